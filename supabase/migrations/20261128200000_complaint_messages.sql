-- Who hears of a complaint: its owner when it comes in, is added to or taken up again; the complainant, where they
-- left an e-mail address, when it has arrived and when it is answered. A mail never carries the words themselves.

create function private.tell_owner_of_complaint(organization uuid, complaint uuid, news text, event uuid) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
	select organization, 'complaint:' || event || ':owner', 'complaint_owner', u.email, m.locale,
		jsonb_build_object('news', news, 'reference', k.reference, 'due_at', k.due_at, 'channel', k.channel)
	from public.cases k
	join public.memberships m on m.organization_id = k.organization_id and m.user_id = k.owner_id and m.is_active
	join auth.users u on u.id = m.user_id
	where k.organization_id = organization and k.id = complaint and u.email is not null
		and u.id is distinct from (select auth.uid())
	on conflict (organization_id, key) do nothing
$$;
comment on function private.tell_owner_of_complaint is 'Queues the news of a complaint (received, added, reopened) to its owner, once for the event it came with; not to somebody who just did it.';

create function private.tell_complainant(organization uuid, complaint uuid, news text, event uuid) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
	select organization, 'complaint:' || event || ':complainant', 'complaint_complainant', btrim(k.contact_detail), k.locale,
		jsonb_build_object('news', news, 'reference', k.reference, 'due_at', k.due_at, 'organization', o.name)
	from public.cases k join public.organizations o on o.id = k.organization_id
	where k.organization_id = organization and k.id = complaint and char_length(btrim(k.contact_detail)) <= 254
		and btrim(k.contact_detail) ~ '^[^@\s,;<>"]+@[^@\s,;<>"]+\.[^@\s,;<>"]+$'
		-- Whoever types somebody else's address must not fill their mailbox.
		and (news <> 'received' or (select count(*) from public.outbox b
			where b.organization_id = organization and b.kind = 'complaint_complainant' and b.facts ->> 'news' = 'received'
				and lower(b.recipient) = lower(btrim(k.contact_detail)) and b.created_at > now() - interval '1 day') < 3)
	on conflict (organization_id, key) do nothing
$$;
comment on function private.tell_complainant is 'Queues the news of a complaint (received, answered) to the e-mail address that was left with it; without one nobody is told. At most three complaints a day are confirmed to one address.';

create function private.announce_complaint(organization uuid, told jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	filed record;
begin
	if (told ->> 'created')::boolean then
		select k.id, k.source, k.closed_at, (select e.id from public.case_events e
			where e.organization_id = k.organization_id and e.case_id = k.id and e.kind = 'opened' order by e.at limit 1) as event
		into filed
		from public.cases k where k.organization_id = organization and k.reference = told ->> 'reference';
		if filed.closed_at is null then
			perform private.tell_owner_of_complaint(organization, filed.id, 'received', filed.event);
			-- What came through another system is confirmed by that system.
			if filed.source in ('form', 'staff') then
				perform private.tell_complainant(organization, filed.id, 'received', filed.event);
			end if;
		end if;
	end if;
	return told;
end
$$;
comment on function private.announce_complaint is 'Queues the messages about a complaint that was just recorded, and passes on what is said of it.';

create or replace function public.file_complaint(p_organization_code text, p_complaint jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	organization uuid;
begin
	select o.id into organization from public.organizations o where o.code = p_organization_code;
	if organization is null then
		perform private.refuse('not_found', 404);
	end if;
	if p_complaint ->> 'submission_id' is null then
		perform private.refuse('invalid', 422, 'submission_id');
	end if;
	return private.announce_complaint(organization, private.store_complaint(organization,
		jsonb_build_object('source', 'form', 'channel', 'form') || jsonb_strip_nulls(
		jsonb_build_object('submission_id', p_complaint -> 'submission_id', 'words', p_complaint -> 'words',
			'remedy', p_complaint -> 'remedy', 'happened_at', p_complaint -> 'happened_at', 'site', p_complaint -> 'site',
			'service', p_complaint -> 'service', 'contact', p_complaint -> 'contact', 'locale', p_complaint -> 'locale',
			'signs', p_complaint -> 'signs', 'reading', p_complaint -> 'reading')), 'customer')) - 'customer';
end
$$;

create or replace function public.record_complaint(p_organization uuid, p_complaint jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	if coalesce(p_complaint ->> 'source', '') not in ('staff', 'api') then
		perform private.refuse('invalid', 422, 'source');
	end if;
	return private.announce_complaint(p_organization,
		private.store_complaint(p_organization, p_complaint - array['submission_id', 'signs'], private.who_acts()));
end
$$;

create function public.set_complaint_promise(p_organization uuid, p_days integer) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{admin}');
	if p_days is null or p_days not between 1 and 365 then
		perform private.refuse('invalid', 422, 'days');
	end if;
	update public.organizations o set complaint_due_days = p_days where o.id = p_organization;
	perform private.record_audit(p_organization, 'complaint_promise_set', p_days::text);
end
$$;
comment on function public.set_complaint_promise is 'Sets within how many days a complaint is promised an answer; complaints that are open keep their day.';
grant execute on function public.set_complaint_promise to authenticated, service_role;

create index outbox_recipient on public.outbox (organization_id, lower(recipient), created_at) where kind = 'complaint_complainant';
