/** The signals that the database can write, and their names. */
import { reasons, signals } from '#lib/messages/risk.ts';
import { wordsOf } from './evidence.ts';
import type { LedgerRow } from './ledger.ts';

export const SIGNALS = [
	'dimension_gap',
	'low_answer',
	'overall_drop',
	'contradiction',
	'information_unclear',
	'felt_ignored',
	'high_effort',
	'switching_intent',
	'all_met',
	'contact_requested',
	'regulator_named',
	'public_post',
	'long_wait',
	'delivered_late',
	'below_standard',
	'repeated_contact',
	'service_fault',
	'cancelled',
	'promise_broken',
	'missed_callback',
	'notice_undelivered',
	'silence',
	'left_at',
	'season_peak',
	'product_batch',
	'case_solved',
	'case_not_solved'
] as const;
export type Signal = (typeof SIGNALS)[number];

export function isSignal(code: string): code is Signal {
	return SIGNALS.some((signal) => signal === code);
}

/** What a row is called in the middle of a sentence: "Responsiveness gap", "响应性差距". */
export function nameOfReason(row: LedgerRow): { zh: string; en: string } {
	if (row.signal === 'dimension_gap') {
		const [zh, en] = [wordsOf(row.evidence, 'name', 'zh'), wordsOf(row.evidence, 'name', 'en')];
		if (zh && en) return { zh: reasons.gapOf.zh(zh), en: reasons.gapOf.en(en) };
	}
	return isSignal(row.signal) ? signals[row.signal] : signals.other;
}
