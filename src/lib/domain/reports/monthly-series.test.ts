import { describe, expect, test } from 'vitest';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { answers, FORM, PERCEPTION } from '../../../../tests/support/servqual-form.ts';
import { measurementDocument } from '../servqual/measurement-document.ts';
import { monthlySeries, OVERALL } from './monthly-series.ts';

const sums = (form = FORM) =>
	countSurvey(
		form,
		answers(60).map((row, i) => ({
			...row,
			group: i < 3 ? '2026-01' : i < 30 ? '2026-02' : '2026-05'
		}))
	);

describe('a score by month', () => {
	test('has the numbers of the measurement document', () => {
		const { groups } = measurementDocument(sums(), {});
		const february = groups.find(({ key }) => key === '2026-02');
		const [, month] = monthlySeries(sums(), {}, OVERALL);
		expect(month).toMatchObject({
			key: '2026-02',
			mean: february?.overall.gap_unweighted.mean,
			ci: february?.overall.gap_unweighted.ci95,
			sd: february?.overall.gap_unweighted.sd,
			n: february?.overall.gap_unweighted.n
		});
		const [, first] = monthlySeries(sums(), {}, 'T');
		const dimension = february?.dimensions.find(({ code }) => code === 'T');
		expect(first).toMatchObject({
			mean: dimension?.gap.mean,
			sd: dimension?.gap.sd,
			n: dimension?.n
		});
	});

	test('is about perceptions where only they were asked', () => {
		const { groups } = measurementDocument(sums(PERCEPTION), {});
		const [, month] = monthlySeries(sums(PERCEPTION), {}, OVERALL);
		expect(month?.mean).toBe(groups[1]?.overall.perception.mean);
		expect(month?.sd).toBeGreaterThan(0);
	});

	test('stands empty in months without answers, and says why a small one is hidden', () => {
		const months = monthlySeries(sums(), {}, OVERALL);
		expect(months.map(({ key }) => key)).toEqual([
			'2026-01',
			'2026-02',
			'2026-03',
			'2026-04',
			'2026-05'
		]);
		expect(months[0]).toMatchObject({ mean: null, sd: null, n: null, suppressed: 'primary' });
		expect(months[2]).toEqual({
			key: '2026-03',
			mean: null,
			ci: null,
			sd: null,
			n: 0,
			reason: 'too_few',
			suppressed: null
		});
	});

	test('does not exist for a dimension that the survey does not have', () => {
		expect(monthlySeries(sums(), {}, 'zz').every(({ mean }) => mean === null)).toBe(true);
	});

	test('of no answers is no series', () => {
		expect(monthlySeries(countSurvey(FORM, []), {}, OVERALL)).toEqual([]);
	});
});
