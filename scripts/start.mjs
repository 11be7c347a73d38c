/** `npm start` and `npm run dev`: installs and builds when needed, then hands over to the server. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, install, root, run } from './runtime.mjs';

const SOURCES = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'];
const builtFrom = join(root, 'build', '.heed-sources');

install();
const isDev = process.argv.includes('--dev');
if (!isDev) await build();
process.exit(await run(['src/server.ts', ...(isDev ? ['--dev'] : [])]));

async function build() {
	const sources = hashOfSources();
	if (existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === sources) return;
	console.error('Building (once, and after changes) …');
	const code = await run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
		stdio: ['ignore', 'ignore', 'inherit']
	});
	if (code !== 0) fail('The build failed: the message above says where.');
	writeFileSync(builtFrom, sources);
}

function hashOfSources() {
	const hash = createHash('sha256');
	for (const name of SOURCES) addTo(hash, join(root, name));
	return hash.digest('hex');
}

function addTo(hash, path) {
	let entries;
	try {
		entries = readdirSync(path, { withFileTypes: true });
	} catch {
		hash.update(path.slice(root.length)).update(readFileSync(path));
		return;
	}
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) addTo(hash, join(path, entry.name));
}
