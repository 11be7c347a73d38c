-- A cluster knows what it is about: customers whose gaps are in different dimensions have no common cause, so a signal that
-- names its dimension makes a cluster for each.
--
-- Clusters of before are told their dimension where all their members agree. Where they do not, the cluster stays one about
-- all dimensions of its place until its case ends: nobody's open work is divided or opened a second time.

alter table public.risk_clusters add column dimension public.code, add column dimension_name jsonb check (jsonb_typeof(dimension_name) = 'object');
comment on column public.risk_clusters.dimension is 'Which dimension of the questionnaire the signal names; null where it names none, or in a cluster of several from before they were told apart.';
comment on column public.risk_clusters.dimension_name is 'What the dimension was called: {zh, en}.';

update public.risk_clusters c set dimension = told.dimension, dimension_name = told.name
from (
	select m.organization_id, m.cluster_id, min(e.evidence ->> 'dimension') as dimension,
		(array_agg(e.evidence -> 'name') filter (where jsonb_typeof(e.evidence -> 'name') = 'object'))[1] as name
	from public.risk_cluster_members m
	join public.risk_events e on e.organization_id = m.organization_id and e.id = m.event_id
	group by m.organization_id, m.cluster_id
	having count(*) = count(e.evidence ->> 'dimension') and count(distinct e.evidence ->> 'dimension') = 1
) as told
where c.organization_id = told.organization_id and c.id = told.cluster_id;

drop function private.placed_events(uuid);
create function private.placed_events(organization uuid)
returns table (id uuid, customer uuid, signal text, dimension text, dimension_name jsonb, site uuid, service uuid,
	occurred_at timestamptz, recorded_at timestamptz)
language sql stable security definer set search_path = ''
as $$
	select e.id, e.customer_id, e.signal::text, e.evidence ->> 'dimension',
		case when e.evidence ? 'dimension' and jsonb_typeof(e.evidence -> 'name') = 'object' then e.evidence -> 'name' end,
		p.site, p.service, e.occurred_at, e.recorded_at
	from public.risk_events e
	left join public.responses r on r.organization_id = e.organization_id and r.id = e.response_id
	left join public.encounters n on n.organization_id = e.organization_id and n.id = coalesce(e.encounter_id, r.encounter_id)
	left join public.cases k on k.organization_id = e.organization_id and k.id = e.case_id
	cross join lateral (select coalesce(n.site_id, r.site_id, k.site_id) as site, coalesce(n.service_id, k.service_id) as service) as p
	where e.organization_id = organization and e.points > 0 and not e.is_must_act and e.expires_at > now()
		and e.occurred_at > now() - interval '7 days' and e.recorded_at > now() - interval '7 days' and p.site is not null
$$;
comment on function private.placed_events is 'Signals of the last seven days that raise the risk and tell of a place, with the dimension that they name.';

create or replace function private.find_clusters(organization uuid, since timestamptz) returns integer
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
		select g.signal, g.dimension, g.site, g.service, g.last_closed, (array_agg(g.dimension_name))[1] as name,
			array_agg(distinct g.customer) as customers
		from (
			select p.*, (
				select max(k.closed_at) from public.risk_clusters c
				join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
				where c.organization_id = organization and c.signal = p.signal and c.site_id = p.site
					and c.service_id is not distinct from p.service and (c.dimension = p.dimension or c.dimension is null)) as last_closed
			from private.placed_events(organization) p
		) as g
		-- What a cluster that has ended was about does not make the next one.
		where g.occurred_at > coalesce(g.last_closed, '-infinity')
		group by g.signal, g.dimension, g.site, g.service, g.last_closed
	loop
		-- An open cluster from before dimensions were told apart takes in all of them.
		select c.* into cluster from public.risk_clusters c
		join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
		where c.organization_id = organization and c.signal = found_group.signal and c.site_id = found_group.site
			and c.service_id is not distinct from found_group.service and (c.dimension = found_group.dimension or c.dimension is null)
			and k.closed_at is null
		order by c.dimension is null, c.opened_at limit 1;
		is_new := cluster.id is null;
		if is_new then
			continue when cardinality(found_group.customers) < least;
			insert into public.risk_clusters (organization_id, signal, dimension, dimension_name, site_id, service_id, case_id)
			values (organization, found_group.signal, found_group.dimension, found_group.name, found_group.site, found_group.service,
				private.open_case(organization, 'prevention', null, null, found_group.site, now() + make_interval(hours => card.due_hours_amber),
					jsonb_strip_nulls(jsonb_build_object('signal', found_group.signal, 'dimension', found_group.dimension,
						'customers', cardinality(found_group.customers)))))
			returning * into cluster;
			opened := opened + 1;
		end if;
		insert into public.risk_cluster_members (organization_id, cluster_id, customer_id, event_id)
		select distinct on (p.customer) organization, cluster.id, p.customer, p.id
		from private.placed_events(organization) p
		where p.signal = found_group.signal and p.dimension is not distinct from found_group.dimension and p.site = found_group.site
			and p.service is not distinct from found_group.service and p.occurred_at > coalesce(found_group.last_closed, '-infinity')
		order by p.customer, p.occurred_at
		on conflict do nothing;
		if is_new then
			perform private.announce_cluster(organization, cluster.id);
		end if;
	end loop;
	return opened;
