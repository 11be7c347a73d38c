/** Words of casework: states, outcomes, channels, the list, one case, and what can be done with it. */
import { messages } from './message.ts';

export const states = messages({
	open: { zh: '待联系', en: 'To contact' },
	contacted: { zh: '已联系', en: 'Contacted' },
	received: { zh: '已接收', en: 'Received' },
	in_progress: { zh: '处理中', en: 'In progress' },
	answered: { zh: '已答复', en: 'Answered' },
	reopened: { zh: '重新打开', en: 'Reopened' },
	closed: { zh: '已结束', en: 'Closed' }
});

export const outcomes = messages({
	solved: { zh: '已解决', en: 'Solved' },
	not_solved: { zh: '未解决', en: 'Not solved' },
	not_reached: { zh: '未联系上', en: 'Not reached' },
	no_problem: { zh: '客户表示没有问题', en: 'No problem' }
});

export const talks = messages({
	put_right: { zh: '当场解决', en: 'Put right during the talk' },
	follow_up: { zh: '需要跟进', en: 'Something is to be done' },
	pre_complaint: { zh: '说出了问题：记为诉前问题', en: 'A problem was told: pre-complaint' },
	no_problem: { zh: '表示没有问题', en: 'No problem' },
	declined: { zh: '不愿再被联系', en: 'Does not want to be contacted' }
});

export const channels = messages({
	phone: { zh: '电话', en: 'Phone' },
	visit: { zh: '上门', en: 'Visit' },
	email: { zh: '邮件', en: 'E-mail' },
	message: { zh: '短信或微信', en: 'Text message' },
	counter: { zh: '营业厅', en: 'Counter' },
	web: { zh: '网上', en: 'Web' }
});

export const kinds = messages({
	prevention: { zh: '诉前预防', en: 'Prevention' },
	pre_complaint: { zh: '诉前问题', en: 'Pre-complaint' },
	complaint: { zh: '投诉', en: 'Complaint' }
});

export const cases = messages({
	title: { zh: '个案', en: 'Cases' },
	lead: {
		zh: '先听，再办：在客户投诉之前联系。',
		en: 'Act first: call before the customer has to complain.'
	},
	views: { zh: '显示哪些个案', en: 'Which cases' },
	viewOpen: { zh: '处理中', en: 'Open' },
	viewMine: { zh: '我的', en: 'Mine' },
	viewClosed: { zh: '已结束', en: 'Closed' },
	reference: { zh: '个案', en: 'Case' },
	customer: { zh: '客户', en: 'Customer' },
	noCustomer: { zh: '不涉及具体客户', en: 'No particular customer' },
	band: { zh: '等级', en: 'Band' },
	bandHint: { zh: '预警期间达到的最高等级', en: 'The highest band while the alert was open' },
	noBand: { zh: '无预警', en: 'No alert' },
	state: { zh: '状态', en: 'State' },
	owner: { zh: '负责人', en: 'Owner' },
	noOwner: { zh: '尚无负责人', en: 'No owner yet' },
	due: { zh: '期限', en: 'Due' },
	opened: { zh: '开立', en: 'Opened' },
	closed: { zh: '结束', en: 'Closed' },
	outcome: { zh: '结果', en: 'Outcome' },
	site: { zh: '网点', en: 'Site' },
	onlySite: {
		zh: (site: string) => `只显示${site}的个案。`,
		en: (site: string) => `Only cases of ${site}.`
	},
	everySite: { zh: '显示全部网点', en: 'Show every site' },
	overdue: { zh: '逾期', en: 'Overdue' },
	noneOpen: { zh: '没有处理中的个案', en: 'No open case' },
	noneMine: { zh: '您名下没有处理中的个案', en: 'You have no open case' },
	noneOpenText: {
		zh: '客户的等级升到橙色以上，或要求联系时，个案会自动开立并指定负责人和期限。',
		en: 'A case opens by itself, with an owner and a due time, when a customer reaches Amber or asks to be contacted.'
	},
	noneClosed: { zh: '还没有结束的个案', en: 'No case has been closed yet' },

	known: { zh: '已知情况', en: 'What is known' },
	reasonsNow: { zh: '目前计分的理由', en: 'Reasons in force now' },
	newer: {
		zh: (n: number) => `其中 ${n} 条是开立个案之后得知的。`,
		en: (n: number) =>
			n === 1
				? 'One of them came after the case was opened.'
				: `${n} of them came after the case was opened.`
	},
	noReasonsNow: { zh: '目前没有计分的理由', en: 'No reason in force now' },
	story: { zh: '经过', en: 'What happened' },
	actions: { zh: '下一步', en: 'Next step' },
	attempt: { zh: '记录一次未接通的联系', en: 'Record an attempt' },
	attemptHint: { zh: '联系了，但没有联系上。', en: 'You tried, and did not reach the customer.' },
	contact: { zh: '记录联系', en: 'Record contact' },
	contactHint: {
		zh: '与客户说上了话。客户说出的问题会另立“诉前问题”，不算投诉；请写明是什么问题。',
		en: 'You spoke with the customer. A problem they told becomes a pre-complaint of its own, not a complaint; say what it is.'
	},
	talk: { zh: '谈话结果', en: 'What came of it' },
	notSaid: { zh: '未说明', en: 'Not said' },
	close: { zh: '记录结果并结束', en: 'Record the outcome' },
	closeHint: {
		zh: '结束个案。“已解决”减 2 分，“未解决”加 3 分。',
		en: 'Closes the case. “Solved” takes points off the score, “Not solved” adds some.'
	},
	reopen: { zh: '重新打开', en: 'Reopen' },
	reopenHint: {
		zh: '问题又出现，或结束得太早。',
		en: 'The problem came back, or it was closed too early.'
	},
	assign: { zh: '转交同事', en: 'Hand to a colleague' },
	note: { zh: '添加备注', en: 'Add a note' },
	noteHint: { zh: '仅同事可见。', en: 'Only colleagues see it.' },
	channel: { zh: '联系方式', en: 'Channel' },
	words: { zh: '说明', en: 'Note' },
	reason: { zh: '原因', en: 'Reason' },
	newOwner: { zh: '新负责人', en: 'New owner' },
	choose: { zh: '请选择', en: 'Choose' },
	doAttempt: { zh: '记录', en: 'Record attempt' },
	doContact: { zh: '记录', en: 'Record contact' },
	doClose: { zh: '结束个案', en: 'Close the case' },
	doReopen: { zh: '重新打开', en: 'Reopen the case' },
	doAssign: { zh: '转交', en: 'Hand over' },
	doNote: { zh: '添加', en: 'Add note' },
	done: { zh: '已记录。', en: 'Recorded.' },
	firstPage: { zh: '回到第一页', en: 'First page' }
});

