-- Whether somebody answered at once or only when reminded: late answers tell about those who never answer.

alter table public.responses add column reminders smallint check (reminders between 0 and 5);
comment on column public.responses.reminders is 'How many reminders had been sent before the answer; null where none could have been, and in anonymous surveys.';
-- Of answers under a name it can still be told.
update public.responses r set reminders = (
	select count(*) from public.reminders m
	where m.organization_id = v.organization_id and m.invitation_id = v.id and m.queued_at < v.spent_at)
from public.invitations v
where v.organization_id = r.organization_id and v.survey_id = r.survey_id and v.customer_id = r.customer_id and v.spent_at = r.submitted_at
	and r.consent = 'identified';

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
				'reminders', case when tier <> 'anonymous' then (
					select count(*) from public.reminders m
					where m.organization_id = invitation.organization_id and m.invitation_id = invitation.id) end,
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
