import { describe, expect, test } from 'vitest';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { answers, FORM, PERCEPTION } from '../../../../tests/support/servqual-form.ts';
import { measurementDocument } from '../servqual/measurement-document.ts';
import { controlView } from './control-view.ts';
import { FORMULA_VERSION } from './formula-version.ts';
import { limitSentences, methodTable } from './method-table.ts';
import { monthlySeries, OVERALL } from './monthly-series.ts';
import {
	dimensionsTable,
	driversTable,
	itemsTable,
	monthsTable,
	summaryTable,
	type ReportFacts
} from './report-tables.ts';

function facts(form = FORM): ReportFacts {
	const rows = answers(60).map((row, i) => ({ ...row, group: i < 30 ? '2026-01' : '2026-02' }));
	const sums = countSurvey(form, rows);
	const filter = { from: '2026-01-01', exclude: ['fast' as const] };
	return {
		sums,
		document: measurementDocument(sums, filter),
		control: controlView(monthlySeries(sums, filter, OVERALL), null),
		events: [
			{
				...{ id: 'e', kind: 'recall', title: { en: 'Valves' }, happenedOn: '2026-02-03' },
				...{ site: null, note: null, createdBy: null }
			}
		]
	};
}

const TABLES = [summaryTable, dimensionsTable, itemsTable, monthsTable, driversTable, methodTable];

describe('the tables of a report', () => {
	test('have as many cells as columns in both languages, and never a number that is none', () => {
		for (const form of [FORM, PERCEPTION]) {
			for (const locale of ['zh', 'en'] as const) {
				for (const table of TABLES) {
					const made = table(facts(form), locale);
					expect(made?.rows.length).toBeGreaterThan(0);
					for (const { cells } of made?.rows ?? []) {
						expect(cells).toHaveLength(made?.columns.length ?? 0);
						expect(cells.some((cell) => Number.isNaN(cell))).toBe(false);
					}
				}
			}
		}
	});

	test('carry the numbers of the measurement document', () => {
		const { document } = facts();
		const [first] = dimensionsTable(facts(), 'en').rows;
		const { gap, n } = document.dimensions[0] ?? {};
		expect(first?.cells.slice(3, 7)).toEqual([gap?.mean, gap?.ci95?.[0], gap?.ci95?.[1], n]);
		const overall = summaryTable(facts(), 'en').rows.find(({ key }) => key === 'gap');
		expect(overall?.cells[1]).toBe(document.overall.gap_unweighted.mean);
	});

	test('say why a number is missing', () => {
		const gap = summaryTable(facts(PERCEPTION), 'en').rows.find(({ key }) => key === 'gap');
		expect(gap?.cells.slice(1, 4)).toEqual([null, null, null]);
		expect(gap?.cells.at(-1)).toBe('Not asked in this survey');
	});

	test('name the events in their months', () => {
		const rows = monthsTable(facts(), 'en')?.rows;
		expect(rows?.map(({ cells }) => cells[8])).toEqual(['', 'Valves']);
	});

	test('say how to make them again', () => {
		const rows = Object.fromEntries(
			methodTable(facts(), 'en').rows.map(({ key, cells }) => [key, cells[1]])
		);
		expect(rows).toMatchObject({
			selection: 'survey=k1; from=2026-01-01',
			excluded: 'Fast',
			chart: 'Too few months for limits.'
		});
		expect(rows['version']).toContain(FORMULA_VERSION);
		expect(rows['n']).toContain('60');
	});

	test('say what a difference cannot say only where there is one', () => {
		expect(limitSentences(facts(), 'en').join()).toContain('A gap is the difference');
		expect(limitSentences(facts(PERCEPTION), 'en').join()).not.toContain('A gap is');
	});
});
