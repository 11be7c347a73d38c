-- What counts as acting on a customer, and what as a complaint, is written once. Whoever asks of one customer and whoever
-- asks of all of them read the same two views: these are part of the query that reads them, so that either way the
-- indexes are used.

create view private.preventive_contacts with (security_invoker = true) as
select k.organization_id, k.customer_id, e.at, e.kind = 'state_changed' as is_reached
from public.cases k
join public.case_events e on e.organization_id = k.organization_id and e.case_id = k.id
where k.kind = 'prevention' and k.customer_id is not null
	and (e.kind = 'contact_attempted' or (e.kind = 'state_changed' and e.to_state = 'contacted'))
	-- A mail that never left is no contact.
	and (not e.details ? 'message' or exists (select from public.contact_log l
		where l.organization_id = e.organization_id and l.message = e.details ->> 'message' and l.outcome = 'sent'));
comment on view private.preventive_contacts is 'Whenever somebody got in touch with a customer to prevent a complaint, or tried to: the contacts on prevention cases.';

create view private.customer_complaints with (security_invoker = true) as
select k.organization_id, k.customer_id, k.opened_at as at
from public.cases k
where k.kind = 'complaint' and k.customer_id is not null;
comment on view private.customer_complaints is 'Every complaint of a known customer, on any channel.';

create or replace function private.matured_snapshots(organization uuid, at timestamptz default now())
returns table (customer_id uuid, as_of timestamptz, score integer, band text, signals jsonb, facts jsonb, acted_on boolean, complained boolean)
language sql stable security definer set search_path = ''
as $$
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
$$;

create or replace function private.historic_rate(organization uuid, days integer) returns table (n integer, complaints integer)
language sql stable security definer set search_path = ''
as $$
	select count(*)::integer, (count(*) filter (where f.complained))::integer
	from (
		select exists (select from private.customer_complaints k where k.organization_id = organization and k.customer_id = a.customer_id
			and k.at > a.opened_at and k.at <= a.opened_at + make_interval(hours => 24 * days)) as complained
		from public.risk_alerts a
		where a.organization_id = organization and a.band = 'amber'
			and a.opened_at between now() - interval '2 years' and now() - make_interval(hours => 24 * days)
	) as f
$$;

create or replace function private.flag_counts(organization uuid, days integer) returns jsonb
language sql stable security definer set search_path = ''
as $$
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
$$;

create or replace function private.prevention_months(organization uuid, zone text) returns jsonb
language sql stable security definer set search_path = ''
as $$
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
$$;

drop function private.complained_within, private.acted_within;
