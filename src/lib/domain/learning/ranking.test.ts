import { describe, expect, test } from 'vitest';
import { seededRandom } from './random.ts';
import { averagePrecision, precisionAtTop, rocAuc } from './ranking.ts';

describe('the area under the curve', () => {
	test('is the share of pairs in the right order, ties counting half', () => {
		expect(rocAuc([0.9, 0.8, 0.3, 0.1], [1, 1, 0, 0]).auc).toBe(1);
		expect(rocAuc([0.9, 0.2, 0.3, 0.1], [1, 1, 0, 0]).auc).toBe(0.75);
		expect(rocAuc([0.5, 0.5, 0.5, 0.5], [1, 0, 1, 0]).auc).toBe(0.5);
	});

	test('is what counting all pairs gives', () => {
		const random = seededRandom(3);
		const scores = Array.from({ length: 80 }, () => Math.round(random() * 10) / 10);
		const labels = scores.map((score) => (random() < 0.2 + score / 2 ? 1 : 0));
		const pairs = scores.flatMap((a, i) =>
			scores.flatMap((b, j) =>
				labels[i] === 1 && labels[j] === 0 ? [a > b ? 1 : a === b ? 0.5 : 0] : []
			)
		);
		const share = pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length;
		expect(rocAuc(scores, labels).auc).toBeCloseTo(share, 12);
	});

	test('holds 0.5 within its interval when nothing is known, in nineteen of twenty draws', () => {
		const random = seededRandom(5);
		let covered = 0;
		for (let draw = 0; draw < 400; draw += 1) {
			const scores = Array.from({ length: 60 }, random);
			const labels = scores.map(() => (random() < 0.3 ? 1 : 0));
			const { ci95 } = rocAuc(scores, labels);
			if (ci95 && ci95[0] <= 0.5 && ci95[1] >= 0.5) covered += 1;
		}
		expect(covered / 400).toBeGreaterThan(0.91);
		expect(covered / 400).toBeLessThan(0.98);
	});

	test('says nothing where one label is missing, and gives no interval for one person', () => {
		expect(rocAuc([0.1, 0.2], [0, 0])).toEqual({ auc: null, ci95: null });
		expect(rocAuc([0.1, 0.2, 0.3], [0, 0, 1])).toEqual({ auc: 1, ci95: null });
	});
});

test('average precision is the mean precision at each one found', () => {
	expect(averagePrecision([0.9, 0.8, 0.7, 0.6], [1, 0, 1, 0])).toBeCloseTo((1 + 2 / 3) / 2, 12);
	// Those of one score are found together.
	expect(averagePrecision([0.5, 0.5, 0.5, 0.5], [1, 0, 0, 0])).toBe(0.25);
	expect(averagePrecision([0.5], [0])).toBeNull();
});

test('precision among the highest counts whom a team would call', () => {
	const scores = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0];
	const labels = [1, 0, 1, 0, 0, 0, 0, 0, 0, 0];
	expect(precisionAtTop(scores, labels, 0.1)).toBe(1);
	expect(precisionAtTop(scores, labels, 0.3)).toBeCloseTo(2 / 3, 12);
	expect(precisionAtTop(scores, labels, 0.001)).toBe(1);
	expect(precisionAtTop([], [], 0.1)).toBeNull();
});
