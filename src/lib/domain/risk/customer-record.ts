/** Everything known of one customer, as it is read in one go. */
import type { CaseFile } from '../cases/case-file.ts';
import type { Band } from './band.ts';
import type { KnownSpan, LedgerRow, RiskCard, Words } from './ledger.ts';
import type { ObservedRow } from './observed-rates.ts';

export type Encounter = {
	readonly externalId: string;
	readonly at: string;
	readonly site: Words;
	readonly service: Words;
	readonly channel: string;
};

export type Answer = {
	readonly at: string;
	readonly survey: string;
	readonly title: Words;
	readonly overall: number | null;
	readonly scaleMax: number;
	readonly comment: string | null;
	readonly contactRequested: boolean;
	readonly contactDetail: string | null;
	readonly locale: string | null;
	/** How it came, such as invitation, form or interview. */
	readonly source: string;
	/** Who entered it on the telephone. */
	readonly interviewer: string | null;
};

export type Invitation = {
	readonly at: string;
	readonly title: Words;
	readonly expiresAt: string;
	readonly spentAt: string | null;
};

export type Alert = {
	readonly id: string;
	readonly at: string;
	readonly band: Band;
	readonly score: number;
	readonly closedAt: string | null;
	/** When it closed by itself because its points fell; null otherwise. */
	readonly fadedAt: string | null;
	/** Null while it has no case. */
	readonly caseReference: string | null;
};

/** What the list of customers and a customer's own page both know. */
export type CustomerStanding = {
	readonly externalId: string;
	readonly name: string | null;
	readonly segment: string | null;
	readonly score: number;
	/** null: unknown. */
	readonly band: Band | null;
	/** Share of the card's signals for which there are data, 0–1. */
	readonly coverage: number;
	readonly card: RiskCard;
	/** The ledger, expired rows too, in the order in which they became known. */
	readonly ledger: readonly (LedgerRow & { readonly isLive: boolean })[];
	readonly known: readonly KnownSpan[];
	/** When they left; null while they are a customer, absent where it was not read. */
	readonly leftAt?: string | null;
	/** What became of others; absent where it was not read. */
	readonly observed?: readonly ObservedRow[];
};

export type CustomerRecord = CustomerStanding & {
	readonly email: string | null;
	readonly phone: string | null;
	readonly locale: string | null;
	readonly createdAt: string;
	readonly encounters: readonly Encounter[];
	readonly answers: readonly Answer[];
	readonly invitations: readonly Invitation[];
	readonly alerts: readonly Alert[];
	readonly cases: readonly CaseFile[];
};
