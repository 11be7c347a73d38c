-- Answering: who is asked what, drafts on the way, and what an answer keeps.
--
-- Every link draws its own items and their order from its own hash, so that a person sees the same
-- form each time, and the answer stores what was asked: "not asked" is never taken for "skipped".
--
-- Consent has three tiers. Identified answers belong to their customer. Confidential ones do not show
-- whose they are: one private table knows, for the day they have to be erased. Anonymous ones have no
-- path back at all. Of both kinds the answer keeps its day only, and the link keeps when it was made
-- instead of when it was used, so that nobody can lay the two lists side by side.

-- Links ---------------------------------------------------------------------------------------

alter table public.invitations
	alter column customer_id drop not null,
	add column nonce bytea check (octet_length(nonce) = 32),
	add column is_test boolean not null default false,
	add column site_id uuid,
	add column created_by uuid references auth.users (id) on delete set null,
	add column sent_at timestamptz,
	add column delivered_at timestamptz,
	add column bounced_at timestamptz,
	add column opened_at timestamptz,
	add column started_at timestamptz,
	add foreign key (organization_id, site_id) references public.sites (organization_id, id),
	add constraint invitations_somebody check (customer_id is not null or is_test);
alter table public.invitations drop constraint invitations_channel_check;
alter table public.invitations add constraint invitations_channel_check
	check (channel in ('link', 'email', 'phone', 'qr', 'sms', 'wecom', 'webhook'));
comment on column public.invitations.nonce is 'From it and a key outside the database the token can be made again, to remind; forgotten with the answer.';
comment on column public.invitations.is_test is 'A link for trying the survey out; its answers never count.';
comment on column public.invitations.site_id is 'Where, for an invitation that is about no encounter.';
comment on column public.invitations.created_by is 'The member of staff who made it; for a telephone interview, who asked the questions.';
comment on column public.invitations.sent_at is 'When a mail server or channel took the message.';
comment on column public.invitations.delivered_at is 'When the channel reported that it arrived.';
comment on column public.invitations.bounced_at is 'When it was found to be undeliverable.';
comment on column public.invitations.opened_at is 'When the link was first opened; that it was, and no more, where answers carry no name.';
comment on column public.invitations.started_at is 'When a first answer was kept as a draft.';
create index invitations_site on public.invitations (organization_id, site_id) where site_id is not null;
create index invitations_creator on public.invitations (created_by);
grant select (is_test, site_id, created_by, sent_at, delivered_at, bounced_at, opened_at, started_at)
	on public.invitations to authenticated, service_role;

create table private.drafts (
	organization_id uuid not null,
	invitation_id uuid not null,
	fields jsonb not null check (jsonb_typeof(fields) = 'object' and octet_length(fields::text) <= 65536),
	updated_at timestamptz not null default now(),
	primary key (organization_id, invitation_id),
	foreign key (organization_id, invitation_id) references public.invitations (organization_id, id) on delete cascade
);
comment on table private.drafts is 'Answers on the way, so that a link can be continued on another device; gone once sent, or 30 days later.';

create table public.test_answers (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	survey_id uuid not null,
	receipt text not null unique check (char_length(receipt) = 12),
	locale public.locale not null,
	answer jsonb not null check (octet_length(answer::text) <= 200000),
	submitted_at timestamptz not null default now(),
	primary key (organization_id, id),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id)
);
comment on table public.test_answers is 'What test links sent. A table of its own, so that it cannot count anywhere.';
comment on column public.test_answers.organization_id is 'Owner.';
comment on column public.test_answers.id is 'Random key.';
comment on column public.test_answers.survey_id is 'Which survey was tried.';
comment on column public.test_answers.receipt is 'As for a real answer.';
comment on column public.test_answers.locale is 'Language of the form.';
comment on column public.test_answers.answer is 'The answer as it was sent, without files; kept 30 days.';
comment on column public.test_answers.submitted_at is 'When.';
create index test_answers_survey on public.test_answers (organization_id, survey_id, submitted_at desc);
select private.close_by_default('public.test_answers');
create policy test_answers_manager_select on public.test_answers for select to authenticated
	using (organization_id in (select private.my_organizations('{quality_manager,admin}')));
grant select on public.test_answers to authenticated, service_role;

-- Answers -------------------------------------------------------------------------------------

