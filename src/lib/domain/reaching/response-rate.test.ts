import { describe, expect, test } from 'vitest';
import { groupMean, responseRate } from './response-rate.ts';

describe('the response rate', () => {
	test('is of those whom the invitation reached; eligible are all others, too', () => {
		const { eligible, invited, answered, rate } = responseRate(
			{
				queued: 1,
				sent: 3,
				delivered: 2,
				bounced: 4,
				opened: 1,
				started: 1,
				answered: 3,
				skipped: 5
			},
			10
		);
		expect({ eligible, invited, answered }).toEqual({ eligible: 30, invited: 10, answered: 3 });
		expect(rate).toEqual({ value: 0.3, n: 10 });
	});

	test('has an interval that stays inside 0 and 1', () => {
		// Wilson for 3 of 10, as R's prop.test(3, 10, correct = FALSE) prints it.
		const { interval } = responseRate({ sent: 7, answered: 3 }, 0);
		expect(interval.value?.[0]).toBeCloseTo(0.1077913, 6);
		expect(interval.value?.[1]).toBeCloseTo(0.6032219, 6);
		expect(responseRate({ answered: 2 }, 0).interval.value?.[1]).toBe(1);
	});

	test('is not known while nobody is invited, nor told of fewer than asked for', () => {
		expect(responseRate({ queued: 3 }, 2).rate).toEqual({ value: null, n: 0, reason: 'too_few' });
		const few = responseRate({ sent: 2, answered: 2 }, 0, 5);
		expect([few.rate.value, few.interval.value, few.invited]).toEqual([null, null, 4]);
		expect(responseRate({ sent: 3, answered: 2 }, 0, 5).rate.value).toBe(0.4);
	});
});

describe('the mean of early and late responders', () => {
	test('is shown from five answers on', () => {
		expect(groupMean({ n: 4, sum: '20', sum_sq: '102' }).mean).toEqual({
			value: null,
			n: 4,
			reason: 'too_few'
		});
		// 3, 4, 5, 6, 7: mean 5, sd √2.5, t(4) = 2.776445.
		const { mean, interval } = groupMean({ n: 5, sum: '25', sum_sq: '135' });
		expect(mean).toEqual({ value: 5, n: 5 });
		expect(interval.value?.[0]).toBeCloseTo(5 - 2.776445 * Math.sqrt(2.5 / 5), 5);
	});

	test('is the constant itself when all say the same', () => {
		expect(groupMean({ n: 6, sum: '36', sum_sq: '216' }).interval.value).toEqual([6, 6]);
	});
});
