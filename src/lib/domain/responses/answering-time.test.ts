import { expect, test } from 'vitest';
import { answeringTime } from './answering-time.ts';

const EDGES = [0, 60, 120, 240, 600];

test('median and quartiles are interpolated within their class', () => {
	// 10, 20, 10 and 0 answers: the 10th ends the first class, the 20th is in the middle of the second.
	const { value, n } = answeringTime({ edges: EDGES, counts: [10, 20, 10, 0, 0] }, 5);
	expect(n).toBe(40);
	expect(value).toEqual({ firstQuartile: 60, median: 90, thirdQuartile: 120, longest: 600 });
});

test('empty classes between are stepped over', () => {
	const { value } = answeringTime({ edges: EDGES, counts: [2, 0, 0, 6, 0] }, 5);
	expect(value?.firstQuartile).toBe(60);
	expect(value?.median).toBeCloseTo(240 + (2 / 6) * 360, 12);
});

test('what lies in the last class has no number, for it has no end', () => {
	const { value } = answeringTime({ edges: EDGES, counts: [0, 0, 6, 0, 3] }, 5);
	expect(value?.median).toBeCloseTo(120 + (4.5 / 6) * 120, 12);
	expect(value?.thirdQuartile).toBeNull();
});

test('few answers, and answers that do not say it, have none', () => {
	expect(answeringTime({ edges: EDGES, counts: [4, 0, 0, 0, 0] }, 5)).toEqual({
		...{ value: null, n: 4, reason: 'too_few' }
	});
	expect(answeringTime(null, 5).reason).toBe('not_asked');
	expect(answeringTime({ edges: EDGES, counts: [0, 0, 0, 0, 0] }, 5).reason).toBe('not_asked');
});
