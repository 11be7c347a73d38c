-- What staff see of the queue and do with it, and what the worker does for it by the clock.

create table private.alert_rounds (
	organization_id uuid primary key references public.organizations (id) on delete cascade,
	at timestamptz not null
);
comment on table private.alert_rounds is 'When the alerts of an organisation were last looked after by the clock: any number of workers, one round a minute.';

create function private.tend_alerts_of(organization uuid, since timestamptz) returns void
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
		) as q
		where q.closed_at > since - make_interval(days => card.quiet_days)
			and q.closed_at <= now() - make_interval(days => card.quiet_days) and q.customer_id is not null
		order by 1
	loop
		perform private.review_customer(organization, someone);
	end loop;
	perform private.fill_queue(organization);
end
$$;
comment on function private.tend_alerts_of is 'Lets waiting alerts fade, reviews customers whose quiet time has ended since the last round, and fills the queue.';

create function public.tend_alerts() returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	organization uuid;
	since timestamptz;
begin
	insert into private.alert_rounds (organization_id, at)
	select r.organization_id, now() - interval '1 minute' from public.prevention_rules r on conflict do nothing;
	select t.organization_id, t.at into organization, since from private.alert_rounds t
	where t.at <= now() - interval '1 minute' order by t.at limit 1 for update skip locked;
	if organization is null then
		return false;
	end if;
	update private.alert_rounds t set at = now() where t.organization_id = organization;
	perform private.tend_alerts_of(organization, since);
	return true;
end
$$;
comment on function public.tend_alerts is 'Looks after the alerts of the organisation that was not looked after for longest, a minute at least; false when none is due. Server only.';
grant execute on function public.tend_alerts to service_role;

