/** Words for what is watched beside the outcome of a prevention programme. */
import { messages } from './message.ts';

export const preventionGuards = messages({
	next_survey: { zh: '下一次打分在最低两档', en: 'Next rating in the lowest two steps' },
	churn: { zh: '客户流失', en: 'Left as a customer' },
	opt_outs: { zh: '要求不再联系', en: 'Wanted no more contact' },
	pre_complaints: { zh: '联系时说出的问题（诉前问题）', en: 'Problems told before a complaint' },
	meaning: { zh: '含义', en: 'Meaning' },
	guardNotYet: {
		zh: (held: string, needHeld: string, events: string, needEvents: string) =>
			`数据不足：对照 ${held} / ${needHeld} 人，两组共 ${events} / ${needEvents} 例`,
		en: (held: string, needHeld: string, events: string, needEvents: string) =>
			`not enough data: ${held} of ${needHeld} held out, ${events} of ${needEvents} events in both arms`
	},
	guardWorse: { zh: '联系组更多', en: 'More of the contacted' },
	guardNotWorse: { zh: '看不出联系组更多', en: 'Not reliably more of the contacted' },
	toldOnly: { zh: '只计数，越多不等于越差', en: 'counted only: more of them is no harm' },
	guardWorseTitle: {
		zh: '投诉可能是用别的代价换来的',
		en: 'This may be bought with something else'
	},
	guardWorseText: {
		zh: (names: string) =>
			`抽中联系的客户更常出现：${names}。请先查明原因；主要指标的结论不受影响。`,
		en: (names: string) =>
			`It happens to more of those drawn for contact: ${names}. Find out why; the verdict on the outcome stands by itself.`
	},
	guardMethod: {
		zh: '差同上（对照 − 联系），方括号内为 Newcombe 95% 区间，不用先验。这些指标没有结论，只看有没有代价。',
		en: 'Differences as above (held out − contacted), with Newcombe’s 95% interval and no prior. Guards have no verdict: they are watched for harm.'
	}
});
