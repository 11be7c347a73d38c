/**
 * The reviewed functions that run with the rights of their owner, by who may call them.
 *
 * Before you add one: does its first statement check who asks; or is it a public door that checks a
 * secret; or does nobody but the server reach it?
 */

import { INNER } from './inner-functions.ts';

/** Public doors: the caller proves a secret (a token, a receipt), or acts on their own account only. */
const DOORS = [
	'add_to_complaint',
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
	'accept_card',
	'accept_risk_model',
	'add_channel',
	'add_measurement_event',
	'add_wave',
	'alert_queue',
	'answer_quality',
	'assign_case',
	'audit_prevention',
	'begin_interview',
	'close_survey',
	'copy_survey',
	'count_waiting',
	'create_api_key',
	'create_instrument',
	'create_open_form',
	'create_survey',
	'export_responses',
	'import_complaints',
	'import_encounters',
	'import_responses',
	'instrument_templates',
	'invitation_overview',
	'invite_customer',
	'invite_list',
	'invite_staff',
	'invite_test',
	'label_alert',
	'label_text',
	'learned_risk',
	'learning_audit',
	'lift_bounce',
	'list_answers',
	'list_invitations',
	'list_staff',
	'mail_view',
	'measurement_options',
	'name_cause',
	'note_case',
	'observed_rates',
	'open_survey',
	'place_comments',
	'prevention_ledger',
	'preview_card',
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
	'retire_risk_model',
	'revoke_api_key',
	'revoke_staff_invitation',
	'satisfaction_and_complaints',
	'save_mail_words',
	'save_survey_draft',
	'save_view',
	'set_cause_word',
	'set_channel',
	'set_complaint_form',
	'set_contact_rules',
	'set_left',
	'set_membership',
	'set_open_form',
	'set_playbook',
	'set_prevention_rules',
	'set_survey_outreach',
	'set_vulnerable',
	'signal_quality',
	'start_prevention',
	'stop_prevention',
	'stop_wave',
	'survey_sums',
	'take_alert',
	'transition_case',
	'use_text_model',
	'word_figures',
	'word_queue',
	'write_to_customer'
];

/** The server's alone: API keys, rate limits, idempotency, the outbox, readiness. */
const SERVER = [
	'abandon_request',
	'apply_cards',
	'authenticate_api_key',
	'begin_request',
	'claim_messages',
	'clear_attempts',
	'count_attempt',
	'count_attempts',
	'count_observed_rates',
	'due_learning',
	'due_prevention',
	'due_recovery',
	'due_view_mail',
	'due_wave',
	'end_prevention_windows',
	'finish_request',
	'fold_measurements',
	'has_text_drifted',
	'invite_recovery',
	'keep_proposal',
	'keep_readings',
	'keep_text_model',
	'keep_text_watch',
	'learning_counts',
	'prepare_contact',
	'queue_digests',
	'queue_reminders',
	'queue_view_mail',
	'read_clock_signals',
	'readiness',
	'report_alive',
	'review_due',
	'run_wave',
	'selection_isolates',
	'settle_contact',
	'settle_message',
	'store_prevention_verdict',
	'store_risk_model',
	'take_back_attempt',
	'take_risk_snapshots',
	'tend_alerts',
	'text_reader_of',
	'text_training_due',
	'text_training_rows',
	'texts_to_watch',
	'words_to_propose',
	'words_to_read'
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
