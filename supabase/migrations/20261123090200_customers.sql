-- Customers, and the service contacts they had with us.

create table public.customers (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	external_id public.external_id not null,
	name text check (char_length(name) between 1 and 200),
	email text check (char_length(email) between 3 and 254),
	phone text check (char_length(phone) between 3 and 40),
	locale public.locale,
	segment text check (char_length(segment) between 1 and 100),
	created_at timestamptz not null default now(),
	primary key (organization_id, id),
	unique (organization_id, external_id)
);
comment on table public.customers is 'People we serve; purpose: to prevent and handle their complaints.';
comment on column public.customers.organization_id is 'Whose customer.';
comment on column public.customers.id is 'Random key.';
comment on column public.customers.external_id is 'Their number in the organisation''s own systems.';
comment on column public.customers.name is 'Name; optional.';
comment on column public.customers.email is 'E-mail; only to answer them or to invite them.';
comment on column public.customers.phone is 'Telephone; only to call back.';
comment on column public.customers.locale is 'Language they prefer; null if unknown.';
comment on column public.customers.segment is 'Group used for comparison; optional.';
comment on column public.customers.created_at is 'When we first heard of them.';

create table public.encounters (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	external_id public.external_id not null,
	customer_id uuid not null,
	site_id uuid not null,
	service_id uuid not null,
	channel public.code not null,
	started_at timestamptz not null,
	ended_at timestamptz not null check (ended_at >= started_at),
	promised jsonb check (octet_length(promised::text) <= 4000),
	measured jsonb check (octet_length(measured::text) <= 4000),
	created_at timestamptz not null default now(),
	primary key (organization_id, id),
	unique (organization_id, external_id),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id),
	foreign key (organization_id, site_id) references public.sites (organization_id, id),
	foreign key (organization_id, service_id) references public.services (organization_id, id)
);
comment on table public.encounters is 'A service contact that happened: who, where, what, when, and what had been promised.';
comment on column public.encounters.organization_id is 'Owner.';
comment on column public.encounters.id is 'Random key.';
comment on column public.encounters.external_id is 'Its number in the other system; the same number is the same encounter.';
comment on column public.encounters.customer_id is 'Whom we served.';
comment on column public.encounters.site_id is 'Where.';
comment on column public.encounters.service_id is 'What.';
comment on column public.encounters.channel is 'How: counter, phone, visit, web …';
comment on column public.encounters.started_at is 'Begin.';
comment on column public.encounters.ended_at is 'End.';
comment on column public.encounters.promised is 'What was promised, as named quantities: {"wait_minutes": 15}; or the promised instant.';
comment on column public.encounters.measured is 'What was measured, with the same names.';
comment on column public.encounters.created_at is 'When it was recorded here.';
create index encounters_customer on public.encounters (organization_id, customer_id, ended_at desc);
create index encounters_site on public.encounters (organization_id, site_id);
create index encounters_service on public.encounters (organization_id, service_id);

select private.close_by_default('public.customers');
select private.close_by_default('public.encounters');

create policy customers_staff_select on public.customers for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
create policy encounters_staff_select on public.encounters for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.customers, public.encounters to authenticated, service_role;

create function private.ensure_customer(organization uuid, facts jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	found_id uuid;
begin
	insert into public.customers as c (organization_id, external_id, name, email, phone, locale, segment)
	values (organization, facts ->> 'external_id', facts ->> 'name', facts ->> 'email', facts ->> 'phone',
		(facts ->> 'locale')::public.locale, facts ->> 'segment')
	on conflict (organization_id, external_id) do update set
		name = coalesce(excluded.name, c.name),
		email = coalesce(excluded.email, c.email),
		phone = coalesce(excluded.phone, c.phone),
		locale = coalesce(excluded.locale, c.locale),
		segment = coalesce(excluded.segment, c.segment)
	returning c.id into found_id;
	return found_id;
end
$$;
comment on function private.ensure_customer is 'Finds or adds a customer; facts that are given replace older ones, others stay.';

create function public.record_encounter(p_organization uuid, p_encounter jsonb)
returns table (id uuid, created boolean)
language plpgsql volatile security definer set search_path = ''
as $$
declare
	site uuid;
	service uuid;
	customer uuid;
	stored uuid;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	-- A report that comes again changes nothing, not even the customer.
	select e.id into stored from public.encounters e
		where e.organization_id = p_organization and e.external_id = p_encounter ->> 'external_id';
	if stored is not null then
		return query select stored, false;
		return;
	end if;
	select s.id into site from public.sites s
		where s.organization_id = p_organization and s.code = p_encounter ->> 'site';
	select s.id into service from public.services s
		where s.organization_id = p_organization and s.code = p_encounter ->> 'service';
	if site is null then
		perform private.refuse('unknown_site', 422, p_encounter ->> 'site');
	end if;
	if service is null then
		perform private.refuse('unknown_service', 422, p_encounter ->> 'service');
	end if;
	customer := private.ensure_customer(p_organization, p_encounter -> 'customer');
	insert into public.encounters (organization_id, external_id, customer_id, site_id, service_id, channel,
		started_at, ended_at, promised, measured)
	values (p_organization, p_encounter ->> 'external_id', customer, site, service, p_encounter ->> 'channel',
		(p_encounter ->> 'started_at')::timestamptz, (p_encounter ->> 'ended_at')::timestamptz,
		nullif(p_encounter -> 'promised', 'null'), nullif(p_encounter -> 'measured', 'null'))
	on conflict (organization_id, external_id) do nothing
	returning encounters.id into stored;
	if stored is not null then
		perform private.score_encounter(p_organization, stored);
		return query select stored, true;
	else
		return query select e.id, false from public.encounters e
			where e.organization_id = p_organization and e.external_id = p_encounter ->> 'external_id';
	end if;
end
$$;
comment on function public.record_encounter is 'Records a service contact once; the same external id again answers the first one, unchanged.';
grant execute on function public.record_encounter to authenticated, service_role;
