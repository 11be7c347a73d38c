-- What became of invitations, for the people who sent them: counts by state, lists, and whole files of
-- customers to invite, with a trial run that says what would happen to each.
--
-- Where answers do not show whose they are, links keep no time of their use, so the list has none either,
-- and answers before and after a reminder cannot be told apart.

alter table public.invitations add column state text not null generated always as (
	case
		when spent_at is not null then 'answered'
		when started_at is not null then 'started'
		when opened_at is not null then 'opened'
		when bounced_at is not null then 'bounced'
		when skipped_rule is not null then 'skipped'
		when delivered_at is not null then 'delivered'
		when sent_at is not null or channel in ('link', 'phone', 'qr') then 'sent'
		else 'queued'
	end) stored
	check (state in ('queued', 'skipped', 'sent', 'delivered', 'bounced', 'opened', 'started', 'answered'));
comment on column public.invitations.state is 'How far it has come; skipped is one that a rule held back.';
create index invitations_state on public.invitations (organization_id, survey_id, state, created_at desc, id desc) where not is_test;
grant select (state) on public.invitations to authenticated, service_role;

create function public.invitation_overview(p_organization uuid, p_survey text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	survey public.surveys;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select * into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	return jsonb_build_object(
		'consent', coalesce(private.content_of(survey) ->> 'consent', 'identified'),
		'states', (
			select coalesce(jsonb_object_agg(counted.state, counted.n), '{}') from (
				select v.state, count(*) as n from public.invitations v
				where v.organization_id = p_organization and v.survey_id = survey.id and not v.is_test
				group by 1) as counted),
		-- Everybody who could have been asked: invitations, and encounters or customers that a rule left out.
		'left_out', (
			select coalesce(jsonb_object_agg(counted.rule, counted.n), '{}') from (
				select l.rule, count(*) as n from public.contact_log l
				where l.organization_id = p_organization and l.survey_id = survey.id and l.invitation_id is null and l.outcome = 'skipped'
				group by 1) as counted),
		'overall', (
			select coalesce(jsonb_object_agg(counted.part, jsonb_build_object('n', counted.n, 'sum', counted.sum::text, 'sum_sq', counted.squares::text)), '{}')
			from (
				select case when exists (
						select from public.contact_log l
						where l.organization_id = v.organization_id and l.invitation_id = v.id and l.purpose = 'reminder'
							and l.outcome = 'sent' and l.at < v.spent_at) then 'late' else 'early' end as part,
					count(*) as n, sum(r.overall) as sum, sum(r.overall::integer * r.overall) as squares
				from public.invitations v
				join public.responses r on r.organization_id = v.organization_id and r.survey_id = v.survey_id
					and r.submitted_at = v.spent_at and r.consent = 'identified' and r.overall is not null
				where coalesce(private.content_of(survey) ->> 'consent', 'identified') = 'identified' and v.organization_id = p_organization and v.survey_id = survey.id and not v.is_test
				group by 1) as counted));
end
$$;
comment on function public.invitation_overview is 'Invitations of a survey by state, who was left out by rule, and sums of the overall rating before and after a reminder.';

create function public.list_invitations(
	p_organization uuid, p_survey text, p_state text default null, p_after jsonb default null, p_limit integer default 50)
returns setof jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	survey public.surveys;
	is_named boolean;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select * into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	is_named := coalesce(private.content_of(survey) ->> 'consent', 'identified') = 'identified';
	return query
		select jsonb_build_object('id', v.id, 'created_at', v.created_at, 'customer', c.external_id, 'name', c.name, 'channel', v.channel,
			'carrier', h.code, 'state', v.state, 'rule', v.skipped_rule, 'expires_at', v.expires_at,
			'sent_at', v.sent_at, 'delivered_at', v.delivered_at, 'bounced_at', v.bounced_at,
			'opened_at', case when is_named then v.opened_at end, 'started_at', case when is_named then v.started_at end,
			'answered_at', case when is_named then v.spent_at end,
			'reminders', (select count(*) from public.contact_log l
				where l.organization_id = v.organization_id and l.invitation_id = v.id and l.purpose = 'reminder' and l.outcome = 'sent'),
			'waits', (select jsonb_build_object('rule', l.rule, 'until', l.until) from public.contact_log l
				where l.organization_id = v.organization_id and l.invitation_id = v.id and l.outcome = 'deferred' and l.until > now()
				order by l.at desc limit 1))
		from public.invitations v
		join public.customers c on c.organization_id = v.organization_id and c.id = v.customer_id
		left join public.channels h on h.organization_id = v.organization_id and h.id = v.channel_id
		where v.organization_id = p_organization and v.survey_id = survey.id and not v.is_test
			and (p_state is null or v.state = p_state)
			and (p_after is null or (v.created_at, v.id) < ((p_after ->> 'created_at')::timestamptz, (p_after ->> 'id')::uuid))
		order by v.created_at desc, v.id desc
		limit p_limit;
end
$$;
comment on function public.list_invitations is 'Invitations of a survey, the latest first, optionally of one state; keyset paging. Without times of use unless answers show whose they are.';

create function public.list_held_back(p_organization uuid, p_survey text, p_after jsonb default null, p_limit integer default 50)
returns setof jsonb
language sql stable security invoker set search_path = ''
as $$
	select jsonb_build_object('id', l.id, 'at', l.at, 'customer', c.external_id, 'name', c.name, 'channel', l.channel,
		'purpose', l.purpose, 'outcome', l.outcome, 'rule', l.rule, 'until', l.until, 'encounter', e.external_id)
	from public.contact_log l
	join public.surveys s on s.organization_id = l.organization_id and s.id = l.survey_id
	join public.customers c on c.organization_id = l.organization_id and c.id = l.customer_id
	left join public.encounters e on e.organization_id = l.organization_id and e.id = l.encounter_id
	where l.organization_id = p_organization and s.code = p_survey and l.outcome <> 'sent'
		and (p_after is null or (l.at, l.id) < ((p_after ->> 'at')::timestamptz, (p_after ->> 'id')::uuid))
	order by l.at desc, l.id desc
	limit p_limit
$$;
comment on function public.list_held_back is 'Every contact for a survey that was skipped, deferred or failed, with its rule, the latest first; keyset paging.';

create function public.lift_bounce(p_organization uuid, p_customer text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	person public.customers;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select * into person from public.customers c where c.organization_id = p_organization and c.external_id = p_customer;
	if person.id is null then
		perform private.refuse('not_found', 404);
	end if;
	update public.contact_stops t set ended_at = now()
	where t.organization_id = p_organization and t.reason = 'bounced' and t.ended_at is null
		and t.address_digest in (private.address_digest(person.email), private.address_digest(person.phone),
			private.address_digest(person.external_id));
	perform private.record_audit(p_organization, 'bounce_lifted', p_customer);
end
$$;
comment on function public.lift_bounce is 'The addresses of a customer work again, whatever a mail server once said of them.';

-- A list of customers -------------------------------------------------------------------------

create function private.invite_line(organization uuid, survey uuid, way text, channel uuid, line jsonb, expires timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	customer uuid;
	site uuid;
	verdict record;
begin
	select s.id into site from public.sites s where s.organization_id = organization and s.code = line ->> 'site';
	if site is null and line ->> 'site' is not null then
		return jsonb_build_object('code', 'unknown_site');
	end if;
	customer := private.ensure_customer(organization, line -> 'customer');
	if exists (select from public.invitations v where v.organization_id = organization and v.survey_id = survey
		and v.customer_id = customer and v.spent_at is null and v.expires_at > now() and v.bounced_at is null and v.skipped_rule is null) then
		return jsonb_build_object('code', 'already_invited');
	end if;
	select * into verdict from private.contact_decision(organization, customer, survey, way, channel, now());
	if verdict.decision = 'skip' then
		perform private.log_skip(organization, customer, way, survey, null, verdict.rule);
		return jsonb_build_object('code', verdict.rule);
	end if;
	perform private.add_invitation(organization, survey, customer, null, site, way, channel, line #>> '{customer,locale}',
		line ->> 'token_hash', line ->> 'nonce', expires);
	return jsonb_build_object('code', case verdict.decision when 'send' then 'invited' else 'waits' end,
		'rule', verdict.rule, 'until', verdict.until);
exception when check_violation or invalid_text_representation then
	return jsonb_build_object('code', 'invalid_row');
end
$$;
comment on function private.invite_line is 'Invites the customer of one line, or says which rule is in the way. A refused line leaves nothing but its log row.';

create function public.invite_list(
	p_organization uuid, p_survey text, p_channel text, p_lines jsonb, p_expires_at timestamptz, p_is_trial boolean)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey record;
	carrier record;
	outcome jsonb := '[]';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select s.id, s.status into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('unknown_survey', 422, p_survey);
	end if;
	if survey.status <> 'open' then
		perform private.refuse('survey_not_open', 409, p_survey);
	end if;
	select * into carrier from private.channel_for(p_organization, p_channel);
	if carrier.way in ('link', 'phone', 'qr') then
		perform private.refuse('channel_not_available', 422, p_channel);
	end if;
	-- Two lists that name the same customers in another order would wait for each other for ever.
	perform pg_advisory_xact_lock(hashtextextended(p_organization::text, 3));
	begin
		select coalesce(jsonb_agg(done.result || jsonb_build_object('row', done.number) order by done.position), '[]') into outcome
		from (
			select line.position, line.value -> 'row' as number,
				private.invite_line(p_organization, survey.id, carrier.way, carrier.channel, line.value, p_expires_at) as result
			from jsonb_array_elements(p_lines) with ordinality as line (value, position)
			order by line.position
		) as done;
		-- A trial does everything and takes it all back: it cannot differ from what will happen.
		if p_is_trial then
			raise exception using errcode = 'HD001', message = 'trial';
		end if;
	exception when sqlstate 'HD001' then
		null;
	end;
	return outcome;
end
$$;
comment on function public.invite_list is 'Invites the customers of a list and says what happened to each row; a trial says the same and changes nothing.';

grant execute on function public.lift_bounce, public.invitation_overview, public.list_invitations, public.list_held_back, public.invite_list
	to authenticated, service_role;
