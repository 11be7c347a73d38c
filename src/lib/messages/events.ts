/** Words of the marks on the control charts: what happened, where and when. */
import { messages } from './message.ts';

export const eventKinds = messages({
	process_change: { zh: '流程变更', en: 'Process change' },
	training: { zh: '培训', en: 'Training' },
	recall: { zh: '召回或更换', en: 'Recall or replacement' },
	other: { zh: '其他', en: 'Other' }
});

export const events = messages({
	kind: { zh: '类型', en: 'Kind' },
	day: { zh: '日期', en: 'Day' },
	team: { zh: '班组', en: 'Team' },
	allTeams: { zh: '全体班组', en: 'All teams' },
	wholeOrganization: { zh: '整个机构', en: 'The whole organisation' },
	title: {
		zh: (language: string) => `发生了什么（${language}）`,
		en: (language: string) => `What happened (${language})`
	},
	trained: {
		zh: (language: string) => `培训内容（${language}）`,
		en: (language: string) => `What was trained (${language})`
	},
	eitherLanguage: { zh: '填写一种语言即可。', en: 'One of the two languages is enough.' },
	note: { zh: '备注', en: 'Note' },
	noteHint: {
		zh: '供同事参考，请勿填写个人信息。',
		en: 'For colleagues. Do not write about persons.'
	},
	add: { zh: '记录事件', en: 'Note the event' },
	addTraining: { zh: '记录培训', en: 'Note the training' },
	list: { zh: '事件', en: 'Events' },
	mark: { zh: '标记', en: 'Mark' },
	what: { zh: '内容', en: 'What' },
	where: { zh: '范围', en: 'Where' },
	actions: { zh: '操作', en: 'Actions' },
	none: { zh: '还没有记录事件。', en: 'No events have been noted yet.' },
	noneHere: {
		zh: '这段时间没有记录事件。',
		en: 'Nothing was noted in this period.'
	},
	noTraining: { zh: '还没有记录培训。', en: 'No training has been noted yet.' },
	noted: {
		zh: '已记录，并已标在控制图上。',
		en: 'Noted. It stands as a mark on the control charts now.'
	},
	removed: { zh: '已删除。', en: 'Removed.' },
	removeNamed: {
		zh: (title: string) => `删除：${title}`,
		en: (title: string) => `Remove: ${title}`
	}
});
