import { describe, expect, test } from 'vitest';
import { countCross } from '../../../../tests/support/count-numbers.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { answers, document, FORM } from '../../../../tests/support/servqual-form.ts';
import { completeCases } from './measured-complete-cases.ts';

const FIVE = countCross([
	[5, 6],
	[4, 4],
	[7, 6],
	[3, 5],
	[6, 6]
]);

describe('complete cases of a dimension', () => {
	test('their mean, and whether it tells another story', () => {
		expect(completeCases(FIVE, { mean: 5.24, n: 5 }, 5)).toEqual({
			mean: 5.2,
			n: 5,
			differs: false
		});
		expect(completeCases(FIVE, { mean: 5.26, n: 12 }, 5)).toEqual({
			mean: 5.2,
			n: 5,
			differs: true
		});
	});

	test('are withheld below the limit, and not asked of a sample of the items', () => {
		const none = { mean: null, differs: null };
		expect(completeCases(FIVE, { mean: 5.2, n: 5 }, 6)).toEqual({
			...none,
			n: 5,
			reason: 'too_few'
		});
		expect(completeCases(FIVE, { mean: 5.2, n: 5 }, 5, 'not_asked')).toEqual({
			...none,
			n: 0,
			reason: 'not_asked'
		});
		expect(completeCases(null, { mean: null, n: 0 }, 5).reason).toBe('too_few');
	});

	test('are suppressed where the few who left something out could be subtracted', () => {
		expect(completeCases(FIVE, { mean: 5.1, n: 7 }, 5)).toEqual({
			...{ mean: null, n: 5, differs: null, reason: 'suppressed' }
		});
	});

	test('the document has those who left nothing out of a dimension', () => {
		const rows = answers(80);
		const { dimensions } = document(FORM, rows);
		const complete = rows.flatMap(({ perceptions }) => {
			const ratings = perceptions.slice(0, 4).filter((rating) => rating !== null);
			return ratings.length === 4 ? [ratings] : [];
		});
		const found = dimensions[0]?.complete_cases.perception;
		expect(found?.n).toBe(complete.length);
		expect(complete.length).toBeLessThan(75);
		expectNear(
			found?.mean,
			complete.flat().reduce((sum, rating) => sum + rating, 0) / complete.length / 4,
			1e-12
		);
	});
});
