import { expect, test } from 'vitest';
import type { GroupRow, Measured } from '../dashboard-view.ts';
import { ranking } from './ranking.ts';

const place = (key: string, main: Partial<Measured>): GroupRow => ({
	key,
	name: null,
	main: { value: null, ci: null, n: 9, ...main },
	dimensions: [],
	suppressed: main.value === undefined ? 'primary' : null
});
const mean: Measured = { value: -0.5, ci: [-0.6, -0.4], n: 90 };
const order = (rows: GroupRow[]) =>
	ranking(rows, mean, ({ key }) => key).map(({ key, standing }) => [key, standing]);

test('only places whose interval leaves out the mean are put in order of their score', () => {
	expect(
		order([
			place('d', { value: -0.2, ci: [-0.45, 0.05] }),
			place('c', { value: -0.6, ci: [-0.9, -0.3] }),
			place('b', { value: -0.4, ci: [-0.6, -0.2] }),
			place('worst', { value: -1.4, ci: [-1.6, -1.2] }),
			place('bad', { value: -1, ci: [-1.2, -0.8] }),
			place('a', {})
		])
	).toEqual([
		['worst', 'below'],
		['bad', 'below'],
		['b', 'mean'],
		['c', 'mean'],
		['d', 'above'],
		['a', 'hidden']
	]);
});

test('an interval that touches the mean does not leave it out', () => {
	expect(order([place('a', { value: -0.7, ci: [-0.9, -0.5] })])).toEqual([['a', 'mean']]);
});

test('a place without an interval is never called clear', () => {
	expect(order([place('a', { value: -3, ci: null })])).toEqual([['a', 'mean']]);
});
