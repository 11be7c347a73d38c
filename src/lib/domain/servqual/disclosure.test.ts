import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { disclosures, isHomogeneous, mayRefresh } from './disclosure.ts';

type Groups = { groups: Record<string, number>; total: number };

const decided = (name: string) => {
	const { input, expect: expected } = acceptanceCase<Groups, Record<string, string>>('AC12', name);
	const decisions = disclosures(Object.values(input.groups).map((n) => ({ n })));
	return {
		found: Object.fromEntries(Object.keys(input.groups).map((key, i) => [key, decisions[i]])),
		expected
	};
};

describe('disclosure of small groups', () => {
	test('a small group takes its only sibling along', () => {
		const { found, expected } = decided('n<5');
		expect(expected).toMatchObject({
			A: 'suppressed(complementary)',
			B: 'suppressed(primary)'
		});
		expect(found).toEqual({ A: 'complementary', B: 'primary' });
	});

	test('of two siblings the smaller goes along', () => {
		const { found, expected } = decided('three groups');
		expect(expected['A']).toContain('complementary');
		expect(found).toEqual({ A: 'complementary', B: expected['B'], C: expected['C'] });
	});

	test('two small groups hide each other when they are enough together', () => {
		const of = (...sizes: number[]) => disclosures(sizes.map((n) => ({ n })));
		expect(of(3, 3, 20, 30)).toEqual(['primary', 'primary', 'shown', 'shown']);
		expect(of(2, 2, 20, 30)).toEqual(['primary', 'primary', 'complementary', 'shown']);
	});

	test('an empty group needs no companion, and a lone small one has none', () => {
		expect(disclosures([{ n: 0 }, { n: 9 }])).toEqual(['primary', 'shown']);
		expect(disclosures([{ n: 3 }])).toEqual(['primary']);
		expect(disclosures([])).toEqual([]);
	});

	test('whatever the sizes, nothing hidden can be subtracted out', () => {
		for (let a = 1; a <= 12; a += 1) {
			for (let b = 1; b <= 12; b += 1) {
				for (let c = 5; c <= 9; c += 1) {
					const sizes = [a, b, c];
					const decisions = disclosures(sizes.map((n) => ({ n })));
					const hidden = sizes.filter((_n, i) => decisions[i] !== 'shown');
					const people = hidden.reduce((sum, n) => sum + n, 0);
					expect(people === 0 || people >= 5, sizes.join()).toBe(true);
				}
			}
		}
	});

	test('two answers between two refreshes withhold the second number', () => {
		const { input, expect: expected } = acceptanceCase<string, string>(
			'AC12',
			'differencing over time'
		);
		const [before = NaN, now = NaN] = (/(\d+) -> (\d+)/.exec(input) ?? []).slice(1).map(Number);
		expect(expected).toContain('withheld until the increment is 0 or >= 5');
		expect(mayRefresh(before, now)).toBe(false);
		expect(mayRefresh(before, before)).toBe(true);
		expect(mayRefresh(before, before + 4)).toBe(false);
		expect(mayRefresh(before, before + 5)).toBe(true);
		expect(mayRefresh(before, before - 1)).toBe(false);
	});

	test('a cell where everybody gave the same rating is flagged', () => {
		const { input } = acceptanceCase<string, string>('AC12', 'homogeneous cell');
		expect(input).toBe('n=6, all ratings 1');
		expect(isHomogeneous({ n: 6, sum: '6', sum_sq: '6' })).toBe(true);
		expect(isHomogeneous({ n: 6, sum: '7', sum_sq: '9' })).toBe(false);
		expect(isHomogeneous({ n: 0, sum: '0', sum_sq: '0' })).toBe(false);
		expect(isHomogeneous(null)).toBe(false);
	});
});
