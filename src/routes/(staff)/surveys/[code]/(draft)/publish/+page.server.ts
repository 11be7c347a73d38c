import { fail, redirect } from '@sveltejs/kit';
import { errorWords } from '#lib/messages/errors.ts';
import { DbError } from '#lib/server/db.ts';
import { discard } from '#lib/server/survey-drafts.ts';
import { publish } from '#lib/server/survey-publishing.ts';
import { requireRight } from '../../../../require-right.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	publish: async ({ locals, params }) => {
		const { db } = requireRight(locals, 'surveys');
		let version: number;
		try {
			version = await publish(db, params.code);
		} catch (caught) {
			if (!(caught instanceof DbError)) throw caught;
			return fail(caught.status, { words: errorWords(caught.code, locals.locale) });
		}
		redirect(303, `/surveys/${params.code}?published=${version}`);
	},
	discard: async ({ locals, params }) => {
		const { db } = requireRight(locals, 'surveys');
		await discard(db, params.code);
		redirect(303, `/surveys/${params.code}/edit?saved`);
	}
};
