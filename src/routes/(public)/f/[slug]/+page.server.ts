/** An open form under its public address, as a code on the wall leads to it. */
import { loadForm, takeForm } from '#lib/server/web/open-form-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadForm(event);

export const actions: Actions = {
	default: (event) => takeForm(event, (receipt) => `/receipt/${receipt}`)
};
