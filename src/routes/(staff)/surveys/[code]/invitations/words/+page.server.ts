import { fail } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { mailWordsForm, toForm, toTemplates } from '#lib/schemas/mail-words.ts';
import { environment } from '#lib/server/gateway/gateway.ts';
import * as outreach from '#lib/server/outreach.ts';
import { requireRight } from '../../../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { db } = requireRight(locals, 'surveys');
	const [{ templates }, { baseUrl }] = await Promise.all([
		outreach.ofSurvey(db, params.code),
		environment()
	]);
	const words = await superValidate<ReturnType<typeof toForm>, number>(
		toForm(templates),
		zod4(mailWordsForm)
	);
	return { words, templates, baseUrl };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { db } = requireRight(locals, 'surveys');
		const form = await superValidate(request, zod4(mailWordsForm));
		if (!form.valid) return fail(400, { form });
		return message(form, await outreach.saveWords(db, params.code, toTemplates(form.data)));
	}
};
