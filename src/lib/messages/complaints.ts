/** Words of complaints: the public form, the page to follow one, and how staff record and answer them. */
import { messages } from './message.ts';

export const complain = messages({
	title: { zh: '投诉', en: 'Make a complaint' },
	lead: {
		zh: '告诉我们发生了什么，不需要注册或登录。',
		en: 'Tell us what happened. You need no account.'
	},
	to: {
		zh: (organization: string, days: number) =>
			`这份投诉交给${organization}。我们会在 ${days} 天内答复，您可以随时查看进展。`,
		en: (organization: string, days: number) =>
			`Your complaint goes to ${organization}. You will have an answer within ${days} days and can see at any time where it stands.`
	},
	alreadySent: { zh: '已经提交过？查看进展', en: 'Already sent one? See where it stands' },
	choose: { zh: '您想向谁投诉？', en: 'Whom is it about?' },
	nobody: { zh: '目前还不能在这里提交投诉。', en: 'Complaints cannot be made here yet.' },
	words: { zh: '发生了什么', en: 'What happened' },
	wordsHint: {
		zh: '用您自己的话写就好，不必讲究格式。请不要写密码、证件号或银行卡号。',
		en: 'In your own words. Please leave out passwords, identity and card numbers.'
	},
	when: { zh: '什么时候', en: 'When' },
	where: { zh: '在哪里', en: 'Where' },
	which: { zh: '哪项服务', en: 'Which service' },
	notSaid: { zh: '不清楚或不适用', en: 'Not sure, or none of these' },
	remedy: { zh: '您希望怎样解决', en: 'What would put it right' },
	remedyHint: {
		zh: '例如：重新维修、退款、解释、道歉。',
		en: 'For example a repair, a refund, an explanation, an apology.'
	},
	contact: { zh: '联系方式', en: 'How to reach you' },
	contactHint: {
		zh: '邮箱或电话，只用于处理这件事。不留也可以，答复会显示在进展页面上。',
		en: 'E-mail or telephone, used for this matter only. Without it you can still read the answer on the page you get.'
	},
	send: { zh: '提交投诉', en: 'Send my complaint' },
	seenBy: {
		zh: (organization: string) => `只有${organization}负责处理的工作人员能看到。`,
		en: (organization: string) => `Only staff of ${organization} who handle complaints see it.`
	},
	sendOnceMore: {
		zh: '页面没能读懂这次提交，请再提交一次。',
		en: 'This page could not be read as it was sent. Please send it once more.'
	},
	busyTitle: { zh: '现在提交的人太多了', en: 'Too many complaints at once' },
	busy: {
		zh: (minutes: number) =>
			`这个网络在短时间内提交了很多次。您写的内容都还在这一页上：请过 ${minutes} 分钟再提交一次。`,
		en: (minutes: number) =>
			`Very many came from this network in a short time. What you wrote is still on this page: please send it again in ${minutes} minutes.`
	},
	notSavedTitle: { zh: '暂时没能保存，您写的内容没有丢', en: 'Not saved yet, and nothing is lost' },
	notSaved: {
		zh: '我们的系统暂时没有回应。您写的内容都还在这一页上：请稍等片刻，再提交一次。重复提交也只算一份。',
		en: 'Our system does not answer at the moment. What you wrote is still on this page: wait a little and send it again. Sending twice counts once.'
	}
});

export const complaintProblems = messages({
	words_needed: { zh: '请写下发生了什么', en: 'please tell us what happened' },
	too_long: { zh: '内容过长，请缩短', en: 'this is too long, please shorten it' },
	yet_to_come: { zh: '请选择今天或以前的日期', en: 'please choose today or a day before' },
	unreadable: { zh: '请重新选择', en: 'please choose again' }
});

export const track = messages({
	findTitle: { zh: '查看投诉进展', en: 'Where your complaint stands' },
	findLead: {
		zh: '请输入提交投诉时得到的编号。',
		en: 'Enter the reference that you were given when you sent it.'
	},
	reference: { zh: '投诉编号', en: 'Reference' },
	referenceHint: {
		zh: '以 C- 开头，后面 12 位字母和数字，不分大小写。',
		en: 'It begins with C- and has 12 letters and digits; capitals do not matter.'
	},
	noReference: {
		zh: '这不是完整的投诉编号，请对照后再试。',
		en: 'This is not a whole reference. Compare it with what you wrote down.'
	},
	find: { zh: '查看', en: 'Show it' },
	complain: { zh: '提交新的投诉', en: 'Make a complaint' },
	title: { zh: '您的投诉', en: 'Your complaint' },
	thanks: { zh: '您的投诉已收到', en: 'Your complaint has arrived' },
	keepTitle: { zh: '请保存这一页', en: 'Please keep this page' },
	keep: {
		zh: '收藏这个网址，或记下编号。进展和答复都会显示在这里，不需要登录。',
		en: 'Bookmark this address or write the reference down. Progress and the answer appear here; you need no account.'
	},
	state: { zh: '进展', en: 'Where it stands' },
	received: { zh: '收到时间', en: 'Received' },
	due: { zh: '答复期限', en: 'What comes next' },
	dueBy: {
		zh: (organization: string, day: string) => `${organization}最迟在 ${day} 答复您。`,
		en: (organization: string, day: string) =>
			`${organization} answers you by ${day} at the latest.`
	},
	answerOf: {
		zh: (organization: string) => `${organization}的答复`,
		en: (organization: string) => `Answer from ${organization}`
	},
	told: { zh: '您写的内容', en: 'What you wrote' },
	happened: { zh: '时间', en: 'When' },
	site: { zh: '地点', en: 'Where' },
	service: { zh: '服务', en: 'Service' },
	remedy: { zh: '希望怎样解决', en: 'What would put it right' },
	private: {
		zh: '知道这个网址的人都能看到这一页，请不要转发给不相关的人。',
		en: 'Whoever has this address can read this page. Share it only with people you trust.'
	}
});

/** One line where a customer may have more to say. */
export const complaintLink = messages({
	receipt: { zh: '有事需要解决？提交投诉', en: 'Something to be put right? Make a complaint' },
	landingTitle: { zh: '有事需要解决？', en: 'Something to be put right?' },
	complain: { zh: '提交投诉', en: 'Make a complaint' },
	follow: { zh: '查看投诉进展', en: 'See where a complaint stands' }
});
