/** The database scores as the application does, to nine digits. */
import { beforeAll, describe, expect, test } from 'vitest';
import { logOddsOf, riskOf, type RiskModel } from '#lib/domain/learning/prior-centred-card.ts';
import { seededRandom } from '#lib/domain/learning/random.ts';
import { POINTS } from '#lib/domain/learning/sample-outcomes.ts';
import {
	makeOrganization,
	only,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer } from '../../../tests/support/make-survey.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
const SIGNALS = Object.keys(POINTS);
const DIGITS = 9;

type Ledger = { customer: string; signals: Record<string, number> };

async function accept(organization: Organization, model: RiskModel): Promise<void> {
	const { sql } = database;
	await sql`update public.risk_models set is_active = false where organization_id = ${organization.id}`;
	await sql`
		insert into public.risk_models (organization_id, version, card_id, verdict, intercept, slope, signals, n, complaints,
			learned_from, learned_to, metrics, proposal, is_active, accepted_at)
		select ${organization.id}, coalesce((select max(version) from public.risk_models where organization_id = ${organization.id}), 0) + 1,
			c.id, 'better', ${model.intercept}, ${model.slope}, ${sql.json(model.signals)}, ${model.n}, ${model.complaints},
			now() - interval '1 year', now() - interval '60 days', '{}', '[]', true, now()
		from public.risk_cards c where c.organization_id = ${organization.id} and c.is_active`;
}

function anyModel(random: () => number): RiskModel {
	const between = (low: number, high: number) => low + (high - low) * random();
	return {
		...{ stage: 'weights', n: 900, complaints: 90 },
		...{ intercept: between(-6, 2), slope: between(0.1, 2) },
		signals: Object.fromEntries(
			SIGNALS.filter(() => random() < 0.85).map((signal) => [
				signal,
				{ weight: between(-3, 3), mean: between(0, 2) }
			])
		)
	};
}

async function ledgers(
	organization: Organization,
	count: number,
	random: () => number
): Promise<Ledger[]> {
	const { sql } = database;
	const made: Ledger[] = [];
	for (let each = 0; each < count; each += 1) {
		const { id } = await makeCustomer(sql, organization);
		const signals: Record<string, number> = {};
		const rows: { signal: string; expired: boolean; key: string }[] = [];
		for (const signal of SIGNALS) {
			const live = Math.floor(random() ** 2 * 4);
			if (live > 0) signals[signal] = live;
			for (let row = 0; row < live + (random() < 0.3 ? 1 : 0); row += 1) {
				rows.push({ signal, expired: row >= live, key: `${id}:${row}` });
			}
		}
		await sql`
			insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, expires_at, source_key, evidence)
			select ${organization.id}, ${id}, c.id, r.signal, 1, false, now() - interval '9 days',
				now() + case when r.expired then interval '-1 hour' else interval '9 days' end, r.key, '{}'
			from jsonb_to_recordset(${sql.json(rows)}) as r (signal text, expired boolean, key text),
				public.risk_cards c where c.organization_id = ${organization.id} and c.is_active`;
		made.push({ customer: id, signals });
	}
	return made;
}

describe('the model in use', () => {
	let organization: Organization;
	let given: Ledger[];
	const random = seededRandom(11);

	beforeAll(async () => {
		organization = await makeOrganization(database.sql);
		given = await ledgers(organization, 40, random);
	});

	const one = async (customer: string) =>
		only(
			(
				await database.sql<{ risk: string | null }[]>`
				select private.risk_of(${organization.id}, ${customer})::text as risk`
			)[0]
		).risk;

	test('says nothing before somebody accepted one', async () => {
		expect(await one(given[0]?.customer ?? '')).toBeNull();
		expect(await database.sql`select * from private.risks_of(${organization.id})`).toHaveLength(0);
	});

	test('scores alike in SQL and in TypeScript, one by one and all at once', async () => {
		for (let each = 0; each < 12; each += 1) {
			const model = anyModel(random);
			await accept(organization, model);
			const all = await database.sql<{ customer_id: string; risk: string; log_odds: number }[]>`
				select customer_id, risk::text, log_odds from private.risks_of(${organization.id})`;
			const byCustomer = new Map(all.map((row) => [row.customer_id, row]));
			const known = given.filter(({ signals }) => Object.keys(signals).length > 0);
			expect(byCustomer.size).toBe(known.length);
			for (const { customer, signals } of known) {
				const row = only(byCustomer.get(customer));
				expect(Math.abs(row.log_odds - logOddsOf(model, signals))).toBeLessThan(10 ** -DIGITS);
				expect(Math.abs(Number(row.risk) - riskOf(model, signals))).toBeLessThan(10 ** -DIGITS);
				expect(Math.abs(Number(await one(customer)) - riskOf(model, signals))).toBeLessThan(
					10 ** -DIGITS
				);
			}
		}
	});

	test('is told by its parts: they and the intercept are the log-odds', async () => {
		const model = anyModel(random);
		await accept(organization, model);
		for (const { customer, signals } of given.slice(0, 10)) {
			const parts = await database.sql<
				{ signal: string; live_rows: string; contribution: number }[]
			>`
				select * from private.risk_parts(${organization.id}, ${customer})`;
			const sum = parts.reduce((all, { contribution }) => all + contribution, model.intercept);
			expect(sum).toBeCloseTo(logOddsOf(model, signals), DIGITS);
			expect(parts.map(({ signal }) => signal).toSorted()).toEqual(
				Object.keys(model.signals).toSorted()
			);
			for (const part of parts) expect(Number(part.live_rows)).toBe(signals[part.signal] ?? 0);
		}
	});

	test('says nothing of somebody of whom nothing is known, and the base of somebody content', async () => {
		const { sql } = database;
		const model = anyModel(random);
		await accept(organization, model);
		const { id } = await makeCustomer(sql, organization);
		expect(await one(id)).toBeNull();
		await sql`
			insert into public.encounters (organization_id, external_id, customer_id, site_id, service_id, channel, started_at, ended_at, promised, measured)
			values (${organization.id}, 'E-known', ${id}, ${organization.site}, ${organization.service}, 'phone', now() - interval '2 days',
				now() - interval '1 day', '{"wait_minutes": 10}', '{"wait_minutes": 5}')`;
		expect(Number(await one(id))).toBeCloseTo(riskOf(model, {}), DIGITS);
	});

	test('does not break on weights beyond all measure', async () => {
		await accept(organization, {
			...anyModel(random),
			intercept: -2_000,
			signals: { long_wait: { weight: 0, mean: 0 } }
		});
		expect(Number(await one(given[1]?.customer ?? ''))).toBeCloseTo(0, DIGITS);
	});
});
