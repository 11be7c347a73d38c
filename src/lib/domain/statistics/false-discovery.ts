/**
 * Benjamini and Hochberg's step-up adjustment of many p values: of those at most `q` after it, a share of `q` is
 * expected to be chance. For lists that are looked through, where Holm's promise of not one by chance finds nothing.
 *
 * Unit: probability. Range: 0 … 1, never below the p it adjusts; order is kept.
 * Missing: empty for none.
 * Source: Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57(1).
 */
export function falseDiscovery(family: readonly number[]): number[] {
	const order = family
		.map((_p, index) => index)
		.sort((a, b) => (family[b] ?? 0) - (family[a] ?? 0));
	const adjusted = family.map(() => 1);
	let lowest = 1;
	order.forEach((index, place) => {
		const rank = family.length - place;
		lowest = Math.min(lowest, ((family[index] ?? 1) * family.length) / rank);
		adjusted[index] = lowest;
	});
	return adjusted;
}
