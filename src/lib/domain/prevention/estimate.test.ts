import { describe, expect, test } from 'vitest';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import { effectOf } from './estimate.ts';

const arms = (contact: [number, number], holdout: [number, number]) => ({
	contact: { complaints: contact[0], n: contact[1] },
	holdout: { complaints: holdout[0], n: holdout[1] }
});

describe('what contact changed', () => {
	test('is the difference of both rates, each pulled to the rate of both by ten customers', () => {
		const { value, n } = effectOf(arms([16, 160], [16, 80]));
		const prior = 10 * (32 / 240);
		const difference = (prior + 16) / 90 - (prior + 16) / 170;
		expect(n).toBe(240);
		expectNear(value?.difference, difference, 1e-12);
		expectNear(value?.prevented, 160 * difference, 1e-9);
		expect(value?.better).toBeGreaterThan(0.95);
		expect(value?.interval90[0]).toBeGreaterThan(0);
	});

	test('the interval excludes 0 exactly when contact is better with 95 %', () => {
		for (let complaints = 5; complaints <= 30; complaints += 1) {
			const { value } = effectOf(arms([complaints, 160], [16, 80]));
			expect((value?.interval90[0] ?? NaN) > 0).toBe((value?.better ?? NaN) > 0.95);
		}
	});

	test('prevented is the interval times those drawn for contact, not those flagged minus complaints', () => {
		const { value } = effectOf(arms([10, 100], [10, 50]));
		expectAllNear(
			value?.prevented90,
			(value?.interval90 ?? []).map((end) => end * 100),
			1e-12
		);
	});

	test('equal rates favour nobody, however small the held-out arm', () => {
		// A flat prior, Beta(1, 1), would say 0.60 here.
		const { value } = effectOf(arms([16, 160], [4, 40]));
		expectNear(value?.better, 0.5, 0.05);
		expectNear(value?.difference, 0, 1e-12);
	});

	test('mirrored arms mirror the result', () => {
		const one = effectOf(arms([5, 60], [12, 60])).value;
		const other = effectOf(arms([12, 60], [5, 60])).value;
		expectNear(one?.better, 1 - (other?.better ?? NaN), 1e-5);
		expectNear(one?.interval90[0], -(other?.interval90[1] ?? NaN), 1e-4);
	});

	test("beside it stands Newcombe's interval, without a prior", () => {
		const { value } = effectOf(arms([48, 80], [56, 70]));
		expectNear(value?.plain.difference, 0.2, 1e-12);
		expectAllNear(value?.plain.ci95, [0.0524, 0.3339], 5.1e-5);
	});

	test('nobody complained: a number with its doubt, not a certainty', () => {
		const { value } = effectOf(arms([0, 40], [0, 20]));
		expectNear(value?.difference, 0.1 / 30 - 0.1 / 50, 1e-12);
		expect(value?.interval90[1]).toBeGreaterThan(0);
	});

	test('an empty arm is too few', () => {
		expect(effectOf(arms([3, 20], [0, 0]))).toEqual({
			value: null,
			n: 20,
			reason: 'too_few'
		});
	});

	test('more complaints than customers are refused', () => {
		expect(() => effectOf(arms([21, 20], [0, 10]))).toThrow(RangeError);
	});
});
