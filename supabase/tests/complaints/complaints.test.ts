import { randomUUID } from 'node:crypto';
import type { JSONValue } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	unique,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { answer, makeCustomer, makeSurvey } from '../../../tests/support/make-survey.ts';
import { answerAs } from '../../../tests/support/submit.ts';
import { as, commitAs, useDatabase, type Actor } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let other: Organization;
let agent: Member;
let manager: Member;
let trainer: Member;
let outsider: Member;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql);
	other = await makeOrganization(sql);
	agent = await makeMember(sql, organization, 'agent');
	manager = await makeMember(sql, organization, 'quality_manager');
	trainer = await makeMember(sql, organization, 'trainer');
	outsider = await makeMember(sql, other, 'admin');
});

type Told = { reference: string; created: boolean; due_at: string; customer?: string | null };
type Facts = { [name: string]: JSONValue };

const file = async (facts: Facts = {}, code = organization.code) => {
	const complaint = { submission_id: randomUUID(), words: 'Waited three hours.', ...facts };
	const [row] = await commitAs(
		database.sql,
		'anon',
		(t) => t<{ told: Told }[]>`select public.file_complaint(${code}, ${t.json(complaint)}) as told`
	);
	return only(row).told;
};

const record = async (facts: Facts = {}, who: Actor = agent) => {
	const complaint = { source: 'staff', channel: 'phone', words: 'No heating.', ...facts };
	const [row] = await commitAs(
		database.sql,
		who,
		(t) =>
			t<{ told: Told }[]>`
				select public.record_complaint(${organization.id}, ${t.json(complaint)}) as told`
	);
	return only(row).told;
};

const bring = async (lines: Facts[], who: Actor = manager) => {
	const [row] = await commitAs(
		database.sql,
		who,
		(t) =>
			t<{ told: { accepted: number; duplicates: number; rejected: JSONValue[] } }[]>`
				select public.import_complaints(${organization.id}, ${t.json(lines)}) as told`
	);
	return only(row).told;
};

type Tracked = Record<string, JSONValue> & { told: JSONValue; answers: { words: string }[] };

const track = async (reference: string): Promise<Tracked | null> => {
	const [row] = await commitAs(
		database.sql,
		'anon',
		(t) => t<{ told: Tracked | null }[]>`select public.track_case(${reference}) as told`
	);
	return only(row).told;
};

const move = (reference: string, to: string, details: Facts = {}, why = '', who: Actor = agent) =>
	commitAs(
		database.sql,
		who,
		(t) =>
			t`select public.transition_case(${organization.id}, ${reference}, ${to}, ${why}, ${t.json(details)})`
	);

const stored = async (reference: string) =>
	only((await database.sql`select * from public.cases where reference = ${reference}`)[0]);

const events = (reference: string) => database.sql`
	select e.* from public.case_events e
	join public.cases c on c.organization_id = e.organization_id and c.id = e.case_id
	where c.reference = ${reference} order by e.at`;

const ANSWER = { answer: 'We are sorry. The engine was replaced.' };
const END = { outcome: 'solved', cause: 'service_waiting_time' };

