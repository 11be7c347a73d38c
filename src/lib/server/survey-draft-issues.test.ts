import { expect, test } from 'vitest';
import type { Question, SurveyContent } from '#lib/domain/surveys/content.ts';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import { draftIssues, lockedIssues } from './survey-draft-issues.ts';

const draft = (more: Partial<SurveyContent> = {}): SurveyContent => ({
	...surveyDraft.parse({ languages: ['zh', 'en'] }),
	...more
});
const ask = (more: Partial<Question> = {}): Question => ({
	code: 'why',
	type: 'text',
	text: {},
	required: false,
	place: 'after',
	...more
});
const told = (more: Partial<SurveyContent>) =>
	draftIssues(draft(more), 'en').map(({ path, message }) => `${path}: ${message}`);

test('an unfinished draft can be kept', () => {
	const show_if = { match: 'all' as const, rules: [{ field: '', op: 'is' as const, value: '' }] };
	const questions = [ask({ show_if }), ask({ code: 'one', type: 'single', options: [] })];
	expect(told({ questions })).toEqual([]);
});

test('a fact that does not exist is refused at its field, in either language', () => {
	expect(told({ title: { zh: '{{city}}', en: '{{site}}' } })).toEqual([
		'title.zh: There is no such fact: {{city}}'
	]);
	const options = [
		{ code: 'a', text: {} },
		{ code: 'b', text: { en: '{{town|x}}' } }
	];
	expect(told({ questions: [ask(), ask({ code: 'two', type: 'single', options })] })).toEqual([
		'questions.1.options.1.text.en: There is no such fact: {{town|x}}'
	]);
});

test('codes are for exports, and each stands for one thing', () => {
	expect(told({ questions: [ask({ code: '2-x' })] })[0]).toContain(
		'questions.0.code: Use lower case'
	);
	expect(told({ questions: [ask(), ask()] })).toEqual([
		'questions.1.code: The code “why” is used twice'
	]);
	const options = ['a', 'a', '-'].map((code) => ({ code, text: {} }));
	expect(
		told({ questions: [ask({ type: 'single', options })] }).map((one) => one.split(':')[0])
	).toEqual(['questions.0.options.1.code', 'questions.0.options.2.code']);
});

test('what is too long or too many is refused at its field', () => {
	expect(told({ title: { zh: '长'.repeat(201) } })).toEqual([
		'title.zh: must be at most 200 characters'
	]);
	expect(told({ questions: Array.from({ length: 61 }, (_, n) => ask({ code: `q${n}` })) })).toEqual(
		['questions: must have at most 60']
	);
});

test('a survey needs a language', () => {
	expect(told({ languages: [] })).toEqual(['languages: Choose at least one language.']);
});

test('a code under which answers stand is not changed', () => {
	const renamed = new Map([
		['why', 'reason'],
		['new', 'fresh']
	]);
	const content = draft({ questions: [ask({ code: 'fresh' }), ask({ code: 'reason' })] });
	expect(lockedIssues(renamed, ['why'], content, 'en').map(({ path }) => path)).toEqual([
		'questions.1.code'
	]);
});
