-- What screens and programs are told of a survey, from its sums; nothing of fewer than five people.

-- Whether a selection, taken from one that somebody may also ask for, leaves only a few answers: with one
-- of its conditions dropped, with all of them, or with one flag less excluded. Periods are whole months, so
-- that no two of them differ by a few days.
create or replace function private.isolates_few(organization uuid, survey uuid, zone text, filter jsonb, suppress_below integer) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
	layout constant private.measured_layout := private.layout_of(organization, survey);
	conditions constant text[] := array(select c.key from jsonb_each(filter) as c where c.value not in ('null', '[]'));
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
	return false;
end
$$;

create function private.count_of(layout private.measured_layout, filter jsonb) returns bigint
language plpgsql stable set search_path = ''
as $$
begin
	return coalesce((select m.numbers[1] from private.measured(layout, filter, null, false) m where m.kind = 'n'), 0);
end
$$;

drop function public.survey_sums(uuid, text, jsonb, text);
drop function public.answer_quality(uuid, text, jsonb);
drop function private.moments(bigint, numeric, numeric, numeric, numeric, bigint, bigint);
drop function private.cross_products(jsonb);

create function private.moments(n numeric, total numeric, squares numeric, at_max numeric default 0, top2 numeric default 0) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
	return jsonb_build_object('n', coalesce(n, 0), 'sum', coalesce(total, 0)::text, 'sum_sq', coalesce(squares, 0)::text,
		'at_max', coalesce(at_max, 0), 'top2', coalesce(top2, 0));
end
$$;

-- From the products of 1 and size variables.
create function private.cross_products(numbers numeric[], size integer) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
	if numbers is null then
		return '{"n": 0, "sums": [], "cross": []}';
	end if;
	return jsonb_build_object('n', numbers[1],
		'sums', (select jsonb_agg(numbers[(i + 1) * i / 2 + 1]::text order by i) from generate_series(1, size) as i),
		'cross', (
			select jsonb_agg(l.line order by l.i)
			from (
				select i, jsonb_agg(numbers[(greatest(i, j) + 1) * greatest(i, j) / 2 + least(i, j) + 1]::text order by j) as line
				from generate_series(1, size) as i cross join generate_series(1, size) as j group by i) as l));
end
$$;

create function public.survey_sums(p_organization uuid, p_survey text, p_filter jsonb default '{}', p_by text default null) returns jsonb
language plpgsql stable security definer set search_path = '' set work_mem = '64MB'
as $$
declare
	suppress_below constant integer := 5;
	survey record;
	layout private.measured_layout;
	points integer;
	is_isolating boolean := false;
	asked_columns jsonb;
	outcome jsonb;
