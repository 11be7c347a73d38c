import { describe, expect, test } from 'vitest';
import { servperf } from './servperf.ts';

describe('SERVPERF', () => {
	test('averages dimensions, so that a longer one does not count more', () => {
		expect(servperf([[7, 7, 7, 7], [1]])).toEqual({ dimensions: [7, 1], overall: 4 });
	});

	test('keeps the half rule, and needs every dimension for the overall score', () => {
		expect(
			servperf([
				[7, null],
				[null, null]
			])
		).toEqual({ dimensions: [7, null], overall: null });
	});
});
