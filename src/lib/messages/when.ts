/** Words of the control charts: what they show, what their rules found, and what can be concluded. */
import { messages } from './message.ts';

export const when = messages({
	title: { zh: '随时间的变化', en: 'Over time' },
	description: {
		zh: '哪些波动只是平常的起伏，哪些是真的变了，变化前后发生过什么。',
		en: 'Which ups and downs are ordinary, which are real changes, and what happened around them.'
	},
	chooseLabel: { zh: '选择指标和基准期', en: 'Choose score and baseline' },
	score: { zh: '指标', en: 'Score' },
	overall: { zh: '总体', en: 'Overall' },
	baseline: { zh: '基准期', en: 'Baseline' },
	baselineHint: {
		zh: '例如 2025-01..2025-12；留空则取前 12 个月',
		en: 'Such as 2025-01..2025-12; empty: the first 12 months'
	},
	problemBaseline: {
		zh: '请写成 2025-01..2025-12 的形式，未采用',
		en: 'Write it as 2025-01..2025-12; left out'
	},
	problemScore: {
		zh: '没有这项指标，已显示总体',
		en: 'Does not exist; the overall score is shown'
	},

	chartTitleGap: {
		zh: (score: string) => `控制图：${score}，按月差距`,
		en: (score: string) => `Control chart: ${score}, gap by month`
	},
	chartTitleMean: {
		zh: (score: string) => `控制图：${score}，按月均值`,
		en: (score: string) => `Control chart: ${score}, mean by month`
	},
	monthlyValue: { zh: '当月数值', en: 'The month’s value' },
	signalPoint: { zh: '触发判异规则', en: 'A rule fired' },
	centreLine: { zh: '中心线', en: 'Centre line' },
	limits: { zh: '控制限（答卷越少越宽）', en: 'Control limits (wider where fewer answered)' },
	eventMark: { zh: '事件（编号见下表）', en: 'Event (numbers below)' },
	lowerLimit: { zh: '控制下限', en: 'Lower limit' },
	upperLimit: { zh: '控制上限', en: 'Upper limit' },
	signalsColumn: { zh: '判异', en: 'Rules' },
	eventsColumn: { zh: '事件', en: 'Events' },
	runningMonth: { zh: '本月尚未结束', en: 'month not over yet' },

	foundTitle: { zh: '控制图说明了什么', en: 'What the chart says' },
	nothingFound: {
		zh: '没有规则被触发：各月的起伏都在平常波动之内，不必为单个月的高低找原因。',
		en: 'No rule fired: the months vary as they usually do. Single highs and lows need no explanation.'
	},
	falseAlarms: {
		zh: '规则偶尔也会误报：先看当时发生了什么，再下结论。',
		en: 'Now and then a rule fires by chance. Look at what happened then before you conclude.'
	},
	frozen: {
		zh: (from: string, to: string, months: string) =>
			`中心线与控制限由 ${from} 至 ${to}（${months} 个有数值的月份）算出并固定，之后的月份与它比较。`,
		en: (from: string, to: string, months: string) =>
			`Centre line and limits come from ${from} to ${to} (${months} months with a value) and stay as they are; later months are judged against them.`
	},
	notFrozen: {
		zh: (months: string) => `中心线与控制限由全部 ${months} 个有数值的月份算出，尚未固定。`,
		en: (months: string) =>
			`Centre line and limits come from all ${months} months with a value and still move with each new one.`
	},
	provisional: {
		zh: '基准期不足 12 个月，控制限是暂定的。',
		en: 'Fewer than 12 months stand behind the limits: they are provisional.'
	},
	noLimits: {
		zh: (have: string, needed: string) =>
			`有数值的月份太少，画不出控制限：基准期已有 ${have} 个，至少需要 ${needed} 个。`,
		en: (have: string, needed: string) =>
			`Too few months for control limits: ${have} with a value, ${needed} are needed in the baseline.`
	},
	noLimitsOther: {
		zh: '基准期内各月没有差别，画不出控制限。',
		en: 'No limits: the months of the baseline do not differ.'
	},
	runsShifted: {
		zh: (run: string, limit: string, crossings: string, least: string) =>
			`月份少，改看链：最长一侧连续 ${run} 个月（超过 ${limit} 为异常），穿过中位数 ${crossings} 次（少于 ${least} 为异常）——水平发生了移动。`,
		en: (run: string, limit: string, crossings: string, least: string) =>
			`With few months the runs are judged: the longest run on one side is ${run} (more than ${limit} is unusual), the median is crossed ${crossings} times (fewer than ${least} is unusual). The level has shifted.`
	},
	runsCalm: {
		zh: (run: string, limit: string, crossings: string, least: string) =>
			`月份少，改看链：最长一侧连续 ${run} 个月（超过 ${limit} 为异常），穿过中位数 ${crossings} 次（少于 ${least} 为异常）——没有移动的迹象。`,
		en: (run: string, limit: string, crossings: string, least: string) =>
			`With few months the runs are judged: the longest run on one side is ${run} (more than ${limit} is unusual), the median is crossed ${crossings} times (fewer than ${least} is unusual). No sign of a shift.`
	},
	runsTooFew: {
		zh: '月份太少，链也无法判断。',
		en: 'Too few months to judge runs either.'
	},

	trendTitle: { zh: '趋势', en: 'Trend' },
	trendUp: {
		zh: (slope: string, ci: string, p: string, n: string) =>
			`呈上升趋势：每月约 ${slope} 分，95% 区间 ${ci}（Sen 斜率；Mann–Kendall ${p}，${n} 个月）。`,
		en: (slope: string, ci: string, p: string, n: string) =>
			`Rising by about ${slope} points a month, 95% interval ${ci} (Sen’s slope; Mann–Kendall ${p}, ${n} months).`
	},
	trendDown: {
		zh: (slope: string, ci: string, p: string, n: string) =>
			`呈下降趋势：每月约 ${slope} 分，95% 区间 ${ci}（Sen 斜率；Mann–Kendall ${p}，${n} 个月）。`,
		en: (slope: string, ci: string, p: string, n: string) =>
			`Falling by about ${slope} points a month, 95% interval ${ci} (Sen’s slope; Mann–Kendall ${p}, ${n} months).`
	},
	trendNone: {
		zh: (slope: string, ci: string, p: string, n: string) =>
			`没有可靠的趋势：每月 ${slope} 分，95% 区间 ${ci}（Sen 斜率；Mann–Kendall ${p}，${n} 个月）。`,
		en: (slope: string, ci: string, p: string, n: string) =>
			`No reliable trend: ${slope} points a month, 95% interval ${ci} (Sen’s slope; Mann–Kendall ${p}, ${n} months).`
	},
	trendTooFew: {
		zh: (have: string, needed: string) =>
			`看趋势还太早：已有 ${have} 个月，至少需要 ${needed} 个。`,
		en: (have: string, needed: string) => `Too early for a trend: ${have} of ${needed} months.`
	},

	seasonTitle: { zh: '季节', en: 'Season' },
	seasonDiffers: {
		zh: (heating: string, lowest: string, highest: string, p: string, n: string) =>
			`一年中各月有规律地不同（F 检验 ${p}，${n} 个月，已扣除趋势）：供热季（11 月至次年 3 月）平均偏离 ${heating} 分，最低在${lowest}，最高在${highest}。比较时请拿同一季节比。`,
		en: (heating: string, lowest: string, highest: string, p: string, n: string) =>
			`The months of the year differ, a trend set aside (F test ${p}, ${n} months): the heating months (November to March) lie ${heating} points from the average month; lowest in ${lowest}, highest in ${highest}. Compare like seasons.`
	},
	seasonNone: {
		zh: (heating: string, _lowest: string, _highest: string, p: string, n: string) =>
			`看不出可靠的季节规律（F 检验 ${p}，${n} 个月，已扣除趋势）；供热季（11 月至次年 3 月）平均偏离 ${heating} 分。`,
		en: (heating: string, _lowest: string, _highest: string, p: string, n: string) =>
			`No reliable season, a trend set aside (F test ${p}, ${n} months); the heating months (November to March) lie ${heating} points from the average month.`
	},
	seasonTooShort: {
		zh: (have: string, needed: string) =>
			`要看出季节，每个历月至少要有两年的数值（${needed} 个月），现有 ${have} 个月：冬天的高低可能只是这一个冬天。`,
		en: (have: string, needed: string) =>
			`Too short to tell seasons: each month of the year is needed in two years (${needed} months), there are ${have}. A low winter may be just that one winter.`
	},
	seasonSame: {
		zh: '各月没有差别，无从比较季节。',
		en: 'The months do not differ, so seasons cannot.'
	},
	calendarTitle: { zh: '各历月的偏离', en: 'Effect of each month of the year' },
	calendarMonth: { zh: '历月', en: 'Month of the year' },
	calendarEffect: { zh: '与平均月份相差', en: 'From the average month' },

	methodMeans: {
		zh: (dispersion: string) =>
			`控制限 = 中心线 ± 3 × 合并标准差 ÷ √n × σz，其中 σz = ${dispersion} 表示各月之间的差别是月内抽样误差所能解释的几倍（Laney 法）。判异用 Nelson 八条规则。`,
		en: (dispersion: string) =>
			`Limits: centre ± 3 × pooled standard deviation ÷ √n × σz; σz = ${dispersion} is how many times more the months differ than chance within them explains (Laney). Judged by Nelson’s eight rules.`
	},
	methodValues: {
		zh: '每人只答部分题目，没有个人得分，控制限由相邻月份之差算出（单值图 XmR）。判异用 Nelson 八条规则。',
		en: 'Each person was asked some of the items and has no score of their own, so limits come from the steps between months (XmR chart). Judged by Nelson’s eight rules.'
	},

	eventsTitle: { zh: '发生过什么', en: 'What happened' },
	noteTitle: { zh: '记录一件事', en: 'Note an event' },
	hiddenEvents: {
		zh: '其他班组的事件不显示在此图上。',
		en: 'Events at other sites are not shown on this chart.'
	}
});
