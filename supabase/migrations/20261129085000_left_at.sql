-- That a customer has left is a fact of its own: nothing else on record says it. Who has left can no longer be lost by
-- a complaint, so that nothing is learned from them after that, and nobody counts them as unknown.

alter table public.customers add column left_at timestamptz;
comment on column public.customers.left_at is 'When they left; null while they are a customer, and again once they are back.';

create or replace function private.snapshot_of(organization uuid, moment timestamptz, customers uuid[])
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
	where c.organization_id = organization and c.id = any (customers) and coalesce(c.left_at > moment, true)
		and (l.customer_id is not null or answered.submitted_at is not null or served.ended_at is not null)
$$;
