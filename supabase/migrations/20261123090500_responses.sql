-- Answers: one row each, raw ratings in arrays, never scores.
--
-- An array holds one rating per item of the instrument, by position: null is "skipped", 0 is
-- "no opinion"; both are missing in arithmetic. The receipt is derived from the token one way, so
-- that the same link always answers with the same receipt and the row needs no link to the invitation.

create table public.responses (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	survey_id uuid not null,
	submission_id text not null check (char_length(submission_id) between 1 and 100),
	receipt text unique check (char_length(receipt) = 12),
	customer_id uuid,
	encounter_id uuid,
	site_id uuid,
	service_id uuid,
	channel public.code,
	locale public.locale,
	perceptions smallint[] not null,
	expectations smallint[],
	weights smallint[],
	overall smallint,
	comment text check (char_length(comment) between 1 and 4000),
	contact_requested boolean not null default false,
	contact_detail text check (char_length(contact_detail) between 1 and 200),
	notice_version text check (char_length(notice_version) <= 40),
	submitted_at timestamptz not null default now(),
	received_at timestamptz not null default now(),
	primary key (organization_id, id),
	unique (organization_id, survey_id, submission_id),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id),
	foreign key (organization_id, encounter_id) references public.encounters (organization_id, id),
	foreign key (organization_id, site_id) references public.sites (organization_id, id),
	foreign key (organization_id, service_id) references public.services (organization_id, id)
);
comment on table public.responses is 'Answers to surveys; purpose: to measure service and to help the person; kept until erased.';
comment on column public.responses.organization_id is 'Owner.';
comment on column public.responses.id is 'Random key.';
comment on column public.responses.survey_id is 'What was asked.';
comment on column public.responses.submission_id is 'Made by the sender once per form; the same id again is the same answer.';
comment on column public.responses.receipt is 'What the customer holds as proof; null for imported answers.';
comment on column public.responses.customer_id is 'Who answered; null when not known.';
comment on column public.responses.encounter_id is 'About which service contact.';
comment on column public.responses.site_id is 'Where, for filters.';
comment on column public.responses.service_id is 'What, for filters.';
comment on column public.responses.channel is 'Channel of the service contact, for filters.';
comment on column public.responses.locale is 'Language the form was answered in.';
comment on column public.responses.perceptions is 'Ratings of what was experienced, by item position.';
comment on column public.responses.expectations is 'Ratings of what was expected, by item position; null when not asked.';
comment on column public.responses.weights is 'Importance points by dimension position, summing to 100; null when not asked.';
comment on column public.responses.overall is 'Overall satisfaction on the scale of the instrument.';
comment on column public.responses.comment is 'The customer''s own words; may hold personal data.';
comment on column public.responses.contact_requested is 'They asked us to contact them.';
comment on column public.responses.contact_detail is 'How they want to be reached; purpose: that one contact.';
comment on column public.responses.notice_version is 'Privacy notice they saw.';
comment on column public.responses.submitted_at is 'When it was answered.';
comment on column public.responses.received_at is 'When it reached us.';
create index responses_survey on public.responses (organization_id, survey_id, submitted_at);
create index responses_customer on public.responses (organization_id, customer_id, submitted_at desc) where customer_id is not null;
create index responses_received on public.responses (organization_id, received_at desc);
create index responses_encounter on public.responses (organization_id, encounter_id) where encounter_id is not null;
create index responses_site on public.responses (organization_id, site_id);
create index responses_service on public.responses (organization_id, service_id);

create function private.check_ratings() returns trigger
language plpgsql stable security definer set search_path = ''
as $$
declare
	scale record;
	rating smallint;
begin
	select i.scale_min, i.scale_max, s.form,
		(select count(*) from public.instrument_items t where t.organization_id = i.organization_id and t.instrument_id = i.id) as items,
		(select count(*) from public.instrument_dimensions d where d.organization_id = i.organization_id and d.instrument_id = i.id) as dimensions
	into scale
	from public.surveys s join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	where s.organization_id = new.organization_id and s.id = new.survey_id;
	if cardinality(new.perceptions) <> scale.items
		or (new.expectations is not null and cardinality(new.expectations) <> scale.items)
		or (new.weights is not null and cardinality(new.weights) <> scale.dimensions) then
		raise check_violation using message = 'the number of ratings does not fit the instrument', constraint = 'responses_ratings_fit';
	end if;
	foreach rating in array new.perceptions || coalesce(new.expectations, '{}') || new.overall loop
		if rating is not null and rating <> 0 and rating not between scale.scale_min and scale.scale_max then
			raise check_violation using message = format('rating %s is outside the scale', rating), constraint = 'responses_ratings_in_scale';
		end if;
	end loop;
	if new.overall = 0 then
		new.overall := null;
	end if;
	return new;
