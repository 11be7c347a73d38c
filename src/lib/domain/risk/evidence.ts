/** Reads facts out of evidence, which is stored as written: a fact that is not there is null. */
import type { Locale } from '#lib/messages/message.ts';
import type { LedgerRow, Words } from './ledger.ts';

type Evidence = LedgerRow['evidence'];

export function numberOf(evidence: Evidence, name: string): number | null {
	const value = evidence[name];
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function textOf(evidence: Evidence, name: string): string | null {
	const value = evidence[name];
	return typeof value === 'string' && value !== '' ? value : null;
}

/** Words in the language asked for, else in the other. */
export function wordsOf(evidence: Evidence, name: string, locale: Locale): string | null {
	const value = evidence[name];
	if (typeof value !== 'object' || value === null) return null;
	const { zh, en } = value as Words;
	return (locale === 'zh' ? zh || en : en || zh) || null;
}

export function recordsOf(evidence: Evidence, name: string): Evidence[] {
	const value = evidence[name];
	if (!Array.isArray(value)) return [];
	return value.filter((one): one is Evidence => typeof one === 'object' && one !== null);
}
