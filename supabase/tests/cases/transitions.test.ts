import type { JSONValue } from 'postgres';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { answer, makeCustomer, makeSurvey } from '../../../tests/support/make-survey.ts';
import { answerAs } from '../../../tests/support/submit.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;
let manager: Member;
let trainer: Member;
let outsider: Member;
let reference: string;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql);
	agent = await makeMember(sql, organization, 'agent');
	manager = await makeMember(sql, organization, 'quality_manager');
	trainer = await makeMember(sql, organization, 'trainer');
	outsider = await makeMember(sql, await makeOrganization(sql), 'admin');
});

beforeEach(async () => {
	const { sql } = database;
	const customer = await makeCustomer(sql, organization);
	await answerAs(
		sql,
		organization,
		await makeSurvey(sql, organization),
		customer,
		answer({ contact_requested: true })
	);
	const [opened] = await sql<
		{ reference: string }[]
	>`select reference from public.cases where customer_id = ${customer.id}`;
	reference = only(opened).reference;
});

const move = (to: string, details: JSONValue = {}, who = agent, wanted = reference) =>
	commitAs(
		database.sql,
		who,
		(t) =>
			t`select public.transition_case(${organization.id}, ${wanted}, ${to}, 'because', ${database.sql.json(details)})`
	);
const note = (kind: string, who = agent) =>
	commitAs(
		database.sql,
		who,
		(t) => t`select public.note_case(${organization.id}, ${reference}, ${kind}, 'words')`
	);
const assign = (owner: Member, who = agent) =>
	commitAs(
		database.sql,
		who,
		(t) => t`select public.assign_case(${organization.id}, ${reference}, ${owner.userId})`
	);

const CONTACTED = { channel: 'phone', reached: true };
const ENDED = { outcome: 'solved' };

async function state() {
	const [row] = await database.sql`
		select state, outcome, closed_at is not null as "isClosed", owner_id as owner from public.cases where reference = ${reference}`;
	return row;
}
const events = () => database.sql`
	select e.kind, e.from_state, e.to_state, e.actor_id from public.case_events e
	join public.cases c on c.organization_id = e.organization_id and c.id = e.case_id
	where c.reference = ${reference} order by e.at`;

/** Brings the new case into a state along allowed transitions. */
async function bringTo(wanted: string): Promise<void> {
	if (wanted === 'contacted') await move('contacted', CONTACTED);
	if (wanted === 'closed') await move('closed', ENDED);
}

describe('a prevention case', () => {
	test.each([
		['open', 'contacted', CONTACTED],
		['open', 'closed', ENDED],
		['contacted', 'closed', ENDED],
		['closed', 'open', {}]
	])('goes from %s to %s, and the event is kept with its actor', async (from, to, details) => {
		await bringTo(from);
		await move(to, details, manager);
		expect(await state()).toMatchObject({
			state: to,
			isClosed: to === 'closed',
			outcome: to === 'closed' ? 'solved' : null
		});
		expect((await events()).at(-1)).toEqual({
			kind: 'state_changed',
			from_state: from,
			to_state: to,
			actor_id: manager.userId
		});
	});

	test.each([
		['open', 'open'],
		['contacted', 'open'],
		['contacted', 'contacted'],
		['closed', 'contacted'],
		['closed', 'closed'],
		['open', 'nowhere'],
		['open', '']
	])('is refused to go from %s to "%s", and nothing is kept', async (from, to) => {
		await bringTo(from);
		const before = [await state(), await events()];
		await expect(move(to, { ...CONTACTED, ...ENDED })).rejects.toMatchObject({
			code: 'PT409',
			message: 'transition_refused'
		});
		expect([await state(), await events()]).toEqual(before);
	});

	test.each([
		['contacted', {}, 'details_missing'],
		['contacted', { reached: true }, 'details_missing'],
		['closed', {}, 'details_missing'],
		['closed', { outcome: 'forgotten' }, 'unknown_outcome'],
		['closed', { outcome: null }, 'unknown_outcome']
	])('is refused to become %s with %j: %s', async (to, details, message) => {
		await expect(move(to, details)).rejects.toMatchObject({ code: 'PT422', message });
		expect(await state()).toMatchObject({ state: 'open' });
	});

	test('is ended once by two people at the same time', async () => {
		const ended = await Promise.allSettled([
			move('closed', ENDED),
			move('closed', { outcome: 'not_solved' }, manager)
		]);
		expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect((await events()).filter(({ to_state }) => to_state === 'closed')).toHaveLength(1);
	});

	test('is found whatever the case of its letters', async () => {
		await move('contacted', CONTACTED, agent, reference.toLowerCase());
		expect(await state()).toMatchObject({ state: 'contacted' });
	});
});

