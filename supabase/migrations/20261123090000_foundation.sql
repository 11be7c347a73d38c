-- Ground rules: nothing is open until a migration opens it, and helpers live where the API cannot see.
--
-- Hosted Supabase grants generously by default; every grant below and in later migrations is
-- written out beside its policies instead. Refusals are raised as PTnnn, which PostgREST turns
-- into the HTTP status nnn; the message is a code of docs/error-codes.md.

create schema if not exists private;
comment on schema private is 'Helpers, trigger functions and secrets; never exposed through the API.';

revoke all on schema public from public;
revoke all on all tables in schema public from public, anon, authenticated;
revoke all on all routines in schema public from public, anon, authenticated;
revoke all on all sequences in schema public from public, anon, authenticated;
alter default privileges in schema public revoke all on tables from public, anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from public, anon, authenticated, service_role;
alter default privileges in schema public revoke all on routines from public, anon, authenticated, service_role;
-- A default on one schema cannot take back what PUBLIC has everywhere, so this one is global.
alter default privileges revoke execute on routines from public;

grant usage on schema public to anon, authenticated, service_role;
grant usage on schema private to anon, authenticated, service_role;

create function private.is_bilingual(value jsonb, max_length integer) returns boolean
language sql immutable set search_path = ''
as $$
	select jsonb_typeof(value) = 'object'
		and value <> '{}'::jsonb
		and not exists (
			select from jsonb_each(value) as entry
			where entry.key not in ('zh', 'en')
				or jsonb_typeof(entry.value) <> 'string'
				or char_length(entry.value #>> '{}') not between 1 and max_length
		)
$$;
comment on function private.is_bilingual is 'True for {"zh": …, "en": …} or one of them, each 1 to max_length characters.';
grant execute on function private.is_bilingual to anon, authenticated, service_role;

create domain public.bilingual_name as jsonb check (value is null or private.is_bilingual(value, 200));
comment on domain public.bilingual_name is 'A short text in Chinese, English or both: {"zh": …, "en": …}.';
create domain public.bilingual_text as jsonb check (value is null or private.is_bilingual(value, 2000));
comment on domain public.bilingual_text is 'A sentence in Chinese, English or both: {"zh": …, "en": …}.';
create domain public.code as text check (value ~ '^[a-z0-9][a-z0-9_-]{0,62}$');
comment on domain public.code is 'A name for programs: lower case letters, digits, hyphen, underscore; at most 63.';
create domain public.locale as text check (value in ('zh', 'en'));
comment on domain public.locale is 'A language the product speaks.';
create domain public.external_id as text check (char_length(value) between 1 and 200);
comment on domain public.external_id is 'The name another system gives to a thing; opaque to us.';

create type public.staff_role as enum ('agent', 'quality_manager', 'trainer', 'admin');
comment on type public.staff_role is 'What somebody may do in one organisation.';

create function private.refuse(code text, status integer default 400, detail text default null) returns void
language plpgsql volatile set search_path = ''
as $$
begin
	raise exception using errcode = 'PT' || status, message = code, detail = coalesce(detail, '');
end
$$;
comment on function private.refuse is 'Raises a listed error code with an HTTP status; nothing is written.';
grant execute on function private.refuse to anon, authenticated, service_role;

create function private.crockford(bytes bytea, symbols integer) returns text
language sql immutable strict set search_path = ''
as $$
	select string_agg(
		substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(bytes, position) & 31) + 1, 1), '' order by position)
	from generate_series(0, symbols - 1) as position
$$;
comment on function private.crockford is 'Five bits of each byte as Crockford base 32: short codes that people can read out.';

create function private.random_reference(prefix text) returns text
language sql volatile set search_path = ''
as $$
	select prefix || '-' || private.crockford(
		sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 8)
$$;
comment on function private.random_reference is 'A short reference that cannot be counted through; unique by constraint.';

create function private.keep_organization() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if new.organization_id is distinct from old.organization_id then
		perform private.refuse('organization_is_fixed', 409);
	end if;
	return new;
end
$$;
comment on function private.keep_organization is 'Rows never move to another organisation.';

create function private.close_by_default(target regclass) returns void
language plpgsql set search_path = ''
as $$
begin
	execute format('alter table %s enable row level security', target);
	execute format('revoke all on table %s from public, anon, authenticated, service_role', target);
	if exists (select from pg_catalog.pg_attribute
		where attrelid = target and attname = 'organization_id' and not attisdropped) then
		execute format('create trigger keep_organization before update on %s
			for each row execute function private.keep_organization()', target);
	end if;
end
$$;
comment on function private.close_by_default is 'What every new table gets: row level security, no grants, a fixed organisation.';
