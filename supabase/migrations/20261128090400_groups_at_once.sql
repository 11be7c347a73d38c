-- What is told of groups is put together in one pass, as text that is read once: of two hundred sites there
-- are twelve hundred scores, objects within objects are copied at each step, and joins of what is only known
-- here are planned badly.

create or replace function private.groups_told(layout private.measured_layout, group_by text, sums private.measure[], suppress_below integer) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
	moments constant text := '{"n":%s,"sum":"%s","sum_sq":"%s","at_max":0,"top2":0}';
	dimension constant text := '{"code":%s,"perception":' || moments || ',"expectation":' || moments || ',"gap":' || moments || '}';
	overall constant text := '{"perception":' || moments || ',"gap":' || moments || '}';
	codes constant text[] := array(select to_json(d.code)::text from private.dimensions_of(layout) d order by d.place);
begin
	return (
		with bucket as materialized (
			select s.bucket, max(s.numbers[1]) filter (where s.kind = 'n') as n,
				string_agg(format(dimension, codes[s.part], s.numbers[1], s.numbers[2], s.numbers[3], s.numbers[4], s.numbers[5], s.numbers[6],
					s.numbers[7], s.numbers[8], s.numbers[9]), ',' order by s.part) filter (where s.kind = 'scores' and s.part > 0) as dimensions,
				max(format(overall, s.numbers[1], s.numbers[2], s.numbers[3], s.numbers[7], s.numbers[8], s.numbers[9]))
					filter (where s.kind = 'scores' and s.part = 0) as overall,
				max(private.pairs_told(s.numbers)::text) filter (where s.kind = 'sampled') as pairs
			from unnest(sums) as s
			where s.kind in ('n', 'scores', 'sampled')
			group by s.bucket
		), sized as (
			-- What is not shown must not come out as the total minus the rest: while fewer than the limit are
			-- hidden, one more group goes with them: the smallest, or the oldest month. Answers without a group
			-- are never shown, so they count as hidden.
			select b.*, b.n < suppress_below
				or (coalesce(sum(b.n) filter (where b.n < suppress_below or b.bucket is null) over (), suppress_below) < suppress_below
					and b.bucket = first_value(b.bucket) over (
						order by b.n < suppress_below or b.bucket is null, case when group_by <> 'month' then b.n end, b.bucket)) as is_suppressed
			from bucket b where b.n > 0
		)
		select ('[' || coalesce(string_agg(format('{"key":%s,"name":%s,"n":%s,"is_suppressed":%s,"dimensions":[%s],"overall":%s%s}', to_json(z.bucket),
			coalesce(case group_by
				when 'site' then (select st.name::text from public.sites st where st.organization_id = layout.organization_id and st.code = z.bucket)
				when 'service' then (select sv.name::text from public.services sv where sv.organization_id = layout.organization_id and sv.code = z.bucket)
				end, 'null'), z.n, z.is_suppressed::text,
			case when not z.is_suppressed then z.dimensions end, case when z.is_suppressed then 'null' else z.overall end,
			case when not z.is_suppressed then ',"sampled":' || z.pairs end), ',' order by z.bucket), '') || ']')::jsonb
		from sized z
		where z.bucket is not null);
end
$$;
