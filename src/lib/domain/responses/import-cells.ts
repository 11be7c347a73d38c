/** What a cell of an import holds, read strictly, and how a row is refused by it. */
import type { RowCode } from '../import-codes.ts';
import { parseRating } from '../servqual/rating.ts';
import type { RatingScale } from '../servqual/scale.ts';
import { codePoints, cleanText } from '../text/clean-text.ts';
import { NO_OPINION_WORD } from './export-columns.ts';

export type Cell = string | number | null | undefined;
export type Cells = Readonly<Record<string, Cell>>;

/** Why a row was left out: the column, and what stood in it. */
export type Rejection = { code: RowCode; column: string; value: string };

/** Comments, and answers in the customer's own words. */
export const LONGEST_WORDS = 4000;
/** As it is stored; a rating of nothing. */
const NO_OPINION = 0;

/** Thrown while one row is read, so that each field can be read in one expression. */
export class RowRefused extends Error {
	readonly rejection: Rejection;

	constructor(code: RowCode, column: string, value: Cell) {
		super(code);
		this.rejection = { code, column, value: String(value ?? '') };
	}
}

export function textOf(cells: Cells, column: string, longest: number): string | null {
	const text = cleanText(String(cells[column] ?? '')).trim();
	if (codePoints(text) > longest) throw new RowRefused('too_long', column, codePoints(text));
	return text === '' ? null : text;
}

export function ratingOf(cells: Cells, column: string, scale: RatingScale): number | null {
	if (cells[column] === NO_OPINION_WORD) return NO_OPINION;
	const rating = parseRating(cells[column], scale);
	if (rating === 'reject') throw new RowRefused('invalid_rating', column, cells[column]);
	return rating;
}
