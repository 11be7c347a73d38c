/** The content of a survey as it is stored in drafts and versions; what is left out has a default. */
import { z } from 'zod';
import {
	CONDITION_OPERATORS,
	CONSENT_TIERS,
	CONTACT_OFFERS,
	QUESTION_PLACES,
	QUESTION_PRESETS,
	QUESTION_TYPES
} from '#lib/domain/surveys/content.ts';
import { bilingual, code } from './fields.ts';

const QUESTIONS_MOST = 60;
const OPTIONS_MOST = 40;
const RULES_MOST = 10;
const SHORT = 200;
const LONG = 2000;
/** An answer to a question of its own is `q_<code>`, and hyphens cannot stand in variable names. */
const questionCode = z
	.string()
	.regex(/^[a-z][a-z0-9_]{0,30}$/)
	.meta({ description: 'A letter, then letters, digits, underscores; at most 31.' });

const condition = z.strictObject({
	match: z.enum(['all', 'any']).default('all'),
	rules: z
		.array(
			z.strictObject({
				field: z.string().regex(/^(overall|[pq]_[a-z0-9_-]{1,63})$/),
				op: z.enum(CONDITION_OPERATORS),
				value: z.union([z.number(), z.string().max(63)])
			})
		)
		.min(1)
		.max(RULES_MOST)
});

const questionScale = z
	.strictObject({
		min: z.int().min(0).max(1),
		max: z.int().min(2).max(10),
		labels: z.strictObject({ min: bilingual(100), max: bilingual(100) }).optional()
	})
	.refine(({ min, max }) => max > min);

/** A question of a survey, beside the items of its instrument. */
export const question = z.strictObject({
	code: questionCode,
	type: z.enum(QUESTION_TYPES),
	text: bilingual(LONG),
	help: bilingual(LONG).optional(),
	required: z.boolean().default(false),
	place: z.enum(QUESTION_PLACES).default('after'),
	options: z
		.array(z.strictObject({ code, text: bilingual(SHORT) }))
		.max(OPTIONS_MOST)
		.optional(),
	scale: questionScale.optional(),
	preset: z.enum(QUESTION_PRESETS).optional(),
	show_if: condition.optional()
});

export const surveyContent = z
	.strictObject({
		title: bilingual(SHORT),
		intro: bilingual(LONG).optional(),
		thanks: bilingual(LONG).optional(),
		languages: z.array(z.enum(['zh', 'en'])).min(1),
		consent: z.enum(CONSENT_TIERS).default('identified'),
		overall: z.boolean().default(true),
		comment: z.boolean().default(true),
		importance: z.boolean().default(false),
		contact: z.enum(CONTACT_OFFERS).default('after_low'),
		expectation: z
			.strictObject({
				share: z.number().min(0).max(1).default(1),
				every_days: z.int().min(1).max(3660).nullable().default(null)
			})
			.default({ share: 1, every_days: null }),
		questions: z.array(question).max(QUESTIONS_MOST).default([]),
		translated_from: z.record(z.string(), z.string().max(40)).default({})
	})
	.meta({ id: 'SurveyContent' });
export type SurveyContentInput = z.input<typeof surveyContent>;
