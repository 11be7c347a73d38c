-- Who has left is not invited any more and raises no alert by points. What they demand (a call, a regulator named) is
-- still heard, their complaints are taken as before, and links that somebody hands over stay allowed.
--
-- It is told with the facts of a customer, by other systems and in files, or by staff; it is on the record, and can be
-- taken back.

create function private.mark_left(organization uuid, customer uuid, moment timestamptz) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	person public.customers;
begin
	select * into person from public.customers c where c.organization_id = organization and c.id = customer for no key update;
	if person.left_at is not distinct from moment then
		return;
	end if;
	if moment > now() + interval '1 day' then
		perform private.refuse('invalid', 422, 'left_at');
	end if;
	update public.customers c set left_at = moment where c.organization_id = organization and c.id = customer;
	perform private.record_audit(organization, case when moment is null then 'customer_returned' else 'customer_left' end, person.external_id);
	if moment is not null then
		-- What waits for a place in the queue, or is held out, has nothing to wait for.
		update public.risk_alerts a set closed_at = now()
		where a.organization_id = organization and a.customer_id = customer and a.closed_at is null and a.case_id is null;
	else
		insert into private.reviews_due (organization_id, customer_id) values (organization, customer) on conflict do nothing;
	end if;
end
$$;
comment on function private.mark_left is 'Puts on record that a customer left at a moment, or with null that they are back; the same again changes nothing.';

