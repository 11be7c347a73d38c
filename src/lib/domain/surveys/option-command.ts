/** What the buttons of the builder do to the options of a question. */
import { LOCALES } from '#lib/messages/message.ts';
import type { Question, SurveyContent } from './content.ts';
import { freeCode } from './survey-code.ts';

export type Changed = {
	readonly content: SurveyContent;
	/** Where to go on: the path of a field or a question; null to stay. */
	readonly focus: string | null;
};

/** `option-add`, `option-remove`, `option-up`, `option-down` on one question; others change nothing. */
export function changeOptions(
	content: SurveyContent,
	place: number,
	verb: string,
	which: number
): Changed {
	const question = content.questions[place];
	if (!question) return { content, focus: null };
	const at = `questions.${place}`;
	const options = question.options ?? [];
	const change = (changed: typeof options, focus: number): Changed => ({
		content: replaced(content, place, { ...question, options: changed }),
		focus: `${at}.options.${Math.max(0, Math.min(focus, changed.length - 1))}.text.${LOCALES[0] ?? 'zh'}`
	});
	switch (verb) {
		case 'option-add': {
			const codes = options.map(({ code }) => code);
			const code = freeCode(`o${options.length + 1}`, codes);
			return change([...options, { code, text: {} }], options.length);
		}
		case 'option-remove':
			return change(
				options.filter((_, index) => index !== which),
				which
			);
		case 'option-up':
			return change(swapped(options, which, which - 1), which - 1);
		case 'option-down':
			return change(swapped(options, which, which + 1), which + 1);
		default:
			return { content, focus: null };
	}
}

export function replaced(content: SurveyContent, place: number, question: Question): SurveyContent {
	return { ...content, questions: content.questions.with(place, question) };
}

function swapped<T>(list: T[], from: number, to: number): T[] {
	const one = list[from];
	const other = list[to];
	if (one === undefined || other === undefined) return list;
	return list.with(from, other).with(to, one);
}
