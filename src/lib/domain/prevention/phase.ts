/** Where a programme stands in its life, by the calendar. */
export const PHASES = ['drawing', 'waiting', 'due', 'read', 'stopped'] as const;
/**
 * - `drawing`: new Amber customers are drawn
 * - `waiting`: nobody more is drawn, because their window would end after the verdict
 * - `due`: the date has come and the verdict is about to be stored
 * - `read`: the verdict stands
 * - `stopped`: ended before its date, without a verdict
 */
export type Phase = (typeof PHASES)[number];

const DAY_MS = 86_400_000;

type Dates = {
	/** Instant from which the verdict is read: the begin of its day where the organisation is. */
	readonly verdictAt: Date;
	readonly windowDays: number;
	readonly isClosed: boolean;
	readonly hasVerdict: boolean;
};

/** Missing: nothing is; every programme has a phase. */
export function phaseOf({ verdictAt, windowDays, isClosed, hasVerdict }: Dates, now: Date): Phase {
	if (hasVerdict) return 'read';
	if (isClosed) return 'stopped';
	if (now >= verdictAt) return 'due';
	return now < lastDrawAt(verdictAt, windowDays) ? 'drawing' : 'waiting';
}

/** Until when customers are drawn: whoever is drawn later could not be observed to the end. */
export function lastDrawAt(verdictAt: Date, windowDays: number): Date {
	return new Date(verdictAt.getTime() - windowDays * DAY_MS);
}

/** Whole days from now until then; 0 when it has passed. */
export function daysUntil(then: Date, now: Date): number {
	return Math.max(0, Math.ceil((then.getTime() - now.getTime()) / DAY_MS));
}
