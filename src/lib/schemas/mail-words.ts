/** Own words for the mails of a survey; what is left blank is built in. */
import { z } from 'zod';
import { unknownFields } from '#lib/domain/reaching/merge-fields.ts';
import type { MailTemplates } from './contact.ts';

const words = (longest: number) =>
	z
		.string()
		.trim()
		.max(longest, 'too_long')
		.refine((value) => unknownFields(value).length === 0, 'merge_field')
		.default('');
const template = {
	// A line break in a subject would end the header.
	subject: words(200).refine((value) => !/[\r\n]/.test(value), 'one_line'),
	body: words(4000)
};

/** Flat, as forms are: purpose, language, part. */
export const mailWordsForm = z
	.object({
		invitation_zh_subject: template.subject,
		invitation_zh_body: template.body,
		invitation_en_subject: template.subject,
		invitation_en_body: template.body,
		reminder_zh_subject: template.subject,
		reminder_zh_body: template.body,
		reminder_en_subject: template.subject,
		reminder_en_body: template.body
	})
	.superRefine((form, context) => {
		for (const [purpose, locale] of WRITTEN) {
			const names = [`${purpose}_${locale}_subject`, `${purpose}_${locale}_body`] as const;
			const blank = names.filter((name) => form[name] === '');
			if (blank.length !== 1) continue;
			context.addIssue({ code: 'custom', path: blank, message: 'both_or_none' });
		}
	});
export type MailWordsForm = z.infer<typeof mailWordsForm>;

export const WRITTEN = [
	['invitation', 'zh'],
	['invitation', 'en'],
	['reminder', 'zh'],
	['reminder', 'en']
] as const;

export function toTemplates(form: MailWordsForm): MailTemplates {
	const templates: { -readonly [P in keyof MailTemplates]: MailTemplates[P] } = {};
	for (const [purpose, locale] of WRITTEN) {
		const subject = form[`${purpose}_${locale}_subject`];
		const body = form[`${purpose}_${locale}_body`].replaceAll('\r\n', '\n');
		if (subject !== '') templates[purpose] = { ...templates[purpose], [locale]: { subject, body } };
	}
	return templates;
}

export function toForm(templates: MailTemplates): MailWordsForm {
	const entries = WRITTEN.flatMap(([purpose, locale]) => {
		const own = templates[purpose]?.[locale];
		return [
			[`${purpose}_${locale}_subject`, own?.subject ?? ''],
			[`${purpose}_${locale}_body`, own?.body ?? '']
		];
	});
	return Object.fromEntries(entries) as MailWordsForm;
}
