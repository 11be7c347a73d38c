import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { countAnswer } from '#lib/server/form-velocity.ts';
import { derivedKey } from '#lib/server/gateway/gateway.ts';
import { takeForm } from '#lib/server/web/open-form-door.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	unique,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeSurvey } from '../../../tests/support/make-survey.ts';
import { makeOpenForm } from '../../../tests/support/open-form.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);

let organization: Organization;
let slug: string;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql);
	const manager = await makeMember(sql, organization, 'quality_manager');
	const survey = await makeSurvey(sql, organization, { form: 'perception' });
	slug = await makeOpenForm(sql, organization, survey, manager, { en: 'Desk' });
});

/** What a route is given when somebody posts the form from an address. */
function posted(fields: Record<string, string>, address: string) {
	const body = new URLSearchParams({ locale: 'en', submission_id: randomUUID(), ...fields });
	const headers: Record<string, string> = {};
	const event = {
		request: new Request('http://heed.test/f/x', { method: 'POST', body }),
		params: { slug },
		locals: { locale: 'en', staff: null },
		setHeaders: (given: Record<string, string>) => Object.assign(headers, given),
		getClientAddress: () => address
	} as unknown as RequestEvent<{ slug: string }>;
	return { event, headers };
}

/** Where the posted form leads to, or why not. */
async function send(fields: Record<string, string>, address: string) {
	const { event, headers } = posted(fields, address);
	const outcome = await takeForm(event, (receipt) => `/receipt/${receipt}`).catch(
		(thrown: unknown) => thrown as { status: number; location: string }
	);
	return { outcome, headers };
}

async function signsOf(): Promise<{ velocity: number; all: number }> {
	const [row] = await database.sql<{ velocity: number; all: number }[]>`
		select count(*) filter (where signs @> '{"velocity": true}')::int as velocity, count(*)::int as all
		from public.responses r join public.open_forms f on f.id = r.form_id where f.slug = ${slug}`;
	return row ?? { velocity: 0, all: 0 };
}

describe('many answers from one block of addresses', () => {
	test('are all kept, and marked from the twenty-first on; another block is not', async () => {
		for (let sent = 1; sent <= 50; sent += 1) {
			const { outcome } = await send({ p_a1: '4' }, `198.51.100.${sent}`);
			expect(outcome).toMatchObject({ status: 303 });
		}
		expect(await signsOf()).toEqual({ velocity: 30, all: 50 });
		expect((await send({ p_a1: '4' }, '198.51.101.1')).outcome).toMatchObject({ status: 303 });
		expect(await signsOf()).toEqual({ velocity: 30, all: 51 });
	});

	test('mark answers to that form alone', async () => {
		const [one, other] = [unique('form'), unique('form')];
		for (let sent = 0; sent < 20; sent += 1) await countAnswer(one, '2001:db8:0:1::1');
		expect(await countAnswer(one, '2001:db8:0:1:ffff::2')).toEqual({ velocity: true });
		expect(await countAnswer(other, '2001:db8:0:1::1')).toEqual({});
	});

	test('are asked to wait far above that, and nothing that was written is lost', async () => {
		const address = '203.0.113.9';
		const block = createHmac('sha256', await derivedKey('network addresses'))
			.update('203.0.113')
			.digest('hex');
		const bucket = `form-flood:${createHash('sha256').update(block).digest('hex')}`;
		await database.sql`
			insert into private.attempts (bucket) select ${bucket} from generate_series(1, 600)`;
		const before = await signsOf();
		const { outcome, headers } = await send({ p_a1: '4', comment: 'Still here' }, address);
		expect(outcome).toMatchObject({
			status: 429,
			data: { values: { p_a1: '4', comment: 'Still here' }, waitMinutes: 10, problems: {} }
		});
		expect(headers).toEqual({ 'retry-after': '600' });
		expect(await signsOf()).toEqual(before);
	});
});

test('no address stands in the database, not even as a hash without a key', async () => {
	await countAnswer(slug, '192.0.2.77');
	const rows = await database.sql<
		{ bucket: string }[]
	>`select distinct bucket from private.attempts`;
	const guesses = ['192.0.2.77', '192.0.2', `${slug} 192.0.2`].map((guess) =>
		createHash('sha256').update(guess).digest('hex')
	);
	expect(rows.length).toBeGreaterThan(2);
	for (const { bucket } of rows) {
		expect(bucket).not.toContain('192.0.2');
		expect(guesses.some((guess) => bucket.includes(guess))).toBe(false);
	}
});

describe('a form that comes back', () => {
	test('says what is missing and keeps what was entered', async () => {
		const { outcome } = await send({ comment: 'Words' }, '192.0.2.1');
		expect(outcome).toMatchObject({ status: 400, data: { values: { comment: 'Words' } } });
		const wish = { p_a1: '2', contact_requested: 'on' };
		expect((await send(wish, '192.0.2.1')).outcome).toMatchObject({
			status: 400,
			data: { problems: { contact_detail: 'answer_needed' } }
		});
	});

	test('is refused for an address that nobody has', async () => {
		const { event } = posted({ p_a1: '4' }, '192.0.2.1');
		event.params.slug = 'nobody-has-this';
		await expect(takeForm(event, String)).rejects.toMatchObject({ status: 404 });
	});
});
