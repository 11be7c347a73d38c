/** The prevention ledger: what was alerted, what was done, how it ended. */
import { preventionCounts, type PreventionCounts } from '#lib/schemas/prevention.ts';
import { unwrap, type Db } from './db.ts';

export async function counts({ client, organization }: Db): Promise<PreventionCounts> {
	return preventionCounts.parse(
		unwrap(await client.rpc('prevention_ledger', { p_organization: organization }))
	);
}