end
$$;
comment on function private.find_clusters is 'Opens one case for each place where the same signal, in the same dimension if it names one, showed with enough customers, and adds who came since to those that are open. Answers how many it opened.';

create or replace function private.announce_cluster(organization uuid, cluster uuid) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts, due_at)
	select organization, 'cluster:' || c.id, 'cluster_opened', u.email, m.locale,
		jsonb_build_object('reference', k.reference, 'signal', c.signal, 'dimension', c.dimension_name, 'site', s.name, 'service', v.name,
			'due_at', k.due_at,
			'customers', (select count(*) from public.risk_cluster_members b where b.organization_id = organization and b.cluster_id = c.id)),
		private.after_quiet_hours(organization, now())
	from public.risk_clusters c
	join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
	join public.sites s on s.organization_id = c.organization_id and s.id = c.site_id
	left join public.services v on v.organization_id = c.organization_id and v.id = c.service_id
	join public.memberships m on m.organization_id = k.organization_id and m.user_id = k.owner_id and m.is_active
	join auth.users u on u.id = m.user_id
	where c.organization_id = organization and c.id = cluster and u.email is not null
	on conflict (organization_id, key) do nothing
$$;

create or replace function private.case_as_json(k public.cases) returns jsonb
language sql stable security invoker set search_path = ''
as $$
	select jsonb_build_object(
		'reference', k.reference, 'kind', k.kind, 'state', k.state, 'outcome', k.outcome,
		'opened_at', k.opened_at, 'due_at', k.due_at, 'closed_at', k.closed_at,
		'owner_id', k.owner_id,
		'owner', (select m.display_name from public.memberships m where m.organization_id = k.organization_id and m.user_id = k.owner_id),
		'customer', (select jsonb_build_object('external_id', c.external_id, 'name', c.name)
			from public.customers c where c.organization_id = k.organization_id and c.id = k.customer_id),
		'site', (select s.name from public.sites s where s.organization_id = k.organization_id and s.id = k.site_id),
		'complaint', case when k.kind = 'complaint' then jsonb_build_object(
			'channel', k.channel, 'category', k.category, 'cause', k.cause, 'words', k.words, 'remedy', k.remedy,
			'happened_at', k.happened_at, 'answered_at', k.answered_at, 'locale', k.locale, 'source', k.source,
			'external_id', k.external_id, 'contact', k.contact_detail,
			'service', (select s.name from public.services s where s.organization_id = k.organization_id and s.id = k.service_id)) end,
		'cluster', (select jsonb_build_object('signal', c.signal, 'dimension', c.dimension, 'dimension_name', c.dimension_name,
				'service', v.name, 'customers', (
				select count(*) from public.risk_cluster_members m where m.organization_id = c.organization_id and m.cluster_id = c.id))
			from public.risk_clusters c
			left join public.services v on v.organization_id = c.organization_id and v.id = c.service_id
			where c.organization_id = k.organization_id and c.case_id = k.id),
		'next', (select coalesce(jsonb_agg(jsonb_build_object('to', t.to_state, 'needs', t.needs) order by t.to_state desc), '[]')
			from public.case_transitions t where t.kind = k.kind and t.from_state = k.state),
		'events', (
			select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'kind', e.kind, 'from', e.from_state, 'to', e.to_state,
				'note', e.note, 'public_words', e.public_words, 'details', e.details, 'actor', m.display_name, 'actor_kind', e.actor_kind,
				'owner', (select o.display_name from public.memberships o
					where o.organization_id = e.organization_id and o.user_id = (e.details ->> 'owner_id')::uuid)) order by e.at), '[]')
			from public.case_events e
			left join public.memberships m on m.organization_id = e.organization_id and m.user_id = e.actor_id
			where e.organization_id = k.organization_id and e.case_id = k.id))
$$;
