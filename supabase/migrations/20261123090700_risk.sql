-- Who may complain next, and why: a points card writes ledger rows, the live rows sum to the score.
--
-- The ledger is append-only and every row names the version of the card it was written by, so that
-- what was known when can always be told. Nothing stores a bare score. Everything an answer can tell
-- is scored in the answer's own transaction, alert and case included.

create table public.risk_cards (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	version integer not null check (version > 0),
	watch_from integer not null,
	amber_from integer not null,
	red_from integer not null,
	due_hours_amber integer not null default 72 check (due_hours_amber > 0),
	due_hours_urgent integer not null default 24 check (due_hours_urgent > 0),
	quiet_days integer not null default 14 check (quiet_days >= 0),
	is_active boolean not null default true,
	created_at timestamptz not null default now(),
	primary key (organization_id, id),
	unique (organization_id, version),
	check (watch_from < amber_from and amber_from < red_from)
);
comment on table public.risk_cards is 'A points card: a starting guess until it is checked on own data. Every change is a new version.';
comment on column public.risk_cards.organization_id is 'Owner.';
comment on column public.risk_cards.id is 'Random key.';
comment on column public.risk_cards.version is 'Counts up from 1.';
comment on column public.risk_cards.watch_from is 'Points at which the Watch band begins.';
comment on column public.risk_cards.amber_from is 'Points at which Amber begins.';
comment on column public.risk_cards.red_from is 'Points at which Red begins.';
comment on column public.risk_cards.due_hours_amber is 'Hours to act on an Amber alert.';
comment on column public.risk_cards.due_hours_urgent is 'Hours to act on a Red or must-act alert.';
comment on column public.risk_cards.quiet_days is 'Days after a closed alert in which points alone open no new one.';
comment on column public.risk_cards.is_active is 'The one card in use.';
comment on column public.risk_cards.created_at is 'When this version was made.';
create unique index risk_cards_active on public.risk_cards (organization_id) where is_active;

create table public.risk_card_signals (
	organization_id uuid not null,
	card_id uuid not null,
	signal public.code not null,
	points integer not null check (points between -10 and 10),
	is_must_act boolean not null default false check (not is_must_act or points = 0),
	life_days integer not null check (life_days between 1 and 730),
	parameters jsonb not null default '{}',
	primary key (organization_id, card_id, signal),
	foreign key (organization_id, card_id) references public.risk_cards (organization_id, id)
);
comment on table public.risk_card_signals is 'What each signal of a card is worth, and for how long.';
comment on column public.risk_card_signals.organization_id is 'Owner.';
comment on column public.risk_card_signals.card_id is 'Which card version.';
comment on column public.risk_card_signals.signal is 'Which signal.';
comment on column public.risk_card_signals.points is 'Points; negative lowers the risk.';
comment on column public.risk_card_signals.is_must_act is 'True bypasses points: somebody must act whatever the score.';
comment on column public.risk_card_signals.life_days is 'Days until the row expires.';
comment on column public.risk_card_signals.parameters is 'Thresholds, in points of a 7-point scale, and word lists.';

