-- A programme also watches who leaves: fewer complaints must not be bought with customers who go in silence. Guards are
-- fixed when a programme opens, so that those that began before keep theirs.

alter table public.prevention_programs alter column guards set default '{next_survey,churn,opt_outs,pre_complaints}';

create or replace function private.arm_counts(organization uuid, program uuid, at timestamptz) returns jsonb
language sql stable security definer set search_path = ''
as $$
	with drawn as (
		select a.arm, a.customer_id, a.assigned_at, a.released_at, a.release_reason, u.until, u.until <= at as is_over
		from public.prevention_assignments a
		join public.prevention_programs p on p.organization_id = a.organization_id and p.id = a.program_id
		cross join lateral (select a.assigned_at + make_interval(hours => 24 * p.window_days) as until) as u
		where a.organization_id = organization and a.program_id = program and a.assigned_at <= at
	), seen as (
		select d.*,
			d.is_over and exists (select from private.customer_complaints k where k.organization_id = organization
				and k.customer_id = d.customer_id and k.at > d.assigned_at and k.at <= d.until) as complained,
			contacts.n > 0 as attempted, coalesce(contacts.reached, false) as reached,
			d.is_over and exists (select from public.cases k where k.organization_id = organization and k.customer_id = d.customer_id
				and k.kind = 'pre_complaint' and k.opened_at > d.assigned_at and k.opened_at <= d.until) as told_problem,
			d.is_over and exists (select from public.contact_stops s where s.organization_id = organization and s.customer_id = d.customer_id
				and s.reason = 'opted_out' and s.created_at > d.assigned_at and s.created_at <= d.until) as opted_out,
			d.is_over and exists (select from public.customers c where c.organization_id = organization and c.id = d.customer_id
				and c.left_at > d.assigned_at and c.left_at <= d.until) as has_left,
			later.is_unhappy
		from drawn d
		cross join lateral (
			select count(*) as n, bool_or(t.is_reached) as reached from private.preventive_contacts t
			where t.organization_id = organization and t.customer_id = d.customer_id
				and t.at > d.assigned_at and t.at <= least(d.until, at)
		) as contacts
		left join lateral (
			select private.is_unhappy(r.overall::integer, i.scale_min::integer, i.scale_max::integer) as is_unhappy
			from public.responses r
			join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
			join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
			where r.organization_id = organization and r.customer_id = d.customer_id and r.overall is not null
				and r.submitted_at > d.assigned_at and r.submitted_at <= at
			order by r.submitted_at limit 1
		) as later on d.is_over
	)
	select jsonb_object_agg(arms.arm, counts.counted)
	from unnest(array['contact', 'holdout']) as arms (arm)
	cross join lateral (
		select jsonb_build_object(
			'drawn', count(*),
			'n', count(*) filter (where s.is_over),
			'complaints', count(*) filter (where s.complained),
			'attempted', count(*) filter (where s.attempted),
			'reached', count(*) filter (where s.reached),
			'released', count(*) filter (where s.released_at is not null and s.release_reason not in ('window_ended', 'program_ended')),
			'pre_complaints', count(*) filter (where s.told_problem),
			'opt_outs', count(*) filter (where s.opted_out),
			'left', case when (select 'churn' = any (p.guards) from public.prevention_programs p
				where p.organization_id = organization and p.id = program) then count(*) filter (where s.has_left) end,
			'surveyed', count(s.is_unhappy),
			'unhappy', count(*) filter (where s.is_unhappy)) as counted
		from seen s where s.arm = arms.arm
	) as counts
$$;
comment on function private.arm_counts is 'Both arms of a programme as known at a moment: everybody counts where they were drawn (intention to treat). left is null where a programme does not watch it.';

create or replace function private.program_json(program public.prevention_programs) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select to_jsonb(program) - '{organization_id,opened_by,closed_by,outcome,holdout_share}'::text[]
		|| jsonb_build_object(
			'verdict_from', program.verdict_on::timestamp at time zone o.time_zone,
			'opened_by', (select m.display_name from public.memberships m
				where m.organization_id = program.organization_id and m.user_id = program.opened_by),
			'arms', coalesce(program.verdict -> 'arms', private.arm_counts(program.organization_id, program.id, coalesce(program.closed_at, now()))))
	from public.organizations o where o.id = program.organization_id
$$;
