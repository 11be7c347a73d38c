import { expect, test } from 'vitest';
import { networkOf } from './attempts.ts';

test('an IPv4 address counts as a whole, also when written as IPv6', () => {
	expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
	expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
});

test('all IPv6 addresses of one subscriber count together, however they are written', () => {
	expect(networkOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2');
	expect(networkOf('2001:0DB8:0001:0002::9')).toBe('2001:db8:1:2');
	expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
	expect(networkOf('::1')).toBe('0:0:0:0');
});
