-- What we ask: versioned instruments of coded, bilingual items; surveys that use one; and the
-- single-use links by which customers answer.
--
-- An invitation's token is random and never stored: the table holds its SHA-256, and the public
-- doors take the token itself, so that a leaked table opens nothing.

create type public.survey_form as enum ('pulse', 'lite', 'perception', 'expectation_perception', 'tolerance', 'feedback');
comment on type public.survey_form is 'Which columns of an instrument are asked, and how many items of each person.';
create type public.survey_status as enum ('draft', 'open', 'closed');
comment on type public.survey_status is 'Only an open survey takes answers.';

create table public.instruments (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	code public.code not null,
	version integer not null default 1 check (version > 0),
	name public.bilingual_name not null,
	scale_min smallint not null check (scale_min = 1),
	scale_max smallint not null check (scale_max between 2 and 10),
	scale_labels jsonb check (scale_labels is null
		or (private.is_bilingual(scale_labels -> 'min', 100) and private.is_bilingual(scale_labels -> 'max', 100))),
	columns text[] not null check (columns <@ array['expectation', 'perception'] and 'perception' = any (columns)),
	definition jsonb not null,
	created_at timestamptz not null default now(),
	primary key (organization_id, id),
	unique (organization_id, code, version)
);
comment on table public.instruments is 'A questionnaire as data. A change of anything is a new version.';
comment on column public.instruments.organization_id is 'Owner.';
comment on column public.instruments.id is 'Random key.';
comment on column public.instruments.code is 'Name for programs.';
comment on column public.instruments.version is 'Counts up from 1 within a code.';
comment on column public.instruments.name is 'Name shown to staff.';
comment on column public.instruments.scale_min is 'Lowest rating; always 1, so that 0 can mean "no opinion".';
comment on column public.instruments.scale_max is 'Highest rating.';
comment on column public.instruments.scale_labels is 'Words at the ends of the scale: {"min": {zh, en}, "max": {zh, en}}.';
comment on column public.instruments.columns is 'What may be asked of each item: expectation, perception.';
comment on column public.instruments.definition is 'The definition as it was given; equal definitions are the same version.';
comment on column public.instruments.created_at is 'When this version was made.';

create table public.instrument_dimensions (
	organization_id uuid not null,
	instrument_id uuid not null,
	position smallint not null check (position between 1 and 20),
	code public.code not null,
	name public.bilingual_name not null,
	primary key (organization_id, instrument_id, code),
	unique (organization_id, instrument_id, position),
	foreign key (organization_id, instrument_id) references public.instruments (organization_id, id)
);
comment on table public.instrument_dimensions is 'The dimensions of an instrument, in order.';
comment on column public.instrument_dimensions.organization_id is 'Owner.';
comment on column public.instrument_dimensions.instrument_id is 'Which instrument version.';
comment on column public.instrument_dimensions.position is 'Order, from 1.';
comment on column public.instrument_dimensions.code is 'Name for programs.';
comment on column public.instrument_dimensions.name is 'Name shown to people.';

create table public.instrument_items (
	organization_id uuid not null,
	instrument_id uuid not null,
	position smallint not null check (position between 1 and 100),
	code public.code not null,
	dimension public.code not null,
	text public.bilingual_text not null,
	is_reversed boolean not null default false,
	primary key (organization_id, instrument_id, position),
	unique (organization_id, instrument_id, code),
	foreign key (organization_id, instrument_id, dimension)
		references public.instrument_dimensions (organization_id, instrument_id, code)
);
comment on table public.instrument_items is 'The items of an instrument; position is the index into the answer arrays.';
comment on column public.instrument_items.organization_id is 'Owner.';
comment on column public.instrument_items.instrument_id is 'Which instrument version.';
comment on column public.instrument_items.position is 'Order over the whole instrument, from 1.';
comment on column public.instrument_items.code is 'Name for programs; import columns are p_<code>, e_<code>.';
comment on column public.instrument_items.dimension is 'The dimension it measures.';
comment on column public.instrument_items.text is 'The statement, in both languages.';
comment on column public.instrument_items.is_reversed is 'True if agreement means worse service; scored as min + max − answer.';
create index instrument_items_dimension on public.instrument_items (organization_id, instrument_id, dimension);

