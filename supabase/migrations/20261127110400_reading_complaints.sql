-- What colleagues read of a complaint, and what its complainant does.

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

grant execute on function public.track_case to anon, authenticated, service_role;
grant execute on function public.list_cases to authenticated, service_role;
