import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as gateway from '#lib/server/gateway/gateway.ts';
import type { Client } from '#lib/server/gateway/gateway.ts';
import { proposeCauses } from '#lib/server/outside-model.ts';
import { readSome } from '#lib/server/text-readers.ts';
import type { WordQueue } from '#lib/schemas/words.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { answer, makeCustomer, makeSurvey } from '../../../tests/support/make-survey.ts';
import { importAnswers } from '../../../tests/support/submit.ts';
import { as, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);

const SAID = '王小明等了三天，态度恶劣，电话 13812345678';
const goOn = () => false;

let organization: Organization;
let manager: Member;
let service: Client;
let server: Server;
let url = '';
/** What the model was sent, and what it says. */
let asked: { authorization: string | undefined; path: string | undefined; body: string }[] = [];
let says: { status: number; content: string } = { status: 200, content: '' };

beforeAll(async () => {
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (part: Buffer) => (body += part.toString()));
		request.on('end', () => {
			asked.push({ authorization: request.headers.authorization, path: request.url, body });
			response.writeHead(says.status, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ choices: [{ message: { content: says.content } }] }));
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
	const { sql } = database;
	organization = await makeOrganization(sql);
	manager = await makeMember(sql, organization, 'quality_manager');
	service = await gateway.serviceClient();
	const survey = await makeSurvey(sql, organization);
	const customer = await makeCustomer(sql, organization, '王小明');
	await importAnswers(sql, organization, survey, manager, [
		answer({ comment: SAID, customer: customer.externalId }),
		answer({ comment: '非常满意' })
	]);
	await readSome(service);
});

beforeEach(() => {
	asked = [];
});

afterAll(() => server.close());

const propose = () => proposeCauses(service, { url, key: 'secret', model: 'stub-1' }, goOn);
const labels = () => database.sql`select source, kind, codes, user_id from public.text_labels
	where organization_id = ${organization.id}`;

test('a model that fails, or answers no JSON, leaves nothing', async () => {
	says = { status: 503, content: '' };
	await expect(propose()).rejects.toThrow('503');
	says = { status: 200, content: 'I think it is the attitude.' };
	await expect(propose()).rejects.toThrow();
	expect(await labels()).toEqual([]);
});

test('it is sent discontent words without who wrote them, and its proposal is marked', async () => {
	says = {
		status: 200,
		content: JSON.stringify({ causes: ['service_attitude', 'made_up', 'service_attitude'] })
	};
	expect(await propose()).toBe(1);
	expect(asked).toHaveLength(1);
	expect(asked[0]).toMatchObject({ authorization: 'Bearer secret', path: '/v1/chat/completions' });
	const { body } = only(asked[0]);
	expect(body).toContain('态度恶劣');
	expect(body).not.toMatch(/王小明|13812345678|非常满意/);
	expect(JSON.parse(body)).toMatchObject({ model: 'stub-1', temperature: 0 });
	expect(await labels()).toEqual([
		{ source: 'llm', kind: 'cause', codes: ['service_attitude'], user_id: null }
	]);
	const audit = await database.sql`select actor_id, subject from public.audit_events
		where organization_id = ${organization.id} and action = 'causes_proposed_outside'`;
	expect(audit).toHaveLength(1);
	expect(audit[0]).toMatchObject({ actor_id: null });
	expect(await propose()).toBe(0);
});

test('people see it as a proposal; it is no label, and nobody learns from it', async () => {
	const [row] = await as(
		database.sql,
		manager,
		(t) => t<{ queue: WordQueue; figures: object }[]>`
			select public.word_queue(${organization.id}) as queue, public.word_figures(${organization.id}) as figures`
	);
	const { queue, figures } = only(row);
	const shown = queue.texts.find(({ text }) => text.includes('态度恶劣'));
	expect(shown?.proposed).toEqual(['service_attitude']);
	expect(figures).toMatchObject({ labelled: 0, causes: { n: 0 } });
	const [learned] = await database.sql`
		select public.text_training_rows(${organization.id}, 'cause') as rows`;
	expect(learned).toEqual({ rows: [] });
});
