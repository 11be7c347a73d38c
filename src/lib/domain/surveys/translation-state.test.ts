import { expect, test } from 'vitest';
import type { SurveyContent } from './content.ts';
import { contentStrings, mapStrings } from './content-strings.ts';
import { needingAttention, trackTranslations, translationStates } from './translation-state.ts';

const content: SurveyContent = {
	title: { zh: '上门维修', en: 'Repair visit' },
	intro: { zh: '请您花一分钟。', en: 'It takes a minute.' },
	languages: ['zh', 'en'],
	consent: 'identified',
	overall: true,
	comment: true,
	importance: false,
	contact: 'after_low',
	expectation: { share: 1, every_days: null },
	questions: [
		{
			code: 'reason',
			type: 'single',
			text: { zh: '哪里不满意？', en: 'What went wrong?' },
			required: false,
			place: 'after',
			options: [
				{ code: 'late', text: { zh: '迟到', en: 'Late' } },
				{ code: 'other', text: { zh: '其他', en: 'Other' } }
			]
		}
	],
	translated_from: {}
};
const saved = trackTranslations(null, content);

const withTitle = (title: SurveyContent['title'], from = saved) => ({ ...from, title });
const attention = (given: SurveyContent) =>
	needingAttention(given).map(({ path, locale, state }) => `${path} ${locale} ${state}`);

test('a survey whose texts stand in both languages needs no attention', () => {
	expect(attention(saved)).toEqual([]);
	expect(translationStates(saved)).toHaveLength(2 * 5);
	expect(Object.keys(saved.translated_from)).toEqual([
		'title',
		'intro',
		'questions.reason.text',
		'questions.reason.options.late',
		'questions.reason.options.other'
	]);
});

test('a translation is outdated once the source has changed, and in step again once it is edited', () => {
	const changed = trackTranslations(saved, withTitle({ zh: '上门安装', en: 'Repair visit' }));
	expect(attention(changed)).toEqual(['title en outdated']);
	const again = trackTranslations(changed, changed);
	expect(attention(again)).toEqual(['title en outdated']);
	const translated = trackTranslations(
		again,
		withTitle({ zh: '上门安装', en: 'Installation visit' }, again)
	);
	expect(attention(translated)).toEqual([]);
});

test('a changed translation does not make the source outdated', () => {
	const changed = trackTranslations(saved, withTitle({ zh: '上门维修', en: 'Repair at home' }));
	expect(attention(changed)).toEqual([]);
});

test('a source that goes back to what it said is in step again', () => {
	const changed = trackTranslations(saved, withTitle({ zh: '上门安装', en: 'Repair visit' }));
	const back = trackTranslations(changed, withTitle(content.title, changed));
	expect(attention(back)).toEqual([]);
});

test('somebody may say that an outdated translation is still right', () => {
	const changed = trackTranslations(saved, withTitle({ zh: '上门维修。', en: 'Repair visit' }));
	expect(attention(changed)).toEqual(['title en outdated']);
	expect(attention(trackTranslations(changed, changed, new Set(['title'])))).toEqual([]);
});

test('a blank translation is missing, and so is a blank source', () => {
	expect(attention(withTitle({ zh: '上门维修', en: '  ' }))).toEqual(['title en missing']);
	expect(attention(withTitle({ en: 'Repair visit' }))).toEqual(['title zh missing']);
	expect(attention(withTitle({}))).toEqual(['title zh missing', 'title en missing']);
});

test('a text that may be left out is missing only where the other language has it', () => {
	expect(attention({ ...saved, intro: {} })).toEqual([]);
	expect(attention({ ...saved, intro: { zh: '你好' } })).toEqual(['intro en missing']);
	const alone = { ...saved, languages: ['zh' as const], intro: { en: 'Hello' } };
	expect(attention(alone)).toEqual(['intro zh missing']);
});

test('a translation that repeats the source is pointed out, but not figures', () => {
	expect(attention(withTitle({ zh: 'NPS', en: 'NPS' }, content))).toEqual(['title en identical']);
	expect(attention(withTitle({ zh: '2026', en: '2026' }, content))).toEqual([]);
});

test('one language has nothing to translate', () => {
	const alone = trackTranslations(null, { ...content, languages: ['zh'], title: { zh: '维修' } });
	expect(attention(alone)).toEqual([]);
	expect(alone.translated_from).toEqual({});
});

test('another source language does not make everything outdated', () => {
	const turned = trackTranslations(saved, { ...saved, languages: ['en', 'zh'] });
	expect(attention(turned)).toEqual([]);
	const changed = trackTranslations(saved, withTitle({ zh: '上门安装', en: 'Repair visit' }));
	const late = trackTranslations(changed, { ...changed, languages: ['en', 'zh'] });
	expect(attention(late)).toEqual(['title zh outdated']);
});

test('moving a question leaves its translations in step', () => {
	const [reason] = content.questions;
	if (!reason) throw new Error('the example has a question');
	const two = trackTranslations(saved, {
		...saved,
		questions: [{ ...reason, code: 'first' }, reason]
	});
	expect(attention(two)).toEqual([]);
});

test('every text can be changed through its path', () => {
	const marked = mapStrings(saved, (path) => ({ zh: path, en: path }));
	expect(contentStrings(marked).map(({ words }) => words.zh)).toEqual(
		contentStrings(saved)
			.map(({ path }) => path)
			.map((path) => (path === 'thanks' || /help|scale/.test(path) ? undefined : path))
	);
});
