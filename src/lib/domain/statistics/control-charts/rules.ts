/**
 * Places (from 0) of the points that complete a pattern, by the number of the rule.
 */
export type RuleHits<Rule extends number> = Record<Rule, number[]>;

export type NelsonRule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
export type WesternElectricRule = 1 | 2 | 3 | 4;

type Window = readonly number[];
type Test = (window: Window, last: number) => boolean;

const isBeyond = (sigmas: number) => (z: number) => Math.abs(z) > sigmas;
const sameSide = (window: Window, last: number): number[] =>
	window.filter((z) => Math.sign(z) === Math.sign(last));

/** The last point and enough of those before it lie beyond the line, on one side. */
const someBeyond =
	(needed: number, sigmas: number): Test =>
	(window, last) =>
		isBeyond(sigmas)(last) && sameSide(window, last).filter(isBeyond(sigmas)).length >= needed;

const allOneSide =
	(length: number): Test =>
	(window, last) =>
		last !== 0 && window.length === length && sameSide(window, last).length === length;

const steps = (window: Window): number[] =>
	window.slice(1).map((z, i) => Math.sign(z - (window[i] ?? NaN)));

const isSteady: Test = (window) => {
	const [first, ...others] = steps(window);
	return window.length === 6 && first !== 0 && others.every((step) => step === first);
};

const isAlternating: Test = (window) => {
	const turns = steps(window);
	return (
		window.length === 14 &&
		turns.every((step, i) => step !== 0 && (i === 0 || step === -(turns[i - 1] ?? 0)))
	);
};

const isHugging: Test = (window) => window.length === 15 && !window.some(isBeyond(1));

const isOutside: Test = (window) =>
	window.length === 8 &&
	window.every(isBeyond(1)) &&
	window.some((z) => z > 0) &&
	window.some((z) => z < 0);

/** A point on a line belongs to the inner zone; a gap neither completes nor breaks a pattern. */
function hits(series: readonly (number | null)[], length: number, test: Test): number[] {
	const known = series.flatMap((z, place) => (z === null ? [] : [{ z, place }]));
	return known.flatMap(({ z, place }, i) => {
		const window = known.slice(Math.max(0, i + 1 - length), i + 1).map((point) => point.z);
		return test(window, z) ? [place] : [];
	});
}

/**
 * Nelson's eight rules on standardised values: 1 one point beyond 3σ; 2 nine on one side; 3 six
 * steadily up or down; 4 fourteen alternating; 5 two of three beyond 2σ on one side; 6 four of five
 * beyond 1σ on one side; 7 fifteen within 1σ; 8 eight beyond 1σ, on both sides.
 *
 * Unit: z in sigma. Range: all reals; beyond means strictly.
 * Missing: periods without a value are left out.
 * Source: Nelson (1984), Journal of Quality Technology 16(4).
 */
export function nelson(series: readonly (number | null)[]): RuleHits<NelsonRule> {
	return {
		1: hits(series, 1, someBeyond(1, 3)),
		2: hits(series, 9, allOneSide(9)),
		3: hits(series, 6, isSteady),
		4: hits(series, 14, isAlternating),
		5: hits(series, 3, someBeyond(2, 2)),
		6: hits(series, 5, someBeyond(4, 1)),
		7: hits(series, 15, isHugging),
		8: hits(series, 8, isOutside)
	};
}

/**
 * The Western Electric rules on standardised values: 1 one point beyond 3σ; 2 two of three beyond 2σ
 * on one side; 3 four of five beyond 1σ on one side; 4 eight on one side.
 *
 * Unit: z in sigma. Range: all reals; beyond means strictly.
 * Missing: periods without a value are left out.
 * Source: Western Electric (1956), Statistical Quality Control Handbook.
 */
export function westernElectric(series: readonly (number | null)[]): RuleHits<WesternElectricRule> {
	return {
		1: hits(series, 1, someBeyond(1, 3)),
		2: hits(series, 3, someBeyond(2, 2)),
		3: hits(series, 5, someBeyond(4, 1)),
		4: hits(series, 8, allOneSide(8))
	};
}
