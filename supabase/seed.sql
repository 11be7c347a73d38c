-- Demo data: two organisations, a year of answers, and customers at every stage of the loop.
-- Dates are relative to today and numbers come from a fixed seed, so every fresh start looks alike.
-- The recent part goes through the product's own functions: signals, alerts and cases are real.

select setseed(0.42);

create function pg_temp.add_user(address text) returns uuid
language plpgsql
as $$
declare
	created uuid := gen_random_uuid();
begin
	insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data,
		confirmation_token, recovery_token, email_change, email_change_token_new, created_at, updated_at)
	values (created, 'authenticated', 'authenticated', address,
		extensions.crypt('heed-demo-2026', extensions.gen_salt('bf', 10)), now(),
		'{"provider": "email", "providers": ["email"]}', '{}', '', '', '', '', now(), now());
	insert into auth.identities (id, user_id, provider, provider_id, identity_data, created_at, updated_at)
	values (gen_random_uuid(), created, 'email', created::text,
		jsonb_build_object('sub', created, 'email', address, 'email_verified', true), now(), now());
	return created;
end
$$;

create function pg_temp.add_member(organization uuid, address text, wanted public.staff_role, shown text) returns uuid
language sql
as $$
	insert into public.memberships (organization_id, user_id, role, display_name)
	values (organization, pg_temp.add_user(address), wanted, shown) returning user_id
$$;

create function pg_temp.add_survey(organization uuid, wanted text, wanted_form public.survey_form, shown jsonb) returns uuid
language sql
as $$
	insert into public.surveys (organization_id, code, instrument_id, form, title, languages, status, opened_at)
	select organization, wanted, i.id, wanted_form, shown, '{zh,en}', 'open', now() - interval '1 year'
	from public.instruments i where i.organization_id = organization and i.code = 'servqual-22'
	returning id
$$;

-- About standard normal: a sum of four uniforms.
create function pg_temp.noise() returns double precision
language sql volatile
as $$ select (random() + random() + random() + random() - 2) * sqrt(3) $$;

create function pg_temp.rating(centre double precision) returns smallint
language sql volatile
as $$ select least(7, greatest(1, round(centre)))::smallint $$;

create function pg_temp.one_of(words text[]) returns text
language sql volatile
as $$ select words[1 + floor(random() * cardinality(words))::integer] $$;

-- One service contact and the answer to it. mood shifts every perception; spread by dimension.
create function pg_temp.add_answer(organization uuid, survey uuid, number integer, customer_number integer, happened timestamptz, mood double precision)
returns void
language plpgsql
as $$
declare
	contact record;
	channel text;
	promised integer;
	-- tangibles, reliability, responsiveness, assurance, empathy
	strength constant double precision[] := array[0.15, -0.1, -0.35, 0.2, -0.15];
	sizes constant integer[] := array[4, 5, 4, 4, 5];
	felt smallint[] := '{}';
	hoped smallint[] := '{}';
	speaks text := case when customer_number % 3 = 0 then 'en' else 'zh' end;
	asked public.survey_form;
	satisfaction smallint;
	said text;
	stored uuid;
