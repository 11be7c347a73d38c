-- Reaching people: how often, when and by which way a customer may be contacted, and what came of it.
--
-- One function answers before every send: send, skip or defer, and names the rule. Whoever sends asks it
-- under a lock of the customer, and the log row that counts against the cap is written before the message
-- leaves, so that two workers cannot both find room for the last contact.
--
-- Who does not want to hear from us, and what cannot be reached, is remembered by a digest of the address:
-- it outlives the customer's record and says nothing by itself.

-- Where people are ----------------------------------------------------------------------------

alter table public.customers add column time_zone text check (time_zone ~ '^[A-Za-z0-9_+/-]{1,64}$');
comment on column public.customers.time_zone is 'IANA zone of the person, for quiet hours; null is that of the organisation.';

create or replace function private.ensure_customer(organization uuid, facts jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	found_id uuid;
begin
	insert into public.customers as c (organization_id, external_id, name, email, phone, locale, segment, time_zone)
	values (organization, facts ->> 'external_id', facts ->> 'name', facts ->> 'email', facts ->> 'phone',
		(facts ->> 'locale')::public.locale, facts ->> 'segment', facts ->> 'time_zone')
	on conflict (organization_id, external_id) do update set
		name = coalesce(excluded.name, c.name),
		email = coalesce(excluded.email, c.email),
		phone = coalesce(excluded.phone, c.phone),
		locale = coalesce(excluded.locale, c.locale),
		segment = coalesce(excluded.segment, c.segment),
		time_zone = coalesce(excluded.time_zone, c.time_zone)
	returning c.id into found_id;
	return found_id;
end
$$;

create function private.usable_zone(wanted text, otherwise text) returns text
language plpgsql stable set search_path = ''
as $$
begin
	perform now() at time zone wanted;
	return coalesce(wanted, otherwise);
exception when invalid_parameter_value then
	return otherwise;
end
$$;
comment on function private.usable_zone is 'The wanted time zone if this server knows it, else the other one.';

-- The rules of an organisation ----------------------------------------------------------------

create table public.contact_rules (
	organization_id uuid primary key references public.organizations (id),
	cap_count integer not null default 2 check (cap_count between 1 and 50),
	cap_days integer not null default 30 check (cap_days between 1 and 365),
	quiet_from time not null default '21:00',
	quiet_until time not null default '08:00',
	reminder_days integer[] not null default '{3,7}'
		check (cardinality(reminder_days) <= 5 and 1 <= all (reminder_days) and 90 >= all (reminder_days)),
	updated_at timestamptz not null default now()
);
comment on table public.contact_rules is 'How often and when an organisation contacts a customer, over all surveys and channels.';
comment on column public.contact_rules.organization_id is 'Whose rules.';
comment on column public.contact_rules.cap_count is 'At most this many contacts …';
comment on column public.contact_rules.cap_days is '… in this many days; reminders count.';
comment on column public.contact_rules.quiet_from is 'Nothing is sent from this time of day, on the person''s clock …';
comment on column public.contact_rules.quiet_until is '… until this one; the same time twice means no quiet hours.';
comment on column public.contact_rules.reminder_days is 'Days after the invitation on which somebody who has not answered is reminded, in order.';
comment on column public.contact_rules.updated_at is 'When they were last changed.';

create function private.add_contact_rules() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	insert into public.contact_rules (organization_id) values (new.id);
	return new;
end
$$;
comment on function private.add_contact_rules is 'Every organisation begins with careful rules.';
create trigger add_contact_rules after insert on public.organizations
	for each row execute function private.add_contact_rules();
insert into public.contact_rules (organization_id) select id from public.organizations;

-- Other channels: SMS, WeCom, anything that takes a signed call ---------------------------------

create table public.channels (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	code public.code not null check (code not in ('link', 'email', 'phone', 'qr')),
	kind text not null check (kind in ('sms', 'wecom', 'webhook')),
	address text not null check (address in ('phone', 'email', 'external_id')),
	url text not null check (url ~ '^https?://' and char_length(url) <= 2000),
	secret_nonce bytea not null check (octet_length(secret_nonce) = 32),
	is_active boolean not null default true,
	created_at timestamptz not null default now(),
	created_by uuid references auth.users (id) on delete set null,
	primary key (organization_id, id),
	unique (organization_id, code)
);
comment on table public.channels is 'Ways of sending that another program provides: it is called with each message, signed.';
comment on column public.channels.organization_id is 'Owner.';
comment on column public.channels.id is 'Random key.';
comment on column public.channels.code is 'Name for programs; an invitation may say it as its channel.';
comment on column public.channels.kind is 'What people know it as: sms, wecom, or webhook for anything else.';
comment on column public.channels.address is 'Which fact of a customer is their address there: phone, email or external_id.';
comment on column public.channels.url is 'Where messages are posted.';
comment on column public.channels.secret_nonce is 'The signing secret is derived from it and a key outside the database; a new one is a new secret.';
comment on column public.channels.is_active is 'False sends nothing.';
comment on column public.channels.created_at is 'When it was added.';
comment on column public.channels.created_by is 'Who added it.';
create index channels_creator on public.channels (created_by);

-- What a survey does about invitations --------------------------------------------------------

create table public.survey_outreach (
	organization_id uuid not null,
	survey_id uuid not null,
	channel public.code not null default 'link',
	share numeric not null default 1 check (share between 0 and 1),
	monthly_quota integer check (monthly_quota between 1 and 1000000),
	reminder_days integer[]
		check (cardinality(reminder_days) <= 5 and 1 <= all (reminder_days) and 90 >= all (reminder_days)),
	templates jsonb not null default '{}' check (jsonb_typeof(templates) = 'object' and octet_length(templates::text) <= 40000),
	updated_at timestamptz not null default now(),
	primary key (organization_id, survey_id),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id)
);
comment on table public.survey_outreach is 'How a survey invites by itself: way, share, quota, reminders, words. Without a row the defaults hold.';
comment on column public.survey_outreach.organization_id is 'Owner.';
comment on column public.survey_outreach.survey_id is 'Which survey.';
comment on column public.survey_outreach.channel is 'How the customer of a reported encounter is invited: link (the answer of the call holds it), email, or a channel.';
comment on column public.survey_outreach.share is 'Share of reported encounters that are invited, 0 to 1.';
comment on column public.survey_outreach.monthly_quota is 'At most this many invitations a month for each site and service; null is no limit.';
comment on column public.survey_outreach.reminder_days is 'Reminders of this survey; null is the plan of the organisation, empty is none.';
comment on column public.survey_outreach.templates is 'Own words: {"invitation" | "reminder": {"zh" | "en": {"subject", "body"}}}; what is missing is built in.';
comment on column public.survey_outreach.updated_at is 'When it was last changed.';

