-- What became of the drawn: counted from the cases whenever it is asked, so that a complaint told late counts when it is
-- told. A customer counts once their window has ended; before that, their not having complained says nothing.

create function private.complained_within(organization uuid, customer uuid, after timestamptz, until timestamptz) returns boolean
language sql stable security definer set search_path = ''
as $$
	select exists (select from public.cases k where k.organization_id = organization and k.customer_id = customer
		and k.kind = 'complaint' and k.opened_at > after and k.opened_at <= until)
$$;
comment on function private.complained_within is 'Whether a complaint of the customer was opened in the time, on any channel.';

create function private.acted_within(organization uuid, customer uuid, after timestamptz, until timestamptz) returns text
language sql stable security definer set search_path = ''
as $$
	select case when bool_or(e.to_state = 'contacted') then 'reached' else 'attempted' end
	from public.cases k
	join public.case_events e on e.organization_id = k.organization_id and e.case_id = k.id
	where k.organization_id = organization and k.customer_id = customer and k.kind = 'prevention'
		and e.at > after and e.at <= until
		and (e.kind = 'contact_attempted' or (e.kind = 'state_changed' and e.to_state = 'contacted'))
	having count(*) > 0
$$;
comment on function private.acted_within is 'Whether somebody acted on a prevention case of the customer in the time: reached, only attempted, or null.';

create function private.is_unhappy(overall integer, scale_min integer, scale_max integer) returns boolean
language sql immutable strict set search_path = ''
as $$
	select (overall - scale_min) * 6 <= scale_max - scale_min
$$;
comment on function private.is_unhappy is 'Whether an overall rating is in the lowest two of seven points, on a scale of any width.';

create function private.arm_counts(organization uuid, program uuid, at timestamptz) returns jsonb
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
			d.is_over and private.complained_within(organization, d.customer_id, d.assigned_at, d.until) as complained,
			private.acted_within(organization, d.customer_id, d.assigned_at, least(d.until, at)) as acted,
			d.is_over and exists (select from public.cases k where k.organization_id = organization and k.customer_id = d.customer_id
				and k.kind = 'pre_complaint' and k.opened_at > d.assigned_at and k.opened_at <= d.until) as told_problem,
			d.is_over and exists (select from public.contact_stops s where s.organization_id = organization and s.customer_id = d.customer_id
				and s.reason = 'opted_out' and s.created_at > d.assigned_at and s.created_at <= d.until) as opted_out,
			later.is_unhappy
		from drawn d
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
			'attempted', count(*) filter (where s.acted is not null),
			'reached', count(*) filter (where s.acted = 'reached'),
			'released', count(*) filter (where s.released_at is not null and s.release_reason not in ('window_ended', 'program_ended')),
			'pre_complaints', count(*) filter (where s.told_problem),
			'opt_outs', count(*) filter (where s.opted_out),
			'surveyed', count(s.is_unhappy),
			'unhappy', count(*) filter (where s.is_unhappy)) as counted
		from seen s where s.arm = arms.arm
	) as counts
$$;
comment on function private.arm_counts is 'Both arms of a programme as known at a moment: everybody counts where they were drawn (intention to treat).';

create function private.historic_rate(organization uuid, days integer) returns table (n integer, complaints integer)
language sql stable security definer set search_path = ''
as $$
	select count(*)::integer, (count(*) filter (where f.complained))::integer
	from (
		select exists (select from public.cases k where k.organization_id = organization and k.customer_id = a.customer_id
			and k.kind = 'complaint' and k.opened_at > a.opened_at and k.opened_at <= a.opened_at + make_interval(hours => 24 * days)) as complained
		from public.risk_alerts a
		where a.organization_id = organization and a.band = 'amber'
			and a.opened_at between now() - interval '2 years' and now() - make_interval(hours => 24 * days)
	) as f
$$;
comment on function private.historic_rate is 'Amber alerts of the last two years that are older than the window, and how many a complaint followed within it.';

create function public.end_prevention_windows() returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	held record;
	ended integer := 0;
begin
	for held in
		select a.organization_id, a.alert_id, case when is_over then 'window_ended' else private.protection_of(a.organization_id, a.customer_id) end as reason
		from public.prevention_programs p
		join public.prevention_assignments a on a.organization_id = p.organization_id and a.program_id = p.id
		cross join lateral (select a.assigned_at <= now() - make_interval(hours => 24 * p.window_days) as is_over) as o
		where p.closed_at is null and a.arm = 'holdout' and a.released_at is null
		order by a.organization_id, a.customer_id
	loop
		if held.reason is not null then
			perform private.give_back(held.organization_id, held.alert_id, held.reason);
			ended := ended + 1;
		end if;
	end loop;
	return ended;
end
$$;
comment on function public.end_prevention_windows is 'Gives the held-out back whose window has ended, or who must not be held out any longer; answers how many. Server only.';

create function public.due_prevention() returns table (organization_id uuid, program_id uuid, arms jsonb)
language sql stable security definer set search_path = ''
as $$
	select p.organization_id, p.id, private.arm_counts(p.organization_id, p.id, due.at)
	from public.prevention_programs p
	join public.organizations o on o.id = p.organization_id
	cross join lateral (select p.verdict_on::timestamp at time zone o.time_zone as at) as due
	where p.closed_at is null and due.at <= now()
	order by due.at
	limit 20
$$;
comment on function public.due_prevention is 'Programmes whose date has come, with what was known at its begin. Server only.';

create function public.store_prevention_verdict(p_organization uuid, p_program uuid, p_verdict jsonb) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	read_at timestamptz;
begin
	select p.verdict_on::timestamp at time zone o.time_zone into read_at
	from public.prevention_programs p join public.organizations o on o.id = p.organization_id
	where p.organization_id = p_organization and p.id = p_program and p.closed_at is null for no key update of p;
	-- Read once: somebody else did, or its date has not come.
	if read_at is null or read_at > now() then
		return false;
	end if;
	update public.prevention_programs p set closed_at = clock_timestamp(), verdict_at = clock_timestamp(),
		verdict = p_verdict || jsonb_build_object('arms', private.arm_counts(p_organization, p_program, read_at))
	where p.organization_id = p_organization and p.id = p_program;
	perform private.release_holdouts(p_organization, p_program, 'program_ended');
	return true;
end
$$;
comment on function public.store_prevention_verdict is 'Stores the verdict of a programme on or after its date, once, with the counts it rests on, and ends it. Server only.';
grant execute on function public.end_prevention_windows, public.due_prevention, public.store_prevention_verdict to service_role;
