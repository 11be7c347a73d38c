import { describe, expect, test } from 'vitest';
import type { Column } from './bins.ts';
import { seededRandom } from './random.ts';
import { evaluateRisk } from './risk-evaluation.ts';

const N = 600;

function drawn(seed: number, strength: number): { columns: Column[]; labels: number[] } {
	const random = seededRandom(seed);
	const values = Array.from({ length: N }, random);
	const other = Array.from({ length: N }, random);
	return {
		columns: [
			{ name: 'wait', kind: 'number', values },
			{ name: 'other', kind: 'number', values: other }
		],
		labels: values.map((value) => (random() < 0.3 + strength * (value - 0.5) ? 1 : 0))
	};
}

describe('the evaluation of a card', () => {
	test('finds what is there, with figures that agree with each other', () => {
		const { columns, labels } = drawn(1, 0.6);
		const found = evaluateRisk(columns, labels);
		expect(found.verdict).toBe('signal');
		expect(found.auc).toBeGreaterThan(0.65);
		expect(found.aucCi95?.[0]).toBeGreaterThan(0.5);
		expect(found.brier).toBeLessThan(found.labelRate * (1 - found.labelRate));
		expect(found.liftAtTenth).toBeCloseTo(found.precisionAtTenth / found.labelRate, 12);
		expect(found.rows).toBe(N);
		expect(found.partsMax).toBe(2);
	});

	test('calls a set without a signal by that name, in nearly all draws', () => {
		const verdicts = Array.from({ length: 40 }, (_none, seed) => {
			const { columns, labels } = drawn(seed + 10, 0);
			return evaluateRisk(columns, labels).verdict;
		});
		expect(verdicts.filter((verdict) => verdict === 'signal').length).toBeLessThanOrEqual(3);
	});

	test('copies of rows do not make it look better than it is', () => {
		const { columns, labels } = drawn(60, 0);
		const five = Array.from({ length: N * 5 }, (_none, i) => i % N);
		const copied = columns.map((column) => ({
			...column,
			values: five.map((row) => column.values[row] ?? null)
		})) as Column[];
		const found = evaluateRisk(
			copied,
			five.map((row) => labels[row] ?? 0)
		);
		expect(found.copies).toBe(N * 4);
		expect(found.auc).toBeLessThan(0.58);
	});

	test('names columns that know the outcome, and leaves out those that only name rows', () => {
		const { columns, labels } = drawn(70, 0.6);
		const found = evaluateRisk(
			[
				...columns,
				{ name: 'closed as', kind: 'category', values: labels.map((y) => (y ? 'lost' : 'kept')) },
				{ name: 'id', kind: 'category', values: labels.map((_y, i) => `C-${i}`) }
			],
			labels
		);
		expect(found.leaks).toEqual(['closed as']);
		expect(found.identifiers).toEqual(['id']);
	});

	test('too few rows are said to be too few', () => {
		const { columns, labels } = drawn(80, 0.6);
		expect(() => evaluateRisk(columns, labels.slice(0, 40))).toThrow(/Not enough data: 40 rows/);
	});
});
