/** Whose complaint form anybody is shown: the only one, or those that have said so. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { as, commitAs, useDatabase, type Actor } from '../../../tests/support/test-database.ts';

const database = useDatabase();

type Shown = { is_alone: boolean; organizations: { code: string }[] };
type Offer = { organization: { code: string } };

const shown = async () => {
	const [row] = await as(
		database.sql,
		'anon',
		(t) => t<{ told: Shown }[]>`select public.complaint_form('') as told`
	);
	const { is_alone, organizations } = only(row).told;
	for (const one of organizations) expect(Object.keys(one).sort()).toEqual(['code', 'name']);
	return { is_alone, codes: organizations.map(({ code }) => code) };
};

const offerOf = async ({ code }: Organization) => {
	const [row] = await as(
		database.sql,
		'anon',
		(t) => t<{ told: Offer | null }[]>`select public.complaint_form(${code}) as told`
	);
	return only(row).told?.organization.code;
};

const list = (organization: Organization, isListed: boolean | null, who: Actor) =>
	commitAs(
		database.sql,
		who,
		(t) => t`select public.set_complaint_form(${organization.id}, 7, ${isListed})`
	);

test('the only organisation is shown, of several those that say so, and each keeps its own address', async () => {
	expect(await shown()).toEqual({ is_alone: false, codes: [] });
	const first = await makeOrganization(database.sql);
	expect(await shown()).toEqual({ is_alone: true, codes: [first.code] });

	const second = await makeOrganization(database.sql);
	expect(await shown()).toEqual({ is_alone: false, codes: [] });
	const admin = await makeMember(database.sql, second, 'admin');
	await list(second, true, admin);
	expect(await shown()).toEqual({ is_alone: false, codes: [second.code] });
	await list(second, false, admin);
	expect(await shown()).toEqual({ is_alone: false, codes: [] });

	for (const organization of [first, second]) {
		expect(await offerOf(organization)).toBe(organization.code);
		const complaint = { submission_id: randomUUID(), words: 'Nobody came.' };
		const [row] = await commitAs(
			database.sql,
			'anon',
			(t) => t<{ told: { created: boolean } }[]>`
				select public.file_complaint(${organization.code}, ${t.json(complaint)}) as told`
		);
		expect(only(row).told.created).toBe(true);
	}
});

test('only its own administrators decide whether an organisation is listed, and it is noted', async () => {
	const organization = await makeOrganization(database.sql);
	const admin = await makeMember(database.sql, organization, 'admin');
	const manager = await makeMember(database.sql, organization, 'quality_manager');
	const stranger = await makeMember(database.sql, await makeOrganization(database.sql), 'admin');
	await expect(list(organization, true, manager)).rejects.toMatchObject({ code: 'PT403' });
	await expect(list(organization, true, stranger)).rejects.toMatchObject({ code: 'PT404' });
	await expect(list(organization, true, 'anon')).rejects.toMatchObject({ code: '42501' });
	await expect(list(organization, null, admin)).rejects.toMatchObject({ code: 'PT422' });
	expect((await shown()).codes).not.toContain(organization.code);
	await list(organization, true, admin);
	expect((await shown()).codes).toContain(organization.code);
	const audited = await database.sql`
		select action, subject from public.audit_events where organization_id = ${organization.id}`;
	expect(audited).toContainEqual({ action: 'complaint_form_set', subject: '7 listed' });
});
