/** What colleagues say of alerts, and how good each signal is by it. */
import { z } from 'zod';
import { ALERT_LABELS, isAlertLabel, type AlertLabel } from '#lib/domain/risk/alert-label.ts';
import type { SignalCounts } from '#lib/domain/risk/signal-quality.ts';
import { signalCounts } from '#lib/schemas/alert-label.ts';
import { unwrap, type Db } from './db.ts';

export type Labels = {
	alert: string;
	/** What this person said; null before they do. */
	own: AlertLabel | null;
	/** How many colleagues said what, this person included. */
	counts: Record<AlertLabel, number>;
};

/** Says what an alert was worth. Errors: `not_found`, `invalid`, `forbidden`. */
export async function give({ client, organization }: Db, alert: string, label: AlertLabel) {
	unwrap(
		await client.rpc('label_alert', {
			p_organization: organization,
			p_alert: alert,
			p_label: label
		})
	);
}

/** What was said of an alert. */
export async function of(
	{ client, organization }: Db,
	alert: string,
	userId: string
): Promise<Labels> {
	const found = unwrap(
		await client
			.from('alert_labels')
			.select('user_id, label')
			.eq('organization_id', organization)
			.eq('alert_id', alert)
	);
	const own = found.find(({ user_id }) => user_id === userId)?.label;
	const counts = Object.fromEntries(
		ALERT_LABELS.map((label) => [label, found.filter((row) => row.label === label).length])
	) as Record<AlertLabel, number>;
	return { alert, own: isAlertLabel(own) ? own : null, counts };
}

/** What the alerts of each signal were worth in twelve weeks, those with most alerts first. */
export async function bySignal({ client, organization }: Db): Promise<SignalCounts[]> {
	return z
		.array(signalCounts)
		.parse(unwrap(await client.rpc('signal_quality', { p_organization: organization })));
}
