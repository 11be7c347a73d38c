import { expect, test } from '../fixtures.ts';
import { API } from './support.ts';

test('the ledger tells counts, precision and lead times, and of the lottery what its arms show', async ({
	api
}) => {
	const ledger = await (await api.get(`${API}/prevention`)).json();
	expect(Object.keys(ledger)).toEqual([
		...['alerts', 'cases', 'pre_complaints', 'precision', 'lead_time'],
		...['program', 'arms', 'guards', 'estimate', 'verdict', 'reason']
	]);
	expect(ledger.precision).toMatchObject({ window_days: 60 });
	expect(ledger.precision.bands.map(({ band }: { band: string }) => band)).toEqual([
		'amber',
		'red',
		'must_act'
	]);
	type Band = { n: number; complaints: number; false_alarms: number; share: number | null };
	for (const { n, complaints, false_alarms, share } of ledger.precision.bands as Band[]) {
		expect(complaints + false_alarms).toBe(n);
		expect(share === null).toBe(n < 5);
	}
	// The programme of the demo organisation, whose date has come.
	await expect
		.poll(async () => (await (await api.get(`${API}/prevention`)).json()).verdict)
		.toBe('works');
	const { arms, guards, estimate } = await (await api.get(`${API}/prevention`)).json();
	const { difference, interval90, prevented, p_better, newcombe } = estimate;
	const rate = ({ complaints, n }: { complaints: number; n: number }) => complaints / n;
	expect(newcombe.difference).toBeCloseTo(rate(arms.holdout) - rate(arms.contact), 12);
	expect(interval90[0]).toBeLessThan(difference);
	expect(interval90[1]).toBeGreaterThan(difference);
	expect(prevented).toBeCloseTo(difference * arms.contact.n, 9);
	expect(p_better).toBeGreaterThanOrEqual(0.95);
	expect(guards.map(({ code }: { code: string }) => code)).toEqual([
		...['next_survey', 'churn', 'opt_outs']
	]);
	const [, churn] = guards;
	expect(churn).toMatchObject({
		contact: { n: arms.contact.n, count: arms.contact.left },
		holdout: { n: arms.holdout.n, count: arms.holdout.left },
		is_worse: false
	});
	expect(churn.difference).toBeCloseTo(
		arms.holdout.left / arms.holdout.n - arms.contact.left / arms.contact.n,
		12
	);
});
