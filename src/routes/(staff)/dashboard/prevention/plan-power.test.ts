import { describe, expect, test } from 'vitest';
import { powerOfPlan, type Written } from './plan-power.ts';

const written: Written = {
	...{ expected_per_week: '4.6', capacity_per_week: '3', base_percent: '20' },
	...{ share: '2/6', window_days: '60', verdict_on: '2028-01-25' }
};
const TODAY = '2026-11-26';

describe('what a plan can show', () => {
	test('with 240 customers, a third held out, at 20 %: a halving in 63 %', () => {
		const power = powerOfPlan(written, TODAY);
		expect(power).toMatchObject({ n: 240, isSmall: false, base: 0.2, why: 'scarce' });
		expect(power?.half).toBeCloseTo(0.63, 2);
		expect(power?.third).toBeLessThan(0.4);
		expect(power?.needed[0]?.customers.map(({ n }) => n)).toEqual([398, 432, 575]);
	});

	test.each([
		['least', '9', '1/5'],
		['scarce', '3', '2/5'],
		['most', '1', '2/4']
	])('%s: %s contacts a week', (why, capacity, proposed) => {
		const power = powerOfPlan(
			{ ...written, expected_per_week: 5, capacity_per_week: capacity },
			TODAY
		);
		expect(power?.why).toBe(why);
		expect(`${power?.proposed.holdouts}/${power?.proposed.size}`).toBe(proposed);
	});

	test('a few customers are told to be few, and a date too early draws nobody', () => {
		expect(powerOfPlan({ ...written, expected_per_week: 1 }, TODAY)?.isSmall).toBe(true);
		expect(powerOfPlan({ ...written, verdict_on: '2026-12-24' }, TODAY)).toMatchObject({
			n: 0,
			half: 0
		});
	});

	test.each([
		['base_percent', 'some'],
		['base_percent', '0'],
		['expected_per_week', ''],
		['verdict_on', ''],
		['share', '1/9']
	])('nothing is told while %s is %j', (field, value) => {
		expect(powerOfPlan({ ...written, [field]: value }, TODAY)).toBeNull();
	});
});
