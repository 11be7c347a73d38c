import { expect, test } from 'vitest';
import { counterfactual } from './counterfactual.ts';
import { CARD, EVIDENCE, row } from './sample-rows.ts';
import { summarySentence } from './summary-sentence.ts';

test('tells band, points, what was before, and what would make the difference', () => {
	const gap = row({
		signal: 'dimension_gap',
		points: 2,
		evidence: EVIDENCE.dimension_gap,
		occurredAt: '2026-05-13T00:00:00Z'
	});
	const rows = [gap, row(), row()];
	const facts = {
		standing: { score: 6, band: 'amber' as const, n: 3 },
		previous: { at: '2026-05-03T08:00:00Z', score: 2, band: 'low' as const },
		counterfactual: counterfactual(rows, CARD)
	};
	expect(summarySentence(facts, 'Asia/Shanghai')).toEqual({
		zh: '橙色，6 分（5月3日为 2 分）。若没有响应性差距，则为关注。',
		en: 'Amber, 6 points (was 2 on 3 May). Would be Watch without the Responsiveness gap.'
	});
});

test('says no more than it knows', () => {
	const facts = {
		standing: { score: 1, band: 'low' as const, n: 1 },
		previous: null,
		counterfactual: null
	};
	expect(summarySentence(facts, 'UTC')).toEqual({ zh: '低，1 分。', en: 'Low, 1 point.' });
});

test('an unknown customer has no points and is not called safe', () => {
	const facts = { standing: { score: 0, band: null, n: 0 }, previous: null, counterfactual: null };
	const { zh, en } = summarySentence(facts, 'UTC');
	expect(en).toContain('Unknown is not safe');
	expect(zh).toContain('未知不等于安全');
	expect(`${zh}${en}`).not.toMatch(/0 points|0 分/);
});
