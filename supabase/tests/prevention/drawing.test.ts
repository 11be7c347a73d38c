/** The lottery: who is drawn, by what, and who never is. */
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { alerted, draw, startProgramme } from '../../../tests/support/prevention.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

/** So many that they are not all alike by chance: once in forty million runs. */
const BLOCKS = 12;

const database = useDatabase();
let organization: Organization;
let manager: Member;

beforeEach(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
});

const start = (changes = {}) => startProgramme(database.sql, organization, manager, changes);
const people = (n: number, options = {}) => alerted(database.sql, organization, n, options);
const lots = (of: Awaited<ReturnType<typeof people>>) => draw(database.sql, organization, of);

describe('a draw', () => {
	test('without a programme covers nobody', async () => {
		expect(await lots(await people(3))).toEqual([null, null, null]);
	});

	test.each([
		[5, 1],
		[4, 1],
		[10, 3],
		[6, 2],
		[5, 2],
		[4, 2]
	])('holds out exactly the share in every block of %i: %i', async (size, holdouts) => {
		await start({ block_size: size, block_holdouts: holdouts });
		const arms = await lots(await people(size * BLOCKS));
		const blocks = Array.from({ length: BLOCKS }, (_none, i) =>
			arms.slice(i * size, (i + 1) * size)
		);
		expect(blocks.map((block) => block.filter((arm) => arm === 'holdout').length)).toEqual(
			Array.from({ length: BLOCKS }, () => holdouts)
		);
		// The places differ from block to block: nobody can count along.
		expect(new Set(blocks.map((block) => block.join())).size).toBeGreaterThan(1);
	});

	test('is kept apart for points and segments', async () => {
		await start({ block_size: 4, block_holdouts: 1 });
		const groups = [
			await people(4, { score: 5 }),
			await people(4, { score: 6 }),
			await people(4, { score: 5, segment: 'family' })
		];
		for (const group of groups) {
			expect((await lots(group)).filter((arm) => arm === 'holdout')).toHaveLength(1);
		}
		const strata = await database.sql`
			select stratum, array_agg(position order by position) as positions
			from public.prevention_assignments where organization_id = ${organization.id} group by 1 order by 1`;
		expect(strata).toEqual([
			{ stratum: '5:', positions: [0, 1, 2, 3] },
			{ stratum: '5:family', positions: [0, 1, 2, 3] },
			{ stratum: '6:', positions: [0, 1, 2, 3] }
		]);
	});

	test('is one per customer and programme, at once for everybody who asks at the same time', async () => {
		await start();
		const [one] = await people(1);
		const asked = await Promise.all(
			Array.from({ length: 12 }, () => lots([only(one)]).then(([arm]) => arm))
		);
		expect(new Set(asked).size).toBe(1);
		const crowd = await people(40);
		await Promise.all(crowd.map((each) => lots([each])));
		const [count] = await database.sql<{ n: number; places: number; held: number }[]>`
			select count(*)::int as n, count(distinct position)::int as places, count(*) filter (where arm = 'holdout')::int as held
			from public.prevention_assignments where organization_id = ${organization.id}`;
		expect(count).toMatchObject({ n: 41, places: 41 });
		expect(only(count).held).toBeGreaterThanOrEqual(8);
		expect(only(count).held).toBeLessThanOrEqual(9);
	});

	test('can be made again by anybody who knows the salt, and differs with it', async () => {
		const program = await start({ block_size: 4, block_holdouts: 2 });
		await lots(await people(80));
		const [secret] = await database.sql<{ salt: string }[]>`
			select salt from private.prevention_salts where program_id = ${program}`;
		const drawn = await database.sql<
			{ stratum: string; position: number; arm: string; seed_hash: string }[]
		>`select stratum, position, arm, seed_hash from public.prevention_assignments where program_id = ${program}`;
		const hash = (salt: string, stratum: string, place: number) =>
			createHash('sha256').update(`${salt}|${stratum}|${place}`).digest('hex');
		const armBy = (salt: string, stratum: string, place: number) => {
			const first = place - (place % 4);
			const block = [0, 1, 2, 3].map((i) => hash(salt, stratum, first + i)).sort();
			return block.indexOf(hash(salt, stratum, place)) < 2 ? 'holdout' : 'contact';
		};
		const { salt } = only(secret);
		for (const { stratum, position, arm, seed_hash } of drawn) {
			expect(seed_hash).toBe(hash(salt, stratum, position));
			expect(arm).toBe(armBy(salt, stratum, position));
		}
		expect(drawn.map(({ arm }) => arm)).not.toEqual(
			drawn.map(({ stratum, position }) => armBy(`${salt}x`, stratum, position))
		);
	});

	test('stops when a window would end after the verdict', async () => {
		const soon = new Date(Date.now() + 80 * 86_400_000).toISOString().slice(0, 10);
		await start({ verdict_on: soon });
		expect(await lots(await people(1))).not.toEqual([null]);
		// The plan is fixed; only the owner of the database can move it, and only without its guard.
		await database.sql.begin(async (sql) => {
			await sql`alter table public.prevention_programs disable trigger keep_plan`;
			await sql`update public.prevention_programs set verdict_on = current_date + 59 where organization_id = ${organization.id}`;
			await sql`alter table public.prevention_programs enable trigger keep_plan`;
		});
		expect(await lots(await people(2))).toEqual([null, null]);
	});
});

