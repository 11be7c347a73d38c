import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
import { tellAmberAtOnce } from '../../../tests/support/risk.ts';
import { answerAs } from '../../../tests/support/submit.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;
let survey: Survey;
let customer: Customer;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	agent = await makeMember(database.sql, organization, 'agent');
	survey = await makeSurvey(database.sql, organization);
});
beforeEach(async () => {
	customer = await makeCustomer(database.sql, organization);
});

/** Answers worth 2, 4 and 6 points: a low item, two gaps, and both. */
const TWO = { perceptions: ratings(2, 2, 6, 6), expectations: ratings(2, 2, 6, 6) };
const FOUR = { perceptions: ratings(5, 3, 5, 5), expectations: ratings(7, 1, 7, 7) };
const SIX = { perceptions: ratings(1, 7, 1, 1), expectations: ratings(7, 1, 7, 7) };

const say = (changes: Parameters<typeof answer>[0], who = customer) =>
	answerAs(database.sql, organization, survey, who, answer({ overall: null, ...changes }));

async function alertsOf(who = customer) {
	return database.sql<
		{ band: string; score: number; isOpen: boolean; reference: string; hours: number }[]
	>`
		select a.band, a.score, a.closed_at is null as "isOpen", c.reference,
			round(extract(epoch from c.due_at - c.opened_at) / 3600)::int as hours
		from public.risk_alerts a join public.cases c on c.organization_id = a.organization_id and c.id = a.case_id
		where a.customer_id = ${who.id} order by a.opened_at`;
}

async function close(outcome: string): Promise<void> {
	const open = (await alertsOf()).find(({ isOpen }) => isOpen);
	if (!open) throw new Error('no alert is open');
	await commitAs(
		database.sql,
		agent,
		(as) =>
			as`select public.transition_case(${organization.id}, ${open.reference}, 'closed', null, ${database.sql.json({ outcome })})`
	);
}

/** Lets the alerts of the customer lie further back. */
const letDaysPass = (days: number) => database.sql`
	update public.risk_alerts set opened_at = opened_at - ${`${days} days`}::interval, closed_at = closed_at - ${`${days} days`}::interval
	where customer_id = ${customer.id}`;

