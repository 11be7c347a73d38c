-- A cause of which the reader is sure is written to the complaint, marked as the reader's. What a person says of the
-- cause stands: from then on the reader only suggests. Closed complaints are left as they were closed.

alter table public.cases
	add column cause_by text check (cause_by in ('reader', 'person')),
	add constraint cause_by_complaint check (cause_by is null or kind = 'complaint'),
	add constraint cause_by_reader check (cause_by is distinct from 'reader' or cause is not null);
comment on column public.cases.cause_by is 'Who said last what the cause is: the reader by itself, or a person, who may have left it open; null where it is as it was told at first.';

alter table public.case_events
	drop constraint case_events_kind_check,
	add constraint case_events_kind_check check (kind in ('opened', 'assigned', 'escalated', 'contact_attempted', 'note',
		'state_changed', 'linked', 'added', 'cause'));

create function private.write_cause(complaint public.cases, named text, writer text, facts jsonb default '{}') returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	update public.cases k set cause = named,
		cause_by = case when named is null and writer = 'reader' then null else writer end,
		category = case when named is not null then split_part(named, '_', 1) when complaint.cause_by = 'reader' then null else complaint.category end
	where k.organization_id = complaint.organization_id and k.id = complaint.id;
	insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, details)
	values (complaint.organization_id, complaint.id, case writer when 'person' then (select auth.uid()) end,
		case writer when 'person' then private.who_acts() else 'system' end, 'cause',
		jsonb_strip_nulls(facts || jsonb_build_object('cause', named, 'by', writer, 'before', complaint.cause, 'before_by', complaint.cause_by)));
end
$$;
comment on function private.write_cause is 'Writes a cause to a complaint, or takes it back, and who did so into what happened to it.';

create function private.take_cause() returns trigger
language plpgsql volatile security definer set search_path = ''
as $$
declare
	sure constant text := case when new.causes #> '{0,assigned}' = 'true' then new.causes #>> '{0,code}' end;
	complaint public.cases;
begin
	select * into complaint from public.cases k
	where k.organization_id = new.organization_id and k.id = new.case_id and k.kind = 'complaint' and k.closed_at is null
		and (k.cause_by = 'reader' or num_nonnulls(k.cause_by, k.cause, k.category) = 0)
		and k.cause is distinct from sure
	for no key update;
	if complaint.id is not null then
		perform private.write_cause(complaint, sure, 'reader', jsonb_build_object('reader', new.reader -> 'causes',
			'probability', case when sure is not null then new.causes #> '{0,probability}' end,
			'words', case when sure is not null then new.causes #> '{0,words}' end));
	end if;
	return null;
end
$$;
comment on function private.take_cause is 'A complaint of whose cause nobody has said anything has the one of which its reader is sure, for as long as it is.';
-- What came in through a door was read with what comes with the product (0), or says so of itself: not with what is sure.
create trigger take_cause after update of causes on public.text_readings for each row
	when (new.case_id is not null and new.reader_version > 0) execute function private.take_cause();

create function private.hear_cause() returns trigger
language plpgsql volatile security definer set search_path = ''
as $$
declare
	named constant text := nullif(new.details ->> 'cause', 'unknown');
begin
	update public.cases k set cause_by = 'person',
		cause = case when k.cause_by = 'reader' then named else k.cause end,
		category = case when k.cause_by = 'reader' then coalesce(split_part(named, '_', 1), new.details ->> 'category') else k.category end
	where k.organization_id = new.organization_id and k.id = new.case_id and k.kind = 'complaint';
	return null;
end
$$;
comment on function private.hear_cause is 'A step of a complaint that names its cause or category, or says that the cause is not known, takes the place of what the reader wrote.';
create trigger hear_cause after insert on public.case_events for each row
	when (new.kind = 'state_changed' and coalesce(new.details ->> 'cause', new.details ->> 'category') is not null)
	execute function private.hear_cause();

update public.cases k set cause_by = 'person'
where k.kind = 'complaint' and exists (select from public.case_events e where e.organization_id = k.organization_id and e.case_id = k.id
	and e.kind = 'state_changed' and coalesce(e.details ->> 'cause', e.details ->> 'category') is not null);
update public.text_readings t set causes = t.causes
where t.case_id is not null and t.reader_version > 0 and t.causes #> '{0,assigned}' = 'true';
