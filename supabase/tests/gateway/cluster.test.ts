import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StartError } from '#lib/server/environment.ts';
import { startCluster, type Cluster } from '#lib/server/gateway/cluster.ts';
import { openDataDirectory, type DataDirectory } from '#lib/server/gateway/data-directory.ts';

let directory: DataDirectory;
let cluster: Cluster | null;
let owner: ChildProcess | null;

beforeEach(() => {
	directory = openDataDirectory(mkdtempSync(join(tmpdir(), 'heed-cluster-')));
	cluster = null;
	owner = null;
});

afterEach(async () => {
	owner?.kill('SIGKILL');
	await cluster?.stop();
	rmSync(directory.path, { recursive: true, force: true });
});

/** Another process that owns the directory. */
async function startOwner(): Promise<string> {
	owner = spawn(process.execPath, ['tests/support/cluster-owner.ts', directory.path], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	if (!owner.stdout) throw new Error('the owner has no output');
	const [line] = (await once(owner.stdout, 'data')) as [Buffer];
	return line.toString().trim();
}

async function killOwner(): Promise<void> {
	if (!owner) throw new Error('there is no owner');
	const gone = once(owner, 'exit');
	owner.kill('SIGKILL');
	await gone;
	owner = null;
}

async function ask<T>(url: string, query: string): Promise<T | undefined> {
	const client = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} });
	try {
		const [row] = await client.unsafe<Record<string, T>[]>(query);
		return row && Object.values(row)[0];
	} finally {
		await client.end({ timeout: 1 });
	}
}

