import { expect, test } from 'vitest';
import { bandsNotRising, isChecked, ratesByPoints } from './card-check.ts';
import { CARD } from './sample-rows.ts';

const at = (score: number, n: number, complaints: number, isMustAct = false) => ({
	...{ score, n, complaints, isMustAct }
});

test('rates stand by points, and those who had to be acted on come last', () => {
	const rows = ratesByPoints([at(9, 4, 3, true), at(3, 30, 3), at(-2, 60, 0), at(1, 25, 3, true)]);
	expect(rows.map(({ from, to, n, complaints }) => [from, to, n, complaints])).toEqual([
		[-2, -2, 60, 0],
		[3, 3, 30, 3],
		[null, null, 29, 6]
	]);
	expect(rows[1]?.rate).toBeCloseTo(0.1, 12);
	expect(ratesByPoints([])).toEqual([]);
});

test('points of few are told together with their neighbours, and nobody is left out', () => {
	const few = [at(0, 5, 0), at(1, 18, 2), at(2, 40, 3), at(7, 12, 4), at(8, 9, 5), at(11, 3, 1)];
	expect(ratesByPoints(few).map(({ from, to, n }) => [from, to, n])).toEqual([
		[0, 1, 23],
		[2, 2, 40],
		[7, 11, 24]
	]);
	expect(ratesByPoints(few.slice(0, 1))).toMatchObject([{ from: 0, n: 5, rate: null }]);
});

test('a band that complains no more than the one below is named', () => {
	const rising = [at(0, 400, 12), at(4, 100, 8), at(6, 60, 9), at(9, 30, 9)];
	expect(bandsNotRising(rising, CARD)).toEqual([]);
	expect(bandsNotRising([...rising, at(5, 100, 2)], CARD)).toEqual([
		{ lower: 'watch', higher: 'amber' }
	]);
});

test('bands of few are passed over: nothing is said of them, and their neighbours are compared', () => {
	expect(bandsNotRising([at(0, 400, 40), at(4, 19, 0), at(6, 60, 3)], CARD)).toEqual([
		{ lower: 'low', higher: 'amber' }
	]);
	expect(bandsNotRising([at(0, 400, 40), at(6, 19, 0)], CARD)).toEqual([]);
});

test('a card is a starting guess until enough customers and complaints were seen', () => {
	expect(isChecked({ n: 200, complaints: 30 })).toBe(true);
	expect(isChecked({ n: 199, complaints: 80 })).toBe(false);
	expect(isChecked({ n: 900, complaints: 29 })).toBe(false);
});
