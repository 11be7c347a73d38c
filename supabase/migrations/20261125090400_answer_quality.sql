-- Doubts about answers: flags that hold in any language, never deletions. Each answer is judged when it
-- arrives; whoever reads the figures decides which flagged answers to leave out.
--
-- One implementation, here, because filters are counted here: private.doubts says which flags an answer
-- gets and why, and the screens ask it again for the reasons. The thresholds are the constants in it:
--   8 items      the fewest on which one answer for everything says something (two columns of four would not);
--   95 %         one rating on at least 23 of 24 items, as in the study quoted in docs/formulas.md;
--   a third      of the median pace: a relative speed index above 3, where Leiner (2019), Survey Research
--                Methods 13(3), 229-248, already excludes at 2;
--   30 answers   with a time before a median is believed;
--   0.3 s        an item: nobody reads, decides and taps faster than a simple reaction takes;
--   24 h         in which the same answer again is the same person again.

create table private.survey_paces (
	organization_id uuid not null,
	survey_id uuid not null,
	n integer not null check (n > 0),
	seconds_per_rating numeric not null check (seconds_per_rating >= 0),
	measured_at timestamptz not null default now(),
	primary key (organization_id, survey_id),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id) on delete cascade
);
comment on table private.survey_paces is 'The median time that one rating of a survey takes, over its latest thousand timed answers; renewed once a day.';

create index responses_timed on public.responses (organization_id, survey_id, submitted_at desc) where duration_seconds is not null;
create index responses_same_words on public.responses (organization_id, survey_id, md5(comment)) where char_length(comment) >= 20;
create index responses_flagged on public.responses (organization_id, survey_id, submitted_at desc, id) where flags <> '{}';

-- What a sequence of ratings looks like --------------------------------------------------------

create function private.given_ratings(ratings smallint[], shown smallint[]) returns smallint[]
language plpgsql immutable set search_path = ''
as $$
begin
	-- Skipped (null) and "no opinion" (0) are no ratings.
	if shown is not null then
		ratings := array(select ratings[s.position] from unnest(shown) with ordinality as s (position, place) order by s.place);
	end if;
	return coalesce(array_remove(array_remove(ratings, null), 0::smallint), '{}');
end
$$;
comment on function private.given_ratings is 'The ratings that were given, in the order in which their items were shown; without shown, in the order of the instrument.';

create function private.most_alike(ratings smallint[]) returns integer
language plpgsql immutable set search_path = ''
as $$
begin
	return coalesce((select max(n) from (select count(*) as n from unnest(ratings) as r group by r) as counted), 0);
end
$$;
comment on function private.most_alike is 'How many of the ratings are the commonest one.';

create function private.longest_cycle(ratings smallint[], period integer) returns integer
language plpgsql immutable set search_path = ''
as $$
declare
	run integer := 0;
	longest integer := 0;
begin
	for i in period + 1 .. cardinality(ratings) loop
		-- The same rating over and over is no cycle but a straight line.
		if ratings[i] = ratings[i - period]
			and (ratings[i] <> ratings[i - 1] or (period = 3 and ratings[i - 1] <> ratings[i - 2])) then
			run := run + 1;
			longest := greatest(longest, run + period);
		else
			run := 0;
		end if;
	end loop;
	return longest;
end
$$;
comment on function private.longest_cycle is 'Through how many items in a row two (or three) ratings repeat: 2 6 2 6 2 6 2 6 is 8 with period 2.';

create function private.longest_staircase(ratings smallint[], lowest integer, highest integer) returns integer
language plpgsql immutable set search_path = ''
as $$
declare
	run integer := 1;
	longest integer := 0;
	step integer;
	direction integer := 0;
begin
	for i in 2 .. cardinality(ratings) loop
		step := ratings[i] - ratings[i - 1];
		-- From one end of the scale back to the other goes on in the same direction.
		if abs(step) = highest - lowest and highest - lowest > 1 then
			step := -sign(step);
		end if;
		if abs(step) <> 1 then
			run := 1;
			direction := 0;
		elsif direction in (0, step) or ratings[i - 1] in (lowest, highest) then
			run := run + 1;
			direction := step;
		else
			run := 2;
			direction := step;
		end if;
		longest := greatest(longest, run);
	end loop;
	return longest;
