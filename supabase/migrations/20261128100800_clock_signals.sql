-- What only the clock tells: nobody does anything, and that is the signal. Each function finds candidates for one signal
-- in one organisation; the worker writes them portion by portion (next migration).
--
-- Silence and unfinished surveys are read of surveys that carry names only: elsewhere nobody is to know who answered.

create type private.clock_candidate as (customer_id uuid, at timestamptz, source text, facts jsonb);
comment on type private.clock_candidate is 'A ledger row to be: about whom, since when, from what source, with which evidence.';

create function private.carries_names(survey public.surveys) returns boolean
language sql stable set search_path = ''
as $$ select coalesce(private.content_of(survey) ->> 'consent', 'identified') = 'identified' $$;
comment on function private.carries_names is 'Whether who answered a survey is known to staff.';

create function private.silent_customers(organization uuid, parameters jsonb) returns setof private.clock_candidate
language sql stable set search_path = ''
as $$
	with last as (
		select distinct on (r.customer_id) r.customer_id, r.id, r.submitted_at from public.responses r
		where r.organization_id = organization and r.customer_id is not null
		order by r.customer_id, r.submitted_at desc
	), unanswered as (
		select l.customer_id, l.id, l.submitted_at, count(*) as invitations, max(coalesce(v.sent_at, v.created_at)) as invited_at
		from last l
		join public.invitations v on v.organization_id = organization and v.customer_id = l.customer_id
			and v.created_at > l.submitted_at
		join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id and private.carries_names(s)
		where not v.is_test and v.bounced_at is null and v.skipped_rule is null and v.spent_at is null
			and (v.sent_at is not null or v.channel in ('link', 'qr'))
			and coalesce(v.sent_at, v.created_at) <= now() - make_interval(days => (parameters ->> 'wait_days')::integer)
		group by l.customer_id, l.id, l.submitted_at
	)
	select u.customer_id, u.invited_at + make_interval(days => (parameters ->> 'wait_days')::integer), u.id::text,
		jsonb_build_object('invitations', u.invitations, 'last_answer_at', u.submitted_at)
	from unanswered u
	where u.invitations >= (parameters ->> 'invitations')::integer
		and not exists (select from public.invitations v where v.organization_id = organization and v.customer_id = u.customer_id
			and v.spent_at > u.submitted_at)
$$;
comment on function private.silent_customers is 'Who answered before and has left the last invitations unanswered; once for each last answer.';

create function private.left_surveys(organization uuid, parameters jsonb) returns setof private.clock_candidate
language sql stable set search_path = ''
as $$
	select v.customer_id, coalesce(d.updated_at, v.started_at) + make_interval(days => (parameters ->> 'wait_days')::integer), v.id::text,
		jsonb_strip_nulls(jsonb_build_object('survey', s.code, 'title', s.title, 'dimension', place.dimension, 'name', place.name))
	from public.invitations v
	join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id and private.carries_names(s)
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
	where v.organization_id = organization and not v.is_test and v.customer_id is not null and v.started_at is not null and v.spent_at is null
		and coalesce(d.updated_at, v.started_at) <= now() - make_interval(days => (parameters ->> 'wait_days')::integer)
$$;
comment on function private.left_surveys is 'Surveys that were begun and never sent, with the dimension at which they were left where the draft tells it.';

create function private.season_customers(organization uuid, parameters jsonb) returns setof private.clock_candidate
language sql stable set search_path = ''
as $$
	with here as (
		select o.time_zone as zone, date_trunc('month', now(), o.time_zone) as month,
			extract(month from now() at time zone o.time_zone)::integer as number
		from public.organizations o where o.id = organization
	), past as (
		-- Whole years back from this month, as many as there are complaints of.
		select k.site_id, extract(month from k.opened_at at time zone h.zone)::integer = h.number as is_this_month, y.years
		from here h
		cross join lateral (
			select floor(extract(epoch from h.month - min(c.opened_at)) / 86400 / 365)::integer as years
			from public.cases c where c.organization_id = organization and c.kind = 'complaint') as y
		join public.cases k on k.organization_id = organization and k.kind = 'complaint' and k.site_id is not null
			and k.opened_at < h.month and k.opened_at >= h.month - make_interval(years => y.years)
		where y.years >= 1
	), peaks as (
		select p.site_id, count(*) filter (where p.is_this_month) as complaints,
			count(*) filter (where p.is_this_month) / greatest(1.0, count(*) filter (where not p.is_this_month)) * 11 as ratio, max(p.years) as years
		from past p group by p.site_id
		having count(*) filter (where p.is_this_month) >= (parameters ->> 'complaints')::integer
			and count(*) filter (where p.is_this_month) / greatest(1.0, count(*) filter (where not p.is_this_month)) * 11
				>= (parameters ->> 'ratio')::numeric
	), served as (
		select distinct on (e.customer_id) e.customer_id, e.site_id from public.encounters e
		where e.organization_id = organization and e.ended_at > now() - interval '1 year'
		order by e.customer_id, e.ended_at desc
	)
	select s.customer_id, now(), to_char(h.month at time zone h.zone, 'YYYY-MM') || ':' || s.customer_id,
		jsonb_build_object('site', t.name, 'month', h.number, 'ratio', round(p.ratio, 2), 'complaints', p.complaints, 'years', p.years)
	from here h, peaks p
	join public.sites t on t.organization_id = organization and t.id = p.site_id
	join served s on s.site_id = p.site_id
	where exists (select from public.risk_events v
		where v.organization_id = organization and v.customer_id = s.customer_id and v.expires_at > now()
			and v.points > 0 and v.signal <> 'season_peak')
$$;
comment on function private.season_customers is 'Customers with another live signal, last served at a site whose complaints of earlier years are high in this month of the year.';

create function private.batch_customers(organization uuid, parameters jsonb) returns setof private.clock_candidate
language sql stable set search_path = ''
as $$
	with faults as (
		select e.product, e.batch, count(distinct e.customer_id) as customers from public.encounters e
		where e.organization_id = organization and e.batch is not null
			and e.ended_at > now() - make_interval(days => (parameters ->> 'days')::integer)
			and ('service_fault' = any (e.facts) or exists (select from public.risk_events v
				where v.organization_id = e.organization_id and v.encounter_id = e.id and v.signal = 'below_standard'))
		group by e.product, e.batch
		having count(distinct e.customer_id) >= (parameters ->> 'customers')::integer
	)
	select distinct on (e.customer_id, f.product, f.batch) e.customer_id, now(),
		md5(concat_ws('|', coalesce(f.product, ''), f.batch)) || ':' || e.customer_id,
		jsonb_strip_nulls(jsonb_build_object('product', f.product, 'batch', f.batch, 'customers', f.customers,
			'days', (parameters ->> 'days')::integer))
	from faults f
	join public.encounters e on e.organization_id = organization and e.product is not distinct from f.product and e.batch = f.batch
$$;
comment on function private.batch_customers is 'Everybody with a product of a batch that has shown faults at several customers.';
