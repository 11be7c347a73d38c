/**
 * `npm run bench`: measures the built product on this machine and prints one JSON object.
 * `npm run bench -- --fill N`: the same of measurement, on ten thousand answers and on N.
 * `npm run bench -- --fill-customers N`: the same of the ledger, on N customers.
 *
 * Ratios travel between machines, absolute figures do not; those are given for orientation.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addApiKey } from '../tests/support/api-key.ts';
import { startServer } from '../tests/support/server-process.ts';
import { addAnswers, runExport } from './bench-export.ts';
import { fill, SITES } from './bench-fill.ts';
import { openDashboard } from './bench-first-chart.ts';
import { askAll, askAnswers, storeAtOnce, type Asked } from './bench-measurement.ts';
import { rescore } from './bench-risk.ts';
import { readClock } from './bench-clock.ts';
import { answerAll, weighPage } from './bench-survey.ts';
import { build } from './build.mjs';

/** Compilers settle within some thousand answers; servers run for weeks. */
const WARM_UP_FLOWS = 1000;
const FLOWS = 800;
const MANY_CLIENTS = 16;
/** Ten times what a widely used survey server managed on two cores. */
const FLOWS_PER_SECOND_GOAL = 116;
const STATISTICS_CALLS = 20;
/** Raw answers that one export has to carry. */
const EXPORTED = 100_000;
const FEW_ANSWERS = 10_000;
const FEW_CUSTOMERS = 1000;
/** How many times fewer customers the clock is read of, to see how its time grows. */
const FEWER = 10;
/** A hundred thousand customers in five seconds. */
const RESCORED_GOAL = 100_000;
const RESCORE_SECONDS_GOAL = 5;

/** Another system, with its key. */
type Client = { url: string; key: string };

await build();
const [flag, size] = process.argv.slice(2);
console.log(JSON.stringify(await benchOf(flag, Number(size))));

function benchOf(wanted: string | undefined, count: number): Promise<object> {
	if (wanted === '--fill') return benchMeasurement(count);
	return wanted === '--fill-customers' ? benchRisk(count) : benchAnswering();
}

async function benchAnswering(): Promise<object> {
	const first = await startServer({ HEED_SEED: 'demo' });
	const firstStart = await secondsOf(() => first.ready());
	const databaseUrl = readFileSync(join(first.directory, 'database.url'), 'utf8');
	const key = await addApiKey(databaseUrl, 'demo');
	const client: Client = { url: first.url, key };

	const page = await weighPage(await surveyLink(client));
	await answerAll(await surveyLinks(client, WARM_UP_FLOWS), MANY_CLIENTS);
	const single = await answerAll(await surveyLinks(client, FLOWS), 1);
	const many = await answerAll(await surveyLinks(client, FLOWS), MANY_CLIENTS);
	const statistics = await secondsOf(async () => {
		for (let call = 0; call < STATISTICS_CALLS; call += 1) {
			await api(client, 'GET', '/surveys/after-service/statistics?by=month');
		}
	});
	await addAnswers(databaseUrl, 'after-service', EXPORTED);
	const responses = `${first.url}/api/v1/surveys/after-service/responses`;
	// The first one warms up: a heap that was small grows once, and stays.
	await runExport(responses, { authorization: `Bearer ${key}` }, first.pid);
	const csv = await runExport(responses, { authorization: `Bearer ${key}` }, first.pid);
	const dashboard = await openDashboard(first.url);
	first.signal('SIGTERM');
	await first.exitCode();

	const second = await startServer({ HEED_SEED: 'demo' }, { directory: first.directory });
	const secondStart = await secondsOf(() => second.ready());
	await second.stop();
	rmSync(first.directory, { recursive: true, force: true });
	return {
		second_start_to_first: secondStart / firstStart,
		flows_16_clients_to_1: many.perSecond / single.perSecond,
		flows_16_clients_to_goal: many.perSecond / FLOWS_PER_SECOND_GOAL,
		submit_p95_16_clients_to_p50_1: many.submitP95 / single.submitP50,
		statistics_call_to_flow: (statistics / STATISTICS_CALLS) * single.perSecond,
		survey_page_compressed_share: page.transferred / page.bytes,
		export_memory_growth_to_file:
			csv.growthMegabytes === null ? null : csv.growthMegabytes / csv.megabytes,
		absolute: {
			first_start_seconds: firstStart,
			second_start_seconds: secondStart,
			flows_per_second_1_client: single.perSecond,
			flows_per_second_16_clients: many.perSecond,
			submit_ms_1_client: { p50: single.submitP50, p95: single.submitP95 },
			submit_ms_16_clients: { p50: many.submitP50, p95: many.submitP95 },
			statistics_seconds: statistics / STATISTICS_CALLS,
			survey_page_bytes: page.bytes,
			survey_page_bytes_transferred: page.transferred,
			survey_page_requests: page.requests,
			survey_page_script_bytes_transferred: page.scriptTransferred,
			first_chart_seconds: dashboard.seconds,
			dashboard_script_bytes_transferred: dashboard.scriptTransferred,
			export_rows: EXPORTED,
			export_seconds: csv.seconds,
			export_file_megabytes: csv.megabytes,
			export_memory_growth_megabytes: csv.growthMegabytes
		}
	};
}

