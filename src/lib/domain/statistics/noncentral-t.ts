import { logGamma, normalCdf, regularizedBeta, Z_975 } from './distributions.ts';

/** Beyond this many standard deviations of the Poisson weights nothing is left to add. */
const WEIGHTS_WITHIN = 12;
const LEAST_REACH = 40;
const MOST_STEPS = 100;

/**
 * Distribution function of noncentral t.
 *
 * Unit: probability. Range: 0 … 1; df > 0. Exact to about 1e-13 for |noncentrality| up to 40; the
 * number of terms grows with it.
 * Missing: throws for arguments that are not numbers.
 * Source: Lenth (1989), Applied Statistics 38(1), algorithm AS 243: Poisson weights times incomplete
 * beta functions, each following from the one before. It starts in logarithms near the largest
 * weight, so that nothing underflows.
 */
export function noncentralTCdf(t: number, df: number, noncentrality: number): number {
	if (t < 0) return 1 - noncentralTCdf(-t, df, -noncentrality);
	const share = t ** 2 / (t ** 2 + df);
	const sum = share === 0 ? 0 : weightedBetas(share, df / 2, noncentrality);
	return Math.min(1, Math.max(0, normalCdf(-noncentrality) + sum / 2));
}

function weightedBetas(share: number, b: number, noncentrality: number): number {
	if (noncentrality === 0) return regularizedBeta(share, 0.5, b);
	const mean = noncentrality ** 2 / 2;
	const reach = WEIGHTS_WITHIN * Math.sqrt(mean) + LEAST_REACH;
	const first = Math.max(0, Math.floor(mean - reach));
	const even = chain(share, b, mean, first, 0.5);
	const odd = chain(share, b, mean, first, 1);
	let sum = 0;
	for (let j = first; j <= mean + reach; j += 1) {
		sum += even() + odd() * noncentrality * Math.SQRT1_2;
	}
	return sum;
}

/** Weight times I_share(j + offset, b), for j = first, first + 1, … */
function chain(
	share: number,
	b: number,
	mean: number,
	first: number,
	offset: number
): () => number {
	let a = first + offset;
	let beta = regularizedBeta(share, a, b);
	// I(a + 1, b) = I(a, b) − step.
	let step = Math.exp(
		a * Math.log(share) + b * Math.log1p(-share) + logGamma(a + b) - logGamma(a + 1) - logGamma(b)
	);
	let weight = Math.exp(-mean + first * Math.log(mean) - logGamma(a + 0.5));
	return () => {
		const term = weight * Math.max(0, beta);
		beta -= step;
		step *= (share * (a + b)) / (a + 1);
		weight *= mean / (a + 0.5);
		a += 1;
		return term;
	};
}

/**
 * The noncentrality for which the t that was found has the given probability of being undercut:
 * with .975 and .025 the ends of a 95 % interval.
 *
 * Unit: none. Range: all reals.
 * Missing: throws for arguments that are not numbers.
 * Source: Steiger & Fouladi (1997), in Harlow, Mulaik & Steiger (eds.), What If There Were No
 * Significance Tests?, the pivoting principle. Solved by false position (Illinois).
 */
export function noncentralityOf(t: number, df: number, probability: number): number {
	const excess = (delta: number): number => noncentralTCdf(t, df, delta) - probability;
	const spread = Math.sqrt(1 + t ** 2 / (2 * df));
	let [low, high] = [t - 2 * Z_975 * spread, t + 2 * Z_975 * spread];
	while (excess(low) < 0) low -= spread;
	while (excess(high) > 0) high += spread;
	let [above, below] = [excess(low), excess(high)];
	let lastSide = 0;
	for (let step = 0; step < MOST_STEPS; step += 1) {
		const middle = (low * below - high * above) / (below - above);
		const found = excess(middle);
		if (found === 0 || high - low < 1e-13 * (1 + Math.abs(middle))) return middle;
		if (Math.abs(found) < 1e-15) return middle;
		if (found > 0) {
			[low, above] = [middle, found];
			if (lastSide === 1) below /= 2;
			lastSide = 1;
		} else {
			[high, below] = [middle, found];
			if (lastSide === -1) above /= 2;
			lastSide = -1;
		}
	}
	return (low + high) / 2;
}
