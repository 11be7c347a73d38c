-- A round of the clock: for each signal whose turn it is, write down whom to look at; then look at them in portions.

create function private.gather_due(turn private.clock_turns) returns void
language plpgsql volatile set search_path = ''
as $$
declare
	organization constant uuid := turn.organization_id;
	setting public.risk_card_signals;
	waits interval[];
	peaks uuid[];
	month text;
	read_with text;
	since timestamptz;
	-- What would be born expired was not seen in its time, and is no news.
	earliest timestamptz;
begin
	select s.* into setting from public.risk_card_signals s
	join public.risk_cards c on c.organization_id = s.organization_id and c.id = s.card_id and c.is_active
	where s.organization_id = organization and s.signal = turn.signal;
	-- Each that holds for somebody: it may differ by segment.
	waits := array(
		select make_interval(days => w.days) from (
			select (setting.parameters ->> 'wait_days')::integer as days
			union
			select (o.line ->> 'wait_days')::integer from jsonb_array_elements(coalesce(setting.parameters -> 'overrides', '[]')) as o (line)) as w
		where w.days is not null);
	if turn.signal = 'season_peak' then
		select array_agg(p.site_id order by p.site_id), min(p.month) into peaks, month
		from private.season_peaks(organization, setting.parameters) p;
	end if;
	read_with := concat_ws(' ', setting.life_days, setting.parameters, month, peaks);
	-- What was being stored while the clock was read last is looked at twice rather than never.
	since := case when turn.basis = read_with then turn.read_until - interval '10 minutes' else '-infinity' end;
	earliest := greatest(since, now() - make_interval(days => setting.life_days));
	insert into private.clock_due (organization_id, customer_id, signal)
	select distinct organization, found.customer_id, turn.signal
	from (
		select v.customer_id from unnest(waits) as w (wait)
		join public.invitations v on coalesce(v.sent_at, v.created_at) > earliest - w.wait and coalesce(v.sent_at, v.created_at) <= now() - w.wait
		where turn.signal = 'silence' and v.organization_id = organization and v.spent_at is null and v.customer_id is not null and not v.is_test
		union all
		select r.customer_id from public.responses r
		where turn.signal = 'silence' and isfinite(since) and r.organization_id = organization and r.customer_id is not null
			and r.received_at > since
		union all
		select v.customer_id from unnest(waits) as w (wait)
		join public.invitations v on v.started_at > earliest - w.wait and v.started_at <= now() - w.wait
		where turn.signal = 'left_at' and v.organization_id = organization and v.spent_at is null and v.customer_id is not null and not v.is_test
		union all
		-- Drafts are few and short-lived: those of an organisation are read without an index by time.
		select v.customer_id from unnest(waits) as w (wait)
		join private.drafts d on d.updated_at > earliest - w.wait and d.updated_at <= now() - w.wait
		join public.invitations v on v.organization_id = d.organization_id and v.id = d.invitation_id
		where turn.signal = 'left_at' and d.organization_id = organization and v.spent_at is null and v.customer_id is not null and not v.is_test
		union all
		select e.customer_id from public.risk_events e
		where peaks is not null and e.organization_id = organization
			and e.recorded_at > since and e.expires_at > now() and e.points > 0 and e.signal <> 'season_peak'
			and exists (select from public.encounters n where n.organization_id = organization and n.customer_id = e.customer_id
				and n.site_id = any (peaks) and n.ended_at > now() - interval '1 year')
		union all
		select e.customer_id from public.encounters e
		where peaks is not null and isfinite(since) and e.organization_id = organization and e.created_at > since
			and e.site_id = any (peaks)
		union all
		select owner.customer_id from private.faulty_batches(organization, setting.parameters) f
		cross join lateral private.contacts_of_batch(organization, f.product, f.batch) as owner
		where turn.signal = 'product_batch' and exists (
			select from private.contacts_of_batch(organization, f.product, f.batch) n where n.created_at > since)
	) as found
	where setting.signal is not null
	on conflict do nothing;
	-- An hour is soon enough for what takes days to happen.
	update private.clock_turns t set basis = read_with, read_until = now(), next_at = now() + interval '1 hour'
	where t.organization_id = organization and t.signal = turn.signal;
