import { describe, expect, test } from 'vitest';
import { expectNear } from '../../../../tests/support/near.ts';
import { wilcoxonSignedRank } from './wilcoxon.ts';

const histogram = (counts: Record<number, number>) =>
	Object.entries(counts).map(([difference, count]) => ({ difference: Number(difference), count }));

describe("Wilcoxon's signed rank test", () => {
	test('ranks by hand: sizes 1 share rank 7.5, sizes 2 share rank 17', () => {
		const { value, n } = wilcoxonSignedRank(histogram({ [-2]: 3, [-1]: 10, 0: 5, 1: 4, 2: 2 }));
		expect(n).toBe(19);
		expect(value?.rankSum).toBe(4 * 7.5 + 2 * 17);
		// scipy.stats.wilcoxon(method="approx", correction=True), which agrees with R's wilcox.test.
		expectNear(value?.p, 0.19669557668435733, 1e-14);
	});

	test('a skewed histogram, against scipy', () => {
		const { value } = wilcoxonSignedRank(
			histogram({ [-3]: 7, [-2]: 30, [-1]: 50, 0: 20, 1: 21, 2: 9, 4: 1 })
		);
		expect(value?.rankSum).toBe(1693);
		expectNear((value?.p ?? NaN) / 4.6534583269774063e-7, 1, 1e-12);
		expect(value?.z).toBeLessThan(0);
	});

	test('the order and the splitting of the histogram do not matter', () => {
		const once = wilcoxonSignedRank(histogram({ [-1]: 6, 1: 3, 2: 4 }));
		const split = wilcoxonSignedRank([
			...histogram({ 2: 3, 1: 3 }),
			...histogram({ [-1]: 6, 2: 1 })
		]);
		expect(split).toEqual(once);
	});

	test('a balanced histogram has p = 1', () => {
		expect(wilcoxonSignedRank(histogram({ [-1]: 4, 1: 4 })).value).toMatchObject({ z: 0, p: 1 });
	});

	test('no differences are too few, differences of 0 alone have no variance', () => {
		expect(wilcoxonSignedRank([])).toEqual({ value: null, n: 0, reason: 'too_few' });
		expect(wilcoxonSignedRank(histogram({ 0: 12 }))).toEqual({
			value: null,
			n: 0,
			reason: 'zero_variance'
		});
	});
});
