/** Words of the pages on which surveys are made, opened and filled from files. */
import { messages } from './message.ts';

export const surveyForms = messages({
	pulse: { zh: '速测', en: 'Pulse' },
	lite: { zh: '精简', en: 'Short' },
	perception: { zh: '仅感知', en: 'Perception only' },
	expectation: { zh: '仅期望', en: 'Expectation only' },
	expectation_perception: { zh: '期望与感知', en: 'Expectation and perception' },
	tolerance: { zh: '容忍区间', en: 'Zone of tolerance' },
	feedback: { zh: '意见反馈', en: 'Feedback' }
});

export const surveyStatuses = messages({
	draft: { zh: '草稿', en: 'Draft' },
	open: { zh: '开放中', en: 'Open' },
	closed: { zh: '已关闭', en: 'Closed' }
});

/** The pages of one survey. */
export const surveyTabs = messages({
	overview: { zh: '概览', en: 'Overview' },
	edit: { zh: '编辑', en: 'Edit' },
	invitations: { zh: '邀请', en: 'Invitations' },
	forms: { zh: '表单与二维码', en: 'Forms and QR' },
	answers: { zh: '答卷', en: 'Answers' }
});

export const surveyPages = messages({
	sections: { zh: '这份问卷的页面', en: 'Pages of this survey' },
	title: { zh: '问卷', en: 'Surveys' },
	description: {
		zh: '问卷把一个量表交给客户作答。只有开放中的问卷接收答卷。',
		en: 'A survey puts an instrument to customers. Only an open survey takes answers.'
	},
	none: { zh: '还没有问卷', en: 'No surveys yet' },
	noneHelp: { zh: '先新建一份问卷。', en: 'Begin by making one.' },
	new: { zh: '新建问卷', en: 'New survey' },
	survey: { zh: '问卷', en: 'Survey' },
	code: { zh: '代码', en: 'Code' },
	form: { zh: '形式', en: 'Form' },
	status: { zh: '状态', en: 'Status' },
	answers: { zh: '答卷数', en: 'Answers' },
	answersHidden: {
		zh: '您的角色不能查看答卷数',
		en: 'Your role does not see the number of answers'
	},
	instrument: { zh: '量表', en: 'Instrument' },
	version: { zh: (n: number) => `第 ${n} 版`, en: (n: number) => `version ${n}` },
	languages: { zh: '语言', en: 'Languages' },
	openedAt: { zh: '首次开放', en: 'First opened' },
	closedAt: { zh: '关闭时间', en: 'Closed' },

	open: { zh: '开放问卷', en: 'Open survey' },
	reopen: { zh: '重新开放', en: 'Open again' },
	close: { zh: '关闭问卷', en: 'Close survey' },
	isOpen: { zh: '问卷已开放，可以接收答卷。', en: 'The survey is open and takes answers.' },
	isClosed: {
		zh: '问卷已关闭，已发出的链接不再可用。',
		en: 'The survey is closed. Links that were sent no longer work.'
	},

	items: { zh: '题项', en: 'Items' },
	itemsTable: { zh: '各语言的题项', en: 'Items by language' },
	dimension: { zh: '维度', en: 'Dimension' },
	inChinese: { zh: '中文', en: 'Chinese' },
	inEnglish: { zh: '英文', en: 'English' },
	reversed: { zh: '反向计分', en: 'Reverse scored' },
	scale: {
		zh: (min: number, max: number) => `${min}–${max} 分`,
		en: (min: number, max: number) => `${min} to ${max}`
	},
	scaleName: { zh: '评分', en: 'Scale' },

	importTitle: { zh: '导入答卷', en: 'Import answers' },
	importHelp: {
		zh: '上传 CSV 文件，第一行为列名。正确的行会保留，有误的行逐一列出；同一文件再次导入不会重复。',
		en: 'Upload a CSV file whose first row names the columns. Good rows are kept and bad ones named; the same file again adds nothing.'
	},
	columns: { zh: '可用的列', en: 'Columns that can be used' },
	importDraft: {
		zh: '草稿不接收答卷，请先开放问卷。',
		en: 'A draft takes no answers. Open the survey first.'
	},
	file: { zh: 'CSV 文件', en: 'CSV file' },
	import: { zh: '导入', en: 'Import' },
	importDone: {
		zh: (accepted: string, duplicates: string, rejected: string) =>
			`导入 ${accepted} 份，重复 ${duplicates} 份，未导入 ${rejected} 行。`,
		en: (accepted: string, duplicates: string, rejected: string) =>
			`Accepted: ${accepted}. Duplicates: ${duplicates}. Rejected rows: ${rejected}.`
	},
	importRefused: {
		zh: '文件的列有误，没有导入任何内容：',
		en: 'The columns of the file are not right, and nothing was imported:'
	},
	rejectedRows: { zh: '未导入的行', en: 'Rejected rows' },
	row: { zh: '行', en: 'Row' },
	reason: { zh: '原因', en: 'Reason' },
	moreRejected: {
		zh: (n: string) => `另有 ${n} 行未列出。`,
		en: (n: string) => `${n} more rows are not listed.`
	},

	newHelp: {
		zh: '新问卷先存为草稿，检查题项后再开放。',
		en: 'A new survey starts as a draft. Read its items, then open it.'
	},
	codeHint: {
		zh: '用于接口和导入，之后不能更改。例如 after-repair',
		en: 'For the API and imports; it cannot be changed later. For example after-repair'
	},
	titleZh: { zh: '中文标题', en: 'Title in Chinese' },
	titleEn: { zh: '英文标题', en: 'Title in English' },
	create: { zh: '保存为草稿', en: 'Save as draft' }
});
