import { expect, test } from 'vitest';
import type { SurveyContent } from '#lib/domain/surveys/content.ts';
import { REFUSING, WARNING } from '#lib/domain/surveys/publish-gate.ts';
import {
	fieldAddress,
	fieldName,
	placeOfField,
	placeWords,
	problemWords
} from './problem-words.ts';

const content = {
	questions: [{ code: 'first' }, { code: 'reason', options: [{ code: 'late' }, { code: 'rude' }] }]
} as unknown as SurveyContent;

test.each([
	['title', 'zh', 'Title', 'title.zh'],
	['questions.reason.text', 'en', 'Question 2 · Question', 'questions.1.text.en'],
	['questions.reason.options.rude', 'en', 'Question 2 · Option 2', 'questions.1.options.1.text.en'],
	[
		'questions.reason.options.rude',
		undefined,
		'Question 2 · Option 2',
		'questions.1.options.1.code'
	],
	['questions.reason.options', undefined, 'Question 2 · Options', 'questions.1.options'],
	['questions.first.code', undefined, 'Question 1 · Name in exports', 'questions.0.code'],
	['questions.first.scale', undefined, 'Question 1 · Scale', 'questions.0.scale'],
	[
		'questions.first.scale.labels.max',
		'zh',
		'Question 1 · High end',
		'questions.0.scale.labels.max.zh'
	],
	[
		'questions.first.show_if.rules.1',
		undefined,
		'Question 1 · Rule 2',
		'questions.0.show_if.rules.1.field'
	],
	['questions.first.show_if', undefined, 'Question 1 · Condition', 'questions.0.show_if'],
	['items.t1', 'en', 'Statement t1', 'languages'],
	['overall', undefined, 'Settings', 'overall']
] as const)('%s (%s) is told as "%s" and mended in %s', (path, locale, words, field) => {
	expect(placeWords(path, content, 'en')).toBe(words);
	expect(fieldName(path, content, locale)).toBe(field);
});

test('every problem has words in both languages', () => {
	for (const kind of [...REFUSING, ...WARNING]) {
		const told = (locale: 'zh' | 'en') => problemWords({ kind, path: 'title', found: 'x' }, locale);
		expect(told('zh')).toMatch(/\p{Script=Han}/u);
		expect(told('en')).toMatch(/^[\x20-\x7e“”]+$/);
	}
});

test('a field is told and found by its name', () => {
	expect(placeOfField('title.zh', content, 'en')).toBe('Title (zh)');
	expect(placeOfField('questions.1.options.0.text.en', content, 'en')).toBe(
		'Question 2 · Option 1 (en)'
	);
	expect(placeOfField('questions.0.code', content, 'en')).toBe('Question 1 · Name in exports');
	expect(fieldAddress('k1', 'title.zh')).toBe('/surveys/k1/edit#title.zh');
	expect(fieldAddress('k1', 'questions.1.text.zh')).toBe(
		'/surveys/k1/edit?at=1#questions.1.text.zh'
	);
});
