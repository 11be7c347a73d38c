-- The list says who has left: their points stand as they were, and nobody is alerted by them any more.

create or replace function public.list_customers(
	p_organization uuid, p_band text default null, p_sort text default 'risk', p_search text default null,
	p_after jsonb default null, p_limit integer default 50) returns setof jsonb
language sql stable security invoker set search_path = ''
as $$
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
$$;
