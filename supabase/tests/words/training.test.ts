import { beforeAll, describe, expect, test } from 'vitest';
import * as gateway from '#lib/server/gateway/gateway.ts';
import type { Client } from '#lib/server/gateway/gateway.ts';
import { readerOf, readSome } from '#lib/server/text-readers.ts';
import { trainDue } from '#lib/server/text-training.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { answer, makeSurvey } from '../../../tests/support/make-survey.ts';
import { importAnswers } from '../../../tests/support/submit.ts';
import { as, commitAs, useDatabase, type Actor } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);

const OWN = [
	['product_facilities', '滑梯'],
	['service_delivery', '菜鸟柜'],
	['product_aged_equipment', '泵房']
] as const;

let organization: Organization;
let manager: Member;
let agent: Member;
let outsider: Member;
let service: Client;

const goOn = () => false;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql);
	manager = await makeMember(sql, organization, 'quality_manager');
	agent = await makeMember(sql, organization, 'agent');
	outsider = await makeMember(sql, await makeOrganization(sql), 'admin');
	service = await gateway.serviceClient();
	const survey = await makeSurvey(sql, organization);
	const lines = Array.from({ length: 120 }, (_none, i) =>
		answer({ comment: `第${i}次 ${OWN[i % 3]?.[1] ?? ''}` })
	);
	expect(await importAnswers(sql, organization, survey, manager, lines)).toMatchObject({
		accepted: 120
	});
});

const readings = () => database.sql<
	{
		id: string;
		comment: string;
		causes: { code: string; source: string }[];
		version: number;
		reader: object;
	}[]
>`
	select t.id, r.comment, t.causes, t.reader_version as version, t.reader from public.text_readings t
	join public.responses r on r.organization_id = t.organization_id and r.id = t.response_id
	where t.organization_id = ${organization.id} order by t.id`;

const models = () => database.sql<
	{
		kind: string;
		version: number;
		is_active: boolean;
		metrics: { verdict: string };
		bytes: number | null;
	}[]
>`
	select kind, version, is_active, metrics, octet_length(weights) as bytes from public.text_models
	where organization_id = ${organization.id} order by kind, version`;

const use = (version: number | null, who: Actor = manager) =>
	commitAs(
		database.sql,
		who,
		(t) => t`select public.use_text_model(${organization.id}, 'cause', ${version})`
	);

async function say(from: number, to: number): Promise<void> {
	const all = await readings();
	for (const { id, comment } of all.slice(from, to)) {
		const code = OWN.find(([, word]) => comment.includes(word))?.[0] ?? 'social';
		await commitAs(
			database.sql,
			manager,
			(t) =>
				t`select public.label_text(${organization.id}, ${id}, ${[code]}, 'discontent', 'margin')`
		);
	}
}

describe('a text that no door has read', () => {
	test('waits, and is read by the server', async () => {
		expect((await readings()).every(({ version }) => version === -1)).toBe(true);
		expect(await readSome(service)).toBe(120);
		const read = await readings();
		expect(read.every(({ version }) => version === 0)).toBe(true);
		expect(read[0]?.reader).toEqual({ lexicon: 2, findings: 2, rules: '2' });
		expect(await readSome(service)).toBe(0);
	});
});

describe('learning from what people say', () => {
	test('waits for 25', async () => {
		await say(0, 24);
		expect(await trainDue(service, goOn)).toBe(0);
		expect(await models()).toEqual([]);
	});

	test('makes a model of causes that is read with, and says why it made none of polarity', async () => {
		await say(24, 70);
		expect(await trainDue(service, goOn)).toBe(2);
		const [cause, polarity] = await models();
		expect(cause).toMatchObject({ kind: 'cause', version: 1, is_active: true });
		expect(cause?.metrics).toMatchObject({ verdict: 'promoted', n: 70 });
		expect(cause?.bytes).toBeLessThan(1024 * 1024);
		expect(polarity).toMatchObject({ kind: 'polarity', is_active: false, bytes: null });
		expect(polarity?.metrics).toMatchObject({ verdict: 'too_few' });
		expect(await trainDue(service, goOn)).toBe(0);
	});

	test('has every text read again', async () => {
		expect((await readerOf(service, organization.id)).causes?.version).toBe(1);
		expect(await readSome(service)).toBe(120);
		const unseen = (await readings()).slice(70);
		const right = unseen.filter(({ comment, causes }) =>
			OWN.some(([code, word]) => comment.includes(word) && causes[0]?.code === code)
		);
		expect(right.length / unseen.length).toBeGreaterThan(0.9);
		expect(unseen[0]?.causes[0]?.source).toBe('model');
		expect(unseen[0]?.reader).toMatchObject({ causes: 1 });
	});
});

describe('going back', () => {
	test('to words alone and forth again is choosing a row', async () => {
		await use(null);
		expect(await readSome(service)).toBe(120);
		expect((await readings()).every(({ causes }) => causes.length === 0)).toBe(true);
		await use(1);
		expect((await models())[0]).toMatchObject({ is_active: true });
		await readSome(service);
		expect((await readings()).some(({ causes }) => causes.length > 0)).toBe(true);
		const acts = await database.sql`select action, subject from public.audit_events
			where organization_id = ${organization.id} and action like 'text_model%' order by at`;
		expect(acts.map(({ subject }) => subject as string)).toEqual([
			'cause 1',
			'cause none',
			'cause 1'
		]);
	});

	test('is for managers, and to a version with weights', async () => {
		await expect(use(1, agent)).rejects.toThrow('forbidden');
		await expect(use(1, outsider)).rejects.toThrow('not_found');
		await expect(use(9)).rejects.toThrow('not_found');
		expect(only((await models())[0]).is_active).toBe(true);
	});

	test('weights are for the server alone', async () => {
		const ask = (columns: string, who: Actor) =>
			as(database.sql, who, (t) => t.unsafe(`select ${columns} from public.text_models`));
		expect(await ask('version, metrics', manager)).toHaveLength(2);
		expect(await ask('version, metrics', outsider)).toHaveLength(0);
		await expect(ask('weights', manager)).rejects.toThrow(/permission denied/);
		for (const call of ['words_to_read(5)', 'text_training_due()'])
			await expect(
				as(database.sql, manager, (t) => t.unsafe(`select public.${call}`))
			).rejects.toThrow(/permission denied/);
	});
});

describe('words of a cause', () => {
	const change = (cause: string, word: string, how: string, who: Actor = manager) =>
		commitAs(
			database.sql,
			who,
			(t) => t`select public.set_cause_word(${organization.id}, ${cause}, ${word}, ${how})`
		);

	test('that are added and taken away change what is read', async () => {
		await use(null);
		await change('market_brand_image', ' 滑梯 ', 'add');
		await readSome(service);
		const slides = (await readings()).filter(({ comment }) => comment.includes('滑梯'));
		expect(slides.every(({ causes }) => causes[0]?.code === 'market_brand_image')).toBe(true);
		await change('market_brand_image', '滑梯', 'restore');
		await readSome(service);
		expect((await readings()).every(({ causes }) => causes.length === 0)).toBe(true);
	});

	test('are changed by managers only, and in words', async () => {
		await expect(change('social', '邻居', 'remove', agent)).rejects.toThrow('forbidden');
		await expect(change('social', '邻居', 'remove', outsider)).rejects.toThrow('not_found');
		await expect(change('social', '', 'add')).rejects.toThrow('invalid');
		await expect(change('social', 'x'.repeat(41), 'add')).rejects.toThrow('invalid');
		await expect(change('social', '邻居', 'shout')).rejects.toThrow('invalid');
	});
});
