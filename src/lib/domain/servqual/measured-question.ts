import type { Interval } from '../statistics/interval.ts';
import { netPromoterScore } from '../statistics/net-promoter-score.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import type { Reason } from '../statistics/estimate.ts';
import { measuredMean, type MeasuredMean } from './measured-mean.ts';
import type { Moments, QuestionSums } from './survey-sums.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

const PROMOTERS_FROM = 9;
const DETRACTORS_TO = 6;

/** How many of those who answered chose it; of several choices the shares add up to more than 1. */
export type MeasuredChoice = Reasoned<{
	value: string;
	n: number | null;
	share: number | null;
	ci95: Interval | null;
}>;

export type MeasuredNps = Reasoned<{ score: number | null; ci95: Interval | null }>;

export type MeasuredQuestion = {
	code: string;
	type: QuestionSums['type'];
	/** People who answered it; it may have been shown to some only. */
	n: number;
	/** Of single, multiple and rating; texts, days and files are only counted. */
	choices?: MeasuredChoice[];
	/** Of rating. */
	mean?: MeasuredMean;
	/** Of the standard recommendation question. */
	nps?: MeasuredNps;
};

/**
 * One question of the survey itself, from the counts of its answers.
 *
 * Unit: shares 0–1, means in points of the question's own scale. Missing: those who were not shown
 * it or left it out are no part of n; below `suppressBelow` nothing but n is given (`too_few`).
 */
export function measuredQuestion(sums: QuestionSums, suppressBelow: number): MeasuredQuestion {
	const { code, type, n, counts } = sums;
	const question = { code, type, n };
	const values = choicesOf(sums);
	if (values.length === 0) return question;
	const withheld = counts === null || n < suppressBelow ? 'too_few' : undefined;
	const choices = values.map((value) => choice(value, counts?.[value] ?? 0, n, withheld));
	if (type !== 'rating') return { ...question, choices };
	const moments = withheld === undefined ? momentsOf(counts ?? {}, values) : null;
	const mean = measuredMean({ moments, scale: 1, suppressBelow, withheld });
	const isNps = sums.preset === 'nps' && sums.scale?.min === 0 && sums.scale.max === 10;
	return {
		...question,
		choices,
		mean,
		...(isNps && { nps: npsOf(counts ?? {}, withheld) })
	};
}

function choicesOf({ type, options, scale }: QuestionSums): string[] {
	if (type === 'single' || type === 'multiple') return options?.map(({ code }) => code) ?? [];
	if (type !== 'rating' || !scale) return [];
	return Array.from({ length: scale.max - scale.min + 1 }, (_none, step) =>
		String(scale.min + step)
	);
}

function choice(
	value: string,
	count: number,
	n: number,
	withheld: Reason | undefined
): MeasuredChoice {
	if (withheld !== undefined) {
		return withReasons({ value, n: null, share: null, ci95: null }, withheld);
	}
	const { value: ci95, reason } = wilsonInterval(count, n);
	return withReasons({ value, n: count, share: count / n, ci95 }, reason);
}

function momentsOf(counts: Readonly<Record<string, number>>, values: readonly string[]): Moments {
	const given = values.map((value) => ({ x: Number(value), times: counts[value] ?? 0 }));
	const sum = (of: (x: number) => number) =>
		given.reduce((total, { x, times }) => total + of(x) * times, 0);
	return {
		n: sum(() => 1),
		sum: String(sum((x) => x)),
		sum_sq: String(sum((x) => x * x)),
		...{ min: null, max: null, at_max: 0, top2: 0 }
	};
}

function npsOf(
	counts: Readonly<Record<string, number>>,
	withheld: Reason | undefined
): MeasuredNps {
	if (withheld !== undefined) return withReasons({ score: null, ci95: null }, withheld);
	const group = { promoters: 0, passives: 0, detractors: 0 };
	for (const [value, times] of Object.entries(counts)) {
		const rating = Number(value);
		if (rating >= PROMOTERS_FROM) group.promoters += times;
		else if (rating <= DETRACTORS_TO) group.detractors += times;
		else group.passives += times;
	}
	const { value, reason } = netPromoterScore(group);
	return withReasons({ score: value?.score ?? null, ci95: value?.ci95 ?? null }, reason);
}
