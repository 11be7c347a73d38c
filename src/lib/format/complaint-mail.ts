/** The mails about a complaint, with times and links for people. */
import { complainantMail, ownerMail } from '#lib/messages/complaint-mail.ts';
import { inEachLanguage, type MailWords } from '#lib/messages/mail.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import type { MailPlace } from './alert-mail.ts';
import { day, dayAndTime } from './dates.ts';
import { inLocale, type Bilingual } from './text.ts';

type News<Kind> = { news: Kind; reference: string; due_at: string };
export type NewsToOwner = News<'received' | 'added' | 'reopened'>;
export type NewsToComplainant = News<'received' | 'answered'> & { organization: Bilingual };

export function mailToOwner(
	{ news, reference, due_at }: NewsToOwner,
	locale: Locale | null,
	{ baseUrl, timeZone }: MailPlace
): MailWords {
	return inEachLanguage(locale, (one) => {
		const t = say(ownerMail, one);
		const link = `${baseUrl}/cases/${encodeURIComponent(reference)}`;
		const facts = { reference, link, due: dayAndTime(due_at, one, timeZone) };
		return { subject: t[news](facts), text: `${t.text(facts)}\n\n-- \n${t.why}` };
	});
}

export function mailToComplainant(
	{ news, reference, due_at, organization }: NewsToComplainant,
	locale: Locale | null,
	{ baseUrl, timeZone }: MailPlace
): MailWords {
	return inEachLanguage(locale, (one) => {
		const t = say(complainantMail, one);
		const facts = {
			reference,
			due: day(due_at, one, timeZone),
			link: `${baseUrl}/track/${encodeURIComponent(reference)}?lang=${one}`,
			organization: inLocale(organization, one)
		};
		const text = news === 'received' ? t.receivedText(facts) : t.answeredText(facts);
		return { subject: t[news](facts), text: `${text}\n\n-- \n${t.why}` };
	});
}
