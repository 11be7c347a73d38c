-- Many customers, one cause: when the same signal shows with several customers of one place within a week, one case is
-- opened for the place, and nobody calls them one by one.
--
-- A cluster is no alert about a customer: it has its own table, its members, and a case without a customer. While that
-- case is open, and for the quiet days after it, a member's Amber stays quiet; Red and must-act do not.

alter table public.prevention_rules
	add column cluster_customers integer not null default 5 check (cluster_customers between 3 and 1000);
comment on column public.prevention_rules.cluster_customers is 'Customers with the same signal at the same place within seven days that make a cluster.';

create table public.risk_clusters (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	signal public.code not null,
	site_id uuid not null,
	service_id uuid,
	case_id uuid not null,
	opened_at timestamptz not null default clock_timestamp(),
	primary key (organization_id, id),
	unique (organization_id, case_id),
	foreign key (organization_id, site_id) references public.sites (organization_id, id),
	foreign key (organization_id, service_id) references public.services (organization_id, id),
	foreign key (organization_id, case_id) references public.cases (organization_id, id)
);
comment on table public.risk_clusters is 'The same signal with several customers of one place: one case for all of them.';
comment on column public.risk_clusters.organization_id is 'Owner.';
comment on column public.risk_clusters.id is 'Random key.';
comment on column public.risk_clusters.signal is 'Which signal.';
comment on column public.risk_clusters.site_id is 'Where.';
comment on column public.risk_clusters.service_id is 'In which service; null where the signal tells of none.';
comment on column public.risk_clusters.case_id is 'The case it opened; it ends with its case.';
comment on column public.risk_clusters.opened_at is 'When it was found.';
create index risk_clusters_site on public.risk_clusters (organization_id, site_id, signal);
create index risk_clusters_service on public.risk_clusters (organization_id, service_id) where service_id is not null;

create table public.risk_cluster_members (
	organization_id uuid not null,
	cluster_id uuid not null,
	customer_id uuid not null,
	event_id uuid not null,
	joined_at timestamptz not null default clock_timestamp(),
	primary key (organization_id, cluster_id, customer_id),
	foreign key (organization_id, cluster_id) references public.risk_clusters (organization_id, id),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id),
	foreign key (organization_id, event_id) references public.risk_events (organization_id, id)
);
comment on table public.risk_cluster_members is 'Customers of a cluster.';
comment on column public.risk_cluster_members.organization_id is 'Owner.';
comment on column public.risk_cluster_members.cluster_id is 'Which cluster.';
comment on column public.risk_cluster_members.customer_id is 'Who.';
comment on column public.risk_cluster_members.event_id is 'The ledger row by which they belong to it.';
comment on column public.risk_cluster_members.joined_at is 'Since when.';
create index risk_cluster_members_customer on public.risk_cluster_members (organization_id, customer_id);
create index risk_cluster_members_event on public.risk_cluster_members (organization_id, event_id);

select private.close_by_default(t) from unnest(array['public.risk_clusters', 'public.risk_cluster_members']::regclass[]) as t;
create policy risk_clusters_staff_select on public.risk_clusters for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
create policy risk_cluster_members_staff_select on public.risk_cluster_members for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.risk_clusters, public.risk_cluster_members to authenticated, service_role;

create function private.is_in_cluster(organization uuid, customer uuid, quiet_days integer) returns boolean
language sql stable security definer set search_path = ''
as $$
	select exists (
		select from public.risk_cluster_members m
		join public.risk_clusters c on c.organization_id = m.organization_id and c.id = m.cluster_id
		join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
		where m.organization_id = organization and m.customer_id = customer
			and (k.closed_at is null or k.closed_at > now() - make_interval(days => quiet_days)))
$$;
comment on function private.is_in_cluster is 'Whether the place of a customer is being put right as a whole, or was within some days.';

