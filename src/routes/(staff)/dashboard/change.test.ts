import { describe, expect, test } from 'vitest';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { answers, constant, FORM, PERCEPTION } from '../../../../tests/support/servqual-form.ts';
import { changes } from './change.ts';

const counted = (n: number, seed: number) => countSurvey(FORM, answers(n, seed));

describe('the change since the period before', () => {
	test('of the same people twice is no reliable change, with an interval around 0', () => {
		const [overall, ...dimensions] = changes(counted(80, 1), counted(80, 1));
		expect(overall).toMatchObject({ code: null, difference: 0, direction: 'no_reliable_change' });
		expect(overall?.effect?.g).toBeCloseTo(0, 12);
		expect(overall?.ci?.[0]).toBeLessThan(0);
		expect(overall?.ci?.[1]).toBeGreaterThan(0);
		expect(dimensions.map(({ code }) => code)).toEqual(['T', 'R', 'RS', 'A', 'E']);
	});

	test('is told as better or worse where the interval leaves out 0', () => {
		const low = countSurvey(FORM, [...constant(20, 6, 3), ...constant(20, 6, 4)]);
		const high = countSurvey(FORM, [...constant(20, 6, 5), ...constant(20, 6, 6)]);
		const [better] = changes(high, low);
		expect(better).toMatchObject({ difference: 2, direction: 'rise', now: 40, before: 40 });
		expect(better?.effect?.g).toBeGreaterThan(3);
		expect(changes(low, high)[0]).toMatchObject({ difference: -2, direction: 'fall' });
	});

	test('needs five scores on both sides, and says nothing of fewer', () => {
		expect(changes(counted(80, 1), counted(4, 2))[0]).toMatchObject({
			difference: null,
			direction: null,
			before: 0,
			reason: 'too_few'
		});
	});

	test('of perceptions alone compares perceptions', () => {
		const low = countSurvey(PERCEPTION, [...constant(10, 6, 3), ...constant(10, 6, 4)]);
		const high = countSurvey(PERCEPTION, [...constant(10, 6, 4), ...constant(10, 6, 5)]);
		expect(changes(high, low)[0]?.difference).toBeCloseTo(1, 12);
	});
});
