import { expect, test } from 'vitest';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import { conditionWords } from './condition-words.ts';

const both = { zh: '关怀', en: 'Care' };
const instrument = {
	columns: ['perception' as const],
	scale: { min: 1, max: 7 },
	dimensions: [{ code: 'care' }],
	items: [{ code: 'c1', dimension: 'care', text: { zh: '有礼貌', en: 'Polite' } }]
};
const content = surveyDraft.parse({
	title: both,
	languages: ['zh', 'en'],
	questions: [
		{
			code: 'why',
			type: 'single',
			text: { zh: '原因', en: 'Reason' },
			options: [{ code: 'late', text: { zh: '迟到', en: 'Late' } }]
		}
	]
});

test('a condition is told as a sentence in either language', () => {
	const rules = [
		{ field: 'overall', op: 'at_most' as const, value: 3 },
		{ field: 'q_why', op: 'is_not' as const, value: 'late' },
		{ field: 'p_c1', op: 'at_least' as const, value: 5 }
	];
	expect(conditionWords({ match: 'all', rules }, content, 'perception', instrument, 'zh')).toBe(
		'何时显示：“总体满意度”不高于“3”，并且“原因”不是“迟到”，并且“有礼貌”不低于“5”'
	);
	expect(conditionWords({ match: 'any', rules }, content, 'perception', instrument, 'en')).toBe(
		'When it is shown: “Overall satisfaction” is at most “3” or “Reason” is not “Late” or “Polite” is at least “5”'
	);
});

test('what is no longer asked is told by its name', () => {
	const rules = [{ field: 'q_gone', op: 'is' as const, value: 'x' }];
	expect(conditionWords({ match: 'all', rules }, content, 'feedback', instrument, 'en')).toContain(
		'“q_gone” is “x”'
	);
});
