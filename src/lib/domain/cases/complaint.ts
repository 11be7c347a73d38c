/** A complaint as a fact: what is known of it besides being a case, and the name under which it is followed. */
import type { Words } from '../risk/ledger.ts';

/** How a complaint came in; `post` is a public one, seen by others. */
export const COMPLAINT_CHANNELS = [
	'form',
	'phone',
	'email',
	'visit',
	'letter',
	'post',
	'regulator',
	'other'
] as const;
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];

/** What colleagues and other systems may say; `form` is the public form's own. */
export const TOLD_CHANNELS = COMPLAINT_CHANNELS.filter((channel) => channel !== 'form');

export const COMPLAINT_SOURCES = ['form', 'staff', 'api', 'import'] as const;

export const COMPLAINT_WORDS_LONGEST = 4000;
export const REMEDY_LONGEST = 1000;
export const CONTACT_LONGEST = 200;

export type Complaint = {
	readonly channel: ComplaintChannel | null;
	/** First level of the causes. */
	readonly category: string | null;
	/** Second level; null until it is known. */
	readonly cause: string | null;
	readonly words: string | null;
	readonly remedy: string | null;
	readonly happenedAt: string | null;
	readonly answeredAt: string | null;
	readonly locale: string | null;
	readonly source: (typeof COMPLAINT_SOURCES)[number] | null;
	readonly externalId: string | null;
	/** How to reach the complainant, as they gave it. */
	readonly contact: string | null;
	readonly service: Words | null;
};

const REFERENCE = /^C[0-9A-HJKMNP-TV-Z]{12}$/;

/**
 * The reference that somebody typed, as it is stored: blanks and hyphens do not count, and letters
 * that the alphabet leaves out are the digits they look like ("c 1234 5678 oilx" is "C-12345678011X").
 *
 * Range: "C-" and 12 characters of Crockford's base 32. Missing: null for what cannot be one.
 * Source: Crockford, Base 32 (decoding).
 */
export function readReference(typed: string): string | null {
	const symbols = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\-–—]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	return REFERENCE.test(symbols) ? `C-${symbols.slice(1)}` : null;
}

/** The category that a cause stands in: codes of causes begin with it. */
export function categoryOf(cause: string): string {
	return cause.split('_')[0] ?? cause;
}
