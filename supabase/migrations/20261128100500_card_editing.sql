-- Changing the card: a draft is shown on real customers before it goes live, and accepting it makes a new version.
--
-- A draft is what somebody sends; nothing is stored until it is accepted. Of two people who edit the same version the
-- second is told that it has changed.

create type private.valued_reason as (
	signal text,
	points integer,
	is_must_act boolean,
	at timestamptz,
	recorded_at timestamptz,
	expires timestamptz,
	evidence jsonb
);
comment on type private.valued_reason is 'A live row as another card would value it. Not JSON: of a hundred thousand customers ten are shown.';

create function private.rescored(organization uuid, draft jsonb, customers uuid[] default null)
returns table (customer_id uuid, score bigint, must_act boolean, reasons private.valued_reason[])
language sql stable set search_path = ''
as $$
	select e.customer_id, sum(v.points), bool_or(v.is_must_act),
		array_agg((e.signal, v.points, v.is_must_act, e.occurred_at, e.recorded_at, v.ends, e.evidence)::private.valued_reason
			order by v.is_must_act desc, v.points desc, e.occurred_at desc)
	from public.risk_events e
	join jsonb_to_recordset(draft) as s (signal text, points integer, is_must_act boolean, life_days integer) on s.signal = e.signal
	cross join lateral (
		select s.points, s.is_must_act, case when e.is_must_act and s.is_must_act then e.expires_at
			else e.occurred_at + make_interval(days => s.life_days) end as ends) as v
	where e.organization_id = organization and e.expires_at > now() and v.ends > now()
		and (customers is null or e.customer_id = any (customers))
	group by e.customer_id
$$;
comment on function private.rescored is 'Every customer with live rows, or those named, as another card would value them, with reasons, the gravest first. draft: [{signal, points, is_must_act, life_days}].';

create function private.draft_signals(organization uuid, draft jsonb) returns setof public.risk_card_signals
language sql stable set search_path = ''
as $$
	select (jsonb_populate_record(s, jsonb_strip_nulls(jsonb_build_object(
		'points', case when (given.value ->> 'is_must_act')::boolean then '0' else given.value -> 'points' end,
		'is_must_act', given.value -> 'is_must_act', 'life_days', given.value -> 'life_days')))).*
	from public.risk_cards c
	join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
	cross join lateral (select coalesce(draft -> 'signals' -> s.signal, '{}') as value) as given
	where c.organization_id = organization and c.is_active
$$;
comment on function private.draft_signals is 'The signals of the active card with the points and lives of a draft; what a draft does not name stays.';

create function private.draft_card(organization uuid, draft jsonb) returns public.risk_cards
language sql stable set search_path = ''
as $$
	select jsonb_populate_record(c, jsonb_strip_nulls(jsonb_build_object(
		'watch_from', draft -> 'watch_from', 'amber_from', draft -> 'amber_from', 'red_from', draft -> 'red_from',
		'note', draft -> 'note')))
	from public.risk_cards c where c.organization_id = organization and c.is_active
$$;
comment on function private.draft_card is 'The active card with the bands of a draft.';

create function public.preview_card(p_organization uuid, p_draft jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	present public.risk_cards;
	draft public.risk_cards;
	valued jsonb;
begin
	perform private.require_role(p_organization, '{admin}');
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
		select jsonb_build_object(
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
comment on function public.preview_card is 'How all customers would stand under a draft: counts of moves between bands, and ten who move furthest with their rows before and after. For administrators.';

create function public.accept_card(p_organization uuid, p_draft jsonb) returns integer
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
comment on function public.accept_card is 'Puts a draft into use as a new version of the card; based_on must be the version in use. Signals that the draft does not name stay as they are. For administrators.';

create function public.card_page(p_organization uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
	select jsonb_build_object(
		'version', c.version, 'watch_from', c.watch_from, 'amber_from', c.amber_from, 'red_from', c.red_from,
		'is_applied', c.applied_at is not null,
		'signals', (
			select coalesce(jsonb_object_agg(s.signal, jsonb_build_object('points', s.points, 'is_must_act', s.is_must_act,
				'life_days', s.life_days, 'parameters', s.parameters)), '{}')
			from public.risk_card_signals s where s.organization_id = c.organization_id and s.card_id = c.id),
		'versions', (
			select jsonb_agg(jsonb_build_object('version', v.version, 'at', v.created_at, 'by', m.display_name, 'note', v.note,
				'watch_from', v.watch_from, 'amber_from', v.amber_from, 'red_from', v.red_from,
				'signals', (select coalesce(jsonb_object_agg(s.signal, s.points), '{}') from public.risk_card_signals s
					where s.organization_id = v.organization_id and s.card_id = v.id)) order by v.version desc)
			from public.risk_cards v
			left join public.memberships m on m.organization_id = v.organization_id and m.user_id = v.created_by
			where v.organization_id = c.organization_id),
		'services', (
			select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name) order by s.code), '[]')
			from public.services s where s.organization_id = c.organization_id),
		-- Whoever was looked at long enough ago that a complaint would have come by now.
		'observed', (
			select jsonb_build_object('customers', count(distinct n.customer_id), 'complaints', count(distinct n.customer_id) filter (where exists (
				select from public.cases k
				where k.organization_id = n.organization_id and k.customer_id = n.customer_id and k.kind = 'complaint'
					and k.opened_at > n.as_of and k.opened_at <= n.as_of + interval '60 days')))
			from public.risk_snapshots n
			where n.organization_id = c.organization_id and n.as_of <= now() - interval '60 days'))
	from public.risk_cards c where c.organization_id = p_organization and c.is_active
$$;
comment on function public.card_page is 'The card in use, its versions with who and when, and how much it has been checked against; null for strangers.';
grant execute on function public.preview_card, public.accept_card, public.card_page to authenticated, service_role;
