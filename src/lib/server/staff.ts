/** Who is signed in: a verified user with an active membership. */
import type { StaffRole } from '#lib/domain/staff-roles.ts';
import type { Locale } from '#lib/messages/message.ts';
import { unwrap, type Db } from './db.ts';
import type { Client } from './gateway/gateway.ts';

export type Staff = {
	userId: string;
	email: string;
	name: string;
	role: StaffRole;
	locale: Locale | null;
	organization: { id: string; code: string; name: { zh?: string; en?: string }; timeZone: string };
	db: Db;
};

/**
 * The staff member behind a client's token, or null: the token is checked by the auth service, the
 * role is read from the database on every request, so that shutting somebody out works at once.
 */
export async function identify(client: Client, accessToken?: string): Promise<Staff | null> {
	const { data, error } = await client.auth.getClaims(accessToken);
	const userId = data?.claims.sub;
	if (error || !userId) return null;
	const memberships = unwrap(
		await client
			.from('memberships')
			.select('role, display_name, locale, organizations (id, code, name, time_zone)')
			.eq('user_id', userId)
			.eq('is_active', true)
			.order('created_at')
			.limit(1)
	);
	const membership = memberships[0];
	if (!membership?.organizations) return null;
	const { id, code, name, time_zone } = membership.organizations;
	return {
		userId,
		email: data.claims.email ?? '',
		name: membership.display_name,
		role: membership.role,
		locale: membership.locale as Locale | null,
		organization: { id, code, name: name as { zh?: string; en?: string }, timeZone: time_zone },
		db: { client, organization: id }
	};
}
