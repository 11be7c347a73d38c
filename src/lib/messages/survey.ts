/** Words for customers: the survey page, its receipt and the front door. */
import { messages } from './message.ts';

export const survey = messages({
	about: {
		zh: (service: string, site: string, day: string) => `关于您 ${day}在${site}的服务：${service}`,
		en: (service: string, site: string, day: string) => `About ${service}, ${site}, ${day}`
	},
	timeNeeded: {
		zh: (minutes: number, items: number) =>
			`共 ${items} 句话，大约需要 ${minutes} 分钟，不想回答的可以跳过。`,
		en: (minutes: number, items: number) =>
			`${items} statements, about ${minutes} minutes. You may leave any of them out.`
	},
	privacyLine: {
		zh: (organization: string) =>
			`您的回答会与这次服务一起保存，${organization}的工作人员可以看到，用来改进服务、帮您解决问题。`,
		en: (organization: string) =>
			`Your answers are kept with this service contact. Staff of ${organization} can see them, to improve the service and to help you.`
	},
	privacyLink: { zh: '了解隐私说明', en: 'How we handle your data' },
	newTab: { zh: '（在新页面打开）', en: ' (opens a new page)' },

	howToRate: {
		zh: (min: number, max: number, low: string, high: string) =>
			`请按您的感受打分：${min} 表示${low}，${max} 表示${high}。`,
		en: (min: number, max: number, low: string, high: string) =>
			`Rate from ${min} (${low}) to ${max} (${high}).`
	},
	howToRateTwice: {
		zh: '每句话打两次分：先说您对一家优秀的服务机构有什么期望，再说您在这里的实际感受。',
		en: 'Each statement is rated twice: first what you expect of an excellent provider, then what you experienced here.'
	},
	part: {
		zh: (number: number, of: number) => `第 ${number} 部分，共 ${of} 部分`,
		en: (number: number, of: number) => `Part ${number} of ${of}`
	},
	expectation: { zh: '优秀的机构应该做到', en: 'What I expect of an excellent provider' },
	perception: { zh: '我在这里的实际感受', en: 'What I experienced here' },
	lowest: { zh: '最低', en: 'Lowest' },
	highest: { zh: '最高', en: 'Highest' },
	noOpinion: { zh: '不了解或不适用', en: 'No opinion' },

	lastPart: { zh: '最后', en: 'To finish' },
	overall: {
		zh: '总的来说，您对我们的服务满意吗？',
		en: 'All in all, how satisfied are you with our service?'
	},
	dissatisfied: { zh: '非常不满意', en: 'Very dissatisfied' },
	satisfied: { zh: '非常满意', en: 'Very satisfied' },
	comment: { zh: '还有什么想告诉我们？', en: 'Anything else you would like to tell us?' },
	commentHint: {
		zh: (limit: number) => `好的、不好的都可以，最多 ${limit} 字。请不要写证件号或银行卡号。`,
		en: (limit: number) =>
			`Good or bad, at most ${limit} characters. Please leave out identity and card numbers.`
	},
	contactRequested: { zh: '请与我联系', en: 'Please contact me' },
	contactDetail: { zh: '怎样联系您？', en: 'How can we reach you?' },
	contactHint: {
		zh: '电话或邮箱，只用于这次联系。不填则使用我们已有的联系方式。',
		en: 'Phone or e-mail, used for this one contact only. Left empty, we use what we already have.'
	},
	send: { zh: '提交回答', en: 'Send my answers' },
	sendOnce: { zh: '提交后不能修改。', en: 'Answers cannot be changed once sent.' },

	problemsTitle: { zh: '还没有提交，请先看一下：', en: 'Not sent yet. Please look at this first:' },
	titleWithProblem: {
		zh: (title: string) => `请检查：${title}`,
		en: (title: string) => `Please check: ${title}`
	},
	ratingNeeded: {
		zh: '请至少为一句话的实际感受打分。',
		en: 'Please rate at least one statement on what you experienced.'
	},
	commentTooLong: {
		zh: (limit: number) => `留言太长了，请缩短到 ${limit} 字以内。`,
		en: (limit: number) => `Your comment is too long. Please shorten it to ${limit} characters.`
	},
	contactTooLong: {
		zh: (limit: number) => `联系方式太长了，请缩短到 ${limit} 字以内。`,
		en: (limit: number) =>
			`What you wrote on how to reach you is too long. Please shorten it to ${limit} characters.`
	},
	choiceUnreadable: { zh: '请重新选择一项。', en: 'Please choose again here.' },
	formUnreadable: {
		zh: '有一部分内容无法识别。请检查您的回答，再提交一次。',
		en: 'Part of the form could not be read. Please check your answers and send them again.'
	},

	notSavedTitle: { zh: '暂时没能保存，您的回答没有丢', en: 'Not saved yet, and nothing is lost' },
	notSaved: {
		zh: '我们的系统暂时没有回应。您的回答都还在这一页上：请稍等片刻，再提交一次。重复提交也只算一份。',
		en: 'Our system does not answer at the moment. Your answers are all still on this page: wait a little and send them again. Sending twice counts once.'
	},
	keptAnswers: {
		zh: (count: number) => `这一页保留了您的 ${count} 项回答。请不要关闭。`,
		en: (count: number) => `This page keeps your ${count} answers. Please do not close it.`
	},
	sendAgain: { zh: '再提交一次', en: 'Send again' }
});

export const receipt = messages({
	thanks: { zh: '谢谢您，回答已收到', en: 'Thank you. Your answers have arrived' },
	number: { zh: '回执编号', en: 'Receipt number' },
	receivedAt: { zh: '收到时间', en: 'Received' },
	about: { zh: '问卷', en: 'Survey' },
	next: { zh: '接下来', en: 'What happens next' },
	contact: {
		zh: (organization: string) =>
			`您希望有人与您联系：${organization}的工作人员会看到，并与您联系。`,
		en: (organization: string) =>
			`You asked to be contacted: staff of ${organization} can see this and will get in touch.`
	},
	read: {
		zh: (organization: string) =>
			`您的回答已经可以在${organization}看到。回答显示有问题时，可能会有人主动与您联系。`,
		en: (organization: string) =>
			`Your answers can be seen at ${organization} from now on. Where they point to a problem, somebody may get in touch.`
	},
	keep: {
		zh: '请记下编号。以后想查询、更正或删除这份回答，凭编号就能找到它。',
		en: 'Keep the number. It finds your answers if you want to ask about them, correct them or have them deleted.'
	},
	once: {
		zh: '每个链接只记一份回答，不必再次提交。',
		en: 'A link counts once; there is no need to send again.'
	}
});

export const landing = messages({
	title: { zh: '先听，再办', en: 'Listening comes first' },
	lead: {
		zh: '先听是服务机构倾听客户的地方：在小事变成投诉之前听到，并把它办好。',
		en: 'Heed is where service providers listen to their customers: early, before a small thing becomes a complaint.'
	},
	forCustomers: { zh: '收到了问卷链接？', en: 'Did you get a link to a survey?' },
	openLink: {
		zh: '请直接打开短信、邮件或二维码里的完整链接，不需要注册或登录。',
		en: 'Open the whole link from the message or the code that you were given. You need no account.'
	},
	forStaff: { zh: '工作人员', en: 'For staff' }
});
