-- On the page of a complaint its cause is accepted, corrected or taken back. What is said there teaches the reader, but
-- tells nothing about how often it is right: people say it of the texts they happen to work on, with its suggestion in sight.

alter table public.text_labels
	drop constraint text_labels_drawn_check,
	add constraint text_labels_drawn_check check (drawn in ('random', 'margin', 'value', 'case'));
comment on column public.text_labels.drawn is 'Why the text was looked at: by chance, because the reader was unsure, because it matters, or because somebody worked on its complaint.';

create function public.name_cause(p_organization uuid, p_reference text, p_cause text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	complaint constant public.cases := private.locked_case(p_organization, p_reference);
	reading public.text_readings;
begin
	if complaint.kind <> 'complaint' or coalesce(p_cause, 'a_b') !~ '^[a-z][a-z_]{1,62}$' then
		perform private.refuse('invalid', 422, 'cause');
	end if;
	if p_cause is null and complaint.closed_at is not null then
		perform private.refuse('case_is_closed', 409);
	end if;
	if complaint.cause is not distinct from p_cause and complaint.cause_by is distinct from 'reader' then
		return;
	end if;
	perform private.write_cause(complaint, p_cause, 'person');
	select * into reading from public.text_readings t where t.organization_id = p_organization and t.case_id = complaint.id;
	if p_cause is null then
		delete from public.text_labels l where l.organization_id = p_organization and l.reading_id = reading.id
			and l.kind = 'cause' and l.source = 'human' and l.drawn = 'case';
	elsif reading.id is not null then
		insert into public.text_labels as l (organization_id, reading_id, kind, source, codes, drawn, suggested, user_id)
		values (p_organization, reading.id, 'cause', 'human', array[p_cause], 'case',
			jsonb_build_object('causes', reading.causes, 'negative', reading.negative, 'reader', reading.reader), (select auth.uid()))
		-- What was said of the text by itself stands.
		on conflict (organization_id, reading_id, kind, source) do update
			set codes = excluded.codes, user_id = excluded.user_id, at = clock_timestamp() where l.drawn = 'case';
	end if;
end
$$;
comment on function public.name_cause is 'Says what the cause of a complaint is, in the place of the reader or of what was said before; null takes it back and leaves it open.';

create function public.case_cause(p_organization uuid, p_reference text) returns jsonb
language sql stable set search_path = ''
as $$
	select jsonb_build_object('cause', k.cause, 'category', k.category, 'by', k.cause_by, 'guesses', coalesce(t.causes, '[]'),
		'written', case when k.cause_by = 'reader' then (
			select e.details from public.case_events e
			where e.organization_id = k.organization_id and e.case_id = k.id and e.kind = 'cause'
			order by e.at desc limit 1) end)
	from public.cases k
	left join public.text_readings t on t.organization_id = k.organization_id and t.case_id = k.id
	where k.organization_id = p_organization and k.reference = upper(p_reference) and k.kind = 'complaint'
$$;
comment on function public.case_cause is 'The cause of a complaint, who said so, and what its reader suggests; null for a case that is none.';

create or replace function public.label_text(p_organization uuid, p_reading uuid, p_causes text[], p_polarity text, p_drawn text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	reading public.text_readings;
	complaint public.cases;
	why text;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select * into reading from public.text_readings t where t.organization_id = p_organization and t.id = p_reading;
	if reading.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if p_causes is null or exists (select from unnest(p_causes) as c where c !~ '^[a-z][a-z_]{1,62}$')
		or coalesce(p_polarity not in ('content', 'discontent'), false) then
		perform private.refuse('invalid', 422);
	end if;
	-- The complaint first, then what is said of its text, as on its own page.
	perform from public.cases k where k.organization_id = p_organization and k.id = reading.case_id for no key update;
	why := case when private.in_random_slice(p_reading) then 'random' when p_drawn = 'margin' then 'margin' else 'value' end;
	insert into public.text_labels as l (organization_id, reading_id, kind, source, codes, drawn, suggested, user_id)
	select p_organization, p_reading, said.kind, 'human', said.codes, why,
		jsonb_build_object('causes', reading.causes, 'negative', reading.negative, 'reader', reading.reader), (select auth.uid())
	from (values ('cause', p_causes), ('polarity', array[p_polarity])) as said (kind, codes)
	where said.codes <> array[null::text]
	-- What the reader had said before anybody told it stays.
	on conflict (organization_id, reading_id, kind, source) do update
		set codes = excluded.codes, user_id = excluded.user_id, at = clock_timestamp(),
			drawn = case l.drawn when 'case' then excluded.drawn else l.drawn end;
	-- A complaint whose cause only the reader has named, or nobody, has the cause that a person found in its words.
	select * into complaint from public.cases k
	where k.organization_id = p_organization and k.id = reading.case_id and k.kind = 'complaint'
		and ((k.cause_by = 'reader' and (k.closed_at is null or cardinality(p_causes) > 0))
			or (k.closed_at is null and num_nonnulls(k.cause_by, k.cause, k.category) = 0 and cardinality(p_causes) > 0));
	if complaint.id is not null then
		perform private.write_cause(complaint, case when complaint.cause = any (p_causes) then complaint.cause else p_causes[1] end, 'person');
	end if;
end
$$;

grant execute on function public.name_cause, public.case_cause to authenticated, service_role;
