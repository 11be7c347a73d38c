import { expect, test } from 'vitest';
import { allowOwnFrames, isCrossSite, setSecurityHeaders } from './headers.ts';

const url = new URL('http://heed.test/settings');
const post = (headers: Record<string, string>) => new Request(url, { method: 'POST', headers });

test.each([
	['our own page', { origin: 'http://heed.test', cookie: 'heed=1' }, false],
	['another site', { origin: 'http://evil.test', cookie: 'heed=1' }, true],
	['another site without cookies', { origin: 'http://evil.test' }, true],
	['an origin that hides itself', { origin: 'null', cookie: 'heed=1' }, true],
	['cookies without an origin', { cookie: 'heed=1' }, true],
	['a program without cookies', {}, false]
])('a changing request from %s', (_, headers, expected) => {
	expect(isCrossSite(post(headers), url, false)).toBe(expected);
});

test('a public form may come without a named origin, but not from another site', () => {
	expect(isCrossSite(post({ origin: 'null', cookie: 'heed_locale=en' }), url, true)).toBe(false);
	expect(isCrossSite(post({ origin: 'http://evil.test' }), url, true)).toBe(true);
});

test('reading is never cross-site', () => {
	const get = new Request(url, { headers: { origin: 'http://evil.test', cookie: 'heed=1' } });
	expect(isCrossSite(get, url, false)).toBe(false);
});

test('public addresses are told to nobody, and nothing is kept by caches', () => {
	const headers = new Headers();
	setSecurityHeaders(headers, new URL('https://heed.test/s/x'), true);
	expect(Object.fromEntries(headers)).toMatchObject({
		'referrer-policy': 'no-referrer',
		'cache-control': 'private, no-store',
		'x-content-type-options': 'nosniff',
		'strict-transport-security': 'max-age=31536000'
	});
});

test.each([
	['/(staff)/surveys/[code]/preview/frame', 'SAMEORIGIN', "frame-ancestors 'self'"],
	['/(staff)/surveys/[code]', 'DENY', "frame-ancestors 'none'"],
	[null, 'DENY', "frame-ancestors 'none'"]
])('%s may be framed by: %s', (route, option, policy) => {
	const headers = new Headers({
		'content-security-policy': "default-src 'self'; frame-ancestors 'none'"
	});
	setSecurityHeaders(headers, url, false);
	allowOwnFrames(headers, route);
	expect(headers.get('x-frame-options')).toBe(option);
	expect(headers.get('content-security-policy')).toBe(`default-src 'self'; ${policy}`);
});
