import { z } from 'zod';
import { answeredInstant, bilingual, bilingualAnswer, code, locale } from './fields.ts';
import { surveyContent } from './survey-content.ts';
import { surveyDraft } from './survey-draft.ts';

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
			.optional()
			.meta({
				description:
					'Languages on offer, the one that is written first in front; by default those in which every text is there.'
			}),
		content: surveyContent.partial({ title: true, languages: true }).optional().meta({
			description:
				'Texts, questions and settings. `title` and `languages` beside it go before its own. Without it the survey begins with the questions of its instrument.'
		}),
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
		version: z
			.int()
			.nullable()
			.meta({ description: 'The published version; null before the first one.' }),
		created_at: answeredInstant,
		opened_at: answeredInstant.nullable(),
		closed_at: answeredInstant.nullable()
	})
	.meta({ id: 'SurveyRecord' });
export type SurveyAnswer = z.output<typeof surveyAnswer>;

/** One survey with what customers see, or will see once it is published. */
export const surveyDetail = surveyAnswer
	.extend({
		content: surveyDraft.meta({
			description: 'What is published; before the first publication, the draft.'
		})
	})
	.meta({ id: 'SurveyWithContent' });
export type SurveyDetail = z.output<typeof surveyDetail>;