-- Invitations know a little more --------------------------------------------------------------

alter table public.invitations
	add column channel_id uuid,
	add column skipped_rule text check (char_length(skipped_rule) <= 40),
	add foreign key (organization_id, channel_id) references public.channels (organization_id, id);
comment on column public.invitations.channel_id is 'Which of the organisation''s own channels carries it; null for link and e-mail.';
comment on column public.invitations.skipped_rule is 'The rule because of which the invitation was never sent.';
create index invitations_channel on public.invitations (organization_id, channel_id) where channel_id is not null;
create index invitations_survey_page on public.invitations (organization_id, survey_id, created_at desc, id desc);
create index invitations_unanswered on public.invitations (sent_at)
	where spent_at is null and bounced_at is null and channel in ('email', 'sms', 'wecom', 'webhook');
grant select (channel_id, skipped_rule) on public.invitations to authenticated, service_role;

-- Who must not be contacted, and what was done -------------------------------------------------

create function private.address_digest(address text) returns bytea
language sql immutable strict set search_path = ''
as $$ select sha256(convert_to(lower(trim(address)), 'UTF8')) $$;
comment on function private.address_digest is 'The same address is recognised by it, whatever its capitals.';

create table public.contact_stops (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	reason text not null check (reason in ('opted_out', 'bounced')),
	customer_id uuid,
	address_digest bytea check (octet_length(address_digest) = 32),
	created_at timestamptz not null default now(),
	ended_at timestamptz,
	primary key (organization_id, id),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id) on delete set null (customer_id),
	check (customer_id is not null or address_digest is not null)
);
comment on table public.contact_stops is 'People who do not want to be invited, and addresses that cannot be reached; purpose: to leave them alone.';
comment on column public.contact_stops.organization_id is 'For which organisation.';
comment on column public.contact_stops.id is 'Random key.';
comment on column public.contact_stops.reason is 'opted_out: they said so; bounced: the mail server refused the address for good.';
comment on column public.contact_stops.customer_id is 'Who.';
comment on column public.contact_stops.address_digest is 'SHA-256 of the address in lower case; outlives the customer''s record.';
comment on column public.contact_stops.created_at is 'Since when.';
comment on column public.contact_stops.ended_at is 'When it was taken back.';
create index contact_stops_customer on public.contact_stops (organization_id, customer_id) where customer_id is not null;
create index contact_stops_address on public.contact_stops (organization_id, address_digest) where address_digest is not null;

