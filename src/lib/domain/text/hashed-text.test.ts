import { expect, test } from 'vitest';
import { BUCKETS, bucketOf, hashText } from './hashed-text.ts';

test('a text has length 1, whatever its size, and each bucket once', () => {
	for (const text of ['慢', '等了很久，还是没有人来', 'The driver was late, late, late.']) {
		const { buckets, values } = hashText(text);
		expect(new Set(buckets).size).toBe(buckets.length);
		expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
	}
	expect(hashText('').buckets).toHaveLength(0);
});

test('a piece said more often weighs more, but not as many times more', () => {
	const { buckets, values } = hashText('慢 慢 慢 好');
	const weight = (gram: string) => values[buckets.indexOf(bucketOf(gram))] ?? NaN;
	expect(weight('c慢') / weight('c好')).toBeCloseTo(1 + Math.log(3), 5);
});

test('buckets are spread evenly and stay what they are', () => {
	const used = new Set(Array.from({ length: 10_000 }, (_none, i) => bucketOf(`w${i}`)));
	// Ten thousand balls in 65,536 boxes leave about 9,270 boxes hit.
	expect(used.size).toBeGreaterThan(9_150);
	expect(Math.max(...used)).toBeLessThan(BUCKETS);
	// Models are kept: a changed hash would make each of them nonsense.
	expect([bucketOf('c慢'), bucketOf('wlate')]).toEqual([34604, 25654]);
});
