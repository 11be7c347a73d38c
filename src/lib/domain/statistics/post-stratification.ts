/** A part of the population: how many of the sample fell into it, and its known share. */
export type Stratum = { readonly key: string; readonly n: number; readonly share: number };

export type StratumWeight = { key: string; n: number; weight: number; isTrimmed: boolean };

export type PostStratification = {
	/** Only strata with respondents; the weights of all respondents have mean 1. */
	weights: StratumWeight[];
	/** n Σw² / (Σw)² = 1 + CV²(w): how many times more respondents the same precision needs. */
	designEffect: number;
	/** Share of the population nobody of which answered; the weighted numbers say nothing about it. */
	uncovered: number;
};

/** A weight above this many medians is cut, so that no respondent speaks for too many. */
export const TRIM_AT_MEDIANS = 5;

/**
 * Weights that give every stratum its known share: w = (share / covered) / (n_h / n), trimmed at
 * five times the median weight of a respondent, then brought back to mean 1.
 *
 * Unit: none. Range: > 0, mean 1 over respondents. After trimming the shares are met less exactly;
 * `isTrimmed` says where.
 * Missing: a stratum without respondents gets no weight and counts as uncovered; null without any
 * respondent in a stratum of known share. Respondents of share 0 are left out.
 * Source: Holt & Smith (1979), JRSS A 142(1); trimming: Potter (1990), ASA Survey Research Methods.
 */
export function postStratify(strata: readonly Stratum[]): PostStratification | null {
	if (strata.some(({ share }) => !(share >= 0))) throw new RangeError('A share is not negative.');
	const population = strata.reduce((sum, { share }) => sum + share, 0);
	const answered = strata.filter(({ n, share }) => n > 0 && share > 0);
	const covered = answered.reduce((sum, { share }) => sum + share, 0);
	const n = answered.reduce((sum, stratum) => sum + stratum.n, 0);
	if (n === 0) return null;
	const raw = answered.map((stratum) => ({
		...stratum,
		weight: stratum.share / covered / (stratum.n / n)
	}));
	const most = TRIM_AT_MEDIANS * medianWeight(raw, n);
	const trimmed = raw.map(({ key, n: size, weight }) => ({
		...{ key, n: size, weight: Math.min(weight, most) },
		isTrimmed: weight > most
	}));
	const mean = trimmed.reduce((sum, { n: size, weight }) => sum + size * weight, 0) / n;
	const weights = trimmed.map((stratum) => ({ ...stratum, weight: stratum.weight / mean }));
	const squares = weights.reduce((sum, { n: size, weight }) => sum + size * weight ** 2, 0);
	return { weights, designEffect: squares / n, uncovered: 1 - covered / population };
}

/** The median over respondents, not over strata. */
function medianWeight(strata: readonly { n: number; weight: number }[], n: number): number {
	const sorted = [...strata].sort((a, b) => a.weight - b.weight);
	const at = (place: number): number => {
		let seen = 0;
		for (const stratum of sorted) {
			seen += stratum.n;
			if (place < seen) return stratum.weight;
		}
		return NaN;
	};
	return (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2;
}
