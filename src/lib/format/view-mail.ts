/** The mail of a saved view: its key numbers, each with how many answered, and a link. */
import { LOCALES, say, type Locale } from '#lib/messages/message.ts';
import type { MailWords } from '#lib/messages/mail.ts';
import { views } from '#lib/messages/views.ts';
import { month } from './dates.ts';
import { count, interval, score, signedGap } from './numbers.ts';

export type ViewNumbers = {
	survey: string;
	received: number | null;
	isGap: boolean;
	overall: { mean: number; ci: readonly [number, number] | null; n: number } | null;
	latest: { month: string; mean: number; n: number } | null;
};

/** Without a locale the mail says everything in both languages. */
export function viewMail(
	{ name, link, numbers }: { name: string; link: string; numbers: ViewNumbers | null },
	locale: Locale | null
): MailWords {
	const each = (locale === null ? LOCALES : [locale]).map((one) => {
		const words = say(views, one);
		const lines = numbers === null ? [words.mailNothing] : numberLines(numbers, one);
		return {
			subject: words.mailSubject(name),
			text: `${[words.mailLead(name), lines.join('\n'), `${words.mailLink}\n${link}`].join('\n\n')}\n\n-- \n${words.mailWhy}`
		};
	});
	return {
		subject: each.map(({ subject }) => subject).join(' · '),
		text: each.map(({ text }) => text).join('\n\n* * *\n\n')
	};
}

function numberLines({ received, isGap, overall, latest }: ViewNumbers, locale: Locale): string[] {
	const words = say(views, locale);
	const value = (mean: number) => (isGap ? signedGap(mean, locale) : score(mean, locale));
	const label = isGap ? words.mailGap : words.mailPerception;
	return [
		words.mailReceived(count(received, locale)),
		overall === null
			? `${label}: ${words.mailNotEnough}`
			: words.mailScore(
					label,
					value(overall.mean),
					interval(overall.ci, locale),
					count(overall.n, locale)
				),
		...(latest === null
			? []
			: [
					words.mailLatest(
						month(`${latest.month}-01T00:00:00Z`, locale, 'UTC'),
						value(latest.mean),
						count(latest.n, locale)
					)
				])
	];
}
