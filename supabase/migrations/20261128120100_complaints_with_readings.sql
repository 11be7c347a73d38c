-- What a reader found in the words of a complaint is stored with it.

create or replace function private.store_complaint(organization uuid, facts jsonb, acts text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	known record;
	opened public.cases;
	other record;
	customer uuid;
	matched_by text;
	received constant timestamptz := coalesce((facts ->> 'received_at')::timestamptz, now());
	ended constant timestamptz := (facts ->> 'closed_at')::timestamptz;
	asker constant uuid := (select auth.uid());
begin
	if facts ->> 'submission_id' is not null or facts ->> 'external_id' is not null then
		-- Copies of one complaint wait for each other here.
		perform pg_advisory_xact_lock(hashtextextended(
			organization || ':' || coalesce(facts ->> 'submission_id', facts ->> 'external_id'), 7));
		select k.reference, k.due_at, (select c.external_id from public.customers c
			where c.organization_id = k.organization_id and c.id = k.customer_id) as customer into known
		from public.cases k
		where k.organization_id = organization
			and (k.submission_id = (facts ->> 'submission_id')::uuid or k.external_id = facts ->> 'external_id');
		if found then
			return jsonb_build_object('reference', known.reference, 'created', false, 'customer', known.customer, 'due_at', known.due_at);
		end if;
	end if;
	if nullif(facts ->> 'words', '') is null and facts ->> 'source' <> 'import' then
		perform private.refuse('invalid', 422, 'words');
	end if;
	if (ended is null) <> (facts ->> 'outcome' is null) or ended < received then
		perform private.refuse('invalid', 422, 'closed_at');
	end if;
	if facts ->> 'customer' is not null then
		select c.id into customer from public.customers c
		where c.organization_id = organization and c.external_id = facts ->> 'customer';
		if customer is null then
			perform private.refuse('unknown_customer', 422, facts ->> 'customer');
		end if;
		matched_by := 'customer';
	else
		customer := private.customer_of_contact(organization, facts ->> 'contact');
		matched_by := case when customer is not null then 'contact' end;
	end if;
	-- Customer first, then case, as everywhere: see locked_case.
	perform from public.customers c where c.organization_id = organization and c.id = customer for no key update;
	insert into public.cases (organization_id, reference, kind, state, customer_id, site_id, service_id, owner_id, opened_at, due_at,
		closed_at, outcome, channel, category, cause, words, remedy, happened_at, locale, source, external_id, submission_id, contact_detail)
	values (organization, 'C-' || private.crockford(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 12),
		'complaint', case when ended is null then 'received' else 'closed' end, customer,
		private.catalog_id(organization, facts ->> 'site', 'unknown_site'),
		private.catalog_id(organization, facts ->> 'service', 'unknown_service'),
		case when ended is null then private.least_busy_agent(organization) end,
		received, private.complaint_due(organization, received), ended, facts ->> 'outcome',
		coalesce(facts ->> 'channel', 'other'), coalesce(split_part(facts ->> 'cause', '_', 1), facts ->> 'category'), facts ->> 'cause',
		nullif(facts ->> 'words', ''), nullif(facts ->> 'remedy', ''), (facts ->> 'happened_at')::timestamptz,
		(facts ->> 'locale')::public.locale, facts ->> 'source', facts ->> 'external_id', (facts ->> 'submission_id')::uuid,
		nullif(facts ->> 'contact', ''))
	returning * into opened;
	if opened.words is not null then
		perform private.store_reading(organization, facts -> 'reading', case_of => opened.id);
	end if;
	insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, to_state, details)
	values (organization, opened.id, asker, acts, 'opened', 'received', jsonb_strip_nulls(jsonb_build_object(
		'owner_id', opened.owner_id, 'due_at', opened.due_at, 'source', opened.source, 'channel', opened.channel,
		'matched_by', matched_by, 'signs', facts -> 'signs')));
	if ended is not null then
		insert into public.case_events (organization_id, case_id, actor_id, actor_kind, kind, from_state, to_state, details)
		values (organization, opened.id, asker, acts, 'state_changed', 'received', 'closed', jsonb_build_object(
			'outcome', opened.outcome, 'cause', coalesce(opened.cause, 'unknown'), 'closed_at', ended));
	else
		-- Nothing is closed silently: whoever works on an open case of this customer finds the complaint in it.
		for other in select k.id, k.reference from public.cases k
			where k.organization_id = organization and k.customer_id = customer and k.kind <> 'complaint' and k.closed_at is null
		loop
			insert into public.case_events (organization_id, case_id, actor_kind, kind, details)
			values (organization, other.id, 'system', 'linked', jsonb_build_object('case', opened.reference)),
				(organization, opened.id, 'system', 'linked', jsonb_build_object('case', other.reference));
		end loop;
	end if;
	return jsonb_build_object('reference', opened.reference, 'created', true, 'due_at', opened.due_at, 'customer', (
		select c.external_id from public.customers c where c.organization_id = organization and c.id = customer));
end
$$;

create or replace function public.file_complaint(p_organization_code text, p_complaint jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	organization uuid;
begin
	select o.id into organization from public.organizations o where o.code = p_organization_code;
	if organization is null then
		perform private.refuse('not_found', 404);
	end if;
	if p_complaint ->> 'submission_id' is null then
		perform private.refuse('invalid', 422, 'submission_id');
	end if;
	return private.store_complaint(organization, jsonb_build_object('source', 'form', 'channel', 'form') || jsonb_strip_nulls(
		jsonb_build_object('submission_id', p_complaint -> 'submission_id', 'words', p_complaint -> 'words',
			'remedy', p_complaint -> 'remedy', 'happened_at', p_complaint -> 'happened_at', 'site', p_complaint -> 'site',
			'service', p_complaint -> 'service', 'contact', p_complaint -> 'contact', 'locale', p_complaint -> 'locale',
			'signs', p_complaint -> 'signs', 'reading', p_complaint -> 'reading')), 'customer') - 'customer';
end
$$;
