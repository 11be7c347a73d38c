-- Whether what is in use still fits: are customers still those it was learned from, does it still say as many
-- complaints as come, and does it serve all groups alike. Counted once a day, beside the observed rates.

alter table private.observed_rates add column audit jsonb not null default '{}';

create function private.expected_complaints(organization uuid, at timestamptz) returns jsonb
language sql stable security definer set search_path = ''
as $$
	with model as (
		select m.version, m.learned_to, private.model_base(organization) as base
		from public.risk_models m where m.organization_id = organization and m.is_active
	), weights as materialized (
		select * from private.model_weights(organization)
	), patterns as (
		select s.signals, count(*) as n, count(*) filter (where s.complained) as complaints
		from private.matured_snapshots(organization, at) as s, model m
		where not s.acted_on and s.as_of > m.learned_to
		group by s.signals
	)
	select jsonb_build_object('version', m.version, 'n', coalesce(sum(p.n), 0), 'observed', coalesce(sum(p.complaints), 0),
		'expected', coalesce(sum(p.n * private.probability(m.base + coalesce((
			select sum(w.weight * (p.signals ->> w.signal)::integer) from weights w where p.signals ? w.signal), 0))), 0))
	from model m left join patterns p on true
	group by m.version
$$;
comment on function private.expected_complaints is 'Complaints that the model in use expected of customers after those it was learned from, and how many came; null while no model is accepted.';

create function private.audit_of(organization uuid, at timestamptz) returns jsonb
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
			'customers', (select count(*) from public.customers c where c.organization_id = organization),
			'known', (select count(*) from public.risk_snapshots s where s.organization_id = organization
				and s.as_of = (select max(r.as_of) from runs r))),
		'calibration', private.expected_complaints(organization, at),
		'groups', coalesce((select jsonb_agg(to_jsonb(g) order by g.kind, g.n desc, g.name) from (
			select * from by_group order by n desc limit 100) as g), '[]'))
$$;
comment on function private.audit_of is 'Counts for the drift of signals, for calibration, and by group (segment, locale, site): how many were flagged, and of those left alone how many complained, flagged or not.';

create or replace function public.count_observed_rates() returns boolean
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
	update private.observed_rates r
	set counted_at = now(), rates = private.rates_of(due, now()), audit = private.audit_of(due, now())
	where r.organization_id = due;
	return true;
end
$$;

create function public.learning_audit(p_organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return coalesce(
		(select r.audit from private.observed_rates r where r.organization_id = p_organization and r.audit <> '{}'),
		private.audit_of(p_organization, now()));
end
$$;
comment on function public.learning_audit is 'Whether what is in use still fits: counts of the last day. For managers of quality and admins.';
grant execute on function public.learning_audit to authenticated, service_role;
