-- The draw: permuted blocks within strata, by a hash that anybody who knows the salt can compute again.

create function private.lot_hash(salt text, stratum text, place integer) returns text
language sql immutable strict set search_path = ''
as $$
	select encode(sha256(convert_to(salt || '|' || stratum || '|' || place, 'UTF8')), 'hex')
$$;
comment on function private.lot_hash is 'The lot of a place in a stratum.';

create function private.arm_at(salt text, stratum text, place integer, size integer, holdouts integer) returns text
language sql immutable strict set search_path = ''
as $$
	select case when count(*) < holdouts then 'holdout' else 'contact' end
	from generate_series(place / size * size, place / size * size + size - 1) as other
	where private.lot_hash(salt, stratum, other) < private.lot_hash(salt, stratum, place)
$$;
comment on function private.arm_at is 'The arm of a place: of each block of so many places, those with the smallest hashes are held out.';

create function private.protection_of(organization uuid, customer uuid) returns text
language sql stable security definer set search_path = ''
as $$
	select case
		when c.is_vulnerable then 'vulnerable'
		when exists (select from public.cases k where k.organization_id = organization and k.customer_id = customer
			and k.kind in ('complaint', 'pre_complaint') and k.closed_at is null) then 'open_complaint'
		when ledger.must_act then 'must_act'
		when ledger.harmed or exists (
			select from public.responses r
			join public.text_readings t on t.organization_id = r.organization_id and t.response_id = r.id
			where r.organization_id = organization and r.customer_id = customer and r.submitted_at > now() - interval '90 days'
				and coalesce(t.findings -> 'harm', '[]') <> '[]') then 'harm'
		when ledger.score >= (select k.red_from from public.risk_cards k where k.organization_id = organization and k.is_active) then 'red'
	end
	from public.customers c
	cross join lateral (
		select coalesce(sum(e.points), 0) as score,
			-- By name as well: a card may be edited, what people asked for may not.
			coalesce(bool_or(e.is_must_act or e.signal in ('contact_requested', 'regulator_named', 'public_post')), false) as must_act,
			coalesce(bool_or(e.signal in ('felt_ignored', 'emotional_harm', 'harm', 'safety')), false) as harmed
		from public.risk_events e
		where e.organization_id = organization and e.customer_id = customer and e.expires_at > now()
	) as ledger
	where c.organization_id = organization and c.id = customer
$$;
comment on function private.protection_of is 'Why a customer must not be held out now: vulnerable, open_complaint, must_act, harm or red; null where the lot may decide.';

create function private.last_draw(program public.prevention_programs) returns timestamptz
language sql stable security definer set search_path = ''
as $$
	select (program.verdict_on::timestamp at time zone o.time_zone) - make_interval(hours => 24 * program.window_days)
	from public.organizations o where o.id = program.organization_id
$$;
comment on function private.last_draw is 'Until when customers are drawn: the window of anybody later would end after the verdict.';

create or replace function private.draw_lot(organization uuid, alert uuid) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
	drawn_for public.risk_alerts;
	program public.prevention_programs;
	earlier public.prevention_assignments;
	alike text;
	place integer;
	secret text;
	fallen text;
