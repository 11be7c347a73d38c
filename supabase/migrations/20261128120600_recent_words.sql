-- What people write about now and did not before: the words of the last four weeks beside those of the twelve before.

create function public.recent_words(p_organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	now_from constant timestamptz := now() - interval '28 days';
	before_from constant timestamptz := now() - interval '112 days';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return (
		select coalesce(jsonb_agg(jsonb_build_object('text', private.words_of_reading(t), 'cause', t.causes #>> '{0,code}',
			'is_recent', t.read_at >= now_from, 'person', md5(coalesce(r.customer_id, c.customer_id, t.id)::text))), '[]')
		from (
			(select * from public.text_readings t where t.organization_id = p_organization and t.read_at >= now_from
				order by t.read_at desc limit 2000)
			union all
			(select * from public.text_readings t where t.organization_id = p_organization and t.read_at >= before_from and t.read_at < now_from
				order by t.read_at desc limit 4000)) as t
		left join public.responses r on r.organization_id = t.organization_id and r.id = t.response_id
		left join public.cases c on c.organization_id = t.organization_id and c.id = t.case_id);
end
$$;
comment on function public.recent_words is 'Texts of the last four weeks and of the twelve before, the latest of them, without who wrote them; who wrote several has the same key in all.';
grant execute on function public.recent_words to authenticated, service_role;
