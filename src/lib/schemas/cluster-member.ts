import { z } from 'zod';
import { BANDS, type Band } from '#lib/domain/risk/band.ts';
import type { LedgerRow } from '#lib/domain/risk/ledger.ts';
import { ledgerRow } from './customer.ts';

export type ClusterMember = {
	/** External id. */
	readonly customer: string;
	readonly name: string | null;
	/** Where they stand now; null is unknown. */
	readonly band: Band | null;
	/** The signal by which they belong to the cluster. */
	readonly event: LedgerRow;
};

export const clusterMember = z
	.object({
		customer: z.string(),
		name: z.string().nullable(),
		band: z.enum(BANDS).nullable(),
		event: ledgerRow
	})
	.transform((member): ClusterMember => member);
