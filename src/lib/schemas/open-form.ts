/** Open forms: what the public door shows, what staff see, and what a new one is made of. */
import { z } from 'zod';
import { FORM_KINDS } from '#lib/domain/surveys/form-kinds.ts';
import { ORIGINS_MOST, readOrigins } from '#lib/domain/surveys/origins.ts';
import { LOCALES } from '#lib/messages/message.ts';
import { answeredInstant, bilingual, bilingualAnswer, code } from './fields.ts';
import { openSurveySchema } from './open-survey.ts';

const locale = z.enum(LOCALES);

/** What /f/<slug> shows; `survey` is null while the form is closed. */
export const shownFormSchema = z.object({
	organization: bilingualAnswer,
	languages: z.array(locale).min(1),
	origins: z.array(z.string()),
	kind: z.enum(FORM_KINDS).optional(),
	label: bilingualAnswer.optional(),
	survey: openSurveySchema.nullable()
});
export type ShownForm = z.output<typeof shownFormSchema>;

/** An open form as staff and other systems see it. */
export const openFormAnswer = z.object({
	slug: z.string().meta({ description: 'Last part of the address.' }),
	survey: z.string(),
	kind: z.enum(FORM_KINDS),
	label: bilingualAnswer,
	languages: z.array(locale),
	site: z.string().nullable(),
	service: z.string().nullable(),
	channel: z.string().nullable(),
	origins: z.array(z.string()),
	is_open: z.boolean(),
	created_at: answeredInstant
});
export type OpenForm = z.output<typeof openFormAnswer>;

/** The same for other systems, with the address to print or link. */
export const openFormRecord = openFormAnswer
	.extend({ url: z.string().meta({ description: 'Where anybody answers it.' }) })
	.meta({ id: 'OpenForm' });

const origin = z
	.string()
	.transform((given) => readOrigins(given))
	.refine((read) => read.ok && read.origins.length === 1, { params: { words: 'origin' } })
	.transform((read) => (read.ok ? (read.origins[0] ?? '') : ''))
	.meta({ examples: ['https://www.example.com'] });

/** A new form as other systems ask for it. */
export const openFormRequest = z
	.strictObject({
		slug: code,
		kind: z.enum(FORM_KINDS).default('general'),
		label: bilingual(200).meta({
			description: 'Name of the place or purpose; printed on the poster.'
		}),
		site: code.optional().meta({ description: 'Code of a site; answers take it over.' }),
		service: code.optional().meta({ description: 'Code of a service; answers take it over.' }),
		channel: code.optional().meta({ description: 'Channel that its answers get, for filters.' }),
		origins: z
			.array(origin)
			.max(ORIGINS_MOST)
			.default([])
			.meta({ description: 'Web origins that may show the form in a frame; none by default.' })
	})
	.meta({ id: 'OpenFormRequest' });

const label = z.string().trim().max(200, 'too_long').default('');

/** A new form as the page asks for it. */
export const newOpenForm = z
	.object({
		kind: z.enum(FORM_KINDS).default('suggestion'),
		label_zh: label,
		label_en: label,
		/** Empty: one that nobody can guess. */
		slug: z
			.string()
			.trim()
			.toLowerCase()
			.regex(/^([a-z0-9][a-z0-9_-]{0,62})?$/, 'code')
			.default(''),
		site: z.string().max(63).default(''),
		service: z.string().max(63).default(''),
		instrument: z.string().max(63).default(''),
		anonymous: z.boolean().default(false)
	})
	.superRefine(({ label_zh, label_en }, context) => {
		if (label_zh || label_en) return;
		context.addIssue({ code: 'custom', path: ['label_zh'], message: 'label_needed' });
	});
export type NewOpenForm = z.output<typeof newOpenForm>;

/** Whose interview it is: a customer number or a telephone. */
export const interviewForm = z.object({
	customer: z.string().trim().min(1, 'required').max(200, 'too_long')
});
