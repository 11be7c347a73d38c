-- What happened and may have moved the figures: a changed process, a training, a recall. Events stand as
-- marks on the control charts, so that a rule that fires is read beside what was done.
--
-- A training note of a team is an event of the kind "training" with the site of the team. Trainers write
-- and take back their own training notes; every other kind belongs to quality managers and admins.

create table public.measurement_events (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	site_id uuid,
	kind text not null check (kind in ('process_change', 'training', 'recall', 'other')),
	title public.bilingual_name not null,
	happened_on date not null check (happened_on between date '2000-01-01' and date '2099-12-31'),
	note text check (char_length(note) between 1 and 1000),
	created_by uuid references auth.users (id) on delete set null,
	created_at timestamptz not null default now(),
	primary key (organization_id, id),
	foreign key (organization_id, site_id) references public.sites (organization_id, id)
);
comment on table public.measurement_events is 'Marks on the control charts: what was changed or trained, where and when.';
comment on column public.measurement_events.organization_id is 'Owner.';
comment on column public.measurement_events.id is 'Random key.';
comment on column public.measurement_events.site_id is 'Where; null for the whole organisation.';
comment on column public.measurement_events.kind is 'process_change, training, recall or other.';
comment on column public.measurement_events.title is 'What happened, in a few words; stands beside the mark.';
comment on column public.measurement_events.happened_on is 'Day on the calendar of the organisation.';
comment on column public.measurement_events.note is 'What more colleagues should know; not for personal data.';
comment on column public.measurement_events.created_by is 'Who wrote it down.';
comment on column public.measurement_events.created_at is 'When it was written down.';
create index measurement_events_day on public.measurement_events (organization_id, happened_on);
create index measurement_events_site on public.measurement_events (organization_id, site_id);
create index measurement_events_creator on public.measurement_events (created_by);

create function public.add_measurement_event(p_organization uuid, p_event jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	at_site uuid;
	made uuid;
begin
	perform private.require_role(p_organization, '{trainer,quality_manager,admin}');
	if p_event ->> 'kind' is distinct from 'training' then
		perform private.require_role(p_organization, '{quality_manager,admin}');
	end if;
	if p_event ->> 'site' is not null then
		select s.id into at_site from public.sites s where s.organization_id = p_organization and s.code = p_event ->> 'site';
		if at_site is null then
			perform private.refuse('unknown_site', 422);
		end if;
	end if;
	insert into public.measurement_events (organization_id, site_id, kind, title, happened_on, note, created_by)
	values (p_organization, at_site, p_event ->> 'kind', p_event -> 'title', (p_event ->> 'happened_on')::date,
		nullif(p_event ->> 'note', ''), (select auth.uid()))
	returning id into made;
	return made;
end
$$;
comment on function public.add_measurement_event is 'Writes down what happened. Trainers write training notes, quality managers and admins everything.';

create function public.remove_measurement_event(p_organization uuid, p_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	found_event record;
begin
	perform private.require_role(p_organization, '{trainer,quality_manager,admin}');
	select e.kind, e.created_by into found_event from public.measurement_events e
	where e.organization_id = p_organization and e.id = p_id;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
	if found_event.kind <> 'training' or found_event.created_by is distinct from (select auth.uid()) then
		perform private.require_role(p_organization, '{quality_manager,admin}');
	end if;
	delete from public.measurement_events e where e.organization_id = p_organization and e.id = p_id;
end
$$;
comment on function public.remove_measurement_event is 'Takes a mark away. Trainers take back their own training notes, quality managers and admins everything.';

select private.close_by_default('public.measurement_events');
create policy measurement_events_staff_select on public.measurement_events for select to authenticated
	using (organization_id in (select private.my_organizations()));
grant select on public.measurement_events to authenticated, service_role;
grant execute on function public.add_measurement_event, public.remove_measurement_event to authenticated, service_role;
