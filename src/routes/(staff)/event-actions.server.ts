/** Writing down and taking away marks, on every page that shows them. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Right } from '#lib/domain/staff-roles.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { eventForm, eventToRemove, toEvent } from '#lib/schemas/measurement-event.ts';
import { DbError } from '#lib/server/db.ts';
import * as events from '#lib/server/events.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from './require-right.ts';

export async function noteEvent({ request, locals }: RequestEvent, right: Right) {
	const { db } = requireRight(locals, right);
	const form = await superValidate(request, zod4(eventForm));
	if (!form.valid) return fail(400, { form });
	try {
		await events.add(db, toEvent(form.data));
	} catch (refusal) {
		if (!(refusal instanceof DbError)) throw refusal;
		if (refusal.code === 'unknown_site') return setError(form, 'site', 'unusable');
		return fail(statusOf(refusal), { form, refusal: errorWords(refusal.code, locals.locale) });
	}
	return message({ ...form, data: (await superValidate(zod4(eventForm))).data }, 'noted');
}

export async function removeEvent({ request, locals }: RequestEvent, right: Right) {
	const { db } = requireRight(locals, right);
	const given = eventToRemove.safeParse(Object.fromEntries(await request.formData()));
	if (!given.success) return fail(400, { refusal: errorWords('invalid', locals.locale) });
	try {
		await events.remove(db, given.data.id);
		return { isRemoved: true };
	} catch (refusal) {
		if (!(refusal instanceof DbError)) throw refusal;
		return fail(statusOf(refusal), { refusal: errorWords(refusal.code, locals.locale) });
	}
}
