/** How the lots of a programme are mixed, and how large its held-out share should be. */

/** So many of so many consecutive customers of a stratum are held out. */
export type Block = { readonly size: number; readonly holdouts: number };

/** The shares on offer, from the smallest; blocks are small so that both arms fill evenly from the start. */
export const BLOCKS: readonly Block[] = [
	{ size: 5, holdouts: 1 },
	{ size: 4, holdouts: 1 },
	{ size: 10, holdouts: 3 },
	{ size: 6, holdouts: 2 },
	{ size: 5, holdouts: 2 },
	{ size: 4, holdouts: 2 }
];

export const shareOf = ({ size, holdouts }: Block): number => holdouts / size;

/** "1/5": the name of a block in a form. */
export const blockName = ({ size, holdouts }: Block): string => `${holdouts}/${size}`;

/** The block of that name; undefined for one that is not on offer. */
export function blockNamed(name: string): Block | undefined {
	return BLOCKS.find((block) => blockName(block) === name);
}

/**
 * The held-out share at which nobody loses anything: as many as could not have been contacted anyway, and at
 * least a fifth, without which nothing can be compared.
 *
 * Unit: customers a week. Range: one of the shares on offer, the next above max(0.2, 1 − capacity / expected),
 * at most one half.
 * Missing: the smallest share if nobody is expected.
 */
export function proposeBlock(expectedPerWeek: number, capacityPerWeek: number): Block {
	const wanted = expectedPerWeek > 0 ? 1 - capacityPerWeek / expectedPerWeek : 0;
	const fitting = BLOCKS.find((block) => shareOf(block) >= wanted - 1e-9);
	return fitting ?? (BLOCKS.at(-1) as Block);
}

/**
 * Customers who will be drawn until the last draw, at the pace that is expected.
 *
 * Unit: customers. Range: ≥ 0, rounded.
 * Missing: 0 when no day is left for drawing.
 */
export function plannedCustomers(expectedPerWeek: number, drawDays: number): number {
	return Math.max(0, Math.round((expectedPerWeek * drawDays) / 7));
}
