import { BANDS } from '#lib/domain/risk/band.ts';
import { liveReasons } from '#lib/domain/risk/api-customer.ts';
import { reasonSentence } from '#lib/domain/risk/reason-sentence.ts';
import type { Locale } from '#lib/messages/message.ts';
import type { CustomerRow } from '#lib/schemas/customer.ts';
import * as customers from '#lib/server/customers.ts';
import { DbError } from '#lib/server/db.ts';
import { redirect } from '@sveltejs/kit';
import { requireRight } from '../require-right.ts';
import type { PageServerLoad } from './$types';

const BAND_FILTERS = [...BANDS, 'unknown'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, organization } = requireRight(locals, 'customers');
	const asked = url.searchParams.get('band');
	const filter = {
		band: BAND_FILTERS.find((band) => band === asked),
		sort:
			url.searchParams.get('sort') === 'external_id' ? ('external_id' as const) : ('risk' as const),
		search: url.searchParams.get('search')?.trim().slice(0, 100) ?? ''
	};
	const after = url.searchParams.get('after') ?? undefined;
	const { items, next, card, isChecked } = await customers
		.list(db, { ...filter, after })
		.catch((error: unknown) => {
			// An address that was cut short on its way leads to the first page, not to an error.
			if (error instanceof DbError && error.code === 'invalid') redirect(303, '/customers');
			throw error;
		});
	return {
		filter: { ...filter, band: filter.band ?? null },
		isFirstPage: after === undefined,
		next,
		card,
		isChecked,
		now: new Date().toISOString(),
		rows: items.map((row) => shown(row, locals.locale, organization.timeZone))
	};
};

/** Only what the page shows travels to it: of the ledger, the sentences. */
function shown(row: CustomerRow, locale: Locale, timeZone: string) {
	return {
		externalId: row.externalId,
		name: row.name,
		segment: row.segment,
		band: row.band,
		score: row.score,
		coverage: row.coverage,
		hasLeft: (row.leftAt ?? null) !== null,
		lastAnswerAt: row.lastAnswerAt,
		latestCase: row.latestCase,
		reasons: liveReasons(row.ledger).map((reason) => reasonSentence(reason, timeZone)[locale])
	};
}
