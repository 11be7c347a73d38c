/** Words of the page that trainers print and take into the room. */
import { messages } from './message.ts';

export const training = messages({
	title: { zh: '培训要点', en: 'What to train on' },
	description: {
		zh: '一页纸：哪里最弱，客户怎么说，上次培训之后有没有变化。打印出来，带进培训室。',
		en: 'One page to print and take into the room: what is weakest, what customers say, what has changed since last time.'
	},
	print: { zh: '打印', en: 'Print' },
	printHint: { zh: '用浏览器打印此页（A4）。', en: 'Print this page with the browser (A4).' },
	team: { zh: '班组', en: 'Team' },
	allTeams: { zh: '全体班组', en: 'All teams' },
	basis: {
		zh: (n: string, period: string) => `${n} · ${period}`,
		en: (n: string, period: string) => `${n} · ${period}`
	},
	usualPeriod: {
		zh: '未选日期时取最近六个自然月（含本月）。',
		en: 'Without dates: the last six calendar months, the running one included.'
	},

	dimensionsTitle: { zh: '各维度，最弱的在前', en: 'Dimensions, the weakest first' },
	itemsTitle: {
		zh: (count: string) => `最弱的 ${count} 题`,
		en: (count: string) => `The ${count} weakest items`
	},
	itemTable: { zh: '最弱题目明细', en: 'Weakest items in numbers' },
	teamTable: { zh: '各班组明细', en: 'Teams in numbers' },
	restColumn: { zh: '与其他班组相比', en: 'Against the other teams' },
	changeColumn: { zh: '与上次相比', en: 'Since last time' },
	worse: { zh: '低于其他班组', en: 'Below the others' },
	better: { zh: '高于其他班组', en: 'Above the others' },
	noise: { zh: '与其他班组分不出高低', en: 'Not distinguishable from the rest' },
	changedWorse: { zh: '变差', en: 'Worse' },
	changedBetter: { zh: '变好', en: 'Better' },
	changedNoise: { zh: '没有可靠的变化', en: 'No reliable change' },
	difference: {
		zh: (difference: string, ci: string, n: string) => `${difference} ${ci}，对方 ${n}`,
		en: (difference: string, ci: string, n: string) => `${difference} ${ci}, against ${n}`
	},
	notCompared: { zh: '无法比较', en: 'Not compared' },
	orderNote: {
		zh: '次序只按数值排列；区间重叠的项目不宜分先后。“分不出高低”表示差别可能只是偶然，不表示相同。差别按 Welch 检验，同一列内用 Holm 法校正（p < 0.05）。',
		en: 'The order is that of the numbers alone: where intervals overlap, do not rank. “Not distinguishable” means that the difference may be chance, not that there is none. Differences: Welch’s test, adjusted by Holm within each column (p < 0.05).'
	},

	sinceTraining: {
		zh: (title: string, day: string, before: string, after: string) =>
			`上次培训：${title}（${day}）。比较培训后（${after}）与培训前（${before}），不含培训当月。`,
		en: (title: string, day: string, before: string, after: string) =>
			`Last training: ${title} (${day}). After it (${after}) is compared with before (${before}); the month of the training counts on neither side.`
	},
	tooEarly: {
		zh: (title: string, day: string) =>
			`上次培训：${title}（${day}）。培训后还没有完整的月份，现在看变化还太早。`,
		en: (title: string, day: string) =>
			`Last training: ${title} (${day}). Too early to see what it changed: no whole month has passed since.`
	},
	sinceBefore: {
		zh: (before: string, after: string) =>
			`还没有记录过培训，因此与前一个等长的时期比较：${after} 对 ${before}。`,
		en: (before: string, after: string) =>
			`No training was noted before, so this period (${after}) is compared with the one before (${before}).`
	},
	causeNote: {
		zh: '前后的差别不一定来自培训：季节、人手和客户也会变。',
		en: 'A change after a training need not come from it: seasons, staff and customers change as well.'
	},

	commentsTitle: { zh: '客户的话', en: 'In the words of customers' },

	teamsTitle: { zh: '各班组一览', en: 'Teams at a glance' },
	teamsNote: {
		zh: '按网点代码排列，不是排名。点开班组可看它的一页纸。',
		en: 'In the order of their codes, not a ranking. Open a team for its own page.'
	},
	weakest: { zh: '最弱维度', en: 'Weakest dimension' },
	noteTitle: { zh: '记录一次培训', en: 'Note a training' },
	noteText: {
		zh: '记下培训了什么、在哪天；它会标在控制图上，下次打开本页就与培训前比较。',
		en: 'Write what was trained and when. It will stand as a mark on the control charts, and the next page compares with the time before it.'
	},
	pastTitle: { zh: '已记录的培训', en: 'Trainings so far' },
	expectationsOnly: {
		zh: '这份问卷只问期望，没有可供培训的强弱。',
		en: 'This survey asks for expectations only, so nothing in it is weak or strong.'
	},
	groundsTitle: { zh: '在场讨论', en: 'For the discussion' },
	grounds: {
		zh: '我们打算改变的一件事：____________________　　谁、何时：____________________',
		en: 'One thing we will do differently: ____________________   Who, by when: ____________________'
	}
});
