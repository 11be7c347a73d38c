-- What is counted of answers, in one pass. Sums of the old shape are made anew by the worker, after the update.

truncate private.rollup_states, private.measurement_changes, private.rollups, private.rollup_vectors, private.rollup_choices;
alter table private.rollup_vectors drop constraint rollup_vectors_pkey, drop column part, add primary key (rollup_id, kind);
drop function private.vectors_of(private.measured_layout, private.counted_answer[], smallint[], integer[], bigint[], boolean[]);

create function private.sums_of_products(sign text, variables text[]) returns text
language plpgsql immutable set search_path = ''
as $$
begin
	return (
		select string_agg(format('coalesce(sum(%s), 0)', concat_ws(' * ', sign, nullif(variables[i], '1'), nullif(variables[j], '1'))), ', ' order by j, i)
		from generate_series(1, cardinality(variables)) as j cross join generate_series(1, j) as i);
end
$$;
comment on function private.sums_of_products is 'Columns for the lower triangle, row by row; sign is null where one of the variables is.';

-- Columns, by kind, for all that is a sum over answers.
create function private.summed_columns(layout private.measured_layout) returns table (kind text, columns text)
language plpgsql stable set search_path = ''
as $$
declare
	dimensions constant integer[] := array(select generate_series(1, layout.dimensions));
	main constant text := 'x' || private.main_score(layout);
begin
	return query
	select c.kind, string_agg(d.columns, ', ' order by d.dimension)
	from (values ('perception', 'p'), ('expectation', 'e'), ('gap', 'g')) as c (kind, letter)
	cross join lateral (
		select i.dimension, private.sums_of_products(format('a.c%s%s', c.letter, i.dimension),
			array['1'] || array_agg(format('a.%s%s', c.letter, i.item) order by i.item)) as columns
		from private.items_of(layout) i group by i.dimension) as d
	group by c.kind;
	if private.has_gap(layout) then
		return query
		select 'ep', string_agg(private.sums_of_products(format('a.cs%s', d), array['1', format('a.xe%s', d), format('a.xp%s', d)]), ', ' order by d)
		from unnest(dimensions) as d;
	end if;
	return query select 'drivers', private.sums_of_products('case when a.xp0 is not null and a.overall is not null then a.sign end',
		array['1'] || array(select format('a.xp%s', d) from unnest(dimensions) as d) || array['a.overall']);
	return query select 'weights', concat_ws(', ', 'coalesce(sum(a.sign) filter (where a.weighted is not null), 0)',
		(select string_agg(format('coalesce(sum(a.sign * a.weights[%s]) filter (where a.weighted is not null), 0)', d), ', ') from unnest(dimensions) as d),
		(select string_agg(format('coalesce(sum(a.sign * a.%s%s) filter (where a.weighted is not null), 0)', main, d), ', ') from unnest(dimensions) as d),
		'coalesce(sum(a.sign * a.weighted), 0), coalesce(sum(a.sign * a.weighted * a.weighted), 0)',
		(select string_agg(format('coalesce(sum(a.sign * a.weights[%1$s] * a.weights[%1$s]) filter (where a.weighted is not null), 0)', d), ', ') from unnest(dimensions) as d));
	return query select 'waves', string_agg(format('coalesce(sum(a.sign%s) filter (where a.reminders %s 0 and a.overall is not null), 0)', f.factor, w.wave), ', ' order by w.place, f.place)
	from unnest(array['=', '>']) with ordinality as w (wave, place)
	cross join unnest(array['', ' * a.overall', ' * a.overall * a.overall']) with ordinality as f (factor, place);
	if layout.form = 'tolerance' then
		return query
		select 'zone', string_agg(format('coalesce(sum(a.sign%s) filter (where a.p%2$s is not null and %s), 0)',
			replace(z.factor, '#', i.item::text), i.item, replace(z.condition, '#', i.item::text)), ', ' order by i.item, z.place)
		from private.items_of(layout) i
		cross join (values (1, '', 'a.d# <= a.e#'), (2, '', 'a.d# > a.e#'), (3, ' * a.d#', 'a.d# <= a.e#'), (4, ' * a.e#', 'a.d# <= a.e#'),
			(5, ' * a.p#', 'a.d# <= a.e#'), (6, ' * (a.p# - a.d#) * (a.p# - a.d#)', 'a.d# <= a.e#'), (7, ' * (a.p# - a.e#) * (a.p# - a.e#)', 'a.d# <= a.e#'),
			(8, '', 'a.d# <= a.e# and a.p# < a.d#'), (9, '', 'a.p# between a.d# and a.e#'), (10, '', 'a.d# <= a.e# and a.p# > a.e#')) as z (place, factor, condition);
	end if;
end
$$;