describe('a complaint through the public form', () => {
	test('is a case with an owner, a due day, and an event by the customer', async () => {
		const told = await file({
			remedy: 'An apology',
			site: 'main',
			service: 'counter',
			locale: 'en'
		});
		expect(told.reference).toMatch(/^C-[0-9A-HJKMNP-TV-Z]{12}$/);
		expect(await stored(told.reference)).toMatchObject({
			...{ kind: 'complaint', state: 'received', source: 'form', channel: 'form', cause: null },
			...{ words: 'Waited three hours.', remedy: 'An apology', locale: 'en', customer_id: null },
			...{ site_id: organization.site, service_id: organization.service, owner_id: agent.userId }
		});
		expect(await events(told.reference)).toMatchObject([
			{ kind: 'opened', to_state: 'received', actor_id: null, actor_kind: 'customer' }
		]);
	});

	test('is due at the end of a day of the organisation, by its own setting', async () => {
		const [row] = await database.sql`
			select to_char(private.complaint_due(${organization.id}, '2026-03-01T15:59:00Z') at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as before,
				to_char(private.complaint_due(${organization.id}, '2026-03-01T16:01:00Z') at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as after`;
		expect(row).toEqual({ before: '2026-03-08 23:59', after: '2026-03-09 23:59' });
	});

	test('sent fifty times at once is one complaint with one reference', async () => {
		const submission_id = randomUUID();
		const told = await Promise.all(Array.from({ length: 50 }, () => file({ submission_id })));
		expect(new Set(told.map(({ reference }) => reference)).size).toBe(1);
		expect(told.filter(({ created }) => created)).toHaveLength(1);
		const kept =
			await database.sql`select 1 from public.cases where submission_id = ${submission_id}`;
		expect(kept).toHaveLength(1);
	});

	test('says nothing of whom it was matched to', async () => {
		const customer = await makeCustomer(database.sql, organization);
		const email = `${unique('mail')}@example.test`;
		await database.sql`update public.customers set email = ${email} where id = ${customer.id}`;
		const told = await file({ contact: email.toUpperCase() });
		expect(told).not.toHaveProperty('customer');
		expect(await stored(told.reference)).toMatchObject({ customer_id: customer.id });
	});

	test.each([
		['nothing said', { words: '' }, 'PT422', 'invalid'],
		['no id', { submission_id: null }, 'PT422', 'invalid'],
		['an unknown site', { site: 'nowhere' }, 'PT422', 'unknown_site'],
		['too many words', { words: 'x'.repeat(4001) }, '23514', /check/]
	])('with %s is refused, and nothing is kept', async (_what, facts, code, message) => {
		const count = () => database.sql`select count(*)::int from public.cases`;
		const before = await count();
		await expect(file(facts)).rejects.toMatchObject({
			code,
			message: expect.stringMatching(message) as string
		});
		expect(await count()).toEqual(before);
	});

	test('cannot claim to be somebody, to have ended, or to come from elsewhere', async () => {
		const customer = await makeCustomer(database.sql, organization);
		const { reference } = await file({
			...{ customer: customer.externalId, source: 'api', external_id: 'X', channel: 'regulator' },
			...{
				closed_at: '2026-01-01T00:00:00Z',
				outcome: 'solved',
				received_at: '2020-01-01T00:00:00Z'
			}
		});
		expect(await stored(reference)).toMatchObject({
			...{
				source: 'form',
				channel: 'form',
				external_id: null,
				customer_id: null,
				state: 'received'
			}
		});
	});

	test('for an organisation that does not exist is not found', async () => {
		await expect(file({}, 'nobody')).rejects.toMatchObject({ message: 'not_found' });
	});
});

describe('whom a contact belongs to', () => {
	const of = async (contact: string) => {
		const [row] = await database.sql<{ id: string | null }[]>`
			select private.customer_of_contact(${organization.id}, ${contact}) as id`;
		return only(row).id;
	};

	test('is the one customer with it, with or without a country code', async () => {
		const customer = await makeCustomer(database.sql, organization);
		await database.sql`update public.customers set phone = '+86 138-1234-9876' where id = ${customer.id}`;
		expect(await of('13812349876')).toBe(customer.id);
		expect(await of('0086 138 1234 9876')).toBe(customer.id);
		expect(await of('13912349876')).toBeNull();
		expect(await of('2349876')).toBe(customer.id);
		expect(await of('349876')).toBeNull();
	});

	test('is nobody when two share it, or when it is of another organisation', async () => {
		for (const of of [organization, organization]) {
			const { id } = await makeCustomer(database.sql, of);
			await database.sql`update public.customers set email = 'two@example.test' where id = ${id}`;
		}
		const foreign = await makeCustomer(database.sql, other);
		await database.sql`update public.customers set email = 'foreign@example.test' where id = ${foreign.id}`;
		expect(await of('two@example.test')).toBeNull();
		expect(await of('foreign@example.test')).toBeNull();
		expect(await of('just a name')).toBeNull();
	});
});

