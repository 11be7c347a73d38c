/** The mail of a playbook, ready to be changed by the colleague who sends it. */
import { caseMail } from '#lib/messages/case-mail.ts';
import { inEachLanguage, type MailWords } from '#lib/messages/mail.ts';
import type { Locale } from '#lib/messages/message.ts';
import type { Playbook } from './playbook.ts';

/** In the customer's language; in both where it is not known, for the colleague to choose. */
export function suggestedMail(
	{ mail }: Pick<Playbook, 'mail'>,
	locale: Locale | null,
	name: string
): MailWords {
	return inEachLanguage(locale, (one) => ({
		subject: caseMail.subject[one],
		text: name === '' ? withoutName(mail[one], one) : mail[one].replaceAll('{{name}}', name)
	}));
}

/** A greeting that names nobody still greets. */
function withoutName(words: string, locale: Locale): string {
	return words
		.replaceAll('{{name}}，您好', '您好')
		.replaceAll('{{name}}', caseMail.somebody[locale]);
}
