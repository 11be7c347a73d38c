-- The lowest score since a moment is read from the changes of the score, once; it was counted anew at every change,
-- which for a customer with thousands of rows took longer than a request may.

create or replace function private.lowest_score(organization uuid, customer uuid, since timestamptz) returns bigint
language sql stable security definer set search_path = ''
as $$
	select min(r.score)::bigint
	from (
		select sum(sum(m.change)) over (order by m.at) as score
		from (
			select since as at, private.live_score(organization, customer, since) as change
			union all
			select e.recorded_at, e.points from public.risk_events e
			where e.organization_id = organization and e.customer_id = customer
				and e.recorded_at > since and e.recorded_at <= now() and e.expires_at > e.recorded_at
			union all
			select e.expires_at, -e.points from public.risk_events e
			where e.organization_id = organization and e.customer_id = customer
				and e.expires_at > since and e.expires_at <= now() and e.expires_at > e.recorded_at
		) as m
		group by m.at
	) as r
$$;
