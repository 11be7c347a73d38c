import { describe, expect, test } from 'vitest';
import { reasonSentence } from './reason-sentence.ts';
import { EVIDENCE, row } from './sample-rows.ts';

const told = (signal: string, evidence: Record<string, unknown>, points = 2, isMustAct = false) =>
	reasonSentence(row({ signal, points, isMustAct, evidence }), 'Asia/Shanghai');
const said = (signal: keyof typeof EVIDENCE, points = 2, isMustAct = false) =>
	told(signal, EVIDENCE[signal], points, isMustAct);

describe('what an answer tells', () => {
	test('a high score beside a bad comment tells both, and the words where some were found', () => {
		expect(said('contradiction')).toEqual({
			zh: '+2 总体满意度打了 6/7，留言却不满：“never again”（问卷《服务后调查》，5月12日）',
			en: '+2 rated 6 of 7, but the comment sounds dissatisfied: “never again” (“After-service”, 12 May)'
		});
		expect(told('contradiction', { ...EVIDENCE.contradiction, words: undefined }).en).toBe(
			'+2 rated 6 of 7, but the comment sounds dissatisfied (“After-service”, 12 May)'
		);
	});

	test('unclear information is told in the words that the customer chose', () => {
		expect(said('information_unclear', 1)).toEqual({
			zh: '+1 信息不清楚：选了“有些不清楚”（问卷《服务后调查》，5月12日）',
			en: '+1 information was not clear: answered “Partly” (“After-service”, 12 May)'
		});
	});

	test('feeling ignored is told by the answer to a question, else by the words found', () => {
		expect(said('felt_ignored', 3)).toEqual({
			zh: '+3 话里透出被冷落：“没人理”（问卷《服务后调查》，5月12日）',
			en: '+3 felt ignored, by their words: “没人理” (“After-service”, 12 May)'
		});
		const answered = { ...EVIDENCE.information_unclear, option: { zh: '没有', en: 'No' } };
		expect(told('felt_ignored', answered, 3)).toEqual({
			zh: '+3 没有感到受尊重：选了“没有”（问卷《服务后调查》，5月12日）',
			en: '+3 did not feel respected: answered “No” (“After-service”, 12 May)'
		});
	});

	test('effort, and thoughts of going elsewhere, are told by the rating', () => {
		expect(said('high_effort', 1)).toEqual({
			zh: '+1 办事费力：省力程度只评了 2/7（问卷《服务后调查》，5月12日）',
			en: '+1 getting it done was hard: ease rated 2 of 7 (“After-service”, 12 May)'
		});
		expect(said('switching_intent')).toEqual({
			zh: '+2 在考虑换一家：同意程度 6/7（问卷《服务后调查》，5月12日）',
			en: '+2 thinking of another provider: agreed 6 of 7 (“After-service”, 12 May)'
		});
		const loyalty = { ...EVIDENCE.switching_intent, question: 'loyalty', answer: 1 };
		expect(told('switching_intent', loyalty)).toEqual({
			zh: '+2 忠诚度只有 1/7，有别家可选就未必再选我们（问卷《服务后调查》，5月12日）',
			en: '+2 loyalty rated 1 of 7: might well choose somebody else (“After-service”, 12 May)'
		});
	});

	test('met expectations lower the score', () => {
		expect(said('all_met', -2)).toEqual({
			zh: '−2 5 个维度都达到或超过期望（问卷《服务后调查》，5月12日）',
			en: '−2 expectations met in all 5 dimensions (“After-service”, 12 May)'
		});
	});

	test('going public is told by its words, or as a fact of a service contact', () => {
		expect(said('public_post', 0, true)).toEqual({
			zh: '必须处理 · 提到要公开：“发抖音”（问卷《服务后调查》，5月12日）',
			en: 'must act · speaks of going public: “发抖音” (“After-service”, 12 May)'
		});
		expect(told('public_post', EVIDENCE.cancelled, 0, true)).toEqual({
			zh: '必须处理 · 已公开发帖（上门维修，5月12日）',
			en: 'must act · posted publicly (Repair visit, 12 May)'
		});
	});

	test('a regulator and a wish for contact may come from a service contact', () => {
		expect(told('regulator_named', EVIDENCE.cancelled, 0, true).en).toBe(
			'must act · named a regulator or the law (Repair visit, 12 May)'
		);
		expect(told('contact_requested', EVIDENCE.cancelled, 0, true).zh).toBe(
			'必须处理 · 要求联系（上门维修，5月12日）'
		);
	});
});