begin
	perform private.require_role(p_organization);
	select s.id, s.code, s.title into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	layout := private.layout_of(p_organization, survey.id);
	points := layout.scale_max - layout.scale_min + 1;
	asked_columns := case when private.has_gap(layout) then '["expectation", "perception"]'
		when layout.form = 'expectation' then '["expectation"]' else '["perception"]' end;
	-- Whoever may not see single answers must not come by one through subtraction either.
	if current_setting('role', true) is distinct from 'service_role'
		and p_organization not in (select private.my_organizations('{agent,quality_manager,admin}')) then
		is_isolating := private.isolates_few(p_organization, survey.id, layout.zone, p_filter, suppress_below);
	end if;

	with whole as materialized (
		select * from private.measured(layout, p_filter, null, true)
	), grouped as materialized (
		select * from private.measured(layout, p_filter, p_by, false) where p_by is not null
	), dimension as materialized (
		select d.code, d.name, row_number() over (order by d.position) as place,
			(select jsonb_agg(t.code order by t.position) from public.instrument_items t
				where t.organization_id = d.organization_id and t.instrument_id = d.instrument_id and t.dimension = d.code) as items
		from public.instrument_dimensions d
		where d.organization_id = p_organization and d.instrument_id = layout.instrument_id
	), item_count as (
		select w.part as position, (u.place - 1) / (points + 2) as e_code, (u.place - 1) % (points + 2) as p_code, u.amount as n
		from whole w cross join lateral unnest(w.numbers) with ordinality as u (amount, place)
		where w.kind = 'counts'
	), item_line as (
		select c.position, c.e_code, jsonb_agg(c.n order by c.p_code) as line from item_count c group by c.position, c.e_code
	), item_counts as (
		select l.position, jsonb_agg(l.line order by l.e_code) as counts from item_line l group by l.position
	), item_sums as (
		select c.position,
			private.moments(sum(c.n) filter (where r.p is not null), sum(c.n * r.p), sum(c.n * r.p * r.p),
				sum(c.n) filter (where c.p_code = points), sum(c.n) filter (where c.p_code in (points - 1, points))) as perception,
			private.moments(sum(c.n) filter (where r.e is not null), sum(c.n * r.e), sum(c.n * r.e * r.e),
				sum(c.n) filter (where c.e_code = points), sum(c.n) filter (where c.e_code in (points - 1, points))) as expectation,
			private.moments(sum(c.n) filter (where r.p - r.e is not null), sum(c.n * (r.p - r.e)), sum(c.n * (r.p - r.e) * (r.p - r.e))) as gap
		from item_count c
		cross join lateral (select case when c.p_code between 1 and points then layout.scale_min + c.p_code - 1 end as p,
			case when c.e_code between 1 and points then layout.scale_min + c.e_code - 1 end as e) as r
		group by c.position
	), satisfaction as (
		select private.moments(sum(u.amount), sum(u.amount * v.value), sum(u.amount * v.value * v.value),
			sum(u.amount) filter (where u.place = points), sum(u.amount) filter (where u.place >= points - 1)) as line
		from whole w cross join lateral unnest(w.numbers) with ordinality as u (amount, place)
		cross join lateral (select layout.scale_min + u.place - 1 as value) as v
		where w.kind = 'overall'
	), sampled as (
		select s.bucket, s.is_total, jsonb_agg(jsonb_build_array(s.i, s.j, s.numbers[s.at], s.numbers[s.at + 1], s.numbers[s.at + 2], s.numbers[s.at + 3])
			order by s.i, s.j) as lines
		from (
			select v.bucket, v.is_total, i, j, (4 * (j * (j - 1) / 2 + i - 1) + 1)::integer as at, v.numbers
			from (select bucket, true as is_total, numbers from whole where kind = 'sampled'
				union all select bucket, false, numbers from grouped where kind = 'sampled') as v
			cross join lateral generate_series(1, floor(sqrt(cardinality(v.numbers) / 2))::integer) as j
			cross join lateral generate_series(1, j) as i) as s
		where s.numbers[s.at] > 0
		group by s.bucket, s.is_total
	), bucket_size as (
		-- What is not shown must not come out as the total minus the rest: while fewer than the limit are
		-- hidden, one more group goes with them: the smallest, or the oldest month. Answers without a group
		-- are never shown, so they count as hidden.
		select b.bucket, b.n, b.n < suppress_below
			or (coalesce(sum(b.n) filter (where b.n < suppress_below or b.bucket is null) over (), suppress_below) < suppress_below
				and b.bucket = first_value(b.bucket) over (
					order by b.n < suppress_below or b.bucket is null, case when p_by <> 'month' then b.n end, b.bucket)) as is_suppressed
		from (select g.bucket, g.numbers[1] as n from grouped g where g.kind = 'n' and g.numbers[1] > 0) as b
	), bucket_scores as (
		select g.bucket,
			jsonb_agg(jsonb_build_object('code', d.code,
				'perception', private.moments(g.numbers[1], g.numbers[2], g.numbers[3]),
				'expectation', private.moments(g.numbers[4], g.numbers[5], g.numbers[6]),
				'gap', private.moments(g.numbers[7], g.numbers[8], g.numbers[9])) order by g.part) filter (where g.part > 0) as dimensions,
			jsonb_agg(jsonb_build_object(
				'perception', private.moments(g.numbers[1], g.numbers[2], g.numbers[3]),
				'gap', private.moments(g.numbers[7], g.numbers[8], g.numbers[9]))) filter (where g.part = 0) -> 0 as overall
		from grouped g left join dimension d on d.place = g.part
		where g.kind = 'scores' and g.bucket is not null group by g.bucket
	)
	select jsonb_build_object(
		'survey', survey.code, 'title', survey.title,
		'n_received', coalesce((select w.numbers[1] from whole w where w.kind = 'n'), 0),
		'n_scored', coalesce((select w.numbers[case when private.has_gap(layout) then 7 when layout.form = 'expectation' then 4 else 1 end]
			from whole w where w.kind = 'scores' and w.part = 0), 0),
		'scale', jsonb_build_object('min', layout.scale_min, 'max', layout.scale_max),
		'columns', asked_columns,
		'score_scale', layout.score_scale, 'overall_scale', layout.score_scale * layout.dimensions,
		'items', (
			select jsonb_agg(jsonb_build_object('code', t.code, 'dimension', t.dimension, 'text', t.text,
				'perception', s.perception, 'expectation', s.expectation, 'gap', s.gap, 'counts', c.counts,
				'zone', case when z.numbers is not null then jsonb_build_object('n', z.numbers[1], 'inconsistent', z.numbers[2],
					'adequate', z.numbers[3]::text, 'desired', z.numbers[4]::text, 'perceived', z.numbers[5]::text,
					'adequacy_sq', z.numbers[6]::text, 'superiority_sq', z.numbers[7]::text,
					'below', z.numbers[8], 'within', z.numbers[9], 'above', z.numbers[10]) end) order by t.position)
			from public.instrument_items t
			left join item_sums s on s.position = t.position
			left join item_counts c on c.position = t.position
			left join whole z on z.kind = 'zone' and z.part = t.position
			where t.organization_id = p_organization and t.instrument_id = layout.instrument_id),
		'dimensions', (
			select jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name, 'items', d.items,
				'perception', private.moments(s.numbers[1], s.numbers[2], s.numbers[3]),
				'expectation', private.moments(s.numbers[4], s.numbers[5], s.numbers[6]),
				'gap', private.moments(s.numbers[7], s.numbers[8], s.numbers[9]),
				'ep_cross', jsonb_build_object('n', coalesce(ep.numbers[1], 0), 'sum_e', coalesce(ep.numbers[2], 0)::text,
					'sum_ee', coalesce(ep.numbers[3], 0)::text, 'sum_p', coalesce(ep.numbers[4], 0)::text,
					'sum_ep', coalesce(ep.numbers[5], 0)::text, 'sum_pp', coalesce(ep.numbers[6], 0)::text),
				'complete', jsonb_build_object(
					'perception', private.cross_products((select w.numbers from whole w where w.kind = 'perception' and w.part = d.place), jsonb_array_length(d.items)),
					'expectation', private.cross_products((select w.numbers from whole w where w.kind = 'expectation' and w.part = d.place), jsonb_array_length(d.items)),
					'gap', private.cross_products((select w.numbers from whole w where w.kind = 'gap' and w.part = d.place), jsonb_array_length(d.items))))
				order by d.place)
			from dimension d
			left join whole s on s.kind = 'scores' and s.part = d.place
			left join whole ep on ep.kind = 'ep' and ep.part = d.place),
		'overall', (
			select jsonb_build_object(
				'perception', private.moments(max(w.numbers[1]), max(w.numbers[2]), max(w.numbers[3])),
				'gap', private.moments(max(w.numbers[7]), max(w.numbers[8]), max(w.numbers[9])),
				'satisfaction', coalesce((select line from satisfaction), private.moments(0, 0, 0)))
			from whole w where w.kind = 'scores' and w.part = 0),
		'drivers', case when asked_columns ? 'perception' then
			private.cross_products((select w.numbers from whole w where w.kind = 'drivers'), layout.dimensions + 1) end,
		'weighted', (
			select jsonb_build_object('n', w.numbers[1],
				'of', case when private.has_gap(layout) then 'gap' when layout.form = 'expectation' then 'expectation' else 'perception' end,
				'share_scale', 100,
				'shares', (select jsonb_agg(x::text) from unnest(w.numbers[2:1 + layout.dimensions]) as x),
				'scores', (select jsonb_agg(x::text) from unnest(w.numbers[2 + layout.dimensions:1 + 2 * layout.dimensions]) as x),
				'respondent', jsonb_build_object('n', w.numbers[1], 'sum', w.numbers[2 + 2 * layout.dimensions]::text,
					'sum_sq', w.numbers[3 + 2 * layout.dimensions]::text))
			from whole w where w.kind = 'weights'),
		'sampled', (select lines from sampled where is_total),
		'questions', coalesce((
			select jsonb_agg(q.question - array['show_if', 'help', 'required', 'place'] || jsonb_build_object(
				'n', coalesce((select w.numbers[1] from whole w where w.kind = 'choice' and w.question = q.code and w.value = ''), 0),
				'counts', case when q.question ->> 'type' in ('single', 'multiple', 'rating') then coalesce((
					select jsonb_object_agg(w.value, w.numbers[1]) from whole w
					where w.kind = 'choice' and w.question = q.code and w.value <> '' and w.numbers[1] > 0), '{}') end)
				order by q.version desc, q.place)
			from private.questions_of(layout) q), '[]'),
		'groups', coalesce((
			select jsonb_agg(jsonb_build_object('key', z.bucket, 'name', case p_by when 'site' then st.name when 'service' then sv.name end,
				'n', z.n, 'is_suppressed', z.is_suppressed,
				'dimensions', case when z.is_suppressed then '[]' else b.dimensions end,
				'overall', case when not z.is_suppressed then b.overall end)
				|| case when sp.lines is null or z.is_suppressed then '{}' else jsonb_build_object('sampled', sp.lines) end order by z.bucket)
			from bucket_size z
			left join bucket_scores b on b.bucket = z.bucket
			left join sampled sp on sp.bucket = z.bucket and not sp.is_total
			left join public.sites st on p_by = 'site' and st.organization_id = p_organization and st.code = z.bucket
			left join public.services sv on p_by = 'service' and sv.organization_id = p_organization and sv.code = z.bucket
			where z.bucket is not null), '[]'))
	into outcome;
	-- Fewer people than the limit are never described, not even to staff.
	if is_isolating or (outcome ->> 'n_received')::integer < suppress_below then
		outcome := outcome || '{"drivers": null, "weighted": null, "sampled": null, "overall": {"perception": null, "gap": null, "satisfaction": null}}';
		outcome := jsonb_set(outcome, '{items}', (select jsonb_agg(i.value || '{"perception": null, "expectation": null, "gap": null, "counts": null, "zone": null}')
			from jsonb_array_elements(outcome -> 'items') as i (value)));
		outcome := jsonb_set(outcome, '{dimensions}', (select jsonb_agg(d.value || '{"perception": null, "expectation": null, "gap": null,
			"ep_cross": null, "complete": {"perception": null, "expectation": null, "gap": null}}')
			from jsonb_array_elements(outcome -> 'dimensions') as d (value)));
		outcome := jsonb_set(outcome, '{questions}', coalesce((select jsonb_agg(q.value || '{"n": 0, "counts": null}')
			from jsonb_array_elements(outcome -> 'questions') as q (value)), '[]'));
		if is_isolating then
			outcome := jsonb_set(outcome, '{groups}', '[]');
		end if;
	end if;
	return outcome;
