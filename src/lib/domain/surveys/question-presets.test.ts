import { describe, expect, test } from 'vitest';
import { presetNames } from '#lib/messages/question-presets.ts';
import { question } from '#lib/schemas/survey-content.ts';
import { PRESET_QUESTIONS, presetQuestion } from './question-presets.ts';

const questions = Object.values(PRESET_QUESTIONS);

/** Every text a customer can read in a question, with its name for the failure message. */
function textsOf({ code, text, help, options, scale }: (typeof questions)[number]) {
	return [
		{ of: code, text },
		...(help ? [{ of: `${code} help`, text: help }] : []),
		...(options ?? []).map((option) => ({ of: `${code} ${option.code}`, text: option.text })),
		...(scale?.labels ? [scale.labels.min, scale.labels.max] : []).map((label) => ({
			of: `${code} scale`,
			text: label
		}))
	];
}

describe('the ready-made questions', () => {
	test('are offered in the order of their names, each under its own code', () => {
		expect(Object.keys(PRESET_QUESTIONS)).toEqual(Object.keys(presetNames));
		for (const [name, question] of Object.entries(PRESET_QUESTIONS)) {
			expect(question.code).toBe(name);
		}
	});

	test.each(questions)('$code is a question that a survey takes as it is', (given) => {
		expect(question.parse(given)).toEqual(given);
	});

	test('speak both languages throughout', () => {
		for (const { of, text } of questions.flatMap(textsOf)) {
			expect(text.zh, of).toMatch(/\p{Script=Han}/u);
			expect(text.en, of).toMatch(/^[A-Z{][^\p{Script=Han}]+$/u);
		}
	});

	test('pipe the name of the organisation with a fallback in the language of the text', () => {
		const piped = questions.filter(({ text }) => text.zh?.includes('{{'));
		expect(piped.map(({ code }) => code)).toEqual(['nps', 'effort', 'loyalty', 'intention']);
		for (const { text } of piped) {
			expect(text.zh).toMatch(/\{\{organization\|\p{Script=Han}+\}\}/u);
			expect(text.en).toMatch(/\{\{organization\|[A-Za-z ]+\}\}/);
		}
	});

	test('carry the scales that their measures are defined on', () => {
		const range = ({ scale }: (typeof questions)[number]) => [scale?.min, scale?.max];
		expect(range(PRESET_QUESTIONS.nps)).toEqual([0, 10]);
		expect(range(PRESET_QUESTIONS.effort)).toEqual([1, 7]);
		expect(range(PRESET_QUESTIONS.csat)).toEqual([1, 5]);
		expect(range(PRESET_QUESTIONS.loyalty)).toEqual([1, 7]);
		expect(range(PRESET_QUESTIONS.switching)).toEqual([1, 7]);
	});

	test('name the measure only where there is one', () => {
		const named = questions.flatMap(({ preset }) => preset ?? []);
		expect(named).toEqual(['nps', 'effort', 'csat']);
	});

	test('have what their type needs and nothing else', () => {
		for (const { code, type, options, scale } of questions) {
			expect(scale !== undefined, code).toBe(type === 'rating');
			expect(options !== undefined, code).toBe(type === 'single');
		}
		expect(PRESET_QUESTIONS.respected.options?.map(({ code }) => code)).toEqual([
			'yes',
			'partly',
			'no'
		]);
	});

	test('force nobody to answer', () => {
		expect(questions.filter(({ required }) => required)).toEqual([]);
	});

	test('stay as they are when a survey changes its copy', () => {
		const copy = presetQuestion('nps');
		copy.text.en = 'Changed';
		expect(presetQuestion('nps').text.en).not.toBe('Changed');
	});
});
