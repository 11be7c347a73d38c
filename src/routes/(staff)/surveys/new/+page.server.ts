import { fail, redirect } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { proposeCode } from '#lib/domain/surveys/survey-code.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { surveyForm } from '#lib/schemas/survey-form.ts';
import { DbError } from '#lib/server/db.ts';
import * as library from '#lib/server/instrument-library.ts';
import * as surveys from '#lib/server/surveys.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from '../../require-right.ts';
import { firstForm, summaryOf } from './instrument-choice.ts';
import type { Actions, PageServerLoad } from './$types';

/** More than any organisation has; the lists have no pages. */
const ALL = { after: undefined, limit: 500 };

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'surveys');
	const [own, templates, form, taken] = await Promise.all([
		surveys.instruments(db, ALL),
		library.templates(db),
		superValidate(zod4(surveyForm)),
		surveys.list(db, ALL)
	]);
	const ownCodes = new Set(own.map(({ code }) => code));
	const rest = templates.filter(({ code }) => !ownCodes.has(code));
	const wanted = url.searchParams.get('instrument');
	const chosen = [...own, ...rest].find(({ code }) => code === wanted) ?? null;
	if (chosen) {
		form.data.instrument = chosen.code;
		form.data.form = firstForm(chosen);
		form.data.title_zh = chosen.name.zh ?? '';
		form.data.title_en = chosen.name.en ?? '';
		const codes = taken.map(({ code }) => code);
		form.data.code = proposeCode({}, chosen.code, '', codes);
	}
	const isBuiltIn = new Set(templates.map(({ code }) => code));
	return {
		form,
		chosen,
		taken: taken.map(({ code }) => code),
		own: own.filter(({ code }) => !isBuiltIn.has(code)).map(summaryOf),
		templates: [...own.filter(({ code }) => isBuiltIn.has(code)), ...rest].map(summaryOf)
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'surveys');
		const form = await superValidate(request, zod4(surveyForm));
		if (!form.valid) return fail(400, { form });
		const { title_zh, title_en, code: given, ...survey } = form.data;
		const title = { ...(title_zh && { zh: title_zh }), ...(title_en && { en: title_en }) };
		const taken = (await surveys.list(db, ALL)).map(({ code }) => code);
		const code = given || proposeCode(title, survey.instrument, survey.form, taken);
		try {
			await surveys.create(db, { ...survey, code, title, status: 'draft' });
		} catch (error) {
			if (!(error instanceof DbError)) throw error;
			const words = errorWords(error.code, locals.locale);
			if (error.code === 'survey_exists')
				return setError(form, 'code', 'code_taken', { status: 409 });
			return message(form, words, { status: statusOf(error) });
		}
		redirect(303, `/surveys/${code}/edit`);
	}
};
