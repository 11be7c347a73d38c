-- Whether the dissatisfied complain: by the satisfaction somebody gave, how many had a complaint soon after.

-- A complaint is a kind of case that nothing opens yet; it needs states to be on record in. How it moves between
-- them comes with the register of complaints.
insert into public.case_states (kind, code, position, is_open, name) values
	('complaint', 'received', 1, true, '{"zh": "已接收", "en": "Received"}'),
	('complaint', 'in_progress', 2, true, '{"zh": "处理中", "en": "In progress"}'),
	('complaint', 'answered', 3, true, '{"zh": "已答复", "en": "Answered"}'),
	('complaint', 'closed', 4, false, '{"zh": "已结束", "en": "Closed"}'),
	('complaint', 'reopened', 5, true, '{"zh": "重新打开", "en": "Reopened"}');

create index cases_complaints on public.cases (organization_id, customer_id, opened_at) where kind = 'complaint';
create index responses_satisfaction on public.responses (organization_id, survey_id, overall, submitted_at)
	where customer_id is not null and overall is not null;

create function public.satisfaction_and_complaints(p_organization uuid, p_survey text, p_filter jsonb default '{}') returns jsonb
language plpgsql volatile security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
as $$
declare
	suppress_below constant integer := 5;
	within constant interval := interval '90 days';
	nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
	survey record;
	layout private.measured_layout;
	from_at timestamptz;
	until_at timestamptz;
	site uuid;
	service uuid;
	left_out text[];
	told jsonb;
begin
	perform private.require_role(p_organization);
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if not exists (select from public.cases k where k.organization_id = p_organization and k.kind = 'complaint') then
		return jsonb_build_object('has_complaints', false, 'days', extract(day from within), 'points', '[]'::jsonb);
	end if;
	layout := private.layout_of(p_organization, survey.id);
	if not private.sees_single_answers(p_organization)
		and private.isolates_few(p_organization, survey.id, layout.zone, p_filter, suppress_below) then
		return jsonb_build_object('has_complaints', true, 'days', extract(day from within), 'points', '[]'::jsonb);
	end if;
	from_at := private.from_instant(p_filter ->> 'from', layout.zone);
	-- Whoever answered later may still complain within the time.
	until_at := least(private.until_instant(p_filter ->> 'to', layout.zone), now() - within);
	if p_filter ->> 'site' is not null then
		site := coalesce((select s.id from public.sites s where s.organization_id = p_organization and s.code = p_filter ->> 'site'), nowhere);
	end if;
	if p_filter ->> 'service' is not null then
		service := coalesce((select s.id from public.services s where s.organization_id = p_organization and s.code = p_filter ->> 'service'), nowhere);
	end if;
	left_out := array(select jsonb_array_elements_text(coalesce(p_filter -> 'exclude', '[]')));

	with answered as (
		select r.overall, count(*) as n
		from public.responses r
		where r.organization_id = p_organization and r.survey_id = survey.id and r.customer_id is not null and r.overall is not null
			and r.submitted_at < until_at and (from_at is null or r.submitted_at >= from_at)
			and (site is null or r.site_id = site) and (service is null or r.service_id = service)
			and (p_filter ->> 'channel' is null or r.channel = p_filter ->> 'channel')
			and (p_filter ->> 'locale' is null or r.locale = p_filter ->> 'locale')
			and (left_out = '{}' or not r.flags && left_out)
		group by r.overall
	), complained as (
		-- From the few complaints to the answers before them, each answer once.
		select c.overall, count(*) as n
		from (
			select distinct r.id, r.overall
			from public.cases k
			join public.responses r on r.organization_id = k.organization_id and r.customer_id = k.customer_id
				and r.submitted_at < k.opened_at and r.submitted_at >= k.opened_at - within
			where k.organization_id = p_organization and k.kind = 'complaint' and r.survey_id = survey.id and r.overall is not null
				and r.submitted_at < until_at and (from_at is null or r.submitted_at >= from_at)
				and (site is null or r.site_id = site) and (service is null or r.service_id = service)
				and (p_filter ->> 'channel' is null or r.channel = p_filter ->> 'channel')
				and (p_filter ->> 'locale' is null or r.locale = p_filter ->> 'locale')
				and (left_out = '{}' or not r.flags && left_out)
		) as c
		group by c.overall
	)
	select jsonb_build_object('has_complaints', true, 'days', extract(day from within), 'n', coalesce(sum(a.n), 0),
		'points', jsonb_agg(jsonb_build_object('value', p.value,
			'n', case when a.n is null or a.n >= suppress_below then coalesce(a.n, 0) end,
			'complaints', case when a.n >= suppress_below then coalesce(c.n, 0) end) order by p.value))
	into told
	from generate_series(layout.scale_min, layout.scale_max) as p (value)
	left join answered a on a.overall = p.value
	left join complained c on c.overall = p.value;

	if not private.sees_single_answers(p_organization) then
		told := private.held_back(p_organization, survey.id, 'complaints ' || private.named_selection(p_organization, survey.id, layout.zone, p_filter), told,
			'points', 'value', suppress_below);
	end if;
	-- The total would tell of the few at a point that is not described.
	return told - 'n';
end
$$;
comment on function public.satisfaction_and_complaints is 'By overall satisfaction: identified customers whose answer is at least 90 days old, and how many of them had a complaint opened within 90 days after it; fewer than 5 are not described. For any staff role.';
grant execute on function public.satisfaction_and_complaints to authenticated, service_role;
