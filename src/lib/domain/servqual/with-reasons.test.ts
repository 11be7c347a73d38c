import { describe, expect, test } from 'vitest';
import { withReasons } from './with-reasons.ts';

describe('a number that cannot be had', () => {
	test('carries no reason while every number is there', () => {
		expect(withReasons({ mean: 1, sd: 0 }, 'too_few')).toEqual({ mean: 1, sd: 0 });
	});

	test('has its reason beside it', () => {
		expect(withReasons({ mean: 1, sd: null }, 'too_few')).toEqual({
			mean: 1,
			sd: null,
			reason: 'too_few'
		});
	});

	test('has its own reason where the reasons differ', () => {
		const values = { t: null, wilcoxon_p: null };
		expect(withReasons(values, { t: 'zero_variance', wilcoxon_p: 'not_asked' })).toEqual({
			...values,
			reason: 'zero_variance',
			reasons: { t: 'zero_variance', wilcoxon_p: 'not_asked' }
		});
	});

	test('is refused without a reason', () => {
		expect(() => withReasons({ mean: null }, {})).toThrow(TypeError);
	});
});
