import { hedgesG } from '../statistics/hedges-g.ts';
import { holm } from '../statistics/holm.ts';
import type { Interval } from '../statistics/interval.ts';
import { summarize } from '../statistics/summary.ts';
import { welch } from '../statistics/welch.ts';
import { comparedAlpha, type ComparedAlpha } from './compared-alpha.ts';
import type { Column, ItemSums, SurveySums } from './survey-sums.ts';
import { ALPHA_ON_SCREEN_FROM_N, SUPPRESS_BELOW_N } from './thresholds.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

/** Beyond this many standard deviations a difference between languages matters for pooling. */
export const EQUIVALENCE_MARGIN_G = 0.3;

const SIGNIFICANT_P = 0.05;

/** `undecided`: neither shown to differ nor shown to be alike. */
export type Equivalence = 'alike' | 'differs' | 'undecided' | 'too_few';

export type ComparedItem = Reasoned<{
	code: string;
	n_zh: number;
	n_en: number;
	/** Mean of the Chinese answers minus mean of the English ones. */
	difference: number | null;
	ci95: Interval | null;
	p: number | null;
	p_holm: number | null;
	g: number | null;
	g_ci95: Interval | null;
	verdict: Equivalence;
}>;

export type LanguageEquivalence = {
	column: Column;
	verdict: Equivalence;
	items: ComparedItem[];
	dimensions: ComparedAlpha[];
};

type LanguageSums = Pick<SurveySums, 'items' | 'dimensions'>;

/**
 * Whether Chinese and English answers to one survey may be pooled: item means by Welch with Holm
 * over all items and Hedges' g, alpha by Feldt's intervals and their difference.
 *
 * An item is alike when the whole interval of g lies inside ±.3, whatever p says; otherwise it differs
 * when its adjusted p is below .05. A difference may lie in the wording or in the people: it is a
 * reason to look, not a proof of a bad translation.
 *
 * Unit: scale points, g in standard deviations. Range: the survey is alike when every item is.
 * Missing: below 30 answers in either language no verdict (`too_few`); below 5 no numbers either.
 * Source: Welch (1947); Holm (1979); Hedges (1981); equivalence by interval inclusion: Schuirmann
 * (1987), Journal of Pharmacokinetics and Biopharmaceutics 15(6); difference of alphas from their
 * intervals: Zou & Donner (2008), Statistics in Medicine 27(10).
 */
export function languageEquivalence(
	zh: LanguageSums,
	en: LanguageSums,
	column: Column = 'perception',
	suppressBelow = SUPPRESS_BELOW_N
): LanguageEquivalence {
	const pairs = pairsOf(zh.items, en.items);
	const tests = pairs.map(([a, b]) => {
		const [first, second] = [a, b].map((item) => summaryOf(item, column, suppressBelow));
		return first && second
			? { first, second, test: welch(first, second), effect: hedgesG(first, second) }
			: null;
	});
	const adjusted = holm(tests.map((found) => found?.test.value?.p ?? null));
	const items = pairs.map(([a, b], i): ComparedItem => {
		const found = tests[i] ?? null;
		const test = found?.test.value;
		const effect = found?.effect.value;
		const sizes = { n_zh: a[column]?.n ?? 0, n_en: b[column]?.n ?? 0 };
		const numbers = {
			...{ difference: test?.difference ?? null, ci95: test?.ci95 ?? null, p: test?.p ?? null },
			...{ p_holm: adjusted[i] ?? null, g: effect?.g ?? null, g_ci95: effect?.ci95 ?? null }
		};
		const isEnough = Math.min(sizes.n_zh, sizes.n_en) >= ALPHA_ON_SCREEN_FROM_N;
		const verdict = isEnough ? verdictOf(numbers.p_holm, numbers.g_ci95) : 'too_few';
		return withReasons(
			{ code: a.code, ...sizes, ...numbers, verdict },
			found?.test.reason ?? 'too_few'
		);
	});
	const dimensions = pairsOf(zh.dimensions, en.dimensions).map(([a, b]) =>
		comparedAlpha(a, b, column, suppressBelow)
	);
	return { column, verdict: overallVerdict(items), items, dimensions };
}

function pairsOf<T extends { readonly code: string }>(
	zh: readonly T[],
	en: readonly T[]
): [T, T][] {
	const byCode = new Map(en.map((entry) => [entry.code, entry]));
	return zh.flatMap((entry) => {
		const other = byCode.get(entry.code);
		return other === undefined ? [] : [[entry, other] as [T, T]];
	});
}

function summaryOf(item: ItemSums, column: Column, suppressBelow: number) {
	const moments = item[column];
	return moments === null || moments.n < suppressBelow ? null : summarize(moments);
}

function verdictOf(adjustedP: number | null, effect: Interval | null): Equivalence {
	if (effect === null) return 'undecided';
	const isInside = effect.every((end) => Math.abs(end) < EQUIVALENCE_MARGIN_G);
	if (isInside) return 'alike';
	return adjustedP !== null && adjustedP < SIGNIFICANT_P ? 'differs' : 'undecided';
}

function overallVerdict(items: readonly ComparedItem[]): Equivalence {
	const verdicts = items.map(({ verdict }) => verdict);
	if (verdicts.includes('differs')) return 'differs';
	if (verdicts.length === 0 || verdicts.includes('too_few')) return 'too_few';
	return verdicts.every((verdict) => verdict === 'alike') ? 'alike' : 'undecided';
}
