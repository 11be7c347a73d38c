/**
 * Applies `supabase/migrations` the way `supabase db push` does and into the same history table,
 * so that either may be used on a database of one's own.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { StartError } from '../environment.ts';
import { recognizeCuts } from './cut-migrations.ts';

const MIGRATION_LOCK = 4_837_002;

export type Migration = { version: string; name: string; sql: string; checksum: string };

/** Reads the folder; the order is that of the versions. */
export function readMigrations(folder: string): Migration[] {
	return readdirSync(folder)
		.filter((file) => /^\d{14}_\w+\.sql$/.test(file))
		.sort()
		.map((file) => {
			const sql = readFileSync(join(folder, file), 'utf8');
			const checksum = createHash('sha256').update(sql).digest('hex');
			return { version: file.slice(0, 14), name: file.slice(15, -4), sql, checksum };
		});
}

/**
 * Brings a database up to date: one transaction per file, one migrator at a time.
 *
 * Errors: `StartError` for a failing, edited or out-of-order file; the database is then as before it.
 */
export async function applyMigrations(database: Sql, migrations: Migration[]): Promise<number> {
	const session = await database.reserve();
	try {
		await session`select pg_advisory_lock(${MIGRATION_LOCK})`;
		await session.unsafe(`
			create schema if not exists supabase_migrations;
			create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
			alter table supabase_migrations.schema_migrations add column if not exists checksum text;
		`);
		await recognizeCuts(session, migrations);
		const applied =
			await session`select version, checksum from supabase_migrations.schema_migrations`;
		const pending = pendingOf(migrations, applied as unknown as Applied[]);
		for (const migration of pending) {
			try {
				await session.unsafe('begin');
				await session.unsafe(migration.sql);
				await session`
					insert into supabase_migrations.schema_migrations (version, name, statements, checksum)
					values (${migration.version}, ${migration.name}, ${[migration.sql]}, ${migration.checksum})`;
				await session.unsafe('commit');
			} catch (error) {
				await session.unsafe('rollback');
				throw new StartError(
					`Migration ${migration.version}_${migration.name} failed (${(error as Error).message}). The database is as it was before it.`
				);
			}
		}
		return pending.length;
	} finally {
		await session`select pg_advisory_unlock(${MIGRATION_LOCK})`;
		session.release();
	}
}

type Applied = { version: string; checksum: string | null };

function pendingOf(migrations: Migration[], applied: Applied[]): Migration[] {
	const known = new Map(applied.map((row) => [row.version, row.checksum]));
	const newest =
		applied
			.map((row) => row.version)
			.sort()
			.at(-1) ?? '';
	for (const { version, name, checksum } of migrations) {
		const before = known.get(version);
		if (before && before !== checksum) {
			throw new StartError(
				`Migration ${version}_${name} was edited after it had been applied. Restore the file and put the change into a new migration.`
			);
		}
		if (!known.has(version) && version < newest) {
			throw new StartError(
				`Migration ${version}_${name} is older than the newest applied one (${newest}). Give it a newer version.`
			);
		}
	}
	return migrations.filter(({ version }) => !known.has(version));
}
