/** Invitations by the calendar: planned by managers, run by the worker. */
import { unwrap, type Db } from './db.ts';
import type { Client } from './gateway/gateway.ts';
import { newToken } from './invitation-token.ts';
import { expiry } from './invitations.ts';

export type NewWave = {
	channel: string;
	starts_at: string;
	repeats: 'once' | 'days' | 'month';
	every_days: number | null;
	audience_days: number;
	segment: string | null;
	sample_size: number;
};
export type Wave = NewWave & {
	id: string;
	is_active: boolean;
	/** The latest first. */
	runs: { period: number; ran_at: string; audience: number; invited: number }[];
};

/** The waves of a survey, the latest plan first. */
export async function list({ client, organization }: Db, survey: string): Promise<Wave[]> {
	const found = unwrap(
		await client
			.from('survey_waves')
			.select(
				'id, channel, starts_at, repeats, every_days, audience_days, segment, sample_size, is_active, surveys!inner (code), wave_runs (period, ran_at, audience, invited)'
			)
			.eq('organization_id', organization)
			.eq('surveys.code', survey)
			.order('created_at', { ascending: false })
	);
	return found.map(({ surveys: _, wave_runs, repeats, ...wave }) => ({
		...wave,
		repeats: repeats as Wave['repeats'],
		runs: [...wave_runs].sort((a, b) => b.period - a.period)
	}));
}

/** Errors: `not_found`, `channel_not_available`, `forbidden`. */
export async function add({ client, organization }: Db, survey: string, wave: NewWave) {
	return unwrap(
		await client.rpc('add_wave', { p_organization: organization, p_survey: survey, p_wave: wave })
	);
}

/** Errors: `not_found`, `forbidden`. */
export async function stop({ client, organization }: Db, id: string): Promise<void> {
	unwrap(await client.rpc('stop_wave', { p_organization: organization, p_id: id }));
}

/**
 * Runs every wave that is due; answers how many runs were this worker's.
 *
 * The tokens are made before the run, because only this process has their key; what is left over is
 * thrown away.
 */
export async function runDue(service: Client, isStopped: () => boolean): Promise<number> {
	let ran = 0;
	while (!isStopped()) {
		const [due] = unwrap(await service.rpc('due_wave'));
		if (!due) break;
		const tokens = await Promise.all(
			Array.from({ length: due.sample_size }, async () => {
				const { nonce, hash } = await newToken();
				return { nonce, token_hash: hash };
			})
		);
		const invited = unwrap(
			await service.rpc('run_wave', {
				p_organization: due.organization_id,
				p_wave: due.wave_id,
				p_period: due.period,
				p_tokens: tokens,
				p_expires_at: expiry()
			})
		) as number | null;
		if (invited !== null) ran += 1;
	}
	return ran;
}
