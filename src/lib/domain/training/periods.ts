import { firstDay, lastDay, monthsBetween, monthsLater } from '../reports/months.ts';
import { monthOf } from './measurement-event.ts';

/** Days, both included. */
export type Period = { from: string; to: string };

/** What a page for trainers compares with what. */
export type Since = {
	/** `training`: before and after the last training. `period`: this period and the one before. */
	kind: 'training' | 'period';
	before: Period;
	after: Period;
};

const USUAL_MONTHS = 6;
const LONGEST_MONTHS = 12;
const DAY_MS = 86_400_000;

/**
 * The period of a page without given days: six months up to the running one, which is included.
 * Whole months, because shorter stretches could tell people apart.
 */
export function periodFrom(
	{ from, to }: { from?: string | undefined; to?: string | undefined },
	runningMonth: string
): Period {
	const end = to ?? lastDay(runningMonth);
	return { from: from ?? firstDay(monthsLater(monthOf(end), 1 - USUAL_MONTHS)), to: end };
}

/**
 * Before and after the team's last training: as many whole months on either side, at most twelve, and
 * the month of the training itself on neither. Without a training: this period and an equally long one
 * right before it. Null while the month after the training has not begun.
 *
 * @param trainedOn day of the last training, null when none was noted
 */
export function sinceLastTime(period: Period, trainedOn: string | null): Since | null {
	if (trainedOn === null) return { kind: 'period', before: periodBefore(period), after: period };
	const month = monthOf(trainedOn);
	const first = monthsLater(month, 1);
	const size = Math.min(LONGEST_MONTHS, monthsBetween(first, monthOf(period.to)).length);
	if (size === 0) return null;
	return {
		kind: 'training',
		before: {
			from: firstDay(monthsLater(month, -size)),
			to: lastDay(monthsLater(month, -1))
		},
		after: { from: firstDay(first), to: lastDay(monthsLater(month, size)) }
	};
}

/** Whole months before whole months, days before days. */
function periodBefore({ from, to }: Period): Period {
	const [first, last] = [monthOf(from), monthOf(to)];
	if (from === firstDay(first) && to === lastDay(last)) {
		const size = monthsBetween(first, last).length;
		return { from: firstDay(monthsLater(first, -size)), to: lastDay(monthsLater(first, -1)) };
	}
	const length = Date.parse(to) - Date.parse(from) + DAY_MS;
	const day = (at: number) => new Date(at).toISOString().slice(0, 10);
	return { from: day(Date.parse(from) - length), to: day(Date.parse(from) - DAY_MS) };
}
