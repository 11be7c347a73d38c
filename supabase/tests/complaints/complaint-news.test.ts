/** Who hears of a complaint, and what a complainant adds to it. */
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
import { commitAs, useDatabase, type Actor } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;
let admin: Member;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	agent = await makeMember(database.sql, organization, 'agent');
	admin = await makeMember(database.sql, organization, 'admin');
});

type Facts = { [name: string]: JSONValue };

const address = () => `${unique('complainant')}@example.test`;

async function file(facts: Facts = {}): Promise<string> {
	const complaint = { submission_id: randomUUID(), words: 'Waited three hours.', ...facts };
	const [row] = await commitAs(
		database.sql,
		'anon',
		(t) => t<{ told: { reference: string } }[]>`
			select public.file_complaint(${organization.code}, ${t.json(complaint)}) as told`
	);
	return only(row).told.reference;
}

const add = (reference: string, words: string, submission: string = randomUUID()) =>
	commitAs(
		database.sql,
		'anon',
		(t) => t<{ kept: boolean }[]>`
			select public.add_to_complaint(${reference}, ${words}, ${submission}) as kept`
	).then(([row]) => only(row).kept);

const move = (reference: string, to: string, details: Facts = {}, why = '', who: Actor = agent) =>
	commitAs(
		database.sql,
		who,
		(t) =>
			t`select public.transition_case(${organization.id}, ${reference}, ${to}, ${why}, ${t.json(details)})`
	);

const told = (reference: string) => database.sql<
	{ kind: string; recipient: string; facts: { news: string } }[]
>`select kind, recipient, facts from public.outbox
	where facts ->> 'reference' = ${reference} order by created_at, kind`;

const heard = async (reference: string, kind: string) =>
	(await told(reference)).filter((mail) => mail.kind === kind).map(({ facts }) => facts.news);

describe('news of a complaint', () => {
	test('reach its owner, and the complainant who left an address', async () => {
		const contact = address();
		const reference = await file({ contact, locale: 'en' });
		expect(await told(reference)).toMatchObject([
			{ kind: 'complaint_complainant', recipient: contact, facts: { news: 'received' } },
			{ kind: 'complaint_owner', facts: { news: 'received' } }
		]);
	});

	test('carry no word of it', async () => {
		const reference = await file({ contact: address(), words: 'SECRET WORDS', remedy: 'SECRET' });
		expect(JSON.stringify(await told(reference))).not.toContain('SECRET');
	});

	test.each(['13800000000', 'call me @ home', 'a@b', 'x@y.test, z@y.test'])(
		'go to nobody at "%s"',
		async (contact) => {
			expect(await heard(await file({ contact }), 'complaint_complainant')).toEqual([]);
		}
	);

	test('come once, however often the form is sent', async () => {
		const facts = { contact: address(), submission_id: randomUUID() };
		const reference = await file(facts);
		await file(facts);
		expect(await told(reference)).toHaveLength(2);
	});

	test('confirm no more than three complaints a day to one address', async () => {
		const contact = address();
		const heardOf: number[] = [];
		for (let i = 0; i < 5; i += 1) {
			const typed = i % 2 === 0 ? contact : contact.toUpperCase();
			heardOf.push((await heard(await file({ contact: typed }), 'complaint_complainant')).length);
		}
		expect(heardOf).toEqual([1, 1, 1, 0, 0]);
	});

	test('tell the complainant of the answer, and the owner that it was reopened', async () => {
		const reference = await file({ contact: address() });
		await move(reference, 'in_progress');
		await move(reference, 'answered', { answer: 'We are sorry.' });
		await move(reference, 'reopened', {}, 'Still cold.', admin);
		expect(await heard(reference, 'complaint_complainant')).toEqual(['received', 'answered']);
		expect(await heard(reference, 'complaint_owner')).toEqual(['received', 'reopened']);
	});

	test('do not tell people what they just did themselves', async () => {
		const reference = await file();
		await move(reference, 'in_progress');
		await move(reference, 'answered', { answer: 'We are sorry.' });
		await move(reference, 'reopened', {}, 'Still cold.', agent);
		expect(await heard(reference, 'complaint_owner')).toEqual(['received']);
	});
});

describe('what a complainant adds', () => {
	test('is kept once, is theirs to read, and its owner hears of it', async () => {
		const reference = await file();
		const submission = randomUUID();
		expect(await add(reference, 'It is still cold.', submission)).toBe(true);
		expect(await add(reference, 'It is still cold.', submission)).toBe(false);
		const [row] = await commitAs(
			database.sql,
			'anon',
			(t) => t<{ told: { added: { words: string }[] } }[]>`
				select public.track_case(${reference}) as told`
		);
		expect(only(row).told.added.map(({ words }) => words)).toEqual(['It is still cold.']);
		expect(await heard(reference, 'complaint_owner')).toEqual(['received', 'added']);
	});

	test('is taken after the end too, and changes no state', async () => {
		const reference = await file();
		await move(reference, 'in_progress');
		await move(reference, 'answered', { answer: 'We are sorry.' });
		await move(reference, 'closed', { outcome: 'solved', cause: 'service_waiting_time' });
		expect(await add(reference, 'Not solved at all.')).toBe(true);
		const [row] = await database.sql`select state from public.cases where reference = ${reference}`;
		expect(row).toEqual({ state: 'closed' });
	});

	test.each([
		['C-000000000000', 'words', 'PT404', 'not_found'],
		['', 'words', 'PT404', 'not_found'],
		[null, '', 'PT422', 'invalid'],
		[null, 'x'.repeat(4001), 'PT422', 'invalid']
	])('under %j is refused with %#', async (reference, words, code, message) => {
		await expect(add(reference ?? (await file()), words)).rejects.toMatchObject({ code, message });
	});

	test('has an end after twenty times', async () => {
		const reference = await file();
		for (let i = 0; i < 20; i += 1) await add(reference, `More ${i}`);
		await expect(add(reference, 'And more')).rejects.toMatchObject({
			message: 'too_many_additions'
		});
	});
});

describe('the promise of an answer', () => {
	const promise = (days: number | null, who: Actor) =>
		commitAs(
			database.sql,
			who,
			(t) => t`select public.set_complaint_form(${organization.id}, ${days}, false)`
		);

	test('is set by administrators and holds for new complaints only', async () => {
		const dueOf = async (reference: string) => {
			const [row] = await database.sql<{ at: Date }[]>`
				select due_at as at from public.cases where reference = ${reference}`;
			return only(row).at.getTime();
		};
		const before = await file();
		const due = await dueOf(before);
		await promise(30, admin);
		expect(await dueOf(before)).toBe(due);
		const days = ((await dueOf(await file())) - due) / 86_400_000;
		expect(days).toBeGreaterThanOrEqual(22);
		expect(days).toBeLessThanOrEqual(24);
	});

	test.each([0, 366, null])('of %j days is refused', async (days) => {
		await expect(promise(days, admin)).rejects.toMatchObject({ code: 'PT422' });
	});

	test('is not an agent’s to change', async () => {
		await expect(promise(3, agent)).rejects.toMatchObject({ code: 'PT403' });
	});
});
