/** The parts of an Office Open XML workbook (ECMA-376), as far as a table of answers needs them. */
import { defuse } from './defuse.ts';
import type { Cell } from './export-columns.ts';

/** What one sheet of a workbook can hold, its header included. */
export const ROWS_A_SHEET = 1_048_576;
/** A longer text is refused by spreadsheets. */
const CELL_LONGEST = 32_767;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const SHEET_BEGIN = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
export const SHEET_END = '</sheetData></worksheet>';

/** One row; `number` counts from 1. Blank cells are left out. */
export function sheetRow(number: number, cells: readonly Cell[], isHeader = false): string {
	let row = `<row r="${number}">`;
	for (const [place, cell] of cells.entries()) {
		if (cell === null || cell === '') continue;
		const at = `r="${columnLetters(place)}${number}"`;
		row +=
			typeof cell === 'number'
				? `<c ${at}><v>${cell}</v></c>`
				: `<c ${at}${isHeader ? ' s="1"' : ''} t="inlineStr"><is><t xml:space="preserve">${asText(cell)}</t></is></c>`;
	}
	return `${row}</row>`;
}

const letters: string[] = [];

/** A, B, … Z, AA, …; counted from 0. */
export function columnLetters(place: number): string {
	letters[place] ??=
		(place >= 26 ? columnLetters(Math.floor(place / 26) - 1) : '') +
		String.fromCharCode(65 + (place % 26));
	return letters[place];
}

/** The parts around the sheets; they can only be written once it is known how many there are. */
export function workbookParts(sheets: readonly string[]): { name: string; text: string }[] {
	const each = (one: (id: number, name: string) => string) =>
		sheets.map((name, place) => one(place + 1, escaped(name))).join('');
	return [
		{
			name: '[Content_Types].xml',
			text: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`
		},
		{
			name: '_rels/.rels',
			text: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
		},
		{
			name: 'xl/workbook.xml',
			text: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((id, name) => `<sheet name="${name}" sheetId="${id}" r:id="rId${id}"/>`)}</sheets></workbook>`
		},
		{
			name: 'xl/_rels/workbook.xml.rels',
			text: `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each((id) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
		},
		{
			name: 'xl/styles.xml',
			text: `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
		}
	];
}

function asText(text: string): string {
	return escaped(defuse(text).slice(0, CELL_LONGEST).toWellFormed());
}

/** What XML 1.0 has no way to say is left out. */
function escaped(text: string): string {
	return text
		.replaceAll(NOT_IN_XML, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll('\r', '&#13;');
}

// eslint-disable-next-line no-control-regex -- these are the characters to be found
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
