/** Words for whether what is in use still fits, and whether it serves all groups alike. */
import { messages } from './message.ts';

export const learningAudit = messages({
	fitTitle: { zh: '是否仍然适用', en: 'Whether it still fits' },
	fitLead: {
		zh: '每天重新统计。客户变了不会停止评分，但新学到的东西要更谨慎地采用。',
		en: 'Counted anew every day. When customers change, scoring goes on, but take what was learned into use with more care.'
	},
	coverage: {
		zh: (share: string, known: string, all: string) =>
			`${all} 位客户中，最近一次快照了解 ${known} 位（${share}）。其余为未知，未知不等于安全。`,
		en: (share: string, known: string, all: string) =>
			`The latest snapshot knew something about ${known} of ${all} customers (${share}). The others are unknown, which is not safe.`
	},
	noCoverage: { zh: '最近四周没有快照。', en: 'There is no snapshot of the last four weeks.' },
	calibrationNone: {
		zh: '采用模型之后，这里会比较预计的投诉和实际的投诉。',
		en: 'Once a model is in use, the complaints that it expected are set against those that came.'
	},
	calibration: {
		zh: (expected: string, observed: string, n: string, ratio: string, interval: string) =>
			`学习之后的 ${n} 位客户中，预计 ${expected} 起投诉，实际 ${observed} 起；实际/预计 ${ratio}，95% 区间 ${interval}。`,
		en: (expected: string, observed: string, n: string, ratio: string, interval: string) =>
			`Of ${n} customers since then, ${expected} complaints were expected and ${observed} came; observed/expected ${ratio}, 95% interval ${interval}.`
	},
	calibrationTooFew: {
		zh: (expected: string, observed: string, needed: string) =>
			`学习之后预计 ${expected} 起投诉，实际 ${observed} 起：数据不足（至少要预计 ${needed} 起）。`,
		en: (expected: string, observed: string, needed: string) =>
			`Since then ${expected} complaints were expected and ${observed} came: not enough data (${needed} must be expected).`
	},
	fits: { zh: '与预计相符', en: 'As expected' },
	more: { zh: '比预计多', en: 'More than expected' },
	fewer: { zh: '比预计少', en: 'Fewer than expected' },
	classesTable: {
		zh: '模型给出的概率与实际投诉率（无人主动联系的客户，学习过的也在内）',
		en: 'Probabilities that it gives, and what came (customers left alone, those learned from included)'
	},
	probability: { zh: '给出的概率', en: 'Probability given' },
	range: {
		zh: (from: string, to: string) => `${from}–${to}`,
		en: (from: string, to: string) => `${from} to ${to}`
	},
	average: { zh: '平均', en: 'On average' },
	came: { zh: '实际投诉率，90% 区间', en: 'Complained, 90% interval' },
	customers: { zh: '客户数', en: 'Customers' },
	driftTable: {
		zh: (n: string) => `各信号的变化：学习时与最近四周（${n} 条快照）`,
		en: (n: string) =>
			`How common signals are: when it was learned, and in the last four weeks (${n} snapshots)`
	},
	noDrift: {
		zh: '有了学习结果之后，这里会比较客户的信号是否变了。',
		en: 'Once something was learned, you see here whether customers show the same signals as then.'
	},
	signal: { zh: '信号', en: 'Signal' },
	before: { zh: '学习时', en: 'Then' },
	now: { zh: '最近', en: 'Lately' },
	psi: { zh: '稳定性指数（PSI）', en: 'Stability index (PSI)' },
	level: { zh: '判断', en: 'Verdict' },
	steady: { zh: '稳定', en: 'Steady' },
	watch: { zh: '留意', en: 'Watch' },
	alert: { zh: '已变化', en: 'Changed' },
	tooFew: {
		zh: (needed: string) => `数据不足（至少 ${needed} 位）`,
		en: (needed: string) => `not enough data (${needed} at least)`
	},
	scoreDrift: {
		zh: (psi: string, then: string, now: string) =>
			`分数的稳定性指数（PSI）${psi}：学习时 ${then} 条快照，最近四周 ${now} 条。`,
		en: (psi: string, then: string, now: string) =>
			`Stability index of the points (PSI) ${psi}: ${then} snapshots when it was learned, ${now} of the last four weeks.`
	},
	scoreSteady: { zh: '客户的分数与学习时一样。', en: 'Customers score as they did.' },
	scoreWatch: {
		zh: '分数的分布有所移动，请留意。',
		en: 'Points have moved somewhat; worth watching.'
	},
	scoreAlert: {
		zh: '现在的分数与学习时明显不同，概率和门槛可能不再合适。',
		en: 'Customers score otherwise than then: probabilities and bands may no longer hold.'
	},
	scoreTooFew: {
		zh: (then: string, now: string, needed: string) =>
			`分数是否变了：数据不足（学习时 ${then} 条快照，最近四周 ${now} 条，各需 ${needed} 条）。`,
		en: (then: string, now: string, needed: string) =>
			`Whether points have moved: not enough data (${then} snapshots then and ${now} lately; ${needed} of each).`
	},
	scoreTable: {
		zh: '各分数的客户占比（都按现在的评分卡）',
		en: 'Share of customers by points (both by the card in use now)'
	},
	showTable: { zh: '查看数字', en: 'Show the figures' },
	points: { zh: '分数', en: 'Points' },
	upToPoints: { zh: (to: string) => `${to} 分及以下`, en: (to: string) => `${to} or fewer` },
	fromPoints: { zh: (from: string) => `${from} 分及以上`, en: (from: string) => `${from} or more` },
	betweenPoints: {
		zh: (from: string, to: string) => (from === to ? `${from} 分` : `${from}–${to} 分`),
		en: (from: string, to: string) => (from === to ? from : `${from}–${to}`)
	},

	drifted: {
		zh: '最近的客户与学习时的客户明显不同，或投诉数与预计不符（见“是否仍然适用”）。采用前请先弄清原因。',
		en: 'Customers of late differ clearly from those learned from, or complaints came otherwise than expected (see “Whether it still fits”). Find out why before you use this.'
	},

	groupsTitle: { zh: '对各类客户是否一视同仁', en: 'Whether it serves all groups alike' },
	groupsLead: {
		zh: '类别从不作为信号，只在这里查看。各类客户的投诉率不同，被标记的比例就会不同；应当接近的是“标记后确实投诉”和“投诉前已被标记”的比例。',
		en: 'Groups are never signals; they are looked at only here. Where groups complain at different rates, different shares are flagged. What should be alike is how often a flag was right, and how many complaints had been foreseen.'
	},
	groupsTable: { zh: '各类客户的标记与投诉', en: 'Flags and complaints by group' },
	noGroups: { zh: '还没有可以比较的结果。', en: 'There are no outcomes to compare yet.' },
	group: { zh: '类别', en: 'Group' },
	flagRate: { zh: '被标记', en: 'Flagged' },
	precision: { zh: '标记后确实投诉', en: 'Flag was right' },
	foreseen: { zh: '投诉前已被标记', en: 'Foreseen' },
	complaints: { zh: '投诉', en: 'Complained' },
	few: {
		zh: (needed: string) => `数据不足（至少 ${needed} 起投诉）`,
		en: (needed: string) => `not enough data (${needed} complaints at least)`
	},
	segment: { zh: '客户类型', en: 'Segment' },
	locale: { zh: '语言', en: 'Language' },
	site: { zh: '网点', en: 'Site' },
	languageZh: { zh: '中文', en: 'Chinese' },
	languageEn: { zh: '英文', en: 'English' }
});
