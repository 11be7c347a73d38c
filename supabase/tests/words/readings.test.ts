import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import * as complaintImports from '#lib/server/complaint-imports.ts';
import * as complaints from '#lib/server/complaints.ts';
import * as gateway from '#lib/server/gateway/gateway.ts';
import type { Client } from '#lib/server/gateway/gateway.ts';
import * as imports from '#lib/server/imports.ts';
import * as forms from '#lib/server/open-form-answers.ts';
import * as responses from '#lib/server/responses.ts';
import * as tracking from '#lib/server/tracking.ts';
import type { SurveyAnswer } from '#lib/schemas/response.ts';
import { clientOf, useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import {
	answer,
	makeCustomer,
	makeInvitation,
	makeSurvey,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { makeOpenForm } from '../../../tests/support/open-form.ts';
import { as, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);

const WORDS = '等了三天没人理，再不来我就打12345';
const FOUND = {
	locale: 'zh',
	findings: { ignored: ['没人理'], regulator: ['12345'] },
	reader: { lexicon: 2, findings: 2, rules: '2' }
};

let organization: Organization;
let survey: Survey;
let manager: Member;
let agent: Member;
let trainer: Member;
let anybody: Client;
let colleague: Client;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
	agent = await makeMember(database.sql, organization, 'agent');
	trainer = await makeMember(database.sql, organization, 'trainer');
	survey = await makeSurvey(database.sql, organization);
	anybody = await gateway.anonymousClient();
	colleague = await clientOf(manager);
});

const said = (comment: string | null, changes: object = {}) =>
	answer({ comment, columns: ['perception'], ...changes }) as unknown as SurveyAnswer;

const ofAnswer = async (comment: string) =>
	(
		await database.sql`select t.*, r.received_at from public.text_readings t
		join public.responses r on r.organization_id = t.organization_id and r.id = t.response_id
		where t.organization_id = ${organization.id} and r.comment = ${comment}`
	)[0];

const ofComplaint = async (words: string) =>
	(
		await database.sql`select t.* from public.text_readings t
		join public.cases c on c.organization_id = t.organization_id and c.id = t.case_id
		where t.organization_id = ${organization.id} and c.words = ${words}`
	)[0];

describe('a comment is read where it is stored', () => {
	test('through a link', async () => {
		const customer = await makeCustomer(database.sql, organization);
		const token = await makeInvitation(database.sql, organization, survey, customer);
		await responses.submit(anybody, token, said(WORDS));
		const reading = only(await ofAnswer(WORDS));
		expect(reading).toMatchObject(FOUND);
		expect(Number(reading['negative'])).toBeGreaterThan(0.5);
		expect(reading['read_at']).toEqual(reading['received_at']);
	});

	test('through an open form, also where a question of it asked for the words', async () => {
		const slug = await makeOpenForm(database.sql, organization, survey, manager, { en: 'Desk' });
		const velocity = { from_same_address: 0 } as never;
		await forms.submit(anybody, slug, said(`${WORDS}！`), velocity);
		expect(await ofAnswer(`${WORDS}！`)).toMatchObject(FOUND);
		await forms.submit(anybody, slug, said(null, { answers: { words: `${WORDS}？` } }), velocity);
		expect(await ofAnswer(`${WORDS}？`)).toMatchObject(FOUND);
	});

	test('from a file', async () => {
		const words = 'The driver ignored me and I want my money back';
		const file = `submission_id,p_a1,p_a2,p_b1,p_b2,comment\nr1,1,7,1,1,${words}\nr2,6,2,6,6,\n`;
		const report = await imports.importResponses(
			{ client: colleague, organization: organization.id },
			survey.code,
			new TextEncoder().encode(file),
			'en'
		);
		expect(report).toMatchObject({ accepted: 2, rejected: [] });
		expect(await ofAnswer(words)).toMatchObject({
			locale: 'en',
			findings: { ignored: ['ignored'], refund: ['money back'] }
		});
	});

	test('an answer without words has no reading', async () => {
		const [count] = await database.sql`select count(*)::int as n from public.text_readings t
			join public.responses r on r.organization_id = t.organization_id and r.id = t.response_id
			where r.comment is null`;
		expect(count).toEqual({ n: 0 });
	});

	test('an answer that is refused leaves no reading', async () => {
		const before = await database.sql`select count(*)::int as n from public.text_readings`;
		const customer = await makeCustomer(database.sql, organization);
		const token = await makeInvitation(database.sql, organization, survey, customer);
		const wrong = said('态度恶劣', { overall: 99 });
		await expect(responses.submit(anybody, token, wrong)).rejects.toThrow();
		expect(await database.sql`select count(*)::int as n from public.text_readings`).toEqual(before);
	});
});

describe('a complaint is read where it is stored', () => {
	test('through the public form', async () => {
		await tracking.file(anybody, organization.code, {
			...{ submission_id: randomUUID(), words: WORDS, remedy: null, happened_at: null },
			...{ site: null, service: null, contact: null, locale: 'zh', signs: {} }
		} as never);
		expect(await ofComplaint(WORDS)).toMatchObject(FOUND);
	});

	test('told to a colleague, and from a file', async () => {
		const db = { client: colleague, organization: organization.id };
		await complaints.recordByHand(db, { words: `${WORDS}。`, channel: 'phone' } as never);
		expect(await ofComplaint(`${WORDS}。`)).toMatchObject(FOUND);
		const file = `external_id,words\nK-1,${WORDS}吧\n`;
		await complaintImports.importComplaints(db, new TextEncoder().encode(file), 'en');
		expect(await ofComplaint(`${WORDS}吧`)).toMatchObject(FOUND);
	});
});

describe('readings are for those who may read single answers', () => {
	const seenBy = (who: Parameters<typeof as>[1]) =>
		as(database.sql, who, async (t) => (await t`select id from public.text_readings`).length);

	test('agents and managers see them, trainers and other organisations do not', async () => {
		const other = await makeOrganization(database.sql);
		const outsider = await makeMember(database.sql, other, 'admin');
		expect(await seenBy(agent)).toBeGreaterThan(5);
		expect(await seenBy(manager)).toBeGreaterThan(5);
		expect(await seenBy(trainer)).toBe(0);
		expect(await seenBy(outsider)).toBe(0);
		await expect(seenBy('anon')).rejects.toThrow(/permission denied/);
	});
});
