import type { Reason } from '../statistics/estimate.ts';
import type { Column, MomentsByColumn, SurveySums } from './survey-sums.ts';
import { SUPPRESS_BELOW_N } from './thresholds.ts';

/** What the form asked, and the smallest group that may be shown. */
export type Layout = {
	readonly columns: readonly Column[];
	readonly suppressBelow: number;
	/** Each person was asked a sample of the items, so nobody answered a whole dimension. */
	readonly isSampled: boolean;
	/** The form asks what is just acceptable beside what is wished for. */
	readonly hasZones: boolean;
	/** So few have an overall score that the database may have withheld what it counted. */
	readonly isWithheld: boolean;
};

export function layoutOf(
	{ columns, sampled, items, overall }: SurveySums,
	suppressBelow = SUPPRESS_BELOW_N
): Layout {
	return {
		columns,
		suppressBelow,
		isSampled: sampled !== undefined,
		hasZones: items.some(({ zone }) => zone !== null),
		isWithheld: overall.perception.n < suppressBelow
	};
}

/** The number a form is about: the gap where both columns were asked, else the one that was. */
export function mainColumn({ columns }: Layout): keyof MomentsByColumn {
	if (!columns.includes('expectation')) return 'perception';
	return columns.includes('perception') ? 'gap' : 'expectation';
}

/** `not_asked` when the form has no such column; a gap needs both. */
export function whyNotAsked(layout: Layout, column: keyof MomentsByColumn): Reason | undefined {
	const isAsked = column === 'gap' ? mainColumn(layout) === 'gap' : layout.columns.includes(column);
	return isAsked ? undefined : 'not_asked';
}

/** Why the items of a column cannot be judged as a scale, whatever was answered. */
export function whyNoScale(layout: Layout, column: keyof MomentsByColumn): Reason | undefined {
	return layout.isSampled ? 'not_asked' : whyNotAsked(layout, column);
}

/** Why the database sent nothing at all for a part of the document. */
export function whyNoSums({ isWithheld }: Layout): Reason {
	return isWithheld ? 'too_few' : 'not_asked';
}
