import { expect, test } from 'vitest';
import { allFields, fieldsBefore } from './condition-fields.ts';
import type { Question, SurveyContent } from './content.ts';
import type { Form } from './form-facts.ts';
import { publishProblems, type GatedInstrument } from './publish-gate.ts';
import { trackTranslations } from './translation-state.ts';

const both = (zh: string, en: string) => ({ zh, en });

const instrument: GatedInstrument = {
	columns: ['expectation', 'perception'],
	name: both('服务', 'Service'),
	scale: { min: 1, max: 7 },
	dimensions: [{ code: 'care', name: both('关怀', 'Care') }],
	items: ['c1', 'c2', 'c3', 'c4', 'c5'].map((code) => ({
		code,
		dimension: 'care',
		text: both(`题项 ${code}`, `Item ${code}`)
	}))
};

const reason: Question = {
	code: 'reason',
	type: 'single',
	text: both('哪里不满意？', 'What went wrong?'),
	required: false,
	place: 'after',
	options: [
		{ code: 'late', text: both('迟到', 'Late') },
		{ code: 'rude', text: both('态度', 'Manners') }
	]
};
const recommend: Question = {
	code: 'recommend',
	type: 'rating',
	text: both('您会推荐我们吗？', 'Would you recommend us?'),
	required: false,
	place: 'before',
	scale: { min: 0, max: 10 }
};
const when: Question = {
	code: 'when',
	type: 'date',
	text: both('哪一天？', 'On which day?'),
	required: false,
	place: 'after'
};

function surveyOf(questions: Question[], more: Partial<SurveyContent> = {}): SurveyContent {
	return trackTranslations(null, {
		title: both('回访', 'Follow-up'),
		languages: ['zh', 'en'],
		consent: 'identified',
		overall: true,
		comment: true,
		importance: false,
		contact: 'after_low',
		expectation: { share: 1, every_days: null },
		questions,
		translated_from: {},
		...more
	});
}

function told(content: SurveyContent, form: Form = 'perception', measured = instrument): string[] {
	return publishProblems(content, form, measured).map(({ kind, path, locale, found }) =>
		[kind, path, locale, found].filter((part) => part !== undefined).join(' ')
	);
}

const asking = (
	field: string,
	op: 'at_most' | 'at_least' | 'is' | 'is_not',
	value: string | number
) => ({
	match: 'all' as const,
	rules: [{ field, op, value }]
});

test('a survey with nothing wrong is let through', () => {
	const why = { ...reason, show_if: asking('overall', 'at_most', 3) };
	expect(told(surveyOf([recommend, why, when]))).toEqual([]);
});

test('missing words are told with their language, and so are those of the instrument', () => {
	expect(told(surveyOf([], { title: { zh: '回访' } }))).toEqual(['missing title en']);
	const [first, ...rest] = instrument.items;
	if (!first) throw new Error('the example has items');
	const untranslated = { ...instrument, items: [{ ...first, text: { zh: '题项' } }, ...rest] };
	expect(told(surveyOf([]), 'perception', untranslated)).toEqual([
		'missing_in_instrument items.c1 en'
	]);
	expect(told(surveyOf([], { languages: ['zh'] }), 'perception', untranslated)).toEqual([]);
});

test('a form without items does not care about the words of the instrument', () => {
	const untranslated = { ...instrument, dimensions: [{ code: 'care', name: { zh: '关怀' } }] };
	expect(told(surveyOf([]), 'feedback', untranslated)).toEqual([]);
	expect(told(surveyOf([], { overall: false, comment: false }), 'feedback')).toEqual([
		'nothing_asked overall'
	]);
});

test('a fact that does not exist is refused in every language; a hole in a sentence is pointed out', () => {
	const title = both('{{city}}回访', 'Follow-up at {{site}}');
	expect(told(surveyOf([], { title }))).toEqual([
		'unknown_fact title zh {{city}}',
		'no_fallback title en site'
	]);
});

test('a choice needs two options, each with words and a code of its own', () => {
	expect(told(surveyOf([{ ...reason, options: [] }]))).toEqual([
		'few_options questions.reason.options'
	]);
	const late = { code: 'late', text: both('迟到', 'Late') };
	expect(told(surveyOf([{ ...reason, options: [late, { code: 'late', text: {} }] }]))).toEqual(
		expect.arrayContaining([
			'missing questions.reason.options.late zh',
			'repeated_code questions.reason.options.late late'
		])
	);
});

