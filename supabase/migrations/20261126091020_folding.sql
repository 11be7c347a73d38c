-- Changes of answers are added to the sums: by the worker, thousands at a time.

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
