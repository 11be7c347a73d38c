/** How many of those who were asked have answered, and whether the late ones say something else. */
import type { Estimate } from '../statistics/estimate.ts';
import { unavailable } from '../statistics/estimate.ts';
import type { ExactSums } from '../statistics/exact-sums.ts';
import type { Interval } from '../statistics/interval.ts';
import { summarize } from '../statistics/summary.ts';
import { tInterval } from '../statistics/t-interval.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

export const INVITATION_STATES = [
	'queued',
	'sent',
	'delivered',
	'bounced',
	'opened',
	'started',
	'answered',
	'skipped'
] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];
export type StateCounts = Partial<Record<InvitationState, number>>;

/** Below this many answers a mean of theirs is not shown, and below this many invited no rate. */
export const SHOW_FROM_N = 5;

const REACHED: readonly InvitationState[] = ['sent', 'delivered', 'opened', 'started', 'answered'];

export type ResponseRate = {
	/** Everybody who could have been asked: invitations, and those whom a rule left out. */
	eligible: number;
	/** To whom the invitation went out, and did not come back. */
	invited: number;
	answered: number;
	/** Share of the invited, 0–1. */
	rate: Estimate;
	interval: Estimate<Interval>;
};

/**
 * Response rate: answered / invited.
 *
 * Unit: share, 0–1. Range: 0 … 1.
 * Missing: null below `showFrom` invited (`too_few`): where people are not listed by name, below five.
 * Source: AAPOR Standard Definitions, RR1 with undeliverable invitations as not eligible; the interval
 * is Wilson's.
 */
export function responseRate(states: StateCounts, leftOut: number, showFrom = 1): ResponseRate {
	const count = (of: readonly InvitationState[]) =>
		of.reduce((sum, state) => sum + (states[state] ?? 0), 0);
	const invited = count(REACHED);
	const answered = states.answered ?? 0;
	return {
		eligible: count(INVITATION_STATES) + leftOut,
		invited,
		answered,
		...(invited < showFrom
			? { rate: unavailable('too_few', invited), interval: unavailable('too_few', invited) }
			: {
					rate: { value: answered / invited, n: invited },
					interval: wilsonInterval(answered, invited)
				})
	};
}

export type GroupMean = { mean: Estimate; interval: Estimate<Interval> };

/**
 * Mean overall satisfaction of those who answered before a reminder, or after one. Late responders
 * resemble those who never answer; a difference hints at what the answers leave out.
 *
 * Unit: scale points. Range: the scale of the instrument.
 * Missing: null below five answers (`too_few`).
 * Source: Armstrong & Overton (1977), Journal of Marketing Research 14(3).
 */
export function groupMean(sums: ExactSums): GroupMean {
	const { n } = sums;
	const summary = summarize(sums);
	if (n < SHOW_FROM_N || summary.mean === null) {
		return { mean: unavailable('too_few', n), interval: unavailable('too_few', n) };
	}
	const { ci } = tInterval(summary);
	return {
		mean: { value: summary.mean, n },
		interval: ci === null ? unavailable('too_few', n) : { value: ci, n }
	};
}
