/**
 * The calendar day that an instant falls on in a time zone: "2026-11-26".
 *
 * Errors: RangeError for a zone that is none.
 */
export function dayIn(timeZone: string, at: Date): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}
