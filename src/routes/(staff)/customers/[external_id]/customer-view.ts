/** What a customer's page shows, from one reading of everything known. */
import { liveReasons } from '#lib/domain/risk/api-customer.ts';
import { counterfactual } from '#lib/domain/risk/counterfactual.ts';
import type { CustomerRecord } from '#lib/domain/risk/customer-record.ts';
import { historyOf } from '#lib/domain/risk/history.ts';
import { toldRisk, type LearnedRisk } from '#lib/domain/risk/learned-risk.ts';
import type { LedgerRow } from '#lib/domain/risk/ledger.ts';
import { isChecked } from '#lib/domain/risk/card-check.ts';
import { comparableTo, observedRate } from '#lib/domain/risk/observed-rates.ts';
import { summarySentence } from '#lib/domain/risk/summary-sentence.ts';
import { timelineOf } from '#lib/domain/risk/timeline.ts';

export function customerView(
	record: CustomerRecord,
	risk: LearnedRisk | null,
	timeZone: string,
	now: Date
) {
	const { ledger, card, known, score, band, coverage } = record;
	const live = liveReasons(ledger);
	const history = historyOf(ledger, card, known, now);
	const standing = { score, band, n: live.length };
	const previous = history.at(-2) ?? null;
	return {
		customer: {
			externalId: record.externalId,
			name: record.name,
			email: record.email,
			phone: record.phone,
			locale: record.locale,
			segment: record.segment,
			createdAt: record.createdAt
		},
		score,
		band,
		coverage,
		card,
		isChecked: isChecked(observedRate(record.observed ?? [])),
		summary: summarySentence(
			{
				...{ standing, previous, counterfactual: counterfactual(live, card) },
				comparable: comparableTo(band, record.observed ?? [], card)
			},
			timeZone
		),
		risk: toldRisk(risk, ledger, timeZone),
		live,
		expired: ledger.filter((row) => !row.isLive && !isReplaced(row, ledger)).reverse(),
		history: history.reverse(),
		facts: timelineOf(record),
		openCase: record.cases.find((file) => file.closedAt === null) ?? null,
		now: now.toISOString()
	};
}

/** A row that a later card wrote anew with other points: it did not run out. */
function isReplaced(row: LedgerRow, ledger: readonly LedgerRow[]): boolean {
	return ledger.some(
		({ isWrittenAnew, signal, occurredAt, recordedAt }) =>
			isWrittenAnew === true &&
			signal === row.signal &&
			Date.parse(occurredAt) === Date.parse(row.occurredAt) &&
			Date.parse(recordedAt) === Date.parse(row.expiresAt)
	);
}
