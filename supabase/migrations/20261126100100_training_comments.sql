-- Customers' own words for the room in which people are trained: few, without a date, a name or an address,
-- and never of a group so small that colleagues would know who is meant.

create function private.without_identity(words text, known text[]) returns text
language plpgsql immutable set search_path = ''
as $$
declare
	each text;
	escaped text;
begin
	words := regexp_replace(words, '[[:alnum:]._%+-]+@[[:alnum:]-]+(\.[[:alnum:]-]+)+', '…', 'g');
	-- Seven digits and more, with what people put between them; shorter numbers are hours, prices and hotlines.
	words := regexp_replace(words, '[+＋]?[0-9０-９]([ ()./·-]{0,2}[0-9０-９]){6,}', '…', 'g');
	foreach each in array coalesce(known, '{}') loop
		continue when char_length(trim(each)) < 2;
		escaped := regexp_replace(trim(each), '([^[:alnum:][:space:]])', '\\\1', 'g');
		-- Han words have no edges to look for; a name in letters is only itself as a whole word.
		words := regexp_replace(words, case when each ~ '^[ -~À-ɏ]+$' then '\m' || escaped || '\M' else escaped end, '…', 'gi');
	end loop;
	return words;
end
$$;
comment on function private.without_identity is 'A text in which e-mail addresses, telephone numbers and the names that are known of its writer are replaced by "…".';

create function private.names_of(full_name text) returns text[]
language sql immutable set search_path = ''
as $$
	-- The whole name first, so that its parts find nothing of it; then the parts, and of a Chinese name of three the given name.
	select array_agg(n.name order by char_length(n.name) desc)
	from (
		select trim(full_name) as name where trim(full_name) <> ''
		union
		select part from unnest(regexp_split_to_array(trim(full_name), '[[:space:]·•,，]+')) as part where char_length(part) >= 2
		union
		select right(trim(full_name), 2) where trim(full_name) ~ '^[一-鿿]{3}$'
		union
		select left(trim(full_name), 1) || title
		from unnest('{先生,女士,小姐,太太,师傅,老师}'::text[]) as title where trim(full_name) ~ '^[一-鿿]{2,4}$'
	) as n
$$;
comment on function private.names_of is 'The ways in which a text may call somebody: the whole name, its parts, the given name, 王女士; the longest first.';

create function public.training_comments(p_organization uuid, p_survey text, p_filter jsonb default '{}', p_limit integer default 6)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	words_from_n constant integer := 10;
	survey record;
	answers integer;
begin
	perform private.require_role(p_organization, '{trainer,quality_manager,admin}');
	select s.id, o.time_zone into survey
	from public.surveys s join public.organizations o on o.id = s.organization_id
	where s.organization_id = p_organization and s.code = p_survey;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	select count(*) into answers from public.responses r
	where r.organization_id = p_organization and r.survey_id = survey.id and private.matches(r, survey.time_zone, p_filter);
	-- Whoever may not see single answers must not tell people apart by two selections that differ by a few.
	if answers < words_from_n or (current_setting('role', true) is distinct from 'service_role'
		and p_organization not in (select private.my_organizations('{agent,quality_manager,admin}'))
		and private.isolates_few(p_organization, survey.id, survey.time_zone, p_filter, words_from_n)) then
		return jsonb_build_object('is_shown', false, 'comments', '[]'::jsonb);
	end if;
	return jsonb_build_object('is_shown', true, 'comments', coalesce((
		select jsonb_agg(jsonb_build_object('text', private.without_identity(c.comment, c.known), 'locale', c.locale)
			order by c.overall nulls last, c.mixed)
		from (
			select r.comment, r.locale, r.overall, md5(r.id::text) as mixed,
				private.names_of(k.name) || array_remove(array[k.email, k.phone, k.external_id::text], null) as known
			from public.responses r
			left join public.customers k on k.organization_id = r.organization_id and k.id = r.customer_id
			where r.organization_id = p_organization and r.survey_id = survey.id and r.comment is not null
				and private.matches(r, survey.time_zone, p_filter)
			order by r.overall nulls last, mixed
			limit least(greatest(p_limit, 1), 20)
		) as c), '[]'));
end
$$;
comment on function public.training_comments is 'What the least content customers of a selection wrote, without names, addresses and dates; nothing below ten answers. For trainers, quality managers and admins.';

grant execute on function public.training_comments to authenticated, service_role;
