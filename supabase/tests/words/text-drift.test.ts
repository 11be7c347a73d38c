/** Whether people write as they did is counted once a day, and pauses what would go into use by itself. */
import { beforeEach, describe, expect, test } from 'vitest';
import { textDrift } from '#lib/domain/learning/text-drift.ts';
import * as gateway from '#lib/server/gateway/gateway.ts';
import * as learning from '#lib/server/learning.ts';
import { trainDue } from '#lib/server/text-training.ts';
import { clientOf, useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeSurvey, type Survey } from '../../../tests/support/make-survey.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);
let organization: Organization;
let survey: Survey;

beforeEach(async () => {
	const { sql } = database;
	await sql`insert into private.text_watches (organization_id, counted_at) select id, now() from public.organizations
		on conflict (organization_id) do update set counted_at = now()`;
	organization = await makeOrganization(sql);
	survey = await makeSurvey(sql, organization, { form: 'perception' });
});

/** So many comments, read long ago or not, in a language. */
async function wrote(n: number, daysAgo: number, locale: 'zh' | 'en' | null, words = '暖气不热') {
	await database.sql`
		with said as (
			insert into public.responses (organization_id, survey_id, id, submission_id, perceptions, comment, submitted_at, received_at)
			select ${organization.id}, ${survey.id}, u, u, '{4,4,4,4}', ${words} || i, now() - ${`${daysAgo} days`}::interval,
				now() - ${`${daysAgo} days`}::interval
			from (select gen_random_uuid() as u, i from generate_series(1, ${n}) as i) as r returning id)
		update public.text_readings t set locale = ${locale}, reader_version = 0
		from said s where t.organization_id = ${organization.id} and t.response_id = s.id`;
	// The reading is made by the same statement's trigger, which it cannot see yet.
	await database.sql`
		update public.text_readings t set locale = ${locale}, reader_version = 0
		where t.organization_id = ${organization.id} and t.reader_version < 0`;
}
const watch = async () => learning.watchTexts(await gateway.serviceClient(), () => false);
const told = async () => {
	const manager = await makeMember(database.sql, organization, 'quality_manager');
	return (await learning.state({ client: await clientOf(manager), organization: organization.id }))
		.audit.texts;
};
const isPaused = async () =>
	(
		await (
			await gateway.serviceClient()
		).rpc('has_text_drifted', { p_organization: organization.id })
	).data;

describe('the drift of texts', () => {
	test('is counted once a day, for each organisation by one worker', async () => {
		expect(await told()).toBeNull();
		const all = await Promise.all([watch(), watch(), watch()]);
		expect(all.reduce((sum, n) => sum + n, 0)).toBe(1);
		expect(await watch()).toBe(0);
		expect(await told()).toMatchObject({ now: { languages: { zh: 0, en: 0, unknown: 0 } } });
		expect(await isPaused()).toBe(false);
	});

	test('compares the last four weeks with the year before, and nothing else', async () => {
		await wrote(3, 400, 'en');
		await wrote(5, 100, 'zh');
		await wrote(4, 27, 'en');
		await wrote(2, 1, null);
		await watch();
		const texts = await told();
		expect(texts?.then).toEqual({ languages: { zh: 5, en: 0, unknown: 0 }, known: null });
		expect(texts?.now).toEqual({ languages: { zh: 0, en: 4, unknown: 2 }, known: null });
	});

	test('pauses automatic promotion once it is a change, and no longer than that', async () => {
		await wrote(150, 100, 'zh');
		await wrote(150, 10, 'en', 'cold');
		await watch();
		const texts = await told();
		expect(texts && textDrift(texts.then, texts.now).languages.level).toBe('alert');
		expect(await isPaused()).toBe(true);
		await wrote(2000, 12, 'zh');
		await database.sql`update private.text_watches set counted_at = now() - interval '25 hours' where organization_id = ${organization.id}`;
		expect(await watch()).toBe(1);
		expect(await isPaused()).toBe(false);
	});
});

test('a better model of texts waits for a person while texts have drifted', async () => {
	const { sql } = database;
	const own = { product_facilities: '滑梯', service_delivery: '菜鸟柜' };
	const manager = await makeMember(sql, organization, 'quality_manager');
	for (const [code, word] of Object.entries(own)) {
		await wrote(40, 30, 'zh', `${word}坏了`);
		await sql`
			insert into public.text_labels (organization_id, reading_id, kind, source, codes, drawn, suggested)
			select ${organization.id}, t.id, 'cause', 'human', array[${code}], 'margin', '{}'
			from public.text_readings t join public.responses r on r.organization_id = t.organization_id and r.id = t.response_id
			where t.organization_id = ${organization.id} and r.comment like ${`${word}%`}`;
	}
	await sql`insert into private.text_watches (organization_id, counted_at, counts) values (${organization.id}, now(), '{"has_drifted": true}')
		on conflict (organization_id) do update set counts = excluded.counts`;
	await trainDue(await gateway.serviceClient(), () => false);
	const models = () => sql`
		select m.is_active, m.metrics ->> 'verdict' as verdict, m.weights is not null as "canBeUsed" from public.text_models m
		where m.organization_id = ${organization.id} and m.kind = 'cause'`;
	expect(await models()).toEqual([{ is_active: false, verdict: 'promoted', canBeUsed: true }]);
	await commitAs(
		sql,
		manager,
		(db) => db`select public.use_text_model(${organization.id}, 'cause', 1)`
	);
	expect(await models()).toMatchObject([{ is_active: true }]);
});
