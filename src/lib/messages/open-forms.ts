/** Words of open forms: for whoever answers one, for staff who make them, and for the printed poster. */
import { messages } from './message.ts';

export const formKinds = messages({
	touchpoint: { zh: '服务现场小调查', en: 'In-service pulse' },
	suggestion: { zh: '意见箱', en: 'Suggestion box' },
	before_leaving: { zh: '离开前反馈', en: 'Before you leave' },
	before_service: { zh: '服务前期望', en: 'Expectations beforehand' },
	observation: { zh: '现场观察', en: 'Observation' },
	general: { zh: '问卷公开链接', en: 'Public link to a survey' }
});

export const formKindHelp = messages({
	touchpoint: {
		zh: '五道题加一句“今天还能为您做什么”，扫码即答，趁客户还在现场就能补救。',
		en: 'Five questions and “what can we still do today”: answered by a code on the spot, while it can still be put right.'
	},
	suggestion: {
		zh: '建议、表扬、问题、询问都收，随时可写。',
		en: 'Suggestions, praise, problems and questions, at any time.'
	},
	before_leaving: {
		zh: '客户打算离开时，问清原因和怎样才能留住。',
		en: 'When a customer is about to leave: why, and what would have kept them.'
	},
	before_service: {
		zh: '服务之前只问期望，之后再与感受对照。',
		en: 'Asks expectations alone, before a service, to compare with what was felt later.'
	},
	observation: {
		zh: '同事或神秘顾客按地点、服务、日期记录所见所闻。',
		en: 'A colleague or mystery visitor records place, service, date and what was seen.'
	},
	general: { zh: '任何一份问卷，谁都可以作答。', en: 'Any survey, for anybody to answer.' }
});

export const openForm = messages({
	closedTitle: { zh: '这份表单已经关闭', en: 'This form is closed' },
	closed: {
		zh: '现在不再接收回答。还想告诉我们什么，请直接联系我们或身边的工作人员。',
		en: 'It takes no more answers. If there is something you would like to say, please contact us or a member of staff.'
	},
	written: { zh: '您写的内容（没有保存）', en: 'What you wrote (it was not saved)' },
	busyTitle: { zh: '现在填写的人太多了', en: 'Too many answers at once' },
	busy: {
		zh: (minutes: number) =>
			`这个网络在短时间内提交了很多次。您的回答都还在这一页上，没有丢：请过 ${minutes} 分钟再提交一次。`,
		en: (minutes: number) =>
			`Very many answers came from this network in a short time. Yours are all still on this page and nothing is lost: please send them again in ${minutes} minutes.`
	},
	thanks: { zh: '谢谢您，回答已收到', en: 'Thank you. Your answers have arrived' },
	receiptNumber: { zh: '回执编号', en: 'Receipt number' },
	another: { zh: '再填一份', en: 'Fill in another one' }
});

export const poster = messages({
	instruction: {
		zh: '用手机扫一扫，告诉我们您的感受',
		en: 'Scan with your phone and tell us how it was'
	},
	detail: {
		zh: '不用下载，不用登录，一两分钟即可',
		en: 'No app, no account, a minute or two'
	},
	observation: { zh: '扫码填写观察记录', en: 'Scan to record an observation' },
	before: { zh: '扫一扫，告诉我们您期望怎样的服务', en: 'Scan and tell us what you expect' },
	orType: { zh: '或在浏览器中输入', en: 'Or type this address' },
	codeAlt: {
		zh: (address: string) => `二维码：${address}`,
		en: (address: string) => `QR code: ${address}`
	},
	print: { zh: '打印', en: 'Print' },
	size: { zh: '纸张', en: 'Paper' },
	language: { zh: '海报语言', en: 'Language of the poster' },
	both: { zh: '中英文', en: 'Both' },
	show: { zh: '更新', en: 'Show' },
	title: { zh: '海报', en: 'Poster' }
});

