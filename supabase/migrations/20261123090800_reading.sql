-- One function per screen: what /customers and /cases show, as one answer each.

create function private.case_as_json(k public.cases) returns jsonb
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
		'next', (select coalesce(jsonb_agg(jsonb_build_object('to', t.to_state, 'needs', t.needs) order by t.to_state desc), '[]')
			from public.case_transitions t where t.kind = k.kind and t.from_state = k.state),
		'events', (
			select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'kind', e.kind, 'from', e.from_state, 'to', e.to_state,
				'note', e.note, 'details', e.details, 'actor', m.display_name,
				'owner', (select o.display_name from public.memberships o
					where o.organization_id = e.organization_id and o.user_id = (e.details ->> 'owner_id')::uuid)) order by e.at), '[]')
			from public.case_events e
			left join public.memberships m on m.organization_id = e.organization_id and m.user_id = e.actor_id
			where e.organization_id = k.organization_id and e.case_id = k.id))
$$;
comment on function private.case_as_json is 'A case with its events and next steps.';
grant execute on function private.case_as_json to authenticated, service_role;

create function private.knowledge_of(organization uuid, customer uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
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
$$;
comment on function private.knowledge_of is 'When a customer was covered by data, from the moment it reached us; the same rule as coverage in customer_standings.';

create function private.ledger_of(organization uuid, customer uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('signal', e.signal, 'points', e.points, 'is_must_act', e.is_must_act,
		'at', e.occurred_at, 'expires', e.expires_at, 'recorded_at', e.recorded_at, 'evidence', e.evidence,
		'is_live', e.expires_at > now()) order by e.recorded_at, e.signal), '[]')
	from public.risk_events e where e.organization_id = organization and e.customer_id = customer
$$;
comment on function private.ledger_of is 'A customer''s ledger rows, expired ones too, in the order in which they became known.';
grant execute on function private.knowledge_of, private.ledger_of to authenticated, service_role;

create function public.list_customers(
	p_organization uuid, p_band text default null, p_sort text default 'risk', p_search text default null,
	p_after jsonb default null, p_limit integer default 50) returns setof jsonb
language sql stable security invoker set search_path = ''
as $$
	with ranked as (
		select s.*,
			case s.band when 'must_act' then 5 when 'red' then 4 when 'amber' then 3 when 'watch' then 2 when 'low' then 1 else 0 end as rank
		from public.customer_standings s
		where s.organization_id = p_organization
			and (p_band is null or s.band = p_band or (p_band = 'unknown' and s.band is null))
			and (p_search is null or strpos(lower(s.external_id), lower(p_search)) > 0 or strpos(lower(s.name), lower(p_search)) > 0)
	)
	select jsonb_build_object(
		'external_id', r.external_id, 'name', r.name, 'segment', r.segment, 'score', r.score, 'band', r.band,
		'coverage', r.coverage, 'last_response_at', r.last_response_at, 'rank', r.rank,
		'events', private.ledger_of(p_organization, r.customer_id),
		'known', private.knowledge_of(p_organization, r.customer_id),
		'case', (
			select jsonb_build_object('reference', c.reference, 'state', c.state, 'due_at', c.due_at, 'owner', m.display_name,
				'closed_at', c.closed_at, 'outcome', c.outcome)
			from public.cases c
			left join public.memberships m on m.organization_id = c.organization_id and m.user_id = c.owner_id
			where c.organization_id = p_organization and c.customer_id = r.customer_id
			order by c.closed_at is null desc, c.opened_at desc limit 1))
	from ranked r
	where p_after is null
		or (p_sort = 'risk' and (-r.rank, -r.score, r.external_id)
			> (-(p_after ->> 'rank')::integer, -(p_after ->> 'score')::bigint, p_after ->> 'external_id'))
		or (p_sort = 'external_id' and r.external_id > p_after ->> 'external_id')
	order by case when p_sort = 'risk' then -r.rank end, case when p_sort = 'risk' then -r.score end, r.external_id
	limit p_limit
