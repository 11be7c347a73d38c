/** Builds the application when its sources have changed since the last build. */
import { createHash } from 'node:crypto';
import {
	closeSync,
	existsSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, root, run } from './runtime.mjs';

const SOURCES = [
	'src',
	'static',
	'svelte.config.js',
	'vite.config.ts',
	'package-lock.json',
	'tsconfig.json'
];
const builtFrom = join(root, 'build', '.heed-sources');

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();

export async function build() {
	const sources = hashOfSources();
	if (existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === sources) return;
	console.error('Building (once, and after changes) …');
	// Bundlers warn at length about other people's packages: their words matter when the build fails.
	const folder = mkdtempSync(join(tmpdir(), 'heed-build-'));
	const log = openSync(join(folder, 'log'), 'w+');
	const code = await run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
		stdio: ['ignore', log, log]
	});
	closeSync(log);
	const said = readFileSync(join(folder, 'log'), 'utf8');
	rmSync(folder, { recursive: true, force: true });
	if (code !== 0) {
		console.error(said);
		fail('The build failed: the message above says where.');
	}
	writeFileSync(builtFrom, sources);
}

function hashOfSources() {
	const hash = createHash('sha256');
	for (const name of SOURCES) addTo(hash, join(root, name));
	return hash.digest('hex');
}

/** @type {(hash: import('node:crypto').Hash, path: string) => void} */
function addTo(hash, path) {
	let entries;
	try {
		entries = readdirSync(path, { withFileTypes: true });
	} catch {
		hash.update(path.slice(root.length)).update(readFileSync(path));
		return;
	}
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
		addTo(hash, join(path, entry.name));
}