describe('what a service contact tells', () => {
	test('a late delivery is told in a unit that people use', () => {
		expect(said('delivered_late')).toEqual({
			zh: '+2 比承诺晚 3 天（上门维修，5月12日）',
			en: '+2 3 days later than promised (Repair visit, 12 May)'
		});
		const late = (measured: number) =>
			told('delivered_late', { ...EVIDENCE.delivered_late, measured }).en;
		expect(late(179)).toContain('+2 179 min later');
		expect(late(180)).toContain('+2 3 h later');
	});

	test('quality below the standard names the quantity and its unit', () => {
		expect(said('below_standard')).toEqual({
			zh: '+2 室内温度：实际 15.5 °C，标准 18 °C（上门维修，5月12日）',
			en: '+2 room temperature: 15.5 °C, standard 18 °C (Repair visit, 12 May)'
		});
		const own = { ...EVIDENCE.below_standard, quantity: 'clean_rooms', promised: 3, measured: 2 };
		expect(told('below_standard', own)).toEqual({
			zh: '+2 clean rooms：实际 2，标准 3（上门维修，5月12日）',
			en: '+2 clean rooms: 2, standard 3 (Repair visit, 12 May)'
		});
	});

	test('coming again counts the contacts, and a day is a day', () => {
		expect(said('repeated_contact', 1)).toEqual({
			zh: '+1 10 天内为同一服务联系了 3 次（上门维修，5月12日）',
			en: '+1 3 contacts about the same service within 10 days (Repair visit, 12 May)'
		});
		const once = { ...EVIDENCE.repeated_contact, contacts: 2, days: 0 };
		expect(told('repeated_contact', once, 1).en).toContain('2 contacts');
		expect(told('repeated_contact', once, 1).en).toContain('within 1 day (');
	});

	test.each([
		['cancelled', '服务被取消', 'the service was cancelled'],
		['promise_broken', '答应的事没有做到', 'a promise was not kept'],
		['missed_callback', '约好的回电没有打', 'an agreed callback was not made'],
		['notice_undelivered', '通知没有送达', 'a notice did not arrive']
	] as const)('%s is told with its contact', (signal, zh, en) => {
		expect(said(signal)).toEqual({
			zh: `+2 ${zh}（上门维修，5月12日）`,
			en: `+2 ${en} (Repair visit, 12 May)`
		});
	});

	test('a fault names the product and the batch', () => {
		expect(said('service_fault')).toEqual({
			zh: '+2 服务出了故障（K2，批次 2026-07，上门维修，5月12日）',
			en: '+2 a fault of the service (K2, batch 2026-07, Repair visit, 12 May)'
		});
	});

	test('an invitation that came back names the survey', () => {
		expect(told('notice_undelivered', EVIDENCE.contact_requested, 1).en).toBe(
			'+1 a notice did not arrive (“After-service”, 12 May)'
		);
	});
});

describe('what time and others tell', () => {
	test('silence counts the invitations since the last answer', () => {
		expect(said('silence', 1)).toEqual({
			zh: '+1 以前答过问卷，最近 2 次邀请都没有答复（上次回答 2月3日）',
			en: '+1 answered before, but not the last 2 invitations (last answer 3 Feb)'
		});
	});

	test('a survey that was left names the dimension, where the draft tells it', () => {
		expect(said('left_at', 1)).toEqual({
			zh: '+1 打开问卷，停在“响应性”，没有提交（问卷《服务后调查》，5月12日）',
			en: '+1 opened the survey and left it at Responsiveness, unsent (“After-service”, 12 May)'
		});
		expect(told('left_at', EVIDENCE.contact_requested, 1).zh).toBe(
			'+1 打开问卷后没有提交（问卷《服务后调查》，5月12日）'
		);
	});

	test('a season tells by how much, and of how many', () => {
		expect(said('season_peak', 1)).toEqual({
			zh: '+1 城北站往年十一月的投诉是其他月份的 1.8 倍（共 24 件）',
			en: '+1 North station: in November of earlier years 1.8 times the complaints of other months (24 in all)'
		});
	});

	test('a batch tells how many customers had its fault', () => {
		expect(said('product_batch')).toEqual({
			zh: '+2 30 天内有 5 位客户报同一批产品的故障（K2，批次 2026-07）',
			en: '+2 faults of the same product at 5 customers within 30 days (K2, batch 2026-07)'
		});
	});
});
