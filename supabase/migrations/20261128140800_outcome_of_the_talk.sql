-- What came of the talk, and whether it helped.
--
-- Whoever reaches a customer says how the talk went. A problem told then is no complaint: it is a case of its own kind,
-- counted apart, so that listening is never punished for what it hears. Who does not want to be contacted is left alone.
--
-- Some days after such a case has ended, the customer is asked by a short survey whether it helped. The rules of contact
-- are asked as before every send.

insert into public.case_states (kind, code, position, is_open, name) values
	('pre_complaint', 'open', 1, true, '{"zh": "待解决", "en": "To be solved"}'),
	('pre_complaint', 'closed', 2, false, '{"zh": "已结束", "en": "Closed"}')
on conflict do nothing;
insert into public.case_transitions (kind, from_state, to_state, needs) values
	('pre_complaint', 'open', 'closed', '{outcome}'),
	('pre_complaint', 'closed', 'open', '{}')
on conflict do nothing;

create function private.hear_talk() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
	said constant text := new.details ->> 'talk';
	of_case public.cases;
	opened public.cases;
begin
	if said not in ('put_right', 'follow_up', 'pre_complaint', 'no_problem', 'declined') then
		perform private.refuse('invalid', 422, 'talk');
	end if;
	select * into of_case from public.cases k where k.organization_id = new.organization_id and k.id = new.case_id;
	if said = 'declined' then
		perform private.stop_address(new.organization_id, null, 'opted_out', of_case.customer_id);
	end if;
	if said = 'pre_complaint' then
		if new.note is null then
			perform private.refuse('details_missing', 422, 'note');
		end if;
		insert into public.cases (organization_id, kind, state, customer_id, encounter_id, site_id, owner_id, due_at)
		values (new.organization_id, 'pre_complaint', 'open', of_case.customer_id, of_case.encounter_id, of_case.site_id,
			coalesce(of_case.owner_id, new.actor_id), private.complaint_due(new.organization_id, now()))
		returning * into opened;
		insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, to_state, note, details)
		values (new.organization_id, opened.id, new.actor_id, new.actor_kind, 'opened', 'open', new.note,
			jsonb_build_object('owner_id', opened.owner_id, 'due_at', opened.due_at));
		insert into public.case_events (organization_id, case_id, actor_kind, kind, details)
		values (new.organization_id, opened.id, 'system', 'linked', jsonb_build_object('case', of_case.reference)),
			(new.organization_id, of_case.id, 'system', 'linked', jsonb_build_object('case', opened.reference));
	end if;
	return null;
end
$$;
comment on function private.hear_talk is 'What a talk came to, whichever command records it: a problem told opens a pre-complaint; who declines is contacted no more.';
create trigger hear_talk after insert on public.case_events
	for each row when (new.details ? 'talk') execute function private.hear_talk();

alter table public.prevention_rules
	add column recovery_survey_id uuid,
	add column recovery_days integer not null default 3 check (recovery_days between 1 and 60),
	add column recovery_since timestamptz,
	add foreign key (organization_id, recovery_survey_id) references public.surveys (organization_id, id);
comment on column public.prevention_rules.recovery_survey_id is 'Survey that asks whether it helped; null asks nobody.';
comment on column public.prevention_rules.recovery_days is 'Days after the case has ended at which it is sent.';
comment on column public.prevention_rules.recovery_since is 'Cases that ended before are not asked about: since when the survey is chosen.';
create index prevention_rules_recovery on public.prevention_rules (organization_id, recovery_survey_id) where recovery_survey_id is not null;

create table private.recovery_runs (
	organization_id uuid not null,
	case_id uuid not null,
	at timestamptz not null default now(),
	invitation_id uuid,
	rule text,
	primary key (organization_id, case_id),
	foreign key (organization_id, case_id) references public.cases (organization_id, id) on delete cascade
);
comment on table private.recovery_runs is 'Cases about which the customer was asked, or was not to be: the key makes each once.';

create function public.due_recovery() returns table (organization_id uuid, case_id uuid)
language sql stable security definer set search_path = ''
as $$
	select k.organization_id, k.id
	from public.prevention_rules r
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.recovery_survey_id and s.status = 'open'
	join public.cases k on k.organization_id = r.organization_id and k.kind = 'prevention' and k.outcome in ('solved', 'not_solved')
		and k.customer_id is not null and k.closed_at >= r.recovery_since
		and k.closed_at <= now() - make_interval(days => r.recovery_days)
	where exists (select from public.case_events e where e.organization_id = k.organization_id and e.case_id = k.id
			and (e.to_state = 'contacted' or e.details -> 'reached' = 'true'))
		and not exists (select from private.recovery_runs u where u.organization_id = k.organization_id and u.case_id = k.id)
	order by k.closed_at limit 1
