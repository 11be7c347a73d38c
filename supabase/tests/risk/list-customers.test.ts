import { beforeAll, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { answer, makeCustomer, makeSurvey, ratings } from '../../../tests/support/make-survey.ts';
import { answerAs } from '../../../tests/support/submit.ts';
import { as, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;

type Row = {
	external_id: string;
	score: number;
	band: string | null;
	coverage: number;
	rank: number;
};

/** One customer of each kind: content, low, urgent, of long ago, with a measured contact only, and unknown. */
beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	agent = await makeMember(database.sql, organization, 'agent');
	const survey = await makeSurvey(database.sql, organization);
	const low = { perceptions: ratings(1, 7, 1, 1), expectations: ratings(7, 1, 7, 7) };
	for (const given of [{}, low, { ...low, contact_requested: true }, { overall: 1 }]) {
		const customer = await makeCustomer(database.sql, organization);
		await answerAs(database.sql, organization, survey, customer, answer(given));
	}
	const old = await makeCustomer(database.sql, organization, 'Of long ago');
	await answerAs(database.sql, organization, survey, old, answer());
	await database.sql`
		update public.responses set submitted_at = now() - interval '70 days', received_at = now() - interval '70 days'
		where customer_id = ${old.id}`;
	const measured = await makeCustomer(database.sql, organization, 'Measured');
	await database.sql`
		insert into public.encounters (organization_id, external_id, customer_id, site_id, service_id, channel, started_at, ended_at,
			promised, measured)
		values (${organization.id}, 'E', ${measured.id}, ${organization.site}, ${organization.service}, 'visit', now(), now(),
			'{"wait_minutes": 9}', '{"wait_minutes": 8}')`;
	await makeCustomer(database.sql, organization, 'Unknown');
});

type Given = {
	band?: string;
	sort?: string;
	search?: string;
	after?: Row | undefined;
	limit?: number;
};

const list = async ({ band, sort = 'risk', search, after, limit = 50 }: Given = {}) =>
	as(database.sql, agent, async (transaction) => {
		const position = after ? transaction.json(after) : null;
		const rows = await transaction<{ row: Row }[]>`
			select public.list_customers(${organization.id}, ${band ?? null}, ${sort}, ${search ?? null}, ${position}, ${limit}) as row`;
		return rows.map(({ row }) => row);
	});

test('the list judges every customer as their standing does, gravest first', async () => {
	const standings = await as(
		database.sql,
		agent,
		(transaction) => transaction<Omit<Row, 'rank'>[]>`
			select external_id, score::int, band, coverage::float from public.customer_standings
			where organization_id = ${organization.id} order by external_id`
	);
	const listed = await list();
	expect(
		listed
			.map(({ external_id, score, band, coverage }) => ({ external_id, score, band, coverage }))
			.sort((a, b) => (a.external_id < b.external_id ? -1 : 1))
	).toEqual(standings.map((row) => ({ ...row })));
	expect(listed.map(({ band }) => band)).toEqual([
		'must_act',
		'amber',
		'low',
		'low',
		'low',
		null,
		null
	]);
});

test('a search, a band and pages show the same rows', async () => {
	const all = await list();
	expect(await list({ search: 'measured' })).toEqual(
		all.filter(({ coverage }) => Math.abs(coverage - 1 / 6) < 1e-9)
	);
	expect(await list({ band: 'unknown' })).toEqual(all.filter(({ band }) => band === null));
	expect(await list({ band: 'low' })).toEqual(all.filter(({ band }) => band === 'low'));
	const first = await list({ limit: 3 });
	expect(await list({ after: first.at(-1), limit: 10 })).toEqual(all.slice(3));
	const byId = await list({ sort: 'external_id' });
	expect(byId.map(({ external_id }) => external_id)).toEqual(
		all.map(({ external_id }) => external_id).sort()
	);
});
