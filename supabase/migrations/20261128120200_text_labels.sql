-- What people say of a text where the reader asks them: its causes, and whether its writer is content.
--
-- A fifth of all texts, chosen by their random keys alone, is the random slice. Only what was said about texts of
-- that slice tells how often the reader is right: all others are shown because the reader is unsure of them.

create table public.text_labels (
	organization_id uuid not null,
	reading_id uuid not null,
	kind text not null check (kind in ('cause', 'polarity')),
	source text not null check (source in ('human', 'llm')),
	codes text[] not null check (cardinality(codes) <= 5 and array_position(codes, null) is null and octet_length(codes::text) <= 500),
	drawn text not null check (drawn in ('random', 'margin', 'value')),
	suggested jsonb not null check (octet_length(suggested::text) <= 16000),
	user_id uuid references auth.users (id) on delete set null,
	at timestamptz not null default clock_timestamp(),
	primary key (organization_id, reading_id, kind, source),
	foreign key (organization_id, reading_id) references public.text_readings (organization_id, id) on delete cascade,
	check (kind <> 'polarity' or codes in ('{content}', '{discontent}'))
);
comment on table public.text_labels is 'What a text is about and how its writer feels, as a person says, or as an outside model proposes.';
comment on column public.text_labels.organization_id is 'Owner.';
comment on column public.text_labels.reading_id is 'Which text.';
comment on column public.text_labels.kind is 'What was said of it: its causes, or its polarity.';
comment on column public.text_labels.source is 'A person, or an outside model; the latter is a proposal and never learned from.';
comment on column public.text_labels.codes is 'Leaves of the tree of causes, none for a text without a cause; or content, discontent.';
comment on column public.text_labels.drawn is 'Why the text was shown: by chance, because the reader was unsure, or because it matters.';
comment on column public.text_labels.suggested is 'What the reader had said before, and what read it; as it was at the first label.';
comment on column public.text_labels.user_id is 'Who said so; null for an outside model and for an account that is gone.';
comment on column public.text_labels.at is 'When, the last time.';
create index text_labels_user on public.text_labels (user_id);
create index text_labels_at on public.text_labels (organization_id, kind, at);
create index text_readings_at on public.text_readings (organization_id, read_at);

select private.close_by_default('public.text_labels');
create policy text_labels_staff_select on public.text_labels for select to authenticated
	using (organization_id in (select private.my_organizations('{quality_manager,admin}')));
grant select on public.text_labels to authenticated, service_role;

create function private.in_random_slice(reading uuid) returns boolean
language sql immutable set search_path = ''
as $$
	select ('x' || left(md5(reading::text), 8))::bit(32)::bigint % 5 = 0
$$;
comment on function private.in_random_slice is 'Whether a text is of the fifth that was chosen by chance alone, whatever it says.';

create function private.words_of_reading(reading public.text_readings) returns text
language sql stable security definer set search_path = ''
as $$
	select private.without_identity(w.words, private.names_of(k.name) || array_remove(array[k.email, k.phone, k.external_id::text], null))
	from (
		select r.comment as words, r.customer_id from public.responses r
		where r.organization_id = reading.organization_id and r.id = reading.response_id
		union all
		select c.words, c.customer_id from public.cases c
		where c.organization_id = reading.organization_id and c.id = reading.case_id
	) as w
	left join public.customers k on k.organization_id = reading.organization_id and k.id = w.customer_id
$$;
comment on function private.words_of_reading is 'The words that were read, without names, addresses and numbers that say who wrote them.';

