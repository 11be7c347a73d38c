-- What is told of a survey, one part after the other, each from the same sums.

create type private.measure as (bucket text, kind text, part smallint, question text, value text, numbers numeric[]);
comment on type private.measure is 'A line of private.measured.';

create function private.numbers_of(sums private.measure[], wanted text, of_part integer default 0) returns numeric[]
language plpgsql immutable set search_path = ''
as $$
begin
	return (select s.numbers from unnest(sums) as s where s.kind = wanted and s.part = of_part limit 1);
end
$$;

-- Three of the numbers of a score: 1 perception, 4 expectation, 7 gap.
create function private.score_moments(numbers numeric[], at integer) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
	return private.moments(numbers[at], numbers[at + 1], numbers[at + 2]);
end
$$;

create function private.items_told(layout private.measured_layout, sums private.measure[]) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
	points constant integer := layout.scale_max - layout.scale_min + 1;
begin
	return (
		with item_count as materialized (
			select s.part as position, (u.place - 1) / (points + 2) as e_code, (u.place - 1) % (points + 2) as p_code, u.amount as n
			from unnest(sums) as s cross join lateral unnest(s.numbers) with ordinality as u (amount, place)
			where s.kind = 'counts'
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
		)
		select jsonb_agg(jsonb_build_object('code', t.code, 'dimension', t.dimension, 'text', t.text,
			'perception', s.perception, 'expectation', s.expectation, 'gap', s.gap, 'counts', c.counts,
			'zone', case when z.numbers is not null then jsonb_build_object('n', z.numbers[1], 'inconsistent', z.numbers[2],
				'adequate', z.numbers[3]::text, 'desired', z.numbers[4]::text, 'perceived', z.numbers[5]::text,
				'adequacy_sq', z.numbers[6]::text, 'superiority_sq', z.numbers[7]::text,
				'below', z.numbers[8], 'within', z.numbers[9], 'above', z.numbers[10]) end) order by t.position)
		from public.instrument_items t
		left join item_sums s on s.position = t.position
		left join item_counts c on c.position = t.position
		left join unnest(sums) as z on z.kind = 'zone' and z.part = t.position
		where t.organization_id = layout.organization_id and t.instrument_id = layout.instrument_id);
end
$$;

create function private.dimensions_of(layout private.measured_layout) returns table (code text, name jsonb, place integer, items jsonb)
language plpgsql stable set search_path = ''
as $$
begin
	return query
	select d.code::text, d.name::jsonb, (row_number() over (order by d.position))::integer,
		(select jsonb_agg(t.code order by t.position) from public.instrument_items t
			where t.organization_id = d.organization_id and t.instrument_id = d.instrument_id and t.dimension = d.code)
	from public.instrument_dimensions d
	where d.organization_id = layout.organization_id and d.instrument_id = layout.instrument_id;
end
$$;

create function private.dimensions_told(layout private.measured_layout, sums private.measure[]) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
	return (
		select jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name, 'items', d.items,
			'perception', private.score_moments(s.numbers, 1), 'expectation', private.score_moments(s.numbers, 4),
			'gap', private.score_moments(s.numbers, 7),
			'ep_cross', jsonb_build_object('n', coalesce(ep.numbers[1], 0), 'sum_e', coalesce(ep.numbers[2], 0)::text,
				'sum_ee', coalesce(ep.numbers[3], 0)::text, 'sum_p', coalesce(ep.numbers[4], 0)::text,
				'sum_ep', coalesce(ep.numbers[5], 0)::text, 'sum_pp', coalesce(ep.numbers[6], 0)::text),
			'complete', (
				select jsonb_object_agg(c.kind, private.cross_products(private.numbers_of(sums, c.kind, d.place), jsonb_array_length(d.items)))
				from unnest(array['perception', 'expectation', 'gap']) as c (kind)))
			order by d.place)
		from private.dimensions_of(layout) d
		left join unnest(sums) as s on s.kind = 'scores' and s.part = d.place
		left join unnest(sums) as ep on ep.kind = 'ep' and ep.part = d.place);
end
$$;

-- The single question about overall satisfaction, from how often each point was given.
create function private.satisfaction_told(layout private.measured_layout, counts numeric[]) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
	points constant integer := layout.scale_max - layout.scale_min + 1;
begin
	return (
		select private.moments(sum(u.amount), sum(u.amount * v.value), sum(u.amount * v.value * v.value),
			sum(u.amount) filter (where u.place = points), sum(u.amount) filter (where u.place >= points - 1))
		from unnest(counts) with ordinality as u (amount, place)
		cross join lateral (select layout.scale_min + u.place - 1 as value) as v);
