import { expect, test } from 'vitest';
import { answersThatCount, answersThatMayCount, isAnswered } from './card-answers.ts';

test('every answer but the good one may count', () => {
	const codes = (signal: Parameters<typeof answersThatMayCount>[0]) =>
		answersThatMayCount(signal).options.map(({ code }) => code);
	expect(codes('information_unclear')).toEqual(['partly', 'no']);
	expect(codes('felt_ignored')).toEqual(['partly', 'no']);
});

test('other signals are not read from options', () => {
	expect(isAnswered('low_answer')).toBe(false);
	expect(isAnswered('toString')).toBe(false);
	expect(isAnswered('felt_ignored')).toBe(true);
});

test('what counts is what the card lists', () => {
	expect(answersThatCount({ answers: ['no', 3] })).toEqual(['no']);
	expect(answersThatCount({})).toEqual([]);
	expect(answersThatCount({ answers: 'no' })).toEqual([]);
});
