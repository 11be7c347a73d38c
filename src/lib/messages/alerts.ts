/** Words of the queue: how much of the week is left, who waits, and the rules behind it. */
import { messages } from './message.ts';

export const alertQueue = messages({
	title: { zh: '本周', en: 'This week' },
	used: {
		zh: (used: string, capacity: string) => `本周已用 ${used} 个名额，共 ${capacity} 个`,
		en: (used: string, capacity: string) => `${used} of ${capacity} used`
	},
	unlimited: {
		zh: (used: string) => `每条预警都立即开立个案；本周已开立 ${used} 个。`,
		en: (used: string) => `Every alert opens its case at once; ${used} opened this week.`
	},
	week: {
		zh: (day: string) => `自 ${day} 起的一周；“必须处理”不占名额。`,
		en: (day: string) => `The week from ${day}; “must act” takes no place.`
	},
	over: {
		zh: (n: string) => `超出的 ${n} 个是红色、提前处理的，或在设定名额之前开立的。`,
		en: (n: string) =>
			`The ${n} beyond it were Red, taken out of turn, or opened before it was set.`
	},
	change: { zh: '调整每周名额', en: 'Change the weekly capacity' },
	precision: { zh: '预计会投诉的比例', en: 'Expected to complain' },
	precisionHint: {
		zh: '本周名单中，若不联系，60 天内预计投诉的比例。',
		en: 'Share of this week’s list that would complain within 60 days if nobody called.'
	},
	outside: { zh: '名单以外的预计投诉', en: 'Expected complaints outside the list' },
	outsideHint: {
		zh: '排队等候的客户中，60 天内预计会投诉的人数。',
		en: 'How many of those who wait would complain within 60 days.'
	},
	interval: { zh: '95% 区间', en: '95% interval' },
	notEnough: {
		zh: (needed: string) => `数据还不够：需要至少 ${needed} 位情况相当、未被联系的客户`,
		en: (needed: string) =>
			`Not enough data yet: at least ${needed} comparable customers whom nobody contacted are needed`
	},
	nobodyListed: { zh: '本周还没有开立个案', en: 'No case has been opened this week' },
	nobodyWaits: { zh: '没有客户在排队', en: 'Nobody waits' },
	waiting: { zh: '排队等候的客户', en: 'Waiting' },
	waitingLead: {
		zh: '按风险、分数和等候时间排序；有了名额，排在最前面的自动开立个案。',
		en: 'By risk, points and waiting time. The first ones get their case by themselves as soon as there is room.'
	},
	shown: {
		zh: (shown: string, all: string) => `显示前 ${shown} 位，共 ${all} 位。`,
		en: (shown: string, all: string) => `The first ${shown} of ${all}.`
	},
	customer: { zh: '客户', en: 'Customer' },
	points: { zh: '分数', en: 'Points' },
	risk: { zh: '投诉概率', en: 'Risk' },
	riskHint: {
		zh: '60 天内投诉的校准概率；尚无经认可的模型时为空。',
		en: 'Calibrated probability of a complaint within 60 days; empty while no model is accepted.'
	},
	reasons: { zh: '理由', en: 'Reasons' },
	more: {
		zh: (n: number) => `另有 ${n} 条理由`,
		en: (n: number) => (n === 1 ? '1 more reason' : `${n} more reasons`)
	},
	since: { zh: '等候自', en: 'Waiting since' },
	below: { zh: '低于设定的下限', en: 'Below the limit that was set' },
	take: { zh: '现在处理', en: 'Take now' },
	takeOf: {
		zh: (name: string) => `现在处理：${name}`,
		en: (name: string) => `Take now: ${name}`
	},
	why: { zh: '为什么不等', en: 'Why not wait?' },
	doTake: { zh: '开立个案，由我负责', en: 'Open the case, mine' },
	alertWithoutCase: {
		zh: '已有预警，尚未开立个案。',
		en: 'There is an alert, without a case so far.'
	},
	noCase: { zh: '尚未开立个案', en: 'No case yet' },
	endedWithout: { zh: '未开立个案即结束', en: 'Ended without a case' },
	faded: {
		zh: (day: string) => `分数回落，${day} 自动结束`,
		en: (day: string) => `Points fell; closed by itself on ${day}`
	}
});

export const preventionRules = messages({
	title: { zh: '诉前预防', en: 'Prevention' },
	lead: {
		zh: '每周能联系多少位客户，由人手决定，不由分数线决定：超出的客户排队，风险高的先来。',
		en: 'How many customers a week can be contacted is a matter of hands, not of a threshold: the rest wait, those at the highest risk first.'
	},
	capacity: { zh: '每周名额', en: 'Weekly capacity' },
	capacityHint: {
		zh: '每周一开始计算。留空则每条预警立即开立个案。红色预警立即开立并占名额，“必须处理”立即开立、不占名额。',
		en: 'From Monday on. Leave it empty to open a case for every alert at once. Red opens at once and takes a place; “must act” opens at once and takes none.'
	},
	limits: { zh: '下限', en: 'Least that is worth a call' },
	limitsHelp: {
		zh: '低于下限的客户即使有名额也继续等候。留空则没有下限。',
		en: 'Customers below a limit wait even where there is room. Empty is no limit.'
	},
	minimumPoints: { zh: '最低分数', en: 'Least points' },
	minimumRisk: { zh: '最低投诉概率（%）', en: 'Least risk (%)' },
	minimumRiskHint: {
		zh: '有经认可的模型之后才生效。',
		en: 'Takes effect once a model is accepted.'
	},
	recovery: { zh: '事后小调查', en: 'Did it help?' },
	recoveryHelp: {
		zh: '个案以“已解决”或“未解决”结束、且联系上了客户时，过几天请客户回答一份简短问卷。联系规则照常适用。',
		en: 'When a case ends as solved or not solved and the customer was reached, they are asked by a short survey some days later. The rules of contact hold as always.'
	},
	recoverySurvey: { zh: '问卷', en: 'Survey' },
	recoveryNone: { zh: '不询问', en: 'Ask nobody' },
	recoveryDays: { zh: '结束后几天', en: 'Days after the end' },
	amberAtOnce: { zh: '橙色预警也单独发邮件', en: 'A mail of its own for Amber too' },
	amberHint: {
		zh: '通常不勾选：橙色个案写在负责人的每日汇总里，只有红色、“必须处理”和群体预警单独发邮件。',
		en: 'Off unless you need it: the daily digest tells owners of their new Amber cases, and only Red, “must act” and clusters have a mail of their own.'
	},
	digestHour: { zh: '每日汇总的发送时间', en: 'Hour of the daily digest' },
	digestHint: {
		zh: '橙色个案、排队和需关注的客户每天汇总成一封邮件，没有新情况就不发。单独的邮件避开免打扰时段，“必须处理”除外；等候期间已结案或已有人处理的，不再发送。',
		en: 'Amber cases, the queue and Watch come in one mail a day, if anything is new. Mails of their own keep the quiet hours, except “must act”; one whose case has been closed or taken up meanwhile is not sent.'
	},
	saved: { zh: '已保存。空出的名额已立即使用。', en: 'Saved. Room that this made has been used.' }
});
