-- What an organisation has taught its reader is found in words after they were stored: it is scored then, once for
-- each answer and signal as ever, and the worker reviews whom it concerns.

create or replace function public.keep_readings(p_readings jsonb) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	kept integer := 0;
	told record;
begin
	for told in
		with kept as materialized (
			update public.text_readings t
			set locale = (r.reading ->> 'locale')::public.locale, negative = (r.reading ->> 'negative')::numeric,
				findings = coalesce(r.reading -> 'findings', '{}'), causes = coalesce(r.reading -> 'causes', '[]'),
				grams = coalesce(r.reading -> 'grams', '[]'), reader = coalesce(r.reading -> 'reader', '{}'), reader_version = r.version
			from jsonb_to_recordset(p_readings) as r (organization uuid, id uuid, version integer, reading jsonb)
			where t.organization_id = r.organization and t.id = r.id and t.reader_version < r.version
			returning t.organization_id, t.response_id
		)
		select k.organization_id, k.response_id, r.customer_id,
			-- Of older answers nothing would be live any more.
			r.submitted_at + make_interval(days => (
				select max(s.life_days) from public.risk_cards c
				join public.risk_card_signals s on s.organization_id = c.organization_id and s.card_id = c.id
				where c.organization_id = k.organization_id and c.is_active)) > now() as is_recent
		from kept k
		left join public.responses r on r.organization_id = k.organization_id and r.id = k.response_id and r.customer_id is not null
		-- Whoever writes down many to be reviewed does it in this order.
		order by k.organization_id, r.customer_id
	loop
		kept := kept + 1;
		if told.is_recent then
			perform private.score_words(private.answer_to_score(told.organization_id, told.response_id));
			insert into private.reviews_due (organization_id, customer_id) values (told.organization_id, told.customer_id)
			on conflict do nothing;
		end if;
	end loop;
	return kept;
end
$$;
