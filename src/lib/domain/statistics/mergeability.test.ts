import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { addCross, countCross, emptyCross } from '../../../../tests/support/count-numbers.ts';
import { scaledCovariance } from './covariance.ts';
import { alphaRaw } from './cronbach-alpha.ts';
import { omegaTotal } from './omega-total.ts';

/** 194 respondents with five ratings each, the same at every run. */
function respondents(): number[][] {
	let state = 194;
	const next = (below: number): number => {
		state = (state * 48271) % 2147483647;
		return state % below;
	};
	return Array.from({ length: 194 }, () => {
		const mood = next(4);
		return Array.from({ length: 5 }, () => 1 + mood + next(4));
	});
}

const ROWS = respondents();
const all = countCross(ROWS);

describe('sums are merged by addition, erased by subtraction and edited by both', () => {
	test('erasing one respondent leaves what was never there', () => {
		const { expect: expected } = acceptanceCase<unknown, string>(
			'AC09',
			'erase respondent 14 (GDPR) by subtraction'
		);
		expect(expected).toContain('the other 193 rows exactly');
		const erased = addCross(all, countCross([ROWS[13] ?? []]), -1);
		const others = countCross(ROWS.filter((_row, i) => i !== 13));
		expect(erased).toEqual(others);
		expect(erased).not.toEqual(all);
		expect(alphaRaw(scaledCovariance(erased))).toEqual(alphaRaw(scaledCovariance(others)));
		expect(omegaTotal(erased)).toEqual(omegaTotal(others));
	});

	test('editing one answer subtracts the old products and adds the new ones', () => {
		const { expect: expected } = acceptanceCase<unknown, string>('AC09', 'edit one answer');
		expect(expected).toContain('state equal to recompute');
		const before = ROWS[50] ?? [];
		const after = before.map((rating, i) => (i === 2 ? 8 - rating : rating));
		const edited = addCross(addCross(all, countCross([before]), -1), countCross([after]), 1);
		expect(edited).toEqual(countCross(ROWS.map((row, i) => (i === 50 ? after : row))));
	});

	test('a thousand single answers in any order come to the same sums', () => {
		const { expect: expected } = acceptanceCase<unknown, string>('AC09', 'concurrent inserts');
		expect(expected).toContain('sums equal recompute');
		const thousand = Array.from({ length: 1000 }, (_none, i) => ROWS[(i * 37) % 194] ?? []);
		const shuffled = thousand.map((_row, i) => thousand[(i * 7919) % 1000] ?? []);
		const merged = shuffled.reduce(
			(sum, row) => addCross(sum, countCross([row]), 1),
			emptyCross(5)
		);
		expect(merged).toEqual(countCross(thousand));
	});
});
