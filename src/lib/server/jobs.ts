/**
 * What the worker does by the clock. Each job claims its work in the database, so that any number of
 * workers may run them at the same moment.
 */
import { unwrap } from './db.ts';
import type { Client } from './gateway/gateway.ts';

const REMINDERS_AT_ONCE = 500;

/** Queues every reminder that is due. Errors: whatever keeps the database from answering. */
export async function queueReminders(service: Client, stop: AbortSignal): Promise<number> {
	let queued = 0;
	while (!stop.aborted) {
		const more = unwrap(await service.rpc('queue_reminders', { p_limit: REMINDERS_AT_ONCE }));
		queued += more;
		if (more < REMINDERS_AT_ONCE) break;
	}
	return queued;
}

/** Adds what changed among the answers to the sums kept for measurement. Errors: likewise. */
export async function foldMeasurements(service: Client, stop: AbortSignal): Promise<void> {
	while (!stop.aborted && unwrap(await service.rpc('fold_measurements')) > 0);
}
