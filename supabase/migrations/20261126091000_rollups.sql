-- Measurement that stays quick: exact sums of answers are kept by period and place, so that a million
-- answers are read as a few dozen rows.
--
-- A change of an answer is noted with it, in its transaction: what was counted with -1, what is to be
-- counted with +1. The worker folds the notes into the sums; whoever reads adds those that are not folded
-- yet. So every number is exact at every moment, erasing an answer takes away exactly what it gave, and
-- nobody waits for a row that all answers share.

create type private.counted_answer as (
	day date, site_id uuid, service_id uuid, channel text, locale text, flags text[],
	asked smallint[], perceptions smallint[], expectations smallint[], adequates smallint[], weights smallint[],
	overall smallint, answers jsonb
);
comment on type private.counted_answer is 'All of an answer that is ever counted; its day is that of the organisation.';

create table private.measurement_changes (
	id bigint generated always as identity primary key,
	organization_id uuid not null,
	survey_id uuid not null,
	sign smallint not null check (sign in (-1, 1)),
	answer private.counted_answer not null,
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id) on delete cascade
);
create index measurement_changes_survey on private.measurement_changes (organization_id, survey_id, id);
comment on table private.measurement_changes is 'What is to be added to the sums or taken from them; emptied by the worker.';

create table private.rollup_states (
	organization_id uuid not null,
	survey_id uuid not null,
	primary key (organization_id, survey_id),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id) on delete cascade
);
comment on table private.rollup_states is 'Surveys whose sums are kept; of any other every answer is read.';

-- Grains, each knowing only what it keeps: a question is read from the coarsest that knows enough.
--   month                                    the month
--   day                                      the day: what is left of a period beside its whole months
--   site, service, channel, locale, flags    the month and this one
--   mixed                                    the month and all of them but the site
--   full                                     the month and all of them; scores only
create table private.rollups (
	id bigint generated always as identity primary key,
	organization_id uuid not null,
	survey_id uuid not null,
	grain text not null check (grain in ('month', 'day', 'site', 'service', 'channel', 'locale', 'flags', 'mixed', 'full')),
	key text not null,
	period date not null,
	site_id uuid,
	service_id uuid,
	channel text,
	locale text,
	flags text[],
	n bigint not null default 0 check (n >= 0),
	unique (organization_id, survey_id, key),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id) on delete cascade
);
create index rollups_grain on private.rollups (organization_id, survey_id, grain, period);
comment on table private.rollups is 'Answers that are summed together.';

create table private.rollup_scores (
	rollup_id bigint not null references private.rollups (id) on delete cascade,
	part smallint not null,
	n_p bigint not null, s_p bigint not null, q_p bigint not null,
	n_e bigint not null, s_e bigint not null, q_e bigint not null,
	n_g bigint not null, s_g bigint not null, q_g bigint not null,
	primary key (rollup_id, part)
);
comment on table private.rollup_scores is 'Number, sum and sum of squares of perception, expectation and gap scores: of a dimension by its place, of all of them in 0.';

create table private.rollup_vectors (
	rollup_id bigint not null references private.rollups (id) on delete cascade,
	kind text not null,
	part smallint not null,
	numbers numeric[] not null,
	primary key (rollup_id, kind, part)
);
comment on table private.rollup_vectors is 'Everything else that adds up, see private.vectors_of.';

create table private.rollup_choices (
	rollup_id bigint not null references private.rollups (id) on delete cascade,
	question text not null,
	value text not null,
	n bigint not null,
	primary key (rollup_id, question, value)
);
comment on table private.rollup_choices is 'How often a question was answered (value empty), and each choice given.';

alter table private.measurement_changes enable row level security;
alter table private.rollup_states enable row level security;
alter table private.rollups enable row level security;
alter table private.rollup_scores enable row level security;
alter table private.rollup_vectors enable row level security;
alter table private.rollup_choices enable row level security;

-- Noting changes -----------------------------------------------------------------------------

create function private.counted(answer public.responses, zone text) returns private.counted_answer
language plpgsql stable set search_path = ''
as $$
begin
	return row((answer.submitted_at at time zone zone)::date, answer.site_id, answer.service_id, answer.channel, answer.locale, answer.flags,
		answer.asked, answer.perceptions, answer.expectations, answer.adequates, answer.weights, answer.overall,
		answer.answers)::private.counted_answer;
end
$$;

