-- Scores are whole numbers on a scale that grows with the longest dimension. From thirteen items their squares
-- do not fit the sums that are kept: such a survey is read from its answers, and keeps nobody else waiting.

create function private.is_summable(layout private.measured_layout) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
	-- Of nine million answers the squares are then below 2^63.
	return layout.score_scale::numeric * layout.scale_max * layout.dimensions < 1000000;
end
$$;

create or replace function public.fold_measurements(p_limit integer default 5000) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
	next record;
begin
	select s.organization_id, s.id into next from public.surveys s
	where not exists (select from private.rollup_states t where t.organization_id = s.organization_id and t.survey_id = s.id)
		and exists (select from public.responses r where r.organization_id = s.organization_id and r.survey_id = s.id)
		and private.is_summable(private.layout_of(s.organization_id, s.id))
	limit 1;
	if next.id is not null then
		perform private.rebuild_rollups(next.organization_id, next.id);
		return 1;
	end if;
	select c.organization_id, c.survey_id into next from private.measurement_changes c order by c.id limit 1;
	if next.survey_id is null then
		return 0;
	elsif private.is_summable(private.layout_of(next.organization_id, next.survey_id)) then
		return private.fold_changes(next.organization_id, next.survey_id, p_limit);
	end if;
	-- Nothing is added to, so there is nothing to add.
	delete from private.rollup_states s where s.organization_id = next.organization_id and s.survey_id = next.survey_id;
	delete from private.measurement_changes c where c.organization_id = next.organization_id and c.survey_id = next.survey_id;
	return 1;
end
$$;
