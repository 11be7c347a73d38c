-- The sums of a selection from as few rows as there can be: whole years, and the months by which they
-- are too many or too few.

-- Which sums make up some whole months: those of each span from a day until before another, added or taken off.
-- Bounds may be infinite.
create function private.spans_of(month_from date, month_to date, has_years boolean)
returns table (span text, since date, until date, sign integer)
language plpgsql immutable rows 3 set search_path = ''
as $$
declare
	-- The new year that is nearest.
	year_from constant date := case when isfinite(month_from) then date_trunc('year', month_from + interval '5 months') else month_from end;
	year_to constant date := case when isfinite(month_to) then date_trunc('year', month_to + interval '5 months') else month_to end;
	few_months constant integer := 6;
begin
	if month_from >= month_to then
		return;
	elsif has_years and year_from < year_to and (not isfinite(month_from) or not isfinite(month_to)
			or month_to > month_from + make_interval(months => few_months)) then
		return query values
			('year', year_from, year_to, 1),
			('month', least(month_from, year_from), greatest(month_from, year_from), case when month_from < year_from then 1 else -1 end),
			('month', least(month_to, year_to), greatest(month_to, year_to), case when year_to < month_to then 1 else -1 end);
	else
		return query values ('month', month_from, month_to, 1);
	end if;
end
$$;

-- The answers of a site, by survey and time, are found without those of other sites.
drop index public.responses_site;
create index responses_site on public.responses (organization_id, site_id, survey_id, submitted_at);

-- The sums of a selection, as private.vectors_of names them; choices have a question and a value besides.
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
	from_at constant timestamptz := private.from_instant(filter ->> 'from', layout.zone);
	to_at constant timestamptz := private.until_instant(filter ->> 'to', layout.zone);
	nowhere constant uuid := '00000000-0000-0000-0000-000000000000';
	site constant uuid := case when filter ->> 'site' is not null then coalesce((
		select s.id from public.sites s where s.organization_id = layout.organization_id and s.code = filter ->> 'site'), nowhere) end;
	service constant uuid := case when filter ->> 'service' is not null then coalesce((
		select s.id from public.services s where s.organization_id = layout.organization_id and s.code = filter ->> 'service'), nowhere) end;
	way constant text := filter ->> 'channel';
	language constant text := filter ->> 'locale';
	left_out constant text[] := array(select jsonb_array_elements_text(coalesce(filter -> 'exclude', '[]')));
	needs constant text[] := array(
		select distinct n.need from (values
			('site', site is not null), ('service', service is not null), ('channel', way is not null),
			('locale', language is not null), ('flags', left_out <> '{}'), (p_by, p_by <> 'month')) as n (need, is_needed)
		where n.is_needed);
	wanted constant text := case when needs = '{}' then 'all' when cardinality(needs) = 1 then needs[1]
		when 'site' = any (needs) then 'full' else 'mixed' end;
	has_years constant boolean := p_by is distinct from 'month' and (wanted in ('all', 'mixed') or (wanted in ('site', 'full') and not is_wide));
	-- Whole days of the selection, and the whole months among them.
	day_from date := '-infinity';
	day_to date := 'infinity';
	month_from date;
	month_to date;
	sums_from date;
	sums_to date;
	-- What is beside the sums is read from the answers: from instants until before others.
	since timestamptz[] := array[coalesce(from_at, '-infinity')];
	until timestamptz[] := array[coalesce(to_at, 'infinity')];
