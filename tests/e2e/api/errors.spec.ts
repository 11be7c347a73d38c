import { addApiKey } from '../../support/api-key.ts';
import { expect, test } from '../fixtures.ts';
import { API, encounter, expectProblem, expectStatus, instrument, openSurvey } from './support.ts';

test('nobody gets in without a key, with a wrong one or with a made-up token', async ({
	request
}) => {
	const refused = await request.get(`${API}/sites`);
	await expectProblem(refused, 401, 'unauthenticated');
	expect(refused.headers()['www-authenticate']).toBe('Bearer');
	for (const token of ['heed_wrong', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.', 'x', '']) {
		const headers = { authorization: `Bearer ${token}` };
		await expectProblem(await request.get(`${API}/customers`, { headers }), 401, 'unauthenticated');
	}
});

test('another organisation finds neither customers nor cases nor surveys of ours', async ({
	api,
	request,
	databaseUrl
}) => {
	const body = encounter();
	await expectStatus(await api.post(`${API}/encounters`, { data: body }), 201);
	const survey = await openSurvey(api);
	const { items } = await (await api.get(`${API}/cases?limit=1`)).json();
	const headers = { authorization: `Bearer ${await addApiKey(databaseUrl, 'other')}` };
	for (const path of [
		`customers/${body.customer.external_id}`,
		`cases/${items[0].reference}`,
		`surveys/${survey}`,
		`surveys/${survey}/statistics`
	]) {
		await expectStatus(await api.get(`${API}/${path}`), 200);
		await expectProblem(await request.get(`${API}/${path}`, { headers }), 404, 'not_found');
	}
	const step = await request.post(`${API}/cases/${items[0].reference}/transitions`, {
		headers,
		data: { to: 'contacted', channel: 'phone' }
	});
	await expectProblem(step, 404, 'not_found');
});

test('a schema error names every field that is wrong, in the language that is asked for', async ({
	api
}) => {
	const data = {
		...encounter(),
		site: 'no such code',
		started_at: 'soon',
		surprise: 1,
		customer: {}
	};
	const english = await expectProblem(
		await api.post(`${API}/encounters`, { data, headers: { 'accept-language': 'en' } }),
		422,
		'invalid'
	);
	expect(english.errors?.map(({ path }) => path).sort()).toEqual([
		'customer.external_id',
		'site',
		'started_at',
		'surprise'
	]);
	expect(english.errors?.find(({ path }) => path === 'surprise')?.message).toContain(
		'not a known field'
	);
	const chinese = await expectProblem(
		await api.post(`${API}/encounters`, { data, headers: { 'accept-language': 'zh-CN' } }),
		422,
		'invalid'
	);
	expect(chinese.errors?.find(({ path }) => path === 'surprise')?.message).toContain('未知');
});

test('unknown sites, services and surveys are named', async ({ api }) => {
	const post = (overrides: object) =>
		api.post(`${API}/encounters`, { data: { ...encounter(), ...overrides } });
	expect((await expectProblem(await post({ site: 'moon' }), 422, 'unknown_site')).detail).toContain(
		'moon'
	);
	await expectProblem(await post({ service: 'magic' }), 422, 'unknown_service');
	await expectProblem(await post({ invite: 'no-survey' }), 422, 'unknown_survey');
	await expectProblem(await post({ ended_at: '2026-05-03T13:00:00+08:00' }), 422, 'invalid');
});

test('an instrument that cannot work is refused with the reason', async ({ api }) => {
	const good = instrument();
	const [item] = good.items;
	const wrong = [
		{ ...good, items: [...good.items, item] },
		{ ...good, items: [{ ...item, dimension: 'none' }] },
		{ ...good, items: Array.from({ length: 21 }, (_, n) => ({ ...item, code: `i${n}` })) },
		{ ...good, scale: { min: 0, max: 7 } },
		{ ...good, scale: { min: 1, max: 11 } },
		{ ...good, columns: ['expectation'] },
		{ ...good, name: {} },
		{ ...good, items: [] }
	];
	for (const data of wrong) {
		const { errors } = await expectProblem(
			await api.post(`${API}/instruments`, { data }),
			422,
			'invalid'
		);
		expect(errors?.length).toBeGreaterThan(0);
	}
	expect(await (await api.post(`${API}/instruments`, { data: good })).json()).toMatchObject({
		...good,
		version: 1
	});
	expect(await (await api.post(`${API}/instruments`, { data: good })).json()).toMatchObject({
		version: 1
	});
	const renamed = { ...good, name: { en: 'Renamed' } };
	expect(await (await api.post(`${API}/instruments`, { data: renamed })).json()).toMatchObject({
		version: 2
	});
});

test('a survey that cannot be is refused', async ({ api }) => {
	const made = { ...instrument(), columns: ['perception'] };
	await api.post(`${API}/instruments`, { data: made });
	const survey = {
		code: made.code,
		instrument: made.code,
		form: 'perception',
		title: { en: 'T' },
		languages: ['en']
	};
	const post = (overrides: object) =>
		api.post(`${API}/surveys`, { data: { ...survey, ...overrides } });
	await expectProblem(await post({ instrument: 'nothing' }), 422, 'unknown_instrument');
	for (const form of ['tolerance', 'expectation', 'expectation_perception']) {
		await expectProblem(await post({ form }), 422, 'instrument_lacks_expectation');
	}
	await expectProblem(
		await post({ languages: ['zh', 'en'], status: 'open' }),
		422,
		'translation_missing'
	);
	await expectProblem(await post({ form: 'other' }), 422, 'invalid');
	await expectStatus(await post({}), 201);
	await expectProblem(await post({}), 409, 'survey_exists');
	const rows = { data: 'submission_id,p_t1\na,5', headers: { 'content-type': 'text/csv' } };
	await expectProblem(
		await api.post(`${API}/surveys/${made.code}/responses`, rows),
		409,
		'survey_not_open'
	);
});

test('a body that is no JSON, too deep, too large or of another kind is refused', async ({
	api
}) => {
	const send = (data: string, type = 'application/json') =>
		api.post(`${API}/encounters`, { data: Buffer.from(data), headers: { 'content-type': type } });
	await expectProblem(await send('{"a":'), 400, 'invalid_json');
	await expectProblem(await send('[[[[[[[1]]]]]]]'), 422, 'invalid');
	await expectProblem(
		await send(JSON.stringify({ name: 'x'.repeat(1_100_000) })),
		413,
		'payload_too_large'
	);
	await expectProblem(await send('a,b', 'text/csv'), 415, 'not_acceptable');
	const nul = encounter({ external_id: `nul\u0000${Date.now()}` });
	await expectStatus(await api.post(`${API}/encounters`, { data: nul }), 201);
});

test('an unknown path is a problem, and a wrong method says which are right', async ({
	api,
	request
}) => {
	await expectProblem(await api.get(`${API}/nothing/here`), 404, 'not_found');
	const wrong = await api.delete(`${API}/surveys`);
	await expectProblem(wrong, 405, 'method_not_allowed');
	expect(wrong.headers()['allow']).toBe('GET, HEAD, POST, OPTIONS');
	await expectProblem(await api.get(`${API}/cases/P-NOTHING`), 404, 'not_found');
	await expectProblem(
		await api.post(`${API}/cases`, { data: { customer: 'x' } }),
		422,
		'case_opening_not_available'
	);
	for (const path of [
		'/rest/v1/customers',
		'/auth/v1/settings',
		'/storage/v1/bucket',
		'/graphql/v1',
		'/_system',
		'/_system/config'
	]) {
		expect((await request.get(path)).status(), path).toBe(404);
		expect((await request.post(path, { data: {} })).status(), path).toBe(404);
	}
});

test('health and readiness need no key', async ({ request }) => {
	expect(await (await request.get(`${API}/health`)).json()).toEqual({ status: 'ok' });
	const ready = await request.get(`${API}/ready`);
	expect(await ready.json()).toMatchObject({ database: true, migrations: true });
	expect([200, 503]).toContain(ready.status());
});

test('a body that does not say what it is is read as what it looks like', async ({
	baseURL,
	databaseUrl
}) => {
	// Node's own fetch: it can leave the content type out.
	const answered = await fetch(`${baseURL}${API}/encounters`, {
		method: 'POST',
		headers: { authorization: `Bearer ${await addApiKey(databaseUrl, 'demo')}` },
		body: new TextEncoder().encode(JSON.stringify(encounter()))
	});
	expect(answered.status).toBe(201);
});
