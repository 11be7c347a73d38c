/** Factories: an organisation and the people who work for it. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import type { StaffRole } from '#lib/domain/staff-roles.ts';

export const PASSWORD = 'a-password-for-tests';

export type Organization = { id: string; code: string; site: string; service: string };
export type Member = { userId: string; email: string };

/** A name that no other test has. */
export const unique = (prefix: string) => `${prefix}-${randomBytes(5).toString('hex')}`;

/** An organisation with one site `main`, one service `counter`, and what every new one starts with. */
export async function makeOrganization(
	sql: Sql,
	timeZone = 'Asia/Shanghai'
): Promise<Organization> {
	const code = unique('org');
	const [row] = await sql<Organization[]>`
		with created as (select private.create_organization(${code}, ${sql.json({ en: code })}, ${timeZone}) as id),
		site as (
			insert into public.sites (organization_id, code, name)
			select id, 'main', '{"en": "Main"}' from created returning id),
		service as (
			insert into public.services (organization_id, code, name)
			select id, 'counter', '{"en": "Counter"}' from created returning id)
		select created.id, ${code} as code, site.id as site, service.id as service from created, site, service`;
	return only(row);
}

/** A confirmed account that can sign in with PASSWORD; nobody's colleague yet. */
export async function makeAccount(sql: Sql): Promise<Member> {
	const userId = randomUUID();
	const email = `${unique('user')}@example.test`;
	await sql`
		insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data,
			raw_user_meta_data, confirmation_token, recovery_token, email_change, email_change_token_new, created_at, updated_at)
		values (${userId}, 'authenticated', 'authenticated', ${email},
			extensions.crypt(${PASSWORD}, extensions.gen_salt('bf', 4)), now(), '{"provider": "email", "providers": ["email"]}',
			'{}', '', '', '', '', now(), now())`;
	await sql`
		insert into auth.identities (id, user_id, provider, provider_id, identity_data, created_at, updated_at)
		values (${randomUUID()}, ${userId}, 'email', ${userId},
			${sql.json({ sub: userId, email, email_verified: true })}, now(), now())`;
	return { userId, email };
}

export async function makeMember(
	sql: Sql,
	organization: Organization,
	role: StaffRole
): Promise<Member> {
	const account = await makeAccount(sql);
	await sql`
		insert into public.memberships (organization_id, user_id, role, display_name)
		values (${organization.id}, ${account.userId}, ${role}, ${role})`;
	return account;
}

/** The one row a statement answered. */
export function only<T>(row: T | undefined): T {
	if (row === undefined) throw new Error('the statement answered no row');
	return row;
}
