-- How signals come into the ledger, and when they open an alert.
--
-- An answer and a service contact are read in the transaction that stores them. A signal is written by
-- the active card, once per source; then the customer is reviewed, and whoever crosses into a band that
-- needs a person gets an alert, a case and a message, or none of them.

create function private.shortened(words jsonb, symbols integer) returns jsonb
language sql immutable set search_path = ''
as $$
	select jsonb_object_agg(w.key, case when char_length(w.value) > symbols then left(w.value, symbols - 1) || '…' else w.value end)
	from jsonb_each_text(words) as w
$$;
comment on function private.shortened is 'A bilingual text cut to a length, so that evidence stays small whatever an instrument says.';

create function private.rated_items(organization uuid, response uuid)
returns table (code text, dimension text, dimension_name jsonb, item_text jsonb, perception integer, expectation integer)
language sql stable security definer set search_path = ''
as $$
	select t.code::text, t.dimension::text, d.name::jsonb, t.text::jsonb,
		case when p.rating between i.scale_min and i.scale_max
			then case when t.is_reversed then i.scale_min + i.scale_max - p.rating else p.rating end end,
		case when e.rating between i.scale_min and i.scale_max
			then case when t.is_reversed then i.scale_min + i.scale_max - e.rating else e.rating end end
	from public.responses r
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	join public.instrument_items t on t.organization_id = i.organization_id and t.instrument_id = i.id
	join public.instrument_dimensions d on d.organization_id = t.organization_id and d.instrument_id = t.instrument_id and d.code = t.dimension
	cross join lateral (select r.perceptions[t.position] as rating) as p
	cross join lateral (select r.expectations[t.position] as rating) as e
	where r.organization_id = organization and r.id = response
	order by t.position
$$;
comment on function private.rated_items is 'The items of one answer, reverse-keyed; skipped and "no opinion" are null.';

