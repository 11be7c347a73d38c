-- Measurement that stays quick: exact sums of answers are kept by period and place, so that a million
-- answers are read as a few dozen rows.
--
-- A change of an answer is noted with it, in its transaction: what was counted with -1, what is to be
-- counted with +1. The worker folds the notes into the sums; whoever reads adds those that are not folded
-- yet. So every number is exact at every moment, erasing an answer takes away exactly what it gave, and
-- nobody waits for a row that all answers share.

create type private.counted_answer as (
	day date, site_id uuid, service_id uuid, channel text, locale text, flags text[],
	asked smallint[], perceptions smallint[], expectations smallint[], adequates smallint[], weights smallint[],
	overall smallint, answers jsonb
);
comment on type private.counted_answer is 'All of an answer that is ever counted; its day is that of the organisation.';

create table private.measurement_changes (
	id bigint generated always as identity primary key,
	organization_id uuid not null,
	survey_id uuid not null,
	sign smallint not null check (sign in (-1, 1)),
	answer private.counted_answer not null,
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id) on delete cascade
);
create index measurement_changes_survey on private.measurement_changes (organization_id, survey_id, id);
comment on table private.measurement_changes is 'What is to be added to the sums or taken from them; emptied by the worker.';

create table private.rollup_states (
	organization_id uuid not null,
	survey_id uuid not null,
	primary key (organization_id, survey_id),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id) on delete cascade
);
comment on table private.rollup_states is 'Surveys whose sums are kept; of any other every answer is read.';

-- Grains, each knowing only what it keeps: a question is read from the coarsest that knows enough.
--   month                                    the month
--   day                                      the day: what is left of a period beside its whole months
--   site, service, channel, locale, flags    the month and this one
--   mixed                                    the month and all of them but the site
--   full                                     the month and all of them; scores only
create table private.rollups (
	id bigint generated always as identity primary key,
	organization_id uuid not null,
	survey_id uuid not null,
	grain text not null check (grain in ('month', 'day', 'site', 'service', 'channel', 'locale', 'flags', 'mixed', 'full')),
	key text not null,
	period date not null,
	site_id uuid,
	service_id uuid,
	channel text,
	locale text,
	flags text[],
	n bigint not null default 0 check (n >= 0),
	unique (organization_id, survey_id, key),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id) on delete cascade
);
create index rollups_grain on private.rollups (organization_id, survey_id, grain, period);
comment on table private.rollups is 'Answers that are summed together.';

create table private.rollup_scores (
	rollup_id bigint not null references private.rollups (id) on delete cascade,
	part smallint not null,
	n_p bigint not null, s_p bigint not null, q_p bigint not null,
	n_e bigint not null, s_e bigint not null, q_e bigint not null,
	n_g bigint not null, s_g bigint not null, q_g bigint not null,
	primary key (rollup_id, part)
);
comment on table private.rollup_scores is 'Number, sum and sum of squares of perception, expectation and gap scores: of a dimension by its place, of all of them in 0.';

create table private.rollup_vectors (
	rollup_id bigint not null references private.rollups (id) on delete cascade,
	kind text not null,
	part smallint not null,
	numbers numeric[] not null,
	primary key (rollup_id, kind, part)
);
comment on table private.rollup_vectors is 'Everything else that adds up, see private.vectors_of.';

create table private.rollup_choices (
	rollup_id bigint not null references private.rollups (id) on delete cascade,
	question text not null,
	value text not null,
	n bigint not null,
	primary key (rollup_id, question, value)
);
comment on table private.rollup_choices is 'How often a question was answered (value empty), and each choice given.';

alter table private.measurement_changes enable row level security;
alter table private.rollup_states enable row level security;
alter table private.rollups enable row level security;
alter table private.rollup_scores enable row level security;
alter table private.rollup_vectors enable row level security;
alter table private.rollup_choices enable row level security;

-- Noting changes -----------------------------------------------------------------------------

create function private.counted(answer public.responses, zone text) returns private.counted_answer
language plpgsql stable set search_path = ''
as $$
begin
	return row((answer.submitted_at at time zone zone)::date, answer.site_id, answer.service_id, answer.channel, answer.locale, answer.flags,
		answer.asked, answer.perceptions, answer.expectations, answer.adequates, answer.weights, answer.overall,
		answer.answers)::private.counted_answer;
end
$$;

create function private.note_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
	zone text := (select o.time_zone from public.organizations o where o.id = coalesce(new.organization_id, old.organization_id));
begin
	if tg_op <> 'INSERT' then
		insert into private.measurement_changes (organization_id, survey_id, sign, answer)
		values (old.organization_id, old.survey_id, -1, private.counted(old, zone));
	end if;
	if tg_op <> 'DELETE' then
		insert into private.measurement_changes (organization_id, survey_id, sign, answer)
		values (new.organization_id, new.survey_id, 1, private.counted(new, zone));
	end if;
	return null;
end
$$;
create trigger note_insert after insert on public.responses for each row execute function private.note_change();
create trigger note_delete after delete on public.responses for each row execute function private.note_change();
create trigger note_update after update on public.responses for each row
	when ((old.survey_id, old.submitted_at, old.site_id, old.service_id, old.channel, old.locale, old.flags, old.asked,
			old.perceptions, old.expectations, old.adequates, old.weights, old.overall, old.answers)
		is distinct from
		(new.survey_id, new.submitted_at, new.site_id, new.service_id, new.channel, new.locale, new.flags, new.asked,
			new.perceptions, new.expectations, new.adequates, new.weights, new.overall, new.answers))
	execute function private.note_change();

-- In another time zone answers fall on other days: the sums are made anew.
create function private.forget_rollups() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
	delete from private.rollup_states s where s.organization_id = new.id;
	return null;
end
$$;
create trigger forget_rollups after update on public.organizations for each row
	when (old.time_zone is distinct from new.time_zone) execute function private.forget_rollups();
