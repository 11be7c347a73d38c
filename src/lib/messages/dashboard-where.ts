import { messages } from './message.ts';

/** Words of the view of places. */
export const dashboardWhere = messages({
	splitBy: { zh: '按什么划分', en: 'Split by' },
	heatTitle: {
		zh: (place: string) => `热力图：维度 × ${place}`,
		en: (place: string) => `Heat map: dimension by ${place.toLowerCase()}`
	},
	heatNoteGap: {
		zh: '每格为差距及其 95% 区间。颜色越红，低于期望越多；越青，高于期望越多；接近 0 无色。答卷过少的不显示。点维度名称看它的题目。',
		en: 'Each cell: the gap and its 95% interval. The redder, the further below expectation; the greener, the further above; near 0 there is no colour. Too few answers are not shown. A dimension’s name leads to its items.'
	},
	heatNotePerception: {
		zh: '每格为感知均值及其 95% 区间。以量表中点为界：越红越低，越青越高。答卷过少的不显示。点维度名称看它的题目。',
		en: 'Each cell: the mean perception and its 95% interval. Against the middle of the scale: the redder, the lower; the greener, the higher. Too few answers are not shown. A dimension’s name leads to its items.'
	},
	rankingTitle: { zh: '哪里与其他地方不同', en: 'Which places differ from the others' },
	rankingCaption: {
		zh: (place: string) => `各${place}的总体得分`,
		en: (place: string) => `Overall score by ${place.toLowerCase()}`
	},
	meanOfAll: {
		zh: (mean: string) => `全部答卷的均值：${mean}`,
		en: (mean: string) => `Mean of all answers: ${mean}`
	},
	againstOthers: { zh: '与其他地方相比', en: 'Against the others' },
	pHolm: { zh: '检验（Holm 校正）', en: 'Test, adjusted' },
	clearlyBelow: { zh: '明显偏低', en: 'Clearly below' },
	clearlyAbove: { zh: '明显偏高', en: 'Clearly above' },
	notDistinguishable: { zh: '无法区分', en: 'Not distinguishable' },
	rankingNote: {
		zh: '每个地方与其余全部答卷比较（Welch 检验），p 值按这里显示的地方数用 Holm 法校正，低于 0.05 才说“明显”，才排出先后；“无法区分”的按名称排列，它们之间的高低多半是偶然。区间是各地方单独的 95% 区间，未作校正。',
		en: 'Each place is compared with all other answers (Welch’s test), and p is adjusted by Holm for the places shown here. Only below 0.05 is a place called clear and put in order of its score. Those not distinguishable stand by name: between them, higher and lower is mostly chance. The intervals are 95% intervals of each place by itself, not adjusted.'
	},
	heatNoteClear: {
		zh: (below: string, above: string) =>
			`${below}、${above} 表示该维度上明显低于、高于其余全部答卷：Welch 检验，按显示的地方数用 Holm 法校正，p < 0.05。区间为未校正的 95% 区间。`,
		en: (below: string, above: string) =>
			`${below} and ${above}: clearly below and above all other answers on this dimension, by Welch’s test adjusted by Holm for the places shown, p < 0.05. Intervals are 95% each, not adjusted.`
	},
	allDimensions: { zh: '全部维度', en: 'All dimensions' },
	dimensionIs: {
		zh: (name: string, said: string) => `${name}：${said}`,
		en: (name: string, said: string) => `${name}: ${said}`
	},
	itemsOf: {
		zh: (place: string) => `逐题明细：${place}`,
		en: (place: string) => `Item by item: ${place}`
	},
	onwards: { zh: '接着看', en: 'From here' },
	toAnswers: { zh: '逐份答卷与留言', en: 'Answers and comments' },
	toAnswersNote: {
		zh: '整份问卷的答卷，未按上面的筛选缩小范围',
		en: 'of the whole survey, not narrowed down by the filter above'
	},
	toCases: { zh: '个案', en: 'Cases' },
	toCasesNote: { zh: '正在处理的客户问题', en: 'customers’ problems being worked on' },
	toCasesOfSiteNote: {
		zh: '这个网点正在处理的客户问题',
		en: 'customers’ problems being worked on at this site'
	},
	toTraining: { zh: '培训', en: 'Training' },
	toTrainingNote: {
		zh: '最薄弱的维度和题目，可打印带进教室',
		en: 'the weakest dimensions and items, to take into the room'
	}
});
