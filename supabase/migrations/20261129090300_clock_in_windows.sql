-- The clock is read in windows: what became due since it was read last, not everybody again. Whoever may have something
-- new is written down first, in one go, and then looked at in portions; each customer is looked at once, so twice the
-- customers take twice the time, and an hour in which nothing became due costs next to nothing. When what a signal is
-- read with changes (its thresholds, the month, the sites with a peak), everything is looked at once.

create table private.clock_due (
	organization_id uuid not null,
	customer_id uuid not null,
	signal text not null,
	-- No foreign key: a row lives for seconds, of who is gone nothing is found, and checking a hundred thousand takes as
	-- long as writing them.
	primary key (organization_id, customer_id, signal)
);
comment on table private.clock_due is 'Customers of whom the clock may tell something new; the worker looks at them in portions.';
comment on column private.clock_due.organization_id is 'Owner.';
comment on column private.clock_due.customer_id is 'Whom to look at.';
comment on column private.clock_due.signal is 'For which signal.';
alter table private.clock_due enable row level security;

alter table private.clock_turns
	add column basis text,
	add column read_until timestamptz;
comment on column private.clock_turns.basis is 'What it was read with last: life, thresholds, and of a season the month and the sites; null for never.';
comment on column private.clock_turns.read_until is 'Up to when it has been read.';

-- Invitations by when waiting for their answer began, and surveys that were begun, while nobody has answered.
create index invitations_awaited on public.invitations (organization_id, (coalesce(sent_at, created_at)))
	where spent_at is null and customer_id is not null and not is_test;
create index invitations_begun on public.invitations (organization_id, started_at)
	where started_at is not null and spent_at is null and customer_id is not null and not is_test;
create index encounters_recorded on public.encounters (organization_id, created_at);

drop function private.silent_customers, private.left_surveys, private.season_customers, private.batch_customers;

create function private.asked_customers(organization uuid, parameters jsonb, customers uuid[])
returns table (id uuid, wait interval, invitations integer)
language sql stable set search_path = ''
as $$
	select p.id, make_interval(days => (s.settings ->> 'wait_days')::integer), (s.settings ->> 'invitations')::integer
	from public.customers p
	cross join lateral (select private.with_overrides(parameters, null, p.segment) as settings) as s
	where p.organization_id = organization and p.id = any (customers) and p.left_at is null
$$;
comment on function private.asked_customers is 'Some customers with how long they are waited for, and after how many invitations: it may differ by segment, for some people answer at once and some never complain. Who has left is not waited for.';

create function private.silent_customers(organization uuid, parameters jsonb, customers uuid[]) returns setof private.clock_candidate
language sql stable set search_path = ''
as $$
	with named as materialized (
		select s.id from public.surveys s where s.organization_id = organization and private.carries_names(s)
	), unanswered as (
		select c.id as customer_id, c.wait, c.invitations as fewest, l.id, l.submitted_at, count(*) as invitations,
			max(coalesce(v.sent_at, v.created_at)) as invited_at
		from private.asked_customers(organization, parameters, customers) c
		cross join lateral (
			select r.id, r.submitted_at from public.responses r
			where r.organization_id = organization and r.customer_id = c.id
			order by r.submitted_at desc limit 1) as l
		join public.invitations v on v.organization_id = organization and v.customer_id = c.id and v.created_at > l.submitted_at
		join named n on n.id = v.survey_id
		where not v.is_test and v.bounced_at is null and v.skipped_rule is null and v.spent_at is null
			and (v.sent_at is not null or v.channel in ('link', 'qr'))
			and coalesce(v.sent_at, v.created_at) <= now() - c.wait
		group by c.id, c.wait, c.invitations, l.id, l.submitted_at
	)
	select u.customer_id, u.invited_at + u.wait, u.id::text,
		jsonb_build_object('invitations', u.invitations, 'last_answer_at', u.submitted_at)
	from unanswered u
	where u.invitations >= u.fewest
		and not exists (select from public.invitations v where v.organization_id = organization and v.customer_id = u.customer_id
			and v.spent_at > u.submitted_at)
$$;
comment on function private.silent_customers is 'Of some customers, who answered before and has left the last invitations unanswered; once for each last answer.';

create function private.left_surveys(organization uuid, parameters jsonb, customers uuid[]) returns setof private.clock_candidate
language sql stable set search_path = ''
as $$
	with named as materialized (
		select s.* from public.surveys s where s.organization_id = organization and private.carries_names(s)
	)
	select v.customer_id, coalesce(d.updated_at, v.started_at) + c.wait, v.id::text,
		jsonb_strip_nulls(jsonb_build_object('survey', s.code, 'title', s.title, 'dimension', place.dimension, 'name', place.name))
	from private.asked_customers(organization, parameters, customers) c
	join public.invitations v on v.organization_id = organization and v.customer_id = c.id
	join named s on s.id = v.survey_id
	left join private.drafts d on d.organization_id = v.organization_id and d.invitation_id = v.id
	-- The dimension of the first item that comes after everything that was rated.
	left join lateral (
		select i.dimension::text as dimension, m.name::jsonb as name
		from public.instrument_items i
		join public.instrument_dimensions m on m.organization_id = i.organization_id and m.instrument_id = i.instrument_id and m.code = i.dimension
		where d.fields is not null and i.organization_id = s.organization_id and i.instrument_id = s.instrument_id
			and i.position > coalesce((
				select max(a.position) from public.instrument_items a
				where a.organization_id = s.organization_id and a.instrument_id = s.instrument_id
					and (coalesce(d.fields ->> ('p_' || a.code), '') <> '' or coalesce(d.fields ->> ('e_' || a.code), '') <> '')), 0)
		order by i.position limit 1) as place on true
	where not v.is_test and v.started_at is not null and v.spent_at is null
		and coalesce(d.updated_at, v.started_at) <= now() - c.wait
$$;
comment on function private.left_surveys is 'Surveys that some customers began and never sent, with the dimension at which they were left where the draft tells it.';