create table public.risk_events (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	customer_id uuid not null,
	card_id uuid not null,
	signal public.code not null,
	points integer not null,
	is_must_act boolean not null,
	occurred_at timestamptz not null,
	expires_at timestamptz not null,
	recorded_at timestamptz not null default clock_timestamp(),
	source_key text not null check (char_length(source_key) <= 200),
	evidence jsonb not null check (octet_length(evidence::text) <= 16000),
	response_id uuid,
	encounter_id uuid,
	case_id uuid,
	primary key (organization_id, id),
	unique (organization_id, signal, source_key),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id),
	foreign key (organization_id, card_id) references public.risk_cards (organization_id, id),
	foreign key (organization_id, response_id) references public.responses (organization_id, id),
	foreign key (organization_id, encounter_id) references public.encounters (organization_id, id),
	foreign key (organization_id, case_id) references public.cases (organization_id, id)
);
comment on table public.risk_events is 'The ledger: one row per signal seen; a customer''s score is the sum of the live rows.';
comment on column public.risk_events.organization_id is 'Owner.';
comment on column public.risk_events.id is 'Random key.';
comment on column public.risk_events.customer_id is 'About whom.';
comment on column public.risk_events.card_id is 'Card version that gave the points.';
comment on column public.risk_events.signal is 'Which signal.';
comment on column public.risk_events.points is 'Points it adds while it lives.';
comment on column public.risk_events.is_must_act is 'Whether it demands action by itself.';
comment on column public.risk_events.occurred_at is 'When it happened.';
comment on column public.risk_events.expires_at is 'When it stops counting.';
comment on column public.risk_events.recorded_at is 'When we knew.';
comment on column public.risk_events.source_key is 'What it was read from; the same source is counted once.';
comment on column public.risk_events.evidence is 'The facts behind it, for the sentence shown to people.';
comment on column public.risk_events.response_id is 'The answer it was read from.';
comment on column public.risk_events.encounter_id is 'The service contact it was read from.';
comment on column public.risk_events.case_id is 'The case it was read from.';
create index risk_events_customer on public.risk_events (organization_id, customer_id, expires_at desc);
create index risk_events_recorded on public.risk_events (organization_id, recorded_at desc);
create index risk_events_card on public.risk_events (organization_id, card_id);
create index risk_events_response on public.risk_events (organization_id, response_id);
create index risk_events_encounter on public.risk_events (organization_id, encounter_id);
create index risk_events_case on public.risk_events (organization_id, case_id);

create table public.risk_alerts (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	customer_id uuid not null,
	case_id uuid not null,
	card_id uuid not null,
	band text not null check (band in ('amber', 'red', 'must_act')),
	score integer not null,
	opened_at timestamptz not null default clock_timestamp(),
	closed_at timestamptz,
	primary key (organization_id, id),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id),
	foreign key (organization_id, case_id) references public.cases (organization_id, id),
	foreign key (organization_id, card_id) references public.risk_cards (organization_id, id)
);
comment on table public.risk_alerts is 'A customer crossed upwards into a band that needs a person; at most one open each.';
comment on column public.risk_alerts.organization_id is 'Owner.';
comment on column public.risk_alerts.id is 'Random key.';
comment on column public.risk_alerts.customer_id is 'About whom.';
comment on column public.risk_alerts.case_id is 'The prevention case it opened.';
comment on column public.risk_alerts.card_id is 'Card version it was judged by.';
comment on column public.risk_alerts.band is 'Highest band reached while open.';
comment on column public.risk_alerts.score is 'Points at that moment.';
comment on column public.risk_alerts.opened_at is 'When it opened.';
comment on column public.risk_alerts.closed_at is 'When its case ended.';
create unique index risk_alerts_open on public.risk_alerts (organization_id, customer_id) where closed_at is null;
create index risk_alerts_customer on public.risk_alerts (organization_id, customer_id, opened_at desc);
create index risk_alerts_case on public.risk_alerts (organization_id, case_id);
create index risk_alerts_card on public.risk_alerts (organization_id, card_id);

create function private.refuse_ledger_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
	perform private.refuse('append_only', 409);
	return null;
end
$$;
comment on function private.refuse_ledger_change is 'The ledger keeps what was known when.';
create trigger append_only before update or delete on public.risk_events
	for each row execute function private.refuse_ledger_change();

select private.close_by_default(t) from unnest(array['public.risk_cards', 'public.risk_card_signals',
	'public.risk_events', 'public.risk_alerts']::regclass[]) as t;
create policy risk_cards_staff_select on public.risk_cards for select to authenticated
	using (organization_id in (select private.my_organizations()));
create policy risk_card_signals_staff_select on public.risk_card_signals for select to authenticated
	using (organization_id in (select private.my_organizations()));
create policy risk_events_staff_select on public.risk_events for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
create policy risk_alerts_staff_select on public.risk_alerts for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.risk_cards, public.risk_card_signals, public.risk_events, public.risk_alerts
	to authenticated, service_role;

