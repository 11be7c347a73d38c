/** Words of the page on which a complainant follows a complaint and adds to it. */
import { messages } from './message.ts';

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
	added: { zh: '您补充的内容', en: 'What you added' },
	add: { zh: '补充内容', en: 'Add to what you wrote' },
	addHint: {
		zh: '有新的情况，或答复没有解决问题，请写在这里，负责人会收到通知。',
		en: 'Something new, or the answer does not settle it? Write it here; the person in charge is told.'
	},
	doAdd: { zh: '补充', en: 'Add this' },
	addedNow: {
		zh: '已收到您补充的内容，负责人会看到。',
		en: 'What you added has arrived. The person in charge sees it.'
	},
	addNeeded: { zh: '请写下要补充的内容', en: 'please write what you want to add' },
	addTooLong: { zh: '内容过长，请缩短', en: 'this is too long, please shorten it' },
	addNoMore: {
		zh: '这份投诉已补充了很多次，请另外提交一份投诉。',
		en: 'You have added to this many times. Please make a new complaint for what is left to say.'
	},
	happened: { zh: '时间', en: 'When' },
	site: { zh: '地点', en: 'Where' },
	service: { zh: '服务', en: 'Service' },
	remedy: { zh: '希望怎样解决', en: 'What would put it right' },
	private: {
		zh: '知道这个网址的人都能看到这一页，请不要转发给不相关的人。',
		en: 'Whoever has this address can read this page. Share it only with people you trust.'
	}
});
