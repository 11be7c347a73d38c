import { describe, expect, test } from 'vitest';
import { BLOCKS, blockName, blockNamed, plannedCustomers, proposeBlock, shareOf } from './lots.ts';

describe('the held-out share', () => {
	test('on offer lies between a fifth and a half, in small blocks', () => {
		const shares = BLOCKS.map(shareOf);
		expect(shares).toEqual([...shares].sort((a, b) => a - b));
		expect([shares[0], shares.at(-1)]).toEqual([0.2, 0.5]);
		expect(Math.max(...BLOCKS.map(({ size }) => size))).toBeLessThanOrEqual(10);
	});

	test.each([
		[10, 20, 0.2],
		[10, 8, 0.2],
		[10, 7, 0.3],
		[12, 8, 1 / 3],
		[10, 6.5, 0.4],
		[10, 2, 0.5],
		[0, 5, 0.2]
	])('%d expected and %d contacts a week: %d', (expected, capacity, share) => {
		expect(shareOf(proposeBlock(expected, capacity))).toBeCloseTo(share, 10);
	});

	test('has a name that leads back to it', () => {
		for (const block of BLOCKS) expect(blockNamed(blockName(block))).toBe(block);
		expect(blockNamed('9/10')).toBeUndefined();
	});
});

test('customers planned follow from pace and days; no day is nobody', () => {
	expect(plannedCustomers(4.6, 365)).toBe(240);
	expect(plannedCustomers(4.6, 0)).toBe(0);
	expect(plannedCustomers(4.6, -20)).toBe(0);
});
