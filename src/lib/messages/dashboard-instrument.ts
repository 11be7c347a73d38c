import { messages } from './message.ts';

/** Words about how good the instrument itself is. */
export const dashboardInstrument = messages({
	meaningTitle: { zh: '这说明什么', en: 'What this means' },
	reliabilityTitle: { zh: '信度', en: 'Reliability' },
	alphaOf: {
		zh: (what: string) => `α（${what}）`,
		en: (what: string) => `α, ${what.toLowerCase()}`
	},
	alphaIn: {
		zh: (language: string) => `α（${language}）`,
		en: (language: string) => `α, ${language}`
	},
	verdict: { zh: '结论', en: 'Verdict' },
	alphaSufficient: { zh: '可靠', en: 'Sufficient' },
	alphaUnclear: { zh: '说不准', en: 'Not clear' },
	alphaWeak: { zh: '不够可靠', en: 'Too low' },
	alphaName: { zh: 'Cronbach α', en: 'Cronbach’s α' },
	alphaMeaning: {
		zh: '同一维度的题目问的是不是同一件事：整个区间都在 0.70 以上才算可靠；n 为答全该维度的人数。',
		en: 'Whether the items of a dimension ask about one thing: sufficient when the whole interval lies above 0.70; n counts those who answered all of them.'
	},
	differenceScore: { zh: '差值分数信度', en: 'Difference-score reliability' },
	differenceScoreMeaning: {
		zh: '“感知 − 期望”这个差值本身有多可靠，通常低于两边各自的 α；低的时候，请更多地看感知得分。',
		en: 'How far the difference of perception and expectation can itself be trusted; usually less than either. Where it is low, read the perceptions rather than the gap.'
	},
	correlation: { zh: '期望与感知相关 r', en: 'Correlation E–P' },
	correlationMeaning: {
		zh: '期望高的人是否也感知得高；相关越强，差值里剩下的信息越少。',
		en: 'Whether those who expect more also experience more; the stronger, the less the difference has to tell.'
	},
	itemsTitle: { zh: '逐题诊断', en: 'Item by item' },
	itemTotal: { zh: '题总相关', en: 'Item–total' },
	itemTotalMeaning: {
		zh: '这道题与同维度其余题目是否同升同降；低于 0.30 说明它问的是别的，负数多半是计分方向反了。',
		en: 'Whether an item moves with the rest of its dimension; below 0.30 it asks about something else, and a negative one is probably keyed the wrong way round.'
	},
	alphaIfDeleted: { zh: '删后 α', en: 'α without it' },
	alphaIfDeletedMeaning: {
		zh: '去掉这道题后，该维度的 α；明显变高说明这道题拖了后腿。',
		en: 'The reliability of the dimension if the item were left out; clearly higher means that the item weakens it.'
	},
	ceiling: { zh: '满分比例', en: 'At the top of the scale' },
	ceilingOf: {
		zh: (what: string) => `满分比例（${what}）`,
		en: (what: string) => `At the top, ${what.toLowerCase()}`
	},
	ceilingMeaning: {
		zh: '有多少人直接选了最高分；比例很高时，这道题已经分不出好和更好。',
		en: 'How many chose the highest rating; where most do, the item can no longer tell good from better.'
	},
	noOpinion: { zh: '“无法评价”比例', en: 'No opinion' },
	noOpinionMeaning: {
		zh: '有多少人说自己无法评价；比例高说明客户接触不到题目所问的事。',
		en: 'How many say they cannot judge; a high share means that customers do not meet what the item asks about.'
	},
	doubt: { zh: '疑问', en: 'Doubt' },
	doubtReversed: { zh: '计分方向反了？', en: 'Keyed the wrong way?' },
	doubtWeak: { zh: '与维度关系弱', en: 'Hardly belongs' },
	doubtBetterWithout: { zh: '去掉更可靠', en: 'Better without' },
	missingIs: {
		zh: (sign: string, reasons: string) => `${sign}：${reasons}`,
		en: (sign: string, reasons: string) => `${sign} ${reasons}`
	},
	languageTitle: { zh: '中文与英文答卷', en: 'Chinese and English answers' },
	languageTooFew: {
		zh: '数据不足：其中一种语言的答卷太少，无法比较。',
		en: 'Not enough data: one of the languages has too few answers to compare.'
	},
	languageBasis: {
		zh: (zh: string, en: string) => `中文 ${zh}，英文 ${en}。`,
		en: (zh: string, en: string) => `Chinese ${zh}, English ${en}.`
	},
	languageIgnoresFilter: {
		zh: '这里总是比较两种语言，不受“答卷语言”筛选影响。',
		en: 'Both languages are compared here, whatever “Answered in” says.'
	},
	zhMinusEn: { zh: '中文 − 英文', en: 'Chinese − English' },
	nZhEn: { zh: 'n（中 / 英）', en: 'n (zh / en)' },
	noReliableDifference: { zh: '没有可靠的差异', en: 'No reliable difference' },
	languagesDiffer: { zh: '两种语言有差异', en: 'Languages differ' },
	languageMeaning: {
		zh: '两种语言的得分和 α 相近，才适合合在一起看；若有差异，可能是客户不同，也可能是译文不对等，合并前请分开看。',
		en: 'Answers in two languages belong in one number only if scores and reliability are alike; where they differ, the customers may differ or the translation may, so look at each by itself first.'
	}
});
