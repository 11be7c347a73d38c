-- What a reader found in somebody's words is stored with them, before their signals are scored.

create or replace function private.store_reading(organization uuid, reading jsonb, response uuid default null, case_of uuid default null)
returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.text_readings (organization_id, response_id, case_id, read_at, locale, negative, findings, causes, grams, reader)
	-- An answer without a name came on some day, at no hour: nor was it read at one.
	select organization, response, case_of, coalesce((select r.received_at from public.responses r
			where r.organization_id = organization and r.id = response), clock_timestamp()),
		(reading ->> 'locale')::public.locale, (reading ->> 'negative')::numeric,
		coalesce(reading -> 'findings', '{}'), coalesce(reading -> 'causes', '[]'), coalesce(reading -> 'grams', '[]'),
		coalesce(reading -> 'reader', '{}')
	where jsonb_typeof(reading) = 'object'
$$;

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
		comment, answers, contact_requested, contact_detail, notice_version, duration_seconds, reminders, signs, submitted_at, received_at)
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
		answer ->> 'notice_version', (answer ->> 'duration_seconds')::integer, case when answer ->> 'source' in ('invitation', 'interview') then (answer ->> 'reminders')::smallint end,
		coalesce(nullif(answer -> 'signs', 'null'), '{}'),
		coalesce((answer ->> 'submitted_at')::timestamptz, now()), coalesce((answer ->> 'received_at')::timestamptz, now()))
	on conflict (organization_id, survey_id, submission_id) do nothing
	returning id into stored;
	if stored is not null then
		perform private.store_reading(organization, answer -> 'reading', response => stored);
	end if;
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
