-- Whether prevention works is found out by lot: some of the Amber customers are not contacted for a while, and their
-- complaints are compared with those of the contacted.
--
-- What is compared, how large the held-out share is and on which day the verdict is read is fixed when a programme
-- opens and cannot be changed: a date that moves until the numbers please proves nothing. The draw of each customer is
-- stored before anything is done with the alert. Why the share is constant: docs/adr/0023.

alter table public.customers add column is_vulnerable boolean not null default false;
comment on column public.customers.is_vulnerable is 'Somebody who must never be held out of contact, whatever a lottery says.';

create table public.prevention_programs (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	name public.bilingual_name not null,
	play text not null check (char_length(play) between 1 and 1000),
	opened_at timestamptz not null default clock_timestamp(),
	opened_by uuid references auth.users (id) on delete set null,
	block_size smallint not null check (block_size between 2 and 10),
	block_holdouts smallint not null,
	holdout_share numeric generated always as (block_holdouts::numeric / block_size) stored,
	window_days integer not null default 60 check (window_days between 14 and 180),
	outcome text not null default 'complaint' check (outcome = 'complaint'),
	guards text[] not null default '{next_survey,opt_outs,pre_complaints}',
	verdict_on date not null,
	planned_n integer not null check (planned_n between 1 and 1000000),
	expected_per_week numeric not null check (expected_per_week > 0 and expected_per_week <= 100000),
	capacity_per_week numeric not null check (capacity_per_week >= 0 and capacity_per_week <= 100000),
	base_rate numeric not null check (base_rate > 0 and base_rate < 1),
	historic_n integer not null default 0 check (historic_n >= 0),
	historic_complaints integer not null default 0 check (historic_complaints between 0 and historic_n),
	salt_commitment text not null check (salt_commitment ~ '^[0-9a-f]{64}$'),
	closed_at timestamptz,
	closed_by uuid references auth.users (id) on delete set null,
	close_reason text check (char_length(close_reason) between 1 and 500),
	verdict jsonb check (jsonb_typeof(verdict) = 'object' and octet_length(verdict::text) <= 8000),
	verdict_at timestamptz,
	primary key (organization_id, id),
	check (block_holdouts > 0 and 5 * block_holdouts >= block_size and 2 * block_holdouts <= block_size),
	check ((verdict is null) = (verdict_at is null)),
	check (verdict is null or closed_at is not null)
);
comment on table public.prevention_programs is 'A lottery that compares contact with no contact among Amber customers; at most one runs.';
comment on column public.prevention_programs.organization_id is 'Owner.';
comment on column public.prevention_programs.id is 'Random key.';
comment on column public.prevention_programs.name is 'Name shown to managers and boards.';
comment on column public.prevention_programs.play is 'What is done with those who are contacted.';
comment on column public.prevention_programs.opened_at is 'Since when customers are drawn.';
comment on column public.prevention_programs.opened_by is 'Who opened it.';
comment on column public.prevention_programs.block_size is 'Consecutive customers of a stratum among whom the held-out share holds exactly.';
comment on column public.prevention_programs.block_holdouts is 'How many of each block are held out.';
comment on column public.prevention_programs.holdout_share is 'Share held out, 0.20 to 0.50.';
comment on column public.prevention_programs.window_days is 'Days after the draw in which a complaint counts and the held-out are not contacted.';
comment on column public.prevention_programs.outcome is 'Primary outcome: a complaint on any channel.';
comment on column public.prevention_programs.guards is 'What is watched beside it, so that fewer complaints are not bought dearly.';
comment on column public.prevention_programs.verdict_on is 'The one day on which the verdict is read.';
comment on column public.prevention_programs.planned_n is 'Customers expected to be drawn until then.';
comment on column public.prevention_programs.expected_per_week is 'Amber customers expected a week.';
comment on column public.prevention_programs.capacity_per_week is 'Customers who can be contacted a week.';
comment on column public.prevention_programs.base_rate is 'Complaint rate expected without contact, for the power that was told.';
comment on column public.prevention_programs.historic_n is 'Earlier Amber customers, counted at the opening; for comparison only.';
comment on column public.prevention_programs.historic_complaints is 'How many of them complained within the window.';
comment on column public.prevention_programs.salt_commitment is 'SHA-256 of the salt: proves afterwards that the lots were not made to measure.';
comment on column public.prevention_programs.closed_at is 'When it ended.';
comment on column public.prevention_programs.closed_by is 'Who stopped it; null when it ended by its date.';
comment on column public.prevention_programs.close_reason is 'Why it was stopped before its date.';
comment on column public.prevention_programs.verdict is 'Verdict with the counts it rests on, as read on its date.';
comment on column public.prevention_programs.verdict_at is 'When it was read.';
create unique index prevention_programs_running on public.prevention_programs (organization_id) where closed_at is null;
create index prevention_programs_opened_by on public.prevention_programs (opened_by);
create index prevention_programs_closed_by on public.prevention_programs (closed_by);

