/** Whether this instance can serve. */
import { z } from 'zod';
import { unwrap } from './db.ts';
import { serviceClient } from './gateway/gateway.ts';
import { readMigrations } from './gateway/migrations.ts';

export type Readiness = { database: boolean; migrations: boolean; worker: boolean };

const seen = z.object({ migration: z.string().nullable(), worker: z.boolean() });

/** Looks at the database, its newest migration and the worker's last sign of life. Never throws. */
export async function check(): Promise<Readiness> {
	try {
		const service = await serviceClient();
		const { migration, worker } = seen.parse(unwrap(await service.rpc('readiness')));
		const newest = readMigrations('supabase/migrations').at(-1)?.version ?? null;
		return { database: true, migrations: newest !== null && migration === newest, worker };
	} catch {
		// Not being able to ask is the answer.
		return { database: false, migrations: false, worker: false };
	}
}
