-- The worker reads the clock: one signal of one organisation at a time, in portions, so that any number of workers may
-- run and none holds the database up.

create table private.clock_turns (
	organization_id uuid not null references public.organizations (id) on delete cascade,
	signal text not null check (signal in ('silence', 'left_at', 'season_peak', 'product_batch')),
	next_at timestamptz not null default now(),
	primary key (organization_id, signal)
);
comment on table private.clock_turns is 'When the clock is read next for a signal of an organisation.';
comment on column private.clock_turns.organization_id is 'Whose.';
comment on column private.clock_turns.signal is 'Which signal.';
comment on column private.clock_turns.next_at is 'Not before.';
create index clock_turns_next_at on private.clock_turns (next_at);
alter table private.clock_turns enable row level security;

create function private.write_clock_signal(organization uuid, wanted text, most integer) returns integer
language plpgsql volatile set search_path = ''
as $$
declare
	setting public.risk_card_signals;
	written integer;
begin
	select s.* into setting from public.risk_card_signals s
	join public.risk_cards c on c.organization_id = s.organization_id and c.id = s.card_id and c.is_active
	where s.organization_id = organization and s.signal = wanted;
	if setting.signal is null then
		return 0;
	end if;
	with candidates as (
		select * from private.silent_customers(organization, setting.parameters) where wanted = 'silence'
		union all select * from private.left_surveys(organization, setting.parameters) where wanted = 'left_at'
		union all select * from private.season_customers(organization, setting.parameters) where wanted = 'season_peak'
		union all select * from private.batch_customers(organization, setting.parameters) where wanted = 'product_batch'
	), fresh as (
		-- What would be born expired was not seen in its time, and is no news.
		select c.* from candidates c
		where c.at > now() - make_interval(days => setting.life_days)
			and not exists (select from public.risk_events v
				where v.organization_id = organization and v.signal = wanted and v.source_key = c.source)
		limit most
	), added as (
		insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, expires_at,
			source_key, evidence)
		select organization, f.customer_id, setting.card_id, wanted, setting.points, setting.is_must_act, f.at,
			f.at + make_interval(days => setting.life_days), f.source, f.facts
		from fresh f
		on conflict (organization_id, signal, source_key) do nothing
		returning customer_id
	), due as (
		insert into private.reviews_due (organization_id, customer_id)
		select distinct organization, a.customer_id from added a on conflict do nothing
	)
	select count(*) into written from added;
	return written;
end
$$;
comment on function private.write_clock_signal is 'Writes up to so many new rows of one clock signal and has their customers reviewed; answers how many.';

create function public.read_clock_signals(p_limit integer) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	turn private.clock_turns;
	written integer;
begin
	insert into private.clock_turns (organization_id, signal)
	select o.id, s from public.organizations o cross join unnest(array['silence', 'left_at', 'season_peak', 'product_batch']) as s
	on conflict do nothing;
	select * into turn from private.clock_turns t where t.next_at <= now()
	order by t.next_at limit 1 for update skip locked;
	if turn.signal is null then
		return 0;
	end if;
	written := private.write_clock_signal(turn.organization_id, turn.signal, p_limit);
	-- A full portion has more behind it; otherwise an hour is soon enough for what takes days to happen.
	if written < p_limit then
		update private.clock_turns t set next_at = now() + interval '1 hour'
		where t.organization_id = turn.organization_id and t.signal = turn.signal;
	end if;
	return greatest(1, written);
end
$$;
comment on function public.read_clock_signals is 'Reads the clock for one signal of one organisation whose turn it is; answers 0 when it is nobody''s turn. Server only.';
grant execute on function public.read_clock_signals to service_role;
