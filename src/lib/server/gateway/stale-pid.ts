/**
 * After a crash PostgreSQL's pid file stays, and it refuses to start while the number in it belongs
 * to anybody: a process that is just dying, or one that got the number later. We can tell better,
 * for the processes we can see; `owner-file.ts` has made sure that there are no others.
 */
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const DYING_TIMEOUT_MS = 5_000;

/** Proves, before we adopt or signal a pid, that it is a postgres of this cluster. */
export function isPostgres(pid: number, cluster: string): boolean {
	try {
		process.kill(pid, 0);
		if (process.platform !== 'linux') return true;
		return (
			worksIn(pid, realpathSync(cluster)) &&
			readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
		);
	} catch {
		return false; // gone
	}
}

/** Removes the pid file once no postgres works in the directory; where we cannot tell, it stays. */
export async function clearStalePid(cluster: string): Promise<void> {
	if (process.platform !== 'linux') return;
	const deadline = Date.now() + DYING_TIMEOUT_MS;
	while (isInUse(cluster)) {
		if (Date.now() > deadline) return;
		await delay(20);
	}
	rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Every process of a cluster works in its directory, also one that outlives its postmaster. */
function isInUse(cluster: string): boolean {
	return readdirSync('/proc').some(
		(name) => /^\d+$/.test(name) && isPostgres(Number(name), cluster)
	);
}

function worksIn(pid: number, directory: string): boolean {
	try {
		return readlinkSync(`/proc/${pid}/cwd`) === directory;
	} catch (error) {
		// Root in a container may not look at the account that its own PostgreSQL runs under. What
		// cannot be told counts as ours, because the other mistake destroys the data.
		return process.getuid?.() === 0 && (error as NodeJS.ErrnoException).code === 'EACCES';
	}
}