end
$$;

create function private.weights_told(layout private.measured_layout, numbers numeric[]) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
	k constant integer := layout.dimensions;
begin
	return case when numbers is not null then jsonb_build_object('n', numbers[1],
		'of', case when private.has_gap(layout) then 'gap' when layout.form = 'expectation' then 'expectation' else 'perception' end,
		'share_scale', 100,
		'shares', to_jsonb(numbers[2:1 + k]::text[]),
		'share_squares', to_jsonb(numbers[4 + 2 * k:3 + 3 * k]::text[]),
		'scores', to_jsonb(numbers[2 + k:1 + 2 * k]::text[]),
		'respondent', jsonb_build_object('n', numbers[1], 'sum', numbers[2 + 2 * k]::text, 'sum_sq', numbers[3 + 2 * k]::text)) end;
end
$$;

-- Pairs of items, where each person is asked some of them: both positions, n, both sums, sum of products.
create function private.pairs_told(numbers numeric[]) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
	return (
		select jsonb_agg(jsonb_build_array(p.i, p.j, numbers[p.at], numbers[p.at + 1], numbers[p.at + 2], numbers[p.at + 3]) order by p.i, p.j)
		from (
			select i, j, (4 * (j * (j - 1) / 2 + i - 1) + 1)::integer as at
			from generate_series(1, floor(sqrt(cardinality(numbers) / 2))::integer) as j cross join lateral generate_series(1, j) as i) as p
		where numbers[p.at] > 0);
end
$$;

create function private.questions_told(layout private.measured_layout, sums private.measure[]) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
	return (
		with choice as materialized (
			select s.question, s.value, s.numbers[1] as n from unnest(sums) as s where s.kind = 'choice' and s.numbers[1] > 0
		)
		select coalesce(jsonb_agg(q.question - array['show_if', 'help', 'required', 'place'] || jsonb_build_object(
			'n', coalesce((select c.n from choice c where c.question = q.code and c.value = ''), 0),
			'counts', case when q.question ->> 'type' in ('single', 'multiple', 'rating') then coalesce((
				select jsonb_object_agg(c.value, c.n) from choice c where c.question = q.code and c.value <> ''), '{}') end)
			order by q.version desc, q.place), '[]')
		from private.questions_of(layout) q);
end
$$;

create function private.groups_told(layout private.measured_layout, group_by text, sums private.measure[], suppress_below integer) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
	return (
		with bucket_size as materialized (
			-- What is not shown must not come out as the total minus the rest: while fewer than the limit are
			-- hidden, one more group goes with them: the smallest, or the oldest month. Answers without a group
			-- are never shown, so they count as hidden.
			select b.bucket, b.n, b.n < suppress_below
				or (coalesce(sum(b.n) filter (where b.n < suppress_below or b.bucket is null) over (), suppress_below) < suppress_below
					and b.bucket = first_value(b.bucket) over (
						order by b.n < suppress_below or b.bucket is null, case when group_by <> 'month' then b.n end, b.bucket)) as is_suppressed
			from (select s.bucket, s.numbers[1] as n from unnest(sums) as s where s.kind = 'n' and s.numbers[1] > 0) as b
		), score as materialized (
			select s.bucket, s.part, s.numbers, d.code
			from unnest(sums) as s
			left join private.dimensions_of(layout) d on d.place = s.part
			where s.kind = 'scores' and s.bucket is not null
		), scored as (
			-- Three thousand calls of a function would take longer than all the rest.
			select s.bucket, jsonb_agg(jsonb_build_object('code', s.code,
				'perception', jsonb_build_object('n', s.numbers[1], 'sum', s.numbers[2]::text, 'sum_sq', s.numbers[3]::text, 'at_max', 0, 'top2', 0),
				'expectation', jsonb_build_object('n', s.numbers[4], 'sum', s.numbers[5]::text, 'sum_sq', s.numbers[6]::text, 'at_max', 0, 'top2', 0),
				'gap', jsonb_build_object('n', s.numbers[7], 'sum', s.numbers[8]::text, 'sum_sq', s.numbers[9]::text, 'at_max', 0, 'top2', 0))
				order by s.part) as lines
			from score s group by s.bucket
		)
		select coalesce(jsonb_agg(jsonb_build_object('key', z.bucket, 'name', case group_by when 'site' then st.name when 'service' then sv.name end,
			'n', z.n, 'is_suppressed', z.is_suppressed,
			'dimensions', case when z.is_suppressed then '[]' else l.lines - 0 end,
			'overall', case when not z.is_suppressed then (l.lines -> 0) - array['code', 'expectation'] end)
			|| case when p.lines is null or z.is_suppressed then '{}' else jsonb_build_object('sampled', p.lines) end order by z.bucket), '[]')
		from bucket_size z
		left join scored l on l.bucket = z.bucket
		left join (select s.bucket, private.pairs_told(s.numbers) as lines from unnest(sums) as s where s.kind = 'sampled') as p on p.bucket = z.bucket
		left join public.sites st on group_by = 'site' and st.organization_id = layout.organization_id and st.code = z.bucket
		left join public.services sv on group_by = 'service' and sv.organization_id = layout.organization_id and sv.code = z.bucket
		where z.bucket is not null);
