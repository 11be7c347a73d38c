-- Who we are and who may do what: organisations, their sites and services, staff and API keys.
--
-- A signed-in user is nobody until an active membership says otherwise. The helpers
-- my_organizations() and require_role() are the only places that decide it.

create table public.organizations (
	id uuid primary key default gen_random_uuid(),
	code public.code not null unique,
	name public.bilingual_name not null,
	time_zone text not null default 'Asia/Shanghai' check (char_length(time_zone) <= 64),
	created_at timestamptz not null default now()
);
comment on table public.organizations is 'A tenant: everything else belongs to exactly one.';
comment on column public.organizations.id is 'Random key.';
comment on column public.organizations.code is 'Name for programs and addresses.';
comment on column public.organizations.name is 'Name shown to customers and staff.';
comment on column public.organizations.time_zone is 'IANA zone in which days and months are counted.';
comment on column public.organizations.created_at is 'When it was set up.';

create table public.sites (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	code public.code not null,
	name public.bilingual_name not null,
	created_at timestamptz not null default now(),
	primary key (organization_id, id),
	unique (organization_id, code)
);
comment on table public.sites is 'A place where service happens: branch, station, shop.';
comment on column public.sites.organization_id is 'Owner.';
comment on column public.sites.id is 'Random key.';
comment on column public.sites.code is 'Name for programs, unique in the organisation.';
comment on column public.sites.name is 'Name shown to people.';
comment on column public.sites.created_at is 'When it was added.';

create table public.services (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	code public.code not null,
	name public.bilingual_name not null,
	created_at timestamptz not null default now(),
	primary key (organization_id, id),
	unique (organization_id, code)
);
comment on table public.services is 'What is provided: repair visit, counter service, delivery.';
comment on column public.services.organization_id is 'Owner.';
comment on column public.services.id is 'Random key.';
comment on column public.services.code is 'Name for programs, unique in the organisation.';
comment on column public.services.name is 'Name shown to people.';
comment on column public.services.created_at is 'When it was added.';

create table public.memberships (
	organization_id uuid not null references public.organizations (id),
	user_id uuid not null references auth.users (id) on delete cascade,
	role public.staff_role not null,
	display_name text not null check (char_length(display_name) between 1 and 200),
	locale public.locale,
	is_active boolean not null default true,
	created_at timestamptz not null default now(),
	primary key (organization_id, user_id)
);
comment on table public.memberships is 'A person works for an organisation in one role.';
comment on column public.memberships.organization_id is 'Where.';
comment on column public.memberships.user_id is 'Who; the account of the auth service.';
comment on column public.memberships.role is 'What they may do; never read from a token.';
comment on column public.memberships.display_name is 'Name shown to colleagues.';
comment on column public.memberships.locale is 'Language they chose; null follows the browser.';
comment on column public.memberships.is_active is 'False shuts them out at the next request.';
comment on column public.memberships.created_at is 'When they joined.';
create index memberships_user on public.memberships (user_id, organization_id);

create table public.staff_invitations (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	email text not null check (email = lower(email) and char_length(email) between 3 and 254 and email like '_%@_%'),
	role public.staff_role not null,
	invited_by uuid references auth.users (id) on delete set null,
	created_at timestamptz not null default now(),
	expires_at timestamptz not null default now() + interval '7 days',
	accepted_at timestamptz,
	primary key (organization_id, id)
);
comment on table public.staff_invitations is 'A role kept for whoever proves to own the address.';
comment on column public.staff_invitations.organization_id is 'Where they are invited to.';
comment on column public.staff_invitations.id is 'Random key.';
comment on column public.staff_invitations.email is 'Address, lower case; purpose: to reach the invited person; kept until accepted, else 30 days past expiry.';
comment on column public.staff_invitations.role is 'Role they will get.';
comment on column public.staff_invitations.invited_by is 'Who invited.';
comment on column public.staff_invitations.created_at is 'When.';
comment on column public.staff_invitations.expires_at is 'Void afterwards.';
comment on column public.staff_invitations.accepted_at is 'When it became a membership.';
create unique index staff_invitations_pending on public.staff_invitations (organization_id, email) where accepted_at is null;
create index staff_invitations_email on public.staff_invitations (email) where accepted_at is null;
create index staff_invitations_inviter on public.staff_invitations (invited_by);

