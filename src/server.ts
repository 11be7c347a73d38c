/** The server process: database, worker and HTTP, brought up and taken down in order. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import compression from 'compression';
import { readEnvironment, StartError, type Environment } from './lib/server/environment.ts';
import { boot, type Booted } from './lib/server/gateway/boot.ts';
import { clientAddress } from './lib/server/web/client-address.ts';
import { decodable } from './lib/server/web/decodable.ts';
import { knownHosts } from './lib/server/web/hosts.ts';

const CLOSE_TIMEOUT_MS = 5_000;
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
	const children: ChildProcess[] = [child('src/worker.ts', [])];
	const server = isDev ? null : await serve(env);
	if (isDev) children.push(child('node_modules/vite/bin/vite.js', ['dev', '--host', env.HOST]));
	stopOnSignal(server, children, data);
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

async function serve(env: Environment): Promise<Server> {
	process.env['BODY_SIZE_LIMIT'] ??= '32M'; // imports; the survey's own limit is in its action
	process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto'; // written by us below, never believed
	process.env['ADDRESS_HEADER'] = 'x-forwarded-for'; // likewise
	const { handler } = (await import(new URL('../build/handler.js', import.meta.url).href)) as {
		handler: RequestListener;
	};
	const hosts = knownHosts(env);
	const compress = compression(); // adapter-node does not compress what it renders
	const server = createServer((request, response) => {
		const { host } = request.headers;
		if (!hosts.isKnown(host)) {
			response.writeHead(421, { 'content-type': 'text/plain' }).end('Misdirected request');
			return;
		}
		request.headers['x-forwarded-proto'] = hosts.protocolOf(host);
		request.url = decodable(request.url ?? '/');
		// The adapter drops a body that does not say what it is; the API reads it as what it looks like.
		if (request.method === 'POST') request.headers['content-type'] ??= 'application/octet-stream';
		request.headers['x-forwarded-for'] = clientAddress(
			request.headers['x-forwarded-for'],
			request.socket.remoteAddress,
			env.HEED_PROXIES
		);
		// Written for Express, and content with what node:http gives.
		compress(request as never, response as never, () => handler(request, response));
	});
	server.listen(env.PORT, env.HOST);
	await once(server, 'listening');
	return server;
}

function child(file: string, args: string[]): ChildProcess {
	// With a channel, so that a child notices when this process is killed.
	return spawn(process.execPath, [file, ...args], {
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		env: process.env
	});
}

function stopOnSignal(server: Server | null, children: ChildProcess[], data: Booted): void {
	let isStopping = false;
	const stop = async (exitCode: number) => {
		if (isStopping) return;
		isStopping = true;
		for (const one of children) one.kill('SIGTERM');
		server?.close();
		setTimeout(() => {
			server?.closeAllConnections();
			for (const one of children) one.kill('SIGKILL');
		}, CLOSE_TIMEOUT_MS).unref();
		await Promise.all([
			...children.map((one) => (one.exitCode === null ? once(one, 'exit') : null)),
			server?.listening ? once(server, 'close') : null
		]);
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
