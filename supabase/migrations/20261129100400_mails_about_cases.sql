-- A colleague writes to the customer of a case from its page, through the same outbox and under the same rule as invitations.
--
-- Who does not want to hear from us is not written to, nor is an address that does not exist; quiet hours and the limit of a
-- day are waited for. The cap on contacts keeps surveys back, not a person who answers for an open case: the rule of contact
-- learns that together with who has left, in a later migration.

alter table public.contact_log
	alter column survey_id drop not null,
	add column case_id uuid,
	drop constraint contact_log_purpose_check,
	add constraint contact_log_purpose_check check (purpose in ('invitation', 'reminder', 'case')),
	add constraint contact_log_about check ((purpose = 'case') = (case_id is not null) and (purpose = 'case') = (survey_id is null)),
	add foreign key (organization_id, case_id) references public.cases (organization_id, id) on delete cascade;
comment on column public.contact_log.purpose is 'invitation or reminder to a survey, or a mail about a case.';
comment on column public.contact_log.survey_id is 'For which survey; null for a mail about a case.';
comment on column public.contact_log.case_id is 'About which case; null for surveys.';
create index contact_log_case on public.contact_log (organization_id, case_id) where case_id is not null;

create or replace function private.prepare_contact_at(organization uuid, message_id uuid, attempt integer, at timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	queued public.outbox;
	asked public.invitations;
	about public.cases;
	verdict record;
	receiver text;
begin
	select * into queued from public.outbox o
	where o.organization_id = organization and o.id = message_id and o.attempts = attempt and o.sent_at is null and o.dead_at is null
	for update;
	if queued.id is null then
		return jsonb_build_object('decision', 'gone');
	end if;
	select * into asked from public.invitations v
	where v.organization_id = organization and v.id = (queued.facts ->> 'invitation')::uuid;
	if queued.kind = 'case_mail' then
		select * into about from public.cases k where k.organization_id = organization and k.id = (queued.facts ->> 'case')::uuid;
		asked.customer_id := about.customer_id;
		asked.channel := 'email';
	end if;
	select private.contact_address(c, asked.channel, asked.channel_id) into receiver from public.customers c
	where c.organization_id = organization and c.id = asked.customer_id;
	-- Two messages to one person, or to one address, are decided one after the other.
	perform pg_advisory_xact_lock(hashtextextended(organization::text || asked.customer_id, 6));
	perform pg_advisory_xact_lock(hashtextextended(organization::text || lower(coalesce(receiver, '')), 7));
	select * into verdict from private.contact_decision(organization, asked.customer_id, asked.survey_id, asked.channel,
		asked.channel_id, prepare_contact_at.at, asked.id, queued.key);
	if about.closed_at is not null then
		-- It waited, and has lost its point.
		select 'skip' as decision, 'case_closed' as rule, null::timestamptz as until into verdict;
	elsif queued.facts ->> 'sender' is not null and not exists (select from public.memberships m
		where m.organization_id = organization and m.user_id = (queued.facts ->> 'sender')::uuid and m.is_active) then
		-- Its answers would come to nobody.
		select 'skip' as decision, 'sender_left' as rule, null::timestamptz as until into verdict;
	end if;
	insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, case_id, invitation_id, encounter_id,
		outcome, rule, until, message, address_digest, at)
	values (organization, asked.customer_id, asked.channel,
		case queued.kind when 'survey_invitation' then 'invitation' when 'case_mail' then 'case' else 'reminder' end,
		asked.survey_id, about.id, asked.id, asked.encounter_id,
		case verdict.decision when 'send' then 'sent' when 'skip' then 'skipped' else 'deferred' end, verdict.rule, verdict.until,
		queued.key, private.address_digest(receiver), prepare_contact_at.at)
	on conflict (organization_id, message) where outcome = 'sent' do nothing;
	if verdict.decision = 'skip' then
		-- What is not to be sent leaves the outbox; the log says why.
		delete from public.outbox o where o.organization_id = organization and o.id = queued.id;
		delete from public.contact_log l where l.organization_id = organization and l.message = queued.key and l.outcome = 'sent';
		update public.invitations v set skipped_rule = verdict.rule
		where v.organization_id = organization and v.id = asked.id and queued.kind = 'survey_invitation';
		return jsonb_build_object('decision', 'skip', 'rule', verdict.rule);
	end if;
	if verdict.decision = 'defer' then
		update public.outbox o set due_at = verdict.until, locked_until = null, attempts = o.attempts - 1
		where o.organization_id = organization and o.id = queued.id;
		return jsonb_build_object('decision', 'defer', 'rule', verdict.rule, 'until', verdict.until);
	end if;
	if about.id is not null then
		return (
			select jsonb_build_object('decision', 'write', 'key', queued.key, 'address', receiver, 'locale', c.locale,
				'organization', o.name, 'subject', queued.facts -> 'subject', 'text', queued.facts -> 'text',
				'sender', m.display_name, 'reply_to', u.email)
			from public.customers c
			join public.organizations o on o.id = c.organization_id
			left join public.memberships m on m.organization_id = c.organization_id and m.user_id = (queued.facts ->> 'sender')::uuid and m.is_active
			left join auth.users u on u.id = m.user_id
			where c.organization_id = organization and c.id = about.customer_id);
	end if;
	return (
		select jsonb_build_object('decision', 'send', 'key', queued.key, 'number', queued.facts -> 'number',
			'invitation', asked.id, 'channel', asked.channel, 'address', receiver,
			'nonce', encode(asked.nonce, 'hex'), 'token_hash', encode(asked.token_hash, 'hex'),
			'locale', coalesce(asked.locale, c.locale), 'languages', s.languages, 'expires_at', asked.expires_at,
			'organization', o.name, 'title', s.title, 'name', c.name, 'time_zone', o.time_zone,
			'site', st.name, 'service', sv.name, 'date', e.ended_at, 'templates', coalesce(p.templates, '{}'),
			'adapter', case when h.id is not null then jsonb_build_object('url', h.url, 'secret_nonce', encode(h.secret_nonce, 'hex')) end)
		from public.surveys s
		join public.organizations o on o.id = s.organization_id
		join public.customers c on c.organization_id = s.organization_id and c.id = asked.customer_id
		left join public.encounters e on e.organization_id = s.organization_id and e.id = asked.encounter_id
		left join public.sites st on st.organization_id = s.organization_id and st.id = coalesce(e.site_id, asked.site_id)
		left join public.services sv on sv.organization_id = s.organization_id and sv.id = e.service_id
		left join public.channels h on h.organization_id = s.organization_id and h.id = asked.channel_id
		left join public.survey_outreach p on p.organization_id = s.organization_id and p.survey_id = s.id
		where s.organization_id = organization and s.id = asked.survey_id);
