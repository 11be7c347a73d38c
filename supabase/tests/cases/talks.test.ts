import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import {
	makeCustomer,
	makeSurvey,
	type Customer,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { addSignal } from '../../../tests/support/risk.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;
let customer: Customer;
let reference: string;

beforeEach(async () => {
	organization = await makeOrganization(database.sql);
	agent = await makeMember(database.sql, organization, 'agent');
	customer = await makeCustomer(database.sql, organization);
	await addSignal(database.sql, organization, customer, { points: 6, daysAgo: 1 });
	const [opened] = await database.sql<{ reference: string }[]>`
		select reference from public.cases where customer_id = ${customer.id}`;
	reference = only(opened).reference;
});

const move = (to: string, details: Record<string, string | boolean>, note: string | null = null) =>
	commitAs(
		database.sql,
		agent,
		(db) =>
			db`select public.transition_case(${organization.id}, ${reference}, ${to}, ${note}, ${database.sql.json(details)})`
	);
const talk = (said: string, note: string | null = null) =>
	move('contacted', { channel: 'phone', reached: true, talk: said }, note);

const casesOf = async () => [
	...(await database.sql<{ kind: string; reference: string; owner: string }[]>`
		select kind, reference, owner_id as owner from public.cases where customer_id = ${customer.id} order by kind`)
];

describe('a problem told in a talk', () => {
	test('is a pre-complaint with its own case, for the same colleague, tied to the first', async () => {
		await talk('pre_complaint', 'The flat has been cold for a week.');
		const [first, told] = await casesOf();
		expect(first).toMatchObject({ kind: 'prevention', reference });
		expect(told).toMatchObject({ kind: 'pre_complaint', owner: agent.userId });
		const events = await database.sql`
			select k.reference, e.kind, e.note, e.details ->> 'case' as other from public.case_events e
			join public.cases k on k.id = e.case_id where k.customer_id = ${customer.id} and e.kind in ('opened', 'linked')`;
		expect([...events]).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					reference: told?.reference,
					kind: 'opened',
					note: 'The flat has been cold for a week.'
				}),
				expect.objectContaining({ reference: told?.reference, kind: 'linked', other: reference }),
				expect.objectContaining({ reference, kind: 'linked', other: told?.reference })
			])
		);
		await commitAs(
			database.sql,
			agent,
			(db) =>
				db`select public.transition_case(${organization.id}, ${told?.reference ?? ''}, 'closed', null, '{"outcome": "solved"}')`
		);
	});

	test('needs its words, and nothing is half recorded without them', async () => {
		await expect(talk('pre_complaint')).rejects.toThrow('details_missing');
		expect(await casesOf()).toMatchObject([{ kind: 'prevention' }]);
		const [row] = await database.sql`select state from public.cases where reference = ${reference}`;
		expect(row?.['state']).toBe('open');
	});
});

test('who does not want to be contacted is contacted no more', async () => {
	await talk('declined');
	const stops = await database.sql`
		select reason from public.contact_stops where customer_id = ${customer.id} and ended_at is null`;
	expect([...stops]).toEqual([{ reason: 'opted_out' }]);
});

test('a talk comes to something that is listed, or it is refused', async () => {
	await expect(talk('chatted')).rejects.toThrow('invalid');
	await talk('put_right');
	expect(await casesOf()).toHaveLength(1);
});

describe('whether it helped', () => {
	let survey: Survey;
	let manager: Member;

	beforeEach(async () => {
		survey = await makeSurvey(database.sql, organization);
		manager = await makeMember(database.sql, organization, 'quality_manager');
		await database.sql`update public.customers set email = 'somebody@example.test' where id = ${customer.id}`;
	});

	const choose = (rules: Record<string, string | number | null>) =>
		commitAs(
			database.sql,
			manager,
			(db) =>
				db`select public.set_prevention_rules(${organization.id}, ${database.sql.json(rules)})`
		);
	const due = async () =>
		(
			await database.sql<{ case_id: string }[]>`
				select * from public.due_recovery() where organization_id = ${organization.id}`
		).map(({ case_id }) => case_id);
	const letDaysPass = async (days: number) => {
		await database.sql`update public.cases set closed_at = closed_at - ${`${days} days`}::interval where reference = ${reference}`;
		await database.sql`update public.prevention_rules set recovery_since = recovery_since - ${`${days} days`}::interval
			where organization_id = ${organization.id}`;
	};
	const invite = async (caseId: string) => {
		const [row] = await database.sql<{ invited: boolean }[]>`
			select public.invite_recovery(${organization.id}, ${caseId}, ${randomBytes(32).toString('hex')},
				${randomBytes(32).toString('hex')}, now() + interval '30 days') as invited`;
		return only(row).invited;
	};
	const invitations = () =>
		database.sql`select channel from public.invitations where customer_id = ${customer.id}`;

	test('is asked once, the chosen days after the end, of a customer who was reached', async () => {
		await choose({ recovery_survey: survey.code, recovery_days: 3 });
		await talk('put_right');
		await move('closed', { outcome: 'solved' });
		expect(await due()).toEqual([]);
		await letDaysPass(3);
		const [found] = await due();
		expect(await invite(only(found))).toBe(true);
		expect(await invite(only(found))).toBe(false);
		expect(await due()).toEqual([]);
		expect([...(await invitations())]).toEqual([{ channel: 'email' }]);
		const queued = await database.sql`
			select 1 from public.outbox where organization_id = ${organization.id} and kind = 'survey_invitation'`;
		expect(queued).toHaveLength(1);
	});

	test('is not asked of who was not reached, of cases that ended before, or where no survey is chosen', async () => {
		await choose({ recovery_survey: survey.code });
		await move('closed', { outcome: 'not_solved' });
		await letDaysPass(4);
		expect(await due()).toEqual([]);
		await move('open', {}, 'again');
		await talk('put_right');
		await move('closed', { outcome: 'solved' });
		await letDaysPass(4);
		expect(await due()).toHaveLength(1);
		await choose({ recovery_survey: null });
		expect(await due()).toEqual([]);
		await choose({ recovery_survey: survey.code });
		expect(await due()).toEqual([]);
	});

	test('is not asked of who wants no contact, and the log says so', async () => {
		await choose({ recovery_survey: survey.code });
		await talk('declined');
		await move('closed', { outcome: 'solved' });
		await letDaysPass(4);
		const [found] = await due();
		expect(await invite(only(found))).toBe(false);
		expect(await invitations()).toHaveLength(0);
		const log =
			await database.sql`select rule from public.contact_log where customer_id = ${customer.id}`;
		expect([...log]).toEqual([{ rule: 'opted_out' }]);
		expect(await due()).toEqual([]);
	});

	test('needs a survey of the organisation', async () => {
		await expect(choose({ recovery_survey: 'elsewhere' })).rejects.toThrow('unknown_survey');
	});
});