test('two questions cannot share a code', () => {
	expect(told(surveyOf([when, { ...when, place: 'before' }]))).toEqual([
		'repeated_code questions.when.code when',
		'repeated_code questions.when.code when'
	]);
});

test('a rating needs a scale that begins at 0 or 1 and ends at 2 to 10', () => {
	for (const scale of [undefined, { min: 5, max: 5 }, { min: 2, max: 7 }, { min: 0, max: 11 }]) {
		const { scale: _, ...rest } = recommend;
		expect(told(surveyOf([{ ...rest, ...(scale && { scale }) }]))).toEqual([
			'bad_scale questions.recommend.scale'
		]);
	}
});

test('words at one end of a scale need words at the other', () => {
	const labels = { min: {}, max: both('一定会', 'Surely') };
	expect(told(surveyOf([{ ...recommend, scale: { min: 0, max: 10, labels } }]))).toEqual([
		'missing questions.recommend.scale.labels.min zh',
		'missing questions.recommend.scale.labels.min en'
	]);
});

test('a condition may look at what was asked before, and at nothing else', () => {
	const when_ = (field: string, value: string | number = 3) =>
		told(surveyOf([recommend, { ...when, show_if: asking(field, 'is', value) }, reason]));
	expect(when_('q_recommend', 0)).toEqual([]);
	expect(when_('p_c5', 7)).toEqual([]);
	const at = 'questions.when.show_if.rules.0';
	expect(when_('q_reason', 'late')).toEqual([`later_field ${at} q_reason`]);
	expect(when_('q_when')).toEqual([`unknown_field ${at} q_when`]);
	expect(when_('p_c9')).toEqual([`unknown_field ${at} p_c9`]);
});

test('a question before the items cannot depend on them', () => {
	const early = { ...when, place: 'before' as const, show_if: asking('p_c1', 'at_most', 2) };
	expect(told(surveyOf([early]))).toEqual(['later_field questions.when.show_if.rules.0 p_c1']);
});

test('a value must be one that can be answered', () => {
	const at = 'questions.when.show_if.rules.0';
	const rule = (field: string, op: 'at_most' | 'is', value: string | number) =>
		told(surveyOf([recommend, reason, { ...when, show_if: asking(field, op, value) }]));
	expect(rule('overall', 'at_most', 8)).toEqual([`value_outside ${at} 8`]);
	expect(rule('overall', 'at_most', '3')).toEqual([`value_outside ${at} 3`]);
	expect(rule('q_recommend', 'is', 10)).toEqual([]);
	expect(rule('q_reason', 'is', 'price')).toEqual([`value_outside ${at} price`]);
	expect(rule('q_reason', 'at_most', 'late')).toEqual([`operator_unfit ${at} at_most`]);
});

test('a condition without rules is refused', () => {
	expect(told(surveyOf([{ ...when, show_if: { match: 'all', rules: [] } }]))).toEqual([
		'no_rules questions.when.show_if'
	]);
});

test('what a form does not ask cannot be depended on; what it asks of some people is pointed out', () => {
	const onItem = (item: string) => surveyOf([{ ...when, show_if: asking(item, 'at_most', 2) }]);
	const at = 'questions.when.show_if.rules.0';
	expect(told(onItem('p_c1'), 'pulse')).toEqual([]);
	expect(told(onItem('p_c2'), 'pulse')).toEqual([`unknown_field ${at} p_c2`]);
	expect(told(onItem('p_c2'), 'lite')).toEqual([`sometimes_asked ${at} p_c2`]);
	expect(told(onItem('p_c2'), 'expectation')).toEqual([`unknown_field ${at} p_c2`]);
});

test('outdated and identical translations are warnings, after what refuses', () => {
	const saved = surveyOf([when]);
	const changed = trackTranslations(saved, {
		...saved,
		title: both('回访问卷', 'Follow-up'),
		questions: [{ ...when, text: both('Day?', 'Day?'), show_if: { match: 'all', rules: [] } }]
	});
	expect(told(changed)).toEqual([
		'no_rules questions.when.show_if',
		'outdated title en',
		'identical questions.when.text en'
	]);
});

test('questions after the items may look at every question before them, wherever it stands', () => {
	const content = surveyOf([when, recommend]);
	expect(fieldsBefore(content, 'perception', instrument, 0).map(({ field }) => field)).toEqual([
		'q_recommend',
		'p_c1',
		'p_c2',
		'p_c3',
		'p_c4',
		'p_c5',
		'overall'
	]);
	expect(allFields(content, 'feedback', instrument).map(({ field }) => field)).toEqual([
		'q_recommend',
		'overall'
	]);
});