create table public.api_keys (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	name text not null check (char_length(name) between 1 and 200),
	prefix text not null check (char_length(prefix) = 12),
	key_hash bytea not null unique check (octet_length(key_hash) = 32),
	scopes text[] not null check (scopes <@ array['read', 'write'] and cardinality(scopes) > 0),
	created_by uuid references auth.users (id) on delete set null,
	created_at timestamptz not null default now(),
	last_used_at timestamptz,
	revoked_at timestamptz,
	primary key (organization_id, id)
);
comment on table public.api_keys is 'Keys of other systems; the key itself is shown once and never stored.';
comment on column public.api_keys.organization_id is 'Whose data the key opens.';
comment on column public.api_keys.id is 'Random key.';
comment on column public.api_keys.name is 'What it is for.';
comment on column public.api_keys.prefix is 'First characters, to recognise it by.';
comment on column public.api_keys.key_hash is 'SHA-256 of the key.';
comment on column public.api_keys.scopes is 'read, write or both.';
comment on column public.api_keys.created_by is 'Who made it.';
comment on column public.api_keys.created_at is 'When.';
comment on column public.api_keys.last_used_at is 'Day of last use.';
comment on column public.api_keys.revoked_at is 'Void afterwards.';
create index api_keys_creator on public.api_keys (created_by);

create table public.audit_events (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	at timestamptz not null default now(),
	actor_id uuid references auth.users (id) on delete set null,
	action text not null check (char_length(action) between 1 and 100),
	subject text check (char_length(subject) <= 300),
	primary key (organization_id, id)
);
comment on table public.audit_events is 'Administrative acts, append-only.';
comment on column public.audit_events.organization_id is 'Where.';
comment on column public.audit_events.id is 'Random key.';
comment on column public.audit_events.at is 'When.';
comment on column public.audit_events.actor_id is 'Who; null is the system.';
comment on column public.audit_events.action is 'What, as a code.';
comment on column public.audit_events.subject is 'On what.';
create index audit_events_at on public.audit_events (organization_id, at desc);
create index audit_events_actor on public.audit_events (actor_id);

create table private.attempts (
	bucket text not null check (char_length(bucket) <= 200),
	at timestamptz not null default clock_timestamp()
);
comment on table private.attempts is 'Recent tries at a guarded door, by hashed bucket; emptied as windows pass.';
create index attempts_bucket on private.attempts (bucket, at);
create index attempts_at on private.attempts (at);

create table private.requests (
	organization_id uuid not null references public.organizations (id),
	key text not null check (char_length(key) between 1 and 200),
	fingerprint text not null,
	status integer,
	body jsonb,
	created_at timestamptz not null default now(),
	primary key (organization_id, key)
);
comment on table private.requests is 'Idempotency-Key of API calls with their first answer; kept 24 hours.';

select private.close_by_default(t) from unnest(array[
	'public.organizations', 'public.sites', 'public.services', 'public.memberships',
	'public.staff_invitations', 'public.api_keys', 'public.audit_events']::regclass[]) as t;

-- Who is asking -------------------------------------------------------------------------------

create function private.my_organizations(roles public.staff_role[] default null) returns setof uuid
language sql stable security definer set search_path = ''
as $$
	select organization_id from public.memberships
	where user_id = (select auth.uid()) and is_active and (roles is null or role = any (roles))
$$;
comment on function private.my_organizations is 'Organisations in which the caller is active, optionally in one of the roles.';
grant execute on function private.my_organizations to authenticated, service_role;

create function private.require_role(organization uuid, roles public.staff_role[] default null) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
	-- The role setting is the caller's even inside a definer function; the API never lets it be set.
	if current_setting('role', true) = 'service_role' then
		return;
	end if;
	if organization is null or organization not in (select private.my_organizations()) then
		perform private.refuse('not_found', 404);
	end if;
	if organization not in (select private.my_organizations(roles)) then
		perform private.refuse('forbidden', 403);
	end if;
end
$$;
comment on function private.require_role is 'Refuses strangers with 404 and the wrong role with 403; the server itself passes.';
grant execute on function private.require_role to authenticated, service_role;

create function private.record_audit(organization uuid, action text, subject text) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.audit_events (organization_id, actor_id, action, subject)
	values (organization, (select auth.uid()), action, left(subject, 300))
$$;
comment on function private.record_audit is 'Writes an administrative act.';

-- Policies: people see their own organisation -------------------------------------------------

create policy organizations_staff_select on public.organizations for select to authenticated
	using (id in (select private.my_organizations()));
create policy sites_staff_select on public.sites for select to authenticated
	using (organization_id in (select private.my_organizations()));
create policy services_staff_select on public.services for select to authenticated
	using (organization_id in (select private.my_organizations()));
create policy memberships_staff_select on public.memberships for select to authenticated
	using (organization_id in (select private.my_organizations()));
