import { beforeEach, expect, test } from 'vitest';
import type { StaffRole } from '#lib/domain/staff-roles.ts';
import {
	makeAccount,
	makeMember,
	makeOrganization,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let admin: Member;

beforeEach(async () => {
	organization = await makeOrganization(database.sql);
	admin = await makeMember(database.sql, organization, 'admin');
});

const invite = (email: string, role: StaffRole) =>
	commitAs(
		database.sql,
		admin,
		(as) => as`select public.invite_staff(${organization.id}, ${email}, ${role})`
	);
const accept = (who: Member) =>
	commitAs(database.sql, who, (as) => as`select public.accept_staff_invitations()`);

async function roleOf(who: Member): Promise<string | undefined> {
	const [row] = await database.sql`
		select role from public.memberships
		where organization_id = ${organization.id} and user_id = ${who.userId} and is_active`;
	return row?.['role'] as string | undefined;
}

test('an invited person becomes a colleague in the role that was kept for them', async () => {
	const person = await makeAccount(database.sql);
	await invite(person.email, 'trainer');
	expect(await roleOf(person)).toBeUndefined();
	await accept(person);
	expect(await roleOf(person)).toBe('trainer');
});

test('an invitation that is taken back opens nothing', async () => {
	const person = await makeAccount(database.sql);
	await invite(person.email, 'admin');
	const [row] = await database.sql<
		{ id: string }[]
	>`select id from public.staff_invitations where email = ${person.email}`;
	await commitAs(
		database.sql,
		admin,
		(as) => as`select public.revoke_staff_invitation(${organization.id}, ${row?.id ?? ''})`
	);
	await accept(person);
	expect(await roleOf(person)).toBeUndefined();
});

test('an older invitation does not undo what an admin decided since', async () => {
	const colleague = await makeMember(database.sql, organization, 'quality_manager');
	const set = (role: StaffRole, isActive: boolean) =>
		commitAs(
			database.sql,
			admin,
			(as) =>
				as`select public.set_membership(${organization.id}, ${colleague.userId}, ${role}, ${isActive})`
		);
	await set('quality_manager', false);
	await invite(colleague.email, 'agent');
	await set('admin', true);
	await accept(colleague);
	expect(await roleOf(colleague)).toBe('admin');
});

test('an active colleague is not demoted by an invitation', async () => {
	await database.sql`
		insert into public.staff_invitations (organization_id, email, role) values (${organization.id}, ${admin.email}, 'agent')`;
	await accept(admin);
	expect(await roleOf(admin)).toBe('admin');
});
