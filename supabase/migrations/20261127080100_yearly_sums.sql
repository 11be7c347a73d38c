-- Sums of whole years beside those of months: two years of two hundred sites are read as six hundred rows.
-- Scores stand in the row itself, so that a figure by site is one pass over them.

alter type private.counted_answer add attribute duration_seconds integer, add attribute reminders smallint;

-- Everything is summed anew: by the worker, after the update.
delete from private.rollup_states;
delete from private.measurement_changes;
delete from private.rollups;
drop table private.rollup_scores;

-- Grains, each knowing only what it keeps: a question is read from the coarsest that knows enough.
--   all                                      nothing but the time
--   site, service, channel, locale, flags    this one
--   mixed                                    all of them but the site
--   full                                     all of them; scores only
-- Each is kept by month. By year: 'all' and 'mixed', and of 'site' and 'full' the scores, which are read for
-- every site at once. By day: 'all', for what is left of a period beside its whole months.
alter table private.rollups
	drop constraint rollups_grain_check,
	add constraint rollups_grain_check check (grain in ('all', 'site', 'service', 'channel', 'locale', 'flags', 'mixed', 'full')),
	add column span text not null check (span in ('day', 'month', 'year')),
	add column scores bigint[] not null default '{}';
comment on column private.rollups.period is 'First day of the day, month or year.';
comment on column private.rollups.scores is 'Nine numbers of all dimensions together, then nine of each: n, sum and squares of perception, expectation and gap scores.';
drop index private.rollups_grain;
create index rollups_grain on private.rollups (organization_id, survey_id, grain, span, period);
create index rollups_site on private.rollups (organization_id, survey_id, grain, span, site_id, period);

create or replace function private.counted(answer public.responses, zone text) returns private.counted_answer
language plpgsql stable set search_path = ''
as $$
begin
	return row((answer.submitted_at at time zone zone)::date, answer.site_id, answer.service_id, answer.channel, answer.locale, answer.flags,
		answer.asked, answer.perceptions, answer.expectations, answer.adequates, answer.weights, answer.overall,
		answer.answers, answer.duration_seconds, answer.reminders)::private.counted_answer;
end
$$;

drop trigger note_update on public.responses;
create trigger note_update after update on public.responses for each row
	when ((old.survey_id, old.submitted_at, old.site_id, old.service_id, old.channel, old.locale, old.flags, old.asked, old.perceptions,
			old.expectations, old.adequates, old.weights, old.overall, old.answers, old.duration_seconds, old.reminders)
		is distinct from
		(new.survey_id, new.submitted_at, new.site_id, new.service_id, new.channel, new.locale, new.flags, new.asked, new.perceptions,
			new.expectations, new.adequates, new.weights, new.overall, new.answers, new.duration_seconds, new.reminders))
	execute function private.note_change();

-- Classes of how long an answer took, in seconds: each a fifth wider than the one before, the last one open.
create function private.speed_edges() returns integer[]
language plpgsql immutable set search_path = ''
as $$
begin
	return '{0,10,12,14,17,21,25,30,36,43,52,62,74,89,107,128,154,185,222,266,319,383,460,552,662,795,954,1145,1374,1648,1978,2374,2849,3419}';
end
$$;

-- The sums of some answers by cell; answer owners[i] belongs to cell cells[i], and to any number of them.
--
--   n            0         how many answers
--   scores       0, place  n, sum, squares of perception, expectation, gap: of all dimensions, of each
--   sampled      0         short forms: n, both sums and products of each two perceptions
-- and only where is_wide:
--   overall      0         how often each point was given as overall satisfaction
--   counts       position  of each pair of expectation and perception (skipped, the points, "no opinion")
--   zone         position  n, inconsistent, sums of adequate, desired, perceived, squares of perceived minus
--                          each, below, within, above
--   perception, expectation, gap   place   products of 1 and all items, of those who answered all of them
--   ep           place     products of 1, expectation and perception score
--   drivers      0         products of 1, the perception scores and overall satisfaction
--   weights      0         n, points by dimension, scores by dimension, weighted score, its square, squares of points by dimension
--   speed        0         how many took so long, by the classes of private.speed_edges
--   waves        0         n, sum, squares of overall satisfaction before any reminder, the same after one
-- Products are the lower triangle, row by row. Ratings are reverse-keyed, scores times score_scale; a
-- dimension is scored when at least half of the items that were asked were answered, the whole when every
-- dimension is.
create or replace function private.vectors_of(
	layout private.measured_layout, given private.counted_answer[], signs smallint[],
	owners integer[], cells bigint[], is_wide boolean[])
