/** The privacy notice of the survey, version 2026-11. A change of meaning is a new version. */
import { messages } from './message.ts';

export const privacy = messages({
	title: { zh: '隐私说明', en: 'How we handle your data' },
	lead: {
		zh: '本说明适用于您通过链接回答的问卷。发出问卷的机构（名称见问卷页首）负责保管您的信息。',
		en: 'This is about surveys that you answer through a link. The organisation that asks (named at the top of its survey) is responsible for your data.'
	},
	whatTitle: { zh: '保存什么', en: 'What is stored' },
	what: {
		zh: '您的打分和留言、使用的语言、提交时间，以及所问的是哪一次服务。链接是发给您本人的，所以您的回答与您的客户记录相连，不是匿名的。',
		en: 'Your ratings and comment, the language, the time, and which service contact it is about. The link was made for you, so your answers are tied to your customer record; they are not anonymous.'
	},
	contact: {
		zh: '联系方式只有在您勾选“请与我联系”时才保存，只用于这次联系。',
		en: 'A way to reach you is stored only if you tick “Please contact me”, and used for that contact only.'
	},
	notStored: {
		zh: '不与回答一起保存您的网络地址，不使用跟踪或广告，页面不加载任何第三方内容。浏览器里只会记住您选择的语言和外观。',
		en: 'Your network address is not stored with your answers. There is no tracking or advertising, and the pages load nothing from third parties. Your browser remembers only the language and appearance you choose.'
	},
	whyTitle: { zh: '用来做什么', en: 'What it is used for' },
	why: {
		zh: '了解和改进服务，并在问题变大之前帮助您。系统会按公开的规则为低分等信号计分，提醒工作人员尽早联系您；要做什么由人决定，不由系统自动决定。',
		en: 'To measure and improve the service, and to help you before a problem grows. Signs such as low ratings are given points by fixed rules, so that staff can get in touch early. People decide what is done; nothing is decided about you automatically.'
	},
	whoTitle: { zh: '谁能看到', en: 'Who can see it' },
	who: {
		zh: '该机构负责客户服务和质量的工作人员。统计结果不显示姓名，人数过少时不显示。',
		en: 'Staff of that organisation who look after customers and quality. Statistics carry no names, and are not shown for very small groups.'
	},
	longTitle: { zh: '保存多久', en: 'How long' },
	long: {
		zh: '保存到该机构删除为止。系统目前不会自动删除，您可以随时要求删除。',
		en: 'Until that organisation deletes it. Nothing is deleted automatically yet; you may ask for it at any time.'
	},
	askTitle: { zh: '找谁', en: 'Whom to ask' },
	ask: {
		zh: '想查询、更正或删除您的回答，请联系发出问卷的机构，并提供提交后得到的回执编号。回答与否完全自愿，不回答不会影响您得到的服务。',
		en: 'To see, correct or delete your answers, ask the organisation that sent the survey and give the receipt number you were shown. Answering is up to you; if you do not, the service you get stays the same.'
	},
	version: { zh: '版本', en: 'Version' }
});
