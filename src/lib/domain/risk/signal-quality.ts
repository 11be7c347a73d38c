/** How good the alerts of a signal were, by those who worked with them. */
import type { Interval } from '../statistics/interval.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import { ALERT_LABELS, type AlertLabel } from './alert-label.ts';

/** Counts over twelve weeks; `thisWeek` over seven days. */
export type SignalCounts = Readonly<Record<AlertLabel, number>> & {
	readonly signal: string;
	readonly thisWeek: number;
	readonly alerts: number;
	/** Alerts whose case has been open for longer than 48 hours, or was. */
	readonly withCase: number;
	/** Those that nobody touched within 48 hours. */
	readonly ignored: number;
};

export type SignalQuality = {
	readonly signal: string;
	readonly thisWeek: number;
	readonly alerts: number;
	readonly withCase: number;
	readonly ignored: number;
	/** How many labels. */
	readonly n: number;
	/** Share of labels that say "useful", 0–1; null without labels. */
	readonly useful: number | null;
	readonly interval: Interval | null;
	/** Proposed to be retired; a person decides. */
	readonly isForRetirement: boolean;
};

/** Labels that a signal needs before it is judged. */
export const LABELS_TO_JUDGE = 20;
/** Below this share of useful alerts a signal is proposed for retirement. */
export const USEFUL_AT_LEAST = 0.3;

/**
 * The judgement on one signal.
 *
 * Unit: share of labels, 0–1, with its 95 % interval. Range: 0 … 1.
 * Missing: useful and interval null without a label; never proposed for retirement below LABELS_TO_JUDGE.
 * Source: observed share, Wilson interval; the two limits are the product's own.
 */
export function signalQuality(counts: SignalCounts): SignalQuality {
	const { signal, thisWeek, alerts, withCase, ignored } = counts;
	const n = ALERT_LABELS.reduce((sum, label) => sum + counts[label], 0);
	const useful = n === 0 ? null : counts.useful / n;
	return {
		...{ signal, thisWeek, alerts, withCase, ignored, n, useful },
		interval: wilsonInterval(counts.useful, n).value,
		isForRetirement: useful !== null && n >= LABELS_TO_JUDGE && useful < USEFUL_AT_LEAST
	};
}
