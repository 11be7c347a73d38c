-- What a survey says beyond its instrument: texts, own questions, branching, consent. It is edited as
-- a draft and published as numbered versions that never change, so that every answer can be read with
-- the words it was given to.
--
-- The built-in instruments are a library: an organisation owns a copy from the moment it uses one.

-- Instruments: a third column, and anchor items -----------------------------------------------

alter table public.instruments drop constraint instruments_columns_check;
alter table public.instruments add constraint instruments_columns_check
	check (columns <@ array['adequate', 'expectation', 'perception'] and 'perception' = any (columns));
comment on column public.instruments.columns is 'What may be asked of each item: adequate (the least acceptable), expectation (desired), perception.';

alter table public.instrument_items add column is_anchor boolean not null default false;
comment on column public.instrument_items.is_anchor is 'The one item of its dimension that every short form asks.';

update private.instrument_templates t
set definition = jsonb_set(t.definition, '{items}', (
	select jsonb_agg(case when i.value ->> 'code' in ('t2', 'r1', 's2', 'a1', 'e5') then i.value || '{"anchor": true}' else i.value end
		order by i.position)
	from jsonb_array_elements(t.definition -> 'items') with ordinality as i (value, position)))
where t.code = 'servqual-22';

with chosen as (
	select t.organization_id, t.instrument_id, t.position,
		row_number() over (partition by t.organization_id, t.instrument_id, t.dimension
			order by i.code = 'servqual-22' and t.code in ('t2', 'r1', 's2', 'a1', 'e5') desc, t.position) as choice
	from public.instrument_items t
	join public.instruments i on i.organization_id = t.organization_id and i.id = t.instrument_id
)
update public.instrument_items t set is_anchor = true
from chosen c
where c.organization_id = t.organization_id and c.instrument_id = t.instrument_id and c.position = t.position and c.choice = 1;
create unique index instrument_items_anchor on public.instrument_items (organization_id, instrument_id, dimension) where is_anchor;

