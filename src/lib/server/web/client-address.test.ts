import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

test('without proxies a claimed address is not believed', () => {
	expect(clientAddress('198.51.100.1', '127.0.0.1', 0)).toBe('127.0.0.1');
});

test('with one proxy its own entry counts, whatever the client put before it', () => {
	expect(clientAddress('203.0.113.9, 198.51.100.1', '127.0.0.1', 1)).toBe('198.51.100.1');
});

test('with two proxies the outer one is believed', () => {
	expect(clientAddress('6.6.6.6, 203.0.113.9, 10.0.0.2', '127.0.0.1', 2)).toBe('203.0.113.9');
});

test('a request that came past the proxies counts by its socket', () => {
	expect(clientAddress(undefined, '192.0.2.4', 1)).toBe('192.0.2.4');
	expect(clientAddress('', undefined, 1)).toBe('0.0.0.0');
});
