/** Words of the customer list and of a customer's page. */
import { messages } from './message.ts';

export const customers = messages({
	title: { zh: '客户', en: 'Customers' },
	lead: {
		zh: '谁可能投诉、为什么：每一分都有出处。',
		en: 'Who may complain next, and why: every point has its source.'
	},
	card: {
		zh: (version: number, thresholds: string, guess: string) =>
			`积分卡第 ${version} 版（${guess}）：${thresholds}。`,
		en: (version: number, thresholds: string, guess: string) =>
			`Points card, version ${version} (${guess}): ${thresholds}.`
	},
	vulnerable: { zh: '需特别照顾', en: 'Needs special care' },
	vulnerableHint: {
		zh: '例如老人、病人、低保户。这样的客户绝不会因抽签而暂不联系。',
		en: 'Old, ill or in hardship, for example. Such a customer is never left out of contact by lot.'
	},
	protect: { zh: '标记为需特别照顾', en: 'Mark as needing special care' },
	unprotect: { zh: '取消标记', en: 'Take the mark away' },
	leftAt: { zh: '已流失', en: 'Left' },
	leftHint: {
		zh: '流失的客户不再收到问卷邀请，分数也不再引发预警；他们要求联系、提到监管时仍会提醒，投诉照常受理。',
		en: 'Who has left is not invited to surveys any more, and points raise no alert. What they demand is still heard, and complaints are taken as before.'
	},
	leftOn: { zh: '流失日期', en: 'Day on which they left' },
	markLeft: { zh: '标记为已流失', en: 'Mark as having left' },
	doMarkLeft: { zh: '保存', en: 'Save' },
	markBack: { zh: '客户回来了', en: 'They are back' },
	toCard: { zh: '查看积分卡', en: 'See the card' },
	importContacts: { zh: '导入服务记录', en: 'Import service contacts' },
	bandFilter: { zh: '风险等级', en: 'Risk band' },
	band: { zh: '等级', en: 'Band' },
	customer: { zh: '客户', en: 'Customer' },
	score: { zh: '分数', en: 'Score' },
	points: {
		zh: (n: string) => `${n} 分`,
		en: (n: string) => (n === '1' || n === '−1' ? `${n} point` : `${n} points`)
	},
	noScore: { zh: '未知，无分数', en: 'Unknown, no score' },
	reasons: { zh: '理由', en: 'Reasons' },
	noReasons: { zh: '近期没有风险信号', en: 'No signal in force' },
	nothingKnown: {
		zh: '近 60 天没有回答，情况未知，不等于安全',
		en: 'No answer in the last 60 days: unknown, which is not safe'
	},
	moreReasons: {
		zh: (n: number) => `另有 ${n} 条理由`,
		en: (n: number) => (n === 1 ? '1 more reason' : `${n} more reasons`)
	},
	coverage: { zh: '数据覆盖', en: 'Coverage' },
	coverageHint: {
		zh: '积分卡的各项信号中，有数据可判断的比例。',
		en: 'The share of the card’s signals for which there are data.'
	},
	lastAnswer: { zh: '最近回答', en: 'Last answer' },
	never: { zh: '从未', en: 'Never' },
	openCase: { zh: '处理中的个案', en: 'Open case' },
	latestCase: { zh: '个案', en: 'Case' },
	noCase: { zh: '无', en: 'None' },
	noOwner: { zh: '尚无负责人', en: 'No owner yet' },
	searchLabel: { zh: '姓名或客户编号', en: 'Name or customer id' },
	sort: { zh: '排序', en: 'Sort by' },
	byRisk: { zh: '风险从高到低', en: 'Risk, highest first' },
	byId: { zh: '客户编号', en: 'Customer id' },
	apply: { zh: '查看', en: 'Show' },
	firstPage: { zh: '回到第一页', en: 'First page' },
	noneYet: { zh: '还没有客户', en: 'No customers yet' },
	noneYetText: {
		zh: '客户会随服务记录或问卷导入自动出现。',
		en: 'Customers appear with the first service contact or imported answer.'
	},
	noneMatch: { zh: '没有符合条件的客户', en: 'No customer matches' },
	noneMatchText: {
		zh: '请更换等级或搜索词。',
		en: 'Try another band or another search.'
	},
	count: {
		zh: (n: number) => `本页 ${n} 位客户`,
		en: (n: number) => (n === 1 ? '1 customer on this page' : `${n} customers on this page`)
	},

	now: { zh: '目前情况', en: 'Where things stand' },
	facts: { zh: '客户资料', en: 'Facts' },
	externalId: { zh: '客户编号', en: 'Customer id' },
	segment: { zh: '客群', en: 'Segment' },
	email: { zh: '邮箱', en: 'E-mail' },
	phone: { zh: '电话', en: 'Phone' },
	preferredLanguage: { zh: '惯用语言', en: 'Language' },
	since: { zh: '首次记录', en: 'Known since' },
	expires: { zh: (day: string) => `计分至 ${day}`, en: (day: string) => `counts until ${day}` },
	expired: {
		zh: (day: string) => `${day} 起不再计分`,
		en: (day: string) => `stopped counting on ${day}`
	},
	knownSince: {
		zh: (at: string) => `${at} 得知`,
		en: (at: string) => `known since ${at}`
	},
	evidence: { zh: '查看题目', en: 'Show the questions' },
	expiredReasons: {
		zh: (n: number) => `已失效的理由（${n}）`,
		en: (n: number) => `Expired reasons (${n})`
	},
	sum: {
		zh: (n: string) => `合计 ${n} 分`,
		en: (n: string) => `Sum: ${n}`
	},
	history: { zh: '分数变化', en: 'Score over time' },
	historyLead: {
		zh: '按当时已知的信息计算；后来得知的不改写过去。',
		en: 'By what was known at the time; what became known later does not rewrite the past.'
	},
	when: { zh: '时间', en: 'When' },
	earlierHistory: {
		zh: (n: number) => `更早的 ${n} 次变化`,
		en: (n: number) => (n === 1 ? '1 earlier change' : `${n} earlier changes`)
	},
	noHistory: { zh: '尚无记录', en: 'Nothing recorded yet' },
	story: { zh: '经过', en: 'What happened' },
	storyLead: {
		zh: '从服务、问卷、信号到联系和结果，按先后排列。',
		en: 'Service, survey, signal, contact and outcome in one list, in order.'
	},
	noStory: { zh: '尚无记录', en: 'Nothing recorded yet' },
	noOpenCase: {
		zh: '目前没有处理中的个案。等级升到橙色以上，或客户要求联系时，会自动开立。',
		en: 'No open case. One opens by itself when the band reaches Amber or the customer asks to be contacted.'
	},
	work: { zh: '处理此个案', en: 'Work on this case' },

	invite: { zh: '问卷链接', en: 'Survey link' },
	inviteLead: {
		zh: '生成一条只能用一次的链接，30 天内有效。',
		en: 'Makes a link that can be used once, within 30 days.'
	},
	survey: { zh: '问卷', en: 'Survey' },
	chooseSurvey: { zh: '请选择问卷', en: 'Choose a survey' },
	makeLink: { zh: '生成链接', en: 'Make a link' },
	noSurvey: { zh: '目前没有开放的问卷。', en: 'No survey is open at the moment.' },
	linkReady: {
		zh: '链接已生成，只显示这一次',
		en: 'The link is ready. It is shown only this once'
	},
	linkLabel: { zh: '链接', en: 'Link' },
	copy: { zh: '复制', en: 'Copy' },
	copied: { zh: '已复制', en: 'Copied' }
});
