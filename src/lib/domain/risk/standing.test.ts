import { describe, expect, test } from 'vitest';
import { bandOf } from './band.ts';
import { CARD, row } from './sample-rows.ts';
import { liveRows, standingAt } from './standing.ts';

const at = (instant: string) => new Date(instant);
const KNOWN = [{ from: '2026-05-12T02:00:00Z', until: '2026-07-11T02:00:00Z' }];

describe('a standing', () => {
	test('sums the rows that were known and had not expired', () => {
		const rows = [
			row(),
			row({ points: 3, recordedAt: '2026-05-20T00:00:00Z', expiresAt: '2026-06-01T00:00:00Z' })
		];
		expect(standingAt(rows, CARD, [], at('2026-05-13T00:00:00Z')).score).toBe(2);
		expect(standingAt(rows, CARD, [], at('2026-05-21T00:00:00Z'))).toEqual({
			score: 5,
			band: 'amber',
			n: 2
		});
		expect(standingAt(rows, CARD, [], at('2026-06-01T00:00:00Z')).score).toBe(2);
	});

	test('counts a row from when we knew, not from when it happened', () => {
		const late = row({ recordedAt: '2026-06-01T00:00:00Z' });
		expect(liveRows([late], at('2026-05-20T00:00:00Z'))).toEqual([]);
		expect(liveRows([late], at('2026-06-01T00:00:00Z'))).toEqual([late]);
	});

	test('is unknown, not low, where nothing was known', () => {
		expect(standingAt([], CARD, KNOWN, at('2026-05-01T00:00:00Z')).band).toBeNull();
		expect(standingAt([], CARD, KNOWN, at('2026-05-20T00:00:00Z'))).toEqual({
			score: 0,
			band: 'low',
			n: 0
		});
		expect(standingAt([], CARD, KNOWN, at('2026-07-11T02:00:00Z')).band).toBeNull();
	});

	test('is must-act whatever the points, as long as the row lives', () => {
		const rows = [row({ points: 0, isMustAct: true }), row({ points: -2 })];
		expect(standingAt(rows, CARD, [], at('2026-05-13T00:00:00Z'))).toMatchObject({
			score: -2,
			band: 'must_act'
		});
	});
});

test('bands begin exactly at their thresholds', () => {
	const scores = [-2, 0, 2, 3, 4, 5, 7, 8, 20];
	expect(scores.map((score) => bandOf(score, false, CARD))).toEqual([
		'low',
		'low',
		'low',
		'watch',
		'watch',
		'amber',
		'amber',
		'red',
		'red'
	]);
});
