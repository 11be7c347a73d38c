-- What was learned from what became of customers who were left alone: probabilities centred on the points card, and
-- new points with their evidence. A person accepts; until then nothing that was learned is used.

create table public.risk_models (
	organization_id uuid not null references public.organizations (id),
	version integer not null check (version > 0),
	card_id uuid not null,
	verdict text not null check (verdict in ('leak', 'no_signal', 'kept', 'better')),
	intercept double precision not null,
	slope double precision not null,
	signals jsonb not null check (jsonb_typeof(signals) = 'object' and octet_length(signals::text) <= 20000),
	n integer not null check (n > 0),
	complaints integer not null check (complaints between 0 and n),
	learned_from timestamptz not null,
	learned_to timestamptz not null,
	trained_at timestamptz not null default now(),
	metrics jsonb not null check (jsonb_typeof(metrics) = 'object' and octet_length(metrics::text) <= 40000),
	proposal jsonb not null check (jsonb_typeof(proposal) = 'array' and octet_length(proposal::text) <= 40000),
	is_active boolean not null default false,
	accepted_at timestamptz,
	accepted_by uuid references auth.users (id) on delete set null,
	primary key (organization_id, version),
	foreign key (organization_id, card_id) references public.risk_cards (organization_id, id),
	check (not is_active or accepted_at is not null)
);
comment on table public.risk_models is 'Probabilities and points that were learned; at most one is in use, and only after somebody accepted it.';
comment on column public.risk_models.organization_id is 'Owner.';
comment on column public.risk_models.version is 'Counts up from 1.';
comment on column public.risk_models.card_id is 'Card version it is centred on.';
comment on column public.risk_models.verdict is 'What judging it by the newest customers said: leak, no_signal, kept (what is in use was not beaten) or better.';
comment on column public.risk_models.intercept is 'Log-odds of the average customer learned from.';
comment on column public.risk_models.slope is 'By how much the card''s differences were stretched (above 1) or damped.';
comment on column public.risk_models.signals is 'By signal: {weight: log-odds of one live row, mean: live rows of the average customer}.';
comment on column public.risk_models.n is 'Customers learned from, each once for each window.';
comment on column public.risk_models.complaints is 'How many of them complained within 60 days.';
comment on column public.risk_models.learned_from is 'Earliest snapshot learned from.';
comment on column public.risk_models.learned_to is 'Latest snapshot learned from.';
comment on column public.risk_models.trained_at is 'When it was learned.';
comment on column public.risk_models.metrics is 'How it and what was in use fared with the newest customers; signals that leak; how common each signal was.';
comment on column public.risk_models.proposal is 'By signal: present and proposed points with the counts behind them.';
comment on column public.risk_models.is_active is 'The one in use.';
comment on column public.risk_models.accepted_at is 'When somebody accepted it.';
comment on column public.risk_models.accepted_by is 'Who accepted it.';
create unique index risk_models_active on public.risk_models (organization_id) where is_active;
create index risk_models_card on public.risk_models (organization_id, card_id);
create index risk_models_accepted_by on public.risk_models (accepted_by) where accepted_by is not null;

select private.close_by_default('public.risk_models');
create policy risk_models_staff_select on public.risk_models for select to authenticated
	using (organization_id in (select private.my_organizations('{quality_manager,admin}')));
grant select on public.risk_models to authenticated, service_role;

create function public.accept_risk_model(p_organization uuid, p_version integer) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{admin}');
	-- What was in use may come back; what never beat anything is not there to be accepted.
	perform from public.risk_models m
	where m.organization_id = p_organization and m.version = p_version and m.verdict = 'better' for update;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
	update public.risk_models m set is_active = false
	where m.organization_id = p_organization and m.is_active and m.version <> p_version;
	update public.risk_models m
	set is_active = true, accepted_at = coalesce(m.accepted_at, now()), accepted_by = coalesce(m.accepted_by, auth.uid())
	where m.organization_id = p_organization and m.version = p_version;
	perform private.record_audit(p_organization, 'risk_model_accepted', p_version::text);
end
$$;
comment on function public.accept_risk_model is 'Takes a learned model into use. For admins; only one that was better.';

create function public.retire_risk_model(p_organization uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{admin}');
	update public.risk_models m set is_active = false where m.organization_id = p_organization and m.is_active;
	if found then
		perform private.record_audit(p_organization, 'risk_model_retired', '');
	end if;
end
$$;
comment on function public.retire_risk_model is 'Goes back to points alone. For admins.';
grant execute on function public.accept_risk_model, public.retire_risk_model to authenticated, service_role;