describe('never held out', () => {
	const signal = (customer: string, name: string, points: number, mustAct: boolean) => database.sql`
		insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, expires_at, source_key, evidence)
		select ${organization.id}, ${customer}, c.id, ${name}, ${points}, ${mustAct}, now(), now() + interval '60 days', ${customer}, '{}'
		from public.risk_cards c where c.organization_id = ${organization.id} and c.is_active`;
	const complaint = (customer: string, isClosed = false) => database.sql`
		insert into public.cases (organization_id, kind, state, customer_id, due_at, closed_at, outcome)
		values (${organization.id}, 'complaint', ${isClosed ? 'closed' : 'received'}, ${customer}, now(),
			${isClosed ? new Date() : null}, ${isClosed ? 'solved' : null})`;
	const reading = (customer: string, findings: Record<string, string[]>) => database.sql`
		with survey as (
			insert into public.surveys (organization_id, code, instrument_id, form, title, languages, status)
			select ${organization.id}, 'words-' || left(${customer}, 8), private.add_instrument(${organization.id}, ${database.sql.json(
				{
					code: `words-${customer.slice(0, 8)}`,
					name: { en: 'Small' },
					scale: { min: 1, max: 7 },
					columns: ['perception'],
					dimensions: [{ code: 'a', name: { en: 'a' } }],
					items: [{ code: 'a1', dimension: 'a', text: { en: 'a1' } }]
				}
			)}), 'perception', '{"en": "Survey"}', '{en}', 'open' returning id),
		said as (
			insert into public.responses (organization_id, survey_id, id, submission_id, perceptions, submitted_at, customer_id)
			select ${organization.id}, id, ${customer}, ${customer}, '{4}', now(), ${customer} from survey returning id)
		insert into public.text_readings (organization_id, response_id, findings)
		select ${organization.id}, id, ${database.sql.json(findings)} from said`;

	const cases: [string, string, (customer: string) => Promise<unknown>][] = [
		['who asked for contact', 'must_act', (c) => signal(c, 'contact_requested', 0, true)],
		[
			'who asked, though the card was edited',
			'must_act',
			(c) => signal(c, 'contact_requested', 1, false)
		],
		['who named a regulator', 'must_act', (c) => signal(c, 'regulator_named', 0, true)],
		[
			'any must-act signal, whatever its name',
			'must_act',
			(c) => signal(c, 'something_new', 0, true)
		],
		['who felt ignored', 'harm', (c) => signal(c, 'felt_ignored', 3, false)],
		['safety', 'harm', (c) => signal(c, 'safety', 3, false)],
		['whose words speak of harm', 'harm', (c) => reading(c, { harm: ['烫伤'] })],
		['who is Red by points', 'red', (c) => signal(c, 'low_answer', 9, false)],
		['who has a complaint open', 'open_complaint', (c) => complaint(c)],
		[
			'who is marked vulnerable',
			'vulnerable',
			(c) =>
				commitAs(
					database.sql,
					manager,
					(sql) => sql`select public.set_vulnerable(${organization.id},
						(select external_id from public.customers where id = ${c}), true)`
				)
		]
	];
	test.each(cases)('%s', async (_who, reason, mark) => {
		await start({ block_size: 4, block_holdouts: 2 });
		const marked = await people(12);
		for (const { customer } of marked) await mark(customer);
		expect(new Set(await lots(marked))).toEqual(new Set([null]));
		const [told] = await database.sql`
			select private.protection_of(${organization.id}, ${only(marked[0]).customer}) as reason`;
		expect(told).toEqual({ reason });
	});

	test('but for those the lot decides: words without harm, a complaint that has ended, few points', async () => {
		await start({ block_size: 4, block_holdouts: 2 });
		const [worded, ended, few, plain] = await people(4);
		await reading(only(worded).customer, { harm: [], refund: ['refund'] });
		await complaint(only(ended).customer, true);
		await signal(only(few).customer, 'low_answer', 2, false);
		const arms = await lots([worded, ended, few, plain].map(only));
		expect([...arms].sort()).toEqual(['contact', 'contact', 'holdout', 'holdout']);
	});

	test('a Red or must-act alert', async () => {
		await start();
		const [red, urgent] = await people(2);
		await database.sql`update public.risk_alerts set band = 'red' where id = ${only(red).alert}`;
		await database.sql`update public.risk_alerts set band = 'must_act' where id = ${only(urgent).alert}`;
		expect(await lots([red, urgent].map(only))).toEqual([null, null]);
	});

	test('must-act: 0 in 100,000', async () => {
		await start({ block_size: 4, block_holdouts: 2 });
		const { sql } = database;
		// Every second customer shows one of seven reasons; the others are ordinary.
		await sql`
			insert into public.customers (organization_id, external_id, is_vulnerable)
			select ${organization.id}, 'many-' || i, i % 14 = 12 from generate_series(0, 99999) as i`;
		await sql`
			insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, expires_at, source_key, evidence)
			select ${organization.id}, c.id, k.id,
				(array['contact_requested', 'regulator_named', 'unheard_of', 'felt_ignored', 'safety', 'low_answer', 'long_wait'])[n.n / 2 + 1],
				case n.n when 10 then 8 when 12 then 1 else 0 end, n.n < 6, now(), now() + interval '30 days', c.external_id, '{}'
			from public.customers c
			cross join lateral (select split_part(c.external_id, '-', 2)::integer % 14 as n) as n
			join public.risk_cards k on k.organization_id = c.organization_id and k.is_active
			where c.organization_id = ${organization.id} and n.n % 2 = 0`;
		await sql`analyze public.risk_events`;
		const [judged] = await sql<{ protected: number; held_out: number; drawn: number }[]>`
			select count(*) filter (where c.must)::int as protected,
				count(*) filter (where c.must and c.reason is null)::int as held_out,
				count(*) filter (where not c.must and c.reason is null)::int as drawn
			from (select split_part(p.external_id, '-', 2)::integer % 2 = 0 as must, private.protection_of(p.organization_id, p.id) as reason
				from public.customers p where p.organization_id = ${organization.id}) as c`;
		expect(judged).toEqual({ protected: 50_000, held_out: 0, drawn: 50_000 });

		// And with real draws: alerts for the first 600, whatever their signals.
		await sql`
			with opened as (
				insert into public.cases (organization_id, kind, state, customer_id, due_at)
				select p.organization_id, 'prevention', 'open', p.id, now() from public.customers p
				where p.organization_id = ${organization.id} and split_part(p.external_id, '-', 2)::integer < 600
				returning id, customer_id)
			insert into public.risk_alerts (organization_id, customer_id, case_id, card_id, band, score, case_opened_at, case_reason)
			select ${organization.id}, o.customer_id, o.id, k.id, 'amber', 5, now(), 'at_once' from opened o
			join public.risk_cards k on k.organization_id = ${organization.id} and k.is_active`;
		const [drawn] = await sql<{ must: number; held: number }[]>`
			select count(*) filter (where d.must and d.arm is not null)::int as must, count(*) filter (where d.arm = 'holdout')::int as held
			from (select split_part(p.external_id, '-', 2)::integer % 2 = 0 as must, private.draw_lot(a.organization_id, a.id) as arm
				from public.risk_alerts a join public.customers p on p.id = a.customer_id
				where a.organization_id = ${organization.id}) as d`;
		expect(drawn).toEqual({ must: 0, held: 150 });
	});
});

