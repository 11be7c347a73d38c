-- What became of customers who were left alone: how many of those who stood at so many points complained within
-- 60 days. From it the card is checked, and the sentence on a customer's page takes its numbers.
--
-- Snapshots of a year are read at most 60 days apart, the same moments for everybody: no two windows of a customer
-- overlap, and nobody is chosen by what happened to them.

create function private.snapshot_moments(organization uuid, at timestamptz) returns setof timestamptz
language sql stable security definer set search_path = ''
as $$
	with recursive chosen (as_of) as (
		select (select max(s.as_of) from public.risk_snapshots s
			where s.organization_id = organization and s.as_of <= at - interval '60 days')
		union all
		select (select max(s.as_of) from public.risk_snapshots s
			where s.organization_id = organization and s.as_of <= c.as_of - interval '60 days')
		from chosen c where c.as_of > at - interval '1 year'
	)
	select c.as_of from chosen c where c.as_of is not null
$$;
comment on function private.snapshot_moments is 'Moments at least 60 days apart whose windows of 60 days have passed, the latest first, back to about a year.';

create function private.matured_snapshots(organization uuid, at timestamptz default now())
returns table (customer_id uuid, as_of timestamptz, score integer, band text, signals jsonb, facts jsonb, acted_on boolean, complained boolean)
language sql stable security definer set search_path = ''
as $$
	with acted as (
		select distinct k.customer_id, m.as_of
		from private.snapshot_moments(organization, at) as m (as_of)
		join public.case_events e on e.organization_id = organization and e.at > m.as_of and e.at <= m.as_of + interval '60 days'
			and (e.kind = 'contact_attempted' or e.to_state = 'contacted')
		join public.cases k on k.organization_id = e.organization_id and k.id = e.case_id and k.kind = 'prevention'
	), complained as (
		select distinct k.customer_id, m.as_of
		from private.snapshot_moments(organization, at) as m (as_of)
		join public.cases k on k.organization_id = organization and k.kind = 'complaint'
			and k.opened_at > m.as_of and k.opened_at <= m.as_of + interval '60 days'
	)
	select s.customer_id, s.as_of, s.score, s.band, s.signals, s.facts, a.customer_id is not null, c.customer_id is not null
	from private.snapshot_moments(organization, at) as m (as_of)
	join public.risk_snapshots s on s.organization_id = organization and s.as_of = m.as_of
	left join acted a on a.customer_id = s.customer_id and a.as_of = s.as_of
	left join complained c on c.customer_id = s.customer_id and c.as_of = s.as_of
$$;
comment on function private.matured_snapshots is 'Snapshots whose outcome is known, one for each customer and window: whether a complaint came within 60 days, and whether somebody had got in touch to prevent one.';

create function private.rates_of(organization uuid, at timestamptz) returns jsonb
language sql stable security definer set search_path = ''
as $$
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
$$;
comment on function private.rates_of is 'How many customers stood at so many points without anybody getting in touch, and how many of them complained within 60 days.';

create table private.observed_rates (
	organization_id uuid primary key references public.organizations (id),
	counted_at timestamptz not null,
	rates jsonb not null
);
comment on table private.observed_rates is 'The counts as they were last taken: a page must not count a year of snapshots anew.';

create function public.count_observed_rates() returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
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
	update private.observed_rates r set counted_at = now(), rates = private.rates_of(due, now()) where r.organization_id = due;
	return true;
end
$$;
comment on function public.count_observed_rates is 'What the worker does until it answers false: counts anew what became of customers, once a day, so that complaints told late count. Server only.';
revoke execute on function public.count_observed_rates from public, anon, authenticated;
grant execute on function public.count_observed_rates to service_role;

create function public.observed_rates(p_organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return coalesce(
		(select r.rates from private.observed_rates r where r.organization_id = p_organization and r.counted_at > '-infinity'),
		private.rates_of(p_organization, now()));
end
$$;
comment on function public.observed_rates is 'By points: customers whom nobody got in touch with, and how many of them complained within 60 days; as counted in the last day. For staff who see customers.';
grant execute on function public.observed_rates to authenticated, service_role;