export const openFormPages = messages({
	title: { zh: '公开表单', en: 'Open forms' },
	description: {
		zh: '任何人都能通过一个网址或二维码作答，不需要邀请。',
		en: 'Anybody can answer through one address or code, without an invitation.'
	},
	surveyNotOpen: {
		zh: '问卷尚未开放，下面的表单暂不接收回答。',
		en: 'The survey is not open, so its forms take no answers for now.'
	},
	none: { zh: '还没有公开表单', en: 'No open forms yet' },
	noneHelp: {
		zh: '新建一个，就有可以打印的二维码和可以嵌入网页的代码。',
		en: 'Make one to get a code to print and a snippet for your web pages.'
	},
	kind: { zh: '用途', en: 'Purpose' },
	label: { zh: '名称', en: 'Name' },
	labelHint: {
		zh: '印在海报上，例如“北站服务台”。',
		en: 'Printed on the poster, for example “North station, front desk”.'
	},
	labelZh: { zh: '中文名称', en: 'Name in Chinese' },
	labelEn: { zh: '英文名称', en: 'Name in English' },
	address: { zh: '网址', en: 'Address' },
	slug: { zh: '网址后缀', en: 'End of the address' },
	slugHint: {
		zh: '小写字母、数字和连字符；不填则自动生成，建好后不能更改。',
		en: 'Lower-case letters, digits and hyphens; left empty, one is made. It cannot be changed later.'
	},
	anySite: { zh: '不限网点', en: 'No site in particular' },
	anyService: { zh: '不限服务项目', en: 'No service in particular' },
	isOpen: { zh: '开放中', en: 'Open' },
	isClosed: { zh: '已关闭', en: 'Closed' },
	open: { zh: '开放', en: 'Open' },
	close: { zh: '关闭', en: 'Close' },
	opened: { zh: '表单已开放。', en: 'The form is open.' },
	closedNow: {
		zh: '表单已关闭，海报上的二维码会显示“已关闭”。',
		en: 'The form is closed; codes on posters now say so.'
	},
	answers: { zh: (count: string) => `${count} 份回答`, en: (count: string) => `Answers: ${count}` },
	openPage: { zh: '打开表单', en: 'Open the form' },
	downloadQr: { zh: '下载二维码（SVG）', en: 'Download the code (SVG)' },
	posters: { zh: '打印海报', en: 'Print a poster' },
	posterOf: { zh: (size: string) => `海报 ${size}`, en: (size: string) => `Poster ${size}` },
	embed: { zh: '嵌入网页', en: 'Put it on a web page' },
	originsLabel: { zh: '允许嵌入的网站', en: 'Web sites that may show it' },
	originsHint: {
		zh: '每行一个，例如 https://www.example.com。没有列出的网站无法显示这份表单。',
		en: 'One a line, for example https://www.example.com. Other sites cannot show the form.'
	},
	originsSaved: { zh: '网站已保存。', en: 'The web sites are saved.' },
	originRefused: {
		zh: (line: string) =>
			`“${line}”不能用：请写完整的 https 网址，例如 https://www.example.com。试用时可以写 http://localhost。`,
		en: (line: string) =>
			`“${line}” cannot be used: give a full https address such as https://www.example.com, or http://localhost to try things out.`
	},
	originsTooMany: {
		zh: (most: number) => `最多 ${most} 个网站。`,
		en: (most: number) => `At most ${most} web sites.`
	},
	originsFirst: {
		zh: '请先填写允许嵌入的网站，再复制代码。',
		en: 'Name the web sites first, then copy the code.'
	},
	snippetButton: { zh: '按钮与弹窗', en: 'A button that opens a dialog' },
	snippetFrame: { zh: '直接显示在页面中', en: 'Shown within the page' },
	copy: { zh: '复制', en: 'Copy' },
	copied: { zh: '已复制', en: 'Copied' },
	save: { zh: '保存', en: 'Save' },

	newTitle: { zh: '新建公开表单', en: 'New open form' },
	add: { zh: '新建表单', en: 'Make a form' },
	addHere: { zh: '为这份问卷新建表单', en: 'Make a form for this survey' },
	newHelp: {
		zh: '选好用途，题目就已备好，建好即可使用，以后还能修改。',
		en: 'Choose a purpose and the questions come with it. The form works at once and can be changed later.'
	},
	instrument: { zh: '量表', en: 'Instrument' },
	instrumentHint: {
		zh: '只用于带评分题的用途；意见箱和离开前反馈不用量表。',
		en: 'For purposes that rate statements. The suggestion box and “before you leave” use none.'
	},
	usual: {
		zh: (code: string) => `默认（${code}）`,
		en: (code: string) => `The usual one (${code})`
	},
	anonymous: {
		zh: '匿名：只记日期，无法对应到任何人',
		en: 'Anonymous: only the day is kept, and nothing leads to a person'
	},
	anonymousHint: {
		zh: '客户主动留下联系方式时除外。',
		en: 'Except where somebody leaves a way to reach them.'
	},
	create: { zh: '建立表单', en: 'Make the form' },
	made: {
		zh: '表单已建好，可以打印海报了。',
		en: 'The form is ready. You can print a poster now.'
	}
});

export const interviewPages = messages({
	title: { zh: '电话访问', en: 'Telephone interview' },
	description: {
		zh: '您念题，客户回答，由您录入。答卷会注明是电话访问。',
		en: 'You read the questions out and enter the answers. They are marked as a telephone interview.'
	},
	customer: { zh: '客户编号或电话', en: 'Customer number or telephone' },
	customerHint: {
		zh: '先按客户编号查找，没有时再按电话查找。',
		en: 'Looked up as a customer number first, then as a telephone number.'
	},
	begin: { zh: '开始访问', en: 'Begin the interview' },
	consentNote: {
		zh: '开始前请告诉客户：为什么打来、大约要多久、可以不回答，以及回答会怎样使用。',
		en: 'Before you begin, tell the customer why you call, how long it takes, that they may decline, and how answers are used.'
	},
	surveyNotOpen: {
		zh: '问卷尚未开放，不能访问。',
		en: 'The survey is not open, so nobody can be interviewed.'
	}
});
