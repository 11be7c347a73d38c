import { expect, test } from 'vitest';
import { noOpinionShare } from './no-opinion.ts';

/** A scale of two points: skipped, 1, 2, no opinion. */
const counts = [
	[9, 0, 1, 1],
	[0, 2, 0, 1],
	[0, 0, 3, 0],
	[0, 0, 0, 0]
];

test('skipped is not "no opinion", and no part of those who answered', () => {
	expect(noOpinionShare(counts)).toEqual({ value: 2 / 8, n: 8 });
});

test('of fewer than five answers, or of withheld counts, there is no share', () => {
	expect(noOpinionShare([[9, 0, 1, 1]])).toEqual({ value: null, n: 2, reason: 'too_few' });
	expect(noOpinionShare(null)).toMatchObject({ value: null });
});
