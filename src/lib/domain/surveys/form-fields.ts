/** What a survey's form holds, by the names of its fields, before anybody has looked at it. */

/** A field that may be there more than once, such as a multiple choice, holds a list. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

export const COMMENT_LIMIT_CODE_POINTS = 4000;
/** Of one question of a survey's own. */
export const ANSWER_LIMIT_CODE_POINTS = 4000;
export const CONTACT_LIMIT_CODE_POINTS = 200;

/** A rating of this value says "no opinion", which is not the same as a skipped item. */
export const NO_OPINION = 0;

/** Why a field was refused; `messages/survey-problems.ts` has the words. */
export const FIELD_PROBLEMS = [
	'answer_needed',
	'files_too_many',
	'file_unusable',
	'points_left',
	'rating_needed',
	'something_needed',
	'too_long',
	'unreadable'
] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

/** All values of a field that are not empty. */
export function valuesOf(fields: FieldValues, name: string): readonly string[] {
	if (!Object.hasOwn(fields, name)) return [];
	return [fields[name] ?? []].flat().filter((value) => value !== '');
}

/** The first value of a field; undefined for an empty one. */
export function valueOf(fields: FieldValues, name: string): string | undefined {
	return valuesOf(fields, name)[0];
}
