/**
 * How fast complaints come from one network, and how often one may guess at references. Complaints are
 * never dropped: somebody who is asked to wait keeps what they wrote.
 */
import { createHmac } from 'node:crypto';
import * as attempts from './attempts.ts';
import { DbError } from './db.ts';
import { derivedKey } from './gateway/gateway.ts';
import { addressBlock } from './web/address-block.ts';

/** How long somebody is asked to wait. */
export const WAIT_MINUTES = 10;

/** Complaints from one block of addresses; a counter where people are helped to write stays below. */
const FILING: attempts.Door = { name: 'complaint', limit: 30, windowMinutes: WAIT_MINUTES };
/** Unknown references from one block; those that exist are not counted. */
const TRACKING: attempts.Door = { name: 'track', limit: 60, windowMinutes: WAIT_MINUTES };

/** Counts one complaint. Errors: `too_many_attempts` in a flood. */
export async function countComplaint(address: string): Promise<void> {
	await attempts.count(FILING, await blockOf(address));
}

/**
 * What is found under a reference, where the network has not guessed too often.
 *
 * Errors: `too_many_attempts`.
 */
export async function guarded<Found>(
	address: string,
	find: () => Promise<Found | null>
): Promise<Found | null> {
	const block = await blockOf(address);
	await attempts.count(TRACKING, block);
	const found = await find();
	if (found !== null) await attempts.takeBack(TRACKING, block);
	return found;
}

export function isTooMany(problem: unknown): boolean {
	return problem instanceof DbError && problem.code === 'too_many_attempts';
}

/** Addresses are counted by their block, as a hash with a key of this instance. */
async function blockOf(address: string): Promise<string> {
	const key = await derivedKey('network addresses');
	return createHmac('sha256', key).update(addressBlock(address)).digest('hex');
}
