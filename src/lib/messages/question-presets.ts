/**
 * Words of the ready-made questions: what staff choose from, and what customers then read.
 * The bar in {{organization|…}} gives what stands there while the name is not known.
 */
import { messages } from './message.ts';

/** What staff see in the list of ready-made questions. */
export const presetNames = messages({
	nps: { zh: '推荐意愿（NPS）', en: 'Recommendation (NPS)' },
	effort: { zh: '费力程度（CES）', en: 'Effort (CES)' },
	csat: { zh: '本次满意度（CSAT）', en: 'Satisfaction this time (CSAT)' },
	loyalty: { zh: '忠诚度', en: 'Loyalty' },
	intention: { zh: '再次光顾意愿', en: 'Intention to return' },
	switching: { zh: '更换意向', en: 'Intention to switch' },
	information_clear: { zh: '信息是否清楚', en: 'Clear information' },
	respected: { zh: '是否受到尊重', en: 'Respect' },
	unwritten_expectation: { zh: '没写明的期望', en: 'Unwritten expectation' }
});

/** What customers read. */
export const presetTexts = messages({
	nps: {
		zh: '您会把{{organization|我们}}推荐给亲友吗？',
		en: 'How likely are you to recommend {{organization|us}} to friends or family?'
	},
	effort: {
		zh: '在{{organization|我们这里}}办这件事很省力',
		en: '{{organization|We}} made it easy for you to get this done'
	},
	csat: { zh: '您对这次服务满意吗？', en: 'How satisfied are you with the service this time?' },
	loyalty: {
		zh: '就算有别家可选，您还是愿意选{{organization|我们}}',
		en: 'Even with other choices, you would still choose {{organization|us}}'
	},
	intention: {
		zh: '以后有需要，您还会来找{{organization|我们}}',
		en: 'When you need this again, you will come back to {{organization|us}}'
	},
	switching: { zh: '您在考虑换一家', en: 'You are thinking of going to another provider' },
	information_clear: {
		zh: '您该知道的事，我们讲清楚了吗？',
		en: 'Did we tell you clearly what you needed to know?'
	},
	respected: { zh: '您觉得受到尊重了吗？', en: 'Were you treated with respect?' },
	unwritten_expectation: {
		zh: '有没有哪些事，虽然没写明，您却觉得本该做到？',
		en: 'What did you expect that nobody wrote down?'
	}
});

export const presetHelp = messages({
	unwritten_expectation: {
		zh: '例如：时间有变，会提前打个电话。',
		en: 'For example: that somebody calls you when plans change.'
	}
});

/** The ends of the scales. */
export const scaleEnds = messages({
	unlikely: { zh: '肯定不会', en: 'Not at all likely' },
	likely: { zh: '一定会', en: 'Extremely likely' },
	disagree: { zh: '完全不同意', en: 'Strongly disagree' },
	agree: { zh: '完全同意', en: 'Strongly agree' },
	dissatisfied: { zh: '非常不满意', en: 'Very dissatisfied' },
	satisfied: { zh: '非常满意', en: 'Very satisfied' }
});

export const clearness = messages({
	yes: { zh: '清楚', en: 'Yes' },
	partly: { zh: '有些不清楚', en: 'Partly' },
	no: { zh: '不清楚', en: 'No' }
});

export const respect = messages({
	yes: { zh: '一直受到尊重', en: 'Yes, always' },
	partly: { zh: '有时没有', en: 'Not always' },
	no: { zh: '没有', en: 'No' }
});