end
$$;

-- Fewer people than the limit are never described, not even to staff.
create function private.without_figures(told jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
	return told || '{"drivers": null, "weighted": null, "sampled": null, "speed": null, "waves": null,
			"overall": {"perception": null, "gap": null, "satisfaction": null}}'
		|| jsonb_build_object(
			'items', (select jsonb_agg(i.value || '{"perception": null, "expectation": null, "gap": null, "counts": null, "zone": null}')
				from jsonb_array_elements(told -> 'items') as i (value)),
			'dimensions', (select jsonb_agg(d.value || '{"perception": null, "expectation": null, "gap": null,
					"ep_cross": null, "complete": {"perception": null, "expectation": null, "gap": null}}')
				from jsonb_array_elements(told -> 'dimensions') as d (value)),
			'questions', coalesce((select jsonb_agg(q.value || '{"n": 0, "counts": null}')
				from jsonb_array_elements(told -> 'questions') as q (value)), '[]'));
end
$$;

-- All that is told of a selection. Stable: everything in it is of one moment.
create function private.sums_told(
	layout private.measured_layout, survey public.surveys, filter jsonb, group_by text, suppress_below integer) returns jsonb
language plpgsql stable set search_path = '' set work_mem = '64MB'
as $$
declare
	whole constant private.measure[] := array(select row(m.*)::private.measure from private.measured(layout, filter, null, true) m);
	grouped constant private.measure[] := case when group_by is not null then
		array(select row(m.*)::private.measure from private.measured(layout, filter, group_by, false) m) end;
	columns constant jsonb := case when private.has_gap(layout) then '["expectation", "perception"]'
		when layout.form = 'expectation' then '["expectation"]' else '["perception"]' end;
	n constant numeric := coalesce((private.numbers_of(whole, 'n'))[1], 0);
	overall constant numeric[] := private.numbers_of(whole, 'scores');
	speed constant numeric[] := private.numbers_of(whole, 'speed');
	waves constant numeric[] := private.numbers_of(whole, 'waves');
	told jsonb;
begin
	told := jsonb_build_object('survey', survey.code, 'title', survey.title, 'n_received', n,
		'n_scored', coalesce(overall[case when private.has_gap(layout) then 7 when layout.form = 'expectation' then 4 else 1 end], 0),
		'scale', jsonb_build_object('min', layout.scale_min, 'max', layout.scale_max), 'columns', columns,
		'score_scale', layout.score_scale, 'overall_scale', layout.score_scale * layout.dimensions,
		'items', private.items_told(layout, whole),
		'dimensions', private.dimensions_told(layout, whole),
		'overall', jsonb_build_object('perception', private.score_moments(overall, 1), 'gap', private.score_moments(overall, 7),
			'satisfaction', private.satisfaction_told(layout, private.numbers_of(whole, 'overall'))),
		'drivers', case when columns ? 'perception' then private.cross_products(private.numbers_of(whole, 'drivers'), layout.dimensions + 1) end,
		'weighted', private.weights_told(layout, private.numbers_of(whole, 'weights')),
		'speed', case when speed is not null then jsonb_build_object('edges', private.speed_edges(), 'counts', speed) end,
		'waves', case when waves is not null then jsonb_build_object(
			'first', jsonb_build_object('n', waves[1], 'sum', waves[2]::text, 'sum_sq', waves[3]::text),
			'reminded', jsonb_build_object('n', waves[4], 'sum', waves[5]::text, 'sum_sq', waves[6]::text)) end,
		'sampled', private.pairs_told(private.numbers_of(whole, 'sampled')),
		'questions', private.questions_told(layout, whole),
		'groups', case when group_by is null then '[]' else private.groups_told(layout, group_by, grouped, suppress_below) end);
	return case when n < suppress_below then private.without_figures(told) else told end;
end
$$;
