/**
 * Telephone interviews: staff enter the answers of a customer on the line, in the customer's own
 * survey. The link is made for one call and stored as its SHA-256 only, like any other.
 */
import { createHash, randomBytes } from 'node:crypto';
import { DbError, unwrap, type Db } from './db.ts';

const TOKEN_BYTES = 32;
/** A call may be continued after a break, not another day. */
const LIFE_HOURS = 12;
const HOUR_MS = 3_600_000;

/**
 * Makes the link of an interview; the customer is named by their number or by their telephone.
 *
 * Returns the path to go to. Errors: `unknown_survey`, `survey_not_open`, `unknown_customer`,
 * `customer_ambiguous` for a telephone that several customers have.
 */
export async function begin(db: Db, survey: string, customer: string): Promise<string> {
	const token = randomBytes(TOKEN_BYTES).toString('base64url');
	const call = {
		p_organization: db.organization,
		p_survey: survey,
		p_token_hash: createHash('sha256').update(token).digest('hex'),
		p_expires_at: new Date(Date.now() + LIFE_HOURS * HOUR_MS).toISOString()
	};
	try {
		unwrap(await db.client.rpc('begin_interview', { ...call, p_customer: customer }));
	} catch (error) {
		const isUnknown = error instanceof DbError && error.code === 'unknown_customer';
		if (!isUnknown) throw error;
		unwrap(await db.client.rpc('begin_interview', { ...call, p_phone: customer }));
	}
	return `/s/${token}`;
}
