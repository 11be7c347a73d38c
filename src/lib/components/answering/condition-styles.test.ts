import { expect, test } from 'vitest';
import type { Question } from '#lib/domain/surveys/content.ts';
import { presetQuestion } from '#lib/domain/surveys/question-presets.ts';
import { conditionStyles } from './condition-styles.ts';

const scale = { min: 1, max: 7, labels: null };
const asks = { overall: true, comment: true, importance: false, contact: 'never' } as const;

function asking(...rules: { field: string; op: 'is' | 'at_most'; value: string | number }[]) {
	const options = ['yes', 'no'].map((code) => ({ code, text: { en: code } }));
	const shared = { text: { en: 'x' }, required: false, place: 'after' } as const;
	const questions: Question[] = [
		{ ...shared, code: 'a', type: 'single', options },
		{ ...shared, code: 'b', type: 'text', show_if: { match: 'all', rules } }
	];
	return { scale, asks, items: [], questions };
}

test('a survey in which everything shows needs no rules', () => {
	expect(conditionStyles({ scale, asks, items: [], questions: [] }, 'f')).toBe('');
});

test('a question is hidden until what it follows is chosen, where a browser can tell', () => {
	expect(conditionStyles(asking({ field: 'q_a', op: 'is', value: 'yes' }), 'f')).toBe(
		'@supports selector(:has(*)){#f:not(:has([name="q_a"]:is([value="yes"]):checked)) #ask-b{display:none}}'
	);
});

test('a question that follows what can never be chosen is always hidden', () => {
	expect(conditionStyles(asking({ field: 'q_a', op: 'is', value: 'gone' }), 'f')).toContain(
		'{#f #ask-b{display:none}}'
	);
});

test('the offer to be contacted waits for a low rating, and stays once it was accepted', () => {
	const survey = {
		scale,
		asks: { ...asks, contact: 'after_low' as const },
		items: [],
		questions: []
	};
	const styles = conditionStyles(survey, 'f');
	expect(styles).toContain('[name^="p_"]:is([value="1"],[value="2"],[value="3"]):checked');
	expect(styles).toContain(
		'[name="overall"]:is([value="1"],[value="2"],[value="3"],[value="4"]):checked'
	);
	expect(styles).toContain('[name="contact_requested"]:checked');
});

test('disagreeing with a reverse-keyed item is no low rating, agreeing is', () => {
	const item = { code: 'late', dimension: 'r', text: {}, reversed: true };
	const survey = {
		scale,
		asks: { ...asks, contact: 'after_low' as const },
		items: [item],
		questions: []
	};
	const styles = conditionStyles(survey, 'f');
	expect(styles).toContain('[name^="p_"]:not([name="p_late"]):is([value="1"]');
	expect(styles).toContain('[name="p_late"]:is([value="5"],[value="6"],[value="7"]):checked');
});

test('a customer who would not recommend is offered to be contacted', () => {
	const nps = presetQuestion('nps');
	const survey = {
		scale,
		asks: { ...asks, contact: 'after_low' as const },
		items: [],
		questions: [nps]
	};
	const styles = conditionStyles(survey, 'f');
	expect(styles).toMatch(/\[name="q_nps"\]:is\(\[value="0"\],.*\[value="6"\]\):checked/);
	expect(styles).not.toContain('[value="8"]');
});

test('nothing but plain codes gets into the style sheet', () => {
	const survey = asking({ field: 'q_a', op: 'is', value: 'yes' });
	survey.questions[0]?.options?.push({ code: '"]{}</style>', text: {} });
	const [first, second] = survey.questions;
	if (first && second?.show_if)
		second.show_if.rules = [{ field: 'q_a', op: 'is_not', value: '"]{}' }];
	expect(conditionStyles(survey, 'f')).not.toMatch(/\{\}|</);
});
