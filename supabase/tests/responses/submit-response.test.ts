import { randomUUID } from 'node:crypto';
import type { JSONValue } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Organization
} from '../../../tests/support/make-organization.ts';
import {
	answer,
	makeCustomer,
	makeInvitation,
	makeSurvey,
	ratings,
	type Customer,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { tellAmberAtOnce } from '../../../tests/support/risk.ts';
import { submit as submitTo } from '../../../tests/support/submit.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let survey: Survey;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	await makeMember(database.sql, organization, 'agent');
	survey = await makeSurvey(database.sql, organization);
	// The answers below reach Amber: their message belongs to what is written at once.
	await tellAmberAtOnce(database.sql, organization);
});

/** Answers through the public door. */
const submit = (token: string, given: JSONValue) => submitTo(database.sql, token, given);

async function invite(options?: {
	expiresInHours: number;
}): Promise<{ customer: Customer; token: string }> {
	const customer = await makeCustomer(database.sql, organization);
	return {
		customer,
		token: await makeInvitation(database.sql, organization, survey, customer, options)
	};
}

/** What an answer leaves behind, counted. */
async function traces(customer: Customer) {
	const [row] = await database.sql`
		select (select count(*)::int from public.responses where customer_id = ${customer.id}) as responses,
			(select count(*)::int from public.risk_events where customer_id = ${customer.id}) as signals,
			(select count(*)::int from public.risk_alerts where customer_id = ${customer.id}) as alerts,
			(select count(*)::int from public.cases where customer_id = ${customer.id}) as cases,
			(select count(*)::int from public.outbox where facts ->> 'customer' = ${customer.externalId}) as messages,
			(select count(*)::int from public.invitations where customer_id = ${customer.id} and spent_at is not null) as spent`;
	return row;
}
const NOTHING = { responses: 0, signals: 0, alerts: 0, cases: 0, messages: 0, spent: 0 };

const unhappy = (changes = {}) =>
	answer({
		perceptions: ratings(1, 7, 1, 1),
		expectations: ratings(7, 1, 7, 7),
		overall: 1,
		...changes
	});

