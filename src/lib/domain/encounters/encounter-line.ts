/** One row of a file of service contacts, read strictly: a fact that nobody gave is never made up. */
import type { RowCode } from '../import-codes.ts';
import { isYetToCome, readInstant } from '../instant.ts';
import { RowRefused, textOf, type Cells, type Rejection } from '../responses/import-cells.ts';
import { isEncounterFact, type EncounterFact } from './facts.ts';

export const ENCOUNTER_COLUMNS = [
	'external_id',
	'customer',
	'name',
	'email',
	'phone',
	'locale',
	'segment',
	'left_at',
	'site',
	'service',
	'channel',
	'started_at',
	'ended_at',
	'promised',
	'measured',
	'facts',
	'product',
	'batch'
] as const;

/** `promised_wait_minutes`, `measured_temperature_celsius`: a column of its own for each quantity. */
const QUANTITY = /^(promised|measured)_([a-z0-9_]{1,90})$/;

export type Quantities = string | number | Record<string, string | number>;
export type EncounterLine = {
	external_id: string;
	customer: Record<string, string>;
	site: string;
	service: string;
	channel: string;
	started_at: string;
	ended_at: string;
	promised?: Quantities;
	measured?: Quantities;
	facts: EncounterFact[];
	product?: string;
	batch?: string;
};

const ID_LONGEST = 200;
const NAME_LONGEST = 100;
const CODE = /^[a-z0-9][a-z0-9_-]{0,62}$/;

export function isEncounterColumn(column: string): boolean {
	return ENCOUNTER_COLUMNS.some((known) => known === column) || QUANTITY.test(column);
}

/**
 * Reads one row.
 *
 * Range: instants in UTC, codes in lower case; with one of the two instants only, the contact began and ended then.
 * Missing: blanks are left out; a row without an id, a customer, a place, a service, a channel or a time is refused.
 */
export function readEncounterLine(
	cells: Cells,
	timeZone: string,
	now: Date
): EncounterLine | Rejection {
	try {
		return lineOf(cells, timeZone, now);
	} catch (error) {
		if (error instanceof RowRefused) return error.rejection;
		throw error;
	}
}

function lineOf(cells: Cells, timeZone: string, now: Date): EncounterLine {
	const externalId = textOf(cells, 'external_id', ID_LONGEST);
	if (externalId === null) throw new RowRefused('missing_external_id', 'external_id', '');
	const [product, batch] = [
		textOf(cells, 'product', NAME_LONGEST),
		textOf(cells, 'batch', NAME_LONGEST)
	];
	const [promised, measured] = [
		quantitiesOf(cells, 'promised', timeZone),
		quantitiesOf(cells, 'measured', timeZone)
	];
	return {
		external_id: externalId,
		customer: customerOf(cells, timeZone, now),
		site: codeOf(cells, 'site', 'unknown_site'),
		service: codeOf(cells, 'service', 'unknown_service'),
		channel: codeOf(cells, 'channel', 'invalid_channel'),
		...timesOf(cells, timeZone, now),
		...(promised !== null && { promised }),
		...(measured !== null && { measured }),
		facts: factsOf(cells),
		...(product !== null && { product }),
		...(batch !== null && { batch })
	};
}

function customerOf(cells: Cells, timeZone: string, now: Date): Record<string, string> {
	const id = textOf(cells, 'customer', ID_LONGEST);
	if (id === null) throw new RowRefused('unknown_customer', 'customer', '');
	const locale = textOf(cells, 'locale', ID_LONGEST)?.toLowerCase().split(/[-_]/)[0] ?? null;
	if (locale !== null && locale !== 'zh' && locale !== 'en') {
		throw new RowRefused('invalid_locale', 'locale', cells['locale']);
	}
	const left = instantOf(cells, 'left_at', timeZone);
	if (left !== null && isYetToCome(left, now)) throw new RowRefused('future_date', 'left_at', left);
	const facts = {
		external_id: id,
		name: textOf(cells, 'name', 200),
		email: textOf(cells, 'email', 254),
		phone: textOf(cells, 'phone', 40),
		locale,
		segment: textOf(cells, 'segment', NAME_LONGEST),
		left_at: left
	};
	const given = Object.entries(facts).filter(
		(entry): entry is [string, string] => entry[1] !== null
	);
	return Object.fromEntries(given);
}

function codeOf(cells: Cells, column: string, refusal: RowCode): string {
	const code = textOf(cells, column, ID_LONGEST)?.toLowerCase() ?? '';
	if (!CODE.test(code)) throw new RowRefused(refusal, column, cells[column]);
	return code;
}

function timesOf(cells: Cells, timeZone: string, now: Date) {
	const [started, ended] = [
		instantOf(cells, 'started_at', timeZone),
		instantOf(cells, 'ended_at', timeZone)
	];
	const [from, until] = [started ?? ended, ended ?? started];
	if (from === null || until === null) throw new RowRefused('invalid_date', 'started_at', '');
	if (until < from) throw new RowRefused('invalid_date', 'ended_at', cells['ended_at']);
	if (isYetToCome(until, now)) throw new RowRefused('future_date', 'ended_at', until);
	return { started_at: from, ended_at: until };
}

function instantOf(cells: Cells, column: string, timeZone: string): string | null {
	const written = textOf(cells, column, ID_LONGEST);
	if (written === null) return null;
	const instant = readInstant(written, timeZone);
	if (instant === null) throw new RowRefused('invalid_date', column, written);
	return instant;
}

/** Named quantities from their columns, else the one value of the plain column; null where nothing is given. */
function quantitiesOf(cells: Cells, side: string, timeZone: string): Quantities | null {
	const named: Record<string, string | number> = {};
	for (const column of Object.keys(cells)) {
		const [, of, name] = QUANTITY.exec(column) ?? [];
		const value = of === side ? valueOf(cells, column, timeZone) : null;
		if (name !== undefined && value !== null) named[name] = value;
	}
	const plain = valueOf(cells, side, timeZone);
	if (Object.keys(named).length === 0) return plain;
	return plain === null ? named : { ...named, wait_minutes: plain };
}

/** A number, or an instant in UTC. */
function valueOf(cells: Cells, column: string, timeZone: string): string | number | null {
	const written = textOf(cells, column, ID_LONGEST);
	if (written === null) return null;
	const number = Number(written.replace(',', '.'));
	const value = Number.isFinite(number) ? number : readInstant(written, timeZone);
	if (value === null) throw new RowRefused('invalid_quantity', column, written);
	return value;
}

function factsOf(cells: Cells): EncounterFact[] {
	const written = textOf(cells, 'facts', 1000)?.toLowerCase() ?? '';
	return written
		.split(/[\s,;|，；、]+/)
		.filter((fact) => fact !== '')
		.map((fact) => {
			if (!isEncounterFact(fact)) throw new RowRefused('unknown_fact', 'facts', fact);
			return fact;
		});
}
