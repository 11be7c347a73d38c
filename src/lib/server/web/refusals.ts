/** Refusals of the database at the edge of a form. */
import type { DbError } from '../db.ts';

/** The HTTP status of a refusal, typed as the forms want it. */
export function statusOf(refusal: DbError): 401 | 403 | 404 | 409 | 422 | 429 | 503 {
	return refusal.status as ReturnType<typeof statusOf>;
}
