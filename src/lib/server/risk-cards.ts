/** The points card: read, previewed on all customers, and changed by version. */
import type { Json } from '#lib/database.types.ts';
import { liveReasons } from '#lib/domain/risk/api-customer.ts';
import type { CardPage } from '#lib/domain/risk/card.ts';
import type { Preview, PreviewedStanding } from '#lib/domain/risk/card-preview.ts';
import { counterfactual } from '#lib/domain/risk/counterfactual.ts';
import type { LedgerRow, RiskCard } from '#lib/domain/risk/ledger.ts';
import { reasonSentence } from '#lib/domain/risk/reason-sentence.ts';
import { summarySentence } from '#lib/domain/risk/summary-sentence.ts';
import type { CardDraft } from '#lib/schemas/card-form.ts';
import { cardPage, cardPreview, type CardPreview } from '#lib/schemas/risk-card.ts';
import { DbError, unwrap, type Db } from './db.ts';
import { timeZone } from './organizations.ts';

/** Errors: `not_found` for an organisation without a card. */
export async function page({ client, organization }: Db): Promise<CardPage> {
	const found = unwrap(await client.rpc('card_page', { p_organization: organization }));
	if (found === null) throw new DbError('not_found');
	return cardPage.parse(found);
}

/** How all customers would stand under a draft. Errors: `forbidden`; `timeout` beyond some hundred thousand. */
export async function preview(db: Db, draft: CardDraft, present: CardPage): Promise<Preview> {
	const shown = cardPreview.parse(
		unwrap(
			await db.client.rpc('preview_card', {
				p_organization: db.organization,
				p_draft: draft as unknown as Json
			})
		)
	);
	const zone = await timeZone(db);
	const after: RiskCard = {
		version: present.version + 1,
		watchFrom: draft.watch_from,
		amberFrom: draft.amber_from,
		redFrom: draft.red_from
	};
	const { examples, ...counts } = shown;
	return {
		...counts,
		examples: examples.map((one) => ({
			externalId: one.external_id,
			name: one.name,
			before: standing(one.before, present, zone),
			after: standing(one.after, after, zone)
		}))
	};
}

/** Puts a draft into use; answers its version. Errors: `card_changed`, `forbidden`. */
export async function accept({ client, organization }: Db, draft: CardDraft): Promise<number> {
	return unwrap(
		await client.rpc('accept_card', {
			p_organization: organization,
			p_draft: draft as unknown as Json
		})
	);
}

function standing(
	{ score, band, rows }: CardPreview['examples'][number]['before'],
	card: RiskCard,
	zone: string
): PreviewedStanding {
	const live: LedgerRow[] = liveReasons(rows);
	const facts = {
		standing: { score, band, n: live.length },
		previous: null,
		counterfactual: counterfactual(live, card)
	};
	return {
		score,
		band,
		summary: summarySentence(facts, zone),
		reasons: live.map((row) => reasonSentence(row, zone))
	};
}