create policy staff_invitations_admin_select on public.staff_invitations for select to authenticated
	using (organization_id in (select private.my_organizations('{admin}')));
create policy api_keys_admin_select on public.api_keys for select to authenticated
	using (organization_id in (select private.my_organizations('{admin}')));
create policy audit_events_admin_select on public.audit_events for select to authenticated
	using (organization_id in (select private.my_organizations('{admin}')));

grant select on public.organizations, public.sites, public.services, public.memberships,
	public.staff_invitations, public.audit_events to authenticated, service_role;
grant select (organization_id, id, name, prefix, scopes, created_by, created_at, last_used_at, revoked_at)
	on public.api_keys to authenticated, service_role;

-- Commands ------------------------------------------------------------------------------------

create function public.invite_staff(p_organization uuid, p_email text, p_role public.staff_role) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	address text := lower(trim(p_email));
begin
	perform private.require_role(p_organization, '{admin}');
	if exists (select from public.memberships m join auth.users u on u.id = m.user_id
		where m.organization_id = p_organization and lower(u.email) = address and m.is_active) then
		perform private.refuse('already_member', 409);
	end if;
	insert into public.staff_invitations (organization_id, email, role, invited_by)
	values (p_organization, address, p_role, (select auth.uid()))
	on conflict (organization_id, email) where accepted_at is null
	do update set role = excluded.role, expires_at = now() + interval '7 days', invited_by = excluded.invited_by;
	perform private.record_audit(p_organization, 'staff_invited', address);
end
$$;
comment on function public.invite_staff is 'Keeps a role for an address; asking again renews it.';

