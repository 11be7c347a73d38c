-- How far the card has been checked is told by the observed rates, here as everywhere: customers whom nobody got in
-- touch with, each once for each window.

create or replace function public.card_page(p_organization uuid) returns jsonb
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
		'observed', (
			select jsonb_build_object('customers', coalesce(sum((r ->> 'n')::integer), 0), 'complaints', coalesce(sum((r ->> 'complaints')::integer), 0))
			from jsonb_array_elements(public.observed_rates(c.organization_id) -> 'rows') as r))
	from public.risk_cards c where c.organization_id = p_organization and c.is_active
$$;
