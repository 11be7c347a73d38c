-- Open forms: a survey that anybody may answer under one public address, by a code on the wall, a
-- link or a page of the organisation. Nobody is known at such a door, so an answer belongs to no
-- customer until somebody leaves a way to be reached.
--
-- An address is no secret and a form is answered many times, so the submission id stands for the link:
-- the same id is the same answer, draws the same items and has the same receipt. How fast answers come
-- is counted by the server, which knows the network; the row keeps the doubt as a sign, never the address.
--
-- A telephone interview is an invitation that a member of staff answers on behalf of the customer.

create function private.are_origins(given text[]) returns boolean
language sql immutable set search_path = ''
as $$
	select cardinality(given) <= 20 and coalesce(bool_and(char_length(origin) <= 253 and origin is not null and (
		origin ~ '^https://([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](:[1-9][0-9]{0,4})?$'
		or origin ~ '^http://localhost(:[1-9][0-9]{0,4})?$')), true)
	from unnest(given) as origin
$$;
comment on function private.are_origins is 'True for origins that may frame a form: https with a full host name, or http://localhost to try things out.';

create table public.open_forms (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	slug public.code not null unique,
	survey_id uuid not null,
	kind text not null check (kind in ('touchpoint', 'suggestion', 'before_leaving', 'before_service', 'observation', 'general')),
	site_id uuid,
	service_id uuid,
	channel public.code,
	label public.bilingual_name not null,
	origins text[] not null default '{}' check (private.are_origins(origins)),
	is_open boolean not null default true,
	created_by uuid references auth.users (id) on delete set null,
	created_at timestamptz not null default now(),
	primary key (organization_id, id),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id),
	foreign key (organization_id, site_id) references public.sites (organization_id, id),
	foreign key (organization_id, service_id) references public.services (organization_id, id)
);
comment on table public.open_forms is 'Public addresses under which a survey can be answered without an invitation.';
comment on column public.open_forms.organization_id is 'Owner.';
comment on column public.open_forms.id is 'Random key.';
comment on column public.open_forms.slug is 'Last part of the address /f/<slug>; printed, so it never changes.';
comment on column public.open_forms.survey_id is 'What is asked there.';
comment on column public.open_forms.kind is 'What the form is for; an observation is not the voice of a customer.';
comment on column public.open_forms.site_id is 'Where it hangs; answers take it over.';
comment on column public.open_forms.service_id is 'Which service it is about; answers take it over.';
comment on column public.open_forms.channel is 'Channel that its answers get, for filters.';
comment on column public.open_forms.label is 'Name of the place or purpose, printed on the poster.';
comment on column public.open_forms.origins is 'Web origins that may show it in a frame; none by default.';
comment on column public.open_forms.is_open is 'False: it takes no answers, and its page says so.';
comment on column public.open_forms.created_by is 'Who made it; null is another system.';
comment on column public.open_forms.created_at is 'When it was made.';
create index open_forms_survey on public.open_forms (organization_id, survey_id);
create index open_forms_site on public.open_forms (organization_id, site_id);
create index open_forms_service on public.open_forms (organization_id, service_id);
create index open_forms_creator on public.open_forms (created_by);

select private.close_by_default('public.open_forms');
create policy open_forms_staff_select on public.open_forms for select to authenticated
	using (organization_id in (select private.my_organizations()));
grant select on public.open_forms to authenticated, service_role;

alter table public.responses
	add column form_id uuid,
	add foreign key (organization_id, form_id) references public.open_forms (organization_id, id);
comment on column public.responses.form_id is 'The open form it came through; null for invitations and imports.';
create index responses_form on public.responses (organization_id, form_id) where form_id is not null;

-- Answering -----------------------------------------------------------------------------------

create function private.open_form_tier(content jsonb) returns text
language sql immutable set search_path = ''
as $$
	select case content ->> 'consent' when 'anonymous' then 'anonymous' else 'confidential' end
$$;
comment on function private.open_form_tier is 'Nobody is known at an open form: an answer is anonymous or confidential until somebody asks to be contacted.';

create function private.observer_of(form public.open_forms) returns uuid
language sql stable security definer set search_path = ''
as $$
	select m.user_id from public.memberships m
	where form.kind = 'observation' and m.organization_id = form.organization_id
		and m.user_id = (select auth.uid()) and m.is_active
$$;
comment on function private.observer_of is 'The caller, where a signed-in colleague records an observation; it is kept under their name. Else null.';

