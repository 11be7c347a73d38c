/** One complaint for whoever holds its reference. An unknown one is an unknown page, as anywhere. */
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { readReference } from '#lib/domain/cases/complaint.ts';
import { isLocale, LOCALES } from '#lib/messages/message.ts';
import { readAddition } from '#lib/schemas/complaint-form.ts';
import {
	countComplaint,
	guarded,
	isTooMany,
	WAIT_MINUTES
} from '#lib/server/complaint-velocity.ts';
import { DbError } from '#lib/server/db.ts';
import { environment } from '#lib/server/gateway/gateway.ts';
import * as tracking from '#lib/server/tracking.ts';
import { FORM_BYTES } from '#lib/server/web/limited-body.ts';
import { readAnswers } from '#lib/server/web/limited-form.ts';
import { offeredLocale } from '#lib/server/web/offered-locale.ts';
import { askPublicly } from '#lib/server/web/public-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const reference = readReference(event.params.reference);
	if (reference === null) error(404, { message: 'not_found' });
	const complaint = await askPublicly(event, (client) =>
		guarded(event.getClientAddress(), () => tracking.track(client, reference))
	).catch((problem: unknown) => askToWait(event, problem));
	if (complaint === null) error(404, { message: 'not_found' });
	event.locals.locale = offeredLocale(event, LOCALES, complaint.locale);
	const shown = event.url.searchParams;
	return {
		complaint,
		organization: complaint.organization,
		address: `${(await environment()).baseUrl}/track/${reference}`,
		isNew: shown.has('new'),
		isAdded: shown.has('added'),
		submissionId: crypto.randomUUID(),
		locale: event.locals.locale
	};
};

export const actions: Actions = {
	default: async (event) => {
		const reference = readReference(event.params.reference);
		if (reference === null) error(404, { message: 'not_found' });
		const { fields } = await readAnswers(event.request, FORM_BYTES);
		const words = String(fields['words'] ?? '');
		const addition = readAddition(fields);
		if ('problem' in addition) return fail(400, { words, problem: addition.problem });
		try {
			await askPublicly(event, async (client) => {
				await countComplaint(event.getClientAddress());
				await tracking.add(client, reference, addition);
			});
		} catch (problem) {
			if (problem instanceof DbError && problem.code === 'too_many_additions')
				return fail(409, { words, problem: 'no_more' as const });
			if (problem instanceof DbError && problem.code === 'not_found')
				error(404, { message: 'not_found' });
			askToWait(event, problem);
		}
		const lang = event.url.searchParams.get('lang');
		redirect(303, `/track/${reference}?added=1${isLocale(lang) ? `&lang=${lang}` : ''}`);
	}
};

/** A network that asks too often waits; any other problem is thrown on. */
function askToWait(event: Pick<RequestEvent, 'setHeaders'>, problem: unknown): never {
	if (!isTooMany(problem)) throw problem;
	event.setHeaders({ 'retry-after': String(WAIT_MINUTES * 60) });
	error(429, { message: 'too_many_attempts' });
}