describe('an alert', () => {
	test('opens at 5 points as amber with 72 hours, not below', async () => {
		await say(FOUR);
		expect(await alertsOf()).toEqual([]);
		await say(TWO);
		expect(await alertsOf()).toMatchObject([{ band: 'amber', score: 6, isOpen: true, hours: 72 }]);
	});

	test('opens at 8 points as red with 24 hours', async () => {
		const other = await makeCustomer(database.sql, organization);
		await database.sql`update public.risk_cards set amber_from = 7, watch_from = 6 where organization_id = ${organization.id}`;
		await say(SIX, other);
		await say(TWO, other);
		await database.sql`update public.risk_cards set amber_from = 5, watch_from = 3 where organization_id = ${organization.id}`;
		expect(await alertsOf(other)).toMatchObject([{ band: 'red', score: 8, hours: 24 }]);
	});

	test('opens at once for a must-act signal, whatever the points', async () => {
		await say({ contact_requested: true });
		expect(await alertsOf()).toMatchObject([{ band: 'must_act', score: 0, hours: 24 }]);
	});

	test('is one, with one case and one message, for answers that arrive all at once', async () => {
		await Promise.all(Array.from({ length: 20 }, () => say({ ...SIX, contact_requested: true })));
		expect(await alertsOf()).toMatchObject([{ band: 'must_act', isOpen: true }]);
		const [counted] = await database.sql`
			select (select count(*)::int from public.cases where customer_id = ${customer.id}) as cases,
				(select count(*)::int from public.outbox where facts ->> 'customer' = ${customer.externalId}) as messages,
				(select count(*)::int from public.responses where customer_id = ${customer.id}) as responses`;
		expect(counted).toEqual({ cases: 1, messages: 1, responses: 20 });
	});

	test('rises with its customer, and does not fall again', async () => {
		await say(SIX);
		expect(await alertsOf()).toMatchObject([{ band: 'amber', score: 6 }]);
		await say(TWO);
		expect(await alertsOf()).toMatchObject([{ band: 'red', score: 8 }]);
		await say({ comment: 'my lawyer' });
		expect(await alertsOf()).toMatchObject([{ band: 'must_act', score: 8 }]);
		await say(TWO);
		expect(await alertsOf()).toMatchObject([{ band: 'must_act', score: 8 }]);
		expect(await alertsOf()).toHaveLength(1);
	});

	test('that becomes urgent is due sooner and told again, once for each band', async () => {
		await tellAmberAtOnce(database.sql, organization);
		await say(SIX);
		expect(await alertsOf()).toMatchObject([{ band: 'amber', hours: 72 }]);
		await say({ contact_requested: true });
		await say({ contact_requested: true });
		expect(await alertsOf()).toMatchObject([{ band: 'must_act', hours: 24 }]);
		const told = await database.sql`
			select facts ->> 'band' as band from public.outbox where facts ->> 'customer' = ${customer.externalId} order by created_at`;
		expect(told.map(({ band }) => band as string)).toEqual(['amber', 'must_act']);
	});

	test('is not closed over a must-act signal that nobody has read', async () => {
		await say({ contact_requested: true });
		await say({ contact_requested: true });
		await expect(close('no_problem')).rejects.toThrow('news_since');
		const [open] = await alertsOf();
		await commitAs(
			database.sql,
			agent,
			(as) =>
				as`select public.note_case(${organization.id}, ${open?.reference ?? ''}, 'note', 'read')`
		);
		await close('no_problem');
		expect(await alertsOf()).toMatchObject([{ isOpen: false }]);
	});

	test('is never lost when an urgent answer arrives while the case is being closed', async () => {
		await say(SIX);
		await Promise.allSettled([close('no_problem'), say({ contact_requested: true })]);
		expect((await alertsOf()).filter(({ isOpen }) => isOpen)).toHaveLength(1);
	});

	test('opens again with its case, so that a second one is not opened beside it', async () => {
		await say({ contact_requested: true });
		await close('not_reached');
		const [ended] = await alertsOf();
		await commitAs(
			database.sql,
			agent,
			(as) =>
				as`select public.transition_case(${organization.id}, ${ended?.reference ?? ''}, 'open', 'called back')`
		);
		await say({ contact_requested: true });
		expect(await alertsOf()).toMatchObject([{ isOpen: true, reference: ended?.reference }]);
	});

	test('is not talked down: solving the same case again and again counts once', async () => {
		await say(SIX);
		for (let time = 0; time < 3; time += 1) {
			await close('solved');
			const [ended] = await alertsOf();
			await commitAs(
				database.sql,
				agent,
				(as) =>
					as`select public.transition_case(${organization.id}, ${ended?.reference ?? ''}, 'open', 'again')`
			);
		}
		const [row] = await database.sql`
			select sum(points)::int as points from public.risk_events where customer_id = ${customer.id}`;
		expect(row?.['points']).toBe(4);
	});

	test('does not depend on how long an instrument words its items', async () => {
		const items = Array.from({ length: 6 }, (_, place) => ({
			code: `i${place}`,
			dimension: 'a',
			text: { zh: '长'.repeat(700), en: 'long '.repeat(300) }
		}));
		const wordy = await makeSurvey(database.sql, organization, {
			form: 'perception',
			instrument: {
				code: 'wordy',
				name: { en: 'Wordy' },
				scale: { min: 1, max: 7 },
				columns: ['perception'],
				dimensions: [{ code: 'a', name: { en: 'A' } }],
				items
			}
		});
		const worst = Object.fromEntries(items.map(({ code }) => [code, 1]));
		await answerAs(
			database.sql,
			organization,
			wordy,
			customer,
			answer({ perceptions: worst, contact_requested: true })
		);
		expect(await alertsOf()).toMatchObject([{ band: 'must_act', score: 2 }]);
	});

	test('does not count what has expired', async () => {
		await say(FOUR);
		await database.sql`alter table public.risk_events disable trigger append_only`;
		await database.sql`update public.risk_events set expires_at = now() - interval '1 second' where customer_id = ${customer.id}`;
		await database.sql`alter table public.risk_events enable trigger append_only`;
		await say(TWO);
		expect(await alertsOf()).toEqual([]);
	});

	test('goes to the agent with the fewest open cases, who is told in their language', async () => {
		const other = await makeOrganization(database.sql);
		const agents = [
			await makeMember(database.sql, other, 'agent'),
			await makeMember(database.sql, other, 'agent')
		];
		await makeMember(database.sql, other, 'quality_manager');
		await database.sql`update public.memberships set locale = 'en' where organization_id = ${other.id}`;
		const asked = await makeSurvey(database.sql, other);
		for (let count = 0; count < 4; count += 1) {
			const someone = await makeCustomer(database.sql, other);
			await answerAs(database.sql, other, asked, someone, answer({ contact_requested: true }));
		}
		const owners = await database.sql`
			select owner_id, count(*)::int as cases from public.cases where organization_id = ${other.id} group by owner_id`;
		expect(owners.map(({ cases }) => cases as number)).toEqual([2, 2]);
		const told =
			await database.sql`select distinct recipient, locale from public.outbox where organization_id = ${other.id}`;
		expect(told.map(({ recipient }) => recipient as string).toSorted()).toEqual(
			agents.map(({ email }) => email).toSorted()
		);
		expect(new Set(told.map(({ locale }) => locale as string))).toEqual(new Set(['en']));
	});
});

