/** The data directory: the database files and the two secrets, readable by their owner alone. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from '../environment.ts';

const WEAKEST_SECRET_BYTES = 32;
const KNOWN_SECRETS = ['dev-secret-change-me', 'unsafe-secret-change-me'];

export type DataDirectory = { path: string; cluster: string; databaseUrl: string };

/** Creates the directory if it is missing. Errors: `StartError` when it cannot be written. */
export function openDataDirectory(directory: string): DataDirectory {
	const path = resolve(directory);
	try {
		mkdirSync(path, { recursive: true, mode: 0o755 });
	} catch (error) {
		throw new StartError(
			`The data directory ${path} cannot be created (${(error as Error).message}). Set HEED_DATA_DIR to a directory you may write to.`
		);
	}
	return { path, cluster: join(path, 'postgres'), databaseUrl: join(path, 'database.url') };
}

/** Writes a file that only its owner may read, whatever the umask or an older mode was. */
export function writeSecret(file: string, value: string): void {
	writeFileSync(file, value, { mode: 0o600 });
	chmodSync(file, 0o600);
}

/**
 * The secret that signs sessions: HEED_SECRET, else one made once and kept in the data directory.
 *
 * Errors: `StartError` for a short or publicly known secret.
 */
export function sessionSecret(directory: DataDirectory, given: string | undefined): string {
	const file = join(directory.path, 'session.secret');
	if (given === undefined && !existsSync(file))
		writeSecret(file, randomBytes(48).toString('base64url'));
	const secret = given ?? readFileSync(file, 'utf8').trim();
	const source = given === undefined ? `The secret in ${file}` : 'HEED_SECRET';
	if (Buffer.byteLength(secret) < WEAKEST_SECRET_BYTES || KNOWN_SECRETS.includes(secret)) {
		throw new StartError(
			`${source} is too weak: give at least ${WEAKEST_SECRET_BYTES} random bytes, for example from "openssl rand -base64 48"` +
				(given === undefined ? ', or delete the file to have a new one made.' : '.')
		);
	}
	return secret;
}