create function public.open_form(p_slug text, p_seed text) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select jsonb_build_object('organization', o.name, 'languages', s.languages, 'origins', f.origins)
		|| case when f.is_open and s.status = 'open' then jsonb_build_object(
			'kind', f.kind, 'label', f.label,
			'survey', private.survey_for_answering(s, private.content_of(s), p_seed) || jsonb_build_object(
				'consent', case when private.observer_of(f) is null
					then private.open_form_tier(private.content_of(s)) else 'identified' end,
				'mode', 'answer', 'locale', null, 'draft', null,
				'encounter', case when st.id is not null and sv.id is not null then jsonb_build_object('site', st.name,
					'service', sv.name, 'channel', coalesce(f.channel, 'form'), 'ended_at', now(), 'time_zone', o.time_zone) end))
		else jsonb_build_object('survey', null) end
	from public.open_forms f
	join public.organizations o on o.id = f.organization_id
	join public.surveys s on s.organization_id = f.organization_id and s.id = f.survey_id
	left join public.sites st on st.organization_id = f.organization_id and st.id = f.site_id
	left join public.services sv on sv.organization_id = f.organization_id and sv.id = f.service_id
	where f.slug = p_slug
$$;
comment on function public.open_form is 'What an open form shows to the holder of one seed, which is the submission id; without "survey" while it is closed, null for an unknown address. Reading changes nothing.';

