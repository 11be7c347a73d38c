/** Words of complaints: the public form, and how staff record and answer them. */
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
	notListed: {
		zh: '没有找到您要投诉的机构？请用该机构公布的投诉链接，例如它的网站、通知或您填完问卷后的回执。',
		en: 'Not in the list? Please use the complaint link of the provider itself: on its web site, in its letters, or on the receipt of a survey.'
	},
	nobody: {
		zh: '请用您要投诉的机构公布的投诉链接，例如它的网站、通知或您填完问卷后的回执。',
		en: 'Please use the complaint link of the provider that it is about: on its web site, in its letters, or on the receipt of a survey.'
	},
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

/** One line where a customer may have more to say. */
export const complaintLink = messages({
	receipt: { zh: '有事需要解决？提交投诉', en: 'Something to be put right? Make a complaint' },
	landingTitle: { zh: '有事需要解决？', en: 'Something to be put right?' },
	complain: { zh: '提交投诉', en: 'Make a complaint' },
	follow: { zh: '查看投诉进展', en: 'See where a complaint stands' }
});

export const complaintChannels = messages({
	form: { zh: '网上表单', en: 'Public form' },
	phone: { zh: '电话', en: 'Phone' },
	email: { zh: '邮件', en: 'E-mail' },
	visit: { zh: '当面', en: 'In person' },
	letter: { zh: '信函', en: 'Letter' },
	post: { zh: '公开发帖', en: 'Public post' },
	regulator: { zh: '监管部门或 12345 转来', en: 'Passed on by an authority' },
	other: { zh: '其他', en: 'Other' }
});

/** Entries of the story of a case that belong to complaints. */
export const complaintStory = messages({
	complaint: {
		zh: (reference: string) => `投诉 ${reference}`,
		en: (reference: string) => `Complaint ${reference}`
	},
	takenUp: { zh: '开始处理', en: 'Taken up' },
	answered: { zh: '已答复投诉人', en: 'Answered to the complainant' },
	added: { zh: '投诉人补充了内容', en: 'The complainant wrote more' },
	linked: {
		zh: (reference: string) => `同一客户的个案：${reference}`,
		en: (reference: string) => `Same customer, case ${reference}`
	},
	byForm: { zh: '由投诉人通过网上表单提交', en: 'Sent by the complainant through the public form' },
	byFile: { zh: '由文件导入', en: 'Imported from a file' },
	signs: { zh: '可能由程序提交，请留意。', en: 'This may have been sent by a program.' }
});

