/** The month after: "2026-01" after "2025-12". */
export function monthAfter(key: string): string {
	const [year = 0, month = 0] = key.split('-').map(Number);
	return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/** Every month from the first to the last, both included; none when the first lies after the last. */
export function monthsBetween(first: string, last: string): string[] {
	const months: string[] = [];
	for (let key = first; key <= last; key = monthAfter(key)) months.push(key);
	return months;
}

/** The month of the calendar, 1 … 12. */
export function monthOfYear(key: string): number {
	return Number(key.slice(5, 7));
}

/** The first day of a month. */
export function firstDay(key: string): string {
	return `${key}-01`;
}

/** The last day of a month: "2026-02-28". */
export function lastDay(key: string): string {
	const [year = 0, month = 0] = key.split('-').map(Number);
	return `${key}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

/** The month in which a moment lies on the clock of a zone. */
export function monthAt(now: Date, timeZone: string): string {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		year: 'numeric',
		month: '2-digit'
	}).formatToParts(now);
	const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
	return `${part('year')}-${part('month')}`;
}

/** The month that lies so many months after (or, below 0, before) another. */
export function monthsLater(key: string, months: number): string {
	const [year = 0, month = 0] = key.split('-').map(Number);
	const later = year * 12 + (month - 1) + months;
	return `${Math.floor(later / 12)}-${String((later % 12) + 1).padStart(2, '0')}`;
}
