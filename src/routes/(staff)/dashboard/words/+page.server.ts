import { fail, redirect } from '@sveltejs/kit';
import { errorWords } from '#lib/messages/errors.ts';
import { labelForm } from '#lib/schemas/words.ts';
import { DbError } from '#lib/server/db.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import * as words from '#lib/server/words.ts';
import { requireRight } from '../../require-right.ts';
import { selectionOf } from '../selection.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'surveys');
	const [{ survey, filter }, queue, figures] = await Promise.all([
		selectionOf(db, url.searchParams),
		words.queue(db),
		words.figures(db)
	]);
	return { survey, filter, queue, figures, isSaved: url.searchParams.has('saved') };
};

export const actions: Actions = {
	label: async ({ request, locals, url }) => {
		const { db } = requireRight(locals, 'surveys');
		const data = await request.formData();
		const given = labelForm.safeParse({
			...Object.fromEntries(data),
			causes: data.getAll('cause')
		});
		if (!given.success) return fail(400, { refusal: errorWords('invalid', locals.locale) });
		try {
			await words.label(db, given.data);
		} catch (refusal) {
			if (!(refusal instanceof DbError)) throw refusal;
			return fail(statusOf(refusal), { refusal: errorWords(refusal.code, locals.locale) });
		}
		const kept = new URLSearchParams(
			[...url.searchParams].filter(([key]) => !key.startsWith('/') && key !== 'saved')
		);
		kept.set('saved', '');
		redirect(303, `/dashboard/words?${kept}`);
	}
};
