/**
 * The background process: delivers the outbox, does what is due by the clock, and says that it is alive. Any number may run, on any
 * machine that reaches the database: messages are leased, never shared.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { framedCaseMail } from './lib/format/case-mail.ts';
import { invitationMail } from './lib/format/invitation-mail.ts';
import { invitationText } from './lib/format/invitation-text.ts';
import { viewMail } from './lib/format/view-mail.ts';
import * as alerts from './lib/server/alerts.ts';
import { proposeCauses, type OutsideModel } from './lib/server/outside-model.ts';
import { postThrough } from './lib/server/channels.ts';
import { unwrap } from './lib/server/db.ts';
import { StartError } from './lib/server/environment.ts';
import * as gateway from './lib/server/gateway/gateway.ts';
import {
	foldMeasurements,
	keepRiskRecords,
	queueReminders,
	readTheClock
} from './lib/server/jobs.ts';
import * as learning from './lib/server/learning.ts';
import { logError } from './lib/server/log.ts';
import { deliverDue, type Delivery } from './lib/server/outbox.ts';
import * as prevention from './lib/server/prevention.ts';
import * as recoveries from './lib/server/recoveries.ts';
import { readSome } from './lib/server/text-readers.ts';
import { trainDue } from './lib/server/text-training.ts';
import * as views from './lib/server/views.ts';
import * as waves from './lib/server/waves.ts';
import { readNetworks } from './lib/server/webhook/reachable.ts';
import { mailWriters } from './mail-writers.ts';

const ROUND_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/**
 * Between two looks at the clock; longer where a look takes long, so that looking stays cheap. Not much longer after one
 * that learned or took snapshots: what is due by the minute waits for the next.
 */
const JOBS_MS = 6_000;
const JOBS_REST = 20;
const LONGEST_JOBS_REST_MS = 20_000;
/** Between two rounds of summing: adding to the sums costs by the sums, hardly by the answers. */
const SUMS_MS = 15_000;
/** After an outside model could not be reached. */
const OUTSIDE_REST_MS = 600_000;
let jobsDueAt = 0;
let sumsDueAt = 0;
let outsideDueAt = 0;
let outside: OutsideModel | null = null;

const stop = new AbortController();
// A Ctrl-C reaches the whole process group; a parent that dies closes the channel, if there is one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
process.on('disconnect', () => stop.abort());

try {
	await work();
} catch (error) {
	console.error(error instanceof StartError ? error.message : error);
	process.exitCode = 1;
}
await gateway.close();
// The channel to the parent would keep this process alive.
if (process.connected) process.disconnect();

async function work(): Promise<void> {
	const { env, mailer } = await gateway.open();
	outside = env.outsideModel;
	const delivery: Delivery = {
		service: await gateway.serviceClient(),
		mailer,
		writers: mailWriters(env.baseUrl),
		contacts: {
			baseUrl: env.baseUrl,
			write: invitationMail,
			writeShort: invitationText,
			frame: framedCaseMail,
			post: postThrough(readNetworks(env.HEED_WEBHOOK_ALLOW))
		}
	};
	let failures = 0;
	while (!stop.signal.aborted) {
		const failure = await round(delivery);
		if (failure === null) {
			if (failures > 0) console.info('The worker reaches the database again.');
			failures = 0;
		} else {
			// One line for a whole outage: the same failure is not repeated every few seconds.
			if (failures === 0) logError(crypto.randomUUID(), failure, 'worker');
			failures += 1;
		}
		await pause(Math.min(ROUND_MS * 2 ** failures, LONGEST_PAUSE_MS));
	}
}

/** What is due by the clock, in this order. */
function jobsOf({ service, contacts }: Delivery): readonly (() => Promise<unknown>)[] {
	const isStopped = () => stop.signal.aborted;
	return [
		() => queueReminders(service, stop.signal),
		() => waves.runDue(service, isStopped),
		() => recoveries.runDue(service, isStopped),
		() => readTheClock(service, stop.signal),
		() => prevention.endWindows(service),
		() => prevention.readVerdicts(service),
		() => alerts.tendDue(service, isStopped),
		() => alerts.queueDigests(service, isStopped),
		() => views.queueDue(service, { write: viewMail, baseUrl: contacts.baseUrl }, isStopped),
		() => keepRiskRecords(service, stop.signal),
		() => learning.learnDue(service, isStopped),
		() => trainDue(service, isStopped),
		() => learning.watchTexts(service, isStopped),
		() => askOutside(service)
	];
}

/** Does what is due. Errors: the first failure, after all others had their turn. */
async function lookAtTheClock(delivery: Delivery): Promise<void> {
	const began = Date.now();
	const failures: unknown[] = [];
	for (const job of jobsOf(delivery)) {
		await job().catch((failure: unknown) => failures.push(failure));
	}
	const rest = Math.max(JOBS_MS, JOBS_REST * (Date.now() - began));
	jobsDueAt = Date.now() + Math.min(rest, LONGEST_JOBS_REST_MS);
	if (failures.length > 0) throw failures[0];
}

/** An outside model that is down keeps nothing else back, and is left alone for a while. */
async function askOutside(service: Delivery['service']): Promise<void> {
	if (outside === null || Date.now() < outsideDueAt) return;
	try {
		await proposeCauses(service, outside, () => stop.signal.aborted);
	} catch (error) {
		logError(crypto.randomUUID(), error, 'worker');
		outsideDueAt = Date.now() + OUTSIDE_REST_MS;
	}
}

/** One round; answers what went wrong, or null. */
async function round(delivery: Delivery): Promise<Error | null> {
	try {
		// Portion by portion: a million answers that are to be summed or read keep nobody's message back.
		do {
			unwrap(await delivery.service.rpc('report_alive', { p_name: 'worker' }));
			while (!stop.signal.aborted && (await deliverDue(delivery, stop.signal)) > 0);
			// After the mail, so that a job that fails keeps no message back either.
			if (Date.now() >= jobsDueAt) await lookAtTheClock(delivery);
		} while (!stop.signal.aborted && (await doPortions(delivery)) > 0);
		return null;
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}

/** Sums answers and reads words, some of each; answers how many of both. */
async function doPortions({ service }: Delivery): Promise<number> {
	return (await sumSome(service)) + (await readSome(service));
}

/** Adds some of what changed to the sums; 0 when nothing is left, or it is not yet time. */
async function sumSome(service: Delivery['service']): Promise<number> {
	if (Date.now() < sumsDueAt) return 0;
	const summed = await foldMeasurements(service);
	if (summed === 0) sumsDueAt = Date.now() + SUMS_MS;
	return summed;
}

/** Waits, but not longer than until the stop. */
async function pause(milliseconds: number): Promise<void> {
	await delay(milliseconds, undefined, { signal: stop.signal }).catch((error: unknown) => {
		if (!stop.signal.aborted) throw error;
	});
}
