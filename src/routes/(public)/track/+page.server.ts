/** Whoever has the reference on paper types it here; the address of the complaint is made from it. */
import { fail, redirect } from '@sveltejs/kit';
import { readReference } from '#lib/domain/cases/complaint.ts';
import { isLocale, LOCALES } from '#lib/messages/message.ts';
import { FORM_BYTES } from '#lib/server/web/limited-body.ts';
import { readAnswers } from '#lib/server/web/limited-form.ts';
import { offeredLocale } from '#lib/server/web/offered-locale.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	event.locals.locale = offeredLocale(event, LOCALES, null);
	return { locale: event.locals.locale };
};

export const actions: Actions = {
	default: async ({ request, url }) => {
		const { fields } = await readAnswers(request, FORM_BYTES);
		const typed = String(fields['reference'] ?? '').slice(0, 100);
		const reference = readReference(typed);
		if (reference === null) return fail(400, { typed });
		const lang = url.searchParams.get('lang');
		redirect(303, `/track/${reference}${isLocale(lang) ? `?lang=${lang}` : ''}`);
	}
};
