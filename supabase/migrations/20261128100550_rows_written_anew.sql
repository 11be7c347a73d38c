-- Readers of the ledger are told which rows a later card wrote anew, so that a story does not tell the same thing twice.

create or replace function private.ledger_of(organization uuid, customer uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('signal', e.signal, 'points', e.points, 'is_must_act', e.is_must_act,
		'at', e.occurred_at, 'expires', e.expires_at, 'recorded_at', e.recorded_at, 'evidence', e.evidence,
		'is_written_anew', e.source_key ~ '#v\d+$',
		'is_live', e.expires_at > now()) order by e.recorded_at, e.signal), '[]')
	from public.risk_events e where e.organization_id = organization and e.customer_id = customer
$$;
