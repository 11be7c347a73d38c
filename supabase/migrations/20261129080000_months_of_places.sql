-- Scores by place also by month: two attributes by site over a period that is no whole years added a row for each
-- flag, three times as many as there are places.

-- The worker makes the sums anew; until then they are read from the answers.
delete from private.rollup_states;

-- Grains, each knowing only what it keeps: a question is read from the coarsest that knows enough.
--   all                                      nothing but the time
--   site, service, channel, locale, flags    this one
--   site service, ...                        these two; by month scores only
--   mixed                                    all of them but the site
--   place                                    all of them but the flags; scores only
--   full                                     all of them; scores only
-- By month all, by year 'all', 'site', those of two, 'place', 'mixed' and 'full'. By day: 'all', for what
-- is left of a period beside its whole months.
create or replace function private.grains() returns table (grain text, span text)
language plpgsql immutable rows 23 set search_path = ''
as $$
begin
	return query values ('all', 'day'), ('all', 'month'), ('all', 'year'), ('site', 'month'), ('site', 'year'), ('service', 'month'),
		('channel', 'month'), ('locale', 'month'), ('flags', 'month'), ('site service', 'month'), ('site channel', 'month'),
		('site locale', 'month'), ('site flags', 'month'), ('site service', 'year'), ('site channel', 'year'),
		('site locale', 'year'), ('site flags', 'year'), ('place', 'month'), ('place', 'year'), ('mixed', 'month'), ('mixed', 'year'), ('full', 'month'), ('full', 'year');
end
$$;

-- The sums of a selection, as private.vectors_of names them, each dimension or item by itself; choices have a
-- question and a value besides.
-- p_by: 'site', 'service', 'channel', 'locale', 'month' or 'flags'; null for the selection as a whole.
--
-- Whole months come from the sums (whole days, where nothing but the time is chosen), what is beside them
-- from the answers, and changes that are not folded yet are added. Everything is read by one snapshot.
create or replace function private.measured(layout private.measured_layout, filter jsonb, p_by text, is_wide boolean)
returns table (bucket text, kind text, part smallint, question text, value text, numbers numeric[])
language plpgsql stable set search_path = '' set work_mem = '64MB'
as $$
declare
	at_once constant integer := 5000;
	from_at constant timestamptz := coalesce(private.from_instant(filter ->> 'from', layout.zone), '-infinity');
	to_at constant timestamptz := coalesce(private.until_instant(filter ->> 'to', layout.zone), 'infinity');
	nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
	site constant uuid := case when filter ->> 'site' is not null then coalesce((
		select s.id from public.sites s where s.organization_id = layout.organization_id and s.code = filter ->> 'site'), nowhere) end;
	service constant uuid := case when filter ->> 'service' is not null then coalesce((
		select s.id from public.services s where s.organization_id = layout.organization_id and s.code = filter ->> 'service'), nowhere) end;
	way constant text := filter ->> 'channel';
	language constant text := filter ->> 'locale';
	left_out constant text[] := array(select jsonb_array_elements_text(coalesce(filter -> 'exclude', '[]')));
	needs constant text[] := array(
		select n.need from (values
			(1, 'site', site is not null or p_by = 'site'), (2, 'service', service is not null or p_by = 'service'),
			(3, 'channel', way is not null or p_by = 'channel'), (4, 'locale', language is not null or p_by = 'locale'),
			(5, 'flags', left_out <> '{}' or p_by = 'flags')) as n (place, need, is_needed)
		where n.is_needed order by n.place);
	wanted constant text := case when needs = '{}' then 'all' when cardinality(needs) = 1 then needs[1]
		when needs[1] <> 'site' then 'mixed' when cardinality(needs) = 2 then array_to_string(needs, ' ')
		when 'flags' = any (needs) then 'full' else 'place' end;
	-- Days and months that are whole, and what is read of sums.
	day_from constant date := case when isfinite(from_at) then (from_at at time zone layout.zone)::date
		+ ((from_at at time zone layout.zone)::time > '00:00')::integer else '-infinity' end;
	day_to constant date := case when isfinite(to_at) then (to_at at time zone layout.zone)::date else 'infinity' end;
	month_from date := case when isfinite(day_from) and extract(day from day_from) > 1 then date_trunc('month', day_from) + interval '1 month' else day_from end;
	month_to date := case when isfinite(day_to) then date_trunc('month', day_to) else day_to end;
	parts private.sum_part[];
	sums_from date;
	sums_to date;
	sums_from_at timestamptz;
	sums_to_at timestamptz;
