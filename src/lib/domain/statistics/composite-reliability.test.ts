import { describe, expect, test } from 'vitest';
import { expectNear } from '../../../../tests/support/near.ts';
import { compositeReliability } from './composite-reliability.ts';

const part = (variance: number, value: number) => ({ variance, reliability: { value, n: 100 } });

describe('reliability of a composite', () => {
	test('by hand: two parts of variance 4 and 9, reliabilities .8 and .7, total 20', () => {
		const { value, n } = compositeReliability([part(4, 0.8), part(9, 0.7)], 20, 100);
		expect(n).toBe(100);
		expectNear(value, 1 - (4 * 0.2 + 9 * 0.3) / 20, 1e-14);
	});

	test('perfect parts make a perfect composite', () => {
		expect(compositeReliability([part(1, 1), part(2, 1)], 3, 10).value).toBe(1);
	});

	test('a part without a reliability gives its reason on', () => {
		const without = {
			variance: 1,
			reliability: { value: null, n: 4, reason: 'too_few' as const }
		};
		expect(compositeReliability([part(1, 0.9), without], 3, 40)).toEqual({
			value: null,
			n: 40,
			reason: 'too_few'
		});
	});

	test('one part, or no variance', () => {
		expect(compositeReliability([part(1, 0.9)], 1, 40).reason).toBe('too_few');
		expect(compositeReliability([part(1, 0.9), part(1, 0.9)], 0, 40).reason).toBe('zero_variance');
	});
});