create function public.submit_form(p_slug text, p_answer jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	form public.open_forms;
	survey public.surveys;
	submission text := p_answer ->> 'submission_id';
	receipt text;
	content jsonb;
	tier text;
	owner uuid;
	observer uuid;
	day timestamptz;
	earlier record;
	stored uuid;
begin
	select * into form from public.open_forms f where f.slug = p_slug;
	if form.id is null then
		perform private.refuse('form_unusable', 404);
	end if;
	if submission is null then
		perform private.refuse('invalid', 422);
	end if;
	receipt := private.receipt_of('form:' || form.slug || ':' || submission);
	-- Copies of one answer wait for each other here.
	perform pg_advisory_xact_lock(hashtextextended(form.id || submission, 5));
	select r.form_id into earlier from public.responses r
	where r.organization_id = form.organization_id and r.survey_id = form.survey_id and r.submission_id = submission;
	if found then
		if earlier.form_id is distinct from form.id then
			perform private.refuse('submission_id_taken', 409);
		end if;
		return jsonb_build_object('receipt', receipt, 'is_new', false);
	end if;
	select * into survey from public.surveys s where s.organization_id = form.organization_id and s.id = form.survey_id;
	if not form.is_open or survey.status <> 'open' then
		perform private.refuse('form_unusable', 404);
	end if;
	content := private.content_of(survey);
	tier := private.open_form_tier(content);
	observer := private.observer_of(form);
	if coalesce((p_answer ->> 'contact_requested')::boolean, false) then
		owner := private.contact_from(nullif(p_answer ->> 'contact_detail', ''), form.organization_id, p_answer ->> 'locale');
	end if;
	if tier = 'anonymous' and coalesce(owner, observer) is null then
		select date_trunc('day', now(), o.time_zone) into day from public.organizations o where o.id = form.organization_id;
	end if;
	stored := private.store_response(form.organization_id, form.survey_id,
		p_answer - array['encounter_id', 'flags']
			- case when (content ->> 'importance')::boolean then array[]::text[] else array['weights'] end
		|| jsonb_build_object(
			'receipt', receipt, 'customer_id', owner, 'consent', case when coalesce(owner, observer) is null then tier else 'identified' end,
			'source', case form.kind when 'observation' then 'observation' else 'form' end,
			'interviewer_id', observer,
			-- An observer names the place where the form does not.
			'site_id', coalesce(form.site_id, (select st.id from public.sites st where form.kind = 'observation'
				and st.organization_id = form.organization_id and st.code = p_answer #>> '{answers,place}')),
			'service_id', coalesce(form.service_id, (select sv.id from public.services sv where form.kind = 'observation'
				and sv.organization_id = form.organization_id and sv.code = p_answer #>> '{answers,service}')),
			'channel', form.channel,
			-- Where the form's own question takes the place of the comment, its answer is the customer's words.
			'comment', coalesce(nullif(p_answer ->> 'comment', ''), left(p_answer #>> '{answers,words}', 4000)),
			'asked', private.items_to_ask(survey.organization_id, survey.instrument_id, survey.form, submission),
			'survey_version', survey.version, 'notice_version', survey.notice_version, 'submitted_at', day, 'received_at', day));
	if stored is null then
		perform private.refuse('submission_id_taken', 409);
	end if;
	update public.responses r set form_id = form.id where r.organization_id = form.organization_id and r.id = stored;
	if owner is not null then
		perform private.score_response(form.organization_id, stored);
		perform private.review_customer(form.organization_id, owner);
	end if;
	return jsonb_build_object('receipt', receipt, 'is_new', true);
end
$$;
comment on function public.submit_form is 'Stores an answer to an open form, and opens a case where somebody who left a contact detail needs one, all or nothing. The same submission id answers the same receipt, also after the form has closed.';

create function public.count_attempts(p_doors jsonb, p_window_seconds integer) returns jsonb
language sql volatile security definer set search_path = ''
as $$
	select jsonb_agg(public.count_attempt(door.value ->> 'bucket', (door.value ->> 'limit')::integer, p_window_seconds)
		order by door.place)
	from jsonb_array_elements(p_doors) with ordinality as door (value, place)
$$;
comment on function public.count_attempts is 'Counts one try at several doors, each as count_attempt does, in the order given. Server only.';
grant execute on function public.count_attempts to service_role;

-- Staff ---------------------------------------------------------------------------------------

create function private.catalog_id(organization uuid, wanted text, refusal text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
	known uuid;
begin
	if wanted is null then
		return null;
	end if;
	if refusal = 'unknown_site' then
		select s.id into known from public.sites s where s.organization_id = organization and s.code = wanted;
	else
		select s.id into known from public.services s where s.organization_id = organization and s.code = wanted;
	end if;
	if known is null then
		perform private.refuse(refusal, 422, wanted);
	end if;
	return known;
end
$$;
comment on function private.catalog_id is 'The key of a site or service by its code; null stays null, an unknown code is refused.';

create function public.create_open_form(p_organization uuid, p_survey text, p_details jsonb, p_content jsonb default null) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if exists (select from public.open_forms f where f.slug = p_details ->> 'slug') then
		perform private.refuse('form_exists', 409, p_details ->> 'slug');
	end if;
	if p_content is not null then
		perform public.create_survey(p_organization, p_content || jsonb_build_object('code', p_survey, 'status', 'open'));
	end if;
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey is null then
		perform private.refuse('unknown_survey', 422, p_survey);
	end if;
	insert into public.open_forms (organization_id, slug, survey_id, kind, site_id, service_id, channel, label, origins, created_by)
	values (p_organization, p_details ->> 'slug', survey, coalesce(p_details ->> 'kind', 'general'),
		private.catalog_id(p_organization, p_details ->> 'site', 'unknown_site'),
		private.catalog_id(p_organization, p_details ->> 'service', 'unknown_service'),
		p_details ->> 'channel', p_details -> 'label',
		array(select jsonb_array_elements_text(coalesce(nullif(p_details -> 'origins', 'null'), '[]'))), (select auth.uid()))
	on conflict (slug) do nothing;
	if not found then
		perform private.refuse('form_exists', 409, p_details ->> 'slug');
	end if;
	return p_details ->> 'slug';
end
$$;
comment on function public.create_open_form is 'Gives a survey a public address; with p_content (as create_survey takes it) the survey is made and opened in the same step.';

create function public.set_open_form(p_organization uuid, p_form text, p_details jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	update public.open_forms f set
		is_open = coalesce((p_details ->> 'is_open')::boolean, f.is_open),
		label = coalesce(nullif(p_details -> 'label', 'null'), f.label),
		origins = case when jsonb_typeof(p_details -> 'origins') = 'array'
			then array(select jsonb_array_elements_text(p_details -> 'origins')) else f.origins end
	where f.organization_id = p_organization and f.slug = p_form;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
end
$$;
comment on function public.set_open_form is 'Opens or closes a form, renames it or says who may frame it; what is not given stays.';

create function public.begin_interview(
	p_organization uuid, p_survey text, p_token_hash text, p_expires_at timestamptz,
	p_customer text default null, p_phone text default null) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey record;
	found_ids uuid[];
	digits text := regexp_replace(p_phone, '[^0-9]', '', 'g');
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	select s.id, s.status into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('unknown_survey', 422, p_survey);
	end if;
	if survey.status <> 'open' then
		perform private.refuse('survey_not_open', 409, p_survey);
	end if;
	select array_agg(c.id) into found_ids from public.customers c
	where c.organization_id = p_organization and (c.external_id = p_customer
		-- With or without a country code: one number ends with the other.
		or (p_customer is null and char_length(digits) >= 7 and char_length(c.phone) >= 7
			and (regexp_replace(c.phone, '[^0-9]', '', 'g') like '%' || digits
				or (char_length(regexp_replace(c.phone, '[^0-9]', '', 'g')) >= 7
					and digits like '%' || regexp_replace(c.phone, '[^0-9]', '', 'g')))));
	if found_ids is null then
		perform private.refuse('unknown_customer', 422, coalesce(p_customer, p_phone));
	end if;
	if cardinality(found_ids) > 1 then
		perform private.refuse('customer_ambiguous', 409, p_phone);
	end if;
	insert into public.invitations (organization_id, survey_id, customer_id, token_hash, channel, expires_at, created_by)
	values (p_organization, survey.id, found_ids[1], decode(p_token_hash, 'hex'), 'phone', p_expires_at, (select auth.uid()));
	return (select c.external_id from public.customers c where c.organization_id = p_organization and c.id = found_ids[1]);
end
$$;
comment on function public.begin_interview is 'A link by which the caller enters a customer''s answers during a telephone call; the customer is found by number or by telephone. Answers whose interview it is.';

-- A customer's story says how an answer came; the rest is as it was.
create or replace function public.customer_record(p_organization uuid, p_external_id text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
	select jsonb_build_object(
		'customer', jsonb_build_object('external_id', c.external_id, 'name', c.name, 'email', c.email, 'phone', c.phone,
			'locale', c.locale, 'segment', c.segment, 'created_at', c.created_at),
		'score', s.score, 'band', s.band, 'coverage', s.coverage,
		'card', (select jsonb_build_object('version', k.version, 'watch_from', k.watch_from, 'amber_from', k.amber_from, 'red_from', k.red_from)
			from public.risk_cards k where k.organization_id = p_organization and k.is_active),
		'events', private.ledger_of(p_organization, c.id),
		'known', private.knowledge_of(p_organization, c.id),
		'encounters', (
			select coalesce(jsonb_agg(jsonb_build_object('external_id', e.external_id, 'at', e.ended_at, 'site', st.name,
				'service', sv.name, 'channel', e.channel, 'promised', e.promised, 'measured', e.measured) order by e.ended_at), '[]')
			from public.encounters e
			join public.sites st on st.organization_id = e.organization_id and st.id = e.site_id
			join public.services sv on sv.organization_id = e.organization_id and sv.id = e.service_id
			where e.organization_id = c.organization_id and e.customer_id = c.id),
		'responses', (
			select coalesce(jsonb_agg(jsonb_build_object('at', r.submitted_at, 'survey', v.code, 'title', v.title, 'overall', r.overall,
				'scale_max', i.scale_max, 'comment', r.comment, 'contact_requested', r.contact_requested,
				'contact_detail', r.contact_detail, 'locale', r.locale, 'source', r.source,
				'interviewer', (select m.display_name from public.memberships m
					where m.organization_id = r.organization_id and m.user_id = r.interviewer_id)) order by r.submitted_at), '[]')
			from public.responses r
			join public.surveys v on v.organization_id = r.organization_id and v.id = r.survey_id
			join public.instruments i on i.organization_id = v.organization_id and i.id = v.instrument_id
			where r.organization_id = c.organization_id and r.customer_id = c.id),
		'invitations', (
			select coalesce(jsonb_agg(jsonb_build_object('at', v.created_at, 'title', w.title, 'expires_at', v.expires_at,
				'spent_at', v.spent_at) order by v.created_at), '[]')
			from public.invitations v
			join public.surveys w on w.organization_id = v.organization_id and w.id = v.survey_id
			where v.organization_id = c.organization_id and v.customer_id = c.id),
		'alerts', (
			select coalesce(jsonb_agg(jsonb_build_object('at', a.opened_at, 'band', a.band, 'score', a.score,
				'closed_at', a.closed_at, 'case', k.reference) order by a.opened_at), '[]')
			from public.risk_alerts a
			join public.cases k on k.organization_id = a.organization_id and k.id = a.case_id
			where a.organization_id = c.organization_id and a.customer_id = c.id),
		'cases', (
			select coalesce(jsonb_agg(private.case_as_json(k) order by k.opened_at), '[]')
			from public.cases k where k.organization_id = c.organization_id and k.customer_id = c.id))
	from public.customers c
	join public.customer_standings s on s.organization_id = c.organization_id and s.customer_id = c.id
	where c.organization_id = p_organization and c.external_id = p_external_id
$$;

grant execute on function public.open_form, public.submit_form to anon, authenticated, service_role;
grant execute on function public.create_open_form, public.set_open_form, public.begin_interview to authenticated, service_role;
