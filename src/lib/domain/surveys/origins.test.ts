import { expect, test } from 'vitest';
import { readOrigins } from './origins.ts';

test.each([
	['https://shop.example.com', 'https://shop.example.com'],
	['https://Shop.Example.com/a/page?x#y', 'https://shop.example.com'],
	['https://shop.example.com:443', 'https://shop.example.com'],
	['https://shop.example.com:8443', 'https://shop.example.com:8443'],
	['http://localhost:5173/', 'http://localhost:5173'],
	['http://localhost', 'http://localhost'],
	['https://商店.example', 'https://xn--czrs0t.example']
])('%s is read as %s', (given, origin) => {
	expect(readOrigins(given)).toEqual({ ok: true, origins: [origin] });
});

test.each([
	'shop.example.com',
	'http://shop.example.com',
	'https://*.example.com',
	'https://localhost',
	'https://203.0.113.7',
	'https://user@',
	'javascript:alert(1)',
	"https://a.example'; script-src *",
	'data:text/html,x',
	'null',
	'*'
])('%s is refused by name', (line) => {
	const read = readOrigins(line);
	expect(read.ok).toBe(false);
	expect(line).toContain(!read.ok && read.line);
});

test('several are read one a line, each once', () => {
	const read = readOrigins('https://a.example\nhttps://b.example, https://A.example/x\n\n');
	expect(read).toEqual({ ok: true, origins: ['https://a.example', 'https://b.example'] });
	expect(readOrigins('')).toEqual({ ok: true, origins: [] });
	const many = Array.from({ length: 21 }, (_none, n) => `https://a${n}.example`).join('\n');
	expect(readOrigins(many)).toEqual({ ok: false, line: null });
});
