-- Two more signals of an answer: what took too much effort, and who thinks of going elsewhere. Both are read from the
-- ready-made questions; an organisation that has a card gets them in a new version of it.

create or replace function private.default_signals()
returns table (signal text, points integer, is_must_act boolean, life_days integer, parameters jsonb)
language sql immutable set search_path = ''
as $$
	values
		('dimension_gap', 2, false, 60, '{"at_most": -1.0, "counted": 2}'::jsonb),
		('low_answer', 2, false, 60, '{"at_most": 2}'),
		('overall_drop', 2, false, 60, '{"at_least": 2}'),
		('contradiction', 2, false, 60, '{"high_from": 6, "negative_from": 0.8}'),
		('information_unclear', 1, false, 30, '{"answers": ["no", "partly"]}'),
		('felt_ignored', 3, false, 90, '{"answers": ["no"]}'),
		('high_effort', 1, false, 30, '{"at_most": 3}'),
		('switching_intent', 2, false, 60, '{"at_least": 5}'),
		('all_met', -2, false, 60, '{}'),
		('contact_requested', 0, true, 60, '{}'),
		('regulator_named', 0, true, 60, jsonb_build_object(
			'zh', '12315|12345|12378|律师|起诉|法院|打官司|消协|消费者协会|市场监管|工商局|监管部门|信访|仲裁|银保监|曝光',
			'en', '\m(lawyers?|solicitors?|attorneys?|sue|lawsuit|ombudsman|regulators?|small claims|trading standards|consumer protection|legal action)\M')),
		('public_post', 0, true, 60, '{}'),
		('long_wait', 1, false, 30, '{"grace_minutes": 0}'),
		('delivered_late', 2, false, 30, '{"grace_hours": 0}'),
		('below_standard', 2, false, 30, '{"tolerance": 0}'),
		('repeated_contact', 1, false, 30, '{"contacts": 2, "days": 30}'),
		('service_fault', 2, false, 30, '{}'),
		('cancelled', 2, false, 30, '{}'),
		('promise_broken', 2, false, 30, '{}'),
		('missed_callback', 3, false, 90, '{}'),
		('notice_undelivered', 1, false, 30, '{}'),
		('silence', 1, false, 60, '{"invitations": 2, "wait_days": 14}'),
		('left_at', 1, false, 60, '{"wait_days": 3}'),
		('season_peak', 1, false, 30, '{"ratio": 1.5, "complaints": 10}'),
		('product_batch', 2, false, 60, '{"customers": 3, "days": 30}'),
		('case_solved', -2, false, 60, '{}'),
		('case_not_solved', 3, false, 90, '{}')
$$;

create or replace function private.score_questions(answer private.answer_to_score) returns void
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
	-- Agreement with switching is bad news, with ease or loyalty good news: both as points of a 7-point scale, and of two
	-- answers that tell of the same signal the worse one counts. Effort is told by the mark of the ready-made question: an
	-- own question of that code may ask how much effort it was, where a low answer is good news.
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
end
$$;
comment on function private.score_questions is 'The ready-made questions: clear information, respect, effort, loyalty and the intention to switch.';

create or replace function private.add_new_signals(organization uuid) returns void
language plpgsql volatile set search_path = ''
as $$
declare
	present public.risk_cards;
	card constant uuid := gen_random_uuid();
	number integer;
begin
	select * into present from public.risk_cards c where c.organization_id = organization and c.is_active for update;
	if present.id is null or not exists (
		select from private.default_signals() d where not exists (
			select from public.risk_card_signals s
			where s.organization_id = organization and s.card_id = present.id and s.signal = d.signal)) then
		return;
	end if;
	select max(c.version) + 1 into number from public.risk_cards c where c.organization_id = organization;
	update public.risk_cards c set is_active = false where c.organization_id = organization and c.id = present.id;
	-- A card whose points are still on their way to the rows goes on being applied as this version.
	insert into public.risk_cards
	select (jsonb_populate_record(present, jsonb_build_object('id', card, 'version', number, 'created_at', now(),
		'created_by', null, 'note', null))).*;
	insert into public.risk_card_signals
	select (jsonb_populate_record(s, jsonb_build_object('card_id', card, 'parameters', coalesce(d.parameters, '{}') || s.parameters))).*
	from public.risk_card_signals s
	left join private.default_signals() d on d.signal = s.signal
	where s.organization_id = organization and s.card_id = present.id;
	insert into public.risk_card_signals (organization_id, card_id, signal, points, is_must_act, life_days, parameters)
	select organization, card, d.signal, d.points, d.is_must_act, d.life_days, d.parameters
	from private.default_signals() d
	on conflict do nothing;
end
$$;

select private.add_new_signals(o.id) from public.organizations o;
