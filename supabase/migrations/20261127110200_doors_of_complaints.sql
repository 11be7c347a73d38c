-- Who may tell of a complaint: the complainant, a colleague or another system, a file.

create function public.complaint_form(p_organization_code text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	if coalesce(p_organization_code, '') = '' then
		return (select jsonb_build_object('organizations', coalesce(
			jsonb_agg(jsonb_build_object('code', o.code, 'name', o.name) order by o.code), '[]')) from public.organizations o);
	end if;
	return (select jsonb_build_object('organization', jsonb_build_object('code', o.code, 'name', o.name),
			'due_days', o.complaint_due_days, 'time_zone', o.time_zone,
			'sites', (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name) order by s.code), '[]')
				from public.sites s where s.organization_id = o.id),
			'services', (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name) order by s.code), '[]')
				from public.services s where s.organization_id = o.id))
		from public.organizations o where o.code = p_organization_code);
end
$$;
comment on function public.complaint_form is 'What the public complaint form of an organisation offers; null for an unknown code. Without a code: to whom one can complain, by name.';

create function public.file_complaint(p_organization_code text, p_complaint jsonb) returns jsonb
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
			'signs', p_complaint -> 'signs')), 'customer') - 'customer';
end
$$;
comment on function public.file_complaint is 'Takes a complaint from the public form and answers its reference, which is also the secret under which it can be followed. The same submission id answers the same reference.';

create function public.record_complaint(p_organization uuid, p_complaint jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	if coalesce(p_complaint ->> 'source', '') not in ('staff', 'api') then
		perform private.refuse('invalid', 422, 'source');
	end if;
	return private.store_complaint(p_organization, p_complaint - array['submission_id', 'signs'], private.who_acts());
end
$$;
comment on function public.record_complaint is 'Records a complaint that came in another way than through the public form. A known external id is the same complaint: it is answered and nothing is changed.';

create function public.import_complaints(p_organization uuid, p_lines jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	line jsonb;
	accepted integer := 0;
	duplicates integer := 0;
	rejected jsonb := '[]';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	-- Anything else is no file; a call with nothing in it does nothing.
	for line in select value from jsonb_array_elements(case jsonb_typeof(p_lines) when 'array' then p_lines else '[]' end) loop
		begin
			if (private.store_complaint(p_organization, line - array['submission_id', 'signs', 'row'] || '{"source": "import"}',
				private.who_acts()) ->> 'created')::boolean then
				accepted := accepted + 1;
			else
				duplicates := duplicates + 1;
			end if;
		exception when sqlstate 'PT422' then
			rejected := rejected || jsonb_build_object('row', line -> 'row', 'code', sqlerrm);
		end;
	end loop;
	return jsonb_build_object('accepted', accepted, 'duplicates', duplicates, 'rejected', rejected);
end
$$;
comment on function public.import_complaints is 'Records complaints in bulk: good lines are kept, bad ones named with why, known external ids counted.';

grant execute on function public.complaint_form, public.file_complaint to anon, authenticated, service_role;
grant execute on function public.record_complaint, public.import_complaints to authenticated, service_role;
