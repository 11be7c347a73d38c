import { describe, expect, test } from 'vitest';
import type { AskedSurvey } from '#lib/domain/surveys/asked-survey.ts';
import type { Question } from '#lib/domain/surveys/content.ts';
import type { FieldValues } from '#lib/domain/surveys/form-fields.ts';
import { bodyLimit, readAnswer, type PostedForm } from './response.ts';

type Asked = Parameters<typeof readAnswer>[0];

const now = new Date('2026-11-02T10:00:00Z');
const items = ['t1', 't2', 'constructor'].map((code) => ({
	code,
	dimension: 'tangibles',
	text: { en: code }
}));
const asks: AskedSurvey['asks'] = {
	overall: true,
	comment: true,
	importance: false,
	contact: 'after_low'
};
const perception: Asked = {
	columns: ['perception'],
	consent: 'identified',
	languages: ['zh', 'en'],
	scale: { min: 1, max: 7, labels: null },
	dimensions: ['tangibles', 'empathy'].map((code) => ({ code, name: { en: code } })),
	items,
	asks,
	questions: []
};
const both: Asked = { ...perception, columns: ['expectation', 'perception'] };
const important: Asked = { ...perception, asks: { ...asks, importance: true } };
const form: FieldValues = {
	submission_id: '0b0e7a52-6f5d-4a51-9d55-7c2a2f8b9a10',
	locale: 'zh',
	p_t1: '6',
	comment: '',
	contact_detail: ''
};
const { p_t1: _, ...empty } = form;

function question(code: string, type: Question['type'], more: Partial<Question> = {}): Question {
	const options = ['yes', 'no', 'maybe'].map((each) => ({ code: each, text: { en: each } }));
	return {
		...{ code, type, text: { en: code }, required: false, place: 'after' },
		...(type === 'single' || type === 'multiple' ? { options } : {}),
		...(type === 'rating' ? { scale: { min: 0, max: 10 } } : {}),
		...more
	};
}

function asking(...questions: Question[]): Asked {
	return { ...perception, questions };
}

function read(given: FieldValues, survey = perception, files: PostedForm['files'] = {}) {
	return readAnswer(survey, { fields: given, files }, now);
}

function answer(...given: Parameters<typeof read>) {
	const found = read(...given);
	if ('problems' in found) throw new Error(JSON.stringify(found.problems));
	return found.answer;
}

function problems(...given: Parameters<typeof read>) {
	const found = read(...given);
	return 'problems' in found ? found.problems : undefined;
}

