-- When an alert opens, when it is quiet, and how it comes to its case.
--
-- A band is entered at its threshold and left only when the points lie more than one below it; a crossing upwards
-- opens one alert. Amber waits for room in the week, ordered by risk; Red and must-act never wait. Whoever holds the
-- lock of a queue fills it; whoever does not find it free leaves the filling to them or to the worker, so that
-- nobody who works on one customer waits for somebody who works on another.

create function private.entry_of(card public.risk_cards, band text) returns integer
language sql immutable set search_path = ''
as $$ select case band when 'red' then card.red_from when 'amber' then card.amber_from when 'watch' then card.watch_from end $$;
comment on function private.entry_of is 'Points at which a band begins on a card; null for a band without a beginning.';

create function private.live_score(organization uuid, customer uuid, at timestamptz) returns bigint
language sql stable security definer set search_path = ''
as $$
	select coalesce(sum(e.points), 0) from public.risk_events e
	where e.organization_id = organization and e.customer_id = customer and e.recorded_at <= at and e.expires_at > at
$$;
comment on function private.live_score is 'A customer''s points at a moment, by what was known then.';

create function private.lowest_score(organization uuid, customer uuid, since timestamptz) returns bigint
language sql stable security definer set search_path = ''
as $$
	select min(private.live_score(organization, customer, m.at))
	from (
		select since as at
		union
		select e.expires_at from public.risk_events e
		where e.organization_id = organization and e.customer_id = customer and e.expires_at > since and e.expires_at <= now()
		union
		select e.recorded_at from public.risk_events e
		where e.organization_id = organization and e.customer_id = customer and e.recorded_at > since and e.recorded_at <= now()
	) as m
$$;
comment on function private.lowest_score is 'The fewest points a customer has had since a moment. Read from the ledger, so that nothing has to remember a band.';

create function private.is_looked_after(organization uuid, customer uuid, quiet_days integer) returns boolean
language sql stable security definer set search_path = ''
as $$
	select exists (select from public.cases k where k.organization_id = organization and k.customer_id = customer
			and (k.closed_at is null or (k.kind <> 'prevention' and k.closed_at > now() - make_interval(days => quiet_days))))
		or exists (select from public.risk_alerts a where a.organization_id = organization and a.customer_id = customer
			and a.case_id is not null and a.closed_at > now() - make_interval(days => quiet_days))
$$;
comment on function private.is_looked_after is 'Whether somebody deals with a customer now or did within some days: an open case or complaint, or one that has just ended.';

create function private.release_alert(organization uuid, alert uuid, reason text) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	released public.risk_alerts;
	card public.risk_cards;
	place record;
	other record;
	opened_case uuid;
begin
	-- Customer first, then the rest, as in review_customer.
	perform from public.customers c where c.organization_id = organization and c.id = (
		select a.customer_id from public.risk_alerts a where a.organization_id = organization and a.id = alert) for no key update;
	select * into released from public.risk_alerts a
	where a.organization_id = organization and a.id = alert and a.closed_at is null and a.case_id is null for update;
	if released.id is null then
		return null;
	end if;
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	select r.site_id, r.encounter_id into place from public.responses r
	where r.organization_id = organization and r.customer_id = released.customer_id
	order by r.submitted_at desc limit 1;
	opened_case := private.open_case(organization, 'prevention', released.customer_id, place.encounter_id, place.site_id,
		now() + make_interval(hours => case when released.band = 'amber' then card.due_hours_amber else card.due_hours_urgent end),
		jsonb_build_object('band', released.band, 'score', released.score, 'reason', reason));
	update public.risk_alerts a set case_id = opened_case, case_opened_at = now(), case_reason = reason
	where a.organization_id = organization and a.id = alert;
	-- What demands action comes beside a case that is open already: whoever works on either finds the other.
	for other in select k.id, k.reference from public.cases k
		where k.organization_id = organization and k.customer_id = released.customer_id and k.closed_at is null and k.id <> opened_case
	loop
		insert into public.case_events (organization_id, case_id, actor_kind, kind, details)
		values (organization, opened_case, 'system', 'linked', jsonb_build_object('case', other.reference)),
			(organization, other.id, 'system', 'linked', jsonb_build_object('case', (
				select k.reference from public.cases k where k.organization_id = organization and k.id = opened_case)));
	end loop;
	if released.arm = 'holdout' then
		perform private.note_release(organization, alert, reason);
	end if;
	-- Whoever takes a customer out of the queue need not be told of it.
	if reason <> 'taken' or (select auth.uid()) is null then
		perform private.announce_alert(organization, alert);
	end if;
	return opened_case;
