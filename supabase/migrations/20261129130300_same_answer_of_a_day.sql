-- Whether a customer has answered the same before is asked of the answers around this one, which the index finds, and no
-- longer of all that the customer ever gave.

create or replace function private.doubts(answer public.responses) returns jsonb
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
		select from (
			select * from public.responses own
			where own.organization_id = answer.organization_id and own.customer_id = answer.customer_id
				and own.submitted_at between answer.submitted_at - same_within and answer.submitted_at + same_within
			offset 0) as r
		where r.survey_id = answer.survey_id
			and r.id <> answer.id and r.received_at <= answer.received_at
			-- Two visits on one day may well deserve the same ratings.
			and (r.encounter_id = answer.encounter_id or r.encounter_id is null or answer.encounter_id is null)
			and (r.perceptions, r.expectations, r.adequates) is not distinct from (answer.perceptions, answer.expectations, answer.adequates)) then
		found := found || '{"duplicate": {"same": "customer"}}';
	elsif coalesce(char_length(answer.comment), 0) >= same_words and exists (
		select from (
			select * from public.responses same
			where same.organization_id = answer.organization_id and same.survey_id = answer.survey_id
				and md5(same.comment) = md5(answer.comment) and char_length(same.comment) >= 20
			offset 0) as r
		where r.comment = answer.comment
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
