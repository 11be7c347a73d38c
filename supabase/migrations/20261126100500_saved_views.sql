-- Saved views: a page of measurement with its selection, under a name; for oneself or for all colleagues.
-- Whoever wants can have a view sent to themselves, every week or every month.
--
-- A mail leaves once in each period, by a key, however many workers look at the clock. What was missed is
-- not made up for: only the latest period counts.

create table public.saved_views (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	owner_id uuid not null references auth.users (id) on delete cascade,
	name text not null check (char_length(name) between 1 and 120 and name !~ '[[:cntrl:]]'),
	path text not null check (path ~ '^/(dashboard(/[a-z]{1,20})?|training|reports)$'),
	query text not null default '' check (char_length(query) <= 1000 and query !~ '[[:cntrl:][:space:]]'),
	is_shared boolean not null default false,
	created_at timestamptz not null default now(),
	primary key (organization_id, id)
);
comment on table public.saved_views is 'Pages of measurement with their selection, under a name.';
comment on column public.saved_views.organization_id is 'Where.';
comment on column public.saved_views.id is 'Random key.';
comment on column public.saved_views.owner_id is 'Who saved it, and may remove it.';
comment on column public.saved_views.name is 'What it is called.';
comment on column public.saved_views.path is 'Which page.';
comment on column public.saved_views.query is 'Its selection, as it stands in the address, without the question mark.';
comment on column public.saved_views.is_shared is 'True shows it to all colleagues.';
comment on column public.saved_views.created_at is 'When.';
create index saved_views_owner on public.saved_views (owner_id);

create table public.view_mails (
	organization_id uuid not null,
	view_id uuid not null,
	user_id uuid not null references auth.users (id) on delete cascade,
	repeats text not null check (repeats in ('week', 'month')),
	created_at timestamptz not null default now(),
	primary key (organization_id, view_id, user_id),
	foreign key (organization_id, view_id) references public.saved_views (organization_id, id) on delete cascade
);
comment on table public.view_mails is 'Who has which view sent to themselves, and how often.';
comment on column public.view_mails.organization_id is 'Where.';
comment on column public.view_mails.view_id is 'Which view.';
comment on column public.view_mails.user_id is 'To whom; only ever to oneself.';
comment on column public.view_mails.repeats is 'week: Mondays; month: the first day. At seven on the clock of the organisation.';
comment on column public.view_mails.created_at is 'Since when; the first mail comes at the next time.';
create index view_mails_user on public.view_mails (user_id);

create table private.view_mail_runs (
	organization_id uuid not null,
	view_id uuid not null,
	user_id uuid not null,
	due_at timestamptz not null,
	primary key (organization_id, view_id, user_id, due_at),
	foreign key (organization_id, view_id, user_id) references public.view_mails (organization_id, view_id, user_id) on delete cascade
);
comment on table private.view_mail_runs is 'Which mails of views were queued. The key makes each once.';

select private.close_by_default(t) from unnest(array['public.saved_views', 'public.view_mails']::regclass[]) as t;
create policy saved_views_staff_select on public.saved_views for select to authenticated
	using (organization_id in (select private.my_organizations()) and (is_shared or owner_id = (select auth.uid())));
create policy view_mails_own_select on public.view_mails for select to authenticated
	using (organization_id in (select private.my_organizations()) and user_id = (select auth.uid()));
grant select on public.saved_views, public.view_mails to authenticated, service_role;

