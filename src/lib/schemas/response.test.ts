import { describe, expect, test } from 'vitest';
import { fieldProblems, responseSchema } from './response.ts';

const items = ['t1', 't2', 'constructor'].map((code) => ({
	code,
	dimension: 'tangibles',
	text: { en: code }
}));
const perception: Parameters<typeof responseSchema>[0] = {
	columns: ['perception' as const],
	languages: ['zh', 'en'],
	scale: { min: 1, max: 7, labels: null },
	items
};
const both: typeof perception = { ...perception, columns: ['expectation', 'perception'] };
const form = {
	submission_id: '0b0e7a52-6f5d-4a51-9d55-7c2a2f8b9a10',
	locale: 'zh',
	p_t1: '6',
	comment: '',
	contact_detail: ''
};

function problems(given: object, survey = perception) {
	const { error } = responseSchema(survey).safeParse(given);
	return error && fieldProblems(error);
}

describe('a filled-in survey', () => {
	test('becomes an answer in which skipped is not "no opinion"', () => {
		expect(responseSchema(perception).parse({ ...form, p_t2: '0', overall: '7' })).toEqual({
			submission_id: form.submission_id,
			locale: 'zh',
			perceptions: { t1: 6, t2: 0, constructor: null },
			expectations: {},
			overall: 7,
			comment: null,
			contact_requested: false,
			contact_detail: null
		});
	});

	test('carries expectations only where they are asked', () => {
		const given = { ...form, e_t1: '7' };
		expect(responseSchema(both).parse(given).expectations).toEqual({
			t1: 7,
			t2: null,
			constructor: null
		});
		expect(problems(given)).toEqual({ form: 'unreadable' });
	});

	test('keeps a way to be reached only if contact was asked for', () => {
		const given = { ...form, contact_detail: ' 138 0000 0000 ' };
		expect(responseSchema(perception).parse(given).contact_detail).toBe(null);
		expect(responseSchema(perception).parse({ ...given, contact_requested: 'on' })).toMatchObject({
			contact_requested: true,
			contact_detail: '138 0000 0000'
		});
	});
});

describe('a survey form is refused', () => {
	test('without any rating of what was experienced', () => {
		const { p_t1: _, ...empty } = form;
		expect(problems(empty)).toEqual({ p_t1: 'rating_needed' });
		expect(problems({ ...empty, p_t1: '0', p_t2: '0' })).toEqual({ p_t1: 'rating_needed' });
		expect(problems({ ...empty, e_t1: '7' }, both)).toEqual({ p_t1: 'rating_needed' });
	});

	test('with all that is wrong with it at once', () => {
		const { p_t1: _, ...empty } = form;
		expect(problems({ ...empty, comment: '听'.repeat(4001) })).toEqual({
			p_t1: 'rating_needed',
			comment: 'too_long'
		});
	});

	test.each(['8', '-1', '1.5', '', ' 3', '٣', '1e0', '007', 5, null, ['3'], {}])(
		'with a rating outside the scale: %j',
		(value) => {
			expect(problems({ ...form, p_t2: value })).toEqual({ p_t2: 'unreadable' });
		}
	);

	test('with "no opinion" overall, which nobody was offered', () => {
		expect(problems({ ...form, overall: '0' })).toEqual({ overall: 'unreadable' });
	});

	test('with fields it does not have', () => {
		expect(problems({ ...form, customer_id: 'x' })).toEqual({ form: 'unreadable' });
	});

	test('without a submission id or in a language not on offer', () => {
		expect(problems({ ...form, submission_id: 'abc' })).toEqual({ submission_id: 'unreadable' });
		expect(problems({ ...form, locale: 'fr' })).toEqual({ locale: 'unreadable' });
	});

	test('with a comment over its limit, counted in code points after cleaning', () => {
		expect(problems({ ...form, comment: '😀'.repeat(4000) })).toBe(undefined);
		expect(problems({ ...form, comment: '听'.repeat(4000) + '\u0000\u202e ' })).toBe(undefined);
		expect(problems({ ...form, comment: '听'.repeat(4001) })).toEqual({ comment: 'too_long' });
		expect(problems({ ...form, contact_detail: 'x'.repeat(201) })).toEqual({
			contact_detail: 'too_long'
		});
	});
});
