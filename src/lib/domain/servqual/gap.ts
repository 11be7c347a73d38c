/**
 * Gap of one item: perception − expectation.
 *
 * Unit: scale points. Range: ± the width of the scale, −6 … +6 on a 7-point scale. Negative = below
 * expectation.
 * Missing: null if either answer is missing.
 * Source: Parasuraman, Zeithaml & Berry (1988), Journal of Retailing 64(1).
 */
export function gap(perception: number | null, expectation: number | null): number | null {
	if (perception === null || expectation === null) return null;
	return perception - expectation;
}