create table public.contact_log (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	customer_id uuid not null,
	channel text not null check (char_length(channel) <= 63),
	purpose text not null check (purpose in ('invitation', 'reminder')),
	survey_id uuid not null,
	invitation_id uuid,
	encounter_id uuid,
	outcome text not null check (outcome in ('sent', 'skipped', 'deferred', 'failed')),
	rule text check (char_length(rule) <= 40),
	until timestamptz,
	message text check (char_length(message) <= 200),
	address_digest bytea check (octet_length(address_digest) = 32),
	at timestamptz not null default now(),
	primary key (organization_id, id),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id) on delete cascade,
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id),
	foreign key (organization_id, invitation_id) references public.invitations (organization_id, id) on delete cascade,
	foreign key (organization_id, encounter_id) references public.encounters (organization_id, id) on delete cascade
);
comment on table public.contact_log is 'Every contact with a customer, and every one that a rule prevented; kept 400 days.';
comment on column public.contact_log.organization_id is 'Owner.';
comment on column public.contact_log.id is 'Random key.';
comment on column public.contact_log.customer_id is 'Who was, or was not, contacted.';
comment on column public.contact_log.channel is 'How.';
comment on column public.contact_log.purpose is 'invitation or reminder.';
comment on column public.contact_log.survey_id is 'For which survey.';
comment on column public.contact_log.invitation_id is 'Which invitation; null when none was made.';
comment on column public.contact_log.encounter_id is 'The service contact that would have been asked about.';
comment on column public.contact_log.outcome is 'sent, skipped, deferred, or failed for what could not be delivered.';
comment on column public.contact_log.rule is 'Which rule decided; null for what was simply sent.';
comment on column public.contact_log.until is 'Deferred until.';
comment on column public.contact_log.message is 'Key of the message in the outbox, so that a second try counts once.';
comment on column public.contact_log.address_digest is 'SHA-256 of the address, for the limit a day.';
comment on column public.contact_log.at is 'When.';
create index contact_log_customer on public.contact_log (organization_id, customer_id, at desc);
create index contact_log_survey on public.contact_log (organization_id, survey_id, at desc);
create index contact_log_invitation on public.contact_log (organization_id, invitation_id) where invitation_id is not null;
create index contact_log_encounter on public.contact_log (organization_id, encounter_id) where encounter_id is not null;
create index contact_log_address on public.contact_log (organization_id, address_digest, at desc) where outcome = 'sent';
create unique index contact_log_message on public.contact_log (organization_id, message) where outcome = 'sent';
create index contact_log_at on public.contact_log (at);

alter table public.outbox drop constraint outbox_recipient_check;
alter table public.outbox add constraint outbox_recipient_check check (char_length(recipient) between 1 and 254);
comment on column public.outbox.recipient is 'Address of the receiver, an e-mail address unless a channel is used; purpose: this message; kept 30 days after sending.';

select private.close_by_default(t) from unnest(array['public.contact_rules', 'public.channels', 'public.survey_outreach',
	'public.contact_stops', 'public.contact_log']::regclass[]) as t;
create policy contact_rules_staff_select on public.contact_rules for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
create policy channels_staff_select on public.channels for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
create policy survey_outreach_staff_select on public.survey_outreach for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
create policy contact_stops_staff_select on public.contact_stops for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
create policy contact_log_staff_select on public.contact_log for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.contact_rules, public.channels, public.survey_outreach, public.contact_stops, public.contact_log
	to authenticated, service_role;

-- The one question before every send ----------------------------------------------------------

create function private.quiet_end(at timestamptz, zone text, quiet_from time, quiet_until time) returns timestamptz
language sql stable set search_path = ''
as $$
	with clock as (select (at at time zone zone)::date as day, (at at time zone zone)::time as hour)
	select case
		when quiet_from < quiet_until and hour >= quiet_from and hour < quiet_until then (day + quiet_until) at time zone zone
		when quiet_from > quiet_until and hour >= quiet_from then (day + 1 + quiet_until) at time zone zone
		when quiet_from > quiet_until and hour < quiet_until then (day + quiet_until) at time zone zone
	end
	from clock
$$;
comment on function private.quiet_end is 'When the quiet hours that hold at this moment end on that clock; null outside of them.';

create function private.contact_address(customer public.customers, way text, channel uuid) returns text
language sql stable security definer set search_path = ''
as $$
	select nullif(trim(case
		when way = 'email' then customer.email
		else (select case c.address when 'phone' then customer.phone when 'email' then customer.email else customer.external_id::text end
			from public.channels c where c.organization_id = customer.organization_id and c.id = channel)
	end), '')
