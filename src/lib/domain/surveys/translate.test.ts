import { expect, test } from 'vitest';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import { withTranslations } from './translate.ts';

const content = surveyDraft.parse({
	title: { zh: '回访', en: 'Follow-up' },
	intro: { zh: '您好' },
	languages: ['zh', 'en'],
	questions: [{ code: 'q1', type: 'text', text: { zh: '为什么？' } }]
});

test('translations go to their texts, and what was not written stays', () => {
	const written = new Map([
		['intro', 'Hello'],
		['questions.q1.text', 'Why?'],
		['questions.q9.text', 'Nobody asks this']
	]);
	expect(withTranslations(content, written)).toEqual({
		...content,
		intro: { zh: '您好', en: 'Hello' },
		questions: [{ ...content.questions[0], text: { zh: '为什么？', en: 'Why?' } }]
	});
});

test('an emptied translation is taken away', () => {
	expect(withTranslations(content, new Map([['title', '']])).title).toEqual({ zh: '回访' });
});

test('a text that may be left out is left out once it has no words', () => {
	const only = { ...content, intro: { en: 'Hello' } };
	expect(withTranslations(only, new Map([['intro', '']]))).not.toHaveProperty('intro');
});

test('the source is never written over', () => {
	const turned = { ...content, languages: ['en' as const, 'zh' as const] };
	expect(withTranslations(turned, new Map([['title', '跟进']])).title).toEqual({
		zh: '跟进',
		en: 'Follow-up'
	});
	const alone = { ...content, languages: ['zh' as const] };
	expect(withTranslations(alone, new Map([['title', 'x']]))).toEqual(alone);
});
