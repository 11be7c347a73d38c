/** A file reviews each customer once for what a transaction brought, and what it brought is scored in it. */
import type { JSONValue, TransactionSql } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	unique,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { answer, makeSurvey, ratings, type Survey } from '../../../tests/support/make-survey.ts';
import { become, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let manager: Member;
let survey: Survey;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
	survey = await makeSurvey(database.sql, organization);
});

type Report = { accepted: number; duplicates: number; rejected: { row: number; code: string }[] };

/** What the call answers, and how often it reviewed a customer. */
async function counted(call: (t: TransactionSql) => Promise<{ report: Report }[]>) {
	return database.sql.begin(async (t) => {
		await t`set local track_functions = 'pl'`;
		// The connection remembers its last transactions for a while.
		const before = await reviewsOn(t);
		await become(t, manager);
		const { report } = only((await call(t))[0]);
		await t`reset role`;
		return { ...report, reviews: (await reviewsOn(t)) - before };
	});
}

async function reviewsOn(t: TransactionSql): Promise<number> {
	const [reviews] = await t<{ calls: number }[]>`
		select calls::int as calls from pg_stat_xact_user_functions
		where schemaname = 'private' and funcname = 'review_customer'`;
	return reviews?.calls ?? 0;
}

const bringAnswers = (lines: JSONValue[]) =>
	counted(
		(t) =>
			t`select public.import_responses(${organization.id}, ${survey.code}, ${t.json(lines)}) as report`
	);
const bringContacts = (lines: JSONValue[]) =>
	counted(
		(t) => t`select public.import_encounters(${organization.id}, ${t.json(lines)}) as report`
	);

async function recordOf(customer: string) {
	const [row] = await database.sql<{ score: number; rows: number; alert: number | null }[]>`
		select coalesce(sum(e.points), 0)::int as score, count(*)::int as rows,
			(select a.score::int from public.risk_alerts a
				where a.organization_id = c.organization_id and a.customer_id = c.id and a.closed_at is null) as alert
		from public.customers c
		left join public.risk_events e on e.organization_id = c.organization_id and e.customer_id = c.id and e.expires_at > now()
		where c.organization_id = ${organization.id} and c.external_id = ${customer}
		group by c.organization_id, c.id`;
	return only(row);
}

const bad = (row: number, customer: string, changes = {}) => ({
	...(answer({ perceptions: ratings(1, 7, 1, 1), overall: 1, ...changes }) as object),
	...{ row, customer, site: 'main', service: 'counter' },
	submitted_at: new Date(Date.now() - row * 3_600_000).toISOString()
});

describe('a file of answers', () => {
	test('about one customer scores every answer and opens one alert with all of them', async () => {
		const customer = unique('customer');
		const lines = Array.from({ length: 12 }, (_, row) => bad(row, customer));
		const told = await bringAnswers(lines);
		expect(told).toMatchObject({ accepted: 12, duplicates: 0, rejected: [], reviews: 1 });
		const { score, rows, alert } = await recordOf(customer);
		expect(rows).toBeGreaterThanOrEqual(12);
		expect(alert).toBe(score);
	});

	test('reviews each customer it tells something of, and nobody else', async () => {
		const [first, second, known] = [unique('customer'), unique('customer'), unique('customer')];
		const before = bad(1, known);
		await bringAnswers([before]);
		const told = await bringAnswers([
			bad(1, first),
			bad(2, second),
			bad(3, first),
			before,
			{ ...bad(4, known), perceptions: ratings(99, 1, 1, 1) }
		]);
		expect(told).toMatchObject({ accepted: 3, duplicates: 1, reviews: 2 });
		expect(told.rejected).toEqual([{ row: 4, code: 'invalid_row' }]);
		expect((await recordOf(first)).alert).toBe((await recordOf(first)).score);
	});
});

const contact = (row: number, customer: string, changes = {}) => ({
	...{ row, external_id: unique('encounter'), customer: { external_id: customer } },
	...{ site: 'main', service: 'counter', channel: 'visit', facts: [] as string[] },
	started_at: new Date(Date.now() - row * 3_600_000).toISOString(),
	ended_at: new Date(Date.now() - row * 3_600_000).toISOString(),
	...changes
});

describe('a file of service contacts', () => {
	test('about one customer scores each contact and reviews once', async () => {
		const customer = unique('customer');
		const late = { promised: { wait_minutes: 5 }, measured: { wait_minutes: 60 } };
		const lines = Array.from({ length: 8 }, (_, row) =>
			contact(row, customer, { ...late, facts: ['promise_broken'] })
		);
		const told = await bringContacts(lines);
		expect(told).toMatchObject({ accepted: 8, duplicates: 0, reviews: 1 });
		const { score, rows, alert } = await recordOf(customer);
		// Two for each, and one for coming again and again.
		expect(rows).toBe(17);
		expect(alert).toBe(score);
		expect(await bringContacts(lines)).toMatchObject({ accepted: 0, duplicates: 8, reviews: 0 });
	});

	test('that tells nothing reviews nobody', async () => {
		expect(await bringContacts([contact(1, unique('customer'))])).toMatchObject({
			accepted: 1,
			reviews: 0
		});
	});
});