begin
	select s.form into asked from public.surveys s where s.organization_id = organization and s.id = survey;
	-- Chance is drawn apart from the query: it would be taken for the sort key's own random().
	channel := pg_temp.one_of('{counter,phone,visit}');
	promised := 10 + floor(random() * 4) * 5;
	select st.id as site, st.code, sv.id as service into contact
	from public.sites st, public.services sv
	where st.organization_id = organization and sv.organization_id = organization
	order by random() limit 1;
	if contact.code = 'old-town' then
		mood := mood - 0.35;
	end if;
	for dimension in 1..5 loop
		for item in 1..sizes[dimension] loop
			felt := felt || case when random() < 0.015 then null
				else pg_temp.rating(6.05 + strength[dimension] + mood + 0.75 * pg_temp.noise()) end;
			hoped := hoped || pg_temp.rating(6.35 + 0.55 * pg_temp.noise());
		end loop;
	end loop;
	satisfaction := pg_temp.rating(6.0 + 1.1 * mood + 0.6 * pg_temp.noise());
	said := case
		when random() > 0.35 then null
		when mood < -1.5 and speaks = 'zh' then pg_temp.one_of('{等了一上午没人来，也没人打电话说明。,同一个问题说了三遍还没解决。,暖气还是不热，师傅看了一眼就走了。,再不解决我就打12345投诉了。}')
		when mood < -1.5 then pg_temp.one_of('{Nobody came in the agreed window and nobody called.,I explained the same problem three times.,The radiator is still cold after two visits.,If this goes on I will call the ombudsman.}')
		when speaks = 'zh' then pg_temp.one_of('{师傅很专业，进门穿鞋套。,比去年好多了，谢谢。,希望预约时间能再准一点。,窗口态度很好。}')
		else pg_temp.one_of('{Quick and friendly.,Better than last winter; thank you.,Would be nice to have a narrower time window.,The clerk explained everything.}')
	end;
	perform private.ensure_customer(organization, jsonb_build_object('external_id', 'C-' || (1000 + customer_number), 'locale', speaks,
		'name', case when speaks = 'zh'
			then (string_to_array('王李张刘陈杨赵黄周吴', null))[1 + customer_number % 10] || (string_to_array('敏静伟强磊洋勇艳娟涛', null))[1 + customer_number / 10 % 10]
			else (array['Alex', 'Sam', 'Robin', 'Jo', 'Kim'])[1 + customer_number % 5] || ' ' || (array['Reed', 'Moss', 'Hale', 'Lane', 'Frost'])[1 + customer_number / 5 % 5] end,
		'email', 'c' || customer_number || '@customers.test', 'phone', '138' || lpad((customer_number * 7919 % 100000000)::text, 8, '0'),
		'segment', (array['home', 'home', 'business'])[1 + customer_number % 3]));
	insert into public.encounters (organization_id, external_id, customer_id, site_id, service_id, channel, started_at, ended_at, promised, measured)
	select organization, 'E-' || to_char(happened, 'YYMM') || '-' || number, c.id, contact.site, contact.service, channel,
		happened - interval '50 minutes', happened - interval '20 minutes',
		jsonb_build_object('wait_minutes', promised),
		jsonb_build_object('wait_minutes', greatest(2, round((promised * 0.8 - 6 * mood + 5 * pg_temp.noise())::numeric)))
	from public.customers c where c.organization_id = organization and c.external_id = 'C-' || (1000 + customer_number);
	insert into public.responses (organization_id, survey_id, submission_id, receipt, customer_id, encounter_id, site_id, service_id,
		channel, locale, perceptions, expectations, overall, comment, contact_requested, contact_detail, notice_version, submitted_at, received_at)
	select organization, survey, gen_random_uuid()::text, private.crockford(sha256(uuid_send(gen_random_uuid())), 12),
		e.customer_id, e.id, e.site_id, e.service_id, e.channel, speaks, felt,
		case when asked = 'expectation_perception' then hoped end, satisfaction, said,
		mood < -1.5 and random() < 0.25, null, '2026-11', happened, happened
	from public.encounters e where e.organization_id = organization and e.external_id = 'E-' || to_char(happened, 'YYMM') || '-' || number
	returning id into stored;
	if happened > now() - interval '60 days' then
		perform private.score_encounter(organization, e.encounter_id), private.score_response(organization, stored),
			private.review_customer(organization, e.customer_id)
		from public.responses e where e.organization_id = organization and e.id = stored;
	end if;
end
$$;

-- A short survey in the words of the industry, sent by mail, confidential: whose answers they are shows nowhere.
create function pg_temp.add_winter_check(organization uuid) returns void
language plpgsql
as $$
declare
	title constant jsonb := '{"zh": "供热季小调查", "en": "Heating season check"}';
	recommend constant jsonb := '{"code": "recommend", "type": "rating", "preset": "nps", "place": "after", "required": false,
		"scale": {"min": 0, "max": 10, "labels": {"min": {"zh": "完全不可能", "en": "Not at all likely"}, "max": {"zh": "非常可能", "en": "Extremely likely"}}},
		"text": {"zh": "您有多大可能向亲友推荐我们？", "en": "How likely are you to recommend us to friends or family?"}}';
	asked constant jsonb := (select t.definition -> 'questions' from private.instrument_templates t where t.code = 'heating-22') || jsonb_build_array(recommend);
	survey uuid;
	customer uuid;
	token text;
	happened timestamptz;
	mood double precision;
