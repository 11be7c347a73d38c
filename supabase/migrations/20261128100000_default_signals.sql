-- Every signal the product knows, what it is worth at first, and how an organisation that has a card gets the new ones.
--
-- A card is never rewritten: who has one gets a new version of it with the signals that it lacks, and keeps the points
-- that it has given to the others. Thresholds may differ by service and by segment: `overrides` in the parameters.

alter table public.risk_cards
	add column created_by uuid references auth.users (id) on delete set null,
	add column note text check (char_length(note) between 1 and 500);
comment on column public.risk_cards.created_by is 'Who accepted this version; null for what the product made itself.';
comment on column public.risk_cards.note is 'Why, in the words of who accepted it.';
create index risk_cards_created_by on public.risk_cards (created_by) where created_by is not null;

create function private.default_signals()
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
comment on function private.default_signals is 'What each signal is worth at first: a starting guess, not yet checked on anybody''s data. Thresholds of answers are in points of a 7-point scale.';

create or replace function private.add_default_card(organization uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	card uuid;
begin
	insert into public.risk_cards (organization_id, version, watch_from, amber_from, red_from)
	values (organization, 1, 3, 5, 8) returning id into card;
	insert into public.risk_card_signals (organization_id, card_id, signal, points, is_must_act, life_days, parameters)
	select organization, card, d.signal, d.points, d.is_must_act, d.life_days, d.parameters from private.default_signals() d;
end
$$;

create function private.add_new_signals(organization uuid) returns void
language plpgsql volatile set search_path = ''
as $$
declare
	present public.risk_cards;
	card uuid;
begin
	select * into present from public.risk_cards c where c.organization_id = organization and c.is_active for update;
	if present.id is null or not exists (
		select from private.default_signals() d where not exists (
			select from public.risk_card_signals s
			where s.organization_id = organization and s.card_id = present.id and s.signal = d.signal)) then
		return;
	end if;
	update public.risk_cards c set is_active = false where c.organization_id = organization and c.id = present.id;
	insert into public.risk_cards (organization_id, version, watch_from, amber_from, red_from, due_hours_amber, due_hours_urgent, quiet_days)
	select organization, max(c.version) + 1, present.watch_from, present.amber_from, present.red_from,
		present.due_hours_amber, present.due_hours_urgent, present.quiet_days
	from public.risk_cards c where c.organization_id = organization
	returning id into card;
	insert into public.risk_card_signals (organization_id, card_id, signal, points, is_must_act, life_days, parameters)
	select organization, card, d.signal, coalesce(s.points, d.points), coalesce(s.is_must_act, d.is_must_act),
		coalesce(s.life_days, d.life_days), d.parameters || coalesce(s.parameters, '{}')
	from private.default_signals() d
	left join public.risk_card_signals s on s.organization_id = organization and s.card_id = present.id and s.signal = d.signal;
end
$$;
comment on function private.add_new_signals is 'A new version of the card in use with the signals that it lacks; nothing for a card that has them all.';

select private.add_new_signals(o.id) from public.organizations o;

create function private.with_overrides(parameters jsonb, service text, segment text) returns jsonb
language sql immutable set search_path = ''
as $$
	select (parameters - 'overrides') || coalesce((
		select jsonb_object_agg(v.key, v.value order by o.place)
		from jsonb_array_elements(case jsonb_typeof(parameters -> 'overrides') when 'array' then parameters -> 'overrides' else '[]' end)
			with ordinality as o (value, place)
		cross join lateral jsonb_each(o.value - array['service', 'segment']) as v
		where (not o.value ? 'service' or o.value ->> 'service' = service)
			and (not o.value ? 'segment' or o.value ->> 'segment' = segment)), '{}')
$$;
comment on function private.with_overrides is 'The parameters of a signal for one service and one segment; of two overrides that both apply the later one counts.';

create function private.thresholds_for(organization uuid, service uuid, customer uuid) returns jsonb
language sql stable set search_path = ''
as $$
	select jsonb_object_agg(s.signal, private.with_overrides(s.parameters, v.code, p.segment))
	from public.risk_cards c
	join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
	left join public.services v on v.organization_id = c.organization_id and v.id = service
	left join public.customers p on p.organization_id = c.organization_id and p.id = customer
	where c.organization_id = organization and c.is_active
$$;
comment on function private.thresholds_for is 'The parameters of every signal of the active card, as they stand for a service and a customer.';
