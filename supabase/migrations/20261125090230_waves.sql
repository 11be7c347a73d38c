-- Waves: at set times a sample of the customers who were served lately is invited to a survey.
--
-- A wave runs once in each of its periods, by a key, however many workers look at the clock. Everybody who
-- belonged to the audience and was not invited is logged with the rule; periods that were missed are not
-- made up for, because people would be asked several times in a row.

create table public.survey_waves (
	organization_id uuid not null,
	id uuid not null default gen_random_uuid(),
	survey_id uuid not null,
	channel public.code not null,
	starts_at timestamptz not null,
	repeats text not null check (repeats in ('once', 'days', 'month')),
	every_days integer check (every_days between 1 and 365),
	audience_days integer not null check (audience_days between 1 and 730),
	segment text check (char_length(segment) between 1 and 100),
	sample_size integer not null check (sample_size between 1 and 5000),
	is_active boolean not null default true,
	created_at timestamptz not null default now(),
	created_by uuid references auth.users (id) on delete set null,
	primary key (organization_id, id),
	foreign key (organization_id, survey_id) references public.surveys (organization_id, id),
	check ((repeats = 'days') = (every_days is not null))
);
comment on table public.survey_waves is 'Invitations by the calendar: whom, how many, how often.';
comment on column public.survey_waves.organization_id is 'Owner.';
comment on column public.survey_waves.id is 'Random key.';
comment on column public.survey_waves.survey_id is 'To which survey.';
comment on column public.survey_waves.channel is 'email, or the code of a channel.';
comment on column public.survey_waves.starts_at is 'The first time; the hour of all others.';
comment on column public.survey_waves.repeats is 'once, every few days, or every month on that day.';
comment on column public.survey_waves.every_days is 'Days from one to the next, for days.';
comment on column public.survey_waves.audience_days is 'Customers who were served in so many days before.';
comment on column public.survey_waves.segment is 'Only of this segment; null for all.';
comment on column public.survey_waves.sample_size is 'At most this many are invited each time.';
comment on column public.survey_waves.is_active is 'False runs no more.';
comment on column public.survey_waves.created_at is 'When it was made.';
comment on column public.survey_waves.created_by is 'Who made it.';
create index survey_waves_survey on public.survey_waves (organization_id, survey_id);
create index survey_waves_creator on public.survey_waves (created_by);
create index survey_waves_active on public.survey_waves (starts_at) where is_active;

create table public.wave_runs (
	organization_id uuid not null,
	wave_id uuid not null,
	period integer not null check (period >= 0),
	ran_at timestamptz not null default now(),
	audience integer not null default 0,
	invited integer not null default 0,
	primary key (organization_id, wave_id, period),
	foreign key (organization_id, wave_id) references public.survey_waves (organization_id, id)
);
comment on table public.wave_runs is 'What a wave did in one of its periods. The key makes it once.';
comment on column public.wave_runs.organization_id is 'Owner.';
comment on column public.wave_runs.wave_id is 'Which wave.';
comment on column public.wave_runs.period is 'Counts from 0 at the start of the wave.';
comment on column public.wave_runs.ran_at is 'When.';
comment on column public.wave_runs.audience is 'Customers it could have invited.';
comment on column public.wave_runs.invited is 'Customers it invited.';

select private.close_by_default('public.survey_waves');
select private.close_by_default('public.wave_runs');
create policy survey_waves_staff_select on public.survey_waves for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
create policy wave_runs_staff_select on public.wave_runs for select to authenticated
	using (organization_id in (select private.my_organizations('{agent,quality_manager,admin}')));
grant select on public.survey_waves, public.wave_runs to authenticated, service_role;

create function private.wave_period(wave public.survey_waves, zone text, at timestamptz) returns integer
language sql stable set search_path = ''
as $$
	select case
		when at < wave.starts_at then null
		when wave.repeats = 'once' then 0
		when wave.repeats = 'days' then floor(extract(epoch from at - wave.starts_at) / 86400 / wave.every_days)::integer
		else (
			-- The last month whose day and hour, on the clock of the organisation, have come.
			select max(k) from generate_series(0, 12 * 50) as k
			where ((wave.starts_at at time zone zone) + make_interval(months => k)) at time zone zone <= at)
	end
$$;
comment on function private.wave_period is 'In which of its periods a wave is at a moment; null before its start.';

create function private.due_wave_at(at timestamptz) returns table (organization_id uuid, wave_id uuid, period integer, sample_size integer)
language sql stable security definer set search_path = ''
as $$
	select w.organization_id, w.id, p.period, w.sample_size
	from public.survey_waves w
	join public.organizations o on o.id = w.organization_id
	join public.surveys s on s.organization_id = w.organization_id and s.id = w.survey_id and s.status = 'open'
	cross join lateral (select private.wave_period(w, o.time_zone, at) as period) as p
	where w.is_active and w.starts_at <= at and p.period is not null
		and not exists (select from public.wave_runs r
			where r.organization_id = w.organization_id and r.wave_id = w.id and r.period = p.period)
	order by w.starts_at
	limit 1
$$;
comment on function private.due_wave_at is 'A wave whose period has not run yet at a moment.';

create function public.due_wave() returns table (organization_id uuid, wave_id uuid, period integer, sample_size integer)
language sql stable security definer set search_path = ''
as $$ select * from private.due_wave_at(now()) $$;
comment on function public.due_wave is 'A wave that is due now. Server only.';