describe('a complaint of a customer with an open prevention case', () => {
	test('is tied to it from both sides, and closes nothing', async () => {
		const customer = await makeCustomer(database.sql, organization);
		await answerAs(
			database.sql,
			organization,
			await makeSurvey(database.sql, organization),
			customer,
			answer({ contact_requested: true })
		);
		const [prevention] = await database.sql<{ reference: string }[]>`
			select reference from public.cases where customer_id = ${customer.id}`;
		const early = only(prevention).reference;
		const { reference } = await record({ customer: customer.externalId });
		expect((await events(early)).at(-1)).toMatchObject({
			kind: 'linked',
			actor_kind: 'system',
			details: { case: reference }
		});
		expect((await events(reference)).at(-1)).toMatchObject({
			kind: 'linked',
			details: { case: early }
		});
		expect(await stored(early)).toMatchObject({ state: 'open', closed_at: null });
		const alerts = await database.sql`
			select 1 from public.risk_alerts where customer_id = ${customer.id} and closed_at is null`;
		expect(alerts).toHaveLength(1);
	});
});

describe('a complaint that staff or another system record', () => {
	test('names who recorded it', async () => {
		const byAgent = await record({ category: 'service' });
		const bySystem = await record({ source: 'api' }, 'service_role');
		expect((await events(byAgent.reference))[0]).toMatchObject({
			actor_id: agent.userId,
			actor_kind: 'user'
		});
		expect((await events(bySystem.reference))[0]).toMatchObject({
			actor_id: null,
			actor_kind: 'api'
		});
		expect(await stored(byAgent.reference)).toMatchObject({ category: 'service', cause: null });
	});

	test('twice under one external id is one complaint, also in two at once', async () => {
		const external_id = unique('crm');
		const told = await Promise.all([
			record({ external_id, source: 'api' }, 'service_role'),
			record({ external_id, source: 'api', words: 'Others' }, 'service_role')
		]);
		expect(told.map(({ created }) => created).toSorted()).toEqual([false, true]);
		expect(new Set(told.map(({ reference }) => reference)).size).toBe(1);
	});

	test('takes its category from its cause', async () => {
		const { reference } = await record({ cause: 'service_attitude', category: 'product' });
		expect(await stored(reference)).toMatchObject({
			category: 'service',
			cause: 'service_attitude'
		});
	});

	test('is refused for a customer who does not exist, and for a source that is not theirs', async () => {
		await expect(record({ customer: 'nobody' })).rejects.toMatchObject({
			message: 'unknown_customer'
		});
		for (const source of ['form', 'import', '']) {
			await expect(record({ source })).rejects.toMatchObject({ message: 'invalid' });
		}
	});

	test('is for those who work on cases, of this organisation', async () => {
		await expect(record({}, trainer)).rejects.toMatchObject({ message: 'forbidden' });
		await expect(record({}, outsider)).rejects.toMatchObject({ message: 'not_found' });
		await expect(record({}, 'anon')).rejects.toMatchObject({ code: '42501' });
	});
});