export const complaintPages = messages({
	all: { zh: '全部', en: 'All' },
	prevention: { zh: '诉前预防', en: 'Prevention' },
	complaints: { zh: '投诉', en: 'Complaints' },
	kinds: { zh: '个案类型', en: 'Kind of case' },
	lead: {
		zh: '先答复快到期限的。投诉人能看到进展和答复。',
		en: 'What is due first stands first. Complainants see where theirs stands, and the answer.'
	},
	none: { zh: '没有这样的投诉', en: 'No such complaint' },
	noneText: {
		zh: '投诉通过公开表单进来，或由同事记录、由其他系统传入。',
		en: 'Complaints come in through the public form, from colleagues, or from other systems.'
	},
	answeredOn: { zh: '已答复', en: 'Answered' },

	import: { zh: '导入投诉', en: 'Import complaints' },
	record: { zh: '记录投诉', en: 'Record a complaint' },
	recordLead: {
		zh: '通过电话、来访、信函等收到的投诉，请在这里记下。',
		en: 'For complaints that came by telephone, in person, by letter or in another way.'
	},
	words: { zh: '投诉内容', en: 'The complaint' },
	wordsHint: { zh: '尽量用客户的原话。', en: 'In the customer’s own words, as far as you can.' },
	remedy: { zh: '客户希望怎样解决', en: 'What would put it right' },
	channel: { zh: '来自', en: 'How it came' },
	category: { zh: '类别', en: 'Category' },
	cause: { zh: '主要原因', en: 'Main cause' },
	notKnown: { zh: '尚不清楚', en: 'Not known yet' },
	customer: { zh: '客户编号', en: 'Customer number' },
	customerHint: {
		zh: '不知道可以不填；填了联系方式，会自动查找唯一对应的客户。',
		en: 'Leave it out if you do not know it; the one customer with the contact below is found by itself.'
	},
	contact: { zh: '投诉人联系方式', en: 'How to reach the complainant' },
	happened: { zh: '发生日期', en: 'Day it happened' },
	site: { zh: '网点', en: 'Site' },
	service: { zh: '服务项目', en: 'Service' },
	language: { zh: '投诉人的语言', en: 'Language of the complainant' },
	notSaid: { zh: '未说明', en: 'Not said' },
	save: { zh: '记录投诉', en: 'Record the complaint' },

	facts: { zh: '投诉', en: 'Complaint' },
	noWords: { zh: '没有文字内容', en: 'No words were recorded' },
	trackPage: { zh: '投诉人看到的页面', en: 'What the complainant sees' },

	start: { zh: '开始处理', en: 'Take it up' },
	startHint: { zh: '投诉人会看到“正在处理”。', en: 'The complainant sees “Being looked into”.' },
	doStart: { zh: '开始处理', en: 'Take it up' },
	answer: { zh: '答复投诉人', en: 'Answer the complainant' },
	answerHint: {
		zh: '这段话会显示在投诉人的进展页面上。内部备注请写在“说明”里。',
		en: 'The complainant reads these words on their page. Keep internal remarks in the note.'
	},
	answerWords: { zh: '答复（投诉人可见）', en: 'Answer (the complainant reads it)' },
	internal: { zh: '说明（仅同事可见）', en: 'Note (only colleagues see it)' },
	doAnswer: { zh: '发布答复', en: 'Give this answer' },
	end: { zh: '结束投诉', en: 'Close the complaint' },
	endHint: {
		zh: '请写明主要原因；确实查不清的，选“原因不明”并说明为什么。',
		en: 'Name the main cause. If it cannot be found, choose “Cause unknown” and say why.'
	},
	causeUnknown: { zh: '原因不明', en: 'Cause unknown' },
	doEnd: { zh: '结束投诉', en: 'Close it' },
	again: { zh: '重新打开', en: 'Reopen' },
	againHint: {
		zh: '问题没有解决，或客户再次提出。会重新计算答复期限。',
		en: 'The problem stays, or the customer came back. The answer is promised anew.'
	},
	doAgain: { zh: '重新打开', en: 'Reopen it' },
	reason: { zh: '原因', en: 'Reason' }
});

export const complaintImport = messages({
	title: { zh: '导入投诉', en: 'Import complaints' },
	lead: {
		zh: '把其他系统的投诉记录以 CSV 文件导入。正确的行会保存，有问题的行会逐一列出；同一份文件再导入一次不会重复。',
		en: 'Bring complaints of another system in as a CSV file. Good rows are kept and bad ones named; the same file again adds nothing.'
	},
	columnHelp: {
		zh: '只有 external_id 是必需的。received_at 是收到的时间；已经结束的投诉请同时填写 closed_at 和 outcome（solved、not_solved、not_reached、no_problem）。category 和 cause 用下面的代码。',
		en: 'Only external_id is needed. received_at is when it came in; for one that has ended give both closed_at and outcome (solved, not_solved, not_reached, no_problem). category and cause take the codes below.'
	},
	causes: { zh: '原因代码', en: 'Codes of causes' },
	done: {
		zh: (accepted: string, duplicates: string, rejected: string) =>
			`已导入 ${accepted} 条，已有 ${duplicates} 条，未导入 ${rejected} 条。`,
		en: (accepted: string, duplicates: string, rejected: string) =>
			`Imported: ${accepted}. Known before: ${duplicates}. Left out: ${rejected}.`
	}
});
