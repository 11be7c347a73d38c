import { fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/domain/staff-roles.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { versionForm } from '#lib/schemas/learning.ts';
import * as customers from '#lib/server/customers.ts';
import { DbError } from '#lib/server/db.ts';
import * as learning from '#lib/server/learning.ts';
import { requireRight } from '../../require-right.ts';
import { learningView } from './learning-view.ts';
import type { Actions, PageServerLoad } from './$types';

/** Managers of quality read; what is used is decided by administrators. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, role } = requireRight(locals, 'surveys');
	const [state, card] = await Promise.all([learning.state(db), customers.card(db)]);
	return {
		...learningView(state, card),
		mayAccept: may(role, 'administration'),
		isDone: url.searchParams.has('done')
	};
};

export const actions: Actions = {
	accept: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const given = versionForm.safeParse(Object.fromEntries(await request.formData()));
		if (!given.success) return fail(400, { refusal: errorWords('invalid', locals.locale) });
		try {
			await learning.accept(db, given.data.version);
		} catch (error) {
			if (!(error instanceof DbError)) throw error;
			return fail(error.status, { refusal: errorWords(error.code, locals.locale) });
		}
		redirect(303, '/settings/learning?done');
	},
	retire: async ({ locals }) => {
		const { db } = requireRight(locals, 'administration');
		await learning.retire(db);
		redirect(303, '/settings/learning?done');
	}
};
