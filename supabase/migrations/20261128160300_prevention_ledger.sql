-- The prevention ledger: what was alerted and done, how good the flags were, how early they came, and what the lottery
-- shows. SQL counts; shares, intervals and words are calculated by the application.

create function private.flag_counts(organization uuid, days integer) returns jsonb
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
		select k.customer_id, e.at
		from public.cases k
		join public.case_events e on e.organization_id = k.organization_id and e.case_id = k.id
		where k.organization_id = organization and k.kind = 'prevention'
			and (e.kind = 'contact_attempted' or (e.kind = 'state_changed' and e.to_state = 'contacted'))
	), judged as (
		select f.band, exists (select from public.cases k where k.organization_id = organization and k.customer_id = f.customer_id
			and k.kind = 'complaint' and k.opened_at > f.opened_at and k.opened_at <= f.until) as complained
		from flags f
		where not exists (select from actions t where t.customer_id = f.customer_id and t.at > f.opened_at and t.at <= f.until)
	), complaints as (
		select exists (select from public.risk_alerts a where a.organization_id = organization and a.customer_id = k.customer_id
			and a.opened_at < k.opened_at and a.opened_at >= k.opened_at - make_interval(hours => 24 * days)) as was_flagged
		from public.cases k
		where k.organization_id = organization and k.kind = 'complaint' and k.customer_id is not null and k.opened_at > now() - interval '2 years'
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
comment on function private.flag_counts is 'Flags of the last two years on customers nobody acted on, and how many a complaint followed; complaints of known customers, and how many a flag preceded.';

create function private.lead_times(organization uuid, days integer) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('days', t.days, 'n', t.n) order by t.days), '[]')
	from (
		select floor(extract(epoch from k.opened_at - first.opened_at) / 86400)::integer as days, count(*) as n
		from public.cases k
		cross join lateral (
			select min(a.opened_at) as opened_at from public.risk_alerts a
			where a.organization_id = organization and a.customer_id = k.customer_id
				and a.opened_at < k.opened_at and a.opened_at >= k.opened_at - make_interval(hours => 24 * days)
		) as first
		where k.organization_id = organization and k.kind = 'complaint' and k.opened_at > now() - interval '2 years'
			and first.opened_at is not null
		group by 1
	) as t
$$;
comment on function private.lead_times is 'Days from the first alert within the window to the complaint, of the last two years: how many complaints had so many days.';

create function private.prevention_months(organization uuid, zone text) returns jsonb
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
		select date_trunc('month', e.at at time zone zone) as month, count(distinct k.customer_id) as n
		from public.case_events e
		join public.cases k on k.organization_id = e.organization_id and k.id = e.case_id and k.kind = 'prevention'
		where e.organization_id = organization and e.at >= (select min(from_at) from months)
			and (e.kind = 'contact_attempted' or (e.kind = 'state_changed' and e.to_state = 'contacted')) group by 1
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
comment on function private.prevention_months is 'Alerts, customers acted on and complaints by month of the organisation''s calendar, of at most two years.';

create function private.satisfaction_period(organization uuid, from_at timestamptz, until_at timestamptz) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select jsonb_build_object(
		'complaints', (select count(*) from public.cases k
			where k.organization_id = organization and k.kind = 'complaint' and k.opened_at >= from_at and k.opened_at < until_at),
		'answers', answered.n, 'unhappy', answered.unhappy,
		'invited', invited.n, 'responded', invited.responded)
	from (
		select count(*) as n, count(*) filter (where private.is_unhappy(r.overall::integer, i.scale_min::integer, i.scale_max::integer)) as unhappy
		from public.surveys s
		join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
		join public.responses r on r.organization_id = s.organization_id and r.survey_id = s.id
		where s.organization_id = organization and r.overall is not null and r.submitted_at >= from_at and r.submitted_at < until_at
	) as answered, (
		select count(*) as n, count(v.spent_at) as responded
		from public.invitations v
		where v.organization_id = organization and not v.is_test and v.created_at >= from_at and v.created_at < until_at
	) as invited
