import { count } from '#lib/format/numbers.ts';
import { answeringWords } from '#lib/messages/answering.ts';
import { say, type Locale } from '#lib/messages/message.ts';

const MINUTE = 60;
/** Classes are a fifth wide: seconds beyond a few minutes would claim what is not known. */
const TENS_FROM = 2 * MINUTE;
const MINUTES_FROM = 10 * MINUTE;

/**
 * "about 2 min 10 s": a time as exact as it is known.
 *
 * @param longest said instead where the time has no number: it lies beyond
 */
export function aboutTime(seconds: number | null, longest: number, locale: Locale): string {
	const words = say(answeringWords, locale);
	return seconds === null
		? words.longerThan(timeOf(longest, locale))
		: words.about(timeOf(seconds, locale));
}

function timeOf(seconds: number, locale: Locale): string {
	const words = say(answeringWords, locale);
	const step = seconds >= MINUTES_FROM ? MINUTE : seconds >= TENS_FROM ? 10 : 5;
	const rounded = Math.round(seconds / step) * step;
	const [minutes, rest] = [Math.floor(rounded / MINUTE), rounded % MINUTE];
	const parts = [
		...(minutes > 0 ? [words.minutes(count(minutes, locale))] : []),
		...(rest > 0 || minutes === 0 ? [words.seconds(count(rest, locale))] : [])
	];
	return parts.join(' ');
}
