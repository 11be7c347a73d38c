-- Only an alert that had a case has heard a demand, and only its case has dealt with points: one that ended without (its
-- points fell, the customer left) says nothing about what came besides.

create or replace function private.review_customer(organization uuid, customer uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	card public.risk_cards;
	ledger record;
	reached text;
	open_alert public.risk_alerts;
	last_alert public.risk_alerts;
	opened uuid;
	ranks constant text[] := array['amber', 'red', 'must_act'];
begin
	-- One reviewer per customer at a time: two answers at once open one alert. Not "for update": both
	-- already hold the customer's key by their foreign keys, and would wait for each other for ever.
	perform from public.customers c where c.organization_id = organization and c.id = customer for no key update;
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	select * into last_alert from public.risk_alerts a
	where a.organization_id = organization and a.customer_id = customer and a.closed_at is not null and a.case_id is not null
	order by a.closed_at desc limit 1;
	-- A demand that an alert with a case was about has been heard.
	select coalesce(sum(e.points), 0) as score,
		coalesce(bool_or(e.is_must_act and e.recorded_at > coalesce(last_alert.closed_at, '-infinity')), false) as must_act into ledger
	from public.risk_events e
	where e.organization_id = organization and e.customer_id = customer and e.expires_at > now();
	reached := private.band_of(card, ledger.score, ledger.must_act);
	select * into open_alert from public.risk_alerts a
	where a.organization_id = organization and a.customer_id = customer and a.closed_at is null;
	if open_alert.id is not null then
		perform private.follow_alert(open_alert, card, reached, ledger.score);
		return;
	end if;
	if not reached = any (ranks) then
		return;
	end if;
	-- Points alone are quiet while somebody deals with the customer, and open once for each crossing upwards.
	if reached <> 'must_act' and (private.is_looked_after(organization, customer, card.quiet_days)
		or (reached = 'amber' and private.is_in_cluster(organization, customer, card.quiet_days))
		or (last_alert.id is not null and array_position(ranks, reached) <= array_position(ranks, last_alert.band)
			and private.lowest_score(organization, customer, last_alert.closed_at) >= private.entry_of(card, reached) - 1)) then
		return;
	end if;
	insert into public.risk_alerts (organization_id, customer_id, card_id, band, score)
	values (organization, customer, card.id, reached, ledger.score) returning id into opened;
	perform private.place_alert(organization, opened, reached);
end
$$;

-- Nobody is waited for who is being written about this moment: they stay due, and no two portions wait for each other.
create or replace function public.review_due(p_limit integer) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	due record;
	reviewed integer := 0;
begin
	for due in
		with taken as materialized (
			select r.organization_id, r.customer_id from private.reviews_due r
			join public.customers c on c.organization_id = r.organization_id and c.id = r.customer_id
			order by r.since limit p_limit
			for update of r skip locked for no key update of c skip locked)
		delete from private.reviews_due d using taken
		where d.organization_id = taken.organization_id and d.customer_id = taken.customer_id
		returning d.organization_id, d.customer_id
	loop
		perform private.review_customer(due.organization_id, due.customer_id);
		reviewed := reviewed + 1;
	end loop;
	return reviewed;
end
$$;

-- Whoever needs protection waits for nobody's hands, whether the queue or a lot kept them waiting.
create or replace function public.set_vulnerable(p_organization uuid, p_customer text, p_is_vulnerable boolean) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	marked uuid;
begin
	perform private.require_role(p_organization, '{agent,quality_manager,admin}');
	update public.customers c set is_vulnerable = p_is_vulnerable
	where c.organization_id = p_organization and c.external_id = p_customer returning c.id into marked;
	if marked is null then
		perform private.refuse('not_found', 404);
	end if;
	if p_is_vulnerable then
		perform private.give_back(p_organization, a.alert_id, 'vulnerable') from public.prevention_assignments a
		where a.organization_id = p_organization and a.customer_id = marked and a.arm = 'holdout' and a.released_at is null;
		perform private.release_alert(p_organization, a.id, 'vulnerable') from public.risk_alerts a
		where a.organization_id = p_organization and a.customer_id = marked and a.closed_at is null and a.case_id is null;
	end if;
	perform private.record_audit(p_organization, case when p_is_vulnerable then 'customer_protected' else 'customer_unprotected' end, p_customer);
end
$$;