end
$$;
comment on function private.longest_staircase is 'Through how many items in a row the ratings go by one, turning or beginning anew only at the ends of the scale: 1 2 3 4 5 4 3 2 on five points is 8.';

-- The doubts about one answer ------------------------------------------------------------------

create function private.doubts(answer public.responses) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	fewest_items constant integer := 8;
	alike_share constant numeric := 0.95;
	fewest_thirds constant integer := 9; -- three whole cycles of three
	pace_share constant numeric := 1.0 / 3;
	impossible_seconds constant numeric := 0.3;
	impossible_from constant integer := 5; -- ratings: a pulse
	same_within constant interval := '24 hours';
	same_words constant integer := 20; -- characters: shorter comments are alike by chance
	scale record;
	felt smallint[] := private.given_ratings(answer.perceptions, answer.asked);
	hoped smallint[] := private.given_ratings(answer.expectations, answer.asked);
	least smallint[] := private.given_ratings(answer.adequates, answer.asked);
	ratings integer := cardinality(felt) + cardinality(hoped) + cardinality(least);
	judged smallint[];
	alike integer := 0;
	of integer := 0;
	is_straight boolean := true;
	half integer;
	run integer;
	pace record;
	signs text[];
	found jsonb := '{}';
begin
	-- Every column that was answered on enough items must be a straight line. Judged as given: a
	-- reverse-keyed item that is answered like all others is the very sign.
	for judged in select c.ratings from (values (felt), (hoped), (least)) as c (ratings) where cardinality(c.ratings) >= fewest_items loop
		run := private.most_alike(judged);
		is_straight := is_straight and run >= alike_share * cardinality(judged);
		alike := alike + run;
		of := of + cardinality(judged);
	end loop;
	if of > 0 and is_straight then
		found := found || jsonb_build_object('straight_lining', jsonb_build_object('alike', alike, 'of', of));
	end if;

	-- At least half of the ratings, too: people who waver between two ratings alternate by chance now and then.
	judged := case when cardinality(felt) >= fewest_items then felt else hoped end;
	half := greatest(fewest_items, (cardinality(judged) + 1) / 2);
	if cardinality(judged) >= fewest_items then
		select i.scale_min, i.scale_max into scale
		from public.surveys s join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
		where s.organization_id = answer.organization_id and s.id = answer.survey_id;
		run := private.longest_cycle(judged, 2);
		if run >= half then
			found := found || jsonb_build_object('pattern', jsonb_build_object('kind', 'zigzag', 'run', run, 'of', cardinality(judged)));
		else
			run := private.longest_staircase(judged, scale.scale_min, scale.scale_max);
			if run >= half then
				found := found || jsonb_build_object('pattern', jsonb_build_object('kind', 'staircase', 'run', run, 'of', cardinality(judged)));
			else
				run := private.longest_cycle(judged, 3);
				if run >= greatest(half, fewest_thirds) then
					found := found || jsonb_build_object('pattern', jsonb_build_object('kind', 'cycle', 'run', run, 'of', cardinality(judged)));
				end if;
			end if;
		end if;
	end if;

	if ratings > 0 and answer.duration_seconds is not null then
		select p.n, p.seconds_per_rating into pace from private.survey_paces p
		where p.organization_id = answer.organization_id and p.survey_id = answer.survey_id;
		if answer.duration_seconds < pace_share * pace.seconds_per_rating * ratings then
			found := found || jsonb_build_object('fast', jsonb_build_object('seconds', answer.duration_seconds, 'ratings', ratings,
				'median', round(pace.seconds_per_rating, 3), 'n', pace.n));
		end if;
	end if;

	if ratings > 0 and exists (
		select from public.responses r
		where r.organization_id = answer.organization_id and r.survey_id = answer.survey_id and r.customer_id = answer.customer_id
			and r.id <> answer.id and r.received_at <= answer.received_at
			and r.submitted_at between answer.submitted_at - same_within and answer.submitted_at + same_within
			-- Two visits on one day may well deserve the same ratings.
			and (r.encounter_id = answer.encounter_id or r.encounter_id is null or answer.encounter_id is null)
			and (r.perceptions, r.expectations, r.adequates) is not distinct from (answer.perceptions, answer.expectations, answer.adequates)) then
		found := found || '{"duplicate": {"same": "customer"}}';
	elsif char_length(answer.comment) >= same_words and exists (
		select from public.responses r
		where r.organization_id = answer.organization_id and r.survey_id = answer.survey_id
			and md5(r.comment) = md5(answer.comment) and char_length(r.comment) >= 20 and r.comment = answer.comment
			and r.id <> answer.id and r.received_at <= answer.received_at
			and r.submitted_at between answer.submitted_at - same_within and answer.submitted_at + same_within
			and (r.perceptions, r.expectations, r.adequates) is not distinct from (answer.perceptions, answer.expectations, answer.adequates)) then
		found := found || '{"duplicate": {"same": "comment"}}';
	end if;

	signs := array(select s.key from jsonb_each(answer.signs) as s where s.value = 'true' order by s.key);
	if ratings >= impossible_from and answer.duration_seconds < impossible_seconds * ratings then
		signs := signs || 'speed'::text;
	end if;
	if signs <> '{}' then
		found := found || jsonb_build_object('bot', jsonb_build_object('signs', to_jsonb(signs),
			'seconds', answer.duration_seconds, 'ratings', ratings));
	end if;
	return found;