$$;
comment on function public.due_recovery is 'A case that ended with its customer reached, about whom it is time to ask whether it helped. Server only.';
create index cases_prevention_ended on public.cases (organization_id, closed_at) where kind = 'prevention' and closed_at is not null;

create function public.invite_recovery(p_organization uuid, p_case uuid, p_token_hash text, p_nonce text, p_expires_at timestamptz)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	asked record;
	carrier record;
	verdict record;
	made uuid;
begin
	insert into private.recovery_runs (organization_id, case_id) values (p_organization, p_case) on conflict do nothing;
	if not found then
		return false;
	end if;
	select k.customer_id, k.encounter_id, k.site_id, r.recovery_survey_id as survey, coalesce(o.channel, 'email') as channel into asked
	from public.cases k
	join public.prevention_rules r on r.organization_id = k.organization_id
	left join public.survey_outreach o on o.organization_id = k.organization_id and o.survey_id = r.recovery_survey_id
	where k.organization_id = p_organization and k.id = p_case;
	-- A link that nobody is there to hand over is a mail, and so is what a channel that was switched off would have carried.
	select coalesce(h.kind, 'email') as way, h.id as channel into carrier
	from (select asked.channel as code) as w
	left join public.channels h on h.organization_id = p_organization and h.code = w.code and h.is_active;
	select * into verdict from private.contact_decision(p_organization, asked.customer_id, asked.survey, carrier.way, carrier.channel, now());
	if verdict.decision = 'skip' then
		perform private.log_skip(p_organization, asked.customer_id, carrier.way, asked.survey, null, verdict.rule);
		update private.recovery_runs u set rule = verdict.rule where u.organization_id = p_organization and u.case_id = p_case;
		return false;
	end if;
	made := private.add_invitation(p_organization, asked.survey, asked.customer_id, asked.encounter_id, asked.site_id, carrier.way,
		carrier.channel, null, p_token_hash, p_nonce, p_expires_at);
	update private.recovery_runs u set invitation_id = made where u.organization_id = p_organization and u.case_id = p_case;
	return true;
end
$$;
comment on function public.invite_recovery is 'Invites the customer of an ended case to the survey that asks whether it helped, once; false when the rules of contact say no. Server only.';
grant execute on function public.due_recovery, public.invite_recovery to service_role;

create or replace function public.set_prevention_rules(p_organization uuid, p_rules jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if p_rules ->> 'recovery_survey' is not null then
		select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_rules ->> 'recovery_survey';
		if survey is null then
			perform private.refuse('unknown_survey', 422, p_rules ->> 'recovery_survey');
		end if;
	end if;
	update public.prevention_rules r set
		weekly_capacity = case when p_rules ? 'weekly_capacity' then (p_rules ->> 'weekly_capacity')::integer else r.weekly_capacity end,
		minimum_points = case when p_rules ? 'minimum_points' then (p_rules ->> 'minimum_points')::integer else r.minimum_points end,
		minimum_risk = case when p_rules ? 'minimum_risk' then (p_rules ->> 'minimum_risk')::numeric else r.minimum_risk end,
		digest_hour = coalesce((p_rules ->> 'digest_hour')::smallint, r.digest_hour),
		cluster_customers = coalesce((p_rules ->> 'cluster_customers')::integer, r.cluster_customers),
		amber_at_once = coalesce((p_rules ->> 'amber_at_once')::boolean, r.amber_at_once),
		recovery_days = coalesce((p_rules ->> 'recovery_days')::integer, r.recovery_days),
		recovery_since = case when not p_rules ? 'recovery_survey' or survey is not distinct from r.recovery_survey_id then r.recovery_since
			when survey is not null then now() end,
		recovery_survey_id = case when p_rules ? 'recovery_survey' then survey else r.recovery_survey_id end,
		updated_at = now()
	where r.organization_id = p_organization;
	perform private.record_audit(p_organization, 'prevention_rules_set', p_rules::text);
	perform private.fill_queue(p_organization);
end
$$;
