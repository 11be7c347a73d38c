-- A file reviews each customer once for the lines of one transaction, not once for each line: a review reads all that is
-- live of the customer, so a file about one customer took longer with every line. What a line tells is scored with it,
-- as ever, and the alert that follows is opened in the same transaction.

create or replace function private.import_response(organization uuid, survey uuid, line jsonb) returns text
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
	end if;
	return 'accepted';
exception when check_violation or invalid_text_representation or numeric_value_out_of_range then
	return 'invalid_row';
end
$$;
comment on function private.import_response is 'Imports and scores one answer: accepted, duplicate, or why not. A refused line leaves nothing behind. Whoever imports reviews the customers.';

create or replace function public.import_responses(p_organization uuid, p_survey text, p_lines jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey uuid;
	outcome jsonb;
	told text[];
	someone uuid;
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
			filter (where result not in ('accepted', 'duplicate')), '[]')),
		array_agg(distinct customer) filter (where result = 'accepted')
	into outcome, told
	from (
		select (line.value ->> 'row')::integer as number, line.value ->> 'customer' as customer,
			private.import_response(p_organization, survey, line.value) as result
		from jsonb_array_elements(p_lines) with ordinality as line (value, position)
		order by line.position
	) as imported;
	for someone in
		select c.id from public.customers c where c.organization_id = p_organization and c.external_id = any (told) order by c.id
	loop
		perform private.review_customer(p_organization, someone);
	end loop;
	return outcome;
end
$$;