/** How the same questions fare with ten thousand answers and with many. */
async function benchMeasurement(count: number): Promise<object> {
	if (!Number.isInteger(count) || count < FEW_ANSWERS) {
		throw new Error(`--fill needs a number of answers from ${FEW_ANSWERS}`);
	}
	const server = await startServer({ HEED_SEED: 'demo' });
	await server.ready();
	const databaseUrl = readFileSync(join(server.directory, 'database.url'), 'utf8');
	const few = await fill(databaseUrl, FEW_ANSWERS);
	const many = count === FEW_ANSWERS ? few : await fill(databaseUrl, count);
	const asked: [Asked, Asked] = [
		await askAll(databaseUrl, few.organization),
		await askAll(databaseUrl, many.organization)
	];
	const [ofFew, ofMany] = asked;
	const raw = await askAnswers(databaseUrl, many.organization);
	const hot = await storeAtOnce(databaseUrl, many, 1);
	const spread = await storeAtOnce(databaseUrl, many, SITES);
	await server.stop();
	return {
		load_many_to_few: ofMany.load / ofFew.load,
		answers_to_sums: raw / ofMany.byMonth,
		signed_in_to_owner: ofMany.byMonth / ofMany.byMonthOfOwner,
		one_site_to_many: hot / spread,
		absolute: {
			answers: count,
			fill_seconds: many.fillSeconds,
			fold_seconds: many.foldSeconds,
			load_seconds_few: ofFew.load,
			load_seconds: ofMany.load,
			p95_ms: ofMany.p95,
			p95_ms_few: ofFew.p95,
			from_answers_seconds: raw,
			stored_per_second_one_site: hot,
			stored_per_second_many_sites: spread
		}
	};
}

/**
 * How long all customers take to be valued anew with their reasons, previewed, applied and listed, and to have the clock
 * read of them.
 */
async function benchRisk(customers: number): Promise<object> {
	if (!Number.isInteger(customers) || customers < FEW_CUSTOMERS) {
		throw new Error(`--fill-customers needs a number of customers from ${FEW_CUSTOMERS}`);
	}
	const server = await startServer({ HEED_SEED: 'demo' });
	await server.ready();
	const databaseUrl = readFileSync(join(server.directory, 'database.url'), 'utf8');
	const absolute = await rescore(databaseUrl, customers);
	const few = await readClock(databaseUrl, Math.round(customers / FEWER));
	const clock = await readClock(databaseUrl, customers);
	await server.stop();
	return {
		rescore_to_goal: absolute.rescore / customers / (RESCORE_SECONDS_GOAL / RESCORED_GOAL),
		clock_to_goal: clock.first / customers / (RESCORE_SECONDS_GOAL / RESCORED_GOAL),
		// Time for each customer: 1 is linear.
		clock_many_to_few: clock.first / clock.customers / (few.first / few.customers),
		clock_idle_to_first: clock.idle / clock.first,
		preview_to_rescore: absolute.preview / absolute.rescore,
		list_to_rescore: absolute.list / absolute.rescore,
		absolute: { ...absolute, clock }
	};
}

/** Links that nobody has used, made through the API as another system would. */
async function surveyLinks(client: Client, count: number): Promise<string[]> {
	const links: string[] = [];
	while (links.length < count) {
		const some = Math.min(MANY_CLIENTS, count - links.length);
		links.push(...(await Promise.all(Array.from({ length: some }, () => surveyLink(client)))));
	}
	return links;
}

async function surveyLink(client: Client): Promise<string> {
	const id = crypto.randomUUID();
	const made = (await api(client, 'POST', '/encounters', {
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
	{ url, key }: Client,
	method: string,
	path: string,
	body?: object
): Promise<unknown> {
	const answered = await fetch(`${url}/api/v1${path}`, {
		method,
		headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
		...(body ? { body: JSON.stringify(body) } : {})
	});
	if (!answered.ok) throw new Error(`${method} ${path} answered ${answered.status}`);
	return answered.json();
}

async function secondsOf(act: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await act();
	return (performance.now() - began) / 1000;
}
