/** What a survey link shows, and what a receipt proves, as the database's doors hand them out. */
import { z } from 'zod';
import { CONSENT_TIERS, CONTACT_OFFERS } from '#lib/domain/surveys/content.ts';
import { LOCALES } from '#lib/messages/message.ts';
import { SURVEY_FORMS } from './survey.ts';
import { draftQuestion } from './survey-draft.ts';

const bilingual = z.object({ zh: z.string().optional(), en: z.string().optional() });
const locale = z.enum(LOCALES);

export const openSurveySchema = z.object({
	organization: bilingual,
	code: z.string(),
	title: bilingual,
	form: z.enum(SURVEY_FORMS),
	languages: z.array(locale).min(1),
	notice_version: z.string(),
	consent: z.enum(CONSENT_TIERS),
	intro: bilingual.nullish().transform((text) => text ?? null),
	/** `test`: the answer never counts. `interview`: a member of staff reads it out and enters it. */
	mode: z.enum(['answer', 'test', 'interview']),
	scale: z.object({
		min: z.number().int(),
		max: z.number().int(),
		labels: z.object({ min: bilingual, max: bilingual }).nullable()
	}),
	dimensions: z.array(z.object({ code: z.string(), name: bilingual })),
	/** Only those that this link asks, in the order to show. */
	items: z.array(
		z.object({
			code: z.string(),
			dimension: z.string(),
			text: bilingual,
			reversed: z.boolean().optional()
		})
	),
	/** The ratings asked of each item: the least acceptable, what is expected or desired, what was felt. */
	columns: z.array(z.enum(['adequate', 'expectation', 'perception'])),
	asks: z.object({
		overall: z.boolean(),
		comment: z.boolean(),
		importance: z.boolean(),
		contact: z.enum(CONTACT_OFFERS)
	}),
	/** Of a draft, where a test link shows one, words may be missing. */
	questions: z.array(draftQuestion),
	locale: locale.nullable(),
	encounter: z
		.object({
			site: bilingual,
			service: bilingual,
			channel: z.string(),
			ended_at: z.string(),
			time_zone: z.string()
		})
		.nullable(),
	/** Fields that were kept on the way, by name; null when there are none. */
	draft: z.record(z.string(), z.union([z.string(), z.array(z.string())])).nullable()
});

export type OpenSurvey = z.infer<typeof openSurveySchema>;

export const receiptSchema = z.object({
	organization: bilingual,
	organization_code: z.string(),
	title: bilingual,
	thanks: bilingual.nullish().transform((text) => text ?? null),
	languages: z.array(locale).min(1),
	locale: locale.nullable(),
	submitted_at: z.string(),
	time_zone: z.string(),
	contact_requested: z.boolean(),
	consent: z.enum(CONSENT_TIERS),
	is_test: z.boolean()
});

export type Receipt = z.infer<typeof receiptSchema>;

export const submittedSchema = z.object({ receipt: z.string(), is_new: z.boolean() });