begin
	perform set_config('role', 'service_role', true);
	perform public.create_survey(organization, jsonb_build_object('code', 'winter-check', 'instrument', 'heating-22', 'form', 'lite',
		'title', title, 'languages', '["zh", "en"]'::jsonb, 'status', 'open', 'content', jsonb_build_object('consent', 'confidential', 'questions', asked)));
	perform public.create_open_form(organization, 'winter-check', '{"slug": "front-desk", "kind": "touchpoint", "site": "north",
		"label": {"zh": "城北站服务台", "en": "North station, front desk"}}');
	perform set_config('role', 'none', true);
	select s.id into survey from public.surveys s where s.organization_id = organization and s.code = 'winter-check';
	-- Nobody is reminded of invitations that were made up.
	insert into public.survey_outreach (organization_id, survey_id, channel, reminder_days) values (organization, survey, 'email', '{}');
	for number in 1..150 loop
		happened := now() - interval '1 day' * (150 - number) - interval '3 hours';
		mood := 0.7 * pg_temp.noise() - case when random() < 0.1 then 2 else 0 end;
		token := 'demo-winter-check-' || number;
		select c.id into customer from public.customers c where c.organization_id = organization order by c.external_id offset number limit 1;
		insert into public.invitations (organization_id, survey_id, customer_id, token_hash, channel, created_at, sent_at, opened_at, bounced_at, expires_at)
		values (organization, survey, customer, sha256(convert_to(token, 'UTF8')), 'email', happened - interval '2 days', happened - interval '2 days',
			case when number % 5 <> 0 then happened - interval '1 day' end, case when number % 25 = 0 then happened - interval '2 days' end, now() + interval '30 days');
		continue when number % 5 = 0 or number % 3 = 0;
		perform public.submit_response(token, jsonb_build_object('submission_id', gen_random_uuid(), 'locale', pg_temp.one_of('{zh,zh,en}'),
			'perceptions', (select jsonb_object_agg(t.code, case when number % 37 = 1 then 7 else pg_temp.rating(5.6 + mood + 0.8 * pg_temp.noise()) end)
				from public.instrument_items t join public.surveys s on s.organization_id = t.organization_id and s.instrument_id = t.instrument_id
				where s.organization_id = organization and s.id = survey),
			'overall', pg_temp.rating(5.7 + mood), 'duration_seconds', case when number % 37 = 1 then 9 else 45 + floor(random() * 120)::integer end,
			'answers', jsonb_build_object('recommend', least(10, greatest(0, round(8 + 2 * mood + pg_temp.noise()))))
				|| (select jsonb_object_agg(q.value ->> 'code', q.value -> 'options' -> floor(random() * 3)::integer -> 'code')
					from jsonb_array_elements(asked) as q (value) where q.value ->> 'type' = 'single' and not q.value ? 'show_if')));
		update public.responses r set submitted_at = date_trunc('day', happened, 'Asia/Shanghai'), received_at = date_trunc('day', happened, 'Asia/Shanghai')
		where r.receipt = private.receipt_of(token);
	end loop;
end
$$;

