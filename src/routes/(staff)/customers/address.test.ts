import { expect, test } from 'vitest';
import { addressOf, customerAddress } from './address.ts';

test('a view is its filter, and what is not chosen is left out', () => {
	expect(addressOf({ band: null, sort: 'risk', search: '' })).toBe('/customers');
	expect(addressOf({ band: 'red', sort: 'external_id', search: '王 & 李', after: 'x' })).toBe(
		'/customers?band=red&sort=external_id&search=%E7%8E%8B+%26+%E6%9D%8E&after=x'
	);
});

test('a customer id may hold anything', () => {
	expect(customerAddress('A/1 ?')).toBe('/customers/A%2F1%20%3F');
});