$$;
comment on function private.contact_address is 'The address of a customer on a channel; null when they have none there.';

create function private.is_stopped(organization uuid, customer uuid, digest bytea, why text) returns boolean
language sql stable security definer set search_path = ''
as $$
	select exists (select from public.contact_stops t
		where t.organization_id = organization and t.reason = why and t.ended_at is null
			and (t.customer_id = customer or t.address_digest = digest))
$$;
comment on function private.is_stopped is 'Whether a customer or an address is left alone for this reason.';

create function private.contact_decision(
	organization uuid, customer uuid, survey uuid, way text, channel uuid, at timestamptz,
	invitation uuid default null, own_message text default null)
returns table (decision text, rule text, until timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
declare
	person public.customers;
	rules public.contact_rules;
	asked public.invitations;
	digest bytea;
	status public.survey_status;
	recent integer;
	full_until timestamptz;
	quiet timestamptz;
begin
	select * into person from public.customers c where c.organization_id = organization and c.id = customer;
	select * into rules from public.contact_rules r where r.organization_id = organization;
	select s.status into status from public.surveys s where s.organization_id = organization and s.id = survey;
	select * into asked from public.invitations v where v.organization_id = organization and v.id = invitation;
	digest := private.address_digest(private.contact_address(person, way, channel));
	rule := case
		when asked.spent_at is not null then 'answered'
		when asked.expires_at <= at then 'expired'
		when status is distinct from 'open' then 'survey_closed'
		when private.is_stopped(organization, customer, digest, 'opted_out') then 'opted_out'
		when way not in ('email') and not exists (select from public.channels c
			where c.organization_id = organization and c.id = channel and c.is_active) then 'channel_off'
		when digest is null then 'no_address'
		when private.is_stopped(organization, null, digest, 'bounced') then 'bounced_address'
	end;
	if rule is null then
		select count(*) into recent from public.contact_log l
		where l.organization_id = organization and l.customer_id = customer and l.outcome = 'sent'
			and l.at > contact_decision.at - make_interval(days => rules.cap_days) and (own_message is null or l.message is distinct from own_message);
		rule := case when recent >= rules.cap_count then 'contact_cap' end;
	end if;
	if rule is not null then
		return query select 'skip', contact_decision.rule, null::timestamptz;
		return;
	end if;
	-- Three a day for one address, whoever shares it: the fourth waits until the third last is a day old.
	select l.at + interval '1 day' into full_until from public.contact_log l
	where l.organization_id = organization and l.address_digest = digest and l.outcome = 'sent'
		and l.at > contact_decision.at - interval '1 day' and (own_message is null or l.message is distinct from own_message)
	order by l.at desc offset 2 limit 1;
	quiet := private.quiet_end(greatest(at, full_until),
		private.usable_zone(person.time_zone, (select o.time_zone from public.organizations o where o.id = organization)),
		rules.quiet_from, rules.quiet_until);
	return query select case when coalesce(quiet, full_until) is null then 'send' else 'defer' end,
		case when quiet is not null and full_until is null then 'quiet_hours' when full_until is not null then 'daily_limit' end,
		coalesce(quiet, full_until);
end
$$;
comment on function private.contact_decision is 'Whether a customer may be contacted at a moment: send, skip (rule), or defer (until, rule). Asked before every send.';

-- Inviting ------------------------------------------------------------------------------------

create function private.queue_contact(invitation public.invitations, number integer) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
	select invitation.organization_id, format('invitation/%s/%s', invitation.id, number),
		case number when 0 then 'survey_invitation' else 'survey_reminder' end,
		coalesce(left(private.contact_address(c, invitation.channel, invitation.channel_id), 254), '-'),
		coalesce(invitation.locale, c.locale), jsonb_build_object('invitation', invitation.id, 'number', number)
	from public.customers c
	where c.organization_id = invitation.organization_id and c.id = invitation.customer_id
	on conflict (organization_id, key) do nothing
$$;
comment on function private.queue_contact is 'Queues an invitation (0) or one of its reminders; the facts name it and hold no secret.';

create function private.log_skip(organization uuid, customer uuid, way text, survey uuid, encounter uuid, rule text) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, encounter_id, outcome, rule)
	select organization, customer, way, 'invitation', survey, encounter, 'skipped', log_skip.rule
	where encounter is null or not exists (select from public.contact_log l
		where l.organization_id = organization and l.survey_id = survey and l.encounter_id = encounter and l.outcome = 'skipped')
$$;
comment on function private.log_skip is 'Notes a customer who was not invited, and why; an encounter that is reported again is noted once.';