begin
	select * into drawn_for from public.risk_alerts a where a.organization_id = organization and a.id = alert;
	if drawn_for.band is distinct from 'amber' or drawn_for.closed_at is not null then
		return null;
	end if;
	-- One draw at a time: the place in the stratum is part of the lot. Whoever draws holds the customer's row already.
	select * into program from public.prevention_programs p
	where p.organization_id = organization and p.closed_at is null for no key update;
	if program.id is null then
		return null;
	end if;
	if private.protection_of(organization, drawn_for.customer_id) is not null then
		return null;
	end if;
	select * into earlier from public.prevention_assignments a
	where a.organization_id = organization and a.program_id = program.id and a.customer_id = drawn_for.customer_id;
	if earlier.arm is not null then
		-- Drawn once per programme; whoever was given back is handled like anybody else.
		return case when earlier.arm = 'contact' then 'contact' when earlier.released_at is null then 'holdout' end;
	end if;
	if clock_timestamp() >= private.last_draw(program) then
		return null;
	end if;
	select drawn_for.score || ':' || coalesce(c.segment, '') into alike
	from public.customers c where c.organization_id = organization and c.id = drawn_for.customer_id;
	select coalesce(max(a.position) + 1, 0) into place from public.prevention_assignments a
	where a.organization_id = organization and a.program_id = program.id and a.stratum = alike;
	select s.salt into secret from private.prevention_salts s where s.organization_id = organization and s.program_id = program.id;
	fallen := private.arm_at(secret, alike, place, program.block_size, program.block_holdouts);
	insert into public.prevention_assignments (organization_id, program_id, customer_id, alert_id, card_id, score, stratum, position,
		arm, seed_hash)
	values (organization, program.id, drawn_for.customer_id, alert, drawn_for.card_id, drawn_for.score, alike, place,
		fallen, private.lot_hash(secret, alike, place));
	return fallen;
end
$$;
comment on function private.draw_lot is 'Draws the customer of a new Amber alert, before anything is done: contact or holdout; null where no running programme covers it.';

create or replace function private.note_release(organization uuid, alert uuid, reason text) returns void
language sql volatile security definer set search_path = ''
as $$
	update public.prevention_assignments a set released_at = clock_timestamp(), release_reason = reason
	from public.risk_alerts r
	where r.organization_id = organization and r.id = alert
		and a.organization_id = organization and a.customer_id = r.customer_id and a.arm = 'holdout' and a.released_at is null
$$;
comment on function private.note_release is 'Stamps that a held-out customer was given back to normal handling; the arm stays.';

