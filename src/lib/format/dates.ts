/** Dates and times for people. The time zone is always the caller's: a site has one, a server has none. */
import { LANGUAGE_TAGS, type Locale } from '#lib/messages/message.ts';

/** A moment: a Date, or what `timestamptz` looks like in JSON. */
export type Instant = Date | string;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = 30 * DAY_MS;
const YEAR_MS = 365 * DAY_MS;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = locale + JSON.stringify(options);
	const made = formatters.get(key) ?? new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], options);
	formatters.set(key, made);
	return made;
}

/** The day: "2026年5月3日", "3 May 2026". */
export function day(at: Instant, locale: Locale, timeZone: string): string {
	return formatter(locale, { dateStyle: 'medium', timeZone }).format(new Date(at));
}

/** A calendar day without a clock ("2026-05-03"), which is the same day in every zone. */
export function calendarDay(date: string, locale: Locale): string {
	return day(`${date}T00:00:00Z`, locale, 'UTC');
}

/** The time of day: "14:05". */
export function time(at: Instant, locale: Locale, timeZone: string): string {
	return formatter(locale, {
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone
	}).format(new Date(at));
}

/** Day and time: "2026年5月3日 14:05", "3 May 2026, 14:05". */
export function dayAndTime(at: Instant, locale: Locale, timeZone: string): string {
	const between = locale === 'zh' ? ' ' : ', ';
	return day(at, locale, timeZone) + between + time(at, locale, timeZone);
}

/** The month: "2026年5月", "May 2026". */
export function month(at: Instant, locale: Locale, timeZone: string): string {
	return formatter(locale, { year: 'numeric', month: 'short', timeZone }).format(new Date(at));
}

/** How far away: "3天前", "in 2 hours". Less than a minute is "now". */
export function relative(at: Instant, now: Instant, locale: Locale): string {
	const [size, unit, isPast] = distance(at, now);
	return new Intl.RelativeTimeFormat(LANGUAGE_TAGS[locale], { numeric: 'auto' }).format(
		isPast ? -size : size,
		size === 0 ? 'second' : unit
	);
}

/** How long: "3天", "2 hours". Less than a minute counts as one. */
export function duration(milliseconds: number, locale: Locale): string {
	const [size, unit] = distance(new Date(Math.abs(milliseconds)), new Date(0));
	return new Intl.NumberFormat(LANGUAGE_TAGS[locale], {
		style: 'unit',
		unit,
		unitDisplay: 'long'
	}).format(Math.max(1, size));
}

/** What a deadline says at `now`. The words around it are `dueIn` and `overdueBy` of the common messages. */
export function due(
	dueAt: Instant,
	now: Instant,
	locale: Locale
): { isOverdue: boolean; duration: string } {
	const left = new Date(dueAt).getTime() - new Date(now).getTime();
	return { isOverdue: left < 0, duration: duration(left, locale) };
}

type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year';

/** Whole units between two moments, in the largest unit that fits; rounded down, so nothing is promised early. */
function distance(at: Instant, now: Instant): [size: number, unit: Unit, isPast: boolean] {
	const away = new Date(at).getTime() - new Date(now).getTime();
	const size = Math.abs(away);
	const [length, unit] = unitFor(size);
	return [Math.floor(size / length), unit, away < 0];
}

function unitFor(size: number): [length: number, unit: Unit] {
	if (size < HOUR_MS) return [MINUTE_MS, 'minute'];
	if (size < DAY_MS) return [HOUR_MS, 'hour'];
	if (size < 2 * MONTH_MS) return [DAY_MS, 'day'];
	if (size < YEAR_MS) return [MONTH_MS, 'month'];
	return [YEAR_MS, 'year'];
}
