import { expect, test } from '../fixtures.ts';
import { API, encounter, expectStatus } from './support.ts';

test('facts of a contact and what it measured below standard are reasons of its customer', async ({
	api
}) => {
	const body = encounter({
		promised: { room_temperature_celsius: { min: 18 } },
		measured: { room_temperature_celsius: 15.5 },
		facts: ['missed_callback'],
		started_at: new Date(Date.now() - 3_600_000).toISOString(),
		ended_at: new Date(Date.now() - 1_800_000).toISOString()
	});
	await expectStatus(await api.post(`${API}/encounters`, { data: body }), 201);
	const customer = await (await api.get(`${API}/customers/${body.customer.external_id}`)).json();
	expect(customer).toMatchObject({ score: 5, band: 'amber' });
	const sentences = customer.reasons.map(({ en }: { en: string }) => en.replace(/ \(.*/, ''));
	expect(sentences).toEqual([
		'+3 an agreed callback was not made',
		'+2 room temperature: 15.5 °C, standard 18 °C'
	]);
});

test('a file of contacts keeps what is good and names what is not', async ({ api }) => {
	const id = crypto.randomUUID();
	const at = new Date(Date.now() - 3_600_000).toISOString();
	const data = [
		'external_id,customer,site,service,channel,ended_at,promised_wait_minutes,measured_wait_minutes,facts',
		`${id}-1,${id},north,repair,visit,${at},15,42,service_fault`,
		`${id}-2,${id},nowhere,repair,visit,${at},,,`,
		`${id}-3,${id},north,repair,visit,${at},,,unheard_of`
	].join('\n');
	const headers = { 'content-type': 'text/csv' };
	const answer = await api.post(`${API}/encounters/import`, { data, headers });
	await expectStatus(answer, 200);
	expect(await answer.json()).toMatchObject({
		accepted: 1,
		duplicates: 0,
		rejected: [
			{ row: 2, code: 'unknown_site' },
			{ row: 3, code: 'unknown_fact' }
		]
	});
	const customer = await (await api.get(`${API}/customers/${id}`)).json();
	expect(customer.reasons.map(({ code }: { code: string }) => code)).toEqual([
		'service_fault',
		'long_wait'
	]);
});