describe('a lot', () => {
	test('is kept: neither moved, nor taken away, nor released twice', async () => {
		await start();
		const [one] = await people(5);
		await lots([only(one)]);
		const { sql } = database;
		const own = sql`where customer_id = ${only(one).customer}`;
		await expect(
			sql`update public.prevention_assignments set arm = 'contact', position = 9 ${own}`
		).rejects.toThrow('append_only');
		await expect(sql`delete from public.prevention_assignments ${own}`).rejects.toThrow(
			'append_only'
		);
		await sql`update public.prevention_assignments set released_at = now(), release_reason = 'red' ${own}`;
		await expect(
			sql`update public.prevention_assignments set release_reason = 'other' ${own}`
		).rejects.toThrow('append_only');
	});

	test('of a held-out customer who is released keeps its arm, and is not drawn again', async () => {
		await start({ block_size: 4, block_holdouts: 2 });
		const four = await people(4);
		const arms = await lots(four);
		const held = only(four[arms.indexOf('holdout')]);
		const contacted = only(four[arms.indexOf('contact')]);
		expect(await lots([held, contacted])).toEqual(['holdout', 'contact']);
		for (const { alert } of [held, contacted]) {
			await database.sql`select private.note_release(${organization.id}, ${alert}, 'must_act')`;
		}
		expect(await lots([held, contacted])).toEqual([null, 'contact']);
		const kept = await database.sql`
			select arm, release_reason from public.prevention_assignments
			where customer_id in (${held.customer}, ${contacted.customer}) order by arm`;
		expect(kept).toEqual([
			{ arm: 'contact', release_reason: null },
			{ arm: 'holdout', release_reason: 'must_act' }
		]);
	});

	test('is drawn again from the salt by the audit, which notices one that was forged', async () => {
		const program = await start({ block_size: 4, block_holdouts: 2 });
		await lots(await people(20));
		const audit = () =>
			as(
				database.sql,
				manager,
				(sql) =>
					sql<
						{ told: Record<string, unknown>[] }[]
					>`select public.audit_prevention(${organization.id}) as told`
			).then(([row]) => only(row).told);
		expect(await audit()).toMatchObject([
			{ program, drawn: 20, agree: 20, commitment_holds: true, salt: null }
		]);
		await database.sql.begin(async (sql) => {
			await sql`alter table public.prevention_assignments disable trigger keep_lot`;
			await sql`update public.prevention_assignments set arm = case arm when 'contact' then 'holdout' else 'contact' end
				where program_id = ${program} and position = 3`;
			await sql`alter table public.prevention_assignments enable trigger keep_lot`;
		});
		expect(await audit()).toMatchObject([{ drawn: 20, agree: 19 }]);
	});
});