create function private.placed_events(organization uuid)
returns table (id uuid, customer uuid, signal text, site uuid, service uuid, occurred_at timestamptz, recorded_at timestamptz)
language sql stable security definer set search_path = ''
as $$
	select e.id, e.customer_id, e.signal::text, p.site, p.service, e.occurred_at, e.recorded_at
	from public.risk_events e
	left join public.responses r on r.organization_id = e.organization_id and r.id = e.response_id
	left join public.encounters n on n.organization_id = e.organization_id and n.id = coalesce(e.encounter_id, r.encounter_id)
	left join public.cases k on k.organization_id = e.organization_id and k.id = e.case_id
	cross join lateral (select coalesce(n.site_id, r.site_id, k.site_id) as site, coalesce(n.service_id, k.service_id) as service) as p
	where e.organization_id = organization and e.points > 0 and not e.is_must_act and e.expires_at > now()
		and e.occurred_at > now() - interval '7 days' and e.recorded_at > now() - interval '7 days' and p.site is not null
$$;
comment on function private.placed_events is 'Signals of the last seven days that raise the risk and tell of a place.';

create function private.announce_cluster(organization uuid, cluster uuid) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
	select organization, 'cluster:' || c.id, 'cluster_opened', u.email, m.locale,
		jsonb_build_object('reference', k.reference, 'signal', c.signal, 'site', s.name, 'service', v.name, 'due_at', k.due_at,
			'customers', (select count(*) from public.risk_cluster_members b where b.organization_id = organization and b.cluster_id = c.id))
	from public.risk_clusters c
	join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
	join public.sites s on s.organization_id = c.organization_id and s.id = c.site_id
	left join public.services v on v.organization_id = c.organization_id and v.id = c.service_id
	join public.memberships m on m.organization_id = k.organization_id and m.user_id = k.owner_id and m.is_active
	join auth.users u on u.id = m.user_id
	where c.organization_id = organization and c.id = cluster and u.email is not null
	on conflict (organization_id, key) do nothing
$$;
comment on function private.announce_cluster is 'Queues the message to the owner of the case of a cluster, once.';

create function private.find_clusters(organization uuid, since timestamptz) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	card public.risk_cards;
	least integer;
	found_group record;
	cluster public.risk_clusters;
	is_new boolean;
	opened integer := 0;
begin
	if not exists (select from public.risk_events e where e.organization_id = organization and e.recorded_at > since - interval '2 minutes') then
		return 0;
	end if;
	perform pg_advisory_xact_lock(hashtextextended(organization::text, 15));
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	select r.cluster_customers into least from public.prevention_rules r where r.organization_id = organization;
	for found_group in
		select g.signal, g.site, g.service, g.last_closed, array_agg(distinct g.customer) as customers
		from (
			select p.*, (
				select max(k.closed_at) from public.risk_clusters c
				join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
				where c.organization_id = organization and c.signal = p.signal and c.site_id = p.site
					and c.service_id is not distinct from p.service) as last_closed
			from private.placed_events(organization) p
		) as g
		-- What a cluster that has ended was about does not make the next one.
		where g.occurred_at > coalesce(g.last_closed, '-infinity')
		group by g.signal, g.site, g.service, g.last_closed
	loop
		select c.* into cluster from public.risk_clusters c
		join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
		where c.organization_id = organization and c.signal = found_group.signal and c.site_id = found_group.site
			and c.service_id is not distinct from found_group.service and k.closed_at is null;
		is_new := cluster.id is null;
		if is_new then
			continue when cardinality(found_group.customers) < least;
			insert into public.risk_clusters (organization_id, signal, site_id, service_id, case_id)
			values (organization, found_group.signal, found_group.site, found_group.service,
				private.open_case(organization, 'prevention', null, null, found_group.site, now() + make_interval(hours => card.due_hours_amber),
					jsonb_build_object('signal', found_group.signal, 'customers', cardinality(found_group.customers))))
			returning * into cluster;
			opened := opened + 1;
		end if;
		insert into public.risk_cluster_members (organization_id, cluster_id, customer_id, event_id)
		select distinct on (p.customer) organization, cluster.id, p.customer, p.id
		from private.placed_events(organization) p
		where p.signal = found_group.signal and p.site = found_group.site and p.service is not distinct from found_group.service
			and p.occurred_at > coalesce(found_group.last_closed, '-infinity')
		order by p.customer, p.occurred_at
		on conflict do nothing;
		if is_new then
			perform private.announce_cluster(organization, cluster.id);
		end if;
	end loop;
	return opened;
end
$$;
comment on function private.find_clusters is 'Opens one case for each place where the same signal showed with enough customers, and adds who came since to those that are open. Answers how many it opened.';
