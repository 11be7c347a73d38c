-- What could not be delivered is a signal as well: somebody was not told. It is noted where delivery is settled, and the
-- worker looks at the customer afterwards, so that mail is never kept waiting for a case.

create function private.note_undelivered(organization uuid, invitation uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	asked record;
begin
	select v.customer_id, v.channel, s.code, s.title::jsonb as title into asked
	from public.invitations v
	join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id
	where v.organization_id = organization and v.id = invitation and not v.is_test and v.customer_id is not null;
	if asked.customer_id is null then
		return;
	end if;
	perform private.add_risk_event(organization, asked.customer_id, 'notice_undelivered', now(), 'invitation:' || invitation,
		jsonb_build_object('survey', asked.code, 'title', asked.title, 'channel', asked.channel));
	insert into private.reviews_due (organization_id, customer_id) values (organization, asked.customer_id) on conflict do nothing;
end
$$;
comment on function private.note_undelivered is 'One ledger row for an invitation that did not arrive, whichever of its messages came back.';

create function private.note_bounce() returns trigger
language plpgsql set search_path = ''
as $$
begin
	perform private.note_undelivered(new.organization_id, new.id);
	return null;
end
$$;
comment on function private.note_bounce is 'An invitation was found to be undeliverable.';
create trigger undelivered after update of bounced_at on public.invitations
	for each row when (old.bounced_at is null and new.bounced_at is not null) execute function private.note_bounce();

create function private.note_failure() returns trigger
language plpgsql set search_path = ''
as $$
begin
	perform private.note_undelivered(new.organization_id, new.invitation_id);
	return null;
end
$$;
comment on function private.note_failure is 'A message was given up.';
create trigger undelivered after update of outcome on public.contact_log
	for each row when (new.outcome = 'failed' and old.outcome <> 'failed' and new.invitation_id is not null)
	execute function private.note_failure();
