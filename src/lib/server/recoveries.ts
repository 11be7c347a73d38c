/** Did it help? Customers whose case has ended are asked by a short survey; run by the worker. */
import { unwrap } from './db.ts';
import type { Client } from './gateway/gateway.ts';
import { newToken } from './invitation-token.ts';
import { expiry } from './invitations.ts';

/**
 * Asks about every case for which it is time; answers how many customers were invited.
 *
 * The token is made before the database decides, because only this process has its key; where the rules of contact say
 * no, it is thrown away. Errors: whatever keeps the database from answering.
 */
export async function runDue(service: Client, isStopped: () => boolean): Promise<number> {
	let invited = 0;
	while (!isStopped()) {
		const [due] = unwrap(await service.rpc('due_recovery'));
		if (!due) break;
		const { nonce, hash } = await newToken();
		const isInvited = unwrap(
			await service.rpc('invite_recovery', {
				p_organization: due.organization_id,
				p_case: due.case_id,
				p_token_hash: hash,
				p_nonce: nonce,
				p_expires_at: expiry()
			})
		);
		if (isInvited) invited += 1;
	}
	return invited;
}
