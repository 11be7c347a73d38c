/**
 * PostgreSQL refuses to run as root. As root we start it in a user namespace in which it is uid
 * 1000: files stay root's, no system user is made, and a clone under a closed home works.
 */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../environment.ts';

const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000'];

type Command = (file: string, args: string[]) => [string, string[]];

/** Wraps a command so that it runs without root; `owned` are the paths it must own. */
export function unprivileged(owned: string[]): Command {
	if (process.getuid?.() !== 0) return (file, args) => [file, args];
	if (spawnSync('unshare', [...NAMESPACE, 'true']).status === 0) {
		return (file, args) => ['unshare', [...NAMESPACE, file, ...args]];
	}
	const user = systemUser();
	for (const path of owned) give(path, user.uid, user.gid);
	return (file, args) => [
		'setpriv',
		[`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', file, ...args]
	];
}

/** Where containers forbid user namespaces: an existing or new system account. */
function systemUser(): { uid: number; gid: number } {
	const lookUp = () =>
		['postgres', 'heed', 'nobody']
			.map((name) => spawnSync('id', ['-u', name], { encoding: 'utf8' }))
			.find((found) => found.status === 0)?.stdout;
	const uid = Number(lookUp());
	if (!Number.isInteger(uid) || !existsSync('/usr/bin/setpriv')) {
		throw new StartError(
			'PostgreSQL does not run as root, and this machine allows neither user namespaces nor another account. Start Heed as an ordinary user.'
		);
	}
	return { uid, gid: uid };
}

function give(path: string, uid: number, gid: number): void {
	chownSync(path, uid, gid);
	if (!statSync(path).isDirectory()) return;
	for (const entry of readdirSync(path)) give(join(path, entry), uid, gid);
}
