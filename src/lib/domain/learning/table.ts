import type { Column } from './bins.ts';

/** What a file says in one column, read as numbers where everything that is known is one. */
export function columnOf(name: string, cells: readonly string[]): Column {
	const trimmed = cells.map((cell) => cell.trim());
	const known = trimmed.filter((cell) => cell !== '');
	const isNumber = known.length > 0 && known.every((cell) => Number.isFinite(Number(cell)));
	return isNumber
		? { name, kind: 'number', values: trimmed.map((cell) => (cell === '' ? null : Number(cell))) }
		: { name, kind: 'category', values: trimmed.map((cell) => (cell === '' ? null : cell)) };
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

const MOSTLY = 0.5;
const FEW = 30;

const isNext = (value: string | number, before: string | number | undefined): boolean =>
	before === undefined || Number(value) === Number(before) + 1;
