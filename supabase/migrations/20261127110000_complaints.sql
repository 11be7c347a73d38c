-- Complaints as facts: rows of `cases`, told by the complainant, a colleague, another system or a file.
--
-- A complaint is one case with states, events and one due date. What the full casework adds later (clocks of its own,
-- escalation, a second pair of eyes) hangs on the same rows: times are read from the events, never from a last change.
-- What the complainant may read has columns of its own (`case_states.public_name`, `case_events.public_words`), so
-- that an internal note has no way out.

alter table public.organizations
	add column complaint_due_days integer not null default 7 check (complaint_due_days between 1 and 365);
comment on column public.organizations.complaint_due_days is 'Calendar days within which a complaint is promised an answer.';

alter table public.case_states add column public_name public.bilingual_name;
comment on column public.case_states.public_name is 'Name shown to the person whose case it is; null where they see none.';
update public.case_states s set public_name = told.name::jsonb
from (values
	('received', '{"zh": "已收到", "en": "Received"}'),
	('in_progress', '{"zh": "正在处理", "en": "Being looked into"}'),
	('answered', '{"zh": "已答复", "en": "Answered"}'),
	('closed', '{"zh": "已结束", "en": "Closed"}'),
	('reopened', '{"zh": "重新处理", "en": "Being looked into again"}')) as told (code, name)
where s.kind = 'complaint' and s.code = told.code;

insert into public.case_transitions (kind, from_state, to_state, needs) values
	('complaint', 'received', 'in_progress', '{}'),
	('complaint', 'in_progress', 'answered', '{answer}'),
	('complaint', 'answered', 'closed', '{outcome,cause}'),
	('complaint', 'answered', 'reopened', '{}'),
	('complaint', 'closed', 'reopened', '{}'),
	('complaint', 'reopened', 'in_progress', '{}');

alter table public.cases
	add column channel text check (channel in ('form', 'phone', 'email', 'visit', 'letter', 'post', 'regulator', 'other')),
	add column category public.code,
	add column cause public.code,
	add column words text check (char_length(words) between 1 and 4000),
	add column remedy text check (char_length(remedy) between 1 and 1000),
	add column happened_at timestamptz,
	add column service_id uuid,
	add column locale public.locale,
	add column source text check (source in ('form', 'staff', 'api', 'import')),
	add column external_id public.external_id,
	add column submission_id uuid,
	add column contact_detail text check (char_length(contact_detail) between 1 and 200),
	add column answered_at timestamptz,
	add unique (organization_id, external_id),
	add unique (organization_id, submission_id),
	add foreign key (organization_id, service_id) references public.services (organization_id, id),
	-- Codes of causes begin with the code of their category.
	add constraint cause_in_category check (cause is null or category is not distinct from split_part(cause, '_', 1)),
	add constraint only_complaints check (kind = 'complaint' or num_nonnulls(channel, category, cause, words, remedy, happened_at,
		service_id, locale, source, external_id, submission_id, contact_detail, answered_at) = 0);
comment on column public.cases.channel is 'How a complaint came in.';
comment on column public.cases.category is 'What a complaint is about: code of the first level of the causes.';
comment on column public.cases.cause is 'Main cause of a complaint, a code of the second level; null until it is known.';
comment on column public.cases.words is 'The complaint in words; purpose: to handle it.';
comment on column public.cases.remedy is 'What would put it right, in the words of the complainant.';
comment on column public.cases.happened_at is 'When it happened, as far as told.';
comment on column public.cases.service_id is 'Which service a complaint is about.';
comment on column public.cases.locale is 'Language of the complainant; answers are written in it.';
comment on column public.cases.source is 'Who told us of a complaint: the public form, a colleague, another system, or a file.';
comment on column public.cases.external_id is 'Name of a complaint in another system; told again, it is the same complaint.';
comment on column public.cases.submission_id is 'Id of the public form as it was sent; sent again, it is the same complaint.';
comment on column public.cases.contact_detail is 'How to reach the complainant, as they gave it; purpose: to answer them.';
comment on column public.cases.answered_at is 'When the answer that stands was given; null again once reopened.';
create unique index cases_tracked on public.cases (reference) where kind = 'complaint';
create index cases_service on public.cases (organization_id, service_id) where service_id is not null;
create index cases_kind_due on public.cases (organization_id, kind, due_at) where closed_at is null;

create function private.who_acts() returns text
language sql stable set search_path = ''
as $$
	select case when auth.uid() is not null then 'user' when current_setting('role', true) = 'service_role' then 'api' else 'system' end
$$;
comment on function private.who_acts is 'Kind of the caller of a command: a colleague, another system by its key, or the system itself.';

alter table public.case_events
	add column public_words text check (char_length(public_words) between 1 and 4000),
	add column actor_kind text check (actor_kind in ('user', 'customer', 'api', 'system')),
	drop constraint case_events_kind_check,
	add constraint case_events_kind_check check (kind in ('opened', 'assigned', 'escalated', 'contact_attempted', 'note',
		'state_changed', 'linked'));
comment on column public.case_events.public_words is 'Words written for the person whose case it is; the only words of an event that they are shown.';
comment on column public.case_events.actor_kind is 'Who acted: a colleague, the complainant, another system or this one; null before this was recorded, and where actor_id tells.';