const postmaster = () =>
	Number(readFileSync(join(directory.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('a data directory', () => {
	test('has one owner: a second one is refused with a plain sentence', async () => {
		cluster = await startCluster(directory);
		const second = startCluster(directory);
		await expect(second).rejects.toThrow(StartError);
		await expect(second).rejects.toThrow(
			`Another Heed server is already using the data in ${directory.path}. Stop it first, or set HEED_DATA_DIR to another directory.`
		);
		expect(await ask(cluster.url, 'select 1')).toBe(1);
	});

	test('is adopted with everything in it after kill -9 of its owner', async () => {
		const url = await startOwner();
		await ask(url, 'create table kept as select 42 as answer');
		const before = postmaster();
		await killOwner();
		cluster = await startCluster(directory);
		expect(postmaster()).toBe(before);
		expect(await ask(cluster.url, 'select answer from kept')).toBe(42);
	});

	test('is started again with everything in it after kill -9 of owner and database', async () => {
		const url = await startOwner();
		await ask(url, 'create table kept as select 42 as answer');
		const before = postmaster();
		await killOwner();
		process.kill(before, 'SIGKILL');
		cluster = await startCluster(directory);
		expect(postmaster()).not.toBe(before);
		expect(await ask(cluster.url, 'select answer from kept')).toBe(42);
	});

	test.each([
		['sleep', ['60']],
		// Somebody else's database, by the look of it; but it works in another directory.
		[process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'postgres']]
	])("does not take a stranger's process (%s) for its database", async (file, args) => {
		cluster = await startCluster(directory);
		await ask(cluster.url, 'create table kept as select 42 as answer');
		await cluster.stop();
		// A file that a crash left, whose number now belongs to somebody else.
		const stranger = spawn(file, args, { stdio: 'ignore', cwd: tmpdir() });
		const lines = [stranger.pid, directory.cluster, 0, 1, '', '127.0.0.1', '', 'ready'];
		writeFileSync(join(directory.cluster, 'postmaster.pid'), lines.join('\n'));
		cluster = await startCluster(directory);
		expect(postmaster()).not.toBe(stranger.pid);
		expect(await ask(cluster.url, 'select answer from kept')).toBe(42);
		await cluster.stop();
		expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
		stranger.kill();
	});

	test('stops its database with its owner', async () => {
		cluster = await startCluster(directory);
		const { url } = cluster;
		await cluster.stop();
		cluster = null;
		await expect(ask(url, 'select 1')).rejects.toThrow();
	});

	test('that was half made by an interrupted first start is made again', async () => {
		writeFileSync(join(directory.path, 'initdb.password'), 'left over');
		cluster = await startCluster(directory);
		expect(await ask(cluster.url, 'select 1')).toBe(1);
	});
});

describe('a data directory that containers share', () => {
	const ownerFile = () => join(directory.path, 'server.owner');
	const elsewhere = JSON.stringify({ host: 'other', boot: 'b', namespace: 'pid:[1]' });
	/** The owner spoke so long ago. */
	const age = (seconds: number) => {
		const at = Date.now() / 1000 - seconds;
		utimesSync(ownerFile(), at, at);
	};

	test('is refused while somebody else works in it, and its files stay as they are', async () => {
		cluster = await startCluster(directory);
		writeFileSync(ownerFile(), elsewhere);
		const before = readFileSync(join(directory.cluster, 'postmaster.pid'), 'utf8');
		for (const seconds of [0, 25, -60]) {
			age(seconds);
			const second = startCluster(directory);
			await expect(second).rejects.toThrow(StartError);
			await expect(second).rejects.toThrow('Another container or machine is using the data');
		}
		expect(readFileSync(join(directory.cluster, 'postmaster.pid'), 'utf8')).toBe(before);
		expect(readFileSync(ownerFile(), 'utf8')).toBe(elsewhere);
		// Stopping leaves the words of the other alone.
		await cluster.stop();
		cluster = null;
		expect(readFileSync(ownerFile(), 'utf8')).toBe(elsewhere);
	});

	test('is taken over from an owner that has said nothing for 30 seconds', async () => {
		writeFileSync(ownerFile(), elsewhere);
		age(31);
		cluster = await startCluster(directory);
		expect(await ask(cluster.url, 'select 1')).toBe(1);
		expect(readFileSync(ownerFile(), 'utf8')).not.toBe(elsewhere);
	});

	test('is free for everybody after an orderly stop, and for its own machine after a crash', async () => {
		await startOwner();
		await killOwner();
		expect(existsSync(ownerFile())).toBe(true);
		cluster = await startCluster(directory);
		await cluster.stop();
		cluster = null;
		expect(existsSync(ownerFile())).toBe(false);
	});

	test('says again every few seconds that it is in use', async () => {
		cluster = await startCluster(directory);
		age(20);
		await expect
			.poll(() => Date.now() - statSync(ownerFile()).mtimeMs, { timeout: 8_000 })
			.toBeLessThan(10_000);
	});
});

describe('the embedded database', () => {
	test('listens on loopback only', async () => {
		cluster = await startCluster(directory);
		const { port } = new URL(cluster.url);
		expect(await ask(cluster.url, 'show listen_addresses')).toBe('127.0.0.1');
		expect(await ask(cluster.url, 'show unix_socket_directories')).toBe('');
		const elsewhere = Object.values(networkInterfaces())
			.flatMap((addresses) => addresses ?? [])
			.filter(({ family, internal }) => family === 'IPv4' && !internal);
		for (const { address } of elsewhere) {
			const socket = connect(Number(port), address);
			const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
			expect(error.code).toBe('ECONNREFUSED');
		}
	});

	test('lets nobody in without the password, which only its owner may read', async () => {
		cluster = await startCluster(directory);
		expect(statSync(directory.databaseUrl).mode & 0o777).toBe(0o600);
		expect(readFileSync(directory.databaseUrl, 'utf8').trim()).toBe(cluster.url);
		const url = new URL(cluster.url);
		expect(url.password.length).toBeGreaterThanOrEqual(32);
		url.password = 'wrong';
		await expect(ask(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
		expect(
			await ask(
				cluster.url,
				`select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256'`
			)
		).toBe(0);
	});
});
