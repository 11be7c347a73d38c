-- A complainant hears that the answer is there, and the owner that it was taken up again.

create or replace function public.transition_case(
	p_organization uuid, p_reference text, p_to text, p_note text default null, p_details jsonb default '{}') returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
	current_case public.cases := private.locked_case(p_organization, p_reference);
	required text[];
	is_open_after boolean;
	named_cause text := nullif(p_details ->> 'cause', 'unknown');
	next_due timestamptz := current_case.due_at;
	event uuid := gen_random_uuid();
begin
	select t.needs, s.is_open into required, is_open_after
	from public.case_transitions t join public.case_states s on s.kind = t.kind and s.code = t.to_state
	where t.kind = current_case.kind and t.from_state = current_case.state and t.to_state = p_to;
	if required is null then
		perform private.refuse('transition_refused', 409, current_case.state || ' → ' || p_to);
	end if;
	if not p_details ?& required then
		perform private.refuse('details_missing', 422, array_to_string(required, ', '));
	end if;
	if not is_open_after and coalesce(p_details ->> 'outcome', '') not in ('solved', 'not_solved', 'not_reached', 'no_problem') then
		perform private.refuse('unknown_outcome', 422, p_details ->> 'outcome');
	end if;
	if not is_open_after and private.has_unread_must_act(current_case) then
		perform private.refuse('news_since', 409);
	end if;
	if current_case.kind = 'complaint' then
		-- A cause that nobody found, and a case that is taken up again, say why.
		if nullif(p_note, '') is null and (p_to = 'reopened' or (p_to = 'closed' and named_cause is null)) then
			perform private.refuse('details_missing', 422, 'reason');
		end if;
		if p_to = 'answered' and char_length(coalesce(p_details ->> 'answer', '')) not between 1 and 4000 then
			perform private.refuse('invalid', 422, 'answer');
		end if;
		if coalesce(named_cause, 'a') !~ '^[a-z0-9][a-z0-9_-]{0,62}$' or coalesce(p_details ->> 'category', 'a') !~ '^[a-z0-9][a-z0-9_-]{0,62}$' then
			perform private.refuse('invalid', 422, 'cause');
		end if;
		if p_to = 'reopened' then
			next_due := private.complaint_due(p_organization, now());
		end if;
		update public.cases set due_at = next_due,
			answered_at = case p_to when 'answered' then now() when 'reopened' then null else answered_at end,
			category = coalesce(split_part(named_cause, '_', 1), case when cause is null then p_details ->> 'category' end, category),
			cause = coalesce(named_cause, cause)
		where organization_id = p_organization and id = current_case.id;
	end if;
	update public.cases set state = p_to,
		owner_id = coalesce(owner_id, (select auth.uid())),
		closed_at = case when is_open_after then null else now() end,
		outcome = case when is_open_after then null else p_details ->> 'outcome' end
	where organization_id = p_organization and id = current_case.id;
	insert into public.case_events (organization_id, id, case_id, actor_id, actor_kind, kind, from_state, to_state, note, public_words, details)
	values (p_organization, event, current_case.id, (select auth.uid()), private.who_acts(), 'state_changed', current_case.state, p_to,
		nullif(p_note, ''), case when p_to = 'answered' then p_details ->> 'answer' end,
		p_details - 'answer' || case when next_due <> current_case.due_at
			then jsonb_build_object('due_at', next_due, 'due_before', current_case.due_at) else '{}' end);
	if p_to = 'answered' then
		perform private.tell_complainant(p_organization, current_case.id, 'answered', event);
	elsif p_to = 'reopened' then
		perform private.tell_owner_of_complaint(p_organization, current_case.id, 'reopened', event);
	end if;
	if not is_open_after then
		perform private.learn_from_case(p_organization, current_case.id);
	elsif current_case.closed_at is not null then
		update public.risk_alerts a set closed_at = null
		where a.organization_id = p_organization and a.case_id = current_case.id
			and not exists (select from public.risk_alerts o
				where o.organization_id = a.organization_id and o.customer_id = a.customer_id and o.closed_at is null);
	end if;
	return p_to;
end
$$;
