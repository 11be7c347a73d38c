/** A new survey as the page asks for it; the API takes more (schemas/survey.ts). */
import { z } from 'zod';
import { LOCALES } from '#lib/messages/message.ts';

/** Forms that customers can be given today; the database refuses the others. */
export const OFFERED_FORMS = ['expectation_perception', 'perception'] as const;

const title = z.string().trim().max(200, 'too_long').default('');

export const surveyForm = z
	.object({
		code: z
			.string()
			.trim()
			.toLowerCase()
			.min(1, 'required')
			.regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'code'),
		instrument: z.string().min(1, 'required'),
		form: z.enum(OFFERED_FORMS).default('expectation_perception'),
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
