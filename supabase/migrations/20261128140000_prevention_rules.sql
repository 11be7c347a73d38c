-- How much an organisation can do in a week, and what waits until somebody has a hand free.
--
-- An alert may now stand without a case: it waits in the queue until the week has room, or the lot of a programme
-- held it out. Who is told what of the lot is the programme's own matter: the column `arm` is not open to staff, so
-- that nobody treats a customer differently because of it.

create table public.prevention_rules (
	organization_id uuid primary key references public.organizations (id),
	weekly_capacity integer check (weekly_capacity between 1 and 10000),
	minimum_points integer check (minimum_points between 1 and 1000),
	minimum_risk numeric check (minimum_risk > 0 and minimum_risk < 1),
	digest_hour smallint not null default 8 check (digest_hour between 0 and 23),
	updated_at timestamptz not null default now()
);
comment on table public.prevention_rules is 'How many customers an organisation can contact before they complain, and when it is told of the rest.';
comment on column public.prevention_rules.organization_id is 'Whose rules.';
comment on column public.prevention_rules.weekly_capacity is 'Cases a week, Monday first; null opens every alert at once.';
comment on column public.prevention_rules.minimum_points is 'Alerts below these points stay waiting even where the week has room; null is no limit.';
comment on column public.prevention_rules.minimum_risk is 'Alerts below this probability of a complaint stay waiting, 0 to 1; null is no limit. It holds once risk is calibrated.';
comment on column public.prevention_rules.digest_hour is 'Hour of the day at which the digest leaves, on the clock of the organisation.';
comment on column public.prevention_rules.updated_at is 'When they were last changed.';

select private.close_by_default('public.prevention_rules');
create policy prevention_rules_staff_select on public.prevention_rules for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.prevention_rules to authenticated, service_role;

create function private.add_prevention_rules() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	insert into public.prevention_rules (organization_id) values (new.id);
	return new;
end
$$;
comment on function private.add_prevention_rules is 'Every organisation begins without a limit.';
create trigger add_prevention_rules after insert on public.organizations
	for each row execute function private.add_prevention_rules();
insert into public.prevention_rules (organization_id) select id from public.organizations;

alter table public.risk_alerts
	alter column case_id drop not null,
	add column arm text check (arm in ('contact', 'holdout')),
	add column case_opened_at timestamptz,
	add column case_reason text check (char_length(case_reason) between 1 and 63),
	add column faded_at timestamptz;
update public.risk_alerts set case_opened_at = opened_at, case_reason = case when band = 'must_act' then 'must_act' else 'at_once' end;
alter table public.risk_alerts
	add constraint case_opened check ((case_id is null) = (case_opened_at is null) and (case_id is null) = (case_reason is null));
comment on column public.risk_alerts.case_id is 'The prevention case it opened; null while it waits for room, or is held out by lot.';
comment on column public.risk_alerts.arm is 'Where the lot of a prevention programme put it when it opened; null where no programme covers it. Not open to staff.';
comment on column public.risk_alerts.case_opened_at is 'When its case was opened.';
comment on column public.risk_alerts.case_reason is 'Why its case was opened: at_once, queue, taken, red, must_act, or what a programme says.';
comment on column public.risk_alerts.score is 'Points when it opened or rose; in step with the ledger while it has no case.';
comment on column public.risk_alerts.closed_at is 'When its case ended, or it faded.';
comment on column public.risk_alerts.faded_at is 'When its points fell before anybody acted, so that it closed by itself; null where a case ended it.';
create index risk_alerts_without_case on public.risk_alerts (organization_id, opened_at) where closed_at is null and case_id is null;
create index risk_alerts_case_opened on public.risk_alerts (organization_id, case_opened_at);

revoke select on public.risk_alerts from authenticated, service_role;
grant select (organization_id, id, customer_id, case_id, card_id, band, score, opened_at, closed_at, case_opened_at, case_reason,
	faded_at) on public.risk_alerts to authenticated, service_role;

create function private.risk_of(organization uuid, customer uuid) returns numeric
language sql stable security definer set search_path = ''
as $$ select null::numeric $$;
comment on function private.risk_of is 'Calibrated probability of a complaint within 60 days, 0 to 1; null while there is no accepted model.';

create function private.note_release(organization uuid, alert uuid, reason text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	-- Nothing to tell where no programme runs.
	return;
end
$$;
comment on function private.note_release is 'Tells the programme that a customer held out by lot was let go, and why; the arm stays as drawn.';

create function private.week_start(organization uuid, at timestamptz) returns timestamptz
language sql stable security definer set search_path = ''
as $$
	select date_trunc('week', at at time zone o.time_zone) at time zone o.time_zone from public.organizations o where o.id = organization
$$;
comment on function private.week_start is 'The Monday, at midnight on the clock of the organisation, of the week in which a moment lies.';
