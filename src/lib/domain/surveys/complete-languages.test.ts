import { expect, test } from 'vitest';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import { completeLanguages } from './complete-languages.ts';
import type { GatedInstrument } from './publish-gate.ts';

const both = { zh: '关怀', en: 'Care' };
const instrumentOf = (text: { zh?: string; en?: string }): GatedInstrument => ({
	columns: ['perception'],
	name: both,
	scale: { min: 1, max: 7 },
	dimensions: [{ code: 'care', name: both }],
	items: [{ code: 'c1', dimension: 'care', text }]
});
const contentOf = (more: object) => surveyDraft.parse({ title: both, languages: ['zh'], ...more });

test('a survey speaks every language in which nothing is missing', () => {
	expect(completeLanguages(contentOf({}), 'perception', instrumentOf(both))).toEqual(['zh', 'en']);
	expect(completeLanguages(contentOf({}), 'perception', instrumentOf({ en: 'Care' }))).toEqual([
		'en'
	]);
	expect(
		completeLanguages(contentOf({ title: { zh: '关怀' } }), 'pulse', instrumentOf(both))
	).toEqual(['zh']);
	const questions = [{ code: 'q1', type: 'text', text: { en: 'Why?' } }];
	expect(completeLanguages(contentOf({ questions }), 'lite', instrumentOf(both))).toEqual(['en']);
});

test('the items of an instrument count only where they are asked', () => {
	expect(completeLanguages(contentOf({}), 'feedback', instrumentOf({ en: 'Care' }))).toEqual([
		'zh',
		'en'
	]);
});

test('where no language is complete, all are offered', () => {
	const title = { zh: '关怀' };
	expect(completeLanguages(contentOf({ title }), 'pulse', instrumentOf({ en: 'Care' }))).toEqual([
		'zh',
		'en'
	]);
});
