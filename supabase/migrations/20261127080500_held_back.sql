-- Whoever may not see single answers must not come by one through subtraction either: not between two
-- selections, and not between two looks at the same one.

-- Whether a selection, taken from one that somebody may also ask for, leaves only a few answers: with one of
-- its conditions dropped, with all of them, with one flag less excluded, or with months more at either end.
-- Periods are whole months, so that no two of them differ by a few days.
create or replace function private.isolates_few(organization uuid, survey uuid, zone text, filter jsonb, suppress_below integer) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
	layout constant private.measured_layout := private.layout_of(organization, survey);
	conditions constant text[] := array(select c.key from jsonb_each(filter) as c where c.value not in ('null', '[]'));
	since constant text := filter ->> 'from';
	until constant text := filter ->> 'to';
	chosen bigint;
	left_out bigint;
	wider jsonb;
begin
	if conditions = '{}' then
		return false;
	end if;
	if since !~ '^\d{4}-\d\d-01$' or until !~ '^\d{4}-\d\d-\d\d$' then
		return true;
	end if;
	if extract(day from until::date + 1) <> 1 then
		return true;
	end if;
	chosen := private.count_of(layout, filter);
	for wider in
		select filter - c from unnest(conditions) as c
		union all select '{}'
		union all
		select filter || jsonb_build_object('exclude', (filter -> 'exclude') - f)
		from jsonb_array_elements_text(case when 'exclude' = any (conditions) then filter -> 'exclude' else '[]' end) as f
	loop
		left_out := private.count_of(layout, wider) - chosen;
		if left_out between 1 and suppress_below - 1 then
			return true;
		end if;
	end loop;
	if since is null and until is null then
		return false;
	end if;
	return exists (
		with month as materialized (
			select m.bucket as name, m.numbers[1] as n from private.measured(layout, filter - array['from', 'to'], 'month', false) m where m.kind = 'n'
		), beside as (
			select sum(m.n) over (order by m.name desc) as n from month m where m.name < left(since, 7)
			union all
			select sum(m.n) over (order by m.name) from month m where m.name > left(until, 7)
		)
		select from beside b where b.n between 1 and suppress_below - 1);
end
$$;

create table private.told_sums (
	organization_id uuid not null,
	survey_id uuid not null,
	question text not null,
	told jsonb not null,
	primary key (organization_id, survey_id, question),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id) on delete cascade
);
comment on table private.told_sums is 'What those who may not see single answers were last told of a selection.';
alter table private.told_sums enable row level security;

-- What may be told now of a selection of which something was told before: the difference of the two is the
-- answers of those who came or went in between. Fewer than the limit are waited for; of parts (groups, flags)
-- each waits by itself, and while those that wait are together fewer than the limit, one more waits with them.
create function private.held_back(
	organization uuid, survey uuid, asked text, told jsonb, parts text, part_key text, suppress_below integer) returns jsonb
language plpgsql set search_path = ''
as $$
declare
	before jsonb;
	total text := case when told ? 'n_received' then 'n_received' else 'n' end;
	kept jsonb;
begin
	-- Of so few nothing is told, so there is nothing to remember.
	if (told ->> total)::numeric < suppress_below then
		return told;
	end if;
	select t.told into before from private.told_sums t
	where t.organization_id = organization and t.survey_id = survey and t.question = asked for update;
	if before is not null and told <> before then
		if abs((told ->> total)::numeric - (before ->> total)::numeric) < suppress_below then
			return before;
		end if;
		with part as materialized (
			select n.value as now, b.value as before, n.ordinality as place, c.people
			from jsonb_array_elements(told -> parts) with ordinality as n
			left join jsonb_array_elements(before -> parts) as b on b.value -> part_key = n.value -> part_key
			cross join lateral (select greatest(abs((n.value ->> 'n')::numeric - coalesce((b.value ->> 'n')::numeric, 0)),
				-- In a group of as many as before somebody was exchanged.
				(parts = 'groups' and n.value is distinct from b.value)::integer) as people) as c
		), ranked as (
			select p.*, p.people < suppress_below as is_small,
				sum(p.people) filter (where p.people < suppress_below) over () as waiting,
				row_number() over (order by p.people < suppress_below, p.people, p.place) as rank
			from part p where p.people > 0
		)
		select jsonb_agg(case
			when r.is_small or (r.waiting < suppress_below and r.rank = 1)
				then coalesce(p.before, p.now || '{"is_suppressed": true, "dimensions": [], "overall": null}')
			else p.now end order by p.place)
		into kept
		from part p left join ranked r on r.place = p.place;
		told := jsonb_set(told, array[parts], coalesce(kept, '[]'));
	end if;
	insert into private.told_sums (organization_id, survey_id, question, told) values (organization, survey, asked, told)
	on conflict (organization_id, survey_id, question) do update set told = excluded.told;
	return told;
