/** The staff of an organisation, seen by its administrators: who is in, who is invited, who is out. */
import { z } from 'zod';
import { STAFF_ROLES, type StaffRole } from '#lib/domain/staff-roles.ts';
import { unwrap, DbError, type Db } from './db.ts';
import { signInClient } from './gateway/gateway.ts';

const colleague = z.object({
	user_id: z.string(),
	email: z.string(),
	display_name: z.string(),
	role: z.enum(STAFF_ROLES),
	is_active: z.boolean()
});

export type Colleague = z.infer<typeof colleague>;

export type Invitation = { id: string; email: string; role: StaffRole; expires_at: string };

/** Everybody who is or was a member. Errors: `forbidden` for who is no administrator. */
export async function list({ client, organization }: Db): Promise<Colleague[]> {
	const found = unwrap(await client.rpc('list_staff', { p_organization: organization }));
	return z.array(colleague).parse(found);
}

/** Invitations that nobody has taken up yet, expired ones too, so that they can be renewed. */
export async function pendingInvitations({ client, organization }: Db): Promise<Invitation[]> {
	return unwrap(
		await client
			.from('staff_invitations')
			.select('id, email, role, expires_at')
			.eq('organization_id', organization)
			.is('accepted_at', null)
			.order('created_at', { ascending: false })
			.limit(200)
	);
}

/**
 * Keeps a role for an address and mails it a link. Asking again renews the invitation.
 *
 * Errors: `already_member`; `forbidden`; `too_many_attempts` when a mail was sent just before;
 * `service_unavailable` when the mail could not be sent (the invitation stands, and can be renewed).
 */
export async function invite(
	{ client, organization }: Db,
	{ email, role }: { email: string; role: StaffRole }
): Promise<void> {
	unwrap(
		await client.rpc('invite_staff', {
			p_organization: organization,
			p_email: email,
			p_role: role
		})
	);
	// A client without a session: the administrator's own must not be touched.
	const stranger = await signInClient();
	const { error } = await stranger.auth.signInWithOtp({
		email,
		options: { shouldCreateUser: true }
	});
	if (error) throw new DbError(error.status === 429 ? 'too_many_attempts' : 'service_unavailable');
}

/** Errors: `not_found` when it was taken up or taken back meanwhile; `forbidden`. */
export async function revokeInvitation({ client, organization }: Db, id: string): Promise<void> {
	unwrap(await client.rpc('revoke_staff_invitation', { p_organization: organization, p_id: id }));
}

/** Errors: `own_membership`, `last_admin`, `not_found`, `forbidden`. */
export async function setMembership(
	{ client, organization }: Db,
	{ user, role, isActive }: { user: string; role: StaffRole; isActive: boolean }
): Promise<void> {
	unwrap(
		await client.rpc('set_membership', {
			p_organization: organization,
			p_user: user,
			p_role: role,
			p_is_active: isActive
		})
	);
}
