/**
 * After a crash PostgreSQL's pid file stays, and it refuses to start while the number in it belongs
 * to anybody: a process that is just dying, or one that got the number later. We can tell better.
 */
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const DYING_TIMEOUT_MS = 5_000;

/** Proves, before we adopt or signal a pid, that it is a postgres and not a recycled number. */
export function isPostgres(pid: number): boolean {
	try {
		process.kill(pid, 0);
		if (process.platform !== 'linux') return true;
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
	} catch {
		return false;
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
	const directory = realpathSync(cluster);
	return readdirSync('/proc').some((name) => {
		try {
			return (
				/^\d+$/.test(name) &&
				readlinkSync(`/proc/${name}/cwd`) === directory &&
				isPostgres(Number(name))
			);
		} catch {
			return false; // gone, or another user's
		}
	});
}
