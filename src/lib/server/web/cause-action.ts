/** The form by which somebody accepts, corrects or takes back the cause of a complaint. */
import { error, fail, redirect } from '@sveltejs/kit';
import { errorWords } from '#lib/messages/errors.ts';
import type { Locale } from '#lib/messages/message.ts';
import { caseCauseForm } from '#lib/schemas/case-cause.ts';
import { name } from '../case-causes.ts';
import { DbError, type Db } from '../db.ts';

/** Keeps what was said and leads back to the case. Errors: 404 for a case of nobody's. */
export async function nameCause(db: Db, request: Request, reference: string, locale: Locale) {
	const told = caseCauseForm.safeParse(Object.fromEntries(await request.formData()));
	if (!told.success) return fail(400, { causeRefusal: errorWords('invalid', locale) });
	try {
		await name(db, reference, told.data.cause);
	} catch (refusal) {
		if (!(refusal instanceof DbError)) throw refusal;
		if (refusal.code === 'not_found') error(404, 'not_found');
		return fail(refusal.status, { causeRefusal: errorWords(refusal.code, locale) });
	}
	redirect(303, `/cases/${reference}?done=cause#cause`);
}
