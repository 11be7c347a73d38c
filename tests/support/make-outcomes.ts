/** Customers who stood somewhere at moments past, and what became of them. */
import type { Sql } from 'postgres';
import { customers, type Effect } from '#lib/domain/learning/sample-outcomes.ts';
import { seededRandom } from '#lib/domain/learning/random.ts';
import { POINTS } from '#lib/domain/learning/sample-outcomes.ts';
import { scoreOf } from '#lib/domain/learning/prior-centred-card.ts';
import type { Organization } from './make-organization.ts';

type Made = {
	effect: Effect;
	count: number;
	/** Days ago at which snapshots were taken. */
	daysAgo?: readonly number[];
	seed?: number;
	level?: number;
};

/** Makes `count` customers with a snapshot at each moment, and the complaints that followed. */
export async function makeOutcomes(
	sql: Sql,
	organization: Organization,
	{ effect, count, daysAgo = [280, 217, 154, 91], seed = 1, level = -2 }: Made
): Promise<string[]> {
	const made = await sql<{ id: string }[]>`
		insert into public.customers (organization_id, external_id, segment, locale)
		select ${organization.id}, ${`S${seed}-`} || n, (array['home', 'business'])[1 + n % 2], (array['zh', 'en'])[1 + n / 2 % 2]
		from generate_series(1, ${count}) as n returning id`;
	const random = seededRandom(seed);
	for (const days of daysAgo) {
		const rows = customers(count, effect, random, level).map((row, at) => ({
			...{ customer: made[at]?.id ?? '', signals: row.signals, complained: row.complaints === 1 },
			score: scoreOf(row.signals, POINTS)
		}));
		await sql`
			with given as (
				select * from jsonb_to_recordset(${sql.json(rows)}) as g (customer uuid, signals jsonb, complained boolean, score integer)
			), stood as (
				insert into public.risk_snapshots (organization_id, customer_id, as_of, card_id, score, band, signals, facts)
				select ${organization.id}, g.customer, date_trunc('day', now()) - ${`${days} days`}::interval, c.id, g.score,
					private.band_of(c, g.score, false), g.signals,
					(select jsonb_build_object('segment', k.segment, 'locale', k.locale) from public.customers k
						where k.organization_id = ${organization.id} and k.id = g.customer)
				from given g join public.risk_cards c on c.organization_id = ${organization.id} and c.is_active
			)
			insert into public.cases (organization_id, kind, state, customer_id, opened_at, due_at)
			select ${organization.id}, 'complaint', 'received', g.customer, now() - ${`${days - 20} days`}::interval, now()
			from given g where g.complained`;
	}
	return made.map(({ id }) => id);
}
