-- What else is known of a service contact: facts by name, the product and its batch. Contacts come one by one and in files.

alter table public.encounters
	add column facts text[] not null default '{}' check (
		cardinality(facts) <= 20 and facts <@ array['service_fault', 'cancelled', 'promise_broken', 'notice_undelivered',
			'missed_callback', 'public_post', 'regulator_named', 'contact_requested']),
	add column product text check (char_length(product) between 1 and 100),
	add column batch text check (char_length(batch) between 1 and 100);
comment on column public.encounters.facts is 'What happened, by the codes of the signals that it gives.';
comment on column public.encounters.product is 'Which product it was about, in the organisation''s own words.';
comment on column public.encounters.batch is 'Batch or series of the product.';
create index encounters_batch on public.encounters (organization_id, product, batch) where batch is not null;

create function private.store_encounter(organization uuid, given jsonb)
returns table (id uuid, created boolean)
language plpgsql volatile set search_path = ''
as $$
declare
	site uuid;
	service uuid;
	customer uuid;
	stored uuid;
begin
	-- A report that comes again changes nothing, not even the customer.
	select e.id into stored from public.encounters e
		where e.organization_id = organization and e.external_id = given ->> 'external_id';
	if stored is not null then
		return query select stored, false;
		return;
	end if;
	select s.id into site from public.sites s
		where s.organization_id = organization and s.code = given ->> 'site';
	select s.id into service from public.services s
		where s.organization_id = organization and s.code = given ->> 'service';
	if site is null then
		perform private.refuse('unknown_site', 422, given ->> 'site');
	end if;
	if service is null then
		perform private.refuse('unknown_service', 422, given ->> 'service');
	end if;
	customer := private.ensure_customer(organization, given -> 'customer');
	insert into public.encounters (organization_id, external_id, customer_id, site_id, service_id, channel,
		started_at, ended_at, promised, measured, facts, product, batch)
	values (organization, given ->> 'external_id', customer, site, service, given ->> 'channel',
		(given ->> 'started_at')::timestamptz, (given ->> 'ended_at')::timestamptz,
		nullif(given -> 'promised', 'null'), nullif(given -> 'measured', 'null'),
		array(select distinct f from jsonb_array_elements_text(
			case jsonb_typeof(given -> 'facts') when 'array' then given -> 'facts' else '[]' end) as f order by f),
		nullif(given ->> 'product', ''), nullif(given ->> 'batch', ''))
	on conflict (organization_id, external_id) do nothing
	returning encounters.id into stored;
	if stored is not null then
		perform private.score_encounter(organization, stored);
		return query select stored, true;
	else
		return query select e.id, false from public.encounters e
			where e.organization_id = organization and e.external_id = given ->> 'external_id';
	end if;
end
$$;
comment on function private.store_encounter is 'Stores a service contact once and reads its signals; the same external id again answers the first one, unchanged.';

create or replace function public.record_encounter(p_organization uuid, p_encounter jsonb)
returns table (id uuid, created boolean)
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return query select * from private.store_encounter(p_organization, p_encounter);
end
$$;

create function public.import_encounters(p_organization uuid, p_lines jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	line jsonb;
	accepted integer := 0;
	duplicates integer := 0;
	rejected jsonb := '[]';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	-- Anything else is no file; a call with nothing in it does nothing.
	for line in select value from jsonb_array_elements(case jsonb_typeof(p_lines) when 'array' then p_lines else '[]' end) loop
		begin
			if (select s.created from private.store_encounter(p_organization, line) s) then
				accepted := accepted + 1;
			else
				duplicates := duplicates + 1;
			end if;
		exception when sqlstate 'PT422' then
			rejected := rejected || jsonb_build_object('row', line -> 'row', 'code', sqlerrm);
		end;
	end loop;
	return jsonb_build_object('accepted', accepted, 'duplicates', duplicates, 'rejected', rejected);
end
$$;
comment on function public.import_encounters is 'Records service contacts in bulk: good lines are kept, bad ones named with why, known external ids counted.';
grant execute on function public.import_encounters to authenticated, service_role;
