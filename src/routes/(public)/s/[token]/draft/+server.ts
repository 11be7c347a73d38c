/**
 * Answers on the way, so that another device can go on with them; sent by the survey's script. An
 * empty body only says that somebody has the survey before them.
 */
import { draftSchema } from '#lib/schemas/draft.ts';
import { anonymousClient } from '#lib/server/gateway/gateway.ts';
import * as responses from '#lib/server/responses.ts';
import { isNoAnswer } from '#lib/server/web/public-door.ts';
import type { RequestHandler } from './$types';

const empty = (status: number) => new Response(null, { status });

export const POST: RequestHandler = async ({ request, params }) => {
	const body = await request.text();
	try {
		const client = await anonymousClient();
		if (body === '') {
			await responses.markOpened(client, params.token);
			return empty(204);
		}
		const fields = draftSchema.safeParse(readJson(body));
		if (!fields.success) return empty(400);
		return empty((await responses.saveDraft(client, params.token, fields.data)) ? 204 : 404);
	} catch (problem) {
		if (isNoAnswer(problem)) return empty(503);
		throw problem;
	}
};

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null; // which no draft is
	}
}
