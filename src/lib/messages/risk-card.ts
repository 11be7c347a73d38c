/** Words of the page on which the points card is changed. */
import type { SignalGroup } from '#lib/domain/risk/card.ts';
import { messages } from './message.ts';

export const riskCard = messages({
	title: { zh: '风险积分卡', en: 'Points card' },
	lead: {
		zh: '每个信号值几分、有效多少天、从什么程度算起。先在全部客户身上预览，再启用；启用后成为新版本，旧版本保留。',
		en: 'What each signal is worth, for how many days, and from where on it counts. See it on all customers first, then put it into use: that makes a new version, and the old ones are kept.'
	},
	proposed: {
		zh: '下面填入的是从本机构结果中学到的分值，尚未启用。请先预览，再决定。',
		en: 'The points below are those that were learned from your own outcomes. Nothing is changed yet: preview them, then decide.'
	},
	inUse: {
		zh: (version: number) => `使用中：第 ${version} 版`,
		en: (version: number) => `In use: version ${version}`
	},
	guess: {
		zh: (customers: string, complaints: string) =>
			`初始估计，尚未用贵机构的数据检验：满 60 天可观察的客户 ${customers} 位（需 200 位），其中投诉 ${complaints} 位（需 30 位）。`,
		en: (customers: string, complaints: string) =>
			`Starting guess, not yet checked on your data: ${customers} of 200 customers observed for 60 days, ${complaints} of 30 complaints among them.`
	},
	checked: {
		zh: (customers: string, complaints: string) =>
			`可用贵机构的数据检验：${customers} 位客户观察满 60 天，其中 ${complaints} 位投诉。`,
		en: (customers: string, complaints: string) =>
			`Can be checked on your data: ${customers} customers observed for 60 days, of whom ${complaints} complained.`
	},
	applying: {
		zh: '新版本的分数正在写入，稍后全部生效。',
		en: 'The points of this version are still being brought to all customers.'
	},
	readOnly: { zh: '只有管理员可以修改。', en: 'Only administrators can change it.' },
	bands: { zh: '等级从几分开始', en: 'Where the bands begin, in points' },
	points: { zh: '分数', en: 'Points' },
	life: { zh: '有效天数', en: 'Days in force' },
	mustAct: { zh: '必须处理', en: 'Must act' },
	mustActHelp: {
		zh: '“必须处理”不计分：不论多少分，都要有人处理。',
		en: '“Must act” takes no points: somebody must act whatever the score.'
	},
	thresholdHelp: {
		zh: '阈值改动只影响以后收到的数据。回答类的阈值按 7 点量表填写，其他量表自动换算。',
		en: 'Changed thresholds hold for what comes in from now on. Those of answers are points of a 7-point scale; other scales are converted.'
	},
	differ: {
		zh: '不同服务或客户分组的阈值',
		en: 'Thresholds that differ by service or segment'
	},
	differHelp: {
		zh: '两行同时适用时，以后一行为准。清空“阈值”即删除该行。有的客户很快回答，有的遇事不说：沉默和中途离开可按客户分组区分。',
		en: 'Of two lines that both apply the later one counts. Empty the threshold to drop a line. Some people answer at once and some endure in silence: silence and unfinished surveys may differ by segment.'
	},
	threshold: { zh: '阈值', en: 'Threshold' },
	service: { zh: '服务', en: 'Service' },
	anyService: { zh: '任何服务', en: 'Any service' },
	segment: { zh: '客户分组', en: 'Segment' },
	value: { zh: '数值', en: 'Value' },
	line: {
		zh: (n: number, column: string) => `第 ${n} 行，${column}`,
		en: (n: number, column: string) => `Line ${n}, ${column}`
	},
	none: { zh: '无', en: 'None' },
	answersCount: {
		zh: (question: string) => `对“${question}”的哪些回答算数`,
		en: (question: string) => `Answers to “${question}” that count`
	},
	wordsZh: { zh: '中文词语和号码', en: 'Chinese words, and numbers' },
	wordsEn: { zh: '英文词语', en: 'English words' },
	wordsHelp: {
		zh: '留言中出现下列词语之一，就算此信号。每行一个，或用顿号、逗号分隔；不该算的词删掉即可。您自己加的词按原样查找，不论大小写和全角半角；系统自带的词如被否定（“不用找律师”）则不算。',
		en: 'A comment with one of these words is this signal. Write one a line, or put commas between them; delete what should not count. Your own words are matched exactly as written, whatever the capitals; those that came with the product do not count where they are denied (“no need for a lawyer”).'
	},
	note: { zh: '为什么修改', en: 'Why you change it' },
	preview: { zh: '在全部客户身上预览', en: 'Preview on all customers' },
	accept: { zh: '启用为新版本', en: 'Put into use' },
	mend: {
		zh: '有内容需要更正，处处都已标出：',
		en: 'Something needs mending; it is marked in its place:'
	},
	accepted: {
		zh: (version: string) => `第 ${version} 版已启用。`,
		en: (version: string) => `Version ${version} is in use.`
	}
});