returns table (cell bigint, kind text, part smallint, numbers numeric[])
language plpgsql stable set search_path = '' set work_mem = '64MB'
as $$
declare
	points constant integer := layout.scale_max - layout.scale_min + 1;
	has_gap constant boolean := private.has_gap(layout);
	wants_wide constant boolean := coalesce(true = any (is_wide), false);
	products text;
begin
	-- One column for each product, for each number of variables there is: a row for each product of each
	-- answer was thirty times slower.
	select string_agg(format('union all select v.cell, v.kind, v.part, array[%s]::numeric[]
			from variables v where cardinality(v.x) = %s group by v.cell, v.kind, v.part', c.columns, c.size), ' ')
	into products
	from (
		select k.size, string_agg(format('sum(v.sign * v.x[%s] * v.x[%s])', i, j), ', ' order by j, i) as columns
		from (
			select count(*)::integer + 1 as size from public.instrument_items t
			where t.organization_id = layout.organization_id and t.instrument_id = layout.instrument_id group by t.dimension
			union select 3 union select layout.dimensions + 2) as k
		cross join generate_series(1, k.size) as j cross join generate_series(1, j) as i
		where wants_wide
		group by k.size) as c;

	return query execute replace($query$
	with label as materialized (
		select l.owner, l.cell, l.wide from unnest($4, $5, $6) as l (owner, cell, wide)
	), item as materialized (
		select t.position, d.place::smallint as place, t.is_reversed,
			row_number() over (partition by t.dimension order by t.position) as within,
			(count(*) over (partition by t.dimension))::integer as k
		from public.instrument_items t
		join (select d.code, row_number() over (order by d.position) as place from public.instrument_dimensions d
			where d.organization_id = ($1).organization_id and d.instrument_id = ($1).instrument_id) as d on d.code = t.dimension
		where t.organization_id = ($1).organization_id and t.instrument_id = ($1).instrument_id
	), answer as materialized (
		select a.ordinality::integer as owner, ($3)[a.ordinality] as sign, a.asked, a.perceptions, a.expectations, a.adequates,
			a.weights, a.overall, a.duration_seconds, a.reminders
		from unnest($2) with ordinality as a
	), rated as materialized (
		select a.owner, a.sign, i.position, i.place, i.within, i.k,
			case when r.p = 0 then $7 + 1 when r.p is null then 0
				when i.is_reversed then ($1).scale_max - r.p + 1 else r.p - ($1).scale_min + 1 end as p_code,
			case when r.e = 0 then $7 + 1 when r.e is null then 0
				when i.is_reversed then ($1).scale_max - r.e + 1 else r.e - ($1).scale_min + 1 end as e_code,
			case when i.is_reversed then ($1).scale_min + ($1).scale_max - nullif(r.p, 0) else nullif(r.p, 0) end as p,
			case when i.is_reversed then ($1).scale_min + ($1).scale_max - nullif(r.e, 0) else nullif(r.e, 0) end as e,
			case when i.is_reversed then ($1).scale_min + ($1).scale_max - nullif(r.d, 0) else nullif(r.d, 0) end as d
		from answer a join item i on a.asked is null or i.position = any (a.asked)
		cross join lateral (select a.perceptions[i.position]::integer as p, a.expectations[i.position]::integer as e,
			a.adequates[i.position]::integer as d) as r
	), scored as materialized (
		select r.owner, r.sign, r.place,
			case when 2 * count(r.p) >= count(*) and count(r.p) > 0 then sum(r.p) * ($1).score_scale / count(r.p) end as p,
			case when 2 * count(r.e) >= count(*) and count(r.e) > 0 then sum(r.e) * ($1).score_scale / count(r.e) end as e,
			case when 2 * count(r.p - r.e) >= count(*) and count(r.p - r.e) > 0 then sum(r.p - r.e) * ($1).score_scale / count(r.p - r.e) end as g,
			case when $9 and count(r.p) = max(r.k) then array_agg(r.p order by r.within) end as all_p,
			case when $9 and count(r.e) = max(r.k) then array_agg(r.e order by r.within) end as all_e,
			case when $9 and count(r.p - r.e) = max(r.k) then array_agg(r.p - r.e order by r.within) end as all_g
		from rated r group by r.owner, r.sign, r.place
	), whole as materialized (
		select s.owner, s.sign,
			case when count(s.p) = ($1).dimensions then sum(s.p) end as p,
			case when count(s.e) = ($1).dimensions then sum(s.e) end as e,
			case when count(s.g) = ($1).dimensions then sum(s.g) end as g,
			case when count(s.p) = ($1).dimensions then array_agg(s.p order by s.place) end as all_p,
			-- What the form is about: the gap where both columns were asked, else the one that was.
			case when $8 then case when count(s.g) = ($1).dimensions then array_agg(s.g order by s.place) end
				when ($1).form = 'expectation' then case when count(s.e) = ($1).dimensions then array_agg(s.e order by s.place) end
				when count(s.p) = ($1).dimensions then array_agg(s.p order by s.place) end as main
		from scored s group by s.owner, s.sign
	), score as (
		select l.cell, x.part, sum(x.sign * (x.p is not null)::integer) as n_p, coalesce(sum(x.sign * x.p), 0) as s_p, coalesce(sum(x.sign * x.p * x.p), 0) as q_p,
			sum(x.sign * (x.e is not null)::integer) as n_e, coalesce(sum(x.sign * x.e), 0) as s_e, coalesce(sum(x.sign * x.e * x.e), 0) as q_e,
			sum(x.sign * (x.g is not null)::integer) as n_g, coalesce(sum(x.sign * x.g), 0) as s_g, coalesce(sum(x.sign * x.g * x.g), 0) as q_g
		from (
			select s.owner, s.sign, s.place as part, s.p, s.e, s.g from scored s
			union all select w.owner, w.sign, 0, w.p, w.e, w.g from whole w) as x
		join label l on l.owner = x.owner
		group by l.cell, x.part
	), variables as materialized (
		select l.cell, s.sign::bigint as sign, v.kind, s.place as part, v.x::bigint[] as x
		from scored s
		join label l on l.owner = s.owner and l.wide
		cross join lateral (values
			('perception', 1 || s.all_p), ('expectation', 1 || s.all_e), ('gap', 1 || s.all_g),
			('ep', array[1, s.e, s.p])) as v (kind, x)
		where v.x is not null and array_position(v.x, null) is null and (v.kind <> 'ep' or $8)
		union all
		select l.cell, w.sign, 'drivers', 0::smallint, 1 || w.all_p::bigint[] || a.overall::bigint
		from whole w join answer a on a.owner = w.owner join label l on l.owner = w.owner and l.wide
		where w.all_p is not null and a.overall is not null
	), long as (
		select l.cell, 'counts' as kind, r.position as part, ($7 + 2) * ($7 + 2) as size, r.e_code * ($7 + 2) + r.p_code + 1 as at, sum(r.sign)::numeric as amount
		from rated r join label l on l.owner = r.owner and l.wide
		group by l.cell, r.position, r.e_code, r.p_code
		union all
		select l.cell, 'overall', 0, $7, a.overall - ($1).scale_min + 1, sum(a.sign)::numeric
		from answer a join label l on l.owner = a.owner and l.wide
		where a.overall is not null
		group by l.cell, a.overall
		union all
		select l.cell, 'zone', r.position, 10, u.place::integer, sum(r.sign * u.amount)::numeric
		from rated r join label l on l.owner = r.owner and l.wide
		cross join lateral (
			select case when r.d > r.e then array[0, 1, 0, 0, 0, 0, 0, 0, 0, 0]
				else array[1, 0, r.d, r.e, r.p, (r.p - r.d) * (r.p - r.d), (r.p - r.e) * (r.p - r.e),
					(r.p < r.d)::integer, (r.p between r.d and r.e)::integer, (r.p > r.e)::integer] end as line) as t
		cross join lateral unnest(t.line) with ordinality as u (amount, place)
		where ($1).form = 'tolerance' and r.p is not null and r.e is not null and r.d is not null
		group by l.cell, r.position, u.place
		union all
		select l.cell, 'weights', 0, 3 + 3 * ($1).dimensions, u.place::integer, sum(w.sign * u.amount)::numeric
		from whole w join answer a on a.owner = w.owner and a.weights is not null and array_position(a.weights, null) is null
		join label l on l.owner = w.owner and l.wide
		cross join lateral (select sum(x.weight * x.main)::numeric as weighted from unnest(a.weights, w.main) as x (weight, main)) as t
		cross join lateral unnest(array[1::numeric] || a.weights::numeric[] || w.main::numeric[] || array[t.weighted, t.weighted * t.weighted]
			|| array(select x::numeric * x from unnest(a.weights) with ordinality as s (x, place) order by s.place))
			with ordinality as u (amount, place)
		where w.main is not null
		group by l.cell, u.place
		union all
		select l.cell, 'speed', 0, cardinality($10), width_bucket(a.duration_seconds, $10), sum(a.sign)::numeric
		from answer a join label l on l.owner = a.owner and l.wide
		where a.duration_seconds is not null
		group by l.cell, width_bucket(a.duration_seconds, $10)
		union all
		select l.cell, 'waves', 0, 6, u.place::integer, sum(a.sign * u.amount)::numeric
		from answer a join label l on l.owner = a.owner and l.wide
		cross join lateral (select case when a.reminders = 0 then array[1, a.overall, a.overall * a.overall, 0, 0, 0]
			else array[0, 0, 0, 1, a.overall, a.overall * a.overall] end as line) as t
		cross join lateral unnest(t.line) with ordinality as u (amount, place)
		where a.reminders is not null and a.overall is not null
		group by l.cell, u.place
		union all
		select l.cell, 'sampled', 0, (select (2 * count(*) * (count(*) + 1))::integer from item),
			4 * (b.position * (b.position - 1) / 2 + a.position - 1) + u.place::integer, sum(a.sign * u.amount)::numeric
		from rated a join rated b on b.owner = a.owner and b.position >= a.position
		join label l on l.owner = a.owner
		cross join lateral unnest(array[1, a.p, b.p, a.p * b.p]) with ordinality as u (amount, place)
		where ($1).form = 'lite' and a.p is not null and b.p is not null
		group by l.cell, a.position, b.position, u.place
	)
	select l.cell, 'n', 0::smallint, array[sum(a.sign)::numeric] from answer a join label l on l.owner = a.owner group by l.cell
	union all
	select s.cell, 'scores', s.part::smallint, array[s.n_p, s.s_p, s.q_p, s.n_e, s.s_e, s.q_e, s.n_g, s.s_g, s.q_g]::numeric[] from score s
	union all
	select l.cell, l.kind, l.part::smallint, private.dense(l.size, array_agg(l.at), array_agg(l.amount)) from long l
	group by l.cell, l.kind, l.part, l.size
	-- products
	$query$, '-- products', coalesce(products, ''))
	using layout, given, signs, owners, cells, is_wide, points, has_gap, wants_wide, private.speed_edges();
end
$$;
