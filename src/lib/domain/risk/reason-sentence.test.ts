import { expect, test } from 'vitest';
import { reasonSentence } from './reason-sentence.ts';
import { EVIDENCE, row } from './sample-rows.ts';
import { SIGNALS } from './signals.ts';

const said = (signal: keyof typeof EVIDENCE, points: number, isMustAct = false) =>
	reasonSentence(row({ signal, points, isMustAct, evidence: EVIDENCE[signal] }), 'Asia/Shanghai');

test('a gap tells its dimension, its size, and what it was computed from', () => {
	expect(said('dimension_gap', 2)).toEqual({
		zh: '+2 响应性差距 −1.4（问卷《服务后调查》，5月12日；期望 6.5，感受 5.1，满分 7；4 题中答了 4 题）',
		en: '+2 Responsiveness gap −1.4 (“After-service”, 12 May; expected 6.5, experienced 5.1 of 7; 4 of 4 answered)'
	});
});

test('very low answers name the first items and count the others', () => {
	expect(said('low_answer', 2)).toEqual({
		zh: '+2 极低评分 3 项（问卷《服务后调查》，5月12日：“按时完成” 1/7，“一次做好” 2/7，另有 1 项）',
		en: '+2 very low answers: 3 (“After-service”, 12 May: “Work was done on time” 1 of 7, “It was right the first time” 2 of 7, and 1 more)'
	});
});

test('a fall in satisfaction tells both values and both days', () => {
	expect(said('overall_drop', 2)).toEqual({
		zh: '+2 总体满意度由 6 降到 3/7（问卷《服务后调查》，5月12日；上次 2月3日）',
		en: '+2 overall satisfaction fell from 6 to 3 of 7 (“After-service”, 12 May; last time 3 Feb)'
	});
});

test('a fall between different scales tells both scales', () => {
	const evidence = { ...EVIDENCE.overall_drop, before: 9, before_max: 10 };
	expect(reasonSentence(row({ signal: 'overall_drop', evidence }), 'UTC').en).toContain(
		'from 9 of 10 to 3 of 7'
	);
});

test('a long wait tells what was measured and what was promised', () => {
	expect(said('long_wait', 1)).toEqual({
		zh: '+1 等候 42 分钟，承诺 15（上门维修，5月12日）',
		en: '+1 waited 42 min, promised 15 (Repair visit, 12 May)'
	});
});

test('other time quantities keep their name and unit', () => {
	const told = (quantity: string) =>
		reasonSentence(
			row({ signal: 'long_wait', points: 1, evidence: { ...EVIDENCE.long_wait, quantity } }),
			'UTC'
		).en;
	expect(told('delivery_days')).toBe('+1 delivery: 42 days, promised 15 (Repair visit, 12 May)');
	expect(told('late_minutes')).toBe('+1 42 min later than promised (Repair visit, 12 May)');
	expect(told('wait')).toBe('+1 waited 42, promised 15 (Repair visit, 12 May)');
});

test('what demands a person has no points to show', () => {
	expect(said('contact_requested', 0, true)).toEqual({
		zh: '必须处理 · 要求联系（问卷《服务后调查》，5月12日）',
		en: 'must act · asked to be contacted (“After-service”, 12 May)'
	});
	expect(said('regulator_named', 0, true)).toEqual({
		zh: '必须处理 · 提到：12345（问卷《服务后调查》，5月12日）',
		en: 'must act · mentioned: 12345 (“After-service”, 12 May)'
	});
});

test('the outcome of a case is a reason of its own', () => {
	expect(said('case_solved', -2)).toEqual({
		zh: '−2 问题已解决（个案 P-7K2M，5月12日）',
		en: '−2 problem solved (case P-7K2M, 12 May)'
	});
	expect(said('case_not_solved', 3).en).toBe('+3 problem not solved (case P-7K2M, 12 May)');
});

test('days are those of the time zone', () => {
	const late = row({
		signal: 'case_solved',
		evidence: EVIDENCE.case_solved,
		occurredAt: '2026-05-12T20:00:00Z'
	});
	expect(reasonSentence(late, 'Asia/Shanghai').en).toContain('13 May');
	expect(reasonSentence(late, 'UTC').en).toContain('12 May');
});

test('a signal nobody has words for yet is told by its code', () => {
	expect(reasonSentence(row({ signal: 'omen' }), 'UTC')).toEqual({
		zh: '+2 信号 omen（5月12日）',
		en: '+2 signal omen (12 May)'
	});
});

test('no signal shows a gap in its sentence when its evidence is empty', () => {
	for (const signal of SIGNALS) {
		const { zh, en } = reasonSentence(row({ signal, evidence: {} }), 'UTC');
		expect(`${zh} ${en}`).not.toMatch(/undefined|null|NaN/);
	}
});

test('every signal has a sample, so that none is without a tested sentence', () => {
	expect(Object.keys(EVIDENCE).sort()).toEqual([...SIGNALS].sort());
});
