/** Problems of fields in words: beside the field, and once in the summary. */
import { askedColumns, ratingField, type AskedSurvey } from '#lib/domain/surveys/asked-survey.ts';
import { FILES_MOST } from '#lib/domain/surveys/attachments.ts';
import { questionField } from '#lib/domain/surveys/conditions.ts';
import {
	ANSWER_LIMIT_CODE_POINTS,
	COMMENT_LIMIT_CODE_POINTS,
	CONTACT_LIMIT_CODE_POINTS,
	valueOf,
	type FieldProblem,
	type FieldValues
} from '#lib/domain/surveys/form-fields.ts';
import { pointsLeft, weightField } from '#lib/domain/surveys/importance.ts';
import { inLocale } from '#lib/format/text.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { survey as words } from '#lib/messages/survey.ts';
import { surveyProblems } from '#lib/messages/survey-problems.ts';

export type Problems = Readonly<Record<string, FieldProblem>>;
type Words = Record<string, string>;

export function problemWords(
	problems: Problems,
	survey: AskedSurvey,
	kept: FieldValues,
	locale: Locale
): Words {
	const t = say(surveyProblems, locale);
	const said = (field: string, problem: FieldProblem): string => {
		switch (problem) {
			case 'rating_needed':
				return t.ratingNeeded;
			case 'something_needed':
				return t.somethingNeeded;
			case 'answer_needed':
				return field === 'contact_detail' ? t.contactNeeded : t.answerNeeded;
			case 'files_too_many':
				return t.filesTooMany(FILES_MOST);
			case 'file_unusable':
				return t.fileUnusable;
			case 'points_left':
				return pointsWords(survey, kept, locale);
			case 'unreadable':
				return field.startsWith('w_') ? t.pointsUnreadable : t.choiceUnreadable;
			case 'too_long':
				if (field === 'comment') return t.commentTooLong(COMMENT_LIMIT_CODE_POINTS);
				if (field === 'contact_detail') return t.contactTooLong(CONTACT_LIMIT_CODE_POINTS);
				return t.answerTooLong(ANSWER_LIMIT_CODE_POINTS);
		}
	};
	return Object.fromEntries(
		Object.entries(problems).map(([field, problem]) => [field, said(field, problem)])
	);
}

function pointsWords({ dimensions }: AskedSurvey, kept: FieldValues, locale: Locale): string {
	const t = say(words, locale);
	const left = pointsLeft(dimensions.map(({ code }) => valueOf(kept, weightField(code))));
	return left > 0 ? t.pointsLeft(left) : t.pointsOver(-left);
}

/** One line for each problem in the order of the page; what has no field to go to comes last. */
export function summaryOf(
	explained: Readonly<Words>,
	problems: Problems,
	survey: AskedSurvey,
	locale: Locale
): { href: string | null; words: string }[] {
	const t = say(surveyProblems, locale);
	const fields = fieldsInOrder(survey);
	const shown = fields.flatMap((field) => {
		const line = explained[field];
		if (line === undefined) return [];
		const question = survey.questions.find(({ code }) => questionField(code) === field);
		const isNeeded = question && problems[field] === 'answer_needed';
		const named = isNeeded ? t.answerNeededTo(inLocale(question.text, locale)) : line;
		return [{ href: `#${field}`, words: named }];
	});
	const isAllShown = Object.keys(explained).every((field) => fields.includes(field));
	return isAllShown ? shown : [...shown, { href: null, words: t.formUnreadable }];
}

function fieldsInOrder(survey: AskedSurvey): string[] {
	const questions = (place: 'before' | 'after') =>
		survey.questions
			.filter((question) => question.place === place)
			.map(({ code }) => questionField(code));
	return [
		...questions('before'),
		...survey.items.flatMap(({ code }) =>
			askedColumns(survey).map((column) => ratingField(column, code))
		),
		'overall',
		...questions('after'),
		...survey.dimensions.map(({ code }) => weightField(code)),
		...['comment', 'contact_detail']
	];
}