create function public.revoke_staff_invitation(p_organization uuid, p_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	address text;
begin
	perform private.require_role(p_organization, '{admin}');
	delete from public.staff_invitations i
	where i.organization_id = p_organization and i.id = p_id and i.accepted_at is null
	returning i.email into address;
	if address is null then
		perform private.refuse('not_found', 404);
	end if;
	perform private.record_audit(p_organization, 'staff_invitation_revoked', address);
end
$$;
comment on function public.revoke_staff_invitation is 'Takes an invitation back before it is accepted.';

create function public.accept_staff_invitations() returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	person record;
	accepted integer;
begin
	select id, lower(email) as email into person from auth.users
	where id = (select auth.uid()) and email_confirmed_at is not null;
	if person.id is null then
		return 0;
	end if;
	with taken as (
		update public.staff_invitations set accepted_at = now()
		where email = person.email and accepted_at is null and expires_at > now()
		returning organization_id, role
	)
	insert into public.memberships (organization_id, user_id, role, display_name)
	select organization_id, person.id, role, split_part(person.email, '@', 1) from taken
	on conflict (organization_id, user_id) do update set role = excluded.role, is_active = true
	where not memberships.is_active;
	get diagnostics accepted = row_count;
	return accepted;
end
$$;
comment on function public.accept_staff_invitations is 'Turns invitations to the caller''s proven address into memberships; answers how many.';

create function public.set_membership(p_organization uuid, p_user uuid, p_role public.staff_role, p_is_active boolean)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{admin}');
	if p_user = (select auth.uid()) then
		perform private.refuse('own_membership', 403);
	end if;
	-- Two admins who demote each other at once would leave none: one waits for the other.
	perform from public.memberships where organization_id = p_organization and role = 'admin' for update;
	update public.memberships set role = p_role, is_active = p_is_active
	where organization_id = p_organization and user_id = p_user;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
	if not exists (select from public.memberships
		where organization_id = p_organization and role = 'admin' and is_active) then
		perform private.refuse('last_admin', 409);
	end if;
	-- What an admin decides now is not undone by an older invitation.
	delete from public.staff_invitations i where i.organization_id = p_organization and i.accepted_at is null
		and i.email = (select lower(u.email) from auth.users u where u.id = p_user);
	perform private.record_audit(p_organization, 'membership_set', p_user || ' ' || p_role || ' ' || p_is_active);
end
$$;
comment on function public.set_membership is 'Changes a colleague''s role or shuts them out; never one''s own, never the last admin.';

create function public.set_own_locale(p_locale public.locale) returns void
language sql volatile security definer set search_path = ''
as $$
	update public.memberships set locale = p_locale where user_id = (select auth.uid())
$$;
comment on function public.set_own_locale is 'Remembers the language a staff member chose.';

create function public.create_api_key(
	p_organization uuid, p_name text, p_prefix text, p_key_hash text, p_scopes text[]) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	created uuid;
begin
	perform private.require_role(p_organization, '{admin}');
	insert into public.api_keys (organization_id, name, prefix, key_hash, scopes, created_by)
	values (p_organization, p_name, p_prefix, decode(p_key_hash, 'hex'), p_scopes, (select auth.uid()))
	returning id into created;
	perform private.record_audit(p_organization, 'api_key_created', p_prefix);
	return created;
end
$$;
comment on function public.create_api_key is 'Stores the hash (hex) of a key that the server made and shows once.';

create function public.revoke_api_key(p_organization uuid, p_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{admin}');
	update public.api_keys set revoked_at = coalesce(revoked_at, now())
	where organization_id = p_organization and id = p_id;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
	perform private.record_audit(p_organization, 'api_key_revoked', p_id::text);
end
$$;
comment on function public.revoke_api_key is 'Voids a key at once.';

create function public.authenticate_api_key(p_key_hash text)
returns table (organization_id uuid, scopes text[])
language plpgsql volatile security definer set search_path = ''
as $$
begin
	return query
		select k.organization_id, k.scopes from public.api_keys k
		where k.key_hash = decode(p_key_hash, 'hex') and k.revoked_at is null;
	update public.api_keys k set last_used_at = date_trunc('day', now())
	where k.key_hash = decode(p_key_hash, 'hex') and k.last_used_at is distinct from date_trunc('day', now());
end
$$;
comment on function public.authenticate_api_key is 'Whose key this is; no row for an unknown or revoked one. Server only.';

create function public.count_attempt(p_bucket text, p_limit integer, p_window_seconds integer) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	recent integer;
begin
	perform pg_advisory_xact_lock(hashtextextended(p_bucket, 0));
	delete from private.attempts where bucket = p_bucket and at < clock_timestamp() - make_interval(secs => p_window_seconds);
	select count(*) into recent from private.attempts where bucket = p_bucket;
	if recent >= p_limit then
		return false;
	end if;
	insert into private.attempts (bucket) values (p_bucket);
	return true;
end
$$;
comment on function public.count_attempt is 'Counts a try; false when the window already holds p_limit of them. Server only.';

create function public.clear_attempts(p_bucket text) returns void
language sql volatile security definer set search_path = ''
as $$
	delete from private.attempts where bucket = p_bucket
$$;
comment on function public.clear_attempts is 'Forgets the tries of a bucket after a success. Server only.';

create function public.take_back_attempt(p_bucket text) returns void
language sql volatile security definer set search_path = ''
as $$
	delete from private.attempts where ctid = (
		select a.ctid from private.attempts a where a.bucket = p_bucket order by a.at desc limit 1)
$$;
comment on function public.take_back_attempt is 'Takes back the latest try of a bucket: it succeeded, older ones still count. Server only.';

create function public.begin_request(p_organization uuid, p_key text, p_fingerprint text)
returns table (fingerprint text, status integer, body jsonb)
language plpgsql volatile security definer set search_path = ''
as $$
begin
	delete from private.requests r where r.organization_id = p_organization
		and (r.created_at < now() - interval '24 hours'
			or (r.key = p_key and r.status is null and r.created_at < now() - interval '1 minute'));
	-- Between the two statements the first claim may be given up: then this one tries again.
	loop
		insert into private.requests as r (organization_id, key, fingerprint)
		values (p_organization, p_key, p_fingerprint)
		on conflict (organization_id, key) do nothing;
		exit when found;
		return query select r.fingerprint, r.status, r.body from private.requests r
			where r.organization_id = p_organization and r.key = p_key;
		exit when found;
	end loop;
end
$$;
comment on function public.begin_request is 'Claims an Idempotency-Key; a row means it was claimed before, with its answer once known. Server only.';

create function public.finish_request(p_organization uuid, p_key text, p_status integer, p_body jsonb) returns void
language sql volatile security definer set search_path = ''
as $$
	update private.requests set status = p_status, body = p_body
	where organization_id = p_organization and key = p_key
$$;
comment on function public.finish_request is 'Keeps the answer of a claimed Idempotency-Key. Server only.';

create function public.abandon_request(p_organization uuid, p_key text) returns void
language sql volatile security definer set search_path = ''
as $$
	delete from private.requests where organization_id = p_organization and key = p_key and status is null
$$;
comment on function public.abandon_request is 'Frees an Idempotency-Key whose call failed on our side. Server only.';

grant execute on function public.invite_staff, public.revoke_staff_invitation, public.accept_staff_invitations, public.set_membership,
	public.set_own_locale, public.create_api_key, public.revoke_api_key to authenticated;
grant execute on function public.authenticate_api_key, public.count_attempt, public.clear_attempts, public.take_back_attempt,
	public.begin_request, public.finish_request, public.abandon_request to service_role;
