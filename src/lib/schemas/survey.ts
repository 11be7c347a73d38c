import { z } from 'zod';
import { answeredInstant, bilingual, bilingualAnswer, code, locale } from './fields.ts';

export const SURVEY_FORMS = [
	'pulse',
	'lite',
	'perception',
	'expectation',
	'expectation_perception',
	'tolerance',
	'feedback'
] as const;
const SURVEY_STATUSES = ['draft', 'open', 'closed'] as const;

/** An instrument in one form, put to customers. */
export const survey = z
	.strictObject({
		code,
		instrument: code.meta({ description: 'Code of an instrument; its latest version is taken.' }),
		form: z.enum(SURVEY_FORMS),
		title: bilingual(200)
			.optional()
			.meta({ description: 'Shown to customers; by default the name of the instrument.' }),
		languages: z
			.array(locale)
			.min(1)
			.transform((languages) => [...new Set(languages)])
			.default(['zh', 'en'])
			.meta({ description: 'Languages on offer; by default both.' }),
		status: z.enum(SURVEY_STATUSES).default('draft')
	})
	.meta({ id: 'Survey' });
export type Survey = z.output<typeof survey>;

export const surveyAnswer = z
	.object({
		code: z.string(),
		instrument: z.string(),
		instrument_version: z.int(),
		form: z.enum(SURVEY_FORMS),
		title: bilingualAnswer,
		languages: z.array(z.enum(['zh', 'en'])),
		status: z.enum(SURVEY_STATUSES),
		created_at: answeredInstant,
		opened_at: answeredInstant.nullable(),
		closed_at: answeredInstant.nullable()
	})
	.meta({ id: 'SurveyRecord' });
export type SurveyAnswer = z.output<typeof surveyAnswer>;
