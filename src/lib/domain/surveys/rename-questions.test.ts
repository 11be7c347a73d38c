import { expect, test } from 'vitest';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import { withNewCodes, withNewRules } from './rename-questions.ts';

const content = surveyDraft.parse({
	title: { zh: '回访' },
	languages: ['zh', 'en'],
	questions: [
		{ code: 'q1', type: 'single', text: {}, options: [{ code: 'q1', text: {} }] },
		{
			code: 'q2',
			type: 'text',
			text: {},
			show_if: {
				rules: [
					{ field: 'q_q1', op: 'is', value: 'q1' },
					{ field: 'p_q1', op: 'is', value: 1 }
				]
			}
		}
	],
	translated_from: { 'questions.q1.text': 'a', 'questions.q2.text': 'b', title: 'c' }
});

test('conditions and translations follow a question to its new code, and nothing else does', () => {
	const renamed = withNewCodes(content, new Map([['q1', 'reason']]));
	expect(renamed.questions.map(({ code }) => code)).toEqual(['reason', 'q2']);
	expect(renamed.questions[0]?.options?.[0]?.code).toBe('q1');
	expect(renamed.questions[1]?.show_if?.rules.map(({ field }) => field)).toEqual([
		'q_reason',
		'p_q1'
	]);
	expect(renamed.translated_from).toEqual({
		'questions.reason.text': 'a',
		'questions.q2.text': 'b',
		title: 'c'
	});
});

test('two questions may trade their codes', () => {
	const traded = new Map([
		['q1', 'q2'],
		['q2', 'q1']
	]);
	const renamed = withNewCodes(content, traded);
	expect(renamed.questions.map(({ code }) => code)).toEqual(['q2', 'q1']);
	expect(renamed.translated_from).toMatchObject({
		'questions.q2.text': 'a',
		'questions.q1.text': 'b'
	});
	expect(withNewCodes(renamed, traded)).toEqual(content);
});

test('a question without a condition stays as it is', () => {
	const [first] = content.questions;
	if (!first) throw new Error('the example has a question');
	expect(withNewRules(first, new Map([['q1', 'x']]))).toBe(first);
});
