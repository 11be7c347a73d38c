/** Words for judging alerts, and for how good each signal is by those judgements. */
import { messages } from './message.ts';

export const alertLabels = messages({
	useful: { zh: '有用', en: 'Useful' },
	wrong: { zh: '误报', en: 'Wrong' },
	too_early: { zh: '为时过早', en: 'Too early' },
	known: { zh: '早已知道', en: 'Already known' }
});

export const labelling = messages({
	title: { zh: '这条预警有用吗？', en: 'Was this alert of use?' },
	lead: {
		zh: '您的判断决定以后哪些信号值得发出预警；可以随时改。',
		en: 'Your judgement decides which signals are worth an alert. You can change it.'
	},
	said: {
		zh: (label: string, n: string) => `${label} ${n}`,
		en: (label: string, n: string) => `${label} ${n}`
	},
	colleagues: { zh: '同事的判断', en: 'What was said so far' },
	yours: { zh: '您的判断', en: 'Yours' },

	table: { zh: '各信号的表现', en: 'How good each signal is' },
	tableLead: {
		zh: '近 12 周的预警，以及同事对它们的判断。',
		en: 'Alerts of the last 12 weeks, and what colleagues said of them.'
	},
	signal: { zh: '信号', en: 'Signal' },
	thisWeek: { zh: '近 7 天', en: 'Last 7 days' },
	alerts: { zh: '12 周预警', en: 'Alerts, 12 weeks' },
	usefulShare: { zh: '有用比例', en: 'Useful' },
	interval: { zh: '95% 区间', en: '95% interval' },
	ignored: { zh: '48 小时无人处理', en: 'Ignored for 48 h' },
	ignoredOf: {
		zh: (ignored: string, all: string) => `${ignored} / ${all}`,
		en: (ignored: string, all: string) => `${ignored} of ${all}`
	},
	noLabels: { zh: '尚无判断', en: 'No judgement yet' },
	retire: {
		zh: (least: string) => `建议停用：有用的不到 ${least}。停用与否由您决定。`,
		en: (least: string) => `Proposed for retirement: less than ${least} useful. You decide.`
	},
	tooFew: {
		zh: (n: string, needed: string) => `判断还不够：${n} / ${needed}`,
		en: (n: string, needed: string) => `Not enough judgements yet: ${n} of ${needed}`
	},
	none: { zh: '近 12 周没有预警', en: 'No alert in the last 12 weeks' }
});