create function public.start_prevention(p_organization uuid, p_program jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	made uuid;
	secret constant text := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
	zone text;
	earlier record;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select o.time_zone into zone from public.organizations o where o.id = p_organization for no key update;
	if exists (select from public.prevention_programs p where p.organization_id = p_organization and p.closed_at is null) then
		perform private.refuse('program_running', 409);
	end if;
	if not coalesce((p_program ->> 'verdict_on')::date
			between (now() at time zone zone)::date + (p_program ->> 'window_days')::integer + 14 and (now() at time zone zone)::date + 1100, false) then
		perform private.refuse('invalid', 422, 'verdict_on');
	end if;
	select * into earlier from private.historic_rate(p_organization, (p_program ->> 'window_days')::integer);
	insert into public.prevention_programs (organization_id, name, play, opened_by, block_size, block_holdouts, window_days, verdict_on,
		planned_n, expected_per_week, capacity_per_week, base_rate, historic_n, historic_complaints, salt_commitment)
	values (p_organization, p_program -> 'name', p_program ->> 'play', (select auth.uid()), (p_program ->> 'block_size')::smallint,
		(p_program ->> 'block_holdouts')::smallint, (p_program ->> 'window_days')::integer, (p_program ->> 'verdict_on')::date,
		(p_program ->> 'planned_n')::integer, (p_program ->> 'expected_per_week')::numeric, (p_program ->> 'capacity_per_week')::numeric,
		(p_program ->> 'base_rate')::numeric, earlier.n, earlier.complaints, encode(sha256(convert_to(secret, 'UTF8')), 'hex'))
	returning id into made;
	insert into private.prevention_salts (organization_id, program_id, salt) values (p_organization, made, secret);
	perform private.record_audit(p_organization, 'prevention_started', coalesce(p_program #>> '{name,en}', p_program #>> '{name,zh}'));
	return made;
end
$$;
comment on function public.start_prevention is 'Opens a prevention programme with everything fixed beforehand; one at a time.';

create function private.give_back(organization uuid, alert uuid, reason text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	-- The alert before the lot, as in release_alert: nobody waits for the other in a circle.
	if reason in ('window_ended', 'program_ended') then
		-- Into the queue like any other; the week's room decides.
		update public.risk_alerts a set arm = null
		where a.organization_id = organization and a.id = alert and a.closed_at is null and a.case_id is null;
	else
		perform private.release_alert(organization, alert, reason);
	end if;
	perform private.note_release(organization, alert, reason);
end
$$;
comment on function private.give_back is 'Ends the holding out of a customer: from now on their alert is handled like any other.';

create function private.release_holdouts(organization uuid, program uuid, reason text) returns void
language sql volatile security definer set search_path = ''
as $$
	-- In one order, as the worker goes: two that end things at once never wait for each other in a circle.
	select private.give_back(organization, held.alert_id, reason)
	from (select a.alert_id from public.prevention_assignments a
		where a.organization_id = organization and a.program_id = program and a.arm = 'holdout' and a.released_at is null
		order by a.customer_id) as held
$$;
comment on function private.release_holdouts is 'Gives everybody still held out by a programme back to normal handling.';

create function public.stop_prevention(p_organization uuid, p_reason text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	stopped uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if coalesce(char_length(p_reason), 0) not between 1 and 500 then
		perform private.refuse('invalid', 422, 'reason');
	end if;
	update public.prevention_programs p set closed_at = clock_timestamp(), closed_by = (select auth.uid()), close_reason = p_reason
	where p.organization_id = p_organization and p.closed_at is null returning p.id into stopped;
	if stopped is null then
		perform private.refuse('not_found', 404);
	end if;
	perform private.release_holdouts(p_organization, stopped, 'program_ended');
	perform private.record_audit(p_organization, 'prevention_stopped', p_reason);
end
$$;
comment on function public.stop_prevention is 'Ends the running programme before its date, without a verdict; everybody held out is given back.';

create function public.audit_prevention(p_organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return (select coalesce(jsonb_agg(jsonb_build_object('program', p.id, 'drawn', checked.drawn, 'agree', checked.agree,
			'commitment_holds', p.salt_commitment = encode(sha256(convert_to(s.salt, 'UTF8')), 'hex'),
			'salt_commitment', p.salt_commitment, 'salt', case when p.closed_at is not null then s.salt end) order by p.opened_at desc), '[]')
		from public.prevention_programs p
		join private.prevention_salts s on s.organization_id = p.organization_id and s.program_id = p.id
		cross join lateral (
			select count(*) as drawn, count(*) filter (where a.seed_hash = private.lot_hash(s.salt, a.stratum, a.position)
				and a.arm = private.arm_at(s.salt, a.stratum, a.position, p.block_size, p.block_holdouts)) as agree
			from public.prevention_assignments a where a.organization_id = p.organization_id and a.program_id = p.id
		) as checked
		where p.organization_id = p_organization);
end
$$;
comment on function public.audit_prevention is 'Draws every lot again from the salt and counts how many agree; the salt itself is shown once a programme has ended.';

create function public.set_vulnerable(p_organization uuid, p_customer text, p_is_vulnerable boolean) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	marked uuid;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	update public.customers c set is_vulnerable = p_is_vulnerable
	where c.organization_id = p_organization and c.external_id = p_customer returning c.id into marked;
	if marked is null then
		perform private.refuse('not_found', 404);
	end if;
	if p_is_vulnerable then
		perform private.give_back(p_organization, a.alert_id, 'vulnerable') from public.prevention_assignments a
		where a.organization_id = p_organization and a.customer_id = marked and a.arm = 'holdout' and a.released_at is null;
	end if;
	perform private.record_audit(p_organization, case when p_is_vulnerable then 'customer_protected' else 'customer_unprotected' end, p_customer);
end
$$;
comment on function public.set_vulnerable is 'Marks a customer as never to be held out of contact, or takes the mark back; whoever is held out is given back at once.';
grant execute on function public.start_prevention, public.stop_prevention, public.audit_prevention, public.set_vulnerable to authenticated, service_role;
