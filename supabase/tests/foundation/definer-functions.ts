/**
 * The reviewed functions that run with the rights of their owner, by who may call them.
 *
 * Before you add one: does its first statement check who asks; or is it a public door that checks a
 * secret; or does nobody but the server reach it?
 */

/** Public doors: the caller proves a secret (a token, a receipt), or acts on their own account only. */
const DOORS = [
	'complaint_form',
	'file_complaint',
	'find_receipt',
	'find_unsubscribe',
	'mark_opened',
	'open_form',
	'open_invitation',
	'save_draft',
	'submit_form',
	'submit_response',
	'track_case',
	'unsubscribe'
];
const OWN_ACCOUNT = ['accept_staff_invitations', 'set_own_locale'];

/** Commands and screens of staff: their first statement requires a role in the organisation. */
const STAFF = [
	'add_channel',
	'add_measurement_event',
	'add_wave',
	'answer_quality',
	'assign_case',
	'begin_interview',
	'close_survey',
	'copy_survey',
	'create_api_key',
	'create_instrument',
	'create_open_form',
	'create_survey',
	'export_responses',
	'import_complaints',
	'import_responses',
	'instrument_templates',
	'invitation_overview',
	'invite_customer',
	'invite_list',
	'invite_staff',
	'invite_test',
	'label_text',
	'lift_bounce',
	'list_answers',
	'list_invitations',
	'list_staff',
	'mail_view',
	'measurement_options',
	'note_case',
	'open_survey',
	'place_comments',
	'prevention_ledger',
	'publish_survey',
	'pulse',
	'read_attachment',
	'recent_words',
	'record_complaint',
	'record_encounter',
	'record_export',
	'remove_measurement_event',
	'remove_view',
	'report_invitation',
	'revoke_api_key',
	'revoke_staff_invitation',
	'satisfaction_and_complaints',
	'save_mail_words',
	'save_survey_draft',
	'save_view',
	'set_cause_word',
	'set_channel',
	'set_contact_rules',
	'set_membership',
	'set_open_form',
	'set_survey_outreach',
	'stop_wave',
	'survey_sums',
	'transition_case',
	'use_text_model',
	'word_figures',
	'word_queue'
];

/** The server's alone: API keys, rate limits, idempotency, the outbox, readiness. */
const SERVER = [
	'abandon_request',
	'authenticate_api_key',
	'begin_request',
	'claim_messages',
	'clear_attempts',
	'count_attempt',
	'count_attempts',
	'due_view_mail',
	'due_wave',
	'finish_request',
	'fold_measurements',
	'keep_proposal',
	'keep_readings',
	'keep_text_model',
	'prepare_contact',
	'queue_reminders',
	'queue_view_mail',
	'readiness',
	'report_alive',
	'run_wave',
	'selection_isolates',
	'settle_contact',
	'settle_message',
	'take_back_attempt',
	'text_reader_of',
	'text_training_due',
	'text_training_rows',
	'words_to_propose',
	'words_to_read'
];

/** Out of the API's sight, and callable by nobody but the functions above. */
const INNER = [
	'add_contact_rules',
	'add_default_card',
	'add_instrument',
	'add_invitation',
	'add_risk_event',
	'announce_alert',
	'await_reading',
	'catalog_id',
	'channel_for',
	'check_ratings',
	'columns_to_ask',
	'complaint_due',
	'contact_address',
	'contact_decision',
	'contact_from',
	'content_of',
	'create_organization',
	'customer_of_contact',
	'doubts',
	'due_view_mail_at',
	'due_wave_at',
	'ensure_customer',
	'flag_answer',
	'flags_of',
	'forget_rollups',
	'has_unread_must_act',
	'import_response',
	'instrument_for',
	'invite_line',
	'is_stopped',
	'isolates_few',
	'items_to_ask',
	'learn_from_case',
	'least_busy_agent',
	'locked_case',
	'log_skip',
	'matches',
	'measure_pace',
	'missing_words',
	'not_chosen',
	'note_change',
	'observer_of',
	'open_case',
	'prepare_contact_at',
	'purge',
	'purge_contacts',
	'queue_contact',
	'queue_reminders_at',
	'rated_items',
	'record_audit',
	'renew_reader',
	'review_customer',
	'run_wave_at',
	'score_encounter',
	'score_response',
	'stop_address',
	'store_complaint',
	'store_reading',
	'store_response',
	'survey_for_answering',
	'time_of_use',
	'wave_audience',
	'words_of_reading'
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
