-- What the learner is given and what it gives back. It is trained in the application, once a week, from counts of
-- customers who are alike: nothing that names anybody leaves the database.

create table private.learning_runs (
	organization_id uuid primary key references public.organizations (id),
	ran_at timestamptz not null
);
comment on table private.learning_runs is 'When each organisation was learned from last; its row is locked by whoever claims the next time.';

create function public.due_learning() returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	due uuid;
begin
	insert into private.learning_runs (organization_id, ran_at)
	select o.id, '-infinity' from public.organizations o on conflict (organization_id) do nothing;
	select r.organization_id into due from private.learning_runs r
	where r.ran_at < now() - interval '7 days'
		and exists (select from private.snapshot_moments(r.organization_id, now()))
	order by r.ran_at limit 1 for update of r skip locked;
	update private.learning_runs r set ran_at = now() where r.organization_id = due;
	return due;
end
$$;
comment on function public.due_learning is 'An organisation that is to be learned from, claimed for a week; null when none is. Server only.';

create function private.signal_frequencies(organization uuid, moments timestamptz[]) returns jsonb
language sql stable security definer set search_path = ''
as $$
	with taken as (
		select s.signals from public.risk_snapshots s where s.organization_id = organization and s.as_of = any (moments)
	), total as (
		select count(*) as n from taken
	), having_some as (
		select each.key as signal, count(*) filter (where each.value = '1') as one, count(*) filter (where each.value <> '1') as more
		from taken t cross join lateral jsonb_each_text(t.signals) as each
		group by each.key
	)
	select jsonb_build_object('n', (select n from total),
		'signals', coalesce((
			select jsonb_object_agg(h.signal, jsonb_build_array(t.n - h.one - h.more, h.one, h.more)) from having_some h cross join total t), '{}'))
$$;
comment on function private.signal_frequencies is 'At moments: how many customers, and by signal how many had no live row of it, one, and two or more; a signal that nobody had is not named.';

create function public.learning_counts(p_organization uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
	select jsonb_build_object(
		'card', (
			select jsonb_build_object('id', c.id, 'version', c.version,
				'signals', (select jsonb_object_agg(s.signal, jsonb_build_object('points', s.points, 'is_must_act', s.is_must_act))
					from public.risk_card_signals s where s.organization_id = c.organization_id and s.card_id = c.id))
			from public.risk_cards c where c.organization_id = p_organization and c.is_active),
		'champion', (
			select jsonb_build_object('version', m.version, 'intercept', m.intercept, 'slope', m.slope, 'signals', m.signals,
				'n', m.n, 'complaints', m.complaints)
			from public.risk_models m where m.organization_id = p_organization and m.is_active),
		'reference', private.signal_frequencies(p_organization, array(select private.snapshot_moments(p_organization, now()))),
		'rows', coalesce((
			select jsonb_agg(jsonb_build_object('as_of', r.as_of, 'fold', r.fold, 'signals', r.signals, 'n', r.n, 'complaints', r.complaints))
			from (
				-- A customer is in the same fold at every moment; keys are random.
				select m.as_of, get_byte(uuid_send(m.customer_id), 15) % 5 as fold, m.signals, count(*) as n,
					count(*) filter (where m.complained) as complaints
				from private.matured_snapshots(p_organization) as m
				where not m.acted_on
				group by 1, 2, 3) as r), '[]'))
$$;
comment on function public.learning_counts is 'Customers whom nobody got in touch with, by moment, fold and live signals, and how many complained within 60 days; the card, the model in use, and how common each signal was. Server only.';

create function public.store_risk_model(p_organization uuid, p_model jsonb) returns integer
language sql volatile security definer set search_path = ''
as $$
	insert into public.risk_models (organization_id, version, card_id, verdict, intercept, slope, signals, n, complaints,
		learned_from, learned_to, metrics, proposal)
	select p_organization, coalesce((select max(m.version) from public.risk_models m where m.organization_id = p_organization), 0) + 1,
		(p_model ->> 'card_id')::uuid, p_model ->> 'verdict', (p_model ->> 'intercept')::double precision,
		(p_model ->> 'slope')::double precision, p_model -> 'signals', (p_model ->> 'n')::integer, (p_model ->> 'complaints')::integer,
		(p_model ->> 'learned_from')::timestamptz, (p_model ->> 'learned_to')::timestamptz, p_model -> 'metrics', p_model -> 'proposal'
	returning version
$$;
comment on function public.store_risk_model is 'Keeps what was learned, with its verdict; it is not in use. Server only.';

revoke execute on function public.due_learning, public.learning_counts, public.store_risk_model from public, anon, authenticated;
grant execute on function public.due_learning, public.learning_counts, public.store_risk_model to service_role;