describe('complaints from a file', () => {
	test('are kept line by line: good ones, known ones, and bad ones by name', async () => {
		const external_id = unique('old');
		const ended = { closed_at: '2026-02-03T00:00:00Z', outcome: 'not_solved' };
		const told = await bring([
			{ row: 1, external_id, received_at: '2026-02-01T00:00:00Z', cause: 'emotion', ...ended },
			{ row: 2, external_id },
			{ row: 3, customer: 'nobody', words: 'x' },
			{ row: 4, site: 'nowhere' },
			{ row: 5, closed_at: '2026-02-03T00:00:00Z' }
		]);
		expect(told).toEqual({
			accepted: 1,
			duplicates: 1,
			rejected: [
				{ row: 3, code: 'unknown_customer' },
				{ row: 4, code: 'unknown_site' },
				{ row: 5, code: 'invalid' }
			]
		});
		const [kept] = await database.sql`
			select state, outcome, owner_id, source, opened_at from public.cases where external_id = ${external_id}`;
		expect(kept).toEqual({
			...{ state: 'closed', outcome: 'not_solved', owner_id: null, source: 'import' },
			opened_at: new Date('2026-02-01T00:00:00Z')
		});
	});

	test('are brought by a manager', async () => {
		await expect(bring([], agent)).rejects.toMatchObject({ message: 'forbidden' });
		await expect(bring([], outsider)).rejects.toMatchObject({ message: 'not_found' });
	});
});

describe('the way of a complaint', () => {
	async function brought(to: 'received' | 'in_progress' | 'answered' | 'closed' | 'reopened') {
		const { reference } = await record();
		const steps = [
			['in_progress', {}, ''],
			['answered', ANSWER, ''],
			['closed', END, ''],
			['reopened', {}, 'They called again']
		] as const;
		for (const [state, details, why] of steps) {
			if ((await stored(reference))['state'] === to) break;
			await move(reference, state, details, why);
		}
		return reference;
	}

	const allowed: Record<string, string[]> = {
		received: ['in_progress'],
		in_progress: ['answered'],
		answered: ['closed', 'reopened'],
		closed: ['reopened'],
		reopened: ['in_progress']
	};

	test.each(['received', 'in_progress', 'answered', 'closed', 'reopened'] as const)(
		'from %s leads only where it may',
		async (from) => {
			for (const to of Object.keys(allowed)) {
				const reference = await brought(from);
				const tried = move(reference, to, { ...ANSWER, ...END }, 'because');
				if (allowed[from]?.includes(to)) await tried;
				else await expect(tried).rejects.toMatchObject({ message: 'transition_refused' });
			}
		}
	);

	test.each([
		['in_progress', 'answered', {}, '', 'details_missing'],
		['in_progress', 'answered', { answer: '' }, '', 'invalid'],
		['in_progress', 'answered', { answer: 'x'.repeat(4001) }, '', 'invalid'],
		['answered', 'closed', { outcome: 'solved' }, '', 'details_missing'],
		['answered', 'closed', { cause: 'emotion' }, '', 'details_missing'],
		['answered', 'closed', { outcome: 'solved', cause: 'unknown' }, '', 'details_missing'],
		['answered', 'closed', { outcome: 'solved', cause: 'No such!' }, '', 'invalid'],
		['answered', 'reopened', {}, '', 'details_missing']
	] as const)(
		'from %s to %s with %j and "%s" is refused: %s',
		async (from, to, details, why, message) => {
			const reference = await brought(from);
			await expect(move(reference, to, details, why)).rejects.toMatchObject({ message });
			expect(await stored(reference)).toMatchObject({ state: from });
		}
	);

	test('ends with its cause and outcome, or says why no cause was found', async () => {
		const known = await brought('answered');
		await move(known, 'closed', END);
		expect(await stored(known)).toMatchObject({
			...{ category: 'service', cause: 'service_waiting_time', outcome: 'solved' },
			closed_at: expect.any(Date) as Date
		});
		const unknown = await brought('answered');
		await move(unknown, 'closed', { ...END, cause: 'unknown' }, 'Nobody could tell');
		expect(await stored(unknown)).toMatchObject({ state: 'closed', cause: null });
	});

	test('is promised anew when it is taken up again, and the first promise stays told', async () => {
		const reference = await brought('answered');
		await database.sql`update public.cases set due_at = now() - interval '9 days' where reference = ${reference}`;
		const before = await stored(reference);
		await move(reference, 'reopened', {}, 'Not solved after all');
		const after = await stored(reference);
		expect(after['due_at']).not.toEqual(before['due_at']);
		expect(after).toMatchObject({ answered_at: null, closed_at: null, outcome: null });
		const last = only((await events(reference)).at(-1));
		expect(new Date((last['details'] as { due_before: string }).due_before)).toEqual(
			before['due_at']
		);
	});

	test('is not walked by strangers', async () => {
		const reference = await brought('received');
		await expect(move(reference, 'in_progress', {}, '', trainer)).rejects.toMatchObject({
			message: 'forbidden'
		});
		await expect(move(reference, 'in_progress', {}, '', outsider)).rejects.toMatchObject({
			message: 'not_found'
		});
	});
});

