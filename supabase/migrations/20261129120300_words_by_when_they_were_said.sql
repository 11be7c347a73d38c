-- Words count as said when they were written, and not when somebody handed them in: a file with two years of answers
-- is no rise. And they are taken all at once, without asking for each text who wrote it.

create or replace function public.recent_words(p_organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	now_from constant timestamptz := now() - interval '28 days';
	before_from constant timestamptz := now() - interval '112 days';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return (
		with said as (
			select coalesce(r.comment, c.words) as words, t.causes #>> '{0,code}' as cause, coalesce(r.submitted_at, c.opened_at) as at,
				coalesce(r.customer_id, c.customer_id) as customer_id, t.id
			from public.text_readings t
			left join public.responses r on r.organization_id = p_organization and r.id = t.response_id
			left join public.cases c on c.organization_id = p_organization and c.id = t.case_id
			-- Nothing is handed in before it was written.
			where t.organization_id = p_organization and t.read_at >= before_from
		), latest as (
			-- Their keys are random: these are drawn by chance.
			(select * from said where at >= now_from order by id limit 2000)
			union all
			(select * from said where at >= before_from and at < now_from order by id limit 4000)
		)
		select coalesce(jsonb_agg(jsonb_build_object('cause', l.cause, 'is_recent', l.at >= now_from,
			'person', md5(coalesce(l.customer_id, l.id)::text),
			'text', private.without_identity(l.words, case when k.id is not null
				then private.names_of(k.name) || array_remove(array[k.email, k.phone, k.external_id::text], null) end))), '[]')
		from latest l
		left join public.customers k on k.organization_id = p_organization and k.id = l.customer_id);
end
$$;
