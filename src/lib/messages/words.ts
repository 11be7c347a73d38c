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
	saidAs: {
		zh: (name: string, said: string) => `${name}：“${said}”`,
		en: (name: string, said: string) => `${name}: “${said}”`
	},
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

export const wordModels = messages({
	title: { zh: '从核对中学到了什么', en: 'What was learned from your checks' },
	lead: {
		zh: '每新增 25 条核对，系统重新学习一次；只有不比词表差、也不比现用版本差时才启用。可随时换回旧版本。',
		en: 'After every 25 new checks the reader learns anew. What it learned is used only if it is no worse than the words alone and than the version in use. You can go back at any time.'
	},
	none: {
		zh: '还没有学习过：需要 25 条核对。目前只按词表判断。',
		en: 'Nothing learned yet: 25 checks are needed. Until then words alone speak.'
	},
	caption: { zh: '学习记录', en: 'Each time it learned' },
	kind: { zh: '判断什么', en: 'What it tells' },
	cause: { zh: '原因', en: 'Causes' },
	polarity: { zh: '是否满意', en: 'Satisfied or not' },
	version: { zh: '版本', en: 'Version' },
	trained: { zh: '学习时间', en: 'Learned' },
	quality: { zh: '判断质量（宏平均 F1）', en: 'Quality (macro-F1)' },
	beside: { zh: '仅按词表', en: 'Words alone' },
	state: { zh: '结果', en: 'Result' },
	action: { zh: '操作', en: 'Action' },
	inUse: { zh: '使用中', en: 'In use' },
	promoted: { zh: '曾启用', en: 'Was used' },
	not_better: { zh: '没有更好，未启用', en: 'No better, not used' },
	worse_words: {
		zh: (own: string, other: string, n: string) =>
			`未启用：在 ${n} 条文字上质量为 ${own}，不如仅按词表的 ${other}。`,
		en: (own: string, other: string, n: string) =>
			`Not used: quality ${own} on ${n} texts, worse than words alone with ${other}.`
	},
	worse_active: {
		zh: (own: string, other: string, n: string) =>
			`未启用：在两版都没学过的 ${n} 条新核对上质量为 ${own}，不如当时版本的 ${other}。`,
		en: (own: string, other: string, n: string) =>
			`Not used: quality ${own} on ${n} checks that were new to both, worse than the version in use then with ${other}.`
	},
	few_cause: {
		zh: (n: string) => `数据不足：至少要有两大类原因、每类 5 条；目前有原因的共 ${n} 条。`,
		en: (n: string) =>
			`Not enough data: two groups of causes with 5 texts each are needed; ${n} texts with a cause so far.`
	},
	few_polarity: {
		zh: (n: string) => `数据不足：满意和不满意各要 5 条；目前共 ${n} 条。`,
		en: (n: string) =>
			`Not enough data: 5 texts of satisfied and 5 of dissatisfied people are needed; ${n} in all so far.`
	},
	scale: {
		zh: '判断质量从 0 到 1，越高越好；少见的原因与常见的同样重要，只用没有学过的文字计算。',
		en: 'Quality goes from 0 to 1, higher is better. Rare causes count like frequent ones, and only texts that were not learned from are counted.'
	},
	calibrated: {
		zh: (before: string, after: string, temperature: string, n: string) =>
			`概率可信程度：说的概率与实际正确率平均相差 ${before} 个百分点，校准后 ${after} 个（温度 ${temperature}，n = ${n}，每条都由没学过它的模型判断）。`,
		en: (before: string, after: string, temperature: string, n: string) =>
			`How far probabilities can be trusted: they were off by ${before} percentage points on average, and are by ${after} as they are shown (temperature ${temperature}, n = ${n}; each text judged without what it taught).`
	},
	notCalibrated: {
		zh: (n: string, needed: string) => `概率可信程度：数据不足（n = ${n}，需要 ${needed}）。`,
		en: (n: string, needed: string) =>
			`How far probabilities can be trusted: not enough data (n = ${n}, ${needed} are needed).`
	},
	use: { zh: '换回这一版', en: 'Go back to this' },
	useNamed: {
		zh: (kind: string, version: string) => `${kind}：换回第 ${version} 版`,
		en: (kind: string, version: string) => `${kind}: go back to version ${version}`
	},
	stop: { zh: '停用', en: 'Stop using' },
	stopNamed: {
		zh: (kind: string, version: string) => `${kind}：停用第 ${version} 版`,
		en: (kind: string, version: string) => `${kind}: stop using version ${version}`
	},
	assign: {
		zh: (share: string, right: string, n: string, range: string) =>
			`概率不低于 ${share} 的第一个原因自动归类，并填入投诉：随机抽取的文字中 ${n} 条有 ${right} 条正确（95% 区间 ${range}）。`,
		en: (share: string, right: string, n: string, range: string) =>
			`First causes from ${share} on are assigned by themselves and written to complaints: right in ${right} of ${n} texts drawn by chance (95% interval ${range}).`
	},
	noAssign: {
		zh: '目前不自动归类：随机抽取的文字中，正确率还没有达到九成，或不足 30 条。',
		en: 'Nothing is assigned by itself: among texts drawn by chance, nine in ten are not right yet, or there are fewer than 30.'
	}
});

