/** Words of the pages on which a survey is built: what it says, asks and keeps. */
import { messages } from './message.ts';

export const questionTypes = messages({
	single: { zh: '单选', en: 'One choice' },
	multiple: { zh: '多选', en: 'Several choices' },
	rating: { zh: '打分', en: 'Rating' },
	text: { zh: '文字', en: 'Text' },
	date: { zh: '日期', en: 'Date' },
	file: { zh: '文件或照片', en: 'File or photo' }
});

export const consentTiers = messages({
	identified: { zh: '实名', en: 'Identified' },
	confidential: { zh: '保密', en: 'Confidential' },
	anonymous: { zh: '匿名', en: 'Anonymous' }
});

export const consentMeanings = messages({
	identified: {
		zh: '答卷与客户一起保存，客服可以看到是谁，回答不满意时会触发预警，便于及时补救。',
		en: 'Answers are kept with the customer. Staff see who it was, and low answers raise an alert so that somebody can put it right.'
	},
	confidential: {
		zh: '员工看不到是谁回答的，也不会触发预警；只有客户要求删除时，系统才会找出对应的答卷。客户主动要求联系时，视为实名。',
		en: 'Staff do not see who answered, and no alerts are raised. The system can still find the answer if the customer asks to have it deleted. Whoever asks to be contacted is identified.'
	},
	anonymous: {
		zh: '答卷与客户、服务记录之间不留任何联系，时间只精确到天，任何人都无法追溯，因此也无法补救或单独删除。',
		en: 'No path leads from the answer to the customer or the service contact, and times are cut to the day. Nobody can trace it, so nobody can follow it up or delete it singly.'
	}
});

export const contactWishes = messages({
	after_low: {
		zh: '仅在打分偏低后询问“可以联系您吗？”',
		en: 'Ask “may we call you?” after a low rating only'
	},
	always: { zh: '总是询问', en: 'Always ask' },
	never: { zh: '不询问', en: 'Never ask' }
});

export const operators = messages({
	at_most: { zh: '不高于', en: 'is at most' },
	at_least: { zh: '不低于', en: 'is at least' },
	is: { zh: '是', en: 'is' },
	is_not: { zh: '不是', en: 'is not' }
});

export const factMeanings = messages({
	site: { zh: '网点名称', en: 'name of the site' },
	service: { zh: '服务项目名称', en: 'name of the service' },
	date: { zh: '服务日期', en: 'day of the service contact' },
	channel: { zh: '服务渠道', en: 'channel of the contact' },
	organization: { zh: '贵机构名称（始终已知）', en: 'name of your organisation (always known)' }
});

