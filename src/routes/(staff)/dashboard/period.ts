/** Periods of days, both ends included, written as in the address ("2026-05-01"). */
const DAY_MS = 86_400_000;

export type Period = { from: string; to: string };

/** The period of equal length that ends on the day before; null without two ends. */
export function previousPeriod({
	from,
	to
}: {
	from?: string | undefined;
	to?: string | undefined;
}): Period | null {
	if (from === undefined || to === undefined) return null;
	const length = Date.parse(to) - Date.parse(from) + DAY_MS;
	return { from: dayOf(Date.parse(from) - length), to: dayOf(Date.parse(from) - DAY_MS) };
}

/** The last `days` days until and with `today`. */
export function lastDays(days: number, today: string): Period {
	return { from: dayOf(Date.parse(today) - (days - 1) * DAY_MS), to: today };
}

function dayOf(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}
