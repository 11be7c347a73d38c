/** The server process: database, worker and listeners, brought up and taken down in order. */
import { spawn, type ChildProcess } from 'node:child_process';
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { readEnvironment, StartError, type Environment } from './lib/server/environment.ts';
import { boot, type Booted } from './lib/server/gateway/boot.ts';

const CLOSE_TIMEOUT_MS = 5_000;
/** Each holds connections to the database, see gateway/callers.ts: four stay within its hundred. */
const MOST_LISTENERS = 4;
const isDev = process.argv.includes('--dev');

try {
	process.loadEnvFile('.env');
} catch {
	// No .env file: the environment alone decides.
}

try {
	await start(readEnvironment(process.env));
} catch (error) {
	console.error(error instanceof StartError ? error.message : error);
	process.exit(1);
}

async function start(env: Environment): Promise<void> {
	await claimPort(env);
	const data = await boot(env);
	const listeners = isDev ? [] : forkListeners();
	const children = [child('src/worker.ts', []), ...listeners.map((one) => one.process)];
	if (isDev) children.push(child('node_modules/vite/bin/vite.js', ['dev', '--host', env.HOST]));
	stopOnSignal(children, data);
	await Promise.all(listeners.map((one) => once(one, 'listening')));
	announce(env, data);
}

/** Finds out that the port is taken before the database is started. */
async function claimPort(env: Environment): Promise<void> {
	const probe = createServer();
	probe.listen(env.PORT, env.HOST);
	await once(probe, 'listening').catch((reason: unknown) => {
		const error = reason as NodeJS.ErrnoException;
		throw new StartError(
			error.code === 'EADDRINUSE'
				? `Port ${env.PORT} is already in use. Stop the program that uses it, or set PORT to another number.`
				: `Heed cannot listen on ${env.HOST}:${env.PORT} (${error.message}). Set HOST and PORT to something this machine allows.`
		);
	});
	probe.close();
	await once(probe, 'close');
}

/**
 * As many processes as there are processors share the port. All that is counted or kept is in the
 * database, so it does not matter which of them answers.
 */
function forkListeners(): Worker[] {
	cluster.setupPrimary({ exec: 'src/listener.ts', args: [] });
	const count = Math.min(availableParallelism(), MOST_LISTENERS);
	return Array.from({ length: count }, () => cluster.fork());
}

function child(file: string, args: string[]): ChildProcess {
	// With a channel, so that a child notices when this process is killed.
	return spawn(process.execPath, [file, ...args], {
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		env: process.env
	});
}

function stopOnSignal(children: ChildProcess[], data: Booted): void {
	let isStopping = false;
	const stop = async (exitCode: number) => {
		if (isStopping) return;
		isStopping = true;
		for (const one of children) one.kill('SIGTERM');
		setTimeout(() => {
			for (const one of children) one.kill('SIGKILL');
		}, CLOSE_TIMEOUT_MS).unref();
		const running = children.filter((one) => one.exitCode === null);
		await Promise.all(running.map((one) => once(one, 'exit')));
		await data.stop();
		process.exit(exitCode);
	};
	process.on('SIGINT', () => void stop(0));
	process.on('SIGTERM', () => void stop(0));
	for (const one of children) one.on('exit', (code) => !isStopping && void stop(code || 1));
}

function announce(env: Environment, data: Booted): void {
	console.info(`\nHeed · 先听 is ready at ${env.baseUrl}`);
	console.info(`Data: ${data.dataPath}`);
	if (env.seed !== 'demo') return;
	console.info('Demo sign-ins, password heed-demo-2026:');
	console.info('  admin@demo.test  manager@demo.test  trainer@demo.test  agent@demo.test');
	console.info('  manager@other.test (a second organisation)\n');
}