create function public.set_prevention_rules(p_organization uuid, p_rules jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	update public.prevention_rules r set
		weekly_capacity = case when p_rules ? 'weekly_capacity' then (p_rules ->> 'weekly_capacity')::integer else r.weekly_capacity end,
		minimum_points = case when p_rules ? 'minimum_points' then (p_rules ->> 'minimum_points')::integer else r.minimum_points end,
		minimum_risk = case when p_rules ? 'minimum_risk' then (p_rules ->> 'minimum_risk')::numeric else r.minimum_risk end,
		digest_hour = coalesce((p_rules ->> 'digest_hour')::smallint, r.digest_hour),
		updated_at = now()
	where r.organization_id = p_organization;
	perform private.record_audit(p_organization, 'prevention_rules_set', p_rules::text);
	perform private.fill_queue(p_organization);
end
$$;
comment on function public.set_prevention_rules is 'Changes how much can be done in a week; what is not given stays. Room that this makes is used at once.';

create function private.rates_by_band(organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	told constant jsonb := public.observed_rates(organization);
begin
	return (
		select coalesce(jsonb_agg(b.rate order by b.low), '[]') from (
			select r.low, jsonb_build_object('from', r.low, 'to', r.high,
				'n', sum((o ->> 'n')::integer), 'complaints', sum((o ->> 'complaints')::integer)) as rate
			from public.risk_cards c
			cross join lateral (values (c.watch_from, c.amber_from - 1), (c.amber_from, c.red_from - 1), (c.red_from, null)) as r (low, high)
			join jsonb_array_elements(told -> 'rows') as o
				on not (o ->> 'is_must_act')::boolean and (o ->> 'score')::integer >= r.low
					and ((o ->> 'score')::integer <= r.high or r.high is null)
			where c.organization_id = organization and c.is_active
			group by r.low, r.high) as b);
end
$$;
comment on function private.rates_by_band is 'What became of customers in each band whom nobody contacted: how many there were, and how many complained within 60 days.';

create function public.alert_queue(p_organization uuid, p_limit integer default 50) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return (
		with waiting as (select w.*, row_number() over () as place from private.waiting_alerts(p_organization) w),
		this_week as (
			select a.customer_id as customer, a.score, private.risk_of(p_organization, a.customer_id) as risk from public.risk_alerts a
			where a.organization_id = p_organization and a.case_opened_at >= private.week_start(p_organization, now())
				and a.case_reason <> 'must_act')
		select jsonb_build_object(
			'capacity', r.weekly_capacity, 'minimum_points', r.minimum_points, 'minimum_risk', r.minimum_risk,
			'used', private.used_this_week(p_organization), 'week_from', private.week_start(p_organization, now()),
			'waiting', (select count(*) from waiting), 'rates', private.rates_by_band(p_organization),
			'listed', (select coalesce(jsonb_agg(jsonb_build_object('score', t.score, 'risk', t.risk)), '[]') from this_week t),
			'outside', (select coalesce(jsonb_agg(jsonb_build_object('score', w.score, 'risk', w.risk) order by w.place), '[]') from waiting w),
			'items', (select coalesce(jsonb_agg(jsonb_build_object('customer', c.external_id, 'name', c.name, 'score', w.score, 'risk', w.risk,
					'waiting_since', w.opened_at, 'is_ready', w.is_ready,
					'events', (select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(private.ledger_of(p_organization, c.id)) as e
						where (e ->> 'is_live')::boolean)) order by w.place), '[]')
				from waiting w join public.customers c on c.organization_id = p_organization and c.id = w.customer
				where w.place <= p_limit))
		from public.prevention_rules r where r.organization_id = p_organization);
end
$$;
comment on function public.alert_queue is 'The week so far and who waits, most urgent first, with the reasons of the first of them. Whom a lot held out is not told.';

create function public.take_alert(p_organization uuid, p_customer text, p_reason text) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
	found_alert public.risk_alerts;
	taken uuid;
	asker constant uuid := (select auth.uid());
	told constant text := nullif(btrim(p_reason), '');
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select a.* into found_alert from public.risk_alerts a
	join public.customers c on c.organization_id = a.organization_id and c.id = a.customer_id
	where a.organization_id = p_organization and c.external_id = p_customer and a.closed_at is null;
	if found_alert.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if told is null or char_length(told) > 1000 then
		perform private.refuse('invalid', 422, 'reason');
	end if;
	-- Null when somebody else was quicker: then the case is theirs, and is shown.
	taken := private.release_alert(p_organization, found_alert.id, 'taken');
	if taken is not null then
		insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, note)
		values (p_organization, taken, asker, private.who_acts(), 'note', told);
		if asker is not null and exists (select from public.cases k
			where k.organization_id = p_organization and k.id = taken and k.owner_id is distinct from asker) then
			insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, details)
			select p_organization, taken, asker, 'user', 'assigned', jsonb_build_object('owner_id', asker, 'before', k.owner_id)
			from public.cases k where k.organization_id = p_organization and k.id = taken;
			update public.cases k set owner_id = asker where k.organization_id = p_organization and k.id = taken;
		end if;
	end if;
	return (select k.reference from public.risk_alerts a
		join public.cases k on k.organization_id = a.organization_id and k.id = a.case_id
		where a.organization_id = p_organization and a.id = found_alert.id);
end
$$;
comment on function public.take_alert is 'Opens the case of a waiting alert now, for the caller and with their reason, whatever the week''s room; answers its reference.';

create or replace function public.case_record(p_organization uuid, p_reference text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
	select private.case_as_json(k) || coalesce((
		select jsonb_build_object('band', a.band, 'alert', jsonb_build_object('id', a.id, 'at', a.opened_at, 'score', a.score,
			'reason', a.case_reason, 'closed_at', a.closed_at))
		from public.risk_alerts a where a.organization_id = k.organization_id and a.case_id = k.id
		order by a.opened_at desc limit 1), jsonb_build_object('band', null, 'alert', null))
	from public.cases k
	where k.organization_id = p_organization and k.reference = upper(p_reference)
$$;

grant execute on function public.set_prevention_rules, public.alert_queue, public.take_alert to authenticated, service_role;
