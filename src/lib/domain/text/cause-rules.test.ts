import { describe, expect, test } from 'vitest';
import { CASE_CAUSES } from '../cases/causes.ts';
import { guessCauses } from './cause-model.ts';
import { causeHits, causeRules, defaultCauseWords, ruleOffset } from './cause-rules.ts';
import { clausesOf } from './clauses.ts';
import { hashText } from './hashed-text.ts';

const rules = causeRules();
const guessed = (text: string, given = rules) =>
	guessCauses(text, hashText(text), causeHits(text, given), null);
const codes = (text: string, given = rules) => guessed(text, given).map(({ code }) => code);

describe('causes by words', () => {
	test('every leaf of the tree has words in both languages', () => {
		for (const { code } of CASE_CAUSES) {
			const words = defaultCauseWords(code);
			expect([code, words.some((word) => /\p{Script=Han}/u.test(word))]).toEqual([code, true]);
			expect([code, words.some((word) => /^[a-z]/.test(word))]).toEqual([code, true]);
		}
	});

	test('several causes of one text are named, in both languages', () => {
		expect(codes('客服态度恶劣，还乱收费')).toEqual(
			expect.arrayContaining(['service_attitude', 'information_unclear_fees'])
		);
		expect(codes('The delivery was late and the food was cold.')).toEqual(
			expect.arrayContaining(['service_delivery', 'service_waiting_time', 'product_food_quality'])
		);
	});

	test('the first is the one of which most is said', () => {
		const [first] = guessed('医生态度差，排队排了三个小时，等待太久');
		expect(first).toMatchObject({ code: 'service_waiting_time', source: 'rules' });
		expect(first?.words).toEqual(expect.arrayContaining(['排队', '小时']));
		expect(first?.probability).toBeLessThan(1);
	});

	test('what is praised is no cause', () => {
		expect(codes('味道很好，但是送得太慢了')).toEqual(['service_waiting_time']);
		expect(codes('今天星期四')).toEqual([]);
	});

	test('an organisation takes words from a cause and adds others', () => {
		const own = causeRules(
			[
				{ code: 'service_waiting_time', word: '太慢', isRemoved: true },
				{ code: 'service_waiting_time', word: '慢', isRemoved: true },
				{ code: 'product_facilities', word: '滑梯', isRemoved: false },
				{ code: 'nowhere', word: '太慢', isRemoved: false }
			],
			'own'
		);
		expect(codes('送得太慢', own)).toEqual([]);
		expect(codes('滑梯坏', own)).toContain('product_facilities');
		expect(codes('滑梯坏')).not.toContain('product_facilities');
	});
});

test('one word is worth 1.2, each doubling 0.8 more', () => {
	expect([0, 1, 2, 4].map(ruleOffset)).toEqual([0, 1.2, 2, 2.8]);
});

test('a text is cut where the speaker turns', () => {
	expect(clausesOf('好吃但是慢。Nice, but late; v1.5 ok')).toEqual([
		'好吃',
		'但是慢',
		'nice',
		'but late',
		'v1.5 ok'
	]);
});
