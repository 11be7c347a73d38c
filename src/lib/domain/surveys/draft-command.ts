/**
 * What the buttons of the builder do to a draft: add, move and remove questions, options and rules.
 *
 * A button sends its command with the whole form, so that every one of them works without a script.
 */
import { LOCALES } from '#lib/messages/message.ts';
import type { Question, SurveyContent } from './content.ts';
import { freeCode } from './survey-code.ts';

export type Changed = {
	readonly content: SurveyContent;
	/** Where to go on: the path of a field or a question; null to stay. */
	readonly focus: string | null;
};

/** Questions that are ready to use; they come from question-presets.ts. */
export type ReadyQuestions = Readonly<Record<string, Question>>;

const TYPES: readonly string[] = ['single', 'multiple', 'rating', 'text', 'date', 'file'];

/**
 * The draft after one command; the draft itself for one that is unknown or points nowhere.
 *
 * Commands: `add:<type or preset>`, `remove:<n>`, `up:<n>`, `down:<n>`, `option-add:<n>`,
 * `option-remove:<n>:<m>`, `option-up:<n>:<m>`, `option-down:<n>:<m>`,
 * `rule-add:<n>`, `rule-remove:<n>:<m>`. `taken` are codes that stand for something already.
 */
export function applyCommand(
	content: SurveyContent,
	command: string,
	ready: ReadyQuestions,
	taken: Iterable<string>
): Changed {
	const [verb = '', first = '', second = ''] = command.split(':');
	if (verb === 'add') return added(content, first, ready, taken);
	const place = Number(first);
	const question = content.questions[place];
	if (!question) return { content, focus: null };
	const at = `questions.${place}`;
	switch (verb) {
		case 'remove':
			return removed(content, place);
		case 'up':
		case 'down':
			return moved(content, place, verb === 'up' ? -1 : 1);
		case 'rule-add':
			return ruleAdded(content, place, question, at);
		case 'rule-remove':
			return ruleRemoved(content, place, question, Number(second), at);
		default:
			return optionsChanged(content, place, question, verb, Number(second), at);
	}
}

function added(
	content: SurveyContent,
	wanted: string,
	ready: ReadyQuestions,
	taken: Iterable<string>
): Changed {
	const made = Object.hasOwn(ready, wanted) ? ready[wanted] : blank(wanted);
	if (!made) return { content, focus: null };
	const codes = [...taken, ...content.questions.map(({ code }) => code)];
	const question = { ...made, code: freeCode(made.code, codes) };
	const questions = [...content.questions, question];
	const focus = `questions.${questions.length - 1}`;
	return { content: { ...content, questions }, focus };
}

function blank(type: string): Question | null {
	if (!TYPES.includes(type)) return null;
	const isChoice = type === 'single' || type === 'multiple';
	return {
		code: type,
		type: type as Question['type'],
		text: {},
		required: false,
		place: 'after',
		...(isChoice && { options: [1, 2].map((number) => ({ code: `o${number}`, text: {} })) }),
		...(type === 'rating' && { scale: { min: 1, max: 5 } })
	};
}

function removed(content: SurveyContent, place: number): Changed {
	const questions = content.questions.filter((_, index) => index !== place);
	const next = Math.min(place, questions.length - 1);
	return {
		content: { ...content, questions },
		focus: next < 0 ? 'questions' : `questions.${next}`
	};
}

function moved(content: SurveyContent, place: number, by: number): Changed {
	const questions = swapped(content.questions, place, place + by);
	const focus = questions === content.questions ? place : place + by;
	return { content: { ...content, questions }, focus: `questions.${focus}` };
}

function ruleAdded(content: SurveyContent, place: number, question: Question, at: string): Changed {
	const rules = question.show_if?.rules ?? [];
	const rule = { field: '', op: 'at_most' as const, value: '' };
	const show_if = { match: question.show_if?.match ?? ('all' as const), rules: [...rules, rule] };
	return {
		content: replaced(content, place, { ...question, show_if }),
		focus: `${at}.show_if.rules.${rules.length}.field`
	};
}

/** Without its last rule a question is shown to everybody. */
function ruleRemoved(
	content: SurveyContent,
	place: number,
	question: Question,
	which: number,
	at: string
): Changed {
	const { show_if, ...rest } = question;
	const rules = (show_if?.rules ?? []).filter((_, index) => index !== which);
	const kept = show_if && rules.length > 0 ? { show_if: { ...show_if, rules } } : {};
	return { content: replaced(content, place, { ...rest, ...kept }), focus: `${at}.show_if` };
}

function optionsChanged(
	content: SurveyContent,
	place: number,
	question: Question,
	verb: string,
	which: number,
	at: string
): Changed {
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

function replaced(content: SurveyContent, place: number, question: Question): SurveyContent {
	return { ...content, questions: content.questions.with(place, question) };
}

function swapped<T>(list: readonly T[], from: number, to: number): readonly T[] {
	const one = list[from];
	const other = list[to];
	if (one === undefined || other === undefined) return list;
	return list.with(from, other).with(to, one);
}
