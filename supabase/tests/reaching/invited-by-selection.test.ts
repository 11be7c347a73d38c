/** Who was asked, by place, period and language; nothing of fewer than five people. */
import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, makeSurvey, type Survey } from '../../../tests/support/make-survey.ts';
import { as, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
let organization: Organization;
let trainer: Member;
let manager: Member;
let stranger: Member;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql, 'UTC');
	for (const site of ['east', 'west', 'tiny'])
		await sql`insert into public.sites (organization_id, code, name) values (${organization.id}, ${site}, '{"en": "Site"}')`;
	trainer = await makeMember(sql, organization, 'trainer');
	manager = await makeMember(sql, organization, 'quality_manager');
	stranger = await makeMember(sql, await makeOrganization(sql), 'admin');
});

type Sent = {
	n: number;
	answered?: number;
	site?: string;
	/** By a service contact at the site; else a list named it. */
	channel?: string;
	sentAt?: string;
	locale?: 'zh' | 'en';
	isTest?: boolean;
};

async function surveyWith(sent: Sent[]): Promise<Survey> {
	const { sql } = database;
	const survey = await makeSurvey(sql, organization);
	const customer = await makeCustomer(sql, organization);
	await sql`update public.customers set locale = 'zh' where id = ${customer.id}`;
	for (const { n, answered = 0, site, channel, sentAt = '2026-03-10', locale, isTest } of sent) {
		for (let i = 0; i < n; i += 1) {
			const encounter = channel === undefined ? null : randomUUID();
			if (channel !== undefined)
				await sql`
					insert into public.encounters (organization_id, id, external_id, customer_id, site_id, service_id, channel, started_at, ended_at)
					select ${organization.id}, ${encounter}, ${randomUUID()}, ${customer.id}, s.id, ${organization.service}, ${channel}, now(), now()
					from public.sites s where s.organization_id = ${organization.id} and s.code = ${site ?? 'main'}`;
			await sql`
				insert into public.invitations (organization_id, survey_id, customer_id, encounter_id, site_id, token_hash, locale,
					is_test, created_at, sent_at, spent_at, expires_at)
				values (${organization.id}, ${survey.id}, ${customer.id}, ${encounter},
					${channel === undefined && site !== undefined ? sql`(select id from public.sites where organization_id = ${organization.id} and code = ${site})` : null},
					${randomBytes(32)}, ${locale ?? null}, ${isTest ?? false}, '2026-01-01', ${sentAt},
					${i < answered ? sentAt : null}, '2030-01-01')`;
		}
	}
	return survey;
}

type Overview = {
	states: Record<string, number>;
	overall: object;
	groups: {
		key: string;
		invited: number | null;
		answered: number | null;
		is_suppressed: boolean;
	}[];
};

async function ask(
	who: Member,
	survey: Survey,
	filter = '{}',
	by: string | null = null
): Promise<Overview> {
	const [row] = await as(
		database.sql,
		who,
		(sql) => sql<{ overview: Overview }[]>`
			select public.invitation_overview(${organization.id}, ${survey.code}, ${filter}::text::jsonb, ${by}) as overview`
	);
	return only(row).overview;
}

const groups = async (...asked: Parameters<typeof ask>) =>
	(await ask(...asked)).groups.map(({ key, invited, answered }) => [key, invited, answered]);

describe('invitations of a selection', () => {
	let survey: Survey;
	beforeAll(async () => {
		survey = await surveyWith([
			{ n: 8, answered: 3, site: 'east', channel: 'visit', locale: 'en' },
			{ n: 6, answered: 1, site: 'west', channel: 'phone', sentAt: '2026-04-01' },
			{ n: 7, answered: 2, site: 'east' },
			{ n: 5, answered: 5, isTest: true }
		]);
	});

	test.each([
		['all', '{}', { sent: 15, answered: 6 }],
		['a site, by its contacts and by lists', '{"site": "east"}', { sent: 10, answered: 5 }],
		['a site that does not exist', '{"site": "nowhere"}', {}],
		['a service', '{"service": "counter"}', { sent: 10, answered: 4 }],
		['a channel of service', '{"channel": "phone"}', { sent: 5, answered: 1 }],
		[
			'a period of sending',
			'{"from": "2026-03-01", "to": "2026-03-31"}',
			{ sent: 10, answered: 5 }
		],
		['a language', '{"locale": "en"}', { sent: 5, answered: 3 }],
		['the language of the customer', '{"locale": "zh"}', { sent: 10, answered: 3 }],
		['site and language', '{"site": "east", "locale": "zh"}', { sent: 5, answered: 2 }]
	])('are counted of %s', async (_what, filter, states) => {
		expect((await ask(manager, survey, filter)).states).toEqual(states);
	});

	test('are counted by place', async () => {
		expect(await groups(manager, survey, '{}', 'site')).toEqual([
			['east', 15, 5],
			['west', 6, 1]
		]);
		expect(await groups(manager, survey, '{}', 'channel')).toEqual([
			['phone', 6, 1],
			['visit', 8, 3]
		]);
		expect(await groups(manager, survey, '{"site": "west"}', 'service')).toEqual([
			['counter', 6, 1]
		]);
	});

	test('are told to trainers, and to no stranger', async () => {
		expect((await ask(trainer, survey)).states).toEqual({ sent: 15, answered: 6 });
		await expect(ask(stranger, survey)).rejects.toThrow('not_found');
	});
});

describe('few people', () => {
	test('are no group, and do not come out as the rest', async () => {
		const survey = await surveyWith([
			{ n: 9, site: 'east' },
			{ n: 6, site: 'west' },
			{ n: 3, site: 'tiny' }
		]);
		expect((await ask(manager, survey, '{}', 'site')).groups).toMatchObject([
			{ key: 'east', invited: 9, is_suppressed: false },
			{ key: 'tiny', invited: null, answered: null, is_suppressed: true },
			{ key: 'west', invited: null, answered: null, is_suppressed: true }
		]);
	});

	test('hidden together are enough by themselves', async () => {
		const survey = await surveyWith([{ n: 9, site: 'east' }, { n: 3, site: 'tiny' }, { n: 4 }]);
		expect(await groups(manager, survey, '{}', 'site')).toEqual([
			['east', 9, 0],
			['tiny', null, null]
		]);
	});

	test('are not told to trainers, neither directly nor as a difference', async () => {
		const survey = await surveyWith([
			{ n: 9, site: 'east' },
			{ n: 3, site: 'tiny' }
		]);
		expect((await ask(manager, survey, '{"site": "tiny"}')).states).toEqual({ sent: 3 });
		for (const filter of ['{"site": "tiny"}', '{"site": "east"}', '{"from": "2026-03-02"}'])
			expect((await ask(trainer, survey, filter)).states).toEqual({});
		expect((await ask(trainer, survey)).states).toEqual({ sent: 12 });
	});
});
