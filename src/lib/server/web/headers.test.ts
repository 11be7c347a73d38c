import { expect, test } from 'vitest';
import { isCrossSite, setSecurityHeaders } from './headers.ts';

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

const policyOf = (headers: Headers) => headers.get('content-security-policy');

test('only a page that names origins may be framed, and only by them', () => {
	const none = "default-src 'self'; frame-ancestors 'none'";
	const closed = new Headers({ 'content-security-policy': none });
	setSecurityHeaders(closed, url, true);
	expect(policyOf(closed)).toBe(none);
	expect(closed.get('x-frame-options')).toBe('DENY');

	const open = new Headers({ 'content-security-policy': none });
	setSecurityHeaders(open, url, true, ['https://a.example', 'http://localhost:5173']);
	expect(policyOf(open)).toBe(
		"default-src 'self'; frame-ancestors https://a.example http://localhost:5173"
	);
	expect(open.has('x-frame-options')).toBe(false);
});

test('an answer without a policy, such as a redirect, is never opened to frames', () => {
	const headers = new Headers();
	setSecurityHeaders(headers, url, true, ['https://a.example']);
	expect(headers.get('x-frame-options')).toBe('DENY');
});
