import { messages } from './message.ts';

/** Words of the overview of the dashboard. */
export const dashboardOverview = messages({
	onwards: { zh: '接着看', en: 'From here' },
	whoComplains: { zh: '谁可能投诉，为什么？', en: 'Who may complain next, and why?' },
	whatIsDue: { zh: '现在该联系谁？', en: 'Whom to call now?' },
	whatToTrain: { zh: '该培训什么？', en: 'What to train on?' },
	whetherItHelps: { zh: '主动联系有没有用？', en: 'Does calling early help?' },

	responseRate: { zh: '回收率', en: 'Response rate' },
	ofInvited: {
		zh: (answered: string, invited: string) => `邀请 ${invited} 人，${answered} 人已答`,
		en: (answered: string, invited: string) => `${answered} of ${invited} invited`
	},
	responseRateNote: {
		zh: '已答 ÷ 送达的邀请，Wilson 区间。按邀请所指的那次服务，以及邀请的语言和发出日期筛选；答卷标记不适用于邀请。',
		en: 'Answered ÷ invitations that arrived, Wilson interval. Filtered by the contact people were asked about, their language and the day of sending; flags of answers do not apply.'
	},
	fewInvited: {
		zh: (limit: string) => `邀请少于 ${limit} 人`,
		en: (limit: string) => `fewer than ${limit} invited`
	},
	coverage: { zh: '覆盖率', en: 'Coverage' },
	ofEligible: {
		zh: (invited: string, eligible: string) => `应邀 ${eligible} 人，已邀请 ${invited} 人`,
		en: (invited: string, eligible: string) => `${invited} of ${eligible} eligible`
	},
	coverageNote: {
		zh: '可以询问的人中，邀请实际送出的比例。',
		en: 'Share of those who could have been asked to whom an invitation went out.'
	},
	noInvitations: {
		zh: '这个范围内没有发出过邀请',
		en: 'No invitations were sent in this selection'
	},

	thermometerTitle: {
		zh: '温度计：感知离期望有多远',
		en: 'Thermometer: how far perception reaches'
	},
	bar: { zh: '区间条', en: 'bar' },
	barGap: { zh: '从感知到期望', en: 'From perception to expectation' },
	barZone: { zh: '从可接受的最低水平到期望水平', en: 'From the least acceptable to the desired' },
	belowAdequate: { zh: '低于可接受水平', en: 'Below acceptable' },
	withinZone: { zh: '在容忍区内', en: 'Within the zone' },
	aboveDesired: { zh: '高于期望水平', en: 'Above desired' },
	zoneNote: {
		zh: '条从“可接受的最低水平”画到“期望水平”，即容忍区。只有 95% 区间整个在条外，才写“低于”或“高于”；低于时标记为红色三角。最低水平高于期望水平的自相矛盾的回答不计入。',
		en: 'The bar is the zone of tolerance, from the least acceptable to the desired. “Below” and “above” are said only where the whole 95% interval lies outside it; below, the marker is a red triangle. Answers that put the least acceptable above the desired are left out.'
	},
	barLower: { zh: '条的下端', en: 'Bar from' },
	barUpper: { zh: '条的上端', en: 'Bar to' },
	standing: { zh: '结论', en: 'Verdict' },
	standsBelow: { zh: '低于期望', en: 'Below expectation' },
	standsAt: { zh: '与期望无法区分', en: 'Not distinguishable' },
	standsAbove: { zh: '高于期望', en: 'Above expectation' },
	thermometerNote: {
		zh: '本问卷没有问“可接受的最低水平”，条从感知画到期望。只有差距的 95% 区间不含 0，才写“低于”或“高于”；低于时标记为红色三角。',
		en: 'This survey did not ask for the least acceptable level, so the bar runs between perception and expectation. “Below” and “above” are said only where the 95% interval of the gap leaves out 0; below, the marker is a red triangle.'
	},

	changeTitle: { zh: '与上一时段相比', en: 'Change since the period before' },
	changeNeedsDates: {
		zh: '选定开始和结束日期后，与此前同样长的一段时间相比。',
		en: 'With a first and a last day, the scores are compared with the period of equal length before.'
	},
	last90Days: { zh: '看最近 90 天', en: 'Show the last 90 days' },
	changeBasis: {
		zh: (now: string, before: string) => `${now}，对比 ${before}`,
		en: (now: string, before: string) => `${now}, against ${before}`
	},
	score: { zh: '得分', en: 'Score' },
	overallScore: { zh: '总体', en: 'Overall' },
	difference: { zh: '变化（分）', en: 'Change (points)' },
	effect: { zh: '效应量 g', en: 'Effect size g' },
	nBeforeNow: { zh: 'n（前 → 后）', en: 'n (before → now)' },
	verdict: { zh: '结论', en: 'Verdict' },
	better: { zh: '上升', en: 'Better' },
	worse: { zh: '下降', en: 'Worse' },
	noReliableChange: { zh: '没有可靠的变化', en: 'No reliable change' },
	changeSampled: {
		zh: '每人只答部分题目，无法比较个人得分',
		en: 'Not compared: each person was asked only some of the items'
	},
	changeNote: {
		zh: '变化 = 本时段 − 上一时段，Welch 95% 区间；效应量为 Hedges g 及其 95% 区间（0.2 小，0.5 中，0.8 大）。区间含 0 时写“没有可靠的变化”：可能有变化，但这些答卷看不出来。各行单独判断，未作多重比较校正。',
		en: 'Change = this period − the one before, with Welch’s 95% interval; the effect size is Hedges’ g with its 95% interval (0.2 small, 0.5 medium, 0.8 large). “No reliable change” means that the interval includes 0: there may be a change, but these answers do not show it. Each row by itself, not adjusted for comparing several.'
	}
});
