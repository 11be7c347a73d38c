import type { Sql } from 'postgres';
import type { Migration } from './migrations.ts';

type Cut = {
	/** The file as it was when some databases applied it. */
	readonly version: string;
	readonly checksum: string;
	/** What else it held then, in files of their own since. */
	readonly parts: readonly string[];
};

/** Files that were cut into several after they had been applied somewhere. No more are wanted: a shipped file stays. */
const CUTS: readonly Cut[] = [
	{
		version: '20261126091000',
		checksum: '736869f7c707085d3c0643f32c65ef780302e4b055bef9bb8518aa04f456c644',
		parts: ['20261126091010', '20261126091020', '20261126091030', '20261126091040']
	}
];

/** Where a file was applied whole, its parts are applied too: the history is told so. */
export async function recognizeCuts(session: Sql, migrations: readonly Migration[]): Promise<void> {
	const fileOf = new Map(migrations.map((migration) => [migration.version, migration]));
	for (const { version, checksum, parts } of CUTS) {
		for (const file of parts.flatMap((part) => fileOf.get(part) ?? [])) {
			await session`
				insert into supabase_migrations.schema_migrations (version, name, statements, checksum)
				select ${file.version}, ${file.name}, ${[file.sql]}, ${file.checksum}
				where exists (select from supabase_migrations.schema_migrations m
					where m.version = ${version} and m.checksum = ${checksum})
				on conflict (version) do nothing`;
		}
		const whole = fileOf.get(version);
		if (!whole) continue;
		await session`
			update supabase_migrations.schema_migrations set checksum = ${whole.checksum}, statements = ${[whole.sql]}
			where version = ${version} and checksum = ${checksum}`;
	}
}