create function private.note_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
	zone text := (select o.time_zone from public.organizations o where o.id = coalesce(new.organization_id, old.organization_id));
begin
	if tg_op <> 'INSERT' then
		insert into private.measurement_changes (organization_id, survey_id, sign, answer)
		values (old.organization_id, old.survey_id, -1, private.counted(old, zone));
	end if;
	if tg_op <> 'DELETE' then
		insert into private.measurement_changes (organization_id, survey_id, sign, answer)
		values (new.organization_id, new.survey_id, 1, private.counted(new, zone));
	end if;
	return null;
end
$$;
create trigger note_insert after insert on public.responses for each row execute function private.note_change();
create trigger note_delete after delete on public.responses for each row execute function private.note_change();
create trigger note_update after update on public.responses for each row
	when ((old.survey_id, old.submitted_at, old.site_id, old.service_id, old.channel, old.locale, old.flags, old.asked,
			old.perceptions, old.expectations, old.adequates, old.weights, old.overall, old.answers)
		is distinct from
		(new.survey_id, new.submitted_at, new.site_id, new.service_id, new.channel, new.locale, new.flags, new.asked,
			new.perceptions, new.expectations, new.adequates, new.weights, new.overall, new.answers))
	execute function private.note_change();

-- In another time zone answers fall on other days: the sums are made anew.
create function private.forget_rollups() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	delete from private.rollup_states s where s.organization_id = new.id;
	return null;
end
$$;
create trigger forget_rollups after update on public.organizations for each row
	when (old.time_zone is distinct from new.time_zone) execute function private.forget_rollups();

-- Counting -----------------------------------------------------------------------------------

create type private.measured_layout as (
	organization_id uuid, survey_id uuid, instrument_id uuid, form text, zone text,
	scale_min integer, scale_max integer, score_scale bigint, dimensions integer
);

create function private.layout_of(organization uuid, survey uuid) returns private.measured_layout
language plpgsql stable set search_path = ''
as $$
declare
	layout private.measured_layout;
begin
	select s.organization_id, s.id, i.id, s.form, o.time_zone, i.scale_min, i.scale_max into layout
	from public.surveys s
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	join public.organizations o on o.id = s.organization_id
	where s.organization_id = organization and s.id = survey;
	select private.score_scale(max(sizes.n)::integer), count(*) into layout.score_scale, layout.dimensions
	from (select count(*) as n from public.instrument_items t
		where t.organization_id = organization and t.instrument_id = layout.instrument_id group by t.dimension) as sizes;
	return layout;
end
$$;

create function private.has_gap(layout private.measured_layout) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
	return layout.form in ('expectation_perception', 'tolerance');
end
$$;

create function private.dense(size integer, places integer[], amounts numeric[]) returns numeric[]
language plpgsql immutable set search_path = ''
as $$
declare
	filled numeric[] := array_fill(0::numeric, array[size]);
begin
	for at in 1..cardinality(places) loop
		filled[places[at]] := filled[places[at]] + amounts[at];
	end loop;
	return filled;
end
$$;