create function public.save_view(p_organization uuid, p_view jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	most constant integer := 100;
	made uuid;
begin
	perform private.require_role(p_organization);
	if (select count(*) from public.saved_views v where v.organization_id = p_organization and v.owner_id = (select auth.uid())) >= most then
		perform private.refuse('invalid', 422, 'views');
	end if;
	insert into public.saved_views (organization_id, owner_id, name, path, query, is_shared)
	values (p_organization, (select auth.uid()), p_view ->> 'name', p_view ->> 'path', coalesce(p_view ->> 'query', ''),
		coalesce((p_view ->> 'is_shared')::boolean, false))
	returning id into made;
	return made;
end
$$;
comment on function public.save_view is 'Keeps a page and its selection under a name; at most a hundred for each person.';

create function public.remove_view(p_organization uuid, p_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization);
	delete from public.saved_views v where v.organization_id = p_organization and v.id = p_id
		and (v.owner_id = (select auth.uid()) or (v.is_shared and p_organization in (select private.my_organizations('{admin}'))));
	if not found then
		perform private.refuse('not_found', 404);
	end if;
end
$$;
comment on function public.remove_view is 'Takes a view away, with its mails: one''s own, or as an admin a shared one.';

create function public.mail_view(p_organization uuid, p_id uuid, p_repeats text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization);
	if not exists (select from public.saved_views v where v.organization_id = p_organization and v.id = p_id
		and (v.is_shared or v.owner_id = (select auth.uid()))) then
		perform private.refuse('not_found', 404);
	end if;
	delete from public.view_mails m where m.organization_id = p_organization and m.view_id = p_id and m.user_id = (select auth.uid());
	if p_repeats <> 'never' then
		insert into public.view_mails (organization_id, view_id, user_id, repeats)
		values (p_organization, p_id, (select auth.uid()), p_repeats);
	end if;
end
$$;
comment on function public.mail_view is 'Has a view sent to oneself: every week, every month or never.';

create function private.view_mail_due(repeats text, zone text, at timestamptz) returns timestamptz
language sql stable set search_path = ''
as $$
	select max(d.due) from (
		select (date_trunc(repeats, (at at time zone zone) - make_interval(days => back)) + interval '7 hours') at time zone zone as due
		from unnest(array[0, 7, 31]) as back) as d
	where d.due <= at
$$;
comment on function private.view_mail_due is 'The latest time, up to a moment, at which mails of views were due: Monday or the first, at seven.';

create function private.due_view_mail_at(at timestamptz)
returns table (organization_id uuid, view_id uuid, user_id uuid, due_at timestamptz, name text, path text, query text,
	locale text, role text, time_zone text)
language sql stable security definer set search_path = ''
as $$
	select v.organization_id, v.id, m.user_id, d.due_at, v.name, v.path, v.query, p.locale::text, p.role::text, o.time_zone
	from public.view_mails m
	join public.saved_views v on v.organization_id = m.organization_id and v.id = m.view_id
	join public.memberships p on p.organization_id = m.organization_id and p.user_id = m.user_id and p.is_active
	join public.organizations o on o.id = m.organization_id
	cross join lateral (select private.view_mail_due(m.repeats, o.time_zone, at) as due_at) as d
	where m.created_at <= d.due_at and (v.is_shared or v.owner_id = m.user_id)
		and not exists (select from private.view_mail_runs r where r.organization_id = m.organization_id
			and r.view_id = m.view_id and r.user_id = m.user_id and r.due_at = d.due_at)
	order by d.due_at
	limit 1
$$;
comment on function private.due_view_mail_at is 'A mail of a view that is due at a moment and was not queued yet, with whom it is for.';

create function public.due_view_mail()
returns table (organization_id uuid, view_id uuid, user_id uuid, due_at timestamptz, name text, path text, query text,
	locale text, role text, time_zone text)
language sql stable security definer set search_path = ''
as $$ select * from private.due_view_mail_at(now()) $$;
comment on function public.due_view_mail is 'A mail of a view that is due now. Server only.';

create function public.selection_isolates(p_organization uuid, p_survey text, p_filter jsonb) returns boolean
language sql stable security definer set search_path = ''
as $$
	select coalesce(private.isolates_few(s.organization_id, s.id, o.time_zone, p_filter, 5), true)
	from public.surveys s join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey
$$;
comment on function public.selection_isolates is 'Whether a selection would tell about a few people by subtraction, for readers who may not see single answers. Server only.';

create function public.queue_view_mail(p_organization uuid, p_view uuid, p_user uuid, p_due_at timestamptz, p_facts jsonb) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
	insert into private.view_mail_runs (organization_id, view_id, user_id, due_at)
	select m.organization_id, m.view_id, m.user_id, p_due_at from public.view_mails m
	where m.organization_id = p_organization and m.view_id = p_view and m.user_id = p_user
	on conflict do nothing;
	if not found then
		return false;
	end if;
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
	select p_organization, 'view/' || p_view || '/' || p_user || '/' || extract(epoch from p_due_at)::bigint, 'saved_view',
		u.email, p.locale, p_facts
	from auth.users u join public.memberships p on p.user_id = u.id and p.organization_id = p_organization and p.is_active
	where u.id = p_user
	on conflict (organization_id, key) do nothing;
	return found;
end
$$;
comment on function public.queue_view_mail is 'Queues the mail of a view with its words, once for each time; false when it was queued before. Server only.';

grant execute on function public.save_view, public.remove_view, public.mail_view to authenticated;
grant execute on function public.due_view_mail, public.queue_view_mail, public.selection_isolates to service_role;
