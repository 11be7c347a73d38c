/**
 * Content that is still being written: the same shape as what is published, but words and rules may
 * be missing. What must not be missing is said by the publish gate, all at once.
 */
import { z } from 'zod';
import { code, optionalText } from './fields.ts';
import { question, surveyContent } from './survey-content.ts';

const SHORT = 200;
const LONG = 2000;

const words = (longest: number) =>
	z.strictObject({ zh: optionalText(longest), en: optionalText(longest) });

const draftCondition = z.strictObject({
	match: z.enum(['all', 'any']).default('all'),
	rules: z
		.array(
			z.strictObject({
				field: z.string().max(70),
				op: z.enum(['at_most', 'at_least', 'is', 'is_not']),
				value: z.union([z.number(), z.string().max(63)])
			})
		)
		.max(10)
});

export const draftQuestion = question.extend({
	text: words(LONG).default({}),
	help: words(LONG).optional(),
	options: z
		.array(z.strictObject({ code, text: words(SHORT) }))
		.max(40)
		.optional(),
	scale: z
		.strictObject({
			min: z.int().min(0).max(10),
			max: z.int().min(0).max(10),
			labels: z.strictObject({ min: words(100), max: words(100) }).optional()
		})
		.optional(),
	show_if: draftCondition.optional()
});

export const surveyDraft = surveyContent
	.extend({
		title: words(SHORT).default({}),
		intro: words(LONG).optional(),
		thanks: words(LONG).optional(),
		questions: z.array(draftQuestion).max(60).default([])
	})
	.meta({ id: 'SurveyDraft' });
