import type { Column } from './bins.ts';

/** What a file says in one column, read as numbers where everything that is known is one. */
export function columnOf(name: string, cells: readonly string[]): Column {
	const known = cells.map((cell) => (isUnknown(cell) ? null : cell.trim()));
	const numbers = known.map((cell) => (cell === null ? null : numberOf(cell)));
	const isNumber =
		numbers.some((value) => value !== null) && !numbers.some((value) => Number.isNaN(value));
	return isNumber
		? { name, kind: 'number', values: numbers.map(finiteOrUnknown) }
		: { name, kind: 'category', values: known };
}

/** Blank, or one of the words by which programs say that they do not know. */
function isUnknown(cell: string): boolean {
	return UNKNOWN.test(cell.trim());
}

/** What is beyond all numbers was not measured. */
const finiteOrUnknown = (value: number | null) =>
	value !== null && Number.isFinite(value) ? value : null;

/** A number as people write it: with separators of thousands, a sign of percent or money; else NaN. */
function numberOf(cell: string): number {
	const bare = cell.replace(MONEY, '').replace(/\s*[%％]$/, '');
	const plain = THOUSANDS.test(bare) ? bare.replaceAll(',', '') : bare;
	return /\d/.test(plain) ? Number(plain) : NaN;
}

/**
 * Whether a column only names its rows: a name or number of its own for nearly each one says nothing of
 * others.
 */
export function isIdentifier({ kind, values }: Column): boolean {
	const known = values.filter((value) => value !== null);
	const distinct = new Set<string | number>(known).size;
	if (kind === 'category') return distinct > known.length * MOSTLY && distinct > FEW;
	return (
		distinct === known.length &&
		distinct > FEW &&
		known.every((value, i) => isNext(value, known[i - 1]))
	);
}

/** Rows that are alike in everything share a number: copies must not be learned from and tested on. */
export function copiesOf(
	columns: readonly Column[],
	rows: number
): { groups: number[]; copies: number } {
	const numbers = new Map<string, number>();
	const groups = Array.from({ length: rows }, (_none, row) => {
		const key = JSON.stringify(columns.map(({ values }) => values[row]));
		const number = numbers.get(key) ?? numbers.size;
		numbers.set(key, number);
		return number;
	});
	return { groups, copies: rows - numbers.size };
}

/**
 * Whether rows are alike because there is little to tell people apart by, and not because they were copied:
 * fewer kinds of people are possible than there are rows, and nothing was measured in fractions.
 */
export function areAlikeByChance(columns: readonly Column[], rows: number): boolean {
	const kinds = columns.reduce((all, { values }) => all * new Set<unknown>(values).size, 1);
	const isMeasured = columns.some(
		({ kind, values }) =>
			kind === 'number' && values.some((value) => value !== null && !Number.isInteger(value))
	);
	return kinds <= rows && !isMeasured;
}

const UNKNOWN = /^(|-+|\?|\.|n\/?a|null|none|nan|unknown|[-+]?inf(inity)?|未知|不详|无)$/i;
const MONEY = /^[¥￥$€£]\s*/;
const THOUSANDS = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const MOSTLY = 0.5;
const FEW = 30;

const isNext = (value: string | number, before: string | number | undefined): boolean =>
	before === undefined || Number(value) === Number(before) + 1;
