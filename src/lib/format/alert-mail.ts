/** The mail that tells somebody of a new case: numbers, times and links for people. */
import { alertMail, type MailWords } from '#lib/messages/mail.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { bands } from '#lib/messages/risk.ts';
import { dayAndTime } from './dates.ts';
import { count } from './numbers.ts';

export type OpenedAlert = {
	reference: string;
	band: 'watch' | 'amber' | 'red' | 'must_act';
	score: number;
	due_at: string;
	customer: string;
};

/** Where the reader is, and where the links lead. */
export type MailPlace = { baseUrl: string; timeZone: string };

/** Without a locale the mail says everything in both languages. */
export function openedAlertMail(
	{ reference, band, score, due_at, customer }: OpenedAlert,
	locale: Locale | null,
	{ baseUrl, timeZone }: MailPlace
): MailWords {
	return alertMail(locale, (one) => ({
		reference,
		customer,
		band: say(bands, one)[band],
		score: count(score, one),
		due: dayAndTime(due_at, one, timeZone),
		link: `${baseUrl}/cases/${encodeURIComponent(reference)}`
	}));
}
