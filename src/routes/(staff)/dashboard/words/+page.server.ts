import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { ZodError } from 'zod';
import { errorWords } from '#lib/messages/errors.ts';
import { causeWordForm, labelForm, modelForm, readCause } from '#lib/schemas/words.ts';
import { DbError, type Db } from '#lib/server/db.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import * as words from '#lib/server/words.ts';
import { requireRight } from '../../require-right.ts';
import { selectionOf } from '../selection.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'surveys');
	const cause = readCause(url.searchParams.get('cause'));
	const [{ survey, filter }, queue, figures, models, rising, ofCause] = await Promise.all([
		selectionOf(db, url.searchParams),
		words.queue(db),
		words.figures(db),
		words.models(db),
		words.rising(db),
		cause === null ? [] : words.wordsOf(db, cause)
	]);
	const isSaved = url.searchParams.has('saved');
	return { survey, filter, queue, figures, models, rising, cause, ofCause, isSaved };
};

export const actions: Actions = {
	label: (event) =>
		act(event, '', async (db, data) => {
			const given = { ...Object.fromEntries(data), causes: data.getAll('cause') };
			await words.label(db, labelForm.parse(given));
		}),
	model: (event) =>
		act(event, '#learned', async (db, data) => {
			const { kind, version } = modelForm.parse(Object.fromEntries(data));
			await words.useModel(db, kind, version);
		}),
	word: (event) =>
		act(event, '#cause-words', async (db, data) => {
			await words.changeWord(db, causeWordForm.parse(Object.fromEntries(data)));
		})
};

/** Does what a form asks, and shows the page anew, so that sending it again is not asked for. */
async function act(
	{ request, locals, url }: RequestEvent,
	place: string,
	does: (db: Db, data: FormData) => Promise<void>
) {
	const { db } = requireRight(locals, 'surveys');
	try {
		await does(db, await request.formData());
	} catch (refusal) {
		if (refusal instanceof ZodError) {
			return fail(400, { refusal: errorWords('invalid', locals.locale) });
		}
		if (!(refusal instanceof DbError)) throw refusal;
		return fail(statusOf(refusal), { refusal: errorWords(refusal.code, locals.locale) });
	}
	const kept = [...url.searchParams].filter(([key]) => !key.startsWith('/') && key !== 'saved');
	redirect(303, `/dashboard/words?${new URLSearchParams([...kept, ['saved', '']])}${place}`);
}
