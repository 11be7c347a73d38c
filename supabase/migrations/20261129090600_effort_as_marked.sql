-- Effort is read from the ready-made question alone, by its mark: an organisation's own question of that code may ask how
-- much effort it was, where a low answer is good news.

create or replace function private.score_questions(answer private.answer_to_score) returns void
language plpgsql volatile set search_path = ''
as $$
declare
	asked record;
	found text;
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
	-- Agreement with switching is bad news, with ease or loyalty good news: both as points of a 7-point scale, and of two
	-- answers that tell of the same signal the worse one counts.
	for asked in
		select w.signal, w.code, given.number as given, scale.highest
		from (values ('high_effort', 'effort', false), ('switching_intent', 'switching', true), ('switching_intent', 'loyalty', false))
			as w (signal, code, is_agreement_bad)
		join lateral jsonb_array_elements(answer.questions) as q (value)
			on case w.code when 'effort' then q.value ->> 'preset' else q.value ->> 'code' end = w.code and q.value ->> 'type' = 'rating'
		cross join lateral (select (q.value #>> '{scale,min}')::numeric as lowest, (q.value #>> '{scale,max}')::numeric as highest) as scale
		cross join lateral (select answer.answers -> (q.value ->> 'code') as value) as said
		cross join lateral (select case jsonb_typeof(said.value) when 'number' then (said.value #>> '{}')::numeric end as number) as given
		cross join lateral (select 1 + (given.number - scale.lowest) * 6 / nullif(scale.highest - scale.lowest, 0) as agreed) as seven
		cross join lateral (select case when w.is_agreement_bad then 8 - seven.agreed else seven.agreed end as good) as told
		where told.good <= coalesce((answer.settings #>> array[w.signal, 'at_most'])::numeric,
			8 - (answer.settings #>> array[w.signal, 'at_least'])::numeric)
		order by told.good
	loop
		perform private.add_answer_event(answer, asked.signal, jsonb_build_object(
			'question', asked.code, 'answer', asked.given, 'scale_max', asked.highest));
	end loop;
	-- The organisation's own words count whatever the reader makes of the others.
	if answer.comment is not null then
		found := private.own_word_in(answer.comment, answer.settings -> 'regulator_named');
		if found is not null then
			perform private.add_answer_event(answer, 'regulator_named', jsonb_build_object('words', found));
		end if;
	end if;
end
$$;
