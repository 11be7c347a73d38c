/**
 * Spreadsheets run cells that begin like a formula, and people's words may begin so. An apostrophe
 * in front makes them text. The way back is exact: what already looks defused gets one more.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－﹣−＠]/;
const DEFUSED = /^'+[=+\-@\t\r\n＝＋－﹣−＠]/;

export function defuse(text: string): string {
	return FORMULA.test(text) ? `'${text}` : text;
}

/** The text of a cell that may have been defused. */
export function undefuse(cell: string): string {
	return DEFUSED.test(cell) ? cell.slice(1) : cell;
}
