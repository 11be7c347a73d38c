-- Reminders: who was sent an invitation and has not answered is asked again, as the plan says.
--
-- A reminder exists once by its key, so any number of workers may look for due ones at the same time. The
-- rules of contact are asked when it is sent, not when it is queued: who answered in between gets none.

create table public.reminders (
	organization_id uuid not null,
	invitation_id uuid not null,
	number smallint not null check (number between 1 and 5),
	queued_at timestamptz not null default now(),
	primary key (organization_id, invitation_id, number),
	foreign key (organization_id, invitation_id) references public.invitations (organization_id, id) on delete cascade
);
comment on table public.reminders is 'Reminders of invitations, each at most once. Whether it was sent says the log of contacts.';
comment on column public.reminders.organization_id is 'Owner.';
comment on column public.reminders.invitation_id is 'Of which invitation.';
comment on column public.reminders.number is 'The first, the second …';
comment on column public.reminders.queued_at is 'When it was queued.';
select private.close_by_default('public.reminders');
create policy reminders_staff_select on public.reminders for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.reminders to authenticated, service_role;

create function private.queue_reminders_at(at timestamptz, most integer) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	due record;
	queued integer := 0;
begin
	for due in
		select v as invitation, done.number + 1 as number
		from public.invitations v
		join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id and s.status = 'open'
		join public.contact_rules r on r.organization_id = v.organization_id
		left join public.survey_outreach p on p.organization_id = v.organization_id and p.survey_id = v.survey_id
		cross join lateral (
			select coalesce(max(m.number), 0) as number, max(m.queued_at) as at from public.reminders m
			where m.organization_id = v.organization_id and m.invitation_id = v.id) as done
		cross join lateral (select coalesce(p.reminder_days, r.reminder_days) as days) as plan
		where v.spent_at is null and v.bounced_at is null and v.channel in ('email', 'sms', 'wecom', 'webhook')
			and v.sent_at is not null and v.expires_at > queue_reminders_at.at
			and done.number < cardinality(plan.days)
			-- After a long silence of the worker two reminders are still as far apart as the plan says.
			and queue_reminders_at.at >= greatest(v.sent_at + make_interval(days => plan.days[done.number + 1]),
				done.at + make_interval(days => plan.days[done.number + 1] - coalesce(plan.days[done.number], 0)))
		order by v.sent_at
		limit most
		for update of v skip locked
	loop
		insert into public.reminders (organization_id, invitation_id, number, queued_at)
		values ((due.invitation).organization_id, (due.invitation).id, due.number, queue_reminders_at.at)
		on conflict do nothing;
		if found then
			perform private.queue_contact(due.invitation, due.number::integer);
			queued := queued + 1;
		end if;
	end loop;
	return queued;
end
$$;
comment on function private.queue_reminders_at is 'Queues the reminders that are due at a moment, at most so many; answers how many.';

create function public.queue_reminders(p_limit integer default 500) returns integer
language sql volatile security definer set search_path = ''
as $$ select private.queue_reminders_at(now(), p_limit) $$;
comment on function public.queue_reminders is 'Queues the reminders that are due now; answers how many. Server only.';
grant execute on function public.queue_reminders to service_role;
