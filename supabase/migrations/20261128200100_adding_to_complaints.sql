-- A complainant adds to what they wrote: nothing they tell us later gets lost, and its owner hears of it.

alter table public.case_events
	drop constraint case_events_kind_check,
	add constraint case_events_kind_check check (kind in ('opened', 'assigned', 'escalated', 'contact_attempted', 'note',
		'state_changed', 'linked', 'added'));

create function public.add_to_complaint(p_reference text, p_words text, p_submission uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
	most constant integer := 20;
	complaint public.cases;
begin
	select * into complaint from public.cases k where k.kind = 'complaint' and k.reference = p_reference for no key update;
	if complaint.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if char_length(coalesce(p_words, '')) not between 1 and 4000 or p_submission is null then
		perform private.refuse('invalid', 422, 'words');
	end if;
	if exists (select from public.case_events e where e.organization_id = complaint.organization_id and e.id = p_submission) then
		return false;
	end if;
	if (select count(*) from public.case_events e where e.organization_id = complaint.organization_id
		and e.case_id = complaint.id and e.kind = 'added') >= most then
		perform private.refuse('too_many_additions', 409);
	end if;
	insert into public.case_events (organization_id, id, case_id, actor_kind, kind, note)
	values (complaint.organization_id, p_submission, complaint.id, 'customer', 'added', p_words);
	perform private.tell_owner_of_complaint(complaint.organization_id, complaint.id, 'added', p_submission);
	return true;
end
$$;
comment on function public.add_to_complaint is 'Keeps further words of the holder of a complaint''s reference and tells its owner; the same submission is kept once and answers false.';
grant execute on function public.add_to_complaint to anon, authenticated, service_role;

create or replace function public.track_case(p_reference text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (select jsonb_build_object(
			'reference', k.reference, 'organization', o.name, 'time_zone', o.time_zone,
			'state', k.state, 'state_name', s.public_name, 'is_open', s.is_open,
			'received_at', k.opened_at, 'due_at', case when s.is_open and k.answered_at is null then k.due_at end,
			'locale', k.locale,
			-- What a colleague or another system wrote down is not the complainant's own text.
			'told', case when k.source = 'form' then jsonb_build_object('words', k.words, 'remedy', k.remedy, 'happened_at', k.happened_at,
				'site', (select st.name from public.sites st where st.organization_id = k.organization_id and st.id = k.site_id),
				'service', (select sv.name from public.services sv where sv.organization_id = k.organization_id and sv.id = k.service_id)) end,
			'added', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'words', e.note) order by e.at), '[]')
				from public.case_events e
				where e.organization_id = k.organization_id and e.case_id = k.id and e.kind = 'added'),
			'answers', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'words', e.public_words) order by e.at), '[]')
				from public.case_events e
				where e.organization_id = k.organization_id and e.case_id = k.id and e.public_words is not null))
		from public.cases k
		join public.organizations o on o.id = k.organization_id
		join public.case_states s on s.kind = k.kind and s.code = k.state
		where k.kind = 'complaint' and k.reference = p_reference);
end
$$;
comment on function public.track_case is 'What the holder of a complaint''s reference may know: what they wrote and added, where it stands, when they will hear, and what was answered them; null for any other reference. No note, no name of a colleague, no way to reach anybody.';

-- The privacy notice speaks of complaints, and of words in comments, from here on.
create or replace function private.current_notice() returns text
language sql immutable set search_path = ''
as $$ select '2026-12.2' $$;
