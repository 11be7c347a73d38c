/** Words of saved views and of the mails in which they are sent. */
import { messages } from './message.ts';

export const viewRepeats = messages({
	never: { zh: '不发送', en: 'Never' },
	week: { zh: '每周一', en: 'Every Monday' },
	month: { zh: '每月 1 日', en: 'On the first of the month' }
});

export const views = messages({
	title: { zh: '保存的视图', en: 'Saved views' },
	lead: {
		zh: '把常看的页面连同筛选范围存下来，也可以定期发到自己的邮箱。',
		en: 'Keep a page with its selection, and have its key numbers mailed to you.'
	},
	list: { zh: '视图列表', en: 'List of views' },
	name: { zh: '名称', en: 'Name' },
	address: { zh: '网址', en: 'Address' },
	addressHint: {
		zh: '看板、培训或报告页面的网址；默认为本页。',
		en: 'Of a page of the dashboard, of training or of reports; this page unless you change it.'
	},
	isShared: { zh: '与同事共享', en: 'Share with colleagues' },
	save: { zh: '保存视图', en: 'Save the view' },
	saved: { zh: '视图已保存。', en: 'The view is saved.' },
	removed: { zh: '视图已删除。', en: 'The view is removed.' },
	sendSaved: { zh: '发送方式已更新。', en: 'How it is sent is changed.' },
	none: { zh: '还没有保存视图。', en: 'No views are saved yet.' },
	who: { zh: '谁可见', en: 'Who sees it' },
	onlyMe: { zh: '仅自己', en: 'Only me' },
	everyone: { zh: '全体同事', en: 'All colleagues' },
	mail: { zh: '发到我的邮箱', en: 'Mail to me' },
	actions: { zh: '操作', en: 'Actions' },
	apply: { zh: '更新', en: 'Change' },
	mailOf: { zh: (name: string) => `发送：${name}`, en: (name: string) => `Mail: ${name}` },
	applyTo: {
		zh: (name: string) => `更新发送：${name}`,
		en: (name: string) => `Change the mail: ${name}`
	},
	removeNamed: {
		zh: (name: string) => `删除视图：${name}`,
		en: (name: string) => `Remove the view: ${name}`
	},

	mailSubject: {
		zh: (name: string) => `视图“${name}”`,
		en: (name: string) => `Your view “${name}”`
	},
	mailLead: {
		zh: (name: string) => `您保存的视图“${name}”目前的数字：`,
		en: (name: string) => `The numbers of your saved view “${name}” as they stand now:`
	},
	mailReceived: {
		zh: (n: string) => `收到答卷：${n}`,
		en: (n: string) => `Answers received: ${n}`
	},
	mailGap: { zh: '总体差距', en: 'Overall gap' },
	mailPerception: { zh: '总体感知', en: 'Overall perception' },
	mailScore: {
		zh: (label: string, value: string, ci: string, n: string) =>
			`${label}：${value}，95% 区间 ${ci}，n = ${n}`,
		en: (label: string, value: string, ci: string, n: string) =>
			`${label}: ${value}, 95% interval ${ci}, n = ${n}`
	},
	mailLatest: {
		zh: (month: string, value: string, n: string) =>
			`最近有数值的月份 ${month}：${value}，n = ${n}`,
		en: (month: string, value: string, n: string) =>
			`Latest month with a number, ${month}: ${value}, n = ${n}`
	},
	mailNotEnough: { zh: '数据不足', en: 'not enough data' },
	mailNothing: {
		zh: '这个范围内的答卷太少，不显示数字。',
		en: 'Too few answers in this selection: no numbers are shown.'
	},
	mailLink: { zh: '打开视图：', en: 'Open the view:' },
	mailWhy: {
		zh: '您收到此邮件，是因为您设置了定期发送。可在“报告”页改为不发送。',
		en: 'You receive this because you asked for it. Change it on the page “Reports”.'
	}
});
