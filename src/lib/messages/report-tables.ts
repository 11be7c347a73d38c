/** Words of the tables of the management report, which the server makes: headings, what it cannot say, and how it was made. */
import { messages } from './message.ts';

export const reportTables = messages({
	summary: { zh: '关键数字', en: 'Key numbers' },
	dimensions: { zh: '各维度', en: 'Dimensions' },
	months: { zh: '逐月控制图', en: 'Control chart by month' },
	drivers: { zh: '影响因素', en: 'Drivers' },
	items: { zh: '逐题', en: 'Items' },
	method: { zh: '方法', en: 'Method' },

	measure: { zh: '指标', en: 'Measure' },
	value: { zh: '数值', en: 'Value' },
	lower: { zh: '95% 下限', en: '95% lower' },
	upper: { zh: '95% 上限', en: '95% upper' },
	n: { zh: 'n', en: 'n' },
	note: { zh: '说明', en: 'Note' },
	dimension: { zh: '维度', en: 'Dimension' },
	item: { zh: '题目', en: 'Item' },
	month: { zh: '月份', en: 'Month' },
	expectation: { zh: '期望', en: 'Expectation' },
	perception: { zh: '感知', en: 'Perception' },
	gap: { zh: '差距', en: 'Gap' },
	alpha: { zh: '信度 α', en: 'Reliability α' },
	lowerLimit: { zh: '控制下限', en: 'Lower limit' },
	upperLimit: { zh: '控制上限', en: 'Upper limit' },
	rules: { zh: '判异', en: 'Rules' },
	events: { zh: '事件', en: 'Events' },
	stated: { zh: '客户自述重要性', en: 'Stated importance' },
	derived: { zh: '推算重要性', en: 'Derived importance' },
	alphaFrom: { zh: (n: string) => `α 自 n ≥ ${n} 起显示`, en: (n: string) => `α from n ≥ ${n}` },

	received: { zh: '收到答卷', en: 'Answers received' },
	scored: { zh: '可计分答卷', en: 'Answers scored' },
	overallGap: {
		zh: '总体差距（感知 − 期望，未加权）',
		en: 'Overall gap (perception − expectation, unweighted)'
	},
	overallPerception: { zh: '总体感知（各维度等权）', en: 'Overall perception (dimensions alike)' },
	top2: { zh: '总体满意度打最高两档的比例', en: 'Share of the two best ratings of satisfaction' },
	nps: { zh: '净推荐值 NPS', en: 'Net promoter score' },
	rSquared: {
		zh: 'R²（各维度解释总体满意度的比例）',
		en: 'R² (how much of satisfaction the dimensions explain)'
	},

	limitChance: {
		zh: '区间之外还有抽样偏差：没有作答的客户可能想法不同。',
		en: 'Intervals cover chance, not who chose to answer: customers who did not may think otherwise.'
	},
	limitCause: {
		zh: '影响因素与前后变化只说明“一起出现”，不证明因果。',
		en: 'Drivers and changes show what goes together, not what causes what.'
	},
	limitGap: {
		zh: '差距是两个评分之差，信度低于单独的评分；期望往往已接近满分。',
		en: 'A gap is the difference of two ratings and less reliable than either; expectations tend to sit at the top.'
	},
	limitMonths: {
		zh: '判异规则假设各月互不影响；季节和趋势会让它们多报或少报。',
		en: 'The rules assume that months do not depend on each other; seasons and trends make them fire more or less often.'
	},
	limitSmall: {
		zh: (n: string) => `少于 ${n} 人的组一律不显示，为保护它们，有时相邻的组也不显示。`,
		en: (n: string) =>
			`Groups of fewer than ${n} people are not shown, and sometimes a neighbour is hidden to protect them.`
	},

	ruleSelection: { zh: '范围', en: 'Selection' },
	ruleExcluded: { zh: '排除的答卷', en: 'Answers left out' },
	excludedNone: { zh: '无', en: 'None' },
	ruleMissing: { zh: '缺失', en: 'Missing answers' },
	ruleMissingText: {
		zh: '每个维度至少答一半题目才计分，总体需要所有维度；“不了解”和跳过都不计入。',
		en: 'A dimension is scored when half of its items are answered, the whole when all dimensions are; “no opinion” and skipped items do not count.'
	},
	ruleIntervals: { zh: '区间', en: 'Intervals' },
	ruleIntervalsText: {
		zh: '均值与差距：t 分布 95%；比例：Wilson；α：Feldt；未作多重比较校正。',
		en: 'Means and gaps: t, 95%; shares: Wilson; alpha: Feldt; not adjusted for comparing several.'
	},
	ruleChart: { zh: '控制图', en: 'Control chart' },
	ruleChartMeans: {
		zh: (centre: string) =>
			`月均值图，按月样本量与 Laney σz 放宽；Nelson 八条规则；基准期 ${centre}。`,
		en: (centre: string) =>
			`Chart of monthly means with unequal n, widened by Laney’s σz; Nelson’s eight rules; baseline ${centre}.`
	},
	ruleChartValues: {
		zh: (centre: string) => `单值图 XmR；Nelson 八条规则；基准期 ${centre}。`,
		en: (centre: string) => `XmR chart; Nelson’s eight rules; baseline ${centre}.`
	},
	ruleChartNone: { zh: '月份太少，没有控制限。', en: 'Too few months for limits.' },
	ruleSuppression: { zh: '小组保护', en: 'Small groups' },
	ruleVersion: { zh: '公式版本', en: 'Formula version' },
	ruleVersionText: {
		zh: (version: string) => `${version}（公式与出处见产品文档 docs/formulas.md）`,
		en: (version: string) => `${version} (formulas and sources: docs/formulas.md of the product)`
	},
	all: { zh: '全部', en: 'all' },
	range: {
		zh: (from: string, to: string) => `${from} 至 ${to}`,
		en: (from: string, to: string) => `${from} to ${to}`
	}
});
