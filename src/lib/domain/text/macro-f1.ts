/**
 * Mean over classes of the harmonic mean of precision and recall; a text may truly be of several classes, and
 * naming any of them is right.
 *
 * Unit: share. Range: 0 … 1.
 * Missing: null without texts; classes that are never true and never named are left out.
 * Source: van Rijsbergen (1979); unweighted, so that rare classes count like frequent ones.
 */
export function macroF1(
	truths: readonly (readonly string[])[],
	named: readonly (string | null)[]
): number | null {
	const counts = new Map<string, { right: number; truly: number; named: number }>();
	const of = (code: string) => {
		const known = counts.get(code) ?? { right: 0, truly: 0, named: 0 };
		counts.set(code, known);
		return known;
	};
	truths.forEach((truth, row) => {
		const said = named[row] ?? null;
		const isRight = said !== null && truth.includes(said);
		const meant = isRight ? said : truth[0];
		if (meant !== undefined) of(meant).truly += 1;
		if (said !== null) of(said).named += 1;
		if (isRight) of(said).right += 1;
	});
	const shares = [...counts.values()].map((one) => (2 * one.right) / (one.truly + one.named));
	if (shares.length === 0) return null;
	return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
