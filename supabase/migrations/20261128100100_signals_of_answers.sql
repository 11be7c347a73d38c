-- Everything that an answer can tell, read in the transaction that stores it: ratings, satisfaction, ready-made
-- questions, wishes, and what the reader found in the words.

create type private.answer_to_score as (
	organization_id uuid,
	response_id uuid,
	customer_id uuid,
	at timestamptz,
	overall smallint,
	comment text,
	contact_requested boolean,
	contact_detail text,
	answers jsonb,
	questions jsonb,
	scale_min integer,
	scale_max integer,
	-- Width of one point of a 7-point scale, in which thresholds are written, on this scale.
	step numeric,
	-- Where the reader may look it up: code and title of the survey.
	facts jsonb,
	settings jsonb
);
comment on type private.answer_to_score is 'One answer with all that its signals are read from.';

create function private.answer_to_score(organization uuid, response uuid) returns private.answer_to_score
language sql stable set search_path = ''
as $$
	select (r.organization_id, r.id, r.customer_id, r.submitted_at, r.overall, r.comment, r.contact_requested, r.contact_detail,
		r.answers, coalesce(private.content_of(s) -> 'questions', '[]'), i.scale_min, i.scale_max, (i.scale_max - i.scale_min) / 6.0,
		jsonb_build_object('survey', s.code, 'title', s.title),
		private.thresholds_for(r.organization_id, r.service_id, r.customer_id))::private.answer_to_score
	from public.responses r
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	where r.organization_id = organization and r.id = response
$$;
comment on function private.answer_to_score is 'Reads an answer with its scale, its survey and the thresholds that hold for it.';

create function private.add_answer_event(answer private.answer_to_score, signal text, facts jsonb, part text default null) returns void
language sql volatile set search_path = ''
as $$
	select private.add_risk_event(answer.organization_id, answer.customer_id, signal, answer.at,
		concat_ws(':', answer.response_id, part), answer.facts || facts, answer.response_id)
$$;
comment on function private.add_answer_event is 'Writes a ledger row that was read from an answer.';

create function private.score_ratings(answer private.answer_to_score) returns void
language plpgsql volatile set search_path = ''
as $$
declare
	low jsonb;
	dimension record;
	dimensions integer := 0;
	met integer := 0;
	wide integer := 0;