export const cardPreview = messages({
	title: { zh: '预览：谁会换等级', en: 'Preview: who would change band' },
	n: {
		zh: (n: string, customers: string, changed: string) =>
			`全部 ${customers} 位客户中，${n} 位目前有有效的信号；其中 ${changed} 位的分数或等级会变。这是逐一计算，不是抽样。`,
		en: (n: string, customers: string, changed: string) =>
			`Of all ${customers} customers, ${n} have a signal in force; ${changed} of them would have other points or another band. Everybody is counted, nobody is estimated.`
	},
	nothing: {
		zh: '目前没有客户有有效的信号，因此看不出这些改动会改变谁。',
		en: 'No customer has a signal in force at present, so there is nobody on whom to show the change.'
	},
	notMeasured: {
		zh: '预览按新卡的分数、天数和等级重算现有信号；阈值、词语和回答的改动只影响以后收到的数据，不在其中。',
		en: 'The preview values the signals in force by the new points, days and bands. Changed thresholds, words and answers hold for what comes in from now on and are not in it.'
	},
	words: { zh: '新加的词', en: 'Words you add' },
	wordIn: {
		zh: (word: string, n: string, comments: string) =>
			`“${word}”：近 90 天的 ${comments} 条留言中有 ${n} 条`,
		en: (word: string, n: string, comments: string) =>
			`“${word}”: in ${n} of ${comments} comments of the last 90 days`
	},
	noComments: {
		zh: (word: string) => `“${word}”：近 90 天没有留言可供对照`,
		en: (word: string) => `“${word}”: no comments in the last 90 days to look at`
	},
	table: { zh: '从（行）到（列）的客户数', en: 'Customers from (row) to (column)' },
	now: { zh: '现在', en: 'Now' },
	then: { zh: '启用后', en: 'Then' },
	told: {
		zh: (when: string, sentence: string) => `${when}：${sentence}`,
		en: (when: string, sentence: string) => `${when}: ${sentence}`
	},
	sum: { zh: '合计', en: 'All' },
	examples: { zh: '变化最大的客户', en: 'Those who would move furthest' },
	reasons: { zh: '逐条理由', en: 'Reason by reason' },
	notYet: { zh: '还没有启用。', en: 'Not in use yet.' }
});

export const cardHistory = messages({
	title: { zh: '版本记录', en: 'Versions' },
	version: { zh: '版本', en: 'Version' },
	when: { zh: '时间', en: 'When' },
	who: { zh: '谁', en: 'Who' },
	what: { zh: '改了什么', en: 'What changed' },
	product: { zh: '系统', en: 'The product' },
	bands: {
		zh: (watch: number, amber: number, red: number) => `等级 ${watch} / ${amber} / ${red}`,
		en: (watch: number, amber: number, red: number) => `bands ${watch} / ${amber} / ${red}`
	},
	points: {
		zh: (signal: string, from: string, to: string) => `${signal} ${from} → ${to}`,
		en: (signal: string, from: string, to: string) => `${signal} ${from} → ${to}`
	},
	first: { zh: '最初的积分卡', en: 'The first card' },
	others: { zh: '只改了天数、阈值、词语或回答', en: 'Days, thresholds, words or answers only' },
	newSignals: {
		zh: (n: number) => `新增 ${n} 个信号`,
		en: (n: number) => (n === 1 ? '1 new signal' : `${n} new signals`)
	}
});

export const signalGroups: Record<SignalGroup, { zh: string; en: string }> = messages({
	answers: { zh: '回答', en: 'Answers' },
	contacts: { zh: '服务接触', en: 'Service contacts' },
	mustAct: { zh: '一出现就要处理', en: 'What demands action' },
	time: { zh: '时间与其他客户', en: 'Time and other customers' },
	cases: { zh: '处理结果', en: 'How cases ended' }
});

export const thresholdNames: Readonly<Record<string, { zh: string; en: string }>> = {
	'dimension_gap.at_most': { zh: '差距不高于', en: 'gap at most' },
	'dimension_gap.counted': { zh: '最多计几个维度', en: 'dimensions counted at most' },
	'low_answer.at_most': { zh: '评分不高于', en: 'rating at most' },
	'overall_drop.at_least': { zh: '下降至少', en: 'fall of at least' },
	'contradiction.high_from': { zh: '满意度至少', en: 'satisfaction from' },
	'contradiction.negative_from': {
		zh: '留言不满的概率至少（0–1）',
		en: 'probability of a bad comment from (0–1)'
	},
	'high_effort.at_most': { zh: '省力程度不高于', en: 'ease rated at most' },
	'switching_intent.at_least': {
		zh: '更换意向至少（忠诚度反向计）',
		en: 'intention from (loyalty the other way round)'
	},
	'long_wait.grace_minutes': { zh: '宽限分钟', en: 'minutes of grace' },
	'delivered_late.grace_hours': { zh: '宽限小时', en: 'hours of grace' },
	'below_standard.tolerance': { zh: '容差（按该量的单位）', en: 'tolerance, in its own unit' },
	'repeated_contact.contacts': { zh: '联系次数至少', en: 'contacts at least' },
	'repeated_contact.days': { zh: '在几天之内', en: 'within days' },
	'silence.invitations': { zh: '未答复的邀请数', en: 'invitations unanswered' },
	'silence.wait_days': { zh: '每次等待天数', en: 'days to wait for each' },
	'left_at.wait_days': { zh: '等待天数', en: 'days to wait' },
	'season_peak.ratio': { zh: '为其他月份的几倍', en: 'times the other months' },
	'season_peak.complaints': { zh: '往年投诉至少几件', en: 'complaints of earlier years at least' },
	'product_batch.customers': { zh: '客户数至少', en: 'customers at least' },
	'product_batch.days': { zh: '在几天之内', en: 'within days' }
};