end
$$;
comment on function private.doubts is 'The flags of an answer with what speaks for each. Of two that are the same, the later one is the duplicate.';

create function private.flags_of(answer public.responses) returns text[]
language plpgsql stable security definer set search_path = ''
as $$
begin
	return array(select jsonb_object_keys(private.doubts(answer)) as flag order by flag);
end
$$;
comment on function private.flags_of is 'The flags of an answer, by name.';

create function private.flag_answer() returns trigger
language plpgsql stable security definer set search_path = ''
as $$
begin
	new.flags := private.flags_of(new);
	return new;
end
$$;
comment on function private.flag_answer is 'Judges an answer as it arrives.';
create trigger flag_answer before insert on public.responses
	for each row execute function private.flag_answer();

create function private.measure_pace() returns trigger
language plpgsql volatile security definer set search_path = ''
as $$
declare
	fewest_timed constant integer := 30;
	latest constant integer := 1000;
	measured_before timestamptz;
	found_pace record;
begin
	select p.measured_at into measured_before from private.survey_paces p
	where p.organization_id = new.organization_id and p.survey_id = new.survey_id;
	if measured_before > now() - interval '1 day' then
		return null;
	end if;
	select count(*) as n, percentile_cont(0.5) within group (order by t.seconds) as median into found_pace
	from (
		select r.duration_seconds::numeric / g.ratings as seconds
		from public.responses r
		cross join lateral (
			select count(*) filter (where rating > 0) as ratings
			from unnest(r.perceptions || coalesce(r.expectations, '{}') || coalesce(r.adequates, '{}')) as rating) as g
		where r.organization_id = new.organization_id and r.survey_id = new.survey_id and r.duration_seconds is not null and g.ratings > 0
		order by r.submitted_at desc limit latest
	) as t;
	if found_pace.n < fewest_timed then
		return null;
	end if;
	insert into private.survey_paces (organization_id, survey_id, n, seconds_per_rating)
	values (new.organization_id, new.survey_id, found_pace.n, found_pace.median)
	on conflict (organization_id, survey_id) do update
		set n = excluded.n, seconds_per_rating = excluded.seconds_per_rating, measured_at = excluded.measured_at;
	if measured_before is null then
		-- The first answers could not be judged before there was a pace.
		update public.responses r set flags = array(select f from unnest(r.flags || 'fast'::text) as f order by f)
		where r.organization_id = new.organization_id and r.survey_id = new.survey_id and r.duration_seconds is not null
			and private.doubts(r) ? 'fast' and not 'fast' = any (r.flags);
	end if;
	return null;
end
$$;
comment on function private.measure_pace is 'Measures how long a rating usually takes, from the 30th timed answer on and then once a day; the 30th lets the earlier ones be judged, too.';
create trigger measure_pace after insert on public.responses
	for each row when (new.duration_seconds is not null) execute function private.measure_pace();

