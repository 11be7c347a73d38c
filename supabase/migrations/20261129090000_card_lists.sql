-- What a card lists can be changed like everything else on it: the words that demand action, and the answers to
-- ready-made questions that count.
--
-- A card keeps the difference to the product's list of words: {"words": {"added": [...], "removed": [...]}}. Own words are
-- matched as they are written; no pattern is ever built from what somebody typed. The patterns "zh" and "en" of
-- regulator_named stay what they were: they are for words that no reader has read, and no draft reaches them.

create function private.spaced(words text) returns text
language sql immutable set search_path = ''
as $$ select ' ' || btrim(regexp_replace(words, '[^a-z0-9]+', ' ', 'g')) || ' ' $$;
comment on function private.spaced is 'Small letters and digits apart by single spaces, one at either end; everything else is a gap.';

create function private.says(said text, word text) returns boolean
language sql immutable set search_path = ''
as $$
	-- Chinese is written without gaps: there a word may stand anywhere. Letters and digits are whole words.
	select case when strpos(said, split_part(word, ' ', 1)) = 0 then false
		when word ~ '^[ -~]+$' then strpos(private.spaced(said), private.spaced(word)) > 0
		else strpos(said, word) > 0 end
$$;
comment on function private.says is 'Whether words hold a word as it is written; both in small letters and plain forms.';

create function private.plain_words(words text) returns text
language sql immutable set search_path = ''
as $$ select lower(normalize(words, NFKC)) $$;
comment on function private.plain_words is 'Words in small letters, with full-width signs as narrow ones.';

create function private.own_word_in(words text, parameters jsonb) returns text
language plpgsql immutable set search_path = ''
as $$
declare
	said constant text := private.plain_words(words);
