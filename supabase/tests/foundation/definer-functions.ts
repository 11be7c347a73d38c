/**
 * The reviewed functions that run with the rights of their owner, by who may call them.
 *
 * Before you add one: does its first statement check who asks; or is it a public door that checks a
 * secret; or does nobody but the server reach it?
 */

/** Public doors: the caller proves a secret (a token, a receipt), or acts on their own account only. */
const DOORS = ['find_receipt', 'mark_opened', 'open_invitation', 'save_draft', 'submit_response'];
const OWN_ACCOUNT = ['accept_staff_invitations', 'set_own_locale'];

/** Commands and screens of staff: their first statement requires a role in the organisation. */
const STAFF = [
	'assign_case',
	'close_survey',
	'copy_survey',
	'create_api_key',
	'create_instrument',
	'create_survey',
	'import_responses',
	'instrument_templates',
	'invite_customer',
	'invite_staff',
	'invite_test',
	'list_staff',
	'measurement_options',
	'note_case',
	'open_survey',
	'prevention_ledger',
	'publish_survey',
	'pulse',
	'read_attachment',
	'record_encounter',
	'revoke_api_key',
	'revoke_staff_invitation',
	'save_survey_draft',
	'set_membership',
	'survey_sums',
	'transition_case'
];

/** The server's alone: API keys, rate limits, idempotency, the outbox, readiness. */
const SERVER = [
	'abandon_request',
	'authenticate_api_key',
	'begin_request',
	'claim_messages',
	'clear_attempts',
	'count_attempt',
	'finish_request',
	'readiness',
	'report_alive',
	'settle_message',
	'take_back_attempt'
];

/** Out of the API's sight, and callable by nobody but the functions above. */
const INNER = [
	'add_default_card',
	'add_instrument',
	'add_risk_event',
	'announce_alert',
	'check_ratings',
	'columns_to_ask',
	'contact_from',
	'content_of',
	'create_organization',
	'ensure_customer',
	'has_unread_must_act',
	'import_response',
	'instrument_for',
	'isolates_few',
	'items_to_ask',
	'learn_from_case',
	'least_busy_agent',
	'locked_case',
	'missing_words',
	'open_case',
	'purge',
	'rated_items',
	'record_audit',
	'review_customer',
	'score_encounter',
	'score_response',
	'store_response',
	'survey_for_answering',
	'time_of_use'
];

/** Also out of sight, but policies and invoker functions must be able to ask them. */
const WHO_ASKS = ['my_organizations', 'require_role'];

const inSchema = (schema: string, functions: string[]) =>
	functions.map((name) => `${schema}.${name}`).sort();

export const PUBLIC_DOORS = [...DOORS].sort();
export const WITHOUT_ROLE = [...DOORS, ...OWN_ACCOUNT].sort();
export const SERVER_ONLY = [...SERVER].sort();
export const OPEN_PRIVATE = inSchema('private', WHO_ASKS);
export const DEFINERS = [
	...inSchema('private', [...INNER, ...WHO_ASKS]),
	...inSchema('public', [...DOORS, ...OWN_ACCOUNT, ...STAFF, ...SERVER])
];
