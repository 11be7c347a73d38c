-- Whoever is held out no longer waits in the queue like anybody else.
--
-- The alert is only put back, not opened: a programme that ends gives many back at once, while other sessions hold
-- their customers and wait for the programme. The next look at the queue opens their cases as there is room.

create or replace function private.give_back(organization uuid, alert uuid, reason text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.note_release(organization, alert, reason);
	update public.risk_alerts a set arm = null
	where a.organization_id = organization and a.id = alert and a.arm = 'holdout' and a.closed_at is null and a.case_id is null;
end
$$;