-- A short call back after an errand, with names: how hard it was, and whether somebody thinks of going elsewhere.
create function pg_temp.add_call_back(organization uuid) returns void
language plpgsql
as $$
declare
	title constant jsonb := '{"zh": "办事回访", "en": "After an errand"}';
	scale constant jsonb := '{"min": 1, "max": 7, "labels": {"min": {"zh": "完全不同意", "en": "Strongly disagree"}, "max": {"zh": "完全同意", "en": "Strongly agree"}}}';
	question constant jsonb := jsonb_build_object('type', 'rating', 'place', 'after', 'required', false, 'scale', scale);
	asked constant jsonb := jsonb_build_array(
		question || '{"code": "effort", "preset": "effort", "text": {"zh": "在{{organization|我们这里}}办这件事很省力", "en": "{{organization|We}} made it easy for you to get this done"}}',
		question || '{"code": "switching", "text": {"zh": "您在考虑换一家", "en": "You are thinking of going to another provider"}}');
	survey uuid;
	customer uuid;
	token text;
begin
	perform set_config('role', 'service_role', true);
	perform public.create_survey(organization, jsonb_build_object('code', 'call-back', 'instrument', 'servqual-22', 'form', 'pulse',
		'title', title, 'languages', '["zh", "en"]'::jsonb, 'status', 'open', 'content', jsonb_build_object('questions', asked)));
	perform set_config('role', 'none', true);
	select s.id into survey from public.surveys s where s.organization_id = organization and s.code = 'call-back';
	for number in 1..18 loop
		token := 'demo-call-back-' || number;
		insert into public.customers (organization_id, external_id, locale, segment)
		values (organization, 'F-' || (1000 + number), (array['zh', 'zh', 'en'])[1 + number % 3]::public.locale, 'home') returning id into customer;
		insert into public.invitations (organization_id, survey_id, customer_id, token_hash, channel, created_at, expires_at)
		values (organization, survey, customer, sha256(convert_to(token, 'UTF8')), 'link', now() - interval '2 days', now() + interval '30 days');
		perform public.submit_response(token, jsonb_build_object('submission_id', gen_random_uuid(), 'locale', (array['zh', 'zh', 'en'])[1 + number % 3],
			'perceptions', (select jsonb_object_agg(t.code, case when number % 5 = 0 then 4 else 5 + (number + t.position) % 3 end)
				from public.instrument_items t join public.surveys s on s.organization_id = t.organization_id and s.instrument_id = t.instrument_id
				where s.organization_id = organization and s.id = survey and t.is_anchor),
			'overall', case when number % 5 = 0 then 4 else 6 end, 'duration_seconds', 40 + number,
			'answers', jsonb_build_object('effort', case when number % 5 = 0 then 2 else 4 + number % 4 end,
				'switching', case when number % 6 = 0 then 6 else 1 + number % 3 end)));
	end loop;
end
$$;

-- Complaints that came in by other ways: more often from people who had been dissatisfied before.
create function pg_temp.add_complaints(organization uuid) returns void
language plpgsql
as $$
declare
	answer record;
	told record;
	received timestamptz;
	is_over boolean;
	number integer := 0;
begin
	for answer in
		select r.overall, r.submitted_at, r.locale, c.external_id as customer, st.code as site, sv.code as service
		from public.responses r
		join public.customers c on c.organization_id = r.organization_id and c.id = r.customer_id
		join public.sites st on st.organization_id = r.organization_id and st.id = r.site_id
		join public.services sv on sv.organization_id = r.organization_id and sv.id = r.service_id
		where r.organization_id = add_complaints.organization and r.overall is not null
		order by r.submitted_at, r.id
	loop
		continue when random() > case when answer.overall <= 4 and answer.submitted_at > now() - interval '15 days' then 1
			when answer.overall <= 3 then 0.38 when answer.overall <= 5 then 0.1 else 0.03 end;
		received := answer.submitted_at + least(interval '1 day' * (3 + 40 * random()), (now() - answer.submitted_at) * (0.4 + 0.6 * random()));
		continue when received > now() - interval '1 hour';
		number := number + 1;
		select * into told from (values
			('service_slow_response', 'phone', '报修三天没有人来，打电话总说在排队。', 'Reported three days ago and nobody has come; the hotline keeps saying we are in the queue.'),
			('product_below_standard', 'phone', '家里只有15度，达不到承诺的温度。', 'It is 15 degrees at home, far from the temperature that was promised.'),
			('service_attitude', 'visit', '窗口的人态度很差，问一句就不耐烦。', 'The clerk was rude and impatient when I asked.'),
			('service_waiting_time', 'email', '约好上午，等到下午四点才来。', 'The appointment was for the morning; they came at four.'),
			('information_misunderstood', 'letter', '账单上的钱和电话里说的不一样。', 'The bill differs from what I was told on the phone.'),
			('service_late_complaint_handling', 'email', '上次投诉到现在没有回音。', 'I have heard nothing since I last complained.')
		) as t (cause, channel, zh, en) offset floor(random() * 6)::integer limit 1;
		is_over := received < now() - interval '12 days';
		perform private.store_complaint(organization, jsonb_build_object('source', 'import', 'external_id', 'demo-' || number,
			'customer', answer.customer, 'site', answer.site, 'service', answer.service, 'locale', answer.locale, 'channel', told.channel,
			'received_at', received, 'happened_at', received - interval '1 day', 'words', case answer.locale when 'zh' then told.zh else told.en end)
			|| case when is_over then jsonb_build_object('cause', told.cause, 'closed_at', received + interval '1 day' * (2 + 8 * random()),
				'outcome', case when random() < 0.8 then 'solved' else 'not_solved' end)
				else jsonb_build_object('category', split_part(told.cause, '_', 1)) end, 'system');
	end loop;
