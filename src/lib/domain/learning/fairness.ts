/** Whether a card serves groups alike. Groups are never signals; they are looked at only here. */
import type { Interval } from '../statistics/interval.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** Customers of a group, each once for each window. */
export type GroupCounts = {
	/** What divides people, such as `segment`, and which part this is. */
	readonly kind: string;
	readonly name: string;
	readonly n: number;
	/** Stood in Amber, Red or must-act. */
	readonly flagged: number;
	/** Of those with whom nobody got in touch: how many complained, were flagged, and both. */
	readonly leftAlone: number;
	readonly complaints: number;
	readonly leftAloneFlagged: number;
	readonly foreseen: number;
};

export type GroupShare = {
	readonly value: number | null;
	readonly ci95: Interval | null;
	readonly n: number;
};

export type GroupAudit = {
	readonly kind: string;
	readonly name: string;
	/** Share that was flagged. */
	readonly flagRate: GroupShare;
	/** Share of those who complained that had been flagged; null below `COMPLAINTS_MIN`. */
	readonly foreseen: GroupShare;
	/** Share of those flagged that complained; null below `COMPLAINTS_MIN` complaints. */
	readonly precision: GroupShare;
	readonly complaints: number;
};

/** Below so many complaints in a group nothing is said of how well they were foreseen. */
export const COMPLAINTS_MIN = 30;

/**
 * Flag rate, share foreseen and precision of each group.
 *
 * Different flag rates are to be expected where groups complain at different rates; what should be alike is
 * the precision and the share foreseen.
 *
 * Unit: shares. Range: 0 … 1 with 95 % Wilson intervals.
 * Missing: null below `COMPLAINTS_MIN` complaints of the group, and without anybody to divide by.
 * Source: equal opportunity and predictive parity (Hardt, Price & Srebro 2016; Chouldechova 2017).
 */
export function auditGroups(groups: readonly GroupCounts[]): GroupAudit[] {
	return groups.map((group) => {
		const isEnough = group.complaints >= COMPLAINTS_MIN;
		const shareIfEnough = (count: number, n: number): GroupShare =>
			isEnough ? share(count, n) : { value: null, ci95: null, n };
		return {
			...{ kind: group.kind, name: group.name, complaints: group.complaints },
			flagRate: share(group.flagged, group.n),
			foreseen: shareIfEnough(group.foreseen, group.complaints),
			precision: shareIfEnough(group.foreseen, group.leftAloneFlagged)
		};
	});
}

function share(count: number, n: number): GroupShare {
	return n === 0
		? { value: null, ci95: null, n }
		: { value: count / n, ci95: wilsonInterval(count, n).value, n };
}
