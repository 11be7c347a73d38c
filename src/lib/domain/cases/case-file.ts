/** A case as it is read: its facts, what may be done next, and everything that happened to it. */
import type { Band } from '../risk/band.ts';
import type { Cluster } from '../risk/cluster.ts';
import type { Words } from '../risk/ledger.ts';
import type { Complaint } from './complaint.ts';

export const OUTCOMES = ['solved', 'not_solved', 'not_reached', 'no_problem'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How staff reach a customer about a case. */
export const CONTACT_CHANNELS = ['phone', 'visit', 'email', 'message', 'counter'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** What a talk came to. A problem told is a pre-complaint, recorded apart; who declines is contacted no more. */
export const TALKS = ['put_right', 'follow_up', 'pre_complaint', 'no_problem', 'declined'] as const;
export type Talk = (typeof TALKS)[number];

export const CASE_EVENT_KINDS = [
	'opened',
	'assigned',
	'escalated',
	'contact_attempted',
	'note',
	'state_changed',
	'linked',
	'added',
	'cause'
] as const;

export type CaseEvent = {
	readonly at: string;
	readonly kind: (typeof CASE_EVENT_KINDS)[number];
	readonly from: string | null;
	readonly to: string | null;
	readonly note: string | null;
	/** Words written for the person whose case it is; null where there are none. */
	readonly publicWords?: string | null;
	readonly details: Readonly<Record<string, unknown>>;
	/** Who did it; null is the system. */
	readonly actor: string | null;
	/** Who became the owner, if the event says so. */
	readonly owner: string | null;
};

export type CaseFile = {
	readonly reference: string;
	readonly kind: 'prevention' | 'pre_complaint' | 'complaint';
	readonly state: string;
	readonly outcome: Outcome | null;
	readonly openedAt: string;
	readonly dueAt: string;
	readonly closedAt: string | null;
	readonly ownerId: string | null;
	readonly owner: string | null;
	readonly customer: { readonly externalId: string; readonly name: string | null } | null;
	readonly site: Words | null;
	/** What a complaint is besides a case; null for other kinds. */
	readonly complaint?: Complaint | null;
	/** What several customers have in common, where the case is about all of them; null otherwise. */
	readonly cluster?: (Cluster & { readonly dimensionCode: string | null }) | null | undefined;
	/** States it may go to from here, with the details each must be told. */
	readonly next: readonly { readonly to: string; readonly needs: readonly string[] }[];
	readonly events: readonly CaseEvent[];
	/** The highest band of the alert that opened it; null if no alert did. */
	readonly band?: Band | null | undefined;
	/** The alert that opened it, where one case is read by itself; null if no alert did. */
	readonly alert?: { readonly id: string; readonly at: string } | null | undefined;
};

/** When the answer to a complaint was given that still stands; it was due until then. */
export function answeredAt(file: Pick<CaseFile, 'complaint'>): string | null {
	return file.complaint?.answeredAt ?? null;
}

/** Whether an open case is past its due time. */
export function isOverdue(
	file: Pick<CaseFile, 'dueAt' | 'closedAt' | 'complaint'>,
	now: Date
): boolean {
	return (
		file.closedAt === null && answeredAt(file) === null && Date.parse(file.dueAt) < now.getTime()
	);
}