describe('a filled-in survey', () => {
	test('becomes an answer in which skipped is not "no opinion"', () => {
		expect(answer({ ...form, p_t2: '0', overall: '7' })).toEqual({
			submission_id: form['submission_id'],
			locale: 'zh',
			columns: ['perception'],
			perceptions: { t1: 6, t2: 0, constructor: null },
			expectations: {},
			adequates: {},
			weights: null,
			overall: 7,
			comment: null,
			contact_requested: false,
			contact_detail: null,
			answers: {},
			duration_seconds: null,
			signs: {},
			files: []
		});
	});

	test('carries the ratings that are asked, and no others', () => {
		const given = { ...form, e_t1: '7' };
		expect(answer(given, both).expectations).toEqual({ t1: 7, t2: null, constructor: null });
		expect(problems(given)).toEqual({ form: 'unreadable' });
		const three: Asked = { ...perception, columns: ['adequate', 'expectation', 'perception'] };
		expect(answer({ ...given, a_t1: '3' }, three)).toMatchObject({
			adequates: { t1: 3, t2: null },
			expectations: { t1: 7, t2: null },
			perceptions: { t1: 6, t2: null }
		});
	});

	test('keeps a way to be reached only if contact was asked for', () => {
		const given = { ...form, contact_detail: ' 138 0000 0000 ' };
		expect(answer(given).contact_detail).toBe(null);
		expect(answer({ ...given, contact_requested: 'on' })).toMatchObject({
			contact_requested: true,
			contact_detail: '138 0000 0000'
		});
	});

	test('of nobody known needs a way to be reached if contact was asked for', () => {
		const anonymous: Asked = { ...perception, consent: 'anonymous' };
		expect(problems({ ...form, contact_requested: 'on' }, anonymous)).toEqual({
			contact_detail: 'answer_needed'
		});
		const reachable = { ...form, contact_requested: 'on', contact_detail: '138' };
		expect(answer(reachable, anonymous).contact_detail).toBe('138');
		expect(answer({ ...form, contact_requested: 'on' }).contact_requested).toBe(true);
	});

	test('tells how long it took, and whether a hidden field was filled in', () => {
		expect(answer({ ...form, shown_at: '2026-11-02T09:58:00Z' }).duration_seconds).toBe(120);
		expect(answer({ ...form, shown_at: 'yesterday' }).duration_seconds).toBe(null);
		expect(answer({ ...form, website: 'http://x.test' }).signs).toEqual({ honeypot: true });
		expect(answer({ ...form, website: '' }).signs).toEqual({});
	});

	test('shares out a hundred points or none', () => {
		expect(answer(form, important).weights).toBe(null);
		const shared = { ...form, w_tangibles: '70', w_empathy: '30' };
		expect(answer(shared, important).weights).toEqual({ tangibles: 70, empathy: 30 });
		expect(answer({ ...form, w_tangibles: '100', w_empathy: '' }, important).weights).toEqual({
			tangibles: 100,
			empathy: 0
		});
		expect(problems({ ...shared, w_empathy: '29' }, important)).toEqual({
			w_tangibles: 'points_left'
		});
		expect(problems({ ...shared, w_empathy: '-30' }, important)).toEqual({
			w_tangibles: 'unreadable'
		});
		expect(problems(shared)).toEqual({ form: 'unreadable' });
	});
});

