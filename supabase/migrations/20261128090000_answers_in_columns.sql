-- Answers as rows with a column for each rating and each score, made to measure for the instrument of a
-- survey: what is counted of them is then one pass of plain sums. A row for each rating, gathered into
-- arrays again, took seven times as long.

create function private.items_of(layout private.measured_layout)
returns table (item integer, is_reversed boolean, dimension integer, within integer, size integer)
language plpgsql stable set search_path = ''
as $$
begin
	return query
	select t.position::integer, t.is_reversed, d.place::integer, (row_number() over (partition by d.place order by t.position))::integer,
		(count(*) over (partition by d.place))::integer
	from public.instrument_items t
	join (select d.code, row_number() over (order by d.position) as place from public.instrument_dimensions d
		where d.organization_id = layout.organization_id and d.instrument_id = layout.instrument_id) as d on d.code = t.dimension
	where t.organization_id = layout.organization_id and t.instrument_id = layout.instrument_id;
end
$$;
comment on function private.items_of is 'Items by position; the dimension of each and the place within it, both from 1; how many items that has.';

create function private.shown_ratings(ratings smallint[], shown smallint[]) returns smallint[]
language plpgsql immutable set search_path = ''
as $$
begin
	return array(
		select case when u.position = any (shown) then u.rating end
		from unnest(ratings) with ordinality as u (rating, position) order by u.position);
end
$$;
comment on function private.shown_ratings is 'Ratings by position, without those of items that were not asked.';

create function private.score_type(layout private.measured_layout) returns text
language plpgsql immutable set search_path = ''
as $$
declare
	largest constant numeric := layout.score_scale::numeric * layout.scale_max * layout.dimensions;
begin
	return case when largest < 46000 then 'integer' when largest < 3000000000 then 'bigint' else 'numeric' end;
end
$$;
comment on function private.score_type is 'The smallest type that holds a product of two scores.';

create function private.main_score(layout private.measured_layout) returns text
language plpgsql immutable set search_path = ''
as $$
begin
	return case when private.has_gap(layout) then 'g' when layout.form = 'expectation' then 'e' else 'p' end;
end
$$;
comment on function private.main_score is 'What the form is about: the gap where both columns were asked, else the one that was.';

-- A statement for one row an answer of $1 (private.counted_answer[]), whose signs are in $2 (smallint[]).
-- Its columns, some with the number of an item or of a dimension behind them:
--   owner, sign, overall, weights, duration_seconds, reminders
--   p, e, d, g       of an item: perception, expectation, adequate, gap; reverse-keyed, null where there is none
--   felt             the perceptions of all items
--   places           where each item is counted among all pairs of expectation and perception
--   xp, xe, xg       of a dimension: the score times score_scale, when at least half of the items that were asked
--                    were answered; of all dimensions in 0, when each has one
--   cp, ce, cg, cs   of a dimension: the sign, where every item (of cs: both scores) can be counted, else null
--   weighted         the sum of the scores times the points given to the dimensions
create function private.answers_statement(layout private.measured_layout) returns text
language plpgsql stable set search_path = ''
as $$
declare
	-- Skipped 0, the points, "no opinion".
	codes constant integer := layout.scale_max - layout.scale_min + 3;
	-- Without a remainder, for every number of ratings divides the scale.
	division constant text := case when private.score_type(layout) = 'numeric' then 'div(a.s%1$s * %3$s::numeric, a.n%1$s)'
		else 'a.s%1$s * %3$s::bigint / a.n%1$s' end;
	ratings text;
	gaps text;
	felt text;
	places text;
	asked text;
	counted text;
	scored text;
	whole text;
