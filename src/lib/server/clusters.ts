/** Several customers of one place with the same signal: who they are, and whose place is being put right. */
import { z } from 'zod';
import { clusterMember, type ClusterMember } from '#lib/schemas/cluster-member.ts';
import { unwrap, type Db } from './db.ts';

/** The customers that a case is about; empty for a case about one. */
export async function members(
	{ client, organization }: Db,
	reference: string
): Promise<ClusterMember[]> {
	return z.array(clusterMember).parse(
		unwrap(
			await client.rpc('cluster_members', {
				p_organization: organization,
				p_reference: reference
			})
		)
	);
}

/** References of open cases about several customers, this one among them. */
export async function openFor({ client, organization }: Db, customer: string): Promise<string[]> {
	const found = unwrap(
		await client
			.from('risk_cluster_members')
			.select(
				'customers!inner (external_id), risk_clusters!inner (cases!inner (reference, closed_at))'
			)
			.eq('organization_id', organization)
			.eq('customers.external_id', customer)
			.is('risk_clusters.cases.closed_at', null)
	);
	return found.map(({ risk_clusters }) => risk_clusters.cases.reference);
}
