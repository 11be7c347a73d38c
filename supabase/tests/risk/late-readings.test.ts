import type { JSONValue } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	makeOrganization,
	only,
	type Organization
} from '../../../tests/support/make-organization.ts';
import {
	answer,
	makeCustomer,
	makeSurvey,
	type Customer,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { answerAs } from '../../../tests/support/submit.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let survey: Survey;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	survey = await makeSurvey(database.sql, organization);
});

/** A customer whose words nobody has read yet. */
async function customerWithWords(): Promise<Customer> {
	const customer = await makeCustomer(database.sql, organization);
	const said = answer({ comment: 'Some words.', overall: 7 }) as Record<string, JSONValue>;
	await answerAs(database.sql, organization, survey, customer, said);
	return customer;
}

/** What the worker does when it has read the words of a customer. */
async function read(customer: Customer, version: number, reading: JSONValue): Promise<number> {
	const { sql } = database;
	const [text] = await sql<{ id: string }[]>`
		select t.id from public.text_readings t join public.responses r on r.id = t.response_id where r.customer_id = ${customer.id}`;
	const readings = [{ organization: organization.id, id: only(text).id, version, reading }];
	const [row] = await commitAs(
		sql,
		'service_role',
		(as) => as<{ kept: number }[]>`select public.keep_readings(${sql.json(readings)}) as kept`
	);
	return only(row).kept;
}

const signalsOf = (customer: Customer) => database.sql`
	select signal, evidence ->> 'words' as words from public.risk_events where customer_id = ${customer.id} order by signal`;

const alertsOf = async (customer: Customer) => {
	await database.sql`select public.review_due(100)`;
	return database.sql`select band from public.risk_alerts where customer_id = ${customer.id}`;
};

describe('words that are read after their answer', () => {
	test('are scored, and whom they concern is reviewed', async () => {
		const customer = await customerWithWords();
		expect(await signalsOf(customer)).toEqual([]);
		const reading = { negative: 0.9, findings: { publicity: ['on the news'] } };
		expect(await read(customer, 1, reading)).toBe(1);
		expect(await signalsOf(customer)).toEqual([
			{ signal: 'contradiction', words: null },
			{ signal: 'public_post', words: 'on the news' }
		]);
		expect(await alertsOf(customer)).toEqual([{ band: 'must_act' }]);
	});

	test('are scored once, however often they are read', async () => {
		const customer = await customerWithWords();
		const reading = { negative: 0.9 };
		expect(await read(customer, 1, reading)).toBe(1);
		expect(await read(customer, 1, reading)).toBe(0);
		expect(await read(customer, 2, reading)).toBe(1);
		expect(await signalsOf(customer)).toEqual([{ signal: 'contradiction', words: null }]);
	});

	test('are not scored when nothing of them would be live any more', async () => {
		const customer = await customerWithWords();
		await database.sql`
			update public.responses set submitted_at = now() - interval '2 years' where customer_id = ${customer.id}`;
		expect(await read(customer, 1, { negative: 0.9 })).toBe(1);
		expect(await signalsOf(customer)).toEqual([]);
	});
});