begin
	return (
		select a.word from jsonb_array_elements_text(coalesce(parameters #> '{words,added}', '[]')) with ordinality as a (word, place)
		where private.says(said, a.word) order by a.place limit 1);
end
$$;
comment on function private.own_word_in is 'The first of an organisation''s own words of a signal that stands in somebody''s words; null for none.';

create function private.counted_word(found jsonb, parameters jsonb) returns text
language sql immutable set search_path = ''
as $$
	select f.word from jsonb_array_elements_text(case jsonb_typeof(found) when 'array' then found else '[]' end)
		with ordinality as f (word, place)
	where not coalesce(parameters #> '{words,removed}', '[]') ? f.word
	order by f.place limit 1
$$;
comment on function private.counted_word is 'The first of the words that a reader found which the card has not taken off its list; null for none.';

create or replace function private.score_words(answer private.answer_to_score) returns void
language plpgsql volatile set search_path = ''
as $$
declare
	reading public.text_readings;
	found text;
	satisfaction numeric := 1 + (answer.overall - answer.scale_min) / answer.step;
begin
	if answer.comment is null then
		return;
	end if;
	select * into reading from public.text_readings t
	where t.organization_id = answer.organization_id and t.response_id = answer.response_id and t.reader_version >= 0;
	-- An organisation's own words count whatever the reader makes of the others; what nobody has read is looked through
	-- for the words that come with the product.
	found := coalesce(private.own_word_in(answer.comment, answer.settings -> 'regulator_named'), case when reading.id is not null
		then private.counted_word(reading.findings -> 'regulator', answer.settings -> 'regulator_named') else coalesce(
		substring(answer.comment from '(' || (answer.settings #>> '{regulator_named,zh}') || ')'),
		substring(lower(answer.comment) from answer.settings #>> '{regulator_named,en}')) end);
	if found is not null then
		perform private.add_answer_event(answer, 'regulator_named', jsonb_build_object('words', found));
	end if;
	found := reading.findings -> 'publicity' ->> 0;
	if found is not null then
		perform private.add_answer_event(answer, 'public_post', jsonb_build_object('words', found));
	end if;
	found := coalesce(reading.findings -> 'ignored' ->> 0, reading.findings -> 'harm' ->> 0);
	if found is not null then
		perform private.add_answer_event(answer, 'felt_ignored', jsonb_build_object('words', found));
	end if;
	if satisfaction >= (answer.settings #>> '{contradiction,high_from}')::numeric
		and (found is not null or reading.negative >= (answer.settings #>> '{contradiction,negative_from}')::numeric) then
		perform private.add_answer_event(answer, 'contradiction', jsonb_strip_nulls(jsonb_build_object(
			'overall', answer.overall, 'scale_max', answer.scale_max, 'negative', round(reading.negative, 2), 'words', found)));
	end if;
end
$$;

create function private.card_thresholds()
returns table (signal text, parameter text, lowest numeric, highest numeric, is_whole boolean, may_differ boolean)
language sql immutable set search_path = ''
as $$
	values
		('dimension_gap', 'at_most', -6, 0, false, true),
		('dimension_gap', 'counted', 1, 10, true, true),
		('low_answer', 'at_most', 1, 4, false, true),
		('overall_drop', 'at_least', 0.5, 6, false, true),
		('contradiction', 'high_from', 4, 7, false, true),
		('contradiction', 'negative_from', 0.5, 1, false, true),
		('high_effort', 'at_most', 1, 4, false, true),
		('switching_intent', 'at_least', 4, 7, false, true),
		('long_wait', 'grace_minutes', 0, 1440, false, true),
		('delivered_late', 'grace_hours', 0, 720, false, true),
		('below_standard', 'tolerance', 0, 1000, false, true),
		('repeated_contact', 'contacts', 2, 20, true, true),
		('repeated_contact', 'days', 1, 365, true, true),
		('silence', 'invitations', 1, 10, true, true),
		('silence', 'wait_days', 1, 90, true, true),
		('left_at', 'wait_days', 1, 30, true, true),
		('season_peak', 'ratio', 1.1, 10, false, false),
		('season_peak', 'complaints', 5, 1000, true, false),
		('product_batch', 'customers', 2, 100, true, false),
		('product_batch', 'days', 1, 365, true, false)
$$;
comment on function private.card_thresholds is 'The numbers of a card, how far each may go, and whether it may differ by service and segment.';

create function private.is_threshold(signal text, parameter text, given jsonb, is_override boolean) returns boolean
language sql immutable set search_path = ''
as $$
	select exists (
		select from private.card_thresholds() t
		cross join lateral (select case when jsonb_typeof(given) = 'number' then (given #>> '{}')::numeric end as number) as n
		where t.signal = is_threshold.signal and t.parameter = is_threshold.parameter and (t.may_differ or not is_override)
			and n.number between t.lowest and t.highest and (not t.is_whole or n.number % 1 = 0))
$$;
comment on function private.is_threshold is 'Whether a value may stand on a card for a threshold.';

create function private.are_texts(given jsonb, fewest integer, most integer, form text) returns boolean
language sql immutable set search_path = ''
as $$
	select case when jsonb_typeof(given) = 'array' then jsonb_array_length(given) between fewest and most and not exists (
		select from jsonb_array_elements(given) as g (value)
		where jsonb_typeof(g.value) <> 'string' or g.value #>> '{}' !~ form) else false end
$$;
comment on function private.are_texts is 'Whether JSON is a list of texts of one form, not too few and not too many.';

create function private.fits_card(signal text, parameter text, given jsonb) returns boolean
language sql immutable set search_path = ''
as $$
	select case
		when parameter = 'answers' then signal in ('information_unclear', 'felt_ignored')
			and private.are_texts(given, 1, 20, '^[a-z0-9][a-z0-9_-]{0,62}$')
		when parameter = 'words' then signal = 'regulator_named' and jsonb_typeof(given) = 'object' and given - array['added', 'removed'] = '{}'
			and private.are_texts(given -> 'added', 0, 100, '^[^[:cntrl:]]{2,40}$')
			and (given ->> 'added') = private.plain_words(given ->> 'added')
			and private.are_texts(given -> 'removed', 0, 500, '^[^[:cntrl:]]{1,40}$')
		when parameter <> 'overrides' then private.is_threshold(signal, parameter, given, false)
		when jsonb_typeof(given) <> 'array' then false
		else jsonb_array_length(given) <= 40 and not exists (
			select from jsonb_array_elements(given) as o (line)
			cross join lateral jsonb_each(case jsonb_typeof(o.line) when 'object' then o.line else '{"": null}' end) as v
			where not case
				-- Silence is kept towards all services at once.
				when v.key = 'service' and signal in ('silence', 'left_at') then false
				when v.key in ('service', 'segment') then jsonb_typeof(v.value) = 'string' and char_length(v.value #>> '{}') <= 100
				else private.is_threshold(signal, v.key, v.value, true) end)
	end
$$;
comment on function private.fits_card is 'Whether a parameter of a draft may stand on a card: scoring trusts what stands there.';
