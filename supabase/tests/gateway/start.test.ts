/** Reasons not to start: each ends the process with exit code 1 and one sentence that helps. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDataDirectory, sessionSecret } from '#lib/server/gateway/data-directory.ts';
import { freePort, startServer } from '../../../tests/support/server-process.ts';

let directory = '';

beforeEach(() => {
	directory = mkdtempSync(join(tmpdir(), 'heed-start-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Starts the server, which must refuse; answers what it said. */
async function refusal(environment: Record<string, string>, port?: number): Promise<string> {
	const server = await startServer(environment, {
		directory,
		...(port === undefined ? {} : { port })
	});
	expect(await server.exitCode()).toBe(1);
	const said = server.output().trim();
	expect(said.split('\n')).toHaveLength(1);
	expect(said).not.toMatch(/\bat .*:\d+:\d+|node_modules/);
	return said;
}

describe('the server refuses to start', () => {
	test.each(['dev-secret-change-me', 'unsafe-secret-change-me', 'short'])(
		'with the secret %s',
		async (HEED_SECRET) => {
			expect(await refusal({ HEED_SECRET })).toMatch(/^HEED_SECRET is too weak/);
		}
	);

	test('with a weak secret in its data directory', async () => {
		writeFileSync(join(directory, 'session.secret'), 'weak');
		expect(await refusal({})).toMatch(/session\.secret is too weak.*delete the file/);
	});

	test('in production without a way to send mail', async () => {
		expect(await refusal({ NODE_ENV: 'production' })).toMatch(/^SMTP_URL is not set/);
	});

	test('on a port that is taken', async () => {
		const port = await freePort();
		const other = createServer().listen(port, '127.0.0.1');
		await once(other, 'listening');
		expect(await refusal({}, port)).toBe(
			`Port ${port} is already in use. Stop the program that uses it, or set PORT to another number.`
		);
		other.close();
	});

	test('with an address of Supabase but no keys', async () => {
		expect(await refusal({ SUPABASE_URL: 'https://project.example' })).toMatch(
			/SUPABASE_PUBLISHABLE_KEY/
		);
	});

	test('with a database that does not answer', async () => {
		const port = await freePort();
		expect(await refusal({ DATABASE_URL: `postgresql://nobody@127.0.0.1:${port}/none` })).toMatch(
			/does not answer.*DATABASE_URL/
		);
	});

	test('with a variable that makes no sense', async () => {
		expect(await refusal({ HEED_SEED: 'everything' })).toMatch(/^HEED_SEED is not usable/);
	});

	test('with a data directory that cannot be made', async () => {
		const file = join(directory, 'file');
		writeFileSync(file, '');
		expect(await refusal({ HEED_DATA_DIR: join(file, 'data') })).toMatch(
			/cannot be created.*HEED_DATA_DIR/
		);
	});
});

describe('the secret of sessions', () => {
	test('is made once, kept, and readable by its owner alone', () => {
		const opened = openDataDirectory(directory);
		const secret = sessionSecret(opened, undefined);
		expect(Buffer.from(secret, 'base64url').length).toBeGreaterThanOrEqual(32);
		expect(statSync(join(directory, 'session.secret')).mode & 0o777).toBe(0o600);
		expect(sessionSecret(opened, undefined)).toBe(secret);
		mkdirSync(join(directory, 'other'));
		expect(sessionSecret(openDataDirectory(join(directory, 'other')), undefined)).not.toBe(secret);
	});
});
