/** A customer with an address. */
import type { Sql } from 'postgres';
import { only, unique, type Organization } from './make-organization.ts';
import type { Customer } from './make-survey.ts';

export async function makeReachable(
	sql: Sql,
	{ id }: Organization,
	facts: { email?: string | null; phone?: string; locale?: 'zh' | 'en'; timeZone?: string } = {}
): Promise<Customer & { email: string }> {
	const email = facts.email === undefined ? `${unique('c')}@example.test` : facts.email;
	const [row] = await sql<Customer[]>`
		insert into public.customers (organization_id, external_id, name, email, phone, locale, time_zone)
		values (${id}, ${unique('customer')}, 'Anna', ${email}, ${facts.phone ?? null}, ${facts.locale ?? 'en'},
			${facts.timeZone ?? null})
		returning id, external_id as "externalId"`;
	return { ...only(row), email: email ?? '' };
}
