-- Who was asked, of the same selection as who answered: the response rate of a place or a period, and the shares
-- of places among those asked, against which the answers can be weighed.

-- How many invitations of a selection are in which state, by place. Site, service and channel are those of the
-- service contact that somebody was asked about, or the site that a list named; the period is that of sending.
-- p_by: 'site', 'service' or 'channel'; null for the selection as a whole.
create function private.asked(organization uuid, survey uuid, zone text, filter jsonb, p_by text)
returns table (bucket text, state text, n bigint)
-- A plan for every selection: one site is found by its contacts, a whole survey without looking at any.
language plpgsql stable set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '64MB'
as $$
declare
	nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
	from_at constant timestamptz := private.from_instant(filter ->> 'from', zone);
	to_at constant timestamptz := private.until_instant(filter ->> 'to', zone);
	site constant uuid := case when filter ->> 'site' is not null then coalesce((
		select s.id from public.sites s where s.organization_id = organization and s.code = filter ->> 'site'), nowhere) end;
	service constant uuid := case when filter ->> 'service' is not null then coalesce((
		select s.id from public.services s where s.organization_id = organization and s.code = filter ->> 'service'), nowhere) end;
	way constant text := filter ->> 'channel';
	language constant text := filter ->> 'locale';
	needs_place constant boolean := p_by is not null or site is not null or service is not null or way is not null;
begin
	return query
	with placed as (
		select v.state, v.customer_id, v.locale, e.site_id, e.service_id, e.channel::text as channel
		from public.invitations v
		join public.encounters e on e.organization_id = organization and e.id = v.encounter_id
		where needs_place and v.organization_id = organization and v.survey_id = survey and not v.is_test
			and (site is null or e.site_id = site) and (service is null or e.service_id = service) and (way is null or e.channel = way)
			and (from_at is null or coalesce(v.sent_at, v.created_at) >= from_at) and (to_at is null or coalesce(v.sent_at, v.created_at) < to_at)
		union all
		select v.state, v.customer_id, v.locale, v.site_id, null, null
		from public.invitations v
		where (not needs_place or v.encounter_id is null) and v.organization_id = organization and v.survey_id = survey and not v.is_test
			and (site is null or v.site_id = site) and service is null and way is null
			and (from_at is null or coalesce(v.sent_at, v.created_at) >= from_at) and (to_at is null or coalesce(v.sent_at, v.created_at) < to_at)
	), counted as (
		select case p_by when 'site' then p.site_id::text when 'service' then p.service_id::text when 'channel' then p.channel end as place,
			p.state, count(*) as n
		from placed p
		where language is null
			or coalesce(p.locale, (select c.locale from public.customers c where c.organization_id = organization and c.id = p.customer_id)) = language
		group by 1, 2
	)
	select coalesce(st.code::text, sv.code::text, case when p_by = 'channel' then c.place end), c.state, sum(c.n)::bigint
	from counted c
	left join public.sites st on p_by = 'site' and st.organization_id = organization and st.id = c.place::uuid
	left join public.services sv on p_by = 'service' and sv.organization_id = organization and sv.id = c.place::uuid
	group by 1, 2;
end
$$;
comment on function private.asked is 'Invitations of a selection by state and place.';

-- To whom an invitation went out, and did not come back.
create function private.is_reached(state text) returns boolean
language sql immutable set search_path = ''
as $$
	select state in ('sent', 'delivered', 'opened', 'started', 'answered')
$$;

-- Whether a selection of invitations, taken from one that somebody may also ask for, leaves only a few people;
-- as private.isolates_few for answers.
create function private.isolates_few_asked(organization uuid, survey uuid, zone text, filter jsonb, suppress_below integer) returns boolean
language plpgsql stable set search_path = ''
as $$
declare
	conditions constant text[] := array(select c.key from jsonb_each(filter - 'exclude') as c where c.value <> 'null');
	chosen bigint;
	left_out bigint;
	wider jsonb;
begin
	if conditions = '{}' then
		return false;
	end if;
	if filter ->> 'from' !~ '^\d{4}-\d\d-01$' or filter ->> 'to' !~ '^\d{4}-\d\d-\d\d$' then
		return true;
	end if;
	if extract(day from (filter ->> 'to')::date + 1) <> 1 then
		return true;
	end if;
	chosen := (select coalesce(sum(a.n), 0) from private.asked(organization, survey, zone, filter, null) a where private.is_reached(a.state));
	for wider in select filter - c from unnest(conditions) as c union select '{}' loop
		left_out := (select coalesce(sum(a.n), 0) from private.asked(organization, survey, zone, wider, null) a where private.is_reached(a.state)) - chosen;
		if left_out between 1 and suppress_below - 1 then
			return true;
		end if;
	end loop;
	return false;
end
$$;

drop function public.invitation_overview(uuid, text);
create function public.invitation_overview(
	p_organization uuid, p_survey text, p_filter jsonb default '{}', p_by text default null, p_has_waves boolean default true)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	suppress_below constant integer := 5;
	survey public.surveys;
	zone text;
	content jsonb;
	sees_single boolean;
	states jsonb;
	groups jsonb;
	reached bigint;
	left_out jsonb;
