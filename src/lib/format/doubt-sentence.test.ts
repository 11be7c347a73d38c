import { expect, test } from 'vitest';
import { ANSWER_FLAGS, type Doubts } from '#lib/domain/responses/quality.ts';
import { doubtSentence } from './doubt-sentence.ts';

const doubts: Doubts = {
	straight_lining: { alike: 23, of: 24 },
	pattern: { kind: 'staircase', run: 12, of: 22 },
	fast: { seconds: 44, ratings: 22, median: 8.25, n: 30 },
	duplicate: { same: 'customer' },
	bot: { signs: ['honeypot', 'speed', 'odd'], seconds: 3, ratings: 22 }
};

test('each flag says what speaks for it, with its figures', () => {
	const [straight, pattern, fast, duplicate, bot] = ANSWER_FLAGS.map((flag) =>
		doubtSentence(flag, doubts, 'en')
	);
	expect(straight).toBe('23 of 24 ratings are the same.');
	expect(pattern).toContain('12 of 22 ratings in a row');
	expect(fast).toBe(
		'2.0 seconds a rating, less than a third of the usual 8.3 (median of 30 answers).'
	);
	expect(duplicate).toContain('same customer');
	expect(bot).toMatch(
		/people do not see\. 22 ratings in 3 seconds .* The form noticed something: odd\./
	);
	expect(doubtSentence('fast', doubts, 'zh')).toContain('2.0 秒');
});

test('grounds that are gone are told as such', () => {
	for (const flag of ANSWER_FLAGS) {
		expect(doubtSentence(flag, {}, 'en')).toContain('when it arrived');
		expect(doubtSentence(flag, {}, 'zh')).toContain('到达时');
	}
});
