-- A message about a case that waited, for the end of the quiet hours or for a mail server, is looked at once more when its
-- turn comes. One that has lost its point is not sent; its row says why. One whose case was handed on goes to the new owner,
-- one whose case nobody owns waits for whoever takes it on.

alter table public.outbox add column dropped_rule text check (char_length(dropped_rule) between 1 and 40);
comment on column public.outbox.dropped_rule is 'Why it was not sent although nothing failed: case_closed, worked_on or superseded; null otherwise.';
comment on column public.outbox.dead_at is 'When we gave up, or found that it had lost its point.';

create function private.lost_point(message public.outbox) returns text
language sql stable security definer set search_path = ''
as $$
	select case
		when k.closed_at is not null then 'case_closed'
		when m.user_id is null then 'no_owner'
		-- Told of a higher band since.
		when message.kind = 'alert_opened' and exists (select from public.risk_alerts a
			where a.organization_id = k.organization_id and a.case_id = k.id and a.id::text = split_part(message.key, ':', 2)
				and a.band <> message.facts ->> 'band') then 'superseded'
		-- A customer who was reached counts, whoever reached them; anything else only from the owner, who need not be told then.
		when exists (select from public.case_events e
			where e.organization_id = k.organization_id and e.case_id = k.id and e.at > message.created_at
				and (e.to_state = 'contacted' or e.details -> 'reached' = 'true' or (e.actor_id = k.owner_id and e.kind <> 'opened')))
			then 'worked_on'
	end
	from public.cases k
	left join public.memberships m on m.organization_id = k.organization_id and m.user_id = k.owner_id and m.is_active
		and m.role in ('agent', 'quality_manager', 'admin')
	where k.organization_id = message.organization_id and k.reference = message.facts ->> 'reference'
$$;
comment on function private.lost_point is 'Why a message to the owner of a case need not be sent any more; null while it should be.';

create or replace function public.claim_messages(p_limit integer)
returns table (organization_id uuid, id uuid, kind text, recipient text, locale text, facts jsonb, attempts integer)
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
begin
	-- More than are claimed, so that a night full of them keeps no message of the morning back.
	update public.outbox o set
		dead_at = case when d.rule <> 'no_owner' then now() end, dropped_rule = nullif(d.rule, 'no_owner'),
		due_at = case when d.rule = 'no_owner' then now() + interval '15 minutes' else o.due_at end,
		recipient = coalesce(d.email, o.recipient), locale = case when d.email is null then o.locale else d.locale end
	from (
		select c.organization_id, c.id, private.lost_point(c) as rule, u.email, m.locale
		from public.outbox c
		left join public.cases k on k.organization_id = c.organization_id and k.reference = c.facts ->> 'reference'
		left join public.memberships m on m.organization_id = k.organization_id and m.user_id = k.owner_id and m.is_active
			and m.role in ('agent', 'quality_manager', 'admin')
		left join auth.users u on u.id = m.user_id
		where c.kind in ('alert_opened', 'cluster_opened') and c.sent_at is null and c.dead_at is null and c.due_at <= now()
			and (c.locked_until is null or c.locked_until < now())
		order by c.due_at limit greatest(p_limit, 100)
		for update of c skip locked
	) as d
	where o.organization_id = d.organization_id and o.id = d.id
		and (d.rule is not null or d.email <> o.recipient);
	return query
	update public.outbox o
	set locked_until = now() + interval '2 minutes', attempts = o.attempts + 1
	where (o.organization_id, o.id) in (
		select c.organization_id, c.id from public.outbox c
		where c.sent_at is null and c.dead_at is null and c.due_at <= now()
			and (c.locked_until is null or c.locked_until < now())
		order by c.due_at limit p_limit
		for update skip locked)
	returning o.organization_id, o.id, o.kind::text, o.recipient, o.locale::text, o.facts, o.attempts;
end
$$;
comment on function public.claim_messages is 'Leases due messages to one worker for two minutes, after those about cases were looked at once more. Server only.';
