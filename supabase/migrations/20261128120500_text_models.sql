-- What has been learned from what people said of texts. A model that is not better than the words alone, or than the
-- one in use, is kept as a row without use; going back to an earlier one is choosing its row.

create table public.text_models (
	organization_id uuid not null references public.organizations (id),
	kind text not null check (kind in ('cause', 'polarity')),
	version integer not null check (version > 0),
	is_active boolean not null default false,
	trained_at timestamptz not null default clock_timestamp(),
	labels integer not null check (labels >= 0),
	metrics jsonb not null check (octet_length(metrics::text) <= 8000),
	header jsonb not null default '{}' check (octet_length(header::text) <= 64000),
	weights bytea check (octet_length(weights) <= 4500000),
	primary key (organization_id, kind, version),
	check (not is_active or weights is not null)
);
comment on table public.text_models is 'Models of texts, learned from what people of the organisation said; one row for each time that it was tried.';
comment on column public.text_models.organization_id is 'Owner.';
comment on column public.text_models.kind is 'What it tells: causes, or polarity.';
comment on column public.text_models.version is 'Counts up from 1 for each kind.';
comment on column public.text_models.is_active is 'Whether texts are read with it; at most one of a kind.';
comment on column public.text_models.trained_at is 'When it had seen all labels that there were.';
comment on column public.text_models.labels is 'Of how many texts it learned.';
comment on column public.text_models.metrics is 'How good it was on texts that it had not seen, beside the words alone and the model in use then, and why it was or was not taken.';
comment on column public.text_models.header is 'How the weights are to be read.';
comment on column public.text_models.weights is 'Weights, a byte each, compressed; null where too little was known to learn.';
create unique index text_models_active on public.text_models (organization_id, kind) where is_active;
select private.close_by_default('public.text_models');
create policy text_models_staff_select on public.text_models for select to authenticated
	using (organization_id in (select private.my_organizations('{quality_manager,admin}')));
grant select (organization_id, kind, version, is_active, trained_at, labels, metrics) on public.text_models to authenticated;
grant select on public.text_models to service_role;

create function public.text_training_due() returns jsonb
language sql volatile security definer set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('organization', d.organization_id, 'kind', d.kind)), '[]')
	from (
		select l.organization_id, l.kind from public.text_labels l
		where l.source = 'human' and l.at > coalesce((
			select max(m.trained_at) from public.text_models m
			where m.organization_id = l.organization_id and m.kind = l.kind), '-infinity')
		group by 1, 2 having count(*) >= 25) as d
$$;
comment on function public.text_training_due is 'Organisations in which people have said 25 new things since it was last tried to learn from them. Server only.';

create function public.text_training_rows(p_organization uuid, p_kind text) returns jsonb
language sql volatile security definer set search_path = ''
as $$
	select coalesce(jsonb_agg(jsonb_build_object('text', l.words, 'codes', l.codes, 'person', l.person, 'is_random', l.drawn = 'random',
		'is_new', l.at > coalesce((select max(m.trained_at) from public.text_models m
			where m.organization_id = p_organization and m.kind = p_kind and m.is_active), '-infinity'))), '[]')
	from (
		select l.*, w.words, coalesce(w.customer_id, l.reading_id)::text as person
		from public.text_labels l
		join public.text_readings t on t.organization_id = l.organization_id and t.id = l.reading_id
		cross join lateral (
			select r.comment as words, r.customer_id from public.responses r
			where r.organization_id = t.organization_id and r.id = t.response_id
			union all
			select c.words, c.customer_id from public.cases c where c.organization_id = t.organization_id and c.id = t.case_id) as w
		where l.organization_id = p_organization and l.kind = p_kind and l.source = 'human' and w.words is not null
		order by l.at desc limit 5000) as l
$$;
comment on function public.text_training_rows is 'What people said of texts, the latest 5,000, with who wrote them as a key, so that one person is never learned from and tested on. Server only.';

create function public.keep_text_model(p_organization uuid, p_kind text, p_model jsonb, p_is_active boolean) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	following integer;
begin
	perform pg_advisory_xact_lock(hashtextextended('text_model:' || p_organization || p_kind, 7));
	select coalesce(max(m.version), 0) + 1 into following from public.text_models m where m.organization_id = p_organization and m.kind = p_kind;
	if p_is_active then
		update public.text_models m set is_active = false where m.organization_id = p_organization and m.kind = p_kind and m.is_active;
	end if;
	insert into public.text_models (organization_id, kind, version, is_active, labels, metrics, header, weights)
	values (p_organization, p_kind, following, p_is_active, (p_model ->> 'labels')::integer, p_model -> 'metrics',
		coalesce(p_model -> 'header', '{}'), decode(p_model ->> 'weights', 'base64'));
	-- Those that nobody reads with, or can go back to soon, are kept as figures only.
	update public.text_models m set weights = null, header = '{}'
	where m.organization_id = p_organization and m.kind = p_kind and not m.is_active and m.version <= following - 10;
	if p_is_active then
		perform private.renew_reader(p_organization);
		perform private.record_audit(p_organization, 'text_model_promoted', p_kind || ' ' || following);
	end if;
	return following;
end
$$;
comment on function public.keep_text_model is 'Keeps what was learned {labels, metrics, header, weights}, and reads with it from now on if it is good enough; its version. Server only.';

create function public.use_text_model(p_organization uuid, p_kind text, p_version integer) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if coalesce(p_kind not in ('cause', 'polarity'), true) then
		perform private.refuse('invalid', 422);
	end if;
	if p_version is not null and not exists (select from public.text_models m where m.organization_id = p_organization
		and m.kind = p_kind and m.version = p_version and m.weights is not null) then
		perform private.refuse('not_found', 404);
	end if;
	update public.text_models m set is_active = false
	where m.organization_id = p_organization and m.kind = p_kind and m.is_active and m.version is distinct from p_version;
	update public.text_models m set is_active = true
	where m.organization_id = p_organization and m.kind = p_kind and m.version = p_version and not m.is_active;
	perform private.renew_reader(p_organization);
	perform private.record_audit(p_organization, 'text_model_chosen', p_kind || ' ' || coalesce(p_version::text, 'none'));
end
$$;
comment on function public.use_text_model is 'Reads with another version of a model from now on; without a version with words alone.';

create function public.text_reader_of(p_organization uuid) returns jsonb
language sql volatile security definer set search_path = ''
as $$
	select jsonb_build_object('version', coalesce((select r.version from public.text_readers r where r.organization_id = p_organization), 0),
		'rules', (select coalesce(jsonb_agg(jsonb_build_object('code', r.cause, 'word', r.word, 'isRemoved', r.is_removed)), '[]')
			from public.text_rules r where r.organization_id = p_organization),
		'models', (select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'version', m.version, 'metrics', m.metrics, 'header', m.header,
				'weights', encode(m.weights, 'base64'))), '[]')
			from public.text_models m where m.organization_id = p_organization and m.is_active))
$$;
comment on function public.text_reader_of is 'All that an organisation reads with. Server only.';

grant execute on function public.use_text_model to authenticated, service_role;
grant execute on function public.text_training_due, public.text_training_rows, public.keep_text_model, public.text_reader_of to service_role;
