/** The product as a process of its own, as `npm start` runs it, on a data directory of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const START_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 20_000;

/** Every variable the product reads, so that neither a shell nor a .env file leaks into a test. */
const UNSET = {
	NODE_ENV: '',
	HOST: '127.0.0.1',
	PUBLIC_BASE_URL: '',
	HEED_SEED: 'none',
	HEED_SECRET: '',
	HEED_PROXIES: '0',
	DATABASE_URL: '',
	SUPABASE_URL: '',
	SUPABASE_PUBLISHABLE_KEY: '',
	SUPABASE_SECRET_KEY: '',
	SMTP_URL: '',
	HEED_WEBHOOK_ALLOW: '',
	MAIL_FROM: ''
};

export type ServerProcess = {
	url: string;
	directory: string;
	pid: number;
	/** Everything it has printed so far. */
	output: () => string;
	/** Waits until it answers. Errors: its own words when it exits instead. */
	ready: () => Promise<void>;
	/** Waits for it to end by itself. */
	exitCode: () => Promise<number | null>;
	signal: (signal: NodeJS.Signals) => void;
	/** Stops it in order and removes its data, unless the directory was given. */
	stop: () => Promise<void>;
};

export async function startServer(
	environment: Record<string, string> = {},
	given?: { directory?: string; port?: number }
): Promise<ServerProcess> {
	const port = given?.port ?? (await freePort());
	const directory = given?.directory ?? mkdtempSync(join(tmpdir(), 'heed-server-'));
	const url = `http://127.0.0.1:${port}`;
	const printed: string[] = [];
	const child = spawn(process.execPath, ['src/server.ts'], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...UNSET, PORT: String(port), HEED_DATA_DIR: directory, ...environment }
	});
	child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
	const ended = once(child, 'close').then(([code]) => code as number | null);
	const output = () => printed.join('');

	const ready = async () => {
		const deadline = Date.now() + START_TIMEOUT_MS;
		while (Date.now() < deadline) {
			if (child.exitCode !== null) throw new Error(`The server did not start:\n${output()}`);
			if (await answers(url)) return;
			await delay(100);
		}
		throw new Error(`The server did not answer at ${url}:\n${output()}`);
	};
	const stop = async () => {
		child.kill('SIGTERM');
		const isStopped = await Promise.race([
			ended.then(() => true),
			delay(STOP_TIMEOUT_MS, false, { ref: false })
		]);
		if (!isStopped) {
			child.kill('SIGKILL');
			throw new Error(`The server did not stop:\n${output()}`);
		}
		if (!given?.directory) rmSync(directory, { recursive: true, force: true });
	};
	return {
		url,
		directory,
		pid: child.pid ?? 0,
		output,
		ready,
		exitCode: () => ended,
		signal: (signal) => void child.kill(signal),
		stop
	};
}

async function answers(url: string): Promise<boolean> {
	try {
		const answer = await fetch(`${url}/api/v1/health`, { signal: AbortSignal.timeout(2_000) });
		return answer.status < 500;
	} catch {
		return false; // not listening yet
	}
}

export async function freePort(): Promise<number> {
	const probe = createServer();
	probe.listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	if (address === null || typeof address === 'string') throw new Error('no port was given');
	return address.port;
}
