/** The lowest score since a moment, against the score counted anew at every moment at which it changed. */
import { beforeAll, expect, test } from 'vitest';
import {
	makeOrganization,
	only,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer } from '../../../tests/support/make-survey.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
let organization: Organization;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
});

test('is the one found at any of the moments', async () => {
	const { sql } = database;
	await sql`select setseed(0.25)`;
	for (let round = 0; round < 20; round += 1) {
		const customer = await makeCustomer(sql, organization);
		// Whole days, so that many things happen at once; rows that came late, that ended early, that are good news.
		await sql`
			insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at,
				recorded_at, expires_at, source_key, evidence)
			select ${organization.id}, ${customer.id}, c.id, 'low_answer', floor(random() * 7)::int - 3, false, now(),
				now() - floor(random() * 30) * interval '1 day', now() + (floor(random() * 30) - 20) * interval '1 day',
				${customer.id} || n, '{}'
			from public.risk_cards c cross join generate_series(1, 25) as n
			where c.organization_id = ${organization.id} and c.is_active`;
		const [row] = await sql<{ found: string; counted: string }[]>`
			with moments as (
				select now() - interval '20 days' as at
				union select unnest(array[e.recorded_at, e.expires_at]) from public.risk_events e
				where e.customer_id = ${customer.id}
			)
			select private.lowest_score(${organization.id}, ${customer.id}, now() - interval '20 days') as found,
				min(private.live_score(${organization.id}, ${customer.id}, m.at)) as counted
			from moments m where m.at >= now() - interval '20 days' and m.at <= now()`;
		const { found, counted } = only(row);
		expect(found).toBe(counted);
	}
});

test('of a customer without rows is 0', async () => {
	const customer = await makeCustomer(database.sql, organization);
	const [row] = await database.sql<{ found: string }[]>`
		select private.lowest_score(${organization.id}, ${customer.id}, now() - interval '1 day') as found`;
	expect(only(row).found).toBe('0');
});
