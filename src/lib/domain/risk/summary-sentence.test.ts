import { describe, expect, test } from 'vitest';
import { counterfactual } from './counterfactual.ts';
import type { Comparable } from './observed-rates.ts';
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

describe('comparable customers', () => {
	const standing = { score: 6, band: 'amber' as const, n: 3 };
	const facts = { standing, previous: null, counterfactual: null };
	const told = (comparable: Partial<Comparable>) =>
		summarySentence(
			{
				...facts,
				comparable: {
					...{ band: 'amber' as const, from: 5, to: 7, n: 64, complaints: 11 },
					...{ rate: 11 / 64, ci90: [0.1057, 0.2595] as [number, number] },
					...comparable
				}
			},
			'UTC'
		);

	test('end the summary: how many there were, how many complained, and how sure that is', () => {
		expect(told({})).toEqual({
			zh: '橙色，6 分。最近 64 位处于 5–7 分、无人主动联系的客户中，11 位在 60 天内投诉（17%，90% 区间 11–26%）。',
			en: 'Amber, 6 points. Of the last 64 not-contacted customers at 5–7 points, 11 complained within 60 days (17%; 90% range 11–26%).'
		});
	});

	test('are too few where they are', () => {
		const { zh, en } = told({ n: 8, complaints: 1, rate: null, ci90: null });
		expect(en).toContain('customers at 5–7 points complain: not enough data yet (8 of 20');
		expect(zh).toContain('数据不足（需要 20 位无人主动联系的客户，现有 8 位）');
		expect(`${zh}${en}`).not.toContain('%');
	});

	test('are told by the points of their band', () => {
		expect(told({ from: null, to: 2 }).en).toContain('customers at 2 points or fewer, 11');
		expect(told({ from: 8, to: null }).en).toContain('customers at 8 points or more, 11');
		expect(told({ from: null, to: null }).en).toContain('customers who must be acted on, 11');
		expect(told({ from: 1, to: 1 }).en).toContain('customers at 1 point, 11');
		expect(told({ from: 8, to: null }).zh).toContain('位不低于 8 分、');
		expect(told({ from: null, to: null }).zh).toContain('位必须处理、');
	});
});
