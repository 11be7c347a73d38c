-- Whether people still write as they did: how much of their words the organisation's own models know, and in which
-- languages they write. Pieces of words are counted by the application, which knows the models; only counts are kept.
--
-- While texts have drifted, a new model of texts is not taken into use by itself: a person can still choose it.

create table private.text_watches (
	organization_id uuid primary key references public.organizations (id),
	counted_at timestamptz not null,
	counts jsonb not null default '{}'
);
comment on table private.text_watches is 'What was last counted of the texts of each organisation; its row is locked by whoever claims the next count.';

create function private.texts_between(organization uuid, since timestamptz, until timestamptz, at_most integer) returns jsonb
language sql stable security definer set search_path = ''
as $$
	with texts as (
		select t.id, t.locale, t.response_id, t.case_id, t.read_at from public.text_readings t
		where t.organization_id = organization and t.read_at > since and t.read_at <= until and t.reader_version >= 0
	), unlabelled as (
		-- Of what a model was learned from it knows every piece.
		select t.* from texts t
		where not exists (select from public.text_labels l where l.organization_id = organization and l.reading_id = t.id and l.source = 'human')
		order by md5(t.id::text) limit at_most
	)
	select jsonb_build_object(
		'languages', (select jsonb_build_object('zh', count(*) filter (where t.locale = 'zh'), 'en', count(*) filter (where t.locale = 'en'),
			'unknown', count(*) filter (where t.locale is null)) from texts t),
		'texts', (select coalesce(jsonb_agg(w.words), '[]') from unlabelled t
			cross join lateral (
				select r.comment as words from public.responses r where r.organization_id = organization and r.id = t.response_id
				union all
				select c.words from public.cases c where c.organization_id = organization and c.id = t.case_id) as w
			where w.words is not null))
$$;
comment on function private.texts_between is 'Languages of the texts of a time, and a sample by chance of those that nobody labelled.';

create function public.texts_to_watch(p_limit integer default 500) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
	due uuid;
begin
	insert into private.text_watches (organization_id, counted_at)
	select o.id, '-infinity' from public.organizations o on conflict (organization_id) do nothing;
	select w.organization_id into due from private.text_watches w
	where w.counted_at < now() - interval '1 day' order by w.counted_at limit 1 for update skip locked;
	if due is null then
		return null;
	end if;
	update private.text_watches w set counted_at = now() where w.organization_id = due;
	return jsonb_build_object('organization', due,
		'then', private.texts_between(due, now() - interval '393 days', now() - interval '28 days', p_limit),
		'now', private.texts_between(due, now() - interval '28 days', now(), p_limit));
end
$$;
comment on function public.texts_to_watch is 'Texts of the last four weeks and of the year before, of an organisation that was not looked at for a day; null when none is due. Server only.';

create function public.keep_text_watch(p_organization uuid, p_counts jsonb) returns void
language sql volatile security definer set search_path = ''
as $$
	update private.text_watches w set counts = p_counts where w.organization_id = p_organization
$$;
comment on function public.keep_text_watch is 'Keeps what was counted of the texts of an organisation, with whether they have drifted. Server only.';

create function public.has_text_drifted(p_organization uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
	select coalesce((select (w.counts ->> 'has_drifted')::boolean from private.text_watches w where w.organization_id = p_organization), false)
$$;
comment on function public.has_text_drifted is 'Whether texts have drifted, so that no new model of texts may be taken into use by itself. Server only.';

create or replace function public.learning_audit(p_organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return coalesce(
		(select r.audit from private.observed_rates r where r.organization_id = p_organization and r.audit <> '{}'),
		private.audit_of(p_organization, now()))
		|| jsonb_build_object('texts', (select w.counts from private.text_watches w where w.organization_id = p_organization and w.counts <> '{}'));
end
$$;

grant execute on function public.texts_to_watch, public.keep_text_watch, public.has_text_drifted to service_role;
