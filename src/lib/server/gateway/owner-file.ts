/**
 * Who works in a data directory, told so that another container or machine can read it: neither
 * sees our processes, and a second PostgreSQL on the same files destroys them.
 *
 * Within one container the processes themselves are the better witness, and a start after a crash
 * must not wait: there the file stops nobody.
 */
import { readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../environment.ts';

export const OWNER_FILE = 'server.owner';
const REFRESH_MS = 5_000;
/** An owner that has said nothing for this long is gone. */
export const FRESH_MS = 30_000;
/** Of two that find the directory free at once, the one that wrote last has it. */
const SETTLE_MS = 200;

export type Ownership = {
	/** Leaves the directory to whoever comes next; nothing of ours may run in it any more. */
	release: () => void;
	/** Says no more that we are here; whatever still runs here is left to the file's age. */
	abandon: () => void;
};

/**
 * Says in the directory that it is ours, and goes on saying so.
 *
 * Errors: `StartError` while another container or machine says the same.
 */
export async function claimDirectory(path: string): Promise<Ownership> {
	const file = join(path, OWNER_FILE);
	const self = identity();
	if (ownerIn(file) !== self) {
		if (isFresh(file)) throw taken(path);
		writeFileSync(file, self);
		await delay(SETTLE_MS);
		if (ownerIn(file) !== self) throw taken(path);
	}
	refresh(file, self);
	const timer = setInterval(() => refresh(file, self), REFRESH_MS).unref();
	return {
		release: () => {
			clearInterval(timer);
			if (ownerIn(file) === self) rmSync(file, { force: true });
		},
		abandon: () => clearInterval(timer)
	};
}

/** Only what tells containers and machines apart: another process of our own is seen in /proc. */
function identity(): string {
	return JSON.stringify({
		host: hostname(),
		boot: ifReadable(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
		namespace: ifReadable(() => readlinkSync('/proc/self/ns/pid'))
	});
}

function ownerIn(file: string): string | null {
	return ifReadable(() => readFileSync(file, 'utf8'));
}

/** A time that has not come yet is a clock that differs from ours: it counts as fresh. */
function isFresh(file: string): boolean {
	const said = ifReadable(() => statSync(file).mtimeMs);
	return said !== null && Date.now() - said < FRESH_MS;
}

/** Never over the words of another, and a full disk now does not matter if the next time it is not. */
function refresh(file: string, self: string): void {
	if (ownerIn(file) !== self) return;
	ifReadable(() => utimesSync(file, new Date(), new Date()));
}

/** Null for what is not there, or not on this kind of machine. */
function ifReadable<T>(read: () => T): T | null {
	try {
		return read();
	} catch {
		return null;
	}
}

function taken(path: string): StartError {
	return new StartError(
		`Another container or machine is using the data in ${path}. Stop its Heed first (if it was killed, wait ${FRESH_MS / 1000} seconds), or set HEED_DATA_DIR to another directory.`
	);
}
