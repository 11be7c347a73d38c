import { expect, test } from 'vitest';
import { summarize } from '../statistics/summary.ts';
import { welch } from '../statistics/welch.ts';
import { lateAnswers } from './late-answers.ts';

const sums = (...values: number[]) => ({
	n: values.length,
	sum: String(values.reduce((sum, value) => sum + value, 0)),
	sum_sq: String(values.reduce((sum, value) => sum + value ** 2, 0))
});
const FIRST = sums(7, 6, 7, 6, 7, 6);
const LATE = sums(3, 4, 3, 4, 3);

test('those who were reminded are set against those who answered at once', () => {
	const { first, reminded, difference } = lateAnswers({ first: FIRST, reminded: LATE });
	expect([first.mean.value, reminded.mean.value]).toEqual([6.5, 3.4]);
	expect(difference.value?.difference).toBeCloseTo(-3.1, 12);
	expect(difference.value?.t).toBe(welch(summarize(LATE), summarize(FIRST)).value?.t);
	expect(difference.value?.direction).toBe('fall');
	expect(difference.value?.effect?.g).toBeLessThan(-3);
});

test('what may be chance is no reliable change', () => {
	const alike = lateAnswers({ first: FIRST, reminded: sums(7, 6, 7, 6, 6) });
	expect(alike.difference.value?.direction).toBe('no_reliable_change');
});

test('fewer than five on either side are not compared', () => {
	const few = lateAnswers({ first: FIRST, reminded: sums(3, 4, 3, 4) });
	expect(few.reminded.mean).toEqual({ value: null, n: 4, reason: 'too_few' });
	expect(few.difference).toEqual({ value: null, n: 10, reason: 'too_few' });
	expect(lateAnswers(null).difference.reason).toBe('not_asked');
});
