import { expect, test } from 'vitest';
import { readDraftForm } from './survey-draft-form.ts';

const read = (fields: readonly (readonly [string, string])[]) => readDraftForm(fields);
const SINGLE = [
	['questions.0.type', 'single'],
	['questions.0.code', 'Reason '],
	['questions.0.was', 'why'],
	['questions.0.text.zh', '哪里不满意？'],
	['questions.0.text.en', ' What went wrong? '],
	['questions.0.place', 'before'],
	['questions.0.required', 'on'],
	['questions.0.options.0.code', ''],
	['questions.0.options.0.text.en', 'Too late'],
	['questions.0.options.3.code', 'rude'],
	['questions.0.options.3.text.zh', '态度']
] as const;

test('an empty form is an empty draft, with nothing made up', () => {
	expect(read([]).content).toEqual({
		title: {},
		languages: [],
		consent: 'identified',
		overall: false,
		comment: false,
		importance: false,
		contact: 'after_low',
		expectation: { share: 1, every_days: null },
		questions: [],
		translated_from: {}
	});
});

test('texts and settings are read from their paths', () => {
	const { content, command } = read([
		['title.zh', '回访'],
		['intro.en', 'Hello'],
		['thanks.zh', '   '],
		['languages', 'zh'],
		['languages', 'en'],
		['source', 'en'],
		['consent', 'anonymous'],
		['overall', 'on'],
		['importance', 'on'],
		['contact', 'never'],
		['expectation.share', '25'],
		['expectation.every_days', '180'],
		['do', 'add:nps']
	]);
	expect(command).toBe('add:nps');
	expect(content).toMatchObject({
		title: { zh: '回访' },
		intro: { en: 'Hello' },
		languages: ['en', 'zh'],
		consent: 'anonymous',
		overall: true,
		comment: false,
		importance: true,
		contact: 'never',
		expectation: { share: 0.25, every_days: 180 }
	});
	expect(content).not.toHaveProperty('thanks');
});

test('a source language that is not on offer is none', () => {
	const { content } = read([
		['languages', 'zh'],
		['source', 'en']
	]);
	expect(content.languages).toEqual(['zh']);
});

test('a question is read with its options, which get a code where they have none', () => {
	const { content, renamed } = read(SINGLE);
	expect(content.questions).toEqual([
		{
			code: 'reason',
			type: 'single',
			text: { zh: '哪里不满意？', en: 'What went wrong?' },
			required: true,
			place: 'before',
			options: [
				{ code: 'too-late', text: { en: 'Too late' } },
				{ code: 'rude', text: { zh: '态度' } }
			]
		}
	]);
	expect(renamed).toEqual(new Map([['why', 'reason']]));
});

test('questions without a code are counted and never collide', () => {
	const { content } = read([
		['questions.0.type', 'text'],
		['questions.1.type', 'text'],
		['questions.1.code', 'q1'],
		['questions.2.type', 'date'],
		['questions.2.text.en', 'Which day?']
	]);
	expect(content.questions.map(({ code }) => code)).toEqual(['q1_2', 'q1', 'which_day']);
});

test('numbers only order, and gaps close', () => {
	const { content } = read([
		['questions.10.code', 'last'],
		['questions.2.code', 'first'],
		['questions.2.options.0.code', 'not-of-a-text-question'],
		['questions.x.code', 'nowhere']
	]);
	expect(content.questions.map(({ code }) => code)).toEqual(['first', 'last']);
});

test('the value of a rule is a number exactly where numbers are compared', () => {
	const rule = (field: string, value: string) =>
		read([
			...SINGLE,
			['questions.1.code', 'stars'],
			['questions.1.type', 'rating'],
			['questions.1.scale.min', '1'],
			['questions.1.scale.max', '5'],
			['questions.2.code', 'more'],
			['questions.2.show_if.match', 'any'],
			['questions.2.show_if.rules.0.field', field],
			['questions.2.show_if.rules.0.op', 'is'],
			['questions.2.show_if.rules.0.value', value]
		]).content.questions[2]?.show_if;
	expect(rule('overall', '3')).toEqual({
		match: 'any',
		rules: [{ field: 'overall', op: 'is', value: 3 }]
	});
	expect(rule('p_t1', '0')?.rules[0]?.value).toBe(0);
	expect(rule('q_stars', '5')?.rules[0]?.value).toBe(5);
	expect(rule('q_reason', '5')?.rules[0]?.value).toBe('5');
	expect(rule('q_stars', 'many')?.rules[0]?.value).toBe('many');
});

test('a condition follows a question that is given another code', () => {
	const { content } = read([
		...SINGLE,
		['questions.1.code', 'more'],
		['questions.1.show_if.match', 'all'],
		['questions.1.show_if.rules.0.field', 'q_why'],
		['questions.1.show_if.rules.0.op', 'is'],
		['questions.1.show_if.rules.0.value', 'rude']
	]);
	expect(content.questions[1]?.show_if?.rules).toEqual([
		{ field: 'q_reason', op: 'is', value: 'rude' }
	]);
});

test('a scale keeps the words at its ends, in whichever language they are written', () => {
	const { content } = read([
		['questions.0.type', 'rating'],
		['questions.0.preset', 'nps'],
		['questions.0.scale.min', '0'],
		['questions.0.scale.max', '10'],
		['questions.0.scale.labels.max.zh', '一定会']
	]);
	expect(content.questions[0]).toMatchObject({
		preset: 'nps',
		scale: { min: 0, max: 10, labels: { min: {}, max: { zh: '一定会' } } }
	});
});

test('text from outside is cleaned', () => {
	expect(read([['title.en', 'A\u0000\u202eB\r\nC']]).content.title).toEqual({ en: 'AB\nC' });
});

test('names that JavaScript knows are only names', () => {
	const { content } = read([
		['__proto__.polluted', 'yes'],
		['questions.__proto__.code', 'x'],
		['questions.constructor.code', 'x']
	]);
	expect(content.questions).toEqual([]);
	expect({}).not.toHaveProperty('polluted');
});
