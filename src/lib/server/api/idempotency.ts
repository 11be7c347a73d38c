/**
 * `Idempotency-Key`: a call that is sent again is answered again, not done again.
 *
 * Answers are kept sealed with a secret that the database does not know, because they may hold a
 * link or people's data. Only answers of calls that did something are kept: after a refusal the key is free again.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { DbError, unwrap } from '../db.ts';
import { serviceClient } from '../gateway/gateway.ts';
import { sha256, type Caller } from './caller.ts';
import type { Outcome } from './operation.ts';

export const REPLAYED = 'idempotency-replayed';
const KEY_LENGTH_MOST = 255;
const CIPHER = 'aes-256-gcm';

/** A key that was claimed before; without a status the first call is still running. */
const claimed = z.object({
	fingerprint: z.string(),
	status: z.int().nullable(),
	body: z.object({ sealed: z.string() }).nullable()
});

/**
 * Runs the call, or answers what it answered before.
 *
 * Errors: `idempotency_key_reused` for another request, `idempotency_key_in_use` while the first
 * one is still running.
 */
export async function once(
	caller: Caller,
	given: string,
	request: { method: string; path: string; body: Uint8Array },
	run: () => Promise<Outcome>
): Promise<Outcome> {
	if (given.length > KEY_LENGTH_MOST) throw new DbError('invalid', 'Idempotency-Key');
	const service = await serviceClient();
	const slot = {
		p_organization: caller.db.organization,
		p_key: sha256(`${caller.name}\n${given}`)
	};
	const fingerprint = sha256(`${request.method} ${request.path}\n${sha256(request.body)}`);
	const [known] = unwrap(
		await service.rpc('begin_request', { ...slot, p_fingerprint: fingerprint })
	);
	const seal = createHash('sha256').update(`answer\n${caller.secret}\n${given}`).digest();
	if (known) {
		const { status, body, ...first } = claimed.parse(known);
		if (first.fingerprint !== fingerprint) throw new DbError('idempotency_key_reused');
		if (status === null || body === null) throw new DbError('idempotency_key_in_use');
		return {
			status,
			body: JSON.parse(opened(body.sealed, seal)) as unknown,
			headers: { [REPLAYED]: 'true' }
		};
	}
	let outcome: Outcome;
	try {
		outcome = await run();
	} catch (error) {
		unwrap(await service.rpc('abandon_request', slot));
		throw error;
	}
	unwrap(
		await service.rpc('finish_request', {
			...slot,
			p_status: outcome.status,
			p_body: { sealed: sealed(JSON.stringify(outcome.body), seal) }
		})
	);
	return outcome;
}

function sealed(text: string, key: Buffer): string {
	const start = randomBytes(12);
	const cipher = createCipheriv(CIPHER, key, start);
	const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([start, cipher.getAuthTag(), hidden]).toString('base64');
}

function opened(text: string, key: Buffer): string {
	const bytes = Buffer.from(text, 'base64');
	const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, 12));
	decipher.setAuthTag(bytes.subarray(12, 28));
	return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
}