create function private.add_invitation(
	organization uuid, survey uuid, customer uuid, encounter uuid, site uuid, way text, channel uuid, speaks text,
	token_hash text, nonce text, expires timestamptz)
returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	made public.invitations;
	is_sent_by_us boolean := way not in ('link', 'phone', 'qr');
begin
	insert into public.invitations (organization_id, survey_id, customer_id, encounter_id, site_id, channel, channel_id, locale,
		token_hash, nonce, expires_at, sent_at, created_by)
	values (organization, survey, customer, encounter, site, way, channel, speaks, decode(add_invitation.token_hash, 'hex'),
		decode(add_invitation.nonce, 'hex'), expires, case when not is_sent_by_us then now() end, (select auth.uid()))
	returning * into made;
	if is_sent_by_us then
		perform private.queue_contact(made, 0);
	else
		-- Whoever asked for the link hands it over: that is a contact like any other.
		insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, invitation_id, encounter_id, outcome)
		values (organization, customer, way, 'invitation', survey, made.id, encounter, 'sent');
	end if;
	return made.id;
end
$$;
comment on function private.add_invitation is 'Stores an invitation; what we send ourselves is queued with it.';

create function private.channel_for(organization uuid, wanted text) returns table (way text, channel uuid)
language plpgsql stable security definer set search_path = ''
as $$
begin
	if wanted in ('link', 'email', 'phone', 'qr') then
		return query select wanted, null::uuid;
		return;
	end if;
	return query select c.kind, c.id from public.channels c
		where c.organization_id = organization and c.code = wanted and c.is_active;
	if not found then
		perform private.refuse('channel_not_available', 422, wanted);
	end if;
end
$$;
comment on function private.channel_for is 'What a channel is by its name; refuses one the organisation does not have.';

create function private.not_chosen(organization uuid, survey uuid, encounter uuid, at timestamptz) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
	plan public.survey_outreach;
	contact public.encounters;
	month_begin timestamptz;
	used integer;
begin
	select * into plan from public.survey_outreach p where p.organization_id = organization and p.survey_id = survey;
	if plan.survey_id is null then
		return null;
	end if;
	-- Drawn from the encounter itself, so that it comes out the same however often it is reported.
	if ('x' || left(md5(survey::text || encounter::text), 8))::bit(32)::bigint / 4294967296.0 >= plan.share then
		return 'not_sampled';
	end if;
	if plan.monthly_quota is null then
		return null;
	end if;
	select * into contact from public.encounters e where e.organization_id = organization and e.id = encounter;
	select date_trunc('month', at at time zone o.time_zone) at time zone o.time_zone into month_begin
	from public.organizations o where o.id = organization;
	perform pg_advisory_xact_lock(hashtextextended(survey::text || contact.site_id || contact.service_id, 5));
	select count(*) into used from public.invitations v
	join public.encounters e on e.organization_id = v.organization_id and e.id = v.encounter_id
	where v.organization_id = organization and v.survey_id = survey and v.created_at >= month_begin
		and e.site_id = contact.site_id and e.service_id = contact.service_id;
	return case when used >= plan.monthly_quota then 'quota_full' end;
end
$$;
comment on function private.not_chosen is 'Why an encounter is not invited to a survey: not_sampled or quota_full; null when it is.';

drop function public.invite_customer(uuid, text, text, timestamptz, text, text, text, text, boolean);
create function public.invite_customer(
	p_organization uuid, p_survey text, p_token_hash text, p_expires_at timestamptz,
	p_encounter text default null, p_customer text default null, p_channel text default null, p_locale text default null,
	p_once boolean default false, p_nonce text default null)
returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey record;
	encounter record;
	person public.customers;
	carrier record;
	refusal text;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select s.id, s.status, o.channel into survey from public.surveys s
	left join public.survey_outreach o on o.organization_id = s.organization_id and o.survey_id = s.id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('unknown_survey', 422, p_survey);
	end if;
	if survey.status <> 'open' then
		perform private.refuse('survey_not_open', 409, p_survey);
	end if;
	select e.id, e.customer_id into encounter from public.encounters e
	where e.organization_id = p_organization and e.external_id = p_encounter;
	if p_encounter is not null and encounter.id is null then
		perform private.refuse('unknown_encounter', 422, p_encounter);
	end if;
	select * into person from public.customers c
	where c.organization_id = p_organization
		and (c.id = encounter.customer_id or (encounter.customer_id is null and c.external_id = p_customer));
	if person.id is null then
		perform private.refuse('unknown_customer', 422, p_customer);
	end if;
	select * into carrier from private.channel_for(p_organization,
		coalesce(p_channel, case when p_once then survey.channel end, 'link'));
	if p_once then
		-- Two reports of one contact at the same time wait for each other here.
		perform from public.encounters e where e.organization_id = p_organization and e.id = encounter.id for update;
		if exists (select from public.invitations v where v.organization_id = p_organization
			and v.survey_id = survey.id and v.encounter_id = encounter.id) then
			return null;
		end if;
		refusal := case
			when private.is_stopped(p_organization, person.id,
				private.address_digest(private.contact_address(person, carrier.way, carrier.channel)), 'opted_out') then 'opted_out'
			when carrier.way not in ('link', 'phone', 'qr')
				and private.contact_address(person, carrier.way, carrier.channel) is null then 'no_address'
			else private.not_chosen(p_organization, survey.id, encounter.id, now()) end;
		if refusal is not null then
			perform private.log_skip(p_organization, person.id, carrier.way, survey.id, encounter.id, refusal);
			return null;
		end if;
	elsif carrier.way not in ('link', 'phone', 'qr')
		and private.contact_address(person, carrier.way, carrier.channel) is null then
		perform private.refuse('address_missing', 422, person.external_id);
	end if;
	return private.add_invitation(p_organization, survey.id, person.id, encounter.id, null, carrier.way, carrier.channel, p_locale,
		p_token_hash, p_nonce, p_expires_at);
end
$$;
comment on function public.invite_customer is 'Stores an invitation by the SHA-256 (hex) of a token that the server derived, and queues its message; with p_once, null when that encounter was invited before or is not to be.';

-- Sending: asked, written, settled ------------------------------------------------------------

