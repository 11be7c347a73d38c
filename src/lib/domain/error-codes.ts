/**
 * Every way in which the product says no, with the HTTP status it answers. The database raises the
 * same codes; `docs/error-codes.md` explains them and `messages/errors.ts` puts them into words.
 */
export const ERROR_STATUS = {
	address_missing: 422,
	already_member: 409,
	append_only: 409,
	card_changed: 409,
	case_is_closed: 409,
	case_opening_not_available: 422,
	channel_exists: 409,
	channel_not_available: 422,
	contact_not_allowed: 409,
	customer_ambiguous: 409,
	details_missing: 422,
	forbidden: 403,
	form_exists: 409,
	form_unusable: 404,
	idempotency_key_in_use: 409,
	idempotency_key_reused: 422,
	instrument_lacks_expectation: 422,
	invalid: 422,
	invalid_json: 400,
	invitation_unusable: 404,
	last_admin: 409,
	mails_waiting: 409,
	method_not_allowed: 405,
	news_since: 409,
	not_acceptable: 415,
	not_found: 404,
	organization_is_fixed: 409,
	own_membership: 403,
	payload_too_large: 413,
	program_running: 409,
	service_unavailable: 503,
	sign_in_failed: 401,
	submission_id_taken: 409,
	survey_exists: 409,
	survey_not_open: 409,
	survey_not_ready: 422,
	timeout: 504,
	too_many_additions: 409,
	too_many_attempts: 429,
	transition_refused: 409,
	translation_missing: 422,
	unauthenticated: 401,
	unexpected: 500,
	unknown_customer: 422,
	unknown_encounter: 422,
	unknown_instrument: 422,
	unknown_outcome: 422,
	unknown_owner: 422,
	unknown_service: 422,
	unknown_site: 422,
	unknown_survey: 422
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export function isErrorCode(value: string): value is ErrorCode {
	return Object.hasOwn(ERROR_STATUS, value);
}
