/** Keeping a page under a name, having it sent to oneself, taking it away. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { errorWords } from '#lib/messages/errors.ts';
import { readAddress, viewForm, viewToRemove, viewToSend } from '#lib/schemas/saved-view.ts';
import { DbError } from '#lib/server/db.ts';
import * as views from '#lib/server/views.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from '../require-right.ts';

export async function saveView({ request, locals }: RequestEvent) {
	const { db } = requireRight(locals, 'measurement');
	const form = await superValidate(request, zod4(viewForm));
	const { name, address, is_shared } = form.data;
	const place = readAddress(address);
	if (!form.valid || place === null) return fail(400, { form });
	try {
		await views.save(db, { name, is_shared, ...place });
	} catch (refusal) {
		if (!(refusal instanceof DbError)) throw refusal;
		return fail(statusOf(refusal), { form, refusal: errorWords(refusal.code, locals.locale) });
	}
	return message({ ...form, data: { name: '', address, is_shared: false } }, 'saved');
}

export async function mailView({ request, locals }: RequestEvent) {
	const { db } = requireRight(locals, 'measurement');
	const given = viewToSend.safeParse(Object.fromEntries(await request.formData()));
	if (!given.success) return fail(400, { refusal: errorWords('invalid', locals.locale) });
	try {
		await views.send(db, given.data.id, given.data.repeats);
		return { done: 'sent' as const };
	} catch (refusal) {
		if (!(refusal instanceof DbError)) throw refusal;
		return fail(statusOf(refusal), { refusal: errorWords(refusal.code, locals.locale) });
	}
}

export async function removeView({ request, locals }: RequestEvent) {
	const { db } = requireRight(locals, 'measurement');
	const given = viewToRemove.safeParse(Object.fromEntries(await request.formData()));
	if (!given.success) return fail(400, { refusal: errorWords('invalid', locals.locale) });
	try {
		await views.remove(db, given.data.id);
		return { done: 'removed' as const };
	} catch (refusal) {
		if (!(refusal instanceof DbError)) throw refusal;
		return fail(statusOf(refusal), { refusal: errorWords(refusal.code, locals.locale) });
	}
}