create table public.surveys (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	code public.code not null,
	instrument_id uuid not null,
	form public.survey_form not null,
	title public.bilingual_name not null,
	languages text[] not null check (languages <@ array['zh', 'en'] and cardinality(languages) between 1 and 2),
	status public.survey_status not null default 'draft',
	notice_version text not null default '2026-11' check (char_length(notice_version) <= 40),
	created_at timestamptz not null default now(),
	opened_at timestamptz,
	closed_at timestamptz,
	primary key (organization_id, id),
	unique (organization_id, code),
	foreign key (organization_id, instrument_id) references public.instruments (organization_id, id)
);
comment on table public.surveys is 'An instrument in one form, put to customers.';
comment on column public.surveys.organization_id is 'Owner.';
comment on column public.surveys.id is 'Random key.';
comment on column public.surveys.code is 'Name for programs.';
comment on column public.surveys.instrument_id is 'The instrument version; fixed.';
comment on column public.surveys.form is 'Which columns are asked.';
comment on column public.surveys.title is 'Title shown to customers.';
comment on column public.surveys.languages is 'Languages on offer.';
comment on column public.surveys.status is 'draft, open or closed.';
comment on column public.surveys.notice_version is 'Version of the privacy notice shown with it.';
comment on column public.surveys.created_at is 'When it was made.';
comment on column public.surveys.opened_at is 'When it first took answers.';
comment on column public.surveys.closed_at is 'When it stopped.';
create index surveys_instrument on public.surveys (organization_id, instrument_id);

create table public.invitations (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	survey_id uuid not null,
	customer_id uuid not null,
	encounter_id uuid,
	token_hash bytea not null unique check (octet_length(token_hash) = 32),
	channel text not null default 'link' check (channel in ('link', 'email')),
	locale public.locale,
	created_at timestamptz not null default now(),
	expires_at timestamptz not null,
	spent_at timestamptz,
	primary key (organization_id, id),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id),
	foreign key (organization_id, encounter_id) references public.encounters (organization_id, id)
);
comment on table public.invitations is 'A single-use link to one survey for one customer.';
comment on column public.invitations.organization_id is 'Owner.';
comment on column public.invitations.id is 'Random key.';
comment on column public.invitations.survey_id is 'What they are asked.';
comment on column public.invitations.customer_id is 'Who is asked.';
comment on column public.invitations.encounter_id is 'About which service contact; null for none in particular.';
comment on column public.invitations.token_hash is 'SHA-256 of the token in the link; the token itself is nowhere.';
comment on column public.invitations.channel is 'How the link travels.';
comment on column public.invitations.locale is 'Language to begin with; null follows the browser.';
comment on column public.invitations.created_at is 'When it was made.';
comment on column public.invitations.expires_at is 'Void afterwards.';
comment on column public.invitations.spent_at is 'When it was answered.';
create index invitations_survey on public.invitations (organization_id, survey_id);
create index invitations_customer on public.invitations (organization_id, customer_id, created_at desc);
create index invitations_encounter on public.invitations (organization_id, encounter_id);

select private.close_by_default(t) from unnest(array['public.instruments', 'public.instrument_dimensions',
	'public.instrument_items', 'public.surveys', 'public.invitations']::regclass[]) as t;

create policy instruments_staff_select on public.instruments for select to authenticated
	using (organization_id in (select private.my_organizations()));
create policy instrument_dimensions_staff_select on public.instrument_dimensions for select to authenticated
	using (organization_id in (select private.my_organizations()));
create policy instrument_items_staff_select on public.instrument_items for select to authenticated
	using (organization_id in (select private.my_organizations()));
create policy surveys_staff_select on public.surveys for select to authenticated
	using (organization_id in (select private.my_organizations()));
create policy invitations_staff_select on public.invitations for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.instruments, public.instrument_dimensions, public.instrument_items, public.surveys
	to authenticated, service_role;
grant select (organization_id, id, survey_id, customer_id, encounter_id, channel, locale, created_at, expires_at, spent_at)
	on public.invitations to authenticated, service_role;

-- Commands ------------------------------------------------------------------------------------