end
$$;
comment on function private.check_ratings is 'A rating outside its instrument''s scale never gets in, whoever writes it.';
create trigger check_ratings before insert or update on public.responses
	for each row execute function private.check_ratings();

select private.close_by_default('public.responses');
create policy responses_staff_select on public.responses for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.responses to authenticated, service_role;

create function private.ratings_in_order(organization uuid, instrument uuid, ratings jsonb) returns smallint[]
language sql stable set search_path = ''
as $$
	select array_agg((ratings ->> t.code)::smallint order by t.position)
	from public.instrument_items t
	where t.organization_id = organization and t.instrument_id = instrument
$$;
comment on function private.ratings_in_order is 'Ratings by item code as an array by item position.';

create function private.weights_in_order(organization uuid, instrument uuid, weights jsonb) returns smallint[]
language sql stable set search_path = ''
as $$
	select array_agg((weights ->> d.code)::smallint order by d.position)
	from public.instrument_dimensions d
	where d.organization_id = organization and d.instrument_id = instrument
$$;
comment on function private.weights_in_order is 'Importance points by dimension code as an array by dimension position.';

create function private.receipt_of(token text) returns text
language sql immutable strict set search_path = ''
as $$
	select private.crockford(sha256(convert_to('receipt:' || token, 'UTF8')), 12)
$$;
comment on function private.receipt_of is 'The receipt of a link: 60 bits, one way, always the same.';

