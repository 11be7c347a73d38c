-- What the reader found in somebody's words, kept beside them: for the signals, for people who correct it, and for
-- learning from their corrections.
--
-- Words are read before the transaction that stores them, by the application; what it found is stored in that
-- transaction, so that a signal in the words is scored at once. A reading says something about its own words only.

create table public.text_readings (
	organization_id uuid not null references public.organizations (id),
	id uuid not null default gen_random_uuid(),
	response_id uuid,
	case_id uuid,
	read_at timestamptz not null default clock_timestamp(),
	locale public.locale,
	negative numeric check (negative between 0 and 1),
	findings jsonb not null default '{}' check (jsonb_typeof(findings) = 'object' and octet_length(findings::text) <= 4000),
	causes jsonb not null default '[]' check (jsonb_typeof(causes) = 'array' and octet_length(causes::text) <= 8000),
	grams jsonb not null default '[]' check (jsonb_typeof(grams) = 'array' and octet_length(grams::text) <= 4000),
	reader jsonb not null default '{}' check (octet_length(reader::text) <= 1000),
	reader_version integer not null default -1 check (reader_version >= -1),
	primary key (organization_id, id),
	unique (organization_id, response_id),
	unique (organization_id, case_id),
	foreign key (organization_id, response_id) references public.responses (organization_id, id) on delete cascade,
	foreign key (organization_id, case_id) references public.cases (organization_id, id) on delete cascade,
	check (num_nonnulls(response_id, case_id) = 1)
);
comment on table public.text_readings is 'What the reader found in the comment of an answer or the words of a complaint.';
comment on column public.text_readings.organization_id is 'Owner.';
comment on column public.text_readings.id is 'Random key.';
comment on column public.text_readings.response_id is 'Answer whose comment was read.';
comment on column public.text_readings.case_id is 'Complaint whose words were read.';
comment on column public.text_readings.read_at is 'When it was read last.';
comment on column public.text_readings.locale is 'Language the words were found to be in; null where it cannot be told.';
comment on column public.text_readings.negative is 'Probability that the words are those of a dissatisfied person; null where it cannot be told.';
comment on column public.text_readings.findings is 'Words found, by what they speak of: harm, ignored, urgency, regulator, publicity, refund, leaving.';
comment on column public.text_readings.causes is 'Root causes from the most probable: [{code, probability, words, source}].';
comment on column public.text_readings.grams is 'Pieces of the words that moved the probability most: [{gram, weight}], log-odds.';
comment on column public.text_readings.reader is 'What read it: versions of the lexicon, the rules and the models.';
comment on column public.text_readings.reader_version is 'Number of the reader that read it last; −1 until any has.';

select private.close_by_default('public.text_readings');
create policy text_readings_staff_select on public.text_readings for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.text_readings to authenticated, service_role;

create function private.store_reading(organization uuid, reading jsonb, response uuid default null, case_of uuid default null)
returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.text_readings (organization_id, response_id, case_id, locale, negative, findings, causes, grams, reader)
	select organization, response, case_of, (reading ->> 'locale')::public.locale, (reading ->> 'negative')::numeric,
		coalesce(reading -> 'findings', '{}'), coalesce(reading -> 'causes', '[]'), coalesce(reading -> 'grams', '[]'),
		coalesce(reading -> 'reader', '{}')
	where jsonb_typeof(reading) = 'object'
$$;
comment on function private.store_reading is 'Keeps what was found in the words of an answer or a complaint; without a reading it keeps nothing.';