alter table public.responses
	add column survey_version integer,
	add column source text not null default 'invitation'
		check (source in ('invitation', 'import', 'interview', 'form', 'observation')),
	add column consent text not null default 'identified' check (consent in ('identified', 'confidential', 'anonymous')),
	add column interviewer_id uuid references auth.users (id) on delete set null,
	add column asked smallint[],
	add column adequates smallint[],
	add column answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object' and octet_length(answers::text) <= 65536),
	add column duration_seconds integer check (duration_seconds between 0 and 86400),
	add column signs jsonb not null default '{}' check (octet_length(signs::text) <= 1000),
	add column flags text[] not null default '{}',
	add foreign key (organization_id, survey_id, survey_version) references public.survey_versions (organization_id, survey_id, version);
comment on column public.responses.survey_version is 'The version that was answered; null before versions were kept, and for imports.';
comment on column public.responses.source is 'How it came: by invitation, import, telephone interview, open form or observation.';
comment on column public.responses.consent is 'identified, confidential (staff see no name) or anonymous (no path back).';
comment on column public.responses.interviewer_id is 'Who entered a telephone interview or an observation.';
comment on column public.responses.asked is 'Positions of the items that were asked, in the order shown; null: all of them.';
comment on column public.responses.adequates is 'Ratings of the least acceptable level, by item position; null when not asked.';
comment on column public.responses.answers is 'Answers to the survey''s own questions, by question code; may hold personal data.';
comment on column public.responses.duration_seconds is 'From the first showing of the form to its sending; null when not known.';
comment on column public.responses.signs is 'What spoke for a program instead of a person; purpose: to flag, never to reject.';
comment on column public.responses.flags is 'Doubts about the quality of the answer; it counts unless a reader leaves it out.';
create index responses_version on public.responses (organization_id, survey_id, survey_version) where survey_version is not null;
create index responses_interviewer on public.responses (interviewer_id) where interviewer_id is not null;
update public.responses set source = 'import' where receipt is null;

create table private.response_owners (
	organization_id uuid not null,
	response_id uuid not null,
	customer_id uuid not null,
	primary key (organization_id, response_id),
	foreign key (organization_id, response_id) references public.responses (organization_id, id) on delete cascade,
	foreign key (organization_id, customer_id) references public.customers (organization_id, id)
);
comment on table private.response_owners is 'Whose a confidential answer is; purpose: erasure and correction on request. No screen, export or function of staff reads it.';
create index response_owners_customer on private.response_owners (organization_id, customer_id);

create table public.attachments (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	response_id uuid not null,
	question public.code not null,
	name text not null check (char_length(name) between 1 and 200),
	media_type text not null check (media_type ~ '^[a-z]+/[a-z0-9.+-]{1,60}$'),
	byte_size integer not null check (byte_size between 1 and 5242880),
	sha256 bytea not null check (octet_length(sha256) = 32),
	content bytea not null,
	created_at timestamptz not null default now(),
	primary key (organization_id, id),
	foreign key (organization_id, response_id) references public.responses (organization_id, id) on delete cascade
);
comment on table public.attachments is 'Files that customers sent with an answer; purpose: evidence; kept and erased with the answer.';
comment on column public.attachments.organization_id is 'Owner.';
comment on column public.attachments.id is 'Random key.';
comment on column public.attachments.response_id is 'The answer it belongs to.';
comment on column public.attachments.question is 'Code of the question it answers.';
comment on column public.attachments.name is 'File name as the customer had it, cleaned; only ever shown.';
comment on column public.attachments.media_type is 'What its first bytes say it is.';
comment on column public.attachments.byte_size is 'Bytes.';
comment on column public.attachments.sha256 is 'SHA-256 of the content, as evidence that it was not changed.';
comment on column public.attachments.content is 'The bytes; read through read_attachment only.';
comment on column public.attachments.created_at is 'When it arrived.';
create index attachments_response on public.attachments (organization_id, response_id);
select private.close_by_default('public.attachments');
create policy attachments_staff_select on public.attachments for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select (organization_id, id, response_id, question, name, media_type, byte_size, sha256, created_at)
	on public.attachments to authenticated, service_role;

create function public.read_attachment(p_organization uuid, p_id uuid) returns table (name text, media_type text, base64 text)
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	return query select a.name, a.media_type, encode(a.content, 'base64') from public.attachments a
		where a.organization_id = p_organization and a.id = p_id;