end
$$;

-- One selection under one name: without what it does not mean, and without bounds beyond the answers.
create function private.named_selection(organization uuid, survey uuid, zone text, filter jsonb) returns text
language plpgsql stable set search_path = ''
as $$
declare
	first_day constant date := (select min(r.submitted_at) at time zone zone from public.responses r
		where r.organization_id = organization and r.survey_id = survey);
	month_end constant date := date_trunc('month', now() at time zone zone) + interval '1 month - 1 day';
begin
	return jsonb_strip_nulls(jsonb_build_object(
		'from', case when (filter ->> 'from')::date > first_day then filter ->> 'from' end,
		'to', case when (filter ->> 'to')::date < month_end then filter ->> 'to' end,
		'site', filter ->> 'site', 'service', filter ->> 'service', 'channel', filter ->> 'channel', 'locale', filter ->> 'locale',
		'exclude', (select jsonb_agg(distinct f order by f) from jsonb_array_elements_text(coalesce(filter -> 'exclude', '[]')) as f
			where f in ('straight_lining', 'pattern', 'fast', 'duplicate', 'bot'))))::text;
end
$$;

create function private.sees_single_answers(organization uuid) returns boolean
language plpgsql stable set search_path = ''
as $$
begin
	return current_setting('role', true) is not distinct from 'service_role'
		or organization in (select private.my_organizations('{agent,quality_manager,admin}'));
end
$$;

