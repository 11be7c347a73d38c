import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { answers, document, expectHonest, FORM } from '../../../../tests/support/servqual-form.ts';
import { measurementDocument } from './measurement-document.ts';

describe('groups', () => {
	const grouped = answers(30).map((row, i) => ({
		...row,
		group: i < 4 ? 'small' : i < 12 ? 'mid' : 'big'
	}));
	const sums = countSurvey(FORM, grouped);

	test('a group that is large enough is measured like a survey', () => {
		const { groups } = measurementDocument(sums, { by: 'site' });
		const alone = document(
			FORM,
			grouped.filter(({ group }) => group === 'big')
		);
		const big = groups.find(({ key }) => key === 'big');
		expect(big?.n).toBe(18);
		expect(big?.overall.gap_unweighted).toEqual(alone.overall.gap_unweighted);
		expect(big?.dimensions[1]?.perception).toEqual(alone.dimensions[1]?.perception);
	});

	test('a small group shows neither numbers nor its size', () => {
		const shown = measurementDocument(sums, { by: 'site' });
		expectHonest(shown);
		const small = shown.groups.find(({ key }) => key === 'small');
		expect(small).toMatchObject({ n: null, reason: 'suppressed' });
		expect(small?.overall.perception).toEqual({
			mean: null,
			ci95: null,
			n: null,
			reason: 'suppressed'
		});
		expect(JSON.stringify(small)).not.toContain('4');
		expect(shown.suppressed).toEqual([{ group: 'small', reason: 'primary' }]);
	});

	test('the sibling withheld in SQL is named complementary and emptied', () => {
		const shown = measurementDocument(
			{
				...sums,
				groups: sums.groups.map((group) =>
					group.key === 'mid' ? { ...group, is_suppressed: true } : group
				)
			},
			{ by: 'site' }
		);
		expect(shown.suppressed).toEqual([
			{ group: 'small', reason: 'primary' },
			{ group: 'mid', reason: 'complementary' }
		]);
		const mid = shown.groups.find(({ key }) => key === 'mid');
		expect(mid?.dimensions[0]?.gap).toMatchObject({ mean: null, reason: 'suppressed' });
	});

	test('no number of a suppressed group is left for page, export, tooltip, order or alert', () => {
		const { expect: expected } = acceptanceCase<unknown, string>(
			'AC12',
			'suppressed cells leak nowhere'
		);
		expect(expected).toContain('all carry null');
		const { groups } = measurementDocument(sums, { by: 'site' });
		const numbers = (value: unknown): number[] =>
			typeof value === 'number'
				? [value]
				: typeof value === 'object' && value !== null
					? Object.values(value).flatMap(numbers)
					: [];
		// The control: the same search finds the numbers of a group that is shown.
		expect(numbers(groups.find(({ key }) => key === 'big')).length).toBeGreaterThan(20);
		expect(numbers(groups.find(({ key }) => key === 'small'))).toEqual([]);
	});

	test('a small group that slipped through is withheld all the same', () => {
		const shown = measurementDocument(
			{ ...sums, groups: sums.groups.map((group) => ({ ...group, is_suppressed: false })) },
			{ by: 'site' }
		);
		expect(shown.groups.find(({ key }) => key === 'small')?.n).toBeNull();
		expect(shown.suppressed).toEqual([{ group: 'small', reason: 'primary' }]);
	});
});
