/** Nobody waits for ever: a database that is stopped or overrun is as good as none. */
import { DbError } from './db.ts';

/**
 * The outcome of `work`, if it comes in time.
 *
 * Errors: `DbError('service_unavailable')` afterwards. The work itself goes on, so only hand in
 * what may safely be asked again.
 */
export async function within<T>(milliseconds: number, work: PromiseLike<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new DbError('service_unavailable')), milliseconds);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
