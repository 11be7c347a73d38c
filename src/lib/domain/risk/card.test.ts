import { describe, expect, test } from 'vitest';
import { changesOf, overridesOf, type CardVersion } from './card.ts';

describe('what a version changed', () => {
	const version = (points: Record<string, number>, amberFrom = 5): CardVersion => ({
		...{ version: 2, at: '2026-05-12T02:00:00Z', by: null, note: null },
		...{ watchFrom: 3, amberFrom, redFrom: 8, points }
	});

	test('is told signal by signal, new and dropped ones included', () => {
		const before = version({ low_answer: 2, long_wait: 1, cancelled: 2 });
		const after = version({ low_answer: 3, long_wait: 1, silence: 1 });
		expect(changesOf(after, before)).toEqual({
			points: [
				{ signal: 'low_answer', from: 2, to: 3 },
				{ signal: 'cancelled', from: 2, to: null },
				{ signal: 'silence', from: null, to: 1 }
			],
			areBandsNew: false
		});
	});

	test('includes the bands', () => {
		expect(changesOf(version({}, 6), version({}))).toEqual({ points: [], areBandsNew: true });
	});

	test('is nothing for the first one', () => {
		expect(changesOf(version({ low_answer: 2 }), undefined)).toEqual({
			points: [],
			areBandsNew: false
		});
	});
});

test('thresholds that differ are read line by line, and what is no number is left out', () => {
	const overrides = [
		{ service: 'repair', grace_minutes: 5 },
		{ service: 'repair', segment: 'home', grace_minutes: 'much' },
		{ segment: 'business', grace_minutes: 0 }
	];
	const signals = {
		long_wait: {
			...{ points: 1, isMustAct: false, lifeDays: 30 },
			parameters: { grace_minutes: 1, overrides }
		},
		all_met: { points: -2, isMustAct: false, lifeDays: 60, parameters: {} }
	};
	expect(overridesOf(signals)).toEqual([
		{ threshold: 'long_wait.grace_minutes', service: 'repair', segment: '', value: 5 },
		{ threshold: 'long_wait.grace_minutes', service: '', segment: 'business', value: 0 }
	]);
});