begin
	if exists (select from private.rollup_states s where s.organization_id = layout.organization_id and s.survey_id = layout.survey_id) then
		if is_wide and wanted like 'site %' then
			-- Years from the sums, and the months by which they are too many or too few from the answers.
			select array_agg(row(wanted, s.span, s.since, s.until, s.sign)::private.sum_part), min(s.since), max(s.until)
			into parts, sums_from, sums_to
			from private.spans_of(month_from, month_to, true) s where s.span = 'year';
		elsif not (is_wide and wanted in ('place', 'full')) then
			sums_from := case when wanted = 'all' then day_from else month_from end;
			sums_to := case when wanted = 'all' then day_to else month_to end;
			if month_from >= month_to then
				month_from := sums_to;
				month_to := sums_to;
			end if;
			parts := array(
				select row(wanted, s.span, s.since, s.until, s.sign)::private.sum_part
				from private.spans_of(month_from, month_to, p_by is distinct from 'month' and wanted not in ('service', 'channel', 'locale', 'flags')) s
				union all
				-- What is left of the period beside its whole months.
				select row(wanted, 'day', d.since, d.until, 1)::private.sum_part
				from (values (sums_from, month_from), (month_to, sums_to)) as d (since, until) where wanted = 'all');
		end if;
	end if;
	if sums_from is null or sums_from >= sums_to then
		parts := '{}';
		sums_from := day_from;
		sums_to := day_from;
		sums_from_at := from_at;
		sums_to_at := from_at;
	else
		sums_from_at := case when isfinite(sums_from) then sums_from::timestamp at time zone layout.zone else '-infinity' end;
		sums_to_at := case when isfinite(sums_to) then sums_to::timestamp at time zone layout.zone else 'infinity' end;
	end if;

	return query
	with beside as (
		-- Answers from instants until before others, by which the sums are too few or too many.
		select b.since, b.until, b.sign
		from (values
			(least(from_at, sums_from_at), greatest(from_at, sums_from_at), case when from_at < sums_from_at then 1 else -1 end),
			(least(to_at, sums_to_at), greatest(to_at, sums_to_at), case when sums_to_at < to_at then 1 else -1 end)) as b (since, until, sign)
		where b.since < b.until
	), found as (
		-- Two ways to the answers, each by its index: by time, or by site.
		select b.sign, t.answer
		from beside b
		cross join lateral (
			select r as answer from public.responses r
			where r.organization_id = layout.organization_id and r.survey_id = layout.survey_id
				and r.submitted_at >= b.since and r.submitted_at < b.until
			offset 0) as t
		where site is null
		union all
		select b.sign, t.answer
		from beside b
		cross join lateral (
			select r as answer from public.responses r
			where r.organization_id = layout.organization_id and r.site_id = site and r.survey_id = layout.survey_id
				and r.submitted_at >= b.since and r.submitted_at < b.until
			offset 0) as t
		where site is not null
	), answer as (
		select f.sign, private.counted(f.answer, layout.zone) as given
		from found f
		where (service is null or (f.answer).service_id = service)
			and (way is null or (f.answer).channel = way) and (language is null or (f.answer).locale = language)
			and not (f.answer).flags && left_out
		union all
		select c.sign, c.answer
		from private.measurement_changes c
		where c.organization_id = layout.organization_id and c.survey_id = layout.survey_id
			and (c.answer).day >= sums_from and (c.answer).day < sums_to
			and (site is null or (c.answer).site_id = site) and (service is null or (c.answer).service_id = service)
			and (way is null or (c.answer).channel = way) and (language is null or (c.answer).locale = language)
			and not (c.answer).flags && left_out
	), named as materialized (
		select a.sign, a.given, case p_by when 'site' then st.code when 'service' then sv.code when 'channel' then (a.given).channel
			when 'locale' then (a.given).locale when 'month' then to_char((a.given).day, 'YYYY-MM')
			when 'flags' then array_to_string((a.given).flags, ',') end as bucket
		from answer a
		left join public.sites st on st.organization_id = layout.organization_id and st.id = (a.given).site_id
		left join public.services sv on sv.organization_id = layout.organization_id and sv.id = (a.given).service_id
	), bucket_name as materialized (
		select b.bucket, row_number() over () as cell from (select distinct n.bucket from named n) as b
	), portion as materialized (
		select array_agg(p.given) as given, array_agg(p.sign::smallint) as signs, array_agg(p.cell) as cells
		from (
			select n.given, n.sign, b.cell, row_number() over () / at_once as portion
			from named n join bucket_name b on b.bucket is not distinct from n.bucket) as p
		group by p.portion
	), fresh as materialized (
		select b.bucket, v.kind, v.numbers
		from portion p
		cross join lateral private.vectors_of(layout, p.given, p.signs, array(select generate_series(1, cardinality(p.given))), p.cells,
			array_fill(is_wide, array[cardinality(p.given)])) as v
		join bucket_name b on b.cell = v.cell
	), summed as materialized (
		select r.id, p.sign, case p_by when 'site' then st.code when 'service' then sv.code when 'channel' then r.channel
			when 'locale' then r.locale when 'month' then to_char(r.period, 'YYYY-MM') when 'flags' then array_to_string(r.flags, ',') end as bucket
		from unnest(parts) as p
		join private.rollups r on r.organization_id = layout.organization_id and r.survey_id = layout.survey_id and r.grain = p.grain
			and r.span = p.span and r.period >= p.since and r.period < p.until
		left join public.sites st on st.organization_id = r.organization_id and st.id = r.site_id
		left join public.services sv on sv.organization_id = r.organization_id and sv.id = r.service_id
		where (site is null or r.site_id = site) and (service is null or r.service_id = service)
			and (way is null or r.channel = way) and (language is null or r.locale = language)
			and (left_out = '{}' or not r.flags && left_out)
	), vector as (
		select k.bucket, 'scores' as kind, 1 as sign, k.numbers
		from private.kept_scores(layout, parts, site, service, way, language, left_out, p_by) k
		union all
		-- By its index under every plan; whether at all is known before any row is read.
		select m.bucket, v.kind, m.sign, v.numbers
		from summed m
		cross join lateral (
			select v.kind, v.numbers from private.rollup_vectors v where v.rollup_id = m.id and (is_wide or v.kind = 'sampled') offset 0) as v
		where is_wide or layout.form = 'lite'
		union all
		select f.bucket, f.kind, 1, f.numbers from fresh f
	), total as materialized (
		-- Place by place; keys of whole numbers, for texts are compared slowly.
		select l.bucket, l.kind, case when cardinality(l.signs) = 1 and l.signs[1] > 0 then l.numbers else array(
			select sum(case when l.signs[(u.at - 1) / l.size + 1] < 0 then -u.amount else u.amount end) from unnest(l.lines) with ordinality as u (amount, at)
			group by (u.at - 1) % l.size order by (u.at - 1) % l.size) end as numbers
		from (
			select v.bucket, v.kind, max(v.numbers) as numbers, array_agg(v.sign) as signs, array_agg(v.numbers) as lines,
				max(cardinality(v.numbers)) as size
			from vector v group by v.bucket, v.kind) as l
	), choice as (
		select h.question, h.value, m.sign * h.n as n
		from summed m
		cross join lateral (select h.question, h.value, h.n from private.rollup_choices h where h.rollup_id = m.id offset 0) as h
		where is_wide
		union all
		select c.question, c.value, c.n
		from portion p
		cross join lateral private.choices_of(layout, p.given, p.signs, array(select generate_series(1, cardinality(p.given))), p.cells) as c
		where is_wide
	)
	select t.bucket, 'n', 0::smallint, null::text, null::text, t.numbers[1:1] from total t where t.kind = 'scores'
	union all
	select t.bucket, t.kind, place::smallint, null, null, t.numbers[9 * place + 2:9 * place + 10]
	from total t cross join generate_series(0, layout.dimensions) as place where t.kind = 'scores'
	union all
	select t.bucket, t.kind, s.part, null, null, w.numbers
	from private.slices_of(layout) s join total t on t.kind = s.kind
	cross join lateral (select case when s.since is null then t.numbers else t.numbers[s.since:s.until] end as numbers) as w
	where (is_wide or layout.form = 'lite') and 0 <> any (w.numbers)
	union all
	select null, 'choice', 0::smallint, c.question, c.value, array[sum(c.n)] from choice c group by c.question, c.value;
end
$$;
