import { expect, test } from 'vitest';
import { addressOf } from './address.ts';

test('a selection is its address, flags once each, and nothing that was not chosen', () => {
	expect(addressOf('after-service', { site: 'north', exclude: ['fast', 'bot'] })).toBe(
		'/dashboard?survey=after-service&site=north&exclude=fast&exclude=bot'
	);
	expect(addressOf('after-service', { exclude: [] })).toBe('/dashboard?survey=after-service');
});
