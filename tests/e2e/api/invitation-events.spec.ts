/** What other programs report of invitations that they carried. */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { openSurvey } from '../../support/invite.ts';
import { expect, test, type APIRequestContext } from '../fixtures.ts';
import { API, expectProblem, expectStatus } from './support.ts';

/** An invitation by mail, and its id as a channel would have been told it. */
async function invitation(api: APIRequestContext, databaseUrl: string) {
	const survey = await openSurvey(api);
	const customer = `C-${randomUUID()}`;
	const email = `${randomUUID().slice(0, 8)}@example.test`;
	const contact = {
		external_id: `E-${customer}`,
		customer: { external_id: customer, email, locale: 'en', time_zone: 'Europe/Berlin' },
		...{ site: 'north', service: 'repair', channel: 'visit' },
		...{ started_at: '2026-11-02T01:00:00Z', ended_at: '2026-11-02T02:00:00Z' }
	};
	await expectStatus(await api.post(`${API}/encounters`, { data: contact }), 201);
	const asked = { customer, channel: 'email' };
	await expectStatus(await api.post(`${API}/surveys/${survey}/invitations`, { data: asked }), 201);
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	const read = async () => {
		const [row] = await sql`
			select v.id, v.delivered_at, v.bounced_at, c.time_zone,
				exists (select from public.contact_stops t where t.customer_id = c.id and t.reason = 'opted_out') as is_out
			from public.invitations v join public.customers c on c.id = v.customer_id where c.external_id = ${customer}`;
		return row ?? {};
	};
	return { read, close: () => sql.end() };
}

test('delivery, bounces and complaints are noted; what is none is named', async ({
	api,
	databaseUrl
}) => {
	const { read, close } = await invitation(api, databaseUrl);
	const { id, time_zone } = await read();
	expect(time_zone).toBe('Europe/Berlin');
	const report = (data: object, of = String(id)) =>
		api.post(`${API}/invitations/${of}/events`, { data });
	const delivered = await report({ event: 'delivered', at: '2026-11-02T03:00:00Z' });
	await expectStatus(delivered, 200);
	expect(await delivered.json()).toEqual({ noted: true });
	expect((await read())['delivered_at']).toEqual(new Date('2026-11-02T03:00:00Z'));
	await expectStatus(await report({ event: 'bounced' }), 200);
	expect((await read())['bounced_at']).not.toBeNull();
	await expectStatus(await report({ event: 'complained' }), 200);
	expect((await read())['is_out']).toBe(true);
	await expectProblem(await report({ event: 'eaten' }), 422, 'invalid');
	await expectProblem(await report({ event: 'delivered' }, randomUUID()), 404, 'not_found');
	await expectProblem(await report({ event: 'delivered' }, 'x'), 404, 'not_found');
	await close();
});

test('a time zone that does not exist is named', async ({ api }) => {
	const contact = {
		external_id: randomUUID(),
		customer: { external_id: randomUUID(), time_zone: 'Mars/Olympus' },
		...{ site: 'north', service: 'repair', channel: 'visit' },
		...{ started_at: '2026-11-02T01:00:00Z', ended_at: '2026-11-02T02:00:00Z' }
	};
	const refused = await api.post(`${API}/encounters`, {
		data: contact,
		headers: { 'accept-language': 'en' }
	});
	await expectProblem(refused, 422, 'invalid');
	expect(((await refused.json()) as { errors: unknown[] }).errors).toEqual([
		expect.objectContaining({ path: 'customer.time_zone', message: expect.stringMatching(/IANA/) })
	]);
});
