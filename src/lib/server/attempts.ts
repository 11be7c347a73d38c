/**
 * How often a guarded door may be tried. Tries are counted in the database, so that all instances
 * of the server count together; what is counted is stored as a hash.
 */
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { z } from 'zod';
import { DbError, unwrap } from './db.ts';
import { serviceClient } from './gateway/gateway.ts';

export type Door = { name: string; limit: number; windowMinutes: number };

/**
 * Counts one try.
 *
 * Errors: `too_many_attempts` when the window is full; such a try is not counted.
 */
export async function count(door: Door, subject: string): Promise<void> {
	const service = await serviceClient();
	const isAllowed = unwrap(
		await service.rpc('count_attempt', {
			p_bucket: bucketOf(door, subject),
			p_limit: door.limit,
			p_window_seconds: door.windowMinutes * 60
		})
	);
	if (!isAllowed) throw new DbError('too_many_attempts');
}

/**
 * Counts one try at several doors of the same window, in their order, and says of each whether it had
 * room; where it had none, nothing is counted.
 */
export async function countAll(tries: readonly (readonly [Door, string])[]): Promise<boolean[]> {
	const service = await serviceClient();
	const [first] = tries;
	const counted = await service.rpc('count_attempts', {
		p_doors: tries.map(([door, subject]) => ({
			bucket: bucketOf(door, subject),
			limit: door.limit
		})),
		p_window_seconds: (first?.[0].windowMinutes ?? 0) * 60
	});
	return z.array(z.boolean()).parse(unwrap(counted));
}

/** Forgets all tries of a subject: it has proved who it is. */
export async function clear(door: Door, subject: string): Promise<void> {
	const service = await serviceClient();
	unwrap(await service.rpc('clear_attempts', { p_bucket: bucketOf(door, subject) }));
}

/** Takes one try back: it succeeded, and others of the same address may still be guesses. */
export async function takeBack(door: Door, subject: string): Promise<void> {
	const service = await serviceClient();
	unwrap(await service.rpc('take_back_attempt', { p_bucket: bucketOf(door, subject) }));
}

/**
 * The part of a network address that one customer of a provider holds: a whole IPv4 address, the
 * first 64 bits of an IPv6 address.
 */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	if (!isIPv6(address)) return address;
	const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::');
	const groups = head ? head.split(':') : [];
	const filled = tail === undefined ? groups : [...groups, ...Array<string>(8).fill('0')];
	return filled
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}

function bucketOf(door: Door, subject: string): string {
	return `${door.name}:${createHash('sha256').update(subject).digest('hex')}`;
}
