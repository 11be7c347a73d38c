import { expect, test } from 'vitest';
import { minutesNeeded } from './minutes-needed.ts';

test('a customer is never told less time than the estimate', () => {
	expect(minutesNeeded(0)).toBe(1);
	expect(minutesNeeded(22)).toBe(4);
	expect(minutesNeeded(44)).toBe(7);
});
