/** One complaint for whoever holds its reference. An unknown one is an unknown page, as anywhere. */
import { error } from '@sveltejs/kit';
import { readReference } from '#lib/domain/cases/complaint.ts';
import { LOCALES } from '#lib/messages/message.ts';
import { guarded, isTooMany, WAIT_MINUTES } from '#lib/server/complaint-velocity.ts';
import { environment } from '#lib/server/gateway/gateway.ts';
import * as tracking from '#lib/server/tracking.ts';
import { offeredLocale } from '#lib/server/web/offered-locale.ts';
import { askPublicly } from '#lib/server/web/public-door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const reference = readReference(event.params.reference);
	if (reference === null) error(404, { message: 'not_found' });
	const complaint = await askPublicly(event, (client) =>
		guarded(event.getClientAddress(), () => tracking.track(client, reference))
	).catch((problem: unknown) => {
		if (!isTooMany(problem)) throw problem;
		event.setHeaders({ 'retry-after': String(WAIT_MINUTES * 60) });
		error(429, { message: 'too_many_attempts' });
	});
	if (complaint === null) error(404, { message: 'not_found' });
	event.locals.locale = offeredLocale(event, LOCALES, complaint.locale);
	return {
		complaint,
		organization: complaint.organization,
		address: `${(await environment()).baseUrl}/track/${reference}`,
		isNew: event.url.searchParams.has('new'),
		locale: event.locals.locale
	};
};
