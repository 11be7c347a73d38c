-- An outside model may propose causes where an installation has been told of one. It gets words without who wrote
-- them, what it says is marked as its own, and nobody learns from it or counts it.

create function public.words_to_propose(p_limit integer) returns jsonb
language sql volatile security definer set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('organization', (s.t).organization_id, 'id', (s.t).id,
		'text', private.words_of_reading(s.t))), '[]')
	from (
		select t from public.text_readings t
		where t.read_at >= now() - interval '30 days' and t.reader_version >= 0 and coalesce(t.negative, 1) >= 0.5
			and not exists (select from public.text_labels l
				where l.organization_id = t.organization_id and l.reading_id = t.id and l.kind = 'cause')
		order by t.read_at desc limit p_limit) as s
$$;
comment on function public.words_to_propose is 'Late discontent texts of which nobody has said anything, without who wrote them. Server only.';

create function public.keep_proposal(p_organization uuid, p_reading uuid, p_causes text[], p_model text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	reading public.text_readings;
begin
	select * into reading from public.text_readings t where t.organization_id = p_organization and t.id = p_reading;
	if reading.id is null then
		return;
	end if;
	insert into public.text_labels (organization_id, reading_id, kind, source, codes, drawn, suggested)
	values (p_organization, p_reading, 'cause', 'llm', p_causes, case when private.in_random_slice(p_reading) then 'random' else 'margin' end,
		jsonb_build_object('model', left(p_model, 200)))
	on conflict do nothing;
	perform private.record_audit(p_organization, 'causes_proposed_outside', p_reading || ' ' || left(p_model, 200));
end
$$;
comment on function public.keep_proposal is 'Keeps the causes that an outside model proposes for a text, marked as such, and writes into the audit log that it was asked. Server only.';
grant execute on function public.words_to_propose, public.keep_proposal to service_role;
