import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { errorWords } from '#lib/messages/errors.ts';
import { interviewForm } from '#lib/schemas/open-form.ts';
import { DbError } from '#lib/server/db.ts';
import * as interviews from '#lib/server/interviews.ts';
import * as surveys from '#lib/server/surveys.ts';
import { requireRight } from '../../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db } = requireRight(locals, 'customers');
	const survey = await surveys.find(db, params.code);
	if (!survey) error(404, 'not_found');
	const form = await superValidate(zod4(interviewForm));
	form.data.customer = url.searchParams.get('customer') ?? '';
	return {
		survey: { code: survey.code, title: survey.title, isOpen: survey.status === 'open' },
		form
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { db } = requireRight(locals, 'customers');
		const form = await superValidate(request, zod4(interviewForm));
		if (!form.valid) return fail(400, { form });
		let path;
		try {
			path = await interviews.begin(db, params.code, form.data.customer);
		} catch (refused) {
			if (!(refused instanceof DbError)) throw refused;
			return setError(form, 'customer', errorWords(refused.code, locals.locale));
		}
		redirect(303, path);
	}
};
