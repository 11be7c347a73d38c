-- Service contacts, alone or in a file: each is scored as it is stored, and whoever stores them reviews each customer
-- once. The contacts around one are found by the index instead of among all of the customer.

create index risk_events_repeated on public.risk_events (organization_id, customer_id, expires_at) where signal = 'repeated_contact';

create or replace function private.score_encounter(organization uuid, encounter uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	contact record;
	settings jsonb;
	place jsonb;
	broken record;
	around interval;
	again record;
	fact text;
begin
	select e.*, s.code as service_code, s.name::jsonb as service, t.code as site_code, t.name::jsonb as site into contact
	from public.encounters e
	join public.services s on s.organization_id = e.organization_id and s.id = e.service_id
	join public.sites t on t.organization_id = e.organization_id and t.id = e.site_id
	where e.organization_id = organization and e.id = encounter;
	settings := private.thresholds_for(organization, contact.service_id, contact.customer_id);
	place := jsonb_strip_nulls(jsonb_build_object('encounter', contact.external_id, 'service', contact.service,
		'site', contact.site, 'product', contact.product, 'batch', contact.batch));
	-- One row a signal: the quantity that comes first by its name.
	for broken in
		select distinct on (b.signal) b.* from private.broken_promises(contact.promised, contact.measured, contact.ended_at) b
		where b.excess > coalesce(case b.signal when 'long_wait' then settings #>> '{long_wait,grace_minutes}'
			when 'delivered_late' then settings #>> '{delivered_late,grace_hours}'
			else settings #>> '{below_standard,tolerance}' end, '0')::numeric
		order by b.signal, b.quantity
	loop
		perform private.add_risk_event(organization, contact.customer_id, broken.signal, contact.ended_at, encounter::text,
			place || jsonb_build_object('quantity', broken.quantity, 'promised', broken.promise, 'measured', broken.reality), null, encounter);
	end loop;
	foreach fact in array contact.facts loop
		perform private.add_risk_event(organization, contact.customer_id, fact, contact.ended_at, encounter::text, place, null, encounter);
	end loop;
	-- Contacts may be reported in any order: those around this one count, and one row stands for a run of them.
	around := make_interval(secs => (settings #>> '{repeated_contact,days}')::double precision * 86400);
	select count(*) as contacts, max(e.ended_at) as last, max(e.ended_at)::date - min(e.ended_at)::date as days into again
	from public.encounters e
	where e.organization_id = organization and e.customer_id = contact.customer_id and e.service_id = contact.service_id
		and e.ended_at between contact.ended_at - around and contact.ended_at + around;
	if again.contacts >= (settings #>> '{repeated_contact,contacts}')::integer and not exists (
		select from public.risk_events v
		where v.organization_id = organization and v.customer_id = contact.customer_id and v.signal = 'repeated_contact'
			and v.evidence ->> 'service_code' = contact.service_code and v.expires_at > again.last) then
		perform private.add_risk_event(organization, contact.customer_id, 'repeated_contact', again.last, encounter::text,
			place || jsonb_build_object('service_code', contact.service_code, 'contacts', again.contacts,
				'days', again.days), null, encounter);
	end if;
end
$$;
comment on function private.score_encounter is 'Reads the signals of a service contact into the ledger. Whoever stores it reviews the customer.';

create function private.review_encounters(organization uuid, stored uuid[]) returns void
language plpgsql volatile set search_path = ''
as $$
declare
	someone uuid;
begin
	for someone in
		select distinct v.customer_id from public.risk_events v
		where v.organization_id = organization and v.encounter_id = any (stored) order by v.customer_id
	loop
		perform private.review_customer(organization, someone);
	end loop;
end
$$;
comment on function private.review_encounters is 'Reviews once each customer of whom these service contacts told something.';

create or replace function public.record_encounter(p_organization uuid, p_encounter jsonb)
returns table (id uuid, created boolean)
language plpgsql volatile security definer set search_path = ''
as $$
declare
	stored record;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select * into stored from private.store_encounter(p_organization, p_encounter);
	if stored.created then
		perform private.review_encounters(p_organization, array[stored.id]);
	end if;
	return query select stored.id, stored.created;
end
$$;

create or replace function public.import_encounters(p_organization uuid, p_lines jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	line jsonb;
	told record;
	stored uuid[] := '{}';
	duplicates integer := 0;
	rejected jsonb := '[]';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	-- As in import_responses: two imports that name the same customers in another order would wait for each other.
	perform pg_advisory_xact_lock(hashtextextended(p_organization::text, 3));
	-- Anything else is no file; a call with nothing in it does nothing.
	for line in select value from jsonb_array_elements(case jsonb_typeof(p_lines) when 'array' then p_lines else '[]' end) loop
		begin
			select * into told from private.store_encounter(p_organization, line);
			if told.created then
				stored := stored || told.id;
			else
				duplicates := duplicates + 1;
			end if;
		exception when sqlstate 'PT422' then
			rejected := rejected || jsonb_build_object('row', line -> 'row', 'code', sqlerrm);
		end;
	end loop;
	perform private.review_encounters(p_organization, stored);
	return jsonb_build_object('accepted', cardinality(stored), 'duplicates', duplicates, 'rejected', rejected);
end
$$;
