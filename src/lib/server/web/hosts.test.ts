import { expect, test } from 'vitest';
import { knownHosts } from './hosts.ts';

test('without a public name, loopback and bare addresses are known, names are not', () => {
	const hosts = knownHosts({ PUBLIC_BASE_URL: undefined });
	for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', '192.0.2.7:3000']) {
		expect(hosts.isKnown(host)).toBe(true);
	}
	for (const host of ['evil.test', 'localhost.evil.test:3000', '', undefined]) {
		expect(hosts.isKnown(host)).toBe(false);
	}
});

test('with a public name, only it and loopback are known, and it says the protocol', () => {
	const hosts = knownHosts({ PUBLIC_BASE_URL: 'https://heed.example.com' });
	expect(hosts.isKnown('heed.example.com')).toBe(true);
	expect(hosts.isKnown('192.0.2.7:3000')).toBe(false);
	expect(hosts.protocolOf('heed.example.com')).toBe('https');
	expect(hosts.protocolOf('127.0.0.1:3000')).toBe('http');
});
