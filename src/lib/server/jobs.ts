/**
 * What the worker does by the clock. Each job claims its work in the database, so that any number of
 * workers may run them at the same moment.
 */
import { unwrap } from './db.ts';
import type { Client } from './gateway/gateway.ts';

const REMINDERS_AT_ONCE = 500;
/** About a second's work. */
const CHANGES_AT_ONCE = 1000;

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

/**
 * Adds some of what changed among the answers to the sums kept for measurement; answers how many changes,
 * 0 when none is left. Errors: likewise.
 */
export async function foldMeasurements(service: Client): Promise<number> {
	return unwrap(await service.rpc('fold_measurements', { p_limit: CHANGES_AT_ONCE }));
}

/**
 * Writes down where customers stand this week, and counts once a day what became of those who stood
 * somewhere before. Errors: likewise.
 */
export async function keepRiskRecords(service: Client, stop: AbortSignal): Promise<void> {
	while (!stop.aborted && unwrap(await service.rpc('take_risk_snapshots')));
	while (!stop.aborted && unwrap(await service.rpc('count_observed_rates')));
}
