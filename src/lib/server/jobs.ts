/**
 * What the worker does by the clock. Each job claims its work in the database, so that any number of
 * workers may run them at the same moment.
 */
import { unwrap } from './db.ts';
import type { Client } from './gateway/gateway.ts';

const REMINDERS_AT_ONCE = 500;
/** Each a second or two of work, for organisations with very many customers. */
const ROWS_AT_ONCE = 5000;
const CUSTOMERS_AT_ONCE = 5000;
const REVIEWS_AT_ONCE = 200;
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

/**
 * Brings a new card to the live rows, reads the signals that only the clock tells, and reviews whose points rose by either.
 * Answers how many portions it took. Errors: likewise.
 */
export async function readTheClock(service: Client, stop: AbortSignal): Promise<number> {
	const portions = [
		async () => unwrap(await service.rpc('apply_cards', { p_limit: ROWS_AT_ONCE })),
		async () => unwrap(await service.rpc('read_clock_signals', { p_limit: CUSTOMERS_AT_ONCE })),
		async () => unwrap(await service.rpc('review_due', { p_limit: REVIEWS_AT_ONCE }))
	];
	let taken = 0;
	for (const portion of portions) {
		while (!stop.aborted && (await portion()) > 0) taken += 1;
	}
	return taken;
}