create function private.added(one numeric[], other numeric[]) returns numeric[]
language plpgsql immutable set search_path = ''
as $$
begin
	return array(select a + b from unnest(one, other) with ordinality as t (a, b, place) order by place);
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
--   weights      0         n, points by dimension, scores by dimension, weighted score, its square
-- Products are the lower triangle, row by row. Ratings are reverse-keyed, scores times score_scale; a
-- dimension is scored when at least half of the items that were asked were answered, the whole when every
-- dimension is.
create function private.vectors_of(
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
			a.weights, a.overall
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
		select l.cell, 'weights', 0, 3 + 2 * ($1).dimensions, u.place::integer, sum(w.sign * u.amount)::numeric
		from whole w join answer a on a.owner = w.owner and a.weights is not null and array_position(a.weights, null) is null
		join label l on l.owner = w.owner and l.wide
		cross join lateral (select sum(x.weight * x.main)::numeric as weighted from unnest(a.weights, w.main) as x (weight, main)) as t
		cross join lateral unnest(array[1::numeric] || a.weights::numeric[] || w.main::numeric[] || array[t.weighted, t.weighted * t.weighted])
			with ordinality as u (amount, place)
		where w.main is not null
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
	using layout, given, signs, owners, cells, is_wide, points, has_gap, wants_wide;
end
$$;

-- Which questions count by their choices: in their newest words.
create function private.questions_of(layout private.measured_layout) returns table (code text, question jsonb, version integer, place bigint)
language plpgsql stable set search_path = ''
as $$
begin
	return query
	select distinct on (q.value ->> 'code') q.value ->> 'code', q.value, v.version, q.position
	from public.survey_versions v
	cross join jsonb_array_elements(coalesce(v.content -> 'questions', '[]')) with ordinality as q (value, position)
	where v.organization_id = layout.organization_id and v.survey_id = layout.survey_id
	order by q.value ->> 'code', v.version desc;
end
$$;

create function private.choices_of(
	layout private.measured_layout, given private.counted_answer[], signs smallint[], owners integer[], cells bigint[])
returns table (cell bigint, question text, value text, n bigint)
language plpgsql stable set search_path = '' set work_mem = '64MB'
as $$
begin
	return query
	with asked as materialized (
		select q.code, q.question ->> 'type' in ('single', 'multiple', 'rating') as is_choice from private.questions_of(layout) q
	), given_choice as (
		select a.ordinality::integer as owner, signs[a.ordinality] as sign, q.code, c.value
		from unnest(given) with ordinality as a
		join asked q on a.answers ? q.code
		cross join lateral (
			select '' as value where jsonb_typeof(a.answers -> q.code) <> 'null'
			union all
			select o.value #>> '{}' from jsonb_array_elements(case jsonb_typeof(a.answers -> q.code)
				when 'array' then a.answers -> q.code else jsonb_build_array(a.answers -> q.code) end) as o (value)
			where q.is_choice and jsonb_typeof(o.value) <> 'null') as c
		where a.answers <> '{}'
	)
	select l.cell, c.code, c.value, sum(c.sign)::bigint
	from given_choice c join unnest(owners, cells) as l (owner, cell) on l.owner = c.owner
	group by l.cell, c.code, c.value;
end
$$;

-- Folding ------------------------------------------------------------------------------------

create function private.fold_changes(organization uuid, survey uuid, most integer) returns integer
language plpgsql set search_path = ''
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

	with keyed as materialized (
		select a.ordinality::integer as owner, g.grain,
			case when g.grain = 'day' then a.day else date_trunc('month', a.day)::date end as period,
			case when g.grain in ('site', 'full') then a.site_id end as site_id,
			case when g.grain in ('service', 'mixed', 'full') then a.service_id end as service_id,
			case when g.grain in ('channel', 'mixed', 'full') then a.channel end as channel,
			case when g.grain in ('locale', 'mixed', 'full') then a.locale end as locale,
			case when g.grain in ('flags', 'mixed', 'full') then a.flags end as flags
		from unnest(given) with ordinality as a
		cross join unnest(array['month', 'day', 'site', 'service', 'channel', 'locale', 'flags', 'mixed', 'full']) as g (grain)
	), named as materialized (
		select k.*, concat_ws('|', k.grain, k.period, coalesce(k.site_id::text, '-'), coalesce(k.service_id::text, '-'),
			coalesce(k.channel, '-'), coalesce(k.locale, '-'), array_to_string(k.flags, ',')) as key
		from keyed k
	), made as (
		insert into private.rollups as r (organization_id, survey_id, grain, key, period, site_id, service_id, channel, locale, flags)
		select distinct on (n.key) organization, survey, n.grain, n.key, n.period, n.site_id, n.service_id, n.channel, n.locale, n.flags from named n
		on conflict (organization_id, survey_id, key) do update set key = excluded.key
		returning r.id, r.key
	)
	select array_agg(n.owner), array_agg(m.id), array_agg(n.grain <> 'full') into owners, cells, wide
	from named n join made m on m.key = n.key;

	with counted as materialized (
		select * from private.vectors_of(layout, given, signs, owners, cells, wide)
	), sized as (
		update private.rollups r set n = r.n + c.numbers[1]::bigint from counted c where c.kind = 'n' and r.id = c.cell
	), scored as (
		insert into private.rollup_scores as s (rollup_id, part, n_p, s_p, q_p, n_e, s_e, q_e, n_g, s_g, q_g)
		select c.cell, c.part, c.numbers[1], c.numbers[2], c.numbers[3], c.numbers[4], c.numbers[5], c.numbers[6], c.numbers[7], c.numbers[8], c.numbers[9]
		from counted c where c.kind = 'scores'
		on conflict (rollup_id, part) do update set n_p = s.n_p + excluded.n_p, s_p = s.s_p + excluded.s_p, q_p = s.q_p + excluded.q_p,
			n_e = s.n_e + excluded.n_e, s_e = s.s_e + excluded.s_e, q_e = s.q_e + excluded.q_e,
			n_g = s.n_g + excluded.n_g, s_g = s.s_g + excluded.s_g, q_g = s.q_g + excluded.q_g
	)
	insert into private.rollup_vectors as v (rollup_id, kind, part, numbers)
	select c.cell, c.kind, c.part, c.numbers from counted c where c.kind not in ('n', 'scores')
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
comment on function private.fold_changes is 'Adds the next changes of a survey to its sums; answers how many.';

