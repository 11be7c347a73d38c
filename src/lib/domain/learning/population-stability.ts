/** Whether people are still those a model was learned from. */

/** Customers by class: without a live row of a signal, with one, with two or more. */
export type Frequency = readonly [none: number, one: number, more: number];

export type DriftLevel = 'steady' | 'watch' | 'alert';

export type Drift = {
	readonly signal: string;
	/** null where there are too few customers then or now. */
	readonly psi: number | null;
	readonly level: DriftLevel | null;
	/** Share with the signal, then and now. */
	readonly before: number | null;
	readonly now: number | null;
};

/** Below so many customers then or now, chance alone moves the index. */
export const DRIFT_MIN = 100;
export const WATCH_FROM = 0.1;
export const ALERT_FROM = 0.25;

/**
 * Population stability index: how far shares of classes have moved.
 *
 * Unit: none (a symmetrised divergence, in nats). Range: ≥ 0; from 0.1 worth watching, from 0.25 a change.
 * Missing: null below `DRIFT_MIN` then or now. Half a customer is added to each class, so that an empty one
 * counts as rare and not as impossible.
 * Source: Siddiqi (2006), Credit Risk Scorecards, ch. 8: Σ (now − then) ln(now / then).
 */
export function populationStability(
	before: readonly number[],
	now: readonly number[]
): number | null {
	const [then, later] = [before, now].map((counts) => counts.reduce((sum, n) => sum + n, 0));
	if ((then ?? 0) < DRIFT_MIN || (later ?? 0) < DRIFT_MIN) return null;
	const [expected, actual] = [smoothed(before), smoothed(now)];
	return expected.reduce((sum, share, at) => {
		const moved = actual[at] ?? 0;
		return sum + (moved - share) * Math.log(moved / share);
	}, 0);
}

export function driftLevel(psi: number | null): DriftLevel | null {
	if (psi === null) return null;
	if (psi >= ALERT_FROM) return 'alert';
	return psi >= WATCH_FROM ? 'watch' : 'steady';
}

/** How common each signal was and is; the signals that moved most come first. */
export function driftOf(
	before: { readonly n: number; readonly signals: Readonly<Record<string, Frequency>> },
	now: { readonly n: number; readonly signals: Readonly<Record<string, Frequency>> }
): Drift[] {
	const names = new Set([...Object.keys(before.signals), ...Object.keys(now.signals)]);
	return [...names]
		.map((signal): Drift => {
			const [then, later] = [before, now].map(
				({ n, signals }): Frequency => signals[signal] ?? [n, 0, 0]
			) as [Frequency, Frequency];
			const psi = populationStability(then, later);
			return { signal, psi, level: driftLevel(psi), before: having(then), now: having(later) };
		})
		.toSorted((a, b) => (b.psi ?? -1) - (a.psi ?? -1) || (a.signal < b.signal ? -1 : 1));
}

function having([none, one, more]: Frequency): number | null {
	const n = none + one + more;
	return n === 0 ? null : (one + more) / n;
}

function smoothed(counts: readonly number[]): number[] {
	const total = counts.reduce((sum, n) => sum + n + 0.5, 0);
	return counts.map((n) => (n + 0.5) / total);
}