end
$$;

-- Last winter's customers: where each stood once, and whether a complaint came within two months. Complaints come more
-- often the more points somebody had or where they waited, and half as often where somebody called.
create function pg_temp.add_last_winter(organization uuid) returns void
language plpgsql
as $$
declare
	salt constant text := encode(sha256('demo lottery'), 'hex');
	-- Of so many customers with these points one complains. Who waited too long, which is those with 1 or 3, complains more
	-- often than the card thinks: there is something to learn. No multiples of three, which would all fall on one of the weeks.
	one_in constant integer[] := array[32, 8, 20, 7, 13, 5, 4, 4];
	program uuid;
	card uuid;
	customer uuid;
	alert uuid;
	opened uuid;
	points integer;
	place integer;
	arm text;
	as_of timestamptz;
	stood_at timestamptz;
	seen integer[] := array_fill(0, array[16]);
	slot integer;
	complains boolean;
begin
	select c.id into card from public.risk_cards c where c.organization_id = add_last_winter.organization and c.is_active;
	insert into public.prevention_programs (organization_id, name, play, opened_at, block_size, block_holdouts, window_days, verdict_on, planned_n,
		expected_per_week, capacity_per_week, base_rate, historic_n, historic_complaints, salt_commitment)
	values (organization, '{"zh": "三天内回访", "en": "A call within three days"}', '三天内打电话，问清情况，约好解决时间 Call within three days, ask what happened, agree when it will be solved',
		now() - interval '330 days', 3, 1, 60, (now() at time zone 'Asia/Shanghai')::date - 40, 240, 7, 5, 0.2, 60, 12,
		encode(sha256(convert_to(salt, 'UTF8')), 'hex'))
	returning id into program;
	insert into private.prevention_salts (organization_id, program_id, salt) values (organization, program, salt);
	for number in 1..1100 loop
		points := case when number <= 260 then 5 + number % 3 else number % 5 end;
		as_of := date_trunc('week', now()) - interval '1 week' * (array[43, 33, 23])[1 + number % 3];
		stood_at := as_of + interval '1 hour' * (number % 48);
		-- Keys that are the same at every start: the learner parts customers by them.
		insert into public.customers (organization_id, id, external_id, locale, segment)
		values (organization, md5('winter ' || number)::uuid, 'W-' || (1000 + number), case when number % 3 = 0 then 'en' else 'zh' end::public.locale, (array['home', 'home', 'business'])[1 + number % 7 % 3])
		returning id into customer;
		insert into public.risk_snapshots (organization_id, customer_id, as_of, card_id, score, band, signals, facts)
		values (organization, customer, as_of, card, points, case when points >= 5 then 'amber' when points >= 3 then 'watch' else 'low' end,
			jsonb_strip_nulls(jsonb_build_object('low_answer', case when points >= 2 then 1 end, 'dimension_gap', case when points >= 6 then 2 when points >= 4 then 1 end,
				'long_wait', case when points % 2 = 1 then 1 end)), jsonb_build_object('segment', (array['home', 'home', 'business'])[1 + number % 7 % 3]));
		arm := null;
		if points >= 5 then
			select count(*) into place from public.prevention_assignments a where a.organization_id = add_last_winter.organization and a.stratum = points || ':';
			arm := private.arm_at(salt, points || ':', place, 3, 1);
			opened := null;
			if arm = 'contact' then
				insert into public.cases (organization_id, kind, state, customer_id, outcome, opened_at, due_at, closed_at)
				values (organization, 'prevention', 'closed', customer, case when number % 4 = 0 then 'not_reached' else 'solved' end,
					stood_at, stood_at + interval '3 days', stood_at + interval '5 days')
				returning id into opened;
				insert into public.case_events (organization_id, case_id, at, kind, to_state) values (organization, opened, stood_at, 'opened', 'open');
				insert into public.case_events (organization_id, case_id, at, kind, from_state, to_state, details)
				select organization, opened, stood_at + interval '2 days', case when number % 4 = 0 then 'contact_attempted' else 'state_changed' end,
					case when number % 4 <> 0 then 'open' end, case when number % 4 <> 0 then 'contacted' end, '{"channel": "phone"}';
			end if;
			insert into public.risk_alerts (organization_id, customer_id, case_id, card_id, band, score, opened_at, closed_at, case_opened_at, case_reason, arm, faded_at)
			values (organization, customer, opened, card, 'amber', points, stood_at, stood_at + interval '5 days', case when opened is not null then stood_at end,
				case when opened is not null then 'at_once' end, arm, case when opened is null then stood_at + interval '5 days' end)
			returning id into alert;
			insert into public.prevention_assignments (organization_id, program_id, customer_id, alert_id, card_id, score, stratum, position, arm, seed_hash, assigned_at)
			values (organization, program, customer, alert, card, points, points || ':', place, arm, private.lot_hash(salt, points || ':', place), stood_at);
		end if;
		slot := 1 + points + case when arm = 'contact' then 8 else 0 end;
		seen[slot] := seen[slot] + 1;
		complains := seen[slot] % (one_in[1 + points] * case when arm = 'contact' then 2 else 1 end) = 2;
		if complains then
			perform private.store_complaint(organization, jsonb_build_object('source', 'import', 'external_id', 'winter-' || number, 'customer', 'W-' || (1000 + number),
				'channel', 'phone', 'site', (array['north', 'riverside', 'old-town'])[1 + number % 3], 'service', 'repair', 'received_at', stood_at + interval '1 day' * (4 + number % 50),
				'closed_at', stood_at + interval '1 day' * (8 + number % 50), 'outcome', 'solved', 'cause', 'service_slow_response'), 'system');
		end if;
		if number % 13 = 4 then
			update public.customers c set left_at = stood_at + interval '1 day' * (10 + number % 45) where c.organization_id = add_last_winter.organization and c.id = customer;
		end if;
	end loop;