begin
	-- Any very low answer: one row, with the items as evidence.
	select jsonb_agg(jsonb_build_object('code', i.code, 'text', private.shortened(i.item_text, 120), 'answer', i.perception)) into low
	from private.rated_items(answer.organization_id, answer.response_id) i
	where i.perception <= answer.scale_min + ((answer.settings #>> '{low_answer,at_most}')::numeric - 1) * answer.step;
	if low is not null then
		perform private.add_answer_event(answer, 'low_answer', jsonb_build_object('scale_max', answer.scale_max,
			'count', jsonb_array_length(low), 'items', jsonb_path_query_array(low, '$[0 to 4]')));
	end if;
	-- Dimensions by the half rule, the widest gap first.
	for dimension in
		select i.dimension, i.dimension_name, avg(i.perception - i.expectation) as gap,
			count(i.perception - i.expectation) as answered, count(*) as asked,
			avg(i.expectation) filter (where i.perception is not null) as expectation,
			avg(i.perception) filter (where i.expectation is not null) as perception
		from private.rated_items(answer.organization_id, answer.response_id) i
		group by i.dimension, i.dimension_name
		order by avg(i.perception - i.expectation), i.dimension
	loop
		dimensions := dimensions + 1;
		continue when 2 * dimension.answered < dimension.asked or dimension.gap is null;
		met := met + (dimension.gap >= 0)::integer;
		if dimension.gap <= (answer.settings #>> '{dimension_gap,at_most}')::numeric * answer.step
			and wide < (answer.settings #>> '{dimension_gap,counted}')::integer then
			wide := wide + 1;
			perform private.add_answer_event(answer, 'dimension_gap', jsonb_build_object(
				'dimension', dimension.dimension, 'name', dimension.dimension_name, 'gap', round(dimension.gap, 2),
				'expectation', round(dimension.expectation, 2), 'perception', round(dimension.perception, 2),
				'answered', dimension.answered, 'asked', dimension.asked, 'scale_max', answer.scale_max), dimension.dimension);
		end if;
	end loop;
	-- Low expectations that were met are no good news.
	if low is null and dimensions > 0 and met = dimensions then
		perform private.add_answer_event(answer, 'all_met', jsonb_build_object('dimensions', dimensions));
	end if;
end
$$;
comment on function private.score_ratings is 'Very low answers, dimensions below expectation, and all dimensions at or above it.';

create function private.score_overall(answer private.answer_to_score) returns void
language plpgsql volatile set search_path = ''
as $$
declare
	earlier record;
begin
	-- Against the customer's own last time, both on a 7-point scale.
	select r.overall, i.scale_max, r.submitted_at,
		1 + (r.overall - i.scale_min) * 6.0 / (i.scale_max - i.scale_min)
			- (1 + (answer.overall - answer.scale_min) / answer.step) as fall
	into earlier
	from public.responses r
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	where r.organization_id = answer.organization_id and r.customer_id = answer.customer_id and r.id <> answer.response_id
		and r.overall is not null and r.submitted_at < answer.at
	order by r.submitted_at desc limit 1;
	if earlier.fall >= (answer.settings #>> '{overall_drop,at_least}')::numeric then
		perform private.add_answer_event(answer, 'overall_drop', jsonb_build_object('before', earlier.overall,
			'before_max', earlier.scale_max, 'before_at', earlier.submitted_at, 'now', answer.overall, 'now_max', answer.scale_max));
	end if;
end
$$;
comment on function private.score_overall is 'A fall of overall satisfaction since the customer''s last answer.';

create function private.score_questions(answer private.answer_to_score) returns void
language plpgsql volatile set search_path = ''
as $$
declare
	asked record;
begin
	for asked in
		select w.signal, answer.answers ->> w.code as given, o.value -> 'text' as option
		from (values ('information_unclear', 'information_clear'), ('felt_ignored', 'respected')) as w (signal, code)
		left join lateral jsonb_array_elements(answer.questions) as q (value) on q.value ->> 'code' = w.code
		left join lateral jsonb_array_elements(q.value -> 'options') as o (value) on o.value ->> 'code' = answer.answers ->> w.code
		where answer.settings #> array[w.signal, 'answers'] ? (answer.answers ->> w.code)
	loop
		perform private.add_answer_event(answer, asked.signal, jsonb_strip_nulls(jsonb_build_object(
			'answer', asked.given, 'option', private.shortened(asked.option, 120))));
	end loop;
end
$$;
comment on function private.score_questions is 'The ready-made questions whether information was clear and whether people felt respected.';

create function private.score_words(answer private.answer_to_score) returns void
language plpgsql volatile set search_path = ''
as $$
declare
	reading public.text_readings;
	found text;
	satisfaction numeric := 1 + (answer.overall - answer.scale_min) / answer.step;
begin
	select * into reading from public.text_readings t
	where t.organization_id = answer.organization_id and t.response_id = answer.response_id and t.reader_version >= 0;
	-- Words that nobody has read are looked through for the words on the card.
	found := case when reading.id is not null then reading.findings -> 'regulator' ->> 0 else coalesce(
		substring(answer.comment from '(' || (answer.settings #>> '{regulator_named,zh}') || ')'),
		substring(lower(answer.comment) from answer.settings #>> '{regulator_named,en}')) end;
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
comment on function private.score_words is 'What the reader found in the comment, and a comment that contradicts the satisfaction given.';

create or replace function private.score_response(organization uuid, response uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	answer private.answer_to_score := private.answer_to_score(organization, response);
begin
	if answer.customer_id is null then
		return;
	end if;
	perform private.score_ratings(answer);
	perform private.score_overall(answer);
	perform private.score_questions(answer);
	if answer.contact_requested then
		perform private.add_answer_event(answer, 'contact_requested', jsonb_build_object('detail', answer.contact_detail));
	end if;
	perform private.score_words(answer);
end
$$;