create function private.add_instrument(organization uuid, given jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	latest record;
	created uuid;
begin
	-- One writer per code: two equal definitions at once are one version.
	perform pg_advisory_xact_lock(hashtextextended(organization || (given ->> 'code'), 1));
	select i.id, i.version, i.definition into latest from public.instruments i
	where i.organization_id = organization and i.code = given ->> 'code'
	order by i.version desc limit 1;
	if latest.definition = given then
		return latest.id;
	end if;
	insert into public.instruments (organization_id, code, version, name, scale_min, scale_max, scale_labels, columns, definition)
	values (organization, given ->> 'code', coalesce(latest.version, 0) + 1, given -> 'name',
		(given #>> '{scale,min}')::smallint, (given #>> '{scale,max}')::smallint,
		nullif(given #> '{scale,labels}', 'null'),
		array(select jsonb_array_elements_text(given -> 'columns')), given)
	returning id into created;
	insert into public.instrument_dimensions (organization_id, instrument_id, position, code, name)
	select organization, created, d.position, d.value ->> 'code', d.value -> 'name'
	from jsonb_array_elements(given -> 'dimensions') with ordinality as d (value, position);
	insert into public.instrument_items (organization_id, instrument_id, position, code, dimension, text, is_reversed)
	select organization, created, i.position, i.value ->> 'code', i.value ->> 'dimension', i.value -> 'text',
		coalesce((i.value ->> 'reversed')::boolean, false)
	from jsonb_array_elements(given -> 'items') with ordinality as i (value, position);
	return created;
end
$$;
comment on function private.add_instrument is 'Stores an instrument definition as the next version of its code, unless it equals the latest.';

create function public.create_instrument(p_organization uuid, p_definition jsonb)
returns table (code text, version integer)
language plpgsql volatile security definer set search_path = ''
as $$
declare
	created uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	created := private.add_instrument(p_organization, p_definition);
	return query select i.code::text, i.version from public.instruments i
		where i.organization_id = p_organization and i.id = created;
end
$$;
comment on function public.create_instrument is 'Adds an own instrument; answers its code and version.';

create function public.create_survey(p_organization uuid, p_survey jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	instrument record;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select i.id, i.columns into instrument from public.instruments i
	where i.organization_id = p_organization and i.code = p_survey ->> 'instrument'
	order by i.version desc limit 1;
	if instrument.id is null then
		perform private.refuse('unknown_instrument', 422, p_survey ->> 'instrument');
	end if;
	if p_survey ->> 'form' not in ('perception', 'expectation_perception') then
		perform private.refuse('form_not_available', 422, p_survey ->> 'form');
	end if;
	if p_survey ->> 'form' = 'expectation_perception' and not 'expectation' = any (instrument.columns) then
		perform private.refuse('instrument_lacks_expectation', 422, p_survey ->> 'instrument');
	end if;
	if exists (select from public.surveys s where s.organization_id = p_organization and s.code = p_survey ->> 'code') then
		perform private.refuse('survey_exists', 409, p_survey ->> 'code');
	end if;
	insert into public.surveys (organization_id, code, instrument_id, form, title, languages)
	values (p_organization, p_survey ->> 'code', instrument.id, (p_survey ->> 'form')::public.survey_form,
		p_survey -> 'title', array(select jsonb_array_elements_text(p_survey -> 'languages')));
	if p_survey ->> 'status' = 'open' then
		perform public.open_survey(p_organization, p_survey ->> 'code');
	end if;
end
$$;
comment on function public.create_survey is 'Adds a survey on the latest version of an instrument.';

create function public.open_survey(p_organization uuid, p_code text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	update public.surveys set status = 'open', opened_at = coalesce(opened_at, now()), closed_at = null
	where organization_id = p_organization and code = p_code;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
end
$$;
comment on function public.open_survey is 'Lets a survey take answers; opening an open one changes nothing.';

create function public.close_survey(p_organization uuid, p_code text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	update public.surveys set status = 'closed', closed_at = now()
	where organization_id = p_organization and code = p_code and status <> 'closed';
	if not found and not exists (select from public.surveys where organization_id = p_organization and code = p_code) then
		perform private.refuse('not_found', 404);
	end if;
end
$$;
comment on function public.close_survey is 'Stops a survey; its links answer like unknown ones.';

create function public.invite_customer(
	p_organization uuid, p_survey text, p_token_hash text, p_expires_at timestamptz,
	p_encounter text default null, p_customer text default null, p_channel text default 'link', p_locale text default null,
	p_once boolean default false)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey record;
	encounter record;
	customer uuid;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select s.id, s.status into survey from public.surveys s
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('unknown_survey', 422, p_survey);
	end if;
	if survey.status <> 'open' then
		perform private.refuse('survey_not_open', 409, p_survey);
	end if;
	select e.id, e.customer_id into encounter from public.encounters e
	where e.organization_id = p_organization and e.external_id = p_encounter;
	select c.id into customer from public.customers c
	where c.organization_id = p_organization and c.external_id = p_customer;
	if p_encounter is not null and encounter.id is null then
		perform private.refuse('unknown_encounter', 422, p_encounter);
	end if;
	if coalesce(encounter.customer_id, customer) is null then
		perform private.refuse('unknown_customer', 422, p_customer);
	end if;
	if p_once then
		-- Two reports of one contact at the same time wait for each other here.
		perform from public.encounters e where e.organization_id = p_organization and e.id = encounter.id for update;
		if exists (select from public.invitations v where v.organization_id = p_organization
			and v.survey_id = survey.id and v.encounter_id = encounter.id) then
			return false;
		end if;
	end if;
	insert into public.invitations (organization_id, survey_id, customer_id, encounter_id, token_hash, channel, locale, expires_at)
	values (p_organization, survey.id, coalesce(encounter.customer_id, customer), encounter.id,
		decode(p_token_hash, 'hex'), p_channel, p_locale, p_expires_at);
	return true;
end
$$;
comment on function public.invite_customer is 'Stores an invitation by the SHA-256 (hex) of a token that the server made and gives out once; with p_once, false when the contact was invited to the survey before.';

create function private.survey_for_answering(survey_organization uuid, survey uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select jsonb_build_object(
		'organization', o.name,
		'code', s.code,
		'title', s.title,
		'form', s.form,
		'languages', s.languages,
		'notice_version', s.notice_version,
		'scale', jsonb_build_object('min', i.scale_min, 'max', i.scale_max, 'labels', i.scale_labels),
		'dimensions', (
			select jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name) order by d.position)
			from public.instrument_dimensions d
			where d.organization_id = i.organization_id and d.instrument_id = i.id),
		'items', (
			select jsonb_agg(jsonb_build_object('code', t.code, 'dimension', t.dimension, 'text', t.text) order by t.position)
			from public.instrument_items t
			where t.organization_id = i.organization_id and t.instrument_id = i.id))
	from public.surveys s
	join public.organizations o on o.id = s.organization_id
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	where s.organization_id = survey_organization and s.id = survey
$$;
comment on function private.survey_for_answering is 'All that a survey page shows.';

create function public.open_invitation(p_token text) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select private.survey_for_answering(v.organization_id, v.survey_id) || jsonb_build_object(
		'locale', coalesce(v.locale, c.locale),
		'encounter', case when e.id is not null then jsonb_build_object(
			'site', st.name, 'service', sv.name, 'ended_at', e.ended_at, 'time_zone', o.time_zone) end)
	from public.invitations v
	join public.organizations o on o.id = v.organization_id
	join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id and s.status = 'open'
	join public.customers c on c.organization_id = v.organization_id and c.id = v.customer_id
	left join public.encounters e on e.organization_id = v.organization_id and e.id = v.encounter_id
	left join public.sites st on st.organization_id = e.organization_id and st.id = e.site_id
	left join public.services sv on sv.organization_id = e.organization_id and sv.id = e.service_id
	where v.token_hash = sha256(convert_to(p_token, 'UTF8')) and v.spent_at is null and v.expires_at > now()
$$;
comment on function public.open_invitation is 'What the link shows; null for unknown, spent, expired or closed alike. Reading changes nothing.';

grant execute on function public.create_instrument, public.create_survey, public.open_survey, public.close_survey,
	public.invite_customer to authenticated, service_role;
grant execute on function public.open_invitation to anon, authenticated, service_role;
