import { messages } from './message.ts';

/** What the doubts about an answer are called; every filter of measurement names them. */
export const answerFlags = messages({
	straight_lining: { zh: '直线作答', en: 'Straight line' },
	pattern: { zh: '规律作答', en: 'Pattern' },
	fast: { zh: '作答过快', en: 'Fast' },
	duplicate: { zh: '重复答卷', en: 'Duplicate' },
	bot: { zh: '疑似程序', en: 'Bot signs' }
});