create or replace function private.add_instrument(organization uuid, given jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	latest record;
	created uuid;
begin
	-- One writer per code: two equal definitions at once are one version.
	perform pg_advisory_xact_lock(hashtextextended(organization || (given ->> 'code'), 1));
	select i.id, i.version, i.definition into latest from public.instruments i
	where i.organization_id = organization and i.code = given ->> 'code'
	order by i.version desc limit 1;
	if latest.definition = given then
		return latest.id;
	end if;
	insert into public.instruments (organization_id, code, version, name, scale_min, scale_max, scale_labels, columns, definition)
	values (organization, given ->> 'code', coalesce(latest.version, 0) + 1, given -> 'name',
		(given #>> '{scale,min}')::smallint, (given #>> '{scale,max}')::smallint,
		nullif(given #> '{scale,labels}', 'null'),
		array(select jsonb_array_elements_text(given -> 'columns')), given)
	returning id into created;
	insert into public.instrument_dimensions (organization_id, instrument_id, position, code, name)
	select organization, created, d.position, d.value ->> 'code', d.value -> 'name'
	from jsonb_array_elements(given -> 'dimensions') with ordinality as d (value, position);
	insert into public.instrument_items (organization_id, instrument_id, position, code, dimension, text, is_reversed, is_anchor)
	select organization, created, i.position, i.value ->> 'code', i.value ->> 'dimension', i.value -> 'text',
		coalesce((i.value ->> 'reversed')::boolean, false),
		-- The marked item, else the first of its dimension.
		row_number() over (partition by i.value ->> 'dimension'
			order by coalesce((i.value ->> 'anchor')::boolean, false) desc, i.position) = 1
	from jsonb_array_elements(given -> 'items') with ordinality as i (value, position);
	return created;
end
$$;

create function public.instrument_templates(p_organization uuid) returns table (code text, definition jsonb)
language plpgsql stable security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization);
	return query select t.code::text, t.definition from private.instrument_templates t order by t.code;
end
$$;
comment on function public.instrument_templates is 'The built-in instruments, whether the organisation uses them or not. For any staff role.';

create function private.instrument_for(organization uuid, wanted text) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	known uuid;
begin
	select i.id into known from public.instruments i
	where i.organization_id = organization and i.code = wanted
	order by i.version desc limit 1;
	if known is null then
		select private.add_instrument(organization, t.definition) into known
		from private.instrument_templates t where t.code = wanted;
	end if;
	return known;
end
$$;
comment on function private.instrument_for is 'The latest version of an instrument; one of the library is copied when it is first used. Null for an unknown code.';

-- Surveys: a draft, and versions that never change --------------------------------------------

alter table public.surveys
	add column draft jsonb check (jsonb_typeof(draft) = 'object' and octet_length(draft::text) <= 200000),
	add column version integer check (version > 0);
comment on column public.surveys.draft is 'Content that is being edited; null when nothing differs from the published version.';
comment on column public.surveys.version is 'The published version; null for a survey that was never published, or opened before versions were kept.';

create table public.survey_versions (
	organization_id uuid not null,
	survey_id uuid not null,
	version integer not null check (version > 0),
	content jsonb not null check (jsonb_typeof(content) = 'object'),
	published_at timestamptz not null default now(),
	published_by uuid references auth.users (id) on delete set null,
	primary key (organization_id, survey_id, version),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id)
);
comment on table public.survey_versions is 'What customers were shown: texts, own questions, consent. Never changed.';
comment on column public.survey_versions.organization_id is 'Owner.';
comment on column public.survey_versions.survey_id is 'Of which survey.';
comment on column public.survey_versions.version is 'Counts up from 1.';
comment on column public.survey_versions.content is 'The content as published; its shape is src/lib/schemas/survey-content.ts.';
comment on column public.survey_versions.published_at is 'When it was published.';
comment on column public.survey_versions.published_by is 'Who published it; null is another system.';
create index survey_versions_publisher on public.survey_versions (published_by);

select private.close_by_default('public.survey_versions');
create function private.refuse_rewriting() returns trigger
language plpgsql set search_path = ''
as $$
begin
	perform private.refuse('append_only', 409);
	return null;
end
$$;
comment on function private.refuse_rewriting is 'What was published stays as it was.';
create trigger append_only before update of version, content, published_at, survey_id or delete on public.survey_versions
	for each row execute function private.refuse_rewriting();
create policy survey_versions_staff_select on public.survey_versions for select to authenticated
	using (organization_id in (select private.my_organizations()));
grant select on public.survey_versions to authenticated, service_role;

-- The notice changed its meaning: it now speaks of tiers, drafts and files.
create function private.current_notice() returns text
language sql immutable set search_path = ''
as $$ select '2026-12' $$;
comment on function private.current_notice is 'Version of the privacy notice that pages show now; the same as NOTICE_VERSION in src/lib/messages/privacy.ts.';
alter table public.surveys alter column notice_version set default private.current_notice();
update public.surveys set notice_version = private.current_notice();

create function private.content_of(survey public.surveys) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (
	select coalesce(
		(select v.content from public.survey_versions v
			where v.organization_id = survey.organization_id and v.survey_id = survey.id and v.version = survey.version),
		jsonb_build_object('title', survey.title, 'languages', survey.languages))
	);
end
$$;
comment on function private.content_of is 'The published content; for surveys without a version, what stands in the survey itself.';

create function private.missing_words(instrument uuid, content jsonb, organization uuid) returns text[]
language sql stable security definer set search_path = ''
as $$
	with needed as (
		select 'title' as path, content -> 'title' as words
		union all select key, content -> key from unnest(array['intro', 'thanks']) as key where jsonb_typeof(content -> key) = 'object'
		union all
		select format('questions.%s.%s', q.value ->> 'code', part.path), part.words
		from jsonb_array_elements(coalesce(content -> 'questions', '[]')) as q (value)
		cross join lateral (
			select 'text' as path, q.value -> 'text' as words
			union all select 'help', q.value -> 'help' where jsonb_typeof(q.value -> 'help') = 'object'
			union all select 'options.' || (o.value ->> 'code'), o.value -> 'text'
				from jsonb_array_elements(coalesce(q.value -> 'options', '[]')) as o (value)
			union all select 'scale.labels.' || label.key, label.value
				from jsonb_each(case when jsonb_typeof(q.value #> '{scale,labels}') = 'object' then q.value #> '{scale,labels}' else '{}' end) as label
		) as part
		union all
		select 'items.' || t.code, t.text from public.instrument_items t
		where t.organization_id = organization and t.instrument_id = instrument and content ->> 'form' is distinct from 'feedback'
		union all
		select 'dimensions.' || d.code, d.name from public.instrument_dimensions d
		where d.organization_id = organization and d.instrument_id = instrument and content ->> 'form' is distinct from 'feedback'
	)
	select array_agg(n.path || '.' || language order by n.path, language)
	from needed n, jsonb_array_elements_text(content -> 'languages') as language
	where coalesce(trim(n.words ->> language), '') = ''
$$;
comment on function private.missing_words is 'Every text that lacks one of the survey''s languages, as a path; null when nothing is missing.';

create function public.save_survey_draft(p_organization uuid, p_code text, p_content jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	update public.surveys s set draft = nullif(p_content, private.content_of(s))
	where s.organization_id = p_organization and s.code = p_code;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
end
$$;
comment on function public.save_survey_draft is 'Keeps content that is being edited; what is published stays as it is.';

create function public.publish_survey(p_organization uuid, p_code text) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey public.surveys;
	published jsonb;
	missing text[];
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select * into survey from public.surveys s
	where s.organization_id = p_organization and s.code = p_code for update;
	if survey.id is null then
		perform private.refuse('not_found', 404);
	end if;
	if survey.version is not null and survey.draft is null then
		return survey.version;
	end if;
	published := coalesce(survey.draft, private.content_of(survey));
	missing := private.missing_words(survey.instrument_id, published || jsonb_build_object('form', survey.form), p_organization);
	if missing is not null then
		perform private.refuse('translation_missing', 422, array_to_string(missing[1:20], ', '));
	end if;
	insert into public.survey_versions (organization_id, survey_id, version, content, published_by)
	values (p_organization, survey.id, coalesce(survey.version, 0) + 1, published, (select auth.uid()));
	update public.surveys s set version = coalesce(survey.version, 0) + 1, draft = null, title = published -> 'title',
		languages = array(select jsonb_array_elements_text(published -> 'languages'))
	where s.organization_id = p_organization and s.id = survey.id;
	return coalesce(survey.version, 0) + 1;
end
$$;
comment on function public.publish_survey is 'Makes the draft the next version, unless a text is missing in one of its languages; with nothing to publish, answers the version there is.';

create or replace function public.create_survey(p_organization uuid, p_survey jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	instrument uuid;
	offered text[];
	wanted_form text := p_survey ->> 'form';
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if exists (select from public.surveys s where s.organization_id = p_organization and s.code = p_survey ->> 'code') then
		perform private.refuse('survey_exists', 409, p_survey ->> 'code');
	end if;
	instrument := private.instrument_for(p_organization, p_survey ->> 'instrument');
	if instrument is null then
		perform private.refuse('unknown_instrument', 422, p_survey ->> 'instrument');
	end if;
	select i.columns into offered from public.instruments i where i.organization_id = p_organization and i.id = instrument;
	if wanted_form in ('expectation', 'expectation_perception', 'tolerance') and not 'expectation' = any (offered) then
		perform private.refuse('instrument_lacks_expectation', 422, p_survey ->> 'instrument');
	end if;
	insert into public.surveys (organization_id, code, instrument_id, form, title, languages, draft)
	values (p_organization, p_survey ->> 'code', instrument, wanted_form::public.survey_form,
		p_survey -> 'title', array(select jsonb_array_elements_text(p_survey -> 'languages')),
		coalesce(nullif(p_survey -> 'content', 'null'), '{}')
			|| jsonb_build_object('title', p_survey -> 'title', 'languages', p_survey -> 'languages'));
	if p_survey ->> 'status' = 'open' then
		perform public.open_survey(p_organization, p_survey ->> 'code');
	end if;
end
$$;
comment on function public.create_survey is 'Adds a survey on the latest version of an instrument, with its content as a draft.';

create or replace function public.open_survey(p_organization uuid, p_code text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	if exists (select from public.surveys s where s.organization_id = p_organization and s.code = p_code and s.version is null) then
		perform public.publish_survey(p_organization, p_code);
	end if;
	update public.surveys set status = 'open', opened_at = coalesce(opened_at, now()), closed_at = null
	where organization_id = p_organization and code = p_code;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
end
$$;
comment on function public.open_survey is 'Lets a survey take answers, and publishes one that never was; opening an open one changes nothing.';

grant execute on function public.instrument_templates, public.save_survey_draft, public.publish_survey to authenticated, service_role;
