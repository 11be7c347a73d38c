-- Messages leave through an outbox that is filled in the transaction of their cause, and emptied
-- by any number of workers: a claim is a lease, and a lost worker's lease runs out.

create table public.outbox (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	key text not null check (char_length(key) between 1 and 200),
	kind public.code not null,
	recipient text not null check (char_length(recipient) between 3 and 254),
	locale public.locale,
	facts jsonb not null default '{}',
	created_at timestamptz not null default now(),
	attempts integer not null default 0,
	locked_until timestamptz,
	due_at timestamptz not null default now(),
	sent_at timestamptz,
	dead_at timestamptz,
	last_error text check (char_length(last_error) <= 500),
	primary key (organization_id, id),
	unique (organization_id, key)
);
comment on table public.outbox is 'Messages to be delivered at least once, with a stable key.';
comment on column public.outbox.organization_id is 'Owner.';
comment on column public.outbox.id is 'Random key.';
comment on column public.outbox.key is 'Identity of the message: the same cause never queues it twice.';
comment on column public.outbox.kind is 'Which template.';
comment on column public.outbox.recipient is 'E-mail address; purpose: this message; kept 30 days after sending.';
comment on column public.outbox.locale is 'Language of the recipient; null sends both.';
comment on column public.outbox.facts is 'What the template needs.';
comment on column public.outbox.created_at is 'When it was queued.';
comment on column public.outbox.attempts is 'Deliveries tried.';
comment on column public.outbox.locked_until is 'Lease of the worker that is delivering it.';
comment on column public.outbox.due_at is 'Not before.';
comment on column public.outbox.sent_at is 'When the receiver took it.';
comment on column public.outbox.dead_at is 'When we gave up.';
comment on column public.outbox.last_error is 'Why the last try failed.';
create index outbox_due on public.outbox (due_at) where sent_at is null and dead_at is null;

select private.close_by_default('public.outbox');
create policy outbox_admin_select on public.outbox for select to authenticated
	using (organization_id in (select private.my_organizations('{admin}')));
grant select on public.outbox to authenticated, service_role;

create table private.heartbeats (
	name text primary key,
	seen_at timestamptz not null
);
comment on table private.heartbeats is 'When each kind of background process was last seen.';

create function public.claim_messages(p_limit integer)
returns table (organization_id uuid, id uuid, kind text, recipient text, locale text, facts jsonb, attempts integer)
language sql volatile security definer set search_path = ''
as $$
	update public.outbox o
	set locked_until = now() + interval '2 minutes', attempts = o.attempts + 1
	where (o.organization_id, o.id) in (
		select c.organization_id, c.id from public.outbox c
		where c.sent_at is null and c.dead_at is null and c.due_at <= now()
			and (c.locked_until is null or c.locked_until < now())
		order by c.due_at limit p_limit
		for update skip locked)
	returning o.organization_id, o.id, o.kind::text, o.recipient, o.locale::text, o.facts, o.attempts
$$;
comment on function public.claim_messages is 'Leases due messages to one worker for two minutes. Server only.';

create function public.settle_message(p_organization uuid, p_id uuid, p_attempt integer, p_error text default null) returns void
language sql volatile security definer set search_path = ''
as $$
	update public.outbox set
		locked_until = null,
		sent_at = case when p_error is null then now() end,
		last_error = left(p_error, 500),
		dead_at = case when p_error is not null and attempts >= 10 then now() end,
		due_at = now() + make_interval(secs => 30 * power(2, least(attempts, 8)))
	where organization_id = p_organization and id = p_id and attempts = p_attempt and sent_at is null
$$;
comment on function public.settle_message is 'Records delivery or failure of one attempt; a newer attempt is not touched. Server only.';

create function private.purge() returns void
language sql volatile security definer set search_path = ''
as $$
	delete from private.attempts where at < now() - interval '1 day';
	delete from private.requests where created_at < now() - interval '24 hours';
	delete from public.outbox where sent_at < now() - interval '30 days' or dead_at < now() - interval '30 days';
	delete from public.staff_invitations where accepted_at is not null or expires_at < now() - interval '30 days';
$$;
comment on function private.purge is 'Removes what its purpose no longer needs, as the comments of the columns promise.';

create function public.report_alive(p_name text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	insert into private.heartbeats (name, seen_at) values (p_name, now())
	on conflict (name) do update set seen_at = excluded.seen_at;
	insert into private.heartbeats as h (name, seen_at) values ('purge', now())
	on conflict (name) do update set seen_at = excluded.seen_at where h.seen_at < now() - interval '1 hour';
	if found then
		perform private.purge();
	end if;
end
$$;
comment on function public.report_alive is 'A background process says that it runs; once an hour that also clears what is past keeping. Server only.';

create function public.readiness() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	newest text;
begin
	if to_regclass('supabase_migrations.schema_migrations') is not null then
		select max(m.version) into newest from supabase_migrations.schema_migrations m;
	end if;
	return jsonb_build_object(
		'database', true,
		'migration', newest,
		'worker_seen_at', (select h.seen_at from private.heartbeats h where h.name = 'worker'),
		'worker', coalesce((select h.seen_at > now() - interval '1 minute' from private.heartbeats h where h.name = 'worker'), false));
end
$$;
comment on function public.readiness is 'That the database answers, its newest migration, and whether the worker was seen in the last minute. Server only.';

grant execute on function public.claim_messages, public.settle_message, public.report_alive, public.readiness to service_role;
