-- What to say and do about each reason. The product ships words for every signal; an organisation writes its own over them.

create table public.playbooks (
	organization_id uuid not null references public.organizations (id),
	signal public.code not null,
	content jsonb not null check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 20000),
	updated_at timestamptz not null default now(),
	updated_by uuid references auth.users (id) on delete set null,
	primary key (organization_id, signal)
);
comment on table public.playbooks is 'Own words and tasks of an organisation for a signal; without a row the shipped ones hold.';
comment on column public.playbooks.organization_id is 'Owner.';
comment on column public.playbooks.signal is 'For which signal.';
comment on column public.playbooks.content is '{channel, words: {zh, en}, tasks: {zh, en} one a line, mail: {zh, en}}; in a mail {{name}} stands for the customer.';
comment on column public.playbooks.updated_at is 'When it was last changed.';
comment on column public.playbooks.updated_by is 'Who changed it.';
create index playbooks_updated_by on public.playbooks (updated_by);

select private.close_by_default('public.playbooks');
create policy playbooks_staff_select on public.playbooks for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.playbooks to authenticated, service_role;

create function public.set_playbook(p_organization uuid, p_signal text, p_content jsonb default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if p_content is null or p_content = 'null' then
		delete from public.playbooks b where b.organization_id = p_organization and b.signal = p_signal;
	elsif p_signal !~ '^[a-z0-9][a-z0-9_-]{0,62}$' or jsonb_typeof(p_content) <> 'object' or octet_length(p_content::text) > 20000 then
		perform private.refuse('invalid', 422, p_signal);
	else
		insert into public.playbooks as b (organization_id, signal, content, updated_by)
		values (p_organization, p_signal, p_content, (select auth.uid()))
		on conflict (organization_id, signal) do update set content = excluded.content, updated_by = excluded.updated_by, updated_at = now();
	end if;
	perform private.record_audit(p_organization, 'playbook_set', p_signal);
end
$$;
comment on function public.set_playbook is 'Keeps own words and tasks for a signal; without content the shipped ones hold again.';
grant execute on function public.set_playbook to authenticated, service_role;
