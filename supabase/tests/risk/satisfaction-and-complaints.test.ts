/** Complaints after an answer, by the satisfaction that was given. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, makeSurvey, type Survey } from '../../../tests/support/make-survey.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
let organization: Organization;
let manager: Member;
let trainer: Member;
let survey: Survey;

beforeEach(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql, 'UTC');
	manager = await makeMember(sql, organization, 'quality_manager');
	trainer = await makeMember(sql, organization, 'trainer');
	survey = await makeSurvey(sql, organization, { form: 'perception' });
});

type Given = { overall: number | null; daysAgo?: number; isNamed?: boolean; site?: boolean };

/** Answers, each of a customer of their own; answers the customers. */
async function answered(n: number, { overall, daysAgo = 120, isNamed = true, site = true }: Given) {
	const { sql } = database;
	const customers: string[] = [];
	for (let i = 0; i < n; i += 1) {
		const { id } = await makeCustomer(sql, organization);
		customers.push(id);
		await sql`
			insert into public.responses (organization_id, survey_id, id, submission_id, perceptions, overall, submitted_at, customer_id, site_id)
			select ${organization.id}, ${survey.id}, u.id, u.id, '{4,4,4,4}', ${overall}, now() - ${`${daysAgo} days`}::interval,
				${isNamed ? id : null}, ${site ? organization.site : null}
			from (select ${randomUUID()}::uuid as id) as u`;
	}
	return customers;
}

async function complained(customer: string | undefined, daysAgo: number, kind = 'complaint') {
	await database.sql`
		insert into public.cases (organization_id, kind, state, customer_id, opened_at, due_at)
		values (${organization.id}, ${kind}, ${kind === 'complaint' ? 'received' : 'open'}, ${customer ?? null},
			now() - ${`${daysAgo} days`}::interval, now())`;
}

type Told = {
	has_complaints: boolean;
	days: number;
	points: { value: number; n: number | null; complaints: number | null }[];
};

async function ask(who = manager, filter = '{}', ask = as): Promise<Told> {
	const [row] = await ask(
		database.sql,
		who,
		(sql) => sql<{ told: Told }[]>`
			select public.satisfaction_and_complaints(${organization.id}, ${survey.code}, ${filter}::text::jsonb) as told`
	);
	return only(row).told;
}

const at = ({ points }: Told, value: number) => {
	const point = points.find((each) => each.value === value);
	return [point?.n, point?.complaints];
};

test('without any complaint on record exactly that is said', async () => {
	const [customer] = await answered(6, { overall: 2 });
	await complained(customer, 100, 'prevention');
	expect(await ask()).toEqual({ has_complaints: false, days: 90, points: [] });
});

describe('complaints', () => {
	test('count within ninety days after the answer, once for each answer', async () => {
		const [twice, late, before, ...others] = await answered(8, { overall: 2, daysAgo: 200 });
		await complained(twice, 190);
		await complained(twice, 111);
		await complained(late, 109);
		await complained(before, 201);
		await complained(others[0], 150, 'prevention');
		const told = await ask();
		expect(at(told, 2)).toEqual([8, 1]);
		expect(at(told, 7)).toEqual([0, null]);
		expect(told.points.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7]);
	});

	test('are looked for after answers of identified customers that are old enough', async () => {
		const [recent] = await answered(6, { overall: 3, daysAgo: 89 });
		await complained(recent, 80);
		await answered(6, { overall: 4, isNamed: false });
		await answered(6, { overall: null });
		await answered(5, { overall: 5, daysAgo: 91 });
		expect((await ask()).points.filter(({ n }) => n !== 0)).toEqual([
			{ value: 5, n: 5, complaints: 0 }
		]);
	});

	test('of fewer than five are not described', async () => {
		const [customer] = await answered(4, { overall: 1 });
		await complained(customer, 100);
		expect(at(await ask(), 1)).toEqual([null, null]);
	});

	test('belong to the selection', async () => {
		const [here] = await answered(6, { overall: 2 });
		await complained(here, 100);
		await answered(7, { overall: 2, site: false });
		expect(at(await ask(), 2)).toEqual([13, 1]);
		expect(at(await ask(manager, '{"site": "main"}'), 2)).toEqual([6, 1]);
		expect(at(await ask(manager, '{"site": "nowhere"}'), 2)).toEqual([0, null]);
		expect(at(await ask(manager, '{"exclude": ["fast"]}'), 2)).toEqual([13, 1]);
	});

	test('are told to trainers of no small difference, and again only after five more', async () => {
		const [customer] = await answered(8, { overall: 2 });
		await complained(customer, 100);
		await answered(3, { overall: 2, site: false });
		expect((await ask(trainer, '{"site": "main"}')).points).toEqual([]);
		expect(at(await ask(trainer, '{}', commitAs), 2)).toEqual([11, 1]);
		await answered(4, { overall: 2 });
		expect(at(await ask(trainer, '{}', commitAs), 2)).toEqual([11, 1]);
		expect(at(await ask(manager), 2)).toEqual([15, 1]);
		await answered(1, { overall: 2 });
		expect(at(await ask(trainer, '{}', commitAs), 2)).toEqual([16, 1]);
	});

	test('are told to nobody else', async () => {
		const stranger = await makeMember(database.sql, await makeOrganization(database.sql), 'admin');
		await expect(ask(stranger)).rejects.toThrow('not_found');
	});
});