describe('an answer', () => {
	test('is stored with its signals, alert, case and message, all at once', async () => {
		const { customer, token } = await invite();
		const { receipt, is_new } = await submit(token, unhappy());
		expect(is_new).toBe(true);
		expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
		expect(await traces(customer)).toEqual({
			responses: 1,
			signals: 3,
			alerts: 1,
			cases: 1,
			messages: 1,
			spent: 1
		});
	});

	test('that a customer sends 50 times at once is one row, with 50 identical receipts', async () => {
		const { customer, token } = await invite();
		const given = unhappy();
		const receipts = await Promise.all(Array.from({ length: 50 }, () => submit(token, given)));
		expect(new Set(receipts.map(({ receipt }) => receipt)).size).toBe(1);
		expect(receipts.filter(({ is_new }) => is_new)).toHaveLength(1);
		expect(await traces(customer)).toEqual({
			responses: 1,
			signals: 3,
			alerts: 1,
			cases: 1,
			messages: 1,
			spent: 1
		});
	});

	test('from two tabs with two submission ids is one response with the same receipt', async () => {
		const { customer, token } = await invite();
		const [first, second] = await Promise.all([
			submit(token, answer()),
			submit(token, answer({ overall: 3 }))
		]);
		expect(first.receipt).toBe(second.receipt);
		expect([first.is_new, second.is_new].sort()).toEqual([false, true]);
		expect((await submit(token, answer())).receipt).toBe(first.receipt);
		expect(await traces(customer)).toMatchObject({ responses: 1, spent: 1 });
	});

	test('keeps the raw ratings by position: skipped is null, no opinion is 0', async () => {
		const { customer, token } = await invite();
		await submit(
			token,
			answer({
				perceptions: ratings(5, null, 0, 7),
				expectations: ratings(null, 6, 7, 0),
				overall: 0
			})
		);
		const [row] = await database.sql`
			select to_jsonb(perceptions) as perceptions, to_jsonb(expectations) as expectations, overall from public.responses where customer_id = ${customer.id}`;
		expect(row).toEqual({
			perceptions: [5, null, 0, 7],
			expectations: [null, 6, 7, 0],
			overall: null
		});
	});

	test('cannot choose its customer, site, time or weights', async () => {
		const { customer, token } = await invite();
		const other = await makeCustomer(database.sql, organization);
		await submit(
			token,
			answer({
				...{
					customer_id: other.id,
					site_id: organization.site,
					channel: 'forged',
					receipt: 'AAAAAAAAAAAA'
				},
				...{ submitted_at: '2001-01-01T00:00:00Z', weights: { a: 100, b: 0 } }
			})
		);
		const [row] = await database.sql`
			select customer_id, site_id, channel, weights, submitted_at > now() - interval '1 minute' as is_now
			from public.responses where customer_id in (${customer.id}, ${other.id})`;
		expect(row).toEqual({
			customer_id: customer.id,
			site_id: null,
			channel: null,
			weights: null,
			is_now: true
		});
	});

	test('takes site, service and channel from the service contact it is about', async () => {
		const { sql } = database;
		const customer = await makeCustomer(sql, organization);
		const [contact] = await sql<{ id: string }[]>`
			insert into public.encounters (organization_id, external_id, customer_id, site_id, service_id, channel, started_at, ended_at)
			values (${organization.id}, ${randomUUID()}, ${customer.id}, ${organization.site}, ${organization.service}, 'phone', now(), now())
			returning id`;
		const token = await makeInvitation(sql, organization, survey, customer, {
			encounter: only(contact).id
		});
		await submit(token, answer());
		const [row] = await sql`
			select encounter_id, site_id, service_id, channel from public.responses where customer_id = ${customer.id}`;
		expect(row).toEqual({
			encounter_id: only(contact).id,
			site_id: organization.site,
			service_id: organization.service,
			channel: 'phone'
		});
	});
});

describe('a link that cannot be used', () => {
	test('is refused alike whether unknown, expired or of a closed or drafted survey', async () => {
		const { sql } = database;
		const expired = await invite({ expiresInHours: -1 });
		const refusals: unknown[] = [];
		const tokens = ['unknown-to-everybody', expired.token];
		for (const status of ['closed', 'draft'] as const) {
			const customer = await makeCustomer(sql, organization);
			tokens.push(
				await makeInvitation(
					sql,
					organization,
					await makeSurvey(sql, organization, { status }),
					customer
				)
			);
		}
		for (const token of tokens) {
			refusals.push(
				await submit(token, answer()).catch((error: unknown) => {
					const { code, message, detail } = error as Record<string, unknown>;
					return { code, message, detail };
				})
			);
			const [opened] = await commitAs(
				sql,
				'anon',
				(as) => as`select public.open_invitation(${token}) as page`
			);
			expect(opened).toEqual({ page: null });
		}
		expect(new Set(refusals.map((refusal) => JSON.stringify(refusal)))).toEqual(
			new Set([JSON.stringify({ code: 'PT404', message: 'invitation_unusable', detail: '' })])
		);
		expect(await traces(expired.customer)).toEqual(NOTHING);
	});

	test('was not spent by looking at it ten times', async () => {
		const { customer, token } = await invite();
		for (let count = 0; count < 10; count += 1) {
			const [opened] = await commitAs(
				database.sql,
				'anon',
				(as) => as`select public.open_invitation(${token}) as page`
			);
			expect(opened?.['page']).toMatchObject({ code: survey.code });
		}
		expect(await traces(customer)).toEqual(NOTHING);
		expect((await submit(token, answer())).is_new).toBe(true);
	});

	test('still answers with its receipt after the survey has closed, once it was used', async () => {
		const { sql } = database;
		const closing = await makeSurvey(sql, organization);
		const token = await makeInvitation(
			sql,
			organization,
			closing,
			await makeCustomer(sql, organization)
		);
		const { receipt } = await submit(token, answer());
		await sql`update public.surveys set status = 'closed' where id = ${closing.id}`;
		expect(await submit(token, answer())).toEqual({ receipt, is_new: false });
	});
});