export const builder = messages({
	title: { zh: '编辑问卷', en: 'Edit survey' },
	steps: { zh: '编辑步骤', en: 'Steps of editing' },
	stepContent: { zh: '内容', en: 'Content' },
	stepTranslations: { zh: '译文', en: 'Translations' },
	stepPreview: { zh: '预览', en: 'Preview' },
	stepPublish: { zh: '检查并发布', en: 'Check and publish' },

	unpublished: {
		zh: '还没有发布过。客户看到的内容要等发布后才生效。',
		en: 'Nothing is published yet. Customers see it once you publish.'
	},
	beforeVersions: {
		zh: '这份问卷在有版本记录之前就已开放：客户现在看到标题和量表题项。发布后生成第 1 版。',
		en: 'This survey was opened before versions were kept: customers see its title and statements. Publishing makes version 1.'
	},
	changedSince: {
		zh: (version: number) => `有尚未发布的修改。客户现在看到的是第 ${version} 版。`,
		en: (version: number) =>
			`There are changes that are not published. Customers see version ${version} for now.`
	},
	asPublished: {
		zh: (version: number) => `与客户现在看到的第 ${version} 版相同。`,
		en: (version: number) => `The same as version ${version}, which customers see now.`
	},

	texts: { zh: '文字', en: 'Texts' },
	surveyTitle: { zh: '标题', en: 'Title' },
	intro: { zh: '开头的话', en: 'Introduction' },
	introHint: {
		zh: '显示在标题下方，说明为什么邀请客户回答。可不填。',
		en: 'Stands below the title and says why you ask. May be left out.'
	},
	thanks: { zh: '结束语', en: 'Thanks' },
	thanksHint: {
		zh: '提交后显示在回执上。可不填。',
		en: 'Stands on the receipt after sending. May be left out.'
	},
	facts: { zh: '在文字中引用服务信息', en: 'Put facts of the service contact into the texts' },
	factsHelp: {
		zh: '写入下列标记，客户看到的就是这次服务的实际信息。竖线后面是备用文字，信息未知时使用，例如：',
		en: 'Write one of these marks and customers read the fact of their own contact instead. Behind the bar stand the words for when it is not known, for example:'
	},
	factExample: {
		zh: '感谢您光临{{site|我们的网点}}。',
		en: 'Thank you for visiting {{site|our office}}.'
	},

	languages: { zh: '语言', en: 'Languages' },
	offered: { zh: '客户可选的语言', en: 'Languages on offer' },
	source: { zh: '先用哪种语言写', en: 'Which language do you write first?' },
	sourceHint: {
		zh: '另一种语言视为译文；原文改动后，会提醒您检查译文。',
		en: 'The other one counts as its translation. When the first changes, you are reminded to look at the translation.'
	},

	questions: { zh: '题目', en: 'Questions' },
	questionsHelp: {
		zh: '量表题项来自所选量表，不能在此修改；您可以在其前后加入自己的题目。',
		en: 'The statements come from the instrument and cannot be changed here. Before and after them you can ask questions of your own.'
	},
	beforeItems: { zh: '量表之前', en: 'Before the statements' },
	afterItems: { zh: '量表之后', en: 'After the statements' },
	items: {
		zh: (instrument: string, items: number, ratings: number) =>
			`${instrument}：每位客户回答 ${items} 个题项，共打 ${ratings} 次分`,
		en: (instrument: string, items: number, ratings: number) =>
			`${instrument}: ${items} statements for each person, ${ratings} ratings`
	},
	noItems: { zh: '这种形式不含量表题项', en: 'This form asks no statements' },
	thenOverall: { zh: '总体满意度', en: 'Overall satisfaction' },
	thenComment: { zh: '意见栏', en: 'A comment in own words' },
	noQuestions: { zh: '没有自己的题目。', en: 'No questions of your own.' },
	addQuestion: { zh: '添加题目', en: 'Add a question' },
	ready: { zh: '现成的题目', en: 'Ready to use' },
	blank: { zh: '自己编写', en: 'Write your own' },
	question: {
		zh: (number: number, type: string) => `题目 ${number}：${type}`,
		en: (number: number, type: string) => `Question ${number}: ${type}`
	},
	moveUp: { zh: '上移', en: 'Move up' },
	moveDown: { zh: '下移', en: 'Move down' },
	remove: { zh: '删除', en: 'Remove' },
	ofQuestion: {
		zh: (action: string, number: number) => `${action}题目 ${number}`,
		en: (action: string, number: number) => `${action}: question ${number}`
	},
	ofOption: {
		zh: (action: string, option: number, number: number) =>
			`${action}题目 ${number} 的选项 ${option}`,
		en: (action: string, option: number, number: number) =>
			`${action}: option ${option} of question ${number}`
	},
	questionText: { zh: '问什么', en: 'Question' },
	help: { zh: '补充说明（可不填）', en: 'Explanation (may be left out)' },
	place: { zh: '位置', en: 'Where' },
	required: { zh: '必答', en: 'Must be answered' },
	code: { zh: '导出列名', en: 'Name in exports' },
	codeHint: {
		zh: '导出文件中的列名为 q_ 加此代码。发布后不再更改，以免前后数据混在一起。',
		en: 'The column in exports is called q_ and this. It is fixed once published, so that data stay together.'
	},
	more: { zh: '说明、位置和导出', en: 'Explanation, place and export' },
	options: { zh: '选项', en: 'Options' },
	option: { zh: (number: number) => `选项 ${number}`, en: (number: number) => `Option ${number}` },
	optionCode: { zh: '代码', en: 'Code' },
	addOption: { zh: '添加选项', en: 'Add an option' },
	scaleFrom: { zh: '最低分', en: 'Lowest' },
	scaleTo: { zh: '最高分', en: 'Highest' },
	labelMin: { zh: '最低分的含义', en: 'Words at the low end' },
	labelMax: { zh: '最高分的含义', en: 'Words at the high end' },

	condition: { zh: '何时显示', en: 'When it is shown' },
	shownAlways: { zh: '所有人都会看到这道题。', en: 'Everybody gets this question.' },
	noFields: {
		zh: '它前面没有可以作为条件的题目。',
		en: 'Nothing that could be a condition is asked before it.'
	},
	addCondition: { zh: '只对部分人显示', en: 'Show it to some people only' },
	addRule: { zh: '再加一个条件', en: 'Add a rule' },
	removeRule: { zh: '删除条件', en: 'Remove the rule' },
	match: { zh: '满足', en: 'When' },
	matchAll: { zh: '以下所有条件时显示', en: 'all of these are true' },
	matchAny: { zh: '以下任一条件时显示', en: 'any of these is true' },
	ruleField: { zh: '哪一题', en: 'Answer to' },
	ruleOperator: { zh: '比较', en: 'Comparison' },
	ruleValue: { zh: '值', en: 'Value' },
	chooseField: { zh: '请选择题目', en: 'Choose a question' },
	chooseValue: { zh: '请选择', en: 'Choose' },
	refreshRule: { zh: '更新可选的值', en: 'Show its values' },
	overall: { zh: '总体满意度', en: 'Overall satisfaction' },

	settings: { zh: '作答设置', en: 'Settings' },
	asked: { zh: '还要问什么', en: 'What else is asked' },
	askOverall: {
		zh: '总体满意度：与量表同一分制，一次打分',
		en: 'Overall satisfaction, one rating on the same scale'
	},
	askComment: { zh: '意见栏：请客户用自己的话说', en: 'A comment in the customer’s own words' },
	askImportance: {
		zh: '各维度的重要性：把 100 分分给各个维度（约多花一分钟）',
		en: 'Importance: 100 points shared among the dimensions (about one more minute)'
	},
	contact: { zh: '联系意愿', en: 'Wish to be contacted' },
	consent: { zh: '答卷与客户的关系', en: 'Who an answer belongs to' },
	expectation: { zh: '期望多久问一次', en: 'How often expectations are asked' },
	expectationHelp: {
		zh: '期望变化较慢，不必每次都问；少问一些，客户回答更轻松。',
		en: 'Expectations change slowly. Asking fewer people keeps the survey short.'
	},
	share: { zh: '询问期望的客户比例（%）', en: 'Share of people asked for expectations (%)' },
	everyDays: {
		zh: '同一客户至少间隔多少天再问（留空为每次都问）',
		en: 'Days before the same customer is asked again (empty: every time)'
	},

	save: { zh: '保存草稿', en: 'Save draft' },
	saved: { zh: '草稿已保存', en: 'The draft is saved' },
	unsaved: { zh: '有未保存的修改', en: 'There are unsaved changes' },
	leave: {
		zh: '有未保存的修改，确定离开吗？',
		en: 'There are unsaved changes. Leave all the same?'
	},
	notSaved: {
		zh: '没有保存，请先处理以下问题。您填写的内容都还在。',
		en: 'Not saved yet. Look at this first; everything you wrote is still here.'
	},
	overtakenTitle: {
		zh: '没有保存：草稿刚被别人改过',
		en: 'Not saved: somebody else has changed this draft'
	},
	overtaken: {
		zh: '您填写的内容都还在。再保存一次会用您的内容覆盖对方的修改；想先看对方改了什么，请在新页面打开“编辑”。',
		en: 'Everything you wrote is still here. Save again to put it in place of their changes; open “Edit” in a new page to see those first.'
	},
	failed: {
		zh: '没能保存：服务器没有回应。您填写的内容都还在这一页上，请稍后再保存一次。',
		en: 'Not saved: the server did not answer. Everything you wrote is still on this page; save again in a moment.'
	},
	goToPublish: { zh: '检查并发布', en: 'Check and publish' },
	discard: { zh: '放弃未发布的修改', en: 'Discard what is not published' }
});
