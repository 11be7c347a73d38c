import { expect, test } from '../fixtures.ts';
import {
	API,
	encounter,
	expectStatus,
	instrument,
	openSurvey,
	ownCode,
	schemaOf,
	type Document
} from './support.ts';

test('the document describes what is really answered', async ({ api, request }) => {
	const document = (await (await request.get(`${API}/openapi.json`)).json()) as Document;
	expect(document.openapi).toMatch(/^3\.1\./);
	const survey = await openSurvey(api);
	const made = instrument();
	const contact = encounter({ invite: survey });
	const complaint = { external_id: ownCode('K'), words: 'Cold', channel: 'phone' };
	const row = {
		submission_id: '1',
		customer: contact.customer.external_id,
		p_t1: 1,
		p_t2: 1,
		p_r1: 1,
		p_r2: 7,
		e_t1: 7,
		e_t2: 7,
		e_r1: 7,
		e_r2: 1
	};
	const calls: [
		method: 'get' | 'post',
		path: string,
		real: string,
		status: number,
		data?: unknown
	][] = [
		['get', '/sites', '/sites', 200],
		['get', '/services', '/services', 200],
		['post', '/instruments', '/instruments', 201, made],
		['get', '/instruments', '/instruments', 200],
		[
			'post',
			'/surveys',
			'/surveys',
			201,
			{ code: ownCode('s'), instrument: made.code, form: 'perception' }
		],
		['get', '/surveys', '/surveys', 200],
		['get', '/surveys/{code}', `/surveys/${survey}`, 200],
		['post', '/surveys/{code}/open', `/surveys/${survey}/open`, 200],
		['post', '/surveys/{code}/publish', `/surveys/${survey}/publish`, 200],
		['post', '/encounters', '/encounters', 201, contact],
		['post', '/encounters', '/encounters', 200, contact],
		['post', '/encounters', '/encounters', 422, {}],
		[
			'post',
			'/surveys/{code}/invitations',
			`/surveys/${survey}/invitations`,
			201,
			{ encounter: contact.external_id }
		],
		[
			'post',
			'/surveys/{code}/forms',
			`/surveys/${survey}/forms`,
			201,
			{ slug: ownCode('f'), label: { en: 'Desk' }, origins: ['https://shop.example.com'] }
		],
		['get', '/surveys/{code}/forms', `/surveys/${survey}/forms`, 200],
		[
			'post',
			'/surveys/{code}/responses',
			`/surveys/${survey}/responses`,
			200,
			[row, { ...row, submission_id: '2', p_t1: 99 }]
		],
		['get', '/surveys/{code}/statistics', '/surveys/after-service/statistics?by=site', 200],
		['get', '/surveys/{code}/statistics', '/surveys/experience/statistics?by=month', 200],
		['get', '/surveys/{code}/statistics', `/surveys/${survey}/statistics`, 200],
		['get', '/surveys/{code}/statistics', '/surveys/none/statistics', 404],
		['get', '/customers', '/customers?limit=200', 200],
		['get', '/customers/{external_id}', `/customers/${contact.customer.external_id}`, 200],
		[
			'post',
			'/customers/{external_id}/left',
			`/customers/${contact.customer.external_id}/left`,
			200,
			{ left_at: '2026-11-20T08:00:00Z' }
		],
		['post', '/complaints', '/complaints', 201, complaint],
		['post', '/complaints', '/complaints', 200, complaint],
		['post', '/complaints', '/complaints', 422, {}],
		['get', '/cases', '/cases', 200],
		['get', '/cases/queue', '/cases/queue?limit=1', 200],
		['post', '/cases', '/cases', 422, {}],
		['get', '/prevention', '/prevention', 200],
		['get', '/health', '/health', 200],
		['get', '/openapi.json', '/openapi.json', 200],
		['post', '/surveys/{code}/close', `/surveys/${survey}/close`, 200]
	];
	for (const [method, path, real, status, data] of calls) {
		const answer =
			method === 'get'
				? await api.get(API + real)
				: await api.post(API + real, data === undefined ? {} : { data });
		await expectStatus(answer, status);
		const checked = schemaOf(document, path, method, status).safeParse(await answer.json());
		expect(checked.error?.issues, `${method} ${real}`).toBeUndefined();
	}
	const { items } = await (
		await api.get(`${API}/cases?customer=${contact.customer.external_id}`)
	).json();
	const file = await (await api.get(`${API}/cases/${items[0].reference}`)).json();
	expect(
		schemaOf(document, '/cases/{reference}', 'get', 200).safeParse(file).error
	).toBeUndefined();
	const step = await api.post(`${API}/cases/${file.reference}/transitions`, {
		data: { to: 'contacted', channel: 'phone' }
	});
	expect(
		schemaOf(document, '/cases/{reference}/transitions', 'post', 200).safeParse(await step.json())
			.error
	).toBeUndefined();
});

test('every call says what it answers, and refuses strangers unless it is open', async ({
	request
}) => {
	const document = (await (await request.get(`${API}/openapi.json`)).json()) as Document;
	const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
	expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
	for (const [path, methods] of Object.entries(document.paths)) {
		for (const [method, { responses }] of Object.entries(methods)) {
			expect(responses['500'], `${method} ${path}`).toBeDefined();
			if (!responses['401'] || path === '/sessions') continue;
			const real = API + path.replaceAll(/\{\w+\}/g, 'x');
			const answer = method === 'get' ? await request.get(real) : await request.post(real);
			expect(answer.status(), `${method} ${path}`).toBe(401);
		}
	}
});