drop function public.survey_sums(uuid, text, jsonb, text);
create function public.survey_sums(p_organization uuid, p_survey text, p_filter jsonb default '{}', p_by text default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	suppress_below constant integer := 5;
	survey public.surveys;
	layout private.measured_layout;
	told jsonb;
	totals jsonb;
	asked text;
	groups jsonb;
begin
	perform private.require_role(p_organization);
	select * into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	layout := private.layout_of(p_organization, survey.id);
	told := private.sums_told(layout, survey, p_filter, p_by, suppress_below);
	if private.sees_single_answers(p_organization) then
		return told;
	end if;
	if private.isolates_few(p_organization, survey.id, layout.zone, p_filter, suppress_below) then
		return private.without_figures(told) || '{"groups": []}';
	end if;
	-- The whole is one, however it is divided: groups are never newer than it.
	asked := private.named_selection(p_organization, survey.id, layout.zone, p_filter);
	totals := private.held_back(p_organization, survey.id, 'sums ' || asked, told || '{"groups": []}', 'groups', 'key', suppress_below);
	if p_by is null then
		return totals;
	elsif totals = told || '{"groups": []}' then
		groups := private.held_back(p_organization, survey.id, concat_ws(' ', 'groups', asked, p_by),
			jsonb_build_object('n', told -> 'n_received', 'groups', told -> 'groups'), 'groups', 'key', suppress_below) -> 'groups';
	else
		groups := (select t.told -> 'groups' from private.told_sums t
			where t.organization_id = p_organization and t.survey_id = survey.id and t.question = concat_ws(' ', 'groups', asked, p_by));
	end if;
	return totals || jsonb_build_object('groups', coalesce(groups, '[]'));
end
$$;
comment on function public.survey_sums is 'Exact sums of a survey and a selection of its answers, from which every figure is calculated; nothing of fewer than five people, and for those who may not see single answers nothing that tells of fewer than five by subtraction.';
grant execute on function public.survey_sums to authenticated, service_role;

drop function public.answer_quality(uuid, text, jsonb);
create function public.answer_quality(p_organization uuid, p_survey text, p_filter jsonb default '{}') returns jsonb
language plpgsql volatile security definer set search_path = '' set work_mem = '64MB'
as $$
declare
	suppress_below constant integer := 5;
	known constant text[] := array['straight_lining', 'pattern', 'fast', 'duplicate', 'bot'];
	survey record;
	layout private.measured_layout;
	kept jsonb := p_filter - 'exclude';
	sees_single boolean;
	told jsonb;
begin
	perform private.require_role(p_organization);
	select s.id, s.form, o.time_zone into survey
	from public.surveys s join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	sees_single := private.sees_single_answers(p_organization);
	if not sees_single and private.isolates_few(p_organization, survey.id, survey.time_zone, kept, suppress_below) then
		return jsonb_build_object('n', null, 'score', null, 'scale', null, 'all', null, 'flags', '[]'::jsonb);
	end if;
	layout := private.layout_of(p_organization, survey.id);
	told := (
		with bucketed as materialized (
			select * from private.measured(layout, kept, 'flags', false)
		), combined as materialized (
			-- Everything below is counted from the few combinations of flags that there are.
			select string_to_array(b.bucket, ',') as flags, b.numbers[1] as n, coalesce(s.numbers[at], 0) as n_scored,
				coalesce(s.numbers[at + 1], 0) as total, coalesce(s.numbers[at + 2], 0) as squares
			from bucketed b
			left join bucketed s on s.kind = 'scores' and s.part = 0 and s.bucket = b.bucket
			cross join lateral (select case when private.has_gap(layout) then 7 when layout.form = 'expectation' then 4 else 1 end as at) as score
			where b.kind = 'n'
		), counted as (
			select k.flag, k.place,
				coalesce(sum(m.n) filter (where k.flag = any (m.flags)), 0)::bigint as n,
				coalesce(sum(m.n_scored) filter (where k.flag = any (m.flags)), 0)::bigint as n_scored,
				private.moments(coalesce(sum(m.n_scored) filter (where k.flag <> all (m.flags)), 0)::bigint,
					sum(m.total) filter (where k.flag <> all (m.flags)), sum(m.squares) filter (where k.flag <> all (m.flags))) as without
			from unnest(known) with ordinality as k (flag, place) cross join combined m
			group by k.flag, k.place
		), nested as (
			-- Of two flags, how many scored answers have the first and not the second.
			select a.flag, b.flag as other, coalesce(sum(m.n_scored) filter (where a.flag = any (m.flags) and b.flag <> all (m.flags)), 0) as n
			from unnest(known) as a (flag) cross join unnest(known) as b (flag) cross join combined m
			where a.flag <> b.flag group by a.flag, b.flag
		)
		select jsonb_build_object(
			'n', (select coalesce(sum(n), 0) from combined),
			'score', case when survey.form in ('expectation_perception', 'tolerance') then 'gap'
				when survey.form = 'expectation' then 'expectation' else 'perception' end,
			'scale', layout.score_scale * layout.dimensions,
			'all', (select case when sum(n_scored) >= suppress_below
				then private.moments(sum(n_scored)::bigint, sum(total), sum(squares)) end from combined),
			'flags', coalesce((
				select jsonb_agg(jsonb_build_object('flag', c.flag, 'n', c.n, 'without', case
					when (c.without ->> 'n')::integer < suppress_below then null
					-- What is left out is the total minus the rest; one flag within another is told apart the same way.
					when not sees_single and (c.n_scored between 1 and suppress_below - 1
						or exists (select from nested x join nested y on y.flag = x.other and y.other = x.flag
							where c.flag in (x.flag, x.other) and x.n between 1 and suppress_below - 1 and y.n = 0)) then null
					else c.without end) order by c.place)
				from counted c), '[]'))
	);
	return case when sees_single then told
		else private.held_back(p_organization, survey.id, 'quality ' || private.named_selection(p_organization, survey.id, survey.time_zone, kept), told, 'flags', 'flag', suppress_below) end;
end
$$;
comment on function public.answer_quality is 'How many answers of a selection carry each flag, and the sums of the overall score with all answers and without each flag; fewer than 5 are not described, nor told by subtraction to those who may not see single answers. For any staff role.';
grant execute on function public.answer_quality to authenticated, service_role;

