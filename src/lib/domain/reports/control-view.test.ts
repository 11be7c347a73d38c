import { describe, expect, test } from 'vitest';
import { meanChart } from '../statistics/control-charts/mean-chart.ts';
import { baselinePlaces, readMonthRange } from './baseline-months.ts';
import { controlView } from './control-view.ts';
import type { Month } from './monthly-series.ts';
import { monthAfter, monthOfYear } from './months.ts';
import { seasons } from './seasons.ts';

/** Months from January 2024 on; null is a month without enough answers. */
function series(means: readonly (number | null)[], sd: number | null = 0.8): Month[] {
	let key = '2023-12';
	return means.map((mean, i) => {
		key = monthAfter(key);
		const n = mean === null ? 0 : 30 + (i % 3) * 10;
		const missing = mean === null ? { reason: 'too_few' as const } : {};
		return { key, mean, ci: null, sd: mean === null ? null : sd, n, ...missing, suppressed: null };
	});
}

/** No two months are alike, so that none lies on the median by accident. */
const calm = (length: number, level = 5) =>
	Array.from({ length }, (_none, i) => level + ([0.1, -0.1, 0.05, -0.06][i % 4] ?? 0) + i / 1000);

describe('a baseline', () => {
	test('is read as two months in order', () => {
		expect(readMonthRange(' 2025-01..2025-12 ')).toEqual({ from: '2025-01', to: '2025-12' });
		for (const wrong of ['', '2025-12..2025-01', '2025-13..2026-01', '2025', '2025-1..2025-02']) {
			expect(readMonthRange(wrong)).toBeNull();
		}
	});

	test('is the first twelve months with a value, once there are more', () => {
		expect(baselinePlaces(series(calm(12)), null)).toBeUndefined();
		expect(baselinePlaces(series(calm(13)), null)).toEqual({ from: 0, to: 12 });
		expect(baselinePlaces(series([null, ...calm(5), null, ...calm(9)]), null)).toEqual({
			from: 1,
			to: 14
		});
	});

	test('that was chosen is taken as far as the series has it', () => {
		const months = series(calm(20));
		const places = (from: string, to: string) => baselinePlaces(months, { from, to });
		expect(places('2024-03', '2024-12')).toEqual({ from: 2, to: 12 });
		expect(places('2020-01', '2024-02')).toEqual({ from: 0, to: 2 });
		expect(places('2030-01', '2030-02')).toEqual({ from: 0, to: 0 });
	});
});

describe('a control chart', () => {
	test('has limits that are wider where fewer people answered', () => {
		const { months, kind, centre, isProvisional } = controlView(series(calm(24)), null);
		expect(kind).toBe('means');
		expect(isProvisional).toBe(false);
		const width = (place: number) => (months[place]?.upper ?? NaN) - (months[place]?.lower ?? NaN);
		expect(width(0)).toBeGreaterThan(width(1));
		expect(width(1)).toBeGreaterThan(width(2));
		expect(centre).toBeGreaterThan(4.9);
		expect(centre).toBeLessThan(5.1);
	});

	test('keeps its frozen limits when the level falls afterwards, and says so', () => {
		const before = controlView(series(calm(12)), null);
		const fallen = controlView(series([...calm(12), ...calm(12, 4)]), null);
		expect(fallen.centre).toBe(before.centre);
		expect(fallen.baseline).toEqual({
			from: '2024-01',
			to: '2024-12',
			months: 12,
			isChosen: false,
			isFrozen: true
		});
		expect(fallen.signals).toContainEqual({
			code: 'nine_one_side',
			from: '2025-08',
			to: '2025-12',
			months: 13,
			side: 'below'
		});
		expect(fallen.months.at(-1)?.signals).toContain('beyond_limits');
		expect(fallen.trend.value?.slope).toBeLessThan(0);
	});

	test('is drawn from the steps between months where nobody has a score of their own', () => {
		const { kind, dispersion } = controlView(series(calm(15), null), null);
		expect([kind, dispersion]).toEqual(['values', null]);
	});

	test('with few months is provisional and judged by runs as well', () => {
		const { kind, isProvisional, runs } = controlView(series(calm(11)), null);
		expect([kind, isProvisional, runs?.n]).toEqual(['means', true, 10]);
	});

	test('with fewer still has no limits, no trend and no season, and says why', () => {
		const view = controlView(series([...calm(6), null]), null);
		expect(view).toMatchObject({ kind: null, centre: null, signals: [], known: 6 });
		expect(view.baseline?.months).toBe(6);
		expect(view.runs).toEqual({ value: null, n: 6, reason: 'too_few' });
		expect(view.trend.value).toBeNull();
		expect(view.seasons).toEqual({ value: null, n: 6, reason: 'too_few' });
		expect(view.months.every(({ lower, upper }) => lower === null && upper === null)).toBe(true);
	});

	test('of a baseline outside of the series is none', () => {
		const view = controlView(series(calm(20)), { from: '2030-01', to: '2030-12' });
		expect(view).toMatchObject({ kind: null, centre: null, baseline: null });
	});

	test('takes its limits from the engine, unchanged', () => {
		const months = series(calm(20));
		const chart = meanChart(
			months.map(({ n, mean, sd }) => ({ n: n ?? 0, mean, sd, se: null })),
			{ baseline: { from: 0, to: 12 } }
		);
		expect(controlView(months, null).months.map(({ upper }) => upper)).toEqual(
			chart.value?.points.map(({ upper }) => upper)
		);
	});
});

describe('seasons', () => {
	const winters = (length: number) =>
		series(
			calm(length).map((value, i) =>
				[11, 12, 1, 2, 3].includes((i % 12) + 1) ? value - 1 : value + (i % 7) / 50
			)
		);

	test('are told from two years on, and how far the heating months lie from the others', () => {
		expect(seasons(winters(23)).value).toBeNull();
		const found = seasons(winters(24)).value;
		expect(found?.p).toBeLessThan(0.001);
		// Five months of twelve are lower by one: 7/12 below the average month.
		expect(found?.heating).toBeCloseTo(-7 / 12, 1);
		expect([11, 12, 1, 2, 3]).toContain(found?.lowest);
		expect([11, 12, 1, 2, 3]).not.toContain(found?.highest);
	});

	test('leave out months without a value', () => {
		const months = winters(26).map((month, i) => (i === 5 ? { ...month, mean: null } : month));
		expect(monthOfYear(months[5]?.key ?? '')).toBe(6);
		expect(seasons(months)).toEqual({ value: null, n: 25, reason: 'too_few' });
	});

	test('cannot be told where every month is alike', () => {
		expect(seasons(series(Array.from({ length: 24 }, () => 5)))).toEqual({
			value: null,
			n: 24,
			reason: 'zero_variance'
		});
	});
});
