import { expect, test } from 'vitest';
import { missed, nextUnanswered } from './progress.ts';

test('after a card comes the next one without an answer', () => {
	expect(nextUnanswered([true, true, false, false], 0)).toBe(2);
	expect(nextUnanswered([false, true, false], 1)).toBe(2);
});

test('after the last card nobody is sent back', () => {
	expect(nextUnanswered([false, true, true], 1)).toBe(null);
	expect(nextUnanswered([], 0)).toBe(null);
});

test('a section names what is missing once its end was reached', () => {
	const section = [
		{ index: 4, isAnswered: true },
		{ index: 5, isAnswered: false },
		{ index: 6, isAnswered: true }
	];
	expect(missed(section, 5)).toEqual([]);
	expect(missed(section, 6)).toEqual([5]);
	expect(missed(section, 20)).toEqual([5]);
	expect(missed([], 20)).toEqual([]);
});
