import { describe, expect, test } from 'vitest';
import { suppressionGuard, type Period } from './suppression-guard.ts';

const period = (complaints: number, unhappy: number, answered = 200, invited = 400): Period => ({
	complaints,
	unhappy: { count: unhappy, n: answered },
	responded: { count: answered, n: invited }
});

describe('the suppression guard', () => {
	test.each([
		['fewer_both', period(60, 40), period(30, 20)],
		['fewer_complaints_only', period(60, 40), period(30, 40)],
		['fewer_complaints_only', period(60, 40), period(30, 55)],
		['fewer_answers', period(60, 40), period(30, 10, 100)],
		['not_fewer', period(60, 40), period(55, 40)],
		['not_fewer', period(30, 40), period(60, 40)],
		['not_enough_data', period(6, 40), period(3, 40)],
		['not_enough_data', period(60, 4, 29), period(30, 40)]
	] as const)('%s', (word, before, after) => {
		expect(suppressionGuard(before, after)).toBe(word);
	});

	test('without invitations the answers are judged alone', () => {
		const open = { ...period(30, 20), responded: { count: 0, n: 0 } };
		expect(suppressionGuard(period(60, 40), open)).toBe('fewer_both');
	});
});
