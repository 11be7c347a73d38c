import { messages } from './message.ts';

/** Words about how and when people answered: how long it took, and whether it took a reminder. */
export const answeringWords = messages({
	timeTitle: { zh: '答一份要多久', en: 'How long answering takes' },
	median: { zh: '中位数', en: 'Median' },
	middleHalf: { zh: '中间一半', en: 'Middle half' },
	fromTo: {
		zh: (from: string, to: string) => `${from}至${to}`,
		en: (from: string, to: string) => `${from} to ${to}`
	},
	about: { zh: (time: string) => `约 ${time}`, en: (time: string) => `about ${time}` },
	longerThan: { zh: (time: string) => `超过 ${time}`, en: (time: string) => `more than ${time}` },
	minutes: { zh: (n: string) => `${n} 分`, en: (n: string) => `${n} min` },
	seconds: { zh: (n: string) => `${n} 秒`, en: (n: string) => `${n} s` },
	noTimes: { zh: '这些答卷没有记录用时。', en: 'None of these answers says how long it took.' },
	timeMeaning: {
		zh: '从打开到提交的时间，按约宽五分之一的档次统计后插值；一半的人用时在“中间一半”之内。太长会让人半途而废，太短多半没读题。',
		en: 'From opening to sending, interpolated from classes about a fifth wide; half of the people lie in the middle half. Much longer and people give up, much shorter and they did not read.'
	},
	lateTitle: { zh: '提醒前后的总体满意度', en: 'Overall satisfaction before and after a reminder' },
	whenAnswered: { zh: '何时作答', en: 'Answered' },
	first: { zh: '提醒前', en: 'Before any reminder' },
	reminded: { zh: '提醒后', en: 'After a reminder' },
	lateDifference: {
		zh: (difference: string, ci: string, g: string) =>
			`提醒后减提醒前：${difference}，95% 区间 ${ci}，Hedges g ${g}。`,
		en: (difference: string, ci: string, g: string) =>
			`After minus before: ${difference}, 95% interval ${ci}, Hedges’ g ${g}.`
	},
	lateLower: {
		zh: '提醒后才答的更不满意：从不作答的人多半也如此，得分可能偏高。',
		en: 'Those who needed a reminder are less satisfied: those who never answer probably are as well, and the scores may be too high.'
	},
	lateHigher: {
		zh: '提醒后才答的更满意：从不作答的人多半也如此，得分可能偏低。',
		en: 'Those who needed a reminder are more satisfied: those who never answer probably are as well, and the scores may be too low.'
	},
	lateAlike: {
		zh: '两者没有可靠的差别：没有迹象表明不作答的人看法不同。',
		en: 'No reliable difference: no sign that those who never answer see it otherwise.'
	},
	lateTooFew: {
		zh: '数据不足：提醒前后都至少要有 5 份打了总体满意度的答卷。',
		en: 'Not enough data: it takes five answers with an overall rating on either side of a reminder.'
	},
	lateNotAsked: {
		zh: '无法比较：没有按名单邀请的答卷，或问卷匿名、没有问总体满意度。',
		en: 'Not compared: nobody was invited by name, or the survey is anonymous or does not ask for overall satisfaction.'
	},
	lateMeaning: {
		zh: '答得晚的人像从不作答的人：他们与先答的人的差别，提示得分偏向哪一边。',
		en: 'Those who answer late resemble those who never do: how they differ from the first tells which way the scores lean.'
	}
});