-- One statement, one snapshot: an answer is either counted here, or its change comes later.
create function private.rebuild_rollups(organization uuid, survey uuid) returns void
language plpgsql set search_path = ''
as $$
begin
	perform pg_advisory_xact_lock(hashtextextended('rollups ' || survey, 0));
	with emptied as (
		delete from private.rollups r where r.organization_id = organization and r.survey_id = survey
	), forgotten as (
		delete from private.measurement_changes c where c.organization_id = organization and c.survey_id = survey
	), marked as (
		insert into private.rollup_states (organization_id, survey_id) values (organization, survey) on conflict do nothing
	)
	insert into private.measurement_changes (organization_id, survey_id, sign, answer)
	select organization, survey, 1, private.counted(r, o.time_zone)
	from public.responses r join public.organizations o on o.id = r.organization_id
	where r.organization_id = organization and r.survey_id = survey;
end
$$;
comment on function private.rebuild_rollups is 'Makes the sums of a survey anew from its answers.';

create function public.fold_measurements(p_limit integer default 5000) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
	next record;
begin
	select s.organization_id, s.id into next from public.surveys s
	where not exists (select from private.rollup_states t where t.organization_id = s.organization_id and t.survey_id = s.id)
		and exists (select from public.responses r where r.organization_id = s.organization_id and r.survey_id = s.id)
	limit 1;
	if next.id is not null then
		perform private.rebuild_rollups(next.organization_id, next.id);
		return 1;
	end if;
	select c.organization_id, c.survey_id into next from private.measurement_changes c order by c.id limit 1;
	return case when next.survey_id is null then 0 else private.fold_changes(next.organization_id, next.survey_id, p_limit) end;
end
$$;
comment on function public.fold_measurements is 'What the worker does until it answers 0: adds changes of answers to the sums.';
revoke execute on function public.fold_measurements from public, anon, authenticated;
grant execute on function public.fold_measurements to service_role;

-- Reading ------------------------------------------------------------------------------------

-- The sums of a selection, as private.vectors_of names them; choices have a question and a value besides.
-- p_by: 'site', 'service', 'channel', 'locale', 'month' or 'flags'; null for the selection as a whole.
--
-- Whole months come from the sums, what is beside them from the answers, and changes that are not folded
-- yet are added. Everything is read by one snapshot.
create function private.measured(layout private.measured_layout, filter jsonb, p_by text, is_wide boolean)
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
	wanted constant text := case when needs = '{}' then 'month' when cardinality(needs) = 1 then needs[1]
		when 'site' = any (needs) then 'full' else 'mixed' end;
	-- Whole days of the selection, and the whole months among them.
	day_from date := '-infinity';
	day_to date := 'infinity';
	month_from date;
	month_to date;
	sums_from date;
	sums_to date;
	raw_until timestamptz;
	raw_since timestamptz;
