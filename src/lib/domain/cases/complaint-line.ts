/** One row of a file of complaints, read strictly: a fact that nobody gave is never made up. */
import type { RowCode } from '../import-codes.ts';
import { isYetToCome, readInstant } from '../instant.ts';
import { RowRefused, textOf, type Cells, type Rejection } from '../responses/import-cells.ts';
import { OUTCOMES } from './case-file.ts';
import { CASE_CAUSES, CAUSES } from './causes.ts';
import {
	COMPLAINT_CHANNELS,
	COMPLAINT_WORDS_LONGEST,
	CONTACT_LONGEST,
	REMEDY_LONGEST
} from './complaint.ts';

export const COMPLAINT_COLUMNS = [
	'external_id',
	'customer',
	'contact',
	'received_at',
	'happened_at',
	'channel',
	'category',
	'cause',
	'words',
	'remedy',
	'site',
	'service',
	'locale',
	'closed_at',
	'outcome'
] as const;

type Column = (typeof COMPLAINT_COLUMNS)[number];
/** What is stored; what was not given is left out. */
export type ComplaintLine = { external_id: string } & Partial<Record<Column, string>>;

const ID_LONGEST = 200;
const CATEGORIES = CAUSES.filter(({ parent }) => parent === null).map(({ code }) => code);
const LEAVES = CASE_CAUSES.map(({ code }) => code);

/**
 * Reads one row; blanks are facts that are not known.
 *
 * Range: instants in UTC, codes in lower case. Missing: left out of the line; without an external id
 * the row is refused, because the same file again could not be recognised.
 */
export function readComplaintLine(
	cells: Cells,
	timeZone: string,
	now: Date
): ComplaintLine | Rejection {
	try {
		return lineOf(cells, timeZone, now);
	} catch (error) {
		if (error instanceof RowRefused) return error.rejection;
		throw error;
	}
}

function lineOf(cells: Cells, timeZone: string, now: Date): ComplaintLine {
	const externalId = textOf(cells, 'external_id', ID_LONGEST);
	if (externalId === null) throw new RowRefused('missing_external_id', 'external_id', '');
	const received = instantOf(cells, 'received_at', timeZone, now);
	const closed = instantOf(cells, 'closed_at', timeZone, now);
	const outcome = oneOf(cells, 'outcome', OUTCOMES, 'invalid_end');
	const isInOrder = closed === null || closed >= (received ?? now.toISOString());
	if ((closed === null) !== (outcome === null) || !isInOrder) {
		throw new RowRefused('invalid_end', 'closed_at', cells['closed_at']);
	}
	const facts: Record<Column, string | null> = {
		external_id: externalId,
		customer: textOf(cells, 'customer', ID_LONGEST),
		contact: textOf(cells, 'contact', CONTACT_LONGEST),
		received_at: received,
		happened_at: instantOf(cells, 'happened_at', timeZone, now),
		channel: oneOf(cells, 'channel', COMPLAINT_CHANNELS, 'invalid_channel'),
		category: oneOf(cells, 'category', CATEGORIES, 'unknown_cause'),
		cause: oneOf(cells, 'cause', LEAVES, 'unknown_cause'),
		words: textOf(cells, 'words', COMPLAINT_WORDS_LONGEST),
		remedy: textOf(cells, 'remedy', REMEDY_LONGEST),
		site: codeOf(cells, 'site'),
		service: codeOf(cells, 'service'),
		locale: localeOf(cells),
		closed_at: closed,
		outcome
	};
	const given = Object.entries(facts).filter(([, value]) => value !== null);
	return Object.fromEntries(given) as ComplaintLine;
}

function codeOf(cells: Cells, column: string): string | null {
	return textOf(cells, column, ID_LONGEST)?.toLowerCase() ?? null;
}

function oneOf(
	cells: Cells,
	column: string,
	known: readonly string[],
	refusal: RowCode
): string | null {
	const code = codeOf(cells, column);
	if (code !== null && !known.includes(code)) throw new RowRefused(refusal, column, cells[column]);
	return code;
}

function localeOf(cells: Cells): string | null {
	const language = codeOf(cells, 'locale')?.split(/[-_]/)[0] ?? null;
	if (language !== null && language !== 'zh' && language !== 'en') {
		throw new RowRefused('invalid_locale', 'locale', cells['locale']);
	}
	return language;
}

function instantOf(cells: Cells, column: string, timeZone: string, now: Date): string | null {
	const written = textOf(cells, column, ID_LONGEST);
	if (written === null) return null;
	const instant = readInstant(written, timeZone);
	if (instant === null) throw new RowRefused('invalid_date', column, written);
	if (isYetToCome(instant, now)) throw new RowRefused('future_date', column, written);
	return instant;
}
