-- Generated from the migrations by "npm run generate"; never edited.

-- Types -------------------------------------------------------------------------------------------

create type public.case_kind as enum ('prevention', 'pre_complaint', 'complaint');

create type public.staff_role as enum ('agent', 'quality_manager', 'trainer', 'admin');

create type public.survey_form as enum ('pulse', 'lite', 'perception', 'expectation', 'expectation_perception', 'tolerance', 'feedback');

create type public.survey_status as enum ('draft', 'open', 'closed');

-- Domains -----------------------------------------------------------------------------------------

create domain public.bilingual_name as jsonb CHECK (((VALUE IS NULL) OR private.is_bilingual(VALUE, 200)));

create domain public.bilingual_text as jsonb CHECK (((VALUE IS NULL) OR private.is_bilingual(VALUE, 2000)));

create domain public.code as text CHECK ((VALUE ~ '^[a-z0-9][a-z0-9_-]{0,62}$'::text));

create domain public.external_id as text CHECK (((char_length(VALUE) >= 1) AND (char_length(VALUE) <= 200)));

create domain public.locale as text CHECK ((VALUE = ANY (ARRAY['zh'::text, 'en'::text])));

-- Tables ------------------------------------------------------------------------------------------

create table private.alert_rounds (
	organization_id uuid not null,
	at timestamp with time zone not null,
	constraint alert_rounds_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
	constraint alert_rounds_pkey PRIMARY KEY (organization_id)
);

create table private.attempts (
	bucket text not null,
	at timestamp with time zone not null default clock_timestamp(),
	constraint attempts_bucket_check CHECK ((char_length(bucket) <= 200))
);

create table private.clock_due (
	organization_id uuid not null,
	customer_id uuid not null,
	signal text not null,
	constraint clock_due_pkey PRIMARY KEY (organization_id, customer_id, signal)
);

create table private.clock_turns (
	organization_id uuid not null,
	signal text not null,
	next_at timestamp with time zone not null default now(),
	basis text,
	read_until timestamp with time zone,
	constraint clock_turns_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
	constraint clock_turns_pkey PRIMARY KEY (organization_id, signal),
	constraint clock_turns_signal_check CHECK ((signal = ANY (ARRAY['silence'::text, 'left_at'::text, 'season_peak'::text, 'product_batch'::text])))
);

create table private.digest_runs (
	organization_id uuid not null,
	user_id uuid not null,
	day date not null,
	at timestamp with time zone not null,
	constraint digest_runs_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) ON DELETE CASCADE,
	constraint digest_runs_pkey PRIMARY KEY (organization_id, user_id, day),
	constraint digest_runs_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE
);

create table private.drafts (
	organization_id uuid not null,
	invitation_id uuid not null,
	fields jsonb not null,
	updated_at timestamp with time zone not null default now(),
	constraint drafts_fields_check CHECK (((jsonb_typeof(fields) = 'object'::text) AND (octet_length((fields)::text) <= 65536))),
	constraint drafts_organization_id_invitation_id_fkey FOREIGN KEY (organization_id, invitation_id) REFERENCES invitations(organization_id, id) ON DELETE CASCADE,
	constraint drafts_pkey PRIMARY KEY (organization_id, invitation_id)
);

create table private.heartbeats (
	name text not null,
	seen_at timestamp with time zone not null,
	constraint heartbeats_pkey PRIMARY KEY (name)
);

create table private.instrument_templates (
	code code not null,
	definition jsonb not null,
	constraint instrument_templates_pkey PRIMARY KEY (code)
);

create table private.learning_runs (
	organization_id uuid not null,
	ran_at timestamp with time zone not null,
	constraint learning_runs_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint learning_runs_pkey PRIMARY KEY (organization_id)
);

create table private.measurement_changes (
	id bigint not null,
	organization_id uuid not null,
	survey_id uuid not null,
	sign smallint not null,
	answer private.counted_answer not null,
	constraint measurement_changes_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id) ON DELETE CASCADE,
	constraint measurement_changes_pkey PRIMARY KEY (id),
	constraint measurement_changes_sign_check CHECK ((sign = ANY (ARRAY['-1'::integer, 1])))
);

create table private.observed_rates (
	organization_id uuid not null,
	counted_at timestamp with time zone not null,
	rates jsonb not null,
	audit jsonb not null default '{}'::jsonb,
	constraint observed_rates_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint observed_rates_pkey PRIMARY KEY (organization_id)
);

create table private.prevention_salts (
	organization_id uuid not null,
	program_id uuid not null,
	salt text not null,
	constraint prevention_salts_organization_id_program_id_fkey FOREIGN KEY (organization_id, program_id) REFERENCES prevention_programs(organization_id, id),
	constraint prevention_salts_pkey PRIMARY KEY (organization_id, program_id),
	constraint prevention_salts_salt_check CHECK ((char_length(salt) >= 32))
);

create table private.recovery_runs (
	organization_id uuid not null,
	case_id uuid not null,
	at timestamp with time zone not null default now(),
	invitation_id uuid,
	rule text,
	constraint recovery_runs_organization_id_case_id_fkey FOREIGN KEY (organization_id, case_id) REFERENCES cases(organization_id, id) ON DELETE CASCADE,
	constraint recovery_runs_pkey PRIMARY KEY (organization_id, case_id)
);

create table private.requests (
	organization_id uuid not null,
	key text not null,
	fingerprint text not null,
	status integer,
	body jsonb,
	created_at timestamp with time zone not null default now(),
	constraint requests_key_check CHECK (((char_length(key) >= 1) AND (char_length(key) <= 200))),
	constraint requests_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint requests_pkey PRIMARY KEY (organization_id, key)
);

create table private.response_owners (
	organization_id uuid not null,
	response_id uuid not null,
	customer_id uuid not null,
	constraint response_owners_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id),
	constraint response_owners_organization_id_response_id_fkey FOREIGN KEY (organization_id, response_id) REFERENCES responses(organization_id, id) ON DELETE CASCADE,
	constraint response_owners_pkey PRIMARY KEY (organization_id, response_id)
);

create table private.reviews_due (
	organization_id uuid not null,
	customer_id uuid not null,
	since timestamp with time zone not null default clock_timestamp(),
	constraint reviews_due_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id) ON DELETE CASCADE,
	constraint reviews_due_pkey PRIMARY KEY (organization_id, customer_id)
);

create table private.rollup_choices (
	rollup_id bigint not null,
	question text not null,
	value text not null,
	n bigint not null,
	constraint rollup_choices_pkey PRIMARY KEY (rollup_id, question, value),
	constraint rollup_choices_rollup_id_fkey FOREIGN KEY (rollup_id) REFERENCES private.rollups(id) ON DELETE CASCADE
);

create table private.rollup_states (
	organization_id uuid not null,
	survey_id uuid not null,
	constraint rollup_states_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id) ON DELETE CASCADE,
	constraint rollup_states_pkey PRIMARY KEY (organization_id, survey_id)
);

create table private.rollup_vectors (
	rollup_id bigint not null,
	kind text not null,
	numbers numeric[] not null,
	constraint rollup_vectors_pkey PRIMARY KEY (rollup_id, kind),
	constraint rollup_vectors_rollup_id_fkey FOREIGN KEY (rollup_id) REFERENCES private.rollups(id) ON DELETE CASCADE
);

create table private.rollups (
	id bigint not null,
	organization_id uuid not null,
	survey_id uuid not null,
	grain text not null,
	key text not null,
	period date not null,
	site_id uuid,
	service_id uuid,
	channel text,
	locale text,
	flags text[],
	n bigint not null default 0,
	span text not null,
	scores bigint[] not null default '{}'::bigint[],
	constraint rollups_grain_check CHECK ((grain = ANY (ARRAY['all'::text, 'site'::text, 'service'::text, 'channel'::text, 'locale'::text, 'flags'::text, 'site service'::text, 'site channel'::text, 'site locale'::text, 'site flags'::text, 'place'::text, 'mixed'::text, 'full'::text]))),
	constraint rollups_n_check CHECK ((n >= 0)),
	constraint rollups_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id) ON DELETE CASCADE,
	constraint rollups_organization_id_survey_id_key_key UNIQUE (organization_id, survey_id, key),
	constraint rollups_pkey PRIMARY KEY (id),
	constraint rollups_span_check CHECK ((span = ANY (ARRAY['day'::text, 'month'::text, 'year'::text])))
);

create table private.snapshot_runs (
	organization_id uuid not null,
	week date not null,
	as_of timestamp with time zone not null,
	after_customer uuid,
	finished_at timestamp with time zone,
	constraint snapshot_runs_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint snapshot_runs_pkey PRIMARY KEY (organization_id, week)
);

create table private.survey_paces (
	organization_id uuid not null,
	survey_id uuid not null,
	n integer not null,
	seconds_per_rating numeric not null,
	measured_at timestamp with time zone not null default now(),
	constraint survey_paces_n_check CHECK ((n > 0)),
	constraint survey_paces_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id) ON DELETE CASCADE,
	constraint survey_paces_pkey PRIMARY KEY (organization_id, survey_id),
	constraint survey_paces_seconds_per_rating_check CHECK ((seconds_per_rating >= (0)::numeric))
);

create table private.text_watches (
	organization_id uuid not null,
	counted_at timestamp with time zone not null,
	counts jsonb not null default '{}'::jsonb,
	constraint text_watches_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint text_watches_pkey PRIMARY KEY (organization_id)
);

create table private.told_sums (
	organization_id uuid not null,
	survey_id uuid not null,
	question text not null,
	told jsonb not null,
	constraint told_sums_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id) ON DELETE CASCADE,
	constraint told_sums_pkey PRIMARY KEY (organization_id, survey_id, question)
);

create table private.view_mail_runs (
	organization_id uuid not null,
	view_id uuid not null,
	user_id uuid not null,
	due_at timestamp with time zone not null,
	constraint view_mail_runs_organization_id_view_id_user_id_fkey FOREIGN KEY (organization_id, view_id, user_id) REFERENCES view_mails(organization_id, view_id, user_id) ON DELETE CASCADE,
	constraint view_mail_runs_pkey PRIMARY KEY (organization_id, view_id, user_id, due_at)
);

create table public.alert_labels (
	organization_id uuid not null,
	alert_id uuid not null,
	user_id uuid not null,
	label text not null,
	at timestamp with time zone not null default now(),
	constraint alert_labels_label_check CHECK ((label = ANY (ARRAY['useful'::text, 'wrong'::text, 'too_early'::text, 'known'::text]))),
	constraint alert_labels_organization_id_alert_id_fkey FOREIGN KEY (organization_id, alert_id) REFERENCES risk_alerts(organization_id, id),
	constraint alert_labels_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES memberships(organization_id, user_id),
	constraint alert_labels_pkey PRIMARY KEY (organization_id, alert_id, user_id)
);

create table public.api_keys (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	name text not null,
	prefix text not null,
	key_hash bytea not null,
	scopes text[] not null,
	created_by uuid,
	created_at timestamp with time zone not null default now(),
	last_used_at timestamp with time zone,
	revoked_at timestamp with time zone,
	constraint api_keys_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint api_keys_key_hash_check CHECK ((octet_length(key_hash) = 32)),
	constraint api_keys_key_hash_key UNIQUE (key_hash),
	constraint api_keys_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
	constraint api_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint api_keys_pkey PRIMARY KEY (organization_id, id),
	constraint api_keys_prefix_check CHECK ((char_length(prefix) = 12)),
	constraint api_keys_scopes_check CHECK (((scopes <@ ARRAY['read'::text, 'write'::text]) AND (cardinality(scopes) > 0)))
);

create table public.attachments (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	response_id uuid not null,
	question code not null,
	name text not null,
	media_type text not null,
	byte_size integer not null,
	sha256 bytea not null,
	content bytea not null,
	created_at timestamp with time zone not null default now(),
	constraint attachments_byte_size_check CHECK (((byte_size >= 1) AND (byte_size <= 5242880))),
	constraint attachments_media_type_check CHECK ((media_type ~ '^[a-z]+/[a-z0-9.+-]{1,60}$'::text)),
	constraint attachments_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
	constraint attachments_organization_id_response_id_fkey FOREIGN KEY (organization_id, response_id) REFERENCES responses(organization_id, id) ON DELETE CASCADE,
	constraint attachments_pkey PRIMARY KEY (organization_id, id),
	constraint attachments_sha256_check CHECK ((octet_length(sha256) = 32))
);

create table public.audit_events (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	at timestamp with time zone not null default now(),
	actor_id uuid,
	action text not null,
	subject text,
	constraint audit_events_action_check CHECK (((char_length(action) >= 1) AND (char_length(action) <= 100))),
	constraint audit_events_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint audit_events_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint audit_events_pkey PRIMARY KEY (organization_id, id),
	constraint audit_events_subject_check CHECK ((char_length(subject) <= 300))
);

create table public.case_events (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	case_id uuid not null,
	at timestamp with time zone not null default clock_timestamp(),
	actor_id uuid,
	kind text not null,
	from_state text,
	to_state text,
	note text,
	details jsonb not null default '{}'::jsonb,
	public_words text,
	actor_kind text,
	constraint case_events_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint case_events_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'customer'::text, 'api'::text, 'system'::text]))),
	constraint case_events_details_check CHECK ((octet_length((details)::text) <= 8000)),
	constraint case_events_kind_check CHECK ((kind = ANY (ARRAY['opened'::text, 'assigned'::text, 'escalated'::text, 'contact_attempted'::text, 'note'::text, 'state_changed'::text, 'linked'::text, 'added'::text, 'cause'::text]))),
	constraint case_events_note_check CHECK (((char_length(note) >= 1) AND (char_length(note) <= 4000))),
	constraint case_events_organization_id_case_id_fkey FOREIGN KEY (organization_id, case_id) REFERENCES cases(organization_id, id),
	constraint case_events_pkey PRIMARY KEY (organization_id, id),
	constraint case_events_public_words_check CHECK (((char_length(public_words) >= 1) AND (char_length(public_words) <= 4000)))
);

create table public.case_states (
	kind case_kind not null,
	code code not null,
	"position" smallint not null,
	is_open boolean not null,
	name bilingual_name not null,
	public_name bilingual_name,
	constraint case_states_pkey PRIMARY KEY (kind, code)
);

create table public.case_transitions (
	kind case_kind not null,
	from_state code not null,
	to_state code not null,
	needs text[] not null default '{}'::text[],
	constraint case_transitions_kind_from_state_fkey FOREIGN KEY (kind, from_state) REFERENCES case_states(kind, code),
	constraint case_transitions_kind_to_state_fkey FOREIGN KEY (kind, to_state) REFERENCES case_states(kind, code),
	constraint case_transitions_pkey PRIMARY KEY (kind, from_state, to_state)
);

create table public.cases (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	reference text not null default private.random_reference('P'::text),
	kind case_kind not null,
	state code not null,
	customer_id uuid,
	encounter_id uuid,
	site_id uuid,
	owner_id uuid,
	outcome text,
	opened_at timestamp with time zone not null default now(),
	due_at timestamp with time zone not null,
	closed_at timestamp with time zone,
	channel text,
	category code,
	cause code,
	words text,
	remedy text,
	happened_at timestamp with time zone,
	service_id uuid,
	locale locale,
	source text,
	external_id external_id,
	submission_id uuid,
	contact_detail text,
	answered_at timestamp with time zone,
	cause_by text,
	constraint cases_cause_by_check CHECK ((cause_by = ANY (ARRAY['reader'::text, 'person'::text]))),
	constraint cases_channel_check CHECK ((channel = ANY (ARRAY['form'::text, 'phone'::text, 'email'::text, 'visit'::text, 'letter'::text, 'post'::text, 'regulator'::text, 'other'::text]))),
	constraint cases_check CHECK (((closed_at IS NULL) = (outcome IS NULL))),
	constraint cases_contact_detail_check CHECK (((char_length(contact_detail) >= 1) AND (char_length(contact_detail) <= 200))),
	constraint cases_kind_state_fkey FOREIGN KEY (kind, state) REFERENCES case_states(kind, code),
	constraint cases_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id),
	constraint cases_organization_id_encounter_id_fkey FOREIGN KEY (organization_id, encounter_id) REFERENCES encounters(organization_id, id),
	constraint cases_organization_id_external_id_key UNIQUE (organization_id, external_id),
	constraint cases_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint cases_organization_id_owner_id_fkey FOREIGN KEY (organization_id, owner_id) REFERENCES memberships(organization_id, user_id),
	constraint cases_organization_id_reference_key UNIQUE (organization_id, reference),
	constraint cases_organization_id_service_id_fkey FOREIGN KEY (organization_id, service_id) REFERENCES services(organization_id, id),
	constraint cases_organization_id_site_id_fkey FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id),
	constraint cases_organization_id_submission_id_key UNIQUE (organization_id, submission_id),
	constraint cases_outcome_check CHECK ((outcome = ANY (ARRAY['solved'::text, 'not_solved'::text, 'not_reached'::text, 'no_problem'::text]))),
	constraint cases_pkey PRIMARY KEY (organization_id, id),
	constraint cases_reference_check CHECK (((char_length(reference) >= 3) AND (char_length(reference) <= 40))),
	constraint cases_remedy_check CHECK (((char_length(remedy) >= 1) AND (char_length(remedy) <= 1000))),
	constraint cases_source_check CHECK ((source = ANY (ARRAY['form'::text, 'staff'::text, 'api'::text, 'import'::text]))),
	constraint cases_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 4000))),
	constraint cause_by_complaint CHECK (((cause_by IS NULL) OR (kind = 'complaint'::case_kind))),
	constraint cause_by_reader CHECK (((cause_by IS DISTINCT FROM 'reader'::text) OR (cause IS NOT NULL))),
	constraint cause_in_category CHECK (((cause IS NULL) OR (NOT ((category)::text IS DISTINCT FROM split_part((cause)::text, '_'::text, 1))))),
	constraint only_complaints CHECK (((kind = 'complaint'::case_kind) OR (num_nonnulls(channel, category, cause, words, remedy, happened_at, service_id, locale, source, external_id, submission_id, contact_detail, answered_at) = 0)))
);

create table public.channels (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	code code not null,
	kind text not null,
	address text not null,
	url text not null,
	secret_nonce bytea not null,
	is_active boolean not null default true,
	created_at timestamp with time zone not null default now(),
	created_by uuid,
	constraint channels_address_check CHECK ((address = ANY (ARRAY['phone'::text, 'email'::text, 'external_id'::text]))),
	constraint channels_code_check CHECK (((code)::text <> ALL (ARRAY['link'::text, 'email'::text, 'phone'::text, 'qr'::text]))),
	constraint channels_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint channels_kind_check CHECK ((kind = ANY (ARRAY['sms'::text, 'wecom'::text, 'webhook'::text]))),
	constraint channels_organization_id_code_key UNIQUE (organization_id, code),
	constraint channels_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint channels_pkey PRIMARY KEY (organization_id, id),
	constraint channels_secret_nonce_check CHECK ((octet_length(secret_nonce) = 32)),
	constraint channels_url_check CHECK (((url ~ '^https?://'::text) AND (char_length(url) <= 2000)))
);

create table public.contact_log (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	customer_id uuid not null,
	channel text not null,
	purpose text not null,
	survey_id uuid,
	invitation_id uuid,
	encounter_id uuid,
	outcome text not null,
	rule text,
	until timestamp with time zone,
	message text,
	address_digest bytea,
	at timestamp with time zone not null default now(),
	case_id uuid,
	constraint contact_log_about CHECK ((((purpose = 'case'::text) = (case_id IS NOT NULL)) AND ((purpose = 'case'::text) = (survey_id IS NULL)))),
	constraint contact_log_address_digest_check CHECK ((octet_length(address_digest) = 32)),
	constraint contact_log_channel_check CHECK ((char_length(channel) <= 63)),
	constraint contact_log_message_check CHECK ((char_length(message) <= 200)),
	constraint contact_log_organization_id_case_id_fkey FOREIGN KEY (organization_id, case_id) REFERENCES cases(organization_id, id) ON DELETE CASCADE,
	constraint contact_log_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id) ON DELETE CASCADE,
	constraint contact_log_organization_id_encounter_id_fkey FOREIGN KEY (organization_id, encounter_id) REFERENCES encounters(organization_id, id) ON DELETE CASCADE,
	constraint contact_log_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint contact_log_organization_id_invitation_id_fkey FOREIGN KEY (organization_id, invitation_id) REFERENCES invitations(organization_id, id) ON DELETE CASCADE,
	constraint contact_log_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id),
	constraint contact_log_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'skipped'::text, 'deferred'::text, 'failed'::text]))),
	constraint contact_log_pkey PRIMARY KEY (organization_id, id),
	constraint contact_log_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'reminder'::text, 'case'::text]))),
	constraint contact_log_rule_check CHECK ((char_length(rule) <= 40))
);

create table public.contact_rules (
	organization_id uuid not null,
	cap_count integer not null default 2,
	cap_days integer not null default 30,
	quiet_from time without time zone not null default '21:00:00'::time without time zone,
	quiet_until time without time zone not null default '08:00:00'::time without time zone,
	reminder_days integer[] not null default '{3,7}'::integer[],
	updated_at timestamp with time zone not null default now(),
	constraint contact_rules_cap_count_check CHECK (((cap_count >= 1) AND (cap_count <= 50))),
	constraint contact_rules_cap_days_check CHECK (((cap_days >= 1) AND (cap_days <= 365))),
	constraint contact_rules_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint contact_rules_pkey PRIMARY KEY (organization_id),
	constraint contact_rules_reminder_days_check CHECK (((cardinality(reminder_days) <= 5) AND (1 <= ALL (reminder_days)) AND (90 >= ALL (reminder_days))))
);

create table public.contact_stops (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	reason text not null,
	customer_id uuid,
	address_digest bytea,
	created_at timestamp with time zone not null default now(),
	ended_at timestamp with time zone,
	constraint contact_stops_address_digest_check CHECK ((octet_length(address_digest) = 32)),
	constraint contact_stops_check CHECK (((customer_id IS NOT NULL) OR (address_digest IS NOT NULL))),
	constraint contact_stops_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id) ON DELETE SET NULL (customer_id),
	constraint contact_stops_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint contact_stops_pkey PRIMARY KEY (organization_id, id),
	constraint contact_stops_reason_check CHECK ((reason = ANY (ARRAY['opted_out'::text, 'bounced'::text])))
);

create table public.customers (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	external_id external_id not null,
	name text,
	email text,
	phone text,
	locale locale,
	segment text,
	created_at timestamp with time zone not null default now(),
	time_zone text,
	is_vulnerable boolean not null default false,
	left_at timestamp with time zone,
	constraint customers_email_check CHECK (((char_length(email) >= 3) AND (char_length(email) <= 254))),
	constraint customers_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
	constraint customers_organization_id_external_id_key UNIQUE (organization_id, external_id),
	constraint customers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint customers_phone_check CHECK (((char_length(phone) >= 3) AND (char_length(phone) <= 40))),
	constraint customers_pkey PRIMARY KEY (organization_id, id),
	constraint customers_segment_check CHECK (((char_length(segment) >= 1) AND (char_length(segment) <= 100))),
	constraint customers_time_zone_check CHECK ((time_zone ~ '^[A-Za-z0-9_+/-]{1,64}$'::text))
);

create table public.encounters (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	external_id external_id not null,
	customer_id uuid not null,
	site_id uuid not null,
	service_id uuid not null,
	channel code not null,
	started_at timestamp with time zone not null,
	ended_at timestamp with time zone not null,
	promised jsonb,
	measured jsonb,
	created_at timestamp with time zone not null default now(),
	facts text[] not null default '{}'::text[],
	product text,
	batch text,
	constraint encounters_batch_check CHECK (((char_length(batch) >= 1) AND (char_length(batch) <= 100))),
	constraint encounters_check CHECK ((ended_at >= started_at)),
	constraint encounters_facts_check CHECK (((cardinality(facts) <= 20) AND (facts <@ ARRAY['service_fault'::text, 'cancelled'::text, 'promise_broken'::text, 'notice_undelivered'::text, 'missed_callback'::text, 'public_post'::text, 'regulator_named'::text, 'contact_requested'::text]))),
	constraint encounters_measured_check CHECK ((octet_length((measured)::text) <= 4000)),
	constraint encounters_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id),
	constraint encounters_organization_id_external_id_key UNIQUE (organization_id, external_id),
	constraint encounters_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint encounters_organization_id_service_id_fkey FOREIGN KEY (organization_id, service_id) REFERENCES services(organization_id, id),
	constraint encounters_organization_id_site_id_fkey FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id),
	constraint encounters_pkey PRIMARY KEY (organization_id, id),
	constraint encounters_product_check CHECK (((char_length(product) >= 1) AND (char_length(product) <= 100))),
	constraint encounters_promised_check CHECK ((octet_length((promised)::text) <= 4000))
);

create table public.instrument_dimensions (
	organization_id uuid not null,
	instrument_id uuid not null,
	"position" smallint not null,
	code code not null,
	name bilingual_name not null,
	constraint instrument_dimensions_organization_id_instrument_id_fkey FOREIGN KEY (organization_id, instrument_id) REFERENCES instruments(organization_id, id),
	constraint instrument_dimensions_organization_id_instrument_id_positio_key UNIQUE (organization_id, instrument_id, "position"),
	constraint instrument_dimensions_pkey PRIMARY KEY (organization_id, instrument_id, code),
	constraint instrument_dimensions_position_check CHECK ((("position" >= 1) AND ("position" <= 20)))
);

create table public.instrument_items (
	organization_id uuid not null,
	instrument_id uuid not null,
	"position" smallint not null,
	code code not null,
	dimension code not null,
	text bilingual_text not null,
	is_reversed boolean not null default false,
	is_anchor boolean not null default false,
	constraint instrument_items_organization_id_instrument_id_code_key UNIQUE (organization_id, instrument_id, code),
	constraint instrument_items_organization_id_instrument_id_dimension_fkey FOREIGN KEY (organization_id, instrument_id, dimension) REFERENCES instrument_dimensions(organization_id, instrument_id, code),
	constraint instrument_items_pkey PRIMARY KEY (organization_id, instrument_id, "position"),
	constraint instrument_items_position_check CHECK ((("position" >= 1) AND ("position" <= 100)))
);

create table public.instruments (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	code code not null,
	version integer not null default 1,
	name bilingual_name not null,
	scale_min smallint not null,
	scale_max smallint not null,
	scale_labels jsonb,
	columns text[] not null,
	definition jsonb not null,
	created_at timestamp with time zone not null default now(),
	constraint instruments_columns_check CHECK (((columns <@ ARRAY['adequate'::text, 'expectation'::text, 'perception'::text]) AND ('perception'::text = ANY (columns)))),
	constraint instruments_organization_id_code_version_key UNIQUE (organization_id, code, version),
	constraint instruments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint instruments_pkey PRIMARY KEY (organization_id, id),
	constraint instruments_scale_labels_check CHECK (((scale_labels IS NULL) OR (private.is_bilingual((scale_labels -> 'min'::text), 100) AND private.is_bilingual((scale_labels -> 'max'::text), 100)))),
	constraint instruments_scale_max_check CHECK (((scale_max >= 2) AND (scale_max <= 10))),
	constraint instruments_scale_min_check CHECK ((scale_min = 1)),
	constraint instruments_version_check CHECK ((version > 0))
);

create table public.invitations (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	survey_id uuid not null,
	customer_id uuid,
	encounter_id uuid,
	token_hash bytea not null,
	channel text not null default 'link'::text,
	locale locale,
	created_at timestamp with time zone not null default now(),
	expires_at timestamp with time zone not null,
	spent_at timestamp with time zone,
	nonce bytea,
	is_test boolean not null default false,
	site_id uuid,
	created_by uuid,
	sent_at timestamp with time zone,
	delivered_at timestamp with time zone,
	bounced_at timestamp with time zone,
	opened_at timestamp with time zone,
	started_at timestamp with time zone,
	channel_id uuid,
	skipped_rule text,
	state text not null default 
CASE
    WHEN (spent_at IS NOT NULL) THEN 'answered'::text
    WHEN (started_at IS NOT NULL) THEN 'started'::text
    WHEN (opened_at IS NOT NULL) THEN 'opened'::text
    WHEN (bounced_at IS NOT NULL) THEN 'bounced'::text
    WHEN (skipped_rule IS NOT NULL) THEN 'skipped'::text
    WHEN (delivered_at IS NOT NULL) THEN 'delivered'::text
    WHEN ((sent_at IS NOT NULL) OR (channel = ANY (ARRAY['link'::text, 'phone'::text, 'qr'::text]))) THEN 'sent'::text
    ELSE 'queued'::text
END,
	constraint invitations_channel_check CHECK ((channel = ANY (ARRAY['link'::text, 'email'::text, 'phone'::text, 'qr'::text, 'sms'::text, 'wecom'::text, 'webhook'::text]))),
	constraint invitations_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint invitations_nonce_check CHECK ((octet_length(nonce) = 32)),
	constraint invitations_organization_id_channel_id_fkey FOREIGN KEY (organization_id, channel_id) REFERENCES channels(organization_id, id),
	constraint invitations_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id),
	constraint invitations_organization_id_encounter_id_fkey FOREIGN KEY (organization_id, encounter_id) REFERENCES encounters(organization_id, id),
	constraint invitations_organization_id_site_id_fkey FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id),
	constraint invitations_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id),
	constraint invitations_pkey PRIMARY KEY (organization_id, id),
	constraint invitations_skipped_rule_check CHECK ((char_length(skipped_rule) <= 40)),
	constraint invitations_somebody CHECK (((customer_id IS NOT NULL) OR is_test)),
	constraint invitations_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'skipped'::text, 'sent'::text, 'delivered'::text, 'bounced'::text, 'opened'::text, 'started'::text, 'answered'::text]))),
	constraint invitations_token_hash_check CHECK ((octet_length(token_hash) = 32)),
	constraint invitations_token_hash_key UNIQUE (token_hash)
);

create table public.measurement_events (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	site_id uuid,
	kind text not null,
	title bilingual_name not null,
	happened_on date not null,
	note text,
	created_by uuid,
	created_at timestamp with time zone not null default now(),
	constraint measurement_events_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint measurement_events_happened_on_check CHECK (((happened_on >= '2000-01-01'::date) AND (happened_on <= '2099-12-31'::date))),
	constraint measurement_events_kind_check CHECK ((kind = ANY (ARRAY['process_change'::text, 'training'::text, 'recall'::text, 'other'::text]))),
	constraint measurement_events_note_check CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1000))),
	constraint measurement_events_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint measurement_events_organization_id_site_id_fkey FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id),
	constraint measurement_events_pkey PRIMARY KEY (organization_id, id)
);

create table public.memberships (
	organization_id uuid not null,
	user_id uuid not null,
	role staff_role not null,
	display_name text not null,
	locale locale,
	is_active boolean not null default true,
	created_at timestamp with time zone not null default now(),
	constraint memberships_display_name_check CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 200))),
	constraint memberships_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint memberships_pkey PRIMARY KEY (organization_id, user_id),
	constraint memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE
);

create table public.open_forms (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	slug code not null,
	survey_id uuid not null,
	kind text not null,
	site_id uuid,
	service_id uuid,
	channel code,
	label bilingual_name not null,
	origins text[] not null default '{}'::text[],
	is_open boolean not null default true,
	created_by uuid,
	created_at timestamp with time zone not null default now(),
	constraint open_forms_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint open_forms_kind_check CHECK ((kind = ANY (ARRAY['touchpoint'::text, 'suggestion'::text, 'before_leaving'::text, 'before_service'::text, 'observation'::text, 'general'::text]))),
	constraint open_forms_organization_id_service_id_fkey FOREIGN KEY (organization_id, service_id) REFERENCES services(organization_id, id),
	constraint open_forms_organization_id_site_id_fkey FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id),
	constraint open_forms_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id),
	constraint open_forms_origins_check CHECK (private.are_origins(origins)),
	constraint open_forms_pkey PRIMARY KEY (organization_id, id),
	constraint open_forms_slug_key UNIQUE (slug)
);

create table public.organizations (
	id uuid not null default gen_random_uuid(),
	code code not null,
	name bilingual_name not null,
	time_zone text not null default 'Asia/Shanghai'::text,
	created_at timestamp with time zone not null default now(),
	complaint_due_days integer not null default 7,
	is_complaint_form_listed boolean not null default false,
	constraint organizations_code_key UNIQUE (code),
	constraint organizations_complaint_due_days_check CHECK (((complaint_due_days >= 1) AND (complaint_due_days <= 365))),
	constraint organizations_pkey PRIMARY KEY (id),
	constraint organizations_time_zone_check CHECK ((char_length(time_zone) <= 64))
);

create table public.outbox (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	key text not null,
	kind code not null,
	recipient text not null,
	locale locale,
	facts jsonb not null default '{}'::jsonb,
	created_at timestamp with time zone not null default now(),
	attempts integer not null default 0,
	locked_until timestamp with time zone,
	due_at timestamp with time zone not null default now(),
	sent_at timestamp with time zone,
	dead_at timestamp with time zone,
	last_error text,
	dropped_rule text,
	constraint outbox_dropped_rule_check CHECK (((char_length(dropped_rule) >= 1) AND (char_length(dropped_rule) <= 40))),
	constraint outbox_key_check CHECK (((char_length(key) >= 1) AND (char_length(key) <= 200))),
	constraint outbox_last_error_check CHECK ((char_length(last_error) <= 500)),
	constraint outbox_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint outbox_organization_id_key_key UNIQUE (organization_id, key),
	constraint outbox_pkey PRIMARY KEY (organization_id, id),
	constraint outbox_recipient_check CHECK (((char_length(recipient) >= 1) AND (char_length(recipient) <= 254)))
);

create table public.playbooks (
	organization_id uuid not null,
	signal code not null,
	content jsonb not null,
	updated_at timestamp with time zone not null default now(),
	updated_by uuid,
	constraint playbooks_content_check CHECK (((jsonb_typeof(content) = 'object'::text) AND (octet_length((content)::text) <= 20000))),
	constraint playbooks_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint playbooks_pkey PRIMARY KEY (organization_id, signal),
	constraint playbooks_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES auth.users(id) ON DELETE SET NULL
);

create table public.prevention_assignments (
	organization_id uuid not null,
	program_id uuid not null,
	customer_id uuid not null,
	alert_id uuid not null,
	card_id uuid not null,
	score integer not null,
	stratum text not null,
	"position" integer not null,
	arm text not null,
	seed_hash text not null,
	assigned_at timestamp with time zone not null default clock_timestamp(),
	released_at timestamp with time zone,
	release_reason text,
	constraint prevention_assignments_arm_check CHECK ((arm = ANY (ARRAY['contact'::text, 'holdout'::text]))),
	constraint prevention_assignments_check CHECK (((released_at IS NULL) = (release_reason IS NULL))),
	constraint prevention_assignments_organization_id_alert_id_fkey FOREIGN KEY (organization_id, alert_id) REFERENCES risk_alerts(organization_id, id),
	constraint prevention_assignments_organization_id_card_id_fkey FOREIGN KEY (organization_id, card_id) REFERENCES risk_cards(organization_id, id),
	constraint prevention_assignments_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id),
	constraint prevention_assignments_organization_id_program_id_fkey FOREIGN KEY (organization_id, program_id) REFERENCES prevention_programs(organization_id, id),
	constraint prevention_assignments_organization_id_program_id_stratum_p_key UNIQUE (organization_id, program_id, stratum, "position"),
	constraint prevention_assignments_pkey PRIMARY KEY (organization_id, program_id, customer_id),
	constraint prevention_assignments_position_check CHECK (("position" >= 0)),
	constraint prevention_assignments_release_reason_check CHECK (((char_length(release_reason) >= 1) AND (char_length(release_reason) <= 100))),
	constraint prevention_assignments_seed_hash_check CHECK ((seed_hash ~ '^[0-9a-f]{64}$'::text)),
	constraint prevention_assignments_stratum_check CHECK (((char_length(stratum) >= 1) AND (char_length(stratum) <= 200)))
);

create table public.prevention_programs (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	name bilingual_name not null,
	play text not null,
	opened_at timestamp with time zone not null default clock_timestamp(),
	opened_by uuid,
	block_size smallint not null,
	block_holdouts smallint not null,
	holdout_share numeric default ((block_holdouts)::numeric / (block_size)::numeric),
	window_days integer not null default 60,
	outcome text not null default 'complaint'::text,
	guards text[] not null default '{next_survey,churn,opt_outs,pre_complaints}'::text[],
	verdict_on date not null,
	planned_n integer not null,
	expected_per_week numeric not null,
	capacity_per_week numeric not null,
	base_rate numeric not null,
	historic_n integer not null default 0,
	historic_complaints integer not null default 0,
	salt_commitment text not null,
	closed_at timestamp with time zone,
	closed_by uuid,
	close_reason text,
	verdict jsonb,
	verdict_at timestamp with time zone,
	constraint prevention_programs_base_rate_check CHECK (((base_rate > (0)::numeric) AND (base_rate < (1)::numeric))),
	constraint prevention_programs_block_size_check CHECK (((block_size >= 2) AND (block_size <= 10))),
	constraint prevention_programs_capacity_per_week_check CHECK (((capacity_per_week >= (0)::numeric) AND (capacity_per_week <= (100000)::numeric))),
	constraint prevention_programs_check CHECK (((historic_complaints >= 0) AND (historic_complaints <= historic_n))),
	constraint prevention_programs_check1 CHECK (((block_holdouts > 0) AND ((5 * block_holdouts) >= block_size) AND ((2 * block_holdouts) <= block_size))),
	constraint prevention_programs_check2 CHECK (((verdict IS NULL) = (verdict_at IS NULL))),
	constraint prevention_programs_check3 CHECK (((verdict IS NULL) OR (closed_at IS NOT NULL))),
	constraint prevention_programs_close_reason_check CHECK (((char_length(close_reason) >= 1) AND (char_length(close_reason) <= 500))),
	constraint prevention_programs_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint prevention_programs_expected_per_week_check CHECK (((expected_per_week > (0)::numeric) AND (expected_per_week <= (100000)::numeric))),
	constraint prevention_programs_historic_n_check CHECK ((historic_n >= 0)),
	constraint prevention_programs_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint prevention_programs_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint prevention_programs_outcome_check CHECK ((outcome = 'complaint'::text)),
	constraint prevention_programs_pkey PRIMARY KEY (organization_id, id),
	constraint prevention_programs_planned_n_check CHECK (((planned_n >= 1) AND (planned_n <= 1000000))),
	constraint prevention_programs_play_check CHECK (((char_length(play) >= 1) AND (char_length(play) <= 1000))),
	constraint prevention_programs_salt_commitment_check CHECK ((salt_commitment ~ '^[0-9a-f]{64}$'::text)),
	constraint prevention_programs_verdict_check CHECK (((jsonb_typeof(verdict) = 'object'::text) AND (octet_length((verdict)::text) <= 8000))),
	constraint prevention_programs_window_days_check CHECK (((window_days >= 14) AND (window_days <= 180)))
);

create table public.prevention_rules (
	organization_id uuid not null,
	weekly_capacity integer,
	minimum_points integer,
	minimum_risk numeric,
	digest_hour smallint not null default 8,
	updated_at timestamp with time zone not null default now(),
	cluster_customers integer not null default 5,
	amber_at_once boolean not null default false,
	recovery_survey_id uuid,
	recovery_days integer not null default 3,
	recovery_since timestamp with time zone,
	constraint prevention_rules_cluster_customers_check CHECK (((cluster_customers >= 3) AND (cluster_customers <= 1000))),
	constraint prevention_rules_digest_hour_check CHECK (((digest_hour >= 0) AND (digest_hour <= 23))),
	constraint prevention_rules_minimum_points_check CHECK (((minimum_points >= 1) AND (minimum_points <= 1000))),
	constraint prevention_rules_minimum_risk_check CHECK (((minimum_risk > (0)::numeric) AND (minimum_risk < (1)::numeric))),
	constraint prevention_rules_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint prevention_rules_organization_id_recovery_survey_id_fkey FOREIGN KEY (organization_id, recovery_survey_id) REFERENCES surveys(organization_id, id),
	constraint prevention_rules_pkey PRIMARY KEY (organization_id),
	constraint prevention_rules_recovery_days_check CHECK (((recovery_days >= 1) AND (recovery_days <= 60))),
	constraint prevention_rules_weekly_capacity_check CHECK (((weekly_capacity >= 1) AND (weekly_capacity <= 10000)))
);

create table public.reminders (
	organization_id uuid not null,
	invitation_id uuid not null,
	number smallint not null,
	queued_at timestamp with time zone not null default now(),
	constraint reminders_number_check CHECK (((number >= 1) AND (number <= 5))),
	constraint reminders_organization_id_invitation_id_fkey FOREIGN KEY (organization_id, invitation_id) REFERENCES invitations(organization_id, id) ON DELETE CASCADE,
	constraint reminders_pkey PRIMARY KEY (organization_id, invitation_id, number)
);

create table public.responses (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	survey_id uuid not null,
	submission_id text not null,
	receipt text,
	customer_id uuid,
	encounter_id uuid,
	site_id uuid,
	service_id uuid,
	channel code,
	locale locale,
	perceptions smallint[] not null,
	expectations smallint[],
	weights smallint[],
	overall smallint,
	comment text,
	contact_requested boolean not null default false,
	contact_detail text,
	notice_version text,
	submitted_at timestamp with time zone not null default now(),
	received_at timestamp with time zone not null default now(),
	survey_version integer,
	source text not null default 'invitation'::text,
	consent text not null default 'identified'::text,
	interviewer_id uuid,
	asked smallint[],
	adequates smallint[],
	answers jsonb not null default '{}'::jsonb,
	duration_seconds integer,
	signs jsonb not null default '{}'::jsonb,
	flags text[] not null default '{}'::text[],
	form_id uuid,
	reminders smallint,
	constraint responses_answers_check CHECK (((jsonb_typeof(answers) = 'object'::text) AND (octet_length((answers)::text) <= 65536))),
	constraint responses_comment_check CHECK (((char_length(comment) >= 1) AND (char_length(comment) <= 4000))),
	constraint responses_consent_check CHECK ((consent = ANY (ARRAY['identified'::text, 'confidential'::text, 'anonymous'::text]))),
	constraint responses_contact_detail_check CHECK (((char_length(contact_detail) >= 1) AND (char_length(contact_detail) <= 200))),
	constraint responses_duration_seconds_check CHECK (((duration_seconds >= 0) AND (duration_seconds <= 86400))),
	constraint responses_interviewer_id_fkey FOREIGN KEY (interviewer_id) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint responses_notice_version_check CHECK ((char_length(notice_version) <= 40)),
	constraint responses_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id),
	constraint responses_organization_id_encounter_id_fkey FOREIGN KEY (organization_id, encounter_id) REFERENCES encounters(organization_id, id),
	constraint responses_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint responses_organization_id_form_id_fkey FOREIGN KEY (organization_id, form_id) REFERENCES open_forms(organization_id, id),
	constraint responses_organization_id_service_id_fkey FOREIGN KEY (organization_id, service_id) REFERENCES services(organization_id, id),
	constraint responses_organization_id_site_id_fkey FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id),
	constraint responses_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id),
	constraint responses_organization_id_survey_id_submission_id_key UNIQUE (organization_id, survey_id, submission_id),
	constraint responses_organization_id_survey_id_survey_version_fkey FOREIGN KEY (organization_id, survey_id, survey_version) REFERENCES survey_versions(organization_id, survey_id, version),
	constraint responses_pkey PRIMARY KEY (organization_id, id),
	constraint responses_receipt_check CHECK ((char_length(receipt) = 12)),
	constraint responses_receipt_key UNIQUE (receipt),
	constraint responses_reminders_check CHECK (((reminders >= 0) AND (reminders <= 5))),
	constraint responses_signs_check CHECK ((octet_length((signs)::text) <= 1000)),
	constraint responses_source_check CHECK ((source = ANY (ARRAY['invitation'::text, 'import'::text, 'interview'::text, 'form'::text, 'observation'::text]))),
	constraint responses_submission_id_check CHECK (((char_length(submission_id) >= 1) AND (char_length(submission_id) <= 100)))
);

create table public.risk_alerts (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	customer_id uuid not null,
	case_id uuid,
	card_id uuid not null,
	band text not null,
	score integer not null,
	opened_at timestamp with time zone not null default clock_timestamp(),
	closed_at timestamp with time zone,
	arm text,
	case_opened_at timestamp with time zone,
	case_reason text,
	faded_at timestamp with time zone,
	constraint case_opened CHECK ((((case_id IS NULL) = (case_opened_at IS NULL)) AND ((case_id IS NULL) = (case_reason IS NULL)))),
	constraint risk_alerts_arm_check CHECK ((arm = ANY (ARRAY['contact'::text, 'holdout'::text]))),
	constraint risk_alerts_band_check CHECK ((band = ANY (ARRAY['amber'::text, 'red'::text, 'must_act'::text]))),
	constraint risk_alerts_case_reason_check CHECK (((char_length(case_reason) >= 1) AND (char_length(case_reason) <= 63))),
	constraint risk_alerts_organization_id_card_id_fkey FOREIGN KEY (organization_id, card_id) REFERENCES risk_cards(organization_id, id),
	constraint risk_alerts_organization_id_case_id_fkey FOREIGN KEY (organization_id, case_id) REFERENCES cases(organization_id, id),
	constraint risk_alerts_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id),
	constraint risk_alerts_pkey PRIMARY KEY (organization_id, id)
);

create table public.risk_card_signals (
	organization_id uuid not null,
	card_id uuid not null,
	signal code not null,
	points integer not null,
	is_must_act boolean not null default false,
	life_days integer not null,
	parameters jsonb not null default '{}'::jsonb,
	constraint risk_card_signals_check CHECK (((NOT is_must_act) OR (points = 0))),
	constraint risk_card_signals_life_days_check CHECK (((life_days >= 1) AND (life_days <= 730))),
	constraint risk_card_signals_organization_id_card_id_fkey FOREIGN KEY (organization_id, card_id) REFERENCES risk_cards(organization_id, id),
	constraint risk_card_signals_pkey PRIMARY KEY (organization_id, card_id, signal),
	constraint risk_card_signals_points_check CHECK (((points >= '-10'::integer) AND (points <= 10)))
);

create table public.risk_cards (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	version integer not null,
	watch_from integer not null,
	amber_from integer not null,
	red_from integer not null,
	due_hours_amber integer not null default 72,
	due_hours_urgent integer not null default 24,
	quiet_days integer not null default 14,
	is_active boolean not null default true,
	created_at timestamp with time zone not null default now(),
	created_by uuid,
	note text,
	applied_at timestamp with time zone default now(),
	constraint risk_cards_check CHECK (((watch_from < amber_from) AND (amber_from < red_from))),
	constraint risk_cards_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint risk_cards_due_hours_amber_check CHECK ((due_hours_amber > 0)),
	constraint risk_cards_due_hours_urgent_check CHECK ((due_hours_urgent > 0)),
	constraint risk_cards_note_check CHECK (((char_length(note) >= 1) AND (char_length(note) <= 500))),
	constraint risk_cards_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint risk_cards_organization_id_version_key UNIQUE (organization_id, version),
	constraint risk_cards_pkey PRIMARY KEY (organization_id, id),
	constraint risk_cards_quiet_days_check CHECK ((quiet_days >= 0)),
	constraint risk_cards_version_check CHECK ((version > 0))
);

create table public.risk_cluster_members (
	organization_id uuid not null,
	cluster_id uuid not null,
	customer_id uuid not null,
	event_id uuid not null,
	joined_at timestamp with time zone not null default clock_timestamp(),
	constraint risk_cluster_members_organization_id_cluster_id_fkey FOREIGN KEY (organization_id, cluster_id) REFERENCES risk_clusters(organization_id, id),
	constraint risk_cluster_members_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id),
	constraint risk_cluster_members_organization_id_event_id_fkey FOREIGN KEY (organization_id, event_id) REFERENCES risk_events(organization_id, id),
	constraint risk_cluster_members_pkey PRIMARY KEY (organization_id, cluster_id, customer_id)
);

create table public.risk_clusters (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	signal code not null,
	site_id uuid not null,
	service_id uuid,
	case_id uuid not null,
	opened_at timestamp with time zone not null default clock_timestamp(),
	dimension code,
	dimension_name jsonb,
	constraint risk_clusters_dimension_name_check CHECK ((jsonb_typeof(dimension_name) = 'object'::text)),
	constraint risk_clusters_organization_id_case_id_fkey FOREIGN KEY (organization_id, case_id) REFERENCES cases(organization_id, id),
	constraint risk_clusters_organization_id_case_id_key UNIQUE (organization_id, case_id),
	constraint risk_clusters_organization_id_service_id_fkey FOREIGN KEY (organization_id, service_id) REFERENCES services(organization_id, id),
	constraint risk_clusters_organization_id_site_id_fkey FOREIGN KEY (organization_id, site_id) REFERENCES sites(organization_id, id),
	constraint risk_clusters_pkey PRIMARY KEY (organization_id, id)
);

create table public.risk_events (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	customer_id uuid not null,
	card_id uuid not null,
	signal code not null,
	points integer not null,
	is_must_act boolean not null,
	occurred_at timestamp with time zone not null,
	expires_at timestamp with time zone not null,
	recorded_at timestamp with time zone not null default clock_timestamp(),
	source_key text not null,
	evidence jsonb not null,
	response_id uuid,
	encounter_id uuid,
	case_id uuid,
	constraint risk_events_evidence_check CHECK ((octet_length((evidence)::text) <= 16000)),
	constraint risk_events_organization_id_card_id_fkey FOREIGN KEY (organization_id, card_id) REFERENCES risk_cards(organization_id, id),
	constraint risk_events_organization_id_case_id_fkey FOREIGN KEY (organization_id, case_id) REFERENCES cases(organization_id, id),
	constraint risk_events_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id),
	constraint risk_events_organization_id_encounter_id_fkey FOREIGN KEY (organization_id, encounter_id) REFERENCES encounters(organization_id, id),
	constraint risk_events_organization_id_response_id_fkey FOREIGN KEY (organization_id, response_id) REFERENCES responses(organization_id, id),
	constraint risk_events_organization_id_signal_source_key_key UNIQUE (organization_id, signal, source_key),
	constraint risk_events_pkey PRIMARY KEY (organization_id, id),
	constraint risk_events_source_key_check CHECK ((char_length(source_key) <= 200))
);

create table public.risk_models (
	organization_id uuid not null,
	version integer not null,
	card_id uuid not null,
	verdict text not null,
	intercept double precision not null,
	slope double precision not null,
	signals jsonb not null,
	n integer not null,
	complaints integer not null,
	learned_from timestamp with time zone not null,
	learned_to timestamp with time zone not null,
	trained_at timestamp with time zone not null default now(),
	metrics jsonb not null,
	proposal jsonb not null,
	is_active boolean not null default false,
	accepted_at timestamp with time zone,
	accepted_by uuid,
	constraint risk_models_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint risk_models_check CHECK (((complaints >= 0) AND (complaints <= n))),
	constraint risk_models_check1 CHECK (((NOT is_active) OR (accepted_at IS NOT NULL))),
	constraint risk_models_metrics_check CHECK (((jsonb_typeof(metrics) = 'object'::text) AND (octet_length((metrics)::text) <= 40000))),
	constraint risk_models_n_check CHECK ((n > 0)),
	constraint risk_models_organization_id_card_id_fkey FOREIGN KEY (organization_id, card_id) REFERENCES risk_cards(organization_id, id),
	constraint risk_models_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint risk_models_pkey PRIMARY KEY (organization_id, version),
	constraint risk_models_proposal_check CHECK (((jsonb_typeof(proposal) = 'array'::text) AND (octet_length((proposal)::text) <= 40000))),
	constraint risk_models_signals_check CHECK (((jsonb_typeof(signals) = 'object'::text) AND (octet_length((signals)::text) <= 20000))),
	constraint risk_models_verdict_check CHECK ((verdict = ANY (ARRAY['leak'::text, 'no_signal'::text, 'kept'::text, 'better'::text]))),
	constraint risk_models_version_check CHECK ((version > 0))
);

create table public.risk_snapshots (
	organization_id uuid not null,
	customer_id uuid not null,
	as_of timestamp with time zone not null,
	card_id uuid not null,
	score integer not null,
	band text not null,
	signals jsonb not null,
	facts jsonb not null default '{}'::jsonb,
	constraint risk_snapshots_band_check CHECK ((band = ANY (ARRAY['low'::text, 'watch'::text, 'amber'::text, 'red'::text, 'must_act'::text]))),
	constraint risk_snapshots_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text)),
	constraint risk_snapshots_organization_id_card_id_fkey FOREIGN KEY (organization_id, card_id) REFERENCES risk_cards(organization_id, id),
	constraint risk_snapshots_organization_id_customer_id_fkey FOREIGN KEY (organization_id, customer_id) REFERENCES customers(organization_id, id),
	constraint risk_snapshots_pkey PRIMARY KEY (organization_id, customer_id, as_of),
	constraint risk_snapshots_signals_check CHECK ((jsonb_typeof(signals) = 'object'::text))
);

create table public.saved_views (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	owner_id uuid not null,
	name text not null,
	path text not null,
	query text not null default ''::text,
	is_shared boolean not null default false,
	created_at timestamp with time zone not null default now(),
	constraint saved_views_name_check CHECK ((((char_length(name) >= 1) AND (char_length(name) <= 120)) AND (name !~ '[[:cntrl:]]'::text))),
	constraint saved_views_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint saved_views_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES auth.users(id) ON DELETE CASCADE,
	constraint saved_views_path_check CHECK ((path ~ '^/(dashboard(/[a-z]{1,20})?|training|reports)$'::text)),
	constraint saved_views_pkey PRIMARY KEY (organization_id, id),
	constraint saved_views_query_check CHECK (((char_length(query) <= 1000) AND (query !~ '[[:cntrl:][:space:]]'::text)))
);

create table public.services (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	code code not null,
	name bilingual_name not null,
	created_at timestamp with time zone not null default now(),
	constraint services_organization_id_code_key UNIQUE (organization_id, code),
	constraint services_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint services_pkey PRIMARY KEY (organization_id, id)
);

create table public.sites (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	code code not null,
	name bilingual_name not null,
	created_at timestamp with time zone not null default now(),
	constraint sites_organization_id_code_key UNIQUE (organization_id, code),
	constraint sites_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint sites_pkey PRIMARY KEY (organization_id, id)
);

create table public.staff_invitations (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	email text not null,
	role staff_role not null,
	invited_by uuid,
	created_at timestamp with time zone not null default now(),
	expires_at timestamp with time zone not null default (now() + '7 days'::interval),
	accepted_at timestamp with time zone,
	constraint staff_invitations_email_check CHECK (((email = lower(email)) AND ((char_length(email) >= 3) AND (char_length(email) <= 254)) AND (email ~~ '_%@_%'::text))),
	constraint staff_invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint staff_invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint staff_invitations_pkey PRIMARY KEY (organization_id, id)
);

create table public.survey_mail_words (
	organization_id uuid not null,
	survey_id uuid not null,
	version integer not null,
	words jsonb not null,
	saved_at timestamp with time zone not null default now(),
	saved_by uuid,
	constraint survey_mail_words_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id),
	constraint survey_mail_words_pkey PRIMARY KEY (organization_id, survey_id, version),
	constraint survey_mail_words_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint survey_mail_words_version_check CHECK ((version > 0)),
	constraint survey_mail_words_words_check CHECK (((jsonb_typeof(words) = 'object'::text) AND (octet_length((words)::text) <= 40000)))
);

create table public.survey_outreach (
	organization_id uuid not null,
	survey_id uuid not null,
	channel code not null default 'link'::text,
	share numeric not null default 1,
	monthly_quota integer,
	reminder_days integer[],
	templates jsonb not null default '{}'::jsonb,
	updated_at timestamp with time zone not null default now(),
	constraint survey_outreach_monthly_quota_check CHECK (((monthly_quota >= 1) AND (monthly_quota <= 1000000))),
	constraint survey_outreach_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id),
	constraint survey_outreach_pkey PRIMARY KEY (organization_id, survey_id),
	constraint survey_outreach_reminder_days_check CHECK (((cardinality(reminder_days) <= 5) AND (1 <= ALL (reminder_days)) AND (90 >= ALL (reminder_days)))),
	constraint survey_outreach_share_check CHECK (((share >= (0)::numeric) AND (share <= (1)::numeric))),
	constraint survey_outreach_templates_check CHECK (((jsonb_typeof(templates) = 'object'::text) AND (octet_length((templates)::text) <= 40000)))
);

create table public.survey_versions (
	organization_id uuid not null,
	survey_id uuid not null,
	version integer not null,
	content jsonb not null,
	published_at timestamp with time zone not null default now(),
	published_by uuid,
	constraint survey_versions_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
	constraint survey_versions_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id),
	constraint survey_versions_pkey PRIMARY KEY (organization_id, survey_id, version),
	constraint survey_versions_published_by_fkey FOREIGN KEY (published_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint survey_versions_version_check CHECK ((version > 0))
);

create table public.survey_waves (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	survey_id uuid not null,
	channel code not null,
	starts_at timestamp with time zone not null,
	repeats text not null,
	every_days integer,
	audience_days integer not null,
	segment text,
	sample_size integer not null,
	is_active boolean not null default true,
	created_at timestamp with time zone not null default now(),
	created_by uuid,
	constraint survey_waves_audience_days_check CHECK (((audience_days >= 1) AND (audience_days <= 730))),
	constraint survey_waves_check CHECK (((repeats = 'days'::text) = (every_days IS NOT NULL))),
	constraint survey_waves_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint survey_waves_every_days_check CHECK (((every_days >= 1) AND (every_days <= 365))),
	constraint survey_waves_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id),
	constraint survey_waves_pkey PRIMARY KEY (organization_id, id),
	constraint survey_waves_repeats_check CHECK ((repeats = ANY (ARRAY['once'::text, 'days'::text, 'month'::text]))),
	constraint survey_waves_sample_size_check CHECK (((sample_size >= 1) AND (sample_size <= 5000))),
	constraint survey_waves_segment_check CHECK (((char_length(segment) >= 1) AND (char_length(segment) <= 100)))
);

create table public.surveys (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	code code not null,
	instrument_id uuid not null,
	form survey_form not null,
	title bilingual_name not null,
	languages text[] not null,
	status survey_status not null default 'draft'::survey_status,
	notice_version text not null default private.current_notice(),
	created_at timestamp with time zone not null default now(),
	opened_at timestamp with time zone,
	closed_at timestamp with time zone,
	draft jsonb,
	version integer,
	constraint surveys_draft_check CHECK (((jsonb_typeof(draft) = 'object'::text) AND (octet_length((draft)::text) <= 200000))),
	constraint surveys_languages_check CHECK (((languages <@ ARRAY['zh'::text, 'en'::text]) AND ((cardinality(languages) >= 1) AND (cardinality(languages) <= 2)))),
	constraint surveys_notice_version_check CHECK ((char_length(notice_version) <= 40)),
	constraint surveys_organization_id_code_key UNIQUE (organization_id, code),
	constraint surveys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint surveys_organization_id_instrument_id_fkey FOREIGN KEY (organization_id, instrument_id) REFERENCES instruments(organization_id, id),
	constraint surveys_pkey PRIMARY KEY (organization_id, id),
	constraint surveys_version_check CHECK ((version > 0))
);

create table public.test_answers (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	survey_id uuid not null,
	receipt text not null,
	locale locale not null,
	answer jsonb not null,
	submitted_at timestamp with time zone not null default now(),
	constraint test_answers_answer_check CHECK ((octet_length((answer)::text) <= 200000)),
	constraint test_answers_organization_id_survey_id_fkey FOREIGN KEY (organization_id, survey_id) REFERENCES surveys(organization_id, id),
	constraint test_answers_pkey PRIMARY KEY (organization_id, id),
	constraint test_answers_receipt_check CHECK ((char_length(receipt) = 12)),
	constraint test_answers_receipt_key UNIQUE (receipt)
);

create table public.text_labels (
	organization_id uuid not null,
	reading_id uuid not null,
	kind text not null,
	source text not null,
	codes text[] not null,
	drawn text not null,
	suggested jsonb not null,
	user_id uuid,
	at timestamp with time zone not null default clock_timestamp(),
	constraint text_labels_check CHECK (((kind <> 'polarity'::text) OR ((codes = '{content}'::text[]) OR (codes = '{discontent}'::text[])))),
	constraint text_labels_codes_check CHECK (((cardinality(codes) <= 5) AND (array_position(codes, NULL::text) IS NULL) AND (octet_length((codes)::text) <= 500))),
	constraint text_labels_drawn_check CHECK ((drawn = ANY (ARRAY['random'::text, 'margin'::text, 'value'::text, 'case'::text]))),
	constraint text_labels_kind_check CHECK ((kind = ANY (ARRAY['cause'::text, 'polarity'::text]))),
	constraint text_labels_organization_id_reading_id_fkey FOREIGN KEY (organization_id, reading_id) REFERENCES text_readings(organization_id, id) ON DELETE CASCADE,
	constraint text_labels_pkey PRIMARY KEY (organization_id, reading_id, kind, source),
	constraint text_labels_source_check CHECK ((source = ANY (ARRAY['human'::text, 'llm'::text]))),
	constraint text_labels_suggested_check CHECK ((octet_length((suggested)::text) <= 16000)),
	constraint text_labels_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE SET NULL
);

create table public.text_models (
	organization_id uuid not null,
	kind text not null,
	version integer not null,
	is_active boolean not null default false,
	trained_at timestamp with time zone not null default clock_timestamp(),
	labels integer not null,
	metrics jsonb not null,
	header jsonb not null default '{}'::jsonb,
	weights bytea,
	constraint text_models_check CHECK (((NOT is_active) OR (weights IS NOT NULL))),
	constraint text_models_header_check CHECK ((octet_length((header)::text) <= 64000)),
	constraint text_models_kind_check CHECK ((kind = ANY (ARRAY['cause'::text, 'polarity'::text]))),
	constraint text_models_labels_check CHECK ((labels >= 0)),
	constraint text_models_metrics_check CHECK ((octet_length((metrics)::text) <= 8000)),
	constraint text_models_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint text_models_pkey PRIMARY KEY (organization_id, kind, version),
	constraint text_models_version_check CHECK ((version > 0)),
	constraint text_models_weights_check CHECK ((octet_length(weights) <= 4500000))
);

create table public.text_readers (
	organization_id uuid not null,
	version integer not null default 0,
	constraint text_readers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint text_readers_pkey PRIMARY KEY (organization_id),
	constraint text_readers_version_check CHECK ((version >= 0))
);

create table public.text_readings (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	response_id uuid,
	case_id uuid,
	read_at timestamp with time zone not null default clock_timestamp(),
	locale locale,
	negative numeric,
	findings jsonb not null default '{}'::jsonb,
	causes jsonb not null default '[]'::jsonb,
	grams jsonb not null default '[]'::jsonb,
	reader jsonb not null default '{}'::jsonb,
	reader_version integer not null default '-1'::integer,
	constraint text_readings_causes_check CHECK (((jsonb_typeof(causes) = 'array'::text) AND (octet_length((causes)::text) <= 8000))),
	constraint text_readings_check CHECK ((num_nonnulls(response_id, case_id) = 1)),
	constraint text_readings_findings_check CHECK (((jsonb_typeof(findings) = 'object'::text) AND (octet_length((findings)::text) <= 4000))),
	constraint text_readings_grams_check CHECK (((jsonb_typeof(grams) = 'array'::text) AND (octet_length((grams)::text) <= 4000))),
	constraint text_readings_negative_check CHECK (((negative >= (0)::numeric) AND (negative <= (1)::numeric))),
	constraint text_readings_organization_id_case_id_fkey FOREIGN KEY (organization_id, case_id) REFERENCES cases(organization_id, id) ON DELETE CASCADE,
	constraint text_readings_organization_id_case_id_key UNIQUE (organization_id, case_id),
	constraint text_readings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint text_readings_organization_id_response_id_fkey FOREIGN KEY (organization_id, response_id) REFERENCES responses(organization_id, id) ON DELETE CASCADE,
	constraint text_readings_organization_id_response_id_key UNIQUE (organization_id, response_id),
	constraint text_readings_pkey PRIMARY KEY (organization_id, id),
	constraint text_readings_reader_check CHECK ((octet_length((reader)::text) <= 1000)),
	constraint text_readings_reader_version_check CHECK ((reader_version >= '-1'::integer))
);

create table public.text_rules (
	organization_id uuid not null,
	cause code not null,
	word text not null,
	is_removed boolean not null,
	user_id uuid,
	at timestamp with time zone not null default clock_timestamp(),
	constraint text_rules_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
	constraint text_rules_pkey PRIMARY KEY (organization_id, cause, word),
	constraint text_rules_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE SET NULL,
	constraint text_rules_word_check CHECK (((word = lower(btrim(word))) AND ((char_length(word) >= 1) AND (char_length(word) <= 40)) AND (word !~ '[[:cntrl:]]'::text)))
);

create table public.view_mails (
	organization_id uuid not null,
	view_id uuid not null,
	user_id uuid not null,
	repeats text not null,
	created_at timestamp with time zone not null default now(),
	constraint view_mails_organization_id_view_id_fkey FOREIGN KEY (organization_id, view_id) REFERENCES saved_views(organization_id, id) ON DELETE CASCADE,
	constraint view_mails_pkey PRIMARY KEY (organization_id, view_id, user_id),
	constraint view_mails_repeats_check CHECK ((repeats = ANY (ARRAY['week'::text, 'month'::text]))),
	constraint view_mails_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE
);

create table public.wave_runs (
	organization_id uuid not null,
	wave_id uuid not null,
	period integer not null,
	ran_at timestamp with time zone not null default now(),
	audience integer not null default 0,
	invited integer not null default 0,
	constraint wave_runs_organization_id_wave_id_fkey FOREIGN KEY (organization_id, wave_id) REFERENCES survey_waves(organization_id, id),
	constraint wave_runs_period_check CHECK ((period >= 0)),
	constraint wave_runs_pkey PRIMARY KEY (organization_id, wave_id, period)
);

-- Indexes -----------------------------------------------------------------------------------------

CREATE INDEX alert_labels_user ON public.alert_labels USING btree (organization_id, user_id);

CREATE INDEX api_keys_creator ON public.api_keys USING btree (created_by);

CREATE INDEX attachments_response ON public.attachments USING btree (organization_id, response_id);

CREATE INDEX attempts_at ON private.attempts USING btree (at);

CREATE INDEX attempts_bucket ON private.attempts USING btree (bucket, at);

CREATE INDEX audit_events_actor ON public.audit_events USING btree (actor_id);

CREATE INDEX audit_events_at ON public.audit_events USING btree (organization_id, at DESC);

CREATE INDEX case_events_actor ON public.case_events USING btree (actor_id);

CREATE INDEX case_events_at ON public.case_events USING btree (organization_id, at DESC);

CREATE INDEX case_events_case ON public.case_events USING btree (organization_id, case_id, at);

CREATE INDEX case_transitions_to ON public.case_transitions USING btree (kind, to_state);

CREATE INDEX cases_complaints ON public.cases USING btree (organization_id, customer_id, opened_at) WHERE (kind = 'complaint'::case_kind);

CREATE INDEX cases_customer ON public.cases USING btree (organization_id, customer_id, opened_at DESC);

CREATE INDEX cases_customer_open ON public.cases USING btree (organization_id, customer_id) WHERE ((closed_at IS NULL) AND (kind <> 'complaint'::case_kind));

CREATE INDEX cases_due ON public.cases USING btree (organization_id, due_at) WHERE (closed_at IS NULL);

CREATE INDEX cases_encounter ON public.cases USING btree (organization_id, encounter_id);

CREATE INDEX cases_kind_due ON public.cases USING btree (organization_id, kind, due_at) WHERE (closed_at IS NULL);

CREATE INDEX cases_owner ON public.cases USING btree (organization_id, owner_id);

CREATE INDEX cases_prevention_ended ON public.cases USING btree (organization_id, closed_at) WHERE ((kind = 'prevention'::case_kind) AND (closed_at IS NOT NULL));

CREATE INDEX cases_service ON public.cases USING btree (organization_id, service_id) WHERE (service_id IS NOT NULL);

CREATE INDEX cases_site ON public.cases USING btree (organization_id, site_id);

CREATE INDEX cases_state ON public.cases USING btree (kind, state);

CREATE INDEX channels_creator ON public.channels USING btree (created_by);

CREATE INDEX clock_turns_next_at ON private.clock_turns USING btree (next_at);

CREATE INDEX contact_log_address ON public.contact_log USING btree (organization_id, address_digest, at DESC) WHERE (outcome = 'sent'::text);

CREATE INDEX contact_log_at ON public.contact_log USING btree (at);

CREATE INDEX contact_log_case ON public.contact_log USING btree (organization_id, case_id) WHERE (case_id IS NOT NULL);

CREATE INDEX contact_log_customer ON public.contact_log USING btree (organization_id, customer_id, at DESC);

CREATE INDEX contact_log_encounter ON public.contact_log USING btree (organization_id, encounter_id) WHERE (encounter_id IS NOT NULL);

CREATE INDEX contact_log_invitation ON public.contact_log USING btree (organization_id, invitation_id) WHERE (invitation_id IS NOT NULL);

CREATE INDEX contact_log_survey ON public.contact_log USING btree (organization_id, survey_id, at DESC);

CREATE INDEX contact_stops_address ON public.contact_stops USING btree (organization_id, address_digest) WHERE (address_digest IS NOT NULL);

CREATE INDEX contact_stops_customer ON public.contact_stops USING btree (organization_id, customer_id) WHERE (customer_id IS NOT NULL);

CREATE INDEX customers_email ON public.customers USING btree (organization_id, lower(email)) WHERE (email IS NOT NULL);

CREATE INDEX customers_phone ON public.customers USING btree (organization_id, "right"(regexp_replace(phone, '[^0-9]'::text, ''::text, 'g'::text), 7)) WHERE (phone IS NOT NULL);

CREATE INDEX digest_runs_user ON private.digest_runs USING btree (user_id);

CREATE INDEX encounters_batch ON public.encounters USING btree (organization_id, product, batch) WHERE (batch IS NOT NULL);

CREATE INDEX encounters_customer ON public.encounters USING btree (organization_id, customer_id, ended_at DESC);

CREATE INDEX encounters_ended ON public.encounters USING btree (organization_id, ended_at);

CREATE INDEX encounters_recorded ON public.encounters USING btree (organization_id, created_at);

CREATE INDEX encounters_service ON public.encounters USING btree (organization_id, service_id);

CREATE INDEX encounters_site ON public.encounters USING btree (organization_id, site_id);

CREATE INDEX instrument_items_dimension ON public.instrument_items USING btree (organization_id, instrument_id, dimension);

CREATE INDEX invitations_awaited ON public.invitations USING btree (organization_id, COALESCE(sent_at, created_at)) WHERE ((spent_at IS NULL) AND (customer_id IS NOT NULL) AND (NOT is_test));

CREATE INDEX invitations_begun ON public.invitations USING btree (organization_id, started_at) WHERE ((started_at IS NOT NULL) AND (spent_at IS NULL) AND (customer_id IS NOT NULL) AND (NOT is_test));

CREATE INDEX invitations_channel ON public.invitations USING btree (organization_id, channel_id) WHERE (channel_id IS NOT NULL);

CREATE INDEX invitations_creator ON public.invitations USING btree (created_by);

CREATE INDEX invitations_customer ON public.invitations USING btree (organization_id, customer_id, created_at DESC);

CREATE INDEX invitations_encounter ON public.invitations USING btree (organization_id, encounter_id);

CREATE INDEX invitations_site ON public.invitations USING btree (organization_id, site_id) WHERE (site_id IS NOT NULL);

CREATE INDEX invitations_state ON public.invitations USING btree (organization_id, survey_id, state, created_at DESC, id DESC) WHERE (NOT is_test);

CREATE INDEX invitations_survey_page ON public.invitations USING btree (organization_id, survey_id, created_at DESC, id DESC);

CREATE INDEX invitations_unanswered ON public.invitations USING btree (sent_at) WHERE ((spent_at IS NULL) AND (bounced_at IS NULL) AND (channel = ANY (ARRAY['email'::text, 'sms'::text, 'wecom'::text, 'webhook'::text])));

CREATE INDEX measurement_changes_survey ON private.measurement_changes USING btree (organization_id, survey_id, id);

CREATE INDEX measurement_events_creator ON public.measurement_events USING btree (created_by);

CREATE INDEX measurement_events_day ON public.measurement_events USING btree (organization_id, happened_on);

CREATE INDEX measurement_events_site ON public.measurement_events USING btree (organization_id, site_id);

CREATE INDEX memberships_user ON public.memberships USING btree (user_id, organization_id);

CREATE INDEX open_forms_creator ON public.open_forms USING btree (created_by);

CREATE INDEX open_forms_service ON public.open_forms USING btree (organization_id, service_id);

CREATE INDEX open_forms_site ON public.open_forms USING btree (organization_id, site_id);

CREATE INDEX open_forms_survey ON public.open_forms USING btree (organization_id, survey_id);

CREATE INDEX outbox_due ON public.outbox USING btree (due_at) WHERE ((sent_at IS NULL) AND (dead_at IS NULL));

CREATE INDEX outbox_recipient ON public.outbox USING btree (organization_id, lower(recipient), created_at) WHERE ((kind)::text = 'complaint_complainant'::text);

CREATE INDEX playbooks_updated_by ON public.playbooks USING btree (updated_by);

CREATE INDEX prevention_assignments_alert ON public.prevention_assignments USING btree (organization_id, alert_id);

CREATE INDEX prevention_assignments_card ON public.prevention_assignments USING btree (organization_id, card_id);

CREATE INDEX prevention_assignments_customer ON public.prevention_assignments USING btree (organization_id, customer_id);

CREATE INDEX prevention_assignments_waiting ON public.prevention_assignments USING btree (organization_id, program_id, assigned_at) WHERE ((arm = 'holdout'::text) AND (released_at IS NULL));

CREATE INDEX prevention_programs_closed_by ON public.prevention_programs USING btree (closed_by);

CREATE INDEX prevention_programs_opened_by ON public.prevention_programs USING btree (opened_by);

CREATE INDEX prevention_rules_recovery ON public.prevention_rules USING btree (organization_id, recovery_survey_id) WHERE (recovery_survey_id IS NOT NULL);

CREATE INDEX response_owners_customer ON private.response_owners USING btree (organization_id, customer_id);

CREATE INDEX responses_channel ON public.responses USING btree (organization_id, ((channel)::text));

CREATE INDEX responses_commented ON public.responses USING btree (organization_id, survey_id, submitted_at DESC) WHERE (comment IS NOT NULL);

CREATE INDEX responses_commented_site ON public.responses USING btree (organization_id, survey_id, site_id, submitted_at DESC) WHERE (comment IS NOT NULL);

CREATE INDEX responses_customer ON public.responses USING btree (organization_id, customer_id, submitted_at DESC) WHERE (customer_id IS NOT NULL);

CREATE INDEX responses_encounter ON public.responses USING btree (organization_id, encounter_id) WHERE (encounter_id IS NOT NULL);

CREATE INDEX responses_flagged ON public.responses USING btree (organization_id, survey_id, submitted_at DESC, id) WHERE (flags <> '{}'::text[]);

CREATE INDEX responses_form ON public.responses USING btree (organization_id, form_id) WHERE (form_id IS NOT NULL);

CREATE INDEX responses_interviewer ON public.responses USING btree (interviewer_id) WHERE (interviewer_id IS NOT NULL);

CREATE INDEX responses_received ON public.responses USING btree (organization_id, received_at DESC);

CREATE INDEX responses_same_words ON public.responses USING btree (organization_id, survey_id, md5(comment)) WHERE (char_length(comment) >= 20);

CREATE INDEX responses_satisfaction ON public.responses USING btree (organization_id, survey_id, overall, submitted_at) WHERE ((customer_id IS NOT NULL) AND (overall IS NOT NULL));

CREATE INDEX responses_service ON public.responses USING btree (organization_id, service_id);

CREATE INDEX responses_site ON public.responses USING btree (organization_id, site_id, survey_id, submitted_at);

CREATE INDEX responses_survey ON public.responses USING btree (organization_id, survey_id, submitted_at);

CREATE INDEX responses_version ON public.responses USING btree (organization_id, survey_id, survey_version) WHERE (survey_version IS NOT NULL);

CREATE INDEX reviews_due_since ON private.reviews_due USING btree (since);

CREATE INDEX risk_alerts_card ON public.risk_alerts USING btree (organization_id, card_id);

CREATE INDEX risk_alerts_case ON public.risk_alerts USING btree (organization_id, case_id);

CREATE INDEX risk_alerts_case_opened ON public.risk_alerts USING btree (organization_id, case_opened_at);

CREATE INDEX risk_alerts_customer ON public.risk_alerts USING btree (organization_id, customer_id, opened_at DESC);

CREATE INDEX risk_alerts_opened ON public.risk_alerts USING btree (organization_id, opened_at);

CREATE INDEX risk_alerts_without_case ON public.risk_alerts USING btree (organization_id, opened_at) WHERE ((closed_at IS NULL) AND (case_id IS NULL));

CREATE INDEX risk_cards_created_by ON public.risk_cards USING btree (created_by) WHERE (created_by IS NOT NULL);

CREATE INDEX risk_cluster_members_customer ON public.risk_cluster_members USING btree (organization_id, customer_id);

CREATE INDEX risk_cluster_members_event ON public.risk_cluster_members USING btree (organization_id, event_id);

CREATE INDEX risk_clusters_service ON public.risk_clusters USING btree (organization_id, service_id) WHERE (service_id IS NOT NULL);

CREATE INDEX risk_clusters_site ON public.risk_clusters USING btree (organization_id, site_id, signal);

CREATE INDEX risk_events_card ON public.risk_events USING btree (organization_id, card_id);

CREATE INDEX risk_events_case ON public.risk_events USING btree (organization_id, case_id);

CREATE INDEX risk_events_customer ON public.risk_events USING btree (organization_id, customer_id, expires_at DESC);

CREATE INDEX risk_events_encounter ON public.risk_events USING btree (organization_id, encounter_id);

CREATE INDEX risk_events_recorded ON public.risk_events USING btree (organization_id, recorded_at DESC);

CREATE INDEX risk_events_repeated ON public.risk_events USING btree (organization_id, customer_id, expires_at) WHERE ((signal)::text = 'repeated_contact'::text);

CREATE INDEX risk_events_response ON public.risk_events USING btree (organization_id, response_id);

CREATE INDEX risk_models_accepted_by ON public.risk_models USING btree (accepted_by) WHERE (accepted_by IS NOT NULL);

CREATE INDEX risk_models_card ON public.risk_models USING btree (organization_id, card_id);

CREATE INDEX risk_snapshots_as_of ON public.risk_snapshots USING btree (organization_id, as_of);

CREATE INDEX risk_snapshots_card ON public.risk_snapshots USING btree (organization_id, card_id);

CREATE INDEX rollups_grain ON private.rollups USING btree (organization_id, survey_id, grain, span, period);

CREATE INDEX rollups_site ON private.rollups USING btree (organization_id, survey_id, grain, span, site_id, period);

CREATE INDEX saved_views_owner ON public.saved_views USING btree (owner_id);

CREATE INDEX snapshot_runs_open ON private.snapshot_runs USING btree (as_of) WHERE (finished_at IS NULL);

CREATE INDEX staff_invitations_email ON public.staff_invitations USING btree (email) WHERE (accepted_at IS NULL);

CREATE INDEX staff_invitations_inviter ON public.staff_invitations USING btree (invited_by);

CREATE INDEX survey_mail_words_author ON public.survey_mail_words USING btree (saved_by);

CREATE INDEX survey_versions_publisher ON public.survey_versions USING btree (published_by);

CREATE INDEX survey_waves_active ON public.survey_waves USING btree (starts_at) WHERE is_active;

CREATE INDEX survey_waves_creator ON public.survey_waves USING btree (created_by);

CREATE INDEX survey_waves_survey ON public.survey_waves USING btree (organization_id, survey_id);

CREATE INDEX surveys_instrument ON public.surveys USING btree (organization_id, instrument_id);

CREATE INDEX test_answers_survey ON public.test_answers USING btree (organization_id, survey_id, submitted_at DESC);

CREATE INDEX text_labels_at ON public.text_labels USING btree (organization_id, kind, at);

CREATE INDEX text_labels_user ON public.text_labels USING btree (user_id);

CREATE INDEX text_readings_at ON public.text_readings USING btree (organization_id, read_at);

CREATE INDEX text_readings_stale ON public.text_readings USING btree (organization_id, reader_version, read_at DESC);

CREATE INDEX text_rules_user ON public.text_rules USING btree (user_id);

CREATE INDEX view_mails_user ON public.view_mails USING btree (user_id);

CREATE UNIQUE INDEX cases_tracked ON public.cases USING btree (reference) WHERE (kind = 'complaint'::case_kind);

CREATE UNIQUE INDEX contact_log_message ON public.contact_log USING btree (organization_id, message) WHERE (outcome = 'sent'::text);

CREATE UNIQUE INDEX instrument_items_anchor ON public.instrument_items USING btree (organization_id, instrument_id, dimension) WHERE is_anchor;

CREATE UNIQUE INDEX prevention_programs_running ON public.prevention_programs USING btree (organization_id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX risk_alerts_open ON public.risk_alerts USING btree (organization_id, customer_id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX risk_cards_active ON public.risk_cards USING btree (organization_id) WHERE is_active;

CREATE UNIQUE INDEX risk_models_active ON public.risk_models USING btree (organization_id) WHERE is_active;

CREATE UNIQUE INDEX staff_invitations_pending ON public.staff_invitations USING btree (organization_id, email) WHERE (accepted_at IS NULL);

CREATE UNIQUE INDEX text_models_active ON public.text_models USING btree (organization_id, kind) WHERE is_active;

-- Views -------------------------------------------------------------------------------------------

create view private.customer_complaints with (security_invoker=true) as
 SELECT organization_id,
    customer_id,
    opened_at AS at
   FROM cases k
  WHERE ((kind = 'complaint'::case_kind) AND (customer_id IS NOT NULL));

create view private.preventive_contacts with (security_invoker=true) as
 SELECT k.organization_id,
    k.customer_id,
    e.at,
    (e.kind = 'state_changed'::text) AS is_reached
   FROM (cases k
     JOIN case_events e ON (((e.organization_id = k.organization_id) AND (e.case_id = k.id))))
  WHERE ((k.kind = 'prevention'::case_kind) AND (k.customer_id IS NOT NULL) AND ((e.kind = 'contact_attempted'::text) OR ((e.kind = 'state_changed'::text) AND (e.to_state = 'contacted'::text))) AND ((NOT (e.details ? 'message'::text)) OR (EXISTS ( SELECT
           FROM contact_log l
          WHERE ((l.organization_id = e.organization_id) AND (l.message = (e.details ->> 'message'::text)) AND (l.outcome = 'sent'::text))))));

create view public.customer_standings with (security_invoker=true) as
 SELECT c.organization_id,
    c.id AS customer_id,
    c.external_id,
    c.name,
    c.segment,
    ledger.score,
        CASE
            WHEN ((known.coverage > (0)::numeric) OR (ledger.n > 0)) THEN private.band_of(card.*, ledger.score, ledger.must_act)
            ELSE NULL::text
        END AS band,
    known.coverage,
    known.last_response_at,
    ledger.last_recorded_at,
    card.version AS card_version
   FROM (((customers c
     JOIN risk_cards card ON (((card.organization_id = c.organization_id) AND card.is_active)))
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(e.points), (0)::bigint) AS score,
            COALESCE(bool_or(e.is_must_act), false) AS must_act,
            count(*) AS n,
            max(e.recorded_at) AS last_recorded_at
           FROM risk_events e
          WHERE ((e.organization_id = c.organization_id) AND (e.customer_id = c.id) AND (e.expires_at > now()))) ledger)
     CROSS JOIN LATERAL ( SELECT recent.last_response_at,
            (((((
                CASE
                    WHEN recent.answered THEN 3
                    ELSE 0
                END + (recent.has_gap)::integer) + (recent.has_drop)::integer) + (waited.is_measured)::integer))::numeric / 6.0) AS coverage
           FROM ( SELECT max(r.submitted_at) AS last_response_at,
                    COALESCE((max(r.submitted_at) > (now() - '60 days'::interval)), false) AS answered,
                    COALESCE(bool_or(((r.expectations IS NOT NULL) AND (r.submitted_at > (now() - '60 days'::interval)))), false) AS has_gap,
                    COALESCE(((max(r.submitted_at) > (now() - '60 days'::interval)) AND (count(r.overall) >= 2)), false) AS has_drop
                   FROM responses r
                  WHERE ((r.organization_id = c.organization_id) AND (r.customer_id = c.id))) recent,
            LATERAL ( SELECT (EXISTS ( SELECT
                           FROM encounters e
                          WHERE ((e.organization_id = c.organization_id) AND (e.customer_id = c.id) AND (e.promised IS NOT NULL) AND (e.measured IS NOT NULL) AND (e.ended_at > (now() - '30 days'::interval))))) AS is_measured) waited) known);

-- Functions ---------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION private.add_answer_event(answer private.answer_to_score, signal text, facts jsonb, part text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	perform private.add_risk_event(answer.organization_id, answer.customer_id, signal, answer.at,
		concat_ws(':', answer.response_id, part), answer.facts || facts, answer.response_id);
end
$function$
;

CREATE OR REPLACE FUNCTION private.add_contact_rules()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	insert into public.contact_rules (organization_id) values (new.id);
	return new;
end
$function$
;

CREATE OR REPLACE FUNCTION private.add_default_card(organization uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	card uuid;
begin
	insert into public.risk_cards (organization_id, version, watch_from, amber_from, red_from)
	values (organization, 1, 3, 5, 8) returning id into card;
	insert into public.risk_card_signals (organization_id, card_id, signal, points, is_must_act, life_days, parameters)
	select organization, card, d.signal, d.points, d.is_must_act, d.life_days, d.parameters from private.default_signals() d;
end
$function$
;

CREATE OR REPLACE FUNCTION private.add_instrument(organization uuid, given jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	latest record;
	created uuid;
begin
	-- One writer per code: two equal definitions at once are one version.
	perform pg_advisory_xact_lock(hashtextextended(organization || (given ->> 'code'), 1));
	select i.id, i.version, i.definition into latest from public.instruments i
	where i.organization_id = organization and i.code = given ->> 'code'
	order by i.version desc limit 1;
	if latest.definition = given then
		return latest.id;
	end if;
	insert into public.instruments (organization_id, code, version, name, scale_min, scale_max, scale_labels, columns, definition)
	values (organization, given ->> 'code', coalesce(latest.version, 0) + 1, given -> 'name',
		(given #>> '{scale,min}')::smallint, (given #>> '{scale,max}')::smallint,
		nullif(given #> '{scale,labels}', 'null'),
		array(select jsonb_array_elements_text(given -> 'columns')), given)
	returning id into created;
	insert into public.instrument_dimensions (organization_id, instrument_id, position, code, name)
	select organization, created, d.position, d.value ->> 'code', d.value -> 'name'
	from jsonb_array_elements(given -> 'dimensions') with ordinality as d (value, position);
	insert into public.instrument_items (organization_id, instrument_id, position, code, dimension, text, is_reversed, is_anchor)
	select organization, created, i.position, i.value ->> 'code', i.value ->> 'dimension', i.value -> 'text',
		coalesce((i.value ->> 'reversed')::boolean, false),
		-- The marked item, else the first of its dimension.
		row_number() over (partition by i.value ->> 'dimension'
			order by coalesce((i.value ->> 'anchor')::boolean, false) desc, i.position) = 1
	from jsonb_array_elements(given -> 'items') with ordinality as i (value, position);
	return created;
end
$function$
;

CREATE OR REPLACE FUNCTION private.add_invitation(organization uuid, survey uuid, customer uuid, encounter uuid, site uuid, way text, channel uuid, speaks text, token_hash text, nonce text, expires timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	made public.invitations;
	is_sent_by_us boolean := way not in ('link', 'phone', 'qr');
begin
	insert into public.invitations (organization_id, survey_id, customer_id, encounter_id, site_id, channel, channel_id, locale,
		token_hash, nonce, expires_at, sent_at, created_by)
	values (organization, survey, customer, encounter, site, way, channel, speaks, decode(add_invitation.token_hash, 'hex'),
		decode(add_invitation.nonce, 'hex'), expires, case when not is_sent_by_us then now() end, (select auth.uid()))
	returning * into made;
	if is_sent_by_us then
		perform private.queue_contact(made, 0);
	else
		-- Whoever asked for the link hands it over: that is a contact like any other.
		insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, invitation_id, encounter_id, outcome)
		values (organization, customer, way, 'invitation', survey, made.id, encounter, 'sent');
	end if;
	return made.id;
end
$function$
;

CREATE OR REPLACE FUNCTION private.add_new_signals(organization uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	present public.risk_cards;
	card constant uuid := gen_random_uuid();
	number integer;
begin
	select * into present from public.risk_cards c where c.organization_id = organization and c.is_active for update;
	if present.id is null or not exists (
		select from private.default_signals() d where not exists (
			select from public.risk_card_signals s
			where s.organization_id = organization and s.card_id = present.id and s.signal = d.signal)) then
		return;
	end if;
	select max(c.version) + 1 into number from public.risk_cards c where c.organization_id = organization;
	update public.risk_cards c set is_active = false where c.organization_id = organization and c.id = present.id;
	-- A card whose points are still on their way to the rows goes on being applied as this version.
	insert into public.risk_cards
	select (jsonb_populate_record(present, jsonb_build_object('id', card, 'version', number, 'created_at', now(),
		'created_by', null, 'note', null))).*;
	insert into public.risk_card_signals
	select (jsonb_populate_record(s, jsonb_build_object('card_id', card, 'parameters', coalesce(d.parameters, '{}') || s.parameters))).*
	from public.risk_card_signals s
	left join private.default_signals() d on d.signal = s.signal
	where s.organization_id = organization and s.card_id = present.id;
	insert into public.risk_card_signals (organization_id, card_id, signal, points, is_must_act, life_days, parameters)
	select organization, card, d.signal, d.points, d.is_must_act, d.life_days, d.parameters
	from private.default_signals() d
	on conflict do nothing;
end
$function$
;

CREATE OR REPLACE FUNCTION private.add_prevention_rules()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	insert into public.prevention_rules (organization_id) values (new.id);
	return new;
end
$function$
;

CREATE OR REPLACE FUNCTION private.add_risk_event(organization uuid, customer uuid, wanted_signal text, occurred timestamp with time zone, source text, facts jsonb, response uuid DEFAULT NULL::uuid, encounter uuid DEFAULT NULL::uuid, case_of uuid DEFAULT NULL::uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act,
		occurred_at, expires_at, source_key, evidence, response_id, encounter_id, case_id)
	select organization, customer, c.id, s.signal, s.points, s.is_must_act,
		occurred, occurred + make_interval(days => s.life_days), source, facts, response, encounter, case_of
	from public.risk_cards c
	join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
	where c.organization_id = organization and c.is_active and s.signal = wanted_signal
	on conflict (organization_id, signal, source_key) do nothing;
end
$function$
;

CREATE OR REPLACE FUNCTION private.added(one numeric[], other numeric[])
 RETURNS numeric[]
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return case when one = '{}' then other else array(select t.a + t.b from unnest(one, other) as t (a, b)) end;
end
$function$
;

CREATE OR REPLACE FUNCTION private.address_digest(address text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE STRICT
 SET search_path TO ''
AS $function$ select sha256(convert_to(lower(trim(address)), 'UTF8')) $function$
;

CREATE OR REPLACE FUNCTION private.after_quiet_hours(organization uuid, at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select coalesce((
		select private.quiet_end(at, private.usable_zone(o.time_zone, 'UTC'), r.quiet_from, r.quiet_until)
		from public.contact_rules r join public.organizations o on o.id = r.organization_id
		where r.organization_id = organization), at)
$function$
;

CREATE OR REPLACE FUNCTION private.announce_alert(organization uuid, alert uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts, due_at)
	select organization, 'alert:' || a.id || ':' || a.band, 'alert_opened', u.email, m.locale,
		jsonb_build_object('reference', c.reference, 'band', a.band, 'score', a.score, 'due_at', c.due_at, 'customer', p.external_id),
		case when a.band = 'must_act' then now() else private.after_quiet_hours(organization, now()) end
	from public.risk_alerts a
	join public.cases c on c.organization_id = a.organization_id and c.id = a.case_id
	join public.customers p on p.organization_id = a.organization_id and p.id = a.customer_id
	join public.memberships m on m.organization_id = c.organization_id and m.user_id = c.owner_id and m.is_active
	join auth.users u on u.id = m.user_id
	join public.prevention_rules r on r.organization_id = a.organization_id
	where a.organization_id = organization and a.id = alert and (a.band <> 'amber' or r.amber_at_once) and u.email is not null
	on conflict (organization_id, key) do nothing
$function$
;

CREATE OR REPLACE FUNCTION private.announce_cluster(organization uuid, cluster uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts, due_at)
	select organization, 'cluster:' || c.id, 'cluster_opened', u.email, m.locale,
		jsonb_build_object('reference', k.reference, 'signal', c.signal, 'dimension', c.dimension_name, 'site', s.name, 'service', v.name,
			'due_at', k.due_at,
			'customers', (select count(*) from public.risk_cluster_members b where b.organization_id = organization and b.cluster_id = c.id)),
		private.after_quiet_hours(organization, now())
	from public.risk_clusters c
	join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
	join public.sites s on s.organization_id = c.organization_id and s.id = c.site_id
	left join public.services v on v.organization_id = c.organization_id and v.id = c.service_id
	join public.memberships m on m.organization_id = k.organization_id and m.user_id = k.owner_id and m.is_active
	join auth.users u on u.id = m.user_id
	where c.organization_id = organization and c.id = cluster and u.email is not null
	on conflict (organization_id, key) do nothing
$function$
;

CREATE OR REPLACE FUNCTION private.announce_complaint(organization uuid, told jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	filed record;
begin
	if (told ->> 'created')::boolean then
		select k.id, k.source, k.closed_at, (select e.id from public.case_events e
			where e.organization_id = k.organization_id and e.case_id = k.id and e.kind = 'opened' order by e.at limit 1) as event
		into filed
		from public.cases k where k.organization_id = organization and k.reference = told ->> 'reference';
		if filed.closed_at is null then
			perform private.tell_owner_of_complaint(organization, filed.id, 'received', filed.event);
			-- What came through another system is confirmed by that system.
			if filed.source in ('form', 'staff') then
				perform private.tell_complainant(organization, filed.id, 'received', filed.event);
			end if;
		end if;
	end if;
	return told;
end
$function$
;

CREATE OR REPLACE FUNCTION private.answer_to_score(organization uuid, response uuid)
 RETURNS private.answer_to_score
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return (
		select (r.organization_id, r.id, r.customer_id, r.submitted_at, r.overall, r.comment, r.contact_requested, r.contact_detail,
			r.answers, coalesce(private.content_of(s) -> 'questions', '[]'), i.scale_min, i.scale_max, (i.scale_max - i.scale_min) / 6.0,
			jsonb_build_object('survey', s.code, 'title', s.title),
			private.thresholds_for(r.organization_id, r.service_id, r.customer_id))::private.answer_to_score
		from public.responses r
		join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
		join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
		where r.organization_id = organization and r.id = response);
end
$function$
;

CREATE OR REPLACE FUNCTION private.answers_statement(layout private.measured_layout)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
	-- Skipped 0, the points, "no opinion".
	codes constant integer := layout.scale_max - layout.scale_min + 3;
	-- Without a remainder, for every number of ratings divides the scale.
	division constant text := case when private.score_type(layout) = 'numeric' then 'div(a.s%1$s * %3$s::numeric, a.n%1$s)'
		else 'a.s%1$s * %3$s::bigint / a.n%1$s' end;
	ratings text;
	gaps text;
	felt text;
	places text;
	asked text;
	counted text;
	scored text;
	whole text;
begin
	select
		string_agg(format(case when i.is_reversed then '(%3$s - nullif(a.%1$s[%2$s], 0))::integer as %4$s%2$s'
			else 'nullif(a.%1$s[%2$s], 0)::integer as %4$s%2$s' end, c.given, i.item, layout.scale_min + layout.scale_max, c.letter), ', '),
		string_agg(format('a.p%1$s - a.e%1$s as g%1$s', i.item), ', ') filter (where c.letter = 'p'),
		string_agg(format('a.p%s', i.item), ', ' order by i.item) filter (where c.letter = 'p'),
		string_agg(format('case when a.asked is null or %1$s = any (a.asked) then %2$s
			+ coalesce(a.e%1$s - %4$s, case when a.expectations[%1$s] = 0 then %5$s else 0 end) * %3$s
			+ coalesce(a.p%1$s - %4$s, case when a.perceptions[%1$s] = 0 then %5$s else 0 end) end',
			i.item, (i.item - 1) * codes * codes + 1, codes, layout.scale_min - 1, codes - 1), ', ' order by i.item) filter (where c.letter = 'p')
	into ratings, gaps, felt, places
	from private.items_of(layout) i
	cross join (values ('p', 'perceptions'), ('e', 'expectations'), ('d', 'adequates')) as c (letter, given);

	select
		string_agg(format('case when a.asked is null then %s else %s end as asked%s', d.size, d.asked, d.dimension), ', ') filter (where d.letter = 'p'),
		string_agg(format('num_nonnulls(%1$s) as n%3$s, %2$s as s%3$s', d.names, d.total, d.name), ', '),
		string_agg(format('case when a.n%1$s > 0 and 2 * a.n%1$s >= a.asked%2$s then (' || division || ')::%4$s end as x%1$s,
			case when a.n%1$s = %5$s then a.sign end as c%1$s', d.name, d.dimension, layout.score_scale, private.score_type(layout), d.size), ', ')
	into asked, counted, scored
	from (
		select i.dimension, c.letter, c.letter || i.dimension as name, max(i.size) as size,
			string_agg(format('(%s = any (a.asked))::integer', i.item), ' + ') as asked,
			string_agg(format('a.%s%s', c.letter, i.item), ', ') as names,
			string_agg(format('coalesce(a.%s%s, 0)', c.letter, i.item), ' + ') as total
		from private.items_of(layout) i cross join unnest(array['p', 'e', 'g']) as c (letter)
		group by i.dimension, c.letter) as d;

	select concat_ws(', ',
		string_agg(format('case when a.xp%1$s is not null and a.xe%1$s is not null then a.sign end as cs%1$s', d), ', '),
		string_agg(format('a.xp%s', d), ' + ') || ' as xp0', string_agg(format('a.xe%s', d), ' + ') || ' as xe0',
		string_agg(format('a.xg%s', d), ' + ') || ' as xg0',
		string_agg(format('a.weights[%1$s] * a.x%2$s%1$s', d, private.main_score(layout)), '::numeric + ') || '::numeric as weighted')
	into whole
	from generate_series(1, layout.dimensions) as d;

	-- Each step is calculated once: "offset 0" keeps it from being written into the next ones.
	return format($sql$
		select a.*, %s from (
		select a.*, %s from (
		select a.*, %s, %s from (
		select a.*, %s, array[%s] as felt, array[%s] as places from (
		select a.*, %s from (
		select a.ordinality::integer as owner, ($2)[a.ordinality]::integer as sign, a.asked, a.overall::integer as overall,
			case when array_position(a.weights, null) is null then a.weights::integer[] end as weights, a.duration_seconds, a.reminders,
			case when a.asked is null then a.perceptions else private.shown_ratings(a.perceptions, a.asked) end as perceptions,
			case when a.asked is null then a.expectations else private.shown_ratings(a.expectations, a.asked) end as expectations,
			case when a.asked is null then a.adequates else private.shown_ratings(a.adequates, a.asked) end as adequates
		from unnest($1) with ordinality as a
		offset 0) as a offset 0) as a offset 0) as a offset 0) as a offset 0) as a$sql$, whole, scored, asked, counted, gaps, felt, places, ratings);
end
$function$
;

CREATE OR REPLACE FUNCTION private.apply_card(organization uuid, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	card public.risk_cards;
	former public.risk_cards;
	moment timestamptz := clock_timestamp();
	changed integer;
begin
	select * into card from public.risk_cards c
	where c.organization_id = organization and c.is_active and c.applied_at is null for update;
	if card.id is null then
		return 0;
	end if;
	with stale as (
		select e.organization_id, e.id, e.customer_id, e.signal, e.points as old_points, s.points, s.is_must_act, e.occurred_at,
			e.occurred_at + make_interval(days => s.life_days) as ends, e.source_key, e.evidence, e.response_id, e.encounter_id, e.case_id
		from public.risk_events e
		join public.risk_card_signals s on s.organization_id = e.organization_id and s.card_id = card.id and s.signal = e.signal
		where e.organization_id = organization and e.expires_at > moment and e.card_id <> card.id
			and not (e.is_must_act and s.is_must_act)
			and (e.points, e.is_must_act, e.expires_at)
				is distinct from (s.points, s.is_must_act, e.occurred_at + make_interval(days => s.life_days))
		limit most
	), ended as (
		update public.risk_events e set expires_at = moment from stale s
		where e.organization_id = s.organization_id and e.id = s.id
	), written as (
		insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, expires_at,
			recorded_at, source_key, evidence, response_id, encounter_id, case_id)
		select s.organization_id, s.customer_id, card.id, s.signal, s.points, s.is_must_act, s.occurred_at, s.ends, moment,
			regexp_replace(s.source_key, '#v\d+$', '') || '#v' || card.version, s.evidence, s.response_id, s.encounter_id, s.case_id
		from stale s where s.ends > moment
		on conflict (organization_id, signal, source_key) do nothing
	), risen as (
		insert into private.reviews_due (organization_id, customer_id)
		select s.organization_id, s.customer_id from stale s
		group by s.organization_id, s.customer_id having sum(s.points - s.old_points) > 0 or bool_or(s.is_must_act)
		on conflict do nothing
	)
	select count(*) into changed from stale;
	if changed < most then
		update public.risk_cards c set applied_at = moment where c.organization_id = organization and c.id = card.id;
		-- Where a band begins lower than before, points that stayed the same may reach it.
		select * into former from public.risk_cards c
		where c.organization_id = organization and c.version < card.version order by c.version desc limit 1;
		insert into private.reviews_due (organization_id, customer_id)
		select organization, e.customer_id from public.risk_events e
		where e.organization_id = organization and e.expires_at > moment
			and (card.amber_from < former.amber_from or card.red_from < former.red_from)
		group by e.customer_id
		having sum(e.points) >= card.amber_from
		on conflict do nothing;
	end if;
	return changed;
end
$function$
;

CREATE OR REPLACE FUNCTION private.are_origins(given text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select cardinality(given) <= 20 and coalesce(bool_and(char_length(origin) <= 253 and origin is not null and (
		origin ~ '^https://([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](:[1-9][0-9]{0,4})?$'
		or origin ~ '^http://localhost(:[1-9][0-9]{0,4})?$')), true)
	from unnest(given) as origin
$function$
;

CREATE OR REPLACE FUNCTION private.are_texts(given jsonb, fewest integer, most integer, form text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select case when jsonb_typeof(given) = 'array' then jsonb_array_length(given) between fewest and most and not exists (
		select from jsonb_array_elements(given) as g (value)
		where jsonb_typeof(g.value) <> 'string' or g.value #>> '{}' !~ form) else false end
$function$
;

CREATE OR REPLACE FUNCTION private.arm_at(salt text, stratum text, place integer, size integer, holdouts integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE STRICT
 SET search_path TO ''
AS $function$
	select case when count(*) < holdouts then 'holdout' else 'contact' end
	from generate_series(place / size * size, place / size * size + size - 1) as other
	where private.lot_hash(salt, stratum, other) < private.lot_hash(salt, stratum, place)
$function$
;

CREATE OR REPLACE FUNCTION private.arm_counts(organization uuid, program uuid, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with drawn as (
		select a.arm, a.customer_id, a.assigned_at, a.released_at, a.release_reason, u.until, u.until <= at as is_over
		from public.prevention_assignments a
		join public.prevention_programs p on p.organization_id = a.organization_id and p.id = a.program_id
		cross join lateral (select a.assigned_at + make_interval(hours => 24 * p.window_days) as until) as u
		where a.organization_id = organization and a.program_id = program and a.assigned_at <= at
	), seen as (
		select d.*,
			d.is_over and exists (select from private.customer_complaints k where k.organization_id = organization
				and k.customer_id = d.customer_id and k.at > d.assigned_at and k.at <= d.until) as complained,
			contacts.n > 0 as attempted, coalesce(contacts.reached, false) as reached,
			d.is_over and exists (select from public.cases k where k.organization_id = organization and k.customer_id = d.customer_id
				and k.kind = 'pre_complaint' and k.opened_at > d.assigned_at and k.opened_at <= d.until) as told_problem,
			d.is_over and exists (select from public.contact_stops s where s.organization_id = organization and s.customer_id = d.customer_id
				and s.reason = 'opted_out' and s.created_at > d.assigned_at and s.created_at <= d.until) as opted_out,
			d.is_over and exists (select from public.customers c where c.organization_id = organization and c.id = d.customer_id
				and c.left_at > d.assigned_at and c.left_at <= d.until) as has_left,
			later.is_unhappy
		from drawn d
		cross join lateral (
			select count(*) as n, bool_or(t.is_reached) as reached from private.preventive_contacts t
			where t.organization_id = organization and t.customer_id = d.customer_id
				and t.at > d.assigned_at and t.at <= least(d.until, at)
		) as contacts
		left join lateral (
			select private.is_unhappy(r.overall::integer, i.scale_min::integer, i.scale_max::integer) as is_unhappy
			from public.responses r
			join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
			join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
			where r.organization_id = organization and r.customer_id = d.customer_id and r.overall is not null
				and r.submitted_at > d.assigned_at and r.submitted_at <= at
			order by r.submitted_at limit 1
		) as later on d.is_over
	)
	select jsonb_object_agg(arms.arm, counts.counted)
	from unnest(array['contact', 'holdout']) as arms (arm)
	cross join lateral (
		select jsonb_build_object(
			'drawn', count(*),
			'n', count(*) filter (where s.is_over),
			'complaints', count(*) filter (where s.complained),
			'attempted', count(*) filter (where s.attempted),
			'reached', count(*) filter (where s.reached),
			'released', count(*) filter (where s.released_at is not null and s.release_reason not in ('window_ended', 'program_ended')),
			'pre_complaints', count(*) filter (where s.told_problem),
			'opt_outs', count(*) filter (where s.opted_out),
			'left', case when (select 'churn' = any (p.guards) from public.prevention_programs p
				where p.organization_id = organization and p.id = program) then count(*) filter (where s.has_left) end,
			'surveyed', count(s.is_unhappy),
			'unhappy', count(*) filter (where s.is_unhappy)) as counted
		from seen s where s.arm = arms.arm
	) as counts
$function$
;

CREATE OR REPLACE FUNCTION private.as_instant(given jsonb)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	if jsonb_typeof(given) = 'string' and given #>> '{}' ~ '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$' then
		return (given #>> '{}')::timestamptz;
	end if;
	return null;
exception when data_exception then
	return null; -- a day or an hour that does not exist
end
$function$
;

CREATE OR REPLACE FUNCTION private.as_quantity(given jsonb)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select case when jsonb_typeof(given) = 'number' and abs((given #>> '{}')::numeric) < 1e9 then round((given #>> '{}')::numeric, 3) end
$function$
;

CREATE OR REPLACE FUNCTION private.asked(organization uuid, survey uuid, zone text, filter jsonb, p_by text)
 RETURNS TABLE(bucket text, state text, n bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
 SET work_mem TO '64MB'
AS $function$
declare
	nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
	from_at constant timestamptz := private.from_instant(filter ->> 'from', zone);
	to_at constant timestamptz := private.until_instant(filter ->> 'to', zone);
	site constant uuid := case when filter ->> 'site' is not null then coalesce((
		select s.id from public.sites s where s.organization_id = organization and s.code = filter ->> 'site'), nowhere) end;
	service constant uuid := case when filter ->> 'service' is not null then coalesce((
		select s.id from public.services s where s.organization_id = organization and s.code = filter ->> 'service'), nowhere) end;
	way constant text := filter ->> 'channel';
	language constant text := filter ->> 'locale';
	needs_place constant boolean := p_by is not null or site is not null or service is not null or way is not null;
begin
	return query
	with placed as (
		select v.state, v.customer_id, v.locale, e.site_id, e.service_id, e.channel::text as channel
		from public.invitations v
		join public.encounters e on e.organization_id = organization and e.id = v.encounter_id
		where needs_place and v.organization_id = organization and v.survey_id = survey and not v.is_test
			and (site is null or e.site_id = site) and (service is null or e.service_id = service) and (way is null or e.channel = way)
			and (from_at is null or coalesce(v.sent_at, v.created_at) >= from_at) and (to_at is null or coalesce(v.sent_at, v.created_at) < to_at)
		union all
		select v.state, v.customer_id, v.locale, v.site_id, null, null
		from public.invitations v
		where (not needs_place or v.encounter_id is null) and v.organization_id = organization and v.survey_id = survey and not v.is_test
			and (site is null or v.site_id = site) and service is null and way is null
			and (from_at is null or coalesce(v.sent_at, v.created_at) >= from_at) and (to_at is null or coalesce(v.sent_at, v.created_at) < to_at)
	), counted as (
		select case p_by when 'site' then p.site_id::text when 'service' then p.service_id::text when 'channel' then p.channel end as place,
			p.state, count(*) as n
		from placed p
		where language is null
			or coalesce(p.locale, (select c.locale from public.customers c where c.organization_id = organization and c.id = p.customer_id)) = language
		group by 1, 2
	)
	select coalesce(st.code::text, sv.code::text, case when p_by = 'channel' then c.place end), c.state, sum(c.n)::bigint
	from counted c
	left join public.sites st on p_by = 'site' and st.organization_id = organization and st.id = c.place::uuid
	left join public.services sv on p_by = 'service' and sv.organization_id = organization and sv.id = c.place::uuid
	group by 1, 2;
end
$function$
;

CREATE OR REPLACE FUNCTION private.asked_customers(organization uuid, parameters jsonb, customers uuid[])
 RETURNS TABLE(id uuid, wait interval, invitations integer)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select p.id, make_interval(days => (s.settings ->> 'wait_days')::integer), (s.settings ->> 'invitations')::integer
	from public.customers p
	cross join lateral (select private.with_overrides(parameters, null, p.segment) as settings) as s
	where p.organization_id = organization and p.id = any (customers) and p.left_at is null
$function$
;

CREATE OR REPLACE FUNCTION private.audit_of(organization uuid, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with matured as materialized (
		select m.*, m.band in ('amber', 'red', 'must_act') as flagged from private.matured_snapshots(organization, at) as m
	), by_group as (
		select f.key as kind, f.value as name, count(*) as n, count(*) filter (where m.flagged) as flagged,
			count(*) filter (where not m.acted_on) as left_alone,
			count(*) filter (where not m.acted_on and m.complained) as complaints,
			count(*) filter (where not m.acted_on and m.flagged) as left_alone_flagged,
			count(*) filter (where not m.acted_on and m.flagged and m.complained) as foreseen
		from matured m cross join lateral jsonb_each_text(m.facts) as f
		where f.key in ('segment', 'locale', 'site')
		group by f.key, f.value
	), runs as (
		select distinct s.as_of from public.risk_snapshots s
		where s.organization_id = organization and s.as_of > at - interval '28 days' and s.as_of <= at
	)
	select jsonb_build_object(
		'counted_at', at,
		'recent', private.signal_frequencies(organization, array(select r.as_of from runs r)),
		'coverage', jsonb_build_object(
			'customers', (select count(*) from public.customers c where c.organization_id = organization and coalesce(c.left_at > at, true)),
			'known', (select count(*) from public.risk_snapshots s where s.organization_id = organization
				and s.as_of = (select max(r.as_of) from runs r))),
		'calibration', private.expected_complaints(organization, at),
		'scores', jsonb_build_object('then', private.score_frequencies(organization, array(select private.moments_learned_from(organization))),
			'now', private.score_frequencies(organization, array(select r.as_of from runs r))),
		'base_rate', private.monthly_complaints(organization, at),
		'groups', coalesce((select jsonb_agg(to_jsonb(g) order by g.kind, g.n desc, g.name) from (
			select * from by_group order by n desc limit 100) as g), '[]'))
$function$
;

CREATE OR REPLACE FUNCTION private.await_reading()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	if tg_table_name = 'responses' then
		insert into public.text_readings (organization_id, response_id, read_at) values (new.organization_id, new.id, new.received_at)
		on conflict do nothing;
	else
		insert into public.text_readings (organization_id, case_id, read_at) values (new.organization_id, new.id, new.opened_at)
		on conflict do nothing;
	end if;
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.band_of(card risk_cards, score bigint, must_act boolean)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return case
		when must_act then 'must_act'
		when score >= card.red_from then 'red'
		when score >= card.amber_from then 'amber'
		when score >= card.watch_from then 'watch'
		else 'low' end;
end
$function$
;

CREATE OR REPLACE FUNCTION private.batch_customers(organization uuid, parameters jsonb, customers uuid[])
 RETURNS SETOF private.clock_candidate
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	with faults as materialized (
		select * from private.faulty_batches(organization, parameters)
	)
	select distinct on (c.id, f.product, f.batch) c.id, now(), md5(concat_ws('|', coalesce(f.product, ''), f.batch)) || ':' || c.id,
		jsonb_strip_nulls(jsonb_build_object('product', f.product, 'batch', f.batch, 'customers', f.customers,
			'days', (parameters ->> 'days')::integer))
	from unnest(customers) as c (id)
	join public.encounters e on e.organization_id = organization and e.customer_id = c.id and e.batch is not null
	join faults f on f.batch = e.batch and f.product is not distinct from e.product
$function$
;

CREATE OR REPLACE FUNCTION private.bound_of(given jsonb, side text)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select case jsonb_typeof(given) when 'number' then private.as_quantity(given)
		when 'object' then private.as_quantity(given -> side) end
$function$
;

CREATE OR REPLACE FUNCTION private.broken_promises(promised jsonb, measured jsonb, ended timestamp with time zone)
 RETURNS TABLE(signal text, quantity text, promise numeric, reality numeric, excess numeric)
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
	late interval := coalesce(private.as_instant(measured), ended) - private.as_instant(promised);
	per_unit constant jsonb := '{"seconds": 0.0166666667, "minutes": 1, "hours": 60, "days": 1440}';
begin
	if late is not null then
		return query select 'delivered_late', 'late_minutes', 0::numeric, ceil(extract(epoch from late) / 60),
			extract(epoch from late) / 3600 where late > interval '0';
		return;
	end if;
	if jsonb_typeof(promised) = 'number' then
		promised := jsonb_build_object('wait_minutes', promised);
		measured := jsonb_build_object('wait_minutes', measured);
	end if;
	if jsonb_typeof(promised) is distinct from 'object' or jsonb_typeof(measured) is distinct from 'object' then
		return;
	end if;
	return query
	with pairs as (
		select p.key, p.value as promise, private.as_quantity(m.value) as reality,
			private.as_instant(m.value) - private.as_instant(p.value) as late,
			substring(p.key from '_(seconds|minutes|hours|days)$') as unit, p.key ~ '^wait' as is_wait,
			p.key ~ '(^|_)(temperature|pressure|speed|bandwidth|flow|brightness|accuracy|completeness|availability|freshness)(_|$)' as is_better_high
		from jsonb_each(promised) p join jsonb_each(measured) m on m.key = p.key
		where char_length(p.key) <= 100
	), judged as (
		select 'delivered_late' as signal, 'late_minutes' as quantity, 0::numeric as promise, ceil(extract(epoch from p.late) / 60) as reality,
			extract(epoch from p.late) / 3600 as excess
		from pairs p where p.late > interval '0'
		union all
		-- Long times are deliveries unless they are called a wait; their excess is told in hours, that of waits in minutes.
		select case when p.is_wait or coalesce(p.unit, 'minutes') in ('seconds', 'minutes') then 'long_wait' else 'delivered_late' end,
			p.key, b.most, p.reality,
			(p.reality - b.most) * coalesce((per_unit ->> p.unit)::numeric, 1)
				/ case when p.is_wait or coalesce(p.unit, 'minutes') in ('seconds', 'minutes') then 1 else 60 end
		from pairs p cross join lateral (select private.bound_of(p.promise, 'max') as most) as b
		where (p.is_wait or p.unit is not null) and p.reality > b.most
		union all
		select 'below_standard', p.key, b.least, p.reality, b.least - p.reality
		from pairs p cross join lateral (select private.bound_of(p.promise, 'min') as least) as b
		where not p.is_wait and p.unit is null and (p.is_better_high or jsonb_typeof(p.promise) = 'object') and p.reality < b.least
		union all
		select 'below_standard', p.key, b.most, p.reality, p.reality - b.most
		from pairs p cross join lateral (select private.bound_of(p.promise, 'max') as most) as b
		where not p.is_wait and p.unit is null and jsonb_typeof(p.promise) = 'object' and p.reality > b.most
	)
	select j.signal, j.quantity, j.promise, j.reality, j.excess from judged j;
end
$function$
;

CREATE OR REPLACE FUNCTION private.card_thresholds()
 RETURNS TABLE(signal text, parameter text, lowest numeric, highest numeric, is_whole boolean, may_differ boolean)
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	values
		('dimension_gap', 'at_most', -6, 0, false, true),
		('dimension_gap', 'counted', 1, 10, true, true),
		('low_answer', 'at_most', 1, 4, false, true),
		('overall_drop', 'at_least', 0.5, 6, false, true),
		('contradiction', 'high_from', 4, 7, false, true),
		('contradiction', 'negative_from', 0.5, 1, false, true),
		('high_effort', 'at_most', 1, 4, false, true),
		('switching_intent', 'at_least', 4, 7, false, true),
		('long_wait', 'grace_minutes', 0, 1440, false, true),
		('delivered_late', 'grace_hours', 0, 720, false, true),
		('below_standard', 'tolerance', 0, 1000, false, true),
		('repeated_contact', 'contacts', 2, 20, true, true),
		('repeated_contact', 'days', 1, 365, true, true),
		('silence', 'invitations', 1, 10, true, true),
		('silence', 'wait_days', 1, 90, true, true),
		('left_at', 'wait_days', 1, 30, true, true),
		('season_peak', 'ratio', 1.1, 10, false, false),
		('season_peak', 'complaints', 5, 1000, true, false),
		('product_batch', 'customers', 2, 100, true, false),
		('product_batch', 'days', 1, 365, true, false)
$function$
;

CREATE OR REPLACE FUNCTION private.carries_names(survey surveys)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$ select coalesce(private.content_of(survey) ->> 'consent', 'identified') = 'identified' $function$
;

CREATE OR REPLACE FUNCTION private.case_as_json(k cases)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select jsonb_build_object(
		'reference', k.reference, 'kind', k.kind, 'state', k.state, 'outcome', k.outcome,
		'opened_at', k.opened_at, 'due_at', k.due_at, 'closed_at', k.closed_at,
		'owner_id', k.owner_id,
		'owner', (select m.display_name from public.memberships m where m.organization_id = k.organization_id and m.user_id = k.owner_id),
		'customer', (select jsonb_build_object('external_id', c.external_id, 'name', c.name)
			from public.customers c where c.organization_id = k.organization_id and c.id = k.customer_id),
		'site', (select s.name from public.sites s where s.organization_id = k.organization_id and s.id = k.site_id),
		'complaint', case when k.kind = 'complaint' then jsonb_build_object(
			'channel', k.channel, 'category', k.category, 'cause', k.cause, 'words', k.words, 'remedy', k.remedy,
			'happened_at', k.happened_at, 'answered_at', k.answered_at, 'locale', k.locale, 'source', k.source,
			'external_id', k.external_id, 'contact', k.contact_detail,
			'service', (select s.name from public.services s where s.organization_id = k.organization_id and s.id = k.service_id)) end,
		'cluster', (select jsonb_build_object('signal', c.signal, 'dimension', c.dimension, 'dimension_name', c.dimension_name,
				'service', v.name, 'customers', (
				select count(*) from public.risk_cluster_members m where m.organization_id = c.organization_id and m.cluster_id = c.id))
			from public.risk_clusters c
			left join public.services v on v.organization_id = c.organization_id and v.id = c.service_id
			where c.organization_id = k.organization_id and c.case_id = k.id),
		'next', (select coalesce(jsonb_agg(jsonb_build_object('to', t.to_state, 'needs', t.needs) order by t.to_state desc), '[]')
			from public.case_transitions t where t.kind = k.kind and t.from_state = k.state),
		'events', (
			select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'kind', e.kind, 'from', e.from_state, 'to', e.to_state,
				'note', e.note, 'public_words', e.public_words, 'details', e.details, 'actor', m.display_name, 'actor_kind', e.actor_kind,
				'owner', (select o.display_name from public.memberships o
					where o.organization_id = e.organization_id and o.user_id = (e.details ->> 'owner_id')::uuid)) order by e.at), '[]')
			from public.case_events e
			left join public.memberships m on m.organization_id = e.organization_id and m.user_id = e.actor_id
			where e.organization_id = k.organization_id and e.case_id = k.id))
$function$
;

CREATE OR REPLACE FUNCTION private.catalog_id(organization uuid, wanted text, refusal text)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	known uuid;
begin
	if wanted is null then
		return null;
	end if;
	if refusal = 'unknown_site' then
		select s.id into known from public.sites s where s.organization_id = organization and s.code = wanted;
	else
		select s.id into known from public.services s where s.organization_id = organization and s.code = wanted;
	end if;
	if known is null then
		perform private.refuse(refusal, 422, wanted);
	end if;
	return known;
end
$function$
;

CREATE OR REPLACE FUNCTION private.cells_for(organization uuid, survey uuid, given private.counted_answer[])
 RETURNS TABLE(owner integer, cell bigint, is_wide boolean)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	return query
	with keyed as materialized (
		select a.ordinality::integer as owner, g.grain, g.span, date_trunc(g.span, a.day)::date as period,
			case when g.knows @> '{site}' then a.site_id end as site_id,
			case when g.knows @> '{service}' then a.service_id end as service_id,
			case when g.knows @> '{channel}' then a.channel end as channel,
			case when g.knows @> '{locale}' then a.locale end as locale,
			case when g.knows @> '{flags}' then a.flags end as flags
		from unnest(given) with ordinality as a
		cross join (
			select k.grain, k.span, case k.grain when 'full' then '{site,service,channel,locale,flags}'
				when 'place' then '{site,service,channel,locale}' when 'mixed' then '{service,channel,locale,flags}' else string_to_array(k.grain, ' ') end as knows
			from private.grains() k) as g
	), named as materialized (
		select k.*, concat_ws('|', k.grain, k.span, k.period, coalesce(k.site_id::text, '-'), coalesce(k.service_id::text, '-'),
			coalesce(k.channel, '-'), coalesce(k.locale, '-'), array_to_string(k.flags, ',')) as key
		from keyed k
	), made as (
		insert into private.rollups as r (organization_id, survey_id, grain, span, key, period, site_id, service_id, channel, locale, flags)
		select distinct on (n.key) organization, survey, n.grain, n.span, n.key, n.period, n.site_id, n.service_id, n.channel, n.locale, n.flags
		from named n
		on conflict (organization_id, survey_id, key) do update set key = excluded.key
		returning r.id, r.key
	)
	select n.owner, m.id, n.grain not in ('place', 'full') and not (n.grain like 'site %' and n.span = 'month') from named n join made m on m.key = n.key;
end
$function$
;

CREATE OR REPLACE FUNCTION private.channel_for(organization uuid, wanted text)
 RETURNS TABLE(way text, channel uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	if wanted in ('link', 'email', 'phone', 'qr') then
		return query select wanted, null::uuid;
		return;
	end if;
	return query select c.kind, c.id from public.channels c
		where c.organization_id = organization and c.code = wanted and c.is_active;
	if not found then
		perform private.refuse('channel_not_available', 422, wanted);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.check_draft(draft jsonb)
 RETURNS void
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
	wrong text;
begin
	select string_agg(s.key || '.' || p.key, ', ' order by s.key, p.key) into wrong
	from jsonb_each(case jsonb_typeof(draft -> 'signals') when 'object' then draft -> 'signals' else '{}' end) as s
	cross join lateral jsonb_each(case jsonb_typeof(s.value -> 'parameters') when 'object' then s.value -> 'parameters' else '{}' end) as p
	where not private.fits_card(s.key, p.key, p.value);
	wrong := coalesce(wrong, (
		select string_agg(s.key || '.parameters', ', ' order by s.key)
		from jsonb_each(case jsonb_typeof(draft -> 'signals') when 'object' then draft -> 'signals' else '{}' end) as s
		where s.value ? 'parameters' and jsonb_typeof(s.value -> 'parameters') <> 'object'));
	if wrong is not null then
		perform private.refuse('invalid', 422, wrong);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.check_ratings()
 RETURNS trigger
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	scale record;
	rating smallint;
begin
	select i.scale_min, i.scale_max,
		(select count(*) from public.instrument_items t where t.organization_id = i.organization_id and t.instrument_id = i.id) as items,
		(select count(*) from public.instrument_dimensions d where d.organization_id = i.organization_id and d.instrument_id = i.id) as dimensions
	into scale
	from public.surveys s join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	where s.organization_id = new.organization_id and s.id = new.survey_id;
	if cardinality(new.perceptions) <> scale.items
		or cardinality(new.expectations) <> scale.items
		or cardinality(new.adequates) <> scale.items
		or cardinality(new.weights) <> scale.dimensions
		or cardinality(new.asked) > scale.items or not (1 <= all (new.asked) and scale.items >= all (new.asked)) then
		raise check_violation using message = 'the number of ratings does not fit the instrument', constraint = 'responses_ratings_fit';
	end if;
	foreach rating in array new.perceptions || coalesce(new.expectations, '{}') || coalesce(new.adequates, '{}') || new.overall loop
		if rating is not null and rating <> 0 and rating not between scale.scale_min and scale.scale_max then
			raise check_violation using message = format('rating %s is outside the scale', rating), constraint = 'responses_ratings_in_scale';
		end if;
	end loop;
	if (select count(w) = count(*) and sum(w) <> 100 from unnest(new.weights) as w) or 0 > any (new.weights) then
		raise check_violation using message = 'importance points do not sum to 100', constraint = 'responses_weights_sum';
	end if;
	if new.overall = 0 then
		new.overall := null;
	end if;
	return new;
end
$function$
;

CREATE OR REPLACE FUNCTION private.choices_of(layout private.measured_layout, given private.counted_answer[], signs smallint[], owners integer[], cells bigint[])
 RETURNS TABLE(cell bigint, question text, value text, n bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET work_mem TO '64MB'
AS $function$
begin
	return query
	with asked as materialized (
		select q.code, q.question ->> 'type' in ('single', 'multiple', 'rating') as is_choice from private.questions_of(layout) q
	), given_choice as (
		select a.ordinality::integer as owner, signs[a.ordinality] as sign, q.code, c.value
		from unnest(given) with ordinality as a
		join asked q on a.answers ? q.code
		cross join lateral (
			select '' as value where jsonb_typeof(a.answers -> q.code) <> 'null'
			union all
			select o.value #>> '{}' from jsonb_array_elements(case jsonb_typeof(a.answers -> q.code)
				when 'array' then a.answers -> q.code else jsonb_build_array(a.answers -> q.code) end) as o (value)
			where q.is_choice and jsonb_typeof(o.value) <> 'null') as c
		where a.answers <> '{}'
	)
	select l.cell, c.code, c.value, sum(c.sign)::bigint
	from given_choice c join unnest(owners, cells) as l (owner, cell) on l.owner = c.owner
	group by l.cell, c.code, c.value;
end
$function$
;

CREATE OR REPLACE FUNCTION private.close_by_default(target regclass)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	execute format('alter table %s enable row level security', target);
	execute format('revoke all on table %s from public, anon, authenticated, service_role', target);
	if exists (select from pg_catalog.pg_attribute
		where attrelid = target and attname = 'organization_id' and not attisdropped) then
		execute format('create trigger keep_organization before update on %s
			for each row execute function private.keep_organization()', target);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.columns_to_ask(organization uuid, asked_form survey_form, content jsonb, seed text, customer uuid)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	return (
	select case asked_form
		when 'tolerance' then array['adequate', 'expectation', 'perception']
		when 'expectation' then array['expectation']
		when 'feedback' then '{}'
		when 'expectation_perception' then case
			when ('x' || left(md5(seed || ':expectation'), 8))::bit(32)::bigint / 4294967296.0
					< coalesce((content #>> '{expectation,share}')::numeric, 1)
				and not exists (
					select from public.responses r
					where r.organization_id = organization and r.customer_id = customer and r.expectations is not null
						and r.submitted_at > now() - make_interval(days => (content #>> '{expectation,every_days}')::integer))
			then array['expectation', 'perception'] else array['perception'] end
		else array['perception'] end
	);
end
$function$
;

CREATE OR REPLACE FUNCTION private.complaint_due(organization uuid, since timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select ((since at time zone o.time_zone)::date + o.complaint_due_days + 1)::timestamp at time zone o.time_zone - interval '1 minute'
	from public.organizations o where o.id = organization
$function$
;

CREATE OR REPLACE FUNCTION private.contact_address(customer customers, way text, channel uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select nullif(trim(case
		when way = 'email' then customer.email
		else (select case c.address when 'phone' then customer.phone when 'email' then customer.email else customer.external_id::text end
			from public.channels c where c.organization_id = customer.organization_id and c.id = channel)
	end), '')
$function$
;

CREATE OR REPLACE FUNCTION private.contact_decision(organization uuid, customer uuid, survey uuid, way text, channel uuid, at timestamp with time zone, invitation uuid DEFAULT NULL::uuid, own_message text DEFAULT NULL::text)
 RETURNS TABLE(decision text, rule text, until timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	person public.customers;
	rules public.contact_rules;
	asked public.invitations;
	digest bytea;
	status public.survey_status;
	recent integer;
	full_until timestamptz;
	quiet timestamptz;
begin
	select * into person from public.customers c where c.organization_id = organization and c.id = customer;
	select * into rules from public.contact_rules r where r.organization_id = organization;
	select s.status into status from public.surveys s where s.organization_id = organization and s.id = survey;
	select * into asked from public.invitations v where v.organization_id = organization and v.id = invitation;
	digest := private.address_digest(private.contact_address(person, way, channel));
	rule := case
		when asked.spent_at is not null then 'answered'
		when asked.expires_at <= at then 'expired'
		when survey is not null and status is distinct from 'open' then 'survey_closed'
		when private.is_stopped(organization, customer, digest, 'opted_out') then 'opted_out'
		when survey is not null and person.left_at <= at then 'left'
		when way not in ('email') and not exists (select from public.channels c
			where c.organization_id = organization and c.id = channel and c.is_active) then 'channel_off'
		when digest is null then 'no_address'
		when private.is_stopped(organization, null, digest, 'bounced') then 'bounced_address'
	end;
	-- Surveys give way to the cap, a person who writes about an open case does not; what they send counts for it.
	if rule is null and survey is not null then
		select count(*) into recent from public.contact_log l
		where l.organization_id = organization and l.customer_id = customer and l.outcome = 'sent'
			and l.at > contact_decision.at - make_interval(days => rules.cap_days) and (own_message is null or l.message is distinct from own_message);
		rule := case when recent >= rules.cap_count then 'contact_cap' end;
	end if;
	if rule is not null then
		return query select 'skip', contact_decision.rule, null::timestamptz;
		return;
	end if;
	-- Three a day for one address, whoever shares it: the fourth waits until the third last is a day old.
	select l.at + interval '1 day' into full_until from public.contact_log l
	where l.organization_id = organization and l.address_digest = digest and l.outcome = 'sent'
		and l.at > contact_decision.at - interval '1 day' and (own_message is null or l.message is distinct from own_message)
	order by l.at desc offset 2 limit 1;
	quiet := private.quiet_end(greatest(at, full_until),
		private.usable_zone(person.time_zone, (select o.time_zone from public.organizations o where o.id = organization)),
		rules.quiet_from, rules.quiet_until);
	return query select case when coalesce(quiet, full_until) is null then 'send' else 'defer' end,
		case when quiet is not null and full_until is null then 'quiet_hours' when full_until is not null then 'daily_limit' end,
		coalesce(quiet, full_until);
end
$function$
;

CREATE OR REPLACE FUNCTION private.contact_from(detail text, organization uuid, speaks text)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select case when detail is not null then private.ensure_customer(organization, jsonb_build_object(
		'external_id', private.random_reference('contact'), 'locale', speaks,
		case when detail ~ '^[^@\s]+@[^@\s]+$' then 'email' when char_length(detail) between 3 and 40 then 'phone' else 'name' end, detail)) end
$function$
;

CREATE OR REPLACE FUNCTION private.contacts_of_batch(organization uuid, product text, batch text)
 RETURNS TABLE(customer_id uuid, created_at timestamp with time zone)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	-- Two halves, because no index knows what is "not distinct from" nothing.
	select e.customer_id, e.created_at from public.encounters e
	where e.organization_id = organization and e.product = contacts_of_batch.product and e.batch = contacts_of_batch.batch
	union all
	select e.customer_id, e.created_at from public.encounters e
	where contacts_of_batch.product is null and e.organization_id = organization and e.product is null and e.batch = contacts_of_batch.batch
$function$
;

CREATE OR REPLACE FUNCTION private.content_of(survey surveys)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	return (
	select coalesce(
		(select v.content from public.survey_versions v
			where v.organization_id = survey.organization_id and v.survey_id = survey.id and v.version = survey.version),
		jsonb_build_object('title', survey.title, 'languages', survey.languages))
	);
end
$function$
;

CREATE OR REPLACE FUNCTION private.count_of(layout private.measured_layout, filter jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return coalesce((select m.numbers[1] from private.measured(layout, filter, null, false) m where m.kind = 'n'), 0);
end
$function$
;

CREATE OR REPLACE FUNCTION private.count_soon(organization uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	update private.observed_rates r set counted_at = least(r.counted_at, now() - interval '25 hours')
	where r.organization_id = count_soon.organization and r.counted_at > '-infinity'
$function$
;

CREATE OR REPLACE FUNCTION private.counted(answer responses, zone text)
 RETURNS private.counted_answer
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return row((answer.submitted_at at time zone zone)::date, answer.site_id, answer.service_id, answer.channel, answer.locale, answer.flags,
		answer.asked, answer.perceptions, answer.expectations, answer.adequates, answer.weights, answer.overall,
		answer.answers, answer.duration_seconds, answer.reminders)::private.counted_answer;
end
$function$
;

CREATE OR REPLACE FUNCTION private.counted_word(found jsonb, parameters jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select f.word from jsonb_array_elements_text(case jsonb_typeof(found) when 'array' then found else '[]' end)
		with ordinality as f (word, place)
	where not coalesce(parameters #> '{words,removed}', '[]') ? f.word
	order by f.place limit 1
$function$
;

CREATE OR REPLACE FUNCTION private.create_organization(wanted_code text, wanted_name jsonb, zone text DEFAULT 'Asia/Shanghai'::text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	created uuid;
begin
	insert into public.organizations (code, name, time_zone) values (wanted_code, wanted_name, zone) returning id into created;
	perform private.instrument_for(created, 'servqual-22');
	perform private.add_default_card(created);
	return created;
end
$function$
;

CREATE OR REPLACE FUNCTION private.crockford(bytes bytea, symbols integer)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE STRICT
 SET search_path TO ''
AS $function$
declare
	found text := '';
begin
	for position in 0 .. symbols - 1 loop
		found := found || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(bytes, position) & 31) + 1, 1);
	end loop;
	return found;
end
$function$
;

CREATE OR REPLACE FUNCTION private.cross_products(numbers numeric[], size integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	if numbers is null then
		return '{"n": 0, "sums": [], "cross": []}';
	end if;
	return jsonb_build_object('n', numbers[1],
		'sums', (select jsonb_agg(numbers[(i + 1) * i / 2 + 1]::text order by i) from generate_series(1, size) as i),
		'cross', (
			select jsonb_agg(l.line order by l.i)
			from (
				select i, jsonb_agg(numbers[(greatest(i, j) + 1) * greatest(i, j) / 2 + least(i, j) + 1]::text order by j) as line
				from generate_series(1, size) as i cross join generate_series(1, size) as j group by i) as l));
end
$function$
;

CREATE OR REPLACE FUNCTION private.current_notice()
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$ select '2026-12.2' $function$
;

CREATE OR REPLACE FUNCTION private.customer_of_contact(organization uuid, contact text)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	digits text := regexp_replace(contact, '[^0-9]', '', 'g');
	found_ids uuid[];
begin
	if contact like '%@%' then
		select array_agg(c.id) into found_ids from (
			select c.id from public.customers c
			where c.organization_id = organization and lower(c.email) = lower(btrim(contact)) limit 2) as c;
	elsif char_length(digits) >= 7 then
		-- With or without a country code: one number ends with the other.
		select array_agg(c.id) into found_ids from (
			select c.id from (
				select c.id, regexp_replace(c.phone, '[^0-9]', '', 'g') as known from public.customers c
				where c.organization_id = organization
					and right(regexp_replace(c.phone, '[^0-9]', '', 'g'), 7) = right(digits, 7)) as c
			where char_length(c.known) >= 7 and (right(c.known, char_length(digits)) = digits or right(digits, char_length(c.known)) = c.known)
			limit 2) as c;
	end if;
	return case when cardinality(found_ids) = 1 then found_ids[1] end;
end
$function$
;

CREATE OR REPLACE FUNCTION private.default_signals()
 RETURNS TABLE(signal text, points integer, is_must_act boolean, life_days integer, parameters jsonb)
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	values
		('dimension_gap', 2, false, 60, '{"at_most": -1.0, "counted": 2}'::jsonb),
		('low_answer', 2, false, 60, '{"at_most": 2}'),
		('overall_drop', 2, false, 60, '{"at_least": 2}'),
		('contradiction', 2, false, 60, '{"high_from": 6, "negative_from": 0.8}'),
		('information_unclear', 1, false, 30, '{"answers": ["no", "partly"]}'),
		('felt_ignored', 3, false, 90, '{"answers": ["no"]}'),
		('high_effort', 1, false, 30, '{"at_most": 3}'),
		('switching_intent', 2, false, 60, '{"at_least": 5}'),
		('all_met', -2, false, 60, '{}'),
		('contact_requested', 0, true, 60, '{}'),
		('regulator_named', 0, true, 60, jsonb_build_object(
			'zh', '12315|12345|12378|律师|起诉|法院|打官司|消协|消费者协会|市场监管|工商局|监管部门|信访|仲裁|银保监|曝光',
			'en', '\m(lawyers?|solicitors?|attorneys?|sue|lawsuit|ombudsman|regulators?|small claims|trading standards|consumer protection|legal action)\M')),
		('public_post', 0, true, 60, '{}'),
		('long_wait', 1, false, 30, '{"grace_minutes": 0}'),
		('delivered_late', 2, false, 30, '{"grace_hours": 0}'),
		('below_standard', 2, false, 30, '{"tolerance": 0}'),
		('repeated_contact', 1, false, 30, '{"contacts": 2, "days": 30}'),
		('service_fault', 2, false, 30, '{}'),
		('cancelled', 2, false, 30, '{}'),
		('promise_broken', 2, false, 30, '{}'),
		('missed_callback', 3, false, 90, '{}'),
		('notice_undelivered', 1, false, 30, '{}'),
		('silence', 1, false, 60, '{"invitations": 2, "wait_days": 14}'),
		('left_at', 1, false, 60, '{"wait_days": 3}'),
		('season_peak', 1, false, 30, '{"ratio": 1.5, "complaints": 10}'),
		('product_batch', 2, false, 60, '{"customers": 3, "days": 30}'),
		('case_solved', -2, false, 60, '{}'),
		('case_not_solved', 3, false, 90, '{}')
$function$
;

CREATE OR REPLACE FUNCTION private.dense(size integer, places integer[], amounts numeric[])
 RETURNS numeric[]
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
	filled numeric[] := array_fill(0::numeric, array[size]);
begin
	for at in 1..cardinality(places) loop
		filled[places[at]] := filled[places[at]] + amounts[at];
	end loop;
	return filled;
end
$function$
;

CREATE OR REPLACE FUNCTION private.digest_of(organization uuid, owner uuid, since timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with cases as (
		select k.reference, p.external_id as customer, a.score, k.due_at
		from public.risk_alerts a
		join public.cases k on k.organization_id = a.organization_id and k.id = a.case_id
		join public.customers p on p.organization_id = a.organization_id and p.id = a.customer_id
		where a.organization_id = organization and k.owner_id = owner and k.closed_at is null and a.band = 'amber'
			and a.case_opened_at > since
			-- Whoever had a mail of its own, or has worked on the case, knows of it.
			and not exists (select from public.outbox o join auth.users u on u.id = owner and u.email = o.recipient
				where o.organization_id = organization and o.key = 'alert:' || a.id || ':amber')
			and not exists (select from public.case_events e where e.organization_id = organization and e.case_id = k.id
				and e.actor_id = owner and e.kind <> 'opened')
	), waiting as (
		select w.opened_at > since as is_new from private.waiting_alerts(organization) w
	), watched as (
		select p.external_id as customer, l.score
		from (select distinct e.customer_id from public.risk_events e
			where e.organization_id = organization and e.recorded_at > since and e.points > 0) as e
		join public.customers p on p.organization_id = organization and p.id = e.customer_id
		join public.risk_cards c on c.organization_id = organization and c.is_active
		cross join lateral (select private.live_score(organization, e.customer_id, now()) as score) as l
		where l.score >= c.watch_from and l.score < c.amber_from
	)
	select jsonb_build_object(
		'cases', (select coalesce(jsonb_agg(jsonb_build_object('reference', s.reference, 'customer', s.customer, 'score', s.score,
			'due_at', s.due_at) order by s.due_at, s.reference), '[]') from (select * from cases order by due_at, reference limit 50) as s),
		'more_cases', (select greatest(count(*) - 50, 0) from cases),
		'waiting', (select count(*) from waiting), 'newly_waiting', (select count(*) from waiting w where w.is_new),
		'watched', (select count(*) from watched),
		'watch', (select coalesce(jsonb_agg(jsonb_build_object('customer', s.customer, 'score', s.score) order by s.score desc, s.customer), '[]')
			from (select * from watched order by score desc, customer limit 10) as s))
$function$
;

CREATE OR REPLACE FUNCTION private.dimensions_of(layout private.measured_layout)
 RETURNS TABLE(code text, name jsonb, place integer, items jsonb)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return query
	select d.code::text, d.name::jsonb, (row_number() over (order by d.position))::integer,
		(select jsonb_agg(t.code order by t.position) from public.instrument_items t
			where t.organization_id = d.organization_id and t.instrument_id = d.instrument_id and t.dimension = d.code)
	from public.instrument_dimensions d
	where d.organization_id = layout.organization_id and d.instrument_id = layout.instrument_id;
end
$function$
;

CREATE OR REPLACE FUNCTION private.dimensions_told(layout private.measured_layout, sums private.measure[])
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return (
		select jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name, 'items', d.items,
			'perception', private.score_moments(s.numbers, 1), 'expectation', private.score_moments(s.numbers, 4),
			'gap', private.score_moments(s.numbers, 7),
			'ep_cross', jsonb_build_object('n', coalesce(ep.numbers[1], 0), 'sum_e', coalesce(ep.numbers[2], 0)::text,
				'sum_ee', coalesce(ep.numbers[3], 0)::text, 'sum_p', coalesce(ep.numbers[4], 0)::text,
				'sum_ep', coalesce(ep.numbers[5], 0)::text, 'sum_pp', coalesce(ep.numbers[6], 0)::text),
			'complete', (
				select jsonb_object_agg(c.kind, private.cross_products(private.numbers_of(sums, c.kind, d.place), jsonb_array_length(d.items)))
				from unnest(array['perception', 'expectation', 'gap']) as c (kind)))
			order by d.place)
		from private.dimensions_of(layout) d
		left join unnest(sums) as s on s.kind = 'scores' and s.part = d.place
		left join unnest(sums) as ep on ep.kind = 'ep' and ep.part = d.place);
end
$function$
;

CREATE OR REPLACE FUNCTION private.doubts(answer responses)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	fewest_items constant integer := 8;
	alike_share constant numeric := 0.95;
	fewest_thirds constant integer := 9; -- three whole cycles of three
	pace_share constant numeric := 1.0 / 3;
	impossible_seconds constant numeric := 0.3;
	impossible_from constant integer := 5; -- ratings: a pulse
	same_within constant interval := '24 hours';
	same_words constant integer := 20; -- characters: shorter comments are alike by chance
	scale record;
	felt smallint[] := private.given_ratings(answer.perceptions, answer.asked);
	hoped smallint[] := private.given_ratings(answer.expectations, answer.asked);
	least smallint[] := private.given_ratings(answer.adequates, answer.asked);
	ratings integer := cardinality(felt) + cardinality(hoped) + cardinality(least);
	judged smallint[];
	alike integer := 0;
	of integer := 0;
	is_straight boolean := true;
	half integer;
	run integer;
	pace record;
	signs text[];
	found jsonb := '{}';
begin
	-- Every column that was answered on enough items must be a straight line. Judged as given: a
	-- reverse-keyed item that is answered like all others is the very sign.
	for judged in select c.ratings from (values (felt), (hoped), (least)) as c (ratings) where cardinality(c.ratings) >= fewest_items loop
		run := private.most_alike(judged);
		is_straight := is_straight and run >= alike_share * cardinality(judged);
		alike := alike + run;
		of := of + cardinality(judged);
	end loop;
	if of > 0 and is_straight then
		found := found || jsonb_build_object('straight_lining', jsonb_build_object('alike', alike, 'of', of));
	end if;

	-- At least half of the ratings, too: people who waver between two ratings alternate by chance now and then.
	judged := case when cardinality(felt) >= fewest_items then felt else hoped end;
	half := greatest(fewest_items, (cardinality(judged) + 1) / 2);
	if cardinality(judged) >= fewest_items then
		select i.scale_min, i.scale_max into scale
		from public.surveys s join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
		where s.organization_id = answer.organization_id and s.id = answer.survey_id;
		run := private.longest_cycle(judged, 2);
		if run >= half then
			found := found || jsonb_build_object('pattern', jsonb_build_object('kind', 'zigzag', 'run', run, 'of', cardinality(judged)));
		else
			run := private.longest_staircase(judged, scale.scale_min, scale.scale_max);
			if run >= half then
				found := found || jsonb_build_object('pattern', jsonb_build_object('kind', 'staircase', 'run', run, 'of', cardinality(judged)));
			else
				run := private.longest_cycle(judged, 3);
				if run >= greatest(half, fewest_thirds) then
					found := found || jsonb_build_object('pattern', jsonb_build_object('kind', 'cycle', 'run', run, 'of', cardinality(judged)));
				end if;
			end if;
		end if;
	end if;

	if ratings > 0 and answer.duration_seconds is not null then
		select p.n, p.seconds_per_rating into pace from private.survey_paces p
		where p.organization_id = answer.organization_id and p.survey_id = answer.survey_id;
		if answer.duration_seconds < pace_share * pace.seconds_per_rating * ratings then
			found := found || jsonb_build_object('fast', jsonb_build_object('seconds', answer.duration_seconds, 'ratings', ratings,
				'median', round(pace.seconds_per_rating, 3), 'n', pace.n));
		end if;
	end if;

	if ratings > 0 and exists (
		select from (
			select * from public.responses own
			where own.organization_id = answer.organization_id and own.customer_id = answer.customer_id
				and own.submitted_at between answer.submitted_at - same_within and answer.submitted_at + same_within
			offset 0) as r
		where r.survey_id = answer.survey_id
			and r.id <> answer.id and r.received_at <= answer.received_at
			-- Two visits on one day may well deserve the same ratings.
			and (r.encounter_id = answer.encounter_id or r.encounter_id is null or answer.encounter_id is null)
			and (r.perceptions, r.expectations, r.adequates) is not distinct from (answer.perceptions, answer.expectations, answer.adequates)) then
		found := found || '{"duplicate": {"same": "customer"}}';
	elsif coalesce(char_length(answer.comment), 0) >= same_words and exists (
		select from (
			select * from public.responses same
			where same.organization_id = answer.organization_id and same.survey_id = answer.survey_id
				and md5(same.comment) = md5(answer.comment) and char_length(same.comment) >= 20
			offset 0) as r
		where r.comment = answer.comment
			and r.id <> answer.id and r.received_at <= answer.received_at
			and r.submitted_at between answer.submitted_at - same_within and answer.submitted_at + same_within
			and (r.perceptions, r.expectations, r.adequates) is not distinct from (answer.perceptions, answer.expectations, answer.adequates)) then
		found := found || '{"duplicate": {"same": "comment"}}';
	end if;

	signs := array(select s.key from jsonb_each(answer.signs) as s where s.value = 'true' order by s.key);
	if ratings >= impossible_from and answer.duration_seconds < impossible_seconds * ratings then
		signs := signs || 'speed'::text;
	end if;
	if signs <> '{}' then
		found := found || jsonb_build_object('bot', jsonb_build_object('signs', to_jsonb(signs),
			'seconds', answer.duration_seconds, 'ratings', ratings));
	end if;
	return found;
end
$function$
;

CREATE OR REPLACE FUNCTION private.draft_card(organization uuid, draft jsonb)
 RETURNS risk_cards
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select jsonb_populate_record(c, jsonb_strip_nulls(jsonb_build_object(
		'watch_from', draft -> 'watch_from', 'amber_from', draft -> 'amber_from', 'red_from', draft -> 'red_from',
		'note', draft -> 'note')))
	from public.risk_cards c where c.organization_id = organization and c.is_active
$function$
;

CREATE OR REPLACE FUNCTION private.draft_signals(organization uuid, draft jsonb)
 RETURNS SETOF risk_card_signals
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select (jsonb_populate_record(s, jsonb_strip_nulls(jsonb_build_object(
		'points', case when (given.value ->> 'is_must_act')::boolean then '0' else given.value -> 'points' end,
		'is_must_act', given.value -> 'is_must_act', 'life_days', given.value -> 'life_days')))).*
	from public.risk_cards c
	join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
	cross join lateral (select coalesce(draft -> 'signals' -> s.signal, '{}') as value) as given
	where c.organization_id = organization and c.is_active
$function$
;

CREATE OR REPLACE FUNCTION private.draw_lot(organization uuid, alert uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	drawn_for public.risk_alerts;
	program public.prevention_programs;
	earlier public.prevention_assignments;
	alike text;
	place integer;
	secret text;
	fallen text;
begin
	select * into drawn_for from public.risk_alerts a where a.organization_id = organization and a.id = alert;
	if drawn_for.band is distinct from 'amber' or drawn_for.closed_at is not null then
		return null;
	end if;
	-- One draw at a time: the place in the stratum is part of the lot. Whoever draws holds the customer's row already.
	select * into program from public.prevention_programs p
	where p.organization_id = organization and p.closed_at is null for no key update;
	if program.id is null then
		return null;
	end if;
	if private.protection_of(organization, drawn_for.customer_id) is not null then
		return null;
	end if;
	select * into earlier from public.prevention_assignments a
	where a.organization_id = organization and a.program_id = program.id and a.customer_id = drawn_for.customer_id;
	if earlier.arm is not null then
		-- Drawn once per programme; whoever was given back is handled like anybody else.
		return case when earlier.arm = 'contact' then 'contact' when earlier.released_at is null then 'holdout' end;
	end if;
	if clock_timestamp() >= private.last_draw(program) then
		return null;
	end if;
	select drawn_for.score || ':' || coalesce(c.segment, '') into alike
	from public.customers c where c.organization_id = organization and c.id = drawn_for.customer_id;
	select coalesce(max(a.position) + 1, 0) into place from public.prevention_assignments a
	where a.organization_id = organization and a.program_id = program.id and a.stratum = alike;
	select s.salt into secret from private.prevention_salts s where s.organization_id = organization and s.program_id = program.id;
	fallen := private.arm_at(secret, alike, place, program.block_size, program.block_holdouts);
	insert into public.prevention_assignments (organization_id, program_id, customer_id, alert_id, card_id, score, stratum, position,
		arm, seed_hash)
	values (organization, program.id, drawn_for.customer_id, alert, drawn_for.card_id, drawn_for.score, alike, place,
		fallen, private.lot_hash(secret, alike, place));
	return fallen;
end
$function$
;

CREATE OR REPLACE FUNCTION private.due_view_mail_at(at timestamp with time zone)
 RETURNS TABLE(organization_id uuid, view_id uuid, user_id uuid, due_at timestamp with time zone, name text, path text, query text, locale text, role text, time_zone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select v.organization_id, v.id, m.user_id, d.due_at, v.name, v.path, v.query, p.locale::text, p.role::text, o.time_zone
	from public.view_mails m
	join public.saved_views v on v.organization_id = m.organization_id and v.id = m.view_id
	join public.memberships p on p.organization_id = m.organization_id and p.user_id = m.user_id and p.is_active
	join public.organizations o on o.id = m.organization_id
	cross join lateral (select private.view_mail_due(m.repeats, o.time_zone, at) as due_at) as d
	where m.created_at <= d.due_at and (v.is_shared or v.owner_id = m.user_id)
		and not exists (select from private.view_mail_runs r where r.organization_id = m.organization_id
			and r.view_id = m.view_id and r.user_id = m.user_id and r.due_at = d.due_at)
	order by d.due_at
	limit 1
$function$
;

CREATE OR REPLACE FUNCTION private.due_wave_at(at timestamp with time zone)
 RETURNS TABLE(organization_id uuid, wave_id uuid, period integer, sample_size integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select w.organization_id, w.id, p.period, w.sample_size
	from public.survey_waves w
	join public.organizations o on o.id = w.organization_id
	join public.surveys s on s.organization_id = w.organization_id and s.id = w.survey_id and s.status = 'open'
	cross join lateral (select private.wave_period(w, o.time_zone, at) as period) as p
	where w.is_active and w.starts_at <= at and p.period is not null
		and not exists (select from public.wave_runs r
			where r.organization_id = w.organization_id and r.wave_id = w.id and r.period = p.period)
	order by w.starts_at
	limit 1
$function$
;

CREATE OR REPLACE FUNCTION private.ensure_customer(organization uuid, facts jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	found_id uuid;
begin
	insert into public.customers as c (organization_id, external_id, name, email, phone, locale, segment, time_zone)
	values (organization, facts ->> 'external_id', facts ->> 'name', facts ->> 'email', facts ->> 'phone',
		(facts ->> 'locale')::public.locale, facts ->> 'segment', facts ->> 'time_zone')
	on conflict (organization_id, external_id) do update set
		name = coalesce(excluded.name, c.name),
		email = coalesce(excluded.email, c.email),
		phone = coalesce(excluded.phone, c.phone),
		locale = coalesce(excluded.locale, c.locale),
		segment = coalesce(excluded.segment, c.segment),
		time_zone = coalesce(excluded.time_zone, c.time_zone)
	returning c.id into found_id;
	if facts ? 'left_at' then
		perform private.mark_left(organization, found_id, (facts ->> 'left_at')::timestamptz);
	end if;
	return found_id;
end
$function$
;

CREATE OR REPLACE FUNCTION private.entry_of(card risk_cards, band text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$ select case band when 'red' then card.red_from when 'amber' then card.amber_from when 'watch' then card.watch_from end $function$
;

CREATE OR REPLACE FUNCTION private.expected_complaints(organization uuid, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with model as (
		select m.version, m.learned_to, private.model_base(organization) as base
		from public.risk_models m where m.organization_id = organization and m.is_active
	), weights as materialized (
		select * from private.model_weights(organization)
	), patterns as (
		select s.signals, s.as_of > m.learned_to as is_later, count(*) as n, count(*) filter (where s.complained) as complaints
		from private.matured_snapshots(organization, at) as s, model m
		where not s.acted_on
		group by 1, 2
	), said as materialized (
		select p.*, private.probability(m.base + coalesce((
			select sum(w.weight * (p.signals ->> w.signal)::integer) from weights w where p.signals ? w.signal), 0)) as risk
		from patterns p, model m
	), classes as (
		-- All of them: that nobody is in a class is an answer too.
		select c.low, c.high, coalesce(sum(s.n), 0) as n, coalesce(sum(s.n * s.risk), 0) as expected, coalesce(sum(s.complaints), 0) as complaints
		from (values (0, 0.05), (0.05, 0.1), (0.1, 0.2), (0.2, 0.3), (0.3, 0.5), (0.5, 1)) as c (low, high)
		left join said s on s.risk >= c.low and (s.risk < c.high or c.high = 1)
		group by c.low, c.high
	)
	select jsonb_build_object('version', m.version,
		'n', (select coalesce(sum(s.n), 0) from said s where s.is_later),
		'observed', (select coalesce(sum(s.complaints), 0) from said s where s.is_later),
		'expected', (select coalesce(sum(s.n * s.risk), 0) from said s where s.is_later),
		'classes', coalesce((select jsonb_agg(jsonb_build_object('from', c.low, 'to', c.high, 'n', c.n, 'expected', c.expected,
			'complaints', c.complaints) order by c.low) from classes c), '[]'))
	from model m
$function$
;

CREATE OR REPLACE FUNCTION private.faulty_batches(organization uuid, parameters jsonb)
 RETURNS TABLE(product text, batch text, customers bigint)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select e.product, e.batch, count(distinct e.customer_id) from public.encounters e
	where e.organization_id = organization and e.batch is not null
		and e.ended_at > now() - make_interval(days => (parameters ->> 'days')::integer)
		and ('service_fault' = any (e.facts) or exists (select from public.risk_events v
			where v.organization_id = e.organization_id and v.encounter_id = e.id and v.signal = 'below_standard'))
	group by e.product, e.batch
	having count(distinct e.customer_id) >= (parameters ->> 'customers')::integer
$function$
;

CREATE OR REPLACE FUNCTION private.fill_queue(organization uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	capacity integer;
	room integer;
	opened integer := 0;
	next_alert record;
begin
	if not pg_try_advisory_xact_lock(hashtextextended(organization::text, 14)) then
		return 0;
	end if;
	select r.weekly_capacity into capacity from public.prevention_rules r where r.organization_id = organization;
	room := capacity - private.used_this_week(organization);
	if room <= 0 then
		return 0;
	end if;
	for next_alert in select w.alert, w.customer from private.waiting_alerts(organization) w where capacity is null or w.is_ready loop
		exit when opened >= room;
		-- A customer whom somebody is working on this moment is passed over; the next look finds them.
		perform from public.customers c where c.organization_id = organization and c.id = next_alert.customer for no key update skip locked;
		if found and private.release_alert(organization, next_alert.alert, case when capacity is null then 'at_once' else 'queue' end) is not null then
			opened := opened + 1;
		end if;
	end loop;
	return opened;
end
$function$
;

CREATE OR REPLACE FUNCTION private.find_clusters(organization uuid, since timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	card public.risk_cards;
	least integer;
	found_group record;
	cluster public.risk_clusters;
	is_new boolean;
	opened integer := 0;
begin
	if not exists (select from public.risk_events e where e.organization_id = organization and e.recorded_at > since - interval '2 minutes') then
		return 0;
	end if;
	perform pg_advisory_xact_lock(hashtextextended(organization::text, 15));
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	select r.cluster_customers into least from public.prevention_rules r where r.organization_id = organization;
	for found_group in
		select g.signal, g.dimension, g.site, g.service, g.last_closed, (array_agg(g.dimension_name))[1] as name,
			array_agg(distinct g.customer) as customers
		from (
			select p.*, (
				select max(k.closed_at) from public.risk_clusters c
				join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
				where c.organization_id = organization and c.signal = p.signal and c.site_id = p.site
					and c.service_id is not distinct from p.service and (c.dimension = p.dimension or c.dimension is null)) as last_closed
			from private.placed_events(organization) p
		) as g
		-- What a cluster that has ended was about does not make the next one.
		where g.occurred_at > coalesce(g.last_closed, '-infinity')
		group by g.signal, g.dimension, g.site, g.service, g.last_closed
	loop
		-- An open cluster from before dimensions were told apart takes in all of them.
		select c.* into cluster from public.risk_clusters c
		join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
		where c.organization_id = organization and c.signal = found_group.signal and c.site_id = found_group.site
			and c.service_id is not distinct from found_group.service and (c.dimension = found_group.dimension or c.dimension is null)
			and k.closed_at is null
		order by c.dimension is null, c.opened_at limit 1;
		is_new := cluster.id is null;
		if is_new then
			continue when cardinality(found_group.customers) < least;
			insert into public.risk_clusters (organization_id, signal, dimension, dimension_name, site_id, service_id, case_id)
			values (organization, found_group.signal, found_group.dimension, found_group.name, found_group.site, found_group.service,
				private.open_case(organization, 'prevention', null, null, found_group.site, now() + make_interval(hours => card.due_hours_amber),
					jsonb_strip_nulls(jsonb_build_object('signal', found_group.signal, 'dimension', found_group.dimension,
						'customers', cardinality(found_group.customers)))))
			returning * into cluster;
			opened := opened + 1;
		end if;
		insert into public.risk_cluster_members (organization_id, cluster_id, customer_id, event_id)
		select distinct on (p.customer) organization, cluster.id, p.customer, p.id
		from private.placed_events(organization) p
		where p.signal = found_group.signal and p.dimension is not distinct from found_group.dimension and p.site = found_group.site
			and p.service is not distinct from found_group.service and p.occurred_at > coalesce(found_group.last_closed, '-infinity')
		order by p.customer, p.occurred_at
		on conflict do nothing;
		if is_new then
			perform private.announce_cluster(organization, cluster.id);
		end if;
	end loop;
	return opened;
end
$function$
;

CREATE OR REPLACE FUNCTION private.fits_card(signal text, parameter text, given jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select case
		when parameter = 'answers' then signal in ('information_unclear', 'felt_ignored')
			and private.are_texts(given, 1, 20, '^[a-z0-9][a-z0-9_-]{0,62}$')
		when parameter = 'words' then signal = 'regulator_named' and jsonb_typeof(given) = 'object' and given - array['added', 'removed'] = '{}'
			and private.are_texts(given -> 'added', 0, 100, '^[^[:cntrl:]]{2,40}$')
			and (given ->> 'added') = private.plain_words(given ->> 'added')
			and private.are_texts(given -> 'removed', 0, 500, '^[^[:cntrl:]]{1,40}$')
		when parameter <> 'overrides' then private.is_threshold(signal, parameter, given, false)
		when jsonb_typeof(given) <> 'array' then false
		else jsonb_array_length(given) <= 40 and not exists (
			select from jsonb_array_elements(given) as o (line)
			cross join lateral jsonb_each(case jsonb_typeof(o.line) when 'object' then o.line else '{"": null}' end) as v
			where not case
				-- Silence is kept towards all services at once.
				when v.key = 'service' and signal in ('silence', 'left_at') then false
				when v.key in ('service', 'segment') then jsonb_typeof(v.value) = 'string' and char_length(v.value #>> '{}') <= 100
				else private.is_threshold(signal, v.key, v.value, true) end)
	end
$function$
;

CREATE OR REPLACE FUNCTION private.flag_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	new.flags := private.flags_of(new);
	return new;
end
$function$
;

CREATE OR REPLACE FUNCTION private.flag_counts(organization uuid, days integer)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with flags as (
		select a.band, a.customer_id, a.opened_at, a.opened_at + make_interval(hours => 24 * days) as until
		from public.risk_alerts a
		where a.organization_id = organization
			and a.opened_at between now() - interval '2 years' and now() - make_interval(hours => 24 * days)
			-- A customer flagged again within the window is the same story.
			and not exists (select from public.risk_alerts b where b.organization_id = organization and b.customer_id = a.customer_id
				and b.opened_at < a.opened_at and b.opened_at > a.opened_at - make_interval(hours => 24 * days))
	), actions as materialized (
		select t.customer_id, t.at from private.preventive_contacts t where t.organization_id = organization
	), judged as (
		select f.band, exists (select from private.customer_complaints k where k.organization_id = organization and k.customer_id = f.customer_id
			and k.at > f.opened_at and k.at <= f.until) as complained
		from flags f
		where not exists (select from actions t where t.customer_id = f.customer_id and t.at > f.opened_at and t.at <= f.until)
	), complaints as (
		select exists (select from public.risk_alerts a where a.organization_id = organization and a.customer_id = k.customer_id
			and a.opened_at < k.at and a.opened_at >= k.at - make_interval(hours => 24 * days)) as was_flagged
		from private.customer_complaints k
		where k.organization_id = organization and k.at > now() - interval '2 years'
	)
	select jsonb_build_object(
		'days', days,
		'bands', (select jsonb_agg(jsonb_build_object('band', b.band,
				'n', (select count(*) from judged j where j.band = b.band),
				'complaints', (select count(*) from judged j where j.band = b.band and j.complained)) order by b.place)
			from unnest(array['amber', 'red', 'must_act']) with ordinality as b (band, place)),
		'known_complaints', (select count(*) from complaints),
		'flagged_before', (select count(*) from complaints c where c.was_flagged))
$function$
;

CREATE OR REPLACE FUNCTION private.flags_of(answer responses)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	return array(select jsonb_object_keys(private.doubts(answer)) as flag order by flag);
end
$function$
;

CREATE OR REPLACE FUNCTION private.fold_changes(organization uuid, survey uuid, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
 SET work_mem TO '64MB'
AS $function$
declare
	layout private.measured_layout;
	taken bigint[];
	given private.counted_answer[];
	signs smallint[];
	owners integer[];
	cells bigint[];
	wide boolean[];
begin
	-- One at a time: they would add to the same rows.
	perform pg_advisory_xact_lock(hashtextextended('rollups ' || survey, 0));
	select array_agg(c.id), array_agg(c.answer), array_agg(c.sign) into taken, given, signs
	from (select * from private.measurement_changes c
		where c.organization_id = organization and c.survey_id = survey
		order by (c.answer).day, (c.answer).site_id limit most) as c;
	if taken is null then
		return 0;
	end if;
	delete from private.measurement_changes c where c.id = any (taken);
	layout := private.layout_of(organization, survey);
	select array_agg(c.owner), array_agg(c.cell), array_agg(c.is_wide) into owners, cells, wide
	from private.cells_for(organization, survey, given) c;

	with counted as materialized (
		select * from private.vectors_of(layout, given, signs, owners, cells, wide)
	), scored as (
		update private.rollups r set n = r.n + c.numbers[1], scores = private.added(r.scores, c.numbers[2:])
		from counted c where c.kind = 'scores' and r.id = c.cell
	)
	insert into private.rollup_vectors as v (rollup_id, kind, numbers)
	select c.cell, c.kind, c.numbers from counted c where c.kind <> 'scores'
	on conflict (rollup_id, kind) do update set numbers = private.added(v.numbers, excluded.numbers);

	insert into private.rollup_choices as h (rollup_id, question, value, n)
	select c.cell, c.question, c.value, c.n
	from private.choices_of(layout, given, signs,
		(select array_agg(l.owner) from unnest(owners, wide) as l (owner, wide) where l.wide),
		(select array_agg(l.cell) from unnest(cells, wide) as l (cell, wide) where l.wide)) as c
	on conflict (rollup_id, question, value) do update set n = h.n + excluded.n;
	return cardinality(taken);
end
$function$
;

CREATE OR REPLACE FUNCTION private.follow_alert(alert risk_alerts, card risk_cards, reached text, score bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	ranks constant text[] := array['amber', 'red', 'must_act'];
begin
	if array_position(ranks, reached) > array_position(ranks, alert.band) then
		update public.risk_alerts a set band = reached, score = follow_alert.score
		where a.organization_id = alert.organization_id and a.id = alert.id;
		if alert.case_id is null then
			perform private.release_alert(alert.organization_id, alert.id, reached);
			return;
		end if;
		update public.cases c set due_at = least(c.due_at, now() + make_interval(hours => card.due_hours_urgent))
		where c.organization_id = alert.organization_id and c.id = alert.case_id;
		insert into public.case_events (organization_id, case_id, kind, details)
		select c.organization_id, c.id, 'escalated', jsonb_build_object('band', reached, 'score', follow_alert.score, 'due_at', c.due_at)
		from public.cases c where c.organization_id = alert.organization_id and c.id = alert.case_id;
		perform private.announce_alert(alert.organization_id, alert.id);
	elsif alert.case_id is null then
		update public.risk_alerts a set score = follow_alert.score,
			closed_at = case when follow_alert.score < card.amber_from - 1 then now() end,
			faded_at = case when follow_alert.score < card.amber_from - 1 then now() end
		where a.organization_id = alert.organization_id and a.id = alert.id
			and (a.score <> follow_alert.score or follow_alert.score < card.amber_from - 1);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.forget_rollups()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	delete from private.rollup_states s where s.organization_id = new.id;
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.from_instant(given text, zone text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select case when given ~ '^\d{4}-\d\d-\d\d$' then given::date::timestamp at time zone zone else given::timestamptz end
$function$
;

CREATE OR REPLACE FUNCTION private.gather_due(turn private.clock_turns)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	organization constant uuid := turn.organization_id;
	setting public.risk_card_signals;
	waits interval[];
	peaks uuid[];
	month text;
	read_with text;
	since timestamptz;
	-- What would be born expired was not seen in its time, and is no news.
	earliest timestamptz;
begin
	select s.* into setting from public.risk_card_signals s
	join public.risk_cards c on c.organization_id = s.organization_id and c.id = s.card_id and c.is_active
	where s.organization_id = organization and s.signal = turn.signal;
	-- Each that holds for somebody: it may differ by segment.
	waits := array(
		select make_interval(days => w.days) from (
			select (setting.parameters ->> 'wait_days')::integer as days
			union
			select (o.line ->> 'wait_days')::integer from jsonb_array_elements(coalesce(setting.parameters -> 'overrides', '[]')) as o (line)) as w
		where w.days is not null);
	if turn.signal = 'season_peak' then
		select array_agg(p.site_id order by p.site_id), min(p.month) into peaks, month
		from private.season_peaks(organization, setting.parameters) p;
	end if;
	read_with := concat_ws(' ', setting.life_days, setting.parameters, month, peaks);
	-- What was being stored while the clock was read last is looked at twice rather than never.
	since := case when turn.basis = read_with then turn.read_until - interval '10 minutes' else '-infinity' end;
	earliest := greatest(since, now() - make_interval(days => setting.life_days));
	insert into private.clock_due (organization_id, customer_id, signal)
	select distinct organization, found.customer_id, turn.signal
	from (
		select v.customer_id from unnest(waits) as w (wait)
		join public.invitations v on coalesce(v.sent_at, v.created_at) > earliest - w.wait and coalesce(v.sent_at, v.created_at) <= now() - w.wait
		where turn.signal = 'silence' and v.organization_id = organization and v.spent_at is null and v.customer_id is not null and not v.is_test
		union all
		select r.customer_id from public.responses r
		where turn.signal = 'silence' and isfinite(since) and r.organization_id = organization and r.customer_id is not null
			and r.received_at > since
		union all
		select v.customer_id from unnest(waits) as w (wait)
		join public.invitations v on v.started_at > earliest - w.wait and v.started_at <= now() - w.wait
		where turn.signal = 'left_at' and v.organization_id = organization and v.spent_at is null and v.customer_id is not null and not v.is_test
		union all
		-- Drafts are few and short-lived: those of an organisation are read without an index by time.
		select v.customer_id from unnest(waits) as w (wait)
		join private.drafts d on d.updated_at > earliest - w.wait and d.updated_at <= now() - w.wait
		join public.invitations v on v.organization_id = d.organization_id and v.id = d.invitation_id
		where turn.signal = 'left_at' and d.organization_id = organization and v.spent_at is null and v.customer_id is not null and not v.is_test
		union all
		select e.customer_id from public.risk_events e
		where peaks is not null and e.organization_id = organization
			and e.recorded_at > since and e.expires_at > now() and e.points > 0 and e.signal <> 'season_peak'
			and exists (select from public.encounters n where n.organization_id = organization and n.customer_id = e.customer_id
				and n.site_id = any (peaks) and n.ended_at > now() - interval '1 year')
		union all
		select e.customer_id from public.encounters e
		where peaks is not null and isfinite(since) and e.organization_id = organization and e.created_at > since
			and e.site_id = any (peaks)
		union all
		select owner.customer_id from private.faulty_batches(organization, setting.parameters) f
		cross join lateral private.contacts_of_batch(organization, f.product, f.batch) as owner
		where turn.signal = 'product_batch' and exists (
			select from private.contacts_of_batch(organization, f.product, f.batch) n where n.created_at > since)
	) as found
	where setting.signal is not null
	on conflict do nothing;
	-- An hour is soon enough for what takes days to happen.
	update private.clock_turns t set basis = read_with, read_until = now(), next_at = now() + interval '1 hour'
	where t.organization_id = organization and t.signal = turn.signal;
end
$function$
;

CREATE OR REPLACE FUNCTION private.give_back(organization uuid, alert uuid, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	-- The alert before the lot, as in release_alert: nobody waits for the other in a circle.
	if reason in ('window_ended', 'program_ended') then
		-- Into the queue like any other; the week's room decides.
		update public.risk_alerts a set arm = null
		where a.organization_id = organization and a.id = alert and a.closed_at is null and a.case_id is null;
	else
		perform private.release_alert(organization, alert, reason);
	end if;
	perform private.note_release(organization, alert, reason);
end
$function$
;

CREATE OR REPLACE FUNCTION private.given_ratings(ratings smallint[], shown smallint[])
 RETURNS smallint[]
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	-- Skipped (null) and "no opinion" (0) are no ratings.
	if shown is not null then
		ratings := array(select ratings[s.position] from unnest(shown) with ordinality as s (position, place) order by s.place);
	end if;
	return coalesce(array_remove(array_remove(ratings, null), 0::smallint), '{}');
end
$function$
;

CREATE OR REPLACE FUNCTION private.grains()
 RETURNS TABLE(grain text, span text)
 LANGUAGE plpgsql
 IMMUTABLE ROWS 23
 SET search_path TO ''
AS $function$
begin
	return query values ('all', 'day'), ('all', 'month'), ('all', 'year'), ('site', 'month'), ('site', 'year'), ('service', 'month'),
		('channel', 'month'), ('locale', 'month'), ('flags', 'month'), ('site service', 'month'), ('site channel', 'month'),
		('site locale', 'month'), ('site flags', 'month'), ('site service', 'year'), ('site channel', 'year'),
		('site locale', 'year'), ('site flags', 'year'), ('place', 'month'), ('place', 'year'), ('mixed', 'month'), ('mixed', 'year'), ('full', 'month'), ('full', 'year');
end
$function$
;

CREATE OR REPLACE FUNCTION private.groups_told(layout private.measured_layout, group_by text, sums private.measure[], suppress_below integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
	moments constant text := '{"n":%s,"sum":"%s","sum_sq":"%s","at_max":0,"top2":0}';
	dimension constant text := '{"code":%s,"perception":' || moments || ',"expectation":' || moments || ',"gap":' || moments || '}';
	overall constant text := '{"perception":' || moments || ',"gap":' || moments || '}';
	codes constant text[] := array(select to_json(d.code)::text from private.dimensions_of(layout) d order by d.place);
begin
	return (
		with bucket as materialized (
			select s.bucket, max(s.numbers[1]) filter (where s.kind = 'n') as n,
				string_agg(format(dimension, codes[s.part], s.numbers[1], s.numbers[2], s.numbers[3], s.numbers[4], s.numbers[5], s.numbers[6],
					s.numbers[7], s.numbers[8], s.numbers[9]), ',' order by s.part) filter (where s.kind = 'scores' and s.part > 0) as dimensions,
				max(format(overall, s.numbers[1], s.numbers[2], s.numbers[3], s.numbers[7], s.numbers[8], s.numbers[9]))
					filter (where s.kind = 'scores' and s.part = 0) as overall,
				max(private.pairs_told(s.numbers)::text) filter (where s.kind = 'sampled') as pairs
			from unnest(sums) as s
			where s.kind in ('n', 'scores', 'sampled')
			group by s.bucket
		), sized as (
			-- What is not shown must not come out as the total minus the rest: while fewer than the limit are
			-- hidden, one more group goes with them: the smallest, or the oldest month. Answers without a group
			-- are never shown, so they count as hidden.
			select b.*, b.n < suppress_below
				or (coalesce(sum(b.n) filter (where b.n < suppress_below or b.bucket is null) over (), suppress_below) < suppress_below
					and b.bucket = first_value(b.bucket) over (
						order by b.n < suppress_below or b.bucket is null, case when group_by <> 'month' then b.n end, b.bucket)) as is_suppressed
			from bucket b where b.n > 0
		)
		select ('[' || coalesce(string_agg(format('{"key":%s,"name":%s,"n":%s,"is_suppressed":%s,"dimensions":[%s],"overall":%s%s}', to_json(z.bucket),
			coalesce(case group_by
				when 'site' then (select st.name::text from public.sites st where st.organization_id = layout.organization_id and st.code = z.bucket)
				when 'service' then (select sv.name::text from public.services sv where sv.organization_id = layout.organization_id and sv.code = z.bucket)
				end, 'null'), z.n, z.is_suppressed::text,
			case when not z.is_suppressed then z.dimensions end, case when z.is_suppressed then 'null' else z.overall end,
			case when not z.is_suppressed then ',"sampled":' || z.pairs end), ',' order by z.bucket), '') || ']')::jsonb
		from sized z
		where z.bucket is not null);
end
$function$
;

CREATE OR REPLACE FUNCTION private.has_gap(layout private.measured_layout)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return layout.form in ('expectation_perception', 'tolerance');
end
$function$
;

CREATE OR REPLACE FUNCTION private.has_unread_must_act(current_case cases)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select exists (
		select from public.risk_events e
		where e.organization_id = current_case.organization_id and e.customer_id = current_case.customer_id
			and e.is_must_act and e.expires_at > now()
			and e.recorded_at > (
				select max(v.at) from public.case_events v
				where v.organization_id = current_case.organization_id and v.case_id = current_case.id
					and (v.actor_id is not null or v.kind = 'opened')))
$function$
;

CREATE OR REPLACE FUNCTION private.hear_cause()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	named constant text := nullif(new.details ->> 'cause', 'unknown');
begin
	update public.cases k set cause_by = 'person',
		cause = case when k.cause_by = 'reader' then named else k.cause end,
		category = case when k.cause_by = 'reader' then coalesce(split_part(named, '_', 1), new.details ->> 'category') else k.category end
	where k.organization_id = new.organization_id and k.id = new.case_id and k.kind = 'complaint';
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.hear_talk()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	said constant text := new.details ->> 'talk';
	of_case public.cases;
	opened public.cases;
begin
	if said not in ('put_right', 'follow_up', 'pre_complaint', 'no_problem', 'declined') then
		perform private.refuse('invalid', 422, 'talk');
	end if;
	select * into of_case from public.cases k where k.organization_id = new.organization_id and k.id = new.case_id;
	if said = 'declined' then
		perform private.stop_address(new.organization_id, null, 'opted_out', of_case.customer_id);
	end if;
	if said = 'pre_complaint' then
		if new.note is null then
			perform private.refuse('details_missing', 422, 'note');
		end if;
		insert into public.cases (organization_id, kind, state, customer_id, encounter_id, site_id, owner_id, due_at)
		values (new.organization_id, 'pre_complaint', 'open', of_case.customer_id, of_case.encounter_id, of_case.site_id,
			coalesce(of_case.owner_id, new.actor_id), private.complaint_due(new.organization_id, now()))
		returning * into opened;
		insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, to_state, note, details)
		values (new.organization_id, opened.id, new.actor_id, new.actor_kind, 'opened', 'open', new.note,
			jsonb_build_object('owner_id', opened.owner_id, 'due_at', opened.due_at));
		insert into public.case_events (organization_id, case_id, actor_kind, kind, details)
		values (new.organization_id, opened.id, 'system', 'linked', jsonb_build_object('case', of_case.reference)),
			(new.organization_id, of_case.id, 'system', 'linked', jsonb_build_object('case', opened.reference));
	end if;
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.held_back(organization uuid, survey uuid, asked text, told jsonb, parts text, part_key text, suppress_below integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	before jsonb;
	total text := case when told ? 'n_received' then 'n_received' else 'n' end;
	kept jsonb;
begin
	-- Of so few nothing is told, so there is nothing to remember.
	if (told ->> total)::numeric < suppress_below then
		return told;
	end if;
	select t.told into before from private.told_sums t
	where t.organization_id = organization and t.survey_id = survey and t.question = asked for update;
	if before is not null and told <> before then
		if abs((told ->> total)::numeric - (before ->> total)::numeric) < suppress_below then
			return before;
		end if;
		with part as materialized (
			select n.value as now, b.value as before, n.ordinality as place, c.people
			from jsonb_array_elements(told -> parts) with ordinality as n
			left join jsonb_array_elements(before -> parts) as b on b.value -> part_key = n.value -> part_key
			cross join lateral (select greatest(abs((n.value ->> 'n')::numeric - coalesce((b.value ->> 'n')::numeric, 0)),
				-- In a group of as many as before somebody was exchanged.
				(parts = 'groups' and n.value is distinct from b.value)::integer) as people) as c
		), ranked as (
			select p.*, p.people < suppress_below as is_small,
				sum(p.people) filter (where p.people < suppress_below) over () as waiting,
				row_number() over (order by p.people < suppress_below, p.people, p.place) as rank
			from part p where p.people > 0
		)
		select jsonb_agg(case
			when r.is_small or (r.waiting < suppress_below and r.rank = 1)
				then coalesce(p.before, p.now || '{"is_suppressed": true, "dimensions": [], "overall": null}')
			else p.now end order by p.place)
		into kept
		from part p left join ranked r on r.place = p.place;
		told := jsonb_set(told, array[parts], coalesce(kept, '[]'));
	end if;
	insert into private.told_sums (organization_id, survey_id, question, told) values (organization, survey, asked, told)
	on conflict (organization_id, survey_id, question) do update set told = excluded.told;
	return told;
end
$function$
;

CREATE OR REPLACE FUNCTION private.historic_rate(organization uuid, days integer)
 RETURNS TABLE(n integer, complaints integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select count(*)::integer, (count(*) filter (where f.complained))::integer
	from (
		select exists (select from private.customer_complaints k where k.organization_id = organization and k.customer_id = a.customer_id
			and k.at > a.opened_at and k.at <= a.opened_at + make_interval(hours => 24 * days)) as complained
		from public.risk_alerts a
		where a.organization_id = organization and a.band = 'amber'
			and a.opened_at between now() - interval '2 years' and now() - make_interval(hours => 24 * days)
	) as f
$function$
;

CREATE OR REPLACE FUNCTION private.import_response(organization uuid, survey uuid, line jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	site uuid;
	service uuid;
	customer uuid;
	stored uuid;
begin
	select s.id into site from public.sites s where s.organization_id = organization and s.code = line ->> 'site';
	if site is null and line ->> 'site' is not null then
		return 'unknown_site';
	end if;
	select s.id into service from public.services s where s.organization_id = organization and s.code = line ->> 'service';
	if service is null and line ->> 'service' is not null then
		return 'unknown_service';
	end if;
	if line ->> 'customer' is not null then
		customer := private.ensure_customer(organization, jsonb_build_object('external_id', line ->> 'customer', 'locale', line ->> 'locale'));
	end if;
	stored := private.store_response(organization, survey, line - array['receipt', 'encounter_id']
		|| jsonb_build_object('site_id', site, 'service_id', service, 'customer_id', customer));
	if stored is null then
		return 'duplicate';
	end if;
	if customer is not null then
		perform private.score_response(organization, stored);
	end if;
	return 'accepted';
exception when check_violation or invalid_text_representation or numeric_value_out_of_range then
	return 'invalid_row';
end
$function$
;

CREATE OR REPLACE FUNCTION private.in_random_slice(reading uuid)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select ('x' || left(md5(reading::text), 8))::bit(32)::bigint % 5 = 0
$function$
;

CREATE OR REPLACE FUNCTION private.instrument_for(organization uuid, wanted text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	known uuid;
begin
	select i.id into known from public.instruments i
	where i.organization_id = organization and i.code = wanted
	order by i.version desc limit 1;
	if known is null then
		select private.add_instrument(organization, t.definition) into known
		from private.instrument_templates t where t.code = wanted;
	end if;
	return known;
end
$function$
;

CREATE OR REPLACE FUNCTION private.invite_line(organization uuid, survey uuid, way text, channel uuid, line jsonb, expires timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	customer uuid;
	site uuid;
	verdict record;
begin
	select s.id into site from public.sites s where s.organization_id = organization and s.code = line ->> 'site';
	if site is null and line ->> 'site' is not null then
		return jsonb_build_object('code', 'unknown_site');
	end if;
	customer := private.ensure_customer(organization, line -> 'customer');
	if exists (select from public.invitations v where v.organization_id = organization and v.survey_id = survey
		and v.customer_id = customer and v.spent_at is null and v.expires_at > now() and v.bounced_at is null and v.skipped_rule is null) then
		return jsonb_build_object('code', 'already_invited');
	end if;
	select * into verdict from private.contact_decision(organization, customer, survey, way, channel, now());
	if verdict.decision = 'skip' then
		perform private.log_skip(organization, customer, way, survey, null, verdict.rule);
		return jsonb_build_object('code', verdict.rule);
	end if;
	perform private.add_invitation(organization, survey, customer, null, site, way, channel, line #>> '{customer,locale}',
		line ->> 'token_hash', line ->> 'nonce', expires);
	return jsonb_build_object('code', case verdict.decision when 'send' then 'invited' else 'waits' end,
		'rule', verdict.rule, 'until', verdict.until);
exception when check_violation or invalid_text_representation then
	return jsonb_build_object('code', 'invalid_row');
end
$function$
;

CREATE OR REPLACE FUNCTION private.is_bilingual(value jsonb, max_length integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select jsonb_typeof(value) = 'object'
		and value <> '{}'::jsonb
		and not exists (
			select from jsonb_each(value) as entry
			where entry.key not in ('zh', 'en')
				or jsonb_typeof(entry.value) <> 'string'
				or char_length(entry.value #>> '{}') not between 1 and max_length
		)
$function$
;

CREATE OR REPLACE FUNCTION private.is_in_cluster(organization uuid, customer uuid, quiet_days integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select exists (
		select from public.risk_cluster_members m
		join public.risk_clusters c on c.organization_id = m.organization_id and c.id = m.cluster_id
		join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
		where m.organization_id = organization and m.customer_id = customer
			and (k.closed_at is null or k.closed_at > now() - make_interval(days => quiet_days)))
$function$
;

CREATE OR REPLACE FUNCTION private.is_known(organization uuid, customer uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select exists (select from public.risk_events e
			where e.organization_id = organization and e.customer_id = customer and e.expires_at > now())
		or exists (select from public.responses r
			where r.organization_id = organization and r.customer_id = customer and r.submitted_at > now() - interval '60 days')
		or exists (select from public.encounters e
			where e.organization_id = organization and e.customer_id = customer and e.promised is not null and e.measured is not null
				and e.ended_at > now() - interval '30 days')
$function$
;

CREATE OR REPLACE FUNCTION private.is_looked_after(organization uuid, customer uuid, quiet_days integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select exists (select from public.cases k where k.organization_id = organization and k.customer_id = customer
			and (k.closed_at is null or (k.kind <> 'prevention' and k.closed_at > now() - make_interval(days => quiet_days))))
		or exists (select from public.risk_alerts a where a.organization_id = organization and a.customer_id = customer
			and a.case_id is not null and a.closed_at > now() - make_interval(days => quiet_days))
		-- Who has left is no longer won back by points; what they demand is still heard.
		or exists (select from public.customers c where c.organization_id = organization and c.id = customer and c.left_at <= now())
$function$
;

CREATE OR REPLACE FUNCTION private.is_reached(state text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select state in ('sent', 'delivered', 'opened', 'started', 'answered')
$function$
;

CREATE OR REPLACE FUNCTION private.is_stopped(organization uuid, customer uuid, digest bytea, why text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select exists (select from public.contact_stops t
		where t.organization_id = organization and t.reason = why and t.ended_at is null
			and (t.customer_id = customer or t.address_digest = digest))
$function$
;

CREATE OR REPLACE FUNCTION private.is_summable(layout private.measured_layout)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	-- Of nine million answers the squares are then below 2^63.
	return layout.score_scale::numeric * layout.scale_max * layout.dimensions < 1000000;
end
$function$
;

CREATE OR REPLACE FUNCTION private.is_threshold(signal text, parameter text, given jsonb, is_override boolean)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select exists (
		select from private.card_thresholds() t
		cross join lateral (select case when jsonb_typeof(given) = 'number' then (given #>> '{}')::numeric end as number) as n
		where t.signal = is_threshold.signal and t.parameter = is_threshold.parameter and (t.may_differ or not is_override)
			and n.number between t.lowest and t.highest and (not t.is_whole or n.number % 1 = 0))
$function$
;

CREATE OR REPLACE FUNCTION private.is_unhappy(overall integer, scale_min integer, scale_max integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE STRICT
 SET search_path TO ''
AS $function$
	select (overall - scale_min) * 6 <= scale_max - scale_min
$function$
;

CREATE OR REPLACE FUNCTION private.isolates_few(organization uuid, survey uuid, zone text, filter jsonb, suppress_below integer)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	layout constant private.measured_layout := private.layout_of(organization, survey);
	conditions constant text[] := array(select c.key from jsonb_each(filter) as c where c.value not in ('null', '[]'));
	since constant text := filter ->> 'from';
	until constant text := filter ->> 'to';
	chosen bigint;
	left_out bigint;
	wider jsonb;
begin
	if conditions = '{}' then
		return false;
	end if;
	if since !~ '^\d{4}-\d\d-01$' or until !~ '^\d{4}-\d\d-\d\d$' then
		return true;
	end if;
	if extract(day from until::date + 1) <> 1 then
		return true;
	end if;
	chosen := private.count_of(layout, filter);
	for wider in
		select filter - c from unnest(conditions) as c
		union all select '{}'
		union all
		select filter || jsonb_build_object('exclude', (filter -> 'exclude') - f)
		from jsonb_array_elements_text(case when 'exclude' = any (conditions) then filter -> 'exclude' else '[]' end) as f
	loop
		left_out := private.count_of(layout, wider) - chosen;
		if left_out between 1 and suppress_below - 1 then
			return true;
		end if;
	end loop;
	if since is null and until is null then
		return false;
	end if;
	return exists (
		with month as materialized (
			select m.bucket as name, m.numbers[1] as n from private.measured(layout, filter - array['from', 'to'], 'month', false) m where m.kind = 'n'
		), beside as (
			select sum(m.n) over (order by m.name desc) as n from month m where m.name < left(since, 7)
			union all
			select sum(m.n) over (order by m.name) from month m where m.name > left(until, 7)
		)
		select from beside b where b.n between 1 and suppress_below - 1);
end
$function$
;

CREATE OR REPLACE FUNCTION private.isolates_few_asked(organization uuid, survey uuid, zone text, filter jsonb, suppress_below integer)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
	conditions constant text[] := array(select c.key from jsonb_each(filter - 'exclude') as c where c.value <> 'null');
	chosen bigint;
	left_out bigint;
	wider jsonb;
begin
	if conditions = '{}' then
		return false;
	end if;
	if filter ->> 'from' !~ '^\d{4}-\d\d-01$' or filter ->> 'to' !~ '^\d{4}-\d\d-\d\d$' then
		return true;
	end if;
	if extract(day from (filter ->> 'to')::date + 1) <> 1 then
		return true;
	end if;
	chosen := (select coalesce(sum(a.n), 0) from private.asked(organization, survey, zone, filter, null) a where private.is_reached(a.state));
	for wider in select filter - c from unnest(conditions) as c union select '{}' loop
		left_out := (select coalesce(sum(a.n), 0) from private.asked(organization, survey, zone, wider, null) a where private.is_reached(a.state)) - chosen;
		if left_out between 1 and suppress_below - 1 then
			return true;
		end if;
	end loop;
	return false;
end
$function$
;

CREATE OR REPLACE FUNCTION private.items_of(layout private.measured_layout)
 RETURNS TABLE(item integer, is_reversed boolean, dimension integer, within integer, size integer)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return query
	select t.position::integer, t.is_reversed, d.place::integer, (row_number() over (partition by d.place order by t.position))::integer,
		(count(*) over (partition by d.place))::integer
	from public.instrument_items t
	join (select d.code, row_number() over (order by d.position) as place from public.instrument_dimensions d
		where d.organization_id = layout.organization_id and d.instrument_id = layout.instrument_id) as d on d.code = t.dimension
	where t.organization_id = layout.organization_id and t.instrument_id = layout.instrument_id;
end
$function$
;

CREATE OR REPLACE FUNCTION private.items_to_ask(organization uuid, instrument uuid, asked_form survey_form, seed text)
 RETURNS smallint[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	return (
	with drawn as (
		select t.position, t.is_anchor, d.position as place, md5(seed || ':order:' || t.code) as lot,
			row_number() over (partition by t.is_anchor order by md5(seed || ':sample:' || t.code)) as draw
		from public.instrument_items t
		join public.instrument_dimensions d on d.organization_id = t.organization_id and d.instrument_id = t.instrument_id and d.code = t.dimension
		where t.organization_id = organization and t.instrument_id = instrument
	)
	select coalesce(array_agg(position order by place, lot), '{}') from drawn
	where case asked_form
		when 'feedback' then false
		when 'pulse' then is_anchor
		-- Every item that is no anchor has the same chance, so that all of them are measured across people.
		when 'lite' then is_anchor or draw <= 3
		else true end
	);
end
$function$
;

CREATE OR REPLACE FUNCTION private.items_told(layout private.measured_layout, sums private.measure[])
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
	points constant integer := layout.scale_max - layout.scale_min + 1;
begin
	return (
		with item_count as materialized (
			select s.part as position, (u.place - 1) / (points + 2) as e_code, (u.place - 1) % (points + 2) as p_code, u.amount as n
			from unnest(sums) as s cross join lateral unnest(s.numbers) with ordinality as u (amount, place)
			where s.kind = 'counts'
		), item_line as (
			select c.position, c.e_code, jsonb_agg(c.n order by c.p_code) as line from item_count c group by c.position, c.e_code
		), item_counts as (
			select l.position, jsonb_agg(l.line order by l.e_code) as counts from item_line l group by l.position
		), item_sums as (
			select c.position,
				private.moments(sum(c.n) filter (where r.p is not null), sum(c.n * r.p), sum(c.n * r.p * r.p),
					sum(c.n) filter (where c.p_code = points), sum(c.n) filter (where c.p_code in (points - 1, points))) as perception,
				private.moments(sum(c.n) filter (where r.e is not null), sum(c.n * r.e), sum(c.n * r.e * r.e),
					sum(c.n) filter (where c.e_code = points), sum(c.n) filter (where c.e_code in (points - 1, points))) as expectation,
				private.moments(sum(c.n) filter (where r.p - r.e is not null), sum(c.n * (r.p - r.e)), sum(c.n * (r.p - r.e) * (r.p - r.e))) as gap
			from item_count c
			cross join lateral (select case when c.p_code between 1 and points then layout.scale_min + c.p_code - 1 end as p,
				case when c.e_code between 1 and points then layout.scale_min + c.e_code - 1 end as e) as r
			group by c.position
		)
		select jsonb_agg(jsonb_build_object('code', t.code, 'dimension', t.dimension, 'text', t.text,
			'perception', s.perception, 'expectation', s.expectation, 'gap', s.gap, 'counts', c.counts,
			'zone', case when z.numbers is not null then jsonb_build_object('n', z.numbers[1], 'inconsistent', z.numbers[2],
				'adequate', z.numbers[3]::text, 'desired', z.numbers[4]::text, 'perceived', z.numbers[5]::text,
				'adequacy_sq', z.numbers[6]::text, 'superiority_sq', z.numbers[7]::text,
				'below', z.numbers[8], 'within', z.numbers[9], 'above', z.numbers[10]) end) order by t.position)
		from public.instrument_items t
		left join item_sums s on s.position = t.position
		left join item_counts c on c.position = t.position
		left join unnest(sums) as z on z.kind = 'zone' and z.part = t.position
		where t.organization_id = layout.organization_id and t.instrument_id = layout.instrument_id);
end
$function$
;

CREATE OR REPLACE FUNCTION private.keep_lot()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	if tg_op = 'DELETE' or old.released_at is not null
		or to_jsonb(new) - '{released_at,release_reason}'::text[] <> to_jsonb(old) - '{released_at,release_reason}'::text[] then
		perform private.refuse('append_only', 409);
	end if;
	return new;
end
$function$
;

CREATE OR REPLACE FUNCTION private.keep_organization()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	if new.organization_id is distinct from old.organization_id then
		perform private.refuse('organization_is_fixed', 409);
	end if;
	return new;
end
$function$
;

CREATE OR REPLACE FUNCTION private.keep_plan()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	-- The share follows from the block, and is not calculated yet when this runs.
	may_change constant text[] := '{opened_by,closed_at,closed_by,close_reason,verdict,verdict_at,holdout_share}';
	-- Accounts that are removed leave what they did without a name.
	renamed constant text[] := '{opened_by,closed_by,holdout_share}';
begin
	if tg_op = 'DELETE' or to_jsonb(new) - may_change <> to_jsonb(old) - may_change
		or (old.closed_at is not null and to_jsonb(new) - renamed <> to_jsonb(old) - renamed) then
		perform private.refuse('append_only', 409);
	end if;
	return new;
end
$function$
;

CREATE OR REPLACE FUNCTION private.kept_scores(layout private.measured_layout, parts private.sum_part[], site uuid, service uuid, way text, language text, left_out text[], p_by text)
 RETURNS TABLE(bucket text, numbers numeric[])
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
	-- By what a row has; names are looked up for the few that come out.
	group_key constant text := coalesce((array['r.site_id', 'r.service_id', 'r.channel', 'r.locale', 'r.period', 'r.flags'])[
		array_position(array['site', 'service', 'channel', 'locale', 'month', 'flags'], p_by)], 'null::text');
	group_name constant text := coalesce((array['(select s.code from public.sites s where s.organization_id = $1 and s.id = k.key)',
		'(select s.code from public.services s where s.organization_id = $1 and s.id = k.key)', 'k.key', 'k.key',
		'to_char(k.key, ''YYYY-MM'')', 'array_to_string(k.key, '','')'])[
		array_position(array['site', 'service', 'channel', 'locale', 'month', 'flags'], p_by)], 'null');
	columns constant text := (select string_agg(format('sum(p.sign * r.scores[%s])', place), ', ' order by place)
		from generate_series(1, 9 * (layout.dimensions + 1)) as place);
begin
	return query execute format('
		select %s::text, k.numbers
		from (
			select %s as key, array[sum(p.sign * r.n), %s] as numbers
			from unnest($3) as p
			join private.rollups r on r.organization_id = $1 and r.survey_id = $2 and r.grain = p.grain and r.span = p.span
				and r.period >= p.since and r.period < p.until
			where ($4 is null or r.site_id = $4) and ($5 is null or r.service_id = $5) and ($6 is null or r.channel = $6)
				and ($7 is null or r.locale = $7) and ($8 = ''{}'' or not r.flags && $8)
			group by 1) as k', group_name, group_key, columns)
	using layout.organization_id, layout.survey_id, parts, site, service, way, language, left_out;
end
$function$
;

CREATE OR REPLACE FUNCTION private.knowledge_of(organization uuid, customer uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select coalesce(jsonb_agg(jsonb_build_object('from', k.known_from, 'until', k.known_until) order by k.known_from), '[]')
	from (
		select r.received_at as known_from, r.submitted_at + interval '60 days' as known_until
		from public.responses r where r.organization_id = organization and r.customer_id = customer
		union all
		select e.created_at, e.ended_at + interval '30 days'
		from public.encounters e where e.organization_id = organization and e.customer_id = customer
			and e.promised is not null and e.measured is not null
	) as k
	where k.known_until > k.known_from
$function$
;

CREATE OR REPLACE FUNCTION private.last_draw(program prevention_programs)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select (program.verdict_on::timestamp at time zone o.time_zone) - make_interval(hours => 24 * program.window_days)
	from public.organizations o where o.id = program.organization_id
$function$
;

CREATE OR REPLACE FUNCTION private.layout_of(organization uuid, survey uuid)
 RETURNS private.measured_layout
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
	layout private.measured_layout;
begin
	select s.organization_id, s.id, i.id, s.form, o.time_zone, i.scale_min, i.scale_max into layout
	from public.surveys s
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	join public.organizations o on o.id = s.organization_id
	where s.organization_id = organization and s.id = survey;
	select private.score_scale(max(sizes.n)::integer), count(*) into layout.score_scale, layout.dimensions
	from (select count(*) as n from public.instrument_items t
		where t.organization_id = organization and t.instrument_id = layout.instrument_id group by t.dimension) as sizes;
	return layout;
end
$function$
;

CREATE OR REPLACE FUNCTION private.lead_times(organization uuid, days integer)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select coalesce(jsonb_agg(jsonb_build_object('days', t.days, 'n', t.n) order by t.days), '[]')
	from (
		select floor(extract(epoch from k.opened_at - first.opened_at) / 86400)::integer as days, count(*) as n
		from public.cases k
		cross join lateral (
			select min(a.opened_at) as opened_at from public.risk_alerts a
			where a.organization_id = organization and a.customer_id = k.customer_id
				and a.opened_at < k.opened_at and a.opened_at >= k.opened_at - make_interval(hours => 24 * days)
		) as first
		where k.organization_id = organization and k.kind = 'complaint' and k.opened_at > now() - interval '2 years'
			and first.opened_at is not null
		group by 1
	) as t
$function$
;

CREATE OR REPLACE FUNCTION private.learn_from_case(organization uuid, closed uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	ended record;
begin
	update public.risk_alerts set closed_at = now()
	where organization_id = learn_from_case.organization and case_id = closed and closed_at is null;
	select c.customer_id, c.reference, c.outcome, c.closed_at into ended
	from public.cases c where c.organization_id = organization and c.id = closed;
	if ended.customer_id is not null and ended.outcome in ('solved', 'not_solved') then
		perform private.add_risk_event(organization, ended.customer_id, 'case_' || ended.outcome, ended.closed_at,
			closed::text, jsonb_build_object('case', ended.reference), null, null, closed);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.least_busy_agent(organization uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select m.user_id from public.memberships m
	where m.organization_id = organization and m.is_active and m.role in ('agent', 'quality_manager')
	order by m.role = 'agent' desc,
		(select count(*) from public.cases c where c.organization_id = organization and c.owner_id = m.user_id and c.closed_at is null),
		m.user_id
	limit 1
$function$
;

CREATE OR REPLACE FUNCTION private.ledger_of(organization uuid, customer uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select coalesce(jsonb_agg(jsonb_build_object('signal', e.signal, 'points', e.points, 'is_must_act', e.is_must_act,
		'at', e.occurred_at, 'expires', e.expires_at, 'recorded_at', e.recorded_at, 'evidence', e.evidence,
		'is_written_anew', e.source_key ~ '#v\d+$',
		'is_live', e.expires_at > now()) order by e.recorded_at, e.signal), '[]')
	from public.risk_events e where e.organization_id = organization and e.customer_id = customer
$function$
;

CREATE OR REPLACE FUNCTION private.left_surveys(organization uuid, parameters jsonb, customers uuid[])
 RETURNS SETOF private.clock_candidate
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	with named as materialized (
		select s.* from public.surveys s where s.organization_id = organization and private.carries_names(s)
	)
	select v.customer_id, coalesce(d.updated_at, v.started_at) + c.wait, v.id::text,
		jsonb_strip_nulls(jsonb_build_object('survey', s.code, 'title', s.title, 'dimension', place.dimension, 'name', place.name))
	from private.asked_customers(organization, parameters, customers) c
	join public.invitations v on v.organization_id = organization and v.customer_id = c.id
	join named s on s.id = v.survey_id
	left join private.drafts d on d.organization_id = v.organization_id and d.invitation_id = v.id
	-- The dimension of the first item that comes after everything that was rated.
	left join lateral (
		select i.dimension::text as dimension, m.name::jsonb as name
		from public.instrument_items i
		join public.instrument_dimensions m on m.organization_id = i.organization_id and m.instrument_id = i.instrument_id and m.code = i.dimension
		where d.fields is not null and i.organization_id = s.organization_id and i.instrument_id = s.instrument_id
			and i.position > coalesce((
				select max(a.position) from public.instrument_items a
				where a.organization_id = s.organization_id and a.instrument_id = s.instrument_id
					and (coalesce(d.fields ->> ('p_' || a.code), '') <> '' or coalesce(d.fields ->> ('e_' || a.code), '') <> '')), 0)
		order by i.position limit 1) as place on true
	where not v.is_test and v.started_at is not null and v.spent_at is null
		and coalesce(d.updated_at, v.started_at) <= now() - c.wait
$function$
;

CREATE OR REPLACE FUNCTION private.live_score(organization uuid, customer uuid, at timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select coalesce(sum(e.points), 0) from public.risk_events e
	where e.organization_id = organization and e.customer_id = customer and e.recorded_at <= at and e.expires_at > at
$function$
;

CREATE OR REPLACE FUNCTION private.locked_case(organization uuid, wanted text)
 RETURNS cases
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	found_case public.cases;
begin
	perform private.require_role(organization, '{agent,quality_manager,admin}');
	-- Customer first, then case, as in review_customer: an answer and a decision about the same customer
	-- happen one after the other, and never wait for each other in a circle.
	perform from public.customers p where p.organization_id = organization and p.id = (
		select c.customer_id from public.cases c where c.organization_id = organization and c.reference = upper(wanted))
	for no key update;
	select * into found_case from public.cases c
	where c.organization_id = organization and c.reference = upper(wanted) for update;
	if found_case.id is null then
		perform private.refuse('not_found', 404);
	end if;
	return found_case;
end
$function$
;

CREATE OR REPLACE FUNCTION private.log_skip(organization uuid, customer uuid, way text, survey uuid, encounter uuid, rule text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, encounter_id, outcome, rule)
	select organization, customer, way, 'invitation', survey, encounter, 'skipped', log_skip.rule
	where encounter is null or not exists (select from public.contact_log l
		where l.organization_id = organization and l.survey_id = survey and l.encounter_id = encounter and l.outcome = 'skipped')
$function$
;

CREATE OR REPLACE FUNCTION private.longest_cycle(ratings smallint[], period integer)
 RETURNS integer
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
	run integer := 0;
	longest integer := 0;
begin
	for i in period + 1 .. cardinality(ratings) loop
		-- The same rating over and over is no cycle but a straight line.
		if ratings[i] = ratings[i - period]
			and (ratings[i] <> ratings[i - 1] or (period = 3 and ratings[i - 1] <> ratings[i - 2])) then
			run := run + 1;
			longest := greatest(longest, run + period);
		else
			run := 0;
		end if;
	end loop;
	return longest;
end
$function$
;

CREATE OR REPLACE FUNCTION private.longest_staircase(ratings smallint[], lowest integer, highest integer)
 RETURNS integer
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
	run integer := 1;
	longest integer := 0;
	step integer;
	direction integer := 0;
begin
	for i in 2 .. cardinality(ratings) loop
		step := ratings[i] - ratings[i - 1];
		-- From one end of the scale back to the other goes on in the same direction.
		if abs(step) = highest - lowest and highest - lowest > 1 then
			step := -sign(step);
		end if;
		if abs(step) <> 1 then
			run := 1;
			direction := 0;
		elsif direction in (0, step) or ratings[i - 1] in (lowest, highest) then
			run := run + 1;
			direction := step;
		else
			run := 2;
			direction := step;
		end if;
		longest := greatest(longest, run);
	end loop;
	return longest;
end
$function$
;

CREATE OR REPLACE FUNCTION private.lost_point(message outbox)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select case
		when k.closed_at is not null then 'case_closed'
		when m.user_id is null then 'no_owner'
		-- Told of a higher band since.
		when message.kind = 'alert_opened' and exists (select from public.risk_alerts a
			where a.organization_id = k.organization_id and a.case_id = k.id and a.id::text = split_part(message.key, ':', 2)
				and a.band <> message.facts ->> 'band') then 'superseded'
		-- A customer who was reached counts, whoever reached them; anything else only from the owner, who need not be told then.
		when exists (select from public.case_events e
			where e.organization_id = k.organization_id and e.case_id = k.id and e.at > message.created_at
				and (e.to_state = 'contacted' or e.details -> 'reached' = 'true' or (e.actor_id = k.owner_id and e.kind <> 'opened')))
			then 'worked_on'
	end
	from public.cases k
	left join public.memberships m on m.organization_id = k.organization_id and m.user_id = k.owner_id and m.is_active
		and m.role in ('agent', 'quality_manager', 'admin')
	where k.organization_id = message.organization_id and k.reference = message.facts ->> 'reference'
$function$
;

CREATE OR REPLACE FUNCTION private.lot_hash(salt text, stratum text, place integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE STRICT
 SET search_path TO ''
AS $function$
	select encode(sha256(convert_to(salt || '|' || stratum || '|' || place, 'UTF8')), 'hex')
$function$
;

CREATE OR REPLACE FUNCTION private.lowest_score(organization uuid, customer uuid, since timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select min(r.score)::bigint
	from (
		select sum(sum(m.change)) over (order by m.at) as score
		from (
			select since as at, private.live_score(organization, customer, since) as change
			union all
			select e.recorded_at, e.points from public.risk_events e
			where e.organization_id = organization and e.customer_id = customer
				and e.recorded_at > since and e.recorded_at <= now() and e.expires_at > e.recorded_at
			union all
			select e.expires_at, -e.points from public.risk_events e
			where e.organization_id = organization and e.customer_id = customer
				and e.expires_at > since and e.expires_at <= now() and e.expires_at > e.recorded_at
		) as m
		group by m.at
	) as r
$function$
;

CREATE OR REPLACE FUNCTION private.main_score(layout private.measured_layout)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return case when private.has_gap(layout) then 'g' when layout.form = 'expectation' then 'e' else 'p' end;
end
$function$
;

CREATE OR REPLACE FUNCTION private.margin_of_reading(reading text_readings)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select case when jsonb_array_length(reading.causes) > 0
		then (reading.causes #>> '{0,probability}')::numeric - coalesce((reading.causes #>> '{1,probability}')::numeric, 0)
		else 2 * abs(coalesce(reading.negative, 0.5) - 0.5) end
$function$
;

CREATE OR REPLACE FUNCTION private.mark_left(organization uuid, customer uuid, moment timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	person public.customers;
begin
	select * into person from public.customers c where c.organization_id = organization and c.id = customer for no key update;
	if person.left_at is not distinct from moment then
		return;
	end if;
	if moment > now() + interval '1 day' then
		perform private.refuse('invalid', 422, 'left_at');
	end if;
	update public.customers c set left_at = moment where c.organization_id = organization and c.id = customer;
	perform private.record_audit(organization, case when moment is null then 'customer_returned' else 'customer_left' end, person.external_id);
	if moment is not null then
		-- What waits for a place in the queue, or is held out, has nothing to wait for.
		update public.risk_alerts a set closed_at = now()
		where a.organization_id = organization and a.customer_id = customer and a.closed_at is null and a.case_id is null;
	else
		insert into private.reviews_due (organization_id, customer_id) values (organization, customer) on conflict do nothing;
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.matches(answer responses, zone text, filter jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	return (filter ->> 'from' is null or answer.submitted_at >= private.from_instant(filter ->> 'from', zone))
		and (filter ->> 'to' is null or answer.submitted_at < private.until_instant(filter ->> 'to', zone))
		and (filter ->> 'channel' is null or answer.channel = filter ->> 'channel')
		and (filter ->> 'locale' is null or answer.locale = filter ->> 'locale')
		and (filter ->> 'site' is null or answer.site_id = (select s.id from public.sites s
			where s.organization_id = answer.organization_id and s.code = filter ->> 'site'))
		and (filter ->> 'service' is null or answer.service_id = (select s.id from public.services s
			where s.organization_id = answer.organization_id and s.code = filter ->> 'service'))
		and not answer.flags && array(select jsonb_array_elements_text(coalesce(filter -> 'exclude', '[]')));
end
$function$
;

CREATE OR REPLACE FUNCTION private.matured_snapshots(organization uuid, at timestamp with time zone DEFAULT now())
 RETURNS TABLE(customer_id uuid, as_of timestamp with time zone, score integer, band text, signals jsonb, facts jsonb, acted_on boolean, complained boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with acted as (
		select distinct t.customer_id, m.as_of
		from private.snapshot_moments(organization, at) as m (as_of)
		join private.preventive_contacts t on t.organization_id = organization
			and t.at > m.as_of and t.at <= m.as_of + interval '60 days'
	), complained as (
		select distinct k.customer_id, m.as_of
		from private.snapshot_moments(organization, at) as m (as_of)
		join private.customer_complaints k on k.organization_id = organization
			and k.at > m.as_of and k.at <= m.as_of + interval '60 days'
	)
	select s.customer_id, s.as_of, s.score, s.band, s.signals, s.facts, a.customer_id is not null, c.customer_id is not null
	from private.snapshot_moments(organization, at) as m (as_of)
	join public.risk_snapshots s on s.organization_id = organization and s.as_of = m.as_of
	left join acted a on a.customer_id = s.customer_id and a.as_of = s.as_of
	left join complained c on c.customer_id = s.customer_id and c.as_of = s.as_of
$function$
;

CREATE OR REPLACE FUNCTION private.measure_pace()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	fewest_timed constant integer := 30;
	latest constant integer := 1000;
	measured_before timestamptz;
	found_pace record;
begin
	select p.measured_at into measured_before from private.survey_paces p
	where p.organization_id = new.organization_id and p.survey_id = new.survey_id;
	if measured_before > now() - interval '1 day' then
		return null;
	end if;
	select count(*) as n, percentile_cont(0.5) within group (order by t.seconds) as median into found_pace
	from (
		select r.duration_seconds::numeric / g.ratings as seconds
		from public.responses r
		cross join lateral (
			select count(*) filter (where rating > 0) as ratings
			from unnest(r.perceptions || coalesce(r.expectations, '{}') || coalesce(r.adequates, '{}')) as rating) as g
		where r.organization_id = new.organization_id and r.survey_id = new.survey_id and r.duration_seconds is not null and g.ratings > 0
		order by r.submitted_at desc limit latest
	) as t;
	if found_pace.n < fewest_timed then
		return null;
	end if;
	insert into private.survey_paces (organization_id, survey_id, n, seconds_per_rating)
	values (new.organization_id, new.survey_id, found_pace.n, found_pace.median)
	on conflict (organization_id, survey_id) do update
		set n = excluded.n, seconds_per_rating = excluded.seconds_per_rating, measured_at = excluded.measured_at;
	if measured_before is null then
		-- The first answers could not be judged before there was a pace.
		update public.responses r set flags = array(select f from unnest(r.flags || 'fast'::text) as f order by f)
		where r.organization_id = new.organization_id and r.survey_id = new.survey_id and r.duration_seconds is not null
			and private.doubts(r) ? 'fast' and not 'fast' = any (r.flags);
	end if;
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.measured(layout private.measured_layout, filter jsonb, p_by text, is_wide boolean)
 RETURNS TABLE(bucket text, kind text, part smallint, question text, value text, numbers numeric[])
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET work_mem TO '64MB'
AS $function$
declare
	at_once constant integer := 5000;
	from_at constant timestamptz := coalesce(private.from_instant(filter ->> 'from', layout.zone), '-infinity');
	to_at constant timestamptz := coalesce(private.until_instant(filter ->> 'to', layout.zone), 'infinity');
	nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
	site constant uuid := case when filter ->> 'site' is not null then coalesce((
		select s.id from public.sites s where s.organization_id = layout.organization_id and s.code = filter ->> 'site'), nowhere) end;
	service constant uuid := case when filter ->> 'service' is not null then coalesce((
		select s.id from public.services s where s.organization_id = layout.organization_id and s.code = filter ->> 'service'), nowhere) end;
	way constant text := filter ->> 'channel';
	language constant text := filter ->> 'locale';
	left_out constant text[] := array(select jsonb_array_elements_text(coalesce(filter -> 'exclude', '[]')));
	needs constant text[] := array(
		select n.need from (values
			(1, 'site', site is not null or p_by = 'site'), (2, 'service', service is not null or p_by = 'service'),
			(3, 'channel', way is not null or p_by = 'channel'), (4, 'locale', language is not null or p_by = 'locale'),
			(5, 'flags', left_out <> '{}' or p_by = 'flags')) as n (place, need, is_needed)
		where n.is_needed order by n.place);
	wanted constant text := case when needs = '{}' then 'all' when cardinality(needs) = 1 then needs[1]
		when needs[1] <> 'site' then 'mixed' when cardinality(needs) = 2 then array_to_string(needs, ' ')
		when 'flags' = any (needs) then 'full' else 'place' end;
	-- Days and months that are whole, and what is read of sums.
	day_from constant date := case when isfinite(from_at) then (from_at at time zone layout.zone)::date
		+ ((from_at at time zone layout.zone)::time > '00:00')::integer else '-infinity' end;
	day_to constant date := case when isfinite(to_at) then (to_at at time zone layout.zone)::date else 'infinity' end;
	month_from date := case when isfinite(day_from) and extract(day from day_from) > 1 then date_trunc('month', day_from) + interval '1 month' else day_from end;
	month_to date := case when isfinite(day_to) then date_trunc('month', day_to) else day_to end;
	parts private.sum_part[];
	sums_from date;
	sums_to date;
	sums_from_at timestamptz;
	sums_to_at timestamptz;
begin
	if exists (select from private.rollup_states s where s.organization_id = layout.organization_id and s.survey_id = layout.survey_id) then
		if is_wide and wanted like 'site %' then
			-- Years from the sums, and the months by which they are too many or too few from the answers.
			select array_agg(row(wanted, s.span, s.since, s.until, s.sign)::private.sum_part), min(s.since), max(s.until)
			into parts, sums_from, sums_to
			from private.spans_of(month_from, month_to, true) s where s.span = 'year';
		elsif not (is_wide and wanted in ('place', 'full')) then
			sums_from := case when wanted = 'all' then day_from else month_from end;
			sums_to := case when wanted = 'all' then day_to else month_to end;
			if month_from >= month_to then
				month_from := sums_to;
				month_to := sums_to;
			end if;
			parts := array(
				select row(wanted, s.span, s.since, s.until, s.sign)::private.sum_part
				from private.spans_of(month_from, month_to, p_by is distinct from 'month' and wanted not in ('service', 'channel', 'locale', 'flags')) s
				union all
				-- What is left of the period beside its whole months.
				select row(wanted, 'day', d.since, d.until, 1)::private.sum_part
				from (values (sums_from, month_from), (month_to, sums_to)) as d (since, until) where wanted = 'all');
		end if;
	end if;
	if sums_from is null or sums_from >= sums_to then
		parts := '{}';
		sums_from := day_from;
		sums_to := day_from;
		sums_from_at := from_at;
		sums_to_at := from_at;
	else
		sums_from_at := case when isfinite(sums_from) then sums_from::timestamp at time zone layout.zone else '-infinity' end;
		sums_to_at := case when isfinite(sums_to) then sums_to::timestamp at time zone layout.zone else 'infinity' end;
	end if;

	return query
	with beside as (
		-- Answers from instants until before others, by which the sums are too few or too many.
		select b.since, b.until, b.sign
		from (values
			(least(from_at, sums_from_at), greatest(from_at, sums_from_at), case when from_at < sums_from_at then 1 else -1 end),
			(least(to_at, sums_to_at), greatest(to_at, sums_to_at), case when sums_to_at < to_at then 1 else -1 end)) as b (since, until, sign)
		where b.since < b.until
	), found as (
		-- Two ways to the answers, each by its index: by time, or by site.
		select b.sign, t.answer
		from beside b
		cross join lateral (
			select r as answer from public.responses r
			where r.organization_id = layout.organization_id and r.survey_id = layout.survey_id
				and r.submitted_at >= b.since and r.submitted_at < b.until
			offset 0) as t
		where site is null
		union all
		select b.sign, t.answer
		from beside b
		cross join lateral (
			select r as answer from public.responses r
			where r.organization_id = layout.organization_id and r.site_id = site and r.survey_id = layout.survey_id
				and r.submitted_at >= b.since and r.submitted_at < b.until
			offset 0) as t
		where site is not null
	), answer as (
		select f.sign, private.counted(f.answer, layout.zone) as given
		from found f
		where (service is null or (f.answer).service_id = service)
			and (way is null or (f.answer).channel = way) and (language is null or (f.answer).locale = language)
			and not (f.answer).flags && left_out
		union all
		select c.sign, c.answer
		from private.measurement_changes c
		where c.organization_id = layout.organization_id and c.survey_id = layout.survey_id
			and (c.answer).day >= sums_from and (c.answer).day < sums_to
			and (site is null or (c.answer).site_id = site) and (service is null or (c.answer).service_id = service)
			and (way is null or (c.answer).channel = way) and (language is null or (c.answer).locale = language)
			and not (c.answer).flags && left_out
	), named as materialized (
		select a.sign, a.given, case p_by when 'site' then st.code when 'service' then sv.code when 'channel' then (a.given).channel
			when 'locale' then (a.given).locale when 'month' then to_char((a.given).day, 'YYYY-MM')
			when 'flags' then array_to_string((a.given).flags, ',') end as bucket
		from answer a
		left join public.sites st on st.organization_id = layout.organization_id and st.id = (a.given).site_id
		left join public.services sv on sv.organization_id = layout.organization_id and sv.id = (a.given).service_id
	), bucket_name as materialized (
		select b.bucket, row_number() over () as cell from (select distinct n.bucket from named n) as b
	), portion as materialized (
		select array_agg(p.given) as given, array_agg(p.sign::smallint) as signs, array_agg(p.cell) as cells
		from (
			select n.given, n.sign, b.cell, row_number() over () / at_once as portion
			from named n join bucket_name b on b.bucket is not distinct from n.bucket) as p
		group by p.portion
	), fresh as materialized (
		select b.bucket, v.kind, v.numbers
		from portion p
		cross join lateral private.vectors_of(layout, p.given, p.signs, array(select generate_series(1, cardinality(p.given))), p.cells,
			array_fill(is_wide, array[cardinality(p.given)])) as v
		join bucket_name b on b.cell = v.cell
	), summed as materialized (
		select r.id, p.sign, case p_by when 'site' then st.code when 'service' then sv.code when 'channel' then r.channel
			when 'locale' then r.locale when 'month' then to_char(r.period, 'YYYY-MM') when 'flags' then array_to_string(r.flags, ',') end as bucket
		from unnest(parts) as p
		join private.rollups r on r.organization_id = layout.organization_id and r.survey_id = layout.survey_id and r.grain = p.grain
			and r.span = p.span and r.period >= p.since and r.period < p.until
		left join public.sites st on st.organization_id = r.organization_id and st.id = r.site_id
		left join public.services sv on sv.organization_id = r.organization_id and sv.id = r.service_id
		where (site is null or r.site_id = site) and (service is null or r.service_id = service)
			and (way is null or r.channel = way) and (language is null or r.locale = language)
			and (left_out = '{}' or not r.flags && left_out)
	), vector as (
		select k.bucket, 'scores' as kind, 1 as sign, k.numbers
		from private.kept_scores(layout, parts, site, service, way, language, left_out, p_by) k
		union all
		-- By its index under every plan; whether at all is known before any row is read.
		select m.bucket, v.kind, m.sign, v.numbers
		from summed m
		cross join lateral (
			select v.kind, v.numbers from private.rollup_vectors v where v.rollup_id = m.id and (is_wide or v.kind = 'sampled') offset 0) as v
		where is_wide or layout.form = 'lite'
		union all
		select f.bucket, f.kind, 1, f.numbers from fresh f
	), total as materialized (
		-- Place by place; keys of whole numbers, for texts are compared slowly.
		select l.bucket, l.kind, case when cardinality(l.signs) = 1 and l.signs[1] > 0 then l.numbers else array(
			select sum(case when l.signs[(u.at - 1) / l.size + 1] < 0 then -u.amount else u.amount end) from unnest(l.lines) with ordinality as u (amount, at)
			group by (u.at - 1) % l.size order by (u.at - 1) % l.size) end as numbers
		from (
			select v.bucket, v.kind, max(v.numbers) as numbers, array_agg(v.sign) as signs, array_agg(v.numbers) as lines,
				max(cardinality(v.numbers)) as size
			from vector v group by v.bucket, v.kind) as l
	), choice as (
		select h.question, h.value, m.sign * h.n as n
		from summed m
		cross join lateral (select h.question, h.value, h.n from private.rollup_choices h where h.rollup_id = m.id offset 0) as h
		where is_wide
		union all
		select c.question, c.value, c.n
		from portion p
		cross join lateral private.choices_of(layout, p.given, p.signs, array(select generate_series(1, cardinality(p.given))), p.cells) as c
		where is_wide
	)
	select t.bucket, 'n', 0::smallint, null::text, null::text, t.numbers[1:1] from total t where t.kind = 'scores'
	union all
	select t.bucket, t.kind, place::smallint, null, null, t.numbers[9 * place + 2:9 * place + 10]
	from total t cross join generate_series(0, layout.dimensions) as place where t.kind = 'scores'
	union all
	select t.bucket, t.kind, s.part, null, null, w.numbers
	from private.slices_of(layout) s join total t on t.kind = s.kind
	cross join lateral (select case when s.since is null then t.numbers else t.numbers[s.since:s.until] end as numbers) as w
	where (is_wide or layout.form = 'lite') and 0 <> any (w.numbers)
	union all
	select null, 'choice', 0::smallint, c.question, c.value, array[sum(c.n)] from choice c group by c.question, c.value;
end
$function$
;

CREATE OR REPLACE FUNCTION private.missing_words(instrument uuid, content jsonb, organization uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with needed as (
		select 'title' as path, content -> 'title' as words
		union all select key, content -> key from unnest(array['intro', 'thanks']) as key where jsonb_typeof(content -> key) = 'object'
		union all
		select format('questions.%s.%s', q.value ->> 'code', part.path), part.words
		from jsonb_array_elements(coalesce(content -> 'questions', '[]')) as q (value)
		cross join lateral (
			select 'text' as path, q.value -> 'text' as words
			union all select 'help', q.value -> 'help' where jsonb_typeof(q.value -> 'help') = 'object'
			union all select 'options.' || (o.value ->> 'code'), o.value -> 'text'
				from jsonb_array_elements(coalesce(q.value -> 'options', '[]')) as o (value)
			union all select 'scale.labels.' || label.key, label.value
				from jsonb_each(case when jsonb_typeof(q.value #> '{scale,labels}') = 'object' then q.value #> '{scale,labels}' else '{}' end) as label
		) as part
		union all
		select 'items.' || t.code, t.text from public.instrument_items t
		where t.organization_id = organization and t.instrument_id = instrument and content ->> 'form' is distinct from 'feedback'
		union all
		select 'dimensions.' || d.code, d.name from public.instrument_dimensions d
		where d.organization_id = organization and d.instrument_id = instrument and content ->> 'form' is distinct from 'feedback'
	)
	select array_agg(n.path || '.' || language order by n.path, language)
	from needed n, jsonb_array_elements_text(content -> 'languages') as language
	where coalesce(trim(n.words ->> language), '') = ''
$function$
;

CREATE OR REPLACE FUNCTION private.model_base(organization uuid)
 RETURNS double precision
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select m.intercept - coalesce((select sum(w.weight * w.mean) from private.model_weights(organization) as w), 0)
	from public.risk_models m where m.organization_id = organization and m.is_active
$function$
;

CREATE OR REPLACE FUNCTION private.model_weights(organization uuid)
 RETURNS TABLE(signal text, weight double precision, mean double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select s.key, (s.value ->> 'weight')::double precision, (s.value ->> 'mean')::double precision
	from public.risk_models m cross join lateral jsonb_each(m.signals) as s
	where m.organization_id = organization and m.is_active
$function$
;

CREATE OR REPLACE FUNCTION private.moments(n numeric, total numeric, squares numeric, at_max numeric DEFAULT 0, top2 numeric DEFAULT 0)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return jsonb_build_object('n', coalesce(n, 0), 'sum', coalesce(total, 0)::text, 'sum_sq', coalesce(squares, 0)::text,
		'at_max', coalesce(at_max, 0), 'top2', coalesce(top2, 0));
end
$function$
;

CREATE OR REPLACE FUNCTION private.moments_learned_from(organization uuid)
 RETURNS SETOF timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	-- Without a model in use, customers are compared with those of the newest learning.
	select s.as_of
	from (select m.learned_from, m.learned_to from public.risk_models m where m.organization_id = organization
		order by m.is_active desc, m.version desc limit 1) as m
	cross join lateral private.snapshot_moments(organization, m.learned_to + interval '60 days') as s (as_of)
	where s.as_of >= m.learned_from
$function$
;

CREATE OR REPLACE FUNCTION private.monthly_complaints(organization uuid, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with months as (
		select to_char(m.month, 'YYYY-MM') as month, (
			select min(s.as_of) from public.risk_snapshots s where s.organization_id = organization
				and s.as_of >= m.month at time zone o.time_zone and s.as_of < (m.month + interval '1 month') at time zone o.time_zone) as as_of
		from public.organizations o
		cross join lateral generate_series(date_trunc('month', at at time zone o.time_zone) - interval '24 months',
			date_trunc('month', at at time zone o.time_zone), interval '1 month') as m (month)
		where o.id = organization
	), over as (
		-- 28 days: the first of the weekly snapshots of two months are no closer, so that windows do not overlap.
		select m.month, m.as_of, m.as_of + interval '28 days' as until from months m where m.as_of + interval '28 days' <= at
	), acted as (
		select distinct o.month, t.customer_id from over o
		join private.preventive_contacts t on t.organization_id = organization and t.at > o.as_of and t.at <= o.until
	), complained as (
		select distinct o.month, k.customer_id from over o
		join private.customer_complaints k on k.organization_id = organization and k.at > o.as_of and k.at <= o.until
	), counted as (
		select o.month, count(*) as n, count(c.customer_id) as complaints
		from over o
		join public.risk_snapshots s on s.organization_id = organization and s.as_of = o.as_of
		left join acted a on a.month = o.month and a.customer_id = s.customer_id
		left join complained c on c.month = o.month and c.customer_id = s.customer_id
		where a.customer_id is null
		group by o.month
	)
	select coalesce(jsonb_agg(jsonb_build_object('month', m.month, 'n', coalesce(c.n, 0), 'complaints', coalesce(c.complaints, 0)) order by m.month), '[]')
	from months m left join counted c on c.month = m.month
	-- From the first month of which anything is known to the last that is over.
	where m.month between (select min(c.month) from counted c) and (select max(c.month) from counted c)
$function$
;

CREATE OR REPLACE FUNCTION private.most_alike(ratings smallint[])
 RETURNS integer
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return coalesce((select max(n) from (select count(*) as n from unnest(ratings) as r group by r) as counted), 0);
end
$function$
;

CREATE OR REPLACE FUNCTION private.my_organizations(roles staff_role[] DEFAULT NULL::staff_role[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select organization_id from public.memberships
	where user_id = (select auth.uid()) and is_active and (roles is null or role = any (roles))
$function$
;

CREATE OR REPLACE FUNCTION private.named_selection(organization uuid, survey uuid, zone text, filter jsonb)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
	first_day constant date := (select min(r.submitted_at) at time zone zone from public.responses r
		where r.organization_id = organization and r.survey_id = survey);
	month_end constant date := date_trunc('month', now() at time zone zone) + interval '1 month - 1 day';
begin
	return jsonb_strip_nulls(jsonb_build_object(
		'from', case when (filter ->> 'from')::date > first_day then filter ->> 'from' end,
		'to', case when (filter ->> 'to')::date < month_end then filter ->> 'to' end,
		'site', filter ->> 'site', 'service', filter ->> 'service', 'channel', filter ->> 'channel', 'locale', filter ->> 'locale',
		'exclude', (select jsonb_agg(distinct f order by f) from jsonb_array_elements_text(coalesce(filter -> 'exclude', '[]')) as f
			where f in ('straight_lining', 'pattern', 'fast', 'duplicate', 'bot'))))::text;
end
$function$
;

CREATE OR REPLACE FUNCTION private.names_of(full_name text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	-- The whole name first, so that its parts find nothing of it; then the parts, and of a Chinese name of three the given name.
	select array_agg(n.name order by char_length(n.name) desc)
	from (
		select trim(full_name) as name where trim(full_name) <> ''
		union
		select part from unnest(regexp_split_to_array(trim(full_name), '[[:space:]·•,，]+')) as part where char_length(part) >= 2
		union
		select right(trim(full_name), 2) where trim(full_name) ~ '^[一-鿿]{3}$'
		union
		select left(trim(full_name), 1) || title
		from unnest('{先生,女士,小姐,太太,师傅,老师}'::text[]) as title where trim(full_name) ~ '^[一-鿿]{2,4}$'
	) as n
$function$
;

CREATE OR REPLACE FUNCTION private.not_chosen(organization uuid, survey uuid, encounter uuid, at timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	plan public.survey_outreach;
	contact public.encounters;
	month_begin timestamptz;
	used integer;
begin
	select * into contact from public.encounters e where e.organization_id = organization and e.id = encounter;
	if exists (select from public.customers c where c.organization_id = organization and c.id = contact.customer_id and c.left_at <= at) then
		return 'left';
	end if;
	select * into plan from public.survey_outreach p where p.organization_id = organization and p.survey_id = survey;
	if plan.survey_id is null then
		return null;
	end if;
	-- Drawn from the encounter itself, so that it comes out the same however often it is reported.
	if ('x' || left(md5(survey::text || encounter::text), 8))::bit(32)::bigint / 4294967296.0 >= plan.share then
		return 'not_sampled';
	end if;
	if plan.monthly_quota is null then
		return null;
	end if;
	select date_trunc('month', at at time zone o.time_zone) at time zone o.time_zone into month_begin
	from public.organizations o where o.id = organization;
	perform pg_advisory_xact_lock(hashtextextended(survey::text || contact.site_id || contact.service_id, 5));
	select count(*) into used from public.invitations v
	join public.encounters e on e.organization_id = v.organization_id and e.id = v.encounter_id
	where v.organization_id = organization and v.survey_id = survey and v.created_at >= month_begin
		and e.site_id = contact.site_id and e.service_id = contact.service_id;
	return case when used >= plan.monthly_quota then 'quota_full' end;
end
$function$
;

CREATE OR REPLACE FUNCTION private.note_bounce()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	perform private.note_undelivered(new.organization_id, new.id);
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.note_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	zone text := (select o.time_zone from public.organizations o where o.id = coalesce(new.organization_id, old.organization_id));
begin
	if tg_op <> 'INSERT' then
		insert into private.measurement_changes (organization_id, survey_id, sign, answer)
		values (old.organization_id, old.survey_id, -1, private.counted(old, zone));
	end if;
	if tg_op <> 'DELETE' then
		insert into private.measurement_changes (organization_id, survey_id, sign, answer)
		values (new.organization_id, new.survey_id, 1, private.counted(new, zone));
	end if;
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.note_failure()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	perform private.note_undelivered(new.organization_id, new.invitation_id);
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.note_release(organization uuid, alert uuid, reason text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	update public.prevention_assignments a set released_at = clock_timestamp(), release_reason = reason
	from public.risk_alerts r
	where r.organization_id = organization and r.id = alert
		and a.organization_id = organization and a.customer_id = r.customer_id and a.arm = 'holdout' and a.released_at is null
$function$
;

CREATE OR REPLACE FUNCTION private.note_undelivered(organization uuid, invitation uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	asked record;
begin
	select v.customer_id, v.channel, s.code, s.title::jsonb as title into asked
	from public.invitations v
	join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id
	where v.organization_id = organization and v.id = invitation and not v.is_test and v.customer_id is not null;
	if asked.customer_id is null then
		return;
	end if;
	perform private.add_risk_event(organization, asked.customer_id, 'notice_undelivered', now(), 'invitation:' || invitation,
		jsonb_build_object('survey', asked.code, 'title', asked.title, 'channel', asked.channel));
	insert into private.reviews_due (organization_id, customer_id) values (organization, asked.customer_id) on conflict do nothing;
end
$function$
;

CREATE OR REPLACE FUNCTION private.numbers_of(sums private.measure[], wanted text, of_part integer DEFAULT 0)
 RETURNS numeric[]
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return (select s.numbers from unnest(sums) as s where s.kind = wanted and s.part = of_part limit 1);
end
$function$
;

CREATE OR REPLACE FUNCTION private.observer_of(form open_forms)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select m.user_id from public.memberships m
	where form.kind = 'observation' and m.organization_id = form.organization_id
		and m.user_id = (select auth.uid()) and m.is_active
$function$
;

CREATE OR REPLACE FUNCTION private.open_case(organization uuid, kind case_kind, customer uuid, encounter uuid, site uuid, due timestamp with time zone, details jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	opened uuid;
	owner uuid := private.least_busy_agent(organization);
begin
	insert into public.cases (organization_id, kind, state, customer_id, encounter_id, site_id, owner_id, due_at)
	values (organization, kind, 'open', customer, encounter, site, owner, due)
	returning id into opened;
	insert into public.case_events (organization_id, case_id, actor_id, kind, to_state, details)
	values (organization, opened, (select auth.uid()), 'opened', 'open',
		details || jsonb_build_object('owner_id', owner, 'due_at', due));
	return opened;
end
$function$
;

CREATE OR REPLACE FUNCTION private.open_form_tier(content jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select case content ->> 'consent' when 'anonymous' then 'anonymous' else 'confidential' end
$function$
;

CREATE OR REPLACE FUNCTION private.own_word_in(words text, parameters jsonb)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
	said constant text := private.plain_words(words);
begin
	return (
		select a.word from jsonb_array_elements_text(coalesce(parameters #> '{words,added}', '[]')) with ordinality as a (word, place)
		where private.says(said, a.word) order by a.place limit 1);
end
$function$
;

CREATE OR REPLACE FUNCTION private.pairs_told(numbers numeric[])
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return (
		select jsonb_agg(jsonb_build_array(p.i, p.j, numbers[p.at], numbers[p.at + 1], numbers[p.at + 2], numbers[p.at + 3]) order by p.i, p.j)
		from (
			select i, j, (4 * (j * (j - 1) / 2 + i - 1) + 1)::integer as at
			from generate_series(1, floor(sqrt(cardinality(numbers) / 2))::integer) as j cross join lateral generate_series(1, j) as i) as p
		where numbers[p.at] > 0);
end
$function$
;

CREATE OR REPLACE FUNCTION private.place_alert(organization uuid, alert uuid, band text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	lot text;
	capacity integer;
begin
	if band <> 'amber' then
		perform private.release_alert(organization, alert, band);
		return;
	end if;
	lot := private.draw_lot(organization, alert);
	if lot is not null then
		update public.risk_alerts a set arm = lot where a.organization_id = organization and a.id = alert;
	end if;
	if lot = 'holdout' then
		return;
	end if;
	select r.weekly_capacity into capacity from public.prevention_rules r where r.organization_id = organization;
	if capacity is null then
		perform private.release_alert(organization, alert, 'at_once');
	else
		perform private.fill_queue(organization);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.placed_events(organization uuid)
 RETURNS TABLE(id uuid, customer uuid, signal text, dimension text, dimension_name jsonb, site uuid, service uuid, occurred_at timestamp with time zone, recorded_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select e.id, e.customer_id, e.signal::text, e.evidence ->> 'dimension',
		case when e.evidence ? 'dimension' and jsonb_typeof(e.evidence -> 'name') = 'object' then e.evidence -> 'name' end,
		p.site, p.service, e.occurred_at, e.recorded_at
	from public.risk_events e
	left join public.responses r on r.organization_id = e.organization_id and r.id = e.response_id
	left join public.encounters n on n.organization_id = e.organization_id and n.id = coalesce(e.encounter_id, r.encounter_id)
	left join public.cases k on k.organization_id = e.organization_id and k.id = e.case_id
	cross join lateral (select coalesce(n.site_id, r.site_id, k.site_id) as site, coalesce(n.service_id, k.service_id) as service) as p
	where e.organization_id = organization and e.points > 0 and not e.is_must_act and e.expires_at > now()
		and e.occurred_at > now() - interval '7 days' and e.recorded_at > now() - interval '7 days' and p.site is not null
$function$
;

CREATE OR REPLACE FUNCTION private.plain_words(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$ select lower(normalize(words, NFKC)) $function$
;

CREATE OR REPLACE FUNCTION private.prepare_contact_at(organization uuid, message_id uuid, attempt integer, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	queued public.outbox;
	asked public.invitations;
	about public.cases;
	verdict record;
	receiver text;
begin
	select * into queued from public.outbox o
	where o.organization_id = organization and o.id = message_id and o.attempts = attempt and o.sent_at is null and o.dead_at is null
	for update;
	if queued.id is null then
		return jsonb_build_object('decision', 'gone');
	end if;
	select * into asked from public.invitations v
	where v.organization_id = organization and v.id = (queued.facts ->> 'invitation')::uuid;
	if queued.kind = 'case_mail' then
		select * into about from public.cases k where k.organization_id = organization and k.id = (queued.facts ->> 'case')::uuid;
		asked.customer_id := about.customer_id;
		asked.channel := 'email';
	end if;
	select private.contact_address(c, asked.channel, asked.channel_id) into receiver from public.customers c
	where c.organization_id = organization and c.id = asked.customer_id;
	-- Two messages to one person, or to one address, are decided one after the other.
	perform pg_advisory_xact_lock(hashtextextended(organization::text || asked.customer_id, 6));
	perform pg_advisory_xact_lock(hashtextextended(organization::text || lower(coalesce(receiver, '')), 7));
	select * into verdict from private.contact_decision(organization, asked.customer_id, asked.survey_id, asked.channel,
		asked.channel_id, prepare_contact_at.at, asked.id, queued.key);
	if about.closed_at is not null then
		-- It waited, and has lost its point.
		select 'skip' as decision, 'case_closed' as rule, null::timestamptz as until into verdict;
	elsif queued.facts ->> 'sender' is not null and not exists (select from public.memberships m
		where m.organization_id = organization and m.user_id = (queued.facts ->> 'sender')::uuid and m.is_active) then
		-- Its answers would come to nobody.
		select 'skip' as decision, 'sender_left' as rule, null::timestamptz as until into verdict;
	end if;
	insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, case_id, invitation_id, encounter_id,
		outcome, rule, until, message, address_digest, at)
	values (organization, asked.customer_id, asked.channel,
		case queued.kind when 'survey_invitation' then 'invitation' when 'case_mail' then 'case' else 'reminder' end,
		asked.survey_id, about.id, asked.id, asked.encounter_id,
		case verdict.decision when 'send' then 'sent' when 'skip' then 'skipped' else 'deferred' end, verdict.rule, verdict.until,
		queued.key, private.address_digest(receiver), prepare_contact_at.at)
	on conflict (organization_id, message) where outcome = 'sent' do nothing;
	if verdict.decision = 'skip' then
		-- What is not to be sent leaves the outbox; the log says why.
		delete from public.outbox o where o.organization_id = organization and o.id = queued.id;
		delete from public.contact_log l where l.organization_id = organization and l.message = queued.key and l.outcome = 'sent';
		update public.invitations v set skipped_rule = verdict.rule
		where v.organization_id = organization and v.id = asked.id and queued.kind = 'survey_invitation';
		return jsonb_build_object('decision', 'skip', 'rule', verdict.rule);
	end if;
	if verdict.decision = 'defer' then
		update public.outbox o set due_at = verdict.until, locked_until = null, attempts = o.attempts - 1
		where o.organization_id = organization and o.id = queued.id;
		return jsonb_build_object('decision', 'defer', 'rule', verdict.rule, 'until', verdict.until);
	end if;
	if about.id is not null then
		return (
			select jsonb_build_object('decision', 'write', 'key', queued.key, 'address', receiver, 'locale', c.locale,
				'organization', o.name, 'subject', queued.facts -> 'subject', 'text', queued.facts -> 'text',
				'sender', m.display_name, 'reply_to', u.email)
			from public.customers c
			join public.organizations o on o.id = c.organization_id
			left join public.memberships m on m.organization_id = c.organization_id and m.user_id = (queued.facts ->> 'sender')::uuid and m.is_active
			left join auth.users u on u.id = m.user_id
			where c.organization_id = organization and c.id = about.customer_id);
	end if;
	return (
		select jsonb_build_object('decision', 'send', 'key', queued.key, 'number', queued.facts -> 'number',
			'invitation', asked.id, 'channel', asked.channel, 'address', receiver,
			'nonce', encode(asked.nonce, 'hex'), 'token_hash', encode(asked.token_hash, 'hex'),
			'locale', coalesce(asked.locale, c.locale), 'languages', s.languages, 'expires_at', asked.expires_at,
			'organization', o.name, 'title', s.title, 'name', c.name, 'time_zone', o.time_zone,
			'site', st.name, 'service', sv.name, 'date', e.ended_at, 'templates', coalesce(p.templates, '{}'),
			'adapter', case when h.id is not null then jsonb_build_object('url', h.url, 'secret_nonce', encode(h.secret_nonce, 'hex')) end)
		from public.surveys s
		join public.organizations o on o.id = s.organization_id
		join public.customers c on c.organization_id = s.organization_id and c.id = asked.customer_id
		left join public.encounters e on e.organization_id = s.organization_id and e.id = asked.encounter_id
		left join public.sites st on st.organization_id = s.organization_id and st.id = coalesce(e.site_id, asked.site_id)
		left join public.services sv on sv.organization_id = s.organization_id and sv.id = e.service_id
		left join public.channels h on h.organization_id = s.organization_id and h.id = asked.channel_id
		left join public.survey_outreach p on p.organization_id = s.organization_id and p.survey_id = s.id
		where s.organization_id = organization and s.id = asked.survey_id);
end
$function$
;

CREATE OR REPLACE FUNCTION private.prevention_months(organization uuid, zone text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with months as (
		select m.month, (m.month at time zone zone) as from_at
		from generate_series(date_trunc('month', now() at time zone zone) - interval '23 months',
			date_trunc('month', now() at time zone zone), interval '1 month') as m (month)
	), alerts as (
		select date_trunc('month', a.opened_at at time zone zone) as month, count(*) as n
		from public.risk_alerts a
		where a.organization_id = organization and a.opened_at >= (select min(from_at) from months) group by 1
	), acted as (
		select date_trunc('month', t.at at time zone zone) as month, count(distinct t.customer_id) as n
		from private.preventive_contacts t
		where t.organization_id = organization and t.at >= (select min(from_at) from months) group by 1
	), complaints as (
		select date_trunc('month', k.opened_at at time zone zone) as month, count(*) as n
		from public.cases k
		where k.organization_id = organization and k.kind = 'complaint' and k.opened_at >= (select min(from_at) from months) group by 1
	), told as (
		select m.month, coalesce(a.n, 0) as alerts, coalesce(t.n, 0) as acted, coalesce(c.n, 0) as complaints
		from months m
		left join alerts a on a.month = m.month
		left join acted t on t.month = m.month
		left join complaints c on c.month = m.month
	)
	select coalesce(jsonb_agg(jsonb_build_object('month', to_char(t.month, 'YYYY-MM'), 'alerts', t.alerts, 'acted', t.acted,
		'complaints', t.complaints) order by t.month), '[]')
	from told t
	-- From the first month of which anything is known: before it, 0 would mean "not on record".
	where t.month >= (select min(u.month) from told u where u.alerts + u.complaints > 0)
$function$
;

CREATE OR REPLACE FUNCTION private.probability(log_odds double precision)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	-- Beyond 700 the exponential has no number; the probability has long been 0 or 1.
	select (1 / (1 + exp(-greatest(least(log_odds, 700), -700))))::numeric
$function$
;

CREATE OR REPLACE FUNCTION private.program_json(program prevention_programs)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select to_jsonb(program) - '{organization_id,opened_by,closed_by,outcome,holdout_share}'::text[]
		|| jsonb_build_object(
			'verdict_from', program.verdict_on::timestamp at time zone o.time_zone,
			'opened_by', (select m.display_name from public.memberships m
				where m.organization_id = program.organization_id and m.user_id = program.opened_by),
			'arms', coalesce(program.verdict -> 'arms', private.arm_counts(program.organization_id, program.id, coalesce(program.closed_at, now()))))
	from public.organizations o where o.id = program.organization_id
$function$
;

CREATE OR REPLACE FUNCTION private.protection_of(organization uuid, customer uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select case
		when c.is_vulnerable then 'vulnerable'
		when exists (select from public.cases k where k.organization_id = organization and k.customer_id = customer
			and k.kind in ('complaint', 'pre_complaint') and k.closed_at is null) then 'open_complaint'
		when ledger.must_act then 'must_act'
		when ledger.harmed or exists (
			select from public.responses r
			join public.text_readings t on t.organization_id = r.organization_id and t.response_id = r.id
			where r.organization_id = organization and r.customer_id = customer and r.submitted_at > now() - interval '90 days'
				and coalesce(t.findings -> 'harm', '[]') <> '[]') then 'harm'
		when ledger.score >= (select k.red_from from public.risk_cards k where k.organization_id = organization and k.is_active) then 'red'
	end
	from public.customers c
	cross join lateral (
		select coalesce(sum(e.points), 0) as score,
			-- By name as well: a card may be edited, what people asked for may not.
			coalesce(bool_or(e.is_must_act or e.signal in ('contact_requested', 'regulator_named', 'public_post')), false) as must_act,
			coalesce(bool_or(e.signal in ('felt_ignored', 'emotional_harm', 'harm', 'safety')), false) as harmed
		from public.risk_events e
		where e.organization_id = organization and e.customer_id = customer and e.expires_at > now()
	) as ledger
	where c.organization_id = organization and c.id = customer
$function$
;

CREATE OR REPLACE FUNCTION private.purge()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	delete from private.attempts where at < now() - interval '1 day';
	delete from private.requests where created_at < now() - interval '24 hours';
	delete from private.drafts where updated_at < now() - interval '30 days';
	delete from public.test_answers where submitted_at < now() - interval '30 days';
	delete from public.outbox where sent_at < now() - interval '30 days' or dead_at < now() - interval '30 days';
	delete from public.staff_invitations where accepted_at is not null or expires_at < now() - interval '30 days';
	-- Rows of one transaction carry its number; written again, a link no longer shares it with its answer.
	update public.invitations v set spent_at = v.spent_at
	from public.responses r
	where r.organization_id = v.organization_id and r.survey_id = v.survey_id and r.xmin = v.xmin
		and r.consent <> 'identified' and r.received_at > now() - interval '3 days';
$function$
;

CREATE OR REPLACE FUNCTION private.purge_contacts()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ delete from public.contact_log where at < now() - interval '400 days' $function$
;

CREATE OR REPLACE FUNCTION private.questions_of(layout private.measured_layout)
 RETURNS TABLE(code text, question jsonb, version integer, place bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return query
	select distinct on (q.value ->> 'code') q.value ->> 'code', q.value, v.version, q.position
	from public.survey_versions v
	cross join jsonb_array_elements(coalesce(v.content -> 'questions', '[]')) with ordinality as q (value, position)
	where v.organization_id = layout.organization_id and v.survey_id = layout.survey_id
	order by q.value ->> 'code', v.version desc;
end
$function$
;

CREATE OR REPLACE FUNCTION private.questions_told(layout private.measured_layout, sums private.measure[])
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return (
		with choice as materialized (
			select s.question, s.value, s.numbers[1] as n from unnest(sums) as s where s.kind = 'choice' and s.numbers[1] > 0
		)
		select coalesce(jsonb_agg(q.question - array['show_if', 'help', 'required', 'place'] || jsonb_build_object(
			'n', coalesce((select c.n from choice c where c.question = q.code and c.value = ''), 0),
			'counts', case when q.question ->> 'type' in ('single', 'multiple', 'rating') then coalesce((
				select jsonb_object_agg(c.value, c.n) from choice c where c.question = q.code and c.value <> ''), '{}') end)
			order by q.version desc, q.place), '[]')
		from private.questions_of(layout) q);
end
$function$
;

CREATE OR REPLACE FUNCTION private.queue_contact(invitation invitations, number integer)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
	select invitation.organization_id, format('invitation/%s/%s', invitation.id, number),
		case number when 0 then 'survey_invitation' else 'survey_reminder' end,
		coalesce(left(private.contact_address(c, invitation.channel, invitation.channel_id), 254), '-'),
		coalesce(invitation.locale, c.locale), jsonb_build_object('invitation', invitation.id, 'number', number)
	from public.customers c
	where c.organization_id = invitation.organization_id and c.id = invitation.customer_id
	on conflict (organization_id, key) do nothing
$function$
;

CREATE OR REPLACE FUNCTION private.queue_digests_at(at timestamp with time zone, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	reader record;
	news jsonb;
	looked integer := 0;
begin
	for reader in
		select m.organization_id, m.user_id, m.locale, u.email, d.day,
			greatest(at - interval '7 days', coalesce((select max(r.at) from private.digest_runs r
				where r.organization_id = m.organization_id and r.user_id = m.user_id), at - interval '1 day')) as since
		from public.memberships m
		join auth.users u on u.id = m.user_id
		join public.organizations o on o.id = m.organization_id
		join public.prevention_rules p on p.organization_id = m.organization_id
		cross join lateral (select queue_digests_at.at at time zone private.usable_zone(o.time_zone, 'UTC') as local) as c
		cross join lateral (select c.local::date as day) as d
		where m.is_active and m.role in ('agent', 'quality_manager') and u.email is not null
			and extract(hour from c.local) >= p.digest_hour
			and not exists (select from private.digest_runs r where r.organization_id = m.organization_id
				and r.user_id = m.user_id and r.day = d.day)
		limit most
	loop
		looked := looked + 1;
		insert into private.digest_runs (organization_id, user_id, day, at)
		values (reader.organization_id, reader.user_id, reader.day, queue_digests_at.at)
		on conflict do nothing;
		continue when not found;
		news := private.digest_of(reader.organization_id, reader.user_id, reader.since);
		continue when news -> 'cases' = '[]' and news ->> 'newly_waiting' = '0' and news ->> 'watched' = '0';
		insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
		values (reader.organization_id, 'digest/' || reader.user_id || '/' || reader.day, 'alert_digest', reader.email, reader.locale, news)
		on conflict (organization_id, key) do nothing;
	end loop;
	return looked;
end
$function$
;

CREATE OR REPLACE FUNCTION private.queue_reminders_at(at timestamp with time zone, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	due record;
	queued integer := 0;
begin
	for due in
		select v as invitation, done.number + 1 as number
		from public.invitations v
		join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id and s.status = 'open'
		join public.contact_rules r on r.organization_id = v.organization_id
		left join public.survey_outreach p on p.organization_id = v.organization_id and p.survey_id = v.survey_id
		cross join lateral (
			select coalesce(max(m.number), 0) as number, max(m.queued_at) as at from public.reminders m
			where m.organization_id = v.organization_id and m.invitation_id = v.id) as done
		cross join lateral (select coalesce(p.reminder_days, r.reminder_days) as days) as plan
		where v.spent_at is null and v.bounced_at is null and v.channel in ('email', 'sms', 'wecom', 'webhook')
			and v.sent_at is not null and v.expires_at > queue_reminders_at.at
			and done.number < cardinality(plan.days)
			-- After a long silence of the worker two reminders are still as far apart as the plan says.
			and queue_reminders_at.at >= greatest(v.sent_at + make_interval(days => plan.days[done.number + 1]),
				done.at + make_interval(days => plan.days[done.number + 1] - coalesce(plan.days[done.number], 0)))
		order by v.sent_at
		limit most
		for update of v skip locked
	loop
		insert into public.reminders (organization_id, invitation_id, number, queued_at)
		values ((due.invitation).organization_id, (due.invitation).id, due.number, queue_reminders_at.at)
		on conflict do nothing;
		if found then
			perform private.queue_contact(due.invitation, due.number::integer);
			queued := queued + 1;
		end if;
	end loop;
	return queued;
end
$function$
;

CREATE OR REPLACE FUNCTION private.quiet_end(at timestamp with time zone, zone text, quiet_from time without time zone, quiet_until time without time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	with clock as (select (at at time zone zone)::date as day, (at at time zone zone)::time as hour)
	select case
		when quiet_from < quiet_until and hour >= quiet_from and hour < quiet_until then (day + quiet_until) at time zone zone
		when quiet_from > quiet_until and hour >= quiet_from then (day + 1 + quiet_until) at time zone zone
		when quiet_from > quiet_until and hour < quiet_until then (day + quiet_until) at time zone zone
	end
	from clock
$function$
;

CREATE OR REPLACE FUNCTION private.random_reference(prefix text)
 RETURNS text
 LANGUAGE sql
 SET search_path TO ''
AS $function$
	select prefix || '-' || private.crockford(
		sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 8)
$function$
;

CREATE OR REPLACE FUNCTION private.rated_items(organization uuid, response uuid)
 RETURNS TABLE(code text, dimension text, dimension_name jsonb, item_text jsonb, perception integer, expectation integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	return query
	select t.code::text, t.dimension::text, d.name::jsonb, t.text::jsonb,
		(case when p.rating between i.scale_min and i.scale_max
			then case when t.is_reversed then i.scale_min + i.scale_max - p.rating else p.rating end end)::integer,
		(case when e.rating between i.scale_min and i.scale_max
			then case when t.is_reversed then i.scale_min + i.scale_max - e.rating else e.rating end end)::integer
	from public.responses r
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	join public.instrument_items t on t.organization_id = i.organization_id and t.instrument_id = i.id
		and (r.asked is null or t.position = any (r.asked))
	join public.instrument_dimensions d on d.organization_id = t.organization_id and d.instrument_id = t.instrument_id and d.code = t.dimension
	cross join lateral (select r.perceptions[t.position] as rating) as p
	cross join lateral (select r.expectations[t.position] as rating) as e
	where r.organization_id = organization and r.id = response
	order by t.position;
end
$function$
;

CREATE OR REPLACE FUNCTION private.rates_by_band(organization uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	told constant jsonb := public.observed_rates(organization);
begin
	return (
		select coalesce(jsonb_agg(b.rate order by b.low), '[]') from (
			select r.low, jsonb_build_object('from', r.low, 'to', r.high,
				'n', sum((o ->> 'n')::integer), 'complaints', sum((o ->> 'complaints')::integer)) as rate
			from public.risk_cards c
			cross join lateral (values (c.watch_from, c.amber_from - 1), (c.amber_from, c.red_from - 1), (c.red_from, null)) as r (low, high)
			join jsonb_array_elements(told -> 'rows') as o
				on not (o ->> 'is_must_act')::boolean and (o ->> 'score')::integer >= r.low
					and ((o ->> 'score')::integer <= r.high or r.high is null)
			where c.organization_id = organization and c.is_active
			group by r.low, r.high) as b);
end
$function$
;

CREATE OR REPLACE FUNCTION private.rates_of(organization uuid, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with matured as materialized (select * from private.matured_snapshots(organization, at))
	select jsonb_build_object(
		'counted_at', at,
		'from', (select min(m.as_of) from matured m),
		'to', (select max(m.as_of) from matured m),
		'acted_on', (select count(*) from matured m where m.acted_on),
		'rows', coalesce((
			select jsonb_agg(jsonb_build_object('score', r.score, 'is_must_act', r.is_must_act, 'n', r.n, 'complaints', r.complaints)
				order by r.is_must_act, r.score)
			from (
				select m.score, m.band = 'must_act' as is_must_act, count(*) as n, count(*) filter (where m.complained) as complaints
				from matured m where not m.acted_on group by 1, 2) as r), '[]'))
$function$
;

CREATE OR REPLACE FUNCTION private.ratings_in_order(organization uuid, instrument uuid, ratings jsonb, asked smallint[] DEFAULT NULL::smallint[])
 RETURNS smallint[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return (
	select array_agg(case when asked is null or t.position = any (asked) then (ratings ->> t.code)::smallint end order by t.position)
	from public.instrument_items t
	where t.organization_id = organization and t.instrument_id = instrument
	);
end
$function$
;

CREATE OR REPLACE FUNCTION private.rebuild_rollups(organization uuid, survey uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	perform pg_advisory_xact_lock(hashtextextended('rollups ' || survey, 0));
	with emptied as (
		delete from private.rollups r where r.organization_id = organization and r.survey_id = survey
	), forgotten as (
		delete from private.measurement_changes c where c.organization_id = organization and c.survey_id = survey
	), marked as (
		insert into private.rollup_states (organization_id, survey_id) values (organization, survey) on conflict do nothing
	)
	insert into private.measurement_changes (organization_id, survey_id, sign, answer)
	select organization, survey, 1, private.counted(r, o.time_zone)
	from public.responses r join public.organizations o on o.id = r.organization_id
	where r.organization_id = organization and r.survey_id = survey;
end
$function$
;

CREATE OR REPLACE FUNCTION private.receipt_of(token text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE STRICT
 SET search_path TO ''
AS $function$
begin
	return private.crockford(sha256(convert_to('receipt:' || token, 'UTF8')), 12);
end
$function$
;

CREATE OR REPLACE FUNCTION private.record_audit(organization uuid, action text, subject text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	insert into public.audit_events (organization_id, actor_id, action, subject)
	values (organization, (select auth.uid()), action, left(subject, 300))
$function$
;

CREATE OR REPLACE FUNCTION private.refuse(code text, status integer DEFAULT 400, detail text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	raise exception using errcode = 'PT' || status, message = code, detail = coalesce(detail, '');
end
$function$
;

CREATE OR REPLACE FUNCTION private.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	-- An account that is removed leaves its events without a name; nothing else changes.
	if tg_op = 'UPDATE' and new.actor_id is null and to_jsonb(new) - 'actor_id' = to_jsonb(old) - 'actor_id' then
		return new;
	end if;
	perform private.refuse('append_only', 409);
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	perform private.refuse('append_only', 409);
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.refuse_risk_event_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
	-- A row may end early, not before it was known; that is all that ever changes in it.
	if tg_op = 'UPDATE' and new.expires_at < old.expires_at and new.expires_at >= old.recorded_at
		and (to_jsonb(new) - 'expires_at') = (to_jsonb(old) - 'expires_at') then
		return new;
	end if;
	perform private.refuse('append_only', 409);
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.release_alert(organization uuid, alert uuid, reason text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	released public.risk_alerts;
	card public.risk_cards;
	place record;
	other record;
	opened_case uuid;
begin
	-- Customer first, then the rest, as in review_customer.
	perform from public.customers c where c.organization_id = organization and c.id = (
		select a.customer_id from public.risk_alerts a where a.organization_id = organization and a.id = alert) for no key update;
	select * into released from public.risk_alerts a
	where a.organization_id = organization and a.id = alert and a.closed_at is null and a.case_id is null for update;
	if released.id is null then
		return null;
	end if;
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	select r.site_id, r.encounter_id into place from public.responses r
	where r.organization_id = organization and r.customer_id = released.customer_id
	order by r.submitted_at desc limit 1;
	opened_case := private.open_case(organization, 'prevention', released.customer_id, place.encounter_id, place.site_id,
		now() + make_interval(hours => case when released.band = 'amber' then card.due_hours_amber else card.due_hours_urgent end),
		jsonb_build_object('band', released.band, 'score', released.score, 'reason', reason));
	update public.risk_alerts a set case_id = opened_case, case_opened_at = now(), case_reason = reason
	where a.organization_id = organization and a.id = alert;
	-- What demands action comes beside a case that is open already: whoever works on either finds the other.
	for other in select k.id, k.reference from public.cases k
		where k.organization_id = organization and k.customer_id = released.customer_id and k.closed_at is null and k.id <> opened_case
	loop
		insert into public.case_events (organization_id, case_id, actor_kind, kind, details)
		values (organization, opened_case, 'system', 'linked', jsonb_build_object('case', other.reference)),
			(organization, other.id, 'system', 'linked', jsonb_build_object('case', (
				select k.reference from public.cases k where k.organization_id = organization and k.id = opened_case)));
	end loop;
	if released.arm = 'holdout' then
		perform private.note_release(organization, alert, reason);
	end if;
	-- Whoever takes a customer out of the queue need not be told of it.
	if reason <> 'taken' or (select auth.uid()) is null then
		perform private.announce_alert(organization, alert);
	end if;
	return opened_case;
end
$function$
;

CREATE OR REPLACE FUNCTION private.release_holdouts(organization uuid, program uuid, reason text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	-- In one order, as the worker goes: two that end things at once never wait for each other in a circle.
	select private.give_back(organization, held.alert_id, reason)
	from (select a.alert_id from public.prevention_assignments a
		where a.organization_id = organization and a.program_id = program and a.arm = 'holdout' and a.released_at is null
		order by a.customer_id) as held
$function$
;

CREATE OR REPLACE FUNCTION private.renew_reader(organization uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	insert into public.text_readers as r (organization_id, version) values (organization, 1)
	on conflict (organization_id) do update set version = r.version + 1
$function$
;

CREATE OR REPLACE FUNCTION private.require_role(organization uuid, roles staff_role[] DEFAULT NULL::staff_role[])
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	-- The role setting is the caller's even inside a definer function; the API never lets it be set.
	if current_setting('role', true) = 'service_role' then
		return;
	end if;
	if organization is null or organization not in (select private.my_organizations()) then
		perform private.refuse('not_found', 404);
	end if;
	if organization not in (select private.my_organizations(roles)) then
		perform private.refuse('forbidden', 403);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.rescored(organization uuid, draft jsonb, customers uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(customer_id uuid, score bigint, must_act boolean, reasons private.valued_reason[])
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select e.customer_id, sum(v.points), bool_or(v.is_must_act),
		array_agg((e.signal, v.points, v.is_must_act, e.occurred_at, e.recorded_at, v.ends, e.evidence)::private.valued_reason
			order by v.is_must_act desc, v.points desc, e.occurred_at desc)
	from public.risk_events e
	join jsonb_to_recordset(draft) as s (signal text, points integer, is_must_act boolean, life_days integer) on s.signal = e.signal
	cross join lateral (
		select s.points, s.is_must_act, case when e.is_must_act and s.is_must_act then e.expires_at
			else e.occurred_at + make_interval(days => s.life_days) end as ends) as v
	where e.organization_id = organization and e.expires_at > now() and v.ends > now()
		and (customers is null or e.customer_id = any (customers))
	group by e.customer_id
$function$
;

CREATE OR REPLACE FUNCTION private.review_customer(organization uuid, customer uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	card public.risk_cards;
	ledger record;
	reached text;
	open_alert public.risk_alerts;
	last_alert public.risk_alerts;
	opened uuid;
	ranks constant text[] := array['amber', 'red', 'must_act'];
begin
	-- One reviewer per customer at a time: two answers at once open one alert. Not "for update": both
	-- already hold the customer's key by their foreign keys, and would wait for each other for ever.
	perform from public.customers c where c.organization_id = organization and c.id = customer for no key update;
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	select * into last_alert from public.risk_alerts a
	where a.organization_id = organization and a.customer_id = customer and a.closed_at is not null and a.case_id is not null
	order by a.closed_at desc limit 1;
	-- A demand that an alert with a case was about has been heard.
	select coalesce(sum(e.points), 0) as score,
		coalesce(bool_or(e.is_must_act and e.recorded_at > coalesce(last_alert.closed_at, '-infinity')), false) as must_act into ledger
	from public.risk_events e
	where e.organization_id = organization and e.customer_id = customer and e.expires_at > now();
	reached := private.band_of(card, ledger.score, ledger.must_act);
	select * into open_alert from public.risk_alerts a
	where a.organization_id = organization and a.customer_id = customer and a.closed_at is null;
	if open_alert.id is not null then
		perform private.follow_alert(open_alert, card, reached, ledger.score);
		return;
	end if;
	if not reached = any (ranks) then
		return;
	end if;
	-- Points alone are quiet while somebody deals with the customer, and open once for each crossing upwards.
	if reached <> 'must_act' and (private.is_looked_after(organization, customer, card.quiet_days)
		or (reached = 'amber' and private.is_in_cluster(organization, customer, card.quiet_days))
		or (last_alert.id is not null and array_position(ranks, reached) <= array_position(ranks, last_alert.band)
			and private.lowest_score(organization, customer, last_alert.closed_at) >= private.entry_of(card, reached) - 1)) then
		return;
	end if;
	insert into public.risk_alerts (organization_id, customer_id, card_id, band, score)
	values (organization, customer, card.id, reached, ledger.score) returning id into opened;
	perform private.place_alert(organization, opened, reached);
end
$function$
;

CREATE OR REPLACE FUNCTION private.review_encounters(organization uuid, stored uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	someone uuid;
begin
	for someone in
		select distinct v.customer_id from public.risk_events v
		where v.organization_id = organization and v.encounter_id = any (stored) order by v.customer_id
	loop
		perform private.review_customer(organization, someone);
	end loop;
end
$function$
;

CREATE OR REPLACE FUNCTION private.risk_of(organization uuid, customer uuid)
 RETURNS numeric
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	base double precision;
	weights jsonb;
	added double precision;
begin
	select m.intercept - coalesce((
			select sum((s.value ->> 'weight')::double precision * (s.value ->> 'mean')::double precision) from jsonb_each(m.signals) as s), 0),
		m.signals
	into base, weights
	from public.risk_models m where m.organization_id = organization and m.is_active;
	if base is null then
		return null;
	end if;
	select sum(coalesce((weights -> e.signal ->> 'weight')::double precision, 0)) into added
	from public.risk_events e
	where e.organization_id = organization and e.customer_id = customer and e.expires_at > now();
	-- Without a live row it must be looked up whether anything is known at all.
	return case when added is not null or private.is_known(organization, customer)
		then private.probability(base + coalesce(added, 0)) end;
end
$function$
;

CREATE OR REPLACE FUNCTION private.risk_parts(organization uuid, customer uuid)
 RETURNS TABLE(signal text, live_rows bigint, contribution double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select w.signal, coalesce(l.n, 0), w.weight * (coalesce(l.n, 0) - w.mean)
	from private.model_weights(organization) as w
	left join (
		select e.signal, count(*) as n from public.risk_events e
		where e.organization_id = organization and e.customer_id = customer and e.expires_at > now()
		group by e.signal) as l on l.signal = w.signal
	order by 3 desc, 1
$function$
;

CREATE OR REPLACE FUNCTION private.risks_of(organization uuid)
 RETURNS TABLE(customer_id uuid, risk numeric, log_odds double precision, parts jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with weights as materialized (
		select * from private.model_weights(organization)
	), base as materialized (
		select private.model_base(organization) as log_odds
	), live as (
		select e.customer_id, e.signal, count(*) as n from public.risk_events e
		where e.organization_id = organization and e.expires_at > now()
		group by e.customer_id, e.signal
	), told as (
		select l.customer_id, sum(coalesce(w.weight, 0) * l.n) as added,
			coalesce(jsonb_object_agg(w.signal, w.weight * (l.n - w.mean)) filter (where w.signal is not null), '{}') as parts
		from live l left join weights w on w.signal = l.signal
		group by l.customer_id
	)
	select t.customer_id, private.probability(b.log_odds + t.added), b.log_odds + t.added, t.parts
	from told t cross join base b where b.log_odds is not null
$function$
;

CREATE OR REPLACE FUNCTION private.run_wave_at(organization uuid, wave_id uuid, in_period integer, tokens jsonb, expires timestamp with time zone, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	wave public.survey_waves;
	carrier record;
	person record;
	verdict record;
	seen bigint := 0;
	asked integer := 0;
	members integer;
begin
	insert into public.wave_runs (organization_id, wave_id, period, ran_at)
	values (organization, run_wave_at.wave_id, in_period, run_wave_at.at)
	on conflict do nothing;
	if not found then
		return null;
	end if;
	select * into wave from public.survey_waves w where w.organization_id = organization and w.id = run_wave_at.wave_id;
	select h.kind as way, h.id as channel into carrier from public.channels h
	where h.organization_id = organization and h.code = wave.channel;
	for person in select * from private.wave_audience(wave, in_period, run_wave_at.at) a order by a.place loop
		exit when asked >= least(wave.sample_size, jsonb_array_length(tokens));
		seen := person.place;
		if exists (select from public.invitations v where v.organization_id = organization and v.survey_id = wave.survey_id
			and v.customer_id = person.customer and v.spent_at is null and v.expires_at > run_wave_at.at) then
			perform private.log_skip(organization, person.customer, coalesce(carrier.way, wave.channel), wave.survey_id, null, 'already_invited');
			continue;
		end if;
		select * into verdict from private.contact_decision(organization, person.customer, wave.survey_id,
			coalesce(carrier.way, wave.channel), carrier.channel, run_wave_at.at);
		if verdict.decision = 'skip' then
			perform private.log_skip(organization, person.customer, coalesce(carrier.way, wave.channel), wave.survey_id, null, verdict.rule);
			continue;
		end if;
		perform private.add_invitation(organization, wave.survey_id, person.customer, person.encounter, null,
			coalesce(carrier.way, wave.channel), carrier.channel, null,
			tokens -> asked ->> 'token_hash', tokens -> asked ->> 'nonce', expires);
		asked := asked + 1;
	end loop;
	insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, outcome, rule, at)
	select organization, a.customer, coalesce(carrier.way, wave.channel), 'invitation', wave.survey_id, 'skipped', 'not_sampled', run_wave_at.at
	from private.wave_audience(wave, in_period, run_wave_at.at) a where a.place > seen;
	get diagnostics members = row_count;
	update public.wave_runs r set audience = seen + members, invited = asked
	where r.organization_id = organization and r.wave_id = run_wave_at.wave_id and r.period = in_period;
	return asked;
end
$function$
;

CREATE OR REPLACE FUNCTION private.satisfaction_period(organization uuid, from_at timestamp with time zone, until_at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select jsonb_build_object(
		'complaints', (select count(*) from public.cases k
			where k.organization_id = organization and k.kind = 'complaint' and k.opened_at >= from_at and k.opened_at < until_at),
		'answers', answered.n, 'unhappy', answered.unhappy,
		'invited', invited.n, 'responded', invited.responded)
	from (
		select count(*) as n, count(*) filter (where private.is_unhappy(r.overall::integer, i.scale_min::integer, i.scale_max::integer)) as unhappy
		from public.surveys s
		join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
		join public.responses r on r.organization_id = s.organization_id and r.survey_id = s.id
		where s.organization_id = organization and r.overall is not null and r.submitted_at >= from_at and r.submitted_at < until_at
	) as answered, (
		select count(*) as n, count(v.spent_at) as responded
		from public.invitations v
		where v.organization_id = organization and not v.is_test and v.created_at >= from_at and v.created_at < until_at
	) as invited
$function$
;

CREATE OR REPLACE FUNCTION private.satisfaction_told(layout private.measured_layout, counts numeric[])
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
	points constant integer := layout.scale_max - layout.scale_min + 1;
begin
	return (
		select private.moments(sum(u.amount), sum(u.amount * v.value), sum(u.amount * v.value * v.value),
			sum(u.amount) filter (where u.place = points), sum(u.amount) filter (where u.place >= points - 1))
		from unnest(counts) with ordinality as u (amount, place)
		cross join lateral (select layout.scale_min + u.place - 1 as value) as v);
end
$function$
;

CREATE OR REPLACE FUNCTION private.says(said text, word text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	-- Chinese is written without gaps: there a word may stand anywhere. Letters and digits are whole words.
	select case when strpos(said, split_part(word, ' ', 1)) = 0 then false
		when word ~ '^[ -~]+$' then strpos(private.spaced(said), private.spaced(word)) > 0
		else strpos(said, word) > 0 end
$function$
;

CREATE OR REPLACE FUNCTION private.score_columns(layout private.measured_layout)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return (
		select 'sum(a.sign), ' || string_agg(format('coalesce(sum(a.sign) filter (where a.%1$s is not null), 0),
			coalesce(sum(a.sign * a.%1$s), 0), coalesce(sum(a.sign * a.%1$s * a.%1$s), 0)', 'x' || c.letter || d), ', ' order by d, c.place)
		from generate_series(0, layout.dimensions) as d
		cross join unnest(array['p', 'e', 'g']) with ordinality as c (letter, place));
end
$function$
;

CREATE OR REPLACE FUNCTION private.score_encounter(organization uuid, encounter uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	contact record;
	settings jsonb;
	place jsonb;
	broken record;
	around interval;
	again record;
	fact text;
begin
	select e.*, s.code as service_code, s.name::jsonb as service, t.code as site_code, t.name::jsonb as site into contact
	from public.encounters e
	join public.services s on s.organization_id = e.organization_id and s.id = e.service_id
	join public.sites t on t.organization_id = e.organization_id and t.id = e.site_id
	where e.organization_id = organization and e.id = encounter;
	settings := private.thresholds_for(organization, contact.service_id, contact.customer_id);
	place := jsonb_strip_nulls(jsonb_build_object('encounter', contact.external_id, 'service', contact.service,
		'site', contact.site, 'product', contact.product, 'batch', contact.batch));
	-- One row a signal: the quantity that comes first by its name.
	for broken in
		select distinct on (b.signal) b.* from private.broken_promises(contact.promised, contact.measured, contact.ended_at) b
		where b.excess > coalesce(case b.signal when 'long_wait' then settings #>> '{long_wait,grace_minutes}'
			when 'delivered_late' then settings #>> '{delivered_late,grace_hours}'
			else settings #>> '{below_standard,tolerance}' end, '0')::numeric
		order by b.signal, b.quantity
	loop
		perform private.add_risk_event(organization, contact.customer_id, broken.signal, contact.ended_at, encounter::text,
			place || jsonb_build_object('quantity', broken.quantity, 'promised', broken.promise, 'measured', broken.reality), null, encounter);
	end loop;
	foreach fact in array contact.facts loop
		perform private.add_risk_event(organization, contact.customer_id, fact, contact.ended_at, encounter::text, place, null, encounter);
	end loop;
	-- Contacts may be reported in any order: those around this one count, and one row stands for a run of them.
	around := make_interval(secs => (settings #>> '{repeated_contact,days}')::double precision * 86400);
	select count(*) as contacts, max(e.ended_at) as last, max(e.ended_at)::date - min(e.ended_at)::date as days into again
	from public.encounters e
	where e.organization_id = organization and e.customer_id = contact.customer_id and e.service_id = contact.service_id
		and e.ended_at between contact.ended_at - around and contact.ended_at + around;
	if again.contacts >= (settings #>> '{repeated_contact,contacts}')::integer and not exists (
		select from public.risk_events v
		where v.organization_id = organization and v.customer_id = contact.customer_id and v.signal = 'repeated_contact'
			and v.evidence ->> 'service_code' = contact.service_code and v.expires_at > again.last) then
		perform private.add_risk_event(organization, contact.customer_id, 'repeated_contact', again.last, encounter::text,
			place || jsonb_build_object('service_code', contact.service_code, 'contacts', again.contacts,
				'days', again.days), null, encounter);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.score_frequencies(organization uuid, moments timestamp with time zone[])
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with patterns as (
		select s.signals, count(*) as n from public.risk_snapshots s
		where s.organization_id = organization and s.as_of = any (moments) group by s.signals
	), points as materialized (
		select p.signal, p.points from public.risk_cards c
		join public.risk_card_signals p on p.organization_id = c.organization_id and p.card_id = c.id
		where c.organization_id = organization and c.is_active
	), scored as (
		select coalesce((select sum(p.points * each.value::integer) from jsonb_each_text(t.signals) as each
			join points p on p.signal = each.key), 0) as score, t.n
		from patterns t
	), tally as (
		select s.score, sum(s.n) as n from scored s group by s.score
	)
	select coalesce(jsonb_agg(jsonb_build_array(t.score, t.n) order by t.score), '[]') from tally t
$function$
;

CREATE OR REPLACE FUNCTION private.score_moments(numbers numeric[], at integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return private.moments(numbers[at], numbers[at + 1], numbers[at + 2]);
end
$function$
;

CREATE OR REPLACE FUNCTION private.score_overall(answer private.answer_to_score)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	earlier record;
begin
	-- Against the customer's own last time, both on a 7-point scale.
	select r.overall, i.scale_max, r.submitted_at,
		1 + (r.overall - i.scale_min) * 6.0 / (i.scale_max - i.scale_min)
			- (1 + (answer.overall - answer.scale_min) / answer.step) as fall
	into earlier
	from public.responses r
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	where r.organization_id = answer.organization_id and r.customer_id = answer.customer_id and r.id <> answer.response_id
		and r.overall is not null and r.submitted_at < answer.at
	order by r.submitted_at desc limit 1;
	if earlier.fall >= (answer.settings #>> '{overall_drop,at_least}')::numeric then
		perform private.add_answer_event(answer, 'overall_drop', jsonb_build_object('before', earlier.overall,
			'before_max', earlier.scale_max, 'before_at', earlier.submitted_at, 'now', answer.overall, 'now_max', answer.scale_max));
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.score_questions(answer private.answer_to_score)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	asked record;
begin
	for asked in
		select w.signal, answer.answers ->> w.code as given, o.value -> 'text' as option
		from (values ('information_unclear', 'information_clear'), ('felt_ignored', 'respected')) as w (signal, code)
		left join lateral jsonb_array_elements(answer.questions) as q (value) on q.value ->> 'code' = w.code
		left join lateral jsonb_array_elements(q.value -> 'options') as o (value) on o.value ->> 'code' = answer.answers ->> w.code
		where answer.settings #> array[w.signal, 'answers'] ? (answer.answers ->> w.code)
	loop
		perform private.add_answer_event(answer, asked.signal, jsonb_strip_nulls(jsonb_build_object(
			'answer', asked.given, 'option', private.shortened(asked.option, 120))));
	end loop;
	-- Agreement with switching is bad news, with ease or loyalty good news: both as points of a 7-point scale, and of two
	-- answers that tell of the same signal the worse one counts. Effort is told by the mark of the ready-made question: an
	-- own question of that code may ask how much effort it was, where a low answer is good news.
	for asked in
		select w.signal, w.code, given.number as given, scale.highest
		from (values ('high_effort', 'effort', false), ('switching_intent', 'switching', true), ('switching_intent', 'loyalty', false))
			as w (signal, code, is_agreement_bad)
		join lateral jsonb_array_elements(answer.questions) as q (value)
			on case w.code when 'effort' then q.value ->> 'preset' else q.value ->> 'code' end = w.code and q.value ->> 'type' = 'rating'
		cross join lateral (select (q.value #>> '{scale,min}')::numeric as lowest, (q.value #>> '{scale,max}')::numeric as highest) as scale
		cross join lateral (select answer.answers -> (q.value ->> 'code') as value) as said
		cross join lateral (select case jsonb_typeof(said.value) when 'number' then (said.value #>> '{}')::numeric end as number) as given
		cross join lateral (select 1 + (given.number - scale.lowest) * 6 / nullif(scale.highest - scale.lowest, 0) as agreed) as seven
		cross join lateral (select case when w.is_agreement_bad then 8 - seven.agreed else seven.agreed end as good) as told
		where told.good <= coalesce((answer.settings #>> array[w.signal, 'at_most'])::numeric,
			8 - (answer.settings #>> array[w.signal, 'at_least'])::numeric)
		order by told.good
	loop
		perform private.add_answer_event(answer, asked.signal, jsonb_build_object(
			'question', asked.code, 'answer', asked.given, 'scale_max', asked.highest));
	end loop;
end
$function$
;

CREATE OR REPLACE FUNCTION private.score_ratings(answer private.answer_to_score)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	at_most constant numeric := answer.scale_min + ((answer.settings #>> '{low_answer,at_most}')::numeric - 1) * answer.step;
	rated record;
	low jsonb;
	dimensions integer := 0;
	met integer := 0;
	wide integer := 0;
begin
	for rated in
		select i.dimension, i.dimension_name, grouping(i.dimension) = 1 as is_whole, avg(i.perception - i.expectation) as gap,
			count(i.perception - i.expectation) as answered, count(*) as asked,
			avg(i.expectation) filter (where i.perception is not null) as expectation,
			avg(i.perception) filter (where i.expectation is not null) as perception,
			jsonb_agg(jsonb_build_object('code', i.code, 'text', private.shortened(i.item_text, 120), 'answer', i.perception) order by i.place)
				filter (where i.perception <= at_most) as low
		from private.rated_items(answer.organization_id, answer.response_id)
			with ordinality as i (code, dimension, dimension_name, item_text, perception, expectation, place)
		group by grouping sets ((), (i.dimension, i.dimension_name))
		-- The whole first, then the widest gap.
		order by grouping(i.dimension) desc, avg(i.perception - i.expectation), i.dimension
	loop
		if rated.is_whole then
			-- Any very low answer: one row, with the items as evidence.
			low := rated.low;
			if low is not null then
				perform private.add_answer_event(answer, 'low_answer', jsonb_build_object('scale_max', answer.scale_max,
					'count', jsonb_array_length(low), 'items', jsonb_path_query_array(low, '$[0 to 4]')));
			end if;
			continue;
		end if;
		-- By the half rule.
		dimensions := dimensions + 1;
		continue when 2 * rated.answered < rated.asked or rated.gap is null;
		met := met + (rated.gap >= 0)::integer;
		if rated.gap <= (answer.settings #>> '{dimension_gap,at_most}')::numeric * answer.step
			and wide < (answer.settings #>> '{dimension_gap,counted}')::integer then
			wide := wide + 1;
			perform private.add_answer_event(answer, 'dimension_gap', jsonb_build_object(
				'dimension', rated.dimension, 'name', rated.dimension_name, 'gap', round(rated.gap, 2),
				'expectation', round(rated.expectation, 2), 'perception', round(rated.perception, 2),
				'answered', rated.answered, 'asked', rated.asked, 'scale_max', answer.scale_max), rated.dimension);
		end if;
	end loop;
	-- Low expectations that were met are no good news.
	if low is null and dimensions > 0 and met = dimensions then
		perform private.add_answer_event(answer, 'all_met', jsonb_build_object('dimensions', dimensions));
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.score_response(organization uuid, response uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	answer private.answer_to_score := private.answer_to_score(organization, response);
begin
	if answer.customer_id is null then
		return;
	end if;
	perform private.score_ratings(answer);
	perform private.score_overall(answer);
	perform private.score_questions(answer);
	if answer.contact_requested then
		perform private.add_answer_event(answer, 'contact_requested', jsonb_build_object('detail', answer.contact_detail));
	end if;
	perform private.score_words(answer);
end
$function$
;

CREATE OR REPLACE FUNCTION private.score_scale(largest integer)
 RETURNS bigint
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
	multiple bigint := 1;
begin
	for k in 2..largest loop
		multiple := lcm(multiple, k::bigint);
	end loop;
	return multiple;
end
$function$
;

CREATE OR REPLACE FUNCTION private.score_type(layout private.measured_layout)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
	largest constant numeric := layout.score_scale::numeric * layout.scale_max * layout.dimensions;
begin
	return case when largest < 46000 then 'integer' when largest < 3000000000 then 'bigint' else 'numeric' end;
end
$function$
;

CREATE OR REPLACE FUNCTION private.score_words(answer private.answer_to_score)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	reading public.text_readings;
	found text;
	satisfaction numeric := 1 + (answer.overall - answer.scale_min) / answer.step;
begin
	if answer.comment is null then
		return;
	end if;
	select * into reading from public.text_readings t
	where t.organization_id = answer.organization_id and t.response_id = answer.response_id and t.reader_version >= 0;
	-- An organisation's own words count whatever the reader makes of the others; what nobody has read is looked through
	-- for the words that come with the product.
	found := coalesce(private.own_word_in(answer.comment, answer.settings -> 'regulator_named'), case when reading.id is not null
		then private.counted_word(reading.findings -> 'regulator', answer.settings -> 'regulator_named') else coalesce(
		substring(answer.comment from '(' || (answer.settings #>> '{regulator_named,zh}') || ')'),
		substring(lower(answer.comment) from answer.settings #>> '{regulator_named,en}')) end);
	if found is not null then
		perform private.add_answer_event(answer, 'regulator_named', jsonb_build_object('words', found));
	end if;
	found := reading.findings -> 'publicity' ->> 0;
	if found is not null then
		perform private.add_answer_event(answer, 'public_post', jsonb_build_object('words', found));
	end if;
	found := coalesce(reading.findings -> 'ignored' ->> 0, reading.findings -> 'harm' ->> 0);
	if found is not null then
		perform private.add_answer_event(answer, 'felt_ignored', jsonb_build_object('words', found));
	end if;
	if satisfaction >= (answer.settings #>> '{contradiction,high_from}')::numeric
		and (found is not null or reading.negative >= (answer.settings #>> '{contradiction,negative_from}')::numeric) then
		perform private.add_answer_event(answer, 'contradiction', jsonb_strip_nulls(jsonb_build_object(
			'overall', answer.overall, 'scale_max', answer.scale_max, 'negative', round(reading.negative, 2), 'words', found)));
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.season_customers(organization uuid, parameters jsonb, customers uuid[])
 RETURNS SETOF private.clock_candidate
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	with peaks as materialized (
		select * from private.season_peaks(organization, parameters)
	)
	select c.id, now(), p.month || ':' || c.id,
		jsonb_build_object('site', t.name, 'month', p.month_number, 'ratio', round(p.ratio, 2), 'complaints', p.complaints, 'years', p.years)
	from unnest(customers) as c (id)
	cross join lateral (
		select e.site_id from public.encounters e
		where e.organization_id = organization and e.customer_id = c.id and e.ended_at > now() - interval '1 year'
		order by e.ended_at desc limit 1) as last
	join peaks p on p.site_id = last.site_id
	join public.sites t on t.organization_id = organization and t.id = p.site_id
	where exists (select from public.risk_events v
		where v.organization_id = organization and v.customer_id = c.id and v.expires_at > now()
			and v.points > 0 and v.signal <> 'season_peak')
$function$
;

CREATE OR REPLACE FUNCTION private.season_peaks(organization uuid, parameters jsonb)
 RETURNS TABLE(site_id uuid, month text, month_number integer, complaints bigint, ratio numeric, years integer)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	with here as (
		select o.time_zone as zone, date_trunc('month', now(), o.time_zone) as month,
			extract(month from now() at time zone o.time_zone)::integer as number
		from public.organizations o where o.id = organization
	), past as (
		-- Whole years back from this month, as many as there are complaints of.
		select k.site_id, extract(month from k.opened_at at time zone h.zone)::integer = h.number as is_this_month, y.years
		from here h
		cross join lateral (
			select floor(extract(epoch from h.month - min(c.opened_at)) / 86400 / 365)::integer as years
			from public.cases c where c.organization_id = organization and c.kind = 'complaint') as y
		join public.cases k on k.organization_id = organization and k.kind = 'complaint' and k.site_id is not null
			and k.opened_at < h.month and k.opened_at >= h.month - make_interval(years => y.years)
		where y.years >= 1
	), peaks as (
		select p.site_id, count(*) filter (where p.is_this_month) as complaints,
			count(*) filter (where p.is_this_month) / greatest(1.0, count(*) filter (where not p.is_this_month)) * 11 as ratio, max(p.years) as years
		from past p group by p.site_id
		having count(*) filter (where p.is_this_month) >= (parameters ->> 'complaints')::integer
			and count(*) filter (where p.is_this_month) / greatest(1.0, count(*) filter (where not p.is_this_month)) * 11
				>= (parameters ->> 'ratio')::numeric
	)
	select p.site_id, to_char(h.month at time zone h.zone, 'YYYY-MM'), h.number, p.complaints, p.ratio, p.years from here h, peaks p
$function$
;

CREATE OR REPLACE FUNCTION private.sees_single_answers(organization uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return current_setting('role', true) is not distinct from 'service_role'
		or organization in (select private.my_organizations('{agent,quality_manager,admin}'));
end
$function$
;

CREATE OR REPLACE FUNCTION private.shortened(words jsonb, symbols integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return (
		select jsonb_object_agg(w.key, case when char_length(w.value) > symbols then left(w.value, symbols - 1) || '…' else w.value end)
		from jsonb_each_text(words) as w
	);
end
$function$
;

CREATE OR REPLACE FUNCTION private.shown_ratings(ratings smallint[], shown smallint[])
 RETURNS smallint[]
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return array(
		select case when u.position = any (shown) then u.rating end
		from unnest(ratings) with ordinality as u (rating, position) order by u.position);
end
$function$
;

CREATE OR REPLACE FUNCTION private.signal_frequencies(organization uuid, moments timestamp with time zone[])
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with taken as (
		select s.signals from public.risk_snapshots s where s.organization_id = organization and s.as_of = any (moments)
	), total as (
		select count(*) as n from taken
	), having_some as (
		select each.key as signal, count(*) filter (where each.value = '1') as one, count(*) filter (where each.value <> '1') as more
		from taken t cross join lateral jsonb_each_text(t.signals) as each
		group by each.key
	)
	select jsonb_build_object('n', (select n from total),
		'signals', coalesce((
			select jsonb_object_agg(h.signal, jsonb_build_array(t.n - h.one - h.more, h.one, h.more)) from having_some h cross join total t), '{}'))
$function$
;

CREATE OR REPLACE FUNCTION private.silent_customers(organization uuid, parameters jsonb, customers uuid[])
 RETURNS SETOF private.clock_candidate
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	with named as materialized (
		select s.id from public.surveys s where s.organization_id = organization and private.carries_names(s)
	), unanswered as (
		select c.id as customer_id, c.wait, c.invitations as fewest, l.id, l.submitted_at, count(*) as invitations,
			max(coalesce(v.sent_at, v.created_at)) as invited_at
		from private.asked_customers(organization, parameters, customers) c
		cross join lateral (
			select r.id, r.submitted_at from public.responses r
			where r.organization_id = organization and r.customer_id = c.id
			order by r.submitted_at desc limit 1) as l
		join public.invitations v on v.organization_id = organization and v.customer_id = c.id and v.created_at > l.submitted_at
		join named n on n.id = v.survey_id
		where not v.is_test and v.bounced_at is null and v.skipped_rule is null and v.spent_at is null
			and (v.sent_at is not null or v.channel in ('link', 'qr'))
			and coalesce(v.sent_at, v.created_at) <= now() - c.wait
		group by c.id, c.wait, c.invitations, l.id, l.submitted_at
	)
	select u.customer_id, u.invited_at + u.wait, u.id::text,
		jsonb_build_object('invitations', u.invitations, 'last_answer_at', u.submitted_at)
	from unanswered u
	where u.invitations >= u.fewest
		and not exists (select from public.invitations v where v.organization_id = organization and v.customer_id = u.customer_id
			and v.spent_at > u.submitted_at)
$function$
;

CREATE OR REPLACE FUNCTION private.slices_of(layout private.measured_layout)
 RETURNS TABLE(kind text, part smallint, since integer, until integer)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
	codes constant integer := layout.scale_max - layout.scale_min + 3;
begin
	return query
	select 'counts', i.item::smallint, (i.item - 1) * codes * codes + 1, i.item * codes * codes from private.items_of(layout) i
	union all
	select 'zone', i.item::smallint, (i.item - 1) * 10 + 1, i.item * 10 from private.items_of(layout) i
	union all
	select 'ep', d::smallint, (d - 1) * 6 + 1, d * 6 from generate_series(1, layout.dimensions) as d
	union all
	select k.kind, s.place::smallint, (sum(s.size) over (partition by k.kind order by s.place))::integer - s.size + 1,
		(sum(s.size) over (partition by k.kind order by s.place))::integer
	from (select i.dimension as place, (max(i.size) + 1) * (max(i.size) + 2) / 2 as size from private.items_of(layout) i group by i.dimension) as s
	cross join unnest(array['perception', 'expectation', 'gap']) as k (kind)
	union all
	select k.kind, 0::smallint, null::integer, null::integer from unnest(array['overall', 'drivers', 'weights', 'speed', 'waves', 'sampled']) as k (kind);
end
$function$
;

CREATE OR REPLACE FUNCTION private.snapshot_moments(organization uuid, at timestamp with time zone)
 RETURNS SETOF timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with recursive chosen (as_of) as (
		select (select max(s.as_of) from public.risk_snapshots s
			where s.organization_id = organization and s.as_of <= at - interval '60 days')
		union all
		select (select max(s.as_of) from public.risk_snapshots s
			where s.organization_id = organization and s.as_of <= c.as_of - interval '60 days')
		from chosen c where c.as_of > at - interval '1 year'
	)
	select c.as_of from chosen c where c.as_of is not null
$function$
;

CREATE OR REPLACE FUNCTION private.snapshot_of(organization uuid, moment timestamp with time zone, customers uuid[])
 RETURNS TABLE(customer_id uuid, card_id uuid, score integer, band text, signals jsonb, facts jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with by_signal as (
		select e.customer_id, e.signal, count(*) as n, sum(e.points) as points, bool_or(e.is_must_act) as must_act
		from public.risk_events e
		where e.organization_id = organization and e.customer_id = any (customers)
			and e.recorded_at <= moment and e.expires_at > moment
		group by e.customer_id, e.signal
	), ledger as (
		select s.customer_id, sum(s.points) as score, bool_or(s.must_act) as must_act, jsonb_object_agg(s.signal, s.n) as signals
		from by_signal s group by s.customer_id
	)
	-- Who is known is told by the same rule as in customer_standings, at another moment.
	select c.id, card.id, coalesce(l.score, 0)::integer,
		private.band_of(card, coalesce(l.score, 0)::bigint, coalesce(l.must_act, false)), coalesce(l.signals, '{}'),
		jsonb_strip_nulls(jsonb_build_object('segment', c.segment, 'locale', c.locale, 'site', s.code))
	from public.customers c
	join public.risk_cards card on card.organization_id = c.organization_id and card.is_active
	left join ledger l on l.customer_id = c.id
	left join lateral (
		select r.site_id, r.submitted_at from public.responses r
		where r.organization_id = organization and r.customer_id = c.id
			and r.submitted_at > moment - interval '60 days' and r.received_at <= moment
		order by r.submitted_at desc limit 1) as answered on true
	left join lateral (
		select e.site_id, e.ended_at from public.encounters e
		where e.organization_id = organization and e.customer_id = c.id and e.promised is not null and e.measured is not null
			and e.ended_at > moment - interval '30 days' and e.created_at <= moment
		order by e.ended_at desc limit 1) as served on true
	left join public.sites s on s.organization_id = c.organization_id and s.id = coalesce(answered.site_id, served.site_id)
	where c.organization_id = organization and c.id = any (customers) and coalesce(c.left_at > moment, true)
		and (l.customer_id is not null or answered.submitted_at is not null or served.ended_at is not null)
$function$
;

CREATE OR REPLACE FUNCTION private.spaced(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$ select ' ' || btrim(regexp_replace(words, '[^a-z0-9]+', ' ', 'g')) || ' ' $function$
;

CREATE OR REPLACE FUNCTION private.spans_of(month_from date, month_to date, has_years boolean)
 RETURNS TABLE(span text, since date, until date, sign integer)
 LANGUAGE plpgsql
 IMMUTABLE ROWS 3
 SET search_path TO ''
AS $function$
declare
	-- The new year that is nearest.
	year_from constant date := case when isfinite(month_from) then date_trunc('year', month_from + interval '5 months') else month_from end;
	year_to constant date := case when isfinite(month_to) then date_trunc('year', month_to + interval '5 months') else month_to end;
	few_months constant integer := 6;
begin
	if month_from >= month_to then
		return;
	elsif has_years and year_from < year_to and (not isfinite(month_from) or not isfinite(month_to)
			or month_to > month_from + make_interval(months => few_months)) then
		return query values
			('year', year_from, year_to, 1),
			('month', least(month_from, year_from), greatest(month_from, year_from), case when month_from < year_from then 1 else -1 end),
			('month', least(month_to, year_to), greatest(month_to, year_to), case when year_to < month_to then 1 else -1 end);
	else
		return query values ('month', month_from, month_to, 1);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.speed_edges()
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return '{0,10,12,14,17,21,25,30,36,43,52,62,74,89,107,128,154,185,222,266,319,383,460,552,662,795,954,1145,1374,1648,1978,2374,2849,3419}';
end
$function$
;

CREATE OR REPLACE FUNCTION private.stop_address(organization uuid, digest bytea, why text, customer uuid DEFAULT NULL::uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	insert into public.contact_stops (organization_id, reason, customer_id, address_digest)
	select organization, why, customer, digest
	where (digest is not null or customer is not null) and not exists (select from public.contact_stops t
		where t.organization_id = organization and t.reason = why and t.ended_at is null
			and t.customer_id is not distinct from customer and t.address_digest is not distinct from digest)
$function$
;

CREATE OR REPLACE FUNCTION private.store_complaint(organization uuid, facts jsonb, acts text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	known record;
	opened public.cases;
	other record;
	customer uuid;
	matched_by text;
	received constant timestamptz := coalesce((facts ->> 'received_at')::timestamptz, now());
	ended constant timestamptz := (facts ->> 'closed_at')::timestamptz;
	asker constant uuid := (select auth.uid());
begin
	if facts ->> 'submission_id' is not null or facts ->> 'external_id' is not null then
		-- Copies of one complaint wait for each other here.
		perform pg_advisory_xact_lock(hashtextextended(
			organization || ':' || coalesce(facts ->> 'submission_id', facts ->> 'external_id'), 7));
		select k.reference, k.due_at, (select c.external_id from public.customers c
			where c.organization_id = k.organization_id and c.id = k.customer_id) as customer into known
		from public.cases k
		where k.organization_id = organization
			and (k.submission_id = (facts ->> 'submission_id')::uuid or k.external_id = facts ->> 'external_id');
		if found then
			return jsonb_build_object('reference', known.reference, 'created', false, 'customer', known.customer, 'due_at', known.due_at);
		end if;
	end if;
	if nullif(facts ->> 'words', '') is null and facts ->> 'source' <> 'import' then
		perform private.refuse('invalid', 422, 'words');
	end if;
	if (ended is null) <> (facts ->> 'outcome' is null) or ended < received then
		perform private.refuse('invalid', 422, 'closed_at');
	end if;
	if facts ->> 'customer' is not null then
		select c.id into customer from public.customers c
		where c.organization_id = organization and c.external_id = facts ->> 'customer';
		if customer is null then
			perform private.refuse('unknown_customer', 422, facts ->> 'customer');
		end if;
		matched_by := 'customer';
	else
		customer := private.customer_of_contact(organization, facts ->> 'contact');
		matched_by := case when customer is not null then 'contact' end;
	end if;
	-- Customer first, then case, as everywhere: see locked_case.
	perform from public.customers c where c.organization_id = organization and c.id = customer for no key update;
	insert into public.cases (organization_id, reference, kind, state, customer_id, site_id, service_id, owner_id, opened_at, due_at,
		closed_at, outcome, channel, category, cause, words, remedy, happened_at, locale, source, external_id, submission_id, contact_detail)
	values (organization, 'C-' || private.crockford(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 12),
		'complaint', case when ended is null then 'received' else 'closed' end, customer,
		private.catalog_id(organization, facts ->> 'site', 'unknown_site'),
		private.catalog_id(organization, facts ->> 'service', 'unknown_service'),
		case when ended is null then private.least_busy_agent(organization) end,
		received, private.complaint_due(organization, received), ended, facts ->> 'outcome',
		coalesce(facts ->> 'channel', 'other'), coalesce(split_part(facts ->> 'cause', '_', 1), facts ->> 'category'), facts ->> 'cause',
		nullif(facts ->> 'words', ''), nullif(facts ->> 'remedy', ''), (facts ->> 'happened_at')::timestamptz,
		(facts ->> 'locale')::public.locale, facts ->> 'source', facts ->> 'external_id', (facts ->> 'submission_id')::uuid,
		nullif(facts ->> 'contact', ''))
	returning * into opened;
	if opened.words is not null then
		perform private.store_reading(organization, facts -> 'reading', case_of => opened.id);
	end if;
	insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, to_state, details)
	values (organization, opened.id, asker, acts, 'opened', 'received', jsonb_strip_nulls(jsonb_build_object(
		'owner_id', opened.owner_id, 'due_at', opened.due_at, 'source', opened.source, 'channel', opened.channel,
		'matched_by', matched_by, 'signs', facts -> 'signs')));
	if ended is not null then
		insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, from_state, to_state, details)
		values (organization, opened.id, asker, acts, 'state_changed', 'received', 'closed', jsonb_build_object(
			'outcome', opened.outcome, 'cause', coalesce(opened.cause, 'unknown'), 'closed_at', ended));
	else
		-- Nothing is closed silently: whoever works on an open case of this customer finds the complaint in it.
		for other in select k.id, k.reference from public.cases k
			where k.organization_id = organization and k.customer_id = customer and k.kind <> 'complaint' and k.closed_at is null
		loop
			insert into public.case_events (organization_id, case_id, actor_kind, kind, details)
			values (organization, other.id, 'system', 'linked', jsonb_build_object('case', opened.reference)),
				(organization, opened.id, 'system', 'linked', jsonb_build_object('case', other.reference));
		end loop;
	end if;
	return jsonb_build_object('reference', opened.reference, 'created', true, 'due_at', opened.due_at, 'customer', (
		select c.external_id from public.customers c where c.organization_id = organization and c.id = customer));
end
$function$
;

CREATE OR REPLACE FUNCTION private.store_encounter(organization uuid, given jsonb)
 RETURNS TABLE(id uuid, created boolean)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	site uuid;
	service uuid;
	customer uuid;
	stored uuid;
begin
	-- A report that comes again changes nothing, not even the customer.
	select e.id into stored from public.encounters e
		where e.organization_id = organization and e.external_id = given ->> 'external_id';
	if stored is not null then
		return query select stored, false;
		return;
	end if;
	select s.id into site from public.sites s
		where s.organization_id = organization and s.code = given ->> 'site';
	select s.id into service from public.services s
		where s.organization_id = organization and s.code = given ->> 'service';
	if site is null then
		perform private.refuse('unknown_site', 422, given ->> 'site');
	end if;
	if service is null then
		perform private.refuse('unknown_service', 422, given ->> 'service');
	end if;
	customer := private.ensure_customer(organization, given -> 'customer');
	insert into public.encounters (organization_id, external_id, customer_id, site_id, service_id, channel,
		started_at, ended_at, promised, measured, facts, product, batch)
	values (organization, given ->> 'external_id', customer, site, service, given ->> 'channel',
		(given ->> 'started_at')::timestamptz, (given ->> 'ended_at')::timestamptz,
		nullif(given -> 'promised', 'null'), nullif(given -> 'measured', 'null'),
		array(select distinct f from jsonb_array_elements_text(
			case jsonb_typeof(given -> 'facts') when 'array' then given -> 'facts' else '[]' end) as f order by f),
		nullif(given ->> 'product', ''), nullif(given ->> 'batch', ''))
	on conflict (organization_id, external_id) do nothing
	returning encounters.id into stored;
	if stored is not null then
		perform private.score_encounter(organization, stored);
		return query select stored, true;
	else
		return query select e.id, false from public.encounters e
			where e.organization_id = organization and e.external_id = given ->> 'external_id';
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.store_reading(organization uuid, reading jsonb, response uuid DEFAULT NULL::uuid, case_of uuid DEFAULT NULL::uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	if jsonb_typeof(reading) = 'object' then
		update public.text_readings t
		set locale = (reading ->> 'locale')::public.locale, negative = (reading ->> 'negative')::numeric,
			findings = coalesce(reading -> 'findings', '{}'), causes = coalesce(reading -> 'causes', '[]'),
			grams = coalesce(reading -> 'grams', '[]'), reader = coalesce(reading -> 'reader', '{}'), reader_version = 0
		where t.organization_id = organization and (t.response_id = response or t.case_id = case_of);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.store_response(organization uuid, survey uuid, answer jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	instrument uuid;
	asked_form public.survey_form;
	shown smallint[];
	stored uuid;
begin
	select s.instrument_id, s.form into instrument, asked_form from public.surveys s
	where s.organization_id = organization and s.id = survey;
	if jsonb_typeof(answer -> 'asked') = 'array' then
		shown := array(select jsonb_array_elements_text(answer -> 'asked')::smallint);
	end if;
	insert into public.responses (organization_id, survey_id, survey_version, submission_id, receipt, source, consent, interviewer_id,
		customer_id, encounter_id, site_id, service_id, channel, locale, asked, perceptions, expectations, adequates, weights, overall,
		comment, answers, contact_requested, contact_detail, notice_version, duration_seconds, reminders, signs, submitted_at, received_at)
	values (organization, survey, (answer ->> 'survey_version')::integer, answer ->> 'submission_id', answer ->> 'receipt',
		coalesce(answer ->> 'source', 'import'), coalesce(answer ->> 'consent', 'identified'), (answer ->> 'interviewer_id')::uuid,
		(answer ->> 'customer_id')::uuid, (answer ->> 'encounter_id')::uuid,
		(answer ->> 'site_id')::uuid, (answer ->> 'service_id')::uuid, answer ->> 'channel', answer ->> 'locale', shown,
		private.ratings_in_order(organization, instrument, coalesce(nullif(answer -> 'perceptions', 'null'), '{}'), shown),
		case when asked_form in ('expectation', 'expectation_perception', 'tolerance')
			and coalesce(answer -> 'columns' ? 'expectation', true)
			then private.ratings_in_order(organization, instrument, coalesce(nullif(answer -> 'expectations', 'null'), '{}'), shown) end,
		case when asked_form = 'tolerance'
			then private.ratings_in_order(organization, instrument, coalesce(nullif(answer -> 'adequates', 'null'), '{}'), shown) end,
		case when jsonb_typeof(answer -> 'weights') = 'object'
			then private.weights_in_order(organization, instrument, answer -> 'weights') end,
		(answer ->> 'overall')::smallint, nullif(answer ->> 'comment', ''), coalesce(nullif(answer -> 'answers', 'null'), '{}'),
		coalesce((answer ->> 'contact_requested')::boolean, false), nullif(answer ->> 'contact_detail', ''),
		answer ->> 'notice_version', (answer ->> 'duration_seconds')::integer, case when answer ->> 'source' in ('invitation', 'interview') then (answer ->> 'reminders')::smallint end,
		coalesce(nullif(answer -> 'signs', 'null'), '{}'),
		coalesce((answer ->> 'submitted_at')::timestamptz, now()), coalesce((answer ->> 'received_at')::timestamptz, now()))
	on conflict (organization_id, survey_id, submission_id) do nothing
	returning id into stored;
	if stored is not null then
		perform private.store_reading(organization, answer -> 'reading', response => stored);
	end if;
	if stored is not null and jsonb_typeof(answer -> 'files') = 'array' then
		if jsonb_array_length(answer -> 'files') > 5 then
			perform private.refuse('payload_too_large', 413);
		end if;
		insert into public.attachments (organization_id, response_id, question, name, media_type, byte_size, sha256, content)
		select organization, stored, f.value ->> 'question', f.value ->> 'name', f.value ->> 'media_type',
			octet_length(bytes.content), sha256(bytes.content), bytes.content
		from jsonb_array_elements(answer -> 'files') as f (value)
		cross join lateral (select decode(f.value ->> 'base64', 'base64') as content) as bytes;
	end if;
	return stored;
end
$function$
;

CREATE OR REPLACE FUNCTION private.summed_columns(layout private.measured_layout)
 RETURNS TABLE(kind text, columns text)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
	dimensions constant integer[] := array(select generate_series(1, layout.dimensions));
	main constant text := 'x' || private.main_score(layout);
begin
	return query
	select c.kind, string_agg(d.columns, ', ' order by d.dimension)
	from (values ('perception', 'p'), ('expectation', 'e'), ('gap', 'g')) as c (kind, letter)
	cross join lateral (
		select i.dimension, private.sums_of_products(format('a.c%s%s', c.letter, i.dimension),
			array['1'] || array_agg(format('a.%s%s', c.letter, i.item) order by i.item)) as columns
		from private.items_of(layout) i group by i.dimension) as d
	group by c.kind;
	if private.has_gap(layout) then
		return query
		select 'ep', string_agg(private.sums_of_products(format('a.cs%s', d), array['1', format('a.xe%s', d), format('a.xp%s', d)]), ', ' order by d)
		from unnest(dimensions) as d;
	end if;
	return query select 'drivers', private.sums_of_products('case when a.xp0 is not null and a.overall is not null then a.sign end',
		array['1'] || array(select format('a.xp%s', d) from unnest(dimensions) as d) || array['a.overall']);
	return query select 'weights', concat_ws(', ', 'coalesce(sum(a.sign) filter (where a.weighted is not null), 0)',
		(select string_agg(format('coalesce(sum(a.sign * a.weights[%s]) filter (where a.weighted is not null), 0)', d), ', ') from unnest(dimensions) as d),
		(select string_agg(format('coalesce(sum(a.sign * a.%s%s) filter (where a.weighted is not null), 0)', main, d), ', ') from unnest(dimensions) as d),
		'coalesce(sum(a.sign * a.weighted), 0), coalesce(sum(a.sign * a.weighted * a.weighted), 0)',
		(select string_agg(format('coalesce(sum(a.sign * a.weights[%1$s] * a.weights[%1$s]) filter (where a.weighted is not null), 0)', d), ', ') from unnest(dimensions) as d));
	return query select 'waves', string_agg(format('coalesce(sum(a.sign%s) filter (where a.reminders %s 0 and a.overall is not null), 0)', f.factor, w.wave), ', ' order by w.place, f.place)
	from unnest(array['=', '>']) with ordinality as w (wave, place)
	cross join unnest(array['', ' * a.overall', ' * a.overall * a.overall']) with ordinality as f (factor, place);
	if layout.form = 'tolerance' then
		return query
		select 'zone', string_agg(format('coalesce(sum(a.sign%s) filter (where a.p%2$s is not null and %s), 0)',
			replace(z.factor, '#', i.item::text), i.item, replace(z.condition, '#', i.item::text)), ', ' order by i.item, z.place)
		from private.items_of(layout) i
		cross join (values (1, '', 'a.d# <= a.e#'), (2, '', 'a.d# > a.e#'), (3, ' * a.d#', 'a.d# <= a.e#'), (4, ' * a.e#', 'a.d# <= a.e#'),
			(5, ' * a.p#', 'a.d# <= a.e#'), (6, ' * (a.p# - a.d#) * (a.p# - a.d#)', 'a.d# <= a.e#'), (7, ' * (a.p# - a.e#) * (a.p# - a.e#)', 'a.d# <= a.e#'),
			(8, '', 'a.d# <= a.e# and a.p# < a.d#'), (9, '', 'a.p# between a.d# and a.e#'), (10, '', 'a.d# <= a.e# and a.p# > a.e#')) as z (place, factor, condition);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION private.sums_of_products(sign text, variables text[])
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return (
		select string_agg(format('coalesce(sum(%s), 0)', concat_ws(' * ', sign, nullif(variables[i], '1'), nullif(variables[j], '1'))), ', ' order by j, i)
		from generate_series(1, cardinality(variables)) as j cross join generate_series(1, j) as i);
end
$function$
;

CREATE OR REPLACE FUNCTION private.sums_told(layout private.measured_layout, survey surveys, filter jsonb, group_by text, suppress_below integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET work_mem TO '64MB'
AS $function$
declare
	whole constant private.measure[] := array(select row(m.*)::private.measure from private.measured(layout, filter, null, true) m);
	grouped constant private.measure[] := case when group_by is not null then
		array(select row(m.*)::private.measure from private.measured(layout, filter, group_by, false) m) end;
	columns constant jsonb := case when private.has_gap(layout) then '["expectation", "perception"]'
		when layout.form = 'expectation' then '["expectation"]' else '["perception"]' end;
	n constant numeric := coalesce((private.numbers_of(whole, 'n'))[1], 0);
	overall constant numeric[] := private.numbers_of(whole, 'scores');
	speed constant numeric[] := private.numbers_of(whole, 'speed');
	waves constant numeric[] := private.numbers_of(whole, 'waves');
	told jsonb;
begin
	told := jsonb_build_object('survey', survey.code, 'title', survey.title, 'n_received', n,
		'n_scored', coalesce(overall[case when private.has_gap(layout) then 7 when layout.form = 'expectation' then 4 else 1 end], 0),
		'scale', jsonb_build_object('min', layout.scale_min, 'max', layout.scale_max), 'columns', columns,
		'score_scale', layout.score_scale, 'overall_scale', layout.score_scale * layout.dimensions,
		'items', private.items_told(layout, whole),
		'dimensions', private.dimensions_told(layout, whole),
		'overall', jsonb_build_object('perception', private.score_moments(overall, 1), 'gap', private.score_moments(overall, 7),
			'satisfaction', private.satisfaction_told(layout, private.numbers_of(whole, 'overall'))),
		'drivers', case when columns ? 'perception' then private.cross_products(private.numbers_of(whole, 'drivers'), layout.dimensions + 1) end,
		'weighted', private.weights_told(layout, private.numbers_of(whole, 'weights')),
		'speed', case when speed is not null then jsonb_build_object('edges', private.speed_edges(), 'counts', speed) end,
		'waves', case when waves is not null then jsonb_build_object(
			'first', jsonb_build_object('n', waves[1], 'sum', waves[2]::text, 'sum_sq', waves[3]::text),
			'reminded', jsonb_build_object('n', waves[4], 'sum', waves[5]::text, 'sum_sq', waves[6]::text)) end,
		'sampled', private.pairs_told(private.numbers_of(whole, 'sampled')),
		'questions', private.questions_told(layout, whole),
		'groups', case when group_by is null then '[]' else private.groups_told(layout, group_by, grouped, suppress_below) end);
	return case when n < suppress_below then private.without_figures(told) else told end;
end
$function$
;

CREATE OR REPLACE FUNCTION private.survey_for_answering(survey surveys, content jsonb, seed text, customer uuid DEFAULT NULL::uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	return (
	select jsonb_build_object(
		'organization', o.name,
		'code', survey.code,
		'title', content -> 'title',
		'form', survey.form,
		'languages', content -> 'languages',
		'notice_version', survey.notice_version,
		'consent', coalesce(content ->> 'consent', 'identified'),
		'intro', content -> 'intro',
		'scale', jsonb_build_object('min', i.scale_min, 'max', i.scale_max, 'labels', i.scale_labels),
		'dimensions', (
			select jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name) order by d.position)
			from public.instrument_dimensions d
			where d.organization_id = i.organization_id and d.instrument_id = i.id),
		'items', coalesce((
			select jsonb_agg(jsonb_build_object('code', t.code, 'dimension', t.dimension, 'text', t.text)
				|| case when t.is_reversed then '{"reversed": true}'::jsonb else '{}' end order by a.place)
			from unnest(private.items_to_ask(i.organization_id, i.id, survey.form, seed)) with ordinality as a (position, place)
			join public.instrument_items t
				on t.organization_id = i.organization_id and t.instrument_id = i.id and t.position = a.position), '[]'),
		'columns', private.columns_to_ask(survey.organization_id, survey.form, content, seed, customer),
		'asks', jsonb_build_object(
			'overall', coalesce((content ->> 'overall')::boolean, true),
			'comment', coalesce((content ->> 'comment')::boolean, true),
			'importance', coalesce((content ->> 'importance')::boolean, false),
			'contact', coalesce(content ->> 'contact', 'after_low')),
		'questions', coalesce(content -> 'questions', '[]'))
	from public.organizations o
	join public.instruments i on i.organization_id = survey.organization_id and i.id = survey.instrument_id
	where o.id = survey.organization_id
	);
end
$function$
;

CREATE OR REPLACE FUNCTION private.take_cause()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	sure constant text := case when new.causes #> '{0,assigned}' = 'true' then new.causes #>> '{0,code}' end;
	complaint public.cases;
begin
	select * into complaint from public.cases k
	where k.organization_id = new.organization_id and k.id = new.case_id and k.kind = 'complaint' and k.closed_at is null
		and (k.cause_by = 'reader' or num_nonnulls(k.cause_by, k.cause, k.category) = 0)
		and k.cause is distinct from sure
	for no key update;
	if complaint.id is not null then
		perform private.write_cause(complaint, sure, 'reader', jsonb_build_object('reader', new.reader -> 'causes',
			'probability', case when sure is not null then new.causes #> '{0,probability}' end,
			'words', case when sure is not null then new.causes #> '{0,words}' end));
	end if;
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.take_snapshots_at(at timestamp with time zone, at_most integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	run private.snapshot_runs;
	portion uuid[];
begin
	insert into private.snapshot_runs (organization_id, week, as_of)
	select o.id, date_trunc('week', at at time zone o.time_zone)::date, at from public.organizations o
	on conflict (organization_id, week) do nothing;
	select * into run from private.snapshot_runs r
	where r.finished_at is null order by r.as_of limit 1 for update skip locked;
	if run.organization_id is null then
		return false;
	end if;
	portion := array(
		select c.id from public.customers c
		where c.organization_id = run.organization_id and (run.after_customer is null or c.id > run.after_customer)
		order by c.id limit at_most);
	insert into public.risk_snapshots (organization_id, customer_id, as_of, card_id, score, band, signals, facts)
	select run.organization_id, s.customer_id, run.as_of, s.card_id, s.score, s.band, s.signals, s.facts
	from private.snapshot_of(run.organization_id, run.as_of, portion) as s
	on conflict do nothing;
	update private.snapshot_runs r
	set after_customer = portion[cardinality(portion)], finished_at = case when cardinality(portion) < at_most then clock_timestamp() end
	where r.organization_id = run.organization_id and r.week = run.week;
	return true;
end
$function$
;

CREATE OR REPLACE FUNCTION private.tell_case_of_mail()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	insert into public.case_events (organization_id, case_id, actor_kind, kind, details)
	values (new.organization_id, new.case_id, 'system', 'note', jsonb_build_object('mail', new.outcome, 'rule', new.rule));
	return null;
end
$function$
;

CREATE OR REPLACE FUNCTION private.tell_complainant(organization uuid, complaint uuid, news text, event uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
	select organization, 'complaint:' || event || ':complainant', 'complaint_complainant', btrim(k.contact_detail), k.locale,
		jsonb_build_object('news', news, 'reference', k.reference, 'due_at', k.due_at, 'organization', o.name)
	from public.cases k join public.organizations o on o.id = k.organization_id
	where k.organization_id = organization and k.id = complaint and char_length(btrim(k.contact_detail)) <= 254
		and btrim(k.contact_detail) ~ '^[^@\s,;<>"]+@[^@\s,;<>"]+\.[^@\s,;<>"]+$'
		-- Whoever types somebody else's address must not fill their mailbox.
		and (news <> 'received' or (select count(*) from public.outbox b
			where b.organization_id = organization and b.kind = 'complaint_complainant' and b.facts ->> 'news' = 'received'
				and lower(b.recipient) = lower(btrim(k.contact_detail)) and b.created_at > now() - interval '1 day') < 3)
	on conflict (organization_id, key) do nothing
$function$
;

CREATE OR REPLACE FUNCTION private.tell_owner_of_complaint(organization uuid, complaint uuid, news text, event uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
	select organization, 'complaint:' || event || ':owner', 'complaint_owner', u.email, m.locale,
		jsonb_build_object('news', news, 'reference', k.reference, 'due_at', k.due_at, 'channel', k.channel)
	from public.cases k
	join public.memberships m on m.organization_id = k.organization_id and m.user_id = k.owner_id and m.is_active
	join auth.users u on u.id = m.user_id
	where k.organization_id = organization and k.id = complaint and u.email is not null
		and u.id is distinct from (select auth.uid())
	on conflict (organization_id, key) do nothing
$function$
;

CREATE OR REPLACE FUNCTION private.tend_alerts_of(organization uuid, since timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	card public.risk_cards;
	someone uuid;
begin
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	-- Alerts that nobody has acted on and whose points have run out, then customers whose quiet time has ended.
	for someone in
		select a.customer_id from public.risk_alerts a
		where a.organization_id = organization and a.closed_at is null and a.case_id is null
			and private.live_score(organization, a.customer_id, now()) <> a.score
		union
		select q.customer_id from (
			select a.customer_id, a.closed_at from public.risk_alerts a where a.organization_id = organization and a.case_id is not null
			union all
			select k.customer_id, k.closed_at from public.cases k where k.organization_id = organization and k.kind <> 'prevention'
			union all
			select m.customer_id, k.closed_at from public.risk_cluster_members m
			join public.risk_clusters c on c.organization_id = m.organization_id and c.id = m.cluster_id
			join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
			where m.organization_id = organization
		) as q
		where q.closed_at > since - make_interval(days => card.quiet_days)
			and q.closed_at <= now() - make_interval(days => card.quiet_days) and q.customer_id is not null
		order by 1
	loop
		perform private.review_customer(organization, someone);
	end loop;
	-- Before the queue is filled, so that nobody is called one by one about what a cluster is about.
	perform private.find_clusters(organization, since);
	perform private.fill_queue(organization);
end
$function$
;

CREATE OR REPLACE FUNCTION private.texts_between(organization uuid, since timestamp with time zone, until timestamp with time zone, at_most integer)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	with texts as (
		select t.id, t.locale, t.response_id, t.case_id, t.read_at from public.text_readings t
		where t.organization_id = organization and t.read_at > since and t.read_at <= until and t.reader_version >= 0
	), unlabelled as (
		-- Of what a model was learned from it knows every piece.
		select t.* from texts t
		where not exists (select from public.text_labels l where l.organization_id = organization and l.reading_id = t.id and l.source = 'human')
		order by md5(t.id::text) limit at_most
	)
	select jsonb_build_object(
		'languages', (select jsonb_build_object('zh', count(*) filter (where t.locale = 'zh'), 'en', count(*) filter (where t.locale = 'en'),
			'unknown', count(*) filter (where t.locale is null)) from texts t),
		'texts', (select coalesce(jsonb_agg(w.words), '[]') from unlabelled t
			cross join lateral (
				select r.comment as words from public.responses r where r.organization_id = organization and r.id = t.response_id
				union all
				select c.words from public.cases c where c.organization_id = organization and c.id = t.case_id) as w
			where w.words is not null))
$function$
;

CREATE OR REPLACE FUNCTION private.thresholds_for(organization uuid, service uuid, customer uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return (
		select jsonb_object_agg(s.signal, case when s.parameters ? 'overrides'
			then private.with_overrides(s.parameters, v.code, p.segment) else s.parameters end)
		from public.risk_cards c
		join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
		left join public.services v on v.organization_id = c.organization_id and v.id = service
		left join public.customers p on p.organization_id = c.organization_id and p.id = customer
		where c.organization_id = organization and c.is_active);
end
$function$
;

CREATE OR REPLACE FUNCTION private.time_of_use(survey surveys, invitation invitations)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	return (
	select case when coalesce(private.content_of(survey) ->> 'consent', 'identified') = 'identified' or invitation.is_test
		then now() else date_trunc('day', invitation.created_at) end
	);
end
$function$
;

CREATE OR REPLACE FUNCTION private.until_instant(given text, zone text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select case when given ~ '^\d{4}-\d\d-\d\d$' then (given::date + 1)::timestamp at time zone zone else given::timestamptz end
$function$
;

CREATE OR REPLACE FUNCTION private.usable_zone(wanted text, otherwise text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	perform now() at time zone wanted;
	return coalesce(wanted, otherwise);
exception when invalid_parameter_value then
	return otherwise;
end
$function$
;

CREATE OR REPLACE FUNCTION private.used_this_week(organization uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select count(*)::integer from public.risk_alerts a
	where a.organization_id = organization and a.case_opened_at >= private.week_start(organization, now())
		and a.case_reason <> 'must_act'
$function$
;

CREATE OR REPLACE FUNCTION private.vectors_of(layout private.measured_layout, given private.counted_answer[], signs smallint[], owners integer[], cells bigint[], is_wide boolean[])
 RETURNS TABLE(cell bigint, kind text, numbers numeric[])
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET work_mem TO '64MB'
AS $function$
declare
	wants_wide constant boolean := coalesce(true = any (is_wide), false);
	points constant integer := layout.scale_max - layout.scale_min + 1;
	items constant integer := (select count(*) from private.items_of(layout));
	sums text := '';
begin
	if wants_wide then
		select format('union all
			select g.cell, v.kind, v.numbers
			from (select l.cell, %s from answer a join label l on l.owner = a.owner and l.wide group by l.cell offset 0) as g
			cross join lateral (values %s) as v (kind, numbers) where 0 <> any (v.numbers)',
			string_agg(format('array[%s]::numeric[] as %I', c.columns, c.kind), ', '), string_agg(format('(%L, g.%1$I)', c.kind), ', '))
		into sums from private.summed_columns(layout) c;
		-- What somebody chose is one of many: counted by its place, a million apart for each kind.
		sums := sums || format('
			union all
			select c.cell, (array[''counts'', ''overall'', ''speed''])[c.kind + 1],
				private.dense((array[%s, %s, cardinality($6)])[c.kind + 1], array_agg(c.at), array_agg(c.n))
			from (
				select l.cell, k.place / 1000000 as kind, k.place %% 1000000 as at, sum(a.sign)::numeric as n
				from answer a join label l on l.owner = a.owner and l.wide
				cross join lateral unnest(a.places || (1000000 + a.overall - %s) || (2000000 + width_bucket(a.duration_seconds, $6))) as k (place)
				where k.place is not null
				group by l.cell, k.place) as c
			group by c.cell, c.kind', items * (points + 2) * (points + 2), points, layout.scale_min - 1);
	end if;
	if layout.form = 'lite' then
		sums := sums || format('
			union all
			select s.cell, ''sampled'', private.dense(%s, array_agg(4 * (s.j * (s.j - 1) / 2 + s.i - 1) + u.place::integer), array_agg(u.amount))
			from (
				select l.cell, x.item::integer as i, y.item::integer as j,
					array[sum(a.sign), sum(a.sign * x.p), sum(a.sign * y.p), sum(a.sign * x.p * y.p)]::numeric[] as line
				from answer a join label l on l.owner = a.owner
				cross join lateral unnest(a.felt) with ordinality as x (p, item)
				cross join lateral unnest(a.felt) with ordinality as y (p, item)
				where x.p is not null and y.p is not null and x.item <= y.item
				group by l.cell, x.item, y.item) as s
			cross join lateral unnest(s.line) with ordinality as u (amount, place)
			group by s.cell', 2 * items * (items + 1));
	end if;
	return query execute format('
		with label as materialized (
			select l.owner, l.cell, l.wide from unnest($3, $4, $5) as l (owner, cell, wide)
		), answer as materialized (%s)
		select l.cell, ''scores'', array[%s]::numeric[] from answer a join label l on l.owner = a.owner group by l.cell
		%s', private.answers_statement(layout), private.score_columns(layout), sums)
	using given, signs, owners, cells, is_wide, private.speed_edges();
end
$function$
;

CREATE OR REPLACE FUNCTION private.view_mail_due(repeats text, zone text, at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select max(d.due) from (
		select (date_trunc(repeats, (at at time zone zone) - make_interval(days => back)) + interval '7 hours') at time zone zone as due
		from unnest(array[0, 7, 31]) as back) as d
	where d.due <= at
$function$
;

CREATE OR REPLACE FUNCTION private.waiting_alerts(organization uuid)
 RETURNS TABLE(alert uuid, customer uuid, score integer, risk numeric, opened_at timestamp with time zone, is_ready boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select w.id, w.customer_id, w.score, w.risk, w.opened_at,
		coalesce(w.score >= r.minimum_points, true) and coalesce(w.risk >= r.minimum_risk, true)
	from (
		select a.*, private.risk_of(organization, a.customer_id) as risk from public.risk_alerts a
		where a.organization_id = organization and a.closed_at is null and a.case_id is null and a.arm is distinct from 'holdout'
	) as w
	join public.prevention_rules r on r.organization_id = organization
	join public.risk_cards c on c.organization_id = organization and c.is_active
	where not private.is_looked_after(organization, w.customer_id, c.quiet_days)
		and not private.is_in_cluster(organization, w.customer_id, c.quiet_days)
	order by w.risk desc nulls last, w.score desc, w.opened_at, w.id
$function$
;

CREATE OR REPLACE FUNCTION private.wave_audience(wave survey_waves, in_period integer, at timestamp with time zone)
 RETURNS TABLE(customer uuid, encounter uuid, place bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select lately.customer_id, lately.id, row_number() over (order by md5(wave.id::text || in_period || lately.customer_id))
	from (
		select distinct on (e.customer_id) e.customer_id, e.id
		from public.encounters e
		join public.customers c on c.organization_id = e.organization_id and c.id = e.customer_id
			and (wave.segment is null or c.segment = wave.segment)
		where e.organization_id = wave.organization_id
			and e.ended_at > at - make_interval(days => wave.audience_days) and e.ended_at <= at
		order by e.customer_id, e.ended_at desc
	) as lately
$function$
;

CREATE OR REPLACE FUNCTION private.wave_period(wave survey_waves, zone text, at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select case
		when at < wave.starts_at then null
		when wave.repeats = 'once' then 0
		when wave.repeats = 'days' then floor(extract(epoch from at - wave.starts_at) / 86400 / wave.every_days)::integer
		else (
			-- The last month whose day and hour, on the clock of the organisation, have come.
			select max(k) from generate_series(0, 12 * 50) as k
			where ((wave.starts_at at time zone zone) + make_interval(months => k)) at time zone zone <= at)
	end
$function$
;

CREATE OR REPLACE FUNCTION private.week_start(organization uuid, at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select date_trunc('week', at at time zone o.time_zone) at time zone o.time_zone from public.organizations o where o.id = organization
$function$
;

CREATE OR REPLACE FUNCTION private.weights_in_order(organization uuid, instrument uuid, weights jsonb)
 RETURNS smallint[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
	return (
		select array_agg((weights ->> d.code)::smallint order by d.position)
		from public.instrument_dimensions d
		where d.organization_id = organization and d.instrument_id = instrument
	);
end
$function$
;

CREATE OR REPLACE FUNCTION private.weights_told(layout private.measured_layout, numbers numeric[])
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
	k constant integer := layout.dimensions;
begin
	return case when numbers is not null then jsonb_build_object('n', numbers[1],
		'of', case when private.has_gap(layout) then 'gap' when layout.form = 'expectation' then 'expectation' else 'perception' end,
		'share_scale', 100,
		'shares', to_jsonb(numbers[2:1 + k]::text[]),
		'share_squares', to_jsonb(numbers[4 + 2 * k:3 + 3 * k]::text[]),
		'scores', to_jsonb(numbers[2 + k:1 + 2 * k]::text[]),
		'respondent', jsonb_build_object('n', numbers[1], 'sum', numbers[2 + 2 * k]::text, 'sum_sq', numbers[3 + 2 * k]::text)) end;
end
$function$
;

CREATE OR REPLACE FUNCTION private.who_acts()
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select case when auth.uid() is not null then 'user' when current_setting('role', true) = 'service_role' then 'api' else 'system' end
$function$
;

CREATE OR REPLACE FUNCTION private.with_overrides(parameters jsonb, service text, segment text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
	select (parameters - 'overrides') || coalesce((
		select jsonb_object_agg(v.key, v.value order by o.place)
		from jsonb_array_elements(case jsonb_typeof(parameters -> 'overrides') when 'array' then parameters -> 'overrides' else '[]' end)
			with ordinality as o (value, place)
		cross join lateral jsonb_each(o.value - array['service', 'segment']) as v
		where (not o.value ? 'service' or o.value ->> 'service' = service)
			and (not o.value ? 'segment' or o.value ->> 'segment' = segment)), '{}')
$function$
;

CREATE OR REPLACE FUNCTION private.without_figures(told jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
	return told || '{"drivers": null, "weighted": null, "sampled": null, "speed": null, "waves": null,
			"overall": {"perception": null, "gap": null, "satisfaction": null}}'
		|| jsonb_build_object(
			'items', (select jsonb_agg(i.value || '{"perception": null, "expectation": null, "gap": null, "counts": null, "zone": null}')
				from jsonb_array_elements(told -> 'items') as i (value)),
			'dimensions', (select jsonb_agg(d.value || '{"perception": null, "expectation": null, "gap": null,
					"ep_cross": null, "complete": {"perception": null, "expectation": null, "gap": null}}')
				from jsonb_array_elements(told -> 'dimensions') as d (value)),
			'questions', coalesce((select jsonb_agg(q.value || '{"n": 0, "counts": null}')
				from jsonb_array_elements(told -> 'questions') as q (value)), '[]'));
end
$function$
;

CREATE OR REPLACE FUNCTION private.without_identity(words text, known text[])
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
declare
	each text;
	escaped text;
begin
	words := regexp_replace(words, '[[:alnum:]._%+-]+@[[:alnum:]-]+(\.[[:alnum:]-]+)+', '…', 'g');
	-- Seven digits and more, with what people put between them; shorter numbers are hours, prices and hotlines.
	words := regexp_replace(words, '[+＋]?[0-9０-９]([ ()./·-]{0,2}[0-9０-９]){6,}', '…', 'g');
	foreach each in array coalesce(known, '{}') loop
		continue when char_length(trim(each)) < 2;
		escaped := regexp_replace(trim(each), '([^[:alnum:][:space:]])', '\\\1', 'g');
		-- Han words have no edges to look for; a name in letters is only itself as a whole word.
		words := regexp_replace(words, case when each ~ '^[ -~À-ɏ]+$' then '\m' || escaped || '\M' else escaped end, '…', 'gi');
	end loop;
	return words;
end
$function$
;

CREATE OR REPLACE FUNCTION private.words_of_draft(organization uuid, draft jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
	fresh text[];
begin
	select array_agg(distinct w.word) into fresh
	from public.risk_cards c
	join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
	cross join lateral jsonb_array_elements_text(coalesce(draft #> array['signals', s.signal::text, 'parameters', 'words', 'added'], '[]')) as w (word)
	where c.organization_id = organization and c.is_active and not coalesce(s.parameters #> '{words,added}', '[]') ? w.word;
	if fresh is null then
		return '{"comments": 0, "words": []}';
	end if;
	return (
		with said as materialized (
			select private.plain_words(r.comment) as words from public.responses r
			where r.organization_id = organization and r.customer_id is not null and r.comment is not null
				and r.submitted_at > now() - interval '90 days'
		)
		select jsonb_build_object('comments', (select count(*) from said), 'words', (
			select jsonb_agg(jsonb_build_object('word', f.word,
				'n', (select count(*) from said s where private.says(s.words, f.word))) order by f.word)
			from unnest(fresh) as f (word))));
end
$function$
;

CREATE OR REPLACE FUNCTION private.words_of_reading(reading text_readings)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select private.without_identity(w.words, private.names_of(k.name) || array_remove(array[k.email, k.phone, k.external_id::text], null))
	from (
		select r.comment as words, r.customer_id from public.responses r
		where r.organization_id = reading.organization_id and r.id = reading.response_id
		union all
		select c.words, c.customer_id from public.cases c
		where c.organization_id = reading.organization_id and c.id = reading.case_id
	) as w
	left join public.customers k on k.organization_id = reading.organization_id and k.id = w.customer_id
$function$
;

CREATE OR REPLACE FUNCTION private.write_cause(complaint cases, named text, writer text, facts jsonb DEFAULT '{}'::jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	update public.cases k set cause = named,
		cause_by = case when named is null and writer = 'reader' then null else writer end,
		category = case when named is not null then split_part(named, '_', 1) when complaint.cause_by = 'reader' then null else complaint.category end
	where k.organization_id = complaint.organization_id and k.id = complaint.id;
	insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, details)
	values (complaint.organization_id, complaint.id, case writer when 'person' then (select auth.uid()) end,
		case writer when 'person' then private.who_acts() else 'system' end, 'cause',
		jsonb_strip_nulls(facts || jsonb_build_object('cause', named, 'by', writer, 'before', complaint.cause, 'before_by', complaint.cause_by)));
end
$function$
;

CREATE OR REPLACE FUNCTION private.write_clock_signal(organization uuid, wanted text, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
	card public.risk_cards;
	setting public.risk_card_signals;
	looked_at uuid[];
begin
	-- By where they stand: of a table that is mostly empty the planner thinks that any other way is short.
	with gone as (
		delete from private.clock_due d
		where d.ctid = any (array(
			select t.ctid from private.clock_due t
			where t.organization_id = organization and t.signal = wanted
			limit most for update skip locked))
		returning d.customer_id
	)
	select array_agg(g.customer_id) into looked_at from gone g;
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	select * into setting from public.risk_card_signals s
	where s.organization_id = organization and s.card_id = card.id and s.signal = wanted;
	if looked_at is null or setting.signal is null then
		return coalesce(cardinality(looked_at), 0);
	end if;
	with candidates as (
		select * from private.silent_customers(organization, setting.parameters, looked_at) where wanted = 'silence'
		union all select * from private.left_surveys(organization, setting.parameters, looked_at) where wanted = 'left_at'
		union all select * from private.season_customers(organization, setting.parameters, looked_at) where wanted = 'season_peak'
		union all select * from private.batch_customers(organization, setting.parameters, looked_at) where wanted = 'product_batch'
	), added as (
		insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, expires_at,
			source_key, evidence)
		select organization, c.customer_id, setting.card_id, wanted, setting.points, setting.is_must_act, c.at,
			c.at + make_interval(days => setting.life_days), c.source, c.facts
		from candidates c
		where c.at > now() - make_interval(days => setting.life_days)
		on conflict (organization_id, signal, source_key) do nothing
		returning customer_id, points, is_must_act
	), risen as (
		select a.customer_id, sum(a.points) as points, bool_or(a.is_must_act) as must_act from added a group by a.customer_id
	)
	-- Only whose alert may change by it is reviewed: who has one, or now has points enough for one.
	insert into private.reviews_due (organization_id, customer_id)
	select organization, r.customer_id from risen r
	where r.must_act
		or exists (select from public.risk_alerts a
			where a.organization_id = organization and a.customer_id = r.customer_id and a.closed_at is null)
		or r.points + (select coalesce(sum(e.points), 0) from public.risk_events e
			where e.organization_id = organization and e.customer_id = r.customer_id and e.expires_at > now()) >= card.amber_from
	order by r.customer_id
	on conflict do nothing;
	return cardinality(looked_at);
end
$function$
;

CREATE OR REPLACE FUNCTION public.abandon_request(p_organization uuid, p_key text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	delete from private.requests where organization_id = p_organization and key = p_key and status is null
$function$
;

CREATE OR REPLACE FUNCTION public.accept_card(p_organization uuid, p_draft jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	present public.risk_cards;
	draft public.risk_cards;
	signals public.risk_card_signals[];
	card uuid := gen_random_uuid();
	number integer;
begin
	perform private.require_role(p_organization, '{admin}');
	perform private.check_draft(p_draft);
	select * into present from public.risk_cards c where c.organization_id = p_organization and c.is_active for update;
	if present.id is null or present.version is distinct from (p_draft ->> 'based_on')::integer then
		perform private.refuse('card_changed', 409);
	end if;
	draft := private.draft_card(p_organization, p_draft);
	select array_agg(s) into signals from private.draft_signals(p_organization, p_draft) s;
	select max(c.version) + 1 into number from public.risk_cards c where c.organization_id = p_organization;
	update public.risk_cards c set is_active = false where c.organization_id = p_organization and c.id = present.id;
	-- Populated from the present one: what other parts of the product keep on a card goes along.
	insert into public.risk_cards
	select (jsonb_populate_record(draft, jsonb_build_object('id', card, 'version', number, 'is_active', true, 'created_at', now(),
		'created_by', auth.uid(), 'note', nullif(p_draft ->> 'note', ''), 'applied_at', null))).*;
	insert into public.risk_card_signals
	select (jsonb_populate_record(s, jsonb_build_object('card_id', card,
		'parameters', s.parameters || coalesce(p_draft -> 'signals' -> s.signal -> 'parameters', '{}')))).*
	from unnest(signals) as s;
	perform private.record_audit(p_organization, 'risk_card_accepted', number::text);
	perform private.apply_card(p_organization, 5000);
	return number;
end
$function$
;

CREATE OR REPLACE FUNCTION public.accept_risk_model(p_organization uuid, p_version integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{admin}');
	-- What was in use may come back; what never beat anything is not there to be accepted.
	perform from public.risk_models m
	where m.organization_id = p_organization and m.version = p_version and m.verdict = 'better' for update;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
	update public.risk_models m set is_active = false
	where m.organization_id = p_organization and m.is_active and m.version <> p_version;
	update public.risk_models m
	set is_active = true, accepted_at = coalesce(m.accepted_at, now()), accepted_by = coalesce(m.accepted_by, auth.uid())
	where m.organization_id = p_organization and m.version = p_version;
	perform private.count_soon(p_organization);
	perform private.record_audit(p_organization, 'risk_model_accepted', p_version::text);
end
$function$
;

CREATE OR REPLACE FUNCTION public.accept_staff_invitations()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	person record;
	accepted integer;
begin
	select id, lower(email) as email into person from auth.users
	where id = (select auth.uid()) and email_confirmed_at is not null;
	if person.id is null then
		return 0;
	end if;
	with taken as (
		update public.staff_invitations set accepted_at = now()
		where email = person.email and accepted_at is null and expires_at > now()
		returning organization_id, role
	)
	insert into public.memberships (organization_id, user_id, role, display_name)
	select organization_id, person.id, role, split_part(person.email, '@', 1) from taken
	on conflict (organization_id, user_id) do update set role = excluded.role, is_active = true
	where not memberships.is_active;
	get diagnostics accepted = row_count;
	return accepted;
end
$function$
;

CREATE OR REPLACE FUNCTION public.add_channel(p_organization uuid, p_channel jsonb, p_secret_nonce text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{admin}');
	if exists (select from public.channels c where c.organization_id = p_organization and c.code = p_channel ->> 'code') then
		perform private.refuse('channel_exists', 409, p_channel ->> 'code');
	end if;
	insert into public.channels (organization_id, code, kind, address, url, secret_nonce, created_by)
	values (p_organization, p_channel ->> 'code', p_channel ->> 'kind', p_channel ->> 'address', p_channel ->> 'url',
		decode(p_secret_nonce, 'hex'), (select auth.uid()));
	perform private.record_audit(p_organization, 'channel_added', p_channel ->> 'code');
end
$function$
;

CREATE OR REPLACE FUNCTION public.add_measurement_event(p_organization uuid, p_event jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	at_site uuid;
	made uuid;
begin
	perform private.require_role(p_organization, '{trainer,quality_manager,admin}');
	if p_event ->> 'kind' is distinct from 'training' then
		perform private.require_role(p_organization, '{quality_manager,admin}');
	end if;
	if p_event ->> 'site' is not null then
		select s.id into at_site from public.sites s where s.organization_id = p_organization and s.code = p_event ->> 'site';
		if at_site is null then
			perform private.refuse('unknown_site', 422);
		end if;
	end if;
	insert into public.measurement_events (organization_id, site_id, kind, title, happened_on, note, created_by)
	values (p_organization, at_site, p_event ->> 'kind', p_event -> 'title', (p_event ->> 'happened_on')::date,
		nullif(p_event ->> 'note', ''), (select auth.uid()))
	returning id into made;
	return made;
end
$function$
;

CREATE OR REPLACE FUNCTION public.add_to_complaint(p_reference text, p_words text, p_submission uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	most constant integer := 20;
	complaint public.cases;
begin
	select * into complaint from public.cases k where k.kind = 'complaint' and k.reference = p_reference for no key update;
	if complaint.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if char_length(coalesce(p_words, '')) not between 1 and 4000 or p_submission is null then
		perform private.refuse('invalid', 422, 'words');
	end if;
	if exists (select from public.case_events e where e.organization_id = complaint.organization_id and e.id = p_submission) then
		return false;
	end if;
	if (select count(*) from public.case_events e where e.organization_id = complaint.organization_id
		and e.case_id = complaint.id and e.kind = 'added') >= most then
		perform private.refuse('too_many_additions', 409);
	end if;
	insert into public.case_events (organization_id, id, case_id, actor_kind, kind, note)
	values (complaint.organization_id, p_submission, complaint.id, 'customer', 'added', p_words);
	perform private.tell_owner_of_complaint(complaint.organization_id, complaint.id, 'added', p_submission);
	return true;
end
$function$
;

CREATE OR REPLACE FUNCTION public.add_wave(p_organization uuid, p_survey text, p_wave jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey uuid;
	carrier record;
	made uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey is null then
		perform private.refuse('not_found', 404);
	end if;
	select * into carrier from private.channel_for(p_organization, p_wave ->> 'channel');
	if coalesce(carrier.way, 'link') in ('link', 'phone', 'qr') then
		perform private.refuse('channel_not_available', 422, p_wave ->> 'channel');
	end if;
	insert into public.survey_waves (organization_id, survey_id, channel, starts_at, repeats, every_days, audience_days, segment,
		sample_size, created_by)
	values (p_organization, survey, p_wave ->> 'channel', (p_wave ->> 'starts_at')::timestamptz, p_wave ->> 'repeats',
		(p_wave ->> 'every_days')::integer, (p_wave ->> 'audience_days')::integer, nullif(p_wave ->> 'segment', ''),
		(p_wave ->> 'sample_size')::integer, (select auth.uid()))
	returning id into made;
	return made;
end
$function$
;

CREATE OR REPLACE FUNCTION public.alert_queue(p_organization uuid, p_limit integer DEFAULT 50)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return (
		with waiting as (select w.*, row_number() over () as place from private.waiting_alerts(p_organization) w),
		this_week as (
			select a.customer_id as customer, a.score, private.risk_of(p_organization, a.customer_id) as risk from public.risk_alerts a
			where a.organization_id = p_organization and a.case_opened_at >= private.week_start(p_organization, now())
				and a.case_reason <> 'must_act')
		select jsonb_build_object(
			'capacity', r.weekly_capacity, 'minimum_points', r.minimum_points, 'minimum_risk', r.minimum_risk,
			'used', private.used_this_week(p_organization), 'week_from', private.week_start(p_organization, now()),
			'waiting', (select count(*) from waiting), 'rates', private.rates_by_band(p_organization),
			'listed', (select coalesce(jsonb_agg(jsonb_build_object('score', t.score, 'risk', t.risk)), '[]') from this_week t),
			'outside', (select coalesce(jsonb_agg(jsonb_build_object('score', w.score, 'risk', w.risk) order by w.place), '[]') from waiting w),
			'items', (select coalesce(jsonb_agg(jsonb_build_object('customer', c.external_id, 'name', c.name, 'score', w.score, 'risk', w.risk,
					'waiting_since', w.opened_at, 'is_ready', w.is_ready,
					'events', (select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(private.ledger_of(p_organization, c.id)) as e
						where (e ->> 'is_live')::boolean)) order by w.place), '[]')
				from waiting w join public.customers c on c.organization_id = p_organization and c.id = w.customer
				where w.place <= p_limit))
		from public.prevention_rules r where r.organization_id = p_organization);
end
$function$
;

CREATE OR REPLACE FUNCTION public.answer_quality(p_organization uuid, p_survey text, p_filter jsonb DEFAULT '{}'::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET work_mem TO '64MB'
AS $function$
declare
	suppress_below constant integer := 5;
	known constant text[] := array['straight_lining', 'pattern', 'fast', 'duplicate', 'bot'];
	survey record;
	layout private.measured_layout;
	kept jsonb := p_filter - 'exclude';
	sees_single boolean;
	told jsonb;
begin
	perform private.require_role(p_organization);
	select s.id, s.form, o.time_zone into survey
	from public.surveys s join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	sees_single := private.sees_single_answers(p_organization);
	if not sees_single and private.isolates_few(p_organization, survey.id, survey.time_zone, kept, suppress_below) then
		return jsonb_build_object('n', null, 'score', null, 'scale', null, 'all', null, 'flags', '[]'::jsonb);
	end if;
	layout := private.layout_of(p_organization, survey.id);
	told := (
		with bucketed as materialized (
			select * from private.measured(layout, kept, 'flags', false)
		), combined as materialized (
			-- Everything below is counted from the few combinations of flags that there are.
			select string_to_array(b.bucket, ',') as flags, b.numbers[1] as n, coalesce(s.numbers[at], 0) as n_scored,
				coalesce(s.numbers[at + 1], 0) as total, coalesce(s.numbers[at + 2], 0) as squares
			from bucketed b
			left join bucketed s on s.kind = 'scores' and s.part = 0 and s.bucket = b.bucket
			cross join lateral (select case when private.has_gap(layout) then 7 when layout.form = 'expectation' then 4 else 1 end as at) as score
			where b.kind = 'n'
		), counted as (
			select k.flag, k.place,
				coalesce(sum(m.n) filter (where k.flag = any (m.flags)), 0)::bigint as n,
				coalesce(sum(m.n_scored) filter (where k.flag = any (m.flags)), 0)::bigint as n_scored,
				private.moments(coalesce(sum(m.n_scored) filter (where k.flag <> all (m.flags)), 0)::bigint,
					sum(m.total) filter (where k.flag <> all (m.flags)), sum(m.squares) filter (where k.flag <> all (m.flags))) as without
			from unnest(known) with ordinality as k (flag, place) cross join combined m
			group by k.flag, k.place
		), nested as (
			-- Of two flags, how many scored answers have the first and not the second.
			select a.flag, b.flag as other, coalesce(sum(m.n_scored) filter (where a.flag = any (m.flags) and b.flag <> all (m.flags)), 0) as n
			from unnest(known) as a (flag) cross join unnest(known) as b (flag) cross join combined m
			where a.flag <> b.flag group by a.flag, b.flag
		)
		select jsonb_build_object(
			'n', (select coalesce(sum(n), 0) from combined),
			'score', case when survey.form in ('expectation_perception', 'tolerance') then 'gap'
				when survey.form = 'expectation' then 'expectation' else 'perception' end,
			'scale', layout.score_scale * layout.dimensions,
			'all', (select case when sum(n_scored) >= suppress_below
				then private.moments(sum(n_scored)::bigint, sum(total), sum(squares)) end from combined),
			'flags', coalesce((
				select jsonb_agg(jsonb_build_object('flag', c.flag, 'n', c.n, 'without', case
					when (c.without ->> 'n')::integer < suppress_below then null
					-- What is left out is the total minus the rest; one flag within another is told apart the same way.
					when not sees_single and (c.n_scored between 1 and suppress_below - 1
						or exists (select from nested x join nested y on y.flag = x.other and y.other = x.flag
							where c.flag in (x.flag, x.other) and x.n between 1 and suppress_below - 1 and y.n = 0)) then null
					else c.without end) order by c.place)
				from counted c), '[]'))
	);
	return case when sees_single then told
		else private.held_back(p_organization, survey.id, 'quality ' || private.named_selection(p_organization, survey.id, survey.time_zone, kept), told, 'flags', 'flag', suppress_below) end;
end
$function$
;

CREATE OR REPLACE FUNCTION public.apply_cards(p_limit integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	waiting uuid;
begin
	select c.organization_id into waiting from public.risk_cards c
	where c.is_active and c.applied_at is null limit 1 for update skip locked;
	return case when waiting is null then 0 else greatest(1, private.apply_card(waiting, p_limit)) end;
end
$function$
;

CREATE OR REPLACE FUNCTION public.assign_case(p_organization uuid, p_reference text, p_owner uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	current_case public.cases := private.locked_case(p_organization, p_reference);
begin
	if not exists (select from public.memberships m where m.organization_id = p_organization
		and m.user_id = p_owner and m.is_active and m.role in ('agent', 'quality_manager', 'admin')) then
		perform private.refuse('unknown_owner', 422);
	end if;
	if current_case.closed_at is not null then
		perform private.refuse('case_is_closed', 409);
	end if;
	if current_case.owner_id is not distinct from p_owner then
		return;
	end if;
	update public.cases set owner_id = p_owner where organization_id = p_organization and id = current_case.id;
	insert into public.case_events (organization_id, case_id, actor_id, kind, details)
	values (p_organization, current_case.id, (select auth.uid()), 'assigned',
		jsonb_build_object('owner_id', p_owner, 'before', current_case.owner_id));
end
$function$
;

CREATE OR REPLACE FUNCTION public.audit_prevention(p_organization uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return (select coalesce(jsonb_agg(jsonb_build_object('program', p.id, 'drawn', checked.drawn, 'agree', checked.agree,
			'commitment_holds', p.salt_commitment = encode(sha256(convert_to(s.salt, 'UTF8')), 'hex'),
			'salt_commitment', p.salt_commitment, 'salt', case when p.closed_at is not null then s.salt end) order by p.opened_at desc), '[]')
		from public.prevention_programs p
		join private.prevention_salts s on s.organization_id = p.organization_id and s.program_id = p.id
		cross join lateral (
			select count(*) as drawn, count(*) filter (where a.seed_hash = private.lot_hash(s.salt, a.stratum, a.position)
				and a.arm = private.arm_at(s.salt, a.stratum, a.position, p.block_size, p.block_holdouts)) as agree
			from public.prevention_assignments a where a.organization_id = p.organization_id and a.program_id = p.id
		) as checked
		where p.organization_id = p_organization);
end
$function$
;

CREATE OR REPLACE FUNCTION public.authenticate_api_key(p_key_hash text)
 RETURNS TABLE(organization_id uuid, scopes text[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	return query
		select k.organization_id, k.scopes from public.api_keys k
		where k.key_hash = decode(p_key_hash, 'hex') and k.revoked_at is null;
	update public.api_keys k set last_used_at = date_trunc('day', now())
	where k.key_hash = decode(p_key_hash, 'hex') and k.last_used_at is distinct from date_trunc('day', now());
end
$function$
;

CREATE OR REPLACE FUNCTION public.begin_interview(p_organization uuid, p_survey text, p_token_hash text, p_expires_at timestamp with time zone, p_customer text DEFAULT NULL::text, p_phone text DEFAULT NULL::text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey record;
	found_ids uuid[];
	digits text := regexp_replace(p_phone, '[^0-9]', '', 'g');
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select s.id, s.status into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('unknown_survey', 422, p_survey);
	end if;
	if survey.status <> 'open' then
		perform private.refuse('survey_not_open', 409, p_survey);
	end if;
	select array_agg(c.id) into found_ids from public.customers c
	where c.organization_id = p_organization and (c.external_id = p_customer
		-- With or without a country code: one number ends with the other.
		or (p_customer is null and char_length(digits) >= 7 and char_length(c.phone) >= 7
			and (regexp_replace(c.phone, '[^0-9]', '', 'g') like '%' || digits
				or (char_length(regexp_replace(c.phone, '[^0-9]', '', 'g')) >= 7
					and digits like '%' || regexp_replace(c.phone, '[^0-9]', '', 'g')))));
	if found_ids is null then
		perform private.refuse('unknown_customer', 422, coalesce(p_customer, p_phone));
	end if;
	if cardinality(found_ids) > 1 then
		perform private.refuse('customer_ambiguous', 409, p_phone);
	end if;
	insert into public.invitations (organization_id, survey_id, customer_id, token_hash, channel, expires_at, created_by)
	values (p_organization, survey.id, found_ids[1], decode(p_token_hash, 'hex'), 'phone', p_expires_at, (select auth.uid()));
	return (select c.external_id from public.customers c where c.organization_id = p_organization and c.id = found_ids[1]);
end
$function$
;

CREATE OR REPLACE FUNCTION public.begin_request(p_organization uuid, p_key text, p_fingerprint text)
 RETURNS TABLE(fingerprint text, status integer, body jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	delete from private.requests r where r.organization_id = p_organization
		and (r.created_at < now() - interval '24 hours'
			or (r.key = p_key and r.status is null and r.created_at < now() - interval '1 minute'));
	-- Between the two statements the first claim may be given up: then this one tries again.
	loop
		insert into private.requests as r (organization_id, key, fingerprint)
		values (p_organization, p_key, p_fingerprint)
		on conflict (organization_id, key) do nothing;
		exit when found;
		return query select r.fingerprint, r.status, r.body from private.requests r
			where r.organization_id = p_organization and r.key = p_key;
		exit when found;
	end loop;
end
$function$
;

CREATE OR REPLACE FUNCTION public.card_page(p_organization uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select jsonb_build_object(
		'version', c.version, 'watch_from', c.watch_from, 'amber_from', c.amber_from, 'red_from', c.red_from,
		'is_applied', c.applied_at is not null,
		'signals', (
			select coalesce(jsonb_object_agg(s.signal, jsonb_build_object('points', s.points, 'is_must_act', s.is_must_act,
				'life_days', s.life_days, 'parameters', s.parameters)), '{}')
			from public.risk_card_signals s where s.organization_id = c.organization_id and s.card_id = c.id),
		'versions', (
			select jsonb_agg(jsonb_build_object('version', v.version, 'at', v.created_at, 'by', m.display_name, 'note', v.note,
				'watch_from', v.watch_from, 'amber_from', v.amber_from, 'red_from', v.red_from,
				'signals', (select coalesce(jsonb_object_agg(s.signal, s.points), '{}') from public.risk_card_signals s
					where s.organization_id = v.organization_id and s.card_id = v.id)) order by v.version desc)
			from public.risk_cards v
			left join public.memberships m on m.organization_id = v.organization_id and m.user_id = v.created_by
			where v.organization_id = c.organization_id),
		'services', (
			select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name) order by s.code), '[]')
			from public.services s where s.organization_id = c.organization_id),
		'observed', (
			select jsonb_build_object('customers', coalesce(sum((r ->> 'n')::integer), 0), 'complaints', coalesce(sum((r ->> 'complaints')::integer), 0))
			from jsonb_array_elements(public.observed_rates(c.organization_id) -> 'rows') as r))
	from public.risk_cards c where c.organization_id = p_organization and c.is_active
$function$
;

CREATE OR REPLACE FUNCTION public.case_cause(p_organization uuid, p_reference text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select jsonb_build_object('cause', k.cause, 'category', k.category, 'by', k.cause_by, 'guesses', coalesce(t.causes, '[]'),
		'written', case when k.cause_by = 'reader' then (
			select e.details from public.case_events e
			where e.organization_id = k.organization_id and e.case_id = k.id and e.kind = 'cause'
			order by e.at desc limit 1) end)
	from public.cases k
	left join public.text_readings t on t.organization_id = k.organization_id and t.case_id = k.id
	where k.organization_id = p_organization and k.reference = upper(p_reference) and k.kind = 'complaint'
$function$
;

CREATE OR REPLACE FUNCTION public.case_record(p_organization uuid, p_reference text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select private.case_as_json(k) || coalesce((
		select jsonb_build_object('band', a.band, 'alert', jsonb_build_object('id', a.id, 'at', a.opened_at, 'score', a.score,
			'reason', a.case_reason, 'closed_at', a.closed_at))
		from public.risk_alerts a where a.organization_id = k.organization_id and a.case_id = k.id
		order by a.opened_at desc limit 1), jsonb_build_object('band', null, 'alert', null))
	from public.cases k
	where k.organization_id = p_organization and k.reference = upper(p_reference)
$function$
;

CREATE OR REPLACE FUNCTION public.claim_messages(p_limit integer)
 RETURNS TABLE(organization_id uuid, id uuid, kind text, recipient text, locale text, facts jsonb, attempts integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin
	-- More than are claimed, so that a night full of them keeps no message of the morning back.
	update public.outbox o set
		dead_at = case when d.rule <> 'no_owner' then now() end, dropped_rule = nullif(d.rule, 'no_owner'),
		due_at = case when d.rule = 'no_owner' then now() + interval '15 minutes' else o.due_at end,
		recipient = coalesce(d.email, o.recipient), locale = case when d.email is null then o.locale else d.locale end
	from (
		select c.organization_id, c.id, private.lost_point(c) as rule, u.email, m.locale
		from public.outbox c
		left join public.cases k on k.organization_id = c.organization_id and k.reference = c.facts ->> 'reference'
		left join public.memberships m on m.organization_id = k.organization_id and m.user_id = k.owner_id and m.is_active
			and m.role in ('agent', 'quality_manager', 'admin')
		left join auth.users u on u.id = m.user_id
		where c.kind in ('alert_opened', 'cluster_opened') and c.sent_at is null and c.dead_at is null and c.due_at <= now()
			and (c.locked_until is null or c.locked_until < now())
		order by c.due_at limit greatest(p_limit, 100)
		for update of c skip locked
	) as d
	where o.organization_id = d.organization_id and o.id = d.id
		and (d.rule is not null or d.email <> o.recipient);
	return query
	update public.outbox o
	set locked_until = now() + interval '2 minutes', attempts = o.attempts + 1
	where (o.organization_id, o.id) in (
		select c.organization_id, c.id from public.outbox c
		where c.sent_at is null and c.dead_at is null and c.due_at <= now()
			and (c.locked_until is null or c.locked_until < now())
		order by c.due_at limit p_limit
		for update skip locked)
	returning o.organization_id, o.id, o.kind::text, o.recipient, o.locale::text, o.facts, o.attempts;
end
$function$
;

CREATE OR REPLACE FUNCTION public.clear_attempts(p_bucket text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	delete from private.attempts where bucket = p_bucket
$function$
;

CREATE OR REPLACE FUNCTION public.close_survey(p_organization uuid, p_code text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	update public.surveys set status = 'closed', closed_at = now()
	where organization_id = p_organization and code = p_code and status <> 'closed';
	if not found and not exists (select from public.surveys where organization_id = p_organization and code = p_code) then
		perform private.refuse('not_found', 404);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.cluster_members(p_organization uuid, p_reference text)
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select jsonb_build_object('customer', p.external_id, 'name', p.name, 'joined_at', m.joined_at, 'band', s.band,
		'event', jsonb_build_object('signal', e.signal, 'points', e.points, 'is_must_act', e.is_must_act, 'at', e.occurred_at,
			'expires', e.expires_at, 'recorded_at', e.recorded_at, 'evidence', e.evidence, 'is_live', e.expires_at > now()))
	from public.cases k
	join public.risk_clusters c on c.organization_id = k.organization_id and c.case_id = k.id
	join public.risk_cluster_members m on m.organization_id = c.organization_id and m.cluster_id = c.id
	join public.customers p on p.organization_id = m.organization_id and p.id = m.customer_id
	join public.customer_standings s on s.organization_id = m.organization_id and s.customer_id = m.customer_id
	join public.risk_events e on e.organization_id = m.organization_id and e.id = m.event_id
	where k.organization_id = p_organization and k.reference = upper(p_reference)
	order by m.joined_at, p.external_id
$function$
;

CREATE OR REPLACE FUNCTION public.complaint_form(p_organization_code text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	is_alone boolean;
begin
	if coalesce(p_organization_code, '') = '' then
		is_alone := (select count(*) = 1 from public.organizations);
		return (select jsonb_build_object('is_alone', is_alone, 'organizations', coalesce(
				jsonb_agg(jsonb_build_object('code', o.code, 'name', o.name) order by o.code), '[]'))
			from public.organizations o where is_alone or o.is_complaint_form_listed);
	end if;
	return (select jsonb_build_object('organization', jsonb_build_object('code', o.code, 'name', o.name),
			'due_days', o.complaint_due_days, 'time_zone', o.time_zone,
			'sites', (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name) order by s.code), '[]')
				from public.sites s where s.organization_id = o.id),
			'services', (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name) order by s.code), '[]')
				from public.services s where s.organization_id = o.id))
		from public.organizations o where o.code = p_organization_code);
end
$function$
;

CREATE OR REPLACE FUNCTION public.copy_survey(p_organization uuid, p_code text, p_copy text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	original public.surveys;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select * into original from public.surveys s
	where s.organization_id = p_organization and s.code = p_code;
	if original.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if exists (select from public.surveys s where s.organization_id = p_organization and s.code = p_copy) then
		perform private.refuse('survey_exists', 409, p_copy);
	end if;
	insert into public.surveys
	select (jsonb_populate_record(original, jsonb_build_object(
		'id', gen_random_uuid(), 'code', p_copy, 'status', 'draft',
		'draft', coalesce(original.draft, private.content_of(original)),
		'version', null, 'created_at', now(), 'opened_at', null, 'closed_at', null))).*;
end
$function$
;

CREATE OR REPLACE FUNCTION public.count_attempt(p_bucket text, p_limit integer, p_window_seconds integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	recent integer;
begin
	perform pg_advisory_xact_lock(hashtextextended(p_bucket, 0));
	delete from private.attempts where bucket = p_bucket and at < clock_timestamp() - make_interval(secs => p_window_seconds);
	select count(*) into recent from private.attempts where bucket = p_bucket;
	if recent >= p_limit then
		return false;
	end if;
	insert into private.attempts (bucket) values (p_bucket);
	return true;
end
$function$
;

CREATE OR REPLACE FUNCTION public.count_attempts(p_doors jsonb, p_window_seconds integer)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select jsonb_agg(public.count_attempt(door.value ->> 'bucket', (door.value ->> 'limit')::integer, p_window_seconds)
		order by door.place)
	from jsonb_array_elements(p_doors) with ordinality as door (value, place)
$function$
;

CREATE OR REPLACE FUNCTION public.count_observed_rates()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	due uuid;
begin
	insert into private.observed_rates (organization_id, counted_at, rates)
	select o.id, '-infinity', '{}' from public.organizations o on conflict (organization_id) do nothing;
	select r.organization_id into due from private.observed_rates r
	where r.counted_at < now() - interval '1 day' order by r.counted_at limit 1 for update skip locked;
	if due is null then
		return false;
	end if;
	update private.observed_rates r
	set counted_at = now(), rates = private.rates_of(due, now()), audit = private.audit_of(due, now())
	where r.organization_id = due;
	return true;
end
$function$
;

CREATE OR REPLACE FUNCTION public.count_waiting(p_organization uuid)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return (select count(*) from private.waiting_alerts(p_organization));
end
$function$
;

CREATE OR REPLACE FUNCTION public.create_api_key(p_organization uuid, p_name text, p_prefix text, p_key_hash text, p_scopes text[])
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	created uuid;
begin
	perform private.require_role(p_organization, '{admin}');
	insert into public.api_keys (organization_id, name, prefix, key_hash, scopes, created_by)
	values (p_organization, p_name, p_prefix, decode(p_key_hash, 'hex'), p_scopes, (select auth.uid()))
	returning id into created;
	perform private.record_audit(p_organization, 'api_key_created', p_prefix);
	return created;
end
$function$
;

CREATE OR REPLACE FUNCTION public.create_instrument(p_organization uuid, p_definition jsonb)
 RETURNS TABLE(code text, version integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	created uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	created := private.add_instrument(p_organization, p_definition);
	return query select i.code::text, i.version from public.instruments i
		where i.organization_id = p_organization and i.id = created;
end
$function$
;

CREATE OR REPLACE FUNCTION public.create_open_form(p_organization uuid, p_survey text, p_details jsonb, p_content jsonb DEFAULT NULL::jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if exists (select from public.open_forms f where f.slug = p_details ->> 'slug') then
		perform private.refuse('form_exists', 409, p_details ->> 'slug');
	end if;
	if p_content is not null then
		perform public.create_survey(p_organization, p_content || jsonb_build_object('code', p_survey, 'status', 'open'));
	end if;
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey is null then
		perform private.refuse('unknown_survey', 422, p_survey);
	end if;
	insert into public.open_forms (organization_id, slug, survey_id, kind, site_id, service_id, channel, label, origins, created_by)
	values (p_organization, p_details ->> 'slug', survey, coalesce(p_details ->> 'kind', 'general'),
		private.catalog_id(p_organization, p_details ->> 'site', 'unknown_site'),
		private.catalog_id(p_organization, p_details ->> 'service', 'unknown_service'),
		p_details ->> 'channel', p_details -> 'label',
		array(select jsonb_array_elements_text(coalesce(nullif(p_details -> 'origins', 'null'), '[]'))), (select auth.uid()))
	on conflict (slug) do nothing;
	if not found then
		perform private.refuse('form_exists', 409, p_details ->> 'slug');
	end if;
	return p_details ->> 'slug';
end
$function$
;

CREATE OR REPLACE FUNCTION public.create_survey(p_organization uuid, p_survey jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	instrument uuid;
	offered text[];
	wanted_form text := p_survey ->> 'form';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if exists (select from public.surveys s where s.organization_id = p_organization and s.code = p_survey ->> 'code') then
		perform private.refuse('survey_exists', 409, p_survey ->> 'code');
	end if;
	instrument := private.instrument_for(p_organization, p_survey ->> 'instrument');
	if instrument is null then
		perform private.refuse('unknown_instrument', 422, p_survey ->> 'instrument');
	end if;
	select i.columns into offered from public.instruments i where i.organization_id = p_organization and i.id = instrument;
	if wanted_form in ('expectation', 'expectation_perception', 'tolerance') and not 'expectation' = any (offered) then
		perform private.refuse('instrument_lacks_expectation', 422, p_survey ->> 'instrument');
	end if;
	insert into public.surveys (organization_id, code, instrument_id, form, title, languages, draft)
	values (p_organization, p_survey ->> 'code', instrument, wanted_form::public.survey_form,
		p_survey -> 'title', array(select jsonb_array_elements_text(p_survey -> 'languages')),
		coalesce(nullif(p_survey -> 'content', 'null'), '{}')
			|| jsonb_build_object('title', p_survey -> 'title', 'languages', p_survey -> 'languages'));
	if p_survey ->> 'status' = 'open' then
		perform public.open_survey(p_organization, p_survey ->> 'code');
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.customer_record(p_organization uuid, p_external_id text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select jsonb_build_object(
		'customer', jsonb_build_object('external_id', c.external_id, 'name', c.name, 'email', c.email, 'phone', c.phone,
			'locale', c.locale, 'segment', c.segment, 'created_at', c.created_at),
		'score', s.score, 'band', s.band, 'coverage', s.coverage,
		'card', (select jsonb_build_object('version', k.version, 'watch_from', k.watch_from, 'amber_from', k.amber_from, 'red_from', k.red_from)
			from public.risk_cards k where k.organization_id = p_organization and k.is_active),
		'events', private.ledger_of(p_organization, c.id),
		'known', private.knowledge_of(p_organization, c.id),
		'encounters', (
			select coalesce(jsonb_agg(jsonb_build_object('external_id', e.external_id, 'at', e.ended_at, 'site', st.name,
				'service', sv.name, 'channel', e.channel, 'promised', e.promised, 'measured', e.measured) order by e.ended_at), '[]')
			from public.encounters e
			join public.sites st on st.organization_id = e.organization_id and st.id = e.site_id
			join public.services sv on sv.organization_id = e.organization_id and sv.id = e.service_id
			where e.organization_id = c.organization_id and e.customer_id = c.id),
		'responses', (
			select coalesce(jsonb_agg(jsonb_build_object('at', r.submitted_at, 'survey', v.code, 'title', v.title, 'overall', r.overall,
				'scale_max', i.scale_max, 'comment', r.comment, 'contact_requested', r.contact_requested,
				'contact_detail', r.contact_detail, 'locale', r.locale, 'source', r.source,
				'interviewer', (select m.display_name from public.memberships m
					where m.organization_id = r.organization_id and m.user_id = r.interviewer_id)) order by r.submitted_at), '[]')
			from public.responses r
			join public.surveys v on v.organization_id = r.organization_id and v.id = r.survey_id
			join public.instruments i on i.organization_id = v.organization_id and i.id = v.instrument_id
			where r.organization_id = c.organization_id and r.customer_id = c.id),
		'invitations', (
			select coalesce(jsonb_agg(jsonb_build_object('at', v.created_at, 'title', w.title, 'expires_at', v.expires_at,
				'spent_at', v.spent_at) order by v.created_at), '[]')
			from public.invitations v
			join public.surveys w on w.organization_id = v.organization_id and w.id = v.survey_id
			where v.organization_id = c.organization_id and v.customer_id = c.id),
		'alerts', (
			select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'at', a.opened_at, 'band', a.band, 'score', a.score,
				'closed_at', a.closed_at, 'faded_at', a.faded_at, 'case', k.reference) order by a.opened_at), '[]')
			from public.risk_alerts a
			left join public.cases k on k.organization_id = a.organization_id and k.id = a.case_id
			where a.organization_id = c.organization_id and a.customer_id = c.id),
		'cases', (
			select coalesce(jsonb_agg(private.case_as_json(k) order by k.opened_at), '[]')
			from public.cases k where k.organization_id = c.organization_id and k.customer_id = c.id))
	from public.customers c
	join public.customer_standings s on s.organization_id = c.organization_id and s.customer_id = c.id
	where c.organization_id = p_organization and c.external_id = p_external_id
$function$
;

CREATE OR REPLACE FUNCTION public.due_learning()
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	due uuid;
begin
	insert into private.learning_runs (organization_id, ran_at)
	select o.id, '-infinity' from public.organizations o on conflict (organization_id) do nothing;
	select r.organization_id into due from private.learning_runs r
	where r.ran_at < now() - interval '7 days'
		and exists (select from private.snapshot_moments(r.organization_id, now()))
	order by r.ran_at limit 1 for update of r skip locked;
	update private.learning_runs r set ran_at = now() where r.organization_id = due;
	return due;
end
$function$
;

CREATE OR REPLACE FUNCTION public.due_prevention()
 RETURNS TABLE(organization_id uuid, program_id uuid, arms jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select p.organization_id, p.id, private.arm_counts(p.organization_id, p.id, due.at)
	from public.prevention_programs p
	join public.organizations o on o.id = p.organization_id
	cross join lateral (select p.verdict_on::timestamp at time zone o.time_zone as at) as due
	where p.closed_at is null and due.at <= now()
	order by due.at
	limit 20
$function$
;

CREATE OR REPLACE FUNCTION public.due_recovery()
 RETURNS TABLE(organization_id uuid, case_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select k.organization_id, k.id
	from public.prevention_rules r
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.recovery_survey_id and s.status = 'open'
	join public.cases k on k.organization_id = r.organization_id and k.kind = 'prevention' and k.outcome in ('solved', 'not_solved')
		and k.customer_id is not null and k.closed_at >= r.recovery_since
		and k.closed_at <= now() - make_interval(days => r.recovery_days)
	where exists (select from public.case_events e where e.organization_id = k.organization_id and e.case_id = k.id
			and (e.to_state = 'contacted' or e.details -> 'reached' = 'true'))
		and not exists (select from private.recovery_runs u where u.organization_id = k.organization_id and u.case_id = k.id)
	order by k.closed_at limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.due_view_mail()
 RETURNS TABLE(organization_id uuid, view_id uuid, user_id uuid, due_at timestamp with time zone, name text, path text, query text, locale text, role text, time_zone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select * from private.due_view_mail_at(now()) $function$
;

CREATE OR REPLACE FUNCTION public.due_wave()
 RETURNS TABLE(organization_id uuid, wave_id uuid, period integer, sample_size integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select * from private.due_wave_at(now()) $function$
;

CREATE OR REPLACE FUNCTION public.end_prevention_windows()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	held record;
	ended integer := 0;
begin
	for held in
		select a.organization_id, a.alert_id, case when is_over then 'window_ended' else private.protection_of(a.organization_id, a.customer_id) end as reason
		from public.prevention_programs p
		join public.prevention_assignments a on a.organization_id = p.organization_id and a.program_id = p.id
		cross join lateral (select a.assigned_at <= now() - make_interval(hours => 24 * p.window_days) as is_over) as o
		where p.closed_at is null and a.arm = 'holdout' and a.released_at is null
		order by a.organization_id, a.customer_id
	loop
		if held.reason is not null then
			perform private.give_back(held.organization_id, held.alert_id, held.reason);
			ended := ended + 1;
		end if;
	end loop;
	return ended;
end
$function$
;

CREATE OR REPLACE FUNCTION public.export_responses(p_organization uuid, p_survey text, p_after jsonb DEFAULT NULL::jsonb, p_limit integer DEFAULT 2000, p_filter jsonb DEFAULT '{}'::jsonb)
 RETURNS json
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey record;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select s.id, o.time_zone into survey
	from public.surveys s join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	return (
		with page as (
			select r.* from public.responses r
			where r.organization_id = p_organization and r.survey_id = survey.id
				-- Without "or", so that the index leads to the page and nothing before it is read.
				and (r.submitted_at, r.id) > (coalesce((p_after ->> 'at')::timestamptz, '-infinity'),
					coalesce((p_after ->> 'id')::uuid, '00000000-0000-0000-0000-000000000000'))
				and (p_filter = '{}' or private.matches(r, survey.time_zone, p_filter))
			order by r.submitted_at, r.id
			limit least(greatest(p_limit, 1), 5000)
		)
		select json_build_object(
			'rows', coalesce(json_agg(json_build_object(
				'submission_id', p.submission_id, 'submitted_at', p.submitted_at,
				'site', st.code, 'service', sv.code, 'channel', p.channel,
				-- The name that another system gave them, and only where they agreed to be known.
				'customer', case when p.consent = 'identified' then c.external_id end,
				'locale', p.locale, 'source', p.source, 'version', p.survey_version, 'asked', p.asked,
				'p', p.perceptions, 'e', p.expectations, 'a', p.adequates, 'w', p.weights,
				'overall', p.overall, 'answers', p.answers, 'comment', p.comment,
				'duration_seconds', p.duration_seconds, 'flags', p.flags) order by p.submitted_at, p.id), '[]'),
			'next', case when count(*) = least(greatest(p_limit, 1), 5000)
				then (select json_build_object('at', l.submitted_at, 'id', l.id) from page l order by l.submitted_at desc, l.id desc limit 1) end)
		from page p
		left join public.sites st on st.organization_id = p_organization and st.id = p.site_id
		left join public.services sv on sv.organization_id = p_organization and sv.id = p.service_id
		left join public.customers c on c.organization_id = p_organization and c.id = p.customer_id
	);
end
$function$
;

CREATE OR REPLACE FUNCTION public.file_complaint(p_organization_code text, p_complaint jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	organization uuid;
begin
	select o.id into organization from public.organizations o where o.code = p_organization_code;
	if organization is null then
		perform private.refuse('not_found', 404);
	end if;
	if p_complaint ->> 'submission_id' is null then
		perform private.refuse('invalid', 422, 'submission_id');
	end if;
	return private.announce_complaint(organization, private.store_complaint(organization,
		jsonb_build_object('source', 'form', 'channel', 'form') || jsonb_strip_nulls(
		jsonb_build_object('submission_id', p_complaint -> 'submission_id', 'words', p_complaint -> 'words',
			'remedy', p_complaint -> 'remedy', 'happened_at', p_complaint -> 'happened_at', 'site', p_complaint -> 'site',
			'service', p_complaint -> 'service', 'contact', p_complaint -> 'contact', 'locale', p_complaint -> 'locale',
			'signs', p_complaint -> 'signs', 'reading', p_complaint -> 'reading')), 'customer')) - 'customer';
end
$function$
;

CREATE OR REPLACE FUNCTION public.find_receipt(p_receipt text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select jsonb_build_object('organization', o.name, 'organization_code', o.code, 'title', s.title,
		'thanks', private.content_of(s) -> 'thanks', 'languages', s.languages, 'locale', r.locale,
		'submitted_at', r.submitted_at, 'time_zone', o.time_zone,
		'contact_requested', r.contact_requested, 'consent', r.consent, 'is_test', r.is_test)
	from (
		select a.organization_id, a.survey_id, a.locale, a.submitted_at, a.contact_requested, a.consent, false as is_test
		from public.responses a where a.receipt = upper(p_receipt)
		union all
		select t.organization_id, t.survey_id, t.locale, t.submitted_at, false, 'identified', true
		from public.test_answers t where t.receipt = upper(p_receipt)
	) as r
	join public.organizations o on o.id = r.organization_id
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
$function$
;

CREATE OR REPLACE FUNCTION public.find_unsubscribe(p_token text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select jsonb_build_object('organization', o.name, 'languages', s.languages, 'locale', coalesce(v.locale, c.locale),
		'is_unsubscribed', private.is_stopped(v.organization_id, v.customer_id, null, 'opted_out'))
	from public.invitations v
	join public.organizations o on o.id = v.organization_id
	join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id
	join public.customers c on c.organization_id = v.organization_id and c.id = v.customer_id
	where v.token_hash = sha256(convert_to(p_token, 'UTF8'))
$function$
;

CREATE OR REPLACE FUNCTION public.finish_request(p_organization uuid, p_key text, p_status integer, p_body jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	update private.requests set status = p_status, body = p_body
	where organization_id = p_organization and key = p_key
$function$
;

CREATE OR REPLACE FUNCTION public.fold_measurements(p_limit integer DEFAULT 5000)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	next record;
begin
	select s.organization_id, s.id into next from public.surveys s
	where not exists (select from private.rollup_states t where t.organization_id = s.organization_id and t.survey_id = s.id)
		and exists (select from public.responses r where r.organization_id = s.organization_id and r.survey_id = s.id)
		and private.is_summable(private.layout_of(s.organization_id, s.id))
	limit 1;
	if next.id is not null then
		perform private.rebuild_rollups(next.organization_id, next.id);
		return 1;
	end if;
	select c.organization_id, c.survey_id into next from private.measurement_changes c order by c.id limit 1;
	if next.survey_id is null then
		return 0;
	elsif private.is_summable(private.layout_of(next.organization_id, next.survey_id)) then
		return private.fold_changes(next.organization_id, next.survey_id, p_limit);
	end if;
	-- Nothing is added to, so there is nothing to add.
	delete from private.rollup_states s where s.organization_id = next.organization_id and s.survey_id = next.survey_id;
	delete from private.measurement_changes c where c.organization_id = next.organization_id and c.survey_id = next.survey_id;
	return 1;
end
$function$
;

CREATE OR REPLACE FUNCTION public.has_text_drifted(p_organization uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select coalesce((select (w.counts ->> 'has_drifted')::boolean from private.text_watches w where w.organization_id = p_organization), false)
$function$
;

CREATE OR REPLACE FUNCTION public.import_complaints(p_organization uuid, p_lines jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	line jsonb;
	accepted integer := 0;
	duplicates integer := 0;
	rejected jsonb := '[]';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	-- Anything else is no file; a call with nothing in it does nothing.
	for line in select value from jsonb_array_elements(case jsonb_typeof(p_lines) when 'array' then p_lines else '[]' end) loop
		begin
			if (private.store_complaint(p_organization, line - array['submission_id', 'signs', 'row'] || '{"source": "import"}',
				private.who_acts()) ->> 'created')::boolean then
				accepted := accepted + 1;
			else
				duplicates := duplicates + 1;
			end if;
		exception when sqlstate 'PT422' then
			rejected := rejected || jsonb_build_object('row', line -> 'row', 'code', sqlerrm);
		end;
	end loop;
	return jsonb_build_object('accepted', accepted, 'duplicates', duplicates, 'rejected', rejected);
end
$function$
;

CREATE OR REPLACE FUNCTION public.import_encounters(p_organization uuid, p_lines jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	line jsonb;
	told record;
	stored uuid[] := '{}';
	duplicates integer := 0;
	rejected jsonb := '[]';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	-- As in import_responses: two imports that name the same customers in another order would wait for each other.
	perform pg_advisory_xact_lock(hashtextextended(p_organization::text, 3));
	-- Anything else is no file; a call with nothing in it does nothing.
	for line in select value from jsonb_array_elements(case jsonb_typeof(p_lines) when 'array' then p_lines else '[]' end) loop
		begin
			select * into told from private.store_encounter(p_organization, line);
			if told.created then
				stored := stored || told.id;
			else
				duplicates := duplicates + 1;
			end if;
		exception when sqlstate 'PT422' then
			rejected := rejected || jsonb_build_object('row', line -> 'row', 'code', sqlerrm);
		end;
	end loop;
	perform private.review_encounters(p_organization, stored);
	return jsonb_build_object('accepted', cardinality(stored), 'duplicates', duplicates, 'rejected', rejected);
end
$function$
;

CREATE OR REPLACE FUNCTION public.import_responses(p_organization uuid, p_survey text, p_lines jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey uuid;
	outcome jsonb;
	told text[];
	someone uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	-- Two imports that name the same customers in another order would wait for each other for ever.
	perform pg_advisory_xact_lock(hashtextextended(p_organization::text, 3));
	select s.id into survey from public.surveys s
	where s.organization_id = p_organization and s.code = p_survey and s.status <> 'draft';
	if survey is null then
		perform private.refuse(case when exists (select from public.surveys s
			where s.organization_id = p_organization and s.code = p_survey) then 'survey_not_open' else 'not_found' end,
			case when exists (select from public.surveys s
			where s.organization_id = p_organization and s.code = p_survey) then 409 else 404 end);
	end if;
	select jsonb_build_object(
		'accepted', count(*) filter (where result = 'accepted'),
		'duplicates', count(*) filter (where result = 'duplicate'),
		'rejected', coalesce(jsonb_agg(jsonb_build_object('row', number, 'code', result) order by number)
			filter (where result not in ('accepted', 'duplicate')), '[]')),
		array_agg(distinct customer) filter (where result = 'accepted')
	into outcome, told
	from (
		select (line.value ->> 'row')::integer as number, line.value ->> 'customer' as customer,
			private.import_response(p_organization, survey, line.value) as result
		from jsonb_array_elements(p_lines) with ordinality as line (value, position)
		order by line.position
	) as imported;
	for someone in
		select c.id from public.customers c where c.organization_id = p_organization and c.external_id = any (told) order by c.id
	loop
		perform private.review_customer(p_organization, someone);
	end loop;
	return outcome;
end
$function$
;

CREATE OR REPLACE FUNCTION public.instrument_templates(p_organization uuid)
 RETURNS TABLE(code text, definition jsonb)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization);
	return query select t.code::text, t.definition from private.instrument_templates t order by t.code;
end
$function$
;

CREATE OR REPLACE FUNCTION public.invitation_overview(p_organization uuid, p_survey text, p_filter jsonb DEFAULT '{}'::jsonb, p_by text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	suppress_below constant integer := 5;
	survey public.surveys;
	zone text;
	content jsonb;
	sees_single boolean;
	states jsonb;
	groups jsonb;
	reached bigint;
	left_out jsonb;
begin
	perform private.require_role(p_organization);
	select * into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	select o.time_zone into zone from public.organizations o where o.id = p_organization;
	content := private.content_of(survey);
	sees_single := private.sees_single_answers(p_organization);

	with counted as materialized (
		select a.bucket, a.state, a.n from private.asked(p_organization, survey.id, zone, p_filter, p_by) a
	), bucket as (
		select c.bucket, coalesce(sum(c.n) filter (where private.is_reached(c.state)), 0)::bigint as invited,
			coalesce(sum(c.n) filter (where c.state = 'answered'), 0)::bigint as answered
		from counted c where p_by is not null group by c.bucket
	), bucket_size as (
		-- What is not shown must not come out as the total minus the rest: while fewer than the limit are hidden,
		-- the smallest other group goes with them. Invitations without a place are never shown, so they count as hidden.
		select b.*, b.invited < suppress_below
			or (coalesce(sum(b.invited) filter (where b.invited < suppress_below or b.bucket is null) over (), suppress_below) < suppress_below
				and b.bucket = first_value(b.bucket) over (
					order by b.invited < suppress_below or b.bucket is null, b.invited, b.bucket)) as is_suppressed
		from bucket b where b.invited > 0
	)
	select
		(select coalesce(jsonb_object_agg(s.state, s.n), '{}') from (select c.state, sum(c.n) as n from counted c group by c.state) as s),
		(select coalesce(sum(c.n) filter (where private.is_reached(c.state)), 0) from counted c),
		(select coalesce(jsonb_agg(jsonb_build_object('key', z.bucket, 'is_suppressed', z.is_suppressed,
			'name', case p_by when 'site' then st.name when 'service' then sv.name end,
			'invited', case when not z.is_suppressed then z.invited end,
			'answered', case when not z.is_suppressed then z.answered end) order by z.bucket), '[]')
			from bucket_size z
			left join public.sites st on p_by = 'site' and st.organization_id = p_organization and st.code = z.bucket
			left join public.services sv on p_by = 'service' and sv.organization_id = p_organization and sv.code = z.bucket
			where z.bucket is not null)
	into states, reached, groups;

	if not sees_single and (reached < suppress_below
		or private.isolates_few_asked(p_organization, survey.id, zone, p_filter, suppress_below)) then
		return jsonb_build_object('consent', coalesce(content ->> 'consent', 'identified'), 'states', '{}'::jsonb,
			'left_out', '{}'::jsonb, 'groups', '[]'::jsonb);
	end if;

	-- Everybody who could have been asked: invitations, and encounters or customers that a rule left out.
	select coalesce(jsonb_object_agg(counted.rule, counted.n), '{}') into left_out from (
		select l.rule, count(*) as n
		from public.contact_log l
		left join public.encounters e on e.organization_id = l.organization_id and e.id = l.encounter_id
		where l.organization_id = p_organization and l.survey_id = survey.id and l.invitation_id is null and l.outcome = 'skipped'
			and (p_filter ->> 'from' is null or l.at >= private.from_instant(p_filter ->> 'from', zone))
			and (p_filter ->> 'to' is null or l.at < private.until_instant(p_filter ->> 'to', zone))
			and (p_filter ->> 'site' is null or e.site_id = (select s.id from public.sites s
				where s.organization_id = p_organization and s.code = p_filter ->> 'site'))
			and (p_filter ->> 'service' is null or e.service_id = (select s.id from public.services s
				where s.organization_id = p_organization and s.code = p_filter ->> 'service'))
			and (p_filter ->> 'channel' is null or e.channel = p_filter ->> 'channel')
			and (p_filter ->> 'locale' is null or p_filter ->> 'locale' = (select c.locale from public.customers c
				where c.organization_id = p_organization and c.id = l.customer_id))
		group by 1) as counted;

	return jsonb_build_object(
		'consent', coalesce(content ->> 'consent', 'identified'),
		'states', states, 'left_out', left_out, 'groups', groups);
end
$function$
;

CREATE OR REPLACE FUNCTION public.invite_customer(p_organization uuid, p_survey text, p_token_hash text, p_expires_at timestamp with time zone, p_encounter text DEFAULT NULL::text, p_customer text DEFAULT NULL::text, p_channel text DEFAULT NULL::text, p_locale text DEFAULT NULL::text, p_once boolean DEFAULT false, p_nonce text DEFAULT NULL::text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey record;
	encounter record;
	person public.customers;
	carrier record;
	refusal text;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select s.id, s.status, o.channel into survey from public.surveys s
	left join public.survey_outreach o on o.organization_id = s.organization_id and o.survey_id = s.id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('unknown_survey', 422, p_survey);
	end if;
	if survey.status <> 'open' then
		perform private.refuse('survey_not_open', 409, p_survey);
	end if;
	select e.id, e.customer_id into encounter from public.encounters e
	where e.organization_id = p_organization and e.external_id = p_encounter;
	if p_encounter is not null and encounter.id is null then
		perform private.refuse('unknown_encounter', 422, p_encounter);
	end if;
	select * into person from public.customers c
	where c.organization_id = p_organization
		and (c.id = encounter.customer_id or (encounter.customer_id is null and c.external_id = p_customer));
	if person.id is null then
		perform private.refuse('unknown_customer', 422, p_customer);
	end if;
	select * into carrier from private.channel_for(p_organization,
		coalesce(p_channel, case when p_once then survey.channel end, 'link'));
	if p_once then
		-- Two reports of one contact at the same time wait for each other here.
		perform from public.encounters e where e.organization_id = p_organization and e.id = encounter.id for update;
		if exists (select from public.invitations v where v.organization_id = p_organization
			and v.survey_id = survey.id and v.encounter_id = encounter.id) then
			return null;
		end if;
		refusal := case
			when private.is_stopped(p_organization, person.id,
				private.address_digest(private.contact_address(person, carrier.way, carrier.channel)), 'opted_out') then 'opted_out'
			when carrier.way not in ('link', 'phone', 'qr')
				and private.contact_address(person, carrier.way, carrier.channel) is null then 'no_address'
			else private.not_chosen(p_organization, survey.id, encounter.id, now()) end;
		if refusal is not null then
			perform private.log_skip(p_organization, person.id, carrier.way, survey.id, encounter.id, refusal);
			return null;
		end if;
	elsif carrier.way not in ('link', 'phone', 'qr')
		and private.contact_address(person, carrier.way, carrier.channel) is null then
		perform private.refuse('address_missing', 422, person.external_id);
	end if;
	return private.add_invitation(p_organization, survey.id, person.id, encounter.id, null, carrier.way, carrier.channel, p_locale,
		p_token_hash, p_nonce, p_expires_at);
end
$function$
;

CREATE OR REPLACE FUNCTION public.invite_list(p_organization uuid, p_survey text, p_channel text, p_lines jsonb, p_expires_at timestamp with time zone, p_is_trial boolean)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey record;
	carrier record;
	outcome jsonb := '[]';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select s.id, s.status into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('unknown_survey', 422, p_survey);
	end if;
	if survey.status <> 'open' then
		perform private.refuse('survey_not_open', 409, p_survey);
	end if;
	select * into carrier from private.channel_for(p_organization, p_channel);
	if carrier.way in ('link', 'phone', 'qr') then
		perform private.refuse('channel_not_available', 422, p_channel);
	end if;
	-- Two lists that name the same customers in another order would wait for each other for ever.
	perform pg_advisory_xact_lock(hashtextextended(p_organization::text, 3));
	begin
		select coalesce(jsonb_agg(done.result || jsonb_build_object('row', done.number) order by done.position), '[]') into outcome
		from (
			select line.position, line.value -> 'row' as number,
				private.invite_line(p_organization, survey.id, carrier.way, carrier.channel, line.value, p_expires_at) as result
			from jsonb_array_elements(p_lines) with ordinality as line (value, position)
			order by line.position
		) as done;
		-- A trial does everything and takes it all back: it cannot differ from what will happen.
		if p_is_trial then
			raise exception using errcode = 'HD001', message = 'trial';
		end if;
	exception when sqlstate 'HD001' then
		null;
	end;
	return outcome;
end
$function$
;

CREATE OR REPLACE FUNCTION public.invite_recovery(p_organization uuid, p_case uuid, p_token_hash text, p_nonce text, p_expires_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	asked record;
	carrier record;
	verdict record;
	made uuid;
begin
	insert into private.recovery_runs (organization_id, case_id) values (p_organization, p_case) on conflict do nothing;
	if not found then
		return false;
	end if;
	select k.customer_id, k.encounter_id, k.site_id, r.recovery_survey_id as survey, coalesce(o.channel, 'email') as channel into asked
	from public.cases k
	join public.prevention_rules r on r.organization_id = k.organization_id
	left join public.survey_outreach o on o.organization_id = k.organization_id and o.survey_id = r.recovery_survey_id
	where k.organization_id = p_organization and k.id = p_case;
	-- A link that nobody is there to hand over is a mail, and so is what a channel that was switched off would have carried.
	select coalesce(h.kind, 'email') as way, h.id as channel into carrier
	from (select asked.channel as code) as w
	left join public.channels h on h.organization_id = p_organization and h.code = w.code and h.is_active;
	select * into verdict from private.contact_decision(p_organization, asked.customer_id, asked.survey, carrier.way, carrier.channel, now());
	if verdict.decision = 'skip' then
		perform private.log_skip(p_organization, asked.customer_id, carrier.way, asked.survey, null, verdict.rule);
		update private.recovery_runs u set rule = verdict.rule where u.organization_id = p_organization and u.case_id = p_case;
		return false;
	end if;
	made := private.add_invitation(p_organization, asked.survey, asked.customer_id, asked.encounter_id, asked.site_id, carrier.way,
		carrier.channel, null, p_token_hash, p_nonce, p_expires_at);
	update private.recovery_runs u set invitation_id = made where u.organization_id = p_organization and u.case_id = p_case;
	return true;
end
$function$
;

CREATE OR REPLACE FUNCTION public.invite_staff(p_organization uuid, p_email text, p_role staff_role)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	address text := lower(trim(p_email));
begin
	perform private.require_role(p_organization, '{admin}');
	if exists (select from public.memberships m join auth.users u on u.id = m.user_id
		where m.organization_id = p_organization and lower(u.email) = address and m.is_active) then
		perform private.refuse('already_member', 409);
	end if;
	insert into public.staff_invitations (organization_id, email, role, invited_by)
	values (p_organization, address, p_role, (select auth.uid()))
	on conflict (organization_id, email) where accepted_at is null
	do update set role = excluded.role, expires_at = now() + interval '7 days', invited_by = excluded.invited_by;
	perform private.record_audit(p_organization, 'staff_invited', address);
end
$function$
;

CREATE OR REPLACE FUNCTION public.invite_test(p_organization uuid, p_code text, p_token_hash text, p_expires_at timestamp with time zone, p_locale text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_code;
	if survey is null then
		perform private.refuse('not_found', 404);
	end if;
	insert into public.invitations (organization_id, survey_id, token_hash, locale, expires_at, is_test, created_by)
	values (p_organization, survey, decode(p_token_hash, 'hex'), p_locale, p_expires_at, true, (select auth.uid()));
end
$function$
;

CREATE OR REPLACE FUNCTION public.keep_proposal(p_organization uuid, p_reading uuid, p_causes text[], p_model text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	reading public.text_readings;
begin
	select * into reading from public.text_readings t where t.organization_id = p_organization and t.id = p_reading;
	if reading.id is null then
		return;
	end if;
	insert into public.text_labels (organization_id, reading_id, kind, source, codes, drawn, suggested)
	values (p_organization, p_reading, 'cause', 'llm', p_causes, case when private.in_random_slice(p_reading) then 'random' else 'margin' end,
		jsonb_build_object('model', left(p_model, 200)))
	on conflict do nothing;
	perform private.record_audit(p_organization, 'causes_proposed_outside', p_reading || ' ' || left(p_model, 200));
end
$function$
;

CREATE OR REPLACE FUNCTION public.keep_readings(p_readings jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	kept integer := 0;
	told record;
begin
	for told in
		with kept as materialized (
			update public.text_readings t
			set locale = (r.reading ->> 'locale')::public.locale, negative = (r.reading ->> 'negative')::numeric,
				findings = coalesce(r.reading -> 'findings', '{}'), causes = coalesce(r.reading -> 'causes', '[]'),
				grams = coalesce(r.reading -> 'grams', '[]'), reader = coalesce(r.reading -> 'reader', '{}'), reader_version = r.version
			from jsonb_to_recordset(p_readings) as r (organization uuid, id uuid, version integer, reading jsonb)
			where t.organization_id = r.organization and t.id = r.id and t.reader_version < r.version
			returning t.organization_id, t.response_id
		)
		select k.organization_id, k.response_id, r.customer_id,
			-- Of older answers nothing would be live any more.
			r.submitted_at + make_interval(days => (
				select max(s.life_days) from public.risk_cards c
				join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
				where c.organization_id = k.organization_id and c.is_active)) > now() as is_recent
		from kept k
		left join public.responses r on r.organization_id = k.organization_id and r.id = k.response_id and r.customer_id is not null
		-- Whoever writes down many to be reviewed does it in this order.
		order by k.organization_id, r.customer_id
	loop
		kept := kept + 1;
		if told.is_recent then
			perform private.score_words(private.answer_to_score(told.organization_id, told.response_id));
			insert into private.reviews_due (organization_id, customer_id) values (told.organization_id, told.customer_id)
			on conflict do nothing;
		end if;
	end loop;
	return kept;
end
$function$
;

CREATE OR REPLACE FUNCTION public.keep_text_model(p_organization uuid, p_kind text, p_model jsonb, p_is_active boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	following integer;
begin
	perform pg_advisory_xact_lock(hashtextextended('text_model:' || p_organization || p_kind, 7));
	select coalesce(max(m.version), 0) + 1 into following from public.text_models m where m.organization_id = p_organization and m.kind = p_kind;
	if p_is_active then
		update public.text_models m set is_active = false where m.organization_id = p_organization and m.kind = p_kind and m.is_active;
	end if;
	insert into public.text_models (organization_id, kind, version, is_active, labels, metrics, header, weights)
	values (p_organization, p_kind, following, p_is_active, (p_model ->> 'labels')::integer, p_model -> 'metrics',
		coalesce(p_model -> 'header', '{}'), decode(p_model ->> 'weights', 'base64'));
	-- Those that nobody reads with, or can go back to soon, are kept as figures only.
	update public.text_models m set weights = null, header = '{}'
	where m.organization_id = p_organization and m.kind = p_kind and not m.is_active and m.version <= following - 10;
	if p_is_active then
		perform private.renew_reader(p_organization);
		perform private.record_audit(p_organization, 'text_model_promoted', p_kind || ' ' || following);
	end if;
	return following;
end
$function$
;

CREATE OR REPLACE FUNCTION public.keep_text_watch(p_organization uuid, p_counts jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	update private.text_watches w set counts = p_counts where w.organization_id = p_organization
$function$
;

CREATE OR REPLACE FUNCTION public.label_alert(p_organization uuid, p_alert uuid, p_label text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	asker constant uuid := (select auth.uid());
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	if not exists (select from public.risk_alerts a where a.organization_id = p_organization and a.id = p_alert) then
		perform private.refuse('not_found', 404);
	end if;
	-- A label is a person's judgement: a program has none.
	if asker is null or coalesce(p_label, '') not in ('useful', 'wrong', 'too_early', 'known') then
		perform private.refuse('invalid', 422, 'label');
	end if;
	insert into public.alert_labels as l (organization_id, alert_id, user_id, label)
	values (p_organization, p_alert, asker, p_label)
	on conflict (organization_id, alert_id, user_id) do update set label = excluded.label, at = now();
end
$function$
;

CREATE OR REPLACE FUNCTION public.label_text(p_organization uuid, p_reading uuid, p_causes text[], p_polarity text, p_drawn text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	reading public.text_readings;
	complaint public.cases;
	why text;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select * into reading from public.text_readings t where t.organization_id = p_organization and t.id = p_reading;
	if reading.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if p_causes is null or exists (select from unnest(p_causes) as c where c !~ '^[a-z][a-z_]{1,62}$')
		or coalesce(p_polarity not in ('content', 'discontent'), false) then
		perform private.refuse('invalid', 422);
	end if;
	-- The complaint first, then what is said of its text, as on its own page.
	perform from public.cases k where k.organization_id = p_organization and k.id = reading.case_id for no key update;
	why := case when private.in_random_slice(p_reading) then 'random' when p_drawn = 'margin' then 'margin' else 'value' end;
	insert into public.text_labels as l (organization_id, reading_id, kind, source, codes, drawn, suggested, user_id)
	select p_organization, p_reading, said.kind, 'human', said.codes, why,
		jsonb_build_object('causes', reading.causes, 'negative', reading.negative, 'reader', reading.reader), (select auth.uid())
	from (values ('cause', p_causes), ('polarity', array[p_polarity])) as said (kind, codes)
	where said.codes <> array[null::text]
	-- What the reader had said before anybody told it stays.
	on conflict (organization_id, reading_id, kind, source) do update
		set codes = excluded.codes, user_id = excluded.user_id, at = clock_timestamp(),
			drawn = case l.drawn when 'case' then excluded.drawn else l.drawn end;
	-- A complaint whose cause only the reader has named, or nobody, has the cause that a person found in its words.
	select * into complaint from public.cases k
	where k.organization_id = p_organization and k.id = reading.case_id and k.kind = 'complaint'
		and ((k.cause_by = 'reader' and (k.closed_at is null or cardinality(p_causes) > 0))
			or (k.closed_at is null and num_nonnulls(k.cause_by, k.cause, k.category) = 0 and cardinality(p_causes) > 0));
	if complaint.id is not null then
		perform private.write_cause(complaint, case when complaint.cause = any (p_causes) then complaint.cause else p_causes[1] end, 'person');
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.learned_risk(p_organization uuid, p_external_id text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return (
		select jsonb_build_object('version', m.version, 'n', m.n, 'complaints', m.complaints, 'intercept', m.intercept,
			'probability', told.risk,
			'parts', (select coalesce(jsonb_agg(jsonb_build_object('signal', p.signal, 'rows', p.live_rows, 'contribution', p.contribution)), '[]')
				from private.risk_parts(p_organization, c.id) as p),
			'alike', (select each.value
				from private.observed_rates r
				cross join lateral jsonb_array_elements(r.audit #> '{calibration,classes}') as each
				where r.organization_id = p_organization and (r.audit #>> '{calibration,version}')::integer = m.version
					and told.risk >= (each.value ->> 'from')::numeric
					and (told.risk < (each.value ->> 'to')::numeric or (each.value ->> 'to')::numeric = 1)))
		from public.customers c
		join public.risk_models m on m.organization_id = c.organization_id and m.is_active
		cross join lateral (select private.risk_of(p_organization, c.id) as risk) as told
		where c.organization_id = p_organization and c.external_id = p_external_id and told.risk is not null);
end
$function$
;

CREATE OR REPLACE FUNCTION public.learning_audit(p_organization uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return coalesce(
		(select r.audit from private.observed_rates r where r.organization_id = p_organization and r.audit <> '{}'),
		private.audit_of(p_organization, now()))
		|| jsonb_build_object('texts', (select w.counts from private.text_watches w where w.organization_id = p_organization and w.counts <> '{}'));
end
$function$
;

CREATE OR REPLACE FUNCTION public.learning_counts(p_organization uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select jsonb_build_object(
		'card', (
			select jsonb_build_object('id', c.id, 'version', c.version,
				'signals', (select jsonb_object_agg(s.signal, jsonb_build_object('points', s.points, 'is_must_act', s.is_must_act))
					from public.risk_card_signals s where s.organization_id = c.organization_id and s.card_id = c.id))
			from public.risk_cards c where c.organization_id = p_organization and c.is_active),
		'champion', (
			select jsonb_build_object('version', m.version, 'intercept', m.intercept, 'slope', m.slope, 'signals', m.signals,
				'n', m.n, 'complaints', m.complaints)
			from public.risk_models m where m.organization_id = p_organization and m.is_active),
		'reference', private.signal_frequencies(p_organization, array(select private.snapshot_moments(p_organization, now()))),
		'rows', coalesce((
			select jsonb_agg(jsonb_build_object('as_of', r.as_of, 'fold', r.fold, 'signals', r.signals, 'n', r.n, 'complaints', r.complaints))
			from (
				-- A customer is in the same fold at every moment; keys are random.
				select m.as_of, get_byte(uuid_send(m.customer_id), 15) % 5 as fold, m.signals, count(*) as n,
					count(*) filter (where m.complained) as complaints
				from private.matured_snapshots(p_organization) as m
				where not m.acted_on
				group by 1, 2, 3) as r), '[]'))
$function$
;

CREATE OR REPLACE FUNCTION public.lift_bounce(p_organization uuid, p_customer text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	person public.customers;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select * into person from public.customers c where c.organization_id = p_organization and c.external_id = p_customer;
	if person.id is null then
		perform private.refuse('not_found', 404);
	end if;
	update public.contact_stops t set ended_at = now()
	where t.organization_id = p_organization and t.reason = 'bounced' and t.ended_at is null
		and t.address_digest in (private.address_digest(person.email), private.address_digest(person.phone),
			private.address_digest(person.external_id));
	perform private.record_audit(p_organization, 'bounce_lifted', p_customer);
end
$function$
;

CREATE OR REPLACE FUNCTION public.list_answers(p_organization uuid, p_survey text, p_flag text DEFAULT NULL::text, p_after jsonb DEFAULT NULL::jsonb, p_limit integer DEFAULT 50)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey uuid;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey is null then
		perform private.refuse('not_found', 404);
	end if;
	return (
		with page as (
			select r as answer, r.submitted_at, r.id from public.responses r
			where r.organization_id = p_organization and r.survey_id = survey
				and (p_flag is null or (p_flag = 'any' and r.flags <> '{}') or r.flags @> array[p_flag])
				and (r.submitted_at, r.id) < (coalesce((p_after ->> 'at')::timestamptz, 'infinity'),
					coalesce((p_after ->> 'id')::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
			order by r.submitted_at desc, r.id desc
			limit least(greatest(p_limit, 1), 201)
		)
		select coalesce(jsonb_agg(jsonb_build_object(
			'id', p.id, 'at', p.submitted_at, 'site', st.name, 'service', sv.name, 'channel', (p.answer).channel,
			'source', (p.answer).source, 'consent', (p.answer).consent, 'locale', (p.answer).locale,
			'customer', case when (p.answer).consent = 'identified' and c.id is not null
				then jsonb_build_object('external_id', c.external_id, 'name', c.name) end,
			'overall', (p.answer).overall, 'comment', (p.answer).comment, 'duration_seconds', (p.answer).duration_seconds,
			'rated', (select count(*) filter (where rating > 0) from unnest((p.answer).perceptions || coalesce((p.answer).expectations, '{}') || coalesce((p.answer).adequates, '{}')) as rating),
			-- In the words of the version that was answered.
			'said', coalesce((
				select jsonb_agg(jsonb_build_object('question', q.value -> 'text', 'value', (p.answer).answers -> (q.value ->> 'code'),
					'options', q.value -> 'options') order by q.place)
				from public.survey_versions v
				cross join jsonb_array_elements(coalesce(v.content -> 'questions', '[]')) with ordinality as q (value, place)
				where v.organization_id = p_organization and v.survey_id = survey and v.version = (p.answer).survey_version
					and q.value ->> 'type' <> 'file' and (p.answer).answers ? (q.value ->> 'code')), '[]'),
			'files', coalesce((
				select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'byte_size', a.byte_size) order by a.created_at, a.id)
				from public.attachments a where a.organization_id = p_organization and a.response_id = p.id), '[]'),
			'flags', (p.answer).flags,
			'doubts', case when (p.answer).flags = '{}' then '{}' else private.doubts(p.answer) end) order by p.submitted_at desc, p.id desc), '[]')
		from page p
		left join public.sites st on st.organization_id = p_organization and st.id = (p.answer).site_id
		left join public.services sv on sv.organization_id = p_organization and sv.id = (p.answer).service_id
		left join public.customers c on c.organization_id = p_organization and c.id = (p.answer).customer_id
	);
end
$function$
;

CREATE OR REPLACE FUNCTION public.list_cases(p_organization uuid, p_open boolean DEFAULT true, p_owner uuid DEFAULT NULL::uuid, p_after jsonb DEFAULT NULL::jsonb, p_limit integer DEFAULT 50, p_customer text DEFAULT NULL::text, p_site text DEFAULT NULL::text, p_kinds text[] DEFAULT NULL::text[], p_clusters boolean DEFAULT false)
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select private.case_as_json(k) || jsonb_build_object('band', (
		select a.band from public.risk_alerts a where a.organization_id = k.organization_id and a.case_id = k.id
		order by a.opened_at desc limit 1))
	from public.cases k
	where k.organization_id = p_organization
		and (p_open is null or (k.closed_at is null) = p_open)
		and (p_owner is null or k.owner_id = p_owner)
		and (p_customer is null or k.customer_id = (select c.id from public.customers c
			where c.organization_id = p_organization and c.external_id = p_customer))
		and (p_site is null or k.site_id = (select s.id from public.sites s
			where s.organization_id = p_organization and s.code = p_site))
		and (p_kinds is null or k.kind::text = any (p_kinds))
		and (not p_clusters or exists (select from public.risk_clusters c where c.organization_id = k.organization_id and c.case_id = k.id))
		and (p_after is null
			or (p_open is distinct from false
				and (k.due_at, k.reference) > ((p_after ->> 'due_at')::timestamptz, p_after ->> 'reference'))
			or (p_open is false
				and (k.closed_at, k.reference) < ((p_after ->> 'closed_at')::timestamptz, p_after ->> 'reference')))
	order by case when p_open is false then k.closed_at end desc, case when p_open is distinct from false then k.due_at end,
		case when p_open is false then k.reference end desc, k.reference
	limit p_limit
$function$
;

CREATE OR REPLACE FUNCTION public.list_customers(p_organization uuid, p_band text DEFAULT NULL::text, p_sort text DEFAULT 'risk'::text, p_search text DEFAULT NULL::text, p_after jsonb DEFAULT NULL::jsonb, p_limit integer DEFAULT 50)
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	with ledger as (
		select e.customer_id, sum(e.points) as score, bool_or(e.is_must_act) as must_act
		from public.risk_events e
		where p_search is null and e.organization_id = p_organization and e.expires_at > now()
		group by e.customer_id
	), known as (
		-- Whom data cover: the same rule as coverage in customer_standings.
		select r.customer_id from public.responses r
		where p_search is null and r.organization_id = p_organization and r.customer_id is not null and r.submitted_at > now() - interval '60 days'
		union
		select e.customer_id from public.encounters e
		where p_search is null and e.organization_id = p_organization and e.promised is not null and e.measured is not null
			and e.ended_at > now() - interval '30 days'
	), judged as (
		select c.id, c.external_id, coalesce(l.score, 0) as score,
			case when l.customer_id is not null or k.customer_id is not null
				then private.band_of(card, coalesce(l.score, 0), coalesce(l.must_act, false)) end as band
		from public.customers c
		join public.risk_cards card on card.organization_id = c.organization_id and card.is_active
		left join ledger l on l.customer_id = c.id
		left join known k on k.customer_id = c.id
		where c.organization_id = p_organization
			and p_search is null
		union all
		select t.customer_id, t.external_id, t.score, t.band from public.customer_standings t
		where t.organization_id = p_organization
			and p_search is not null and (strpos(lower(t.external_id), lower(p_search)) > 0 or strpos(lower(t.name), lower(p_search)) > 0)
	), ranked as (
		select j.*,
			case j.band when 'must_act' then 5 when 'red' then 4 when 'amber' then 3 when 'watch' then 2 when 'low' then 1 else 0 end as rank
		from judged j
		where p_band is null or j.band = p_band or (p_band = 'unknown' and j.band is null)
	), shown as materialized (
		select r.* from ranked r
		where p_after is null
			or (p_sort = 'risk' and (-r.rank, -r.score, r.external_id)
				> (-(p_after ->> 'rank')::integer, -(p_after ->> 'score')::bigint, p_after ->> 'external_id'))
			or (p_sort = 'external_id' and r.external_id > p_after ->> 'external_id')
		order by case when p_sort = 'risk' then -r.rank end, case when p_sort = 'risk' then -r.score end, r.external_id
		limit p_limit
	)
	select jsonb_build_object(
		'external_id', r.external_id, 'name', s.name, 'segment', s.segment, 'score', r.score, 'band', r.band,
		'coverage', s.coverage, 'last_response_at', s.last_response_at, 'rank', r.rank, 'left_at', p.left_at,
		'events', private.ledger_of(p_organization, r.id),
		'known', private.knowledge_of(p_organization, r.id),
		'case', (
			select jsonb_build_object('reference', c.reference, 'state', c.state, 'due_at', c.due_at, 'owner', m.display_name,
				'closed_at', c.closed_at, 'outcome', c.outcome)
			from public.cases c
			left join public.memberships m on m.organization_id = c.organization_id and m.user_id = c.owner_id
			where c.organization_id = p_organization and c.customer_id = r.id
			order by c.closed_at is null desc, c.opened_at desc limit 1))
	from shown r
	join public.customers p on p.organization_id = p_organization and p.id = r.id
	cross join lateral (
		select t.name, t.segment, t.coverage, t.last_response_at from public.customer_standings t
		where t.organization_id = p_organization and t.customer_id = r.id) as s
	order by case when p_sort = 'risk' then -r.rank end, case when p_sort = 'risk' then -r.score end, r.external_id
$function$
;

CREATE OR REPLACE FUNCTION public.list_held_back(p_organization uuid, p_survey text, p_after jsonb DEFAULT NULL::jsonb, p_limit integer DEFAULT 50)
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
	select jsonb_build_object('id', l.id, 'at', l.at, 'customer', c.external_id, 'name', c.name, 'channel', l.channel,
		'purpose', l.purpose, 'outcome', l.outcome, 'rule', l.rule, 'until', l.until, 'encounter', e.external_id)
	from public.contact_log l
	join public.surveys s on s.organization_id = l.organization_id and s.id = l.survey_id
	join public.customers c on c.organization_id = l.organization_id and c.id = l.customer_id
	left join public.encounters e on e.organization_id = l.organization_id and e.id = l.encounter_id
	where l.organization_id = p_organization and s.code = p_survey and l.outcome <> 'sent'
		and (p_after is null or (l.at, l.id) < ((p_after ->> 'at')::timestamptz, (p_after ->> 'id')::uuid))
	order by l.at desc, l.id desc
	limit p_limit
$function$
;

CREATE OR REPLACE FUNCTION public.list_invitations(p_organization uuid, p_survey text, p_state text DEFAULT NULL::text, p_after jsonb DEFAULT NULL::jsonb, p_limit integer DEFAULT 50)
 RETURNS SETOF jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey public.surveys;
	is_named boolean;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select * into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	is_named := coalesce(private.content_of(survey) ->> 'consent', 'identified') = 'identified';
	return query
		select jsonb_build_object('id', v.id, 'created_at', v.created_at, 'customer', c.external_id, 'name', c.name, 'channel', v.channel,
			'carrier', h.code, 'state', v.state, 'rule', v.skipped_rule, 'expires_at', v.expires_at,
			'sent_at', v.sent_at, 'delivered_at', v.delivered_at, 'bounced_at', v.bounced_at,
			'opened_at', case when is_named then v.opened_at end, 'started_at', case when is_named then v.started_at end,
			'answered_at', case when is_named then v.spent_at end,
			'reminders', (select count(*) from public.contact_log l
				where l.organization_id = v.organization_id and l.invitation_id = v.id and l.purpose = 'reminder' and l.outcome = 'sent'),
			'waits', (select jsonb_build_object('rule', l.rule, 'until', l.until) from public.contact_log l
				where l.organization_id = v.organization_id and l.invitation_id = v.id and l.outcome = 'deferred' and l.until > now()
				order by l.at desc limit 1))
		from public.invitations v
		join public.customers c on c.organization_id = v.organization_id and c.id = v.customer_id
		left join public.channels h on h.organization_id = v.organization_id and h.id = v.channel_id
		where v.organization_id = p_organization and v.survey_id = survey.id and not v.is_test
			and (p_state is null or v.state = p_state)
			and (p_after is null or (v.created_at, v.id) < ((p_after ->> 'created_at')::timestamptz, (p_after ->> 'id')::uuid))
		order by v.created_at desc, v.id desc
		limit p_limit;
end
$function$
;

CREATE OR REPLACE FUNCTION public.list_staff(p_organization uuid)
 RETURNS TABLE(user_id uuid, email text, display_name text, role text, is_active boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{admin}');
	return query select m.user_id, u.email::text, m.display_name, m.role::text, m.is_active
		from public.memberships m join auth.users u on u.id = m.user_id
		where m.organization_id = p_organization order by m.display_name, m.user_id;
end
$function$
;

CREATE OR REPLACE FUNCTION public.mail_view(p_organization uuid, p_id uuid, p_repeats text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization);
	if not exists (select from public.saved_views v where v.organization_id = p_organization and v.id = p_id
		and (v.is_shared or v.owner_id = (select auth.uid()))) then
		perform private.refuse('not_found', 404);
	end if;
	delete from public.view_mails m where m.organization_id = p_organization and m.view_id = p_id and m.user_id = (select auth.uid());
	if p_repeats <> 'never' then
		insert into public.view_mails (organization_id, view_id, user_id, repeats)
		values (p_organization, p_id, (select auth.uid()), p_repeats);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.mark_opened(p_token text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	update public.invitations v set opened_at = private.time_of_use(s, v)
	from public.surveys s
	where s.organization_id = v.organization_id and s.id = v.survey_id
		and v.token_hash = sha256(convert_to(p_token, 'UTF8')) and v.opened_at is null and v.spent_at is null and v.expires_at > now();
end
$function$
;

CREATE OR REPLACE FUNCTION public.measurement_options(p_organization uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization);
	return jsonb_build_object(
		'surveys', (
			select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'title', s.title, 'status', s.status)
				order by s.status = 'open' desc, s.opened_at, s.code), '[]')
			from public.surveys s
			where s.organization_id = p_organization and s.status <> 'draft'),
		'sites', (
			select coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'name', t.name) order by t.code), '[]')
			from public.sites t where t.organization_id = p_organization),
		'services', (
			select coalesce(jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name) order by v.code), '[]')
			from public.services v where v.organization_id = p_organization),
		'channels', (
			-- From one to the next by the index: there are few of them among any number of answers.
			with recursive found as (
				select min(r.channel::text) as channel from public.responses r where r.organization_id = p_organization
				union all
				select (select min(r.channel::text) from public.responses r where r.organization_id = p_organization and r.channel::text > f.channel)
				from found f where f.channel is not null
			)
			select coalesce(jsonb_agg(f.channel order by f.channel), '[]') from found f where f.channel is not null));
end
$function$
;

CREATE OR REPLACE FUNCTION public.name_cause(p_organization uuid, p_reference text, p_cause text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	complaint constant public.cases := private.locked_case(p_organization, p_reference);
	reading public.text_readings;
begin
	if complaint.kind <> 'complaint' or coalesce(p_cause, 'a_b') !~ '^[a-z][a-z_]{1,62}$' then
		perform private.refuse('invalid', 422, 'cause');
	end if;
	if p_cause is null and complaint.closed_at is not null then
		perform private.refuse('case_is_closed', 409);
	end if;
	if complaint.cause is not distinct from p_cause and complaint.cause_by is distinct from 'reader' then
		return;
	end if;
	perform private.write_cause(complaint, p_cause, 'person');
	select * into reading from public.text_readings t where t.organization_id = p_organization and t.case_id = complaint.id;
	if p_cause is null then
		delete from public.text_labels l where l.organization_id = p_organization and l.reading_id = reading.id
			and l.kind = 'cause' and l.source = 'human' and l.drawn = 'case';
	elsif reading.id is not null then
		insert into public.text_labels as l (organization_id, reading_id, kind, source, codes, drawn, suggested, user_id)
		values (p_organization, reading.id, 'cause', 'human', array[p_cause], 'case',
			jsonb_build_object('causes', reading.causes, 'negative', reading.negative, 'reader', reading.reader), (select auth.uid()))
		-- What was said of the text by itself stands.
		on conflict (organization_id, reading_id, kind, source) do update
			set codes = excluded.codes, user_id = excluded.user_id, at = clock_timestamp() where l.drawn = 'case';
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.note_case(p_organization uuid, p_reference text, p_kind text, p_note text, p_details jsonb DEFAULT '{}'::jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	current_case public.cases := private.locked_case(p_organization, p_reference);
begin
	if p_kind not in ('note', 'contact_attempted') then
		perform private.refuse('invalid', 422, p_kind);
	end if;
	if p_kind = 'contact_attempted' and current_case.closed_at is not null then
		perform private.refuse('case_is_closed', 409);
	end if;
	insert into public.case_events (organization_id, case_id, actor_id, kind, note, details)
	values (p_organization, current_case.id, (select auth.uid()), p_kind, nullif(p_note, ''), p_details);
end
$function$
;

CREATE OR REPLACE FUNCTION public.observed_rates(p_organization uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return coalesce(
		(select r.rates from private.observed_rates r where r.organization_id = p_organization and r.counted_at > '-infinity'),
		private.rates_of(p_organization, now()));
end
$function$
;

CREATE OR REPLACE FUNCTION public.open_form(p_slug text, p_seed text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select jsonb_build_object('organization', o.name, 'languages', s.languages, 'origins', f.origins)
		|| case when f.is_open and s.status = 'open' then jsonb_build_object(
			'kind', f.kind, 'label', f.label,
			'survey', private.survey_for_answering(s, private.content_of(s), p_seed) || jsonb_build_object(
				'consent', case when private.observer_of(f) is null
					then private.open_form_tier(private.content_of(s)) else 'identified' end,
				'mode', 'answer', 'locale', null, 'draft', null,
				'encounter', case when st.id is not null and sv.id is not null then jsonb_build_object('site', st.name,
					'service', sv.name, 'channel', coalesce(f.channel, 'form'), 'ended_at', now(), 'time_zone', o.time_zone) end))
		else jsonb_build_object('survey', null) end
	from public.open_forms f
	join public.organizations o on o.id = f.organization_id
	join public.surveys s on s.organization_id = f.organization_id and s.id = f.survey_id
	left join public.sites st on st.organization_id = f.organization_id and st.id = f.site_id
	left join public.services sv on sv.organization_id = f.organization_id and sv.id = f.service_id
	where f.slug = p_slug
$function$
;

CREATE OR REPLACE FUNCTION public.open_invitation(p_token text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	return (
	select private.survey_for_answering(s, case when v.is_test then coalesce(s.draft, private.content_of(s)) else private.content_of(s) end,
			encode(v.token_hash, 'hex'), v.customer_id)
		|| jsonb_build_object(
			'mode', case when v.is_test then 'test' when v.channel = 'phone' then 'interview' else 'answer' end,
			'locale', coalesce(v.locale, c.locale),
			'draft', (select d.fields from private.drafts d where d.organization_id = v.organization_id and d.invitation_id = v.id),
			'encounter', case when e.id is not null then jsonb_build_object(
				'site', st.name, 'service', sv.name, 'channel', e.channel, 'ended_at', e.ended_at, 'time_zone', o.time_zone) end)
	from public.invitations v
	join public.organizations o on o.id = v.organization_id
	join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id and (s.status = 'open' or v.is_test)
	left join public.customers c on c.organization_id = v.organization_id and c.id = v.customer_id
	left join public.encounters e on e.organization_id = v.organization_id and e.id = v.encounter_id
	left join public.sites st on st.organization_id = e.organization_id and st.id = e.site_id
	left join public.services sv on sv.organization_id = e.organization_id and sv.id = e.service_id
	where v.token_hash = sha256(convert_to(p_token, 'UTF8')) and v.spent_at is null and v.expires_at > now()
	);
end
$function$
;

CREATE OR REPLACE FUNCTION public.open_survey(p_organization uuid, p_code text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if exists (select from public.surveys s where s.organization_id = p_organization and s.code = p_code and s.version is null) then
		perform public.publish_survey(p_organization, p_code);
	end if;
	update public.surveys set status = 'open', opened_at = coalesce(opened_at, now()), closed_at = null
	where organization_id = p_organization and code = p_code;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.place_comments(p_organization uuid, p_survey text, p_filter jsonb DEFAULT '{}'::jsonb, p_dimension text DEFAULT NULL::text, p_limit integer DEFAULT 6)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
	words_from_n constant integer := 10;
	-- The least content are looked for among so many: the latest, so that a large survey is as quick as a small one.
	considered constant integer := 1000;
	nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
	survey record;
	layout private.measured_layout;
	answers bigint;
	chosen uuid[];
	held jsonb;
	from_at timestamptz;
	to_at timestamptz;
	site uuid;
	service uuid;
	left_out text[];
begin
	perform private.require_role(p_organization);
	select s.id, o.time_zone into survey
	from public.surveys s join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	layout := private.layout_of(p_organization, survey.id);
	answers := private.count_of(layout, p_filter);
	-- Whoever may not see single answers must not tell people apart by two selections that differ by a few.
	if answers < words_from_n or (not private.sees_single_answers(p_organization)
		and private.isolates_few(p_organization, survey.id, survey.time_zone, p_filter, words_from_n)) then
		return jsonb_build_object('is_shown', false, 'n', null, 'comments', '[]'::jsonb);
	end if;
	from_at := private.from_instant(p_filter ->> 'from', survey.time_zone);
	to_at := private.until_instant(p_filter ->> 'to', survey.time_zone);
	if p_filter ->> 'site' is not null then
		site := coalesce((select s.id from public.sites s where s.organization_id = p_organization and s.code = p_filter ->> 'site'), nowhere);
	end if;
	if p_filter ->> 'service' is not null then
		service := coalesce((select s.id from public.services s where s.organization_id = p_organization and s.code = p_filter ->> 'service'), nowhere);
	end if;
	left_out := array(select jsonb_array_elements_text(coalesce(p_filter -> 'exclude', '[]')));
	chosen := array(
		select c.id
		from (
			select r.id, r.overall, r.perceptions
			from public.responses r
			where r.organization_id = p_organization and r.survey_id = survey.id and r.comment is not null
				and (from_at is null or r.submitted_at >= from_at) and (to_at is null or r.submitted_at < to_at)
				and (site is null or r.site_id = site) and (service is null or r.service_id = service)
				and (p_filter ->> 'channel' is null or r.channel = p_filter ->> 'channel')
				and (p_filter ->> 'locale' is null or r.locale = p_filter ->> 'locale')
				and not r.flags && left_out
			order by r.submitted_at desc, r.id
			limit considered
		) as c
		cross join lateral (
			-- How the writer rated the dimension; 0 is no opinion.
			select avg(case when t.is_reversed then layout.scale_min + layout.scale_max - c.perceptions[t.position] else c.perceptions[t.position] end) as rated
			from public.instrument_items t
			where p_dimension is not null and t.organization_id = p_organization and t.instrument_id = layout.instrument_id
				and t.dimension = p_dimension and c.perceptions[t.position] > 0
		) as d
		order by d.rated nulls last, c.overall nulls last, md5(c.id::text)
		limit least(greatest(p_limit, 1), 20));
	if not private.sees_single_answers(p_organization) then
		-- Nor by what is new since they last looked: the same words until ten more have answered. Which they were
		-- is kept, not what they say, so that what is erased is gone.
		held := private.held_back(p_organization, survey.id,
			concat_ws(' ', 'comments', private.named_selection(p_organization, survey.id, survey.time_zone, p_filter), p_dimension, p_limit),
			jsonb_build_object('n', answers, 'comments', to_jsonb(chosen)), 'comments', 'id', words_from_n);
		answers := (held ->> 'n')::bigint;
		chosen := array(select e.id::uuid from jsonb_array_elements_text(held -> 'comments') with ordinality as e (id, place) order by e.place);
	end if;
	return jsonb_build_object('is_shown', true, 'n', answers, 'comments', coalesce((
		select jsonb_agg(jsonb_build_object('text', private.without_identity(r.comment, private.names_of(k.name)
				|| array_remove(array[k.email, k.phone, k.external_id::text], null)), 'locale', r.locale)
			order by w.place)
		from unnest(chosen) with ordinality as w (id, place)
		join public.responses r on r.organization_id = p_organization and r.id = w.id and r.comment is not null
		left join public.customers k on k.organization_id = p_organization and k.id = r.customer_id), '[]'));
end
$function$
;

CREATE OR REPLACE FUNCTION public.prepare_contact(p_organization uuid, p_id uuid, p_attempt integer)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ select private.prepare_contact_at(p_organization, p_id, p_attempt, now()) $function$
;

CREATE OR REPLACE FUNCTION public.prevention_ledger(p_organization uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	zone text;
	latest public.prevention_programs;
	days integer := 60;
	half constant interval := interval '90 days';
	told jsonb;
begin
	perform private.require_role(p_organization);
	select o.time_zone into zone from public.organizations o where o.id = p_organization;
	select * into latest from public.prevention_programs p where p.organization_id = p_organization
	order by p.closed_at is null desc, p.opened_at desc limit 1;
	days := coalesce(latest.window_days, days);
	told := jsonb_build_object(
		'alerts', (select jsonb_build_object('total', count(*), 'open', count(*) filter (where a.closed_at is null),
				'amber', count(*) filter (where a.band = 'amber'), 'red', count(*) filter (where a.band = 'red'),
				'must_act', count(*) filter (where a.band = 'must_act'))
			from public.risk_alerts a where a.organization_id = p_organization),
		'cases', (select jsonb_build_object('total', count(*), 'open', count(*) filter (where k.closed_at is null),
				'closed', count(*) filter (where k.closed_at is not null),
				'overdue', count(*) filter (where k.closed_at is null and k.due_at < now()),
				'solved', count(*) filter (where k.outcome = 'solved'),
				'not_solved', count(*) filter (where k.outcome = 'not_solved'),
				'not_reached', count(*) filter (where k.outcome = 'not_reached'),
				'no_problem', count(*) filter (where k.outcome = 'no_problem'))
			from public.cases k where k.organization_id = p_organization and k.kind = 'prevention'),
		'pre_complaints', (select count(*) from public.cases k where k.organization_id = p_organization and k.kind = 'pre_complaint'),
		'flags', private.flag_counts(p_organization, days),
		'lead_times', private.lead_times(p_organization, days),
		'months', private.prevention_months(p_organization, zone),
		'periods', jsonb_build_object('days', extract(day from half),
			'before', private.satisfaction_period(p_organization, now() - 2 * half, now() - half),
			'after', private.satisfaction_period(p_organization, now() - half, now())),
		'expected', jsonb_build_object(
			'amber', (select count(distinct a.customer_id) from public.risk_alerts a where a.organization_id = p_organization
				and a.band = 'amber' and a.opened_at > now() - interval '84 days'), 'weeks', 12,
			'capacity', (select r.weekly_capacity from public.prevention_rules r where r.organization_id = p_organization),
			'historic', (select jsonb_build_object('n', h.n, 'complaints', h.complaints) from private.historic_rate(p_organization, days) as h)));
	-- The arms grow with every draw: whoever contacts customers could tell from them who is held out.
	if current_setting('role', true) is distinct from 'service_role'
		and p_organization not in (select private.my_organizations('{quality_manager,admin}')) then
		return told || '{"sees_lottery": false, "program": null, "earlier": []}';
	end if;
	return told || jsonb_build_object('sees_lottery', true,
		'program', case when latest.id is not null then private.program_json(latest) end,
		'earlier', (select coalesce(jsonb_agg(private.program_json(p) order by p.opened_at desc), '[]')
			from public.prevention_programs p
			where p.organization_id = p_organization and p.id <> latest.id));
end
$function$
;

CREATE OR REPLACE FUNCTION public.preview_card(p_organization uuid, p_draft jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	present public.risk_cards;
	draft public.risk_cards;
	valued jsonb;
begin
	perform private.require_role(p_organization, '{admin}');
	perform private.check_draft(p_draft);
	draft := private.draft_card(p_organization, p_draft);
	select * into present from public.risk_cards c where c.organization_id = p_organization and c.is_active;
	select jsonb_agg(jsonb_build_object('signal', s.signal, 'points', s.points, 'is_must_act', s.is_must_act, 'life_days', s.life_days))
	into valued from private.draft_signals(p_organization, p_draft) s;
	return (
		with before as materialized (
			select e.customer_id, sum(e.points) as score, bool_or(e.is_must_act) as must_act from public.risk_events e
			where e.organization_id = p_organization and e.expires_at > now() group by e.customer_id
		), moved as materialized (
			select b.customer_id, b.score as score_before, coalesce(r.score, 0) as score_after,
				private.band_of(present, b.score, b.must_act) as band_before,
				private.band_of(draft, coalesce(r.score, 0), coalesce(r.must_act, false)) as band_after
			from before b left join private.rescored(p_organization, valued) r on r.customer_id = b.customer_id
		), counted as (
			select m.band_before, m.band_after, count(*) as n from moved m group by m.band_before, m.band_after
		), ranked as (
			select m.*, array_position('{low,watch,amber,red,must_act}', m.band_after) as rank_after,
				abs(array_position('{low,watch,amber,red,must_act}', m.band_after)
					- array_position('{low,watch,amber,red,must_act}', m.band_before)) as steps
			from moved m where m.band_after <> m.band_before or m.score_after <> m.score_before
		), examples as (
			select r.* from ranked r
			join public.customers c on c.organization_id = p_organization and c.id = r.customer_id
			order by r.steps desc, r.rank_after desc, abs(r.score_after - r.score_before) desc, c.external_id limit 10
		)
		select private.words_of_draft(p_organization, p_draft) || jsonb_build_object(
			'n', (select count(*) from moved),
			'customers', (select count(*) from public.customers c where c.organization_id = p_organization),
			'changed', (select count(*) from ranked),
			'moves', coalesce((select jsonb_agg(jsonb_build_object('from', k.band_before, 'to', k.band_after, 'n', k.n)) from counted k), '[]'),
			'examples', coalesce((
				select jsonb_agg(jsonb_build_object('external_id', c.external_id, 'name', c.name,
					'before', jsonb_build_object('score', x.score_before, 'band', x.band_before, 'rows', private.ledger_of(p_organization, c.id)),
					'after', jsonb_build_object('score', x.score_after, 'band', x.band_after, 'rows', coalesce((
						select jsonb_agg(to_jsonb(w) - 'place' order by w.place)
						from private.rescored(p_organization, valued, array[c.id]) a
						cross join lateral unnest(a.reasons) with ordinality as w (signal, points, is_must_act, at, recorded_at, expires, evidence, place)), '[]')))
					order by x.steps desc, x.rank_after desc, abs(x.score_after - x.score_before) desc, c.external_id)
				from examples x join public.customers c on c.organization_id = p_organization and c.id = x.customer_id), '[]')));
end
$function$
;

CREATE OR REPLACE FUNCTION public.publish_survey(p_organization uuid, p_code text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey public.surveys;
	published jsonb;
	missing text[];
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select * into survey from public.surveys s
	where s.organization_id = p_organization and s.code = p_code for update;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if survey.version is not null and survey.draft is null then
		return survey.version;
	end if;
	published := coalesce(survey.draft, private.content_of(survey));
	missing := private.missing_words(survey.instrument_id, published || jsonb_build_object('form', survey.form), p_organization);
	if missing is not null then
		perform private.refuse('translation_missing', 422, array_to_string(missing[1:20], ', '));
	end if;
	insert into public.survey_versions (organization_id, survey_id, version, content, published_by)
	values (p_organization, survey.id, coalesce(survey.version, 0) + 1, published, (select auth.uid()));
	update public.surveys s set version = coalesce(survey.version, 0) + 1, draft = null, title = published -> 'title',
		languages = array(select jsonb_array_elements_text(published -> 'languages'))
	where s.organization_id = p_organization and s.id = survey.id;
	return coalesce(survey.version, 0) + 1;
end
$function$
;

CREATE OR REPLACE FUNCTION public.pulse(p_organization uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization);
	return concat_ws('.',
		(select extract(epoch from max(r.received_at)) from public.responses r where r.organization_id = p_organization),
		(select extract(epoch from max(e.recorded_at)) from public.risk_events e where e.organization_id = p_organization),
		(select extract(epoch from max(e.at)) from public.case_events e where e.organization_id = p_organization));
end
$function$
;

CREATE OR REPLACE FUNCTION public.queue_digests(p_limit integer DEFAULT 200)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ select private.queue_digests_at(now(), p_limit) $function$
;

CREATE OR REPLACE FUNCTION public.queue_reminders(p_limit integer DEFAULT 500)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ select private.queue_reminders_at(now(), p_limit) $function$
;

CREATE OR REPLACE FUNCTION public.queue_view_mail(p_organization uuid, p_view uuid, p_user uuid, p_due_at timestamp with time zone, p_facts jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	insert into private.view_mail_runs (organization_id, view_id, user_id, due_at)
	select m.organization_id, m.view_id, m.user_id, p_due_at from public.view_mails m
	where m.organization_id = p_organization and m.view_id = p_view and m.user_id = p_user
	on conflict do nothing;
	if not found then
		return false;
	end if;
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
	select p_organization, 'view/' || p_view || '/' || p_user || '/' || extract(epoch from p_due_at)::bigint, 'saved_view',
		u.email, p.locale, p_facts
	from auth.users u join public.memberships p on p.user_id = u.id and p.organization_id = p_organization and p.is_active
	where u.id = p_user
	on conflict (organization_id, key) do nothing;
	return found;
end
$function$
;

CREATE OR REPLACE FUNCTION public.read_attachment(p_organization uuid, p_id uuid)
 RETURNS TABLE(name text, media_type text, base64 text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return query select a.name, a.media_type, encode(a.content, 'base64') from public.attachments a
		where a.organization_id = p_organization and a.id = p_id;
end
$function$
;

CREATE OR REPLACE FUNCTION public.read_clock_signals(p_limit integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	due private.clock_due;
	turn private.clock_turns;
begin
	select * into due from private.clock_due d limit 1 for update skip locked;
	if due.signal is not null then
		return private.write_clock_signal(due.organization_id, due.signal, p_limit);
	end if;
	insert into private.clock_turns (organization_id, signal)
	select o.id, s from public.organizations o cross join unnest(array['silence', 'left_at', 'season_peak', 'product_batch']) as s
	on conflict do nothing;
	select * into turn from private.clock_turns t where t.next_at <= now()
	order by t.next_at limit 1 for update skip locked;
	if turn.signal is null then
		return 0;
	end if;
	perform private.gather_due(turn);
	return 1;
end
$function$
;

CREATE OR REPLACE FUNCTION public.readiness()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	newest text;
begin
	if to_regclass('supabase_migrations.schema_migrations') is not null then
		select max(m.version) into newest from supabase_migrations.schema_migrations m;
	end if;
	return jsonb_build_object(
		'database', true,
		'migration', newest,
		'worker_seen_at', (select h.seen_at from private.heartbeats h where h.name = 'worker'),
		'worker', coalesce((select h.seen_at > now() - interval '1 minute' from private.heartbeats h where h.name = 'worker'), false));
end
$function$
;

CREATE OR REPLACE FUNCTION public.recent_words(p_organization uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	now_from constant timestamptz := now() - interval '28 days';
	before_from constant timestamptz := now() - interval '112 days';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return (
		with said as (
			select coalesce(r.comment, c.words) as words, t.causes #>> '{0,code}' as cause, coalesce(r.submitted_at, c.opened_at) as at,
				coalesce(r.customer_id, c.customer_id) as customer_id, t.id
			from public.text_readings t
			left join public.responses r on r.organization_id = p_organization and r.id = t.response_id
			left join public.cases c on c.organization_id = p_organization and c.id = t.case_id
			-- Nothing is handed in before it was written.
			where t.organization_id = p_organization and t.read_at >= before_from
		), latest as (
			-- Their keys are random: these are drawn by chance.
			(select * from said where at >= now_from order by id limit 2000)
			union all
			(select * from said where at >= before_from and at < now_from order by id limit 4000)
		)
		select coalesce(jsonb_agg(jsonb_build_object('cause', l.cause, 'is_recent', l.at >= now_from,
			'person', md5(coalesce(l.customer_id, l.id)::text),
			'text', private.without_identity(l.words, case when k.id is not null
				then private.names_of(k.name) || array_remove(array[k.email, k.phone, k.external_id::text], null) end))), '[]')
		from latest l
		left join public.customers k on k.organization_id = p_organization and k.id = l.customer_id);
end
$function$
;

CREATE OR REPLACE FUNCTION public.record_complaint(p_organization uuid, p_complaint jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	if coalesce(p_complaint ->> 'source', '') not in ('staff', 'api') then
		perform private.refuse('invalid', 422, 'source');
	end if;
	return private.announce_complaint(p_organization,
		private.store_complaint(p_organization, p_complaint - array['submission_id', 'signs'], private.who_acts()));
end
$function$
;

CREATE OR REPLACE FUNCTION public.record_encounter(p_organization uuid, p_encounter jsonb)
 RETURNS TABLE(id uuid, created boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	stored record;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select * into stored from private.store_encounter(p_organization, p_encounter);
	if stored.created then
		perform private.review_encounters(p_organization, array[stored.id]);
	end if;
	return query select stored.id, stored.created;
end
$function$
;

CREATE OR REPLACE FUNCTION public.record_export(p_organization uuid, p_survey text, p_format text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	if not exists (select from public.surveys s where s.organization_id = p_organization and s.code = p_survey) then
		perform private.refuse('not_found', 404);
	end if;
	perform private.record_audit(p_organization, 'answers_exported', p_survey || ' ' || left(p_format, 20));
end
$function$
;

CREATE OR REPLACE FUNCTION public.remove_measurement_event(p_organization uuid, p_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	found_event record;
begin
	perform private.require_role(p_organization, '{trainer,quality_manager,admin}');
	select e.kind, e.created_by into found_event from public.measurement_events e
	where e.organization_id = p_organization and e.id = p_id;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
	if found_event.kind <> 'training' or found_event.created_by is distinct from (select auth.uid()) then
		perform private.require_role(p_organization, '{quality_manager,admin}');
	end if;
	delete from public.measurement_events e where e.organization_id = p_organization and e.id = p_id;
end
$function$
;

CREATE OR REPLACE FUNCTION public.remove_view(p_organization uuid, p_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization);
	delete from public.saved_views v where v.organization_id = p_organization and v.id = p_id
		and (v.owner_id = (select auth.uid()) or (v.is_shared and p_organization in (select private.my_organizations('{admin}'))));
	if not found then
		perform private.refuse('not_found', 404);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.report_alive(p_name text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	insert into private.heartbeats (name, seen_at) values (p_name, now())
	on conflict (name) do update set seen_at = excluded.seen_at;
	insert into private.heartbeats as h (name, seen_at) values ('purge', now())
	on conflict (name) do update set seen_at = excluded.seen_at where h.seen_at < now() - interval '1 hour';
	if found then
		perform private.purge();
		perform private.purge_contacts();
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.report_invitation(p_organization uuid, p_id uuid, p_event text, p_at timestamp with time zone DEFAULT now())
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	asked public.invitations;
	digest bytea;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select * into asked from public.invitations v
	where v.organization_id = p_organization and v.id = p_id and not v.is_test for update;
	if asked.id is null then
		perform private.refuse('not_found', 404);
	end if;
	-- The address it was sent to, which the customer may have changed since.
	select coalesce((select l.address_digest from public.contact_log l
			where l.organization_id = p_organization and l.invitation_id = p_id and l.outcome = 'sent' and l.address_digest is not null
			order by l.at desc limit 1),
		private.address_digest(private.contact_address(c, asked.channel, asked.channel_id))) into digest
	from public.customers c where c.organization_id = p_organization and c.id = asked.customer_id;
	update public.invitations v set
		sent_at = coalesce(v.sent_at, least(p_at, now())),
		delivered_at = case when p_event = 'delivered' then coalesce(v.delivered_at, least(p_at, now())) else v.delivered_at end,
		bounced_at = case when p_event = 'bounced' then coalesce(v.bounced_at, least(p_at, now())) else v.bounced_at end
	where v.organization_id = p_organization and v.id = p_id;
	if p_event = 'bounced' then
		perform private.stop_address(p_organization, digest, 'bounced');
	elsif p_event = 'complained' then
		perform private.stop_address(p_organization, digest, 'opted_out', asked.customer_id);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.retire_risk_model(p_organization uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{admin}');
	update public.risk_models m set is_active = false where m.organization_id = p_organization and m.is_active;
	if found then
		perform private.record_audit(p_organization, 'risk_model_retired', '');
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.review_due(p_limit integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	due record;
	reviewed integer := 0;
begin
	for due in
		with taken as materialized (
			select r.organization_id, r.customer_id from private.reviews_due r
			join public.customers c on c.organization_id = r.organization_id and c.id = r.customer_id
			order by r.since limit p_limit
			for update of r skip locked for no key update of c skip locked)
		delete from private.reviews_due d using taken
		where d.organization_id = taken.organization_id and d.customer_id = taken.customer_id
		returning d.organization_id, d.customer_id
	loop
		perform private.review_customer(due.organization_id, due.customer_id);
		reviewed := reviewed + 1;
	end loop;
	return reviewed;
end
$function$
;

CREATE OR REPLACE FUNCTION public.revoke_api_key(p_organization uuid, p_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{admin}');
	update public.api_keys set revoked_at = coalesce(revoked_at, now())
	where organization_id = p_organization and id = p_id;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
	perform private.record_audit(p_organization, 'api_key_revoked', p_id::text);
end
$function$
;

CREATE OR REPLACE FUNCTION public.revoke_staff_invitation(p_organization uuid, p_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	address text;
begin
	perform private.require_role(p_organization, '{admin}');
	delete from public.staff_invitations i
	where i.organization_id = p_organization and i.id = p_id and i.accepted_at is null
	returning i.email into address;
	if address is null then
		perform private.refuse('not_found', 404);
	end if;
	perform private.record_audit(p_organization, 'staff_invitation_revoked', address);
end
$function$
;

CREATE OR REPLACE FUNCTION public.run_wave(p_organization uuid, p_wave uuid, p_period integer, p_tokens jsonb, p_expires_at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ select private.run_wave_at(p_organization, p_wave, p_period, p_tokens, p_expires_at, now()) $function$
;

CREATE OR REPLACE FUNCTION public.satisfaction_and_complaints(p_organization uuid, p_survey text, p_filter jsonb DEFAULT '{}'::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
	suppress_below constant integer := 5;
	within constant interval := interval '90 days';
	nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
	survey record;
	layout private.measured_layout;
	from_at timestamptz;
	until_at timestamptz;
	site uuid;
	service uuid;
	left_out text[];
	told jsonb;
begin
	perform private.require_role(p_organization);
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if not exists (select from public.cases k where k.organization_id = p_organization and k.kind = 'complaint') then
		return jsonb_build_object('has_complaints', false, 'days', extract(day from within), 'points', '[]'::jsonb);
	end if;
	layout := private.layout_of(p_organization, survey.id);
	if not private.sees_single_answers(p_organization)
		and private.isolates_few(p_organization, survey.id, layout.zone, p_filter, suppress_below) then
		return jsonb_build_object('has_complaints', true, 'days', extract(day from within), 'points', '[]'::jsonb);
	end if;
	from_at := private.from_instant(p_filter ->> 'from', layout.zone);
	-- Whoever answered later may still complain within the time.
	until_at := least(private.until_instant(p_filter ->> 'to', layout.zone), now() - within);
	if p_filter ->> 'site' is not null then
		site := coalesce((select s.id from public.sites s where s.organization_id = p_organization and s.code = p_filter ->> 'site'), nowhere);
	end if;
	if p_filter ->> 'service' is not null then
		service := coalesce((select s.id from public.services s where s.organization_id = p_organization and s.code = p_filter ->> 'service'), nowhere);
	end if;
	left_out := array(select jsonb_array_elements_text(coalesce(p_filter -> 'exclude', '[]')));

	with answered as (
		select r.overall, count(*) as n
		from public.responses r
		where r.organization_id = p_organization and r.survey_id = survey.id and r.customer_id is not null and r.overall is not null
			and r.submitted_at < until_at and (from_at is null or r.submitted_at >= from_at)
			and (site is null or r.site_id = site) and (service is null or r.service_id = service)
			and (p_filter ->> 'channel' is null or r.channel = p_filter ->> 'channel')
			and (p_filter ->> 'locale' is null or r.locale = p_filter ->> 'locale')
			and (left_out = '{}' or not r.flags && left_out)
		group by r.overall
	), complained as (
		-- From the few complaints to the answers before them, each answer once.
		select c.overall, count(*) as n
		from (
			select distinct r.id, r.overall
			from public.cases k
			join public.responses r on r.organization_id = k.organization_id and r.customer_id = k.customer_id
				and r.submitted_at < k.opened_at and r.submitted_at >= k.opened_at - within
			where k.organization_id = p_organization and k.kind = 'complaint' and r.survey_id = survey.id and r.overall is not null
				and r.submitted_at < until_at and (from_at is null or r.submitted_at >= from_at)
				and (site is null or r.site_id = site) and (service is null or r.service_id = service)
				and (p_filter ->> 'channel' is null or r.channel = p_filter ->> 'channel')
				and (p_filter ->> 'locale' is null or r.locale = p_filter ->> 'locale')
				and (left_out = '{}' or not r.flags && left_out)
		) as c
		group by c.overall
	)
	select jsonb_build_object('has_complaints', true, 'days', extract(day from within), 'n', coalesce(sum(a.n), 0),
		'points', jsonb_agg(jsonb_build_object('value', p.value,
			'n', case when a.n is null or a.n >= suppress_below then coalesce(a.n, 0) end,
			'complaints', case when a.n >= suppress_below then coalesce(c.n, 0) end) order by p.value))
	into told
	from generate_series(layout.scale_min, layout.scale_max) as p (value)
	left join answered a on a.overall = p.value
	left join complained c on c.overall = p.value;

	if not private.sees_single_answers(p_organization) then
		told := private.held_back(p_organization, survey.id, 'complaints ' || private.named_selection(p_organization, survey.id, layout.zone, p_filter), told,
			'points', 'value', suppress_below);
	end if;
	-- The total would tell of the few at a point that is not described.
	return told - 'n';
end
$function$
;

CREATE OR REPLACE FUNCTION public.save_draft(p_token text, p_fields jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	invitation record;
begin
	select v.organization_id, v.id, private.time_of_use(s, v) as at into invitation
	from public.invitations v
	join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id and (s.status = 'open' or v.is_test)
	where v.token_hash = sha256(convert_to(p_token, 'UTF8')) and v.spent_at is null and v.expires_at > now()
		and private.content_of(s) ->> 'consent' is distinct from 'anonymous'
	for update of v;
	if invitation.id is null or octet_length(p_fields::text) > 65536 then
		return false;
	end if;
	insert into private.drafts (organization_id, invitation_id, fields) values (invitation.organization_id, invitation.id, p_fields)
	on conflict (organization_id, invitation_id) do update set fields = excluded.fields, updated_at = now();
	update public.invitations v set started_at = invitation.at, opened_at = coalesce(v.opened_at, invitation.at)
	where v.organization_id = invitation.organization_id and v.id = invitation.id and v.started_at is null;
	return true;
end
$function$
;

CREATE OR REPLACE FUNCTION public.save_mail_words(p_organization uuid, p_survey text, p_words jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey uuid;
	saved integer;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey for update;
	if survey is null then
		perform private.refuse('not_found', 404);
	end if;
	insert into public.survey_mail_words (organization_id, survey_id, version, words, saved_by)
	select p_organization, survey, coalesce(max(w.version), 0) + 1, p_words, (select auth.uid())
	from public.survey_mail_words w where w.organization_id = p_organization and w.survey_id = survey
	returning version into saved;
	insert into public.survey_outreach (organization_id, survey_id, templates) values (p_organization, survey, p_words)
	on conflict (organization_id, survey_id) do update set templates = excluded.templates, updated_at = now();
	return saved;
end
$function$
;

CREATE OR REPLACE FUNCTION public.save_survey_draft(p_organization uuid, p_code text, p_content jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	update public.surveys s set draft = nullif(p_content, private.content_of(s))
	where s.organization_id = p_organization and s.code = p_code;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.save_view(p_organization uuid, p_view jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	most constant integer := 100;
	made uuid;
begin
	perform private.require_role(p_organization);
	if (select count(*) from public.saved_views v where v.organization_id = p_organization and v.owner_id = (select auth.uid())) >= most then
		perform private.refuse('invalid', 422, 'views');
	end if;
	insert into public.saved_views (organization_id, owner_id, name, path, query, is_shared)
	values (p_organization, (select auth.uid()), p_view ->> 'name', p_view ->> 'path', coalesce(p_view ->> 'query', ''),
		coalesce((p_view ->> 'is_shared')::boolean, false))
	returning id into made;
	return made;
end
$function$
;

CREATE OR REPLACE FUNCTION public.selection_isolates(p_organization uuid, p_survey text, p_filter jsonb)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select coalesce(private.isolates_few(s.organization_id, s.id, o.time_zone, p_filter, 5), true)
	from public.surveys s join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey
$function$
;

CREATE OR REPLACE FUNCTION public.set_cause_word(p_organization uuid, p_cause text, p_word text, p_change text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	named constant text := lower(btrim(p_word));
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if named is null or char_length(named) not between 1 and 40 or named ~ '[[:cntrl:]]' or p_cause !~ '^[a-z][a-z_]{1,62}$'
		or coalesce(p_change not in ('add', 'remove', 'restore'), true) then
		perform private.refuse('invalid', 422);
	end if;
	if (select count(*) >= 2000 from public.text_rules r where r.organization_id = p_organization) then
		perform private.refuse('invalid', 422, 'too_many');
	end if;
	-- A word of one's own that is taken away again leaves nothing; so does one that is put back.
	if p_change = 'restore' then
		delete from public.text_rules r where r.organization_id = p_organization and r.cause = p_cause and r.word = named;
	else
		insert into public.text_rules (organization_id, cause, word, is_removed, user_id)
		values (p_organization, p_cause, named, p_change = 'remove', (select auth.uid()))
		on conflict (organization_id, cause, word) do update
			set is_removed = excluded.is_removed, user_id = excluded.user_id, at = clock_timestamp();
	end if;
	perform private.renew_reader(p_organization);
	perform private.record_audit(p_organization, 'cause_word_' || p_change, p_cause || ': ' || named);
end
$function$
;

CREATE OR REPLACE FUNCTION public.set_channel(p_organization uuid, p_code text, p_is_active boolean, p_secret_nonce text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{admin}');
	update public.channels c set is_active = p_is_active,
		secret_nonce = coalesce(decode(p_secret_nonce, 'hex'), c.secret_nonce)
	where c.organization_id = p_organization and c.code = p_code;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
	perform private.record_audit(p_organization, case when p_secret_nonce is null then 'channel_set' else 'channel_secret_renewed' end,
		p_code || ' ' || p_is_active);
end
$function$
;

CREATE OR REPLACE FUNCTION public.set_complaint_form(p_organization uuid, p_days integer, p_is_listed boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{admin}');
	if p_days is null or p_days not between 1 and 365 then
		perform private.refuse('invalid', 422, 'days');
	end if;
	if p_is_listed is null then
		perform private.refuse('invalid', 422, 'is_listed');
	end if;
	update public.organizations o set complaint_due_days = p_days, is_complaint_form_listed = p_is_listed
	where o.id = p_organization;
	perform private.record_audit(p_organization, 'complaint_form_set',
		p_days || case when p_is_listed then ' listed' else ' unlisted' end);
end
$function$
;

CREATE OR REPLACE FUNCTION public.set_contact_rules(p_organization uuid, p_rules jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{admin}');
	update public.contact_rules r set
		cap_count = coalesce((p_rules ->> 'cap_count')::integer, r.cap_count),
		cap_days = coalesce((p_rules ->> 'cap_days')::integer, r.cap_days),
		quiet_from = coalesce((p_rules ->> 'quiet_from')::time, r.quiet_from),
		quiet_until = coalesce((p_rules ->> 'quiet_until')::time, r.quiet_until),
		reminder_days = case when jsonb_typeof(p_rules -> 'reminder_days') = 'array'
			then array(select d::integer from jsonb_array_elements_text(p_rules -> 'reminder_days') as d order by d::integer)
			else r.reminder_days end,
		updated_at = now()
	where r.organization_id = p_organization;
	perform private.record_audit(p_organization, 'contact_rules_set', null);
end
$function$
;

CREATE OR REPLACE FUNCTION public.set_left(p_organization uuid, p_customer text, p_left_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	someone uuid;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select c.id into someone from public.customers c where c.organization_id = p_organization and c.external_id = p_customer;
	if someone is null then
		perform private.refuse('not_found', 404);
	end if;
	perform private.mark_left(p_organization, someone, p_left_at);
	if p_left_at is null then
		perform private.review_customer(p_organization, someone);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.set_membership(p_organization uuid, p_user uuid, p_role staff_role, p_is_active boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{admin}');
	if p_user = (select auth.uid()) then
		perform private.refuse('own_membership', 403);
	end if;
	-- Two admins who demote each other at once would leave none: one waits for the other.
	perform from public.memberships where organization_id = p_organization and role = 'admin' for update;
	update public.memberships set role = p_role, is_active = p_is_active
	where organization_id = p_organization and user_id = p_user;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
	if not exists (select from public.memberships
		where organization_id = p_organization and role = 'admin' and is_active) then
		perform private.refuse('last_admin', 409);
	end if;
	-- What an admin decides now is not undone by an older invitation.
	delete from public.staff_invitations i where i.organization_id = p_organization and i.accepted_at is null
		and i.email = (select lower(u.email) from auth.users u where u.id = p_user);
	perform private.record_audit(p_organization, 'membership_set', p_user || ' ' || p_role || ' ' || p_is_active);
end
$function$
;

CREATE OR REPLACE FUNCTION public.set_open_form(p_organization uuid, p_form text, p_details jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	update public.open_forms f set
		is_open = coalesce((p_details ->> 'is_open')::boolean, f.is_open),
		label = coalesce(nullif(p_details -> 'label', 'null'), f.label),
		origins = case when jsonb_typeof(p_details -> 'origins') = 'array'
			then array(select jsonb_array_elements_text(p_details -> 'origins')) else f.origins end
	where f.organization_id = p_organization and f.slug = p_form;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.set_own_locale(p_locale locale)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	update public.memberships set locale = p_locale where user_id = (select auth.uid())
$function$
;

CREATE OR REPLACE FUNCTION public.set_playbook(p_organization uuid, p_signal text, p_content jsonb DEFAULT NULL::jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if p_content is null or p_content = 'null' then
		delete from public.playbooks b where b.organization_id = p_organization and b.signal = p_signal;
	elsif p_signal !~ '^[a-z0-9][a-z0-9_-]{0,62}$' or jsonb_typeof(p_content) <> 'object' or octet_length(p_content::text) > 20000 then
		perform private.refuse('invalid', 422, p_signal);
	else
		insert into public.playbooks as b (organization_id, signal, content, updated_by)
		values (p_organization, p_signal, p_content, (select auth.uid()))
		on conflict (organization_id, signal) do update set content = excluded.content, updated_by = excluded.updated_by, updated_at = now();
	end if;
	perform private.record_audit(p_organization, 'playbook_set', p_signal);
end
$function$
;

CREATE OR REPLACE FUNCTION public.set_prevention_rules(p_organization uuid, p_rules jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if p_rules ->> 'recovery_survey' is not null then
		select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_rules ->> 'recovery_survey';
		if survey is null then
			perform private.refuse('unknown_survey', 422, p_rules ->> 'recovery_survey');
		end if;
	end if;
	update public.prevention_rules r set
		weekly_capacity = case when p_rules ? 'weekly_capacity' then (p_rules ->> 'weekly_capacity')::integer else r.weekly_capacity end,
		minimum_points = case when p_rules ? 'minimum_points' then (p_rules ->> 'minimum_points')::integer else r.minimum_points end,
		minimum_risk = case when p_rules ? 'minimum_risk' then (p_rules ->> 'minimum_risk')::numeric else r.minimum_risk end,
		digest_hour = coalesce((p_rules ->> 'digest_hour')::smallint, r.digest_hour),
		cluster_customers = coalesce((p_rules ->> 'cluster_customers')::integer, r.cluster_customers),
		amber_at_once = coalesce((p_rules ->> 'amber_at_once')::boolean, r.amber_at_once),
		recovery_days = coalesce((p_rules ->> 'recovery_days')::integer, r.recovery_days),
		recovery_since = case when not p_rules ? 'recovery_survey' or survey is not distinct from r.recovery_survey_id then r.recovery_since
			when survey is not null then now() end,
		recovery_survey_id = case when p_rules ? 'recovery_survey' then survey else r.recovery_survey_id end,
		updated_at = now()
	where r.organization_id = p_organization;
	perform private.record_audit(p_organization, 'prevention_rules_set', p_rules::text);
	perform private.fill_queue(p_organization);
end
$function$
;

CREATE OR REPLACE FUNCTION public.set_survey_outreach(p_organization uuid, p_survey text, p_outreach jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	survey uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey is null then
		perform private.refuse('not_found', 404);
	end if;
	perform private.channel_for(p_organization, coalesce(p_outreach ->> 'channel', 'link'));
	insert into public.survey_outreach (organization_id, survey_id, channel, share, monthly_quota, reminder_days, templates)
	values (p_organization, survey, coalesce(p_outreach ->> 'channel', 'link'), coalesce((p_outreach ->> 'share')::numeric, 1),
		(p_outreach ->> 'monthly_quota')::integer,
		case when jsonb_typeof(p_outreach -> 'reminder_days') = 'array'
			then array(select d::integer from jsonb_array_elements_text(p_outreach -> 'reminder_days') as d order by d::integer) end,
		coalesce(nullif(p_outreach -> 'templates', 'null'), '{}'))
	on conflict (organization_id, survey_id) do update set
		channel = excluded.channel, share = excluded.share, monthly_quota = excluded.monthly_quota,
		reminder_days = excluded.reminder_days, updated_at = now(),
		templates = case when p_outreach ? 'templates' then excluded.templates else survey_outreach.templates end;
end
$function$
;

CREATE OR REPLACE FUNCTION public.set_vulnerable(p_organization uuid, p_customer text, p_is_vulnerable boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	marked uuid;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	update public.customers c set is_vulnerable = p_is_vulnerable
	where c.organization_id = p_organization and c.external_id = p_customer returning c.id into marked;
	if marked is null then
		perform private.refuse('not_found', 404);
	end if;
	if p_is_vulnerable then
		perform private.give_back(p_organization, a.alert_id, 'vulnerable') from public.prevention_assignments a
		where a.organization_id = p_organization and a.customer_id = marked and a.arm = 'holdout' and a.released_at is null;
		perform private.release_alert(p_organization, a.id, 'vulnerable') from public.risk_alerts a
		where a.organization_id = p_organization and a.customer_id = marked and a.closed_at is null and a.case_id is null;
	end if;
	perform private.record_audit(p_organization, case when p_is_vulnerable then 'customer_protected' else 'customer_unprotected' end, p_customer);
end
$function$
;

CREATE OR REPLACE FUNCTION public.settle_contact(p_organization uuid, p_id uuid, p_attempt integer, p_result text, p_error text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	queued public.outbox;
	asked uuid;
begin
	select * into queued from public.outbox o
	where o.organization_id = p_organization and o.id = p_id and o.attempts = p_attempt and o.sent_at is null
	for update;
	if queued.id is null then
		return;
	end if;
	asked := (queued.facts ->> 'invitation')::uuid;
	if p_result in ('sent', 'delivered') then
		perform public.settle_message(p_organization, p_id, p_attempt);
		update public.invitations v set sent_at = coalesce(v.sent_at, now()),
			delivered_at = case when p_result = 'delivered' then coalesce(v.delivered_at, now()) else v.delivered_at end
		where v.organization_id = p_organization and v.id = asked;
		return;
	end if;
	perform public.settle_message(p_organization, p_id, p_attempt, coalesce(p_error, p_result));
	if p_result = 'bounced' then
		update public.outbox o set dead_at = now() where o.organization_id = p_organization and o.id = p_id;
		update public.invitations v set bounced_at = coalesce(v.bounced_at, now())
		where v.organization_id = p_organization and v.id = asked;
		perform private.stop_address(p_organization, (select l.address_digest from public.contact_log l
			where l.organization_id = p_organization and l.message = queued.key and l.outcome = 'sent'), 'bounced');
	end if;
	-- Nobody was reached: it does not count against the cap.
	update public.contact_log l set outcome = 'failed',
		rule = case p_result when 'bounced' then 'bounced_address' else 'undeliverable' end
	where l.organization_id = p_organization and l.message = queued.key and l.outcome = 'sent'
		and exists (select from public.outbox o where o.organization_id = p_organization and o.id = p_id and o.dead_at is not null);
	update public.invitations v set skipped_rule = 'undeliverable'
	from public.outbox o
	where v.organization_id = p_organization and v.id = asked and v.bounced_at is null and v.sent_at is null
		and o.organization_id = p_organization and o.id = p_id and o.dead_at is not null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.settle_message(p_organization uuid, p_id uuid, p_attempt integer, p_error text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	update public.outbox set
		locked_until = null,
		sent_at = case when p_error is null then now() end,
		last_error = left(p_error, 500),
		dead_at = case when p_error is not null and attempts >= 10 then now() end,
		due_at = now() + make_interval(secs => 30 * power(2, least(attempts, 8)))
	where organization_id = p_organization and id = p_id and attempts = p_attempt and sent_at is null
$function$
;

CREATE OR REPLACE FUNCTION public.signal_quality(p_organization uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	weeks constant interval := '12 weeks';
	patience constant interval := '48 hours';
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return (
		with alerts as (
			select a.id, a.customer_id, a.opened_at, a.case_opened_at,
				a.case_opened_at < now() - patience and not exists (
					select from public.case_events e
					where e.organization_id = a.organization_id and e.case_id = a.case_id and e.kind not in ('opened', 'linked', 'escalated')
						and (e.actor_id is not null or e.actor_kind in ('user', 'api')) and e.at <= a.case_opened_at + patience) as is_ignored,
				coalesce(a.closed_at, now()) as until
			from public.risk_alerts a
			where a.organization_id = p_organization and a.opened_at > now() - weeks
		),
		-- A signal belongs to an alert when it counted as the alert opened, or came while it was open.
		reasons as (
			select distinct a.id, e.signal from alerts a
			join public.risk_events e on e.organization_id = p_organization and e.customer_id = a.customer_id
				and e.recorded_at <= a.until and e.expires_at > a.opened_at and (e.points > 0 or e.is_must_act)
		)
		select coalesce(jsonb_agg(jsonb_build_object('signal', s.signal, 'this_week', s.this_week, 'alerts', s.alerts,
			'with_case', s.with_case, 'ignored', s.ignored, 'useful', s.useful, 'wrong', s.wrong, 'too_early', s.too_early,
			'known', s.known) order by s.alerts desc, s.signal), '[]')
		from (
			select r.signal, count(*) as alerts, count(*) filter (where a.opened_at > now() - interval '7 days') as this_week,
				count(*) filter (where a.case_opened_at < now() - patience) as with_case, count(*) filter (where a.is_ignored) as ignored,
				coalesce(sum(l.useful), 0) as useful, coalesce(sum(l.wrong), 0) as wrong,
				coalesce(sum(l.too_early), 0) as too_early, coalesce(sum(l.known), 0) as known
			from reasons r join alerts a on a.id = r.id
			left join lateral (
				select count(*) filter (where b.label = 'useful') as useful, count(*) filter (where b.label = 'wrong') as wrong,
					count(*) filter (where b.label = 'too_early') as too_early, count(*) filter (where b.label = 'known') as known
				from public.alert_labels b where b.organization_id = p_organization and b.alert_id = a.id
			) as l on true
			group by r.signal
		) as s);
end
$function$
;

CREATE OR REPLACE FUNCTION public.start_prevention(p_organization uuid, p_program jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	made uuid;
	secret constant text := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
	zone text;
	earlier record;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select o.time_zone into zone from public.organizations o where o.id = p_organization for no key update;
	if exists (select from public.prevention_programs p where p.organization_id = p_organization and p.closed_at is null) then
		perform private.refuse('program_running', 409);
	end if;
	if not coalesce((p_program ->> 'verdict_on')::date
			between (now() at time zone zone)::date + (p_program ->> 'window_days')::integer + 14 and (now() at time zone zone)::date + 1100, false) then
		perform private.refuse('invalid', 422, 'verdict_on');
	end if;
	select * into earlier from private.historic_rate(p_organization, (p_program ->> 'window_days')::integer);
	insert into public.prevention_programs (organization_id, name, play, opened_by, block_size, block_holdouts, window_days, verdict_on,
		planned_n, expected_per_week, capacity_per_week, base_rate, historic_n, historic_complaints, salt_commitment)
	values (p_organization, p_program -> 'name', p_program ->> 'play', (select auth.uid()), (p_program ->> 'block_size')::smallint,
		(p_program ->> 'block_holdouts')::smallint, (p_program ->> 'window_days')::integer, (p_program ->> 'verdict_on')::date,
		(p_program ->> 'planned_n')::integer, (p_program ->> 'expected_per_week')::numeric, (p_program ->> 'capacity_per_week')::numeric,
		(p_program ->> 'base_rate')::numeric, earlier.n, earlier.complaints, encode(sha256(convert_to(secret, 'UTF8')), 'hex'))
	returning id into made;
	insert into private.prevention_salts (organization_id, program_id, salt) values (p_organization, made, secret);
	perform private.record_audit(p_organization, 'prevention_started', coalesce(p_program #>> '{name,en}', p_program #>> '{name,zh}'));
	return made;
end
$function$
;

CREATE OR REPLACE FUNCTION public.stop_prevention(p_organization uuid, p_reason text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	stopped uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if coalesce(char_length(p_reason), 0) not between 1 and 500 then
		perform private.refuse('invalid', 422, 'reason');
	end if;
	update public.prevention_programs p set closed_at = clock_timestamp(), closed_by = (select auth.uid()), close_reason = p_reason
	where p.organization_id = p_organization and p.closed_at is null returning p.id into stopped;
	if stopped is null then
		perform private.refuse('not_found', 404);
	end if;
	perform private.release_holdouts(p_organization, stopped, 'program_ended');
	perform private.record_audit(p_organization, 'prevention_stopped', p_reason);
end
$function$
;

CREATE OR REPLACE FUNCTION public.stop_wave(p_organization uuid, p_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	update public.survey_waves w set is_active = false where w.organization_id = p_organization and w.id = p_id;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.store_prevention_verdict(p_organization uuid, p_program uuid, p_verdict jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	read_at timestamptz;
begin
	select p.verdict_on::timestamp at time zone o.time_zone into read_at
	from public.prevention_programs p join public.organizations o on o.id = p.organization_id
	where p.organization_id = p_organization and p.id = p_program and p.closed_at is null for no key update of p;
	-- Read once: somebody else did, or its date has not come.
	if read_at is null or read_at > now() then
		return false;
	end if;
	update public.prevention_programs p set closed_at = clock_timestamp(), verdict_at = clock_timestamp(),
		verdict = p_verdict || jsonb_build_object('arms', private.arm_counts(p_organization, p_program, read_at))
	where p.organization_id = p_organization and p.id = p_program;
	perform private.release_holdouts(p_organization, p_program, 'program_ended');
	return true;
end
$function$
;

CREATE OR REPLACE FUNCTION public.store_risk_model(p_organization uuid, p_model jsonb)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select private.count_soon(p_organization);
	insert into public.risk_models (organization_id, version, card_id, verdict, intercept, slope, signals, n, complaints,
		learned_from, learned_to, metrics, proposal)
	select p_organization, coalesce((select max(m.version) from public.risk_models m where m.organization_id = p_organization), 0) + 1,
		(p_model ->> 'card_id')::uuid, p_model ->> 'verdict', (p_model ->> 'intercept')::double precision,
		(p_model ->> 'slope')::double precision, p_model -> 'signals', (p_model ->> 'n')::integer, (p_model ->> 'complaints')::integer,
		(p_model ->> 'learned_from')::timestamptz, (p_model ->> 'learned_to')::timestamptz, p_model -> 'metrics', p_model -> 'proposal'
	returning version
$function$
;

CREATE OR REPLACE FUNCTION public.submit_form(p_slug text, p_answer jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	form public.open_forms;
	survey public.surveys;
	submission text := p_answer ->> 'submission_id';
	receipt text;
	content jsonb;
	tier text;
	owner uuid;
	observer uuid;
	day timestamptz;
	earlier record;
	stored uuid;
begin
	select * into form from public.open_forms f where f.slug = p_slug;
	if form.id is null then
		perform private.refuse('form_unusable', 404);
	end if;
	if submission is null then
		perform private.refuse('invalid', 422);
	end if;
	receipt := private.receipt_of('form:' || form.slug || ':' || submission);
	-- Copies of one answer wait for each other here.
	perform pg_advisory_xact_lock(hashtextextended(form.id || submission, 5));
	select r.form_id into earlier from public.responses r
	where r.organization_id = form.organization_id and r.survey_id = form.survey_id and r.submission_id = submission;
	if found then
		if earlier.form_id is distinct from form.id then
			perform private.refuse('submission_id_taken', 409);
		end if;
		return jsonb_build_object('receipt', receipt, 'is_new', false);
	end if;
	select * into survey from public.surveys s where s.organization_id = form.organization_id and s.id = form.survey_id;
	if not form.is_open or survey.status <> 'open' then
		perform private.refuse('form_unusable', 404);
	end if;
	content := private.content_of(survey);
	tier := private.open_form_tier(content);
	observer := private.observer_of(form);
	if coalesce((p_answer ->> 'contact_requested')::boolean, false) then
		owner := private.contact_from(nullif(p_answer ->> 'contact_detail', ''), form.organization_id, p_answer ->> 'locale');
	end if;
	if tier = 'anonymous' and coalesce(owner, observer) is null then
		select date_trunc('day', now(), o.time_zone) into day from public.organizations o where o.id = form.organization_id;
	end if;
	stored := private.store_response(form.organization_id, form.survey_id,
		p_answer - array['encounter_id', 'flags']
			- case when (content ->> 'importance')::boolean then array[]::text[] else array['weights'] end
		|| jsonb_build_object(
			'receipt', receipt, 'customer_id', owner, 'consent', case when coalesce(owner, observer) is null then tier else 'identified' end,
			'source', case form.kind when 'observation' then 'observation' else 'form' end,
			'interviewer_id', observer,
			-- An observer names the place where the form does not.
			'site_id', coalesce(form.site_id, (select st.id from public.sites st where form.kind = 'observation'
				and st.organization_id = form.organization_id and st.code = p_answer #>> '{answers,place}')),
			'service_id', coalesce(form.service_id, (select sv.id from public.services sv where form.kind = 'observation'
				and sv.organization_id = form.organization_id and sv.code = p_answer #>> '{answers,service}')),
			'channel', form.channel,
			-- Where the form's own question takes the place of the comment, its answer is the customer's words.
			'comment', coalesce(nullif(p_answer ->> 'comment', ''), left(p_answer #>> '{answers,words}', 4000)),
			'asked', private.items_to_ask(survey.organization_id, survey.instrument_id, survey.form, submission),
			'survey_version', survey.version, 'notice_version', survey.notice_version, 'submitted_at', day, 'received_at', day));
	if stored is null then
		perform private.refuse('submission_id_taken', 409);
	end if;
	update public.responses r set form_id = form.id where r.organization_id = form.organization_id and r.id = stored;
	if owner is not null then
		perform private.score_response(form.organization_id, stored);
		perform private.review_customer(form.organization_id, owner);
	end if;
	return jsonb_build_object('receipt', receipt, 'is_new', true);
end
$function$
;

CREATE OR REPLACE FUNCTION public.submit_response(p_token text, p_answer jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	invitation public.invitations;
	survey public.surveys;
	receipt text := private.receipt_of(p_token);
	content jsonb;
	tier text;
	wants_contact boolean := coalesce((p_answer ->> 'contact_requested')::boolean, false);
	owner uuid;
	day timestamptz;
	facts jsonb;
	stored uuid;
begin
	select * into invitation from public.invitations v
	where v.token_hash = sha256(convert_to(p_token, 'UTF8')) for update;
	if invitation.spent_at is not null then
		return jsonb_build_object('receipt', receipt, 'is_new', false);
	end if;
	select * into survey from public.surveys s
	where s.organization_id = invitation.organization_id and s.id = invitation.survey_id;
	if invitation.id is null or invitation.expires_at <= now() or (survey.status <> 'open' and not invitation.is_test) then
		perform private.refuse('invitation_unusable', 404);
	end if;
	content := case when invitation.is_test then coalesce(survey.draft, private.content_of(survey)) else private.content_of(survey) end;
	if invitation.is_test then
		insert into public.test_answers (organization_id, survey_id, receipt, locale, answer)
		values (survey.organization_id, survey.id, receipt, p_answer ->> 'locale', p_answer - 'files');
	else
		tier := coalesce(content ->> 'consent', 'identified');
		-- Asking to be contacted is the customer's own step out of an unnamed tier.
		owner := case
			when tier = 'identified' or (tier = 'confidential' and wants_contact) then invitation.customer_id
			when tier = 'anonymous' and wants_contact
				then private.contact_from(nullif(p_answer ->> 'contact_detail', ''), survey.organization_id, p_answer ->> 'locale') end;
		if tier <> 'identified' and owner is null then
			select date_trunc('day', now(), o.time_zone) into day from public.organizations o where o.id = survey.organization_id;
		end if;
		select jsonb_build_object('site_id', e.site_id, 'service_id', e.service_id, 'channel', e.channel) into facts
		from public.encounters e where e.organization_id = invitation.organization_id and e.id = invitation.encounter_id;
		stored := private.store_response(invitation.organization_id, invitation.survey_id,
			p_answer - array['service_id', 'channel']
				- case when (content ->> 'importance')::boolean then array[]::text[] else array['weights'] end
			|| jsonb_build_object('site_id', invitation.site_id) || coalesce(facts, '{}') || jsonb_build_object(
				'receipt', receipt, 'customer_id', owner,
				'encounter_id', case when tier = 'identified' then invitation.encounter_id end,
				'consent', case when owner is not null then 'identified' else tier end,
				'source', case when invitation.channel = 'phone' then 'interview' else 'invitation' end,
				'reminders', case when tier <> 'anonymous' then (
					select least(count(*), 5) from public.contact_log l
					where l.organization_id = invitation.organization_id and l.invitation_id = invitation.id
						and l.purpose = 'reminder' and l.outcome = 'sent') end,
				'interviewer_id', case when invitation.channel = 'phone' then invitation.created_by end,
				'asked', private.items_to_ask(survey.organization_id, survey.instrument_id, survey.form, encode(invitation.token_hash, 'hex')),
				'survey_version', survey.version, 'notice_version', survey.notice_version, 'submitted_at', day, 'received_at', day));
		if stored is null then
			perform private.refuse('submission_id_taken', 409);
		end if;
		if tier = 'confidential' and owner is null then
			insert into private.response_owners (organization_id, response_id, customer_id)
			values (invitation.organization_id, stored, invitation.customer_id);
		end if;
		if owner is not null then
			perform private.score_response(invitation.organization_id, stored);
			perform private.review_customer(invitation.organization_id, owner);
		end if;
	end if;
	delete from private.drafts d where d.organization_id = invitation.organization_id and d.invitation_id = invitation.id;
	update public.invitations v set nonce = null,
		spent_at = case when day is null then now() else date_trunc('day', v.created_at) end
	where v.organization_id = invitation.organization_id and v.id = invitation.id;
	return jsonb_build_object('receipt', receipt, 'is_new', true);
end
$function$
;

CREATE OR REPLACE FUNCTION public.survey_sums(p_organization uuid, p_survey text, p_filter jsonb DEFAULT '{}'::jsonb, p_by text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	suppress_below constant integer := 5;
	survey public.surveys;
	layout private.measured_layout;
	told jsonb;
	totals jsonb;
	asked text;
	groups jsonb;
begin
	perform private.require_role(p_organization);
	select * into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	layout := private.layout_of(p_organization, survey.id);
	told := private.sums_told(layout, survey, p_filter, p_by, suppress_below);
	if private.sees_single_answers(p_organization) then
		return told;
	end if;
	if private.isolates_few(p_organization, survey.id, layout.zone, p_filter, suppress_below) then
		return private.without_figures(told) || '{"groups": []}';
	end if;
	-- The whole is one, however it is divided: groups are never newer than it.
	asked := private.named_selection(p_organization, survey.id, layout.zone, p_filter);
	totals := private.held_back(p_organization, survey.id, 'sums ' || asked, told || '{"groups": []}', 'groups', 'key', suppress_below);
	if p_by is null then
		return totals;
	elsif totals = told || '{"groups": []}' then
		groups := private.held_back(p_organization, survey.id, concat_ws(' ', 'groups', asked, p_by),
			jsonb_build_object('n', told -> 'n_received', 'groups', told -> 'groups'), 'groups', 'key', suppress_below) -> 'groups';
	else
		groups := (select t.told -> 'groups' from private.told_sums t
			where t.organization_id = p_organization and t.survey_id = survey.id and t.question = concat_ws(' ', 'groups', asked, p_by));
	end if;
	return totals || jsonb_build_object('groups', coalesce(groups, '[]'));
end
$function$
;

CREATE OR REPLACE FUNCTION public.take_alert(p_organization uuid, p_customer text, p_reason text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	found_alert public.risk_alerts;
	taken uuid;
	asker constant uuid := (select auth.uid());
	told constant text := nullif(btrim(p_reason), '');
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select a.* into found_alert from public.risk_alerts a
	join public.customers c on c.organization_id = a.organization_id and c.id = a.customer_id
	where a.organization_id = p_organization and c.external_id = p_customer and a.closed_at is null;
	if found_alert.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if told is null or char_length(told) > 1000 then
		perform private.refuse('invalid', 422, 'reason');
	end if;
	-- Null when somebody else was quicker: then the case is theirs, and is shown.
	taken := private.release_alert(p_organization, found_alert.id, 'taken');
	if taken is not null then
		insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, note)
		values (p_organization, taken, asker, private.who_acts(), 'note', told);
		if asker is not null and exists (select from public.cases k
			where k.organization_id = p_organization and k.id = taken and k.owner_id is distinct from asker) then
			insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, details)
			select p_organization, taken, asker, 'user', 'assigned', jsonb_build_object('owner_id', asker, 'before', k.owner_id)
			from public.cases k where k.organization_id = p_organization and k.id = taken;
			update public.cases k set owner_id = asker where k.organization_id = p_organization and k.id = taken;
		end if;
	end if;
	return (select k.reference from public.risk_alerts a
		join public.cases k on k.organization_id = a.organization_id and k.id = a.case_id
		where a.organization_id = p_organization and a.id = found_alert.id);
end
$function$
;

CREATE OR REPLACE FUNCTION public.take_back_attempt(p_bucket text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	delete from private.attempts where ctid = (
		select a.ctid from private.attempts a where a.bucket = p_bucket order by a.at desc limit 1)
$function$
;

CREATE OR REPLACE FUNCTION public.take_risk_snapshots(p_limit integer DEFAULT 2000)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ select private.take_snapshots_at(now(), greatest(p_limit, 1)) $function$
;

CREATE OR REPLACE FUNCTION public.tend_alerts()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	organization uuid;
	since timestamptz;
begin
	insert into private.alert_rounds (organization_id, at)
	select r.organization_id, now() - interval '1 minute' from public.prevention_rules r on conflict do nothing;
	select t.organization_id, t.at into organization, since from private.alert_rounds t
	where t.at <= now() - interval '1 minute' order by t.at limit 1 for update skip locked;
	if organization is null then
		return false;
	end if;
	update private.alert_rounds t set at = now() where t.organization_id = organization;
	perform private.tend_alerts_of(organization, since);
	return true;
end
$function$
;

CREATE OR REPLACE FUNCTION public.text_reader_of(p_organization uuid)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select jsonb_build_object('version', coalesce((select r.version from public.text_readers r where r.organization_id = p_organization), 0),
		'rules', (select coalesce(jsonb_agg(jsonb_build_object('code', r.cause, 'word', r.word, 'isRemoved', r.is_removed)), '[]')
			from public.text_rules r where r.organization_id = p_organization),
		'models', (select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'version', m.version, 'metrics', m.metrics, 'header', m.header,
				'weights', encode(m.weights, 'base64'))), '[]')
			from public.text_models m where m.organization_id = p_organization and m.is_active))
$function$
;

CREATE OR REPLACE FUNCTION public.text_training_due()
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select coalesce(jsonb_agg(jsonb_build_object('organization', d.organization_id, 'kind', d.kind)), '[]')
	from (
		select l.organization_id, l.kind from public.text_labels l
		where l.source = 'human' and l.at > coalesce((
			select max(m.trained_at) from public.text_models m
			where m.organization_id = l.organization_id and m.kind = l.kind), '-infinity')
		group by 1, 2 having count(*) >= 25) as d
$function$
;

CREATE OR REPLACE FUNCTION public.text_training_rows(p_organization uuid, p_kind text)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select coalesce(jsonb_agg(jsonb_build_object('text', l.words, 'codes', l.codes, 'person', l.person, 'is_random', l.drawn = 'random',
		'is_new', l.at > coalesce((select max(m.trained_at) from public.text_models m
			where m.organization_id = p_organization and m.kind = p_kind and m.is_active), '-infinity'))), '[]')
	from (
		select l.*, w.words, coalesce(w.customer_id, l.reading_id)::text as person
		from public.text_labels l
		join public.text_readings t on t.organization_id = l.organization_id and t.id = l.reading_id
		cross join lateral (
			select r.comment as words, r.customer_id from public.responses r
			where r.organization_id = t.organization_id and r.id = t.response_id
			union all
			select c.words, c.customer_id from public.cases c where c.organization_id = t.organization_id and c.id = t.case_id) as w
		where l.organization_id = p_organization and l.kind = p_kind and l.source = 'human' and w.words is not null
		order by l.at desc limit 5000) as l
$function$
;

CREATE OR REPLACE FUNCTION public.texts_to_watch(p_limit integer DEFAULT 500)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	due uuid;
begin
	insert into private.text_watches (organization_id, counted_at)
	select o.id, '-infinity' from public.organizations o on conflict (organization_id) do nothing;
	select w.organization_id into due from private.text_watches w
	where w.counted_at < now() - interval '1 day' order by w.counted_at limit 1 for update skip locked;
	if due is null then
		return null;
	end if;
	update private.text_watches w set counted_at = now() where w.organization_id = due;
	return jsonb_build_object('organization', due,
		'then', private.texts_between(due, now() - interval '393 days', now() - interval '28 days', p_limit),
		'now', private.texts_between(due, now() - interval '28 days', now(), p_limit));
end
$function$
;

CREATE OR REPLACE FUNCTION public.track_case(p_reference text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	return (select jsonb_build_object(
			'reference', k.reference, 'organization', o.name, 'time_zone', o.time_zone,
			'state', k.state, 'state_name', s.public_name, 'is_open', s.is_open,
			'received_at', k.opened_at, 'due_at', case when s.is_open and k.answered_at is null then k.due_at end,
			'locale', k.locale,
			-- What a colleague or another system wrote down is not the complainant's own text.
			'told', case when k.source = 'form' then jsonb_build_object('words', k.words, 'remedy', k.remedy, 'happened_at', k.happened_at,
				'site', (select st.name from public.sites st where st.organization_id = k.organization_id and st.id = k.site_id),
				'service', (select sv.name from public.services sv where sv.organization_id = k.organization_id and sv.id = k.service_id)) end,
			'added', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'words', e.note) order by e.at), '[]')
				from public.case_events e
				where e.organization_id = k.organization_id and e.case_id = k.id and e.kind = 'added'),
			'answers', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'words', e.public_words) order by e.at), '[]')
				from public.case_events e
				where e.organization_id = k.organization_id and e.case_id = k.id and e.public_words is not null))
		from public.cases k
		join public.organizations o on o.id = k.organization_id
		join public.case_states s on s.kind = k.kind and s.code = k.state
		where k.kind = 'complaint' and k.reference = p_reference);
end
$function$
;

CREATE OR REPLACE FUNCTION public.transition_case(p_organization uuid, p_reference text, p_to text, p_note text DEFAULT NULL::text, p_details jsonb DEFAULT '{}'::jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	current_case public.cases := private.locked_case(p_organization, p_reference);
	required text[];
	is_open_after boolean;
	named_cause text := nullif(p_details ->> 'cause', 'unknown');
	next_due timestamptz := current_case.due_at;
	event uuid := gen_random_uuid();
begin
	select t.needs, s.is_open into required, is_open_after
	from public.case_transitions t join public.case_states s on s.kind = t.kind and s.code = t.to_state
	where t.kind = current_case.kind and t.from_state = current_case.state and t.to_state = p_to;
	if required is null then
		perform private.refuse('transition_refused', 409, current_case.state || ' → ' || p_to);
	end if;
	if not p_details ?& required then
		perform private.refuse('details_missing', 422, array_to_string(required, ', '));
	end if;
	if not is_open_after and coalesce(p_details ->> 'outcome', '') not in ('solved', 'not_solved', 'not_reached', 'no_problem') then
		perform private.refuse('unknown_outcome', 422, p_details ->> 'outcome');
	end if;
	if not is_open_after and private.has_unread_must_act(current_case) then
		perform private.refuse('news_since', 409);
	end if;
	if current_case.kind = 'complaint' then
		-- A cause that nobody found, and a case that is taken up again, say why.
		if nullif(p_note, '') is null and (p_to = 'reopened' or (p_to = 'closed' and named_cause is null)) then
			perform private.refuse('details_missing', 422, 'reason');
		end if;
		if p_to = 'answered' and char_length(coalesce(p_details ->> 'answer', '')) not between 1 and 4000 then
			perform private.refuse('invalid', 422, 'answer');
		end if;
		if coalesce(named_cause, 'a') !~ '^[a-z0-9][a-z0-9_-]{0,62}$' or coalesce(p_details ->> 'category', 'a') !~ '^[a-z0-9][a-z0-9_-]{0,62}$' then
			perform private.refuse('invalid', 422, 'cause');
		end if;
		if p_to = 'reopened' then
			next_due := private.complaint_due(p_organization, now());
		end if;
		update public.cases set due_at = next_due,
			answered_at = case p_to when 'answered' then now() when 'reopened' then null else answered_at end,
			category = coalesce(split_part(named_cause, '_', 1), case when cause is null then p_details ->> 'category' end, category),
			cause = coalesce(named_cause, cause)
		where organization_id = p_organization and id = current_case.id;
	end if;
	update public.cases set state = p_to,
		owner_id = coalesce(owner_id, (select auth.uid())),
		closed_at = case when is_open_after then null else now() end,
		outcome = case when is_open_after then null else p_details ->> 'outcome' end
	where organization_id = p_organization and id = current_case.id;
	insert into public.case_events (organization_id, id, case_id, actor_id, actor_kind, kind, from_state, to_state, note, public_words, details)
	values (p_organization, event, current_case.id, (select auth.uid()), private.who_acts(), 'state_changed', current_case.state, p_to,
		nullif(p_note, ''), case when p_to = 'answered' then p_details ->> 'answer' end,
		p_details - 'answer' || case when next_due <> current_case.due_at
			then jsonb_build_object('due_at', next_due, 'due_before', current_case.due_at) else '{}' end);
	if p_to = 'answered' then
		perform private.tell_complainant(p_organization, current_case.id, 'answered', event);
	elsif p_to = 'reopened' then
		perform private.tell_owner_of_complaint(p_organization, current_case.id, 'reopened', event);
	end if;
	if not is_open_after then
		perform private.learn_from_case(p_organization, current_case.id);
	elsif current_case.closed_at is not null then
		update public.risk_alerts a set closed_at = null
		where a.organization_id = p_organization and a.case_id = current_case.id
			and not exists (select from public.risk_alerts o
				where o.organization_id = a.organization_id and o.customer_id = a.customer_id and o.closed_at is null);
	end if;
	return p_to;
end
$function$
;

CREATE OR REPLACE FUNCTION public.unsubscribe(p_token text, p_undo boolean DEFAULT false)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	asked record;
begin
	select v.organization_id, v.customer_id, private.address_digest(private.contact_address(c, v.channel, v.channel_id)) as digest
	into asked
	from public.invitations v
	join public.customers c on c.organization_id = v.organization_id and c.id = v.customer_id
	where v.token_hash = sha256(convert_to(p_token, 'UTF8'));
	if asked.customer_id is null then
		return false;
	end if;
	if p_undo then
		update public.contact_stops t set ended_at = now()
		where t.organization_id = asked.organization_id and t.reason = 'opted_out' and t.ended_at is null
			and (t.customer_id = asked.customer_id or t.address_digest = asked.digest);
	else
		perform private.stop_address(asked.organization_id, asked.digest, 'opted_out', asked.customer_id);
	end if;
	return true;
end
$function$
;

CREATE OR REPLACE FUNCTION public.use_text_model(p_organization uuid, p_kind text, p_version integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if coalesce(p_kind not in ('cause', 'polarity'), true) then
		perform private.refuse('invalid', 422);
	end if;
	if p_version is not null and not exists (select from public.text_models m where m.organization_id = p_organization
		and m.kind = p_kind and m.version = p_version and m.weights is not null) then
		perform private.refuse('not_found', 404);
	end if;
	update public.text_models m set is_active = false
	where m.organization_id = p_organization and m.kind = p_kind and m.is_active and m.version is distinct from p_version;
	update public.text_models m set is_active = true
	where m.organization_id = p_organization and m.kind = p_kind and m.version = p_version and not m.is_active;
	perform private.renew_reader(p_organization);
	perform private.record_audit(p_organization, 'text_model_chosen', p_kind || ' ' || coalesce(p_version::text, 'none'));
end
$function$
;

CREATE OR REPLACE FUNCTION public.word_figures(p_organization uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return (select jsonb_build_object(
		'texts', (select count(*) from public.text_readings t where t.organization_id = p_organization),
		'labelled', count(distinct l.reading_id),
		'causes', jsonb_build_object('n', count(*) filter (where l.kind = 'cause' and l.drawn = 'random'),
			'right', count(*) filter (where l.kind = 'cause' and l.drawn = 'random' and case
				when cardinality(l.codes) = 0 then jsonb_array_length(l.suggested -> 'causes') = 0
				else coalesce(l.suggested #>> '{causes,0,code}' = any (l.codes), false) end)),
		'polarity', jsonb_build_object('n', count(*) filter (where l.kind = 'polarity' and l.drawn = 'random'),
			'right', count(*) filter (where l.kind = 'polarity' and l.drawn = 'random'
				and coalesce(((l.suggested ->> 'negative')::numeric >= 0.5) = (l.codes = '{discontent}'), false))))
		from public.text_labels l
		where l.organization_id = p_organization and l.source = 'human' and l.at >= now() - interval '365 days');
end
$function$
;

CREATE OR REPLACE FUNCTION public.word_queue(p_organization uuid, p_limit integer DEFAULT 10)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	places constant integer := least(greatest(p_limit, 5), 50);
	since constant timestamptz := now() - interval '365 days';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return (
		with latest as materialized (
			select t.id, t.read_at, t.response_id, t.case_id, t.negative, private.margin_of_reading(t) as margin,
				private.in_random_slice(t.id) as is_random
			from public.text_readings t
			where t.organization_id = p_organization and t.read_at >= since and not exists (
				select from public.text_labels l
				where l.organization_id = p_organization and l.reading_id = t.id and l.source = 'human'
					and (l.drawn <> 'case' or not private.in_random_slice(t.id)))
			order by t.read_at desc limit 5000
		), waiting as materialized (
			-- Of texts that say the same, one is enough to ask about; those drawn by chance are drawn as they are.
			select l.*, row_number() over (partition by md5(coalesce(r.comment, c.words))
				order by l.is_random, l.read_at desc, l.id) > 1 as is_copy
			from latest l
			left join public.responses r on r.organization_id = p_organization and r.id = l.response_id
			left join public.cases c on c.organization_id = p_organization and c.id = l.case_id
		), drawn as (
			(select w.id, 'random' as drawn, row_number() over (order by md5(w.id::text)) as place
				from waiting w where w.is_random order by 3 limit places / 5)
			union all
			(select w.id, 'margin', row_number() over (order by w.margin, w.id)
				from waiting w where not (w.is_random or w.is_copy) order by 3 limit places / 2)
		), shown as (
			select * from drawn
			union all
			(select w.id, 'value', row_number() over (order by w.negative >= 0.5 desc nulls last, w.read_at desc, w.id)
				from waiting w where not (w.is_random or w.is_copy) and not exists (select from drawn d where d.id = w.id)
				order by 3 limit places - places / 2 - places / 5)
		)
		select jsonb_build_object('waiting', (
				select count(*) from public.text_readings t
				where t.organization_id = p_organization and t.read_at >= since and not exists (
					select from public.text_labels l
					where l.organization_id = p_organization and l.reading_id = t.id and l.source = 'human')),
			'texts', coalesce(jsonb_agg(jsonb_build_object(
				'id', t.id, 'kind', case when t.case_id is null then 'comment' else 'complaint' end,
				'text', private.words_of_reading(t), 'locale', t.locale, 'at', t.read_at, 'drawn', s.drawn,
				'negative', t.negative, 'findings', t.findings, 'causes', t.causes, 'grams', t.grams,
				'proposed', (select l.codes from public.text_labels l where l.organization_id = p_organization
					and l.reading_id = t.id and l.kind = 'cause' and l.source = 'llm'))
			order by s.place, array_position('{random,margin,value}'::text[], s.drawn)), '[]'))
		from shown s
		join public.text_readings t on t.organization_id = p_organization and t.id = s.id);
end
$function$
;

CREATE OR REPLACE FUNCTION public.words_to_propose(p_limit integer)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select coalesce(jsonb_agg(jsonb_build_object('organization', (s.t).organization_id, 'id', (s.t).id,
		'text', private.words_of_reading(s.t))), '[]')
	from (
		select t from public.text_readings t
		where t.read_at >= now() - interval '30 days' and t.reader_version >= 0 and coalesce(t.negative, 1) >= 0.5
			and not exists (select from public.text_labels l
				where l.organization_id = t.organization_id and l.reading_id = t.id and l.kind = 'cause')
		order by t.read_at desc limit p_limit) as s
$function$
;

CREATE OR REPLACE FUNCTION public.words_to_read(p_limit integer)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
	select coalesce(jsonb_agg(jsonb_build_object('organization', s.organization_id, 'id', s.id, 'version', s.version, 'text', (
		select w.words from (
			select r.comment as words from public.responses r where r.organization_id = s.organization_id and r.id = s.response_id
			union all
			select c.words from public.cases c where c.organization_id = s.organization_id and c.id = s.case_id) as w))), '[]')
	from (
		select t.organization_id, t.id, t.response_id, t.case_id, coalesce(v.version, 0) as version
		from public.organizations o
		left join public.text_readers v on v.organization_id = o.id
		cross join lateral (
			select * from public.text_readings t
			where t.organization_id = o.id and t.reader_version < coalesce(v.version, 0)
			order by t.reader_version, t.read_at desc limit p_limit) as t
		limit p_limit) as s
$function$
;

CREATE OR REPLACE FUNCTION public.write_to_customer(p_organization uuid, p_reference text, p_subject text, p_text text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
	about public.cases := private.locked_case(p_organization, p_reference);
	title constant text := nullif(btrim(regexp_replace(p_subject, '\s+', ' ', 'g')), '');
	words constant text := nullif(btrim(p_text), '');
	message constant text := format('case-mail/%s/%s', about.id, gen_random_uuid());
	verdict record;
begin
	if about.closed_at is not null then
		perform private.refuse('case_is_closed', 409);
	end if;
	if title is null or words is null or char_length(title) > 200 or char_length(words) > 4000 then
		perform private.refuse('invalid', 422, case when words is null or char_length(words) > 4000 then 'text' else 'subject' end);
	end if;
	if about.customer_id is null then
		perform private.refuse('address_missing', 422);
	end if;
	-- A second click is not a second mail.
	if exists (select from public.case_events e where e.organization_id = p_organization and e.case_id = about.id
		and e.kind = 'contact_attempted' and e.note = words and e.details ->> 'subject' = title and e.at > now() - interval '2 minutes') then
		return jsonb_build_object('decision', 'queued');
	end if;
	if (select count(*) from public.outbox o where o.organization_id = p_organization and o.kind = 'case_mail'
		and o.facts ->> 'case' = about.id::text and o.sent_at is null and o.dead_at is null) >= 3 then
		perform private.refuse('mails_waiting', 409);
	end if;
	select * into verdict from private.contact_decision(p_organization, about.customer_id, null, 'email', null, now());
	if verdict.decision = 'skip' then
		insert into public.contact_log (organization_id, customer_id, channel, purpose, case_id, outcome, rule)
		values (p_organization, about.customer_id, 'email', 'case', about.id, 'skipped', verdict.rule);
		return jsonb_build_object('decision', 'skip', 'rule', verdict.rule);
	end if;
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts, due_at)
	select p_organization, message, 'case_mail', left(btrim(c.email), 254), c.locale,
		jsonb_build_object('case', about.id, 'subject', title, 'text', words, 'sender', (select auth.uid())), coalesce(verdict.until, now())
	from public.customers c where c.organization_id = p_organization and c.id = about.customer_id;
	insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, note, details)
	values (p_organization, about.id, (select auth.uid()), private.who_acts(), 'contact_attempted', words, jsonb_strip_nulls(jsonb_build_object(
		'channel', 'email', 'reached', false, 'message', message, 'subject', title, 'until', verdict.until, 'rule', verdict.rule)));
	return jsonb_strip_nulls(jsonb_build_object('decision', 'queued', 'until', verdict.until));
end
$function$
;

-- Triggers ----------------------------------------------------------------------------------------

CREATE TRIGGER add_contact_rules AFTER INSERT ON public.organizations FOR EACH ROW EXECUTE FUNCTION private.add_contact_rules();

CREATE TRIGGER add_prevention_rules AFTER INSERT ON public.organizations FOR EACH ROW EXECUTE FUNCTION private.add_prevention_rules();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OF version, content, published_at, survey_id ON public.survey_versions FOR EACH ROW EXECUTE FUNCTION private.refuse_rewriting();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OF version, words, saved_at, survey_id ON public.survey_mail_words FOR EACH ROW EXECUTE FUNCTION private.refuse_rewriting();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.case_events FOR EACH ROW EXECUTE FUNCTION private.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.risk_events FOR EACH ROW EXECUTE FUNCTION private.refuse_risk_event_change();

CREATE TRIGGER await_reading AFTER INSERT ON public.cases FOR EACH ROW WHEN ((new.words IS NOT NULL)) EXECUTE FUNCTION private.await_reading();

CREATE TRIGGER await_reading AFTER INSERT ON public.responses FOR EACH ROW WHEN ((new.comment IS NOT NULL)) EXECUTE FUNCTION private.await_reading();

CREATE TRIGGER check_ratings BEFORE INSERT OR UPDATE ON public.responses FOR EACH ROW EXECUTE FUNCTION private.check_ratings();

CREATE TRIGGER flag_answer BEFORE INSERT ON public.responses FOR EACH ROW EXECUTE FUNCTION private.flag_answer();

CREATE TRIGGER forget_rollups AFTER UPDATE ON public.organizations FOR EACH ROW WHEN ((old.time_zone IS DISTINCT FROM new.time_zone)) EXECUTE FUNCTION private.forget_rollups();

CREATE TRIGGER hear_cause AFTER INSERT ON public.case_events FOR EACH ROW WHEN (((new.kind = 'state_changed'::text) AND (COALESCE((new.details ->> 'cause'::text), (new.details ->> 'category'::text)) IS NOT NULL))) EXECUTE FUNCTION private.hear_cause();

CREATE TRIGGER hear_talk AFTER INSERT ON public.case_events FOR EACH ROW WHEN ((new.details ? 'talk'::text)) EXECUTE FUNCTION private.hear_talk();

CREATE TRIGGER keep_lot BEFORE DELETE OR UPDATE ON public.prevention_assignments FOR EACH ROW EXECUTE FUNCTION private.keep_lot();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.alert_labels FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.api_keys FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.attachments FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.audit_events FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.case_events FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.cases FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.channels FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.contact_log FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.contact_rules FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.contact_stops FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.customers FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.encounters FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.instrument_dimensions FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.instrument_items FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.instruments FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.invitations FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.measurement_events FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.memberships FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.open_forms FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.outbox FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.playbooks FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.prevention_assignments FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.prevention_programs FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.prevention_rules FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.reminders FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.responses FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.risk_alerts FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.risk_card_signals FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.risk_cards FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.risk_cluster_members FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.risk_clusters FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.risk_events FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.risk_models FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.risk_snapshots FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.saved_views FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.services FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.sites FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.staff_invitations FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.survey_mail_words FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.survey_outreach FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.survey_versions FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.survey_waves FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.surveys FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.test_answers FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.text_labels FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.text_models FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.text_readers FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.text_readings FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.text_rules FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.view_mails FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_organization BEFORE UPDATE ON public.wave_runs FOR EACH ROW EXECUTE FUNCTION private.keep_organization();

CREATE TRIGGER keep_plan BEFORE DELETE OR UPDATE ON public.prevention_programs FOR EACH ROW EXECUTE FUNCTION private.keep_plan();

CREATE TRIGGER mail_not_delivered AFTER UPDATE OF outcome ON public.contact_log FOR EACH ROW WHEN (((new.case_id IS NOT NULL) AND (new.outcome = 'failed'::text) AND (old.outcome <> 'failed'::text))) EXECUTE FUNCTION private.tell_case_of_mail();

CREATE TRIGGER mail_not_sent AFTER INSERT ON public.contact_log FOR EACH ROW WHEN (((new.case_id IS NOT NULL) AND (new.message IS NOT NULL) AND (new.outcome = 'skipped'::text))) EXECUTE FUNCTION private.tell_case_of_mail();

CREATE TRIGGER measure_pace AFTER INSERT ON public.responses FOR EACH ROW WHEN ((new.duration_seconds IS NOT NULL)) EXECUTE FUNCTION private.measure_pace();

CREATE TRIGGER note_delete AFTER DELETE ON public.responses FOR EACH ROW EXECUTE FUNCTION private.note_change();

CREATE TRIGGER note_insert AFTER INSERT ON public.responses FOR EACH ROW EXECUTE FUNCTION private.note_change();

CREATE TRIGGER note_update AFTER UPDATE ON public.responses FOR EACH ROW WHEN (((((((((((((((((old.survey_id IS DISTINCT FROM new.survey_id) OR (old.submitted_at IS DISTINCT FROM new.submitted_at)) OR (old.site_id IS DISTINCT FROM new.site_id)) OR (old.service_id IS DISTINCT FROM new.service_id)) OR ((old.channel)::text IS DISTINCT FROM (new.channel)::text)) OR ((old.locale)::text IS DISTINCT FROM (new.locale)::text)) OR (old.flags IS DISTINCT FROM new.flags)) OR (old.asked IS DISTINCT FROM new.asked)) OR (old.perceptions IS DISTINCT FROM new.perceptions)) OR (old.expectations IS DISTINCT FROM new.expectations)) OR (old.adequates IS DISTINCT FROM new.adequates)) OR (old.weights IS DISTINCT FROM new.weights)) OR (old.overall IS DISTINCT FROM new.overall)) OR (old.answers IS DISTINCT FROM new.answers)) OR (old.duration_seconds IS DISTINCT FROM new.duration_seconds)) OR (old.reminders IS DISTINCT FROM new.reminders))) EXECUTE FUNCTION private.note_change();

CREATE TRIGGER take_cause AFTER UPDATE OF causes ON public.text_readings FOR EACH ROW WHEN (((new.case_id IS NOT NULL) AND (new.reader_version > 0))) EXECUTE FUNCTION private.take_cause();

CREATE TRIGGER undelivered AFTER UPDATE OF bounced_at ON public.invitations FOR EACH ROW WHEN (((old.bounced_at IS NULL) AND (new.bounced_at IS NOT NULL))) EXECUTE FUNCTION private.note_bounce();

CREATE TRIGGER undelivered AFTER UPDATE OF outcome ON public.contact_log FOR EACH ROW WHEN (((new.outcome = 'failed'::text) AND (old.outcome <> 'failed'::text) AND (new.invitation_id IS NOT NULL))) EXECUTE FUNCTION private.note_failure();

-- Row level security ------------------------------------------------------------------------------

alter table private.clock_due enable row level security;

alter table private.clock_turns enable row level security;

alter table private.measurement_changes enable row level security;

alter table private.reviews_due enable row level security;

alter table private.rollup_choices enable row level security;

alter table private.rollup_states enable row level security;

alter table private.rollup_vectors enable row level security;

alter table private.rollups enable row level security;

alter table private.told_sums enable row level security;

alter table public.alert_labels enable row level security;

alter table public.api_keys enable row level security;

alter table public.attachments enable row level security;

alter table public.audit_events enable row level security;

alter table public.case_events enable row level security;

alter table public.case_states enable row level security;

alter table public.case_transitions enable row level security;

alter table public.cases enable row level security;

alter table public.channels enable row level security;

alter table public.contact_log enable row level security;

alter table public.contact_rules enable row level security;

alter table public.contact_stops enable row level security;

alter table public.customers enable row level security;

alter table public.encounters enable row level security;

alter table public.instrument_dimensions enable row level security;

alter table public.instrument_items enable row level security;

alter table public.instruments enable row level security;

alter table public.invitations enable row level security;

alter table public.measurement_events enable row level security;

alter table public.memberships enable row level security;

alter table public.open_forms enable row level security;

alter table public.organizations enable row level security;

alter table public.outbox enable row level security;

alter table public.playbooks enable row level security;

alter table public.prevention_assignments enable row level security;

alter table public.prevention_programs enable row level security;

alter table public.prevention_rules enable row level security;

alter table public.reminders enable row level security;

alter table public.responses enable row level security;

alter table public.risk_alerts enable row level security;

alter table public.risk_card_signals enable row level security;

alter table public.risk_cards enable row level security;

alter table public.risk_cluster_members enable row level security;

alter table public.risk_clusters enable row level security;

alter table public.risk_events enable row level security;

alter table public.risk_models enable row level security;

alter table public.risk_snapshots enable row level security;

alter table public.saved_views enable row level security;

alter table public.services enable row level security;

alter table public.sites enable row level security;

alter table public.staff_invitations enable row level security;

alter table public.survey_mail_words enable row level security;

alter table public.survey_outreach enable row level security;

alter table public.survey_versions enable row level security;

alter table public.survey_waves enable row level security;

alter table public.surveys enable row level security;

alter table public.test_answers enable row level security;

alter table public.text_labels enable row level security;

alter table public.text_models enable row level security;

alter table public.text_readers enable row level security;

alter table public.text_readings enable row level security;

alter table public.text_rules enable row level security;

alter table public.view_mails enable row level security;

alter table public.wave_runs enable row level security;

-- Policies ----------------------------------------------------------------------------------------

create policy alert_labels_staff_select on public.alert_labels for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy api_keys_admin_select on public.api_keys for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{admin}'::staff_role[]) AS my_organizations)));

create policy attachments_staff_select on public.attachments for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy audit_events_admin_select on public.audit_events for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{admin}'::staff_role[]) AS my_organizations)));

create policy case_events_staff_select on public.case_events for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy case_states_staff_select on public.case_states for select to authenticated using ((EXISTS ( SELECT private.my_organizations() AS my_organizations)));

create policy case_transitions_staff_select on public.case_transitions for select to authenticated using ((EXISTS ( SELECT private.my_organizations() AS my_organizations)));

create policy cases_staff_select on public.cases for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy channels_staff_select on public.channels for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy contact_log_staff_select on public.contact_log for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy contact_rules_staff_select on public.contact_rules for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy contact_stops_staff_select on public.contact_stops for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy customers_staff_select on public.customers for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy encounters_staff_select on public.encounters for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy instrument_dimensions_staff_select on public.instrument_dimensions for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy instrument_items_staff_select on public.instrument_items for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy instruments_staff_select on public.instruments for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy invitations_staff_select on public.invitations for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy measurement_events_staff_select on public.measurement_events for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy memberships_staff_select on public.memberships for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy open_forms_staff_select on public.open_forms for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy organizations_staff_select on public.organizations for select to authenticated using ((id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy outbox_admin_select on public.outbox for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{admin}'::staff_role[]) AS my_organizations)));

create policy playbooks_staff_select on public.playbooks for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy prevention_assignments_staff_select on public.prevention_assignments for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy prevention_programs_staff_select on public.prevention_programs for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy prevention_rules_staff_select on public.prevention_rules for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy reminders_staff_select on public.reminders for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy responses_staff_select on public.responses for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy risk_alerts_staff_select on public.risk_alerts for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy risk_card_signals_staff_select on public.risk_card_signals for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy risk_cards_staff_select on public.risk_cards for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy risk_cluster_members_staff_select on public.risk_cluster_members for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy risk_clusters_staff_select on public.risk_clusters for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy risk_events_staff_select on public.risk_events for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy risk_models_staff_select on public.risk_models for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy risk_snapshots_staff_select on public.risk_snapshots for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy saved_views_staff_select on public.saved_views for select to authenticated using (((organization_id IN ( SELECT private.my_organizations() AS my_organizations)) AND (is_shared OR (owner_id = ( SELECT auth.uid() AS uid)))));

create policy services_staff_select on public.services for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy sites_staff_select on public.sites for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy staff_invitations_admin_select on public.staff_invitations for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{admin}'::staff_role[]) AS my_organizations)));

create policy survey_mail_words_staff_select on public.survey_mail_words for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy survey_outreach_staff_select on public.survey_outreach for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy survey_versions_staff_select on public.survey_versions for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy survey_waves_staff_select on public.survey_waves for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy surveys_staff_select on public.surveys for select to authenticated using ((organization_id IN ( SELECT private.my_organizations() AS my_organizations)));

create policy test_answers_manager_select on public.test_answers for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy text_labels_staff_select on public.text_labels for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy text_models_staff_select on public.text_models for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy text_readers_staff_select on public.text_readers for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy text_readings_staff_select on public.text_readings for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy text_rules_staff_select on public.text_rules for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{quality_manager,admin}'::staff_role[]) AS my_organizations)));

create policy view_mails_own_select on public.view_mails for select to authenticated using (((organization_id IN ( SELECT private.my_organizations() AS my_organizations)) AND (user_id = ( SELECT auth.uid() AS uid))));

create policy wave_runs_staff_select on public.wave_runs for select to authenticated using ((organization_id IN ( SELECT private.my_organizations('{agent,quality_manager,admin}'::staff_role[]) AS my_organizations)));

-- Grants on tables --------------------------------------------------------------------------------

grant select on public.alert_labels to authenticated;

grant select on public.alert_labels to service_role;

grant select on public.audit_events to authenticated;

grant select on public.audit_events to service_role;

grant select on public.case_events to authenticated;

grant select on public.case_events to service_role;

grant select on public.case_states to authenticated;

grant select on public.case_states to service_role;

grant select on public.case_transitions to authenticated;

grant select on public.case_transitions to service_role;

grant select on public.cases to authenticated;

grant select on public.cases to service_role;

grant select on public.channels to authenticated;

grant select on public.channels to service_role;

grant select on public.contact_log to authenticated;

grant select on public.contact_log to service_role;

grant select on public.contact_rules to authenticated;

grant select on public.contact_rules to service_role;

grant select on public.contact_stops to authenticated;

grant select on public.contact_stops to service_role;

grant select on public.customer_standings to authenticated;

grant select on public.customer_standings to service_role;

grant select on public.customers to authenticated;

grant select on public.customers to service_role;

grant select on public.encounters to authenticated;

grant select on public.encounters to service_role;

grant select on public.instrument_dimensions to authenticated;

grant select on public.instrument_dimensions to service_role;

grant select on public.instrument_items to authenticated;

grant select on public.instrument_items to service_role;

grant select on public.instruments to authenticated;

grant select on public.instruments to service_role;

grant select on public.measurement_events to authenticated;

grant select on public.measurement_events to service_role;

grant select on public.memberships to authenticated;

grant select on public.memberships to service_role;

grant select on public.open_forms to authenticated;

grant select on public.open_forms to service_role;

grant select on public.organizations to authenticated;

grant select on public.organizations to service_role;

grant select on public.outbox to authenticated;

grant select on public.outbox to service_role;

grant select on public.playbooks to authenticated;

grant select on public.playbooks to service_role;

grant select on public.prevention_assignments to authenticated;

grant select on public.prevention_assignments to service_role;

grant select on public.prevention_programs to authenticated;

grant select on public.prevention_programs to service_role;

grant select on public.prevention_rules to authenticated;

grant select on public.prevention_rules to service_role;

grant select on public.reminders to authenticated;

grant select on public.reminders to service_role;

grant select on public.responses to authenticated;

grant select on public.responses to service_role;

grant select on public.risk_card_signals to authenticated;

grant select on public.risk_card_signals to service_role;

grant select on public.risk_cards to authenticated;

grant select on public.risk_cards to service_role;

grant select on public.risk_cluster_members to authenticated;

grant select on public.risk_cluster_members to service_role;

grant select on public.risk_clusters to authenticated;

grant select on public.risk_clusters to service_role;

grant select on public.risk_events to authenticated;

grant select on public.risk_events to service_role;

grant select on public.risk_models to authenticated;

grant select on public.risk_models to service_role;

grant select on public.risk_snapshots to authenticated;

grant select on public.risk_snapshots to service_role;

grant select on public.saved_views to authenticated;

grant select on public.saved_views to service_role;

grant select on public.services to authenticated;

grant select on public.services to service_role;

grant select on public.sites to authenticated;

grant select on public.sites to service_role;

grant select on public.staff_invitations to authenticated;

grant select on public.staff_invitations to service_role;

grant select on public.survey_mail_words to authenticated;

grant select on public.survey_mail_words to service_role;

grant select on public.survey_outreach to authenticated;

grant select on public.survey_outreach to service_role;

grant select on public.survey_versions to authenticated;

grant select on public.survey_versions to service_role;

grant select on public.survey_waves to authenticated;

grant select on public.survey_waves to service_role;

grant select on public.surveys to authenticated;

grant select on public.surveys to service_role;

grant select on public.test_answers to authenticated;

grant select on public.test_answers to service_role;

grant select on public.text_labels to authenticated;

grant select on public.text_labels to service_role;

grant select on public.text_models to service_role;

grant select on public.text_readers to authenticated;

grant select on public.text_readers to service_role;

grant select on public.text_readings to authenticated;

grant select on public.text_readings to service_role;

grant select on public.text_rules to authenticated;

grant select on public.text_rules to service_role;

grant select on public.view_mails to authenticated;

grant select on public.view_mails to service_role;

grant select on public.wave_runs to authenticated;

grant select on public.wave_runs to service_role;

-- Grants on functions -----------------------------------------------------------------------------

grant execute on function private.band_of to authenticated;

grant execute on function private.band_of to service_role;

grant execute on function private.case_as_json to authenticated;

grant execute on function private.case_as_json to service_role;

grant execute on function private.is_bilingual to anon;

grant execute on function private.is_bilingual to authenticated;

grant execute on function private.is_bilingual to service_role;

grant execute on function private.knowledge_of to authenticated;

grant execute on function private.knowledge_of to service_role;

grant execute on function private.ledger_of to authenticated;

grant execute on function private.ledger_of to service_role;

grant execute on function private.my_organizations to authenticated;

grant execute on function private.my_organizations to service_role;

grant execute on function private.refuse to anon;

grant execute on function private.refuse to authenticated;

grant execute on function private.refuse to service_role;

grant execute on function private.require_role to authenticated;

grant execute on function private.require_role to service_role;

grant execute on function public.abandon_request to service_role;

grant execute on function public.accept_card to authenticated;

grant execute on function public.accept_card to service_role;

grant execute on function public.accept_risk_model to authenticated;

grant execute on function public.accept_risk_model to service_role;

grant execute on function public.accept_staff_invitations to authenticated;

grant execute on function public.add_channel to authenticated;

grant execute on function public.add_channel to service_role;

grant execute on function public.add_measurement_event to authenticated;

grant execute on function public.add_measurement_event to service_role;

grant execute on function public.add_to_complaint to anon;

grant execute on function public.add_to_complaint to authenticated;

grant execute on function public.add_to_complaint to service_role;

grant execute on function public.add_wave to authenticated;

grant execute on function public.add_wave to service_role;

grant execute on function public.alert_queue to authenticated;

grant execute on function public.alert_queue to service_role;

grant execute on function public.answer_quality to authenticated;

grant execute on function public.answer_quality to service_role;

grant execute on function public.apply_cards to service_role;

grant execute on function public.assign_case to authenticated;

grant execute on function public.assign_case to service_role;

grant execute on function public.audit_prevention to authenticated;

grant execute on function public.audit_prevention to service_role;

grant execute on function public.authenticate_api_key to service_role;

grant execute on function public.begin_interview to authenticated;

grant execute on function public.begin_interview to service_role;

grant execute on function public.begin_request to service_role;

grant execute on function public.card_page to authenticated;

grant execute on function public.card_page to service_role;

grant execute on function public.case_cause to authenticated;

grant execute on function public.case_cause to service_role;

grant execute on function public.case_record to authenticated;

grant execute on function public.case_record to service_role;

grant execute on function public.claim_messages to service_role;

grant execute on function public.clear_attempts to service_role;

grant execute on function public.close_survey to authenticated;

grant execute on function public.close_survey to service_role;

grant execute on function public.cluster_members to authenticated;

grant execute on function public.cluster_members to service_role;

grant execute on function public.complaint_form to anon;

grant execute on function public.complaint_form to authenticated;

grant execute on function public.complaint_form to service_role;

grant execute on function public.copy_survey to authenticated;

grant execute on function public.copy_survey to service_role;

grant execute on function public.count_attempt to service_role;

grant execute on function public.count_attempts to service_role;

grant execute on function public.count_observed_rates to service_role;

grant execute on function public.count_waiting to authenticated;

grant execute on function public.count_waiting to service_role;

grant execute on function public.create_api_key to authenticated;

grant execute on function public.create_instrument to authenticated;

grant execute on function public.create_instrument to service_role;

grant execute on function public.create_open_form to authenticated;

grant execute on function public.create_open_form to service_role;

grant execute on function public.create_survey to authenticated;

grant execute on function public.create_survey to service_role;

grant execute on function public.customer_record to authenticated;

grant execute on function public.customer_record to service_role;

grant execute on function public.due_learning to service_role;

grant execute on function public.due_prevention to service_role;

grant execute on function public.due_recovery to service_role;

grant execute on function public.due_view_mail to service_role;

grant execute on function public.due_wave to service_role;

grant execute on function public.end_prevention_windows to service_role;

grant execute on function public.export_responses to authenticated;

grant execute on function public.export_responses to service_role;

grant execute on function public.file_complaint to anon;

grant execute on function public.file_complaint to authenticated;

grant execute on function public.file_complaint to service_role;

grant execute on function public.find_receipt to anon;

grant execute on function public.find_receipt to authenticated;

grant execute on function public.find_receipt to service_role;

grant execute on function public.find_unsubscribe to anon;

grant execute on function public.find_unsubscribe to authenticated;

grant execute on function public.find_unsubscribe to service_role;

grant execute on function public.finish_request to service_role;

grant execute on function public.fold_measurements to service_role;

grant execute on function public.has_text_drifted to service_role;

grant execute on function public.import_complaints to authenticated;

grant execute on function public.import_complaints to service_role;

grant execute on function public.import_encounters to authenticated;

grant execute on function public.import_encounters to service_role;

grant execute on function public.import_responses to authenticated;

grant execute on function public.import_responses to service_role;

grant execute on function public.instrument_templates to authenticated;

grant execute on function public.instrument_templates to service_role;

grant execute on function public.invitation_overview to authenticated;

grant execute on function public.invitation_overview to service_role;

grant execute on function public.invite_customer to authenticated;

grant execute on function public.invite_customer to service_role;

grant execute on function public.invite_list to authenticated;

grant execute on function public.invite_list to service_role;

grant execute on function public.invite_recovery to service_role;

grant execute on function public.invite_staff to authenticated;

grant execute on function public.invite_test to authenticated;

grant execute on function public.invite_test to service_role;

grant execute on function public.keep_proposal to service_role;

grant execute on function public.keep_readings to service_role;

grant execute on function public.keep_text_model to service_role;

grant execute on function public.keep_text_watch to service_role;

grant execute on function public.label_alert to authenticated;

grant execute on function public.label_alert to service_role;

grant execute on function public.label_text to authenticated;

grant execute on function public.label_text to service_role;

grant execute on function public.learned_risk to authenticated;

grant execute on function public.learned_risk to service_role;

grant execute on function public.learning_audit to authenticated;

grant execute on function public.learning_audit to service_role;

grant execute on function public.learning_counts to service_role;

grant execute on function public.lift_bounce to authenticated;

grant execute on function public.lift_bounce to service_role;

grant execute on function public.list_answers to authenticated;

grant execute on function public.list_answers to service_role;

grant execute on function public.list_cases to authenticated;

grant execute on function public.list_cases to service_role;

grant execute on function public.list_customers to authenticated;

grant execute on function public.list_customers to service_role;

grant execute on function public.list_held_back to authenticated;

grant execute on function public.list_held_back to service_role;

grant execute on function public.list_invitations to authenticated;

grant execute on function public.list_invitations to service_role;

grant execute on function public.list_staff to authenticated;

grant execute on function public.list_staff to service_role;

grant execute on function public.mail_view to authenticated;

grant execute on function public.mark_opened to anon;

grant execute on function public.mark_opened to authenticated;

grant execute on function public.mark_opened to service_role;

grant execute on function public.measurement_options to authenticated;

grant execute on function public.measurement_options to service_role;

grant execute on function public.name_cause to authenticated;

grant execute on function public.name_cause to service_role;

grant execute on function public.note_case to authenticated;

grant execute on function public.note_case to service_role;

grant execute on function public.observed_rates to authenticated;

grant execute on function public.observed_rates to service_role;

grant execute on function public.open_form to anon;

grant execute on function public.open_form to authenticated;

grant execute on function public.open_form to service_role;

grant execute on function public.open_invitation to anon;

grant execute on function public.open_invitation to authenticated;

grant execute on function public.open_invitation to service_role;

grant execute on function public.open_survey to authenticated;

grant execute on function public.open_survey to service_role;

grant execute on function public.place_comments to authenticated;

grant execute on function public.place_comments to service_role;

grant execute on function public.prepare_contact to service_role;

grant execute on function public.prevention_ledger to authenticated;

grant execute on function public.prevention_ledger to service_role;

grant execute on function public.preview_card to authenticated;

grant execute on function public.preview_card to service_role;

grant execute on function public.publish_survey to authenticated;

grant execute on function public.publish_survey to service_role;

grant execute on function public.pulse to authenticated;

grant execute on function public.pulse to service_role;

grant execute on function public.queue_digests to service_role;

grant execute on function public.queue_reminders to service_role;

grant execute on function public.queue_view_mail to service_role;

grant execute on function public.read_attachment to authenticated;

grant execute on function public.read_attachment to service_role;

grant execute on function public.read_clock_signals to service_role;

grant execute on function public.readiness to service_role;

grant execute on function public.recent_words to authenticated;

grant execute on function public.recent_words to service_role;

grant execute on function public.record_complaint to authenticated;

grant execute on function public.record_complaint to service_role;

grant execute on function public.record_encounter to authenticated;

grant execute on function public.record_encounter to service_role;

grant execute on function public.record_export to authenticated;

grant execute on function public.record_export to service_role;

grant execute on function public.remove_measurement_event to authenticated;

grant execute on function public.remove_measurement_event to service_role;

grant execute on function public.remove_view to authenticated;

grant execute on function public.report_alive to service_role;

grant execute on function public.report_invitation to authenticated;

grant execute on function public.report_invitation to service_role;

grant execute on function public.retire_risk_model to authenticated;

grant execute on function public.retire_risk_model to service_role;

grant execute on function public.review_due to service_role;

grant execute on function public.revoke_api_key to authenticated;

grant execute on function public.revoke_staff_invitation to authenticated;

grant execute on function public.run_wave to service_role;

grant execute on function public.satisfaction_and_complaints to authenticated;

grant execute on function public.satisfaction_and_complaints to service_role;

grant execute on function public.save_draft to anon;

grant execute on function public.save_draft to authenticated;

grant execute on function public.save_draft to service_role;

grant execute on function public.save_mail_words to authenticated;

grant execute on function public.save_mail_words to service_role;

grant execute on function public.save_survey_draft to authenticated;

grant execute on function public.save_survey_draft to service_role;

grant execute on function public.save_view to authenticated;

grant execute on function public.selection_isolates to service_role;

grant execute on function public.set_cause_word to authenticated;

grant execute on function public.set_cause_word to service_role;

grant execute on function public.set_channel to authenticated;

grant execute on function public.set_channel to service_role;

grant execute on function public.set_complaint_form to authenticated;

grant execute on function public.set_complaint_form to service_role;

grant execute on function public.set_contact_rules to authenticated;

grant execute on function public.set_contact_rules to service_role;

grant execute on function public.set_left to authenticated;

grant execute on function public.set_left to service_role;

grant execute on function public.set_membership to authenticated;

grant execute on function public.set_open_form to authenticated;

grant execute on function public.set_open_form to service_role;

grant execute on function public.set_own_locale to authenticated;

grant execute on function public.set_playbook to authenticated;

grant execute on function public.set_playbook to service_role;

grant execute on function public.set_prevention_rules to authenticated;

grant execute on function public.set_prevention_rules to service_role;

grant execute on function public.set_survey_outreach to authenticated;

grant execute on function public.set_survey_outreach to service_role;

grant execute on function public.set_vulnerable to authenticated;

grant execute on function public.set_vulnerable to service_role;

grant execute on function public.settle_contact to service_role;

grant execute on function public.settle_message to service_role;

grant execute on function public.signal_quality to authenticated;

grant execute on function public.signal_quality to service_role;

grant execute on function public.start_prevention to authenticated;

grant execute on function public.start_prevention to service_role;

grant execute on function public.stop_prevention to authenticated;

grant execute on function public.stop_prevention to service_role;

grant execute on function public.stop_wave to authenticated;

grant execute on function public.stop_wave to service_role;

grant execute on function public.store_prevention_verdict to service_role;

grant execute on function public.store_risk_model to service_role;

grant execute on function public.submit_form to anon;

grant execute on function public.submit_form to authenticated;

grant execute on function public.submit_form to service_role;

grant execute on function public.submit_response to anon;

grant execute on function public.submit_response to authenticated;

grant execute on function public.submit_response to service_role;

grant execute on function public.survey_sums to authenticated;

grant execute on function public.survey_sums to service_role;

grant execute on function public.take_alert to authenticated;

grant execute on function public.take_alert to service_role;

grant execute on function public.take_back_attempt to service_role;

grant execute on function public.take_risk_snapshots to service_role;

grant execute on function public.tend_alerts to service_role;

grant execute on function public.text_reader_of to service_role;

grant execute on function public.text_training_due to service_role;

grant execute on function public.text_training_rows to service_role;

grant execute on function public.texts_to_watch to service_role;

grant execute on function public.track_case to anon;

grant execute on function public.track_case to authenticated;

grant execute on function public.track_case to service_role;

grant execute on function public.transition_case to authenticated;

grant execute on function public.transition_case to service_role;

grant execute on function public.unsubscribe to anon;

grant execute on function public.unsubscribe to authenticated;

grant execute on function public.unsubscribe to service_role;

grant execute on function public.use_text_model to authenticated;

grant execute on function public.use_text_model to service_role;

grant execute on function public.word_figures to authenticated;

grant execute on function public.word_figures to service_role;

grant execute on function public.word_queue to authenticated;

grant execute on function public.word_queue to service_role;

grant execute on function public.words_to_propose to service_role;

grant execute on function public.words_to_read to service_role;

grant execute on function public.write_to_customer to authenticated;

grant execute on function public.write_to_customer to service_role;
