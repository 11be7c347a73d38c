/** Words for customers: the survey page and the front door. */
import { messages } from './message.ts';

export const survey = messages({
	description: {
		zh: (organization: string) => `${organization}想听听您的感受。几分钟就能填完，不需要登录。`,
		en: (organization: string) =>
			`${organization} would like to hear how it went. It takes a few minutes; no sign-in needed.`
	},
	about: {
		zh: (service: string, site: string, day: string) => `关于您 ${day}在${site}的服务：${service}`,
		en: (service: string, site: string, day: string) => `About ${service}, ${site}, ${day}`
	},
	timeNeeded: {
		zh: (minutes: number) => `大约需要 ${minutes} 分钟，不想回答的可以跳过。`,
		en: (minutes: number) =>
			minutes === 1
				? 'About a minute. You may leave out what you like.'
				: `About ${minutes} minutes. You may leave out what you like.`
	},
	statements: {
		zh: (items: number) => `共 ${items} 句话。`,
		en: (items: number) => (items === 1 ? 'One statement. ' : `${items} statements. `)
	},
	identifiedVisit: {
		zh: (organization: string) =>
			`您的回答会与这次服务一起保存，${organization}的工作人员可以看到，用来改进服务、帮您解决问题。`,
		en: (organization: string) =>
			`Your answers are kept with this service contact. Staff of ${organization} can see them, to improve the service and to help you.`
	},
	identified: {
		zh: (organization: string) =>
			`您的回答会记在您的名下，${organization}的工作人员可以看到，用来改进服务、帮您解决问题。`,
		en: (organization: string) =>
			`Your answers are kept under your name. Staff of ${organization} can see them, to improve the service and to help you.`
	},
	confidential: {
		zh: (organization: string) =>
			`您的回答是保密的：${organization}的工作人员看不到是谁填的。只有您希望有人联系您时，他们才会知道是您。`,
		en: (organization: string) =>
			`Your answers are confidential: staff of ${organization} do not see whose they are, unless you ask to be contacted.`
	},
	anonymous: {
		zh: (organization: string) =>
			`匿名填写：没有任何记录能从回答查到您是谁，${organization}也查不到。只有您自己留下联系方式时除外。`,
		en: (organization: string) =>
			`Anonymous: nothing is kept that leads from these answers to you, not even for ${organization}, unless you leave a way to be reached.`
	},
	privacyLink: {
		zh: (version: string) => `隐私说明（${version} 版）`,
		en: (version: string) => `Privacy notice, version ${version}`
	},
	newTab: { zh: '（在新页面打开）', en: ' (opens a new page)' },

	howToRate: {
		zh: (min: number, max: number, low: string, high: string) =>
			`请打分：${min} 表示${low}，${max} 表示${high}。`,
		en: (min: number, max: number, low: string, high: string) =>
			`Rate from ${min} (${low}) to ${max} (${high}).`
	},
	howToRateTwice: {
		zh: '每句话打两次分：先说您对一家优秀的服务机构有什么期望，再说您在这里的实际感受。',
		en: 'Each statement is rated twice: first what you expect of an excellent provider, then what you experienced here.'
	},
	howToRateThrice: {
		zh: '每句话打三次分：您能接受的最低水平、您希望达到的水平，以及您在这里的实际感受。',
		en: 'Each statement is rated three times: the least you would accept, what you would wish for, and what you experienced here.'
	},
	howToExpect: {
		zh: '请想一想您对一家优秀的服务机构有什么期望，而不是您以前的经历。',
		en: 'Think of what you expect of an excellent provider, not of what you have seen so far.'
	},
	part: {
		zh: (number: number, of: number) => `第 ${number} 部分，共 ${of} 部分`,
		en: (number: number, of: number) => `Part ${number} of ${of}`
	},
	firstPart: { zh: '先请问', en: 'To begin with' },
	ratings: { zh: '您的评价', en: 'Your ratings' },
	expectation: { zh: '优秀的机构应该做到', en: 'What I expect of an excellent provider' },
	adequate: { zh: '我能接受的最低水平', en: 'The least I would accept' },
	desired: { zh: '我希望达到的水平', en: 'What I would wish for' },
	perception: { zh: '我在这里的实际感受', en: 'What I experienced here' },
	adequateShort: { zh: '最低', en: 'least' },
	expectationShort: { zh: '期望', en: 'expected' },
	desiredShort: { zh: '希望', en: 'wished' },
	perceptionShort: { zh: '实际', en: 'actual' },
	lowest: { zh: '最低', en: 'Lowest' },
	highest: { zh: '最高', en: 'Highest' },
	noOpinion: { zh: '不了解或不适用', en: 'No opinion' },

	onlyPart: { zh: '您的意见', en: 'What you think' },
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
	contactOffer: {
		zh: '听起来有些地方没有让您满意。需要我们打个电话，听您说说吗？',
		en: 'It seems that something was not right. May we call you to hear more?'
	},
	contactAlways: { zh: '需要有人与您联系吗？', en: 'Would you like to be contacted?' },
	contactRequested: { zh: '请与我联系', en: 'Please contact me' },
	contactDetail: { zh: '怎样联系您？', en: 'How can we reach you?' },
	contactHint: {
		zh: '电话或邮箱，只用于这次联系。不填则使用我们已有的联系方式。',
		en: 'Phone or e-mail, used for this one contact only. Left empty, we use what we already have.'
	},
	contactHintUnknown: {
		zh: '电话或邮箱，只用于这次联系。我们不知道您是谁，请一定填写。',
		en: 'Phone or e-mail, used for this one contact only. We do not know who you are, so we need it.'
	},
	send: { zh: '提交回答', en: 'Send my answers' },
	sendOnce: { zh: '提交后不能修改。', en: 'Answers cannot be changed once sent.' },

	problemsTitle: { zh: '还没有提交，请先看一下：', en: 'Not sent yet. Please look at this first:' },
	titleWithProblem: {
		zh: (title: string) => `请检查：${title}`,
		en: (title: string) => `Please check: ${title}`
	},
	filesLost: {
		zh: '您选的文件没能保留下来，其他内容都在。',
		en: 'The files you chose could not be kept; everything else is here.'
	},
	filesAgain: {
		zh: '文件没有随页面保留，请重新选择。',
		en: 'The page could not keep your files. Please choose them again.'
	},
	testBanner: { zh: '这是测试', en: 'This is a test' },
	testNotice: {
		zh: '您在这里的回答不会计入任何结果，也不会通知任何人。',
		en: 'What you answer here never counts, and nobody is told of it.'
	},
	interviewBanner: { zh: '电话访谈', en: 'Telephone interview' },
	interviewNotice: {
		zh: '请把每句话照原文念给客户听，按客户说的填写，不要解释、不要替客户选择。先念上面的隐私说明。',
		en: 'Read each statement out as it is written and enter what the customer says. Explain nothing, suggest nothing. Begin with the privacy line above.'
	},
	previewNotice: {
		zh: '这是预览，不能提交。',
		en: 'This is a preview; nothing can be sent from here.'
	},

	importance: { zh: '对您来说，哪些方面更重要？', en: 'What matters most to you?' },
	importanceRule: {
		zh: '请把 100 分分给下面几个方面，越重要的分越多，合计正好 100 分。也可以都不填。',
		en: 'Share out 100 points: the more important, the more points. They must add up to exactly 100. You may also leave all of them empty.'
	},
	fewer: {
		zh: (aspect: string) => `${aspect}：减 5 分`,
		en: (aspect: string) => `${aspect}: five points fewer`
	},
	more: {
		zh: (aspect: string) => `${aspect}：加 5 分`,
		en: (aspect: string) => `${aspect}: five points more`
	},
	pointsLeft: {
		zh: (points: number | string) => `还有 ${points} 分没有分配。`,
		en: (points: number | string) => `Points left to give: ${points}.`
	},
	pointsOver: {
		zh: (points: number | string) => `多了 ${points} 分，请减去一些。`,
		en: (points: number | string) => `Points too many: ${points}. Take some back.`
	},
	pointsDone: { zh: '100 分已全部分完。', en: 'All 100 points are given.' },

	fileHint: {
		zh: (most: number) =>
			`照片（JPEG、PNG、WebP、HEIC）、PDF 或纯文本，最多 ${most} 个，合计不超过 5 MB。`,
		en: (most: number) =>
			`Photos (JPEG, PNG, WebP, HEIC), PDF or plain text; at most ${most}, together no more than 5 MB.`
	},
	chooseSome: { zh: '可多选', en: 'Choose any' },
	leaveEmpty: { zh: '请不要填写这一栏', en: 'Leave this field empty' },

	answered: {
		zh: (count: number | string, of: number | string) => `已答 ${count}/${of}`,
		en: (count: number | string, of: number | string) => `${count}/${of} answered`
	},
	missed: { zh: '这一部分还没有回答：', en: 'Not answered in this part:' },
	notAnswered: { zh: '未答', en: 'not answered' },
	restored: {
		zh: '您上次填写的内容都在，接着往下填就可以。',
		en: 'What you answered before is still here. Just go on.'
	},
	kept: { zh: '已保存在这台设备上。', en: 'Kept on this device.' },
	sending: { zh: '正在提交…', en: 'Sending…' },
	noNetwork: {
		zh: '网络不通。您的回答保存在这台设备上，连上网络后会自动提交，可以先离开这一页。',
		en: 'No connection. Your answers are kept on this device and will be sent as soon as there is one. You may leave this page.'
	},
	noService: {
		zh: '系统暂时没有回应，过一会儿会自动再试。您的回答保存在这台设备上。',
		en: 'Our system does not answer just now; we keep trying. Your answers are kept on this device.'
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

/** How a service was given, for the texts of a survey; codes that are not here are left out. */
export const serviceChannels = messages({
	counter: { zh: '窗口', en: 'counter' },
	phone: { zh: '电话', en: 'phone' },
	visit: { zh: '上门', en: 'home visit' },
	web: { zh: '网上', en: 'website' }
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
