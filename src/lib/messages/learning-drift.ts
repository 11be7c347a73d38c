/** Words for whether as many customers complain as used to, and whether they write as they did. */
import { messages } from './message.ts';

export const learningDrift = messages({
	rateTitle: { zh: '投诉率是否变了', en: 'Whether the base rate moves' },
	rateLead: {
		zh: '每月第一次快照中、之后 28 天无人主动联系的客户：有多少在这 28 天内投诉。',
		en: 'Customers of the first snapshot of each month whom nobody contacted in the 28 days after it: how many of them complained in that time.'
	},
	rateTooFew: {
		zh: (known: string, needed: string) =>
			`数据不足：有结果的月份 ${known} 个，至少要 ${needed} 个，其中要有投诉，才能画出控制限。`,
		en: (known: string, needed: string) =>
			`Not enough data: ${known} months with an outcome. Limits take ${needed}, with complaints in them.`
	},
	steady: { zh: '稳定', en: 'Steady' },
	steadyText: {
		zh: '各月的差别没有超出偶然。',
		en: 'Months differ no more than chance has it.'
	},
	out: { zh: '超出控制限', en: 'Beyond the limits' },
	outText: {
		zh: '最近一个月的投诉率超出了控制限：请先查明原因，再采用新学到的东西。',
		en: 'The latest month lies beyond the limits: find out why before you use what was learned.'
	},
	shifted: { zh: '水平已移动', en: 'Level has shifted' },
	shiftedText: {
		zh: '投诉率长期偏在中心线一侧：原来的概率已不合适，等重新学习后再采用。',
		en: 'Months stay on one side of the centre for longer than chance explains: probabilities no longer hold until something is learned anew.'
	},
	provisional: {
		zh: (known: string) => `控制限只来自 ${known} 个月，还会变动。`,
		en: (known: string) => `The limits rest on ${known} months only and will still move.`
	},
	chartTitle: { zh: '每月投诉的客户占比', en: 'Share of customers who complained, by month' },
	axis: { zh: '28 天内投诉的占比', en: 'Complained within 28 days' },
	basis: {
		zh: (n: string, months: string) => `${n}，${months} 个月；p′ 控制图`,
		en: (n: string, months: string) => `${n}, ${months} months; p′ chart`
	},
	monthSaid: {
		zh: (month: string, share: string, complaints: string, n: string, note: string) =>
			`${month}：${share}（${n} 位中 ${complaints} 位）${note}`,
		en: (month: string, share: string, complaints: string, n: string, note: string) =>
			`${month}: ${share} (${complaints} of ${n})${note}`
	},
	monthMissing: {
		zh: (month: string) => `${month}：没有快照`,
		en: (month: string) => `${month}: no snapshot`
	},
	beyond: { zh: '，超出控制限', en: ', beyond the limits' },
	month: { zh: '月份', en: 'Month' },
	share: { zh: '占比', en: 'Share' },
	lower: { zh: '控制下限', en: 'Lower limit' },
	upper: { zh: '控制上限', en: 'Upper limit' },
	customers: { zh: '客户数', en: 'Customers' },
	complaints: { zh: '投诉', en: 'Complained' },
	value: { zh: '每月', en: 'Month' },
	hit: { zh: '超出控制限', en: 'Beyond the limits' },
	centre: { zh: '中心线', en: 'Centre' },
	limits: { zh: '控制限', en: 'Limits' },
	mark: { zh: '事件', en: 'Event' },

	textTitle: { zh: '客户的话是否变了', en: 'Whether people write as they did' },
	textLead: {
		zh: '最近四周的留言和投诉与此前一年相比，只看无人标注过的。变了不会停止读取，但新的文字模型不再自动启用，由人决定。',
		en: 'Comments and complaints of the last four weeks against the year before; those that somebody labelled are left out. Reading goes on in any case, but after a change a new model of texts is no longer taken into use by itself: a person decides.'
	},
	textNotCounted: {
		zh: '还没有统计，后台会在一天内完成。',
		en: 'Not counted yet; the background worker does so within a day.'
	},
	textPaused: {
		zh: '文字已明显变化：新的文字模型暂不自动启用，可在“文字”页手动选用。',
		en: 'Texts have changed: new models of texts are not taken into use by themselves for now. They can be chosen on the page of words.'
	},
	noModel: {
		zh: '还没有从更正中学到自己的文字模型，因此不谈它认得多少。',
		en: 'No model of your own has been learned from corrections yet, so there is nothing to know or not to know.'
	},
	textMeasures: { zh: '文字的变化', en: 'What was counted of texts' },
	measure: { zh: '指标', en: 'Measure' },
	then: { zh: '此前一年', en: 'The year before' },
	now: { zh: '最近四周', en: 'Last four weeks' },
	verdict: { zh: '判断', en: 'Verdict' },
	pieces: { zh: '模型不认识的字词片段', en: 'Pieces of words that the models do not know' },
	strangers: {
		zh: (share: string) => `几乎不认识的文字（认识的不足 ${share}）`,
		en: (share: string) => `Texts hardly known (less than ${share} of their pieces)`
	},
	chinese: { zh: '中文', en: 'Chinese' },
	english: { zh: '英文', en: 'English' },
	otherLanguage: { zh: '看不出语言', en: 'Language unclear' },
	ofTotal: {
		zh: (share: string, part: string, total: string) => `${share}（${total} 中 ${part}）`,
		en: (share: string, part: string, total: string) => `${share} (${part} of ${total})`
	},
	strangersMeaning: {
		zh: (difference: string, ci: string) =>
			`几乎不认识的文字：变化 ${difference} 个百分点，95% 区间 ${ci}。变多意味着客户在谈模型没学过的事。`,
		en: (difference: string, ci: string) =>
			`Texts hardly known: ${difference} percentage points, 95% interval ${ci}. More of them means that people write of what the models have not learned.`
	},
	languageMeaning: {
		zh: (psi: string) => `语言比例的稳定性指数（PSI）${psi}。`,
		en: (psi: string) => `Stability index of the mix of languages (PSI) ${psi}.`
	},
	textTooFew: {
		zh: (needed: string) => `数据不足（前后各需 ${needed} 条）`,
		en: (needed: string) => `not enough data (${needed} texts each)`
	}
});
