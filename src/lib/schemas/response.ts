/**
 * What a survey form may carry. Its field names follow from the survey: `p_<item>` for what was
 * experienced, `e_<item>` for what was expected; anything else is refused, so that a changed or
 * guessed field never travels further.
 */
import { z } from 'zod';
import { cleanText, codePoints } from '#lib/domain/text/clean-text.ts';
import type { OpenSurvey } from './open-survey.ts';

export const SURVEY_BODY_LIMIT_BYTES = 64 * 1024;
export const COMMENT_LIMIT_CODE_POINTS = 4000;
export const CONTACT_LIMIT_CODE_POINTS = 200;

/** A rating of this value says "no opinion", which is not the same as a skipped item. */
export const NO_OPINION = 0;

/** Why a field was refused; `messages/survey.ts` has the words. */
export type FieldProblem = 'rating_needed' | 'too_long' | 'unreadable';

export type Ratings = Record<string, number | null>;

export type SurveyAnswer = {
	submission_id: string;
	locale: 'zh' | 'en';
	perceptions: Ratings;
	expectations: Ratings;
	overall: number | null;
	comment: string | null;
	contact_requested: boolean;
	contact_detail: string | null;
};

type Asked = Pick<OpenSurvey, 'columns' | 'items' | 'languages' | 'scale'>;

export function asksExpectations(survey: Pick<OpenSurvey, 'columns'>): boolean {
	return survey.columns.includes('expectation');
}

/** The schema of one survey's form: strings in, an answer as the database takes it out. */
export function responseSchema(survey: Asked) {
	const prefixes = asksExpectations(survey) ? ['p', 'e'] : ['p'];
	const ratings = Object.fromEntries(
		prefixes.flatMap((prefix) =>
			survey.items.map(({ code }) => [`${prefix}_${code}`, rating(survey, NO_OPINION)])
		)
	);
	return z
		.strictObject({
			...ratings,
			submission_id: z.uuid('unreadable'),
			locale: z.enum(survey.languages, 'unreadable'),
			overall: rating(survey, survey.scale.min),
			comment: text(COMMENT_LIMIT_CODE_POINTS),
			contact_requested: z.literal('on', 'unreadable').optional(),
			contact_detail: text(CONTACT_LIMIT_CODE_POINTS)
		})
		.refine((form) => Object.entries(form).some(([name, value]) => isRated(name, value)), {
			path: [`p_${survey.items[0]?.code ?? ''}`],
			message: 'rating_needed',
			when: () => true // said together with whatever else is wrong
		})
		.transform((form): SurveyAnswer => {
			const given: Readonly<Record<string, unknown>> = form;
			const isContactWanted = form.contact_requested !== undefined;
			return {
				submission_id: form.submission_id,
				locale: form.locale,
				perceptions: ratingsOf(given, 'p', survey),
				expectations: asksExpectations(survey) ? ratingsOf(given, 'e', survey) : {},
				overall: form.overall,
				comment: form.comment,
				contact_requested: isContactWanted,
				// Without the wish there is no purpose to keep it for.
				contact_detail: isContactWanted ? form.contact_detail : null
			};
		});
}

/** The first problem of each field; fields that the survey does not have count as one, `form`. */
export function fieldProblems(error: z.ZodError): Record<string, FieldProblem> {
	const problems: Record<string, FieldProblem> = {};
	for (const { path, message } of error.issues) {
		problems[String(path[0] ?? 'form')] ??= isFieldProblem(message) ? message : 'unreadable';
	}
	return problems;
}

function isRated(name: string, value: unknown): boolean {
	return name.startsWith('p_') && typeof value === 'number' && value !== NO_OPINION;
}

function isFieldProblem(message: string): message is FieldProblem {
	return message === 'rating_needed' || message === 'too_long' || message === 'unreadable';
}

function rating(survey: Asked, lowest: number) {
	return z
		.string('unreadable')
		.regex(/^\d{1,2}$/, 'unreadable')
		.transform(Number)
		.refine(
			(value) => value === lowest || (value >= survey.scale.min && value <= survey.scale.max),
			'unreadable'
		)
		.optional()
		.transform((value) => value ?? null);
}

function text(limit: number) {
	return z
		.string('unreadable')
		.transform((given) => cleanText(given).trim())
		.refine((cleaned) => codePoints(cleaned) <= limit, 'too_long')
		.optional()
		.transform((cleaned) => cleaned || null);
}

function ratingsOf(
	form: Readonly<Record<string, unknown>>,
	prefix: 'p' | 'e',
	survey: Asked
): Ratings {
	return Object.fromEntries(
		survey.items.map(({ code }) => [code, form[`${prefix}_${code}`] as number | null])
	);
}
