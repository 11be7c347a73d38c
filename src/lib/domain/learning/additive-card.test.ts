import { describe, expect, test } from 'vitest';
import { PARTS_MAX, scoreRow, trainCard } from './additive-card.ts';
import type { Column } from './bins.ts';
import { logistic, logOdds } from './calibration.ts';
import { seededRandom } from './random.ts';

const N = 2000;
const random = seededRandom(21);
const months = Array.from({ length: N }, () => Math.floor(random() * 60));
const contract = Array.from({ length: N }, () => (random() < 0.5 ? 'month' : 'year'));
const noise = Array.from({ length: 14 }, (_none, f): Column => ({
	...{ name: `noise ${f}`, kind: 'number' },
	values: Array.from({ length: N }, random)
}));
const truth = (row: number): number =>
	logistic(0.5 - (months[row] ?? 0) / 20 + (contract[row] === 'month' ? 0.8 : -0.8));
const labels = months.map((_m, row) => (random() < truth(row) ? 1 : 0));
const columns: Column[] = [
	{ name: 'months', kind: 'number', values: months },
	{ name: 'contract', kind: 'category', values: contract },
	...noise
];
const rows = labels.map((_label, row) => row);
const card = trainCard(columns, labels, rows);
const valueAt = (row: number) => (name: string) =>
	columns.find((column) => column.name === name)?.values[row] ?? null;

describe('a card that is learned', () => {
	test('comes near the truth', () => {
		const off = rows.map((row) => Math.abs(scoreRow(card, valueAt(row)).probability - truth(row)));
		expect(off.reduce((sum, distance) => sum + distance, 0) / N).toBeLessThan(0.06);
	});

	test('keeps no more reasons than a person can take in, and those that matter', () => {
		expect(card.features).toHaveLength(PARTS_MAX);
		const names = card.features.map(({ name }) => name);
		expect(names).toContain('months');
		expect(names).toContain('contract');
	});

	test('adds up: the base and the parts are the log-odds, strongest part first', () => {
		for (const row of [0, 7, 99]) {
			const { probability, parts } = scoreRow(card, valueAt(row));
			const sum = parts.reduce((total, { points }) => total + points, card.base);
			expect(sum).toBeCloseTo(logOdds(probability), 9);
			const sizes = parts.map(({ points }) => Math.abs(points));
			expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
		}
	});

	test('says of somebody who is average in everything what the base says', () => {
		const average = card.features.map(({ average: own, points, bins }) => [own, points, bins]);
		expect(average).not.toHaveLength(0);
		const mean = rows.reduce(
			(sum, row) =>
				sum + scoreRow(card, valueAt(row)).parts.reduce((total, { points }) => total + points, 0),
			0
		);
		expect(mean / N).toBeCloseTo(0, 9);
	});

	test('tells "not known" apart from any value, and does not guess', () => {
		const unknown = scoreRow(card, () => null);
		expect(
			unknown.parts.every(({ name, bin }) => {
				const feature = card.features.find((known) => known.name === name);
				return bin === (feature?.points.length ?? 0) - 1;
			})
		).toBe(true);
		// Nobody taught the card anything about them: they are moved by nothing but the average's own distance.
		expect(unknown.probability).toBeGreaterThan(0.05);
		expect(unknown.probability).toBeLessThan(0.95);
	});

	test('neighbouring classes differ by little', () => {
		const feature = card.features.find(({ name }) => name === 'months');
		const steps = feature?.points.slice(0, -1).map((p, i, all) => Math.abs(p - (all[i + 1] ?? p)));
		expect(Math.max(...(steps ?? [Infinity]))).toBeLessThan(1);
	});

	test('needs rows of both labels', () => {
		expect(() =>
			trainCard(
				columns,
				labels.map(() => 0),
				rows
			)
		).toThrow(RangeError);
	});
});

test('a few people with a value of their own are not taken for their neighbours', () => {
	const products = Array.from({ length: 4000 }, (_none, row) =>
		row % 40 === 0 ? 3 : 1 + (row % 2)
	);
	const rates = [0, 0.25, 0.05, 0.85];
	const draw = seededRandom(4);
	const outcomes = products.map((value) => (draw() < (rates[value] ?? 0) ? 1 : 0));
	const learned = trainCard(
		[{ name: 'products', kind: 'number', values: products }],
		outcomes,
		outcomes.map((_outcome, row) => row)
	);
	for (const value of [1, 2, 3]) {
		const { probability } = scoreRow(learned, () => value);
		expect(Math.abs(probability - (rates[value] ?? 0)), String(value)).toBeLessThan(0.2);
	}
});