create function private.score_columns(layout private.measured_layout) returns text
language plpgsql immutable set search_path = ''
as $$
begin
	return (
		select 'sum(a.sign), ' || string_agg(format('coalesce(sum(a.sign) filter (where a.%1$s is not null), 0),
			coalesce(sum(a.sign * a.%1$s), 0), coalesce(sum(a.sign * a.%1$s * a.%1$s), 0)', 'x' || c.letter || d), ', ' order by d, c.place)
		from generate_series(0, layout.dimensions) as d
		cross join unnest(array['p', 'e', 'g']) with ordinality as c (letter, place));
end
$$;

-- The sums of some answers by cell; answer owners[i] belongs to cell cells[i], and to any number of them. Vectors
-- of all dimensions or items stand one behind the other.
--
--   scores       n, then n, sum, squares of perception, expectation, gap: of all dimensions, of each dimension
--   sampled      short forms: n, both sums and products of each two perceptions
-- and only where is_wide:
--   overall      how often each point was given as overall satisfaction
--   counts       by item, of each pair of expectation and perception (skipped, the points, "no opinion")
--   zone         by item, n, inconsistent, sums of adequate, desired, perceived, squares of perceived minus
--                each, below, within, above
--   perception, expectation, gap   by dimension, products of 1 and all items, of those who answered all of them
--   ep           by dimension, products of 1, expectation and perception score
--   drivers      products of 1, the perception scores and overall satisfaction
--   weights      n, points by dimension, scores by dimension, weighted score, its square, squares of points by dimension
--   speed        how many took so long, by the classes of private.speed_edges
--   waves        n, sum, squares of overall satisfaction before any reminder, the same after one
-- Products are the lower triangle, row by row. What is 0 throughout is left out.
create function private.vectors_of(
	layout private.measured_layout, given private.counted_answer[], signs smallint[],
	owners integer[], cells bigint[], is_wide boolean[])
returns table (cell bigint, kind text, numbers numeric[])
language plpgsql stable set search_path = '' set work_mem = '64MB'
as $$
declare
	wants_wide constant boolean := coalesce(true = any (is_wide), false);
	points constant integer := layout.scale_max - layout.scale_min + 1;
	items constant integer := (select count(*) from private.items_of(layout));
	sums text := '';
begin
	if wants_wide then
		select format('union all
			select g.cell, v.kind, v.numbers
			from (select l.cell, %s from answer a join label l on l.owner = a.owner and l.wide group by l.cell offset 0) as g
			cross join lateral (values %s) as v (kind, numbers) where 0 <> any (v.numbers)',
			string_agg(format('array[%s]::numeric[] as %I', c.columns, c.kind), ', '), string_agg(format('(%L, g.%1$I)', c.kind), ', '))
		into sums from private.summed_columns(layout) c;
		-- What somebody chose is one of many: counted by its place, a million apart for each kind.
		sums := sums || format('
			union all
			select c.cell, (array[''counts'', ''overall'', ''speed''])[c.kind + 1],
				private.dense((array[%s, %s, cardinality($6)])[c.kind + 1], array_agg(c.at), array_agg(c.n))
			from (
				select l.cell, k.place / 1000000 as kind, k.place %% 1000000 as at, sum(a.sign)::numeric as n
				from answer a join label l on l.owner = a.owner and l.wide
				cross join lateral unnest(a.places || (1000000 + a.overall - %s) || (2000000 + width_bucket(a.duration_seconds, $6))) as k (place)
				where k.place is not null
				group by l.cell, k.place) as c
			group by c.cell, c.kind', items * (points + 2) * (points + 2), points, layout.scale_min - 1);
	end if;
	if layout.form = 'lite' then
		sums := sums || format('
			union all
			select s.cell, ''sampled'', private.dense(%s, array_agg(4 * (s.j * (s.j - 1) / 2 + s.i - 1) + u.place::integer), array_agg(u.amount))
			from (
				select l.cell, x.item::integer as i, y.item::integer as j,
					array[sum(a.sign), sum(a.sign * x.p), sum(a.sign * y.p), sum(a.sign * x.p * y.p)]::numeric[] as line
				from answer a join label l on l.owner = a.owner
				cross join lateral unnest(a.felt) with ordinality as x (p, item)
				cross join lateral unnest(a.felt) with ordinality as y (p, item)
				where x.p is not null and y.p is not null and x.item <= y.item
				group by l.cell, x.item, y.item) as s
			cross join lateral unnest(s.line) with ordinality as u (amount, place)
			group by s.cell', 2 * items * (items + 1));
	end if;
	return query execute format('
		with label as materialized (
			select l.owner, l.cell, l.wide from unnest($3, $4, $5) as l (owner, cell, wide)
		), answer as materialized (%s)
		select l.cell, ''scores'', array[%s]::numeric[] from answer a join label l on l.owner = a.owner group by l.cell
		%s', private.answers_statement(layout), private.score_columns(layout), sums)
	using given, signs, owners, cells, is_wide, private.speed_edges();
end
$$;
