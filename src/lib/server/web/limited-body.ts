/** Forms of pages are small. What is larger is refused wherever it goes, before anything keeps it. */
import { errorWords } from '#lib/messages/errors.ts';
import type { Locale } from '#lib/messages/message.ts';
import { DbError } from '../db.ts';
import { readBody } from './limited-form.ts';

export const FORM_BYTES = 64 * 1024;

const UNCHANGING = ['GET', 'HEAD', 'OPTIONS'];
const OWN_LIMIT = [
	// As low as ours unless the survey asks for files, and refused with the survey's own page.
	'/(public)/s/[token]',
	'/(public)/f/[slug]',
	'/(public)/embed/[slug]',
	// Files with answers are large; only signed-in staff get as far as sending one.
	'/(staff)/surveys/[code]',
	'/(staff)/cases/import',
	// A whole survey in two languages; read with a limit of its own in server/web/draft-fields.ts.
	'/(staff)/surveys/[code]/(draft)/edit',
	'/(staff)/surveys/[code]/(draft)/translations'
];

type Sent = { request: Request; route: { id: string | null } };

/**
 * Reads the body of a changing request, so that whatever asks for it later gets it from memory.
 *
 * Returns whether it is within the limit. The API has limits of its own, in api/body.ts.
 */
export async function isWithinLimit(event: Sent): Promise<boolean> {
	const { request, route } = event;
	if (UNCHANGING.includes(request.method) || request.body === null) return true;
	if (route.id?.startsWith('/api/') || OWN_LIMIT.some((id) => id === route.id)) return true;
	try {
		event.request = new Request(request, { body: await readBody(request, FORM_BYTES) });
		return true;
	} catch (problem) {
		if (problem instanceof DbError && problem.code === 'payload_too_large') return false;
		throw problem;
	}
}

/** The refusal, for people and, under the name that Kit's forms know, for their scripts. */
export function tooLarge(request: Request, locale: Locale): Response {
	const words = errorWords('payload_too_large', locale);
	if (!request.headers.get('accept')?.includes('application/json')) {
		return new Response(words, {
			status: 413,
			headers: { 'content-type': 'text/plain;charset=utf-8' }
		});
	}
	return Response.json({ type: 'error', error: { message: words } }, { status: 413 });
}
