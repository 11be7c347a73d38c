/** Words of the page on which the points card is checked and learns. */
import { messages } from './message.ts';

export const learning = messages({
	title: { zh: '从结果中学习', en: 'Learning from outcomes' },
	lead: {
		zh: '评分卡说谁可能投诉；这里看它说得对不对，并从本机构的结果中学习。只统计无人主动联系过的客户：联系过的客户没有投诉，可能正是因为联系了。',
		en: 'The points card says who may complain. Here you see whether that holds, and what your own outcomes teach. Only customers whom nobody contacted are counted: somebody who was contacted and did not complain may have been helped.'
	},

	checkTitle: { zh: '分数与实际投诉率', en: 'Points and what came of them' },
	basis: {
		zh: (n: string, complaints: string, from: string, to: string) =>
			`${n} 位客户，其中 ${complaints} 位在 60 天内投诉；取自 ${from} 至 ${to} 的快照`,
		en: (n: string, complaints: string, from: string, to: string) =>
			`${n} customers, of whom ${complaints} complained within 60 days; snapshots from ${from} to ${to}`
	},
	actedOn: {
		zh: (n: string) => `另有 ${n} 位在这段时间里被主动联系过，不计入。`,
		en: (n: string) => `Another ${n} were contacted in that time and are not counted.`
	},
	nothingYet: {
		zh: '还没有可以检验的快照',
		en: 'No snapshot is old enough yet'
	},
	nothingYetHelp: {
		zh: '系统每周记录一次每位客户的分数，60 天后才知道结果。第一批结果最早在首次记录的 60 天后出现。',
		en: 'Where customers stand is written down once a week, and 60 days later it is known what came of it. The first outcomes appear 60 days after the first snapshot.'
	},
	checked: {
		zh: '评分卡已用本机构的数据检验过。',
		en: 'The card has been checked on your own data.'
	},
	notChecked: {
		zh: (customers: string, complaints: string) =>
			`初始估计，尚未检验：需要 ${customers} 位客户和 ${complaints} 起投诉。`,
		en: (customers: string, complaints: string) =>
			`A starting guess, not yet checked: that takes ${customers} customers and ${complaints} complaints.`
	},
	notRising: {
		zh: (higher: string, lower: string) => `“${higher}”的实际投诉率不高于“${lower}”。`,
		en: (higher: string, lower: string) =>
			`${higher} customers complained no more often than ${lower} ones.`
	},
	notRisingTitle: { zh: '投诉率没有随分数上升', en: 'The rate does not rise with the points' },
	points: { zh: '分数', en: 'Points' },
	ofPoints: {
		zh: (points: string) => `${points} 分`,
		en: (points: string) => (points === '1' ? '1 point' : `${points} points`)
	},
	rangeOfPoints: {
		zh: (from: string, to: string) => `${from} 至 ${to} 分`,
		en: (from: string, to: string) => `${from} to ${to} points`
	},
	mustAct: { zh: '必须处理', en: 'Must act' },
	customers: { zh: '客户数', en: 'Customers' },
	complaints: { zh: '投诉', en: 'Complained' },
	rate: { zh: '投诉率', en: 'Rate' },
	interval90: { zh: '90% 区间', en: '90% interval' },
	lower: { zh: '下限', en: 'Lower' },
	upper: { zh: '上限', en: 'Upper' },
	axis: { zh: '60 天内投诉的客户占比', en: 'Share who complained within 60 days' },
	notEnough: {
		zh: (needed: string) => `数据不足（至少 ${needed} 位）`,
		en: (needed: string) => `not enough data (${needed} at least)`
	},
	chartValue: {
		zh: (label: string, value: string) => `${label}：${value}`,
		en: (label: string, value: string) => `${label}: ${value}`
	},

	learnedTitle: { zh: '学到了什么', en: 'What was learned' },
	notLearned: {
		zh: (needed: string, judged: string) =>
			`还没有学习结果：较早的快照中至少要有 ${needed} 起投诉可供学习，最新的快照中至少要有 ${judged} 起可供评判。在此之前以评分卡为准。`,
		en: (needed: string, judged: string) =>
			`Nothing was learned yet: that takes ${needed} complaints after the older snapshots to learn from, and ${judged} after the newest to judge by. Until then the card stands.`
	},
	version: { zh: (n: number) => `第 ${n} 版`, en: (n: number) => `Version ${n}` },
	learnedFrom: {
		zh: (at: string, n: string, complaints: string) =>
			`${at}，从 ${n} 位客户、${complaints} 起投诉中学习`,
		en: (at: string, n: string, complaints: string) =>
			`${at}, from ${n} customers and ${complaints} complaints`
	},
	better: { zh: '优于现用的评分', en: 'Better than what is in use' },
	betterHelp: {
		zh: '在最新一批它没有见过的客户身上，新模型的误差更小，排序也更准。由管理员决定是否采用。',
		en: 'With the newest customers, whom it had not seen, it was closer to what came and put them in a better order. An administrator decides whether to use it.'
	},
	kept: { zh: '不优于现用的评分', en: 'Not better than what is in use' },
	keptHelp: {
		zh: '只有误差和排序两项都更好才会提议更换。现用的评分保持不变。',
		en: 'A change is proposed only where both the distance and the order are better. What is in use stays.'
	},
	no_signal: { zh: '没有可用的信号', en: 'No usable signal' },
	noSignalHelp: {
		zh: '在最新一批客户身上，这些信号分不出谁会投诉（AUC 的区间包含 0.5）。这里不提议任何分数。',
		en: 'With the newest customers the signals could not tell who would complain (the interval of the AUC includes 0.5). No points are proposed.'
	},
	leak: { zh: '有信号泄露了结果', en: 'A signal gives the outcome away' },
	leakHelp: {
		zh: (signals: string) =>
			`单凭“${signals}”几乎就能断定谁会投诉，它很可能是在投诉之后才记录的。请先检查这些数据的来源。`,
		en: (signals: string) =>
			`${signals} alone tells almost exactly who complains, so it was probably written down after the complaint. Check where these data come from first.`
	},
	fared: { zh: '在最新一批客户身上的表现', en: 'How it fared with the newest customers' },
	faredBasis: {
		zh: (from: string, n: string, complaints: string) =>
			`${from} 起的快照：${n} 位客户，${complaints} 起投诉`,
		en: (from: string, n: string, complaints: string) =>
			`Snapshots from ${from}: ${n} customers, ${complaints} complaints`
	},
	figure: { zh: '指标', en: 'Figure' },
	learned: { zh: '学到的', en: 'Learned' },
	inUse: { zh: '现用的', en: 'In use' },
	brier: { zh: '误差（Brier，越低越好）', en: 'Distance (Brier, lower is better)' },
	averagePrecision: {
		zh: '平均精度（越高越好）',
		en: 'Average precision (higher is better)'
	},
	auc: { zh: '排序（AUC，95% 区间）', en: 'Order (AUC, 95% interval)' },

	proposalTitle: { zh: '提议的新分数', en: 'Proposed points' },
	signal: { zh: '信号', en: 'Signal' },
	now: { zh: '现在', en: 'Now' },
	proposed: { zh: '提议', en: 'Proposed' },
	having: { zh: '有此信号', en: 'With the signal' },
	lacking: { zh: '无此信号', en: 'Without it' },
	doubts: { zh: '请注意', en: 'Mind' },
	rateOf: {
		zh: (rate: string, interval: string, complaints: string, n: string) =>
			`${rate} ${interval}（${n} 位中 ${complaints} 位）`,
		en: (rate: string, interval: string, complaints: string, n: string) =>
			`${rate} ${interval} (${complaints} of ${n})`
	},
	few: { zh: '人数太少，分数不变', en: 'too few customers; its points stay' },
	fewOthers: {
		zh: (n: number, names: string) =>
			`另有 ${n} 个信号人数太少（不足 20 位），分数不变：${names}。`,
		en: (n: number, names: string) =>
			`Too few customers (fewer than 20) had ${n} other signals, whose points stay: ${names}.`
	},
	sign: { zh: '学到的方向与评分卡相反', en: 'learned to point the other way than the card' },
	no_rise: {
		zh: '有无此信号，投诉率没有应有的差别',
		en: 'did not make the difference that its points claim'
	},
	accept: { zh: '采用这个模型', en: 'Use this model' },
	acceptHelp: {
		zh: '采用后，每位客户会有一个 60 天内投诉的概率，待办按它排序。分数不会自动改变。',
		en: 'Every customer then has a probability of a complaint within 60 days, and the queue is in its order. Points do not change by themselves.'
	},
	usePoints: { zh: '把这些分数放进评分卡', en: 'Take these points to the card' },
	onlyAdmins: {
		zh: '采用与否由管理员决定。',
		en: 'Only administrators take something into use.'
	},
	activeTitle: { zh: '正在使用', en: 'In use' },
	activeIs: {
		zh: (version: number, at: string) => `第 ${version} 版模型，${at}起采用。`,
		en: (version: number, at: string) => `Model version ${version}, accepted on ${at}.`
	},
	activeNone: {
		zh: '只用评分卡：没有概率，只有等级。',
		en: 'The points card alone: bands, but no probabilities.'
	},
	retire: { zh: '改回只用评分卡', en: 'Go back to the card alone' },
	earlier: { zh: '以往的学习', en: 'Earlier learning' },
	when: { zh: '时间', en: 'When' },
	verdict: { zh: '结论', en: 'Verdict' },
	acceptAgain: { zh: '重新采用', en: 'Use again' },
	done: { zh: '已保存。', en: 'Saved.' }
});