/** Titles of the entries of a timeline. */
export const timeline = messages({
	encounter: {
		zh: (service: string, site: string) => `服务：${service}（${site}）`,
		en: (service: string, site: string) => `Service: ${service} (${site})`
	},
	invitation: {
		zh: (title: string) => `已发问卷链接：${title}`,
		en: (title: string) => `Survey link made: ${title}`
	},
	notAnswered: { zh: '尚未回答', en: 'Not answered yet' },
	linkExpired: { zh: '未回答，链接已过期', en: 'Not answered; the link has expired' },
	answer: {
		zh: (title: string) => `回答问卷：${title}`,
		en: (title: string) => `Survey answered: ${title}`
	},
	overall: {
		zh: (value: string, most: string) => `总体满意度 ${value}/${most}`,
		en: (value: string, most: string) => `Overall satisfaction ${value} of ${most}`
	},
	interview: { zh: '电话访问', en: 'Telephone interview' },
	interviewBy: {
		zh: (name: string) => `电话访问，由${name}录入`,
		en: (name: string) => `Telephone interview, entered by ${name}`
	},
	openForm: { zh: '来自公开表单', en: 'Through an open form' },
	wantsContact: { zh: '要求联系', en: 'Asks to be contacted' },
	wantsContactBy: {
		zh: (detail: string) => `要求联系：${detail}`,
		en: (detail: string) => `Asks to be contacted: ${detail}`
	},
	signal: { zh: '信号', en: 'Signal' },
	alert: {
		zh: (band: string, points: string) => `预警：${band}，${points} 分`,
		en: (band: string, points: string) =>
			`Alert: ${band}, ${points} ${points === '1' ? 'point' : 'points'}`
	},
	case_opened: {
		zh: (reference: string) => `开立个案 ${reference}`,
		en: (reference: string) => `Case ${reference} opened`
	},
	ownerIs: { zh: (owner: string) => `负责人：${owner}`, en: (owner: string) => `Owner: ${owner}` },
	dueAt: { zh: (due: string) => `期限：${due}`, en: (due: string) => `Due: ${due}` },
	assigned: { zh: (owner: string) => `转交 ${owner}`, en: (owner: string) => `Handed to ${owner}` },
	escalated: {
		zh: '出现更紧急的信号，期限提前',
		en: 'A more urgent signal came; the due time moved up'
	},
	contact_attempted: { zh: '尝试联系，未联系上', en: 'Contact attempt, not reached' },
	contacted: { zh: '已联系客户', en: 'Customer contacted' },
	outcome: {
		zh: (outcome: string) => `结果：${outcome}`,
		en: (outcome: string) => `Outcome: ${outcome}`
	},
	reopened: { zh: '重新打开', en: 'Reopened' },
	note: { zh: '备注', en: 'Note' },
	earlier: {
		zh: (n: number) => `更早的 ${n} 条`,
		en: (n: number) => `${n} earlier entries`
	},
	by: {
		zh: (actor: string) => `记录人：${actor}`,
		en: (actor: string) => `By ${actor}`
	},
	talked: {
		zh: (talk: string) => `谈话结果：${talk}`,
		en: (talk: string) => `What came of it: ${talk}`
	},
	via: {
		zh: (channel: string) => `方式：${channel}`,
		en: (channel: string) => `Channel: ${channel}`
	}
});
