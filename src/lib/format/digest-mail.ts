/** The daily mail to a colleague: their new cases, who waits, and whom to watch. */
import { digestMail } from '#lib/messages/digest.ts';
import { LOCALES, say, type Locale } from '#lib/messages/message.ts';
import type { MailWords } from '#lib/messages/mail.ts';
import type { MailPlace } from './alert-mail.ts';
import { dayAndTime } from './dates.ts';
import { count } from './numbers.ts';

export type Digest = {
	cases: readonly { reference: string; customer: string; score: number; due_at: string }[];
	/** Cases beyond those that are listed. */
	more_cases: number;
	waiting: number;
	newly_waiting: number;
	/** How many customers in Watch a new signal was seen of. */
	watched: number;
	/** The first of them, those with most points first. */
	watch: readonly { customer: string; score: number }[];
};

/** Without a locale the mail says everything in both languages. What there is nothing of is not mentioned. */
export function dailyDigestMail(
	digest: Digest,
	locale: Locale | null,
	place: MailPlace
): MailWords {
	const locales = locale === null ? LOCALES : [locale];
	const each = locales.map((one) => inOne(digest, one, place));
	return {
		subject: each.map(({ subject }) => subject).join(' · '),
		text: each.map(({ text }) => text).join('\n\n* * *\n\n')
	};
}

function inOne(digest: Digest, locale: Locale, { baseUrl, timeZone }: MailPlace): MailWords {
	const t = say(digestMail, locale);
	const cases = digest.cases.map(({ reference, customer, score, due_at }) =>
		t.case(
			customer,
			count(score, locale),
			dayAndTime(due_at, locale, timeZone),
			`${baseUrl}/cases/${encodeURIComponent(reference)}`
		)
	);
	const more =
		digest.more_cases > 0
			? [t.more(count(digest.more_cases, locale), `${baseUrl}/cases?view=mine`)]
			: [];
	const names = digest.watch.map(({ customer, score }) =>
		t.watched(customer, count(score, locale))
	);
	const ellipsis = digest.watched > digest.watch.length ? ['…'] : [];
	const parts = [
		cases.length > 0 ? [t.cases, ...cases, ...more].join('\n') : '',
		digest.waiting > 0
			? t.waiting(
					count(digest.waiting, locale),
					count(digest.newly_waiting, locale),
					`${baseUrl}/cases`
				)
			: '',
		digest.watched > 0
			? t.watch(
					count(digest.watched, locale),
					[...names, ...ellipsis].join(locale === 'zh' ? '，' : ', ')
				)
			: ''
	];
	const all = digest.cases.length + digest.more_cases;
	const subject = [
		all > 0 ? t.newCases(all) : '',
		digest.waiting > 0 ? t.waitingShort(count(digest.waiting, locale)) : '',
		digest.watched > 0 ? t.watchedShort(count(digest.watched, locale)) : ''
	];
	return {
		subject: t.subject(subject.filter((part) => part !== '')),
		text: [...parts.filter((part) => part !== ''), `-- \n${t.why}`].join('\n\n')
	};
}
