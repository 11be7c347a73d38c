-- Casework: a prevention case now, complaints later on the same tables.
--
-- States and transitions are rows, so that a kind of case is data. Every change goes through one
-- function that checks the transition and writes the event; events are append-only.

create type public.case_kind as enum ('prevention', 'pre_complaint', 'complaint');
comment on type public.case_kind is 'Why a case exists.';

create table public.case_states (
	kind public.case_kind not null,
	code public.code not null,
	position smallint not null,
	is_open boolean not null,
	name public.bilingual_name not null,
	primary key (kind, code)
);
comment on table public.case_states is 'States a kind of case can be in; the same for every organisation.';
comment on column public.case_states.kind is 'Kind of case.';
comment on column public.case_states.code is 'Name for programs.';
comment on column public.case_states.position is 'Order on screens.';
comment on column public.case_states.is_open is 'Whether somebody still has to act.';
comment on column public.case_states.name is 'Name shown to staff.';

create table public.case_transitions (
	kind public.case_kind not null,
	from_state public.code not null,
	to_state public.code not null,
	needs text[] not null default '{}',
	primary key (kind, from_state, to_state),
	foreign key (kind, from_state) references public.case_states (kind, code),
	foreign key (kind, to_state) references public.case_states (kind, code)
);
comment on table public.case_transitions is 'Allowed changes of state and what each must be told.';
comment on column public.case_transitions.kind is 'Kind of case.';
comment on column public.case_transitions.from_state is 'From.';
comment on column public.case_transitions.to_state is 'To.';
comment on column public.case_transitions.needs is 'Details that must be given.';
create index case_transitions_to on public.case_transitions (kind, to_state);

insert into public.case_states (kind, code, position, is_open, name) values
	('prevention', 'open', 1, true, '{"zh": "待联系", "en": "To contact"}'),
	('prevention', 'contacted', 2, true, '{"zh": "已联系", "en": "Contacted"}'),
	('prevention', 'closed', 3, false, '{"zh": "已结束", "en": "Closed"}');
insert into public.case_transitions (kind, from_state, to_state, needs) values
	('prevention', 'open', 'contacted', '{channel}'),
	('prevention', 'open', 'closed', '{outcome}'),
	('prevention', 'contacted', 'closed', '{outcome}'),
	('prevention', 'closed', 'open', '{}');

create table public.cases (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	reference text not null default private.random_reference('P') check (char_length(reference) between 3 and 40),
	kind public.case_kind not null,
	state public.code not null,
	customer_id uuid,
	encounter_id uuid,
	site_id uuid,
	owner_id uuid,
	outcome text check (outcome in ('solved', 'not_solved', 'not_reached', 'no_problem')),
	opened_at timestamptz not null default now(),
	due_at timestamptz not null,
	closed_at timestamptz,
	primary key (organization_id, id),
	unique (organization_id, reference),
	foreign key (kind, state) references public.case_states (kind, code),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id),
	foreign key (organization_id, encounter_id) references public.encounters (organization_id, id),
	foreign key (organization_id, site_id) references public.sites (organization_id, id),
	foreign key (organization_id, owner_id) references public.memberships (organization_id, user_id),
	check ((closed_at is null) = (outcome is null))
);
comment on table public.cases is 'Something about one customer that somebody has to act on.';
comment on column public.cases.organization_id is 'Owner organisation.';
comment on column public.cases.id is 'Random key.';
comment on column public.cases.reference is 'Short random name that people use.';
comment on column public.cases.kind is 'prevention, pre_complaint or complaint.';
comment on column public.cases.state is 'Where it stands.';
comment on column public.cases.customer_id is 'About whom.';
comment on column public.cases.encounter_id is 'About which service contact.';
comment on column public.cases.site_id is 'Where it arose.';
comment on column public.cases.owner_id is 'Who has to act; null means nobody yet.';
comment on column public.cases.outcome is 'How it ended.';
comment on column public.cases.opened_at is 'When it was opened.';
comment on column public.cases.due_at is 'When it should have ended.';
comment on column public.cases.closed_at is 'When it ended.';
create index cases_customer on public.cases (organization_id, customer_id, opened_at desc);
create index cases_owner on public.cases (organization_id, owner_id);
create index cases_due on public.cases (organization_id, due_at) where closed_at is null;
create index cases_encounter on public.cases (organization_id, encounter_id);
create index cases_site on public.cases (organization_id, site_id);
create index cases_state on public.cases (kind, state);

