import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JSONValue } from 'postgres';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { as, commitAs, useDatabase, type Actor } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;
let manager: Member;
let trainer: Member;
let outsider: Member;
/** The complaint of each test. */
let reference: string;
let reading: string;
let version = 0;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql);
	agent = await makeMember(sql, organization, 'agent');
	manager = await makeMember(sql, organization, 'quality_manager');
	trainer = await makeMember(sql, organization, 'trainer');
	outsider = await makeMember(sql, await makeOrganization(sql), 'admin');
});

async function complain(facts: JSONValue = {}): Promise<void> {
	const told = { words: '一言难尽', channel: 'phone', source: 'staff', ...(facts as object) };
	const [filed] = await commitAs(
		database.sql,
		agent,
		(t) => t<{ told: { reference: string } }[]>`
			select public.record_complaint(${organization.id}, ${t.json(told)}) as told`
	);
	reference = only(filed).told.reference;
	const [read] = await database.sql<{ id: string }[]>`
		select t.id from public.text_readings t join public.cases k on k.organization_id = t.organization_id and k.id = t.case_id
		where k.organization_id = ${organization.id} and k.reference = ${reference}`;
	reading = only(read).id;
}
beforeEach(() => complain());

const guess = (code: string, assigned = false) => ({
	...{ code, probability: assigned ? 0.93 : 0.4, words: ['难尽'], source: 'model' },
	...(assigned && { assigned })
});

/** The server reads the words with another reader. */
async function read(...causes: ReturnType<typeof guess>[]): Promise<void> {
	version += 1;
	const kept = [
		{
			...{ organization: organization.id, id: reading, version },
			reading: { locale: 'zh', negative: 0.9, causes, reader: { causes: version } }
		}
	];
	await database.sql`select public.keep_readings(${database.sql.json(kept)})`;
}

const facts = async () =>
	only(
		(
			await database.sql`select cause, category, cause_by from public.cases
				where organization_id = ${organization.id} and reference = ${reference}`
		)[0]
	);
const story = async () =>
	(
		await database.sql<{ actor_kind: string; actor_id: string | null; details: JSONValue }[]>`
			select e.actor_kind, e.actor_id, e.details from public.case_events e
			join public.cases k on k.organization_id = e.organization_id and k.id = e.case_id
			where k.reference = ${reference} and e.kind = 'cause' order by e.at`
	).map((event) => ({ ...event }));
const labels = async () =>
	(
		await database.sql`select codes, drawn, user_id, suggested -> 'causes' as causes from public.text_labels
			where reading_id = ${reading} and kind = 'cause'`
	).map((label) => ({ ...label }));
const name = (cause: string | null, who: Actor = agent) =>
	commitAs(
		database.sql,
		who,
		(t) => t`select public.name_cause(${organization.id}, ${reference}, ${cause})`
	);
const label = (...causes: string[]) =>
	commitAs(
		database.sql,
		manager,
		(t) =>
			t`select public.label_text(${organization.id}, ${reading}, ${causes}, 'discontent', 'margin')`
	);
const move = (to: string, note: string, details: JSONValue) =>
	commitAs(
		database.sql,
		agent,
		(t) =>
			t`select public.transition_case(${organization.id}, ${reference}, ${to}, ${note}, ${t.json(details)})`
	);
async function end(cause: string): Promise<void> {
	await move('in_progress', '', {});
	await move('answered', '', { answer: 'Sorry' });
	await move('closed', 'looked into', { cause, outcome: 'solved' });
}
const page = async (who: Actor = agent) =>
	(
		await as(
			database.sql,
			who,
			(t) => t<{ told: unknown }[]>`
				select public.case_cause(${organization.id}, ${reference.toLowerCase()}) as told`
		)
	)[0]?.told;

const NOBODY = { cause: null, category: null, cause_by: null };
const READ = { cause: 'service_attitude', category: 'service', cause_by: 'reader' };

describe('a cause of which the reader is sure', () => {
	test('is written to the complaint, with which version wrote it and why', async () => {
		await read(guess('service_attitude', true), guess('social'));
		expect(await facts()).toEqual(READ);
		const details = {
			...{ cause: 'service_attitude', by: 'reader', reader: version },
			...{ probability: 0.93, words: ['难尽'] }
		};
		expect(await story()).toEqual([{ actor_kind: 'system', actor_id: null, details }]);
		expect(await page()).toMatchObject({
			...{ cause: 'service_attitude', by: 'reader', written: details },
			guesses: [{ code: 'service_attitude' }, { code: 'social' }]
		});
	});

	test('is the one of the latest reader, and is taken back where that is not sure', async () => {
		await read(guess('service_attitude', true));
		await read(guess('service_attitude', true));
		expect(await story()).toHaveLength(1);
		await read(guess('product_hygiene', true));
		expect(await facts()).toMatchObject({ cause: 'product_hygiene', category: 'product' });
		await read(guess('product_hygiene'));
		expect(await facts()).toEqual(NOBODY);
		expect((await story()).map(({ details }) => details)).toMatchObject([
			{ cause: 'service_attitude' },
			{ cause: 'product_hygiene', before: 'service_attitude', before_by: 'reader' },
			{ before: 'product_hygiene', by: 'reader' }
		]);
	});

	test('is not one that only suggests, or that a stranger says of their own words', async () => {
		await read(guess('service_attitude'));
		expect(await facts()).toEqual(NOBODY);
		await complain({ reading: { causes: [guess('social', true)], locale: 'zh' } });
		expect(await facts()).toEqual(NOBODY);
		expect(await page()).toMatchObject({ by: null, written: null, guesses: [{ code: 'social' }] });
	});

	test('never takes the place of what was told, or of a complaint that has ended', async () => {
		await complain({ category: 'market' });
		await read(guess('service_attitude', true));
		expect(await facts()).toEqual({ ...NOBODY, category: 'market' });
		await complain();
		await end('unknown');
		await read(guess('service_attitude', true));
		expect(await facts()).toMatchObject({ cause: null, cause_by: 'person' });
		expect(await story()).toEqual([]);
	});
});

