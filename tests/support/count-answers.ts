// What is counted about one column of answers, before it is put together in `count-survey.ts`.
import type { DimensionSums, Moments, MomentsByColumn } from '#lib/domain/servqual/survey-sums.ts';
import { countPair, countSums } from './count-numbers.ts';

export type Answers = readonly (number | null)[];

export type Form = {
	survey: string;
	scale: { min: number; max: number };
	columns: ('expectation' | 'perception')[];
	/** Item codes by dimension, in the order of the answers. */
	dimensions: { code: string; items: string[] }[];
};

/** Ratings in the order of the form's items, reverse-keyed already. */
export type Row = {
	expectations?: Answers;
	perceptions: Answers;
	satisfaction?: number | null;
	group?: string;
	/** Points of importance by dimension. */
	importance?: Answers;
	/** What is just acceptable, by item; expectations are what is desired then. */
	adequates?: Answers;
	/** Places of items whose perception was answered with "no opinion". */
	withoutOpinion?: readonly number[];
};

export type Values = { expectation: Answers; perception: Answers; gap: Answers };

export type AnswerColumn = keyof Values;

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

export function scaleOfScores(form: Form): number {
	const largest = Math.max(...form.dimensions.map(({ items }) => items.length));
	return Array.from({ length: largest }, (_none, i) => i + 1).reduce(
		(lcm, size) => (lcm / gcd(lcm, size)) * size
	);
}

export function valuesOf(row: Row): Values {
	const expectation = row.expectations ?? row.perceptions.map(() => null);
	const gap = row.perceptions.map((p, i) => {
		const e = expectation[i] ?? null;
		return p === null || e === null ? null : p - e;
	});
	return { expectation, perception: row.perceptions, gap };
}

export const present = (values: Answers): number[] => values.filter((value) => value !== null);

export function score(values: Answers, scale: number): number | null {
	const known = present(values);
	if (known.length * 2 < values.length || known.length === 0) return null;
	return (known.reduce((sum, value) => sum + value, 0) * scale) / known.length;
}

export function moments(form: Form, values: Answers): Moments {
	const known = present(values);
	const at = (low: number): number => known.filter((value) => value >= low).length;
	return {
		...countSums(known),
		at_max: at(form.scale.max),
		top2: at(form.scale.max - 1)
	};
}

export function isAsked(form: Form, column: AnswerColumn): boolean {
	return column === 'gap' ? form.columns.length === 2 : form.columns.includes(column);
}

export function byColumn(form: Form, of: (column: AnswerColumn) => Answers): MomentsByColumn {
	const one = (column: AnswerColumn): Moments | null =>
		isAsked(form, column) ? moments(form, of(column)) : null;
	return { expectation: one('expectation'), perception: one('perception'), gap: one('gap') };
}

export function crossed(expectations: Answers, perceptions: Answers): DimensionSums['ep_cross'] {
	const both = expectations.flatMap((e, i) => {
		const p = perceptions[i] ?? null;
		return e === null || p === null ? [] : [{ e, p }];
	});
	const sums = countPair(
		both.map(({ e }) => e),
		both.map(({ p }) => p)
	);
	return {
		n: sums.n,
		sum_ep: sums.sum_xy,
		sum_e: sums.sum_x,
		sum_p: sums.sum_y,
		sum_ee: sums.sum_xx,
		sum_pp: sums.sum_yy
	};
}
