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
