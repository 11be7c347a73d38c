-- A draft is checked before it is shown or stored: what stands on a card is trusted by everything that scores, and a
-- number that is none would keep answers from being stored. New words are shown on the comments that came in lately.

create function private.check_draft(draft jsonb) returns void
language plpgsql immutable set search_path = ''
as $$
declare
	wrong text;
begin
	select string_agg(s.key || '.' || p.key, ', ' order by s.key, p.key) into wrong
	from jsonb_each(case jsonb_typeof(draft -> 'signals') when 'object' then draft -> 'signals' else '{}' end) as s
	cross join lateral jsonb_each(case jsonb_typeof(s.value -> 'parameters') when 'object' then s.value -> 'parameters' else '{}' end) as p
	where not private.fits_card(s.key, p.key, p.value);
	wrong := coalesce(wrong, (
		select string_agg(s.key || '.parameters', ', ' order by s.key)
		from jsonb_each(case jsonb_typeof(draft -> 'signals') when 'object' then draft -> 'signals' else '{}' end) as s
		where s.value ? 'parameters' and jsonb_typeof(s.value -> 'parameters') <> 'object'));
	if wrong is not null then
		perform private.refuse('invalid', 422, wrong);
	end if;
end
$$;
comment on function private.check_draft is 'Refuses a draft of a card with a parameter that may not stand on one.';

create function private.words_of_draft(organization uuid, draft jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
	fresh text[];
begin
	select array_agg(distinct w.word) into fresh
	from public.risk_cards c
	join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
	cross join lateral jsonb_array_elements_text(coalesce(draft #> array['signals', s.signal::text, 'parameters', 'words', 'added'], '[]')) as w (word)
	where c.organization_id = organization and c.is_active and not coalesce(s.parameters #> '{words,added}', '[]') ? w.word;
	if fresh is null then
		return '{"comments": 0, "words": []}';
	end if;
	return (
		with said as materialized (
			select private.plain_words(r.comment) as words from public.responses r
			where r.organization_id = organization and r.customer_id is not null and r.comment is not null
				and r.submitted_at > now() - interval '90 days'
		)
		select jsonb_build_object('comments', (select count(*) from said), 'words', (
			select jsonb_agg(jsonb_build_object('word', f.word,
				'n', (select count(*) from said s where private.says(s.words, f.word))) order by f.word)
			from unnest(fresh) as f (word))));
end
$$;
comment on function private.words_of_draft is 'Own words that a draft adds, and how many of the comments of 90 days hold each.';

create or replace function public.preview_card(p_organization uuid, p_draft jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	present public.risk_cards;
	draft public.risk_cards;
	valued jsonb;
begin
	perform private.require_role(p_organization, '{admin}');
	perform private.check_draft(p_draft);
	draft := private.draft_card(p_organization, p_draft);
	select * into present from public.risk_cards c where c.organization_id = p_organization and c.is_active;
	select jsonb_agg(jsonb_build_object('signal', s.signal, 'points', s.points, 'is_must_act', s.is_must_act, 'life_days', s.life_days))
	into valued from private.draft_signals(p_organization, p_draft) s;
	return (
		with before as materialized (
			select e.customer_id, sum(e.points) as score, bool_or(e.is_must_act) as must_act from public.risk_events e
			where e.organization_id = p_organization and e.expires_at > now() group by e.customer_id
		), moved as materialized (
			select b.customer_id, b.score as score_before, coalesce(r.score, 0) as score_after,
				private.band_of(present, b.score, b.must_act) as band_before,
				private.band_of(draft, coalesce(r.score, 0), coalesce(r.must_act, false)) as band_after
			from before b left join private.rescored(p_organization, valued) r on r.customer_id = b.customer_id
		), counted as (
			select m.band_before, m.band_after, count(*) as n from moved m group by m.band_before, m.band_after
		), ranked as (
			select m.*, array_position('{low,watch,amber,red,must_act}', m.band_after) as rank_after,
				abs(array_position('{low,watch,amber,red,must_act}', m.band_after)
					- array_position('{low,watch,amber,red,must_act}', m.band_before)) as steps
			from moved m where m.band_after <> m.band_before or m.score_after <> m.score_before
		), examples as (
			select r.* from ranked r
			join public.customers c on c.organization_id = p_organization and c.id = r.customer_id
			order by r.steps desc, r.rank_after desc, abs(r.score_after - r.score_before) desc, c.external_id limit 10
		)
		select private.words_of_draft(p_organization, p_draft) || jsonb_build_object(
			'n', (select count(*) from moved),
			'customers', (select count(*) from public.customers c where c.organization_id = p_organization),
			'changed', (select count(*) from ranked),
			'moves', coalesce((select jsonb_agg(jsonb_build_object('from', k.band_before, 'to', k.band_after, 'n', k.n)) from counted k), '[]'),
			'examples', coalesce((
				select jsonb_agg(jsonb_build_object('external_id', c.external_id, 'name', c.name,
					'before', jsonb_build_object('score', x.score_before, 'band', x.band_before, 'rows', private.ledger_of(p_organization, c.id)),
					'after', jsonb_build_object('score', x.score_after, 'band', x.band_after, 'rows', coalesce((
						select jsonb_agg(to_jsonb(w) - 'place' order by w.place)
						from private.rescored(p_organization, valued, array[c.id]) a
						cross join lateral unnest(a.reasons) with ordinality as w (signal, points, is_must_act, at, recorded_at, expires, evidence, place)), '[]')))
					order by x.steps desc, x.rank_after desc, abs(x.score_after - x.score_before) desc, c.external_id)
				from examples x join public.customers c on c.organization_id = p_organization and c.id = x.customer_id), '[]')));
end
$$;

create or replace function public.accept_card(p_organization uuid, p_draft jsonb) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	present public.risk_cards;
	draft public.risk_cards;
	signals public.risk_card_signals[];
	card uuid := gen_random_uuid();
	number integer;
begin
	perform private.require_role(p_organization, '{admin}');
	perform private.check_draft(p_draft);
	select * into present from public.risk_cards c where c.organization_id = p_organization and c.is_active for update;
	if present.id is null or present.version is distinct from (p_draft ->> 'based_on')::integer then
		perform private.refuse('card_changed', 409);
	end if;
	draft := private.draft_card(p_organization, p_draft);
	select array_agg(s) into signals from private.draft_signals(p_organization, p_draft) s;
	select max(c.version) + 1 into number from public.risk_cards c where c.organization_id = p_organization;
	update public.risk_cards c set is_active = false where c.organization_id = p_organization and c.id = present.id;
	-- Populated from the present one: what other parts of the product keep on a card goes along.
	insert into public.risk_cards
	select (jsonb_populate_record(draft, jsonb_build_object('id', card, 'version', number, 'is_active', true, 'created_at', now(),
		'created_by', auth.uid(), 'note', nullif(p_draft ->> 'note', ''), 'applied_at', null))).*;
	insert into public.risk_card_signals
	select (jsonb_populate_record(s, jsonb_build_object('card_id', card,
		'parameters', s.parameters || coalesce(p_draft -> 'signals' -> s.signal -> 'parameters', '{}')))).*
	from unnest(signals) as s;
	perform private.record_audit(p_organization, 'risk_card_accepted', number::text);
	perform private.apply_card(p_organization, 5000);
	return number;
end
$$;
