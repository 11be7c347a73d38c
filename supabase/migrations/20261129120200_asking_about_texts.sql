-- Which texts people are asked about is found among the latest 5,000 that wait, without looking at all others first;
-- and a text of the random slice is asked about even where somebody has said something of it on its complaint's page:
-- without those that somebody worked on, the slice would no longer be drawn by chance.

create or replace function public.word_queue(p_organization uuid, p_limit integer default 10) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	places constant integer := least(greatest(p_limit, 5), 50);
	since constant timestamptz := now() - interval '365 days';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return (
		with latest as materialized (
			select t.id, t.read_at, t.response_id, t.case_id, t.negative, private.margin_of_reading(t) as margin,
				private.in_random_slice(t.id) as is_random
			from public.text_readings t
			where t.organization_id = p_organization and t.read_at >= since and not exists (
				select from public.text_labels l
				where l.organization_id = p_organization and l.reading_id = t.id and l.source = 'human'
					and (l.drawn <> 'case' or not private.in_random_slice(t.id)))
			order by t.read_at desc limit 5000
		), waiting as materialized (
			-- Of texts that say the same, one is enough to ask about; those drawn by chance are drawn as they are.
			select l.*, row_number() over (partition by md5(coalesce(r.comment, c.words))
				order by l.is_random, l.read_at desc, l.id) > 1 as is_copy
			from latest l
			left join public.responses r on r.organization_id = p_organization and r.id = l.response_id
			left join public.cases c on c.organization_id = p_organization and c.id = l.case_id
		), drawn as (
			(select w.id, 'random' as drawn, row_number() over (order by md5(w.id::text)) as place
				from waiting w where w.is_random order by 3 limit places / 5)
			union all
			(select w.id, 'margin', row_number() over (order by w.margin, w.id)
				from waiting w where not (w.is_random or w.is_copy) order by 3 limit places / 2)
		), shown as (
			select * from drawn
			union all
			(select w.id, 'value', row_number() over (order by w.negative >= 0.5 desc nulls last, w.read_at desc, w.id)
				from waiting w where not (w.is_random or w.is_copy) and not exists (select from drawn d where d.id = w.id)
				order by 3 limit places - places / 2 - places / 5)
		)
		select jsonb_build_object('waiting', (
				select count(*) from public.text_readings t
				where t.organization_id = p_organization and t.read_at >= since and not exists (
					select from public.text_labels l
					where l.organization_id = p_organization and l.reading_id = t.id and l.source = 'human')),
			'texts', coalesce(jsonb_agg(jsonb_build_object(
				'id', t.id, 'kind', case when t.case_id is null then 'comment' else 'complaint' end,
				'text', private.words_of_reading(t), 'locale', t.locale, 'at', t.read_at, 'drawn', s.drawn,
				'negative', t.negative, 'findings', t.findings, 'causes', t.causes, 'grams', t.grams,
				'proposed', (select l.codes from public.text_labels l where l.organization_id = p_organization
					and l.reading_id = t.id and l.kind = 'cause' and l.source = 'llm'))
			order by s.place, array_position('{random,margin,value}'::text[], s.drawn)), '[]'))
		from shown s
		join public.text_readings t on t.organization_id = p_organization and t.id = s.id);
end
$$;
