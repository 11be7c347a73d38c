/**
 * SPSS syntax that reads the CSV beside it and names everything: variables, values, missing answers.
 *
 * A skipped rating is a blank cell and so system-missing; "no opinion" is 0 and user-missing, so that
 * both stay out of every mean and can still be told apart.
 */
import { inEither } from './labels.ts';
import type { Locale } from '#lib/messages/message.ts';
import type { ExportColumn } from './export-columns.ts';

const NAME_BYTES = 64;
const VARIABLE_LABEL_BYTES = 255;
const VALUE_LABEL_BYTES = 120;
const STRING_BYTES = 32_767;
/** A character of a text takes up to four bytes. */
const BYTES_A_CHARACTER = 4;
/** Longer lines are cut off by older versions. */
const PIECE_BYTES = 150;
const RESERVED = new Set('all and by eq ge gt le lt ne not or to with'.split(' '));

/** Names that SPSS takes, by column name: letters, digits and underscores, unique whatever the case. */
export function spssNames(columns: readonly ExportColumn[]): Map<string, string> {
	const taken = new Set<string>();
	const names = new Map<string, string>();
	for (const { name } of columns) {
		const plain = name.replaceAll(/[^a-z0-9_]/gi, '_').replace(/^(?![a-z])/i, 'v');
		const base = RESERVED.has(plain.toLowerCase()) ? `v_${plain}` : plain;
		let wanted = base.slice(0, NAME_BYTES).replace(/_+$/, '') || 'v';
		for (let copy = 2; taken.has(wanted.toLowerCase()); copy += 1) {
			const ending = `_${copy}`;
			wanted = base.slice(0, NAME_BYTES - ending.length) + ending;
		}
		taken.add(wanted.toLowerCase());
		names.set(name, wanted);
	}
	return names;
}

export function spssSyntax(columns: readonly ExportColumn[], csv: string, locale: Locale): string {
	const names = spssNames(columns);
	const nameOf = ({ name }: ExportColumn) => names.get(name) ?? name;
	const ratings = columns.filter(({ isRating }) => isRating);
	const labelled = columns.filter(({ values }) => values.length > 0);
	return [
		'* Encoding: UTF-8.',
		'SET UNICODE=YES.',
		'GET DATA',
		'  /TYPE=TXT',
		`  /FILE=${quoted(csv)}`,
		"  /ENCODING='UTF8'",
		'  /DELCASE=LINE',
		"  /DELIMITERS=','",
		`  /QUALIFIER='"'`,
		'  /ARRANGEMENT=DELIMITED',
		'  /FIRSTCASE=2',
		'  /VARIABLES=',
		...columns.map((column) => `    ${nameOf(column)} ${formatOf(column)}`),
		'  .',
		'DATASET NAME answers WINDOW=FRONT.',
		...command(
			'VARIABLE LABELS',
			columns.map(
				(column) => `${nameOf(column)} ${labelOf(column.label, VARIABLE_LABEL_BYTES, locale)}`
			)
		),
		...command(
			'VALUE LABELS',
			labelled.map((column) => [nameOf(column), ...valuesOf(column, locale)].join('\n    '))
		),
		...(ratings.length === 0
			? []
			: command('MISSING VALUES', [`${ratings.map(nameOf).join('\n    ')} (0)`])),
		...(ratings.length === 0
			? []
			: command('VARIABLE LEVEL', [`${ratings.map(nameOf).join('\n    ')} (SCALE)`])),
		'EXECUTE.',
		''
	].join('\r\n');
}

function formatOf({ kind, longest }: ExportColumn): string {
	return kind === 'number' ? 'F8.0' : `A${Math.min(longest * BYTES_A_CHARACTER, STRING_BYTES)}`;
}

/** One command with its parts, each on lines of its own. */
function command(name: string, parts: readonly string[]): string[] {
	if (parts.length === 0) return [];
	const lines = parts.flatMap((part, place) => `  ${place === 0 ? '' : '/'}${part}`.split('\n'));
	return [name, ...lines, '  .'];
}

function valuesOf({ values }: ExportColumn, locale: Locale): string[] {
	return values.map(({ value, label }) => {
		const code = typeof value === 'number' ? String(value) : quoted(value);
		return `${code} ${labelOf(label, VALUE_LABEL_BYTES, locale)}`;
	});
}

function labelOf(
	label: { zh?: string | undefined; en?: string | undefined },
	limit: number,
	locale: Locale
): string {
	const plain = inEither(label, locale).replaceAll(/\s+/g, ' ').trim();
	return pieces(cut(plain, limit), PIECE_BYTES).map(quoted).join(' +\n      ');
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

/** As it is written: an apostrophe doubles. */
const bytesOf = (character: string) =>
	character === "'" ? 2 : new TextEncoder().encode(character).length;

/** At most so many bytes, and never half a character. */
function cut(text: string, limit: number): string {
	return pieces(text, limit)[0] ?? '';
}

function pieces(text: string, limit: number): string[] {
	const found: string[] = [];
	let piece = '';
	let size = 0;
	for (const character of text) {
		const more = bytesOf(character);
		if (size + more > limit) {
			found.push(piece);
			piece = '';
			size = 0;
		}
		piece += character;
		size += more;
	}
	return [...found, piece];
}