create or replace function private.ensure_customer(organization uuid, facts jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	found_id uuid;
begin
	insert into public.customers as c (organization_id, external_id, name, email, phone, locale, segment, time_zone)
	values (organization, facts ->> 'external_id', facts ->> 'name', facts ->> 'email', facts ->> 'phone',
		(facts ->> 'locale')::public.locale, facts ->> 'segment', facts ->> 'time_zone')
	on conflict (organization_id, external_id) do update set
		name = coalesce(excluded.name, c.name),
		email = coalesce(excluded.email, c.email),
		phone = coalesce(excluded.phone, c.phone),
		locale = coalesce(excluded.locale, c.locale),
		segment = coalesce(excluded.segment, c.segment),
		time_zone = coalesce(excluded.time_zone, c.time_zone)
	returning c.id into found_id;
	if facts ? 'left_at' then
		perform private.mark_left(organization, found_id, (facts ->> 'left_at')::timestamptz);
	end if;
	return found_id;
end
$$;

create function public.set_left(p_organization uuid, p_customer text, p_left_at timestamptz) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	someone uuid;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select c.id into someone from public.customers c where c.organization_id = p_organization and c.external_id = p_customer;
	if someone is null then
		perform private.refuse('not_found', 404);
	end if;
	perform private.mark_left(p_organization, someone, p_left_at);
	if p_left_at is null then
		perform private.review_customer(p_organization, someone);
	end if;
end
$$;
comment on function public.set_left is 'Says when a customer left, or with null that they are back. For staff who see customers.';
grant execute on function public.set_left to authenticated, service_role;

-- Without a survey it is about a mail to the customer of a case.
create or replace function private.contact_decision(
	organization uuid, customer uuid, survey uuid, way text, channel uuid, at timestamptz,
	invitation uuid default null, own_message text default null)
returns table (decision text, rule text, until timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
declare
	person public.customers;
	rules public.contact_rules;
	asked public.invitations;
	digest bytea;
	status public.survey_status;
	recent integer;
	full_until timestamptz;
	quiet timestamptz;
begin
	select * into person from public.customers c where c.organization_id = organization and c.id = customer;
	select * into rules from public.contact_rules r where r.organization_id = organization;
	select s.status into status from public.surveys s where s.organization_id = organization and s.id = survey;
	select * into asked from public.invitations v where v.organization_id = organization and v.id = invitation;
	digest := private.address_digest(private.contact_address(person, way, channel));
	rule := case
		when asked.spent_at is not null then 'answered'
		when asked.expires_at <= at then 'expired'
		when survey is not null and status is distinct from 'open' then 'survey_closed'
		when private.is_stopped(organization, customer, digest, 'opted_out') then 'opted_out'
		when survey is not null and person.left_at <= at then 'left'
		when way not in ('email') and not exists (select from public.channels c
			where c.organization_id = organization and c.id = channel and c.is_active) then 'channel_off'
		when digest is null then 'no_address'
		when private.is_stopped(organization, null, digest, 'bounced') then 'bounced_address'
	end;
	-- Surveys give way to the cap, a person who writes about an open case does not; what they send counts for it.
	if rule is null and survey is not null then
		select count(*) into recent from public.contact_log l
		where l.organization_id = organization and l.customer_id = customer and l.outcome = 'sent'
			and l.at > contact_decision.at - make_interval(days => rules.cap_days) and (own_message is null or l.message is distinct from own_message);
		rule := case when recent >= rules.cap_count then 'contact_cap' end;
	end if;
	if rule is not null then
		return query select 'skip', contact_decision.rule, null::timestamptz;
		return;
	end if;
	-- Three a day for one address, whoever shares it: the fourth waits until the third last is a day old.
	select l.at + interval '1 day' into full_until from public.contact_log l
	where l.organization_id = organization and l.address_digest = digest and l.outcome = 'sent'
		and l.at > contact_decision.at - interval '1 day' and (own_message is null or l.message is distinct from own_message)
	order by l.at desc offset 2 limit 1;
	quiet := private.quiet_end(greatest(at, full_until),
		private.usable_zone(person.time_zone, (select o.time_zone from public.organizations o where o.id = organization)),
		rules.quiet_from, rules.quiet_until);
	return query select case when coalesce(quiet, full_until) is null then 'send' else 'defer' end,
		case when quiet is not null and full_until is null then 'quiet_hours' when full_until is not null then 'daily_limit' end,
		coalesce(quiet, full_until);
end
$$;

create or replace function private.not_chosen(organization uuid, survey uuid, encounter uuid, at timestamptz) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
	plan public.survey_outreach;
	contact public.encounters;
	month_begin timestamptz;
	used integer;
begin
	select * into contact from public.encounters e where e.organization_id = organization and e.id = encounter;
	if exists (select from public.customers c where c.organization_id = organization and c.id = contact.customer_id and c.left_at <= at) then
		return 'left';
	end if;
	select * into plan from public.survey_outreach p where p.organization_id = organization and p.survey_id = survey;
	if plan.survey_id is null then
		return null;
	end if;
	-- Drawn from the encounter itself, so that it comes out the same however often it is reported.
	if ('x' || left(md5(survey::text || encounter::text), 8))::bit(32)::bigint / 4294967296.0 >= plan.share then
		return 'not_sampled';
	end if;
	if plan.monthly_quota is null then
		return null;
	end if;
	select date_trunc('month', at at time zone o.time_zone) at time zone o.time_zone into month_begin
	from public.organizations o where o.id = organization;
	perform pg_advisory_xact_lock(hashtextextended(survey::text || contact.site_id || contact.service_id, 5));
	select count(*) into used from public.invitations v
	join public.encounters e on e.organization_id = v.organization_id and e.id = v.encounter_id
	where v.organization_id = organization and v.survey_id = survey and v.created_at >= month_begin
		and e.site_id = contact.site_id and e.service_id = contact.service_id;
	return case when used >= plan.monthly_quota then 'quota_full' end;
end
$$;
comment on function private.not_chosen is 'Why an encounter is not invited to a survey: left, not_sampled or quota_full; null when it is.';

create or replace function private.is_looked_after(organization uuid, customer uuid, quiet_days integer) returns boolean
language sql stable security definer set search_path = ''
as $$
	select exists (select from public.cases k where k.organization_id = organization and k.customer_id = customer
			and (k.closed_at is null or (k.kind <> 'prevention' and k.closed_at > now() - make_interval(days => quiet_days))))
		or exists (select from public.risk_alerts a where a.organization_id = organization and a.customer_id = customer
			and a.case_id is not null and a.closed_at > now() - make_interval(days => quiet_days))
		-- Who has left is no longer won back by points; what they demand is still heard.
		or exists (select from public.customers c where c.organization_id = organization and c.id = customer and c.left_at <= now())
$$;
comment on function private.is_looked_after is 'Whether points alone raise no alert: somebody deals with a customer now or did within some days (an open case or complaint, or one that has just ended), or the customer has left.';
