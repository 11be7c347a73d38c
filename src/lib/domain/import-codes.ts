/** Why one row of an import was left out. `docs/error-codes.md` explains them. */
export const ROW_CODES = [
	'future_date',
	'invalid_answer',
	'invalid_channel',
	'invalid_date',
	'invalid_end',
	'invalid_locale',
	'invalid_quantity',
	'invalid_rating',
	'invalid_row',
	'invalid_weights',
	'missing_external_id',
	'missing_submission_id',
	'no_ratings',
	'too_long',
	'unknown_cause',
	'unknown_customer',
	'unknown_fact',
	'unknown_service',
	'unknown_site'
] as const;

export type RowCode = (typeof ROW_CODES)[number];

export function isRowCode(value: string): value is RowCode {
	return ROW_CODES.some((code) => code === value);
}
