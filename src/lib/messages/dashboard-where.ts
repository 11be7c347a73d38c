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
	rankingTitle: { zh: '哪里与总体均值不同', en: 'Which places differ from the mean' },
	rankingCaption: {
		zh: (place: string) => `各${place}的总体得分`,
		en: (place: string) => `Overall score by ${place.toLowerCase()}`
	},
	meanOfAll: {
		zh: (mean: string) => `全部答卷的均值：${mean}`,
		en: (mean: string) => `Mean of all answers: ${mean}`
	},
	againstMean: { zh: '与总体均值相比', en: 'Against the mean' },
	clearlyBelow: { zh: '明显偏低', en: 'Clearly below' },
	clearlyAbove: { zh: '明显偏高', en: 'Clearly above' },
	notDistinguishable: { zh: '无法区分', en: 'Not distinguishable' },
	rankingNote: {
		zh: '只有 95% 区间不含总体均值的才排出先后；“无法区分”的按名称排列，它们之间的高低多半是偶然。地方越多，越可能有个别纯属偶然地显得不同：每二十个约有一个。',
		en: 'Only places whose 95% interval leaves out the mean are put in order of their score. Those not distinguishable stand by name: between them, higher and lower is mostly chance. Among many places some stand out by chance alone, about one in twenty.'
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
