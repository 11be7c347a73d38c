import { describe, expect, test } from 'vitest';
import { measurementDocument } from '#lib/domain/servqual/measurement-document.ts';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { answers, constant, FORM, PERCEPTION } from '../../../../tests/support/servqual-form.ts';
import { dashboardView } from './dashboard-view.ts';
import { inFull, value } from './said.ts';

const months = (n: number, form = FORM) =>
	countSurvey(
		form,
		answers(n).map((row, i) => ({ ...row, group: i < 3 ? '2026-01' : '2026-02' }))
	);

describe('the view of a survey with expectations', () => {
	const sums = months(60);
	const view = dashboardView(sums, {});
	const document = measurementDocument(sums, {});

	test('shows the numbers of the measurement document, and no others', () => {
		expect(view.dimensions.map(({ main }) => main)).toEqual(
			document.dimensions.map(({ gap, n }) => ({ value: gap.mean, ci: gap.ci95, n }))
		);
		expect(view.gap).toEqual({
			value: document.overall.gap_unweighted.mean,
			ci: document.overall.gap_unweighted.ci95,
			n: document.overall.gap_unweighted.n
		});
		expect(view.top2.value).toBe(document.overall.top2_box.share);
	});

	test('says them rounded, with interval and n', () => {
		const [first] = document.dimensions;
		const main = view.dimensions[0]?.main;
		expect(main && value(main.value, true, 'en')).toBe(
			(first?.gap.mean ?? NaN).toFixed(2).replace('-', '−')
		);
		expect(main && inFull(main, true, 'en')).toMatch(
			/^−\d\.\d\d \[−\d\.\d\d, −\d\.\d\d\], n = \d+$/
		);
	});

	test('a month with too few answers has no number and says why', () => {
		expect(view.groups[0]).toMatchObject({
			key: '2026-01',
			suppressed: 'primary',
			main: { value: null, ci: null, n: null, reason: 'suppressed' }
		});
		expect(view.groups[1]?.main.value).toEqual(expect.any(Number));
	});

	test('lists the items with the widest shortfall first', () => {
		const gaps = view.items.map(({ main }) => main.value ?? Infinity);
		expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
	});
});

describe('reliability', () => {
	test('is shown from 30 complete answers, not from 30 answers', () => {
		const few = dashboardView(months(29), {});
		expect(few.dimensions.map(({ alpha }) => alpha.value)).toEqual([null, null, null, null, null]);
		const many = dashboardView(months(200), {});
		for (const { alpha } of many.dimensions) {
			expect(alpha.value).toEqual(expect.any(Number));
			expect(alpha.n).toBeGreaterThanOrEqual(30);
		}
	});

	test('of equal answers cannot be computed, and says so', () => {
		const sums = countSurvey(FORM, constant(40, 6, 5));
		const [first] = dashboardView(sums, {}).dimensions;
		expect(first?.alpha).toMatchObject({ value: null, reason: 'zero_variance' });
		expect(first?.main).toMatchObject({ value: -1, ci: [-1, -1], n: 40 });
	});
});

test('a survey of perceptions shows perceptions with intervals, and no gap', () => {
	const sums = months(60, PERCEPTION);
	const view = dashboardView(sums, {});
	expect(view.isGap).toBe(false);
	expect(view.gap).toMatchObject({ value: null, reason: 'not_asked' });
	for (const { main, perception, expectation } of view.dimensions) {
		expect(expectation.mean).toBeNull();
		expect(main.value).toBe(perception.mean);
		expect(main.ci?.[0]).toBeLessThan(perception.mean ?? NaN);
		expect(main.ci?.[1]).toBeGreaterThan(perception.mean ?? NaN);
	}
	expect(view.groups[1]?.main.value).toEqual(expect.any(Number));
});

test('of a place in which everybody rated alike every dimension is pointed out', () => {
	const alike = (rating: number) => FORM.dimensions.flatMap(({ items }) => items.map(() => rating));
	const place = (group: string, perception: (person: number) => number) =>
		Array.from({ length: 6 }, (_none, person) => ({
			...{ group, expectations: alike(6), perceptions: alike(perception(person)) }
		}));
	const rows = [...place('alike', () => 2), ...place('mixed', (person) => 1 + (person % 3))];
	const { groups } = dashboardView(countSurvey(FORM, rows), { by: 'site' });
	const marks = groups.map(({ key, dimensions }) => [
		key,
		dimensions.map(({ isAlike }) => isAlike)
	]);
	expect(marks).toEqual([
		['alike', FORM.dimensions.map(() => true)],
		['mixed', FORM.dimensions.map(() => false)]
	]);
});
