import { messages } from './message.ts';

/** Words about satisfaction and the complaints that came after it. */
export const dashboardComplaints = messages({
	complaintsTitle: { zh: '满意度与此后的投诉', en: 'Satisfaction and later complaints' },
	noComplaints: {
		zh: '系统里一宗投诉也没有，因此还看不出满意度低的客户此后是否更常投诉。',
		en: 'There is no complaint on record at all, so whether less satisfied customers complain more often later cannot be told yet.'
	},
	noneOldEnough: {
		zh: (days: string) => `数据不足：还没有满 ${days} 天的实名答卷。`,
		en: (days: string) =>
			`Not enough data: no answer of an identified customer is ${days} days old yet.`
	},
	satisfaction: { zh: '打分', en: 'Rated' },
	satisfactionOf: {
		zh: (value: string) => `${value} 分`,
		en: (value: string) => `Rated ${value}`
	},
	withComplaint: { zh: '此后有投诉', en: 'With a complaint' },
	complaintsOf: {
		zh: (complaints: string, n: string) => `${n} 人中 ${complaints} 人`,
		en: (complaints: string, n: string) => `${complaints} of ${n}`
	},
	complaintShare: { zh: '投诉比例', en: 'Share' },
	complaintAxis: {
		zh: (days: string) => `答卷后 ${days} 天内有投诉的比例`,
		en: (days: string) => `Share with a complaint within ${days} days`
	},
	lower: { zh: '区间下限', en: 'Lower end' },
	upper: { zh: '区间上限', en: 'Upper end' },
	contrast: {
		zh: (low: string, lowN: string, high: string, highN: string, difference: string, ci: string) =>
			`满意度在量表中点以下的客户此后有 ${low} 投诉（${lowN}），打最高两档的有 ${high}（${highN}）；相差 ${difference} 个百分点，95% 区间 ${ci}。`,
		en: (low: string, lowN: string, high: string, highN: string, difference: string, ci: string) =>
			`Of customers who rated below the middle of the scale, ${low} had a complaint later (${lowN}); of those in the top two steps, ${high} (${highN}): a difference of ${difference} percentage points, 95% interval ${ci}.`
	},
	contrastMore: {
		zh: '满意度低与此后投诉更多相关。',
		en: 'Low satisfaction is associated with more complaints later.'
	},
	contrastFewer: {
		zh: '满意度低的反而投诉更少：也许他们不投诉就离开了，值得主动联系。',
		en: 'The less satisfied complained less often: they may leave without a word, and are worth a call.'
	},
	contrastUnclear: {
		zh: '两者没有可靠的差别：可能有差别，但这些答卷看不出来。',
		en: 'No reliable difference: there may be one, but these answers do not show it.'
	},
	contrastTooFew: {
		zh: '数据不足，无法比较不满意与满意的客户：两边都至少要有 5 份答卷。',
		en: 'Not enough data to compare the less satisfied with the satisfied: it takes five answers on either side.'
	},
	complaintsNote: {
		zh: (days: string) =>
			`只看实名客户、且已满 ${days} 天的答卷；投诉指答卷之后 ${days} 天内登记的投诉个案。区间为 Wilson 95% 区间，差的区间按 Newcombe 法。少于 5 份的不显示。`,
		en: (days: string) =>
			`Answers of identified customers that are at least ${days} days old; a complaint counts if its case was opened within ${days} days after the answer. Wilson 95% intervals, Newcombe’s for the difference. Fewer than five are not shown.`
	}
});
