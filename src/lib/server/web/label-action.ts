/** The form by which somebody says what an alert was worth: the same on the pages of a case and of a customer. */
import { error, fail, redirect } from '@sveltejs/kit';
import { errorWords } from '#lib/messages/errors.ts';
import type { Locale } from '#lib/messages/message.ts';
import { labelForm } from '#lib/schemas/alert-label.ts';
import { give } from '../alert-labels.ts';
import { DbError, type Db } from '../db.ts';

/** Keeps the label and leads back to `address`. Errors: 404 for an alert of nobody's. */
export async function labelAlert(db: Db, request: Request, address: string, locale: Locale) {
	const told = labelForm.safeParse(Object.fromEntries(await request.formData()));
	if (!told.success) return fail(400, { refusal: errorWords('invalid', locale) });
	try {
		await give(db, told.data.alert, told.data.label);
	} catch (refusal) {
		if (!(refusal instanceof DbError)) throw refusal;
		if (refusal.code === 'not_found') error(404, 'not_found');
		return fail(refusal.status, { refusal: errorWords(refusal.code, locale) });
	}
	redirect(303, address);
}
