-- What a service contact tells: waits and deliveries against their promise, quality against its standard, facts that
-- were named, and that somebody had to come again.

create function private.bound_of(given jsonb, side text) returns numeric
language sql immutable set search_path = ''
as $$
	select case jsonb_typeof(given) when 'number' then private.as_quantity(given)
		when 'object' then private.as_quantity(given -> side) end
$$;
comment on function private.bound_of is 'What was promised at least (min) or at most (max): a plain number stands for either, {"min": 18} for one.';

create function private.broken_promises(promised jsonb, measured jsonb, ended timestamptz)
returns table (signal text, quantity text, promise numeric, reality numeric, excess numeric)
language plpgsql immutable set search_path = ''
as $$
declare
	late interval := coalesce(private.as_instant(measured), ended) - private.as_instant(promised);
	per_unit constant jsonb := '{"seconds": 0.0166666667, "minutes": 1, "hours": 60, "days": 1440}';
begin
	if late is not null then
		return query select 'delivered_late', 'late_minutes', 0::numeric, ceil(extract(epoch from late) / 60),
			extract(epoch from late) / 3600 where late > interval '0';
		return;
	end if;
	if jsonb_typeof(promised) = 'number' then
		promised := jsonb_build_object('wait_minutes', promised);
		measured := jsonb_build_object('wait_minutes', measured);
	end if;
	if jsonb_typeof(promised) is distinct from 'object' or jsonb_typeof(measured) is distinct from 'object' then
		return;
	end if;
	return query
	with pairs as (
		select p.key, p.value as promise, private.as_quantity(m.value) as reality,
			private.as_instant(m.value) - private.as_instant(p.value) as late,
			substring(p.key from '_(seconds|minutes|hours|days)$') as unit, p.key ~ '^wait' as is_wait,
			p.key ~ '(^|_)(temperature|pressure|speed|bandwidth|flow|brightness|accuracy|completeness|availability|freshness)(_|$)' as is_better_high
		from jsonb_each(promised) p join jsonb_each(measured) m on m.key = p.key
		where char_length(p.key) <= 100
	), judged as (
		select 'delivered_late' as signal, 'late_minutes' as quantity, 0::numeric as promise, ceil(extract(epoch from p.late) / 60) as reality,
			extract(epoch from p.late) / 3600 as excess
		from pairs p where p.late > interval '0'
		union all
		-- Long times are deliveries unless they are called a wait; their excess is told in hours, that of waits in minutes.
		select case when p.is_wait or coalesce(p.unit, 'minutes') in ('seconds', 'minutes') then 'long_wait' else 'delivered_late' end,
			p.key, b.most, p.reality,
			(p.reality - b.most) * coalesce((per_unit ->> p.unit)::numeric, 1)
				/ case when p.is_wait or coalesce(p.unit, 'minutes') in ('seconds', 'minutes') then 1 else 60 end
		from pairs p cross join lateral (select private.bound_of(p.promise, 'max') as most) as b
		where (p.is_wait or p.unit is not null) and p.reality > b.most
		union all
		select 'below_standard', p.key, b.least, p.reality, b.least - p.reality
		from pairs p cross join lateral (select private.bound_of(p.promise, 'min') as least) as b
		where not p.is_wait and p.unit is null and (p.is_better_high or jsonb_typeof(p.promise) = 'object') and p.reality < b.least
		union all
		select 'below_standard', p.key, b.most, p.reality, p.reality - b.most
		from pairs p cross join lateral (select private.bound_of(p.promise, 'max') as most) as b
		where not p.is_wait and p.unit is null and jsonb_typeof(p.promise) = 'object' and p.reality > b.most
	)
	select j.signal, j.quantity, j.promise, j.reality, j.excess from judged j;
end
$$;
comment on function private.broken_promises is 'Every named quantity that missed what was promised, with by how much: minutes of a wait, hours of a delivery, the unit of anything else.';

-- Its place is taken by the function above.
drop function private.excess_wait;

create or replace function private.score_encounter(organization uuid, encounter uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	contact record;
	settings jsonb;
	place jsonb;
	broken record;
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
	select count(*) as contacts, max(e.ended_at) as last, max(e.ended_at)::date - min(e.ended_at)::date as days into again
	from public.encounters e
	where e.organization_id = organization and e.customer_id = contact.customer_id and e.service_id = contact.service_id
		and abs(extract(epoch from e.ended_at - contact.ended_at)) <= (settings #>> '{repeated_contact,days}')::numeric * 86400;
	if again.contacts >= (settings #>> '{repeated_contact,contacts}')::integer and not exists (
		select from public.risk_events v
		where v.organization_id = organization and v.customer_id = contact.customer_id and v.signal = 'repeated_contact'
			and v.evidence ->> 'service_code' = contact.service_code and v.expires_at > again.last) then
		perform private.add_risk_event(organization, contact.customer_id, 'repeated_contact', again.last, encounter::text,
			place || jsonb_build_object('service_code', contact.service_code, 'contacts', again.contacts,
				'days', again.days), null, encounter);
	end if;
	if exists (select from public.risk_events v where v.organization_id = organization and v.encounter_id = encounter) then
		perform private.review_customer(organization, contact.customer_id);
	end if;
end
$$;