create function private.margin_of_reading(reading public.text_readings) returns numeric
language sql immutable set search_path = ''
as $$
	select case when jsonb_array_length(reading.causes) > 0
		then (reading.causes #>> '{0,probability}')::numeric - coalesce((reading.causes #>> '{1,probability}')::numeric, 0)
		else 2 * abs(coalesce(reading.negative, 0.5) - 0.5) end
$$;
comment on function private.margin_of_reading is 'How sure the reader is: the first cause before the second; without causes, how far from undecided about the writer.';

create function public.word_queue(p_organization uuid, p_limit integer default 10) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
	places constant integer := least(greatest(p_limit, 5), 50);
	since constant timestamptz := now() - interval '365 days';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return (
		with waiting as materialized (
			-- Of texts that say the same, one is enough to ask about; those drawn by chance are drawn as they are.
			select t, private.in_random_slice(t.id) as is_random, row_number() over (partition by md5(coalesce(r.comment, c.words))
				order by private.in_random_slice(t.id), t.read_at desc, t.id) > 1 as is_copy
			from public.text_readings t
			left join public.responses r on r.organization_id = t.organization_id and r.id = t.response_id
			left join public.cases c on c.organization_id = t.organization_id and c.id = t.case_id
			where t.organization_id = p_organization and t.read_at >= since and not exists (
				select from public.text_labels l
				where l.organization_id = p_organization and l.reading_id = t.id and l.source = 'human')
			order by t.read_at desc limit 5000
		), drawn as (
			(select w.t, 'random' as drawn, row_number() over (order by md5((w.t).id::text)) as place
				from waiting w where w.is_random order by 3 limit places / 5)
			union all
			(select w.t, 'margin', row_number() over (order by private.margin_of_reading(w.t), (w.t).id)
				from waiting w where not (w.is_random or w.is_copy) order by 3 limit places / 2)
		), shown as (
			select * from drawn
			union all
			(select w.t, 'value', row_number() over (order by (w.t).negative >= 0.5 desc nulls last, (w.t).read_at desc, (w.t).id)
				from waiting w where not (w.is_random or w.is_copy) and not exists (select from drawn d where (d.t).id = (w.t).id)
				order by 3 limit places - places / 2 - places / 5)
		)
		select jsonb_build_object('waiting', (select count(*) from waiting), 'texts', coalesce(jsonb_agg(jsonb_build_object(
				'id', (s.t).id, 'kind', case when (s.t).case_id is null then 'comment' else 'complaint' end,
				'text', private.words_of_reading(s.t), 'locale', (s.t).locale, 'at', (s.t).read_at, 'drawn', s.drawn,
				'negative', (s.t).negative, 'findings', (s.t).findings, 'causes', (s.t).causes, 'grams', (s.t).grams,
				'proposed', (select l.codes from public.text_labels l where l.organization_id = p_organization
					and l.reading_id = (s.t).id and l.kind = 'cause' and l.source = 'llm'))
			order by s.place, array_position('{random,margin,value}'::text[], s.drawn)), '[]'))
		from shown s);
end
$$;
comment on function public.word_queue is 'Texts about which people are asked: a fifth by chance, half of those the reader is least sure of, the latest discontent ones. For those who may read single answers and change surveys.';

create function public.label_text(p_organization uuid, p_reading uuid, p_causes text[], p_polarity text, p_drawn text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	reading public.text_readings;
	why text;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select * into reading from public.text_readings t where t.organization_id = p_organization and t.id = p_reading;
	if reading.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if p_causes is null or exists (select from unnest(p_causes) as c where c !~ '^[a-z][a-z_]{1,62}$')
		or coalesce(p_polarity not in ('content', 'discontent'), false) then
		perform private.refuse('invalid', 422);
	end if;
	why := case when private.in_random_slice(p_reading) then 'random' when p_drawn = 'margin' then 'margin' else 'value' end;
	insert into public.text_labels as l (organization_id, reading_id, kind, source, codes, drawn, suggested, user_id)
	select p_organization, p_reading, said.kind, 'human', said.codes, why,
		jsonb_build_object('causes', reading.causes, 'negative', reading.negative, 'reader', reading.reader), (select auth.uid())
	from (values ('cause', p_causes), ('polarity', array[p_polarity])) as said (kind, codes)
	where said.codes <> array[null::text]
	-- What the reader had said before anybody told it stays.
	on conflict (organization_id, reading_id, kind, source) do update
		set codes = excluded.codes, user_id = excluded.user_id, at = clock_timestamp();
end
$$;
comment on function public.label_text is 'Notes what a person says of a text: its causes, none for no cause, and whether its writer is content where that can be told. Said again, it is corrected.';

create function public.word_figures(p_organization uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	return (select jsonb_build_object(
		'texts', (select count(*) from public.text_readings t where t.organization_id = p_organization),
		'labelled', count(distinct l.reading_id),
		'causes', jsonb_build_object('n', count(*) filter (where l.kind = 'cause' and l.drawn = 'random'),
			'right', count(*) filter (where l.kind = 'cause' and l.drawn = 'random' and case
				when cardinality(l.codes) = 0 then jsonb_array_length(l.suggested -> 'causes') = 0
				else coalesce(l.suggested #>> '{causes,0,code}' = any (l.codes), false) end)),
		'polarity', jsonb_build_object('n', count(*) filter (where l.kind = 'polarity' and l.drawn = 'random'),
			'right', count(*) filter (where l.kind = 'polarity' and l.drawn = 'random'
				and coalesce(((l.suggested ->> 'negative')::numeric >= 0.5) = (l.codes = '{discontent}'), false))))
		from public.text_labels l
		where l.organization_id = p_organization and l.source = 'human' and l.at >= now() - interval '365 days');
end
$$;
comment on function public.word_figures is 'How often the first suggestion was right, among the texts drawn by chance of the last year; an open question of the reader counts as wrong.';

grant execute on function public.word_queue, public.label_text, public.word_figures to authenticated, service_role;