create table public.case_events (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	case_id uuid not null,
	at timestamptz not null default clock_timestamp(),
	actor_id uuid references auth.users (id) on delete set null,
	kind text not null check (kind in ('opened', 'assigned', 'escalated', 'contact_attempted', 'note', 'state_changed')),
	from_state text,
	to_state text,
	note text check (char_length(note) between 1 and 4000),
	details jsonb not null default '{}' check (octet_length(details::text) <= 8000),
	primary key (organization_id, id),
	foreign key (organization_id, case_id) references public.cases (organization_id, id)
);
comment on table public.case_events is 'Everything that happened to a case; append-only.';
comment on column public.case_events.organization_id is 'Owner.';
comment on column public.case_events.id is 'Random key.';
comment on column public.case_events.case_id is 'Which case.';
comment on column public.case_events.at is 'When.';
comment on column public.case_events.actor_id is 'Who; null is the system.';
comment on column public.case_events.kind is 'What.';
comment on column public.case_events.from_state is 'State before.';
comment on column public.case_events.to_state is 'State after.';
comment on column public.case_events.note is 'Words of the actor; internal.';
comment on column public.case_events.details is 'Facts of the event: channel, reached, outcome, owner, due.';
create index case_events_case on public.case_events (organization_id, case_id, at);
create index case_events_actor on public.case_events (actor_id);

create function private.refuse_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
	-- An account that is removed leaves its events without a name; nothing else changes.
	if tg_op = 'UPDATE' and new.actor_id is null and to_jsonb(new) - 'actor_id' = to_jsonb(old) - 'actor_id' then
		return new;
	end if;
	perform private.refuse('append_only', 409);
	return null;
end
$$;
comment on function private.refuse_change is 'What happened stays as it was recorded.';
create trigger append_only before update or delete on public.case_events
	for each row execute function private.refuse_change();

select private.close_by_default(t) from unnest(array['public.case_states', 'public.case_transitions',
	'public.cases', 'public.case_events']::regclass[]) as t;
create policy case_states_staff_select on public.case_states for select to authenticated
	using (exists (select private.my_organizations()));
create policy case_transitions_staff_select on public.case_transitions for select to authenticated
	using (exists (select private.my_organizations()));
create policy cases_staff_select on public.cases for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
create policy case_events_staff_select on public.case_events for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.case_states, public.case_transitions, public.cases, public.case_events
	to authenticated, service_role;

create function private.least_busy_agent(organization uuid) returns uuid
language sql stable security definer set search_path = ''
as $$
	select m.user_id from public.memberships m
	where m.organization_id = organization and m.is_active and m.role in ('agent', 'quality_manager')
	order by m.role = 'agent' desc,
		(select count(*) from public.cases c where c.organization_id = organization and c.owner_id = m.user_id and c.closed_at is null),
		m.user_id
	limit 1
$$;
comment on function private.least_busy_agent is 'Who gets the next case: the agent with the fewest open ones, else a quality manager.';

create function private.open_case(organization uuid, kind public.case_kind, customer uuid, encounter uuid, site uuid, due timestamptz, details jsonb)
returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
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
$$;
comment on function private.open_case is 'Opens a case with an owner and a due time.';

create function private.locked_case(organization uuid, wanted text) returns public.cases
language plpgsql volatile security definer set search_path = ''
as $$
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
$$;
comment on function private.locked_case is 'The case for a command of the caller, locked; 404 for strangers.';

create function public.assign_case(p_organization uuid, p_reference text, p_owner uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
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
$$;
comment on function public.assign_case is 'Hands an open case to a colleague.';

create function public.note_case(p_organization uuid, p_reference text, p_kind text, p_note text, p_details jsonb default '{}')
returns void
language plpgsql volatile security definer set search_path = ''
as $$
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
$$;
comment on function public.note_case is 'Adds a note, or an attempt that did not reach the customer.';
create function public.transition_case(
	p_organization uuid, p_reference text, p_to text, p_note text default null, p_details jsonb default '{}') returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
	current_case public.cases := private.locked_case(p_organization, p_reference);
	required text[];
	is_open_after boolean;
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
	update public.cases set state = p_to,
		owner_id = coalesce(owner_id, (select auth.uid())),
		closed_at = case when is_open_after then null else now() end,
		outcome = case when is_open_after then null else p_details ->> 'outcome' end
	where organization_id = p_organization and id = current_case.id;
	insert into public.case_events (organization_id, case_id, actor_id, kind, from_state, to_state, note, details)
	values (p_organization, current_case.id, (select auth.uid()), 'state_changed', current_case.state, p_to, nullif(p_note, ''), p_details);
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
comment on function public.transition_case is 'Moves a case along an allowed transition, with what it needs, and records the event.';

create function private.learn_from_case(organization uuid, closed uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
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
$$;
comment on function private.learn_from_case is 'An ended case closes its alert, and its outcome is a signal of its own, counted once per case.';
grant execute on function public.assign_case, public.note_case, public.transition_case to authenticated, service_role;
