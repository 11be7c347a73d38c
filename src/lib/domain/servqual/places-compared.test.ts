import { describe, expect, test } from 'vitest';
import type { Form, Row } from '../../../../tests/support/count-answers.ts';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { summarize } from '../statistics/summary.ts';
import { welch } from '../statistics/welch.ts';
import { placesCompared } from './places-compared.ts';

const FORM: Form = {
	survey: 's',
	scale: { min: 1, max: 7 },
	columns: ['perception'],
	dimensions: [
		{ code: 'a', items: ['a1', 'a2'] },
		{ code: 'b', items: ['b1', 'b2'] }
	]
};

/** `n` people of a place who differ by up to two points; their dimension b is lower by `low`. */
const people = (group: string, n: number, low = 0, shift = 0): Row[] =>
	Array.from({ length: n }, (_none, i) => {
		const base = 4 + ((i + shift) % 3);
		return { group, perceptions: [base, base, base - low, base - low] };
	});

const verdictsOf = (rows: Row[]) =>
	placesCompared(countSurvey(FORM, rows)).map(({ key, overall, dimensions }) => [
		key,
		overall.verdict,
		...dimensions.map(({ verdict }) => verdict)
	]);

describe('places compared with all others', () => {
	const rows = [...people('east', 30), ...people('south', 30), ...people('west', 30, 2)];

	test('are clear only on the score on which they differ', () => {
		expect(verdictsOf(rows)).toEqual([
			['east', 'better', 'noise', 'better'],
			['south', 'better', 'noise', 'better'],
			['west', 'worse', 'noise', 'worse']
		]);
	});

	test('are tested against the answers of everybody else, adjusted for the places shown', () => {
		const west = countSurvey(FORM, people('west', 30, 2)).overall.perception;
		const others = countSurvey(FORM, [...people('east', 30), ...people('south', 30)]).overall;
		const scale = countSurvey(FORM, rows).overall_scale;
		const alone = welch(summarize(west, scale), summarize(others.perception, scale)).value;
		const found = placesCompared(countSurvey(FORM, rows))[2]?.overall;
		expect(found?.test).toEqual(alone);
		expect(found?.otherN).toBe(60);
		expect(found?.pHolm).toBeCloseTo(Math.min(1, 3 * (alone?.p ?? NaN)), 15);
	});

	test('that would be clear by themselves need not be so among many', () => {
		const few = [...people('odd', 9, 1), ...people('p0', 30), ...people('p1', 30)];
		const many = [
			...people('odd', 9, 1),
			...Array.from({ length: 30 }, (_none, i) => people(`p${i}`, 30, 0, i)).flat()
		];
		const pOf = (answers: Row[]) =>
			placesCompared(countSurvey(FORM, answers)).find(({ key }) => key === 'odd')?.dimensions[1];
		expect(pOf(few)?.verdict).toBe('worse');
		expect(pOf(many)?.test?.p).toBeLessThan(0.05);
		expect(pOf(many)?.verdict).toBe('noise');
	});

	test('count those that are not shown among the others, and say nothing of them', () => {
		const found = placesCompared(countSurvey(FORM, [...people('east', 20), ...people('tiny', 4)]));
		expect(found.map(({ key }) => key)).toEqual(['east']);
		// Four others are too few to compare with.
		expect(found[0]?.overall).toMatchObject({ verdict: null, reason: 'too_few', otherN: 4 });
	});

	test('where each person was asked some of the items are not compared', () => {
		const sums = { ...countSurvey(FORM, rows), sampled: [] };
		for (const { overall } of placesCompared(sums))
			expect(overall).toMatchObject({ verdict: null, reason: 'not_asked' });
	});
});