end
$$;
comment on function private.release_alert is 'Opens the case of an alert that waits or is held out, now; null when it has one already or has closed.';

create function private.used_this_week(organization uuid) returns integer
language sql stable security definer set search_path = ''
as $$
	select count(*)::integer from public.risk_alerts a
	where a.organization_id = organization and a.case_opened_at >= private.week_start(organization, now())
		and a.case_reason <> 'must_act'
$$;
comment on function private.used_this_week is 'Cases that the week''s capacity has been spent on; what must be done at once does not count.';

create function private.waiting_alerts(organization uuid)
returns table (alert uuid, customer uuid, score integer, risk numeric, opened_at timestamptz, is_ready boolean)
language sql stable security definer set search_path = ''
as $$
	select w.id, w.customer_id, w.score, w.risk, w.opened_at,
		coalesce(w.score >= r.minimum_points, true) and coalesce(w.risk >= r.minimum_risk, true)
	from (
		select a.*, private.risk_of(organization, a.customer_id) as risk from public.risk_alerts a
		where a.organization_id = organization and a.closed_at is null and a.case_id is null and a.arm is distinct from 'holdout'
	) as w
	join public.prevention_rules r on r.organization_id = organization
	join public.risk_cards c on c.organization_id = organization and c.is_active
	where not private.is_looked_after(organization, w.customer_id, c.quiet_days)
	order by w.risk desc nulls last, w.score desc, w.opened_at, w.id
$$;
comment on function private.waiting_alerts is 'The queue, most urgent first: calibrated risk, then points, then who waits longest. Customers whom somebody deals with are not in it.';

create function private.fill_queue(organization uuid) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	capacity integer;
	room integer;
	opened integer := 0;
	next_alert record;
begin
	if not pg_try_advisory_xact_lock(hashtextextended(organization::text, 14)) then
		return 0;
	end if;
	select r.weekly_capacity into capacity from public.prevention_rules r where r.organization_id = organization;
	room := capacity - private.used_this_week(organization);
	if room <= 0 then
		return 0;
	end if;
	for next_alert in select w.alert, w.customer from private.waiting_alerts(organization) w where capacity is null or w.is_ready loop
		exit when opened >= room;
		-- A customer whom somebody is working on this moment is passed over; the next look finds them.
		perform from public.customers c where c.organization_id = organization and c.id = next_alert.customer for no key update skip locked;
		if found and private.release_alert(organization, next_alert.alert, case when capacity is null then 'at_once' else 'queue' end) is not null then
			opened := opened + 1;
		end if;
	end loop;
	return opened;
end
$$;
comment on function private.fill_queue is 'Opens cases for the top of the queue while the week has room; all of them where there is no limit. Answers how many.';

