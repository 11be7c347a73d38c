import { describe, expect, test } from 'vitest';
import { hiddenQuestions, reasonsToHide } from './conditions.ts';
import type { Condition, Question } from './content.ts';
import type { FieldValues } from './form-fields.ts';

const options = ['yes', 'no', 'maybe'].map((code) => ({ code, text: { en: code } }));
const scale = { min: 1, max: 7, labels: null };

function question(code: string, type: Question['type'], show_if?: Condition): Question {
	return {
		...{ code, type, text: { en: code }, required: false, place: 'after', show_if },
		...(type === 'single' || type === 'multiple' ? { options } : {}),
		...(type === 'rating' ? { scale: { min: 0, max: 10 } } : {})
	};
}

const all = (...rules: Condition['rules']): Condition => ({ match: 'all', rules });
const any = (...rules: Condition['rules']): Condition => ({ match: 'any', rules });
const rule = (field: string, op: Condition['rules'][number]['op'], value: string | number) => ({
	...{ field, op, value }
});

/** Whether the last question shows; the style sheet must come to the same result as the server. */
function shows(questions: Question[], fields: FieldValues): boolean {
	const survey = { scale, questions };
	const last = questions.at(-1) as Question;
	const byServer = !hiddenQuestions(survey, fields).has(last.code);
	const isTrue = ({
		field,
		values,
		isChosen
	}: {
		field: string;
		values: string[];
		isChosen: boolean;
	}) => [fields[field] ?? []].flat().some((value) => values.includes(value)) === isChosen;
	const byPage = !reasonsToHide(survey, last).some((facts) => facts.every(isTrue));
	expect(byPage).toBe(byServer);
	return byServer;
}

describe('a question with a condition', () => {
	test('shows without one', () => {
		expect(shows([question('a', 'text')], {})).toBe(true);
	});

	test('follows a number', () => {
		const low = [question('why', 'text', all(rule('overall', 'at_most', 3)))];
		expect(shows(low, {})).toBe(false);
		expect(shows(low, { overall: '3' })).toBe(true);
		expect(shows(low, { overall: '4' })).toBe(false);
		const high = [question('praise', 'text', all(rule('p_t1', 'at_least', 6)))];
		expect(shows(high, { p_t1: '6' })).toBe(true);
		expect(shows(high, { p_t1: '5' })).toBe(false);
	});

	test('does not take "no opinion" for a low rating', () => {
		const low = [question('why', 'text', all(rule('p_t1', 'at_most', 3)))];
		expect(shows(low, { p_t1: '0' })).toBe(false);
	});

	test('takes 0 for a number where the scale begins there', () => {
		const low = [
			question('nps', 'rating'),
			question('why', 'text', all(rule('q_nps', 'at_most', 6)))
		];
		expect(shows(low, { q_nps: '0' })).toBe(true);
		expect(shows(low, { q_nps: '7' })).toBe(false);
	});

	test('follows a choice, one of several or one alone', () => {
		for (const type of ['single', 'multiple'] as const) {
			const yes = [question('a', type), question('b', 'text', all(rule('q_a', 'is', 'yes')))];
			expect(shows(yes, { q_a: 'yes' })).toBe(true);
			expect(shows(yes, { q_a: 'no' })).toBe(false);
			const not = [question('a', type), question('b', 'text', all(rule('q_a', 'is_not', 'yes')))];
			expect(shows(not, {})).toBe(false);
			expect(shows(not, { q_a: 'no' })).toBe(true);
		}
		const not = [
			question('a', 'multiple'),
			question('b', 'text', all(rule('q_a', 'is_not', 'yes')))
		];
		expect(shows(not, { q_a: ['no', 'yes'] })).toBe(false);
		expect(shows(not, { q_a: ['no', 'maybe'] })).toBe(true);
	});

	test('wants all of its rules, or any of them', () => {
		const rules = [rule('overall', 'at_most', 3), rule('q_a', 'is', 'yes')] as const;
		const both = [question('a', 'single'), question('b', 'text', all(...rules))];
		const either = [question('a', 'single'), question('b', 'text', any(...rules))];
		expect(shows(both, { overall: '2' })).toBe(false);
		expect(shows(both, { overall: '2', q_a: 'yes' })).toBe(true);
		expect(shows(either, {})).toBe(false);
		expect(shows(either, { overall: '2' })).toBe(true);
		expect(shows(either, { q_a: 'yes' })).toBe(true);
	});

	test('does not follow an answer that has been hidden since', () => {
		const chain = [
			question('a', 'single'),
			question('b', 'single', all(rule('q_a', 'is', 'yes'))),
			question('c', 'text', all(rule('q_b', 'is', 'yes')))
		];
		expect(shows(chain, { q_a: 'yes', q_b: 'yes' })).toBe(true);
		expect(shows(chain, { q_a: 'no', q_b: 'yes' })).toBe(false);
	});

	test('never shows when it follows a later question or one that is not there', () => {
		for (const field of ['q_b', 'q_c', 'q_gone']) {
			const self = question('b', 'single', all(rule(field, 'is', 'yes')));
			const questions = [self, question('c', 'single')];
			const fields = { q_b: 'yes', q_c: 'yes', q_gone: 'yes' };
			expect(hiddenQuestions({ scale, questions }, fields)).toEqual(new Set(['b']));
			const hides = reasonsToHide({ scale, questions }, self);
			expect(
				hides.some((facts) =>
					facts.every(({ isChosen, values }) => !isChosen && values.length === 0)
				)
			).toBe(true);
		}
	});

	test('always shows when it follows words, which no list of answers can hold', () => {
		const after = [question('a', 'text'), question('b', 'text', all(rule('q_a', 'is', 'x')))];
		expect(shows(after, { q_a: 'y' })).toBe(true);
		expect(shows(after, {})).toBe(true);
	});
});
