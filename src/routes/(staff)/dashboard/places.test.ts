import { expect, test } from 'vitest';
import type { GroupRow } from './dashboard-view.ts';
import { chosenPlace, placeIn, withPlace } from './places.ts';

const group = (key: string, value: number | null): GroupRow => ({
	key,
	name: { en: key },
	main: { value, ci: null, n: 9 },
	dimensions: [],
	suppressed: value === null ? 'primary' : null
});
const GROUPS = [group('north', -0.4), group('small', null)];

test('places are told apart by site unless the address knows better', () => {
	expect(placeIn(new URLSearchParams('by=channel'))).toBe('channel');
	expect(placeIn(new URLSearchParams('by=month'))).toBe('site');
});

test('a place is chosen only if its number is shown', () => {
	expect(chosenPlace('north', GROUPS)).toEqual({ key: 'north', name: { en: 'north' } });
	expect(chosenPlace('small', GROUPS)).toBeNull();
	expect(chosenPlace('elsewhere', GROUPS)).toBeNull();
	expect(chosenPlace(null, GROUPS)).toBeNull();
});

test('a chosen place narrows the selection down, no place leaves it alone', () => {
	const filter = { site: 'north', from: '2026-01-01' };
	expect(withPlace(filter, 'service', { key: 'repair', name: null })).toEqual({
		...filter,
		service: 'repair'
	});
	expect(withPlace(filter, 'site', null)).toBe(filter);
});
