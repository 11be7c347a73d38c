/**
 * What a draft must not be even while it is being written, each with the field to mend. Unfinished
 * is fine; what could not be stored, or would be read wrongly later, is not.
 */
import type { Question, SurveyContent } from '#lib/domain/surveys/content.ts';
import { contentStrings, wordsIn } from '#lib/domain/surveys/content-strings.ts';
import { unknownFacts } from '#lib/domain/surveys/fact-names.ts';
import { LOCALES, say, type Locale } from '#lib/messages/message.ts';
import { draftIssueWords } from '#lib/messages/survey-gate.ts';
import { gateProblems } from '#lib/messages/survey-gate.ts';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import { InvalidRequest, parsed, type FieldError } from './api/schema-errors.ts';

const QUESTION_CODE = /^[a-z][a-z0-9_]{0,30}$/;
const OPTION_CODE = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** The issues in the order of the form; empty for a draft that can be kept. */
export function draftIssues(content: SurveyContent, locale: Locale): FieldError[] {
	const own = [
		...languageIssues(content, locale),
		...content.questions.flatMap((question, place) =>
			codeIssues(question, place, content.questions, locale)
		),
		...factIssues(content, locale)
	];
	const known = new Set(own.map(({ path }) => path));
	return [...own, ...shapeIssues(content, locale).filter(({ path }) => !known.has(path))];
}

/** Codes that stand for answers already and were given another name. */
export function lockedIssues(
	renamed: ReadonlyMap<string, string>,
	locked: readonly string[],
	{ questions }: SurveyContent,
	locale: Locale
): FieldError[] {
	return [...renamed]
		.filter(([was]) => locked.includes(was))
		.map(([, code]) => ({
			path: `questions.${questions.findIndex((question) => question.code === code)}.code`,
			message: say(draftIssueWords, locale).locked
		}));
}

function languageIssues({ languages }: SurveyContent, locale: Locale): FieldError[] {
	if (languages.length > 0) return [];
	return [{ path: 'languages', message: say(draftIssueWords, locale).noLanguage }];
}

function codeIssues(
	{ code, options = [] }: Question,
	place: number,
	all: readonly Question[],
	locale: Locale
): FieldError[] {
	const t = say(draftIssueWords, locale);
	const repeated = say(gateProblems, locale).repeated_code;
	const at = `questions.${place}`;
	const own = QUESTION_CODE.test(code)
		? all.findIndex((other) => other.code === code) < place
			? [{ path: `${at}.code`, message: repeated(code) }]
			: []
		: [{ path: `${at}.code`, message: t.questionCode }];
	const ofOptions = options.flatMap((option, index) => {
		const path = `${at}.options.${index}.code`;
		if (!OPTION_CODE.test(option.code)) return [{ path, message: t.optionCode }];
		const isFirst = options.findIndex((other) => other.code === option.code) === index;
		return isFirst ? [] : [{ path, message: repeated(option.code) }];
	});
	return [...own, ...ofOptions];
}

function factIssues(content: SurveyContent, locale: Locale): FieldError[] {
	const words = say(gateProblems, locale).unknown_fact;
	// Codes may be repeated here, so that questions go by their place.
	const numbered = {
		...content,
		questions: content.questions.map((question, place) => ({
			...question,
			code: String(place),
			...(question.options && {
				options: question.options.map((option, index) => ({ ...option, code: String(index) }))
			})
		}))
	};
	return contentStrings(numbered).flatMap(({ path, words: text }) =>
		LOCALES.flatMap((language) =>
			unknownFacts(wordsIn(text, language)).map((found) => ({
				path: `${path.replace(/(\.options\.\d+)$/, '$1.text')}.${language}`,
				message: words(found)
			}))
		)
	);
}

function shapeIssues(content: SurveyContent, locale: Locale): FieldError[] {
	try {
		parsed(surveyDraft, content, locale);
		return [];
	} catch (problem) {
		if (problem instanceof InvalidRequest) return problem.fields;
		throw problem;
	}
}
