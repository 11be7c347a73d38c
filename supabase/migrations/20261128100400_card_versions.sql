-- What a new version of the card does with the rows of the ledger (docs/adr/0020): a live row that it values otherwise
-- ends, and is written anew with the points, the life and the version of the new card. So the score stays the sum of the
-- live rows, every row names the card that gave its points, and what was known when can still be told. What has expired
-- stays expired; demands for action keep the life that they were given, so that none is told as news.

create function private.refuse_risk_event_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
	-- A row may end early, not before it was known; that is all that ever changes in it.
	if tg_op = 'UPDATE' and new.expires_at < old.expires_at and new.expires_at >= old.recorded_at
		and (to_jsonb(new) - 'expires_at') = (to_jsonb(old) - 'expires_at') then
		return new;
	end if;
	perform private.refuse('append_only', 409);
	return null;
end
$$;
comment on function private.refuse_risk_event_change is 'The ledger keeps what was known when: rows are added and end, and nothing else.';
drop trigger append_only on public.risk_events;
create trigger append_only before update or delete on public.risk_events
	for each row execute function private.refuse_risk_event_change();
drop function private.refuse_ledger_change;

alter table public.risk_cards add column applied_at timestamptz;
comment on column public.risk_cards.applied_at is 'When its points had reached every live row; null while the worker is at it.';
update public.risk_cards set applied_at = created_at;
alter table public.risk_cards alter column applied_at set default now();

-- Work for the worker: who must be looked at again, because points changed without a new answer or service contact.
create table private.reviews_due (
	organization_id uuid not null,
	customer_id uuid not null,
	since timestamptz not null default clock_timestamp(),
	primary key (organization_id, customer_id),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id) on delete cascade
);
comment on table private.reviews_due is 'Customers whose alert is to be reviewed.';
comment on column private.reviews_due.organization_id is 'Owner.';
comment on column private.reviews_due.customer_id is 'About whom.';
comment on column private.reviews_due.since is 'Since when.';
create index reviews_due_since on private.reviews_due (since);
alter table private.reviews_due enable row level security;

create function public.review_due(p_limit integer) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	due record;
	reviewed integer := 0;
begin
	for due in
		with taken as materialized (
			select r.organization_id, r.customer_id from private.reviews_due r
			order by r.since limit p_limit for update skip locked)
		delete from private.reviews_due d using taken
		where d.organization_id = taken.organization_id and d.customer_id = taken.customer_id
		returning d.organization_id, d.customer_id
	loop
		perform private.review_customer(due.organization_id, due.customer_id);
		reviewed := reviewed + 1;
	end loop;
	return reviewed;
end
$$;
comment on function public.review_due is 'Reviews some of the customers whose points changed by the clock or by a new card; answers how many. Server only.';
grant execute on function public.review_due to service_role;

create function private.apply_card(organization uuid, most integer) returns integer
language plpgsql volatile set search_path = ''
as $$
declare
	card public.risk_cards;
	former public.risk_cards;
	moment timestamptz := clock_timestamp();
	changed integer;
begin
	select * into card from public.risk_cards c
	where c.organization_id = organization and c.is_active and c.applied_at is null for update;
	if card.id is null then
		return 0;
	end if;
	with stale as (
		select e.organization_id, e.id, e.customer_id, e.signal, e.points as old_points, s.points, s.is_must_act, e.occurred_at,
			e.occurred_at + make_interval(days => s.life_days) as ends, e.source_key, e.evidence, e.response_id, e.encounter_id, e.case_id
		from public.risk_events e
		join public.risk_card_signals s on s.organization_id = e.organization_id and s.card_id = card.id and s.signal = e.signal
		where e.organization_id = organization and e.expires_at > moment and e.card_id <> card.id
			and not (e.is_must_act and s.is_must_act)
			and (e.points, e.is_must_act, e.expires_at)
				is distinct from (s.points, s.is_must_act, e.occurred_at + make_interval(days => s.life_days))
		limit most
	), ended as (
		update public.risk_events e set expires_at = moment from stale s
		where e.organization_id = s.organization_id and e.id = s.id
	), written as (
		insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, expires_at,
			recorded_at, source_key, evidence, response_id, encounter_id, case_id)
		select s.organization_id, s.customer_id, card.id, s.signal, s.points, s.is_must_act, s.occurred_at, s.ends, moment,
			regexp_replace(s.source_key, '#v\d+$', '') || '#v' || card.version, s.evidence, s.response_id, s.encounter_id, s.case_id
		from stale s where s.ends > moment
		on conflict (organization_id, signal, source_key) do nothing
	), risen as (
		insert into private.reviews_due (organization_id, customer_id)
		select s.organization_id, s.customer_id from stale s
		group by s.organization_id, s.customer_id having sum(s.points - s.old_points) > 0 or bool_or(s.is_must_act)
		on conflict do nothing
	)
	select count(*) into changed from stale;
	if changed < most then
		update public.risk_cards c set applied_at = moment where c.organization_id = organization and c.id = card.id;
		-- Where a band begins lower than before, points that stayed the same may reach it.
		select * into former from public.risk_cards c
		where c.organization_id = organization and c.version < card.version order by c.version desc limit 1;
		insert into private.reviews_due (organization_id, customer_id)
		select organization, e.customer_id from public.risk_events e
		where e.organization_id = organization and e.expires_at > moment
			and (card.amber_from < former.amber_from or card.red_from < former.red_from)
		group by e.customer_id
		having sum(e.points) >= card.amber_from
		on conflict do nothing;
	end if;
	return changed;
end
$$;
comment on function private.apply_card is 'Writes up to so many live rows anew by a card that has come into use; answers how many. Fewer than asked for means that it is done.';

create function public.apply_cards(p_limit integer) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	waiting uuid;
begin
	select c.organization_id into waiting from public.risk_cards c
	where c.is_active and c.applied_at is null limit 1 for update skip locked;
	return case when waiting is null then 0 else greatest(1, private.apply_card(waiting, p_limit)) end;
end
$$;
comment on function public.apply_cards is 'Applies a part of one card that has come into use; answers 0 when none is waiting. Server only.';
grant execute on function public.apply_cards to service_role;