update public.responses r set flags = private.flags_of(r) where private.flags_of(r) <> '{}';

-- Who is left out must not be told by subtraction ----------------------------------------------

create or replace function private.isolates_few(organization uuid, survey uuid, zone text, filter jsonb, suppress_below integer) returns boolean
language sql stable security definer set search_path = ''
as $$
	with left_out_flags as (
		select array(select jsonb_array_elements_text(coalesce(filter -> 'exclude', '[]'))) as flags
	), marked as (
		select filter ->> 'from' is null or r.submitted_at >= private.from_instant(filter ->> 'from', zone) as is_from,
			filter ->> 'to' is null or r.submitted_at < private.until_instant(filter ->> 'to', zone) as is_to,
			filter ->> 'site' is null or coalesce(st.code = filter ->> 'site', false) as is_site,
			filter ->> 'service' is null or coalesce(sv.code = filter ->> 'service', false) as is_service,
			filter ->> 'channel' is null or coalesce(r.channel = filter ->> 'channel', false) as is_channel,
			filter ->> 'locale' is null or coalesce(r.locale = filter ->> 'locale', false) as is_locale,
			not r.flags && f.flags as is_trusted,
			array(select unnest(r.flags) intersect select unnest(f.flags)) as doubts
		from public.responses r
		cross join left_out_flags f
		left join public.sites st on st.organization_id = r.organization_id and st.id = r.site_id
		left join public.services sv on sv.organization_id = r.organization_id and sv.id = r.service_id
		where r.organization_id = organization and r.survey_id = survey
	), counted as (
		-- How many answers each condition alone leaves out, and how many all of them together.
		select array[
			count(*) filter (where not is_from and is_to and is_site and is_service and is_channel and is_locale and is_trusted),
			count(*) filter (where is_from and not is_to and is_site and is_service and is_channel and is_locale and is_trusted),
			count(*) filter (where is_from and is_to and not is_site and is_service and is_channel and is_locale and is_trusted),
			count(*) filter (where is_from and is_to and is_site and not is_service and is_channel and is_locale and is_trusted),
			count(*) filter (where is_from and is_to and is_site and is_service and not is_channel and is_locale and is_trusted),
			count(*) filter (where is_from and is_to and is_site and is_service and is_channel and not is_locale and is_trusted),
			count(*) filter (where is_from and is_to and is_site and is_service and is_channel and is_locale and not is_trusted),
			count(*) filter (where not (is_from and is_to and is_site and is_service and is_channel and is_locale and is_trusted))
		] as counts from marked
	), counted_by_flag as (
		-- Each excluded flag is a condition by itself: without it, the answers would be back that have no other.
		select count(*) as n from marked
		where is_from and is_to and is_site and is_service and is_channel and is_locale and cardinality(doubts) = 1
		group by doubts
	)
	select exists (select from counted, unnest(counts) as n where n between 1 and suppress_below - 1)
		or exists (select from counted_by_flag where n < suppress_below)
		or coalesce(filter ->> 'from' !~ '^\d{4}-\d\d-01$', false)
		or coalesce(filter ->> 'to' !~ '^\d{4}-\d\d-\d\d$' or extract(day from (filter ->> 'to')::date + 1) <> 1, false)
$$;
comment on function private.isolates_few is 'Whether a filter''s total could be subtracted from a wider one to describe a few people: too few left out by any of its conditions, excluded flags among them, or days instead of whole months.';

create function public.answer_quality(p_organization uuid, p_survey text, p_filter jsonb default '{}') returns jsonb
language plpgsql stable security definer set search_path = '' set work_mem = '64MB'
as $$
declare
	suppress_below constant integer := 5;
	known constant text[] := array['straight_lining', 'pattern', 'fast', 'duplicate', 'bot'];
	survey record;
	scaled bigint;
	dimension_count integer;
	kept jsonb := p_filter - 'exclude';
	sees_single boolean;
