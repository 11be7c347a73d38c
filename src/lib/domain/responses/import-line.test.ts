import { describe, expect, test } from 'vitest';
import type { Cells } from './import-cells.ts';
import { columnsOf, isRejection, readLine, type ImportLayout } from './import-line.ts';

const layout: ImportLayout = {
	items: ['t1', 'r1'],
	dimensions: ['tangibles', 'reliability'],
	scale: { min: 1, max: 7 },
	asksExpectation: true,
	timeZone: 'Asia/Shanghai'
};
const now = new Date('2026-05-03T06:05:00Z');
const read = (cells: Cells) => readLine({ submission_id: 's1', p_t1: '5', ...cells }, layout, now);
const refusal = (cells: Cells) => {
	const line = read(cells);
	return isRejection(line) ? line : null;
};

test('a full row is read with its types', () => {
	expect(
		read({
			submitted_at: '2026-01-01 10:00',
			site: 'North',
			service: 'repair',
			channel: 'Phone',
			customer: ' C-1 ',
			locale: 'zh-CN',
			p_t1: '７',
			p_r1: 'NA',
			e_t1: 6,
			e_r1: '',
			w_tangibles: '60',
			w_reliability: '40',
			overall: '6',
			comment: '等了\u0000很久'
		})
	).toEqual({
		submission_id: 's1',
		submitted_at: '2026-01-01T02:00:00.000Z',
		site: 'north',
		service: 'repair',
		channel: 'phone',
		customer: 'C-1',
		locale: 'zh',
		perceptions: { t1: 7, r1: null },
		expectations: { t1: 6, r1: null },
		adequates: null,
		weights: { tangibles: 60, reliability: 40 },
		asked: null,
		answers: null,
		overall: 6,
		comment: '等了很久'
	});
});

describe('a row is refused by its first fault, which is named', () => {
	test.each<[Cells, string, string]>([
		[{ submission_id: ' ' }, 'missing_submission_id', 'submission_id'],
		[{ submission_id: 'x'.repeat(101) }, 'too_long', 'submission_id'],
		[{ p_t1: '8' }, 'invalid_rating', 'p_t1'],
		[{ p_t1: '0' }, 'invalid_rating', 'p_t1'],
		[{ e_r1: '5.5' }, 'invalid_rating', 'e_r1'],
		[{ overall: 'good' }, 'invalid_rating', 'overall'],
		[{ submitted_at: '2026-02-30' }, 'invalid_date', 'submitted_at'],
		[{ submitted_at: '2026-05-04 14:06' }, 'future_date', 'submitted_at'],
		[{ submitted_at: '2200-01-01' }, 'future_date', 'submitted_at'],
		[{ locale: 'fr' }, 'invalid_locale', 'locale'],
		[{ channel: 'by phone' }, 'invalid_channel', 'channel'],
		[{ site: '城北' }, 'unknown_site', 'site'],
		[{ comment: '好'.repeat(4001) }, 'too_long', 'comment'],
		[{ w_tangibles: '60', w_reliability: '30' }, 'invalid_weights', 'w_…'],
		[{ w_tangibles: '100' }, 'invalid_weights', 'w_…'],
		[{ w_tangibles: '-1' }, 'invalid_weights', 'w_tangibles'],
		[{ p_t1: '' }, 'no_ratings', 'p_…']
	])('%j → %s', (cells, code, column) => {
		expect(refusal(cells)).toMatchObject({ code, column });
	});
});

test("a clock that is a day fast, read in the organisation's zone, is believed", () => {
	expect(read({ submitted_at: '2026-05-04 14:05' })).toMatchObject({
		submitted_at: '2026-05-04T06:05:00.000Z'
	});
});

test('an expectation column belongs only to a survey that asks for expectations', () => {
	expect(columnsOf(layout).has('e_t1')).toBe(true);
	expect(columnsOf({ ...layout, asksExpectation: false }).has('e_t1')).toBe(false);
});
