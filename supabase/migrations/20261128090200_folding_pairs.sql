-- Sums by site and one other attribute: with them two attributes of which one is the site are summed and not
-- counted. All that is counted is kept by year, scores also by month: the answers of a site beside whole years
-- are few, those of all sites are not. And scores by site and all others but the flags, of which there are many.

alter table private.rollups
	drop constraint rollups_grain_check,
	add constraint rollups_grain_check check (grain in ('all', 'site', 'service', 'channel', 'locale', 'flags',
		'site service', 'site channel', 'site locale', 'site flags', 'place', 'mixed', 'full'));

-- Grains, each knowing only what it keeps: a question is read from the coarsest that knows enough.
--   all                                      nothing but the time
--   site, service, channel, locale, flags    this one
--   site service, ...                        these two; by month scores only
--   mixed                                    all of them but the site
--   place                                    all of them but the flags; scores only
--   full                                     all of them; scores only
-- By month all but 'place', by year 'all', 'site', those of two, 'place', 'mixed' and 'full'. By day: 'all', for what
-- is left of a period beside its whole months.
create function private.grains() returns table (grain text, span text)
language plpgsql immutable rows 22 set search_path = ''
as $$
begin
	return query values ('all', 'day'), ('all', 'month'), ('all', 'year'), ('site', 'month'), ('site', 'year'), ('service', 'month'),
		('channel', 'month'), ('locale', 'month'), ('flags', 'month'), ('site service', 'month'), ('site channel', 'month'),
		('site locale', 'month'), ('site flags', 'month'), ('site service', 'year'), ('site channel', 'year'),
		('site locale', 'year'), ('site flags', 'year'), ('place', 'year'), ('mixed', 'month'), ('mixed', 'year'), ('full', 'month'), ('full', 'year');
end
$$;

-- The rows that a change belongs to, made where there are none yet.
create or replace function private.cells_for(organization uuid, survey uuid, given private.counted_answer[])
returns table (owner integer, cell bigint, is_wide boolean)
language plpgsql set search_path = ''
as $$
begin
	return query
	with keyed as materialized (
		select a.ordinality::integer as owner, g.grain, g.span, date_trunc(g.span, a.day)::date as period,
			case when g.knows @> '{site}' then a.site_id end as site_id,
			case when g.knows @> '{service}' then a.service_id end as service_id,
			case when g.knows @> '{channel}' then a.channel end as channel,
			case when g.knows @> '{locale}' then a.locale end as locale,
			case when g.knows @> '{flags}' then a.flags end as flags
		from unnest(given) with ordinality as a
		cross join (
			select k.grain, k.span, case k.grain when 'full' then '{site,service,channel,locale,flags}'
				when 'place' then '{site,service,channel,locale}' when 'mixed' then '{service,channel,locale,flags}' else string_to_array(k.grain, ' ') end as knows
			from private.grains() k) as g
	), named as materialized (
		select k.*, concat_ws('|', k.grain, k.span, k.period, coalesce(k.site_id::text, '-'), coalesce(k.service_id::text, '-'),
			coalesce(k.channel, '-'), coalesce(k.locale, '-'), array_to_string(k.flags, ',')) as key
		from keyed k
	), made as (
		insert into private.rollups as r (organization_id, survey_id, grain, span, key, period, site_id, service_id, channel, locale, flags)
		select distinct on (n.key) organization, survey, n.grain, n.span, n.key, n.period, n.site_id, n.service_id, n.channel, n.locale, n.flags
		from named n
		on conflict (organization_id, survey_id, key) do update set key = excluded.key
		returning r.id, r.key
	)
	select n.owner, m.id, n.grain not in ('place', 'full') and not (n.grain like 'site %' and n.span = 'month') from named n join made m on m.key = n.key;
end
$$;

-- Vectors of the same size, or nothing yet and a vector.
create or replace function private.added(one numeric[], other numeric[]) returns numeric[]
language plpgsql immutable set search_path = ''
as $$
begin
	return case when one = '{}' then other else array(select t.a + t.b from unnest(one, other) as t (a, b)) end;
end
$$;

create or replace function private.fold_changes(organization uuid, survey uuid, most integer) returns integer
language plpgsql set search_path = '' set work_mem = '64MB'
as $$
declare
	layout private.measured_layout;
	taken bigint[];
	given private.counted_answer[];
	signs smallint[];
	owners integer[];
	cells bigint[];
	wide boolean[];
begin
	-- One at a time: they would add to the same rows.
	perform pg_advisory_xact_lock(hashtextextended('rollups ' || survey, 0));
	select array_agg(c.id), array_agg(c.answer), array_agg(c.sign) into taken, given, signs
	from (select * from private.measurement_changes c
		where c.organization_id = organization and c.survey_id = survey
		order by (c.answer).day, (c.answer).site_id limit most) as c;
	if taken is null then
		return 0;
	end if;
	delete from private.measurement_changes c where c.id = any (taken);
	layout := private.layout_of(organization, survey);
	select array_agg(c.owner), array_agg(c.cell), array_agg(c.is_wide) into owners, cells, wide
	from private.cells_for(organization, survey, given) c;

	with counted as materialized (
		select * from private.vectors_of(layout, given, signs, owners, cells, wide)
	), scored as (
		update private.rollups r set n = r.n + c.numbers[1], scores = private.added(r.scores, c.numbers[2:])
		from counted c where c.kind = 'scores' and r.id = c.cell
	)
	insert into private.rollup_vectors as v (rollup_id, kind, numbers)
	select c.cell, c.kind, c.numbers from counted c where c.kind <> 'scores'
	on conflict (rollup_id, kind) do update set numbers = private.added(v.numbers, excluded.numbers);

	insert into private.rollup_choices as h (rollup_id, question, value, n)
	select c.cell, c.question, c.value, c.n
	from private.choices_of(layout, given, signs,
		(select array_agg(l.owner) from unnest(owners, wide) as l (owner, wide) where l.wide),
		(select array_agg(l.cell) from unnest(cells, wide) as l (cell, wide) where l.wide)) as c
	on conflict (rollup_id, question, value) do update set n = h.n + excluded.n;
	return cardinality(taken);
end
$$;
