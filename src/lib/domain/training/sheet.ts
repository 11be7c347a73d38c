import { layoutOf, mainColumn } from '../servqual/layout.ts';
import { measurementDocument, type MeasurementFilter } from '../servqual/measurement-document.ts';
import type { LocalText, Moments, MomentsByColumn, SurveySums } from '../servqual/survey-sums.ts';
import { SUPPRESS_BELOW_N } from '../servqual/thresholds.ts';
import type { Reason } from '../statistics/estimate.ts';
import type { ExactSums } from '../statistics/exact-sums.ts';
import type { Interval } from '../statistics/interval.ts';
import { summarize } from '../statistics/summary.ts';
import { compared, type Compared } from '../servqual/compared.ts';
import { restOf } from '../servqual/rest.ts';

export type SheetRow = {
	code: string;
	name: LocalText;
	/** Of an item: the dimension it belongs to. */
	dimension: LocalText | null;
	value: number | null;
	ci: Interval | null;
	n: number;
	reason?: Reason | undefined;
	/** Against the other teams; null on the page of all teams. */
	rest: Compared | null;
	/** After against before; null where there is nothing to compare with. */
	change: Compared | null;
};

export type Sheet = {
	isGap: boolean;
	received: number;
	/** Weakest first, what cannot be had last. */
	dimensions: SheetRow[];
	items: SheetRow[];
};

export type SheetSums = {
	/** Of the team in the period of the page. */
	team: SurveySums;
	/** Of all teams in the same period. */
	whole: SurveySums | null;
	before: SurveySums | null;
	after: SurveySums | null;
};

/** A number of the form: the gap where expectations were asked, else the perception. */
type Column = 'gap' | 'perception';
type Named = MomentsByColumn & { code: string };

/**
 * What to train on: dimensions and items of a team from the weakest on, each with its interval, against
 * the other teams, and against the time before. Differences are adjusted within each table and column.
 *
 * Unit: scale points. Missing: as in the measurement document; null for a survey that asks for
 * expectations alone, in which nothing is weak.
 */
export function trainingSheet(sums: SheetSums, filter: MeasurementFilter): Sheet | null {
	const { team } = sums;
	const column = mainColumn(layoutOf(team));
	if (column === 'expectation') return null;
	const document = measurementDocument(team, filter);
	const names = new Map(team.dimensions.map(({ code, name }) => [code, name]));
	const texts = new Map(team.items.map(({ code, text }) => [code, text]));
	// Where people were asked some of the items, nobody has a score of a dimension to compare.
	const why = team.sampled === undefined ? undefined : ('not_asked' as const);
	return {
		isGap: column === 'gap',
		received: document.n_received,
		dimensions: weakestFirst(
			withComparisons(
				document.dimensions.map((dimension) => ({
					...measured(dimension, column),
					name: names.get(dimension.code) ?? {},
					dimension: null
				})),
				(each) => ({ rows: each.dimensions, scale: each.score_scale }),
				sums,
				column,
				why
			)
		),
		items: weakestFirst(
			withComparisons(
				document.items.map((item) => ({
					...measured(item, column),
					name: texts.get(item.code) ?? {},
					dimension: names.get(item.dimension) ?? {}
				})),
				(each) => ({ rows: each.items, scale: 1 }),
				sums,
				column
			)
		)
	};
}

type Plain = Omit<SheetRow, 'rest' | 'change'>;
type Pick = (sums: SurveySums) => { rows: readonly Named[]; scale: number };

function measured(
	row: { code: string; n: number } & Record<
		Column,
		{ mean: number | null; ci95: Interval | null; reason?: Reason }
	>,
	column: Column
) {
	const { mean, ci95, reason } = row[column];
	return { code: row.code, value: mean, ci: ci95, n: row.n, ...(mean === null ? { reason } : {}) };
}

function withComparisons(
	rows: readonly Plain[],
	pick: Pick,
	{ team, whole, before, after }: SheetSums,
	column: Column,
	reason?: Reason
): SheetRow[] {
	const momentsIn = (sums: SurveySums | null, code: string): Moments | null =>
		sums === null ? null : (pick(sums).rows.find((row) => row.code === code)?.[column] ?? null);
	const { scale } = pick(team);
	const compare = (sides: (code: string) => [ExactSums | null, ExactSums | null]): Compared[] =>
		compared(
			rows.map(({ code }) => {
				const [ours, theirs] = sides(code).map((side) => summarize(side ?? NOBODY, scale));
				return { ours: ours ?? summarize(NOBODY), theirs: theirs ?? summarize(NOBODY), reason };
			}),
			SUPPRESS_BELOW_N
		);
	const rest =
		whole &&
		compare((code) => [
			momentsIn(team, code),
			restOf(momentsIn(whole, code), momentsIn(team, code))
		]);
	const change =
		before && after && compare((code) => [momentsIn(after, code), momentsIn(before, code)]);
	return rows.map((row, place) => ({
		...row,
		rest: rest?.[place] ?? null,
		change: change?.[place] ?? null
	}));
}

const NOBODY: ExactSums = { n: 0, sum: '0', sum_sq: '0' };

function weakestFirst(rows: SheetRow[]): SheetRow[] {
	return rows.toSorted((a, b) => (a.value ?? Infinity) - (b.value ?? Infinity) || 0);
}