begin
	perform private.require_role(p_organization);
	select s.id, s.form, i.id as instrument, i.scale_min, i.scale_max, o.time_zone into survey
	from public.surveys s
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	sees_single := current_setting('role', true) is not distinct from 'service_role'
		or p_organization in (select private.my_organizations('{agent,quality_manager,admin}'));
	if not sees_single and private.isolates_few(p_organization, survey.id, survey.time_zone, kept, suppress_below) then
		return jsonb_build_object('n', null, 'score', null, 'scale', null, 'all', null, 'flags', '[]'::jsonb);
	end if;
	select private.score_scale(max(n)::integer), count(*) into scaled, dimension_count
	from (select count(*) as n from public.instrument_items t
		where t.organization_id = p_organization and t.instrument_id = survey.instrument group by t.dimension) as sizes;
	return (
		with chosen as materialized (
			select r.id, r.asked, r.perceptions, r.expectations, r.flags
			from public.responses r
			left join public.sites st on st.organization_id = r.organization_id and st.id = r.site_id
			left join public.services sv on sv.organization_id = r.organization_id and sv.id = r.service_id
			where r.organization_id = p_organization and r.survey_id = survey.id
				and (kept ->> 'from' is null or r.submitted_at >= private.from_instant(kept ->> 'from', survey.time_zone))
				and (kept ->> 'to' is null or r.submitted_at < private.until_instant(kept ->> 'to', survey.time_zone))
				and (kept ->> 'site' is null or st.code = kept ->> 'site')
				and (kept ->> 'service' is null or sv.code = kept ->> 'service')
				and (kept ->> 'channel' is null or r.channel = kept ->> 'channel')
				and (kept ->> 'locale' is null or r.locale = kept ->> 'locale')
		), rated as (
			select c.id, i.dimension,
				case when i.is_reversed then survey.scale_min + survey.scale_max - raw.p else raw.p end as p,
				case when i.is_reversed then survey.scale_min + survey.scale_max - raw.e else raw.e end as e
			from chosen c
			join public.instrument_items i on i.organization_id = p_organization and i.instrument_id = survey.instrument
				and (c.asked is null or i.position = any (c.asked))
			cross join lateral (select nullif(c.perceptions[i.position], 0)::integer as p, nullif(c.expectations[i.position], 0)::integer as e) as raw
		), scores as (
			-- The same rules as in survey_sums: half of the items of a dimension, every dimension of the whole.
			select id, case
				when survey.form in ('expectation_perception', 'tolerance') then case when 2 * count(p - e) >= count(*) then sum(p - e) * scaled / count(p - e) end
				when survey.form = 'expectation' then case when 2 * count(e) >= count(*) then sum(e) * scaled / count(e) end
				else case when 2 * count(p) >= count(*) then sum(p) * scaled / count(p) end end as score
			from rated group by id, dimension
		), wholes as (
			select id, case when count(score) = dimension_count then sum(score) end as score from scores group by id
		), combined as materialized (
			-- Everything below is counted from the few combinations of flags that there are.
			select c.flags, count(*) as n, count(w.score) as n_scored, sum(w.score) as total,
				sum(w.score::numeric * w.score) as squares, min(w.score) as lowest, max(w.score) as highest
			from chosen c left join wholes w on w.id = c.id group by c.flags
		), counted as (
			select k.flag, k.place,
				coalesce(sum(m.n) filter (where k.flag = any (m.flags)), 0)::bigint as n,
				coalesce(sum(m.n_scored) filter (where k.flag = any (m.flags)), 0)::bigint as n_scored,
				private.moments(coalesce(sum(m.n_scored) filter (where k.flag <> all (m.flags)), 0)::bigint,
					sum(m.total) filter (where k.flag <> all (m.flags)), sum(m.squares) filter (where k.flag <> all (m.flags)),
					min(m.lowest) filter (where k.flag <> all (m.flags)), max(m.highest) filter (where k.flag <> all (m.flags))) as without
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
			'scale', scaled * dimension_count,
			'all', (select case when sum(n_scored) >= suppress_below
				then private.moments(sum(n_scored)::bigint, sum(total), sum(squares), min(lowest), max(highest)) end from combined),
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

-- Reading single answers -----------------------------------------------------------------------

create function private.matches(answer public.responses, zone text, filter jsonb) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (filter ->> 'from' is null or answer.submitted_at >= private.from_instant(filter ->> 'from', zone))
		and (filter ->> 'to' is null or answer.submitted_at < private.until_instant(filter ->> 'to', zone))
		and (filter ->> 'channel' is null or answer.channel = filter ->> 'channel')
		and (filter ->> 'locale' is null or answer.locale = filter ->> 'locale')
		and (filter ->> 'site' is null or answer.site_id = (select s.id from public.sites s
			where s.organization_id = answer.organization_id and s.code = filter ->> 'site'))
		and (filter ->> 'service' is null or answer.service_id = (select s.id from public.services s
			where s.organization_id = answer.organization_id and s.code = filter ->> 'service'))
		and not answer.flags && array(select jsonb_array_elements_text(coalesce(filter -> 'exclude', '[]')));
end
$$;
comment on function private.matches is 'Whether an answer belongs to a selection.';

-- json and not jsonb: it is made once, by the megabyte, and handed on.
create function public.export_responses(p_organization uuid, p_survey text, p_after jsonb default null, p_limit integer default 2000, p_filter jsonb default '{}')
returns json
language plpgsql stable security definer set search_path = ''
as $$
declare
	survey record;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select s.id, o.time_zone into survey
	from public.surveys s join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	return (
		with page as (
			select r.* from public.responses r
			where r.organization_id = p_organization and r.survey_id = survey.id
				-- Without "or", so that the index leads to the page and nothing before it is read.
				and (r.submitted_at, r.id) > (coalesce((p_after ->> 'at')::timestamptz, '-infinity'),
					coalesce((p_after ->> 'id')::uuid, '00000000-0000-0000-0000-000000000000'))
				and (p_filter = '{}' or private.matches(r, survey.time_zone, p_filter))
			order by r.submitted_at, r.id
			limit least(greatest(p_limit, 1), 5000)
		)
		select json_build_object(
			'rows', coalesce(json_agg(json_build_object(
				'submission_id', p.submission_id, 'submitted_at', p.submitted_at,
				'site', st.code, 'service', sv.code, 'channel', p.channel,
				-- The name that another system gave them, and only where they agreed to be known.
				'customer', case when p.consent = 'identified' then c.external_id end,
				'locale', p.locale, 'source', p.source, 'version', p.survey_version, 'asked', p.asked,
				'p', p.perceptions, 'e', p.expectations, 'a', p.adequates, 'w', p.weights,
				'overall', p.overall, 'answers', p.answers, 'comment', p.comment,
				'duration_seconds', p.duration_seconds, 'flags', p.flags) order by p.submitted_at, p.id), '[]'),
			'next', case when count(*) = least(greatest(p_limit, 1), 5000)
				then (select json_build_object('at', l.submitted_at, 'id', l.id) from page l order by l.submitted_at desc, l.id desc limit 1) end)
		from page p
		left join public.sites st on st.organization_id = p_organization and st.id = p.site_id
		left join public.services sv on sv.organization_id = p_organization and sv.id = p.service_id
		left join public.customers c on c.organization_id = p_organization and c.id = p.customer_id
	);
end
$$;
comment on function public.export_responses is 'One page of raw answers, oldest first, and where the next begins; null after the last. Ratings by item position. For roles that may read answers.';

create function public.record_export(p_organization uuid, p_survey text, p_format text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	if not exists (select from public.surveys s where s.organization_id = p_organization and s.code = p_survey) then
		perform private.refuse('not_found', 404);
	end if;
	perform private.record_audit(p_organization, 'answers_exported', p_survey || ' ' || left(p_format, 20));
end
$$;
comment on function public.record_export is 'Notes who took raw answers out, of which survey and in what format, before the first row leaves.';

create function public.list_answers(p_organization uuid, p_survey text, p_flag text default null, p_after jsonb default null, p_limit integer default 50)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	survey uuid;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey is null then
		perform private.refuse('not_found', 404);
	end if;
	return (
		with page as (
			select r as answer, r.submitted_at, r.id from public.responses r
			where r.organization_id = p_organization and r.survey_id = survey
				and (p_flag is null or (p_flag = 'any' and r.flags <> '{}') or r.flags @> array[p_flag])
				and (r.submitted_at, r.id) < (coalesce((p_after ->> 'at')::timestamptz, 'infinity'),
					coalesce((p_after ->> 'id')::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
			order by r.submitted_at desc, r.id desc
			limit least(greatest(p_limit, 1), 201)
		)
		select coalesce(jsonb_agg(jsonb_build_object(
			'id', p.id, 'at', p.submitted_at, 'site', st.name, 'service', sv.name, 'channel', (p.answer).channel,
			'source', (p.answer).source, 'consent', (p.answer).consent, 'locale', (p.answer).locale,
			'customer', case when (p.answer).consent = 'identified' and c.id is not null
				then jsonb_build_object('external_id', c.external_id, 'name', c.name) end,
			'overall', (p.answer).overall, 'comment', (p.answer).comment, 'duration_seconds', (p.answer).duration_seconds,
			'rated', (select count(*) filter (where rating > 0) from unnest((p.answer).perceptions || coalesce((p.answer).expectations, '{}') || coalesce((p.answer).adequates, '{}')) as rating),
			-- In the words of the version that was answered.
			'said', coalesce((
				select jsonb_agg(jsonb_build_object('question', q.value -> 'text', 'value', (p.answer).answers -> (q.value ->> 'code'),
					'options', q.value -> 'options') order by q.place)
				from public.survey_versions v
				cross join jsonb_array_elements(coalesce(v.content -> 'questions', '[]')) with ordinality as q (value, place)
				where v.organization_id = p_organization and v.survey_id = survey and v.version = (p.answer).survey_version
					and q.value ->> 'type' <> 'file' and (p.answer).answers ? (q.value ->> 'code')), '[]'),
			'files', coalesce((
				select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'byte_size', a.byte_size) order by a.created_at, a.id)
				from public.attachments a where a.organization_id = p_organization and a.response_id = p.id), '[]'),
			'flags', (p.answer).flags,
			'doubts', case when (p.answer).flags = '{}' then '{}' else private.doubts(p.answer) end) order by p.submitted_at desc, p.id desc), '[]')
		from page p
		left join public.sites st on st.organization_id = p_organization and st.id = (p.answer).site_id
		left join public.services sv on sv.organization_id = p_organization and sv.id = (p.answer).service_id
		left join public.customers c on c.organization_id = p_organization and c.id = (p.answer).customer_id
	);
end
$$;
comment on function public.list_answers is 'Single answers, the latest first, with their flags and what speaks for each; names only of customers who agreed to be known. Keyset paging. For roles that may read answers.';

-- What every answer calls ----------------------------------------------------------------------

-- The same as before, in a language whose plans are kept for the life of a connection: PostgreSQL 17
-- plans the body of an SQL function anew at each call.

create or replace function private.weights_in_order(organization uuid, instrument uuid, weights jsonb) returns smallint[]
language plpgsql stable set search_path = ''
as $$
begin
	return (
		select array_agg((weights ->> d.code)::smallint order by d.position)
		from public.instrument_dimensions d
		where d.organization_id = organization and d.instrument_id = instrument
	);
end
$$;

create or replace function private.shortened(words jsonb, symbols integer) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
	return (
		select jsonb_object_agg(w.key, case when char_length(w.value) > symbols then left(w.value, symbols - 1) || '…' else w.value end)
		from jsonb_each_text(words) as w
	);
end
$$;

create or replace function private.crockford(bytes bytea, symbols integer) returns text
language plpgsql immutable strict set search_path = ''
as $$
declare
	found text := '';
begin
	for position in 0 .. symbols - 1 loop
		found := found || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(bytes, position) & 31) + 1, 1);
	end loop;
	return found;
end
$$;

create or replace function private.receipt_of(token text) returns text
language plpgsql immutable strict set search_path = ''
as $$
begin
	return private.crockford(sha256(convert_to('receipt:' || token, 'UTF8')), 12);
end
$$;

grant execute on function public.answer_quality, public.export_responses, public.record_export, public.list_answers
	to authenticated, service_role;
