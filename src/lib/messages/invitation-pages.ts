/** Words of the pages on which customers are invited to a survey and the outcome is seen. */
import { messages } from './message.ts';

/** What happened, or would happen, to one row of a list; beside the rules themselves. */
export const rowResults = messages({
	invited: { zh: '发送邀请', en: 'Is invited' },
	waits: { zh: '稍后发送', en: 'Is invited later' },
	invalid_row: { zh: '无法读取这一行', en: 'The row cannot be read' },
	missing_customer: { zh: '缺少客户编号', en: 'The customer number is missing' },
	invalid_email: { zh: '邮箱地址不正确', en: 'The e-mail address is not right' },
	invalid_phone: { zh: '电话号码不正确', en: 'The telephone number is not right' },
	invalid_name: { zh: '姓名过长', en: 'The name is too long' },
	invalid_locale: { zh: '语言应为 zh 或 en', en: 'The language must be zh or en' },
	invalid_site: { zh: '网点代码不正确', en: 'The code of the site is not right' },
	unknown_site: { zh: '没有这个网点', en: 'There is no such site' }
});

export const invitationPages = messages({
	title: { zh: '邀请', en: 'Invitations' },
	views: { zh: '邀请的各个页面', en: 'Pages of invitations' },
	overview: { zh: '进展', en: 'Progress' },
	invite: { zh: '发出邀请', en: 'Invite' },
	rules: { zh: '抽样与提醒', en: 'Sampling and reminders' },
	words: { zh: '邮件内容', en: 'Words of the mails' },

	eligible: { zh: '可邀请', en: 'Eligible' },
	eligibleHelp: {
		zh: '全部邀请，加上被规则排除的客户',
		en: 'All invitations, and those whom a rule left out'
	},
	invited: { zh: '已送出', en: 'Invited' },
	invitedHelp: { zh: '已发出且没有被退回', en: 'Sent, and did not come back' },
	responseRate: { zh: '回收率', en: 'Response rate' },
	ofInvited: {
		zh: (answered: string, invited: string) => `${invited} 份邀请中有 ${answered} 份已填写`,
		en: (answered: string, invited: string) => `${answered} of ${invited} invitations answered`
	},
	early: { zh: '提醒前填写者的总体满意度', en: 'Overall, answered before a reminder' },
	late: { zh: '提醒后填写者的总体满意度', en: 'Overall, answered after a reminder' },
	lateHelp: {
		zh: '提醒后才填写的人更接近不填写的人。两者差别大，说明没有回答的客户看法可能不同。',
		en: 'Who answers late resembles who never answers. A large difference hints that those who stay silent think otherwise.'
	},
	unnamed: {
		zh: '这份问卷的答卷不显示是谁填写的，也不记录链接的使用时间，因此不做提醒前后的比较。',
		en: 'Answers to this survey do not show whose they are, and its links keep no time of use, so early and late cannot be compared.'
	},

	states: { zh: '按状态查看', en: 'By state' },
	heldBack: { zh: '被规则拦下', en: 'Held back' },
	leftOut: { zh: '被规则排除的客户', en: 'Left out by a rule' },
	list: { zh: '邀请记录', en: 'List of invitations' },
	heldBackHelp: {
		zh: '每一次没有发出或推迟的联系，以及原因。',
		en: 'Every contact that was left out or put off, with the rule.'
	},
	none: { zh: '还没有邀请', en: 'No invitations yet' },
	noneHere: { zh: '没有这种状态的邀请', en: 'No invitations in this state' },
	noneHeldBack: { zh: '没有被拦下的联系', en: 'Nothing was held back' },
	customer: { zh: '客户', en: 'Customer' },
	channel: { zh: '渠道', en: 'Channel' },
	state: { zh: '状态', en: 'State' },
	since: { zh: '时间', en: 'When' },
	made: { zh: '创建时间', en: 'Made' },
	reminders: { zh: '提醒', en: 'Reminders' },
	reason: { zh: '原因', en: 'Rule' },
	purpose: { zh: '用途', en: 'What for' },
	invitation: { zh: '邀请', en: 'Invitation' },
	reminder: { zh: '提醒', en: 'Reminder' },
	outcome: { zh: '结果', en: 'Outcome' },
	skipped: { zh: '未发送', en: 'Left out' },
	deferred: { zh: '推迟', en: 'Put off' },
	failed: { zh: '发送失败', en: 'Failed' },
	until: { zh: (time: string) => `至 ${time}`, en: (time: string) => `until ${time}` },
	usable: { zh: '地址可用，恢复发送', en: 'The address works: use it again' },
	isUsable: {
		zh: (customer: string) => `客户 ${customer} 的地址已恢复使用，可重新邀请。`,
		en: (customer: string) =>
			`The addresses of customer ${customer} are used again. Invite them anew.`
	},
	firstPage: { zh: '回到第一页', en: 'Back to the first page' },

	inviteOne: { zh: '邀请一位客户', en: 'Invite one customer' },
	inviteOneHelp: {
		zh: '选择“链接”时由您自己转交链接；选择其他方式时由系统发送，发送前会检查联系规则。',
		en: 'With “Link” you hand the link over yourself. Otherwise we send it, once the rules of contact allow.'
	},
	customerNumber: { zh: '客户编号', en: 'Customer number' },
	language: { zh: '语言', en: 'Language' },
	customersLanguage: { zh: '按客户的语言', en: 'The customer’s own' },
	sendInvitation: { zh: '邀请', en: 'Invite' },
	linkReady: { zh: '邀请已生成', en: 'The invitation is made' },
	linkOnce: {
		zh: '链接只显示这一次，只能填写一次，30 天内有效。',
		en: 'The link is shown this once. It works once, within 30 days.'
	},
	willBeSent: {
		zh: '消息已排队，规则允许时即发送；进展见“进展”页。',
		en: 'The message is queued and leaves when the rules allow; “Progress” shows what becomes of it.'
	},
	link: { zh: '问卷链接', en: 'Link to the survey' },
	copy: { zh: '复制', en: 'Copy' },
	copied: { zh: '已复制', en: 'Copied' },

	inviteMany: { zh: '按名单邀请', en: 'Invite a list' },
	inviteManyHelp: {
		zh: 'CSV 文件，第一行为列名：customer（客户编号，必填）、email、phone、name、locale、site。名单中的客户资料会更新到系统。先试运行，看看每一行会怎样。',
		en: 'A CSV file whose first row names the columns: customer (needed), email, phone, name, locale, site. What it says of customers is kept. Try it first, to see what would happen to each row.'
	},
	file: { zh: 'CSV 文件', en: 'CSV file' },
	tryOut: { zh: '试运行', en: 'Try it' },
	inviteAll: { zh: '正式邀请', en: 'Invite them' },
	draft: {
		zh: '问卷未开放，暂时不能邀请。',
		en: 'The survey is not open, so nobody can be invited yet.'
	},
	noCustomerColumn: { zh: '文件缺少 customer 列。', en: 'The file has no column named customer.' },
	tooManyRows: {
		zh: '一次最多 5,000 行，请分成几个文件。',
		en: 'At most 5,000 rows at a time. Split the file.'
	},
	trialTitle: { zh: '试运行结果，尚未邀请任何人', en: 'What would happen. Nobody is invited yet' },
	doneTitle: { zh: '已处理名单', en: 'The list is done' },
	counted: {
		zh: (invited: string, others: string) => `邀请 ${invited} 位，其他 ${others} 行。`,
		en: (invited: string, others: string) => `Invited: ${invited}. Other rows: ${others}.`
	},
	ignoredColumns: {
		zh: (columns: string) => `忽略的列：${columns}`,
		en: (columns: string) => `Columns that were not used: ${columns}`
	},
	row: { zh: '行', en: 'Row' },
	result: { zh: '结果', en: 'Result' },
	moreRows: {
		zh: (n: string) => `另有 ${n} 行未列出。`,
		en: (n: string) => `${n} more rows are not listed.`
	}
});
