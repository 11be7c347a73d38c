-- Signals that other customers tell: what is the same for everybody is found once, and then looked up for each customer.

create function private.season_peaks(organization uuid, parameters jsonb)
returns table (site_id uuid, month text, month_number integer, complaints bigint, ratio numeric, years integer)
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
	)
	select p.site_id, to_char(h.month at time zone h.zone, 'YYYY-MM'), h.number, p.complaints, p.ratio, p.years from here h, peaks p
$$;
comment on function private.season_peaks is 'Sites whose complaints of earlier years are high in this month of the year.';

create function private.season_customers(organization uuid, parameters jsonb, customers uuid[]) returns setof private.clock_candidate
language sql stable set search_path = ''
as $$
	with peaks as materialized (
		select * from private.season_peaks(organization, parameters)
	)
	select c.id, now(), p.month || ':' || c.id,
		jsonb_build_object('site', t.name, 'month', p.month_number, 'ratio', round(p.ratio, 2), 'complaints', p.complaints, 'years', p.years)
	from unnest(customers) as c (id)
	cross join lateral (
		select e.site_id from public.encounters e
		where e.organization_id = organization and e.customer_id = c.id and e.ended_at > now() - interval '1 year'
		order by e.ended_at desc limit 1) as last
	join peaks p on p.site_id = last.site_id
	join public.sites t on t.organization_id = organization and t.id = p.site_id
	where exists (select from public.risk_events v
		where v.organization_id = organization and v.customer_id = c.id and v.expires_at > now()
			and v.points > 0 and v.signal <> 'season_peak')
$$;
comment on function private.season_customers is 'Of some customers, those with another live signal, last served at a site whose complaints of earlier years are high in this month of the year.';

create function private.faulty_batches(organization uuid, parameters jsonb) returns table (product text, batch text, customers bigint)
language sql stable set search_path = ''
as $$
	select e.product, e.batch, count(distinct e.customer_id) from public.encounters e
	where e.organization_id = organization and e.batch is not null
		and e.ended_at > now() - make_interval(days => (parameters ->> 'days')::integer)
		and ('service_fault' = any (e.facts) or exists (select from public.risk_events v
			where v.organization_id = e.organization_id and v.encounter_id = e.id and v.signal = 'below_standard'))
	group by e.product, e.batch
	having count(distinct e.customer_id) >= (parameters ->> 'customers')::integer
$$;
comment on function private.faulty_batches is 'Batches of products that have shown faults at several customers lately.';

create function private.contacts_of_batch(organization uuid, product text, batch text)
returns table (customer_id uuid, created_at timestamptz)
language sql stable set search_path = ''
as $$
	-- Two halves, because no index knows what is "not distinct from" nothing.
	select e.customer_id, e.created_at from public.encounters e
	where e.organization_id = organization and e.product = contacts_of_batch.product and e.batch = contacts_of_batch.batch
	union all
	select e.customer_id, e.created_at from public.encounters e
	where contacts_of_batch.product is null and e.organization_id = organization and e.product is null and e.batch = contacts_of_batch.batch
$$;
comment on function private.contacts_of_batch is 'Service contacts about a product of one batch, and when they were recorded.';

create function private.batch_customers(organization uuid, parameters jsonb, customers uuid[]) returns setof private.clock_candidate
language sql stable set search_path = ''
as $$
	with faults as materialized (
		select * from private.faulty_batches(organization, parameters)
	)
	select distinct on (c.id, f.product, f.batch) c.id, now(), md5(concat_ws('|', coalesce(f.product, ''), f.batch)) || ':' || c.id,
		jsonb_strip_nulls(jsonb_build_object('product', f.product, 'batch', f.batch, 'customers', f.customers,
			'days', (parameters ->> 'days')::integer))
	from unnest(customers) as c (id)
	join public.encounters e on e.organization_id = organization and e.customer_id = c.id and e.batch is not null
	join faults f on f.batch = e.batch and f.product is not distinct from e.product
$$;
comment on function private.batch_customers is 'Of some customers, those with a product of a batch that has shown faults at several customers.';
