/** What a survey link shows, and what a receipt proves, as the database's doors hand them out. */
import { z } from 'zod';
import { LOCALES } from '#lib/messages/message.ts';

const bilingual = z.object({ zh: z.string().optional(), en: z.string().optional() });
const locale = z.enum(LOCALES);

export const openSurveySchema = z.object({
	organization: bilingual,
	code: z.string(),
	title: bilingual,
	form: z.enum(['perception', 'expectation_perception']),
	languages: z.array(locale).min(1),
	notice_version: z.string(),
	scale: z.object({
		min: z.number().int(),
		max: z.number().int(),
		labels: z.object({ min: bilingual, max: bilingual }).nullable()
	}),
	dimensions: z.array(z.object({ code: z.string(), name: bilingual })),
	items: z.array(z.object({ code: z.string(), dimension: z.string(), text: bilingual })),
	locale: locale.nullable(),
	encounter: z
		.object({ site: bilingual, service: bilingual, ended_at: z.string(), time_zone: z.string() })
		.nullable()
});

export type OpenSurvey = z.infer<typeof openSurveySchema>;

export const receiptSchema = z.object({
	organization: bilingual,
	title: bilingual,
	languages: z.array(locale).min(1),
	locale: locale.nullable(),
	submitted_at: z.string(),
	time_zone: z.string(),
	contact_requested: z.boolean()
});

export type Receipt = z.infer<typeof receiptSchema>;

export const submittedSchema = z.object({ receipt: z.string(), is_new: z.boolean() });
