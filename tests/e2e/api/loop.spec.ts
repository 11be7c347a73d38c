import { DEMO_PASSWORD, expect, test } from '../fixtures.ts';
import { API, encounter, expectProblem, expectStatus, openSurvey } from './support.ts';

test('sites and services are listed by code in both languages', async ({ api }) => {
	const sites = await (await api.get(`${API}/sites`)).json();
	expect(sites.next).toBeNull();
	expect(sites.items.map(({ code }: { code: string }) => code)).toEqual([
		'north',
		'old-town',
		'riverside'
	]);
	expect(sites.items[0].name).toEqual({ zh: '城北站', en: 'North station' });
	const services = await (await api.get(`${API}/services`)).json();
	expect(services.items.map(({ code }: { code: string }) => code)).toContain('repair');
});

test('a reported contact invites its customer, whose customer record shows what happened', async ({
	api,
	baseURL
}) => {
	const survey = await openSurvey(api);
	const body = encounter({
		invite: survey,
		promised: { wait_minutes: 10 },
		measured: { wait_minutes: 55 },
		started_at: new Date(Date.now() - 3_600_000).toISOString(),
		ended_at: new Date(Date.now() - 1_800_000).toISOString()
	});
	const first = await api.post(`${API}/encounters`, { data: body });
	await expectStatus(first, 201);
	const recorded = await first.json();
	expect(recorded).toMatchObject({ created: true, customer: body.customer.external_id });
	expect(recorded.invitation.url).toMatch(/\/s\/[\w-]{43}$/);
	expect(new URL(recorded.invitation.url).host).toBe(new URL(baseURL ?? '').host);
	const days = (Date.parse(recorded.invitation.expires_at) - Date.now()) / 86_400_000;
	expect(Math.round(days)).toBe(30);

	const again = await api.post(`${API}/encounters`, { data: body });
	await expectStatus(again, 200);
	expect(await again.json()).toEqual({
		id: recorded.id,
		created: false,
		customer: recorded.customer
	});

	const customer = await (await api.get(`${API}/customers/${body.customer.external_id}`)).json();
	expect(customer).toMatchObject({ external_id: body.customer.external_id, band: 'low', score: 1 });
	expect(customer.reasons.map(({ code }: { code: string }) => code)).toEqual(['long_wait']);
	const points = customer.reasons.reduce(
		(sum: number, { points }: { points: number }) => sum + points,
		0
	);
	expect(points).toBe(customer.score);
});

test('ten reports of one contact at the same time are one contact and one invitation', async ({
	api
}) => {
	const body = encounter({ invite: await openSurvey(api) });
	const answers = await Promise.all(
		Array.from({ length: 10 }, () => api.post(`${API}/encounters`, { data: body }))
	);
	const recorded = await Promise.all(answers.map((one) => one.json()));
	expect(recorded.filter(({ created }) => created)).toHaveLength(1);
	expect(recorded.filter(({ invitation }) => invitation)).toHaveLength(1);
	expect(new Set(recorded.map(({ id }) => id)).size).toBe(1);
});

test('a known contact stays that of its customer', async ({ api }) => {
	const body = encounter();
	await api.post(`${API}/encounters`, { data: body });
	const other = await api.post(`${API}/encounters`, {
		data: { ...body, customer: { external_id: 'somebody-else' } }
	});
	expect(await other.json()).toMatchObject({ created: false, customer: body.customer.external_id });
});

test('a survey is drafted, opened, listed and closed', async ({ api }) => {
	const code = await openSurvey(api);
	const { items } = await (await api.get(`${API}/surveys?limit=200`)).json();
	expect(items.find((one: { code: string }) => one.code === code)).toMatchObject({
		status: 'open'
	});
	await expectStatus(await api.post(`${API}/surveys/${code}/close`), 200);
	const refused = await api.post(`${API}/encounters`, { data: encounter({ invite: code }) });
	await expectProblem(refused, 409, 'survey_not_open');
	const reopened = await api.post(`${API}/surveys/${code.toUpperCase()}/open`);
	expect(await reopened.json()).toMatchObject({
		code,
		status: 'open',
		form: 'expectation_perception'
	});
});

