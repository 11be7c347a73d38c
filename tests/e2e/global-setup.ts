/**
 * What the journeys run against: a mailbox, and a built server on a fresh demo instance, both on
 * free loopback ports. The specs find them through the environment; see fixtures.ts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../scripts/build.mjs';
import { addApiKey } from '../support/api-key.ts';
import { openMailbox } from '../support/mailbox.ts';
import { startServer } from '../support/server-process.ts';

export default async function globalSetup(): Promise<() => Promise<void>> {
	await build();
	const mailbox = await openMailbox();
	const server = await startServer({
		SMTP_URL: mailbox.smtpUrl,
		HEED_SEED: 'demo',
		HEED_PROXIES: '1'
	});
	const stop = async () => {
		await server.stop();
		await mailbox.close();
	};
	try {
		await server.ready();
		const databaseUrl = readFileSync(join(server.directory, 'database.url'), 'utf8').trim();
		process.env['HEED_E2E_URL'] = server.url;
		process.env['HEED_E2E_MAILBOX'] = mailbox.controlUrl;
		process.env['HEED_E2E_DATABASE'] = databaseUrl;
		process.env['HEED_E2E_KEY'] = await addApiKey(databaseUrl, 'demo');
	} catch (error) {
		await stop();
		throw error;
	}
	return stop;
}
