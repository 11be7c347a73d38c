/** A mail to the customer of a case, as it leaves. */
import { caseMail } from '#lib/messages/case-mail.ts';
import { inEachLanguage } from '#lib/messages/mail.ts';
import type { Locale } from '#lib/messages/message.ts';
import { inLocale, type Bilingual } from './text.ts';

type Written = {
	subject: string;
	text: string;
	/** Language of the customer; null when it is not known. */
	locale: Locale | null;
	organization: Bilingual;
	sender: string | null;
};

/** What was written, with its organisation, its writer and the way to be left alone. */
export function framedCaseMail({ subject, text, locale, organization, sender }: Written): {
	from: string;
	subject: string;
	text: string;
} {
	const foot = inEachLanguage(locale, (one) => ({
		subject: '',
		text: caseMail.foot[one](inLocale(organization, one), sender ?? '')
	})).text.replaceAll('\n\n* * *\n\n', '\n\n');
	return {
		from: inLocale(organization, locale ?? 'zh'),
		subject,
		text: `${text}\n\n-- \n${foot}`
	};
}
