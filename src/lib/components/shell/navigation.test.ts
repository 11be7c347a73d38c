import { expect, test } from 'vitest';
import { isCurrentItem } from './navigation.ts';

test('a page marks the item it lies under, and no item whose name merely begins alike', () => {
	expect(isCurrentItem('/cases', '/cases')).toBe(true);
	expect(isCurrentItem('/cases', '/cases/HD-2026-0001')).toBe(true);
	expect(isCurrentItem('/cases', '/cases-archive')).toBe(false);
	expect(isCurrentItem('/surveys', '/cases')).toBe(false);
});
