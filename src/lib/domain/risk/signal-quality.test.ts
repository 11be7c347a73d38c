import { expect, test } from 'vitest';
import { signalQuality, type SignalCounts } from './signal-quality.ts';

const counts = (given: Partial<SignalCounts>): SignalCounts => ({
	...{ signal: 'long_wait', thisWeek: 1, alerts: 40, withCase: 30, ignored: 2 },
	...{ useful: 0, wrong: 0, too_early: 0, known: 0 },
	...given
});

test('a signal without labels is not judged', () => {
	expect(signalQuality(counts({}))).toMatchObject({
		n: 0,
		useful: null,
		interval: null,
		isForRetirement: false
	});
});

test('the share of useful alerts counts every label, with its Wilson interval', () => {
	const told = signalQuality(counts({ useful: 11, wrong: 30, too_early: 13, known: 10 }));
	expect(told.n).toBe(64);
	expect(told.useful).toBeCloseTo(11 / 64, 12);
	expect(told.interval?.[0]).toBeCloseTo(0.0988, 4);
	expect(told.interval?.[1]).toBeCloseTo(0.2821, 4);
});

test.each([
	[5, 14, false], // 19 labels, 26 %
	[5, 15, true], // 20 labels, 25 %
	[6, 14, false], // 20 labels, exactly 30 %
	[0, 20, true],
	[29, 71, true],
	[30, 70, false]
])('%i useful of %i more: proposed for retirement: %s', (useful, wrong, expected) => {
	expect(signalQuality(counts({ useful, wrong })).isForRetirement).toBe(expected);
});
