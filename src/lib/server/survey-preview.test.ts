import { expect, test } from 'vitest';
import { FORMS, factsOf } from '#lib/domain/surveys/form-facts.ts';
import { instrumentAnswer } from '#lib/schemas/instrument.ts';
import { openSurveySchema } from '#lib/schemas/open-survey.ts';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import { previewOf } from './survey-preview.ts';

const both = { zh: '关怀', en: 'Care' };
const instrument = instrumentAnswer.parse({
	code: 'care',
	version: 1,
	name: both,
	scale: { min: 1, max: 7 },
	columns: ['adequate', 'expectation', 'perception'],
	dimensions: ['a', 'b'].map((code) => ({ code, name: both })),
	items: Array.from({ length: 12 }, (_, n) => ({
		code: `i${n}`,
		dimension: n < 6 ? 'a' : 'b',
		text: both
	}))
});
const content = surveyDraft.parse({
	title: both,
	intro: both,
	languages: ['en', 'zh'],
	consent: 'confidential',
	importance: true,
	contact: 'always',
	questions: [{ code: 'q1', type: 'text', text: both }]
});
const sample = { site: both, service: both, time_zone: 'Asia/Shanghai', now: new Date(0) };
const preview = (form: (typeof FORMS)[number]) =>
	previewOf(
		content,
		instrument,
		{ code: 'k1', form, notice: '2026-11', organization: both },
		sample
	);

test.each(FORMS)('the preview of %s is a survey as its link would show it', (form) => {
	const shown = preview(form);
	expect(openSurveySchema.parse(shown)).toEqual(shown);
	expect(shown.items).toHaveLength(factsOf(form, instrument).items);
	expect(shown.columns.length * shown.items.length).toBe(factsOf(form, instrument).ratings);
});

test('everything that the content says is in its preview', () => {
	expect(preview('perception')).toMatchObject({
		title: both,
		intro: both,
		languages: ['en', 'zh'],
		consent: 'confidential',
		asks: { overall: true, comment: true, importance: true, contact: 'always' },
		questions: content.questions
	});
});
