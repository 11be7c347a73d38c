import { describe, expect, test } from 'vitest';
import { logistic } from './calibration.ts';
import { seededRandom } from './random.ts';
import { fitRidgeLogistic } from './ridge-logistic.ts';

/** One feature of two classes; the outcome came to `counts[class] = [without, with]`. */
function twoClasses(counts: [number, number][]) {
	const active: number[] = [];
	const labels: number[] = [];
	counts.forEach(([without, withIt], place) => {
		for (let i = 0; i < without + withIt; i += 1) {
			active.push(1 + place);
			labels.push(i < without ? 0 : 1);
		}
	});
	return {
		...{ active: [Int32Array.from(active)], weights: 3, labels },
		rows: labels.map((_label, row) => row)
	};
}

const ridge = (strength: number, prior = [0, 0, 0]) => ({
	...{ prior, neighbours: [] as const },
	strength: [1e-6, strength, strength]
});

describe('ridge logistic regression', () => {
	test('with hardly any ridge gives back the shares that were seen', () => {
		const [base = 0, a = 0, b = 0] = fitRidgeLogistic(
			twoClasses([
				[80, 20],
				[30, 70]
			]),
			ridge(1e-6)
		);
		expect(logistic(base + a)).toBeCloseTo(0.2, 6);
		expect(logistic(base + b)).toBeCloseTo(0.7, 6);
	});

	test('stays at the prior where there is nothing to learn from, or the ridge is strong', () => {
		const prior = [-1, 0.5, -0.25];
		const rows = twoClasses([
			[50, 50],
			[20, 80]
		]);
		expect([...fitRidgeLogistic({ ...rows, rows: [] }, ridge(1, prior))]).toEqual(prior);
		const held = fitRidgeLogistic(rows, ridge(1e9, prior));
		expect(held[1]).toBeCloseTo(0.5, 5);
		expect(held[2]).toBeCloseTo(-0.25, 5);
	});

	test('ends where the gradient of likelihood and ridge is nothing', () => {
		const random = seededRandom(9);
		const n = 300;
		const classes = [3, 4].map((size) =>
			Int32Array.from({ length: n }, () => Math.floor(random() * size))
		);
		const active = [classes[0]?.map((c) => 1 + c), classes[1]?.map((c) => 4 + c)] as Int32Array[];
		const labels = Array.from({ length: n }, () => (random() < 0.3 ? 1 : 0));
		const strength = [1e-6, 2, 2, 2, 1, 1, 1, 1];
		const prior = [-1, 0.2, 0, 0, 0, 0, 0.4, 0];
		const w = fitRidgeLogistic(
			{ active, weights: 8, labels, rows: labels.map((_l, row) => row) },
			{ prior, strength, neighbours: [[4, 5, 3]] }
		);
		const gradient = strength.map((s, i) => -s * ((w[i] ?? 0) - (prior[i] ?? 0)));
		const step = (w[4] ?? 0) - (w[5] ?? 0) - ((prior[4] ?? 0) - (prior[5] ?? 0));
		gradient[4] = (gradient[4] ?? 0) - 3 * step;
		gradient[5] = (gradient[5] ?? 0) + 3 * step;
		labels.forEach((label, row) => {
			const own = [0, ...active.map((column) => column[row] ?? 0)];
			const rest = label - logistic(own.reduce((sum, at) => sum + (w[at] ?? 0), 0));
			for (const at of own) gradient[at] = (gradient[at] ?? 0) + rest;
		});
		for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-6);
	});

	test('neighbours that are held together become alike', () => {
		const rows = twoClasses([
			[80, 20],
			[30, 70]
		]);
		const apart = fitRidgeLogistic(rows, ridge(0.01));
		const together = fitRidgeLogistic(rows, { ...ridge(0.01), neighbours: [[1, 2, 1e6]] });
		const distance = (w: Float64Array) => Math.abs((w[1] ?? 0) - (w[2] ?? 0));
		expect(distance(apart)).toBeGreaterThan(2);
		expect(distance(together)).toBeLessThan(0.01);
	});

	test('a weight that nothing holds is an error, not a number', () => {
		const rows = {
			...twoClasses([
				[5, 5],
				[5, 5]
			]),
			weights: 4
		};
		expect(() =>
			fitRidgeLogistic(rows, { prior: [0, 0, 0, 0], strength: [1e-6, 1, 1, 0], neighbours: [] })
		).toThrow(RangeError);
	});
});
