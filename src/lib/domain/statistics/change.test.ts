import { describe, expect, test } from 'vitest';
import { countSums } from '../../../../tests/support/count-numbers.ts';
import { AUTOMATIC, MANUAL } from '../../../../tests/support/count-series.ts';
import { change } from './change.ts';
import { summarize } from './summary.ts';

const of = (...values: number[]) => summarize(countSums(values));

describe('change between periods', () => {
	test('a difference whose interval clears 0 is a rise or a fall', () => {
		expect(change(AUTOMATIC, MANUAL).value).toMatchObject({ direction: 'rise' });
		expect(change(MANUAL, AUTOMATIC).value).toMatchObject({ direction: 'fall' });
		expect(change(AUTOMATIC, MANUAL).value?.effect?.g).toBeGreaterThan(0.8);
	});

	test('a difference whose interval includes 0 is no reliable change, whatever its size', () => {
		const { value } = change(of(3, 5, 4), of(4, 7, 5));
		expect(value?.difference).toBeGreaterThan(1);
		expect(value?.direction).toBe('no_reliable_change');
	});

	test('a period with one answer cannot be compared', () => {
		expect(change(of(3), of(4, 5, 6))).toEqual({ value: null, n: 4, reason: 'too_few' });
		expect(change(of(4, 4, 4), of(5, 5, 5)).reason).toBe('zero_variance');
	});
});
