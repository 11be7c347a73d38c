import type { Question, SurveyContent } from './content.ts';

/**
 * The content with the questions before the items first, as customers read them. Conditions look at
 * what comes earlier in the list, so the list has to be in that order.
 */
export function inReadingOrder(content: SurveyContent): SurveyContent {
	const at = (place: Question['place']) => content.questions.filter((one) => one.place === place);
	return { ...content, questions: [...at('before'), ...at('after')] };
}
