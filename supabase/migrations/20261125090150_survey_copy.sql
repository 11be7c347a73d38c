-- Copying a survey: the whole row goes along, whatever columns it has or will get, except for what
-- makes it another survey. So a setting that is added later is copied without anybody thinking of it.

create function public.copy_survey(p_organization uuid, p_code text, p_copy text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	original public.surveys;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select * into original from public.surveys s
	where s.organization_id = p_organization and s.code = p_code;
	if original.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if exists (select from public.surveys s where s.organization_id = p_organization and s.code = p_copy) then
		perform private.refuse('survey_exists', 409, p_copy);
	end if;
	insert into public.surveys
	select (jsonb_populate_record(original, jsonb_build_object(
		'id', gen_random_uuid(), 'code', p_copy, 'status', 'draft',
		'draft', coalesce(original.draft, private.content_of(original)),
		'version', null, 'created_at', now(), 'opened_at', null, 'closed_at', null))).*;
end
$$;
comment on function public.copy_survey is 'Copies a survey with all that it says and every setting of its own, as a draft on the same instrument version. Links, answers and versions stay with the original.';

grant execute on function public.copy_survey to authenticated, service_role;
