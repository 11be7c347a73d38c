/**
 * `npm run bench`: measures the built product on this machine and prints one JSON object.
 *
 * Ratios travel between machines, absolute figures do not; those are given for orientation.
 */
import { readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { addApiKey } from '../tests/support/api-key.ts';
import { startServer, type ServerProcess } from '../tests/support/server-process.ts';
import { build } from './build.mjs';

const WARM_UP_FLOWS = 20;
const FLOWS = 200;
const STATISTICS_CALLS = 20;

await build();
const first = await startServer({ HEED_SEED: 'demo' });
const firstStart = await secondsOf(() => first.ready());
const databaseUrl = readFileSync(join(first.directory, 'database.url'), 'utf8');
const key = await addApiKey(databaseUrl, 'demo');

const page = await surveyPage(first);
await flowsPerSecond(first, WARM_UP_FLOWS, 4);
const single = await flowsPerSecond(first, FLOWS, 1);
const many = await flowsPerSecond(first, FLOWS, 16);
const statistics = await secondsOf(async () => {
	for (let call = 0; call < STATISTICS_CALLS; call += 1) {
		await api(first, 'GET', '/surveys/after-service/statistics?by=month');
	}
});
first.signal('SIGTERM');
await first.exitCode();

const second = await startServer({ HEED_SEED: 'demo' }, { directory: first.directory });
const secondStart = await secondsOf(() => second.ready());
await second.stop();
rmSync(first.directory, { recursive: true, force: true });

console.log(
	JSON.stringify({
		second_start_to_first: secondStart / firstStart,
		flows_16_clients_to_1: many / single,
		statistics_call_to_flow: (statistics / STATISTICS_CALLS) * single,
		survey_page_compressed_share: page.transferred / page.bytes,
		absolute: {
			first_start_seconds: firstStart,
			second_start_seconds: secondStart,
			flows_per_second_1_client: single,
			flows_per_second_16_clients: many,
			statistics_seconds: statistics / STATISTICS_CALLS,
			survey_page_bytes_transferred: page.transferred
		}
	})
);

/** Whole answers a second: read the form as a browser does, fill it in, send it, get a receipt. */
async function flowsPerSecond(
	server: ServerProcess,
	flows: number,
	clients: number
): Promise<number> {
	const links = await Promise.all(Array.from({ length: flows }, () => surveyLink(server)));
	const seconds = await secondsOf(() =>
		Promise.all(
			Array.from({ length: clients }, async () => {
				for (let link = links.pop(); link !== undefined; link = links.pop()) await answer(link);
			})
		)
	);
	return flows / seconds;
}

async function answer(link: string): Promise<void> {
	const html = await (await fetch(link)).text();
	const form = new URLSearchParams();
	for (const [field = ''] of html.matchAll(/<input[^>]*>/g)) {
		const [, name = ''] = /name="([^"]*)"/.exec(field) ?? [];
		const [, value = ''] = /value="([^"]*)"/.exec(field) ?? [];
		if (/type="hidden"/.test(field)) form.set(name, value);
		if (/type="radio"/.test(field) && !form.has(name)) form.set(name, '6');
	}
	const sent = await fetch(link, {
		method: 'POST',
		body: form,
		redirect: 'manual',
		headers: { origin: new URL(link).origin }
	});
	if (sent.status !== 303) throw new Error(`an answer was refused with ${sent.status}`);
}

async function surveyLink(server: ServerProcess): Promise<string> {
	const id = crypto.randomUUID();
	const made = (await api(server, 'POST', '/encounters', {
		external_id: id,
		customer: { external_id: id },
		site: 'north',
		service: 'repair',
		channel: 'visit',
		started_at: new Date(Date.now() - 3_600_000).toISOString(),
		ended_at: new Date(Date.now() - 60_000).toISOString(),
		invite: 'after-service'
	})) as { invitation: { url: string } };
	return made.invitation.url;
}

async function api(
	server: ServerProcess,
	method: string,
	path: string,
	body?: object
): Promise<unknown> {
	const answered = await fetch(`${server.url}/api/v1${path}`, {
		method,
		headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
		...(body ? { body: JSON.stringify(body) } : {})
	});
	if (!answered.ok) throw new Error(`${method} ${path} answered ${answered.status}`);
	return answered.json();
}

async function surveyPage(server: ServerProcess): Promise<{ bytes: number; transferred: number }> {
	const link = await surveyLink(server);
	const packed = await new Promise<Buffer>((resolve, reject) => {
		get(link, { headers: { 'accept-encoding': 'br' } }, (incoming) => {
			const chunks: Buffer[] = [];
			incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
			incoming.on('end', () => resolve(Buffer.concat(chunks)));
		}).on('error', reject);
	});
	return { bytes: brotliDecompressSync(packed).length, transferred: packed.length };
}

async function secondsOf(act: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await act();
	return (performance.now() - began) / 1000;
}
