import { describe, expect, test } from 'vitest';
import {
	count,
	interval,
	MISSING,
	percent,
	pValue,
	sampleSize,
	score,
	signedGap
} from './numbers.ts';

describe('a score', () => {
	test('has two decimals and a true minus sign', () => {
		expect(score(5.4321, 'en')).toBe('5.43');
		expect(score(-1.2, 'zh')).toBe('−1.20');
	});

	test('is never minus zero', () => {
		expect(score(-0.001, 'en')).toBe('0.00');
		expect(signedGap(-0.001, 'zh')).toBe('0.00');
	});

	test('that cannot be had is a dash, never NaN and never 0', () => {
		expect(score(null, 'en')).toBe(MISSING);
		expect(signedGap(Number.NaN, 'en')).toBe(MISSING);
		expect(percent(null, 'zh')).toBe(MISSING);
		expect(count(Number.POSITIVE_INFINITY, 'en')).toBe(MISSING);
		expect(interval([Number.NaN, 1], 'en')).toBe(MISSING);
		expect(interval(null, 'en')).toBe(MISSING);
	});
});

test('a gap carries its sign', () => {
	expect(signedGap(0.318, 'en')).toBe('+0.32');
	expect(signedGap(-1.04, 'en')).toBe('−1.04');
	expect(signedGap(0, 'en')).toBe('0.00');
});

describe('a percentage', () => {
	test('comes from a share of 0–1', () => {
		expect(percent(0.414, 'en')).toBe('41%');
		expect(percent(0.414, 'zh', 1)).toBe('41.4%');
		expect(percent(-0.2, 'en')).toBe('−20%');
	});

	test('does not turn a few into none, nor nearly all into all', () => {
		expect(percent(0.002, 'en')).toBe('<1%');
		expect(percent(0.998, 'zh')).toBe('>99%');
		expect(percent(0, 'en')).toBe('0%');
		expect(percent(1, 'en')).toBe('100%');
		expect(percent(0.0002, 'en', 1)).toBe('<0.1%');
	});
});

test('an interval is written in brackets', () => {
	expect(interval([-1.2121, -0.8281], 'en')).toBe('[−1.21, −0.83]');
});

test('counts and sample sizes are grouped by thousands', () => {
	expect(count(1234567, 'zh')).toBe('1,234,567');
	expect(sampleSize(1940, 'en')).toBe('n = 1,940');
});

test('a p value below one in a thousand is not spelled out', () => {
	expect(pValue(0.0342, 'en')).toBe('p = 0.034');
	expect(pValue(1e-9, 'zh')).toBe('p < 0.001');
});
