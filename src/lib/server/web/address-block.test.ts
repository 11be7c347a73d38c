import { expect, test } from 'vitest';
import { addressBlock } from './address-block.ts';

test.each([
	['203.0.113.7', '203.0.113.250'],
	['::ffff:203.0.113.7', '203.0.113.9'],
	['2001:db8:1:aa01::5', '2001:db8:1:aaff:1:2:3:4'],
	['2001:db8::1', '2001:db8:0:0042::']
])('%s and %s are one block', (one, other) => {
	expect(addressBlock(one)).toBe(addressBlock(other));
});

test.each([
	['203.0.113.7', '203.0.114.7'],
	['2001:db8:1:aa01::5', '2001:db8:1:ab01::5'],
	['2001:db8:1:1::', '2001:db8:2:1::']
])('%s and %s are two blocks', (one, other) => {
	expect(addressBlock(one)).not.toBe(addressBlock(other));
});
