/** Everything between "start" and "can serve": database, auth schema, migrations, demo data. */
import { readFileSync } from 'node:fs';
import postgres, { type Sql } from 'postgres';
import { StartError, type Environment } from '../environment.ts';
import { createMailer } from '../mail.ts';
import { startCluster } from './cluster.ts';
import { openDataDirectory, sessionSecret, type DataDirectory } from './data-directory.ts';
import { openLite } from './lite.ts';
import { applyMigrations, readMigrations } from './migrations.ts';

const ROLES = `
	do $$ begin
		if to_regrole('anon') is null then create role anon nologin; end if;
		if to_regrole('authenticated') is null then create role authenticated nologin; end if;
		if to_regrole('service_role') is null then create role service_role nologin bypassrls; end if;
	end $$;
	create schema if not exists extensions;
	create extension if not exists pgcrypto with schema extensions;
`;

export type Booted = { databaseUrl: string | null; dataPath: string; stop: () => Promise<void> };

/**
 * Brings the data plane up. Afterwards `process.env.DATABASE_URL` names the database.
 *
 * Errors: `StartError` with one plain sentence.
 */
export async function boot(env: Environment): Promise<Booted> {
	createMailer(env); // refuses a production without mail before anything is touched
	const directory = openDataDirectory(env.HEED_DATA_DIR);
	if (env.SUPABASE_URL)
		return { databaseUrl: null, dataPath: env.SUPABASE_URL, stop: async () => {} };
	const secret = sessionSecret(directory, env.HEED_SECRET);
	const cluster = env.DATABASE_URL ? null : await startCluster(directory);
	const databaseUrl = env.DATABASE_URL ?? cluster?.url ?? '';
	process.env['DATABASE_URL'] = databaseUrl;
	try {
		await prepare(databaseUrl, env, secret, cluster ? directory : null);
	} catch (error) {
		await cluster?.stop();
		throw error;
	}
	return {
		databaseUrl,
		dataPath: cluster ? directory.path : new URL(databaseUrl).host,
		stop: async () => cluster?.stop()
	};
}

async function prepare(
	databaseUrl: string,
	env: Environment,
	secret: string,
	directory: DataDirectory | null
): Promise<void> {
	const database = postgres(databaseUrl, { max: 2, connect_timeout: 5, onnotice: () => {} });
	try {
		await database.unsafe(ROLES).catch((error: unknown) => {
			throw new StartError(
				`The database at ${new URL(databaseUrl).host} does not answer (${(error as Error).message}). Check ${directory ? 'the data directory' : 'DATABASE_URL'} and that PostgreSQL is running.`
			);
		});
		if (await lacksAuth(database)) await provisionAuth(databaseUrl, env, secret);
		await database.unsafe('grant usage on schema auth to anon, authenticated, service_role');
		await applyMigrations(database, readMigrations('supabase/migrations'));
		if (env.seed === 'demo') await seed(database);
	} finally {
		await database.end({ timeout: 2 });
	}
}

async function lacksAuth(database: Sql): Promise<boolean> {
	const [row] = await database`select to_regclass('auth.users') is null as missing`;
	return row?.['missing'] === true;
}

async function provisionAuth(databaseUrl: string, env: Environment, secret: string): Promise<void> {
	const lite = await openLite({
		databaseUrl,
		secret,
		baseUrl: env.baseUrl,
		mailer: createMailer(env)
	});
	await lite.provision().finally(lite.close);
}

/** The demo organisations, on an empty instance only. */
async function seed(database: Sql): Promise<void> {
	await database.begin(async (transaction) => {
		const [row] = await transaction`select exists (select from public.organizations) as is_used`;
		if (!row?.['is_used']) await transaction.unsafe(readFileSync('supabase/seed.sql', 'utf8'));
	});
}
