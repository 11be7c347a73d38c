/** The page for trainers in words: what is compared, and what can be told from noise. */
import type { Compared } from '#lib/domain/servqual/compared.ts';
import type { MeasurementEvent } from '#lib/domain/training/measurement-event.ts';
import type { Since } from '#lib/domain/training/periods.ts';
import { calendarDay } from '#lib/format/dates.ts';
import { interval, sampleSize, signedGap } from '#lib/format/numbers.ts';
import { inLocale } from '#lib/format/text.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { training } from '#lib/messages/training.ts';
import { period, reason } from '../dashboard/said.ts';

export type Said = { verdict: string; detail: string | null; isNoise: boolean };

/** A comparison as a verdict, and the numbers behind it; or why there is none. */
export function comparisonWords(
	compared: Compared,
	column: 'rest' | 'change',
	locale: Locale
): Said {
	const words = say(training, locale);
	const { test, verdict, otherN, reason: why } = compared;
	if (test === null || verdict === null) {
		return { verdict: words.notCompared, detail: reason(why, locale), isNoise: true };
	}
	const verdicts =
		column === 'rest'
			? { worse: words.worse, better: words.better, noise: words.noise }
			: { worse: words.changedWorse, better: words.changedBetter, noise: words.changedNoise };
	return {
		verdict: verdicts[verdict],
		detail: words.difference(
			signedGap(test.difference, locale),
			interval(test.ci95, locale),
			sampleSize(otherN, locale)
		),
		isNoise: verdict === 'noise'
	};
}

/** What "since last time" means on this page. */
export function sinceSentence(
	since: Since | null,
	last: MeasurementEvent | null,
	locale: Locale
): string {
	const words = say(training, locale);
	const title = inLocale(last?.title, locale);
	const day = last === null ? '' : calendarDay(last.happenedOn, locale);
	if (since === null) return words.tooEarly(title, day);
	const [before, after] = [period(since.before, locale), period(since.after, locale)];
	return since.kind === 'training'
		? words.sinceTraining(title, day, before, after)
		: words.sinceBefore(before, after);
}
