/** Saved views and their mails: whose they are, when a mail is due, and that it leaves once. */
import { beforeAll, describe, expect, test } from 'vitest';
import * as gateway from '#lib/server/gateway/gateway.ts';
import * as views from '#lib/server/views.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	only,
	unique,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeSurvey } from '../../../tests/support/make-survey.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);
let organization: Organization;
let agent: Member;
let trainer: Member;
let admin: Member;
let stranger: Member;

beforeAll(async () => {
	organization = await makeOrganization(database.sql, 'Asia/Shanghai');
	agent = await makeMember(database.sql, organization, 'agent');
	trainer = await makeMember(database.sql, organization, 'trainer');
	admin = await makeMember(database.sql, organization, 'admin');
	stranger = await makeMember(database.sql, await makeOrganization(database.sql), 'admin');
});

async function save(actor: Member, changes: object = {}): Promise<string> {
	const view = { name: 'North', path: '/dashboard', query: 'site=main', is_shared: false };
	const [made] = await commitAs(
		database.sql,
		actor,
		(sql) => sql<{ id: string }[]>`
			select public.save_view(${organization.id}, ${sql.json({ ...view, ...changes })}) as id`
	);
	return only(made).id;
}
const remove = (actor: Member, id: string) =>
	commitAs(database.sql, actor, (sql) => sql`select public.remove_view(${organization.id}, ${id})`);
const mail = (actor: Member, id: string, repeats: string) =>
	commitAs(
		database.sql,
		actor,
		(sql) => sql`select public.mail_view(${organization.id}, ${id}, ${repeats})`
	);
const seen = async (actor: Member) => {
	const rows = await as(
		database.sql,
		actor,
		(sql) => sql<{ id: string }[]>`select id from public.saved_views`
	);
	return rows.map(({ id }) => id);
};

describe('a view', () => {
	test('is seen by its owner alone, until it is shared with colleagues', async () => {
		const own = await save(agent);
		const shared = await save(agent, { is_shared: true });
		expect(await seen(agent)).toEqual(expect.arrayContaining([own, shared]));
		expect(await seen(admin)).toContain(shared);
		expect(await seen(admin)).not.toContain(own);
		expect(await seen(stranger)).toEqual([]);
	});

	test('is removed by its owner, and a shared one by an admin', async () => {
		const own = await save(agent);
		const shared = await save(agent, { is_shared: true });
		for (const other of [trainer, stranger]) {
			await expect(remove(other, shared)).rejects.toThrow('not_found');
		}
		await expect(remove(admin, own)).rejects.toThrow('not_found');
		await remove(admin, shared);
		await remove(agent, own);
		expect(await seen(agent)).not.toContain(own);
		expect(await seen(agent)).not.toContain(shared);
	});

	test('is a page of measurement and nothing else', async () => {
		await expect(save(agent, { path: '/customers' })).rejects.toThrow(/path/);
		await expect(save(agent, { query: 'a=b c' })).rejects.toThrow(/query/);
		await expect(save(agent, { name: 'a\nb' })).rejects.toThrow(/name/);
	});
});

describe('the mail of a view', () => {
	test('is only ever had by people who see the view', async () => {
		const own = await save(agent);
		await expect(mail(trainer, own, 'week')).rejects.toThrow('not_found');
		await expect(mail(agent, own, 'hour')).rejects.toThrow(/repeats/);
		await mail(agent, own, 'never');
	});

	test.each([
		['week', '2026-11-26T12:00:00Z', '2026-11-22T23:00:00.000Z'],
		['week', '2026-11-22T22:59:59Z', '2026-11-15T23:00:00.000Z'],
		['month', '2026-11-26T12:00:00Z', '2026-10-31T23:00:00.000Z'],
		['month', '2026-10-31T22:00:00Z', '2026-09-30T23:00:00.000Z']
	])('is due at seven on the clock of the organisation: %s at %s', async (repeats, at, due) => {
		const [row] = await database.sql<{ due: Date }[]>`
			select private.view_mail_due(${repeats}, 'Asia/Shanghai', ${at}::timestamptz) as due`;
		expect(only(row).due.toISOString()).toBe(due);
	});

	const dueAt = (at: string) =>
		database.sql<{ view_id: string; due_at: Date }[]>`
			select view_id, due_at from private.due_view_mail_at(${at}::timestamptz)`;

	test('comes at the next time, not for the time before it was asked for', async () => {
		const id = await save(agent);
		await mail(agent, id, 'week');
		const of = async (at: string) => (await dueAt(at)).filter(({ view_id }) => view_id === id);
		const [now] = await database.sql<{ now: string }[]>`select now()::text as now`;
		expect(await of(only(now).now)).toEqual([]);
		const later = new Date(Date.now() + 8 * 86_400_000).toISOString();
		expect(await of(later)).toHaveLength(1);
		await mail(agent, id, 'never');
		expect(await of(later)).toEqual([]);
	});

	test('leaves once however many workers look, with numbers for those who may see them', async () => {
		const survey = await makeSurvey(database.sql, organization, { form: 'perception' });
		for (let i = 0; i < 8; i += 1) {
			await database.sql`insert into public.responses (organization_id, survey_id, submission_id, perceptions, submitted_at, site_id)
				values (${organization.id}, ${survey.id}, ${unique('r')}, '{4,4,5,5}', '2026-03-10', ${i < 5 ? organization.site : null})`;
		}
		const id = await save(agent, { is_shared: true, query: `survey=${survey.code}&site=main` });
		for (const reader of [agent, trainer]) await mail(reader, id, 'month');
		await database.sql`update public.view_mails set created_at = now() - interval '40 days' where view_id = ${id}`;

		const service = await gateway.serviceClient();
		const written: { numbers: unknown; locale: unknown }[] = [];
		const tools = {
			baseUrl: 'https://heed.test',
			write: (view: { link: string; numbers: unknown }, locale: unknown) => {
				expect(view.link).toBe(`https://heed.test/dashboard?survey=${survey.code}&site=main`);
				written.push({ numbers: view.numbers, locale });
				return { subject: 'S', text: view.numbers === null ? 'nothing' : 'numbers' };
			}
		};
		const queued = await Promise.all(
			[1, 2, 3].map(() => views.queueDue(service, tools, () => false))
		);
		expect(queued.reduce((sum, each) => sum + each, 0)).toBe(2);
		const rows = await database.sql<{ recipient: string; text: string }[]>`
			select recipient, facts ->> 'text' as text from public.outbox where kind = 'saved_view' order by recipient`;
		// Three answers elsewhere could be had by subtraction, which a trainer must not.
		expect(new Map(rows.map(({ recipient, text }) => [recipient, text]))).toEqual(
			new Map([
				[agent.email, 'numbers'],
				[trainer.email, 'nothing']
			])
		);
		expect(written.find(({ numbers }) => numbers !== null)?.numbers).toMatchObject({
			received: 5,
			isGap: false,
			overall: { n: 5 },
			latest: { month: '2026-03', n: 5 }
		});
		expect(await views.queueDue(service, tools, () => false)).toBe(0);
	});

	test('is not sent to somebody who has left', async () => {
		const leaver = await makeMember(database.sql, organization, 'agent');
		const id = await save(leaver);
		await mail(leaver, id, 'week');
		await database.sql`update public.memberships set is_active = false where user_id = ${leaver.userId}`;
		const later = new Date(Date.now() + 8 * 86_400_000).toISOString();
		expect((await dueAt(later)).map(({ view_id }) => view_id)).not.toContain(id);
	});
});
