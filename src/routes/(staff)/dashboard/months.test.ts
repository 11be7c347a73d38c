import { expect, test } from 'vitest';
import type { GroupRow } from './dashboard-view.ts';
import { everyMonth } from './months.ts';

const row = (key: string): GroupRow => ({
	key,
	name: null,
	main: { value: 5, ci: [4, 6], n: 9 },
	suppressed: null,
	dimensions: []
});

test('months in which nobody answered stand in the trend as gaps', () => {
	const shown = everyMonth([row('2025-11'), row('2026-02')]);
	expect(shown.map(({ key, main }) => [key, main.value])).toEqual([
		['2025-11', 5],
		['2025-12', null],
		['2026-01', null],
		['2026-02', 5]
	]);
});

test('no months are no trend', () => {
	expect(everyMonth([])).toEqual([]);
});
