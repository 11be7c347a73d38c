/**
 * Which questions of a survey show, given what has been answered so far.
 *
 * The server asks `hiddenQuestions` when it reads a form; a page without a script says the same in
 * its style sheet, from `reasonToHide`. Both follow these rules:
 *
 * - A rule holds only for an answer that was given: also `is_not` wants another answer.
 * - "No opinion" is not a number, so it is neither at most nor at least anything.
 * - An answer to a question that is itself hidden counts as not given.
 * - A rule on a field without a fixed list of answers (a text, a date, a file) always holds.
 */
import { pointsOf, type AskedSurvey } from './asked-survey.ts';
import type { ConditionRule, Question } from './content.ts';
import { valuesOf, type FieldValues } from './form-fields.ts';

type Asked = Pick<AskedSurvey, 'scale' | 'questions'>;

/** A rule as values of its field: one of `some` must be chosen and none of `none` may be. */
export type Choices = { some: string[]; none: string[] };

/** The field of the form that a question has. */
export function questionField(code: string): string {
	return `q_${code}`;
}

/** Codes of the questions that do not show. */
export function hiddenQuestions(survey: Asked, fields: FieldValues): Set<string> {
	const hidden = new Set<string>();
	survey.questions.forEach((question, place) => {
		const earlier = survey.questions.slice(0, place);
		const holds = (rule: ConditionRule) => {
			const other = asked(rule.field, survey.questions);
			if (other && (!earlier.includes(other) || hidden.has(other.code))) return false;
			const choices = choicesFor(rule, survey);
			if (choices === null) return true;
			const given = valuesOf(fields, rule.field);
			const isGiven = (value: string) => given.includes(value);
			return choices.some.some(isGiven) && !choices.none.some(isGiven);
		};
		const { show_if } = question;
		if (
			show_if &&
			!(show_if.match === 'all' ? show_if.rules.every(holds) : show_if.rules.some(holds))
		)
			hidden.add(question.code);
	});
	return hidden;
}

/** Something about one field: one of these values is chosen in it, or none of them is. */
export type Fact = { field: string; values: string[]; isChosen: boolean };

/**
 * When a question does not show, as alternatives that each list facts which hold together; empty
 * for a question that always shows, and one empty alternative for one that never does.
 */
export function reasonsToHide(survey: Asked, question: Question): Fact[][] {
	if (!question.show_if) return [];
	const earlier = survey.questions.slice(0, survey.questions.indexOf(question));
	const { match, rules } = question.show_if;
	const failures = rules.map((rule): Fact[][] => {
		const other = asked(rule.field, survey.questions);
		if (other && !earlier.includes(other)) return [[]];
		const choices = choicesFor(rule, survey);
		const { field } = rule;
		const unmet: Fact[][] = choices ? [[{ field, values: choices.some, isChosen: false }]] : [];
		if (choices && choices.none.length > 0)
			unmet.push([{ field, values: choices.none, isChosen: true }]);
		return other ? [...unmet, ...reasonsToHide(survey, other)] : unmet;
	});
	if (match === 'all') return failures.flat();
	return failures.reduce<Fact[][]>(
		(together, alternatives) =>
			together.flatMap((facts) => alternatives.map((more) => [...facts, ...more])),
		[[]]
	);
}

function asked(field: string, questions: readonly Question[]): Question | undefined {
	return questions.find(({ code }) => questionField(code) === field);
}

/** What a rule wants of its field; null where any answer would do. */
export function choicesFor({ field, op, value }: ConditionRule, survey: Asked): Choices | null {
	const answers = answersOf(field, survey);
	if (answers === null) return null;
	const wanted = String(value);
	switch (op) {
		case 'is':
			return { some: answers.filter((each) => each === wanted), none: [] };
		case 'is_not':
			return { some: answers.filter((each) => each !== wanted), none: [wanted] };
		case 'at_most':
			return { some: answers.filter((each) => Number(each) <= Number(value)), none: [] };
		case 'at_least':
			return { some: answers.filter((each) => Number(each) >= Number(value)), none: [] };
	}
}

/** Every answer that a field can have; null for a field that takes anything. */
function answersOf(field: string, survey: Asked): string[] | null {
	const question = asked(field, survey.questions);
	if (!question) return /^(overall$|p_)/.test(field) ? pointsOf(survey.scale).map(String) : [];
	if (question.options) return question.options.map(({ code }) => code);
	return question.scale ? pointsOf(question.scale).map(String) : null;
}
