import { describe, expect, test } from 'vitest';
import { ACCEPTANCE_SCALE, acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { parseRating } from './rating.ts';

describe('reading a rating from an import', () => {
	const { input, expect: expected } = acceptanceCase<
		(string | null)[],
		(number | null | 'reject')[]
	>('AC05', 'token table');

	test.each(input.map((token, i) => ({ token, rating: expected[i] })))(
		'$token is $rating',
		({ token, rating }) => {
			expect(parseRating(token, ACCEPTANCE_SCALE)).toBe(rating);
		}
	);

	test.each([
		[7, 7],
		[8, 'reject'],
		[4.5, 'reject'],
		[NaN, 'reject'],
		[undefined, null]
	])('%s from JSON is %s', (token, rating) => {
		expect(parseRating(token, ACCEPTANCE_SCALE)).toBe(rating);
	});

	test('the ends follow the scale', () => {
		expect(parseRating('0', { min: 0, max: 10 })).toBe(0);
		expect(parseRating('１０', { min: 0, max: 10 })).toBe(10);
		expect(parseRating('11', { min: 0, max: 10 })).toBe('reject');
	});

	test('spaces of a Chinese keyboard and lower-case codes are understood', () => {
		expect(parseRating('　５　', ACCEPTANCE_SCALE)).toBe(5);
		expect(parseRating('n/a', ACCEPTANCE_SCALE)).toBeNull();
	});
});
