/** The shapes of the risk ledger. Instants are ISO strings, as `timestamptz` looks in JSON. */

/** Words in both languages; either may be missing where an organisation wrote only one. */
export type Words = { readonly zh?: string | undefined; readonly en?: string | undefined };

/** One signal that was seen. Rows are never changed; they expire. */
export type LedgerRow = {
	readonly signal: string;
	/** What the row adds to the score while it lives; negative lowers the risk. */
	readonly points: number;
	/** Demands a person by itself, whatever the score. */
	readonly isMustAct: boolean;
	/** When it happened. */
	readonly occurredAt: string;
	/** When we knew: the row counts from here. */
	readonly recordedAt: string;
	/** From this instant on it no longer counts. */
	readonly expiresAt: string;
	readonly evidence: Readonly<Record<string, unknown>>;
	/** A later card gave other points to what an earlier row had told; nothing new happened. */
	readonly isWrittenAnew?: boolean;
};

/** Where the bands of a card begin, in points. */
export type RiskCard = {
	readonly version: number;
	readonly watchFrom: number;
	readonly amberFrom: number;
	readonly redFrom: number;
};

/** A time in which data cover a customer: an answer or a measured service contact is recent enough. */
export type KnownSpan = { readonly from: string; readonly until: string };
