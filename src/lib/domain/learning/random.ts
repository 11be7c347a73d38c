/**
 * Random numbers that are the same for the same seed, so that folds and draws can be checked again.
 *
 * Unit: none. Range: 0 ≤ x < 1.
 * Missing: does not apply.
 * Source: mulberry32, T. Ettinger (2017), public domain; passes gjrand's tests, not for secrets.
 */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The numbers below `count` in random order (Fisher and Yates). */
export function shuffled(count: number, random: () => number): number[] {
	const order = Array.from({ length: count }, (_none, i) => i);
	for (let i = count - 1; i > 0; i -= 1) {
		const other = Math.floor(random() * (i + 1));
		[order[i], order[other]] = [order[other] ?? 0, order[i] ?? 0];
	}
	return order;
}
