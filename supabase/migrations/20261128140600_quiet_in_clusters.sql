-- Clusters in the life of alerts: a member's Amber is quiet and stands in no queue, and the clock looks for clusters.

create or replace function private.review_customer(organization uuid, customer uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	card public.risk_cards;
	ledger record;
	reached text;
	open_alert public.risk_alerts;
	last_alert public.risk_alerts;
	opened uuid;
	ranks constant text[] := array['amber', 'red', 'must_act'];
begin
	-- One reviewer per customer at a time: two answers at once open one alert. Not "for update": both
	-- already hold the customer's key by their foreign keys, and would wait for each other for ever.
	perform from public.customers c where c.organization_id = organization and c.id = customer for no key update;
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	select * into last_alert from public.risk_alerts a
	where a.organization_id = organization and a.customer_id = customer and a.closed_at is not null order by a.closed_at desc limit 1;
	-- A demand that an ended alert was about has been heard.
	select coalesce(sum(e.points), 0) as score,
		coalesce(bool_or(e.is_must_act and e.recorded_at > coalesce(last_alert.closed_at, '-infinity')), false) as must_act into ledger
	from public.risk_events e
	where e.organization_id = organization and e.customer_id = customer and e.expires_at > now();
	reached := private.band_of(card, ledger.score, ledger.must_act);
	select * into open_alert from public.risk_alerts a
	where a.organization_id = organization and a.customer_id = customer and a.closed_at is null;
	if open_alert.id is not null then
		perform private.follow_alert(open_alert, card, reached, ledger.score);
		return;
	end if;
	if not reached = any (ranks) then
		return;
	end if;
	-- Points alone are quiet while somebody deals with the customer, and open once for each crossing upwards.
	if reached <> 'must_act' and (private.is_looked_after(organization, customer, card.quiet_days)
		or (reached = 'amber' and private.is_in_cluster(organization, customer, card.quiet_days))
		or (last_alert.id is not null and array_position(ranks, reached) <= array_position(ranks, last_alert.band)
			and private.lowest_score(organization, customer, last_alert.closed_at) >= private.entry_of(card, reached) - 1)) then
		return;
	end if;
	insert into public.risk_alerts (organization_id, customer_id, card_id, band, score)
	values (organization, customer, card.id, reached, ledger.score) returning id into opened;
	perform private.place_alert(organization, opened, reached);
end
$$;

create or replace function private.waiting_alerts(organization uuid)
returns table (alert uuid, customer uuid, score integer, risk numeric, opened_at timestamptz, is_ready boolean)
language sql stable security definer set search_path = ''
as $$
	select w.id, w.customer_id, w.score, w.risk, w.opened_at,
		coalesce(w.score >= r.minimum_points, true) and coalesce(w.risk >= r.minimum_risk, true)
	from (
		select a.*, private.risk_of(organization, a.customer_id) as risk from public.risk_alerts a
		where a.organization_id = organization and a.closed_at is null and a.case_id is null and a.arm is distinct from 'holdout'
	) as w
	join public.prevention_rules r on r.organization_id = organization
	join public.risk_cards c on c.organization_id = organization and c.is_active
	where not private.is_looked_after(organization, w.customer_id, c.quiet_days)
		and not private.is_in_cluster(organization, w.customer_id, c.quiet_days)
	order by w.risk desc nulls last, w.score desc, w.opened_at, w.id
$$;

create or replace function private.tend_alerts_of(organization uuid, since timestamptz) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	card public.risk_cards;
	someone uuid;
begin
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	-- Alerts that nobody has acted on and whose points have run out, then customers whose quiet time has ended.
	for someone in
		select a.customer_id from public.risk_alerts a
		where a.organization_id = organization and a.closed_at is null and a.case_id is null
			and private.live_score(organization, a.customer_id, now()) <> a.score
		union
		select q.customer_id from (
			select a.customer_id, a.closed_at from public.risk_alerts a where a.organization_id = organization and a.case_id is not null
			union all
			select k.customer_id, k.closed_at from public.cases k where k.organization_id = organization and k.kind <> 'prevention'
			union all
			select m.customer_id, k.closed_at from public.risk_cluster_members m
			join public.risk_clusters c on c.organization_id = m.organization_id and c.id = m.cluster_id
			join public.cases k on k.organization_id = c.organization_id and k.id = c.case_id
			where m.organization_id = organization
		) as q
		where q.closed_at > since - make_interval(days => card.quiet_days)
			and q.closed_at <= now() - make_interval(days => card.quiet_days) and q.customer_id is not null
		order by 1
	loop
		perform private.review_customer(organization, someone);
	end loop;
	-- Before the queue is filled, so that nobody is called one by one about what a cluster is about.
	perform private.find_clusters(organization, since);
	perform private.fill_queue(organization);
end
$$;

create or replace function public.set_prevention_rules(p_organization uuid, p_rules jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	update public.prevention_rules r set
		weekly_capacity = case when p_rules ? 'weekly_capacity' then (p_rules ->> 'weekly_capacity')::integer else r.weekly_capacity end,
		minimum_points = case when p_rules ? 'minimum_points' then (p_rules ->> 'minimum_points')::integer else r.minimum_points end,
		minimum_risk = case when p_rules ? 'minimum_risk' then (p_rules ->> 'minimum_risk')::numeric else r.minimum_risk end,
		digest_hour = coalesce((p_rules ->> 'digest_hour')::smallint, r.digest_hour),
		cluster_customers = coalesce((p_rules ->> 'cluster_customers')::integer, r.cluster_customers),
		updated_at = now()
	where r.organization_id = p_organization;
	perform private.record_audit(p_organization, 'prevention_rules_set', p_rules::text);
	perform private.fill_queue(p_organization);
end
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
		'cluster', (select jsonb_build_object('signal', c.signal, 'service', v.name, 'customers', (
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

create function public.cluster_members(p_organization uuid, p_reference text) returns setof jsonb
language sql stable security invoker set search_path = ''
as $$
	select jsonb_build_object('customer', p.external_id, 'name', p.name, 'joined_at', m.joined_at, 'band', s.band,
		'event', jsonb_build_object('signal', e.signal, 'points', e.points, 'is_must_act', e.is_must_act, 'at', e.occurred_at,
			'expires', e.expires_at, 'recorded_at', e.recorded_at, 'evidence', e.evidence, 'is_live', e.expires_at > now()))
	from public.cases k
	join public.risk_clusters c on c.organization_id = k.organization_id and c.case_id = k.id
	join public.risk_cluster_members m on m.organization_id = c.organization_id and m.cluster_id = c.id
	join public.customers p on p.organization_id = m.organization_id and p.id = m.customer_id
	join public.customer_standings s on s.organization_id = m.organization_id and s.customer_id = m.customer_id
	join public.risk_events e on e.organization_id = m.organization_id and e.id = m.event_id
	where k.organization_id = p_organization and k.reference = upper(p_reference)
	order by m.joined_at, p.external_id
$$;
comment on function public.cluster_members is 'The customers of a cluster, with what they have in common; empty for a case that is none.';
grant execute on function public.cluster_members to authenticated, service_role;
