import { error, fail, redirect } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { isReadyKind } from '#lib/domain/surveys/form-kinds.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { newOpenForm } from '#lib/schemas/open-form.ts';
import * as catalog from '#lib/server/catalog.ts';
import { DbError } from '#lib/server/db.ts';
import { instrumentChoices, makeFor, makeReady } from '#lib/server/new-open-form.ts';
import * as surveys from '#lib/server/surveys.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from '../../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

const ALL = { after: undefined, limit: 500 };

/** `?survey=` makes a form for that survey; without it a survey of some kind is made as well. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'surveys');
	const code = url.searchParams.get('survey');
	const kind = url.searchParams.get('kind');
	const [survey, sites, services, instruments, form] = await Promise.all([
		code === null ? null : surveys.find(db, code),
		catalog.sites(db, ALL),
		catalog.services(db, ALL),
		instrumentChoices(db),
		superValidate(zod4(newOpenForm))
	]);
	if (code !== null && !survey) error(404, 'not_found');
	if (isReadyKind(kind)) form.data.kind = kind;
	return {
		form,
		survey: survey && { code: survey.code, title: survey.title },
		sites,
		services,
		instruments
	};
};

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		const { db } = requireRight(locals, 'surveys');
		const form = await superValidate(request, zod4(newOpenForm));
		const code = url.searchParams.get('survey');
		if (!form.valid) return fail(400, { form });
		const { kind } = form.data;
		let made;
		try {
			if (code !== null) made = await makeFor(db, form.data, code);
			else if (isReadyKind(kind)) made = await makeReady(db, form.data, kind);
			else return setError(form, 'kind', 'choose_one', { status: 400 });
		} catch (refused) {
			if (!(refused instanceof DbError)) throw refused;
			if (refused.code === 'form_exists') return setError(form, 'slug', 'slug_taken');
			const words = errorWords(refused.code, locals.locale);
			return message(form, words, { status: statusOf(refused) });
		}
		redirect(303, `/surveys/${made.survey}/forms?made=${made.slug}#${made.slug}`);
	}
};