describe('an answer that does not fit leaves nothing behind', () => {
	const outside = { low: ratings(-1, 4, 4, 4), high: ratings(8, 4, 4, 4) };
	test.each([
		['a rating above the scale', { perceptions: outside.high }, '23514'],
		['a rating below the scale', { perceptions: outside.low }, '23514'],
		['an expectation above the scale', { expectations: outside.high }, '23514'],
		['an overall rating above the scale', { overall: 8 }, '23514'],
		['a rating that is no number', { perceptions: { a1: 'x' } }, '22P02'],
		['a rating that no integer holds', { perceptions: { a1: 99_999 } }, '22003'],
		['a comment that is too long', { comment: 'x'.repeat(4001) }, '23514'],
		[
			'a contact detail that is too long',
			{ contact_requested: true, contact_detail: 'x'.repeat(201) },
			'23514'
		],
		['a language that the product does not speak', { locale: 'xx' }, '23514'],
		['no submission id', { submission_id: null }, '23502']
	])('%s', async (_what, changes, code) => {
		const { customer, token } = await invite();
		await expect(submit(token, unhappy(changes))).rejects.toMatchObject({ code });
		expect(await traces(customer)).toEqual(NOTHING);
		// The link still works for the answer that fits.
		expect((await submit(token, unhappy())).is_new).toBe(true);
	});

	test('a submission id that another answer to the survey has', async () => {
		const submission_id = randomUUID();
		await submit((await invite()).token, answer({ submission_id }));
		const { customer, token } = await invite();
		await expect(submit(token, unhappy({ submission_id }))).rejects.toMatchObject({
			message: 'submission_id_taken'
		});
		expect(await traces(customer)).toEqual(NOTHING);
	});

	test('a comment of 4,000 characters of any script does fit', async () => {
		const { customer, token } = await invite();
		await submit(token, answer({ comment: '很'.repeat(3999) + '😀' }));
		const [row] =
			await database.sql`select char_length(comment) as length from public.responses where customer_id = ${customer.id}`;
		expect(row).toEqual({ length: 4000 });
	});
});

test.each(['risk_events', 'risk_alerts', 'cases', 'case_events', 'outbox'])(
	'when writing to %s fails inside, nothing is half written and the link is unspent',
	async (table) => {
		const { sql } = database;
		const { customer, token } = await invite();
		await sql.unsafe(`
			create function private.break_down() returns trigger language plpgsql set search_path = ''
			as $$ begin raise exception 'broken on purpose'; end $$;
			create trigger break_down before insert on public.${table} for each row execute function private.break_down()`);
		try {
			await expect(submit(token, unhappy())).rejects.toThrow('broken on purpose');
		} finally {
			await sql.unsafe(
				`drop trigger break_down on public.${table}; drop function private.break_down()`
			);
		}
		expect(await traces(customer)).toEqual(NOTHING);
		await submit(token, unhappy());
		expect(await traces(customer)).toEqual({
			responses: 1,
			signals: 3,
			alerts: 1,
			cases: 1,
			messages: 1,
			spent: 1
		});
	}
);

test('a receipt proves the answer and says nothing of who gave it', async () => {
	const { token, customer } = await invite();
	const { receipt } = await submit(token, unhappy({ comment: 'my own words' }));
	const [row] = await commitAs(
		database.sql,
		'anon',
		(as) => as`select public.find_receipt(${receipt.toLowerCase()}) as found`
	);
	expect(row?.['found']).toMatchObject({
		title: { en: 'Survey' },
		contact_requested: false,
		organization_code: organization.code
	});
	expect(JSON.stringify(row)).not.toMatch(
		new RegExp(`my own words|${customer.externalId}|${customer.id}`)
	);
	const [unknown] = await commitAs(
		database.sql,
		'anon',
		(as) => as`select public.find_receipt('000000000000') as found`
	);
	expect(unknown).toEqual({ found: null });
});
