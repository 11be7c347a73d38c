-- Whose complaint forms anybody is shown: an instance of one organisation leads to its form; of several, those stand in the
-- list that have said so. The form of each stays open under its own address, and a receipt leads to the form of its own.

alter table public.organizations add column is_complaint_form_listed boolean not null default false;
comment on column public.organizations.is_complaint_form_listed is 'Whether the organisation stands in the public list of complaint forms; it is asked for only where an instance has several.';

create or replace function public.complaint_form(p_organization_code text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	is_alone boolean;
begin
	if coalesce(p_organization_code, '') = '' then
		is_alone := (select count(*) = 1 from public.organizations);
		return (select jsonb_build_object('is_alone', is_alone, 'organizations', coalesce(
				jsonb_agg(jsonb_build_object('code', o.code, 'name', o.name) order by o.code), '[]'))
			from public.organizations o where is_alone or o.is_complaint_form_listed);
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
comment on function public.complaint_form is 'What the public complaint form of an organisation offers; null for an unknown code. Without a code: those that are listed, by name, or the only one of the instance.';

drop function public.set_complaint_promise(uuid, integer);
create function public.set_complaint_form(p_organization uuid, p_days integer, p_is_listed boolean) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{admin}');
	if p_days is null or p_days not between 1 and 365 then
		perform private.refuse('invalid', 422, 'days');
	end if;
	if p_is_listed is null then
		perform private.refuse('invalid', 422, 'is_listed');
	end if;
	update public.organizations o set complaint_due_days = p_days, is_complaint_form_listed = p_is_listed
	where o.id = p_organization;
	perform private.record_audit(p_organization, 'complaint_form_set',
		p_days || case when p_is_listed then ' listed' else ' unlisted' end);
end
$$;
comment on function public.set_complaint_form is 'Sets within how many days a complaint is promised an answer, and whether the form stands in the public list; complaints that are open keep their day.';
grant execute on function public.set_complaint_form to authenticated, service_role;

create or replace function public.find_receipt(p_receipt text) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select jsonb_build_object('organization', o.name, 'organization_code', o.code, 'title', s.title,
		'thanks', private.content_of(s) -> 'thanks', 'languages', s.languages, 'locale', r.locale,
		'submitted_at', r.submitted_at, 'time_zone', o.time_zone,
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
