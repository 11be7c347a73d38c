/** Alerts that wait for a free hand: the queue of the week, and the rules that fill it. */
import { alertQueue, type AlertQueue, type PreventionRulesForm } from '#lib/schemas/alert-queue.ts';
import { unwrap, type Db } from './db.ts';
import type { Client } from './gateway/gateway.ts';

/** The week so far and who waits, most urgent first; so many of them with their reasons. Errors: `forbidden`. */
export async function queue({ client, organization }: Db, limit?: number): Promise<AlertQueue> {
	return alertQueue.parse(
		unwrap(
			await client.rpc('alert_queue', {
				p_organization: organization,
				...(limit !== undefined && { p_limit: limit })
			})
		)
	);
}

/** How many alerts wait without a case. Errors: `forbidden`. */
export async function waiting({ client, organization }: Db): Promise<number> {
	return unwrap(await client.rpc('count_waiting', { p_organization: organization }));
}

/**
 * Opens the case of a waiting alert for whoever asks, with their reason; answers its reference.
 *
 * Errors: `not_found` for a customer who does not wait, `invalid` without a reason, `forbidden`.
 */
export async function take(
	{ client, organization }: Db,
	customer: string,
	reason: string
): Promise<string> {
	return unwrap(
		await client.rpc('take_alert', {
			p_organization: organization,
			p_customer: customer,
			p_reason: reason
		})
	);
}

/** The rules as a form shows them: an empty field is no limit. */
export async function rules({ client, organization }: Db): Promise<PreventionRulesForm> {
	const [found] = unwrap(
		await client
			.from('prevention_rules')
			.select(
				'weekly_capacity, minimum_points, minimum_risk, cluster_customers, amber_at_once, digest_hour, recovery_days, surveys (code)'
			)
			.eq('organization_id', organization)
	);
	if (!found) throw new Error('the organisation has no rules of prevention');
	const { weekly_capacity, minimum_points, minimum_risk, surveys, ...rest } = found;
	return {
		...rest,
		recovery_survey: surveys?.code ?? '',
		weekly_capacity: weekly_capacity === null ? '' : String(weekly_capacity),
		minimum_points: minimum_points === null ? '' : String(minimum_points),
		minimum_risk: minimum_risk === null ? '' : String(Math.round(minimum_risk * 100))
	};
}

/** Errors: `forbidden`, `unknown_survey`. */
export async function setRules(
	{ client, organization }: Db,
	{ weekly_capacity, minimum_points, minimum_risk, recovery_survey, ...rest }: PreventionRulesForm
): Promise<void> {
	const limit = (value: string) => (value === '' ? null : Number(value));
	const risk = limit(minimum_risk);
	unwrap(
		await client.rpc('set_prevention_rules', {
			p_organization: organization,
			p_rules: {
				weekly_capacity: limit(weekly_capacity),
				minimum_points: limit(minimum_points),
				minimum_risk: risk === null ? null : risk / 100,
				recovery_survey: recovery_survey === '' ? null : recovery_survey,
				...rest
			}
		})
	);
}

const DIGESTS_AT_ONCE = 200;

/** Queues every digest that is due. Errors: whatever keeps the database from answering. */
export async function queueDigests(service: Client, isStopped: () => boolean): Promise<void> {
	while (
		!isStopped() &&
		unwrap(await service.rpc('queue_digests', { p_limit: DIGESTS_AT_ONCE })) === DIGESTS_AT_ONCE
	);
}

/** Looks after the alerts of every organisation that is due. Errors: whatever keeps the database from answering. */
export async function tendDue(service: Client, isStopped: () => boolean): Promise<void> {
	while (!isStopped() && unwrap(await service.rpc('tend_alerts')));
}
