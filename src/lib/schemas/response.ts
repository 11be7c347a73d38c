/**
 * What a survey form may carry. Its field names follow from the survey: `p_<item>` for what was
 * experienced, `e_<item>` and `a_<item>` for what was expected and what would just do,
 * `w_<dimension>` for importance, `q_<question>`; anything else is refused, so that a changed or
 * guessed field never travels further.
 */
import { z } from 'zod';
import { secondsTaken } from '#lib/domain/surveys/answering-time.ts';
import { askedColumns, ratingField, type RatingColumn } from '#lib/domain/surveys/asked-survey.ts';
import { FILE_BODY_LIMIT_BYTES, type Upload } from '#lib/domain/surveys/attachments.ts';
import { hiddenQuestions, questionField } from '#lib/domain/surveys/conditions.ts';
import {
	COMMENT_LIMIT_CODE_POINTS,
	CONTACT_LIMIT_CODE_POINTS,
	FIELD_PROBLEMS,
	NO_OPINION,
	type FieldProblem,
	type FieldValues
} from '#lib/domain/surveys/form-fields.ts';
import { sharedPoints, weightField } from '#lib/domain/surveys/importance.ts';
import { answerTo, isAttachments, type Answer, type Attachment } from './question-answer.ts';
import { rating, text } from './response-fields.ts';
import { asText, gapsIn, type Asked, type ReadFields } from './response-rules.ts';

const SURVEY_BODY_LIMIT_BYTES = 64 * 1024;

/** The schema is used for one form only: compiling it would cost more than it saves. */
const ONCE = { jitless: true };

export type Ratings = Record<string, number | null>;

export type SurveyAnswer = {
	submission_id: string;
	locale: 'zh' | 'en';
	/** Which ratings were asked of each item. */
	columns: RatingColumn[];
	perceptions: Ratings;
	expectations: Ratings;
	adequates: Ratings;
	/** Points by dimension; null when they were not shared out. */
	weights: Record<string, number> | null;
	overall: number | null;
	comment: string | null;
	contact_requested: boolean;
	contact_detail: string | null;
	answers: Record<string, Answer>;
	duration_seconds: number | null;
	/** What a program would do and a person would not. */
	signs: { honeypot?: true };
	files: (Attachment & { question: string })[];
};

/** A form as it was posted: fields by name, a list where a name is there more than once. */
export type PostedForm = { fields: FieldValues; files: Readonly<Record<string, Upload[]>> };

/** How large a form may be: small, unless it may carry files. */
export function bodyLimit({ questions }: Pick<Asked, 'questions'>): number {
	return questions.some(({ type }) => type === 'file')
		? FILE_BODY_LIMIT_BYTES
		: SURVEY_BODY_LIMIT_BYTES;
}

/**
 * Reads a posted form as an answer that the database takes, or says which fields are wrong.
 * Answers to questions that do not show are dropped, whatever they are.
 */
export function readAnswer(
	survey: Asked,
	{ fields, files }: PostedForm,
	now: Date
): { answer: SurveyAnswer } | { problems: Record<string, FieldProblem> } {
	const hidden = hiddenQuestions(survey, fields);
	const dropped = new Set([...hidden].map(questionField));
	const given = Object.entries({ ...fields, ...files }).filter(([name]) => !dropped.has(name));
	const shown = {
		...survey,
		questions: survey.questions.filter(({ code }) => !hidden.has(code))
	};
	const { data, error } = responseSchema(shown, now).safeParse(Object.fromEntries(given), ONCE);
	return error ? { problems: fieldProblems(error) } : { answer: data };
}

function responseSchema(survey: Asked, now: Date) {
	return z
		.strictObject({
			...ownFields(survey),
			submission_id: z.uuid('unreadable'),
			locale: z.enum(survey.languages, 'unreadable'),
			shown_at: z.string('unreadable').max(40, 'unreadable').optional(),
			website: z.string('unreadable').optional()
		})
		.superRefine(
			(form, context) => {
				for (const [field, message] of gapsIn(survey, form)) {
					context.addIssue({ code: 'custom', path: [field], message });
				}
			},
			{ when: () => true } // said together with whatever else is wrong
		)
		.transform(({ submission_id, locale, shown_at, website, ...own }): SurveyAnswer => {
			const form: ReadFields = own;
			const isContactWanted = form['contact_requested'] !== undefined;
			return {
				submission_id,
				locale,
				columns: askedColumns(survey),
				perceptions: ratingsOf(survey, 'perception', form),
				expectations: ratingsOf(survey, 'expectation', form),
				adequates: ratingsOf(survey, 'adequate', form),
				weights: weightsOf(survey, form),
				overall: (form['overall'] ?? null) as number | null,
				comment: asText(form['comment']) ?? null,
				contact_requested: isContactWanted,
				// Without the wish there is no purpose to keep it for.
				contact_detail: (isContactWanted && asText(form['contact_detail'])) || null,
				...answersOf(survey, form),
				duration_seconds: secondsTaken(shown_at, now),
				signs: website ? { honeypot: true } : {}
			};
		});
}

/** The fields that this survey has and another may not. */
function ownFields(survey: Asked): Record<string, z.ZodType> {
	const { asks, dimensions, items, questions, scale } = survey;
	return {
		...Object.fromEntries(
			askedColumns(survey).flatMap((column) =>
				items.map(({ code }) => [ratingField(column, code), rating(scale, NO_OPINION)])
			)
		),
		...Object.fromEntries(
			(asks.importance ? dimensions : []).map(({ code }) => [
				weightField(code),
				z.string('unreadable').optional()
			])
		),
		...Object.fromEntries(questions.map((each) => [questionField(each.code), answerTo(each)])),
		...(asks.overall && { overall: rating(scale) }),
		...(asks.comment && { comment: text(COMMENT_LIMIT_CODE_POINTS) }),
		...(asks.contact !== 'never' && {
			contact_requested: z.literal('on', 'unreadable').optional(),
			contact_detail: text(CONTACT_LIMIT_CODE_POINTS)
		})
	};
}

function ratingsOf(survey: Asked, column: RatingColumn, form: ReadFields): Ratings {
	if (!survey.columns.includes(column)) return {};
	return Object.fromEntries(
		survey.items.map(({ code }) => [code, form[ratingField(column, code)] as number | null])
	);
}

function weightsOf({ dimensions }: Asked, form: ReadFields): Record<string, number> | null {
	const shared = sharedPoints(dimensions.map(({ code }) => asText(form[weightField(code)])));
	if (!Array.isArray(shared)) return null;
	return Object.fromEntries(dimensions.map(({ code }, place) => [code, shared[place] ?? 0]));
}

function answersOf({ questions }: Asked, form: ReadFields) {
	const answers: SurveyAnswer['answers'] = {};
	const files: SurveyAnswer['files'] = [];
	for (const { code: question, type } of questions) {
		const answer = form[questionField(question)] as Answer | Attachment[] | null;
		if (answer === null) continue;
		if (type !== 'file') answers[question] = answer as Answer;
		else if (isAttachments(answer)) files.push(...answer.map((file) => ({ question, ...file })));
	}
	return { answers, files };
}

/** The first problem of each field; fields that the survey does not have count as one, `form`. */
function fieldProblems(error: z.ZodError): Record<string, FieldProblem> {
	const problems: Record<string, FieldProblem> = {};
	for (const { path, message } of error.issues) {
		const known = FIELD_PROBLEMS.find((problem) => problem === message);
		problems[String(path[0] ?? 'form')] ??= known ?? 'unreadable';
	}
	return problems;
}
