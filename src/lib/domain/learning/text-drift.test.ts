import { describe, expect, test } from 'vitest';
import { textDrift, type TextCounts } from './text-drift.ts';

const counted = (texts: number, hardlyKnown: number, zh = 80, en = 20): TextCounts => ({
	languages: { zh, en, unknown: 0 },
	known: { texts, pieces: texts * 40, unknown: hardlyKnown * 30, hardlyKnown }
});

describe('the drift of texts', () => {
	test('is none while as many are hardly known as before', () => {
		const drift = textDrift(counted(500, 20), counted(200, 9));
		expect(drift.strangers).toMatchObject({ level: 'steady' });
		expect(drift.strangers?.difference).toBeCloseTo(0.005, 12);
		expect(drift).toMatchObject({ languages: { level: 'steady' }, hasDrifted: false });
	});

	test('is watched when there are surely more, and a change when by more than five points', () => {
		expect(textDrift(counted(500, 20), counted(500, 40)).strangers?.level).toBe('watch');
		const drift = textDrift(counted(500, 20), counted(200, 40));
		expect(drift).toMatchObject({ strangers: { level: 'alert' }, hasDrifted: true });
		expect(drift.strangers?.ci95?.[0]).toBeGreaterThan(0.05);
	});

	test('is a change when people write in another language', () => {
		const drift = textDrift(counted(500, 20), counted(500, 20, 40, 60));
		expect(drift).toMatchObject({ languages: { level: 'alert' }, hasDrifted: true });
	});

	test('is not told of too few texts, nor of pieces without a model', () => {
		expect(textDrift(counted(500, 20), counted(99, 90, 50, 49))).toEqual({
			strangers: { level: null, difference: null, ci95: null },
			languages: { psi: null, level: null },
			hasDrifted: false
		});
		const bare = { ...counted(500, 20), known: null };
		expect(textDrift(bare, bare).strangers).toBeNull();
	});
});