create function private.prepare_contact_at(organization uuid, message_id uuid, attempt integer, at timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	queued public.outbox;
	asked public.invitations;
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
	select private.contact_address(c, asked.channel, asked.channel_id) into receiver from public.customers c
	where c.organization_id = organization and c.id = asked.customer_id;
	-- Two messages to one person, or to one address, are decided one after the other.
	perform pg_advisory_xact_lock(hashtextextended(organization::text || asked.customer_id, 6));
	perform pg_advisory_xact_lock(hashtextextended(organization::text || lower(coalesce(receiver, '')), 7));
	select * into verdict from private.contact_decision(organization, asked.customer_id, asked.survey_id, asked.channel,
		asked.channel_id, prepare_contact_at.at, asked.id, queued.key);
	insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, invitation_id, encounter_id,
		outcome, rule, until, message, address_digest, at)
	values (organization, asked.customer_id, asked.channel,
		case when queued.kind = 'survey_invitation' then 'invitation' else 'reminder' end, asked.survey_id, asked.id, asked.encounter_id,
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
comment on function private.prepare_contact_at is 'Asks the rules about a claimed message at a moment; what may be sent is counted at once and answered with all that it needs.';

create function public.prepare_contact(p_organization uuid, p_id uuid, p_attempt integer) returns jsonb
language sql volatile security definer set search_path = ''
as $$ select private.prepare_contact_at(p_organization, p_id, p_attempt, now()) $$;
comment on function public.prepare_contact is 'Asks the rules about a claimed message now: send with its facts, skip, defer, or gone. Server only.';

create function private.stop_address(organization uuid, digest bytea, why text, customer uuid default null) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.contact_stops (organization_id, reason, customer_id, address_digest)
	select organization, why, customer, digest
	where (digest is not null or customer is not null) and not exists (select from public.contact_stops t
		where t.organization_id = organization and t.reason = why and t.ended_at is null
			and t.customer_id is not distinct from customer and t.address_digest is not distinct from digest)
$$;
comment on function private.stop_address is 'From now on this address, or this customer, is left alone.';

create function public.settle_contact(p_organization uuid, p_id uuid, p_attempt integer, p_result text, p_error text default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	queued public.outbox;
	asked uuid;
begin
	select * into queued from public.outbox o
	where o.organization_id = p_organization and o.id = p_id and o.attempts = p_attempt and o.sent_at is null
	for update;
	if queued.id is null then
		return;
	end if;
	asked := (queued.facts ->> 'invitation')::uuid;
	if p_result in ('sent', 'delivered') then
		perform public.settle_message(p_organization, p_id, p_attempt);
		update public.invitations v set sent_at = coalesce(v.sent_at, now()),
			delivered_at = case when p_result = 'delivered' then coalesce(v.delivered_at, now()) else v.delivered_at end
		where v.organization_id = p_organization and v.id = asked;
		return;
	end if;
	perform public.settle_message(p_organization, p_id, p_attempt, coalesce(p_error, p_result));
	if p_result = 'bounced' then
		update public.outbox o set dead_at = now() where o.organization_id = p_organization and o.id = p_id;
		update public.invitations v set bounced_at = coalesce(v.bounced_at, now())
		where v.organization_id = p_organization and v.id = asked;
		perform private.stop_address(p_organization, (select l.address_digest from public.contact_log l
			where l.organization_id = p_organization and l.message = queued.key and l.outcome = 'sent'), 'bounced');
	end if;
	-- Nobody was reached: it does not count against the cap.
	update public.contact_log l set outcome = 'failed',
		rule = case p_result when 'bounced' then 'bounced_address' else 'undeliverable' end
	where l.organization_id = p_organization and l.message = queued.key and l.outcome = 'sent'
		and exists (select from public.outbox o where o.organization_id = p_organization and o.id = p_id and o.dead_at is not null);
	update public.invitations v set skipped_rule = 'undeliverable'
	from public.outbox o
	where v.organization_id = p_organization and v.id = asked and v.bounced_at is null and v.sent_at is null
		and o.organization_id = p_organization and o.id = p_id and o.dead_at is not null;
end
$$;
comment on function public.settle_contact is 'Records what became of one attempt: sent, delivered, bounced (for good) or failed (to be tried again). Server only.';

create function public.report_invitation(p_organization uuid, p_id uuid, p_event text, p_at timestamptz default now()) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	asked public.invitations;
	digest bytea;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select * into asked from public.invitations v
	where v.organization_id = p_organization and v.id = p_id and not v.is_test for update;
	if asked.id is null then
		perform private.refuse('not_found', 404);
	end if;
	-- The address it was sent to, which the customer may have changed since.
	select coalesce((select l.address_digest from public.contact_log l
			where l.organization_id = p_organization and l.invitation_id = p_id and l.outcome = 'sent' and l.address_digest is not null
			order by l.at desc limit 1),
		private.address_digest(private.contact_address(c, asked.channel, asked.channel_id))) into digest
	from public.customers c where c.organization_id = p_organization and c.id = asked.customer_id;
	update public.invitations v set
		sent_at = coalesce(v.sent_at, least(p_at, now())),
		delivered_at = case when p_event = 'delivered' then coalesce(v.delivered_at, least(p_at, now())) else v.delivered_at end,
		bounced_at = case when p_event = 'bounced' then coalesce(v.bounced_at, least(p_at, now())) else v.bounced_at end
	where v.organization_id = p_organization and v.id = p_id;
	if p_event = 'bounced' then
		perform private.stop_address(p_organization, digest, 'bounced');
	elsif p_event = 'complained' then
		perform private.stop_address(p_organization, digest, 'opted_out', asked.customer_id);
	end if;
end
$$;
comment on function public.report_invitation is 'What a channel or mail service reports of an invitation: delivered, bounced, or complained, which opts the customer out.';

-- Leaving people alone ------------------------------------------------------------------------

create function public.find_unsubscribe(p_token text) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select jsonb_build_object('organization', o.name, 'languages', s.languages, 'locale', coalesce(v.locale, c.locale),
		'is_unsubscribed', private.is_stopped(v.organization_id, v.customer_id, null, 'opted_out'))
	from public.invitations v
	join public.organizations o on o.id = v.organization_id
	join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id
	join public.customers c on c.organization_id = v.organization_id and c.id = v.customer_id
	where v.token_hash = sha256(convert_to(p_token, 'UTF8'))
$$;
comment on function public.find_unsubscribe is 'What the page for unsubscribing shows, for spent and expired links too; null for an unknown one.';

create function public.unsubscribe(p_token text, p_undo boolean default false) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	asked record;
begin
	select v.organization_id, v.customer_id, private.address_digest(private.contact_address(c, v.channel, v.channel_id)) as digest
	into asked
	from public.invitations v
	join public.customers c on c.organization_id = v.organization_id and c.id = v.customer_id
	where v.token_hash = sha256(convert_to(p_token, 'UTF8'));
	if asked.customer_id is null then
		return false;
	end if;
	if p_undo then
		update public.contact_stops t set ended_at = now()
		where t.organization_id = asked.organization_id and t.reason = 'opted_out' and t.ended_at is null
			and (t.customer_id = asked.customer_id or t.address_digest = asked.digest);
	else
		perform private.stop_address(asked.organization_id, asked.digest, 'opted_out', asked.customer_id);
	end if;
	return true;
end
$$;
comment on function public.unsubscribe is 'The holder of a link wants no more invitations from its organisation, or wants them again; false for an unknown link.';

-- Settings ------------------------------------------------------------------------------------

create function public.set_contact_rules(p_organization uuid, p_rules jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{admin}');
	update public.contact_rules r set
		cap_count = coalesce((p_rules ->> 'cap_count')::integer, r.cap_count),
		cap_days = coalesce((p_rules ->> 'cap_days')::integer, r.cap_days),
		quiet_from = coalesce((p_rules ->> 'quiet_from')::time, r.quiet_from),
		quiet_until = coalesce((p_rules ->> 'quiet_until')::time, r.quiet_until),
		reminder_days = case when jsonb_typeof(p_rules -> 'reminder_days') = 'array'
			then array(select d::integer from jsonb_array_elements_text(p_rules -> 'reminder_days') as d order by d::integer)
			else r.reminder_days end,
		updated_at = now()
	where r.organization_id = p_organization;
	perform private.record_audit(p_organization, 'contact_rules_set', null);
end
$$;
comment on function public.set_contact_rules is 'Changes how often and when customers are contacted; what is not given stays.';

create function public.set_survey_outreach(p_organization uuid, p_survey text, p_outreach jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey is null then
		perform private.refuse('not_found', 404);
	end if;
	perform private.channel_for(p_organization, coalesce(p_outreach ->> 'channel', 'link'));
	insert into public.survey_outreach (organization_id, survey_id, channel, share, monthly_quota, reminder_days, templates)
	values (p_organization, survey, coalesce(p_outreach ->> 'channel', 'link'), coalesce((p_outreach ->> 'share')::numeric, 1),
		(p_outreach ->> 'monthly_quota')::integer,
		case when jsonb_typeof(p_outreach -> 'reminder_days') = 'array'
			then array(select d::integer from jsonb_array_elements_text(p_outreach -> 'reminder_days') as d order by d::integer) end,
		coalesce(nullif(p_outreach -> 'templates', 'null'), '{}'))
	on conflict (organization_id, survey_id) do update set
		channel = excluded.channel, share = excluded.share, monthly_quota = excluded.monthly_quota,
		reminder_days = excluded.reminder_days, updated_at = now(),
		templates = case when p_outreach ? 'templates' then excluded.templates else survey_outreach.templates end;
end
$$;
comment on function public.set_survey_outreach is 'How a survey invites and reminds; templates stay unless they are given.';

create function public.add_channel(p_organization uuid, p_channel jsonb, p_secret_nonce text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{admin}');
	if exists (select from public.channels c where c.organization_id = p_organization and c.code = p_channel ->> 'code') then
		perform private.refuse('channel_exists', 409, p_channel ->> 'code');
	end if;
	insert into public.channels (organization_id, code, kind, address, url, secret_nonce, created_by)
	values (p_organization, p_channel ->> 'code', p_channel ->> 'kind', p_channel ->> 'address', p_channel ->> 'url',
		decode(p_secret_nonce, 'hex'), (select auth.uid()));
	perform private.record_audit(p_organization, 'channel_added', p_channel ->> 'code');
end
$$;
comment on function public.add_channel is 'Adds a channel; its secret is derived from the nonce (hex) by the server and shown once.';

create function public.set_channel(p_organization uuid, p_code text, p_is_active boolean, p_secret_nonce text default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{admin}');
	update public.channels c set is_active = p_is_active,
		secret_nonce = coalesce(decode(p_secret_nonce, 'hex'), c.secret_nonce)
	where c.organization_id = p_organization and c.code = p_code;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
	perform private.record_audit(p_organization, case when p_secret_nonce is null then 'channel_set' else 'channel_secret_renewed' end,
		p_code || ' ' || p_is_active);
end
$$;
comment on function public.set_channel is 'Switches a channel on or off, or gives it a new secret.';

create function private.purge_contacts() returns void
language sql volatile security definer set search_path = ''
as $$ delete from public.contact_log where at < now() - interval '400 days' $$;
comment on function private.purge_contacts is 'Removes what the log of contacts no longer needs.';

create or replace function public.report_alive(p_name text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	insert into private.heartbeats (name, seen_at) values (p_name, now())
	on conflict (name) do update set seen_at = excluded.seen_at;
	insert into private.heartbeats as h (name, seen_at) values ('purge', now())
	on conflict (name) do update set seen_at = excluded.seen_at where h.seen_at < now() - interval '1 hour';
	if found then
		perform private.purge();
		perform private.purge_contacts();
	end if;
end
$$;

grant execute on function public.invite_customer, public.report_invitation, public.set_contact_rules, public.set_survey_outreach,
	public.add_channel, public.set_channel to authenticated, service_role;
grant execute on function public.find_unsubscribe, public.unsubscribe to anon, authenticated, service_role;
grant execute on function public.prepare_contact, public.settle_contact to service_role;
