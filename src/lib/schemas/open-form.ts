/** Open forms: what the public door shows, what staff see, and what a new one is made of. */
import { z } from 'zod';
import { FORM_KINDS } from '#lib/domain/surveys/form-kinds.ts';
import { LOCALES } from '#lib/messages/message.ts';
import { answeredInstant, bilingualAnswer } from './fields.ts';
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
export const openFormAnswer = z
	.object({
		slug: z.string(),
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
	})
	.meta({ id: 'OpenForm' });
export type OpenForm = z.output<typeof openFormAnswer>;

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
