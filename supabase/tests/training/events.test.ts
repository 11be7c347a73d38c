/** Marks on the control charts: who writes them, who takes them away, who sees them. */
import type { JSONValue } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffRole } from '#lib/domain/staff-roles.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
const RECALL = { kind: 'recall', title: { zh: '召回阀门', en: 'Valve recall' } };
const TRAINING = { kind: 'training', site: 'main', title: { en: 'Calling back' } };

let organization: Organization;
let others: Organization;
const members = {} as Record<StaffRole, Member>;
let stranger: Member;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	others = await makeOrganization(database.sql);
	for (const role of ['agent', 'trainer', 'quality_manager', 'admin'] as const) {
		members[role] = await makeMember(database.sql, organization, role);
	}
	stranger = await makeMember(database.sql, others, 'admin');
});

async function write(actor: Member, event: object): Promise<string> {
	const given = { happened_on: '2026-05-04', ...event } as JSONValue;
	const [made] = await commitAs(
		database.sql,
		actor,
		(sql) => sql<{ id: string }[]>`
			select public.add_measurement_event(${organization.id}, ${database.sql.json(given)}) as id`
	);
	return only(made).id;
}

const takeAway = (actor: Member, id: string) =>
	commitAs(
		database.sql,
		actor,
		(sql) => sql`select public.remove_measurement_event(${organization.id}, ${id})`
	);

const seenBy = (actor: Member) =>
	as(
		database.sql,
		actor,
		(sql) => sql<{ id: string }[]>`
			select id from public.measurement_events where organization_id = ${organization.id}`
	);

describe('an event', () => {
	test('is written and taken away by quality managers and admins', async () => {
		for (const role of ['quality_manager', 'admin'] as const) {
			const id = await write(members[role], RECALL);
			expect((await seenBy(members.agent)).map((row) => row.id)).toContain(id);
			await takeAway(members[role], id);
			expect((await seenBy(members.agent)).map((row) => row.id)).not.toContain(id);
		}
	});

	test('is seen by all colleagues, and by nobody of another organisation', async () => {
		const id = await write(members.admin, RECALL);
		for (const member of Object.values(members)) {
			expect((await seenBy(member)).map((row) => row.id)).toContain(id);
		}
		expect(await seenBy(stranger)).toEqual([]);
		await expect(takeAway(stranger, id)).rejects.toThrow('not_found');
	});

	test('is refused to agents and to strangers, whatever its kind', async () => {
		await expect(write(members.agent, TRAINING)).rejects.toThrow('forbidden');
		await expect(write(members.agent, RECALL)).rejects.toThrow('forbidden');
		await expect(write(stranger, TRAINING)).rejects.toThrow('not_found');
	});

	test('stands at a site of the organisation, or at none', async () => {
		await expect(write(members.admin, { ...RECALL, site: 'nowhere' })).rejects.toThrow(
			'unknown_site'
		);
		const id = await write(members.admin, RECALL);
		const [row] =
			await database.sql`select site_id from public.measurement_events where id = ${id}`;
		expect(row).toEqual({ site_id: null });
	});

	test('needs a kind, a title and a day that the list knows', async () => {
		await expect(write(members.admin, { ...RECALL, kind: 'party' })).rejects.toThrow(/kind/);
		await expect(write(members.admin, { ...RECALL, title: {} })).rejects.toThrow(/bilingual_name/);
		await expect(write(members.admin, { ...RECALL, happened_on: '1999-12-31' })).rejects.toThrow(
			/happened_on/
		);
	});
});

describe('a trainer', () => {
	test('writes training notes and takes back their own', async () => {
		const id = await write(members.trainer, TRAINING);
		await takeAway(members.trainer, id);
		expect((await seenBy(members.trainer)).map((row) => row.id)).not.toContain(id);
	});

	test('writes no other kind', async () => {
		await expect(write(members.trainer, RECALL)).rejects.toThrow('forbidden');
	});

	test('takes away nothing of anybody else', async () => {
		const training = await write(members.quality_manager, TRAINING);
		const recall = await write(members.admin, RECALL);
		await expect(takeAway(members.trainer, training)).rejects.toThrow('forbidden');
		await expect(takeAway(members.trainer, recall)).rejects.toThrow('forbidden');
		const ids = (await seenBy(members.trainer)).map((row) => row.id);
		expect(ids).toEqual(expect.arrayContaining([training, recall]));
	});
});
