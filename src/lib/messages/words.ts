/** Words of the page on which people say what customers' texts are about. */
import { messages } from './message.ts';

export const words = messages({
	title: { zh: '客户原话', en: "Customers' own words" },
	description: {
		zh: '系统读出了什么，读得准不准，由您核对。',
		en: 'What was read in comments and complaints, and how often that is right. You decide.'
	},
	queueTitle: { zh: '请您核对', en: 'Please check these' },
	queueLead: {
		zh: '一半是系统最拿不准的，五分之一随机抽取，其余是最新的不满。姓名和联系方式已隐去。',
		en: 'Half are those the reader is least sure of, a fifth are drawn by chance, the rest are the latest from dissatisfied people. Names and contact details are taken out.'
	},
	waiting: {
		zh: (n: string) => `还有 ${n} 条没有核对。`,
		en: (n: string) => `${n} not checked yet.`
	},
	nothingTitle: { zh: '没有待核对的文字', en: 'Nothing to check' },
	nothingText: {
		zh: '客户在问卷中留言或提交投诉后，文字会出现在这里。',
		en: 'Comments in answers and the words of complaints appear here as they come in.'
	},
	comment: { zh: '问卷留言', en: 'Comment' },
	complaint: { zh: '投诉', en: 'Complaint' },
	random: { zh: '随机抽取', en: 'Drawn by chance' },
	margin: { zh: '拿不准', en: 'Reader unsure' },
	value: { zh: '最新不满', en: 'Latest discontent' },
	moved: { zh: '影响判断的词：', en: 'What moved the reading: ' },
	towards: {
		zh: (word: string) => `${word}（偏不满）`,
		en: (word: string) => `“${word}” (towards discontent)`
	},
	away: {
		zh: (word: string) => `${word}（偏满意）`,
		en: (word: string) => `“${word}” (towards content)`
	},
	causes: { zh: '原因（可多选）', en: 'Causes (several are possible)' },
	suggested: { zh: '系统建议', en: 'Suggested' },
	suggestion: {
		zh: (name: string, share: string, said: string) => `${name}，${share}${said}`,
		en: (name: string, share: string, said: string) => `${name}, ${share}${said}`
	},
	because: {
		zh: (said: string) => `，因为有“${said}”`,
		en: (said: string) => `, because of “${said}”`
	},
	saidAs: {
		zh: (name: string, said: string) => `${name}：“${said}”`,
		en: (name: string, said: string) => `${name}: “${said}”`
	},
	listMark: { zh: '”“', en: '”, “' },
	assigned: { zh: '已自动归类', en: 'Auto-assigned' },
	proposed: { zh: '外部模型建议', en: 'Proposed by an outside model' },
	noSuggestion: { zh: '没有找到原因。', en: 'No cause was found.' },
	otherCause: { zh: '其他原因', en: 'Another cause' },
	furtherCause: { zh: '还有一个原因', en: 'One more cause' },
	noneChosen: { zh: '无', en: 'None' },
	polarity: { zh: '客户', en: 'The writer is' },
	discontent: { zh: '不满意', en: 'dissatisfied' },
	content: { zh: '满意', en: 'satisfied' },
	cannotTell: { zh: '看不出', en: 'cannot be told' },
	readAs: {
		zh: (share: string) => `系统判断不满意的概率：${share}`,
		en: (share: string) => `Probability of discontent as read: ${share}`
	},
	readAsUnknown: {
		zh: '系统看不出是否满意',
		en: 'The reader cannot tell whether the writer is satisfied'
	},
	save: { zh: '确认', en: 'Confirm' },
	saveNamed: {
		zh: (place: string) => `确认第 ${place} 条`,
		en: (place: string) => `Confirm text ${place}`
	},
	textNamed: { zh: (place: string) => `第 ${place} 条`, en: (place: string) => `Text ${place}` },
	saved: { zh: '已记录，谢谢。', en: 'Noted, thank you.' },

	accuracyTitle: { zh: '读得准不准', en: 'How often the reader is right' },
	accuracyLead: {
		zh: '只用随机抽取的文字计算，并且只看核对之前系统的判断。近一年。',
		en: 'Counted on texts drawn by chance only, by what the reader said before anybody told it. Last year.'
	},
	causeAccuracy: { zh: '第一个原因正确', en: 'First cause right' },
	polarityAccuracy: { zh: '是否满意判断正确', en: 'Satisfied or not: right' },
	fewAccuracy: {
		zh: (n: string) => `数据不足：需要 ${n} 条`,
		en: (n: string) => `Not enough data: ${n} are needed`
	},
	counts: {
		zh: (texts: string, labelled: string) => `已读 ${texts} 条，近一年核对 ${labelled} 条。`,
		en: (texts: string, labelled: string) =>
			`${texts} texts read; ${labelled} checked in the last year.`
	}
});

/** What was found in a text, by kind. */
export const findingNames = messages({
	harm: { zh: '受到伤害', en: 'Harm' },
	ignored: { zh: '被忽视', en: 'Felt ignored' },
	urgency: { zh: '紧急', en: 'Urgent' },
	regulator: { zh: '监管或法律', en: 'Regulator or law' },
	publicity: { zh: '公开曝光', en: 'Going public' },
	refund: { zh: '退款赔偿', en: 'Money back' },
	leaving: { zh: '要离开', en: 'Leaving' }
});
