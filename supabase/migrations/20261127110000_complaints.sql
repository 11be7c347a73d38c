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

-- Filing --------------------------------------------------------------------------------------

create function private.complaint_due(organization uuid, since timestamptz) returns timestamptz
language sql stable security definer set search_path = ''
as $$
	select ((since at time zone o.time_zone)::date + o.complaint_due_days + 1)::timestamp at time zone o.time_zone - interval '1 minute'
	from public.organizations o where o.id = organization
$$;
comment on function private.complaint_due is 'The last minute of the day by which an answer is promised, on the clock of the organisation.';

create index customers_email on public.customers (organization_id, lower(email)) where email is not null;
create index customers_phone on public.customers (organization_id, right(regexp_replace(phone, '[^0-9]', '', 'g'), 7)) where phone is not null;

create function private.customer_of_contact(organization uuid, contact text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
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
$$;
comment on function private.customer_of_contact is 'The one customer with this e-mail address or telephone; null for none and for several.';

create function private.store_complaint(organization uuid, facts jsonb, acts text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
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
$$;
comment on function private.store_complaint is 'Records a complaint with its first event and its ties to open cases of the same customer, all or nothing; known by submission or external id, it is answered again. With closed_at and outcome it is one that has ended already.';

create function public.complaint_form(p_organization_code text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	if coalesce(p_organization_code, '') = '' then
		return (select jsonb_build_object('organizations', coalesce(
			jsonb_agg(jsonb_build_object('code', o.code, 'name', o.name) order by o.code), '[]')) from public.organizations o);
	end if;
	return (select jsonb_build_object('organization', jsonb_build_object('code', o.code, 'name', o.name),
			'due_days', o.complaint_due_days, 'time_zone', o.time_zone,
			'sites', (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name) order by s.code), '[]')
				from public.sites s where s.organization_id = o.id),
			'services', (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name) order by s.code), '[]')
				from public.services s where s.organization_id = o.id))
		from public.organizations o where o.code = p_organization_code);
end
$$;
comment on function public.complaint_form is 'What the public complaint form of an organisation offers; null for an unknown code. Without a code: to whom one can complain, by name.';

create function public.file_complaint(p_organization_code text, p_complaint jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
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
	return private.store_complaint(organization, jsonb_build_object('source', 'form', 'channel', 'form') || jsonb_strip_nulls(
		jsonb_build_object('submission_id', p_complaint -> 'submission_id', 'words', p_complaint -> 'words',
			'remedy', p_complaint -> 'remedy', 'happened_at', p_complaint -> 'happened_at', 'site', p_complaint -> 'site',
			'service', p_complaint -> 'service', 'contact', p_complaint -> 'contact', 'locale', p_complaint -> 'locale',
			'signs', p_complaint -> 'signs')), 'customer') - 'customer';
end
$$;
comment on function public.file_complaint is 'Takes a complaint from the public form and answers its reference, which is also the secret under which it can be followed. The same submission id answers the same reference.';

create function public.record_complaint(p_organization uuid, p_complaint jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	if coalesce(p_complaint ->> 'source', '') not in ('staff', 'api') then
		perform private.refuse('invalid', 422, 'source');
	end if;
	return private.store_complaint(p_organization, p_complaint - array['submission_id', 'signs'], private.who_acts());
end
$$;
comment on function public.record_complaint is 'Records a complaint that came in another way than through the public form. A known external id is the same complaint: it is answered and nothing is changed.';

create function public.import_complaints(p_organization uuid, p_lines jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
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
$$;
comment on function public.import_complaints is 'Records complaints in bulk: good lines are kept, bad ones named with why, known external ids counted.';

-- Working on one ------------------------------------------------------------------------------

create or replace function public.transition_case(
	p_organization uuid, p_reference text, p_to text, p_note text default null, p_details jsonb default '{}') returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
	current_case public.cases := private.locked_case(p_organization, p_reference);
	required text[];
	is_open_after boolean;
	named_cause text := nullif(p_details ->> 'cause', 'unknown');
	next_due timestamptz := current_case.due_at;
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
	insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, from_state, to_state, note, public_words, details)
	values (p_organization, current_case.id, (select auth.uid()), private.who_acts(), 'state_changed', current_case.state, p_to,
		nullif(p_note, ''), case when p_to = 'answered' then p_details ->> 'answer' end,
		p_details - 'answer' || case when next_due <> current_case.due_at
			then jsonb_build_object('due_at', next_due, 'due_before', current_case.due_at) else '{}' end);
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
$$;

-- Reading -------------------------------------------------------------------------------------

create or replace function private.case_as_json(k public.cases) returns jsonb
language sql stable security invoker set search_path = ''
as $$
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
$$;

drop function public.list_cases(uuid, boolean, uuid, jsonb, integer, text, text);
create function public.list_cases(
	p_organization uuid, p_open boolean default true, p_owner uuid default null,
	p_after jsonb default null, p_limit integer default 50, p_customer text default null, p_site text default null,
	p_kinds text[] default null) returns setof jsonb
language sql stable security invoker set search_path = ''
as $$
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
		and (p_after is null
			or (p_open is distinct from false
				and (k.due_at, k.reference) > ((p_after ->> 'due_at')::timestamptz, p_after ->> 'reference'))
			or (p_open is false
				and (k.closed_at, k.reference) < ((p_after ->> 'closed_at')::timestamptz, p_after ->> 'reference')))
	order by case when p_open is false then k.closed_at end desc, case when p_open is distinct from false then k.due_at end,
		case when p_open is false then k.reference end desc, k.reference
	limit p_limit
$$;
comment on function public.list_cases is 'Cases by due time, closed ones (p_open false) the latest first; p_open null lists all; optionally of one owner, customer or site, or of some kinds; keyset paging.';

create function public.track_case(p_reference text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
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
			'answers', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'words', e.public_words) order by e.at), '[]')
				from public.case_events e
				where e.organization_id = k.organization_id and e.case_id = k.id and e.public_words is not null))
		from public.cases k
		join public.organizations o on o.id = k.organization_id
		join public.case_states s on s.kind = k.kind and s.code = k.state
		where k.kind = 'complaint' and k.reference = p_reference);
end
$$;
comment on function public.track_case is 'What the holder of a complaint''s reference may know: what they wrote, where it stands, when they will hear, and what was answered them; null for any other reference. No note, no name of a colleague, no way to reach anybody.';

grant execute on function public.complaint_form, public.file_complaint, public.track_case to anon, authenticated, service_role;
grant execute on function public.record_complaint, public.import_complaints, public.list_cases to authenticated, service_role;