-- The salt decides every lot: nobody may know it while lots are drawn.
create table private.prevention_salts (
	organization_id uuid not null,
	program_id uuid not null,
	salt text not null check (char_length(salt) >= 32),
	primary key (organization_id, program_id),
	foreign key (organization_id, program_id) references public.prevention_programs (organization_id, id)
);
comment on table private.prevention_salts is 'What the lots of a programme are drawn with; shown once it has ended.';

create table public.prevention_assignments (
	organization_id uuid not null,
	program_id uuid not null,
	customer_id uuid not null,
	alert_id uuid not null,
	card_id uuid not null,
	score integer not null,
	stratum text not null check (char_length(stratum) between 1 and 200),
	position integer not null check (position >= 0),
	arm text not null check (arm in ('contact', 'holdout')),
	seed_hash text not null check (seed_hash ~ '^[0-9a-f]{64}$'),
	assigned_at timestamptz not null default clock_timestamp(),
	released_at timestamptz,
	release_reason text check (char_length(release_reason) between 1 and 100),
	primary key (organization_id, program_id, customer_id),
	unique (organization_id, program_id, stratum, position),
	foreign key (organization_id, program_id) references public.prevention_programs (organization_id, id),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id),
	foreign key (organization_id, alert_id) references public.risk_alerts (organization_id, id),
	foreign key (organization_id, card_id) references public.risk_cards (organization_id, id),
	check ((released_at is null) = (release_reason is null))
);
comment on table public.prevention_assignments is 'The lot of a customer in a programme: once, before anybody acts, and for good.';
comment on column public.prevention_assignments.organization_id is 'Owner.';
comment on column public.prevention_assignments.program_id is 'Which programme.';
comment on column public.prevention_assignments.customer_id is 'Who was drawn.';
comment on column public.prevention_assignments.alert_id is 'The alert that led to the draw.';
comment on column public.prevention_assignments.card_id is 'Card version the alert was judged by.';
comment on column public.prevention_assignments.score is 'Points at the draw.';
comment on column public.prevention_assignments.stratum is 'Points and segment: lots are drawn among alike customers.';
comment on column public.prevention_assignments.position is 'Place in the stratum, from 0 in the order of drawing.';
comment on column public.prevention_assignments.arm is 'contact or holdout; stays, whatever happens later (intention to treat).';
comment on column public.prevention_assignments.seed_hash is 'SHA-256 of salt, stratum and position: the lot itself, to be checked again.';
comment on column public.prevention_assignments.assigned_at is 'When the lot was drawn.';
comment on column public.prevention_assignments.released_at is 'When a held-out customer was given back to normal handling.';
comment on column public.prevention_assignments.release_reason is 'Why: must_act, red, window_ended, program_ended …';
create index prevention_assignments_customer on public.prevention_assignments (organization_id, customer_id);
create index prevention_assignments_alert on public.prevention_assignments (organization_id, alert_id);
create index prevention_assignments_card on public.prevention_assignments (organization_id, card_id);
create index prevention_assignments_waiting on public.prevention_assignments (organization_id, program_id, assigned_at)
	where arm = 'holdout' and released_at is null;

create function private.keep_plan() returns trigger
language plpgsql set search_path = ''
as $$
declare
	-- The share follows from the block, and is not calculated yet when this runs.
	may_change constant text[] := '{opened_by,closed_at,closed_by,close_reason,verdict,verdict_at,holdout_share}';
	-- Accounts that are removed leave what they did without a name.
	renamed constant text[] := '{opened_by,closed_by,holdout_share}';
begin
	if tg_op = 'DELETE' or to_jsonb(new) - may_change <> to_jsonb(old) - may_change
		or (old.closed_at is not null and to_jsonb(new) - renamed <> to_jsonb(old) - renamed) then
		perform private.refuse('append_only', 409);
	end if;
	return new;
end
$$;
comment on function private.keep_plan is 'What was fixed beforehand stays, and an ended programme is not changed.';
create trigger keep_plan before update or delete on public.prevention_programs
	for each row execute function private.keep_plan();

create function private.keep_lot() returns trigger
language plpgsql set search_path = ''
as $$
begin
	if tg_op = 'DELETE' or old.released_at is not null
		or to_jsonb(new) - '{released_at,release_reason}'::text[] <> to_jsonb(old) - '{released_at,release_reason}'::text[] then
		perform private.refuse('append_only', 409);
	end if;
	return new;
end
$$;
comment on function private.keep_lot is 'A lot is drawn once; it can only be stamped as released, once.';
create trigger keep_lot before update or delete on public.prevention_assignments
	for each row execute function private.keep_lot();

select private.close_by_default(t) from unnest(array['public.prevention_programs', 'public.prevention_assignments']::regclass[]) as t;
create policy prevention_programs_staff_select on public.prevention_programs for select to authenticated
	using (organization_id in (select private.my_organizations('{quality_manager,admin}')));
-- Not for agents: who is held out must not look different to those who contact.
create policy prevention_assignments_staff_select on public.prevention_assignments for select to authenticated
	using (organization_id in (select private.my_organizations('{quality_manager,admin}')));
grant select on public.prevention_programs, public.prevention_assignments to authenticated, service_role;
