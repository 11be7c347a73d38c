import { expect, test } from 'vitest';
import { decodable } from './decodable.ts';

test.each(['/', '/s/abc', '/customers/a%20b?x=%', '/%E4%B8%AD'])('%s stays as it is', (url) => {
	expect(decodable(url)).toBe(url);
});

test.each([
	['/s/%', '/s/%25'],
	['/s/%E0%A4%A', '/s/%25E0%25A4%25A'],
	['/api/v1/customers/%FF?limit=1', '/api/v1/customers/%25FF?limit=1']
])('%s is taken literally', (url, expected) => {
	expect(decodable(url)).toBe(expected);
});
