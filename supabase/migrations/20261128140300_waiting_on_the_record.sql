-- A customer's record also tells of alerts that have no case yet, and of those that faded.

create or replace function public.customer_record(p_organization uuid, p_external_id text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
	select jsonb_build_object(
		'customer', jsonb_build_object('external_id', c.external_id, 'name', c.name, 'email', c.email, 'phone', c.phone,
			'locale', c.locale, 'segment', c.segment, 'created_at', c.created_at),
		'score', s.score, 'band', s.band, 'coverage', s.coverage,
		'card', (select jsonb_build_object('version', k.version, 'watch_from', k.watch_from, 'amber_from', k.amber_from, 'red_from', k.red_from)
			from public.risk_cards k where k.organization_id = p_organization and k.is_active),
		'events', private.ledger_of(p_organization, c.id),
		'known', private.knowledge_of(p_organization, c.id),
		'encounters', (
			select coalesce(jsonb_agg(jsonb_build_object('external_id', e.external_id, 'at', e.ended_at, 'site', st.name,
				'service', sv.name, 'channel', e.channel, 'promised', e.promised, 'measured', e.measured) order by e.ended_at), '[]')
			from public.encounters e
			join public.sites st on st.organization_id = e.organization_id and st.id = e.site_id
			join public.services sv on sv.organization_id = e.organization_id and sv.id = e.service_id
			where e.organization_id = c.organization_id and e.customer_id = c.id),
		'responses', (
			select coalesce(jsonb_agg(jsonb_build_object('at', r.submitted_at, 'survey', v.code, 'title', v.title, 'overall', r.overall,
				'scale_max', i.scale_max, 'comment', r.comment, 'contact_requested', r.contact_requested,
				'contact_detail', r.contact_detail, 'locale', r.locale, 'source', r.source,
				'interviewer', (select m.display_name from public.memberships m
					where m.organization_id = r.organization_id and m.user_id = r.interviewer_id)) order by r.submitted_at), '[]')
			from public.responses r
			join public.surveys v on v.organization_id = r.organization_id and v.id = r.survey_id
			join public.instruments i on i.organization_id = v.organization_id and i.id = v.instrument_id
			where r.organization_id = c.organization_id and r.customer_id = c.id),
		'invitations', (
			select coalesce(jsonb_agg(jsonb_build_object('at', v.created_at, 'title', w.title, 'expires_at', v.expires_at,
				'spent_at', v.spent_at) order by v.created_at), '[]')
			from public.invitations v
			join public.surveys w on w.organization_id = v.organization_id and w.id = v.survey_id
			where v.organization_id = c.organization_id and v.customer_id = c.id),
		'alerts', (
			select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'at', a.opened_at, 'band', a.band, 'score', a.score,
				'closed_at', a.closed_at, 'faded_at', a.faded_at, 'case', k.reference) order by a.opened_at), '[]')
			from public.risk_alerts a
			left join public.cases k on k.organization_id = a.organization_id and k.id = a.case_id
			where a.organization_id = c.organization_id and a.customer_id = c.id),
		'cases', (
			select coalesce(jsonb_agg(private.case_as_json(k) order by k.opened_at), '[]')
			from public.cases k where k.organization_id = c.organization_id and k.customer_id = c.id))
	from public.customers c
	join public.customer_standings s on s.organization_id = c.organization_id and s.customer_id = c.id
	where c.organization_id = p_organization and c.external_id = p_external_id
$$;
