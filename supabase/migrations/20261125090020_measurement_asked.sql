-- Measurement of forms that do not ask everybody everything, and without answers of doubtful quality
-- where a reader leaves them out.

create or replace function public.survey_sums(p_organization uuid, p_survey text, p_filter jsonb default '{}', p_by text default null) returns jsonb
language plpgsql stable security definer set search_path = '' set work_mem = '64MB'
as $$
declare
	suppress_below constant integer := 5;
	survey record;
	scaled bigint;
	dimension_count integer;
	is_isolating boolean := false;
	asked_columns jsonb;
	left_out text[] := array(select jsonb_array_elements_text(coalesce(p_filter -> 'exclude', '[]')));
	outcome jsonb;
begin
	perform private.require_role(p_organization);
	select s.id, s.code, s.title, s.form, i.id as instrument, i.scale_min, i.scale_max, o.time_zone into survey
	from public.surveys s
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	asked_columns := case survey.form
		when 'expectation' then '["expectation"]'
		when 'expectation_perception' then '["expectation", "perception"]'
		when 'tolerance' then '["expectation", "perception"]'
		else '["perception"]' end;
	-- Whoever may not see single answers must not come by one through subtraction either.
	if current_setting('role', true) is distinct from 'service_role'
		and p_organization not in (select private.my_organizations('{agent,quality_manager,admin}')) then
		is_isolating := private.isolates_few(p_organization, survey.id, survey.time_zone, p_filter, suppress_below);
	end if;
	select private.score_scale(max(n)::integer), count(*) into scaled, dimension_count
	from (select count(*) as n from public.instrument_items t
		where t.organization_id = p_organization and t.instrument_id = survey.instrument group by t.dimension) as sizes;

	with chosen as materialized (
		select r.id, r.asked, r.perceptions, r.expectations, r.overall, r.answers,
			case p_by when 'site' then st.code when 'month' then to_char(r.submitted_at at time zone survey.time_zone, 'YYYY-MM') end as bucket
		from public.responses r
		left join public.sites st on st.organization_id = r.organization_id and st.id = r.site_id
		left join public.services sv on sv.organization_id = r.organization_id and sv.id = r.service_id
		where r.organization_id = p_organization and r.survey_id = survey.id
			and (p_filter ->> 'from' is null or r.submitted_at >= private.from_instant(p_filter ->> 'from', survey.time_zone))
			and (p_filter ->> 'to' is null or r.submitted_at < private.until_instant(p_filter ->> 'to', survey.time_zone))
			and (p_filter ->> 'site' is null or st.code = p_filter ->> 'site')
			and (p_filter ->> 'service' is null or sv.code = p_filter ->> 'service')
			and (p_filter ->> 'channel' is null or r.channel = p_filter ->> 'channel')
			and (p_filter ->> 'locale' is null or r.locale = p_filter ->> 'locale')
			and not r.flags && left_out
	), items as materialized (
		select t.position, t.code, t.dimension, t.text, t.is_reversed, d.position as place,
			count(*) over (partition by t.dimension) as k
		from public.instrument_items t
		join public.instrument_dimensions d on d.organization_id = t.organization_id and d.instrument_id = t.instrument_id and d.code = t.dimension
		where t.organization_id = p_organization and t.instrument_id = survey.instrument
	), rated as materialized (
		select c.id, c.bucket, i.position, i.dimension, i.k,
			case when i.is_reversed then survey.scale_min + survey.scale_max - raw.p else raw.p end as p,
			case when i.is_reversed then survey.scale_min + survey.scale_max - raw.e else raw.e end as e
		from chosen c join items i on c.asked is null or i.position = any (c.asked)
		cross join lateral (select nullif(c.perceptions[i.position], 0)::integer as p, nullif(c.expectations[i.position], 0)::integer as e) as raw
	), pairs as (
		-- Where each person is asked a sample of the items, a mean over all of them is put together item by
		-- item, and its error follows from who answered which two of them.
		select a.bucket, grouping(a.bucket) = 1 as is_total, a.position as i, b.position as j,
			count(*) as n, sum(a.p) as sum_i, sum(b.p) as sum_j, sum(a.p * b.p) as product
		from rated a join rated b on b.id = a.id and b.position >= a.position
		where survey.form = 'lite' and a.p is not null and b.p is not null
		group by grouping sets ((a.position, b.position), (a.bucket, a.position, b.position))
	), sampled as (
		select bucket, is_total, jsonb_agg(jsonb_build_array(i, j, n, sum_i, sum_j, product) order by i, j) as lines
		from pairs group by bucket, is_total
	), item_sums as (
		select position,
			private.moments(count(p), sum(p), sum(p * p), min(p), max(p), count(*) filter (where p = survey.scale_max), count(*) filter (where p >= survey.scale_max - 1)) as perception,
			private.moments(count(e), sum(e), sum(e * e), min(e), max(e), count(*) filter (where e = survey.scale_max), count(*) filter (where e >= survey.scale_max - 1)) as expectation,
			private.moments(count(p - e), sum(p - e), sum((p - e) * (p - e)), min(p - e), max(p - e)) as gap
		from rated group by position
	), scores as materialized (
		-- The half rule: a dimension is scored when at least half of the items that were asked were answered.
		select id, bucket, dimension,
			case when 2 * count(p) >= count(*) then sum(p) * scaled / count(p) end as p,
			case when 2 * count(e) >= count(*) then sum(e) * scaled / count(e) end as e,
			case when 2 * count(p - e) >= count(*) then sum(p - e) * scaled / count(p - e) end as g,
			case when count(p) = max(k) then jsonb_agg(p order by position) end as all_p,
			case when count(e) = max(k) then jsonb_agg(e order by position) end as all_e,
			case when count(p - e) = max(k) then jsonb_agg(p - e order by position) end as all_g
		from rated group by id, bucket, dimension
	), wholes as materialized (
		-- An overall score needs every dimension.
		select id, bucket,
			case when count(p) = dimension_count then sum(p) end as p,
			case when count(e) = dimension_count then sum(e) end as e,
			case when count(g) = dimension_count then sum(g) end as g
		from scores group by id, bucket
	), dimension_sums as (
		select dimension,
			private.moments(count(p), sum(p), sum(p::numeric * p), min(p), max(p)) as perception,
			private.moments(count(e), sum(e), sum(e::numeric * e), min(e), max(e)) as expectation,
			private.moments(count(g), sum(g), sum(g::numeric * g), min(g), max(g)) as gap,
			jsonb_build_object('n', count(*) filter (where p is not null and e is not null),
				'sum_ep', coalesce(sum(p::numeric * e), 0)::text,
				'sum_e', coalesce(sum(e) filter (where p is not null), 0)::text,
				'sum_p', coalesce(sum(p) filter (where e is not null), 0)::text,
				'sum_ee', coalesce(sum(e::numeric * e) filter (where p is not null), 0)::text,
				'sum_pp', coalesce(sum(p::numeric * p) filter (where e is not null), 0)::text) as ep_cross,
			jsonb_build_object(
				'perception', private.cross_products(coalesce(jsonb_agg(all_p) filter (where all_p is not null), '[]')),
				'expectation', private.cross_products(coalesce(jsonb_agg(all_e) filter (where all_e is not null), '[]')),
				'gap', private.cross_products(coalesce(jsonb_agg(all_g) filter (where all_g is not null), '[]'))) as complete
		from scores group by dimension
	), questions as (
		-- A question in the words of the newest version that asks it.
		select distinct on (q.value ->> 'code') q.value as question, v.version, q.position
		from public.survey_versions v
		cross join jsonb_array_elements(coalesce(v.content -> 'questions', '[]')) with ordinality as q (value, position)
		where v.organization_id = p_organization and v.survey_id = survey.id
		order by q.value ->> 'code', v.version desc
	), chosen_options as (
		select q.question ->> 'code' as code, c.id, o.value #>> '{}' as value
		from questions q join chosen c on c.answers ? (q.question ->> 'code')
		cross join lateral (select c.answers -> (q.question ->> 'code') as given) as a
		cross join lateral jsonb_array_elements(case jsonb_typeof(a.given) when 'array' then a.given else jsonb_build_array(a.given) end) as o (value)
	), question_sums as (
		select code, (select count(distinct o.id) from chosen_options o where o.code = k.code) as n, jsonb_object_agg(value, times) as counts
		from (select code, case when q.question ->> 'type' in ('single', 'multiple', 'rating') then value else '' end as value, count(*) as times
			from chosen_options o join questions q on q.question ->> 'code' = o.code group by 1, 2) as k
		group by code
	), bucket_counts as (
		select bucket, count(*) as n from chosen group by bucket
	), bucket_sizes as (
		-- What is not shown must not come out as the total minus the rest: while fewer than the limit are
		-- hidden, one more group goes with them: the smallest site, or the oldest month. Answers without
		-- a site are never shown, so they count as hidden.
		select bucket, n, n < suppress_below
			or (coalesce(sum(n) filter (where n < suppress_below or bucket is null) over (), suppress_below) < suppress_below
				and bucket = first_value(bucket) over (
					order by n < suppress_below or bucket is null, case when p_by = 'site' then n end, bucket)) as is_suppressed
		from bucket_counts
	), bucket_dimensions as (
		select s.bucket, jsonb_agg(s.line order by s.place) as lines
		from (
			select c.bucket, d.position as place, jsonb_build_object('code', d.code,
				'perception', private.moments(count(c.p), sum(c.p), sum(c.p::numeric * c.p), min(c.p), max(c.p)),
				'expectation', private.moments(count(c.e), sum(c.e), sum(c.e::numeric * c.e), min(c.e), max(c.e)),
				'gap', private.moments(count(c.g), sum(c.g), sum(c.g::numeric * c.g), min(c.g), max(c.g))) as line
			from scores c join public.instrument_dimensions d
				on d.organization_id = p_organization and d.instrument_id = survey.instrument and d.code = c.dimension
			where c.bucket is not null group by c.bucket, d.position, d.code
		) as s group by s.bucket
	), bucket_wholes as (
		select bucket, jsonb_build_object(
			'perception', private.moments(count(p), sum(p), sum(p::numeric * p), min(p), max(p)),
			'gap', private.moments(count(g), sum(g), sum(g::numeric * g), min(g), max(g))) as line
		from wholes where bucket is not null group by bucket
	)
	select jsonb_build_object(
		'survey', survey.code, 'title', survey.title,
		'n_received', (select count(*) from chosen),
		'n_scored', (select case asked_columns when '["expectation"]' then count(e) when '["perception"]' then count(p) else count(g) end from wholes),
		'scale', jsonb_build_object('min', survey.scale_min, 'max', survey.scale_max),
		'columns', asked_columns,
		'score_scale', scaled, 'overall_scale', scaled * dimension_count,
		'items', (
			select jsonb_agg(jsonb_build_object('code', i.code, 'dimension', i.dimension, 'text', i.text,
				'perception', s.perception, 'expectation', s.expectation, 'gap', s.gap) order by i.position)
			from items i left join item_sums s on s.position = i.position),
		'dimensions', (
			select jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name,
				'items', (select jsonb_agg(i.code order by i.position) from items i where i.dimension = d.code),
				'perception', s.perception, 'expectation', s.expectation, 'gap', s.gap,
				'ep_cross', s.ep_cross, 'complete', coalesce(s.complete, '{"perception": null, "expectation": null, "gap": null}')) order by d.position)
			from public.instrument_dimensions d left join dimension_sums s on s.dimension = d.code
			where d.organization_id = p_organization and d.instrument_id = survey.instrument),
		'overall', jsonb_build_object(
			'perception', (select private.moments(count(p), sum(p), sum(p::numeric * p), min(p), max(p)) from wholes),
			'gap', (select private.moments(count(g), sum(g), sum(g::numeric * g), min(g), max(g)) from wholes),
			'satisfaction', (select private.moments(count(overall), sum(overall), sum(overall::integer * overall), min(overall), max(overall),
				count(*) filter (where overall = survey.scale_max), count(*) filter (where overall >= survey.scale_max - 1)) from chosen)),
		'sampled', (select lines from sampled where is_total),
		'questions', coalesce((
			select jsonb_agg(q.question - array['show_if', 'help', 'required', 'place']
				|| jsonb_build_object('n', coalesce(s.n, 0),
					'counts', case when q.question ->> 'type' in ('single', 'multiple', 'rating') then coalesce(s.counts, '{}') end)
				order by q.version desc, q.position)
			from questions q left join question_sums s on s.code = q.question ->> 'code'), '[]'),
		'groups', coalesce((
			select jsonb_agg(jsonb_build_object('key', z.bucket, 'name', st.name, 'n', z.n, 'is_suppressed', z.is_suppressed,
				'dimensions', case when z.is_suppressed then '[]' else bd.lines end,
				'overall', case when z.is_suppressed then null else bw.line end)
				|| case when sp.lines is null or z.is_suppressed then '{}' else jsonb_build_object('sampled', sp.lines) end order by z.bucket)
			from bucket_sizes z
			left join bucket_dimensions bd on bd.bucket = z.bucket
			left join bucket_wholes bw on bw.bucket = z.bucket
			left join sampled sp on sp.bucket = z.bucket and not sp.is_total
			left join public.sites st on p_by = 'site' and st.organization_id = p_organization and st.code = z.bucket
			where z.bucket is not null), '[]'))
	into outcome;
	-- Fewer people than the limit are never described, not even to staff.
	if is_isolating or (outcome ->> 'n_received')::integer < suppress_below then
		outcome := jsonb_set(outcome, '{items}', (select jsonb_agg(i.value || '{"perception": null, "expectation": null, "gap": null}')
			from jsonb_array_elements(outcome -> 'items') as i (value)));
		outcome := jsonb_set(outcome, '{dimensions}', (select jsonb_agg(d.value || '{"perception": null, "expectation": null, "gap": null,
			"ep_cross": null, "complete": {"perception": null, "expectation": null, "gap": null}}')
			from jsonb_array_elements(outcome -> 'dimensions') as d (value)));
		outcome := jsonb_set(outcome, '{overall}', '{"perception": null, "gap": null, "satisfaction": null}');
		outcome := jsonb_set(outcome, '{sampled}', 'null');
		outcome := jsonb_set(outcome, '{questions}', coalesce((select jsonb_agg(q.value || '{"n": 0, "counts": null}')
			from jsonb_array_elements(outcome -> 'questions') as q (value)), '[]'));
		if is_isolating then
			outcome := jsonb_set(outcome, '{groups}', '[]');
		end if;
	end if;
	return outcome;
end
$$;
comment on function public.survey_sums is 'Exact sums of a survey: items, dimensions, overall, and by site or month; groups under 5 are suppressed, with a sibling where they could be subtracted out. Items that were not asked of somebody are no part of their score; answers with an excluded flag are left out. For any staff role.';
