import { expect, test } from 'vitest';
import { labelPlaces } from './label-places.ts';

test('a name stands above its point on the right', () => {
	expect(labelPlaces([{ x: 50, y: 50, width: 40 }], 12, 300)).toEqual([{ x: 57, y: 45 }]);
});

test('a second point close by has its name below, a third on the left', () => {
	const close = [0, 1, 2].map((step) => ({ x: 100 + step, y: 50 + step, width: 40 }));
	expect(labelPlaces(close, 12, 300)).toEqual([
		{ x: 107, y: 45 },
		{ x: 108, y: 68 },
		{ x: 55, y: 47 }
	]);
});

test('a name does not run out of the chart', () => {
	expect(labelPlaces([{ x: 280, y: 50, width: 40 }], 12, 300)).toEqual([{ x: 233, y: 45 }]);
});

test('where no place is free the name stands where it would', () => {
	const crowd = Array.from({ length: 5 }, () => ({ x: 100, y: 50, width: 40 }));
	expect(labelPlaces(crowd, 12, 300)[4]).toEqual({ x: 107, y: 45 });
});
