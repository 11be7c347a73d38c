/** What keeps a draft from being published, and where its translations stand. */
import { messages } from './message.ts';

export const gateProblems = messages({
	missing: { zh: () => '缺少文字', en: () => 'Words are missing' },
	missing_in_instrument: {
		zh: () => '量表没有这种语言的文字：请去掉这种语言，或换一个量表',
		en: () =>
			'The instrument has no words in this language: leave the language out or take another instrument'
	},
	unknown_fact: {
		zh: (found: string) => `没有“${found}”这项信息，请检查拼写`,
		en: (found: string) => `There is no such fact: ${found}`
	},
	repeated_code: {
		zh: (found: string) => `代码“${found}”重复`,
		en: (found: string) => `The code “${found}” is used twice`
	},
	few_options: { zh: () => '至少需要两个选项', en: () => 'At least two options are needed' },
	bad_scale: {
		zh: () => '最低分只能是 0 或 1，最高分在 2 到 10 之间',
		en: () => 'The lowest rating is 0 or 1, the highest 2 to 10'
	},
	no_rules: { zh: () => '还没有填写条件', en: () => 'The condition has no rules yet' },
	unknown_field: {
		zh: () => '条件所看的题目不存在，或本问卷没有问',
		en: () => 'The condition looks at something that this survey does not ask'
	},
	later_field: {
		zh: () => '条件所看的题目排在后面，请调整顺序',
		en: () => 'The condition looks at something that is asked later: change the order'
	},
	operator_unfit: {
		zh: () => '选择题只能用“是”或“不是”',
		en: () => 'A choice can only be compared with “is” or “is not”'
	},
	value_outside: {
		zh: (found: string) =>
			found === '' ? '请为条件选择一个值' : `条件的值“${found}”不是可能的回答`,
		en: (found: string) =>
			found === '' ? 'Choose a value for the condition' : `Nobody can answer “${found}”`
	},
	nothing_asked: { zh: () => '问卷没有问任何内容', en: () => 'The survey asks nothing' },
	outdated: {
		zh: () => '原文改过，请检查译文',
		en: () => 'The source has changed since this was translated'
	},
	identical: {
		zh: () => '与原文相同，可能还没有翻译',
		en: () => 'The same as the source; perhaps not translated yet'
	},
	no_fallback: {
		zh: (found: string) => `“${found}”未知时这里会留空，建议加备用文字`,
		en: (found: string) => `Where “${found}” is not known there will be a hole; add other words`
	},
	sometimes_asked: {
		zh: () => '这个题项只抽给一部分客户，其他人不会看到这道题',
		en: () => 'This statement is drawn for some people only; the others never get the question'
	}
});

export const translationStates = messages({
	ok: { zh: '正常', en: 'In step' },
	missing: { zh: '缺少', en: 'Missing' },
	outdated: { zh: '原文已改', en: 'Source changed' },
	identical: { zh: '与原文相同', en: 'Same as source' }
});

/** Where in the survey something stands. */
export const contentPlaces = messages({
	title: { zh: '标题', en: 'Title' },
	intro: { zh: '开头的话', en: 'Introduction' },
	thanks: { zh: '结束语', en: 'Thanks' },
	overall: { zh: '作答设置', en: 'Settings' },
	languages: { zh: '语言', en: 'Languages' },
	questions: { zh: '题目', en: 'Questions' },
	expectation: { zh: '作答设置', en: 'Settings' },
	text: { zh: '问题', en: 'Question' },
	help: { zh: '补充说明', en: 'Explanation' },
	code: { zh: '导出列名', en: 'Name in exports' },
	options: { zh: '选项', en: 'Options' },
	scale: { zh: '分制', en: 'Scale' },
	scaleMin: { zh: '最低分的含义', en: 'Low end' },
	scaleMax: { zh: '最高分的含义', en: 'High end' },
	condition: { zh: '显示条件', en: 'Condition' },
	question: {
		zh: (number: number, part: string) => `题目 ${number} · ${part}`,
		en: (number: number, part: string) => `Question ${number} · ${part}`
	},
	option: { zh: (code: string) => `选项 ${code}`, en: (code: string) => `Option ${code}` },
	rule: { zh: (number: number) => `条件 ${number}`, en: (number: number) => `Rule ${number}` },
	item: { zh: (code: string) => `量表题项 ${code}`, en: (code: string) => `Statement ${code}` },
	dimension: { zh: (code: string) => `量表维度 ${code}`, en: (code: string) => `Dimension ${code}` }
});

export const translations = messages({
	title: { zh: '译文', en: 'Translations' },
	help: {
		zh: '左边是原文，右边是译文。原文改动后，译文会标为“原文已改”，直到您修改译文或确认它仍然正确。',
		en: 'The source is on the left, its translation on the right. When the source changes, the translation is marked until you edit it or say that it is still right.'
	},
	attention: { zh: '需要处理', en: 'Needs attention' },
	all: { zh: '全部', en: 'All' },
	none: { zh: '所有译文都已就绪', en: 'Every translation is in step' },
	oneLanguage: {
		zh: '这份问卷只有一种语言，没有译文。',
		en: 'This survey has one language only, so there is nothing to translate.'
	},
	where: { zh: '位置', en: 'Where' },
	state: { zh: '状态', en: 'State' },
	unwritten: {
		zh: (count: number) => `另有 ${count} 处原文还没有写，请先到“内容”中填写。`,
		en: (count: number) =>
			count === 1
				? 'One source text is not written yet: write it under “Content” first.'
				: `${count} source texts are not written yet: write them under “Content” first.`
	},
	stillRight: { zh: '译文仍然正确', en: 'Still right' },
	show: { zh: '显示', en: 'Show' },
	save: { zh: '保存译文', en: 'Save translations' },
	translationOf: {
		zh: (language: string, place: string) => `${place}（${language}）`,
		en: (language: string, place: string) => `${place} (${language})`
	}
});

export const publishing = messages({
	title: { zh: '检查并发布', en: 'Check and publish' },
	help: {
		zh: '发布后，从此刻起打开问卷的客户看到新内容；已发布的版本不会再变，已收到的答卷仍对应当时的版本。',
		en: 'Once published, customers who open the survey from then on see the new content. A published version never changes, and answers stay with the version they were given to.'
	},
	refused: {
		zh: (count: number) => `有 ${count} 处必须先处理，才能发布`,
		en: (count: number) =>
			count === 1 ? 'One thing must be mended first' : `${count} things must be mended first`
	},
	warned: { zh: '建议看一下', en: 'Worth a look' },
	clean: { zh: '检查通过，没有发现问题。', en: 'Everything is in order.' },
	publish: { zh: '发布', en: 'Publish' },
	publishAnyway: { zh: '仍然发布', en: 'Publish all the same' },
	nothing: { zh: '没有需要发布的修改。', en: 'There is nothing to publish.' },
	published: {
		zh: (version: number) => `已发布第 ${version} 版。`,
		en: (version: number) => `Version ${version} is published.`
	}
});

/** Why a draft could not be kept. */
export const draftIssueWords = messages({
	noLanguage: { zh: '请至少选择一种语言。', en: 'Choose at least one language.' },
	questionCode: {
		zh: '请使用小写字母、数字和下划线，以字母开头，最多 31 个字符。',
		en: 'Use lower case letters, digits and underscores, beginning with a letter; at most 31.'
	},
	optionCode: {
		zh: '请使用小写字母、数字、连字符和下划线。',
		en: 'Use lower case letters, digits, hyphens and underscores.'
	},
	locked: {
		zh: '这道题已发布过，列名不能再改。',
		en: 'This question was published before; its name stays.'
	}
});
