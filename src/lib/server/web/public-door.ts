/** Asking the database on behalf of somebody unknown, who may have to wait but is told so. */
import { error, type RequestEvent } from '@sveltejs/kit';
import { DbError } from '../db.ts';
import { anonymousClient, type Client } from '../gateway/gateway.ts';

const RETRY_AFTER_S = 5;

/** Whether asking again later may well succeed. */
export function isNoAnswer(problem: unknown): boolean {
	return (
		problem instanceof DbError &&
		(problem.code === 'service_unavailable' || problem.code === 'timeout')
	);
}

export function askToRetry(event: Pick<RequestEvent, 'setHeaders'>): void {
	event.setHeaders({ 'retry-after': String(RETRY_AFTER_S) });
}

/** What the database says; the page "try again" if it says nothing. */
export async function askPublicly<T>(
	event: Pick<RequestEvent, 'setHeaders'>,
	ask: (client: Client) => Promise<T>
): Promise<T> {
	try {
		return await ask(await anonymousClient());
	} catch (problem) {
		if (!isNoAnswer(problem)) throw problem;
		askToRetry(event);
		error(503, { message: 'service_unavailable' });
	}
}
