/** A new survey as the page asks for it; the API takes more (schemas/survey.ts). */
import { z } from 'zod';
import { FORMS } from '#lib/domain/surveys/form-facts.ts';
import { LOCALES } from '#lib/messages/message.ts';

const title = z.string().trim().max(200, 'too_long').default('');

export const surveyForm = z
	.object({
		/** Empty: one is made of the title. */
		code: z
			.string()
			.trim()
			.toLowerCase()
			.regex(/^([a-z0-9][a-z0-9_-]{0,62})?$/, 'code')
			.default(''),
		instrument: z.string().min(1, 'required'),
		form: z.enum(FORMS, 'required').default('perception'),
		title_zh: title,
		title_en: title,
		languages: z
			.array(z.enum(LOCALES as ['zh', 'en']))
			.min(1, 'choose_one')
			.default(['zh', 'en'])
	})
	.superRefine(({ languages, title_zh, title_en }, context) => {
		for (const [locale, words] of [
			['zh', title_zh],
			['en', title_en]
		] as const) {
			if (languages.includes(locale) && words === '') {
				context.addIssue({ code: 'custom', path: [`title_${locale}`], message: 'title_needed' });
			}
		}
	});