create function private.wave_audience(wave public.survey_waves, in_period integer, at timestamptz)
returns table (customer uuid, encounter uuid, place bigint)
language sql stable security definer set search_path = ''
as $$
	select lately.customer_id, lately.id, row_number() over (order by md5(wave.id::text || in_period || lately.customer_id))
	from (
		select distinct on (e.customer_id) e.customer_id, e.id
		from public.encounters e
		join public.customers c on c.organization_id = e.organization_id and c.id = e.customer_id
			and (wave.segment is null or c.segment = wave.segment)
		where e.organization_id = wave.organization_id
			and e.ended_at > at - make_interval(days => wave.audience_days) and e.ended_at <= at
		order by e.customer_id, e.ended_at desc
	) as lately
$$;
comment on function private.wave_audience is 'Who was served lately, with the latest contact, in an order that is drawn anew for each period.';
create index encounters_ended on public.encounters (organization_id, ended_at);

create function private.run_wave_at(organization uuid, wave_id uuid, in_period integer, tokens jsonb, expires timestamptz, at timestamptz)
returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare
	wave public.survey_waves;
	carrier record;
	person record;
	verdict record;
	seen bigint := 0;
	asked integer := 0;
	members integer;
begin
	insert into public.wave_runs (organization_id, wave_id, period, ran_at)
	values (organization, run_wave_at.wave_id, in_period, run_wave_at.at)
	on conflict do nothing;
	if not found then
		return null;
	end if;
	select * into wave from public.survey_waves w where w.organization_id = organization and w.id = run_wave_at.wave_id;
	select h.kind as way, h.id as channel into carrier from public.channels h
	where h.organization_id = organization and h.code = wave.channel;
	for person in select * from private.wave_audience(wave, in_period, run_wave_at.at) a order by a.place loop
		exit when asked >= least(wave.sample_size, jsonb_array_length(tokens));
		seen := person.place;
		if exists (select from public.invitations v where v.organization_id = organization and v.survey_id = wave.survey_id
			and v.customer_id = person.customer and v.spent_at is null and v.expires_at > run_wave_at.at) then
			perform private.log_skip(organization, person.customer, coalesce(carrier.way, wave.channel), wave.survey_id, null, 'already_invited');
			continue;
		end if;
		select * into verdict from private.contact_decision(organization, person.customer, wave.survey_id,
			coalesce(carrier.way, wave.channel), carrier.channel, run_wave_at.at);
		if verdict.decision = 'skip' then
			perform private.log_skip(organization, person.customer, coalesce(carrier.way, wave.channel), wave.survey_id, null, verdict.rule);
			continue;
		end if;
		perform private.add_invitation(organization, wave.survey_id, person.customer, person.encounter, null,
			coalesce(carrier.way, wave.channel), carrier.channel, null,
			tokens -> asked ->> 'token_hash', tokens -> asked ->> 'nonce', expires);
		asked := asked + 1;
	end loop;
	insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, outcome, rule, at)
	select organization, a.customer, coalesce(carrier.way, wave.channel), 'invitation', wave.survey_id, 'skipped', 'not_sampled', run_wave_at.at
	from private.wave_audience(wave, in_period, run_wave_at.at) a where a.place > seen;
	get diagnostics members = row_count;
	update public.wave_runs r set audience = seen + members, invited = asked
	where r.organization_id = organization and r.wave_id = run_wave_at.wave_id and r.period = in_period;
	return asked;
end
$$;
comment on function private.run_wave_at is 'Runs a period of a wave at a moment; answers how many were invited, or null when it ran before.';

create function public.run_wave(p_organization uuid, p_wave uuid, p_period integer, p_tokens jsonb, p_expires_at timestamptz) returns integer
language sql volatile security definer set search_path = ''
as $$ select private.run_wave_at(p_organization, p_wave, p_period, p_tokens, p_expires_at, now()) $$;
comment on function public.run_wave is 'Runs a period of a wave now with tokens (nonce, token_hash) that the server made. Server only.';

create function public.add_wave(p_organization uuid, p_survey text, p_wave jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
	survey uuid;
	carrier record;
	made uuid;
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	select s.id into survey from public.surveys s where s.organization_id = p_organization and s.code = p_survey;
	if survey is null then
		perform private.refuse('not_found', 404);
	end if;
	select * into carrier from private.channel_for(p_organization, p_wave ->> 'channel');
	if coalesce(carrier.way, 'link') in ('link', 'phone', 'qr') then
		perform private.refuse('channel_not_available', 422, p_wave ->> 'channel');
	end if;
	insert into public.survey_waves (organization_id, survey_id, channel, starts_at, repeats, every_days, audience_days, segment,
		sample_size, created_by)
	values (p_organization, survey, p_wave ->> 'channel', (p_wave ->> 'starts_at')::timestamptz, p_wave ->> 'repeats',
		(p_wave ->> 'every_days')::integer, (p_wave ->> 'audience_days')::integer, nullif(p_wave ->> 'segment', ''),
		(p_wave ->> 'sample_size')::integer, (select auth.uid()))
	returning id into made;
	return made;
end
$$;
comment on function public.add_wave is 'Plans invitations by the calendar.';

create function public.stop_wave(p_organization uuid, p_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
	perform private.require_role(p_organization, '{quality_manager,admin}');
	update public.survey_waves w set is_active = false where w.organization_id = p_organization and w.id = p_id;
	if not found then
		perform private.refuse('not_found', 404);
	end if;
end
$$;
comment on function public.stop_wave is 'A wave runs no more.';

grant execute on function public.add_wave, public.stop_wave to authenticated, service_role;
grant execute on function public.due_wave, public.run_wave to service_role;
