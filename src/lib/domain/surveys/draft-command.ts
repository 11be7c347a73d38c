/**
 * What the buttons of the builder do to a draft: add, move and remove questions, options and rules.
 *
 * A button sends its command with the whole form, so that every one of them works without a script.
 */
import { QUESTION_TYPES, type Question, type SurveyContent } from './content.ts';
import { changeOptions, replaced, type Changed } from './option-command.ts';
import { freeQuestionCode } from './survey-code.ts';

export type { Changed };

const FIELD = /^[a-z_.\d]{1,100}$/;

/** Questions that are ready to use; they come from question-presets.ts. */
export type ReadyQuestions = Readonly<Record<string, Question>>;

/**
 * The draft after one command; the draft itself for one that is unknown or points nowhere.
 *
 * Commands: `add:<type or preset>`, `remove:<n>`, `up:<n>`, `down:<n>`, `option-add:<n>`,
 * `option-remove:<n>:<m>`, `option-up:<n>:<m>`, `option-down:<n>:<m>`,
 * `rule-add:<n>`, `rule-remove:<n>:<m>`, `refresh:<field>` (to see what follows from its value). `taken` are codes that stand for something already.
 */
export function applyCommand(
	content: SurveyContent,
	command: string,
	ready: ReadyQuestions,
	taken: Iterable<string>
): Changed {
	return inReadingOrder(changed(content, command, ready, taken));
}

function changed(
	content: SurveyContent,
	command: string,
	ready: ReadyQuestions,
	taken: Iterable<string>
): Changed {
	const [verb = '', first = '', second = ''] = command.split(':');
	if (verb === 'add') return added(content, first, ready, taken);
	if (verb === 'refresh') return { content, focus: FIELD.test(first) ? first : null };
	const place = Number(first);
	const question = content.questions[place];
	if (!question) return { content, focus: null };
	const at = `questions.${place}`;
	switch (verb) {
		case 'remove':
			return removed(content, place);
		case 'up':
		case 'down':
			return moved(content, place, question, verb === 'up' ? -1 : 1);
		case 'rule-add':
			return ruleAdded(content, place, question, at);
		case 'rule-remove':
			return ruleRemoved(content, place, question, Number(second), at);
		default:
			return changeOptions(content, place, verb, Number(second));
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
	const question = { ...made, code: freeQuestionCode(made.code, codes) };
	const questions = [...content.questions, question];
	const focus = `questions.${questions.length - 1}`;
	return { content: { ...content, questions }, focus };
}

function blank(wanted: string): Question | null {
	const type = QUESTION_TYPES.find((known) => known === wanted);
	if (!type) return null;
	const isChoice = type === 'single' || type === 'multiple';
	return {
		code: type,
		type,
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

/** Past the last question before the items comes the place after them, and the other way round. */
function moved(content: SurveyContent, place: number, question: Question, by: 1 | -1): Changed {
	const neighbour = content.questions[place + by];
	const beyond = by === 1 ? 'after' : 'before';
	if (neighbour?.place !== question.place && question.place !== beyond) {
		const turned = replaced(content, place, { ...question, place: beyond });
		return { content: turned, focus: `questions.${place}` };
	}
	if (!neighbour) return { content, focus: `questions.${place}` };
	const questions = content.questions.with(place, neighbour).with(place + by, question);
	return { content: { ...content, questions }, focus: `questions.${place + by}` };
}

/** Questions before the items first, as customers read them; the focus follows its question. */
function inReadingOrder({ content, focus }: Changed): Changed {
	const order = [...content.questions.keys()].sort(
		(one, other) => rank(content.questions[one]) - rank(content.questions[other])
	);
	const questions = order.flatMap((place) => content.questions[place] ?? []);
	const [, place, rest = ''] = /^questions\.(\d+)(.*)$/.exec(focus ?? '') ?? [];
	return {
		content: { ...content, questions },
		focus: place === undefined ? focus : `questions.${order.indexOf(Number(place))}${rest}`
	};
}

const rank = (question: Question | undefined) => (question?.place === 'before' ? 0 : 1);

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
