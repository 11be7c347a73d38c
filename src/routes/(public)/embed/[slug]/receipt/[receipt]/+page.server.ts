import { error } from '@sveltejs/kit';
import * as answers from '#lib/server/open-form-answers.ts';
import * as responses from '#lib/server/responses.ts';
import { offeredLocale } from '#lib/server/web/offered-locale.ts';
import { askPublicly } from '#lib/server/web/public-door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { slug, receipt } = event.params;
	const code = receipt.toUpperCase();
	const [shown, found] = await askPublicly(event, (client) =>
		Promise.all([answers.show(client, slug, ''), responses.receipt(client, code)])
	);
	event.locals.framers = shown?.origins ?? [];
	if (!shown || !found) error(404, { message: 'not_found' });
	event.locals.locale = offeredLocale(event, found.languages, found.locale);
	return { slug, code, receipt: found, languages: found.languages, locale: event.locals.locale };
};
