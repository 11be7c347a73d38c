-- Cases about several customers can be listed by themselves, and other systems are told how many alerts wait.

drop function public.list_cases(uuid, boolean, uuid, jsonb, integer, text, text, text[]);
create function public.list_cases(
	p_organization uuid, p_open boolean default true, p_owner uuid default null,
	p_after jsonb default null, p_limit integer default 50, p_customer text default null, p_site text default null,
	p_kinds text[] default null, p_clusters boolean default false) returns setof jsonb
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
		and (not p_clusters or exists (select from public.risk_clusters c where c.organization_id = k.organization_id and c.case_id = k.id))
		and (p_after is null
			or (p_open is distinct from false
				and (k.due_at, k.reference) > ((p_after ->> 'due_at')::timestamptz, p_after ->> 'reference'))
			or (p_open is false
				and (k.closed_at, k.reference) < ((p_after ->> 'closed_at')::timestamptz, p_after ->> 'reference')))
	order by case when p_open is false then k.closed_at end desc, case when p_open is distinct from false then k.due_at end,
		case when p_open is false then k.reference end desc, k.reference
	limit p_limit
$$;
comment on function public.list_cases is 'Cases by due time, closed ones (p_open false) the latest first; p_open null lists all; optionally of one owner, customer or site, of some kinds, or clusters only; keyset paging.';

grant execute on function public.list_cases to authenticated, service_role;

create function public.count_waiting(p_organization uuid) returns integer
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return (select count(*) from private.waiting_alerts(p_organization));
end
$$;
comment on function public.count_waiting is 'How many alerts wait for room in the week. Whom a lot held out is not counted.';
grant execute on function public.count_waiting to authenticated, service_role;
