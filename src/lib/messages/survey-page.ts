/** Words of the page of one survey: where it stands, its versions, trying it out, copying it. */
import { messages } from './message.ts';

export const surveyPage = messages({
	facts: { zh: '基本信息', en: 'Facts' },
	next: { zh: '下一步', en: 'What next' },
	edit: { zh: '编辑内容', en: 'Edit the content' },
	preview: { zh: '预览', en: 'Preview' },
	translate: { zh: '检查译文', en: 'Look at the translations' },
	publish: { zh: '检查并发布', en: 'Check and publish' },
	draftFirst: {
		zh: '问卷还是草稿。先预览、试答，再开放；开放时会同时发布。',
		en: 'The survey is a draft. Look at the preview, try it out, then open it; opening publishes it too.'
	},
	hasChanges: {
		zh: '有尚未发布的修改，客户还看不到。',
		en: 'There are changes that customers do not see yet.'
	},
	notReady: {
		zh: (count: number) => `有 ${count} 处必须先处理，才能开放。`,
		en: (count: number) =>
			count === 1
				? 'One thing must be mended before it can be opened.'
				: `${count} things must be mended before it can be opened.`
	},
	published: {
		zh: (version: string) => `已发布第 ${version} 版，客户从现在起看到它。`,
		en: (version: string) => `Version ${version} is published. Customers see it from now on.`
	},
	current: { zh: '当前版本', en: 'Version in use' },
	none: { zh: '未发布', en: 'Not published' },
	ownQuestions: { zh: '自己的题目', en: 'Questions of your own' },
	consent: { zh: '答卷与客户的关系', en: 'Who an answer belongs to' },

	versions: { zh: '版本', en: 'Versions' },
	versionsHelp: {
		zh: '发布过的版本不会改变。每份答卷都对应它作答时的版本。',
		en: 'A published version never changes. Every answer belongs to the version it was given to.'
	},
	versionsTable: { zh: '已发布的版本', en: 'Published versions' },
	textsTable: { zh: '各语言的文字', en: 'Texts by language' },
	noVersions: { zh: '还没有发布过版本。', en: 'No version is published yet.' },
	version: { zh: '版本', en: 'Version' },
	versionTitle: {
		zh: (version: number) => `第 ${version} 版（只读）`,
		en: (version: number) => `Version ${version} (read only)`
	},
	publishedAt: { zh: '发布时间', en: 'Published' },
	publishedBy: { zh: '发布人', en: 'By' },
	bySystem: { zh: '接口或已离开的同事', en: 'another system, or a former colleague' },
	inUse: { zh: '使用中', en: 'in use' },

	testTitle: { zh: '试答', en: 'Try it out' },
	testHelp: {
		zh: '试答链接打开的是当前草稿，一周内有效，只能提交一次。答案不会计入任何统计，也不会触发预警，30 天后删除。',
		en: 'A test link shows the present draft, for a week and for one answer. What it sends counts nowhere, raises no alert and is deleted after 30 days.'
	},
	makeTest: { zh: '生成试答链接', en: 'Make a test link' },
	testLanguage: { zh: '语言', en: 'Language' },
	testMade: {
		zh: '试答链接只显示这一次：',
		en: 'This is your test link; it is shown only once:'
	},
	openTest: { zh: '打开（新页面）', en: 'Open it (new page)' },
	testAnswers: { zh: '最近的试答', en: 'Last test answers' },
	noTests: { zh: '还没有试答。', en: 'Nobody has tried it yet.' },
	receipt: { zh: '回执', en: 'Receipt' },
	at: { zh: '时间', en: 'When' },
	overall: { zh: '总体满意度', en: 'Overall' },
	rated: { zh: '打分题项', en: 'Statements rated' },
	answered: { zh: '自己的题目', en: 'Own questions' },
	comment: { zh: '意见', en: 'Comment' },

	copyTitle: { zh: '复制问卷', en: 'Copy the survey' },
	copyHelp: {
		zh: '得到一份内容和设置完全相同的草稿；答卷、链接和版本留在原问卷。',
		en: 'Makes a draft with the very same content and settings. Answers, links and versions stay here.'
	},
	copyCode: { zh: '副本的代码', en: 'Code of the copy' },
	copy: { zh: '复制', en: 'Copy' },
	isCopy: {
		zh: '这是副本，内容与原问卷完全相同。请先改标题，以免混淆。',
		en: 'This is a copy, the same in everything. Change its title first, so that the two are not mixed up.'
	}
});

export const preview = messages({
	help: {
		zh: '客户在手机上看到的样子，使用当前草稿（已保存的内容）。抽题时以其中一种抽法为例；在这里提交不会保存。',
		en: 'What customers see on a phone, from the draft as it was last saved. Where statements are drawn, this is one draw. Nothing that is sent here is kept.'
	},
	frame: {
		zh: (language: string) => `${language}版预览`,
		en: (language: string) => `Preview in ${language}`
	},
	notSent: { zh: '这是预览，没有提交。', en: 'This is a preview. Nothing was sent.' },
	unfinished: {
		zh: '草稿还有未完成的内容，预览中可能缺字。',
		en: 'The draft is not finished; words may be missing in the preview.'
	},
	alone: { zh: '单独打开', en: 'Open on its own' }
});