export const risingWords = messages({
	title: { zh: '最近说得更多的', en: 'Said more than before' },
	lead: {
		zh: '最近四周与之前十二周相比。至少 5 位客户的 5 条文字才会列出；z 越大越不像偶然；列出的当中预计最多十分之一是偶然。文字很多时随机抽取 2,000 条和 4,000 条。',
		en: 'The last four weeks beside the twelve before. Named only with at least 5 texts of 5 people; the larger z, the less likely it is chance. Of those that are named, at most one in ten is expected to be chance. Where there are many texts, 2,000 and 4,000 are drawn by chance.'
	},
	basis: {
		zh: (recent: string, before: string) => `最近 n = ${recent}，之前 n = ${before}。`,
		en: (recent: string, before: string) => `Now n = ${recent}, before n = ${before}.`
	},
	themes: { zh: '主题', en: 'Themes' },
	theme: { zh: '原因', en: 'Cause' },
	words: { zh: '词语', en: 'Words' },
	word: { zh: '词', en: 'Word' },
	recent: { zh: '最近', en: 'Now' },
	before: { zh: '之前', en: 'Before' },
	none: {
		zh: (what: string) => `${what}：没有明显上升，或数据不足。`,
		en: (what: string) => `${what}: nothing has clearly risen, or there is not enough data.`
	}
});

export const causeWords = messages({
	title: { zh: '哪些词代表哪个原因', en: 'Which words speak for which cause' },
	lead: {
		zh: '词表是判断的起点。修改后，所有文字会重新判断。',
		en: 'Words are what the reading starts from. After a change all texts are read again.'
	},
	choose: { zh: '选择原因', en: 'Choose a cause' },
	show: { zh: '显示词语', en: 'Show its words' },
	add: { zh: '添加词语', en: 'Add a word' },
	addHint: {
		zh: '一个词或短语，最多 40 个字。英文词尾加 * 表示任意词尾。',
		en: 'A word or expression of at most 40 characters. A star at the end of an English word stands for any ending.'
	},
	addButton: { zh: '添加', en: 'Add' },
	added: { zh: '自己添加的', en: 'Your own' },
	removedState: { zh: '已移除', en: 'Taken away' },
	remove: { zh: (word: string) => `移除“${word}”`, en: (word: string) => `Take “${word}” away` },
	restore: { zh: (word: string) => `恢复“${word}”`, en: (word: string) => `Put “${word}” back` },
	listOf: {
		zh: (cause: string) => `“${cause}”的词语`,
		en: (cause: string) => `Words of “${cause}”`
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
