import { expect, test } from '../fixtures.ts';
import { API } from './support.ts';

test('the ledger tells counts, precision and lead times; without a lottery neither estimate nor verdict', async ({
	api
}) => {
	const ledger = await (await api.get(`${API}/prevention`)).json();
	expect(Object.keys(ledger)).toEqual([
		...['alerts', 'cases', 'pre_complaints', 'precision', 'lead_time'],
		...['program', 'arms', 'estimate', 'verdict', 'reason']
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
	expect(ledger).toMatchObject({
		...{ program: null, arms: null, estimate: null, verdict: null },
		reason: 'not_enough_data'
	});
});