end
$$;

create function private.tell_case_of_mail() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	insert into public.case_events (organization_id, case_id, actor_kind, kind, details)
	values (new.organization_id, new.case_id, 'system', 'note', jsonb_build_object('mail', new.outcome, 'rule', new.rule));
	return null;
end
$$;
comment on function private.tell_case_of_mail is 'The story of a case tells that a mail which was on its way did not reach the customer, and why.';
-- A refusal before anything was queued has no message; whoever wrote was told at once.
create trigger mail_not_sent after insert on public.contact_log
	for each row when (new.case_id is not null and new.message is not null and new.outcome = 'skipped')
	execute function private.tell_case_of_mail();
create trigger mail_not_delivered after update of outcome on public.contact_log
	for each row when (new.case_id is not null and new.outcome = 'failed' and old.outcome <> 'failed')
	execute function private.tell_case_of_mail();

create function public.write_to_customer(p_organization uuid, p_reference text, p_subject text, p_text text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	about public.cases := private.locked_case(p_organization, p_reference);
	title constant text := nullif(btrim(regexp_replace(p_subject, '\s+', ' ', 'g')), '');
	words constant text := nullif(btrim(p_text), '');
	message constant text := format('case-mail/%s/%s', about.id, gen_random_uuid());
	verdict record;
begin
	if about.closed_at is not null then
		perform private.refuse('case_is_closed', 409);
	end if;
	if title is null or words is null or char_length(title) > 200 or char_length(words) > 4000 then
		perform private.refuse('invalid', 422, case when words is null or char_length(words) > 4000 then 'text' else 'subject' end);
	end if;
	if about.customer_id is null then
		perform private.refuse('address_missing', 422);
	end if;
	-- A second click is not a second mail.
	if exists (select from public.case_events e where e.organization_id = p_organization and e.case_id = about.id
		and e.kind = 'contact_attempted' and e.note = words and e.details ->> 'subject' = title and e.at > now() - interval '2 minutes') then
		return jsonb_build_object('decision', 'queued');
	end if;
	if (select count(*) from public.outbox o where o.organization_id = p_organization and o.kind = 'case_mail'
		and o.facts ->> 'case' = about.id::text and o.sent_at is null and o.dead_at is null) >= 3 then
		perform private.refuse('mails_waiting', 409);
	end if;
	select * into verdict from private.contact_decision(p_organization, about.customer_id, null, 'email', null, now());
	if verdict.decision = 'skip' then
		insert into public.contact_log (organization_id, customer_id, channel, purpose, case_id, outcome, rule)
		values (p_organization, about.customer_id, 'email', 'case', about.id, 'skipped', verdict.rule);
		return jsonb_build_object('decision', 'skip', 'rule', verdict.rule);
	end if;
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts, due_at)
	select p_organization, message, 'case_mail', left(btrim(c.email), 254), c.locale,
		jsonb_build_object('case', about.id, 'subject', title, 'text', words, 'sender', (select auth.uid())), coalesce(verdict.until, now())
	from public.customers c where c.organization_id = p_organization and c.id = about.customer_id;
	insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, note, details)
	values (p_organization, about.id, (select auth.uid()), private.who_acts(), 'contact_attempted', words, jsonb_strip_nulls(jsonb_build_object(
		'channel', 'email', 'reached', false, 'message', message, 'subject', title, 'until', verdict.until, 'rule', verdict.rule)));
	return jsonb_strip_nulls(jsonb_build_object('decision', 'queued', 'until', verdict.until));
end
$$;
comment on function public.write_to_customer is 'Queues a mail to the customer of an open case and records the attempt; where the rules of contact say no, answers which one and queues nothing.';
grant execute on function public.write_to_customer to authenticated, service_role;