end
$$;
comment on function private.gather_due is 'Writes down of whom a clock signal may tell something new since it was read last.';

create or replace function private.write_clock_signal(organization uuid, wanted text, most integer) returns integer
language plpgsql volatile set search_path = ''
as $$
declare
	card public.risk_cards;
	setting public.risk_card_signals;
	looked_at uuid[];
begin
	-- By where they stand: of a table that is mostly empty the planner thinks that any other way is short.
	with gone as (
		delete from private.clock_due d
		where d.ctid = any (array(
			select t.ctid from private.clock_due t
			where t.organization_id = organization and t.signal = wanted
			limit most for update skip locked))
		returning d.customer_id
	)
	select array_agg(g.customer_id) into looked_at from gone g;
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	select * into setting from public.risk_card_signals s
	where s.organization_id = organization and s.card_id = card.id and s.signal = wanted;
	if looked_at is null or setting.signal is null then
		return coalesce(cardinality(looked_at), 0);
	end if;
	with candidates as (
		select * from private.silent_customers(organization, setting.parameters, looked_at) where wanted = 'silence'
		union all select * from private.left_surveys(organization, setting.parameters, looked_at) where wanted = 'left_at'
		union all select * from private.season_customers(organization, setting.parameters, looked_at) where wanted = 'season_peak'
		union all select * from private.batch_customers(organization, setting.parameters, looked_at) where wanted = 'product_batch'
	), added as (
		insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, expires_at,
			source_key, evidence)
		select organization, c.customer_id, setting.card_id, wanted, setting.points, setting.is_must_act, c.at,
			c.at + make_interval(days => setting.life_days), c.source, c.facts
		from candidates c
		where c.at > now() - make_interval(days => setting.life_days)
		on conflict (organization_id, signal, source_key) do nothing
		returning customer_id, points, is_must_act
	), risen as (
		select a.customer_id, sum(a.points) as points, bool_or(a.is_must_act) as must_act from added a group by a.customer_id
	)
	-- Only whose alert may change by it is reviewed: who has one, or now has points enough for one.
	insert into private.reviews_due (organization_id, customer_id)
	select organization, r.customer_id from risen r
	where r.must_act
		or exists (select from public.risk_alerts a
			where a.organization_id = organization and a.customer_id = r.customer_id and a.closed_at is null)
		or r.points + (select coalesce(sum(e.points), 0) from public.risk_events e
			where e.organization_id = organization and e.customer_id = r.customer_id and e.expires_at > now()) >= card.amber_from
	order by r.customer_id
	on conflict do nothing;
	return cardinality(looked_at);
end
$$;
comment on function private.write_clock_signal is 'Looks at up to so many customers of whom a clock signal may tell something new, writes what it tells, and has whom it lifts reviewed; answers how many it looked at.';

create or replace function public.read_clock_signals(p_limit integer) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	due private.clock_due;
	turn private.clock_turns;
begin
	select * into due from private.clock_due d limit 1 for update skip locked;
	if due.signal is not null then
		return private.write_clock_signal(due.organization_id, due.signal, p_limit);
	end if;
	insert into private.clock_turns (organization_id, signal)
	select o.id, s from public.organizations o cross join unnest(array['silence', 'left_at', 'season_peak', 'product_batch']) as s
	on conflict do nothing;
	select * into turn from private.clock_turns t where t.next_at <= now()
	order by t.next_at limit 1 for update skip locked;
	if turn.signal is null then
		return 0;
	end if;
	perform private.gather_due(turn);
	return 1;
end
$$;
comment on function public.read_clock_signals is 'Does one portion of what is due by the clock; answers 0 when nothing is. Server only.';
