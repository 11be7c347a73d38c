import { error } from '@sveltejs/kit';
import * as responses from '#lib/server/responses.ts';
import { offeredLocale } from '#lib/server/web/offered-locale.ts';
import { askPublicly } from '#lib/server/web/public-door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const code = event.params.receipt.toUpperCase();
	const receipt = await askPublicly(event, (client) => responses.receipt(client, code));
	if (!receipt) error(404, { message: 'not_found' });
	event.locals.locale = offeredLocale(event, receipt.languages, receipt.locale);
	return {
		code,
		receipt,
		organization: receipt.organization,
		languages: receipt.languages,
		locale: event.locals.locale
	};
};
