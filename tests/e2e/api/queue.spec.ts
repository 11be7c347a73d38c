/** What other systems are told of clusters and of alerts that wait, in an organisation of its own. */
import postgres from 'postgres';
import { addApiKey } from '../../support/api-key.ts';
import { makeMember, makeOrganization } from '../../support/make-organization.ts';
import { makeCustomer } from '../../support/make-survey.ts';
import { addGap, addSignal } from '../../support/risk.ts';
import { expect, test } from '../fixtures.ts';
import { API, schemaOf, type Document } from './support.ts';

test('clusters are told with what their customers have in common, and who waits without a case', async ({
	databaseUrl,
	request
}) => {
	const sql = postgres(databaseUrl, { max: 1 });
	try {
		const organization = await makeOrganization(sql);
		await makeMember(sql, organization, 'agent');
		await sql`update public.prevention_rules set weekly_capacity = 1 where organization_id = ${organization.id}`;
		for (let each = 0; each < 5; each += 1) await addGap(sql, organization, 'responsiveness');
		await sql`select private.find_clusters(${organization.id}, now() - interval '1 minute')`;
		const risk = async (points: number) => {
			const customer = await makeCustomer(sql, organization);
			await addSignal(sql, organization, customer, { points });
			return customer.externalId;
		};
		const opened = await risk(5);
		const [five, seven, held] = [await risk(5), await risk(7), await risk(6)];
		await sql`
			update public.risk_alerts set arm = 'holdout' where organization_id = ${organization.id} and customer_id = (
				select id from public.customers where organization_id = ${organization.id} and external_id = ${held})`;

		const headers = { authorization: `Bearer ${await addApiKey(databaseUrl, organization.code)}` };
		const read = async (path: string, described: string) => {
			const answer = await request.get(API + path, { headers });
			expect(answer.status(), await answer.text()).toBe(200);
			const told: unknown = await answer.json();
			const document = (await (await request.get(`${API}/openapi.json`)).json()) as Document;
			expect(
				schemaOf(document, described, 'get', 200).safeParse(told).error?.issues
			).toBeUndefined();
			return told;
		};

		const common = {
			signal: 'dimension_gap',
			dimension: 'responsiveness',
			dimension_name: { en: 'responsiveness' },
			customers: 5
		};
		expect(await read('/cases?kind=cluster', '/cases')).toMatchObject({
			items: [{ customer: null, site: { en: 'Main' }, band: null, cluster: common }],
			waiting: 2
		});
		const all = (await read('/cases?limit=1', '/cases')) as { next: string };
		const rest = await read(`/cases?after=${encodeURIComponent(all.next)}`, '/cases');
		expect(rest).toMatchObject({ waiting: null });
		expect(JSON.stringify([all, rest])).toContain(opened);

		const queue = await read('/cases/queue', '/cases/queue');
		expect(queue).toMatchObject({ capacity: 1, used: 1, waiting: 2 });
		const { items } = queue as { items: { customer: string; reasons: { zh: string }[] }[] };
		expect(items.map(({ customer }) => customer)).toEqual([seven, five]);
		expect(items[0]?.reasons[0]?.zh).toMatch(/^\+7 /);
		expect(JSON.stringify(queue)).not.toMatch(/holdout|"arm"/);
		expect(JSON.stringify(queue)).not.toContain(held);
		expect(await read('/cases/queue?limit=1', '/cases/queue')).toMatchObject({
			waiting: 2,
			items: [{ customer: seven }]
		});
	} finally {
		await sql.end();
	}
});