test('a customer is invited by hand, after a contact or without one', async ({ api }) => {
	const survey = await openSurvey(api);
	const { external_id, customer } = encounter();
	await api.post(`${API}/encounters`, { data: encounter({ external_id, customer }) });
	for (const data of [
		{ customer: customer.external_id, channel: 'link', locale: 'en-GB' },
		{ encounter: external_id }
	]) {
		const invited = await api.post(`${API}/surveys/${survey}/invitations`, { data });
		await expectStatus(invited, 201);
		expect(Object.keys(await invited.json())).toEqual(['url', 'expires_at']);
	}
	const invite = (data: object) => api.post(`${API}/surveys/${survey}/invitations`, { data });
	await expectProblem(await invite({ customer: 'nobody' }), 422, 'unknown_customer');
	await expectProblem(await invite({ encounter: 'never' }), 422, 'unknown_encounter');
	await expectProblem(
		await invite({ customer: customer.external_id, channel: 'pigeon' }),
		422,
		'channel_not_available'
	);
	await expectProblem(
		await invite({ customer: customer.external_id, channel: 'email' }),
		422,
		'address_missing'
	);
	await expectProblem(await invite({}), 422, 'invalid');
});

test('a very unhappy answer opens a case, which is worked on to its end', async ({ api }) => {
	const survey = await openSurvey(api);
	const customer = encounter().customer.external_id;
	const row = {
		submission_id: customer,
		customer,
		p_t1: 1,
		p_t2: 1,
		p_r1: 1,
		p_r2: 7,
		e_t1: 7,
		e_t2: 7,
		e_r1: 7,
		e_r2: 1
	};
	const imported = await api.post(`${API}/surveys/${survey}/responses`, { data: [row] });
	expect(await imported.json()).toEqual({ accepted: 1, duplicates: 0, rejected: [] });

	const { items } = await (await api.get(`${API}/cases?customer=${customer}`)).json();
	expect(items).toHaveLength(1);
	const [{ reference, band, state }] = items;
	expect({ band, state }).toEqual({ band: 'amber', state: 'open' });
	const transitions = `${API}/cases/${reference}/transitions`;
	await expectProblem(
		await api.post(transitions, { data: { to: 'contacted' } }),
		422,
		'details_missing'
	);
	await expectProblem(
		await api.post(transitions, { data: { to: 'nowhere' } }),
		409,
		'transition_refused'
	);
	const contacted = await api.post(transitions, {
		data: { to: 'contacted', reason: 'Called', channel: 'phone' }
	});
	expect(await contacted.json()).toMatchObject({ reference, state: 'contacted' });
	const closed = await api.post(transitions, {
		data: { to: 'closed', reason: 'Mended', details: { outcome: 'solved' } }
	});
	expect(await closed.json()).toMatchObject({
		state: 'closed',
		outcome: 'solved',
		next: [{ to: 'open' }]
	});
	const file = await (await api.get(`${API}/cases/${reference.toLowerCase()}`)).json();
	expect(file.events.map(({ to }: { to: string }) => to)).toEqual(['open', 'contacted', 'closed']);

	const ledger = await (await api.get(`${API}/prevention`)).json();
	expect(ledger.cases.solved).toBeGreaterThan(0);
});

test('a member of staff calls with the rights of the role', async ({
	playwright,
	baseURL,
	extraHTTPHeaders
}) => {
	const context = { ...(baseURL ? { baseURL } : {}), extraHTTPHeaders: extraHTTPHeaders ?? {} };
	const anyone = await playwright.request.newContext(context);
	const tokenOf = async (email: string) => {
		const session = await anyone.post(`${API}/sessions`, {
			data: { email, password: DEMO_PASSWORD }
		});
		await expectStatus(session, 201);
		const { access_token, expires_at } = await session.json();
		expect(Date.parse(expires_at)).toBeGreaterThan(Date.now());
		return { authorization: `Bearer ${access_token}` };
	};
	const trainer = await tokenOf('trainer@demo.test');
	await expectStatus(
		await anyone.get(`${API}/surveys/after-service/statistics`, { headers: trainer }),
		200
	);
	await expectProblem(await anyone.get(`${API}/customers`, { headers: trainer }), 403, 'forbidden');
	const agent = await tokenOf('agent@demo.test');
	await expectStatus(
		await anyone.post(`${API}/encounters`, { headers: agent, data: encounter() }),
		201
	);
	await expectProblem(
		await anyone.post(`${API}/surveys/after-service/open`, { headers: agent }),
		403,
		'forbidden'
	);
	const stranger = await tokenOf('manager@other.test');
	await expectProblem(
		await anyone.get(`${API}/customers/C-1156`, { headers: stranger }),
		404,
		'not_found'
	);
	const { items } = await (await anyone.get(`${API}/sites`, { headers: stranger })).json();
	expect(items).toEqual([{ code: 'main', name: { zh: '总店', en: 'Main branch' } }]);
	const wrong = await anyone.post(`${API}/sessions`, {
		data: { email: 'agent@demo.test', password: 'wrong' }
	});
	await expectProblem(wrong, 401, 'sign_in_failed');
	await anyone.dispose();
});
