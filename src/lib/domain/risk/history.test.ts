import { expect, test } from 'vitest';
import { historyOf } from './history.ts';
import { CARD, row } from './sample-rows.ts';
import { standingAt } from './standing.ts';

const NOW = new Date('2026-12-01T00:00:00Z');

test('tells score and band at every change, expiry too', () => {
	const rows = [
		row({ recordedAt: '2026-05-12T02:00:00Z' }),
		row({ points: 3, recordedAt: '2026-05-20T00:00:00Z', expiresAt: '2026-06-01T00:00:00Z' })
	];
	expect(historyOf(rows, CARD, [], NOW)).toEqual([
		{ at: '2026-05-12T02:00:00.000Z', score: 2, band: 'low' },
		{ at: '2026-05-20T00:00:00.000Z', score: 5, band: 'amber' },
		{ at: '2026-06-01T00:00:00.000Z', score: 2, band: 'low' },
		{ at: '2026-07-11T02:00:00.000Z', score: 0, band: null }
	]);
});

test('the rows of one answer are one change', () => {
	const rows = [
		row({ recordedAt: '2026-05-12T02:00:00.100Z' }),
		row({ recordedAt: '2026-05-12T02:00:00.101Z' }),
		row({ recordedAt: '2026-05-12T02:00:00.102Z' })
	];
	expect(historyOf(rows, CARD, [], new Date('2026-06-01T00:00:00Z'))).toEqual([
		{ at: '2026-05-12T02:00:00.102Z', score: 6, band: 'amber' }
	]);
});

test('an answer without signals is known to be low, and forgotten again', () => {
	const known = [{ from: '2026-05-12T02:00:00Z', until: '2026-07-11T02:00:00Z' }];
	expect(historyOf([], CARD, known, NOW).map(({ band }) => band)).toEqual(['low', null]);
});

test('ends with the standing of now, and says nothing of the future', () => {
	const rows = [row(), row({ recordedAt: '2026-06-20T00:00:00Z', points: 3 })];
	const now = new Date('2026-07-01T00:00:00Z');
	const { score, band } = standingAt(rows, CARD, [], now);
	expect(historyOf(rows, CARD, [], now).at(-1)).toMatchObject({ score, band });
});

test('is empty for somebody of whom nothing was ever known', () => {
	expect(historyOf([], CARD, [], NOW)).toEqual([]);
});
