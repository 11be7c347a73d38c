-- A form knows which items are reverse keyed: what is a low rating there stands at the other end.

create or replace function private.survey_for_answering(
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
			select jsonb_agg(jsonb_build_object('code', t.code, 'dimension', t.dimension, 'text', t.text)
				|| case when t.is_reversed then '{"reversed": true}'::jsonb else '{}' end order by a.place)
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
