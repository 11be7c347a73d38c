-- Changes are folded into months and years at once.

create or replace function private.added(one numeric[], other numeric[]) returns numeric[]
language plpgsql immutable set search_path = ''
as $$
begin
	return array(select coalesce(a, 0) + b from unnest(one, other) with ordinality as t (a, b, place) order by place);
end
$$;

-- The rows that a change belongs to, made where there are none yet.
create function private.cells_for(organization uuid, survey uuid, given private.counted_answer[])
returns table (owner integer, cell bigint, is_wide boolean)
language plpgsql set search_path = ''
as $$
begin
	return query
	with keyed as materialized (
		select a.ordinality::integer as owner, g.grain, g.span, date_trunc(g.span, a.day)::date as period,
			case when g.grain in ('site', 'full') then a.site_id end as site_id,
			case when g.grain in ('service', 'mixed', 'full') then a.service_id end as service_id,
			case when g.grain in ('channel', 'mixed', 'full') then a.channel end as channel,
			case when g.grain in ('locale', 'mixed', 'full') then a.locale end as locale,
			case when g.grain in ('flags', 'mixed', 'full') then a.flags end as flags
		from unnest(given) with ordinality as a
		cross join (values ('all', 'day'), ('all', 'month'), ('all', 'year'), ('site', 'month'), ('site', 'year'), ('service', 'month'),
			('channel', 'month'), ('locale', 'month'), ('flags', 'month'), ('mixed', 'month'), ('mixed', 'year'), ('full', 'month'), ('full', 'year')) as g (grain, span)
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
	select n.owner, m.id, n.grain <> 'full' and (n.grain <> 'site' or n.span <> 'year') from named n join made m on m.key = n.key;
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
		-- One pass: joins of what is only known here are planned badly. Dimensions that nobody was asked stay 0.
		select e.cell, max(u.amount) filter (where e.kind = 'n') as n, private.dense(9 * (layout.dimensions + 1),
			coalesce(array_agg((9 * e.part + u.place)::integer) filter (where e.kind = 'scores'), '{}'),
			coalesce(array_agg(u.amount) filter (where e.kind = 'scores'), '{}')) as scores
		from counted e cross join lateral unnest(e.numbers) with ordinality as u (amount, place)
		where e.kind in ('n', 'scores')
		group by e.cell
	), sized as (
		update private.rollups r set n = r.n + s.n, scores = private.added(r.scores, s.scores) from scored s where r.id = s.cell
	)
	insert into private.rollup_vectors as v (rollup_id, kind, part, numbers)
	select e.cell, e.kind, e.part, e.numbers from counted e where e.kind not in ('n', 'scores')
	on conflict (rollup_id, kind, part) do update set numbers = private.added(v.numbers, excluded.numbers);

	insert into private.rollup_choices as h (rollup_id, question, value, n)
	select c.cell, c.question, c.value, c.n
	from private.choices_of(layout, given, signs,
		(select array_agg(l.owner) from unnest(owners, wide) as l (owner, wide) where l.wide),
		(select array_agg(l.cell) from unnest(cells, wide) as l (cell, wide) where l.wide)) as c
	on conflict (rollup_id, question, value) do update set n = h.n + excluded.n;
	return cardinality(taken);
end
$$;