create function private.place_alert(organization uuid, alert uuid, band text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	lot text;
	capacity integer;
begin
	if band <> 'amber' then
		perform private.release_alert(organization, alert, band);
		return;
	end if;
	lot := private.draw_lot(organization, alert);
	if lot is not null then
		update public.risk_alerts a set arm = lot where a.organization_id = organization and a.id = alert;
	end if;
	if lot = 'holdout' then
		return;
	end if;
	select r.weekly_capacity into capacity from public.prevention_rules r where r.organization_id = organization;
	if capacity is null then
		perform private.release_alert(organization, alert, 'at_once');
	else
		perform private.fill_queue(organization);
	end if;
end
$$;
comment on function private.place_alert is 'Where a new alert goes: Red and must-act to their case at once; Amber by lot if a programme runs, else into the queue.';

create function private.follow_alert(alert public.risk_alerts, card public.risk_cards, reached text, score bigint) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	ranks constant text[] := array['amber', 'red', 'must_act'];
begin
	if array_position(ranks, reached) > array_position(ranks, alert.band) then
		update public.risk_alerts a set band = reached, score = follow_alert.score
		where a.organization_id = alert.organization_id and a.id = alert.id;
		if alert.case_id is null then
			perform private.release_alert(alert.organization_id, alert.id, reached);
			return;
		end if;
		update public.cases c set due_at = least(c.due_at, now() + make_interval(hours => card.due_hours_urgent))
		where c.organization_id = alert.organization_id and c.id = alert.case_id;
		insert into public.case_events (organization_id, case_id, kind, details)
		select c.organization_id, c.id, 'escalated', jsonb_build_object('band', reached, 'score', follow_alert.score, 'due_at', c.due_at)
		from public.cases c where c.organization_id = alert.organization_id and c.id = alert.case_id;
		perform private.announce_alert(alert.organization_id, alert.id);
	elsif alert.case_id is null then
		update public.risk_alerts a set score = follow_alert.score,
			closed_at = case when follow_alert.score < card.amber_from - 1 then now() end,
			faded_at = case when follow_alert.score < card.amber_from - 1 then now() end
		where a.organization_id = alert.organization_id and a.id = alert.id
			and (a.score <> follow_alert.score or follow_alert.score < card.amber_from - 1);
	end if;
end
$$;
comment on function private.follow_alert is 'An open alert rises with its customer; one without a case keeps step with the points, and fades when they have left the band.';

create or replace function private.review_customer(organization uuid, customer uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	card public.risk_cards;
	ledger record;
	reached text;
	open_alert public.risk_alerts;
	last_alert public.risk_alerts;
	opened uuid;
	ranks constant text[] := array['amber', 'red', 'must_act'];
begin
	-- One reviewer per customer at a time: two answers at once open one alert. Not "for update": both
	-- already hold the customer's key by their foreign keys, and would wait for each other for ever.
	perform from public.customers c where c.organization_id = organization and c.id = customer for no key update;
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	select * into last_alert from public.risk_alerts a
	where a.organization_id = organization and a.customer_id = customer and a.closed_at is not null order by a.closed_at desc limit 1;
	-- A demand that an ended alert was about has been heard.
	select coalesce(sum(e.points), 0) as score,
		coalesce(bool_or(e.is_must_act and e.recorded_at > coalesce(last_alert.closed_at, '-infinity')), false) as must_act into ledger
	from public.risk_events e
	where e.organization_id = organization and e.customer_id = customer and e.expires_at > now();
	reached := private.band_of(card, ledger.score, ledger.must_act);
	select * into open_alert from public.risk_alerts a
	where a.organization_id = organization and a.customer_id = customer and a.closed_at is null;
	if open_alert.id is not null then
		perform private.follow_alert(open_alert, card, reached, ledger.score);
		return;
	end if;
	if not reached = any (ranks) then
		return;
	end if;
	-- Points alone are quiet while somebody deals with the customer, and open once for each crossing upwards.
	if reached <> 'must_act' and (private.is_looked_after(organization, customer, card.quiet_days)
		or (last_alert.id is not null and array_position(ranks, reached) <= array_position(ranks, last_alert.band)
			and private.lowest_score(organization, customer, last_alert.closed_at) >= private.entry_of(card, reached) - 1)) then
		return;
	end if;
	insert into public.risk_alerts (organization_id, customer_id, card_id, band, score)
	values (organization, customer, card.id, reached, ledger.score) returning id into opened;
	perform private.place_alert(organization, opened, reached);
end
$$;
comment on function private.review_customer is 'Opens an alert when the live score crosses upwards into a band that needs a person, and keeps an open one in step.';
