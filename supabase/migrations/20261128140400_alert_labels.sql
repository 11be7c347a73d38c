-- Was an alert of use? Those who work with it say so, and each signal is judged by what was said of its alerts.

create table public.alert_labels (
	organization_id uuid not null,
	alert_id uuid not null,
	user_id uuid not null,
	label text not null check (label in ('useful', 'wrong', 'too_early', 'known')),
	at timestamptz not null default now(),
	primary key (organization_id, alert_id, user_id),
	foreign key (organization_id, alert_id) references public.risk_alerts (organization_id, id),
	foreign key (organization_id, user_id) references public.memberships (organization_id, user_id)
);
comment on table public.alert_labels is 'What a colleague said of an alert; one each, and they may change their mind.';
comment on column public.alert_labels.organization_id is 'Owner.';
comment on column public.alert_labels.alert_id is 'Which alert.';
comment on column public.alert_labels.user_id is 'Who said it.';
comment on column public.alert_labels.label is 'useful; wrong: there was nothing; too_early: it was not yet time; known: somebody knew already.';
comment on column public.alert_labels.at is 'When they said it last.';
create index alert_labels_user on public.alert_labels (organization_id, user_id);
create index risk_alerts_opened on public.risk_alerts (organization_id, opened_at);

select private.close_by_default('public.alert_labels');
create policy alert_labels_staff_select on public.alert_labels for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.alert_labels to authenticated, service_role;

create function public.label_alert(p_organization uuid, p_alert uuid, p_label text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	asker constant uuid := (select auth.uid());
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	if not exists (select from public.risk_alerts a where a.organization_id = p_organization and a.id = p_alert) then
		perform private.refuse('not_found', 404);
	end if;
	-- A label is a person's judgement: a program has none.
	if asker is null or coalesce(p_label, '') not in ('useful', 'wrong', 'too_early', 'known') then
		perform private.refuse('invalid', 422, 'label');
	end if;
	insert into public.alert_labels as l (organization_id, alert_id, user_id, label)
	values (p_organization, p_alert, asker, p_label)
	on conflict (organization_id, alert_id, user_id) do update set label = excluded.label, at = now();
end
$$;
comment on function public.label_alert is 'Says what an alert was worth, or changes what one said before.';

create function public.signal_quality(p_organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	weeks constant interval := '12 weeks';
	patience constant interval := '48 hours';
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return (
		with alerts as (
			select a.id, a.customer_id, a.opened_at, a.case_opened_at,
				a.case_opened_at < now() - patience and not exists (
					select from public.case_events e
					where e.organization_id = a.organization_id and e.case_id = a.case_id and e.kind not in ('opened', 'linked', 'escalated')
						and (e.actor_id is not null or e.actor_kind in ('user', 'api')) and e.at <= a.case_opened_at + patience) as is_ignored,
				coalesce(a.closed_at, now()) as until
			from public.risk_alerts a
			where a.organization_id = p_organization and a.opened_at > now() - weeks
		),
		-- A signal belongs to an alert when it counted as the alert opened, or came while it was open.
		reasons as (
			select distinct a.id, e.signal from alerts a
			join public.risk_events e on e.organization_id = p_organization and e.customer_id = a.customer_id
				and e.recorded_at <= a.until and e.expires_at > a.opened_at and (e.points > 0 or e.is_must_act)
		)
		select coalesce(jsonb_agg(jsonb_build_object('signal', s.signal, 'this_week', s.this_week, 'alerts', s.alerts,
			'with_case', s.with_case, 'ignored', s.ignored, 'useful', s.useful, 'wrong', s.wrong, 'too_early', s.too_early,
			'known', s.known) order by s.alerts desc, s.signal), '[]')
		from (
			select r.signal, count(*) as alerts, count(*) filter (where a.opened_at > now() - interval '7 days') as this_week,
				count(*) filter (where a.case_opened_at < now() - patience) as with_case, count(*) filter (where a.is_ignored) as ignored,
				coalesce(sum(l.useful), 0) as useful, coalesce(sum(l.wrong), 0) as wrong,
				coalesce(sum(l.too_early), 0) as too_early, coalesce(sum(l.known), 0) as known
			from reasons r join alerts a on a.id = r.id
			left join lateral (
				select count(*) filter (where b.label = 'useful') as useful, count(*) filter (where b.label = 'wrong') as wrong,
					count(*) filter (where b.label = 'too_early') as too_early, count(*) filter (where b.label = 'known') as known
				from public.alert_labels b where b.organization_id = p_organization and b.alert_id = a.id
			) as l on true
			group by r.signal
		) as s);
end
$$;
comment on function public.signal_quality is 'For each signal, over twelve weeks: its alerts, what was said of them, and how many cases nobody touched within 48 hours.';

grant execute on function public.label_alert, public.signal_quality to authenticated, service_role;
