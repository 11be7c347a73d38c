import { expect, test } from 'vitest';
import type { Question, SurveyContent } from './content.ts';
import { applyCommand } from './draft-command.ts';

const ask = (code: string, more: Partial<Question> = {}): Question => ({
	code,
	type: 'text',
	text: { zh: code, en: code },
	required: false,
	place: 'after',
	...more
});
const choice = ask('reason', {
	type: 'single',
	options: ['a', 'b', 'c'].map((code) => ({ code, text: { zh: code } }))
});
const draft: SurveyContent = {
	title: { zh: '回访' },
	languages: ['zh'],
	consent: 'identified',
	overall: true,
	comment: true,
	importance: false,
	contact: 'after_low',
	expectation: { share: 1, every_days: null },
	questions: [ask('one'), choice, ask('three')],
	translated_from: {}
};
const ready = { nps: ask('nps', { type: 'rating', preset: 'nps', scale: { min: 0, max: 10 } }) };

const after = (command: string, content = draft, taken: string[] = []) =>
	applyCommand(content, command, ready, taken);
const codes = ({ questions }: SurveyContent) => questions.map(({ code }) => code).join(' ');
const options = ({ questions }: SurveyContent) =>
	questions[1]?.options?.map(({ code }) => code).join(' ');

test('a question of a type is added at the end, ready to be filled in', () => {
	const { content, focus } = after('add:single');
	expect(codes(content)).toBe('one reason three single');
	expect(content.questions[3]?.options).toHaveLength(2);
	expect(focus).toBe('questions.3');
	expect(after('add:rating').content.questions[3]?.scale).toEqual({ min: 1, max: 5 });
	expect(after('add:date').content.questions[3]).toEqual({
		...ask('date'),
		type: 'date',
		text: {}
	});
});

test('a ready question comes with its words', () => {
	expect(after('add:nps').content.questions[3]).toEqual(ready.nps);
});

test('a new question never takes a code that stands for something already', () => {
	expect(codes(after('add:text', draft, ['text', 'text_2']).content)).toBe(
		'one reason three text_3'
	);
	expect(codes(after('add:nps', after('add:nps').content).content)).toBe(
		'one reason three nps nps_2'
	);
});

test('questions move by one, and the first and last stay where they are', () => {
	expect(codes(after('up:1').content)).toBe('reason one three');
	expect(after('down:1')).toMatchObject({ focus: 'questions.2' });
	expect(codes(after('down:1').content)).toBe('one three reason');
	expect(after('down:2')).toEqual({ content: draft, focus: 'questions.2' });
	const early = after('up:0').content;
	expect(codes(early)).toBe('one reason three');
	expect(after('up:0', early)).toEqual({ content: early, focus: 'questions.0' });
});

test('a question moves across the items, and comes before them in the list too', () => {
	const early = after('up:0').content;
	expect(early.questions.map(({ place }) => place)).toEqual(['before', 'after', 'after']);
	expect(after('down:0', early)).toEqual({ content: draft, focus: 'questions.0' });
	const last = { ...draft, questions: draft.questions.with(2, ask('three', { place: 'before' })) };
	expect(codes(after('save', last).content)).toBe('three one reason');
	expect(after('option-add:1', last).focus).toBe('questions.2.options.3.text.zh');
});

test('a question is removed, and the next one is where one goes on', () => {
	expect(codes(after('remove:1').content)).toBe('one three');
	expect(after('remove:2').focus).toBe('questions.1');
	expect(after('remove:0', { ...draft, questions: [choice] }).focus).toBe('questions');
});

test('options are added, moved and removed', () => {
	expect(options(after('option-add:1').content)).toBe('a b c o4');
	expect(after('option-add:1').focus).toBe('questions.1.options.3.text.zh');
	expect(options(after('option-up:1:2').content)).toBe('a c b');
	expect(options(after('option-down:1:0').content)).toBe('b a c');
	expect(options(after('option-remove:1:0').content)).toBe('b c');
	expect(options(after('option-remove:1:9').content)).toBe('a b c');
});

test('the first rule makes a condition, and without its last there is none', () => {
	const once = after('rule-add:2').content;
	expect(once.questions[2]?.show_if).toEqual({
		match: 'all',
		rules: [{ field: '', op: 'at_most', value: '' }]
	});
	const twice = after('rule-add:2', once);
	expect(twice.content.questions[2]?.show_if?.rules).toHaveLength(2);
	expect(twice.focus).toBe('questions.2.show_if.rules.1.field');
	expect(after('rule-remove:2:1', twice.content).content).toEqual(once);
	expect(after('rule-remove:2:0', once).content).toEqual(draft);
});

test('a form can be sent only to see what follows from a field', () => {
	const field = 'questions.1.show_if.rules.0.field';
	expect(after(`refresh:${field}`)).toEqual({ content: draft, focus: field });
	expect(after('refresh://elsewhere')).toEqual({ content: draft, focus: null });
});

test('commands that mean nothing change nothing', () => {
	for (const command of [
		'',
		'save',
		'add:',
		'add:grid',
		'add:constructor',
		'up:9',
		'toString:0',
		'up:x'
	]) {
		expect(after(command)).toEqual({ content: draft, focus: null });
	}
});
