import { expect, test } from 'vitest';
import { auditGroups, type GroupCounts } from './fairness.ts';

const group = (given: Partial<GroupCounts>): GroupCounts => ({
	...{ kind: 'segment', name: 'home', n: 400, flagged: 100 },
	...{ leftAlone: 350, complaints: 40, leftAloneFlagged: 80, foreseen: 24 },
	...given
});

test('tells how many were flagged, how many complaints were foreseen, and how often a flag was right', () => {
	const [home] = auditGroups([group({})]);
	expect(home).toMatchObject({ kind: 'segment', name: 'home', complaints: 40 });
	expect(home?.flagRate).toMatchObject({ value: 0.25, n: 400 });
	expect(home?.foreseen).toMatchObject({ value: 0.6, n: 40 });
	expect(home?.precision).toMatchObject({ value: 0.3, n: 80 });
	// Wilson, 24 of 40
	expect(home?.foreseen.ci95?.[0]).toBeCloseTo(0.446, 3);
	expect(home?.foreseen.ci95?.[1]).toBeCloseTo(0.737, 3);
});

test('says nothing of how well few complaints were foreseen', () => {
	const [few] = auditGroups([group({ complaints: 29, foreseen: 9 })]);
	expect(few?.flagRate.value).toBe(0.25);
	expect(few?.foreseen).toEqual({ value: null, ci95: null, n: 29 });
	expect(few?.precision).toEqual({ value: null, ci95: null, n: 80 });
});

test('a group in which nobody was flagged has no precision', () => {
	const [none] = auditGroups([group({ flagged: 0, leftAloneFlagged: 0, foreseen: 0 })]);
	expect(none?.precision).toEqual({ value: null, ci95: null, n: 0 });
	expect(none?.foreseen.value).toBe(0);
});
