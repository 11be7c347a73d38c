import { expect, test } from 'vitest';
import { cleanAddress } from './clean-address.ts';

test('control characters leave the path and the query', () => {
	const params = { external_id: 'C\u00001\u202e', rest: undefined };
	const url = new URL('http://heed.test/x?customer=%00C-1%07&a%00=1&a=2');
	cleanAddress({ params, url });
	expect(params).toEqual({ external_id: 'C1', rest: undefined });
	expect([...url.searchParams]).toEqual([
		['customer', 'C-1'],
		['a', '1'],
		['a', '2']
	]);
});

test('a clean address is not written anew', () => {
	const url = new URL('http://heed.test/customers?search=%E5%90%AC%20me&next=a+b&flag');
	const { href } = url;
	const params = { external_id: '听 me/é' };
	cleanAddress({ params, url });
	expect(url.href).toBe(href);
	expect(params.external_id).toBe('听 me/é');
});
