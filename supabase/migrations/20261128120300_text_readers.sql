-- Every organisation reads with what it has taught: when that changes, what was read before is read again, by the
-- server, the latest first. Texts that came in another way than through a reading door are read there, too.

create table public.text_readers (
	organization_id uuid not null primary key references public.organizations (id),
	version integer not null default 0 check (version >= 0)
);
comment on table public.text_readers is 'With what an organisation reads, as a number that counts up whenever it changes.';
comment on column public.text_readers.organization_id is 'Owner.';
comment on column public.text_readers.version is 'Counts up with every change of words or models; an organisation without a row reads with what comes with the product, 0.';
select private.close_by_default('public.text_readers');
create policy text_readers_staff_select on public.text_readers for select to authenticated
	using (organization_id in (select private.my_organizations('{quality_manager,admin}')));
grant select on public.text_readers to authenticated, service_role;

create index text_readings_stale on public.text_readings (organization_id, reader_version, read_at desc);

create function private.await_reading() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	if tg_table_name = 'responses' then
		insert into public.text_readings (organization_id, response_id, read_at) values (new.organization_id, new.id, new.received_at)
		on conflict do nothing;
	else
		insert into public.text_readings (organization_id, case_id, read_at) values (new.organization_id, new.id, new.opened_at)
		on conflict do nothing;
	end if;
	return null;
end
$$;
comment on function private.await_reading is 'Every text has a reading, if an empty one, so that what is still to be read is found at once.';
create trigger await_reading after insert on public.responses for each row
	when (new.comment is not null) execute function private.await_reading();
create trigger await_reading after insert on public.cases for each row
	when (new.words is not null) execute function private.await_reading();
insert into public.text_readings (organization_id, response_id, read_at)
	select r.organization_id, r.id, r.received_at from public.responses r where r.comment is not null on conflict do nothing;
insert into public.text_readings (organization_id, case_id, read_at)
	select c.organization_id, c.id, c.opened_at from public.cases c where c.words is not null on conflict do nothing;

create or replace function private.store_reading(organization uuid, reading jsonb, response uuid default null, case_of uuid default null)
returns void
language sql volatile security definer set search_path = ''
as $$
	update public.text_readings t
	set locale = (reading ->> 'locale')::public.locale, negative = (reading ->> 'negative')::numeric,
		findings = coalesce(reading -> 'findings', '{}'), causes = coalesce(reading -> 'causes', '[]'),
		grams = coalesce(reading -> 'grams', '[]'), reader = coalesce(reading -> 'reader', '{}'), reader_version = 0
	where t.organization_id = organization and (t.response_id = response or t.case_id = case_of) and jsonb_typeof(reading) = 'object'
$$;
comment on function private.store_reading is 'Keeps what was found in the words of an answer or a complaint, at the moment of the answer and not a finer one; without a reading it is left to the server to read them.';

create function public.words_to_read(p_limit integer) returns jsonb
language sql volatile security definer set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('organization', s.organization_id, 'id', s.id, 'version', s.version, 'text', (
		select w.words from (
			select r.comment as words from public.responses r where r.organization_id = s.organization_id and r.id = s.response_id
			union all
			select c.words from public.cases c where c.organization_id = s.organization_id and c.id = s.case_id) as w))), '[]')
	from (
		select t.organization_id, t.id, t.response_id, t.case_id, coalesce(v.version, 0) as version
		from public.organizations o
		left join public.text_readers v on v.organization_id = o.id
		cross join lateral (
			select * from public.text_readings t
			where t.organization_id = o.id and t.reader_version < coalesce(v.version, 0)
			order by t.reader_version, t.read_at desc limit p_limit) as t
		limit p_limit) as s
$$;
comment on function public.words_to_read is 'Texts that were never read, or with another reader than the present one. Server only.';

create function public.keep_readings(p_readings jsonb) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	kept integer;
begin
	update public.text_readings t
	set locale = (r.reading ->> 'locale')::public.locale, negative = (r.reading ->> 'negative')::numeric,
		findings = coalesce(r.reading -> 'findings', '{}'), causes = coalesce(r.reading -> 'causes', '[]'),
		grams = coalesce(r.reading -> 'grams', '[]'), reader = coalesce(r.reading -> 'reader', '{}'), reader_version = r.version
	from jsonb_to_recordset(p_readings) as r (organization uuid, id uuid, version integer, reading jsonb)
	where t.organization_id = r.organization and t.id = r.id and t.reader_version < r.version;
	get diagnostics kept = row_count;
	return kept;
end
$$;
comment on function public.keep_readings is 'Keeps what the server has read, of each text {organization, id, version, reading}; how many were kept. Server only.';

grant execute on function public.words_to_read, public.keep_readings to service_role;