describe('a survey form is refused', () => {
	test('without any rating of what was experienced', () => {
		expect(problems(empty)).toEqual({ p_t1: 'rating_needed' });
		expect(problems({ ...empty, p_t1: '0', p_t2: '0' })).toEqual({ p_t1: 'rating_needed' });
		expect(problems({ ...empty, e_t1: '7' }, both)).toEqual({ p_t1: 'rating_needed' });
	});

	test('without any rating at all where only expectations are asked', () => {
		const before: Asked = { ...perception, columns: ['expectation'] };
		expect(problems(empty, before)).toEqual({ e_t1: 'rating_needed' });
		expect(problems({ ...empty, e_t2: '5' }, before)).toBe(undefined);
	});

	test('without anything where no items are asked', () => {
		const feedback: Asked = { ...asking(question('why', 'text')), columns: [], items: [] };
		expect(problems(empty, feedback)).toEqual({ q_why: 'something_needed' });
		for (const said of [
			{ comment: 'x' },
			{ q_why: 'x' },
			{ overall: '1' },
			{ contact_requested: 'on' }
		]) {
			expect(problems({ ...empty, ...said }, feedback)).toBe(undefined);
		}
	});

	test('with all that is wrong with it at once', () => {
		const survey = asking(question('why', 'text', { required: true }));
		expect(problems({ ...empty, comment: '听'.repeat(4001) }, survey)).toEqual({
			p_t1: 'rating_needed',
			comment: 'too_long',
			q_why: 'answer_needed'
		});
	});

	test.each(['8', '-1', '1.5', '', ' 3', '٣', '1e0', '007', ['3'], ['3', '4']])(
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
		const quiet: Asked = {
			...perception,
			asks: { overall: false, comment: false, importance: false, contact: 'never' }
		};
		const bare = { submission_id: form['submission_id'] ?? '', locale: 'zh', p_t1: '6' };
		expect(problems(bare, quiet)).toBe(undefined);
		for (const field of ['overall', 'comment', 'contact_requested', 'contact_detail']) {
			expect(problems({ ...bare, [field]: '1' }, quiet)).toEqual({ form: 'unreadable' });
		}
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

describe('questions of its own', () => {
	const survey = asking(
		question('one', 'single'),
		question('some', 'multiple'),
		question('nps', 'rating'),
		question('why', 'text'),
		question('when', 'date')
	);

	test('are answered each in its kind', () => {
		const given = {
			...form,
			...{ q_one: 'yes', q_some: ['maybe', 'yes'], q_nps: '0', q_why: ' so ', q_when: '2026-02-28' }
		};
		expect(answer(given, survey).answers).toEqual({
			...{ one: 'yes', some: ['yes', 'maybe'], nps: 0, why: 'so', when: '2026-02-28' }
		});
		expect(answer({ ...form, q_some: 'no', q_why: '', q_when: '' }, survey).answers).toEqual({
			some: ['no']
		});
	});

	test.each([
		['q_one', 'other'],
		['q_one', ['yes', 'no']],
		['q_some', ['yes', 'yes']],
		['q_some', ['yes', 'other']],
		['q_nps', '11'],
		['q_when', '2026-02-30'],
		['q_when', 'tomorrow']
	])('take nothing else: %s = %j', (field, value) => {
		expect(problems({ ...form, [field]: value }, survey)).toEqual({ [field]: 'unreadable' });
	});

	test('too long a text is told as such', () => {
		expect(problems({ ...form, q_why: 'x'.repeat(4001) }, survey)).toEqual({ q_why: 'too_long' });
	});

	test('count only while they show', () => {
		const branching = asking(
			question('one', 'single'),
			question('why', 'text', {
				required: true,
				show_if: { match: 'all', rules: [{ field: 'q_one', op: 'is', value: 'no' }] }
			})
		);
		expect(answer({ ...form, q_one: 'yes', q_why: 'stale' }, branching).answers).toEqual({
			one: 'yes'
		});
		expect(problems({ ...form, q_one: 'no' }, branching)).toEqual({ q_why: 'answer_needed' });
		expect(answer({ ...form, q_one: 'no', q_why: 'x' }, branching).answers).toEqual({
			...{ one: 'no', why: 'x' }
		});
	});
});

describe('files', () => {
	const survey = asking(question('bill', 'file'), question('more', 'file'));
	const text = (name: string, content = 'x') => ({
		name,
		bytes: new TextEncoder().encode(content)
	});

	test('travel with the question they belong to, named after what they are', () => {
		expect(answer(form, survey, { q_bill: [text('账单.exe')] }).files).toEqual([
			{ question: 'bill', name: '账单.txt', media_type: 'text/plain', base64: 'eA==' }
		]);
		expect(answer(form, survey, { q_bill: [] }).files).toEqual([]);
	});

	test('of another kind are refused', () => {
		expect(problems(form, survey, { q_bill: [text('a.txt', 'a\0b')] })).toEqual({
			q_bill: 'file_unusable'
		});
	});

	test('are three at most, in all questions together', () => {
		const two = [text('a'), text('b')];
		expect(problems(form, survey, { q_bill: two, q_more: [text('c')] })).toBe(undefined);
		expect(problems(form, survey, { q_bill: two, q_more: two })).toEqual({
			q_bill: 'files_too_many'
		});
		expect(problems(form, survey, { q_more: [...two, ...two] })).toMatchObject({
			q_more: 'files_too_many'
		});
	});

	test('are not taken for words, nor words for files', () => {
		expect(problems({ ...form, q_bill: 'x' }, survey)).toEqual({ q_bill: 'unreadable' });
		expect(problems(form, survey, { comment: [text('a')] })).toEqual({ comment: 'unreadable' });
	});

	test('are dropped with their question', () => {
		const show_if = {
			match: 'all',
			rules: [{ field: 'overall', op: 'at_most', value: 3 }]
		} as const;
		const hidden = asking(
			question('bill', 'file', { show_if: { ...show_if, rules: [...show_if.rules] } })
		);
		expect(answer(form, hidden, { q_bill: [text('a', 'a\0b')] }).files).toEqual([]);
	});

	test('are what makes a form larger than 64 KB', () => {
		expect(bodyLimit(perception)).toBe(65_536);
		expect(bodyLimit(survey)).toBe(5_242_880);
	});
});
