import { fail, redirect } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { errorWords } from '#lib/messages/errors.ts';
import { surveyForm } from '#lib/schemas/survey-form.ts';
import { DbError } from '#lib/server/db.ts';
import * as surveys from '#lib/server/surveys.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { db } = requireRight(locals, 'surveys');
	const [instruments, form] = await Promise.all([
		surveys.instruments(db, { after: undefined, limit: 500 }),
		superValidate(zod4(surveyForm))
	]);
	const [first] = instruments;
	if (first) form.data.instrument = first.code;
	return { form, instruments: instruments.map(({ code, name }) => ({ code, name })) };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'surveys');
		const form = await superValidate(request, zod4(surveyForm));
		if (!form.valid) return fail(400, { form });
		const { title_zh, title_en, ...survey } = form.data;
		const title = { ...(title_zh && { zh: title_zh }), ...(title_en && { en: title_en }) };
		try {
			await surveys.create(db, { ...survey, title, status: 'draft' });
		} catch (error) {
			if (!(error instanceof DbError)) throw error;
			const words = errorWords(error.code, locals.locale);
			if (error.code === 'survey_exists')
				return setError(form, 'code', 'code_taken', { status: 409 });
			return message(form, words, { status: statusOf(error) });
		}
		redirect(303, `/surveys/${survey.code}`);
	}
};
