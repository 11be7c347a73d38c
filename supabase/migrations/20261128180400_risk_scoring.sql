-- The accepted model, applied where the ledger is. The application trains and the database scores; both compute the
-- same (`logOddsOf` in the application), which a test holds to nine digits.

create function private.probability(log_odds double precision) returns numeric
language sql immutable set search_path = ''
as $$
	-- Beyond 700 the exponential has no number; the probability has long been 0 or 1.
	select (1 / (1 + exp(-greatest(least(log_odds, 700), -700))))::numeric
$$;
comment on function private.probability is 'The probability behind log-odds.';

create function private.model_weights(organization uuid)
returns table (signal text, weight double precision, mean double precision)
language sql stable security definer set search_path = ''
as $$
	select s.key, (s.value ->> 'weight')::double precision, (s.value ->> 'mean')::double precision
	from public.risk_models m cross join lateral jsonb_each(m.signals) as s
	where m.organization_id = organization and m.is_active
$$;
comment on function private.model_weights is 'What one live row of each signal adds, and the rows of the average customer, by the model in use.';

create function private.model_base(organization uuid) returns double precision
language sql stable security definer set search_path = ''
as $$
	select m.intercept - coalesce((select sum(w.weight * w.mean) from private.model_weights(organization) as w), 0)
	from public.risk_models m where m.organization_id = organization and m.is_active
$$;
comment on function private.model_base is 'Log-odds of somebody without any live row; null while no model is accepted.';

create function private.is_known(organization uuid, customer uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
	select exists (select from public.risk_events e
			where e.organization_id = organization and e.customer_id = customer and e.expires_at > now())
		or exists (select from public.responses r
			where r.organization_id = organization and r.customer_id = customer and r.submitted_at > now() - interval '60 days')
		or exists (select from public.encounters e
			where e.organization_id = organization and e.customer_id = customer and e.promised is not null and e.measured is not null
				and e.ended_at > now() - interval '30 days')
$$;
comment on function private.is_known is 'Whether anything is known of a customer; the same rule as in customer_standings.';

create or replace function private.risk_of(organization uuid, customer uuid) returns numeric
language plpgsql stable security definer set search_path = ''
as $$
declare
	base double precision;
	weights jsonb;
	added double precision;
begin
	select m.intercept - coalesce((
			select sum((s.value ->> 'weight')::double precision * (s.value ->> 'mean')::double precision) from jsonb_each(m.signals) as s), 0),
		m.signals
	into base, weights
	from public.risk_models m where m.organization_id = organization and m.is_active;
	if base is null then
		return null;
	end if;
	select sum(coalesce((weights -> e.signal ->> 'weight')::double precision, 0)) into added
	from public.risk_events e
	where e.organization_id = organization and e.customer_id = customer and e.expires_at > now();
	-- Without a live row it must be looked up whether anything is known at all.
	return case when added is not null or private.is_known(organization, customer)
		then private.probability(base + coalesce(added, 0)) end;
end
$$;
comment on function private.risk_of is 'Probability of a complaint within 60 days if nobody gets in touch; null while no model is accepted, and for a customer of whom nothing is known.';

create function private.risk_parts(organization uuid, customer uuid)
returns table (signal text, live_rows bigint, contribution double precision)
language sql stable security definer set search_path = ''
as $$
	select w.signal, coalesce(l.n, 0), w.weight * (coalesce(l.n, 0) - w.mean)
	from private.model_weights(organization) as w
	left join (
		select e.signal, count(*) as n from public.risk_events e
		where e.organization_id = organization and e.customer_id = customer and e.expires_at > now()
		group by e.signal) as l on l.signal = w.signal
	order by 3 desc, 1
$$;
comment on function private.risk_parts is 'How far each signal moves a customer from the average one, in log-odds; with the intercept of the model they sum to the log-odds of the risk.';

create function private.risks_of(organization uuid)
returns table (customer_id uuid, risk numeric, log_odds double precision, parts jsonb)
language sql stable security definer set search_path = ''
as $$
	with weights as materialized (
		select * from private.model_weights(organization)
	), base as materialized (
		select private.model_base(organization) as log_odds
	), live as (
		select e.customer_id, e.signal, count(*) as n from public.risk_events e
		where e.organization_id = organization and e.expires_at > now()
		group by e.customer_id, e.signal
	), told as (
		select l.customer_id, sum(coalesce(w.weight, 0) * l.n) as added,
			coalesce(jsonb_object_agg(w.signal, w.weight * (l.n - w.mean)) filter (where w.signal is not null), '{}') as parts
		from live l left join weights w on w.signal = l.signal
		group by l.customer_id
	)
	select t.customer_id, private.probability(b.log_odds + t.added), b.log_odds + t.added, t.parts
	from told t cross join base b where b.log_odds is not null
$$;
comment on function private.risks_of is 'The same for every customer with a live row, in one go; parts are those of the signals that live. Nobody while no model is accepted.';
