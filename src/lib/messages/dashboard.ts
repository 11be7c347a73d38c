import { messages } from './message.ts';

/** Words of the dashboard. */
export const dashboard = messages({
	title: { zh: '服务质量看板', en: 'Service quality' },
	description: {
		zh: '客户期望什么、实际感受到什么，两者相差多少。',
		en: 'What customers expect, what they experience, and how far apart the two are.'
	},
	filterLabel: { zh: '筛选范围', en: 'Choose what is measured' },
	survey: { zh: '问卷', en: 'Survey' },
	answerLanguage: { zh: '答卷语言', en: 'Answered in' },
	allLanguages: { zh: '全部语言', en: 'All languages' },
	zh: { zh: '中文', en: 'Chinese' },
	en: { zh: '英文', en: 'English' },
	apply: { zh: '应用筛选', en: 'Apply' },
	closedSurvey: {
		zh: (title: string) => `${title}（已结束）`,
		en: (title: string) => `${title} (closed)`
	},
	channelCounter: { zh: '窗口', en: 'Counter' },
	channelPhone: { zh: '电话', en: 'Phone' },
	channelVisit: { zh: '上门', en: 'Visit' },
	channelWeb: { zh: '网上', en: 'Web' },

	problemUnreadable: { zh: '无法识别，未用于筛选', en: 'Not readable; left out' },
	problemOrder: {
		zh: '结束日期早于开始日期，未按日期筛选',
		en: 'The end is before the beginning; dates were left out'
	},
	problemTooLong: {
		zh: (days: string) => `最多 ${days} 天，未按日期筛选`,
		en: (days: string) => `At most ${days} days; dates were left out`
	},
	problemUnknown: { zh: '没有这一项，未用于筛选', en: 'Does not exist; left out' },
	problemTitle: { zh: '部分筛选条件未采用', en: 'Part of the filter was left out' },

	nBelow: { zh: (n: string) => `n < ${n}`, en: (n: string) => `n < ${n}` },
	ci95: {
		zh: (ends: string) => `95% 区间 ${ends}`,
		en: (ends: string) => `95% CI ${ends}`
	},
	allDates: { zh: '全部日期', en: 'All dates' },
	between: {
		zh: (from: string, to: string) => `${from}至${to}`,
		en: (from: string, to: string) => `${from} to ${to}`
	},
	since: { zh: (day: string) => `${day}起`, en: (day: string) => `Since ${day}` },
	until: { zh: (day: string) => `截至${day}`, en: (day: string) => `Until ${day}` },
	basis: {
		zh: (n: string, period: string) => `${n} · ${period}`,
		en: (n: string, period: string) => `${n} · ${period}`
	},

	leaveOut: { zh: '排除的答卷', en: 'Leave out' },
	leftOut: {
		zh: (flags: string) => `已排除：${flags}`,
		en: (flags: string) => `Left out: ${flags}`
	},

	keyNumbers: { zh: '关键数字', en: 'Key numbers' },
	overallGap: { zh: '总体差距', en: 'Overall gap' },
	overallGapNote: {
		zh: '感知减期望，五个维度等权（未加权）平均。负数表示低于期望。',
		en: 'Perception minus expectation, unweighted mean of the dimensions. Negative: below expectation.'
	},
	overallPerception: { zh: '总体感知', en: 'Overall perception' },
	overallPerceptionNote: {
		zh: (min: string, max: string) => `各维度等权平均，量表 ${min} 至 ${max} 分。`,
		en: (min: string, max: string) => `Unweighted mean of the dimensions, scale ${min} to ${max}.`
	},
	top2: { zh: '总体满意（最高两档）', en: 'Satisfied (top two steps)' },
	top2Note: {
		zh: '总体满意度打最高两档的比例，Wilson 区间。',
		en: 'Share of the two best ratings of overall satisfaction, Wilson interval.'
	},
	received: { zh: '收到答卷', en: 'Answers received' },
	scored: { zh: (n: string) => `其中 ${n} 份可计分`, en: (n: string) => `${n} of them scored` },
	receivedNote: {
		zh: '每个维度至少答一半题目才计分。',
		en: 'Scored: at least half of the items of every dimension answered.'
	},

	radarTitle: { zh: '五个维度：期望与感知', en: 'Dimensions: expectation and perception' },
	radarTitlePerception: { zh: '五个维度：感知', en: 'Dimensions: perception' },
	labelNoteGap: { zh: '名称下方为差距', en: 'Below each name: the gap' },
	labelNotePerception: { zh: '名称下方为感知均值', en: 'Below each name: the mean' },
	gapChartTitle: { zh: '各维度差距', en: 'Gap by dimension' },
	perceptionChartTitle: { zh: '各维度感知', en: 'Perception by dimension' },
	dimensionTable: { zh: '维度明细', en: 'Dimensions in numbers' },
	dimension: { zh: '维度', en: 'Dimension' },
	expectation: { zh: '期望', en: 'Expectation' },
	perception: { zh: '感知', en: 'Perception' },
	gap: { zh: '差距', en: 'Gap' },
	interval: { zh: '95% 区间', en: '95% interval' },
	alpha: { zh: '信度 α', en: 'Reliability α' },
	n: { zh: 'n', en: 'n' },
	sd: { zh: (value: string) => `标准差 ${value}`, en: (value: string) => `SD ${value}` },
	alphaFrom: { zh: (n: string) => `n ≥ ${n} 起显示`, en: (n: string) => `from n ≥ ${n}` },
	dimensionNoteGap: {
		zh: '差距 = 感知 − 期望；区间为 t 分布 95% 置信区间，单独看每个维度，未作多重比较校正。α 为感知题项的 Cronbach α（原始），n 为答全该维度的人数，区间按 Feldt 法。',
		en: 'Gap = perception − expectation. The interval is a 95% t interval for each dimension by itself, not adjusted for comparing several. α is Cronbach’s raw alpha of the perception items over those who answered all of them, with Feldt’s interval.'
	},
	dimensionNotePerception: {
		zh: '本问卷只问感知，因此没有期望与差距。区间为 t 分布 95% 置信区间，未作多重比较校正。α 为感知题项的 Cronbach α（原始），n 为答全该维度的人数，区间按 Feldt 法。',
		en: 'This survey asks for perceptions only, so there is no expectation and no gap. The interval is a 95% t interval for each dimension by itself, not adjusted for comparing several. α is Cronbach’s raw alpha over those who answered all items, with Feldt’s interval.'
	},

	trendTitleGap: { zh: '总体差距按月变化', en: 'Overall gap by month' },
	trendTitlePerception: { zh: '总体感知按月变化', en: 'Overall perception by month' },
	axisGap: { zh: '感知 − 期望（分）', en: 'Perception − expectation (scale points)' },
	axisPerception: {
		zh: (min: string, max: string) => `感知均值（${min} 至 ${max} 分）`,
		en: (min: string, max: string) => `Mean perception (scale ${min} to ${max})`
	},
	noTrend: {
		zh: '没有哪个月的答卷够多，暂时画不出趋势。',
		en: 'No month has enough answers for a trend yet.'
	},
	noSiteShown: {
		zh: '没有哪个网点的答卷够多，暂不显示。',
		en: 'No site has enough answers to be shown yet.'
	},
	trendNote: {
		zh: '色带为 95% 区间，区间重叠时不宜断言有变化。线条断开处当月答卷不足，不显示。',
		en: 'The band is the 95% interval; where bands overlap widely, do not read a change into them. The line breaks where a month has too few answers.'
	},
	month: { zh: '月份', en: 'Month' },
	siteTitleGap: { zh: '各网点总体差距', en: 'Overall gap by site' },
	siteTitlePerception: { zh: '各网点总体感知', en: 'Overall perception by site' },
	siteNote: {
		zh: '按网点代码排列，不是排名；区间重叠的网点不宜分出高下。',
		en: 'In the order of their codes, not a ranking: sites whose intervals overlap should not be told apart.'
	},
	noSites: { zh: '这些答卷没有记录网点。', en: 'None of these answers names a site.' },
	fewerThan: {
		zh: (n: string) => `少于 ${n} 份答卷，不显示`,
		en: (n: string) => `Fewer than ${n} answers`
	},
	withheld: {
		zh: '为保护人数过少的一组，一并不显示',
		en: 'Withheld to protect a smaller group'
	},
	noAnswers: { zh: '无答卷', en: 'No answers' },

	itemsTitle: { zh: '逐题明细', en: 'Item by item' },
	itemsSummary: {
		zh: (count: string) => `逐题明细（${count} 题，差距最大的在前）`,
		en: (count: string) => `Item by item (${count} items, widest shortfall first)`
	},
	itemsSummaryPerception: {
		zh: (count: string) => `逐题明细（${count} 题，感知最低的在前）`,
		en: (count: string) => `Item by item (${count} items, lowest perception first)`
	},
	item: { zh: '题目', en: 'Item' },

	questionsTitle: { zh: '问卷的其他问题', en: 'The survey’s own questions' },
	nps: { zh: '净推荐值 NPS', en: 'Net promoter score' },
	mean: { zh: '均值', en: 'Mean' },
	choice: { zh: '选项', en: 'Choice' },
	share: { zh: '比例', en: 'Share' },
	onlyCounted: {
		zh: '文字、日期和文件只计数，内容见“答卷”。',
		en: 'Words, dates and files are only counted here; read them under the answers of the survey.'
	},
	questionNote: {
		zh: '比例以回答了该题的人为基数（有些题只问部分人；多选题合计可超过 100%），区间为 Wilson 95% 区间。净推荐值 = 打 9–10 分的百分比减去打 0–6 分的百分比。',
		en: 'Shares are of those who answered the question: some are asked of some people only, and of several choices they add up to more than 100%. Wilson 95% intervals. Net promoter score: the percentage rating 9–10 minus that rating 0–6.'
	},

	tooFewTitle: {
		zh: (n: string) => `答卷少于 ${n} 份，不显示数字`,
		en: (n: string) => `Fewer than ${n} answers: no numbers are shown`
	},
	tooFewText: {
		zh: '人数太少时，数字既不可靠，也可能让人认出是谁答的。请放宽筛选范围，或等收到更多答卷。',
		en: 'With so few, a number would be neither reliable nor anonymous. Widen the filter, or wait for more answers.'
	},
	nothingTitle: { zh: '这个范围内没有答卷', en: 'No answers in this selection' },
	nothingText: {
		zh: '问卷发出后，答卷一到就会显示在这里。也可以放宽筛选范围。',
		en: 'Answers appear here as they arrive. A wider filter may find some.'
	},
	noSurveyTitle: { zh: '还没有启用过的问卷', en: 'No survey has been opened yet' },
	noSurveyText: {
		zh: '启用一份问卷并邀请客户作答后，这里会显示他们的期望与感受。',
		en: 'Open a survey and invite customers; what they expect and experience will show here.'
	},
	toSurveys: { zh: '前往问卷', en: 'Go to surveys' },

	chartOf: {
		zh: (title: string, values: string) => `图：${title}。${values}。`,
		en: (title: string, values: string) => `Chart: ${title}. ${values}.`
	},
	chartValue: {
		zh: (name: string, values: string) => `${name}：${values}`,
		en: (name: string, values: string) => `${name}: ${values}`
	},
	listSeparator: { zh: '；', en: '; ' },
	named: {
		zh: (name: string, value: string) => `${name} ${value}`,
		en: (name: string, value: string) => `${name} ${value}`
	}
});