describe('strangers and roles', () => {
	test('a trainer may not work on cases', async () => {
		for (const attempt of [
			() => move('closed', ENDED, trainer),
			() => note('note', trainer),
			() => assign(agent, trainer)
		]) {
			await expect(attempt()).rejects.toMatchObject({ code: 'PT403', message: 'forbidden' });
		}
	});

	test('for another organisation the case does not exist', async () => {
		for (const attempt of [
			() => move('closed', ENDED, outsider),
			() => note('note', outsider),
			() => assign(agent, outsider)
		]) {
			await expect(attempt()).rejects.toMatchObject({ code: 'PT404', message: 'not_found' });
		}
		expect(await state()).toMatchObject({ state: 'open' });
	});

	test('a case reference that nobody has is not found', async () => {
		await expect(move('closed', ENDED, agent, 'P-NONE')).rejects.toMatchObject({
			message: 'not_found'
		});
	});

	test('who was shut out may do nothing from then on', async () => {
		const leaving = await makeMember(database.sql, organization, 'agent');
		await database.sql`update public.memberships set is_active = false where user_id = ${leaving.userId}`;
		await expect(move('closed', ENDED, leaving)).rejects.toMatchObject({ message: 'not_found' });
	});
});

describe('the owner of a case', () => {
	test('changes by assignment, which is kept', async () => {
		await assign(manager);
		expect(await state()).toMatchObject({ owner: manager.userId });
		expect((await events()).at(-1)).toMatchObject({ kind: 'assigned', actor_id: agent.userId });
	});

	test('is not written again when it stays the same', async () => {
		await assign(manager);
		const before = await events();
		await assign(manager);
		expect(await events()).toEqual(before);
	});

	test('can only be somebody who works on cases here', async () => {
		const gone = await makeMember(database.sql, organization, 'agent');
		await database.sql`update public.memberships set is_active = false where user_id = ${gone.userId}`;
		for (const nobody of [trainer, outsider, gone]) {
			await expect(assign(nobody)).rejects.toMatchObject({
				code: 'PT422',
				message: 'unknown_owner'
			});
		}
	});

	test('stays once the case is closed', async () => {
		await move('closed', ENDED);
		await expect(assign(manager)).rejects.toMatchObject({
			code: 'PT409',
			message: 'case_is_closed'
		});
	});
});

describe('notes', () => {
	test('may follow a closed case, attempts to reach the customer may not', async () => {
		await note('contact_attempted');
		await move('closed', ENDED);
		await note('note');
		await expect(note('contact_attempted')).rejects.toMatchObject({ message: 'case_is_closed' });
	});

	test('of another kind are refused: nobody writes a state change past its function', async () => {
		for (const kind of ['state_changed', 'opened', 'assigned', 'x']) {
			await expect(note(kind)).rejects.toMatchObject({ code: 'PT422', message: 'invalid' });
		}
	});
});

describe('what happened stays as it was recorded', () => {
	const attempts = {
		'update events': `update public.case_events set note = 'rewritten'`,
		'delete events': `delete from public.case_events`,
		'update the ledger': `update public.risk_events set points = 0`,
		'delete from the ledger': `delete from public.risk_events`
	};

	test('there is something to be protected', async () => {
		await expect(events()).resolves.not.toHaveLength(0);
		await expect(database.sql`select 1 from public.risk_events limit 1`).resolves.toHaveLength(1);
	});

	test.each(Object.entries(attempts))(
		'nobody may %s: not staff, not the server, not the owner of the database',
		async (_what, query) => {
			for (const actor of [agent, manager, 'service_role', 'anon'] as const) {
				await expect(as(database.sql, actor, (t) => t.unsafe(query))).rejects.toMatchObject({
					code: '42501'
				});
			}
			await expect(database.sql.unsafe(query)).rejects.toMatchObject({
				code: 'PT409',
				message: 'append_only'
			});
		}
	);

	test('the name of a removed account leaves its events, and nothing else does', async () => {
		const leaving = await makeMember(database.sql, organization, 'agent');
		await note('note', leaving);
		const before = (await events()).length;
		await database.sql`delete from auth.users where id = ${leaving.userId}`;
		const after = await events();
		expect(after).toHaveLength(before);
		expect(after.at(-1)).toMatchObject({ kind: 'note', actor_id: null });
		const disguised = database.sql`update public.case_events set actor_id = null, note = 'rewritten'`;
		await expect(disguised).rejects.toMatchObject({ message: 'append_only' });
	});
});
