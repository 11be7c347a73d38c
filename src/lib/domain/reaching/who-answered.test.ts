import { describe, expect, test } from 'vitest';
import type { Form, Row } from '../../../../tests/support/count-answers.ts';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { whoAnswered, type InvitedPlace } from './who-answered.ts';

const FORM: Form = {
	survey: 's',
	scale: { min: 1, max: 7 },
	columns: ['perception'],
	dimensions: [
		{ code: 'a', items: ['a1'] },
		{ code: 'b', items: ['b1'] }
	]
};

/** `n` people of a place who rate everything `low` or a point more, by turns. */
const people = (group: string, n: number, low: number): Row[] =>
	Array.from({ length: n }, (_none, i) => ({
		group,
		perceptions: [low + (i % 2), low + (i % 2)]
	}));

const place = (key: string, invited: number | null): InvitedPlace => ({
	key,
	name: { en: key },
	invited
});

describe('who answered against who was asked', () => {
	// Half of the invited are of the west, and a fifth of the answers.
	const sums = countSurvey(FORM, [...people('east', 40, 5), ...people('west', 10, 2)]);
	const found = whoAnswered(sums, [place('east', 100), place('west', 100)], 200);

	test('says the share of every place on both sides', () => {
		expect(found.places).toMatchObject([
			{ key: 'east', invited: 100, answered: 40, invitedShare: 0.5, answeredShare: 0.8 },
			{ key: 'west', invited: 100, answered: 10, invitedShare: 0.5, answeredShare: 0.2 }
		]);
	});

	test('gives every place the share it had among the invited', () => {
		expect(found.places.map(({ weight }) => weight)).toEqual([0.625, 2.5]);
		expect(found.raw.value?.mean).toBeCloseTo((40 * 5.5 + 10 * 2.5) / 50, 12);
		expect(found.weighted.value?.mean).toBeCloseTo((5.5 + 2.5) / 2, 12);
		// Kish: (40 · .625² + 10 · 2.5²) / 50.
		expect(found.weighted.value?.designEffect).toBeCloseTo(1.5625, 12);
		expect(found.weighted.value?.effectiveN).toBeCloseTo(32, 12);
		expect(found).toMatchObject({ uncovered: 0, unweighted: 0, isAlike: false });
	});

	test('finds nothing one-sided where all answered alike often', () => {
		const alike = whoAnswered(sums, [place('east', 400), place('west', 100)], 500);
		expect(alike.weighted.value?.mean).toBeCloseTo(alike.raw.value?.mean ?? NaN, 12);
		expect(alike.isAlike).toBe(true);
	});

	test('trims the weight of an answer that would speak for too many', () => {
		const many = countSurvey(FORM, [...people('east', 95, 5), ...people('west', 5, 2)]);
		const [, west] = whoAnswered(many, [place('east', 50), place('west', 950)], 1000).places;
		expect(west?.isTrimmed).toBe(true);
	});
});

describe('places that are not shown', () => {
	test('on either side have no weight, and are said to be missing', () => {
		const sums = countSurvey(FORM, [
			...people('east', 20, 5),
			...people('south', 3, 2),
			...people('walk-in', 6, 4)
		]);
		const { places, uncovered, weighted, unweighted } = whoAnswered(
			sums,
			[place('east', 60), place('south', 30), place('north', null)],
			100
		);
		expect(
			places.map(({ key, invited, answered, weight }) => [key, invited, answered, weight])
		).toEqual([
			['east', 60, 20, 1],
			['north', null, 0, null],
			['south', 30, null, null],
			['walk-in', 0, 6, null]
		]);
		expect(uncovered).toBeCloseTo(0.4, 12);
		expect([weighted.n, unweighted]).toEqual([20, 9]);
	});

	test('leave no weighted number when there is no other place', () => {
		const sums = countSurvey(FORM, people('east', 20, 5));
		const nobody = whoAnswered(sums, [], 0);
		expect(nobody.weighted).toEqual({ value: null, n: 0, reason: 'too_few' });
		expect(nobody.raw.value?.mean).toBeCloseTo(5.5, 12);
		expect(nobody).toMatchObject({ uncovered: 1, isAlike: null });
		expect(nobody.places).toMatchObject([{ invitedShare: null, answeredShare: 1 }]);
	});
});

test('without a score of one’s own there is nothing to weigh', () => {
	const rows = people('east', 20, 5);
	const hoped = countSurvey({ ...FORM, columns: ['expectation'] }, rows);
	expect(whoAnswered(hoped, [place('east', 50)], 50)).toMatchObject({
		raw: { value: null, reason: 'not_asked' },
		weighted: { value: null, reason: 'not_asked' }
	});
	const sampled = { ...countSurvey(FORM, rows), sampled: [] };
	expect(whoAnswered(sampled, [place('east', 50)], 50).weighted.reason).toBe('not_asked');
	const few = countSurvey(FORM, people('east', 4, 5));
	expect(whoAnswered(few, [place('east', 50)], 50).raw).toEqual({
		value: null,
		n: 4,
		reason: 'too_few'
	});
});