create function private.add_default_card(organization uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	card uuid;
begin
	insert into public.risk_cards (organization_id, version, watch_from, amber_from, red_from)
	values (organization, 1, 3, 5, 8) returning id into card;
	insert into public.risk_card_signals (organization_id, card_id, signal, points, is_must_act, life_days, parameters) values
		(organization, card, 'dimension_gap', 2, false, 60, '{"at_most": -1.0, "counted": 2}'),
		(organization, card, 'low_answer', 2, false, 60, '{"at_most": 2}'),
		(organization, card, 'overall_drop', 2, false, 60, '{"at_least": 2}'),
		(organization, card, 'long_wait', 1, false, 30, '{}'),
		(organization, card, 'contact_requested', 0, true, 60, '{}'),
		(organization, card, 'regulator_named', 0, true, 60, jsonb_build_object(
			'zh', '12315|12345|12378|律师|起诉|法院|打官司|消协|消费者协会|市场监管|工商局|监管部门|信访|仲裁|银保监|曝光',
			'en', '\m(lawyers?|solicitors?|attorneys?|sue|lawsuit|ombudsman|regulators?|small claims|trading standards|consumer protection|legal action)\M')),
		(organization, card, 'case_solved', -2, false, 60, '{}'),
		(organization, card, 'case_not_solved', 3, false, 90, '{}');
end
$$;
comment on function private.add_default_card is 'The first card of an organisation: a starting guess, not yet checked on its data.';

create function private.add_risk_event(
	organization uuid, customer uuid, wanted_signal text, occurred timestamptz, source text, facts jsonb,
	response uuid default null, encounter uuid default null, case_of uuid default null) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act,
		occurred_at, expires_at, source_key, evidence, response_id, encounter_id, case_id)
	select organization, customer, c.id, s.signal, s.points, s.is_must_act,
		occurred, occurred + make_interval(days => s.life_days), source, facts, response, encounter, case_of
	from public.risk_cards c
	join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
	where c.organization_id = organization and c.is_active and s.signal = wanted_signal
	on conflict (organization_id, signal, source_key) do nothing
$$;
comment on function private.add_risk_event is 'Writes one ledger row by the active card; a signal that the card lacks writes nothing.';

create function private.band_of(card public.risk_cards, score bigint, must_act boolean) returns text
language sql immutable set search_path = ''
as $$
	select case
		when must_act then 'must_act'
		when score >= card.red_from then 'red'
		when score >= card.amber_from then 'amber'
		when score >= card.watch_from then 'watch'
		else 'low' end
$$;
comment on function private.band_of is 'The band of a score on a card.';
grant execute on function private.band_of to authenticated, service_role;

-- A customer nothing is known of has no band: "unknown" is not "safe".
create view public.customer_standings with (security_invoker = true) as
select c.organization_id, c.id as customer_id, c.external_id, c.name, c.segment,
	ledger.score,
	case when known.coverage > 0 or ledger.n > 0 then private.band_of(card, ledger.score, ledger.must_act) end as band,
	known.coverage, known.last_response_at, ledger.last_recorded_at, card.version as card_version
from public.customers c
join public.risk_cards card on card.organization_id = c.organization_id and card.is_active
cross join lateral (
	select coalesce(sum(e.points), 0) as score, coalesce(bool_or(e.is_must_act), false) as must_act,
		count(*) as n, max(e.recorded_at) as last_recorded_at
	from public.risk_events e
	where e.organization_id = c.organization_id and e.customer_id = c.id and e.expires_at > now()
) as ledger
cross join lateral (
	select recent.last_response_at,
		(case when recent.answered then 3 else 0 end + recent.has_gap::int + recent.has_drop::int + waited.is_measured::int) / 6.0::numeric as coverage
	from (
		select max(r.submitted_at) as last_response_at,
			coalesce(max(r.submitted_at) > now() - interval '60 days', false) as answered,
			coalesce(bool_or(r.expectations is not null and r.submitted_at > now() - interval '60 days'), false) as has_gap,
			coalesce(max(r.submitted_at) > now() - interval '60 days' and count(r.overall) >= 2, false) as has_drop
		from public.responses r where r.organization_id = c.organization_id and r.customer_id = c.id
	) as recent,
	lateral (
		select exists (select from public.encounters e where e.organization_id = c.organization_id and e.customer_id = c.id
			and e.promised is not null and e.measured is not null and e.ended_at > now() - interval '30 days') as is_measured
	) as waited
) as known;
comment on view public.customer_standings is 'Each customer''s live score, band and coverage (share of the card''s six signals for which there are data); band null means unknown.';
grant select on public.customer_standings to authenticated, service_role;
