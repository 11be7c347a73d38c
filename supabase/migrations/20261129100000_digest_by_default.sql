-- Amber comes with the digest of the day; a mail of its own is for what cannot wait. An organisation that has chosen keeps
-- what it chose, one that never did gets the new default: every choice is on record in the audit log.

alter table public.prevention_rules alter column amber_at_once set default false;
comment on column public.prevention_rules.amber_at_once is 'True tells the owner of an Amber case in a mail of its own; false, as it is unless somebody chose otherwise, only in the digest of the day.';

update public.prevention_rules r set amber_at_once = false
where r.amber_at_once and not exists (
	select from public.audit_events e
	where e.organization_id = r.organization_id and e.action = 'prevention_rules_set' and e.subject like '%"amber\_at\_once"%');

create or replace function private.digest_of(organization uuid, owner uuid, since timestamptz) returns jsonb
language sql stable security definer set search_path = ''
as $$
	with cases as (
		select k.reference, p.external_id as customer, a.score, k.due_at
		from public.risk_alerts a
		join public.cases k on k.organization_id = a.organization_id and k.id = a.case_id
		join public.customers p on p.organization_id = a.organization_id and p.id = a.customer_id
		where a.organization_id = organization and k.owner_id = owner and k.closed_at is null and a.band = 'amber'
			and a.case_opened_at > since
			-- Whoever had a mail of its own, or has worked on the case, knows of it.
			and not exists (select from public.outbox o join auth.users u on u.id = owner and u.email = o.recipient
				where o.organization_id = organization and o.key = 'alert:' || a.id || ':amber')
			and not exists (select from public.case_events e where e.organization_id = organization and e.case_id = k.id
				and e.actor_id = owner and e.kind <> 'opened')
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
comment on function private.digest_of is 'What is new for a colleague: their Amber cases unless they know of them already, who waits, and whom a new signal has brought to Watch.';
