import { isHomogeneous } from './disclosure.ts';
import type { Column, MomentsByColumn, SurveySums } from './survey-sums.ts';

/** A shown number behind which everybody answered alike: it tells what each of them said. */
export type HomogeneousCell = {
	group?: string;
	item?: string;
	dimension?: string;
	column: Column;
};

/**
 * The cells of a survey in which everybody answered alike: items of the whole, dimensions of the
 * groups. They are shown, and pointed out.
 *
 * Range: only cells of at least `suppressBelow` people; smaller ones are not shown at all.
 * Missing: columns that were not asked are no cells.
 * Source: `isHomogeneous`.
 */
export function homogeneousCells(sums: SurveySums, suppressBelow: number): HomogeneousCell[] {
	const columnsOf = (cell: MomentsByColumn): Column[] =>
		sums.columns.filter((column) => {
			const moments = cell[column];
			return (moments?.n ?? 0) >= suppressBelow && isHomogeneous(moments);
		});
	return [
		...sums.items.flatMap((item) => columnsOf(item).map((column) => ({ item: item.code, column }))),
		...sums.groups.flatMap((group) =>
			group.is_suppressed
				? []
				: group.dimensions.flatMap((dimension) =>
						columnsOf(dimension).map((column) => ({
							group: group.key,
							dimension: dimension.code,
							column
						}))
					)
		)
	];
}