end
$$;
comment on function public.survey_sums is 'Exact sums of a survey and a selection of its answers, from which every figure is calculated; nothing of fewer than five people.';
grant execute on function public.survey_sums to authenticated, service_role;

create function public.answer_quality(p_organization uuid, p_survey text, p_filter jsonb default '{}') returns jsonb
language plpgsql stable security definer set search_path = '' set work_mem = '64MB'
as $$
declare
	suppress_below constant integer := 5;
	known constant text[] := array['straight_lining', 'pattern', 'fast', 'duplicate', 'bot'];
	survey record;
	layout private.measured_layout;
	kept jsonb := p_filter - 'exclude';
	sees_single boolean;
begin
	perform private.require_role(p_organization);
	select s.id, s.form, o.time_zone into survey
	from public.surveys s join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	sees_single := current_setting('role', true) is not distinct from 'service_role'
		or p_organization in (select private.my_organizations('{agent,quality_manager,admin}'));
	if not sees_single and private.isolates_few(p_organization, survey.id, survey.time_zone, kept, suppress_below) then
		return jsonb_build_object('n', null, 'score', null, 'scale', null, 'all', null, 'flags', '[]'::jsonb);
	end if;
	layout := private.layout_of(p_organization, survey.id);
	return (
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
end
$$;
comment on function public.answer_quality is 'How many answers of a selection carry each flag, and the sums of the overall score with all answers and without each flag; fewer than 5 are not described, nor told by subtraction to those who may not see single answers. For any staff role.';
grant execute on function public.answer_quality to authenticated, service_role;

create or replace function public.measurement_options(p_organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization);
	return jsonb_build_object(
		'surveys', (
			select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'title', s.title, 'status', s.status)
				order by s.status = 'open' desc, s.opened_at, s.code), '[]')
			from public.surveys s
			where s.organization_id = p_organization and s.status <> 'draft'),
		'sites', (
			select coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'name', t.name) order by t.code), '[]')
			from public.sites t where t.organization_id = p_organization),
		'services', (
			select coalesce(jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name) order by v.code), '[]')
			from public.services v where v.organization_id = p_organization),
		'channels', (
			-- From one to the next by the index: there are few of them among any number of answers.
			with recursive found as (
				select min(r.channel::text) as channel from public.responses r where r.organization_id = p_organization
				union all
				select (select min(r.channel::text) from public.responses r where r.organization_id = p_organization and r.channel::text > f.channel)
				from found f where f.channel is not null
			)
			select coalesce(jsonb_agg(f.channel order by f.channel), '[]') from found f where f.channel is not null));
end
$$;
create index responses_channel on public.responses (organization_id, (channel::text));
