/**
 * One throw-away cluster for all database tests: the PostgreSQL that the product ships, brought up
 * by the product's own start. It holds a migrated, empty template; each file copies it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import type { TestProject } from 'vitest/node';
import { readEnvironment } from '#lib/server/environment.ts';
import { boot } from '#lib/server/gateway/boot.ts';
import { startCluster } from '#lib/server/gateway/cluster.ts';
import { openDataDirectory } from '#lib/server/gateway/data-directory.ts';

export const TEMPLATE = 'heed_template';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Address of the cluster's maintenance database. */
		clusterUrl: string;
	}
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	const directory = mkdtempSync(join(tmpdir(), 'heed-tests-'));
	const cluster = await startCluster(openDataDirectory(directory));
	const tearDown = async () => {
		await cluster.stop();
		rmSync(directory, { recursive: true, force: true });
	};
	try {
		const maintenance = postgres(cluster.url, { max: 1, onnotice: () => {} });
		await neverMindCrashes(maintenance);
		await maintenance.unsafe(`create database ${TEMPLATE}`);
		await maintenance.end();
		const template = new URL(cluster.url);
		template.pathname = TEMPLATE;
		const booted = await boot(
			readEnvironment({ DATABASE_URL: template.href, HEED_DATA_DIR: directory, HEED_SEED: 'none' })
		);
		await booted.stop();
	} catch (error) {
		await tearDown();
		throw error;
	}
	project.provide('clusterUrl', cluster.url);
	return tearDown;
}

/** Nothing in this cluster has to outlive a failure of the machine, so nothing waits for its disk. */
async function neverMindCrashes(maintenance: Sql): Promise<void> {
	for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
		await maintenance.unsafe(`alter system set ${setting} = off`);
	}
	await maintenance`select pg_reload_conf()`;
}