begin
	perform private.require_role(p_organization);
	select * into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	select o.time_zone into zone from public.organizations o where o.id = p_organization;
	content := private.content_of(survey);
	sees_single := private.sees_single_answers(p_organization);

	with counted as materialized (
		select a.bucket, a.state, a.n from private.asked(p_organization, survey.id, zone, p_filter, p_by) a
	), bucket as (
		select c.bucket, coalesce(sum(c.n) filter (where private.is_reached(c.state)), 0)::bigint as invited,
			coalesce(sum(c.n) filter (where c.state = 'answered'), 0)::bigint as answered
		from counted c where p_by is not null group by c.bucket
	), bucket_size as (
		-- What is not shown must not come out as the total minus the rest: while fewer than the limit are hidden,
		-- the smallest other group goes with them. Invitations without a place are never shown, so they count as hidden.
		select b.*, b.invited < suppress_below
			or (coalesce(sum(b.invited) filter (where b.invited < suppress_below or b.bucket is null) over (), suppress_below) < suppress_below
				and b.bucket = first_value(b.bucket) over (
					order by b.invited < suppress_below or b.bucket is null, b.invited, b.bucket)) as is_suppressed
		from bucket b where b.invited > 0
	)
	select
		(select coalesce(jsonb_object_agg(s.state, s.n), '{}') from (select c.state, sum(c.n) as n from counted c group by c.state) as s),
		(select coalesce(sum(c.n) filter (where private.is_reached(c.state)), 0) from counted c),
		(select coalesce(jsonb_agg(jsonb_build_object('key', z.bucket, 'is_suppressed', z.is_suppressed,
			'name', case p_by when 'site' then st.name when 'service' then sv.name end,
			'invited', case when not z.is_suppressed then z.invited end,
			'answered', case when not z.is_suppressed then z.answered end) order by z.bucket), '[]')
			from bucket_size z
			left join public.sites st on p_by = 'site' and st.organization_id = p_organization and st.code = z.bucket
			left join public.services sv on p_by = 'service' and sv.organization_id = p_organization and sv.code = z.bucket
			where z.bucket is not null)
	into states, reached, groups;

	if not sees_single and (reached < suppress_below
		or private.isolates_few_asked(p_organization, survey.id, zone, p_filter, suppress_below)) then
		return jsonb_build_object('consent', coalesce(content ->> 'consent', 'identified'), 'states', '{}'::jsonb,
			'left_out', '{}'::jsonb, 'overall', '{}'::jsonb, 'groups', '[]'::jsonb);
	end if;

	-- Everybody who could have been asked: invitations, and encounters or customers that a rule left out.
	select coalesce(jsonb_object_agg(counted.rule, counted.n), '{}') into left_out from (
		select l.rule, count(*) as n
		from public.contact_log l
		left join public.encounters e on e.organization_id = l.organization_id and e.id = l.encounter_id
		where l.organization_id = p_organization and l.survey_id = survey.id and l.invitation_id is null and l.outcome = 'skipped'
			and (p_filter ->> 'from' is null or l.at >= private.from_instant(p_filter ->> 'from', zone))
			and (p_filter ->> 'to' is null or l.at < private.until_instant(p_filter ->> 'to', zone))
			and (p_filter ->> 'site' is null or e.site_id = (select s.id from public.sites s
				where s.organization_id = p_organization and s.code = p_filter ->> 'site'))
			and (p_filter ->> 'service' is null or e.service_id = (select s.id from public.services s
				where s.organization_id = p_organization and s.code = p_filter ->> 'service'))
			and (p_filter ->> 'channel' is null or e.channel = p_filter ->> 'channel')
			and (p_filter ->> 'locale' is null or p_filter ->> 'locale' = (select c.locale from public.customers c
				where c.organization_id = p_organization and c.id = l.customer_id))
		group by 1) as counted;

	return jsonb_build_object(
		'consent', coalesce(content ->> 'consent', 'identified'),
		'states', states, 'left_out', left_out, 'groups', groups,
		'overall', case when not p_has_waves or not sees_single or coalesce(content ->> 'consent', 'identified') <> 'identified' then '{}'::jsonb
			else (
				select coalesce(jsonb_object_agg(counted.part, jsonb_build_object('n', counted.n, 'sum', counted.sum::text, 'sum_sq', counted.squares::text)), '{}')
				from (
					select case when exists (
							select from public.contact_log l
							where l.organization_id = v.organization_id and l.invitation_id = v.id and l.purpose = 'reminder'
								and l.outcome = 'sent' and l.at < v.spent_at) then 'late' else 'early' end as part,
						count(*) as n, sum(r.overall) as sum, sum(r.overall::integer * r.overall) as squares
					from public.invitations v
					join public.responses r on r.organization_id = v.organization_id and r.survey_id = v.survey_id
						and r.submitted_at = v.spent_at and r.consent = 'identified' and r.overall is not null
					where v.organization_id = p_organization and v.survey_id = survey.id and not v.is_test
					group by 1) as counted) end);
end
$$;
comment on function public.invitation_overview is 'Invitations of a selection by state, who was left out by rule, by place how many were invited and answered (fewer than 5 are not described), and sums of the overall rating of the survey before and after a reminder. For any staff role; not of few to those who may not see single answers.';
grant execute on function public.invitation_overview to authenticated, service_role;
