import type { JSONValue } from 'postgres';
import { beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import {
	answer,
	makeCustomer,
	makeSurvey,
	ratings,
	type Customer,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { answerAs } from '../../../tests/support/submit.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let admin: Member;
let manager: Member;
let survey: Survey;
let customer: Customer;

beforeEach(async () => {
	organization = await makeOrganization(database.sql);
	admin = await makeMember(database.sql, organization, 'admin');
	manager = await makeMember(database.sql, organization, 'quality_manager');
	survey = await makeSurvey(database.sql, organization);
	customer = await makeCustomer(database.sql, organization, 'Low One');
});

const LOW = { perceptions: ratings(1, 2, 6, 6), expectations: {}, overall: null };
const say = (changes: Parameters<typeof answer>[0], who = customer) =>
	answerAs(database.sql, organization, survey, who, answer(changes));

type Draft = {
	watch_from?: number;
	amber_from?: number;
	red_from?: number;
	note?: string;
	based_on?: number;
	signals?: Record<string, { [key: string]: JSONValue }>;
};
async function accept(draft: Draft, who = admin): Promise<number> {
	const [row] = await commitAs(
		database.sql,
		who,
		(as) =>
			as`select public.accept_card(${organization.id}, ${as.json({ based_on: 1, ...draft })}) as version`
	);
	return row?.['version'] as number;
}
async function preview(draft: Draft, who = admin) {
	const [row] = await as(
		database.sql,
		who,
		(as) => as`select public.preview_card(${organization.id}, ${as.json(draft)}) as shown`
	);
	return row?.['shown'] as {
		n: number;
		customers: number;
		changed: number;
		moves: { from: string; to: string; n: number }[];
		examples: { external_id: string; before: { score: number }; after: { score: number } }[];
		comments: number;
		words: { word: string; n: number }[];
	};
}
const rows = () => database.sql<
	{ signal: string; points: number; version: number; isLive: boolean; lifeDays: number }[]
>`
	select e.signal, e.points, c.version, e.expires_at > now() as "isLive", extract(day from e.expires_at - e.occurred_at)::int as "lifeDays"
	from public.risk_events e join public.risk_cards c on c.organization_id = e.organization_id and c.id = e.card_id
	where e.customer_id = ${customer.id} order by e.recorded_at`;
const scoreOf = async (who = customer) => {
	const [row] = await database.sql`
		select score::int, band from public.customer_standings where customer_id = ${who.id}`;
	return row;
};

describe('a new version of the card', () => {
	test('ends the rows that it values otherwise and writes them anew', async () => {
		await say(LOW);
		expect(await scoreOf()).toEqual({ score: 2, band: 'low' });
		expect(await accept({ signals: { low_answer: { points: 4, life_days: 90 } } })).toBe(2);
		expect(await rows()).toEqual([
			{ signal: 'low_answer', points: 2, version: 1, isLive: false, lifeDays: 0 },
			{ signal: 'low_answer', points: 4, version: 2, isLive: true, lifeDays: 90 }
		]);
		expect(await scoreOf()).toEqual({ score: 4, band: 'watch' });
	});

	test('tells which rows it wrote anew, so that nothing is told twice', async () => {
		await say(LOW);
		await accept({ signals: { low_answer: { points: 4 } } });
		const [found] = await database.sql`
			select jsonb_path_query_array(private.ledger_of(${organization.id}, ${customer.id}), '$[*].is_written_anew') as told`;
		expect(found?.['told']).toEqual([false, true]);
	});

	test('leaves alone the rows that it values alike, and what has expired', async () => {
		await say(LOW);
		await accept({ watch_from: 2, signals: { overall_drop: { points: 5 } } });
		expect(await rows()).toMatchObject([{ version: 1, isLive: true }]);
		expect(await scoreOf()).toEqual({ score: 2, band: 'watch' });
		await accept({ based_on: 2, signals: { low_answer: { points: 3 } } });
		await accept({ based_on: 3, signals: { low_answer: { points: 2 } } });
		expect((await rows()).map(({ points, isLive }) => [points, isLive])).toEqual([
			[2, false],
			[3, false],
			[2, true]
		]);
	});

	test('does not tell an old demand for action as news', async () => {
		await say({ contact_requested: true });
		await accept({ signals: { contact_requested: { life_days: 90 } } });
		expect(await rows()).toMatchObject([{ signal: 'contact_requested', version: 1 }]);
	});

	test('keeps what a draft does not name, and says who made it and why', async () => {
		await accept({ note: 'Waits hurt more.', signals: { long_wait: { points: 2 } } });
		const [page] = await as(
			database.sql,
			manager,
			(as) => as`select public.card_page(${organization.id}) as page`
		);
		expect(page?.['page']).toMatchObject({
			version: 2,
			watch_from: 3,
			is_applied: true,
			signals: { long_wait: { points: 2, life_days: 30 }, case_not_solved: { points: 3 } },
			versions: [
				{ version: 2, by: 'admin', note: 'Waits hurt more.' },
				{ version: 1, by: null }
			],
			observed: { customers: 0, complaints: 0 }
		});
	});

	test('merges thresholds, and drops the points of a signal that must be acted on', async () => {
		await accept({
			signals: {
				low_answer: { parameters: { at_most: 3 } },
				service_fault: { is_must_act: true, points: 2 }
			}
		});
		const signals = await database.sql`
			select s.signal, s.points, s.parameters from public.risk_card_signals s
			join public.risk_cards c on c.organization_id = s.organization_id and c.id = s.card_id
			where s.organization_id = ${organization.id} and c.is_active and s.signal in ('low_answer', 'service_fault') order by 1`;
		expect(signals).toMatchObject([{ points: 2, parameters: { at_most: 3 } }, { points: 0 }]);
		await say({ ...LOW, perceptions: ratings(3, 2, 6, 6) });
		expect(await scoreOf()).toEqual({ score: 2, band: 'low' });
	});

	test('brings whoever rises into a band that needs a person to the worker, and nobody else', async () => {
		const other = await makeCustomer(database.sql, organization);
		await say(LOW);
		await say({ ...LOW, perceptions: ratings(6, 2, 6, 6) }, other);
		await accept({ signals: { low_answer: { points: 5 } } });
		const alerts = () => database.sql`
			select customer_id, band from public.risk_alerts where organization_id = ${organization.id}`;
		expect(await alerts()).toEqual([]);
		await commitAs(database.sql, 'service_role', (as) => as`select public.review_due(100)`);
		expect(await alerts()).toEqual([{ customer_id: customer.id, band: 'amber' }]);
	});

	test('brings those to the worker, too, whose band begins lower now', async () => {
		await say(LOW);
		await accept({ watch_from: 1, amber_from: 2, red_from: 8 });
		const [reviewed] = await commitAs(
			database.sql,
			'service_role',
			(as) => as`select public.review_due(100) as n`
		);
		expect(reviewed?.['n']).toBe(1);
	});

	test('is applied in parts by the worker where there are many rows', async () => {
		await say(LOW);
		await say({ ...LOW, perceptions: ratings(1, 2, 1, 6) });
		await database.sql`
			with copied as (
				insert into public.risk_cards (organization_id, version, watch_from, amber_from, red_from, is_active, applied_at)
				values (${organization.id}, 2, 3, 5, 8, false, null) returning id)
			insert into public.risk_card_signals (organization_id, card_id, signal, points, life_days)
			select ${organization.id}, id, 'low_answer', 3, 60 from copied`;
		await database.sql`update public.risk_cards set is_active = false where organization_id = ${organization.id} and version = 1`;
		await database.sql`update public.risk_cards set is_active = true where organization_id = ${organization.id} and version = 2`;
		const apply = async () => {
			const [row] = await commitAs(
				database.sql,
				'service_role',
				(as) => as`select public.apply_cards(1) as n`
			);
			return row?.['n'] as number;
		};
		expect(await apply()).toBe(1);
		expect(await scoreOf()).toMatchObject({ score: 5 });
		expect(await apply()).toBe(1);
		expect(await scoreOf()).toMatchObject({ score: 6 });
		expect(await apply()).toBe(1);
		expect(await apply()).toBe(0);
	});

	test('is refused to whoever edits a version that is no longer in use', async () => {
		await accept({ watch_from: 2 });
		await expect(accept({ watch_from: 1 })).rejects.toThrow('card_changed');
	});

	test('is made and previewed by administrators only', async () => {
		await expect(accept({}, manager)).rejects.toThrow('forbidden');
		await expect(preview({}, manager)).rejects.toThrow('forbidden');
	});

	test.each([
		['low_answer', { at_most: 'two' }],
		['low_answer', { at_most: 9 }],
		['low_answer', { at_least: 2 }],
		['dimension_gap', { counted: 1.5 }],
		['silence', { overrides: [{ service: 'repair', wait_days: 3 }] }],
		['season_peak', { overrides: [{ segment: 'home', ratio: 3 }] }],
		['low_answer', { overrides: [{ segment: 7, at_most: 3 }] }],
		['low_answer', { overrides: ['home'] }],
		['low_answer', { overrides: {} }],
		['regulator_named', { zh: '(a+)+$' }],
		['regulator_named', { words: { added: ['x'.repeat(41)], removed: [] } }],
		['regulator_named', { words: { added: ['two\nlines'], removed: [] } }],
		['regulator_named', { words: ['消协'] }],
		['public_post', { words: { added: [], removed: [] } }],
		['information_unclear', { answers: [] }],
		['information_unclear', { answers: 'no' }],
		['low_answer', { answers: ['no'] }],
		['regulator_named', { words: { added: ['SCHUFA'], removed: [] } }],
		['regulator_named', []]
	])('is refused when scoring could not trust it: %s %j', async (signal, parameters) => {
		const draft = { signals: { [signal]: { parameters } } };
		await expect(accept(draft)).rejects.toMatchObject({ message: 'invalid' });
		await expect(preview(draft)).rejects.toMatchObject({ message: 'invalid' });
	});

	test('keeps own words and the answers that count, and the words that no reader has read', async () => {
		const words = { added: ['消保处', '(a+)+$'], removed: ['法院'] };
		await accept({
			signals: {
				regulator_named: { parameters: { words } },
				felt_ignored: { parameters: { answers: ['no', 'partly'] } }
			}
		});
		const signals = await database.sql<{ signal: string; parameters: Record<string, unknown> }[]>`
			select s.signal, s.parameters from public.risk_card_signals s
			join public.risk_cards c on c.organization_id = s.organization_id and c.id = s.card_id
			where s.organization_id = ${organization.id} and c.is_active and s.signal in ('felt_ignored', 'regulator_named') order by 1`;
		expect(signals[0]?.parameters).toMatchObject({ answers: ['no', 'partly'] });
		expect(signals[1]?.parameters).toMatchObject({ words });
		expect(signals[1]?.parameters['zh']).toContain('12315');
	});

	test('begins with bands in order', async () => {
		await expect(accept({ watch_from: 6 })).rejects.toMatchObject({ code: '23514' });
	});
});

describe('new signals of the product', () => {
	const renew = () => database.sql`select private.add_new_signals(${organization.id})`;

	test('come as a new version that keeps what the organisation had given', async () => {
		await accept({ signals: { low_answer: { points: 4 } } });
		await database.sql`
			delete from public.risk_card_signals s using public.risk_cards c
			where c.organization_id = ${organization.id} and c.is_active and s.card_id = c.id and s.signal in ('silence', 'public_post')`;
		await renew();
		const signals = await database.sql`
			select c.version, s.signal, s.points, s.life_days from public.risk_cards c
			join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
			where c.organization_id = ${organization.id} and c.is_active and s.signal in ('low_answer', 'silence') order by s.signal`;
		expect([...signals]).toEqual([
			{ version: 3, signal: 'low_answer', points: 4, life_days: 60 },
			{ version: 3, signal: 'silence', points: 1, life_days: 60 }
		]);
	});

	test('come to a card that is still being applied without stopping that', async () => {
		await database.sql`
			update public.risk_cards set applied_at = null where organization_id = ${organization.id} and is_active`;
		await database.sql`
			delete from public.risk_card_signals s using public.risk_cards c
			where c.organization_id = ${organization.id} and c.is_active and s.card_id = c.id and s.signal = 'silence'`;
		await renew();
		const [card] = await database.sql`
			select version, applied_at, created_by, note from public.risk_cards where organization_id = ${organization.id} and is_active`;
		expect(card).toEqual({ version: 2, applied_at: null, created_by: null, note: null });
	});

	test('that a card has already make no version', async () => {
		await renew();
		const cards = await database.sql`
			select version from public.risk_cards where organization_id = ${organization.id}`;
		expect([...cards]).toEqual([{ version: 1 }]);
	});
});

describe('the preview', () => {
	test('counts who moves between bands and shows them before and after, without changing anything', async () => {
		const calm = await makeCustomer(database.sql, organization);
		await makeCustomer(database.sql, organization);
		await say(LOW);
		await say({ expectations: ratings(6, 2, 6, 6) }, calm);
		const shown = await preview({ signals: { low_answer: { points: 6 } } });
		expect(shown).toMatchObject({ n: 2, customers: 3, changed: 1 });
		expect(shown.moves).toHaveLength(2);
		expect(shown.moves).toEqual(
			expect.arrayContaining([
				{ from: 'low', to: 'amber', n: 1 },
				{ from: 'low', to: 'low', n: 1 }
			])
		);
		expect(shown.examples).toMatchObject([
			{
				external_id: customer.externalId,
				name: 'Low One',
				before: { score: 2, band: 'low', rows: [{ signal: 'low_answer', points: 2 }] },
				after: { score: 6, band: 'amber', rows: [{ signal: 'low_answer', points: 6 }] }
			}
		]);
		expect(await scoreOf()).toEqual({ score: 2, band: 'low' });
	});

	test('agrees with what accepting does', async () => {
		await say({ ...LOW, perceptions: ratings(1, 7, 1, 1), expectations: ratings(7, 1, 7, 7) });
		const draft = {
			watch_from: 2,
			amber_from: 4,
			red_from: 9,
			signals: { dimension_gap: { points: 1 }, low_answer: { points: 3 } }
		};
		const shown = await preview(draft);
		await accept(draft);
		expect(await scoreOf()).toEqual({
			score: shown.examples[0]?.after.score,
			band: 'amber'
		});
		expect(shown.moves).toEqual([{ from: 'amber', to: 'amber', n: 1 }]);
	});

	test('shows in how many recent comments each new word stands', async () => {
		await say({ comment: '法院小区三号楼没有暖气', overall: 3 });
		await say({ comment: '都好', overall: 6 });
		const draft = (added: string[]) => ({
			signals: { regulator_named: { parameters: { words: { added, removed: [] } } } }
		});
		expect(await preview(draft(['小区', '消保处']))).toMatchObject({
			comments: 2,
			words: [
				{ word: '小区', n: 1 },
				{ word: '消保处', n: 0 }
			]
		});
		await accept(draft(['小区']));
		expect(await preview(draft(['小区']))).toMatchObject({ comments: 0, words: [] });
	});

	test('names ten at most, those who move furthest first', async () => {
		for (let place = 0; place < 12; place += 1) {
			await say(LOW, await makeCustomer(database.sql, organization));
		}
		await say({
			...LOW,
			overall: 6,
			perceptions: ratings(1, 7, 1, 1),
			expectations: ratings(7, 1, 7, 7)
		});
		const { examples, changed } = await preview({
			signals: { dimension_gap: { points: -5 }, low_answer: { points: 1 } }
		});
		expect(changed).toBe(13);
		expect(examples).toHaveLength(10);
		expect(examples[0]?.external_id).toBe(customer.externalId);
	});
});

test('a row of the ledger may end early, and nothing else in it changes', async () => {
	await say(LOW);
	await expect(
		database.sql`update public.risk_events set points = 1 where customer_id = ${customer.id}`
	).rejects.toThrow('append_only');
	await expect(
		database.sql`update public.risk_events set expires_at = expires_at + interval '1 day' where customer_id = ${customer.id}`
	).rejects.toThrow('append_only');
	await expect(
		database.sql`update public.risk_events set expires_at = recorded_at - interval '1 second' where customer_id = ${customer.id}`
	).rejects.toThrow('append_only');
	await expect(
		database.sql`delete from public.risk_events where customer_id = ${customer.id}`
	).rejects.toThrow('append_only');
});