end
$$;

do $$
declare
	demo uuid := private.create_organization('demo', '{"zh": "晨光供热（演示）", "en": "Morning Heat (demo)"}');
	other uuid := private.create_organization('other', '{"zh": "另一家机构（演示）", "en": "Another organisation (demo)"}');
	agent uuid;
	after_service uuid;
	quick uuid;
	happened timestamptz;
	winter double precision;
	mood double precision;
	worked record;
	place integer := 0;
begin
	-- Two organisations: the list of complaint forms shows the one that wants to be found there.
	update public.organizations o set is_complaint_form_listed = true where o.id = demo;
	perform pg_temp.add_member(demo, 'admin@demo.test', 'admin', '管理员 Admin');
	perform pg_temp.add_member(demo, 'manager@demo.test', 'quality_manager', '质量经理 Manager');
	perform pg_temp.add_member(demo, 'trainer@demo.test', 'trainer', '培训师 Trainer');
	agent := pg_temp.add_member(demo, 'agent@demo.test', 'agent', '客服 Agent');
	perform pg_temp.add_member(other, 'manager@other.test', 'quality_manager', '质量经理 Manager');

	insert into public.sites (organization_id, code, name) values
		(demo, 'north', '{"zh": "城北站", "en": "North station"}'),
		(demo, 'riverside', '{"zh": "河滨站", "en": "Riverside station"}'),
		(demo, 'old-town', '{"zh": "老城站", "en": "Old Town station"}'),
		(other, 'main', '{"zh": "总店", "en": "Main branch"}');
	insert into public.services (organization_id, code, name) values
		(demo, 'repair', '{"zh": "上门维修", "en": "Repair visit"}'),
		(demo, 'counter', '{"zh": "营业厅办理", "en": "Counter service"}'),
		(demo, 'hotline', '{"zh": "热线咨询", "en": "Hotline"}'),
		(other, 'counter', '{"zh": "柜台", "en": "Counter"}');
	after_service := pg_temp.add_survey(demo, 'after-service', 'expectation_perception', '{"zh": "服务后满意度调查", "en": "After-service survey"}');
	quick := pg_temp.add_survey(demo, 'experience', 'perception', '{"zh": "服务体验调查", "en": "Service experience survey"}');

	for number in 1..420 loop
		happened := now() - interval '360 days' + interval '359 days' * (number / 420.0) - interval '1 hour' * (1 + 20 * random());
		-- The heating season is harder on everybody.
		winter := case when extract(month from happened) in (11, 12, 1, 2) then -0.3 else 0.1 end;
		mood := winter + 0.4 * pg_temp.noise() - case when random() < 0.09 then 3.0 else 0 end;
		perform pg_temp.add_answer(demo, case when number % 7 = 0 then quick else after_service end, number,
			floor(random() * 170)::integer, happened, mood);
	end loop;
	-- What was asked all along becomes the first published version.
	perform set_config('role', 'service_role', true);
	perform public.publish_survey(demo, 'after-service'), public.publish_survey(demo, 'experience');
	perform set_config('role', 'none', true);
	for number in 1..24 loop
		perform pg_temp.add_answer(other, s.id, number, number % 15, now() - interval '1 day' * (number * 9), 0.5 * pg_temp.noise())
		from (select pg_temp.add_survey(other, 'after-service', 'expectation_perception', '{"zh": "服务后调查", "en": "After-service survey"}') as id where number = 1
			union all select id from public.surveys where organization_id = other and number > 1) as s;
	end loop;

	perform pg_temp.add_winter_check(demo);
	perform pg_temp.add_call_back(demo);
	perform pg_temp.add_complaints(demo);

	-- The agent has worked on some of the cases.
	perform set_config('request.jwt.claim.sub', agent::text, true),
		set_config('request.jwt.claims', jsonb_build_object('sub', agent, 'role', 'authenticated')::text, true);
	for worked in select reference from public.cases where organization_id = demo and kind = 'prevention' order by opened_at, reference loop
		place := place + 1;
		continue when place % 3 = 0;
		perform set_config('role', 'authenticated', true);
		if place % 3 = 1 then
			perform public.note_case(demo, worked.reference, 'contact_attempted', '无人接听 No answer', '{"channel": "phone", "reached": false}');
		end if;
		perform public.transition_case(demo, worked.reference, 'contacted', '已致电说明情况，约好明天上门 Called, agreed a visit tomorrow', '{"channel": "phone", "reached": true}');
		if place % 4 = 0 then
			perform public.transition_case(demo, worked.reference, 'closed', '客户确认已解决 The customer confirmed that it is solved', '{"outcome": "solved"}');
		end if;
		perform set_config('role', 'none', true);
	end loop;

	perform set_config('request.jwt.claim.sub', '', true), set_config('request.jwt.claims', '', true);
	perform pg_temp.add_last_winter(demo);

	-- Nobody is mailed about cases that were made up.
	update public.outbox set sent_at = now();
end
$$;
