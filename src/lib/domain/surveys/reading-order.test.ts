import { expect, test } from 'vitest';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import { inReadingOrder } from './reading-order.ts';

test('questions before the items come first, otherwise in the order in which they were given', () => {
	const places = { a: 'after', b: 'before', c: 'after', d: 'before' };
	const content = surveyDraft.parse({
		languages: ['zh'],
		questions: Object.entries(places).map(([code, place]) => ({ code, place, type: 'text' }))
	});
	const { questions, ...rest } = inReadingOrder(content);
	expect(questions.map(({ code }) => code).join('')).toBe('bdac');
	expect({ ...rest, questions: content.questions }).toEqual(content);
});
