/**
 * Holm's step-down adjustment of a family of p values.
 *
 * The family is what is shown together, for example the five dimensions on one page.
 *
 * Unit: probability. Range: 0 … 1, never below the p it adjusts; order is kept.
 * Missing: a null p stays null and does not count in the size of the family.
 * Source: Holm (1979), Scandinavian Journal of Statistics 6(2).
 */
export function holm(family: readonly (number | null)[]): (number | null)[] {
	const known = family
		.flatMap((p, index) => (p === null ? [] : [{ p, index }]))
		.sort((a, b) => a.p - b.p);
	const adjusted: (number | null)[] = family.map(() => null);
	let highest = 0;
	known.forEach(({ p, index }, rank) => {
		highest = Math.max(highest, Math.min(1, (known.length - rank) * p));
		adjusted[index] = highest;
	});
	return adjusted;
}