describe('whoever holds the reference', () => {
	const SECRET = 'internal-secret';

	test('reads what they wrote, where it stands, and what was answered; nothing else', async () => {
		const { reference } = await file({ contact: SECRET, remedy: 'Mend it', site: 'main' });
		await database.sql`update public.memberships set display_name = ${SECRET} where user_id = ${agent.userId}`;
		await commitAs(
			database.sql,
			agent,
			(t) => t`select public.note_case(${organization.id}, ${reference}, 'note', ${SECRET})`
		);
		expect(await track(reference)).toMatchObject({ state: 'received', answers: [] });
		await move(reference, 'in_progress', { category: 'service' }, SECRET);
		await move(reference, 'answered', ANSWER, SECRET);
		const told = await track(reference);
		expect(told).toEqual({
			...{
				added: [],
				reference,
				state: 'answered',
				is_open: true,
				locale: null,
				time_zone: 'Asia/Shanghai'
			},
			state_name: { zh: '已答复', en: 'Answered' },
			organization: { en: organization.code },
			received_at: expect.any(String) as string,
			due_at: null,
			told: {
				...{ words: 'Waited three hours.', remedy: 'Mend it', happened_at: null },
				...{ site: { en: 'Main' }, service: null }
			},
			answers: [{ at: expect.any(String) as string, words: ANSWER.answer }]
		});
		expect(JSON.stringify(told)).not.toContain(SECRET);
	});

	test('does not read what a colleague wrote down for them', async () => {
		const { reference } = await record({ words: SECRET });
		const told = await track(reference);
		expect(told).toMatchObject({ state: 'received', told: null });
		expect(JSON.stringify(told)).not.toContain(SECRET);
	});

	test('of anything but a complaint reads nothing', async () => {
		const [prevention] = await database.sql<{ reference: string }[]>`
			select reference from public.cases where kind = 'prevention' limit 1`;
		for (const reference of [only(prevention).reference, 'C-000000000000', '', 'C-%']) {
			expect(await track(reference)).toBeNull();
		}
	});
});

describe('what the form tells of an organisation', () => {
	test('is its name and what it offers', async () => {
		const form = async (code: string) => {
			const [row] = await as(
				database.sql,
				'anon',
				(t) =>
					t<
						{ told: Record<string, unknown> | null }[]
					>`select public.complaint_form(${code}) as told`
			);
			return only(row).told;
		};
		expect(await form(organization.code)).toEqual({
			organization: { code: organization.code, name: { en: organization.code } },
			due_days: 7,
			time_zone: 'Asia/Shanghai',
			sites: [{ code: 'main', name: { en: 'Main' } }],
			services: [{ code: 'counter', name: { en: 'Counter' } }]
		});
		expect(await form('nobody')).toBeNull();
	});
});

describe('only complaints carry the facts of one', () => {
	test('a prevention case with words is refused by the table itself', async () => {
		const refused = database.sql`
			insert into public.cases (organization_id, kind, state, due_at, words)
			values (${organization.id}, 'prevention', 'open', now(), 'x')`;
		await expect(refused).rejects.toMatchObject({ code: '23514' });
	});
});
