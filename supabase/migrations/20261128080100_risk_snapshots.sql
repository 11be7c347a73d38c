-- Where customers stood at a moment, by what was known then: what observed rates, learning, drift and lead times are
-- counted from. Whether they complained afterwards, and whether somebody acted, is never copied here: it is read from
-- the cases, so that a complaint told late counts when it is told.

create table public.risk_snapshots (
	organization_id uuid not null,
	customer_id uuid not null,
	as_of timestamptz not null,
	card_id uuid not null,
	score integer not null,
	band text not null check (band in ('low', 'watch', 'amber', 'red', 'must_act')),
	signals jsonb not null check (jsonb_typeof(signals) = 'object'),
	facts jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
	primary key (organization_id, customer_id, as_of),
	foreign key (organization_id, customer_id) references public.customers (organization_id, id),
	foreign key (organization_id, card_id) references public.risk_cards (organization_id, id)
);
comment on table public.risk_snapshots is 'Score and live signals of the customers about whom something was known, once a week.';
comment on column public.risk_snapshots.organization_id is 'Owner.';
comment on column public.risk_snapshots.customer_id is 'About whom.';
comment on column public.risk_snapshots.as_of is 'The moment; nothing recorded later is in the row.';
comment on column public.risk_snapshots.card_id is 'Card version in use.';
comment on column public.risk_snapshots.score is 'Points.';
comment on column public.risk_snapshots.band is 'Band; customers of whom nothing was known have no row.';
comment on column public.risk_snapshots.signals is 'Live rows by signal: {signal: number of rows}.';
comment on column public.risk_snapshots.facts is 'Groups for audits: segment, locale, site.';
create index risk_snapshots_as_of on public.risk_snapshots (organization_id, as_of);
create index risk_snapshots_card on public.risk_snapshots (organization_id, card_id);

select private.close_by_default('public.risk_snapshots');
create policy risk_snapshots_staff_select on public.risk_snapshots for select to authenticated
	using (organization_id in (select private.my_organizations('{quality_manager,admin}')));
grant select on public.risk_snapshots to authenticated, service_role;

create function private.draw_lot(organization uuid, alert uuid) returns text
language sql volatile security definer set search_path = ''
as $$
	select null::text
$$;
comment on function private.draw_lot is 'Which arm of a running prevention programme an alert falls into: contact or holdout; null where no programme covers it.';
