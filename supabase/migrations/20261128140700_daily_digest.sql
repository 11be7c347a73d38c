-- When staff are told: what cannot wait at once, the rest once a day.
--
-- A demand leaves whatever the hour. Red and clusters wait for the end of the quiet hours, on the clock of the
-- organisation. Watch and the queue come in one mail a day to each colleague, if there is any news, and Amber too where
-- the organisation wants it so; until it does, Amber is told as Red is.

alter table public.prevention_rules add column amber_at_once boolean not null default true;
comment on column public.prevention_rules.amber_at_once is 'True tells the owner of an Amber case in a mail of its own; false only in the digest of the day.';

create function private.after_quiet_hours(organization uuid, at timestamptz) returns timestamptz
language sql stable security definer set search_path = ''
as $$
	select coalesce((
		select private.quiet_end(at, private.usable_zone(o.time_zone, 'UTC'), r.quiet_from, r.quiet_until)
		from public.contact_rules r join public.organizations o on o.id = r.organization_id
		where r.organization_id = organization), at)
$$;
comment on function private.after_quiet_hours is 'A moment, or the end of the organisation''s quiet hours if it lies in them.';

create or replace function private.announce_alert(organization uuid, alert uuid) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts, due_at)
	select organization, 'alert:' || a.id || ':' || a.band, 'alert_opened', u.email, m.locale,
		jsonb_build_object('reference', c.reference, 'band', a.band, 'score', a.score, 'due_at', c.due_at, 'customer', p.external_id),
		case when a.band = 'must_act' then now() else private.after_quiet_hours(organization, now()) end
	from public.risk_alerts a
	join public.cases c on c.organization_id = a.organization_id and c.id = a.case_id
	join public.customers p on p.organization_id = a.organization_id and p.id = a.customer_id
	join public.memberships m on m.organization_id = c.organization_id and m.user_id = c.owner_id and m.is_active
	join auth.users u on u.id = m.user_id
	join public.prevention_rules r on r.organization_id = a.organization_id
	where a.organization_id = organization and a.id = alert and (a.band <> 'amber' or r.amber_at_once) and u.email is not null
	on conflict (organization_id, key) do nothing
$$;
comment on function private.announce_alert is 'Queues the message to the owner of an alert''s case, once for each band it reaches: a demand at once, others outside of quiet hours. Amber only where it is not left to the digest.';

