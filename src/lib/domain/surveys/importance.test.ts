import { expect, test } from 'vitest';
import { pointsLeft, sharedPoints } from './importance.ts';

test('a hundred points are shared out, to the last of them', () => {
	expect(sharedPoints(['20', '30', '20', '20', '10'])).toEqual([20, 30, 20, 20, 10]);
	expect(sharedPoints(['100', '', undefined, '0', ''])).toEqual([100, 0, 0, 0, 0]);
});

test('nobody has to share them', () => {
	expect(sharedPoints(['', undefined, ''])).toBe(null);
	expect(sharedPoints([])).toBe(null);
});

test('what remains is known while they are shared out', () => {
	expect(pointsLeft([undefined, '', '40'])).toBe(60);
	expect(pointsLeft(['60', '60'])).toBe(-20);
	expect(pointsLeft(['abc'])).toBe(100);
	expect(sharedPoints(['40', '59'])).toBe('points_left');
	expect(sharedPoints(['40', '61'])).toBe('points_left');
	expect(sharedPoints(['0', '0'])).toBe('points_left');
});

test.each(['-5', '1.5', '101', 'x', '1e1', ' 5'])('%j are no points', (points) => {
	expect(sharedPoints([points, '50'])).toBe('unreadable');
});