end
$$;
comment on function public.read_attachment is 'One file of an answer, for staff who may read answers; no row for another organisation''s.';

create or replace function private.check_ratings() returns trigger
language plpgsql stable security definer set search_path = ''
as $$
declare
	scale record;
	rating smallint;
begin
	select i.scale_min, i.scale_max,
		(select count(*) from public.instrument_items t where t.organization_id = i.organization_id and t.instrument_id = i.id) as items,
		(select count(*) from public.instrument_dimensions d where d.organization_id = i.organization_id and d.instrument_id = i.id) as dimensions
	into scale
	from public.surveys s join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	where s.organization_id = new.organization_id and s.id = new.survey_id;
	if cardinality(new.perceptions) <> scale.items
		or cardinality(new.expectations) <> scale.items
		or cardinality(new.adequates) <> scale.items
		or cardinality(new.weights) <> scale.dimensions
		or cardinality(new.asked) > scale.items or not (1 <= all (new.asked) and scale.items >= all (new.asked)) then
		raise check_violation using message = 'the number of ratings does not fit the instrument', constraint = 'responses_ratings_fit';
	end if;
	foreach rating in array new.perceptions || coalesce(new.expectations, '{}') || coalesce(new.adequates, '{}') || new.overall loop
		if rating is not null and rating <> 0 and rating not between scale.scale_min and scale.scale_max then
			raise check_violation using message = format('rating %s is outside the scale', rating), constraint = 'responses_ratings_in_scale';
		end if;
	end loop;
	if (select count(w) = count(*) and sum(w) <> 100 from unnest(new.weights) as w) or 0 > any (new.weights) then
		raise check_violation using message = 'importance points do not sum to 100', constraint = 'responses_weights_sum';
	end if;
	if new.overall = 0 then
		new.overall := null;
	end if;
	return new;
end
$$;

-- What is asked of whom -----------------------------------------------------------------------

create function private.items_to_ask(organization uuid, instrument uuid, asked_form public.survey_form, seed text) returns smallint[]
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (
	with drawn as (
		select t.position, t.is_anchor, d.position as place, md5(seed || ':order:' || t.code) as lot,
			row_number() over (partition by t.is_anchor order by md5(seed || ':sample:' || t.code)) as draw
		from public.instrument_items t
		join public.instrument_dimensions d on d.organization_id = t.organization_id and d.instrument_id = t.instrument_id and d.code = t.dimension
		where t.organization_id = organization and t.instrument_id = instrument
	)
	select coalesce(array_agg(position order by place, lot), '{}') from drawn
	where case asked_form
		when 'feedback' then false
		when 'pulse' then is_anchor
		-- Every item that is no anchor has the same chance, so that all of them are measured across people.
		when 'lite' then is_anchor or draw <= 3
		else true end
	);
end
$$;
comment on function private.items_to_ask is 'Positions of the items one link asks, dimension by dimension, drawn and ordered by its seed: pulse asks the anchors, lite the anchors and three others, full forms everything.';