create function private.score_response(organization uuid, response uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	answer record;
	settings jsonb;
	reading record;
	step numeric;
begin
	select r.customer_id, r.encounter_id, r.overall, r.comment, r.contact_requested, r.contact_detail, r.submitted_at,
		s.code as survey, s.title::jsonb as title, i.scale_min, i.scale_max into answer
	from public.responses r
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	where r.organization_id = organization and r.id = response;
	if answer.customer_id is null then
		return;
	end if;
	select jsonb_object_agg(s.signal, s.parameters) into settings
	from public.risk_cards c join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
	where c.organization_id = organization and c.is_active;
	-- Thresholds are written for a 7-point scale; step is the width of one such point on this one.
	step := (answer.scale_max - answer.scale_min) / 6.0;

	-- Any very low answer: one row, with the items as evidence.
	select jsonb_agg(jsonb_build_object('code', i.code, 'text', private.shortened(i.item_text, 120), 'answer', i.perception)) as items into reading
	from private.rated_items(organization, response) i
	where i.perception <= answer.scale_min + ((settings #>> '{low_answer,at_most}')::numeric - 1) * step;
	if reading.items is not null then
		perform private.add_risk_event(organization, answer.customer_id, 'low_answer', answer.submitted_at, response::text,
			jsonb_build_object('survey', answer.survey, 'title', answer.title, 'scale_max', answer.scale_max,
				'count', jsonb_array_length(reading.items), 'items', jsonb_path_query_array(reading.items, '$[0 to 4]')), response);
	end if;

	-- Dimensions far below expectation, by the half rule; the widest ones count.
	for reading in
		select i.dimension, i.dimension_name, avg(i.perception - i.expectation) as gap,
			count(i.perception - i.expectation) as answered, count(*) as asked,
			avg(i.expectation) filter (where i.perception is not null) as expectation,
			avg(i.perception) filter (where i.expectation is not null) as perception
		from private.rated_items(organization, response) i
		group by i.dimension, i.dimension_name
		having 2 * count(i.perception - i.expectation) >= count(*)
			and avg(i.perception - i.expectation) <= (settings #>> '{dimension_gap,at_most}')::numeric * step
		order by avg(i.perception - i.expectation), i.dimension
		limit (settings #>> '{dimension_gap,counted}')::integer
	loop
		perform private.add_risk_event(organization, answer.customer_id, 'dimension_gap', answer.submitted_at,
			response || ':' || reading.dimension,
			jsonb_build_object('survey', answer.survey, 'title', answer.title, 'dimension', reading.dimension, 'name', reading.dimension_name,
				'gap', round(reading.gap, 2), 'expectation', round(reading.expectation, 2), 'perception', round(reading.perception, 2),
				'answered', reading.answered, 'asked', reading.asked, 'scale_max', answer.scale_max), response);
	end loop;

	-- Overall satisfaction against the customer's own last time, both on a 7-point scale.
	select r.overall, i.scale_max, r.submitted_at,
		1 + (r.overall - i.scale_min) * 6.0 / (i.scale_max - i.scale_min)
			- (1 + (answer.overall - answer.scale_min) / step) as fall
	into reading
	from public.responses r
	join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
	join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
	where r.organization_id = organization and r.customer_id = answer.customer_id and r.id <> response
		and r.overall is not null and r.submitted_at < answer.submitted_at
	order by r.submitted_at desc limit 1;
	if reading.fall >= (settings #>> '{overall_drop,at_least}')::numeric then
		perform private.add_risk_event(organization, answer.customer_id, 'overall_drop', answer.submitted_at, response::text,
			jsonb_build_object('survey', answer.survey, 'title', answer.title, 'before', reading.overall, 'before_max', reading.scale_max,
				'before_at', reading.submitted_at, 'now', answer.overall, 'now_max', answer.scale_max), response);
	end if;

	if answer.contact_requested then
		perform private.add_risk_event(organization, answer.customer_id, 'contact_requested', answer.submitted_at, response::text,
			jsonb_build_object('survey', answer.survey, 'title', answer.title, 'detail', answer.contact_detail), response);
	end if;

	reading := null;
	select coalesce(
		substring(answer.comment from '(' || (settings #>> '{regulator_named,zh}') || ')'),
		substring(lower(answer.comment) from settings #>> '{regulator_named,en}')) as words into reading;
	if reading.words is not null then
		perform private.add_risk_event(organization, answer.customer_id, 'regulator_named', answer.submitted_at, response::text,
			jsonb_build_object('survey', answer.survey, 'title', answer.title, 'words', reading.words), response);
	end if;
end
$$;
comment on function private.score_response is 'Reads every signal that one answer can show into the ledger.';

create function private.as_instant(given jsonb) returns timestamptz
language plpgsql immutable set search_path = ''
as $$
begin
	if jsonb_typeof(given) = 'string' and given #>> '{}' ~ '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$' then
		return (given #>> '{}')::timestamptz;
	end if;
	return null;
exception when data_exception then
	return null; -- a day or an hour that does not exist
end
$$;
comment on function private.as_instant is 'An instant with its offset, or null for anything else.';

create function private.as_quantity(given jsonb) returns numeric
language sql immutable set search_path = ''
as $$
	select case when jsonb_typeof(given) = 'number' and abs((given #>> '{}')::numeric) < 1e9 then round((given #>> '{}')::numeric, 3) end
$$;
comment on function private.as_quantity is 'A number of a sane size, or null for anything else.';

create function private.excess_wait(promised jsonb, measured jsonb, ended timestamptz) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
	late interval := coalesce(private.as_instant(measured), ended) - private.as_instant(promised);
	reading record;
begin
	if late is not null then
		return case when late > interval '0' then jsonb_build_object('quantity', 'late_minutes',
			'promised', 0, 'measured', ceil(extract(epoch from late) / 60)) end;
	end if;
	if jsonb_typeof(promised) = 'number' then
		promised := jsonb_build_object('wait_minutes', promised);
		measured := jsonb_build_object('wait_minutes', measured);
	end if;
	if jsonb_typeof(promised) is distinct from 'object' or jsonb_typeof(measured) is distinct from 'object' then
		return null;
	end if;
	select p.key, private.as_quantity(p.value) as promised, private.as_quantity(m.value) as measured into reading
	from jsonb_each(promised) p join jsonb_each(measured) m on m.key = p.key
	where p.key ~ '(^wait|_(seconds|minutes|hours|days)$)' and char_length(p.key) <= 100
		and private.as_quantity(m.value) > private.as_quantity(p.value)
	order by p.key limit 1;
	return case when reading.key is not null then
		jsonb_build_object('quantity', reading.key, 'promised', reading.promised, 'measured', reading.measured) end;
end
$$;
comment on function private.excess_wait is 'The first time quantity in which more was measured than promised; null if none.';

create function private.score_encounter(organization uuid, encounter uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	contact record;
	wait jsonb;
begin
	select e.*, s.name::jsonb as service into contact from public.encounters e
	join public.services s on s.organization_id = e.organization_id and s.id = e.service_id
	where e.organization_id = organization and e.id = encounter;
	wait := private.excess_wait(contact.promised, contact.measured, contact.ended_at);
	if wait is not null then
		perform private.add_risk_event(organization, contact.customer_id, 'long_wait', contact.ended_at, encounter::text,
			wait || jsonb_build_object('encounter', contact.external_id, 'service', contact.service), null, encounter);
		perform private.review_customer(organization, contact.customer_id);
	end if;
end
$$;
comment on function private.score_encounter is 'Reads the signals of a service contact into the ledger.';

create function private.has_unread_must_act(current_case public.cases) returns boolean
language sql stable security definer set search_path = ''
as $$
	select exists (
		select from public.risk_events e
		where e.organization_id = current_case.organization_id and e.customer_id = current_case.customer_id
			and e.is_must_act and e.expires_at > now()
			and e.recorded_at > (
				select max(v.at) from public.case_events v
				where v.organization_id = current_case.organization_id and v.case_id = current_case.id
					and (v.actor_id is not null or v.kind = 'opened')))
$$;
comment on function private.has_unread_must_act is 'A signal that demands action came after the last thing anybody did on the case: it must not be closed over.';

create function private.announce_alert(organization uuid, alert uuid) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into public.outbox (organization_id, key, kind, recipient, locale, facts)
	select organization, 'alert:' || a.id || ':' || a.band, 'alert_opened', u.email, m.locale,
		jsonb_build_object('reference', c.reference, 'band', a.band, 'score', a.score, 'due_at', c.due_at, 'customer', p.external_id)
	from public.risk_alerts a
	join public.cases c on c.organization_id = a.organization_id and c.id = a.case_id
	join public.customers p on p.organization_id = a.organization_id and p.id = a.customer_id
	join public.memberships m on m.organization_id = c.organization_id and m.user_id = c.owner_id and m.is_active
	join auth.users u on u.id = m.user_id
	where a.organization_id = organization and a.id = alert and u.email is not null
	on conflict (organization_id, key) do nothing
$$;
comment on function private.announce_alert is 'Queues the message to the owner of an alert''s case: once for each band it reaches.';

create function private.review_customer(organization uuid, customer uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
	card public.risk_cards;
	ledger record;
	reached text;
	open_alert public.risk_alerts;
	last_closed timestamptz;
	site uuid;
	encounter uuid;
	opened uuid;
	opened_case uuid;
	ranks constant text[] := array['amber', 'red', 'must_act'];
begin
	-- One reviewer per customer at a time: two answers at once open one alert. Not "for update": both
	-- already hold the customer's key by their foreign keys, and would wait for each other for ever.
	perform from public.customers c where c.organization_id = organization and c.id = customer for no key update;
	select * into card from public.risk_cards c where c.organization_id = organization and c.is_active;
	select coalesce(sum(e.points), 0) as score, coalesce(bool_or(e.is_must_act), false) as must_act,
		max(e.recorded_at) filter (where e.is_must_act) as must_act_at into ledger
	from public.risk_events e
	where e.organization_id = organization and e.customer_id = customer and e.expires_at > now();
	reached := private.band_of(card, ledger.score, ledger.must_act);
	if not reached = any (ranks) then
		return;
	end if;
	select * into open_alert from public.risk_alerts a
	where a.organization_id = organization and a.customer_id = customer and a.closed_at is null;
	if open_alert.id is not null then
		if array_position(ranks, reached) > array_position(ranks, open_alert.band) then
			update public.risk_alerts a set band = reached, score = ledger.score
			where a.organization_id = organization and a.id = open_alert.id;
			update public.cases c set due_at = least(c.due_at, now() + make_interval(hours => card.due_hours_urgent))
			where c.organization_id = organization and c.id = open_alert.case_id;
			insert into public.case_events (organization_id, case_id, kind, details)
			select organization, c.id, 'escalated', jsonb_build_object('band', reached, 'score', ledger.score, 'due_at', c.due_at)
			from public.cases c where c.organization_id = organization and c.id = open_alert.case_id;
			perform private.announce_alert(organization, open_alert.id);
		end if;
		return;
	end if;
	select max(a.closed_at) into last_closed from public.risk_alerts a
	where a.organization_id = organization and a.customer_id = customer;
	-- After a case has ended, old points alone stay quiet for a while; a new must-act never does.
	if last_closed is not null and not coalesce(ledger.must_act_at > last_closed, false)
		and last_closed > now() - make_interval(days => card.quiet_days) then
		return;
	end if;
	select r.site_id, r.encounter_id into site, encounter from public.responses r
	where r.organization_id = organization and r.customer_id = customer
	order by r.submitted_at desc limit 1;
	opened_case := private.open_case(organization, 'prevention', customer, encounter, site,
		now() + make_interval(hours => case when reached = 'amber' then card.due_hours_amber else card.due_hours_urgent end),
		jsonb_build_object('band', reached, 'score', ledger.score));
	insert into public.risk_alerts (organization_id, customer_id, case_id, card_id, band, score)
	values (organization, customer, opened_case, card.id, reached, ledger.score) returning id into opened;
	perform private.announce_alert(organization, opened);
end
$$;
comment on function private.review_customer is 'Opens an alert with its case and message when the live score crosses into a band that needs a person.';
