import { logGamma } from './distributions.ts';
import type { Interval } from './interval.ts';

/**
 * Exact interval of the mean behind a count.
 *
 * Unit: events. Range: ≥ 0; the lower end is 0 for no event.
 * Missing: does not apply: no event is a count too.
 * Errors: RangeError for what is no count, or a level outside 0 … 1.
 * Source: Garwood (1936), Biometrika 28: the means under which so few, or so many, would be rare.
 */
export function poissonInterval(count: number, level = 0.95): Interval {
	if (!Number.isInteger(count) || count < 0) throw new RangeError('A count is a whole number.');
	if (!(level > 0 && level < 1)) throw new RangeError('A level lies between 0 and 1.');
	const tail = (1 - level) / 2;
	const most = count + 20 + 10 * Math.sqrt(count + 1);
	// P(X < count) falls as the mean grows.
	const lower = count === 0 ? 0 : whereFalls((mean) => atMost(count - 1, mean), 1 - tail, most);
	return [lower, whereFalls((mean) => atMost(count, mean), tail, most)];
}

/** P(X ≤ count). */
function atMost(count: number, mean: number): number {
	let sum = 0;
	for (let k = count; k >= 0; k -= 1) {
		const term = Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
		sum += term;
		// Below the mean every further term is smaller than this one.
		if (k < mean && term < sum * 1e-16) break;
	}
	return Math.min(1, sum);
}

function whereFalls(curve: (mean: number) => number, to: number, most: number): number {
	let [low, high] = [0, most];
	for (let step = 0; step < STEPS; step += 1) {
		const middle = (low + high) / 2;
		if (curve(middle) > to) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

const STEPS = 60;