$$;
comment on function public.list_customers is 'Customers with band, live reasons and their open case, else their latest; sort risk or external_id, keyset paging.';

create function public.customer_record(p_organization uuid, p_external_id text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
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
				'contact_detail', r.contact_detail, 'locale', r.locale) order by r.submitted_at), '[]')
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
			select coalesce(jsonb_agg(jsonb_build_object('at', a.opened_at, 'band', a.band, 'score', a.score,
				'closed_at', a.closed_at, 'case', k.reference) order by a.opened_at), '[]')
			from public.risk_alerts a
			join public.cases k on k.organization_id = a.organization_id and k.id = a.case_id
			where a.organization_id = c.organization_id and a.customer_id = c.id),
		'cases', (
			select coalesce(jsonb_agg(private.case_as_json(k) order by k.opened_at), '[]')
			from public.cases k where k.organization_id = c.organization_id and k.customer_id = c.id))
	from public.customers c
	join public.customer_standings s on s.organization_id = c.organization_id and s.customer_id = c.id
	where c.organization_id = p_organization and c.external_id = p_external_id
$$;
comment on function public.customer_record is 'Everything known of one customer, for the page and the API; null for another organisation''s.';

create function public.list_cases(
	p_organization uuid, p_open boolean default true, p_owner uuid default null,
	p_after jsonb default null, p_limit integer default 50, p_customer text default null) returns setof jsonb
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
		and (p_after is null
			or (p_open is distinct from false
				and (k.due_at, k.reference) > ((p_after ->> 'due_at')::timestamptz, p_after ->> 'reference'))
			or (p_open is false
				and (k.closed_at, k.reference) < ((p_after ->> 'closed_at')::timestamptz, p_after ->> 'reference')))
	order by case when p_open is false then k.closed_at end desc, case when p_open is distinct from false then k.due_at end,
		case when p_open is false then k.reference end desc, k.reference
	limit p_limit
$$;
comment on function public.list_cases is 'Cases by due time, closed ones (p_open false) the latest first; p_open null lists all; keyset paging.';

create function public.case_record(p_organization uuid, p_reference text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
	select private.case_as_json(k) || jsonb_build_object('band', (
		select a.band from public.risk_alerts a where a.organization_id = k.organization_id and a.case_id = k.id
		order by a.opened_at desc limit 1))
	from public.cases k
	where k.organization_id = p_organization and k.reference = upper(p_reference)
$$;
comment on function public.case_record is 'One case; null for another organisation''s.';

create function public.prevention_ledger(p_organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization);
	return jsonb_build_object(
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
			from public.cases k where k.organization_id = p_organization and k.kind = 'prevention'));
end
$$;
comment on function public.prevention_ledger is 'Counts of alerts, prevention cases and how they ended. For any staff role.';

create function public.pulse(p_organization uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization);
	return concat_ws('.',
		(select extract(epoch from max(r.received_at)) from public.responses r where r.organization_id = p_organization),
		(select extract(epoch from max(e.recorded_at)) from public.risk_events e where e.organization_id = p_organization),
		(select extract(epoch from max(e.at)) from public.case_events e where e.organization_id = p_organization));
end
$$;
comment on function public.pulse is 'Changes whenever an answer, a signal or a case event is added; says nothing else.';
create index case_events_at on public.case_events (organization_id, at desc);

create function public.list_staff(p_organization uuid)
returns table (user_id uuid, email text, display_name text, role text, is_active boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{admin}');
	return query select m.user_id, u.email::text, m.display_name, m.role::text, m.is_active
		from public.memberships m join auth.users u on u.id = m.user_id
		where m.organization_id = p_organization order by m.display_name, m.user_id;
end
$$;
comment on function public.list_staff is 'Colleagues with their addresses, for admins.';

grant execute on function public.list_customers, public.customer_record, public.list_cases, public.case_record,
	public.prevention_ledger,
	public.pulse, public.list_staff to authenticated, service_role;
