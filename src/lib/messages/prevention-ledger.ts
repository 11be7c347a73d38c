import { messages } from './message.ts';

/** Words about flags, lead times, and what stands beside the lottery. */
export const preventionLedgerWords = messages({
	flags: { zh: '预警准不准', en: 'How good the flags are' },
	flagsText: {
		zh: (days: string) =>
			`近两年内、没有人联系过的被预警客户：此后 ${days} 天内有多少真的投诉。已联系的不算，因为分不清是预警错了还是联系起了作用。`,
		en: (days: string) =>
			`Flagged customers of the last two years whom nobody acted on: how many complained within ${days} days. Whoever was contacted is left out, since it cannot be told whether the flag was wrong or the contact helped.`
	},
	band: { zh: '级别', en: 'Band' },
	amber: { zh: '橙色', en: 'Amber' },
	red: { zh: '红色', en: 'Red' },
	must_act: { zh: '必须处理', en: 'Must act' },
	all: { zh: '合计', en: 'All' },
	flagged: { zh: '被预警', en: 'Flagged' },
	complained: { zh: '后来投诉', en: 'Complained' },
	falseAlarms: { zh: '虚警', en: 'False alarms' },
	precision: { zh: '准确率', en: 'Precision' },
	interval: { zh: '95% 区间', en: '95% interval' },
	warned: {
		zh: (n: string, total: string, share: string, ci: string, days: string) =>
			`实名客户的 ${total} 宗投诉中，${n} 宗在此前 ${days} 天内有过预警（${share}，95% 区间 ${ci}）；其余没有预警到。`,
		en: (n: string, total: string, share: string, ci: string, days: string) =>
			`Of ${total} complaints by known customers, ${n} were preceded by a flag within ${days} days (${share}, 95% interval ${ci}); the others came without warning.`
	},
	noComplaints: {
		zh: '近两年没有实名客户的投诉。',
		en: 'No complaint by a known customer in the last two years.'
	},

	leadTitle: { zh: '预警提前了多久', en: 'How early the warning came' },
	leadAxis: { zh: '投诉宗数', en: 'Complaints' },
	leadSentence: {
		zh: (median: string, q1: string, q3: string, n: string) =>
			`从第一次预警到投诉，中位数 ${median} 天，一半落在 ${q1} 至 ${q3} 天之间（${n}）。`,
		en: (median: string, q1: string, q3: string, n: string) =>
			`From the first alert to the complaint: median ${median} days, half of them between ${q1} and ${q3} days (${n}).`
	},
	leadTooFew: {
		zh: (n: string) => `数据不足：预警之后的投诉只有 ${n} 宗，至少要有 5 宗。`,
		en: (n: string) => `Not enough data: ${n} complaints after an alert; it takes five.`
	},
	days: {
		zh: (from: string, to: string) => `${from}–${to} 天`,
		en: (from: string, to: string) => `${from}–${to} d`
	},
	daysColumn: { zh: '提前天数', en: 'Days ahead' },
	chartValue: {
		zh: (label: string, value: string) => `${label}：${value}`,
		en: (label: string, value: string) => `${label}: ${value}`
	},

	guardTitle: { zh: '是真的满意了，还是不说了', en: 'Happier, or only silent?' },
	not_enough_data: {
		zh: '数据不足：两段时间各需 30 份打分，合计 10 宗投诉。',
		en: 'Not enough data: it takes 30 ratings in each period and 10 complaints in both.'
	},
	not_fewer: { zh: '投诉没有可靠地减少。', en: 'Complaints have not reliably become fewer.' },
	fewer_both: {
		zh: '投诉少了，不满意的打分也少了。',
		en: 'Fewer complaints, and fewer unhappy ratings as well.'
	},
	fewer_complaints_only: {
		zh: '投诉少了，不满意的客户没有少。请检查投诉是否变得更难。',
		en: 'Fewer complaints but not fewer unhappy customers. Check whether complaining has become harder.'
	},
	fewer_answers: {
		zh: '投诉少了，愿意回答的客户也少了。沉默不等于满意。',
		en: 'Fewer complaints, but fewer customers answer as well. Silence is not satisfaction.'
	},
	periodBefore: {
		zh: (days: string) => `再往前 ${days} 天`,
		en: (days: string) => `The ${days} days before`
	},
	periodAfter: {
		zh: (days: string) => `最近 ${days} 天`,
		en: (days: string) => `Last ${days} days`
	},
	complaints: { zh: '投诉', en: 'Complaints' },
	unhappy: { zh: '打分在最低两档', en: 'Ratings in the lowest two steps' },
	responded: { zh: '邀请后作答', en: 'Invitations answered' },
	measure: { zh: '指标', en: 'Measure' },

	seriesTitle: { zh: '按月的投诉与预防', en: 'Complaints and prevention by month' },
	seriesLabel: {
		zh: '前后对比，没有对照：可能另有原因',
		en: 'Before/after, no control: other causes possible'
	},
	seriesText: {
		zh: '系统性改进和培训无法抽签，只能前后看。季节、宣传、客流变化都会影响这条线。',
		en: 'Where no lottery is possible, as for repairs and trainings, there is only before and after. Seasons, campaigns and the number of customers move this line too.'
	},
	month: { zh: '月份', en: 'Month' },
	alerts: { zh: '预警', en: 'Alerts' },
	acted: { zh: '联系的客户', en: 'Customers acted on' },
	seriesAxis: { zh: '每月宗数', en: 'A month' },
	noMonths: {
		zh: '近两年没有投诉记录，看不出前后变化。',
		en: 'No complaint on record in the last two years: there is no before and after to look at.'
	},
	runningMonth: {
		zh: (month: string) => `${month}（未满）`,
		en: (month: string) => `${month} (so far)`
	}
});
