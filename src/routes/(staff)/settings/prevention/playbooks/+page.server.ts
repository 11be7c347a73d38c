import { fail, redirect } from '@sveltejs/kit';
import { playbookOf } from '#lib/domain/risk/playbook.ts';
import { SIGNALS } from '#lib/domain/risk/signals.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { playbookForm } from '#lib/schemas/playbook.ts';
import * as playbooks from '#lib/server/playbooks.ts';
import { requireRight } from '../../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/settings/prevention/playbooks';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'surveys');
	const own = await playbooks.own(db);
	return {
		plays: SIGNALS.map((signal) => playbookOf(signal, own)),
		/** The signal that was just written. */
		saved: url.searchParams.get('saved')
	};
};

export const actions: Actions = {
	save: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'surveys');
		const told = Object.fromEntries(await request.formData());
		const given = playbookForm.safeParse(told);
		if (!given.success) {
			// What was typed comes back with the refusal.
			return fail(400, { refusal: errorWords('details_missing', locals.locale), told });
		}
		await playbooks.set(db, given.data.signal, given.data.content);
		redirect(303, `${PAGE}?saved=${given.data.signal}#${given.data.signal}`);
	},
	restore: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'surveys');
		const asked = (await request.formData()).get('signal');
		const known = SIGNALS.find((each) => each === asked);
		if (!known) return fail(400, { refusal: errorWords('invalid', locals.locale), told: {} });
		await playbooks.set(db, known, null);
		redirect(303, `${PAGE}?saved=${known}#${known}`);
	}
};
