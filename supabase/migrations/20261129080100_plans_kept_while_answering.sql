-- What runs with every answer is planned once a connection: functions in SQL that cannot be merged into the
-- statement around them are planned anew with every call, those in plpgsql are not.

create or replace function private.thresholds_for(organization uuid, service uuid, customer uuid) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
	return (
		select jsonb_object_agg(s.signal, case when s.parameters ? 'overrides'
			then private.with_overrides(s.parameters, v.code, p.segment) else s.parameters end)
		from public.risk_cards c
		join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
		left join public.services v on v.organization_id = c.organization_id and v.id = service
		left join public.customers p on p.organization_id = c.organization_id and p.id = customer
		where c.organization_id = organization and c.is_active);
end
$$;

create or replace function private.add_risk_event(organization uuid, customer uuid, wanted_signal text, occurred timestamptz, source text,
	facts jsonb, response uuid default null, encounter uuid default null, case_of uuid default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act,
		occurred_at, expires_at, source_key, evidence, response_id, encounter_id, case_id)
	select organization, customer, c.id, s.signal, s.points, s.is_must_act,
		occurred, occurred + make_interval(days => s.life_days), source, facts, response, encounter, case_of
	from public.risk_cards c
	join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
	where c.organization_id = organization and c.is_active and s.signal = wanted_signal
	on conflict (organization_id, signal, source_key) do nothing;
end
$$;

create or replace function private.answer_to_score(organization uuid, response uuid) returns private.answer_to_score
language plpgsql stable set search_path = ''
as $$
begin
	return (
		select (r.organization_id, r.id, r.customer_id, r.submitted_at, r.overall, r.comment, r.contact_requested, r.contact_detail,
			r.answers, coalesce(private.content_of(s) -> 'questions', '[]'), i.scale_min, i.scale_max, (i.scale_max - i.scale_min) / 6.0,
			jsonb_build_object('survey', s.code, 'title', s.title),
			private.thresholds_for(r.organization_id, r.service_id, r.customer_id))::private.answer_to_score
		from public.responses r
		join public.surveys s on s.organization_id = r.organization_id and s.id = r.survey_id
		join public.instruments i on i.organization_id = s.organization_id and i.id = s.instrument_id
		where r.organization_id = organization and r.id = response);
end
$$;

create or replace function private.add_answer_event(answer private.answer_to_score, signal text, facts jsonb, part text default null) returns void
language plpgsql volatile set search_path = ''
as $$
begin
	perform private.add_risk_event(answer.organization_id, answer.customer_id, signal, answer.at,
		concat_ws(':', answer.response_id, part), answer.facts || facts, answer.response_id);
end
$$;

create or replace function private.store_reading(organization uuid, reading jsonb, response uuid default null, case_of uuid default null)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	if jsonb_typeof(reading) = 'object' then
		update public.text_readings t
		set locale = (reading ->> 'locale')::public.locale, negative = (reading ->> 'negative')::numeric,
			findings = coalesce(reading -> 'findings', '{}'), causes = coalesce(reading -> 'causes', '[]'),
			grams = coalesce(reading -> 'grams', '[]'), reader = coalesce(reading -> 'reader', '{}'), reader_version = 0
		where t.organization_id = organization and (t.response_id = response or t.case_id = case_of);
	end if;
end
$$;

-- Ratings are read once: as a whole for very low answers, and by dimension.
create or replace function private.score_ratings(answer private.answer_to_score) returns void
language plpgsql volatile set search_path = ''
as $$
declare
	at_most constant numeric := answer.scale_min + ((answer.settings #>> '{low_answer,at_most}')::numeric - 1) * answer.step;
	rated record;
	low jsonb;
	dimensions integer := 0;
	met integer := 0;
	wide integer := 0;
begin
	for rated in
		select i.dimension, i.dimension_name, grouping(i.dimension) = 1 as is_whole, avg(i.perception - i.expectation) as gap,
			count(i.perception - i.expectation) as answered, count(*) as asked,
			avg(i.expectation) filter (where i.perception is not null) as expectation,
			avg(i.perception) filter (where i.expectation is not null) as perception,
			jsonb_agg(jsonb_build_object('code', i.code, 'text', private.shortened(i.item_text, 120), 'answer', i.perception) order by i.place)
				filter (where i.perception <= at_most) as low
		from private.rated_items(answer.organization_id, answer.response_id)
			with ordinality as i (code, dimension, dimension_name, item_text, perception, expectation, place)
		group by grouping sets ((), (i.dimension, i.dimension_name))
		-- The whole first, then the widest gap.
		order by grouping(i.dimension) desc, avg(i.perception - i.expectation), i.dimension
	loop
		if rated.is_whole then
			-- Any very low answer: one row, with the items as evidence.
			low := rated.low;
			if low is not null then
				perform private.add_answer_event(answer, 'low_answer', jsonb_build_object('scale_max', answer.scale_max,
					'count', jsonb_array_length(low), 'items', jsonb_path_query_array(low, '$[0 to 4]')));
			end if;
			continue;
		end if;
		-- By the half rule.
		dimensions := dimensions + 1;
		continue when 2 * rated.answered < rated.asked or rated.gap is null;
		met := met + (rated.gap >= 0)::integer;
		if rated.gap <= (answer.settings #>> '{dimension_gap,at_most}')::numeric * answer.step
			and wide < (answer.settings #>> '{dimension_gap,counted}')::integer then
			wide := wide + 1;
			perform private.add_answer_event(answer, 'dimension_gap', jsonb_build_object(
				'dimension', rated.dimension, 'name', rated.dimension_name, 'gap', round(rated.gap, 2),
				'expectation', round(rated.expectation, 2), 'perception', round(rated.perception, 2),
				'answered', rated.answered, 'asked', rated.asked, 'scale_max', answer.scale_max), rated.dimension);
		end if;
	end loop;
	-- Low expectations that were met are no good news.
	if low is null and dimensions > 0 and met = dimensions then
		perform private.add_answer_event(answer, 'all_met', jsonb_build_object('dimensions', dimensions));
	end if;
end
$$;

-- Its columns are the first of invitations_survey_page.
drop index public.invitations_survey;
