/**
 * The way out of invitations. Reading changes nothing, so mail scanners do no harm; a button acts, and so
 * does the one click of a mail program (RFC 8058), which must not be redirected.
 */
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { DbError } from '#lib/server/db.ts';
import * as unsubscribing from '#lib/server/unsubscribing.ts';
import { readAnswers } from '#lib/server/web/limited-form.ts';
import { offeredLocale } from '#lib/server/web/offered-locale.ts';
import { askPublicly } from '#lib/server/web/public-door.ts';
import type { Actions, PageServerLoad } from './$types';

const BODY_LIMIT_BYTES = 4096;

const unusable = () => error(404, { message: 'invitation_unusable' });

export const load: PageServerLoad = async (event) => {
	const { token } = event.params;
	const found =
		(await askPublicly(event, (client) => unsubscribing.find(client, token))) ?? unusable();
	event.locals.locale = offeredLocale(event, found.languages, found.locale);
	return { ...found, locale: event.locals.locale };
};

export const actions: Actions = {
	default: async (event) => {
		const fields = await fieldsOf(event);
		const isUndo = fields['act'] === 'undo';
		const isKnown = await askPublicly(event, (client) =>
			unsubscribing.unsubscribe(client, event.params.token, isUndo)
		);
		if (!isKnown) unusable();
		if (fields['List-Unsubscribe'] === undefined) redirect(303, event.url.pathname);
		return { isOneClick: true };
	}
};

async function fieldsOf({ request }: RequestEvent) {
	try {
		return (await readAnswers(request, BODY_LIMIT_BYTES)).fields;
	} catch (problem) {
		if (!(problem instanceof DbError)) throw problem;
		error(problem.status, { message: problem.code });
	}
}