begin
	select
		string_agg(format(case when i.is_reversed then '(%3$s - nullif(a.%1$s[%2$s], 0))::integer as %4$s%2$s'
			else 'nullif(a.%1$s[%2$s], 0)::integer as %4$s%2$s' end, c.given, i.item, layout.scale_min + layout.scale_max, c.letter), ', '),
		string_agg(format('a.p%1$s - a.e%1$s as g%1$s', i.item), ', ') filter (where c.letter = 'p'),
		string_agg(format('a.p%s', i.item), ', ' order by i.item) filter (where c.letter = 'p'),
		string_agg(format('case when a.asked is null or %1$s = any (a.asked) then %2$s
			+ coalesce(a.e%1$s - %4$s, case when a.expectations[%1$s] = 0 then %5$s else 0 end) * %3$s
			+ coalesce(a.p%1$s - %4$s, case when a.perceptions[%1$s] = 0 then %5$s else 0 end) end',
			i.item, (i.item - 1) * codes * codes + 1, codes, layout.scale_min - 1, codes - 1), ', ' order by i.item) filter (where c.letter = 'p')
	into ratings, gaps, felt, places
	from private.items_of(layout) i
	cross join (values ('p', 'perceptions'), ('e', 'expectations'), ('d', 'adequates')) as c (letter, given);

	select
		string_agg(format('case when a.asked is null then %s else %s end as asked%s', d.size, d.asked, d.dimension), ', ') filter (where d.letter = 'p'),
		string_agg(format('num_nonnulls(%1$s) as n%3$s, %2$s as s%3$s', d.names, d.total, d.name), ', '),
		string_agg(format('case when a.n%1$s > 0 and 2 * a.n%1$s >= a.asked%2$s then (' || division || ')::%4$s end as x%1$s,
			case when a.n%1$s = %5$s then a.sign end as c%1$s', d.name, d.dimension, layout.score_scale, private.score_type(layout), d.size), ', ')
	into asked, counted, scored
	from (
		select i.dimension, c.letter, c.letter || i.dimension as name, max(i.size) as size,
			string_agg(format('(%s = any (a.asked))::integer', i.item), ' + ') as asked,
			string_agg(format('a.%s%s', c.letter, i.item), ', ') as names,
			string_agg(format('coalesce(a.%s%s, 0)', c.letter, i.item), ' + ') as total
		from private.items_of(layout) i cross join unnest(array['p', 'e', 'g']) as c (letter)
		group by i.dimension, c.letter) as d;

	select concat_ws(', ',
		string_agg(format('case when a.xp%1$s is not null and a.xe%1$s is not null then a.sign end as cs%1$s', d), ', '),
		string_agg(format('a.xp%s', d), ' + ') || ' as xp0', string_agg(format('a.xe%s', d), ' + ') || ' as xe0',
		string_agg(format('a.xg%s', d), ' + ') || ' as xg0',
		string_agg(format('a.weights[%1$s] * a.x%2$s%1$s', d, private.main_score(layout)), '::numeric + ') || '::numeric as weighted')
	into whole
	from generate_series(1, layout.dimensions) as d;

	-- Each step is calculated once: "offset 0" keeps it from being written into the next ones.
	return format($sql$
		select a.*, %s from (
		select a.*, %s from (
		select a.*, %s, %s from (
		select a.*, %s, array[%s] as felt, array[%s] as places from (
		select a.*, %s from (
		select a.ordinality::integer as owner, ($2)[a.ordinality]::integer as sign, a.asked, a.overall::integer as overall,
			case when array_position(a.weights, null) is null then a.weights::integer[] end as weights, a.duration_seconds, a.reminders,
			case when a.asked is null then a.perceptions else private.shown_ratings(a.perceptions, a.asked) end as perceptions,
			case when a.asked is null then a.expectations else private.shown_ratings(a.expectations, a.asked) end as expectations,
			case when a.asked is null then a.adequates else private.shown_ratings(a.adequates, a.asked) end as adequates
		from unnest($1) with ordinality as a
		offset 0) as a offset 0) as a offset 0) as a offset 0) as a offset 0) as a$sql$, whole, scored, asked, counted, gaps, felt, places, ratings);
end
$$;
