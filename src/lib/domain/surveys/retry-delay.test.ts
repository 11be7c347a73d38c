import { expect, test } from 'vitest';
import { retryDelay } from './retry-delay.ts';

test('waits grow twofold, are spread out, and stay within half a minute', () => {
	expect(retryDelay(0, 0)).toBe(500);
	expect(retryDelay(0, 1)).toBe(1_000);
	expect(retryDelay(3, 0)).toBe(4_000);
	expect(retryDelay(3, 1)).toBe(8_000);
	expect(retryDelay(40, 1)).toBe(30_000);
});

test('a server that asks for more time gets it', () => {
	expect(retryDelay(0, 0, 5)).toBe(5_000);
	expect(retryDelay(5, 0, 5)).toBe(15_000);
	expect(retryDelay(0, 0, Number.NaN)).toBe(500);
});
