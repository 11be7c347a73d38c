/** The prevention ledger and the lottery: what was alerted and done, and whether it helped. */
import { judge } from '#lib/domain/prevention/verdict.ts';
import {
	armCounts,
	lotAudit,
	preventionLedger,
	type LotAudit,
	type PreventionLedger
} from '#lib/schemas/prevention-ledger.ts';
import type { NewProgram } from '#lib/schemas/prevention-form.ts';
import { unwrap, type Db } from './db.ts';
import type { Client } from './gateway/gateway.ts';

export async function ledger({ client, organization }: Db): Promise<PreventionLedger> {
	return preventionLedger.parse(
		unwrap(await client.rpc('prevention_ledger', { p_organization: organization }))
	);
}

/** Opens a programme. Errors: `program_running`, `invalid`, `forbidden`. */
export async function start({ client, organization }: Db, program: NewProgram): Promise<string> {
	return unwrap(
		await client.rpc('start_prevention', { p_organization: organization, p_program: program })
	);
}

/** Ends the running programme without a verdict. Errors: `not_found`, `invalid`, `forbidden`. */
export async function stop({ client, organization }: Db, reason: string): Promise<void> {
	unwrap(await client.rpc('stop_prevention', { p_organization: organization, p_reason: reason }));
}

/** Every lot of each programme drawn again, the latest programme first. Errors: `forbidden`. */
export async function audit({ client, organization }: Db): Promise<LotAudit[]> {
	return lotAudit.parse(
		unwrap(await client.rpc('audit_prevention', { p_organization: organization }))
	);
}

/** Gives the held-out whose window has ended back to normal handling; answers how many. */
export async function endWindows(service: Client): Promise<number> {
	return unwrap(await service.rpc('end_prevention_windows'));
}

/** Reads every verdict whose date has come, once; answers how many were this worker's. */
export async function readVerdicts(service: Client): Promise<number> {
	let read = 0;
	for (const due of unwrap(await service.rpc('due_prevention'))) {
		const verdict = judge(armCounts.parse(due.arms));
		const isMine = unwrap(
			await service.rpc('store_prevention_verdict', {
				p_organization: due.organization_id,
				p_program: due.program_id,
				p_verdict: verdict
			})
		);
		if (isMine) read += 1;
	}
	return read;
}
