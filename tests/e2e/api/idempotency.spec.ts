import { randomUUID } from 'node:crypto';
import { expect, test } from '../fixtures.ts';
import { API, encounter, expectProblem, expectStatus, openSurvey } from './support.ts';

test('the same key with the same request is answered again, link and all, not done again', async ({
	api
}) => {
	const headers = { 'idempotency-key': randomUUID() };
	const data = encounter({ invite: await openSurvey(api) });
	const first = await api.post(`${API}/encounters`, { data, headers });
	await expectStatus(first, 201);
	expect(first.headers()['idempotency-replayed']).toBeUndefined();
	const again = await api.post(`${API}/encounters`, { data, headers });
	await expectStatus(again, 201);
	expect(again.headers()['idempotency-replayed']).toBe('true');
	expect(await again.json()).toEqual(await first.json());
});

test('the same key with another request is refused', async ({ api }) => {
	const headers = { 'idempotency-key': randomUUID() };
	await api.post(`${API}/encounters`, { data: encounter(), headers });
	const other = await api.post(`${API}/encounters`, { data: encounter(), headers });
	await expectProblem(other, 422, 'idempotency_key_reused');
	const elsewhere = await api.post(`${API}/surveys/after-service/open`, { headers });
	await expectProblem(elsewhere, 422, 'idempotency_key_reused');
});

test('twenty at once with one key have one effect', async ({ api }) => {
	const survey = await openSurvey(api);
	const { customer, ...contact } = encounter();
	await api.post(`${API}/encounters`, { data: { ...contact, customer } });
	const headers = { 'idempotency-key': randomUUID() };
	const answers = await Promise.all(
		Array.from({ length: 20 }, () =>
			api.post(`${API}/surveys/${survey}/invitations`, {
				data: { customer: customer.external_id },
				headers
			})
		)
	);
	const links = new Set<string>();
	for (const answer of answers) {
		if (answer.status() === 409) await expectProblem(answer, 409, 'idempotency_key_in_use');
		else links.add((await answer.json()).url);
	}
	expect(links.size).toBe(1);
});

test('a refused request leaves its key free', async ({ api }) => {
	const headers = { 'idempotency-key': randomUUID() };
	const refused = await api.post(`${API}/encounters`, {
		data: encounter({ site: 'moon' }),
		headers
	});
	await expectProblem(refused, 422, 'unknown_site');
	await expectStatus(await api.post(`${API}/encounters`, { data: encounter(), headers }), 201);
});
