/** Signatures as in the Standard Webhooks specification, so that its libraries can verify them. */
import { createHmac } from 'node:crypto';

const SECRET_PREFIX = 'whsec_';

/** What a receiver is given to verify with. */
export function secretText(key: Uint8Array): string {
	return SECRET_PREFIX + Buffer.from(key).toString('base64');
}

/** The headers of one call: HMAC-SHA256 of "id.timestamp.body". */
export function signatureHeaders(
	key: Uint8Array,
	id: string,
	timestampSeconds: number,
	body: string
): Record<string, string> {
	const signature = createHmac('sha256', key)
		.update(`${id}.${timestampSeconds}.${body}`)
		.digest('base64');
	return {
		'webhook-id': id,
		'webhook-timestamp': String(timestampSeconds),
		'webhook-signature': `v1,${signature}`
	};
}