create function private.store_response(organization uuid, survey uuid, answer jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	instrument uuid;
	asked_form public.survey_form;
	stored uuid;
begin
	select s.instrument_id, s.form into instrument, asked_form from public.surveys s
	where s.organization_id = organization and s.id = survey;
	insert into public.responses (organization_id, survey_id, submission_id, receipt, customer_id, encounter_id,
		site_id, service_id, channel, locale, perceptions, expectations, weights, overall, comment,
		contact_requested, contact_detail, notice_version, submitted_at)
	values (organization, survey, answer ->> 'submission_id', answer ->> 'receipt',
		(answer ->> 'customer_id')::uuid, (answer ->> 'encounter_id')::uuid,
		(answer ->> 'site_id')::uuid, (answer ->> 'service_id')::uuid, answer ->> 'channel', answer ->> 'locale',
		private.ratings_in_order(organization, instrument, answer -> 'perceptions'),
		case when asked_form = 'expectation_perception'
			then private.ratings_in_order(organization, instrument, coalesce(answer -> 'expectations', '{}')) end,
		case when jsonb_typeof(answer -> 'weights') = 'object'
			then private.weights_in_order(organization, instrument, answer -> 'weights') end,
		(answer ->> 'overall')::smallint, nullif(answer ->> 'comment', ''),
		coalesce((answer ->> 'contact_requested')::boolean, false), nullif(answer ->> 'contact_detail', ''),
		answer ->> 'notice_version', coalesce((answer ->> 'submitted_at')::timestamptz, now()))
	on conflict (organization_id, survey_id, submission_id) do nothing
	returning id into stored;
	return stored;
end
$$;
comment on function private.store_response is 'Writes one answer; null when the submission id was there before.';

create function public.find_receipt(p_receipt text) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select jsonb_build_object('organization', o.name, 'title', s.title, 'languages', s.languages, 'locale', r.locale,
		'submitted_at', r.submitted_at, 'time_zone', o.time_zone, 'contact_requested', r.contact_requested)
	from public.responses r
	join public.organizations o on o.id = r.organization_id
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
	where r.receipt = upper(p_receipt)
$$;
comment on function public.find_receipt is 'What a receipt proves; null for an unknown one.';
grant execute on function public.find_receipt to anon, authenticated, service_role;

create function public.submit_response(p_token text, p_answer jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	invitation record;
	stored uuid;
begin
	select v.organization_id, v.id, v.survey_id, v.customer_id, v.encounter_id, v.expires_at, v.spent_at, s.status, s.notice_version
	into invitation
	from public.invitations v
	join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id
	where v.token_hash = sha256(convert_to(p_token, 'UTF8'))
	for update of v;
	if invitation.spent_at is not null then
		return jsonb_build_object('receipt', private.receipt_of(p_token), 'is_new', false);
	end if;
	if invitation.id is null or invitation.expires_at <= now() or invitation.status <> 'open' then
		perform private.refuse('invitation_unusable', 404);
	end if;
	stored := private.store_response(invitation.organization_id, invitation.survey_id,
		p_answer - array['site_id', 'service_id', 'channel', 'submitted_at', 'weights'] || jsonb_build_object(
			'receipt', private.receipt_of(p_token), 'customer_id', invitation.customer_id,
			'encounter_id', invitation.encounter_id, 'notice_version', invitation.notice_version)
		|| coalesce((select jsonb_build_object('site_id', e.site_id, 'service_id', e.service_id, 'channel', e.channel)
			from public.encounters e
			where e.organization_id = invitation.organization_id and e.id = invitation.encounter_id), '{}'));
	if stored is null then
		perform private.refuse('submission_id_taken', 409);
	end if;
	update public.invitations set spent_at = now()
	where organization_id = invitation.organization_id and id = invitation.id;
	perform private.score_response(invitation.organization_id, stored);
	perform private.review_customer(invitation.organization_id, invitation.customer_id);
	return jsonb_build_object('receipt', private.receipt_of(p_token), 'is_new', true);
end
$$;
comment on function public.submit_response is 'Stores an answer, spends the link, writes signals, alert, case and message, all or nothing. A spent link answers with its receipt.';

create function private.import_response(organization uuid, survey uuid, line jsonb) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
	site uuid;
	service uuid;
	customer uuid;
	stored uuid;
begin
	select s.id into site from public.sites s where s.organization_id = organization and s.code = line ->> 'site';
	if site is null and line ->> 'site' is not null then
		return 'unknown_site';
	end if;
	select s.id into service from public.services s where s.organization_id = organization and s.code = line ->> 'service';
	if service is null and line ->> 'service' is not null then
		return 'unknown_service';
	end if;
	if line ->> 'customer' is not null then
		customer := private.ensure_customer(organization, jsonb_build_object('external_id', line ->> 'customer', 'locale', line ->> 'locale'));
	end if;
	stored := private.store_response(organization, survey, line - array['receipt', 'encounter_id']
		|| jsonb_build_object('site_id', site, 'service_id', service, 'customer_id', customer));
	if stored is null then
		return 'duplicate';
	end if;
	if customer is not null then
		perform private.score_response(organization, stored);
		perform private.review_customer(organization, customer);
	end if;
	return 'accepted';
exception when check_violation or invalid_text_representation or numeric_value_out_of_range then
	return 'invalid_row';
end
$$;
comment on function private.import_response is 'Imports one answer: accepted, duplicate, or why not. A refused line leaves nothing behind.';

create function public.import_responses(p_organization uuid, p_survey text, p_lines jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey uuid;
	outcome jsonb;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	-- Two imports that name the same customers in another order would wait for each other for ever.
	perform pg_advisory_xact_lock(hashtextextended(p_organization::text, 3));
	select s.id into survey from public.surveys s
	where s.organization_id = p_organization and s.code = p_survey and s.status <> 'draft';
	if survey is null then
		perform private.refuse(case when exists (select from public.surveys s
			where s.organization_id = p_organization and s.code = p_survey) then 'survey_not_open' else 'not_found' end,
			case when exists (select from public.surveys s
			where s.organization_id = p_organization and s.code = p_survey) then 409 else 404 end);
	end if;
	select jsonb_build_object(
		'accepted', count(*) filter (where result = 'accepted'),
		'duplicates', count(*) filter (where result = 'duplicate'),
		'rejected', coalesce(jsonb_agg(jsonb_build_object('row', number, 'code', result) order by number)
			filter (where result not in ('accepted', 'duplicate')), '[]'))
	into outcome
	from (
		select (line.value ->> 'row')::integer as number, private.import_response(p_organization, survey, line.value) as result
		from jsonb_array_elements(p_lines) with ordinality as line (value, position)
		order by line.position
	) as imported;
	return outcome;
end
$$;
comment on function public.import_responses is 'Imports answers line by line; each line {row, submission_id, perceptions, …} counts by itself.';
grant execute on function public.submit_response to anon, authenticated, service_role;
grant execute on function public.import_responses to authenticated, service_role;
