import { expect, test } from 'vitest';
import type { GroupRow } from '../dashboard-view.ts';
import { ranking, type PlaceVerdict } from './ranking.ts';

const place = (key: string, value: number | null): GroupRow => ({
	key,
	name: null,
	main: { value, ci: null, n: 9 },
	dimensions: [],
	suppressed: value === null ? 'primary' : null
});
const order = (rows: GroupRow[], verdicts: Record<string, PlaceVerdict['verdict']>) =>
	ranking(
		rows,
		(key) => ({ verdict: verdicts[key] ?? null, pHolm: 0.2 }),
		({ key }) => key
	).map(({ key, standing }) => [key, standing]);

test('only places that are clear of the others are put in order of their score', () => {
	expect(
		order(
			[
				place('d', -0.2),
				place('c', -0.9),
				place('b', -0.4),
				place('worst', -1.4),
				place('bad', -1),
				place('a', null)
			],
			{ worst: 'worse', bad: 'worse', b: 'noise', c: 'noise', d: 'better', a: 'worse' }
		)
	).toEqual([
		['worst', 'below'],
		['bad', 'below'],
		['b', 'unclear'],
		['c', 'unclear'],
		['d', 'above'],
		['a', 'hidden']
	]);
});

test('a place that was not compared is never called clear', () => {
	expect(order([place('a', -3)], {})).toEqual([['a', 'unclear']]);
	expect(
		ranking(
			[place('a', -3)],
			() => undefined,
			() => ''
		)[0]
	).toMatchObject({
		standing: 'unclear',
		pHolm: null
	});
});