describe('a person', () => {
	test('confirms what the reader wrote, and the reader changes it no more', async () => {
		await read(guess('service_attitude', true));
		await name('service_attitude');
		await read(guess('product_hygiene', true));
		expect(await facts()).toEqual({ ...READ, cause_by: 'person' });
		expect((await story())[1]).toMatchObject({ actor_kind: 'user', actor_id: agent.userId });
		expect(await labels()).toMatchObject([
			{ codes: ['service_attitude'], drawn: 'case', user_id: agent.userId }
		]);
	});

	test('takes it back with one press, and the reader writes no more', async () => {
		await read(guess('service_attitude', true));
		await name(null);
		await read(guess('service_attitude', true));
		expect(await facts()).toEqual({ ...NOBODY, cause_by: 'person' });
		expect(await labels()).toEqual([]);
	});

	test('accepts a suggestion and corrects it, which is said of the text as it was read then', async () => {
		await read(guess('service_attitude'));
		await name('service_attitude');
		await read(guess('social'));
		await name('emotion');
		expect(await facts()).toEqual({ cause: 'emotion', category: 'emotion', cause_by: 'person' });
		expect(await labels()).toMatchObject([
			{ codes: ['emotion'], causes: [{ code: 'service_attitude' }] }
		]);
		await name(null);
		expect(await facts()).toMatchObject({ cause: null, category: 'emotion' });
		expect(await labels()).toEqual([]);
	});

	test('closes with another cause, or with none, in the place of the reader', async () => {
		await read(guess('service_attitude', true));
		await end('product_hygiene');
		expect(await facts()).toEqual({
			...{ cause: 'product_hygiene', category: 'product' },
			cause_by: 'person'
		});
		await complain();
		await read(guess('service_attitude', true));
		await end('unknown');
		expect(await facts()).toEqual({ ...NOBODY, cause_by: 'person' });
	});

	test('takes up a complaint under a category of their own', async () => {
		await read(guess('service_attitude', true));
		await move('in_progress', '', { category: 'market' });
		expect(await facts()).toEqual({ cause: null, category: 'market', cause_by: 'person' });
	});

	test('stays named once the complaint has ended, unless another takes its place', async () => {
		await end('social');
		await expect(name(null)).rejects.toThrow('case_is_closed');
		await name('emotion');
		expect(await facts()).toMatchObject({ cause: 'emotion', cause_by: 'person' });
	});

	test('is refused a cause that is no code, a case that is no complaint, and what is not theirs', async () => {
		await expect(name('Robert"); drop')).rejects.toThrow('invalid');
		await expect(name('social', trainer)).rejects.toThrow('forbidden');
		await expect(name('social', outsider)).rejects.toThrow('not_found');
		await expect(name('social', 'anon')).rejects.toThrow(/permission denied/);
		expect(await page(outsider)).toBeNull();
		expect(await page(trainer)).toBeNull();
		expect(await page()).not.toBeNull();
	});
});

describe('where texts are checked', () => {
	test('a complaint that only the reader has spoken of gets the cause that was found', async () => {
		await read(guess('service_attitude', true));
		await label('product_hygiene', 'social');
		expect(await facts()).toMatchObject({ cause: 'product_hygiene', cause_by: 'person' });
		await label('social');
		expect(await facts()).toMatchObject({ cause: 'product_hygiene', cause_by: 'person' });
	});

	test('one that the reader spoke of rightly keeps its cause, whichever was named first', async () => {
		await read(guess('service_attitude', true));
		await label('social', 'service_attitude');
		expect(await facts()).toEqual({ ...READ, cause_by: 'person' });
	});

	test('what was said on a case does not count as drawn by chance until it was', async () => {
		await name('social');
		const drawn = async () => (await labels())[0];
		expect(await drawn()).toMatchObject({ drawn: 'case', codes: ['social'] });
		const [slice] = await database.sql`select private.in_random_slice(${reading}) as it`;
		await label('emotion');
		expect(await drawn()).toMatchObject({ drawn: slice?.['it'] ? 'random' : 'margin' });
		await name('market_positioning');
		expect(await drawn()).toMatchObject({ codes: ['emotion'] });
		expect(await facts()).toMatchObject({ cause: 'market_positioning' });
	});

	test('a text of the random slice is asked about even if its complaint was worked on', async () => {
		const waits = async () => {
			const [asked] = await as(
				database.sql,
				manager,
				(t) => t<{ told: { texts: { id: string }[] } }[]>`
					select public.word_queue(${organization.id}, 50) as told`
			);
			return only(asked).told.texts.some(({ id }) => id === reading);
		};
		const seen = new Map<boolean, boolean>();
		for (let tries = 0; tries < 60 && seen.size < 2; tries += 1) {
			await complain({ words: `一言难尽 ${randomUUID()}` });
			await name('social');
			const [slice] = await database.sql<
				{ it: boolean }[]
			>`select private.in_random_slice(${reading}) as it`;
			seen.set(only(slice).it, await waits());
		}
		expect(Object.fromEntries(seen)).toEqual({ true: true, false: false });
	});
});