begin
	if from_at is not null then
		day_from := (from_at at time zone layout.zone)::date + ((from_at at time zone layout.zone)::time > '00:00')::integer;
	end if;
	if to_at is not null then
		day_to := (to_at at time zone layout.zone)::date;
	end if;
	month_from := case when isfinite(day_from) and extract(day from day_from) > 1 then date_trunc('month', day_from) + interval '1 month' else day_from end;
	month_to := case when isfinite(day_to) then date_trunc('month', day_to) else day_to end;
	sums_from := case when wanted = 'month' then day_from else month_from end;
	sums_to := case when wanted = 'month' then day_to else month_to end;
	if sums_from >= sums_to or (wanted = 'full' and is_wide) or not exists (
			select from private.rollup_states s where s.organization_id = layout.organization_id and s.survey_id = layout.survey_id) then
		sums_from := day_from;
		sums_to := day_from;
	end if;
	if month_from >= month_to then
		month_from := sums_to;
		month_to := sums_to;
	end if;
	raw_until := case when isfinite(sums_from) then sums_from::timestamp at time zone layout.zone else sums_from::timestamptz end;
	raw_since := case when isfinite(sums_to) then sums_to::timestamp at time zone layout.zone else sums_to::timestamptz end;

	return query
	with summed as materialized (
		select r.id, r.n, case p_by when 'site' then st.code when 'service' then sv.code when 'channel' then r.channel when 'locale' then r.locale
			when 'month' then to_char(r.period, 'YYYY-MM') when 'flags' then array_to_string(r.flags, ',') end as bucket
		from private.rollups r
		left join public.sites st on st.organization_id = r.organization_id and st.id = r.site_id
		left join public.services sv on sv.organization_id = r.organization_id and sv.id = r.service_id
		where r.organization_id = layout.organization_id and r.survey_id = layout.survey_id and sums_from < sums_to
			and ((r.grain = wanted and r.period >= month_from and r.period < month_to)
				or (wanted = 'month' and r.grain = 'day'
					and ((r.period >= sums_from and r.period < month_from) or (r.period >= month_to and r.period < sums_to))))
			and (site is null or r.site_id = site) and (service is null or r.service_id = service)
			and (way is null or r.channel = way) and (language is null or r.locale = language)
			and (left_out = '{}' or not r.flags && left_out)
	), answer as (
		select 1 as sign, private.counted(r, layout.zone) as given
		from public.responses r
		where r.organization_id = layout.organization_id and r.survey_id = layout.survey_id
			and (from_at is null or r.submitted_at >= from_at) and (to_at is null or r.submitted_at < to_at)
			and (sums_from = sums_to or r.submitted_at < raw_until or r.submitted_at >= raw_since)
			and (site is null or r.site_id = site) and (service is null or r.service_id = service)
			and (way is null or r.channel = way) and (language is null or r.locale = language)
			and not r.flags && left_out
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
		select m.bucket, s.part, s.n_p, s.s_p, s.q_p, s.n_e, s.s_e, s.q_e, s.n_g, s.s_g, s.q_g
		from summed m join private.rollup_scores s on s.rollup_id = m.id
		union all
		select f.bucket, f.part, f.numbers[1]::bigint, f.numbers[2]::bigint, f.numbers[3]::bigint, f.numbers[4]::bigint, f.numbers[5]::bigint,
			f.numbers[6]::bigint, f.numbers[7]::bigint, f.numbers[8]::bigint, f.numbers[9]::bigint
		from fresh f where f.kind = 'scores'
	), vector as (
		select m.bucket, v.kind, v.part, v.numbers
		from summed m join private.rollup_vectors v on v.rollup_id = m.id
		where is_wide or (layout.form = 'lite' and v.kind = 'sampled')
		union all
		select f.bucket, f.kind, f.part, f.numbers from fresh f where f.kind not in ('n', 'scores')
	), choice as (
		select h.question, h.value, h.n from summed m join private.rollup_choices h on h.rollup_id = m.id where is_wide
		union all
		select c.question, c.value, c.n
		from portion p
		cross join lateral private.choices_of(layout, p.given, p.signs, array(select generate_series(1, cardinality(p.given))), p.cells) as c
		where is_wide
	)
	select n.bucket, 'n', 0::smallint, null::text, null::text, array[sum(n.n)]
	from (select m.bucket, m.n::numeric as n from summed m union all select f.bucket, f.numbers[1] from fresh f where f.kind = 'n') as n
	group by n.bucket
	union all
	select s.bucket, 'scores', s.part, null, null,
		array[sum(s.n_p), sum(s.s_p), sum(s.q_p), sum(s.n_e), sum(s.s_e), sum(s.q_e), sum(s.n_g), sum(s.s_g), sum(s.q_g)]
	from score s group by s.bucket, s.part
	union all
	select t.bucket, t.kind, t.part, null, null, array_agg(t.amount order by t.place)
	from (
		select v.bucket, v.kind, v.part, u.place, sum(u.amount) as amount
		from vector v cross join lateral unnest(v.numbers) with ordinality as u (amount, place)
		group by v.bucket, v.kind, v.part, u.place) as t
	group by t.bucket, t.kind, t.part
	union all
	select null, 'choice', 0::smallint, c.question, c.value, array[sum(c.n)] from choice c group by c.question, c.value;
end
$$;

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
