import { expect, test } from 'vitest';
import { dailyDigestMail, type Digest } from './digest-mail.ts';

const digest: Digest = {
	cases: [{ reference: 'P-7K2M', customer: 'C-1001', score: 6, due_at: '2026-05-03T22:05:00Z' }],
	more_cases: 0,
	waiting: 4,
	newly_waiting: 2,
	watched: 3,
	watch: [
		{ customer: 'C-7', score: 4 },
		{ customer: 'C-8', score: 3 }
	]
};
const place = { baseUrl: 'https://heed.example', timeZone: 'Asia/Shanghai' };

test('the digest lists cases with their time and link, who waits, and whom to watch', () => {
	const { subject, text } = dailyDigestMail(digest, 'en', place);
	expect(subject).toBe('Daily digest: 1 new case, 4 waiting, 3 to watch');
	expect(text).toContain('C-1001, score 6, please contact by 4 May 2026, 06:05');
	expect(text).toContain('https://heed.example/cases/P-7K2M');
	expect(text).toContain('Waiting: 4, of them new: 2.');
	expect(text).toContain('In Watch with a new signal: 3 (C-7: 4, C-8: 3, …).');
});

test('what there is nothing of is not mentioned', () => {
	const quiet = { ...digest, waiting: 0, newly_waiting: 0, watched: 0, watch: [] };
	const { subject, text } = dailyDigestMail(quiet, 'zh', place);
	expect(subject).toBe('每日汇总：1 个新个案');
	expect(text).toContain('客户 C-1001，6 分');
	expect(text).not.toContain('排队');
	expect(text).not.toContain('位（C-');
});

test('cases beyond the list are counted, and without a language both are in one mail', () => {
	const { subject, text } = dailyDigestMail({ ...digest, more_cases: 3 }, null, place);
	expect(subject).toContain('4 个新个案');
	expect(subject).toContain('4 new cases');
	expect(text).toContain('And 3 more: https://heed.example/cases?view=mine');
	expect(text).toContain('另有 3 个');
});