begin
	if from_at is not null then
		day_from := (from_at at time zone layout.zone)::date + ((from_at at time zone layout.zone)::time > '00:00')::integer;
	end if;
	if to_at is not null then
		day_to := (to_at at time zone layout.zone)::date;
	end if;
	month_from := case when isfinite(day_from) and extract(day from day_from) > 1 then date_trunc('month', day_from) + interval '1 month' else day_from end;
	month_to := case when isfinite(day_to) then date_trunc('month', day_to) else day_to end;
	sums_from := case when wanted = 'all' then day_from else month_from end;
	sums_to := case when wanted = 'all' then day_to else month_to end;
	if sums_from >= sums_to or (wanted = 'full' and is_wide) or not exists (
			select from private.rollup_states s where s.organization_id = layout.organization_id and s.survey_id = layout.survey_id) then
		sums_from := day_from;
		sums_to := day_from;
		month_from := day_from;
		month_to := day_from;
	elsif month_from >= month_to then
		month_from := sums_to;
		month_to := sums_to;
	end if;
	if sums_from < sums_to then
		since := since || case when isfinite(sums_to) then sums_to::timestamp at time zone layout.zone else 'infinity' end;
		until := case when isfinite(sums_from) then sums_from::timestamp at time zone layout.zone else '-infinity' end || until;
	end if;

	return query
	with span as (
		select s.span, s.since, s.until, s.sign from private.spans_of(month_from, month_to, has_years) s
		union all
		-- What is left of the period beside its whole months.
		select 'day', d.since, d.until, 1 from (values (sums_from, month_from), (month_to, sums_to)) as d (since, until)
	), summed as materialized (
		select r.id, s.sign, r.n, r.scores, case p_by when 'site' then st.code when 'service' then sv.code when 'channel' then r.channel
			when 'locale' then r.locale when 'month' then to_char(r.period, 'YYYY-MM') when 'flags' then array_to_string(r.flags, ',') end as bucket
		from span s
		join private.rollups r on r.organization_id = layout.organization_id and r.survey_id = layout.survey_id and r.grain = wanted
			and r.span = s.span and r.period >= s.since and r.period < s.until
		left join public.sites st on st.organization_id = r.organization_id and st.id = r.site_id
		left join public.services sv on sv.organization_id = r.organization_id and sv.id = r.service_id
		where (site is null or r.site_id = site) and (service is null or r.service_id = service)
			and (way is null or r.channel = way) and (language is null or r.locale = language)
			and (left_out = '{}' or not r.flags && left_out)
	), found as (
		-- Two ways to the answers, each by its index: by time, or by site.
		select t.answer
		from unnest(since, until) as p (since, until)
		cross join lateral (
			select r as answer from public.responses r
			where r.organization_id = layout.organization_id and r.survey_id = layout.survey_id
				and r.submitted_at >= p.since and r.submitted_at < p.until
			offset 0) as t
		where site is null
		union all
		select t.answer
		from unnest(since, until) as p (since, until)
		cross join lateral (
			select r as answer from public.responses r
			where r.organization_id = layout.organization_id and r.site_id = site and r.survey_id = layout.survey_id
				and r.submitted_at >= p.since and r.submitted_at < p.until
			offset 0) as t
		where site is not null
	), answer as (
		select 1 as sign, private.counted(f.answer, layout.zone) as given
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
		select b.bucket, v.kind, v.part, v.numbers
		from portion p
		cross join lateral private.vectors_of(layout, p.given, p.signs, array(select generate_series(1, cardinality(p.given))), p.cells,
			array_fill(is_wide, array[cardinality(p.given)])) as v
		join bucket_name b on b.cell = v.cell
	), score as (
		select m.bucket, k.part, m.sign * m.scores[k.at] as n_p, m.sign * m.scores[k.at + 1] as s_p, m.sign * m.scores[k.at + 2] as q_p,
			m.sign * m.scores[k.at + 3] as n_e, m.sign * m.scores[k.at + 4] as s_e, m.sign * m.scores[k.at + 5] as q_e,
			m.sign * m.scores[k.at + 6] as n_g, m.sign * m.scores[k.at + 7] as s_g, m.sign * m.scores[k.at + 8] as q_g
		from summed m
		cross join (select place::smallint as part, 9 * place + 1 as at from generate_series(0, layout.dimensions) as place) as k
		union all
		select f.bucket, f.part, f.numbers[1]::bigint, f.numbers[2]::bigint, f.numbers[3]::bigint, f.numbers[4]::bigint, f.numbers[5]::bigint,
			f.numbers[6]::bigint, f.numbers[7]::bigint, f.numbers[8]::bigint, f.numbers[9]::bigint
		from fresh f where f.kind = 'scores'
		union all
		-- Also of what nobody in a group was asked there is a line.
		select b.bucket, place::smallint, 0, 0, 0, 0, 0, 0, 0, 0, 0 from bucket_name b cross join generate_series(0, layout.dimensions) as place
	), vector as (
		select m.bucket, m.sign, v.kind, v.part, v.numbers
		from summed m join private.rollup_vectors v on v.rollup_id = m.id
		where is_wide or (layout.form = 'lite' and v.kind = 'sampled')
		union all
		select f.bucket, 1, f.kind, f.part, f.numbers from fresh f where f.kind not in ('n', 'scores')
	), choice as (
		select h.question, h.value, m.sign * h.n as n from summed m join private.rollup_choices h on h.rollup_id = m.id where is_wide
		union all
		select c.question, c.value, c.n
		from portion p
		cross join lateral private.choices_of(layout, p.given, p.signs, array(select generate_series(1, cardinality(p.given))), p.cells) as c
		where is_wide
	)
	select n.bucket, 'n', 0::smallint, null::text, null::text, array[sum(n.n)]
	from (select m.bucket, (m.sign * m.n)::numeric as n from summed m union all select f.bucket, f.numbers[1] from fresh f where f.kind = 'n') as n
	group by n.bucket
	union all
	select s.bucket, 'scores', s.part, null, null,
		array[sum(s.n_p), sum(s.s_p), sum(s.q_p), sum(s.n_e), sum(s.s_e), sum(s.q_e), sum(s.n_g), sum(s.s_g), sum(s.q_g)]
	from score s group by s.bucket, s.part
	union all
	-- Place by place; keys of whole numbers, for texts are compared slowly.
	select l.bucket, l.kind, l.part, null, null, array(
		select sum(l.signs[(u.at - 1) / l.size + 1] * u.amount) from unnest(l.lines) with ordinality as u (amount, at)
		group by (u.at - 1) % l.size order by (u.at - 1) % l.size)
	from (
		select v.bucket, v.kind, v.part, array_agg(v.sign) as signs, array_agg(v.numbers) as lines, max(cardinality(v.numbers)) as size
		from vector v group by v.bucket, v.kind, v.part) as l
	union all
	select null, 'choice', 0::smallint, c.question, c.value, array[sum(c.n)] from choice c group by c.question, c.value;
end
$$;
