/**
 * The schema as SQL that people can read and diff: the committed `supabase/schema.sql`.
 * PostgreSQL itself prints every definition; this only puts them in a stable order.
 */
import type { Sql } from 'postgres';

const SCHEMAS = ['public', 'private'];

const SECTIONS: [string, string][] = [
	[
		'Types',
		`select format('create type %I.%I as enum (%s);', n.nspname, t.typname,
			(select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)) as line
		from pg_type t join pg_namespace n on n.oid = t.typnamespace
		where n.nspname = any ($1) and t.typtype = 'e' order by 1`
	],
	[
		'Domains',
		`select format('create domain %I.%I as %s%s;', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
			(select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by c.conname) from pg_constraint c where c.contypid = t.oid)) as line
		from pg_type t join pg_namespace n on n.oid = t.typnamespace
		where n.nspname = any ($1) and t.typtype = 'd' order by 1`
	],
	[
		'Tables',
		`select format(E'create table %I.%I (\\n%s\\n);', n.nspname, c.relname, (
			select string_agg(E'\\t' || body.line, E',\\n' order by body.rank, body.position, body.line) from (
				select 0 as rank, a.attnum as position, format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
					case when a.attnotnull then ' not null' else '' end,
					coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
				from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
				where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
				union all
				select 1, 0, format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
				from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'
			) as body)) as line
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = any ($1) and c.relkind = 'r' order by n.nspname, c.relname`
	],
	[
		'Indexes',
		`select pg_get_indexdef(i.indexrelid) || ';' as line
		from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = any ($1) and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`
	],
	[
		'Views',
		`select format(E'create view %I.%I%s as\\n%s', n.nspname, c.relname,
			coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid)) as line
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = any ($1) and c.relkind = 'v' order by 1`
	],
	[
		'Functions',
		`select pg_get_functiondef(p.oid) || ';' as line
		from pg_proc p join pg_namespace n on n.oid = p.pronamespace
		where n.nspname = any ($1) order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`
	],
	[
		'Triggers',
		`select pg_get_triggerdef(t.oid) || ';' as line
		from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = any ($1) and not t.tgisinternal order by 1`
	],
	[
		'Row level security',
		`select format('alter table %I.%I enable row level security;', n.nspname, c.relname) as line
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = any ($1) and c.relrowsecurity order by 1`
	],
	[
		'Policies',
		`select format('create policy %I on %I.%I for %s to %s%s%s;', policyname, schemaname, tablename, lower(cmd),
			array_to_string(roles, ', '), coalesce(' using (' || qual || ')', ''), coalesce(' with check (' || with_check || ')', '')) as line
		from pg_policies where schemaname = any ($1) order by schemaname, tablename, policyname`
	],
	[
		'Grants on tables',
		`select format('grant %s on %I.%I to %I;', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), g.table_schema, g.table_name, g.grantee) as line
		from information_schema.role_table_grants g
		where g.table_schema = any ($1) and g.grantee in ('PUBLIC', 'anon', 'authenticated', 'service_role')
		group by g.table_schema, g.table_name, g.grantee order by 1`
	],
	[
		'Grants on functions',
		`select format('grant execute on function %I.%I to %I;', g.routine_schema, g.routine_name, g.grantee) as line
		from information_schema.role_routine_grants g
		where g.routine_schema = any ($1) and g.grantee in ('PUBLIC', 'anon', 'authenticated', 'service_role') order by 1`
	]
];

export async function describeSchema(database: Sql): Promise<string> {
	const parts = ['-- Generated from the migrations by "npm run generate"; never edited.'];
	for (const [title, query] of SECTIONS) {
		const rows = await database.unsafe<{ line: string }[]>(query, [SCHEMAS]);
		parts.push(
			`-- ${title} ${'-'.repeat(Math.max(3, 96 - title.length))}`,
			...rows.map(({ line }) => line.trimEnd())
		);
	}
	return `${parts.join('\n\n')}\n`;
}
