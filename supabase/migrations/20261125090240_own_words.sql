-- Own words of a survey's mails: edited by managers, kept in numbered versions, so that it can be said
-- with which words somebody was asked.

create table public.survey_mail_words (
	organization_id uuid not null,
	survey_id uuid not null,
	version integer not null check (version > 0),
	words jsonb not null check (jsonb_typeof(words) = 'object' and octet_length(words::text) <= 40000),
	saved_at timestamptz not null default now(),
	saved_by uuid references auth.users (id) on delete set null,
	primary key (organization_id, survey_id, version),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id)
);
comment on table public.survey_mail_words is 'Every version of the own words of a survey''s mails. Never changed.';
comment on column public.survey_mail_words.organization_id is 'Owner.';
comment on column public.survey_mail_words.survey_id is 'Of which survey.';
comment on column public.survey_mail_words.version is 'Counts up from 1.';
comment on column public.survey_mail_words.words is 'As in survey_outreach.templates.';
comment on column public.survey_mail_words.saved_at is 'When.';
comment on column public.survey_mail_words.saved_by is 'Who.';
create index survey_mail_words_author on public.survey_mail_words (saved_by);
select private.close_by_default('public.survey_mail_words');
create trigger append_only before update of version, words, saved_at, survey_id or delete on public.survey_mail_words
	for each row execute function private.refuse_rewriting();
create policy survey_mail_words_staff_select on public.survey_mail_words for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.survey_mail_words to authenticated, service_role;

create function public.save_mail_words(p_organization uuid, p_survey text, p_words jsonb) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey uuid;
	saved integer;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey for update;
	if survey is null then
		perform private.refuse('not_found', 404);
	end if;
	insert into public.survey_mail_words (organization_id, survey_id, version, words, saved_by)
	select p_organization, survey, coalesce(max(w.version), 0) + 1, p_words, (select auth.uid())
	from public.survey_mail_words w where w.organization_id = p_organization and w.survey_id = survey
	returning version into saved;
	insert into public.survey_outreach (organization_id, survey_id, templates) values (p_organization, survey, p_words)
	on conflict (organization_id, survey_id) do update set templates = excluded.templates, updated_at = now();
	return saved;
end
$$;
comment on function public.save_mail_words is 'Keeps new words for a survey''s mails as the next version; what is left out is built in.';
grant execute on function public.save_mail_words to authenticated, service_role;
