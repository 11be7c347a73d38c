-- What is told of groups is written as text and read once: of two hundred sites there are twelve hundred
-- scores, and objects within objects are copied at each step.

create or replace function private.groups_told(layout private.measured_layout, group_by text, sums private.measure[], suppress_below integer) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
	moments constant text := '{"n":%s,"sum":"%s","sum_sq":"%s","at_max":0,"top2":0}';
	dimension constant text := '{"code":%s,"perception":' || moments || ',"expectation":' || moments || ',"gap":' || moments || '}';
	overall constant text := '{"perception":' || moments || ',"gap":' || moments || '}';
begin
	return (
		with bucket_size as materialized (
			-- What is not shown must not come out as the total minus the rest: while fewer than the limit are
			-- hidden, one more group goes with them: the smallest, or the oldest month. Answers without a group
			-- are never shown, so they count as hidden.
			select b.bucket, b.n, b.n < suppress_below
				or (coalesce(sum(b.n) filter (where b.n < suppress_below or b.bucket is null) over (), suppress_below) < suppress_below
					and b.bucket = first_value(b.bucket) over (
						order by b.n < suppress_below or b.bucket is null, case when group_by <> 'month' then b.n end, b.bucket)) as is_suppressed
			from (select s.bucket, s.numbers[1] as n from unnest(sums) as s where s.kind = 'n' and s.numbers[1] > 0) as b
		), code as materialized (
			select d.place, to_json(d.code)::text as code from private.dimensions_of(layout) d
		), scored as materialized (
			select s.bucket, string_agg(format(dimension, c.code, s.numbers[1], s.numbers[2], s.numbers[3], s.numbers[4], s.numbers[5], s.numbers[6],
					s.numbers[7], s.numbers[8], s.numbers[9]), ',' order by s.part) filter (where s.part > 0) as dimensions,
				max(format(overall, s.numbers[1], s.numbers[2], s.numbers[3], s.numbers[7], s.numbers[8], s.numbers[9])) filter (where s.part = 0) as overall
			from unnest(sums) as s
			left join code c on c.place = s.part
			where s.kind = 'scores' and s.bucket is not null group by s.bucket
		)
		select ('[' || coalesce(string_agg(format('{"key":%s,"name":%s,"n":%s,"is_suppressed":%s,"dimensions":[%s],"overall":%s%s}', to_json(z.bucket),
			coalesce(case group_by when 'site' then st.name::text when 'service' then sv.name::text end, 'null'), z.n, z.is_suppressed::text,
			case when not z.is_suppressed then l.dimensions end, case when z.is_suppressed then 'null' else l.overall end,
			case when not z.is_suppressed then ',"sampled":' || p.lines end), ',' order by z.bucket), '') || ']')::jsonb
		from bucket_size z
		left join scored l on l.bucket = z.bucket
		left join (select s.bucket, private.pairs_told(s.numbers)::text as lines from unnest(sums) as s where s.kind = 'sampled') as p on p.bucket = z.bucket
		left join public.sites st on group_by = 'site' and st.organization_id = layout.organization_id and st.code = z.bucket
		left join public.services sv on group_by = 'service' and sv.organization_id = layout.organization_id and sv.code = z.bucket
		where z.bucket is not null);
end
$$;
