import { expect, test } from 'vitest';
import { correlationInterval } from './correlation-interval.ts';

test('r = .5 of 28: [.1556, .7369]', () => {
	// By hand: artanh .5 = .549306, half width 1.959964 / 5 = .391993, tanh .157313 and tanh .941299.
	const [low, high] = correlationInterval(0.5, 28) ?? [NaN, NaN];
	expect(low).toBeCloseTo(Math.tanh(0.157313), 5);
	expect(high).toBeCloseTo(Math.tanh(0.941299), 5);
	expect(low).toBeCloseTo(0.156, 3);
});

test('stays between −1 and 1, and needs four values', () => {
	expect(correlationInterval(0.99, 5)?.[1]).toBeLessThan(1);
	expect(correlationInterval(1, 50)).toEqual([1, 1]);
	expect(correlationInterval(0.5, 3)).toBeNull();
});
