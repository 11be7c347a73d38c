import { expect, test } from 'vitest';
import { surveyForm } from './survey-form.ts';

const survey = {
	code: 'winter',
	instrument: 'servqual-22',
	form: 'perception',
	title_zh: '冬季调查',
	title_en: '',
	languages: ['zh']
};

const problemsOf = (given: object) =>
	surveyForm
		.safeParse({ ...survey, ...given })
		.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

test('a survey needs a title in each of its languages, and in no other', () => {
	expect(problemsOf({})).toBeUndefined();
	expect(problemsOf({ languages: ['zh', 'en'] })).toEqual(['title_en: title_needed']);
});

test('a survey needs a language', () => {
	expect(problemsOf({ languages: [] })).toEqual(['languages: choose_one']);
});

test('a code is for programs', () => {
	expect(problemsOf({ code: '冬季' })).toEqual(['code: code']);
	expect(problemsOf({ code: 'Winter-2026' })).toBeUndefined();
});

test('a code may be left to be made', () => {
	expect(problemsOf({ code: '' })).toBeUndefined();
});

test('an unknown form is refused', () => {
	expect(problemsOf({ form: 'grid' })).toEqual(['form: required']);
	expect(problemsOf({ form: 'tolerance' })).toBeUndefined();
});
