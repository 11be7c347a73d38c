-- Once a week it is written down where everybody stood about whom something was known, and by which signals. Nothing
-- that was recorded later comes into a row, so that what was learned from it could have been known then.

create table private.snapshot_runs (
	organization_id uuid not null references public.organizations (id),
	week date not null,
	as_of timestamptz not null,
	after_customer uuid,
	finished_at timestamptz,
	primary key (organization_id, week)
);
comment on table private.snapshot_runs is 'The weekly snapshot of each organisation, taken in portions; its row is locked by whoever takes one.';
create index snapshot_runs_open on private.snapshot_runs (as_of) where finished_at is null;

create function private.snapshot_of(organization uuid, moment timestamptz, customers uuid[])
returns table (customer_id uuid, card_id uuid, score integer, band text, signals jsonb, facts jsonb)
language sql stable security definer set search_path = ''
as $$
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
	where c.organization_id = organization and c.id = any (customers)
		and (l.customer_id is not null or answered.submitted_at is not null or served.ended_at is not null)
$$;
comment on function private.snapshot_of is 'Where customers stood at a moment, of those about whom something was known by then.';

create function private.take_snapshots_at(at timestamptz, at_most integer) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
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
$$;
comment on function private.take_snapshots_at is 'Takes one portion of a weekly snapshot that is due; false when none is, or others are at it.';

create function public.take_risk_snapshots(p_limit integer default 2000) returns boolean
language sql volatile security definer set search_path = ''
as $$ select private.take_snapshots_at(now(), greatest(p_limit, 1)) $$;
comment on function public.take_risk_snapshots is 'What the worker does until it answers false: writes down where customers stand this week. Server only.';
revoke execute on function public.take_risk_snapshots from public, anon, authenticated;
grant execute on function public.take_risk_snapshots to service_role;
