-- Whether customers score as they did when something was learned, and whether as many of them complain as used to.
-- Both are counted once a day with the rest of the audit.

create function private.moments_learned_from(organization uuid) returns setof timestamptz
language sql stable security definer set search_path = ''
as $$
	-- Without a model in use, customers are compared with those of the newest learning.
	select s.as_of
	from (select m.learned_from, m.learned_to from public.risk_models m where m.organization_id = organization
		order by m.is_active desc, m.version desc limit 1) as m
	cross join lateral private.snapshot_moments(organization, m.learned_to + interval '60 days') as s (as_of)
	where s.as_of >= m.learned_from
$$;
comment on function private.moments_learned_from is 'Moments of the snapshots that the model in use, else the newest, was learned from.';

create function private.score_frequencies(organization uuid, moments timestamptz[]) returns jsonb
language sql stable security definer set search_path = ''
as $$
	with patterns as (
		select s.signals, count(*) as n from public.risk_snapshots s
		where s.organization_id = organization and s.as_of = any (moments) group by s.signals
	), points as materialized (
		select p.signal, p.points from public.risk_cards c
		join public.risk_card_signals p on p.organization_id = c.organization_id and p.card_id = c.id
		where c.organization_id = organization and c.is_active
	), scored as (
		select coalesce((select sum(p.points * each.value::integer) from jsonb_each_text(t.signals) as each
			join points p on p.signal = each.key), 0) as score, t.n
		from patterns t
	), tally as (
		select s.score, sum(s.n) as n from scored s group by s.score
	)
	select coalesce(jsonb_agg(jsonb_build_array(t.score, t.n) order by t.score), '[]') from tally t
$$;
comment on function private.score_frequencies is 'At moments: how many customers had so many points by the card in use now, [points, customers]; a new card is then no drift.';

create function private.monthly_complaints(organization uuid, at timestamptz) returns jsonb
language sql stable security definer set search_path = ''
as $$
	with months as (
		select to_char(m.month, 'YYYY-MM') as month, (
			select min(s.as_of) from public.risk_snapshots s where s.organization_id = organization
				and s.as_of >= m.month at time zone o.time_zone and s.as_of < (m.month + interval '1 month') at time zone o.time_zone) as as_of
		from public.organizations o
		cross join lateral generate_series(date_trunc('month', at at time zone o.time_zone) - interval '24 months',
			date_trunc('month', at at time zone o.time_zone), interval '1 month') as m (month)
		where o.id = organization
	), over as (
		-- 28 days: the first of the weekly snapshots of two months are no closer, so that windows do not overlap.
		select m.month, m.as_of, m.as_of + interval '28 days' as until from months m where m.as_of + interval '28 days' <= at
	), acted as (
		select distinct o.month, t.customer_id from over o
		join private.preventive_contacts t on t.organization_id = organization and t.at > o.as_of and t.at <= o.until
	), complained as (
		select distinct o.month, k.customer_id from over o
		join private.customer_complaints k on k.organization_id = organization and k.at > o.as_of and k.at <= o.until
	), counted as (
		select o.month, count(*) as n, count(c.customer_id) as complaints
		from over o
		join public.risk_snapshots s on s.organization_id = organization and s.as_of = o.as_of
		left join acted a on a.month = o.month and a.customer_id = s.customer_id
		left join complained c on c.month = o.month and c.customer_id = s.customer_id
		where a.customer_id is null
		group by o.month
	)
	select coalesce(jsonb_agg(jsonb_build_object('month', m.month, 'n', coalesce(c.n, 0), 'complaints', coalesce(c.complaints, 0)) order by m.month), '[]')
	from months m left join counted c on c.month = m.month
	-- From the first month of which anything is known to the last that is over.
	where m.month between (select min(c.month) from counted c) and (select max(c.month) from counted c)
$$;
comment on function private.monthly_complaints is 'By month, of at most two years: customers of the first snapshot with whom nobody got in touch in the 28 days after it, and how many of them complained in that time.';

create or replace function private.audit_of(organization uuid, at timestamptz) returns jsonb
language sql stable security definer set search_path = ''
as $$
	with matured as materialized (
		select m.*, m.band in ('amber', 'red', 'must_act') as flagged from private.matured_snapshots(organization, at) as m
	), by_group as (
		select f.key as kind, f.value as name, count(*) as n, count(*) filter (where m.flagged) as flagged,
			count(*) filter (where not m.acted_on) as left_alone,
			count(*) filter (where not m.acted_on and m.complained) as complaints,
			count(*) filter (where not m.acted_on and m.flagged) as left_alone_flagged,
			count(*) filter (where not m.acted_on and m.flagged and m.complained) as foreseen
		from matured m cross join lateral jsonb_each_text(m.facts) as f
		where f.key in ('segment', 'locale', 'site')
		group by f.key, f.value
	), runs as (
		select distinct s.as_of from public.risk_snapshots s
		where s.organization_id = organization and s.as_of > at - interval '28 days' and s.as_of <= at
	)
	select jsonb_build_object(
		'counted_at', at,
		'recent', private.signal_frequencies(organization, array(select r.as_of from runs r)),
		'coverage', jsonb_build_object(
			'customers', (select count(*) from public.customers c where c.organization_id = organization and coalesce(c.left_at > at, true)),
			'known', (select count(*) from public.risk_snapshots s where s.organization_id = organization
				and s.as_of = (select max(r.as_of) from runs r))),
		'calibration', private.expected_complaints(organization, at),
		'scores', jsonb_build_object('then', private.score_frequencies(organization, array(select private.moments_learned_from(organization))),
			'now', private.score_frequencies(organization, array(select r.as_of from runs r))),
		'base_rate', private.monthly_complaints(organization, at),
		'groups', coalesce((select jsonb_agg(to_jsonb(g) order by g.kind, g.n desc, g.name) from (
			select * from by_group order by n desc limit 100) as g), '[]'))
$$;
comment on function private.audit_of is 'Counts for the drift of signals, of scores and of the base rate, for calibration, and by group (segment, locale, site): how many were flagged, and of those left alone how many complained, flagged or not.';