describe('after a case has ended', () => {
	test('its alert is closed, and points alone stay quiet for 14 days', async () => {
		await say(SIX);
		await close('no_problem');
		expect(await alertsOf()).toMatchObject([{ isOpen: false }]);
		await say(SIX);
		expect(await alertsOf()).toHaveLength(1);
		await letDaysPass(13);
		await say(TWO);
		expect(await alertsOf()).toHaveLength(1);
		await letDaysPass(2);
		await say(TWO);
		expect(await alertsOf()).toMatchObject([{ isOpen: false }, { isOpen: true, band: 'red' }]);
	});

	test('a new must-act signal breaks the quiet', async () => {
		await say(SIX);
		await close('no_problem');
		await say({ contact_requested: true });
		expect(await alertsOf()).toMatchObject([{ isOpen: false }, { isOpen: true, band: 'must_act' }]);
	});

	test('the must-act signal that it was about does not', async () => {
		await say({ contact_requested: true });
		await close('no_problem');
		await say(SIX);
		expect(await alertsOf()).toMatchObject([{ isOpen: false }]);
	});

	test.each([
		['solved', -2, 60],
		['not_solved', 3, 90]
	])('its outcome "%s" is a signal of %i points for %i days', async (outcome, points, days) => {
		await say(SIX);
		await close(outcome);
		const [signal] = await database.sql`
			select points, extract(day from expires_at - occurred_at)::int as days from public.risk_events
			where customer_id = ${customer.id} and signal = ${`case_${outcome}`}`;
		expect(signal).toEqual({ points, days });
	});

	test.each(['not_reached', 'no_problem'])('its outcome "%s" is no signal', async (outcome) => {
		await say(SIX);
		await close(outcome);
		expect(
			await database.sql`select signal from public.risk_events where customer_id = ${customer.id} and signal like 'case%'`
		).toHaveLength(0);
	});
});

test('the standing of a customer is the sum of the live rows of the ledger', async () => {
	await say(SIX);
	await close('solved');
	const [standing] = await commitAs(
		database.sql,
		agent,
		(as) =>
			as`select score::int, band from public.customer_standings where customer_id = ${customer.id}`
	);
	expect(standing).toEqual({ score: 4, band: 'watch' });
	const unknown = await makeCustomer(database.sql, organization);
	const [silent] = await commitAs(
		database.sql,
		agent,
		(as) =>
			as`select score::int, band, coverage::float from public.customer_standings where customer_id = ${unknown.id}`
	);
	expect(silent).toEqual({ score: 0, band: null, coverage: 0 });
});