$$;
comment on function private.satisfaction_period is 'Complaints, answers, unhappy answers, invitations and how many of them were answered, in a period.';

create function private.program_json(program public.prevention_programs) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select to_jsonb(program) - '{organization_id,opened_by,closed_by,guards,outcome,holdout_share}'::text[]
		|| jsonb_build_object(
			'verdict_from', program.verdict_on::timestamp at time zone o.time_zone,
			'opened_by', (select m.display_name from public.memberships m
				where m.organization_id = program.organization_id and m.user_id = program.opened_by),
			'arms', coalesce(program.verdict -> 'arms', private.arm_counts(program.organization_id, program.id, coalesce(program.closed_at, now()))))
	from public.organizations o where o.id = program.organization_id
$$;
comment on function private.program_json is 'A programme with both arms; of one that has ended, as they stood then.';

create or replace function public.prevention_ledger(p_organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	zone text;
	latest public.prevention_programs;
	days integer := 60;
	half constant interval := interval '90 days';
	told jsonb;
begin
	perform private.require_role(p_organization);
	select o.time_zone into zone from public.organizations o where o.id = p_organization;
	select * into latest from public.prevention_programs p where p.organization_id = p_organization
	order by p.closed_at is null desc, p.opened_at desc limit 1;
	days := coalesce(latest.window_days, days);
	told := jsonb_build_object(
		'alerts', (select jsonb_build_object('total', count(*), 'open', count(*) filter (where a.closed_at is null),
				'amber', count(*) filter (where a.band = 'amber'), 'red', count(*) filter (where a.band = 'red'),
				'must_act', count(*) filter (where a.band = 'must_act'))
			from public.risk_alerts a where a.organization_id = p_organization),
		'cases', (select jsonb_build_object('total', count(*), 'open', count(*) filter (where k.closed_at is null),
				'closed', count(*) filter (where k.closed_at is not null),
				'overdue', count(*) filter (where k.closed_at is null and k.due_at < now()),
				'solved', count(*) filter (where k.outcome = 'solved'),
				'not_solved', count(*) filter (where k.outcome = 'not_solved'),
				'not_reached', count(*) filter (where k.outcome = 'not_reached'),
				'no_problem', count(*) filter (where k.outcome = 'no_problem'))
			from public.cases k where k.organization_id = p_organization and k.kind = 'prevention'),
		'pre_complaints', (select count(*) from public.cases k where k.organization_id = p_organization and k.kind = 'pre_complaint'),
		'flags', private.flag_counts(p_organization, days),
		'lead_times', private.lead_times(p_organization, days),
		'months', private.prevention_months(p_organization, zone),
		'periods', jsonb_build_object('days', extract(day from half),
			'before', private.satisfaction_period(p_organization, now() - 2 * half, now() - half),
			'after', private.satisfaction_period(p_organization, now() - half, now())),
		'expected', jsonb_build_object(
			'amber', (select count(distinct a.customer_id) from public.risk_alerts a where a.organization_id = p_organization
				and a.band = 'amber' and a.opened_at > now() - interval '84 days'), 'weeks', 12,
			'capacity', (select r.weekly_capacity from public.prevention_rules r where r.organization_id = p_organization),
			'historic', (select jsonb_build_object('n', h.n, 'complaints', h.complaints) from private.historic_rate(p_organization, days) as h)));
	-- The arms grow with every draw: whoever contacts customers could tell from them who is held out.
	if current_setting('role', true) is distinct from 'service_role'
		and p_organization not in (select private.my_organizations('{quality_manager,admin}')) then
		return told || '{"sees_lottery": false, "program": null, "earlier": []}';
	end if;
	return told || jsonb_build_object('sees_lottery', true,
		'program', case when latest.id is not null then private.program_json(latest) end,
		'earlier', (select coalesce(jsonb_agg(private.program_json(p) order by p.opened_at desc), '[]')
			from public.prevention_programs p
			where p.organization_id = p_organization and p.id <> latest.id));
end
$$;
comment on function public.prevention_ledger is 'Alerts, cases and how they ended, precision and lead times of flags, months and periods, and the lottery with both arms. For any staff role; the lottery for managers only.';