create function private.columns_to_ask(organization uuid, asked_form public.survey_form, content jsonb, seed text, customer uuid) returns text[]
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (
	select case asked_form
		when 'tolerance' then array['adequate', 'expectation', 'perception']
		when 'expectation' then array['expectation']
		when 'feedback' then '{}'
		when 'expectation_perception' then case
			when ('x' || left(md5(seed || ':expectation'), 8))::bit(32)::bigint / 4294967296.0
					< coalesce((content #>> '{expectation,share}')::numeric, 1)
				and not exists (
					select from public.responses r
					where r.organization_id = organization and r.customer_id = customer and r.expectations is not null
						and r.submitted_at > now() - make_interval(days => (content #>> '{expectation,every_days}')::integer))
			then array['expectation', 'perception'] else array['perception'] end
		else array['perception'] end
	);
end
$$;
comment on function private.columns_to_ask is 'Which ratings one link asks of each item; expectations of a share of people only, or once in a period, where the survey says so.';

drop function public.open_invitation(text);
drop function private.survey_for_answering(uuid, uuid);
create function private.survey_for_answering(
	survey public.surveys, content jsonb, seed text, customer uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (
	select jsonb_build_object(
		'organization', o.name,
		'code', survey.code,
		'title', content -> 'title',
		'form', survey.form,
		'languages', content -> 'languages',
		'notice_version', survey.notice_version,
		'consent', coalesce(content ->> 'consent', 'identified'),
		'intro', content -> 'intro',
		'scale', jsonb_build_object('min', i.scale_min, 'max', i.scale_max, 'labels', i.scale_labels),
		'dimensions', (
			select jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name) order by d.position)
			from public.instrument_dimensions d
			where d.organization_id = i.organization_id and d.instrument_id = i.id),
		'items', coalesce((
			select jsonb_agg(jsonb_build_object('code', t.code, 'dimension', t.dimension, 'text', t.text) order by a.place)
			from unnest(private.items_to_ask(i.organization_id, i.id, survey.form, seed)) with ordinality as a (position, place)
			join public.instrument_items t
				on t.organization_id = i.organization_id and t.instrument_id = i.id and t.position = a.position), '[]'),
		'columns', private.columns_to_ask(survey.organization_id, survey.form, content, seed, customer),
		'asks', jsonb_build_object(
			'overall', coalesce((content ->> 'overall')::boolean, true),
			'comment', coalesce((content ->> 'comment')::boolean, true),
			'importance', coalesce((content ->> 'importance')::boolean, false),
			'contact', coalesce(content ->> 'contact', 'after_low')),
		'questions', coalesce(content -> 'questions', '[]'))
	from public.organizations o
	join public.instruments i on i.organization_id = survey.organization_id and i.id = survey.instrument_id
	where o.id = survey.organization_id
	);
end
$$;
comment on function private.survey_for_answering is 'All that a form shows to the holder of one seed; the same seed always sees the same form.';

create function public.open_invitation(p_token text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (
	select private.survey_for_answering(s, case when v.is_test then coalesce(s.draft, private.content_of(s)) else private.content_of(s) end,
			encode(v.token_hash, 'hex'), v.customer_id)
		|| jsonb_build_object(
			'mode', case when v.is_test then 'test' when v.channel = 'phone' then 'interview' else 'answer' end,
			'locale', coalesce(v.locale, c.locale),
			'draft', (select d.fields from private.drafts d where d.organization_id = v.organization_id and d.invitation_id = v.id),
			'encounter', case when e.id is not null then jsonb_build_object(
				'site', st.name, 'service', sv.name, 'channel', e.channel, 'ended_at', e.ended_at, 'time_zone', o.time_zone) end)
	from public.invitations v
	join public.organizations o on o.id = v.organization_id
	join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id and (s.status = 'open' or v.is_test)
	left join public.customers c on c.organization_id = v.organization_id and c.id = v.customer_id
	left join public.encounters e on e.organization_id = v.organization_id and e.id = v.encounter_id
	left join public.sites st on st.organization_id = e.organization_id and st.id = e.site_id
	left join public.services sv on sv.organization_id = e.organization_id and sv.id = e.service_id
	where v.token_hash = sha256(convert_to(p_token, 'UTF8')) and v.spent_at is null and v.expires_at > now()
	);
end
$$;
comment on function public.open_invitation is 'What the link shows; null for unknown, spent, expired or closed alike. Reading changes nothing.';

create function public.invite_test(p_organization uuid, p_code text, p_token_hash text, p_expires_at timestamptz, p_locale text default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_code;
	if survey is null then
		perform private.refuse('not_found', 404);
	end if;
	insert into public.invitations (organization_id, survey_id, token_hash, locale, expires_at, is_test, created_by)
	values (p_organization, survey, decode(p_token_hash, 'hex'), p_locale, p_expires_at, true, (select auth.uid()));
end
$$;
comment on function public.invite_test is 'A link that shows the survey as it is being edited and whose answers never count.';

create function private.time_of_use(survey public.surveys, invitation public.invitations) returns timestamptz
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (
	select case when coalesce(private.content_of(survey) ->> 'consent', 'identified') = 'identified' or invitation.is_test
		then now() else date_trunc('day', invitation.created_at) end
	);
end
$$;
comment on function private.time_of_use is 'What a link notes as the time of its use: now, or nothing but its own day where answers carry no name.';

create function public.mark_opened(p_token text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	update public.invitations v set opened_at = private.time_of_use(s, v)
	from public.surveys s
	where s.organization_id = v.organization_id and s.id = v.survey_id
		and v.token_hash = sha256(convert_to(p_token, 'UTF8')) and v.opened_at is null and v.spent_at is null and v.expires_at > now();
end
$$;
comment on function public.mark_opened is 'Notes that a link was opened for the first time; it spends nothing.';

create function public.save_draft(p_token text, p_fields jsonb) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	invitation record;
begin
	select v.organization_id, v.id, private.time_of_use(s, v) as at into invitation
	from public.invitations v
	join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id and (s.status = 'open' or v.is_test)
	where v.token_hash = sha256(convert_to(p_token, 'UTF8')) and v.spent_at is null and v.expires_at > now()
		and private.content_of(s) ->> 'consent' is distinct from 'anonymous'
	for update of v;
	if invitation.id is null or octet_length(p_fields::text) > 65536 then
		return false;
	end if;
	insert into private.drafts (organization_id, invitation_id, fields) values (invitation.organization_id, invitation.id, p_fields)
	on conflict (organization_id, invitation_id) do update set fields = excluded.fields, updated_at = now();
	update public.invitations v set started_at = invitation.at, opened_at = coalesce(v.opened_at, invitation.at)
	where v.organization_id = invitation.organization_id and v.id = invitation.id and v.started_at is null;
	return true;
end
$$;
comment on function public.save_draft is 'Keeps answers on the way under their link; false where that is not possible, as in anonymous surveys.';

-- Storing an answer ---------------------------------------------------------------------------

drop function private.ratings_in_order(uuid, uuid, jsonb);
create function private.ratings_in_order(organization uuid, instrument uuid, ratings jsonb, asked smallint[] default null) returns smallint[]
language plpgsql stable set search_path = ''
as $$
begin
	return (
	select array_agg(case when asked is null or t.position = any (asked) then (ratings ->> t.code)::smallint end order by t.position)
	from public.instrument_items t
	where t.organization_id = organization and t.instrument_id = instrument
	);
end
$$;
comment on function private.ratings_in_order is 'Ratings by item code as an array by item position; of items that were not asked nothing is kept.';

create or replace function private.store_response(organization uuid, survey uuid, answer jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	instrument uuid;
	asked_form public.survey_form;
	shown smallint[];
	stored uuid;
begin
	select s.instrument_id, s.form into instrument, asked_form from public.surveys s
	where s.organization_id = organization and s.id = survey;
	if jsonb_typeof(answer -> 'asked') = 'array' then
		shown := array(select jsonb_array_elements_text(answer -> 'asked')::smallint);
	end if;
	insert into public.responses (organization_id, survey_id, survey_version, submission_id, receipt, source, consent, interviewer_id,
		customer_id, encounter_id, site_id, service_id, channel, locale, asked, perceptions, expectations, adequates, weights, overall,
		comment, answers, contact_requested, contact_detail, notice_version, duration_seconds, signs, submitted_at, received_at)
	values (organization, survey, (answer ->> 'survey_version')::integer, answer ->> 'submission_id', answer ->> 'receipt',
		coalesce(answer ->> 'source', 'import'), coalesce(answer ->> 'consent', 'identified'), (answer ->> 'interviewer_id')::uuid,
		(answer ->> 'customer_id')::uuid, (answer ->> 'encounter_id')::uuid,
		(answer ->> 'site_id')::uuid, (answer ->> 'service_id')::uuid, answer ->> 'channel', answer ->> 'locale', shown,
		private.ratings_in_order(organization, instrument, coalesce(nullif(answer -> 'perceptions', 'null'), '{}'), shown),
		case when asked_form in ('expectation', 'expectation_perception', 'tolerance')
			and coalesce(answer -> 'columns' ? 'expectation', true)
			then private.ratings_in_order(organization, instrument, coalesce(nullif(answer -> 'expectations', 'null'), '{}'), shown) end,
		case when asked_form = 'tolerance'
			then private.ratings_in_order(organization, instrument, coalesce(nullif(answer -> 'adequates', 'null'), '{}'), shown) end,
		case when jsonb_typeof(answer -> 'weights') = 'object'
			then private.weights_in_order(organization, instrument, answer -> 'weights') end,
		(answer ->> 'overall')::smallint, nullif(answer ->> 'comment', ''), coalesce(nullif(answer -> 'answers', 'null'), '{}'),
		coalesce((answer ->> 'contact_requested')::boolean, false), nullif(answer ->> 'contact_detail', ''),
		answer ->> 'notice_version', (answer ->> 'duration_seconds')::integer, coalesce(nullif(answer -> 'signs', 'null'), '{}'),
		coalesce((answer ->> 'submitted_at')::timestamptz, now()), coalesce((answer ->> 'received_at')::timestamptz, now()))
	on conflict (organization_id, survey_id, submission_id) do nothing
	returning id into stored;
	if stored is not null and jsonb_typeof(answer -> 'files') = 'array' then
		if jsonb_array_length(answer -> 'files') > 5 then
			perform private.refuse('payload_too_large', 413);
		end if;
		insert into public.attachments (organization_id, response_id, question, name, media_type, byte_size, sha256, content)
		select organization, stored, f.value ->> 'question', f.value ->> 'name', f.value ->> 'media_type',
			octet_length(bytes.content), sha256(bytes.content), bytes.content
		from jsonb_array_elements(answer -> 'files') as f (value)
		cross join lateral (select decode(f.value ->> 'base64', 'base64') as content) as bytes;
	end if;
	return stored;
end
$$;
comment on function private.store_response is 'Writes one answer with its files; null when the submission id was there before.';

create function private.contact_from(detail text, organization uuid, speaks text) returns uuid
language sql volatile security definer set search_path = ''
as $$
	select case when detail is not null then private.ensure_customer(organization, jsonb_build_object(
		'external_id', private.random_reference('contact'), 'locale', speaks,
		case when detail ~ '^[^@\s]+@[^@\s]+$' then 'email' when char_length(detail) between 3 and 40 then 'phone' else 'name' end, detail)) end
$$;
comment on function private.contact_from is 'A customer made of the one detail that somebody left who is otherwise unknown; null without it.';

create or replace function public.submit_response(p_token text, p_answer jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	invitation public.invitations;
	survey public.surveys;
	receipt text := private.receipt_of(p_token);
	content jsonb;
	tier text;
	wants_contact boolean := coalesce((p_answer ->> 'contact_requested')::boolean, false);
	owner uuid;
	day timestamptz;
	facts jsonb;
	stored uuid;
begin
	select * into invitation from public.invitations v
	where v.token_hash = sha256(convert_to(p_token, 'UTF8')) for update;
	if invitation.spent_at is not null then
		return jsonb_build_object('receipt', receipt, 'is_new', false);
	end if;
	select * into survey from public.surveys s
	where s.organization_id = invitation.organization_id and s.id = invitation.survey_id;
	if invitation.id is null or invitation.expires_at <= now() or (survey.status <> 'open' and not invitation.is_test) then
		perform private.refuse('invitation_unusable', 404);
	end if;
	content := case when invitation.is_test then coalesce(survey.draft, private.content_of(survey)) else private.content_of(survey) end;
	if invitation.is_test then
		insert into public.test_answers (organization_id, survey_id, receipt, locale, answer)
		values (survey.organization_id, survey.id, receipt, p_answer ->> 'locale', p_answer - 'files');
	else
		tier := coalesce(content ->> 'consent', 'identified');
		-- Asking to be contacted is the customer's own step out of an unnamed tier.
		owner := case
			when tier = 'identified' or (tier = 'confidential' and wants_contact) then invitation.customer_id
			when tier = 'anonymous' and wants_contact
				then private.contact_from(nullif(p_answer ->> 'contact_detail', ''), survey.organization_id, p_answer ->> 'locale') end;
		if tier <> 'identified' and owner is null then
			select date_trunc('day', now(), o.time_zone) into day from public.organizations o where o.id = survey.organization_id;
		end if;
		select jsonb_build_object('site_id', e.site_id, 'service_id', e.service_id, 'channel', e.channel) into facts
		from public.encounters e where e.organization_id = invitation.organization_id and e.id = invitation.encounter_id;
		stored := private.store_response(invitation.organization_id, invitation.survey_id,
			p_answer - array['service_id', 'channel']
				- case when (content ->> 'importance')::boolean then array[]::text[] else array['weights'] end
			|| jsonb_build_object('site_id', invitation.site_id) || coalesce(facts, '{}') || jsonb_build_object(
				'receipt', receipt, 'customer_id', owner,
				'encounter_id', case when tier = 'identified' then invitation.encounter_id end,
				'consent', case when owner is not null then 'identified' else tier end,
				'source', case when invitation.channel = 'phone' then 'interview' else 'invitation' end,
				'interviewer_id', case when invitation.channel = 'phone' then invitation.created_by end,
				'asked', private.items_to_ask(survey.organization_id, survey.instrument_id, survey.form, encode(invitation.token_hash, 'hex')),
				'survey_version', survey.version, 'notice_version', survey.notice_version, 'submitted_at', day, 'received_at', day));
		if stored is null then
			perform private.refuse('submission_id_taken', 409);
		end if;
		if tier = 'confidential' and owner is null then
			insert into private.response_owners (organization_id, response_id, customer_id)
			values (invitation.organization_id, stored, invitation.customer_id);
		end if;
		if owner is not null then
			perform private.score_response(invitation.organization_id, stored);
			perform private.review_customer(invitation.organization_id, owner);
		end if;
	end if;
	delete from private.drafts d where d.organization_id = invitation.organization_id and d.invitation_id = invitation.id;
	update public.invitations v set nonce = null,
		spent_at = case when day is null then now() else date_trunc('day', v.created_at) end
	where v.organization_id = invitation.organization_id and v.id = invitation.id;
	return jsonb_build_object('receipt', receipt, 'is_new', true);
end
$$;
comment on function public.submit_response is 'Stores an answer, spends the link, writes signals, alert, case and message, all or nothing. A spent link answers with its receipt.';

create or replace function public.find_receipt(p_receipt text) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select jsonb_build_object('organization', o.name, 'title', s.title, 'thanks', private.content_of(s) -> 'thanks',
		'languages', s.languages, 'locale', r.locale, 'submitted_at', r.submitted_at, 'time_zone', o.time_zone,
		'contact_requested', r.contact_requested, 'consent', r.consent, 'is_test', r.is_test)
	from (
		select a.organization_id, a.survey_id, a.locale, a.submitted_at, a.contact_requested, a.consent, false as is_test
		from public.responses a where a.receipt = upper(p_receipt)
		union all
		select t.organization_id, t.survey_id, t.locale, t.submitted_at, false, 'identified', true
		from public.test_answers t where t.receipt = upper(p_receipt)
	) as r
	join public.organizations o on o.id = r.organization_id
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
$$;

create or replace function private.purge() returns void
language sql volatile security definer set search_path = ''
as $$
	delete from private.attempts where at < now() - interval '1 day';
	delete from private.requests where created_at < now() - interval '24 hours';
	delete from private.drafts where updated_at < now() - interval '30 days';
	delete from public.test_answers where submitted_at < now() - interval '30 days';
	delete from public.outbox where sent_at < now() - interval '30 days' or dead_at < now() - interval '30 days';
	delete from public.staff_invitations where accepted_at is not null or expires_at < now() - interval '30 days';
	-- Rows of one transaction carry its number; written again, a link no longer shares it with its answer.
	update public.invitations v set spent_at = v.spent_at
	from public.responses r
	where r.organization_id = v.organization_id and r.survey_id = v.survey_id and r.xmin = v.xmin
		and r.consent <> 'identified' and r.received_at > now() - interval '3 days';
$$;

-- Risk and measurement read only what was asked -----------------------------------------------

create or replace function private.rated_items(organization uuid, response uuid)
returns table (code text, dimension text, dimension_name jsonb, item_text jsonb, perception integer, expectation integer)
language plpgsql stable security definer set search_path = ''
as $$
begin
	return query
	select t.code::text, t.dimension::text, d.name::jsonb, t.text::jsonb,
		(case when p.rating between i.scale_min and i.scale_max
			then case when t.is_reversed then i.scale_min + i.scale_max - p.rating else p.rating end end)::integer,
		(case when e.rating between i.scale_min and i.scale_max
			then case when t.is_reversed then i.scale_min + i.scale_max - e.rating else e.rating end end)::integer
	from public.responses r
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	join public.instrument_items t on t.organization_id = i.organization_id and t.instrument_id = i.id
		and (r.asked is null or t.position = any (r.asked))
	join public.instrument_dimensions d on d.organization_id = t.organization_id and d.instrument_id = t.instrument_id and d.code = t.dimension
	cross join lateral (select r.perceptions[t.position] as rating) as p
	cross join lateral (select r.expectations[t.position] as rating) as e
	where r.organization_id = organization and r.id = response
	order by t.position;
end
$$;
comment on function private.rated_items is 'The items asked in one answer, reverse-keyed; skipped and "no opinion" are null.';

grant execute on function public.open_invitation, public.mark_opened, public.save_draft to anon, authenticated, service_role;
grant execute on function public.read_attachment, public.invite_test to authenticated, service_role;
