/**
 * Instants as other systems write them: ISO 8601, with a blank for the T, or as spreadsheets do
 * with slashes. Without an offset the clock is that of the organisation.
 */
const WRITTEN =
	/^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;

/** Whether the text names its offset, so that no zone is needed to read it. */
export function namesOffset(text: string): boolean {
	return WRITTEN.exec(text.trim())?.[9] !== undefined;
}

/**
 * The instant in UTC ("2026-05-03T06:05:00.000Z"), or null for something that is none. A day
 * without a clock is its midnight. Digits beyond milliseconds are dropped.
 */
export function readInstant(text: string, timeZone: string): string | null {
	const parts = WRITTEN.exec(text.trim());
	if (!parts) return null;
	const [, year, , month, day, hour = '0', minute = '0', second = '0', fraction = '', offset] =
		parts;
	const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
	const clock = [Number(hour), Number(minute), Number(second)] as const;
	const local = Date.UTC(Number(year), Number(month) - 1, Number(day), ...clock, milliseconds);
	const isReal =
		new Date(local).getUTCMonth() === Number(month) - 1 &&
		new Date(local).getUTCDate() === Number(day) &&
		clock[0] < 24 &&
		clock[1] < 60 &&
		clock[2] < 60;
	if (!isReal || Number(year) < EARLIEST_YEAR || Number(year) > LATEST_YEAR) return null;
	const utc = offset === undefined ? local - zoneOffset(local, timeZone) : local - written(offset);
	return new Date(utc).toISOString();
}

/** Clocks differ, and so do days around the world; what is further ahead has not happened. */
const LATEST_AHEAD_MS = 86_400_000;

/** Whether an instant lies so far ahead that it cannot be one of something that happened. */
export function isYetToCome(instant: string, now: Date): boolean {
	return Date.parse(instant) > now.getTime() + LATEST_AHEAD_MS;
}

function written(offset: string): number {
	if (offset.toUpperCase() === 'Z') return 0;
	const [hours, minutes] = [offset.slice(1, 3), offset.slice(3).replace(':', '') || '0'].map(
		Number
	);
	const size = ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
	return offset.startsWith('-') ? -size : size;
}

/** Milliseconds by which the zone is ahead of UTC at a local time; a second look settles changes. */
function zoneOffset(local: number, timeZone: string): number {
	const first = offsetAt(local, timeZone);
	return offsetAt(local - first, timeZone);
}

function offsetAt(utc: number, timeZone: string): number {
	const shown = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	}).formatToParts(utc);
	const part = (type: string) => Number(shown.find((one) => one.type === type)?.value);
	const asUtc = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second')
	);
	return asUtc - Math.floor(utc / 1000) * 1000;
}
