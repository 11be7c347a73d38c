-- The learned probability of one customer, told with its parts and with what came of such probabilities.
--
-- How sure a probability is, is read from outcomes: of the customers to whom the model in use gives one in the same
-- class and whom nobody got in touch with, how many complained.

create or replace function private.expected_complaints(organization uuid, at timestamptz) returns jsonb
language sql stable security definer set search_path = ''
as $$
	with model as (
		select m.version, m.learned_to, private.model_base(organization) as base
		from public.risk_models m where m.organization_id = organization and m.is_active
	), weights as materialized (
		select * from private.model_weights(organization)
	), patterns as (
		select s.signals, s.as_of > m.learned_to as is_later, count(*) as n, count(*) filter (where s.complained) as complaints
		from private.matured_snapshots(organization, at) as s, model m
		where not s.acted_on
		group by 1, 2
	), said as materialized (
		select p.*, private.probability(m.base + coalesce((
			select sum(w.weight * (p.signals ->> w.signal)::integer) from weights w where p.signals ? w.signal), 0)) as risk
		from patterns p, model m
	), classes as (
		-- All of them: that nobody is in a class is an answer too.
		select c.low, c.high, coalesce(sum(s.n), 0) as n, coalesce(sum(s.n * s.risk), 0) as expected, coalesce(sum(s.complaints), 0) as complaints
		from (values (0, 0.05), (0.05, 0.1), (0.1, 0.2), (0.2, 0.3), (0.3, 0.5), (0.5, 1)) as c (low, high)
		left join said s on s.risk >= c.low and (s.risk < c.high or c.high = 1)
		group by c.low, c.high
	)
	select jsonb_build_object('version', m.version,
		'n', (select coalesce(sum(s.n), 0) from said s where s.is_later),
		'observed', (select coalesce(sum(s.complaints), 0) from said s where s.is_later),
		'expected', (select coalesce(sum(s.n * s.risk), 0) from said s where s.is_later),
		'classes', coalesce((select jsonb_agg(jsonb_build_object('from', c.low, 'to', c.high, 'n', c.n, 'expected', c.expected,
			'complaints', c.complaints) order by c.low) from classes c), '[]'))
	from model m
$$;
comment on function private.expected_complaints is 'Complaints that the model in use expected of customers after those it was learned from, and how many came; by class of probability the same of all, those it was learned from too. Null while no model is accepted.';

create function private.count_soon(organization uuid) returns void
language sql volatile security definer set search_path = ''
as $$
	update private.observed_rates r set counted_at = least(r.counted_at, now() - interval '25 hours')
	where r.organization_id = count_soon.organization and r.counted_at > '-infinity'
$$;
comment on function private.count_soon is 'Rates and audit are counted at the worker''s next round and not only tomorrow; until then the last counts stand.';

create or replace function public.accept_risk_model(p_organization uuid, p_version integer) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{admin}');
	-- What was in use may come back; what never beat anything is not there to be accepted.
	perform from public.risk_models m
	where m.organization_id = p_organization and m.version = p_version and m.verdict = 'better' for update;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
	update public.risk_models m set is_active = false
	where m.organization_id = p_organization and m.is_active and m.version <> p_version;
	update public.risk_models m
	set is_active = true, accepted_at = coalesce(m.accepted_at, now()), accepted_by = coalesce(m.accepted_by, auth.uid())
	where m.organization_id = p_organization and m.version = p_version;
	perform private.count_soon(p_organization);
	perform private.record_audit(p_organization, 'risk_model_accepted', p_version::text);
end
$$;

create or replace function public.store_risk_model(p_organization uuid, p_model jsonb) returns integer
language sql volatile security definer set search_path = ''
as $$
	select private.count_soon(p_organization);
	insert into public.risk_models (organization_id, version, card_id, verdict, intercept, slope, signals, n, complaints,
		learned_from, learned_to, metrics, proposal)
	select p_organization, coalesce((select max(m.version) from public.risk_models m where m.organization_id = p_organization), 0) + 1,
		(p_model ->> 'card_id')::uuid, p_model ->> 'verdict', (p_model ->> 'intercept')::double precision,
		(p_model ->> 'slope')::double precision, p_model -> 'signals', (p_model ->> 'n')::integer, (p_model ->> 'complaints')::integer,
		(p_model ->> 'learned_from')::timestamptz, (p_model ->> 'learned_to')::timestamptz, p_model -> 'metrics', p_model -> 'proposal'
	returning version
$$;

create function public.learned_risk(p_organization uuid, p_external_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return (
		select jsonb_build_object('version', m.version, 'n', m.n, 'complaints', m.complaints, 'intercept', m.intercept,
			'probability', told.risk,
			'parts', (select coalesce(jsonb_agg(jsonb_build_object('signal', p.signal, 'rows', p.live_rows, 'contribution', p.contribution)), '[]')
				from private.risk_parts(p_organization, c.id) as p),
			'alike', (select each.value
				from private.observed_rates r
				cross join lateral jsonb_array_elements(r.audit #> '{calibration,classes}') as each
				where r.organization_id = p_organization and (r.audit #>> '{calibration,version}')::integer = m.version
					and told.risk >= (each.value ->> 'from')::numeric
					and (told.risk < (each.value ->> 'to')::numeric or (each.value ->> 'to')::numeric = 1)))
		from public.customers c
		join public.risk_models m on m.organization_id = c.organization_id and m.is_active
		cross join lateral (select private.risk_of(p_organization, c.id) as risk) as told
		where c.organization_id = p_organization and c.external_id = p_external_id and told.risk is not null);
end
$$;
comment on function public.learned_risk is 'The probability of a complaint within 60 days of a customer whom nobody gets in touch with, with what moves it from the average (log-odds) and what came of customers in the same class; null while no model is accepted, and for somebody of whom nothing is known. For staff who see customers.';
grant execute on function public.learned_risk to authenticated, service_role;