create or replace function private.announce_cluster(organization uuid, cluster uuid) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts, due_at)
	select organization, 'cluster:' || c.id, 'cluster_opened', u.email, m.locale,
		jsonb_build_object('reference', k.reference, 'signal', c.signal, 'site', s.name, 'service', v.name, 'due_at', k.due_at,
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

create table private.digest_runs (
	organization_id uuid not null references public.organizations (id) on delete cascade,
	user_id uuid not null references auth.users (id) on delete cascade,
	day date not null,
	at timestamptz not null,
	primary key (organization_id, user_id, day)
);
comment on table private.digest_runs is 'Who has had the digest of which day, on the clock of the organisation. The key makes each once, however many workers run.';
create index digest_runs_user on private.digest_runs (user_id);

create function private.digest_of(organization uuid, owner uuid, since timestamptz) returns jsonb
language sql stable security definer set search_path = ''
as $$
	with cases as (
		select k.reference, p.external_id as customer, a.score, k.due_at
		from public.risk_alerts a
		join public.cases k on k.organization_id = a.organization_id and k.id = a.case_id
		join public.customers p on p.organization_id = a.organization_id and p.id = a.customer_id
		where a.organization_id = organization and k.owner_id = owner and k.closed_at is null and a.band = 'amber'
			and a.case_opened_at > since
			and not exists (select from public.prevention_rules r where r.organization_id = organization and r.amber_at_once)
	), waiting as (
		select w.opened_at > since as is_new from private.waiting_alerts(organization) w
	), watched as (
		select p.external_id as customer, l.score
		from (select distinct e.customer_id from public.risk_events e
			where e.organization_id = organization and e.recorded_at > since and e.points > 0) as e
		join public.customers p on p.organization_id = organization and p.id = e.customer_id
		join public.risk_cards c on c.organization_id = organization and c.is_active
		cross join lateral (select private.live_score(organization, e.customer_id, now()) as score) as l
		where l.score >= c.watch_from and l.score < c.amber_from
	)
	select jsonb_build_object(
		'cases', (select coalesce(jsonb_agg(jsonb_build_object('reference', s.reference, 'customer', s.customer, 'score', s.score,
			'due_at', s.due_at) order by s.due_at, s.reference), '[]') from (select * from cases order by due_at, reference limit 50) as s),
		'more_cases', (select greatest(count(*) - 50, 0) from cases),
		'waiting', (select count(*) from waiting), 'newly_waiting', (select count(*) from waiting w where w.is_new),
		'watched', (select count(*) from watched),
		'watch', (select coalesce(jsonb_agg(jsonb_build_object('customer', s.customer, 'score', s.score) order by s.score desc, s.customer), '[]')
			from (select * from watched order by score desc, customer limit 10) as s))
$$;
comment on function private.digest_of is 'What is new for a colleague: their Amber cases unless they had a mail of their own, who waits, and whom a new signal has brought to Watch.';

create function private.queue_digests_at(at timestamptz, most integer) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	reader record;
	news jsonb;
	looked integer := 0;
begin
	for reader in
		select m.organization_id, m.user_id, m.locale, u.email, d.day,
			greatest(at - interval '7 days', coalesce((select max(r.at) from private.digest_runs r
				where r.organization_id = m.organization_id and r.user_id = m.user_id), at - interval '1 day')) as since
		from public.memberships m
		join auth.users u on u.id = m.user_id
		join public.organizations o on o.id = m.organization_id
		join public.prevention_rules p on p.organization_id = m.organization_id
		cross join lateral (select queue_digests_at.at at time zone private.usable_zone(o.time_zone, 'UTC') as local) as c
		cross join lateral (select c.local::date as day) as d
		where m.is_active and m.role in ('agent', 'quality_manager') and u.email is not null
			and extract(hour from c.local) >= p.digest_hour
			and not exists (select from private.digest_runs r where r.organization_id = m.organization_id
				and r.user_id = m.user_id and r.day = d.day)
		limit most
	loop
		looked := looked + 1;
		insert into private.digest_runs (organization_id, user_id, day, at)
		values (reader.organization_id, reader.user_id, reader.day, queue_digests_at.at)
		on conflict do nothing;
		continue when not found;
		news := private.digest_of(reader.organization_id, reader.user_id, reader.since);
		continue when news -> 'cases' = '[]' and news ->> 'newly_waiting' = '0' and news ->> 'watched' = '0';
		insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
		values (reader.organization_id, 'digest/' || reader.user_id || '/' || reader.day, 'alert_digest', reader.email, reader.locale, news)
		on conflict (organization_id, key) do nothing;
	end loop;
	return looked;
end
$$;
comment on function private.queue_digests_at is 'Queues the digest of every colleague for whom the hour has come and who has not had the day''s; nothing new, no mail. Answers how many were looked at.';

create function public.queue_digests(p_limit integer default 200) returns integer
language sql volatile security definer set search_path = ''
as $$ select private.queue_digests_at(now(), p_limit) $$;
comment on function public.queue_digests is 'Queues the digests that are due now. Server only.';
grant execute on function public.queue_digests to service_role;

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
		amber_at_once = coalesce((p_rules ->> 'amber_at_once')::boolean, r.amber_at_once),
		updated_at = now()
	where r.organization_id = p_organization;
	perform private.record_audit(p_organization, 'prevention_rules_set', p_rules::text);
	perform private.fill_queue(p_organization);
end
$$;
