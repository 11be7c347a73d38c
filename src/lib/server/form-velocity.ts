/**
 * How fast answers come through an open form. Many in a short time speak for a program: such answers
 * are kept and marked, never dropped, because a class of visitors behind one address looks the same.
 * Only far above that is the sender asked to wait.
 *
 * Addresses are counted by their block and as a hash with a key of this instance; nothing of them
 * stands in the answer.
 */
import { createHmac } from 'node:crypto';
import * as attempts from './attempts.ts';
import { DbError } from './db.ts';
import { derivedKey } from './gateway/gateway.ts';
import { addressBlock } from './web/address-block.ts';

const WINDOW_MINUTES = 10;

/** Answers to one form from one block of addresses; a shared tablet stays below. */
const BLOCK: attempts.Door = { name: 'form-block', limit: 20, windowMinutes: WINDOW_MINUTES };
/** Answers to one form from anywhere. */
const FORM: attempts.Door = { name: 'form', limit: 300, windowMinutes: WINDOW_MINUTES };
/** Answers to all forms from one block: a flood. */
const FLOOD: attempts.Door = { name: 'form-flood', limit: 600, windowMinutes: WINDOW_MINUTES };

/** How long somebody is asked to wait. */
export const WAIT_MINUTES = WINDOW_MINUTES;

export type Velocity = { velocity?: true };

/**
 * Counts one answer.
 *
 * Returns the sign that the answer keeps. Errors: `too_many_attempts` in a flood.
 */
export async function countAnswer(slug: string, address: string): Promise<Velocity> {
	const key = await derivedKey('network addresses');
	const block = createHmac('sha256', key).update(addressBlock(address)).digest('hex');
	const [isBearable, ...areCalm] = await attempts.countAll([
		[FLOOD, block],
		[BLOCK, `${slug} ${block}`],
		[FORM, slug]
	]);
	if (!isBearable) throw new DbError('too_many_attempts');
	return areCalm.every(Boolean) ? {} : { velocity: true };
}
