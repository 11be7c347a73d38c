-- Customers' own words of any selection: for the room in which people are trained, and beside the figures of
-- a place. One function says who gets them and what is taken out of them.

drop function public.training_comments(uuid, text, jsonb, integer);

-- The latest comments of a survey, and of one of its sites, without reading the answers that have none.
create index responses_commented on public.responses (organization_id, survey_id, submitted_at desc) where comment is not null;
create index responses_commented_site on public.responses (organization_id, survey_id, site_id, submitted_at desc) where comment is not null;

create function public.place_comments(
	p_organization uuid, p_survey text, p_filter jsonb default '{}', p_dimension text default null, p_limit integer default 6)
returns jsonb
-- A plan for every selection: one for all of them would read a whole survey for the words of one site.
language plpgsql volatile security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
as $$
declare
	words_from_n constant integer := 10;
	-- The least content are looked for among so many: the latest, so that a large survey is as quick as a small one.
	considered constant integer := 1000;
	nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
	survey record;
	layout private.measured_layout;
	answers bigint;
	chosen uuid[];
	held jsonb;
	from_at timestamptz;
	to_at timestamptz;
	site uuid;
	service uuid;
	left_out text[];
begin
	perform private.require_role(p_organization);
	select s.id, o.time_zone into survey
	from public.surveys s join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	layout := private.layout_of(p_organization, survey.id);
	answers := private.count_of(layout, p_filter);
	-- Whoever may not see single answers must not tell people apart by two selections that differ by a few.
	if answers < words_from_n or (not private.sees_single_answers(p_organization)
		and private.isolates_few(p_organization, survey.id, survey.time_zone, p_filter, words_from_n)) then
		return jsonb_build_object('is_shown', false, 'n', null, 'comments', '[]'::jsonb);
	end if;
	from_at := private.from_instant(p_filter ->> 'from', survey.time_zone);
	to_at := private.until_instant(p_filter ->> 'to', survey.time_zone);
	if p_filter ->> 'site' is not null then
		site := coalesce((select s.id from public.sites s where s.organization_id = p_organization and s.code = p_filter ->> 'site'), nowhere);
	end if;
	if p_filter ->> 'service' is not null then
		service := coalesce((select s.id from public.services s where s.organization_id = p_organization and s.code = p_filter ->> 'service'), nowhere);
	end if;
	left_out := array(select jsonb_array_elements_text(coalesce(p_filter -> 'exclude', '[]')));
	chosen := array(
		select c.id
		from (
			select r.id, r.overall, r.perceptions
			from public.responses r
			where r.organization_id = p_organization and r.survey_id = survey.id and r.comment is not null
				and (from_at is null or r.submitted_at >= from_at) and (to_at is null or r.submitted_at < to_at)
				and (site is null or r.site_id = site) and (service is null or r.service_id = service)
				and (p_filter ->> 'channel' is null or r.channel = p_filter ->> 'channel')
				and (p_filter ->> 'locale' is null or r.locale = p_filter ->> 'locale')
				and not r.flags && left_out
			order by r.submitted_at desc, r.id
			limit considered
		) as c
		cross join lateral (
			-- How the writer rated the dimension; 0 is no opinion.
			select avg(case when t.is_reversed then layout.scale_min + layout.scale_max - c.perceptions[t.position] else c.perceptions[t.position] end) as rated
			from public.instrument_items t
			where p_dimension is not null and t.organization_id = p_organization and t.instrument_id = layout.instrument_id
				and t.dimension = p_dimension and c.perceptions[t.position] > 0
		) as d
		order by d.rated nulls last, c.overall nulls last, md5(c.id::text)
		limit least(greatest(p_limit, 1), 20));
	if not private.sees_single_answers(p_organization) then
		-- Nor by what is new since they last looked: the same words until ten more have answered. Which they were
		-- is kept, not what they say, so that what is erased is gone.
		held := private.held_back(p_organization, survey.id,
			concat_ws(' ', 'comments', private.named_selection(p_organization, survey.id, survey.time_zone, p_filter), p_dimension, p_limit),
			jsonb_build_object('n', answers, 'comments', to_jsonb(chosen)), 'comments', 'id', words_from_n);
		answers := (held ->> 'n')::bigint;
		chosen := array(select e.id::uuid from jsonb_array_elements_text(held -> 'comments') with ordinality as e (id, place) order by e.place);
	end if;
	return jsonb_build_object('is_shown', true, 'n', answers, 'comments', coalesce((
		select jsonb_agg(jsonb_build_object('text', private.without_identity(r.comment, private.names_of(k.name)
				|| array_remove(array[k.email, k.phone, k.external_id::text], null)), 'locale', r.locale)
			order by w.place)
		from unnest(chosen) with ordinality as w (id, place)
		join public.responses r on r.organization_id = p_organization and r.id = w.id and r.comment is not null
		left join public.customers k on k.organization_id = p_organization and k.id = r.customer_id), '[]'));
end
$$;
comment on function public.place_comments is 'What the least content customers of a selection wrote lately, by their overall rating or that of one dimension, without names, addresses and dates; nothing below ten answers. For any staff role.';

grant execute on function public.place_comments to authenticated, service_role;
