/** An open form for a frame: only the web sites on its list may show it. */
import { loadForm, takeForm } from '#lib/server/web/open-form-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const shown = await loadForm(event);
	event.locals.framers = shown.origins;
	return shown;
};

export const actions: Actions = {
	default: (event) => takeForm(event, (receipt) => `/embed/${event.params.slug}/receipt/${receipt}`)
};
