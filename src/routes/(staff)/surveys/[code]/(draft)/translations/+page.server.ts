import { fail, redirect } from '@sveltejs/kit';
import { withTranslations } from '#lib/domain/surveys/translate.ts';
import { cleanText } from '#lib/domain/text/clean-text.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { DbError } from '#lib/server/db.ts';
import { draftIssues } from '#lib/server/survey-draft-issues.ts';
import * as drafts from '#lib/server/survey-drafts.ts';
import { draftFields } from '#lib/server/web/draft-fields.ts';
import { requireRight } from '../../../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	showsAll: url.searchParams.get('show') === 'all',
	isSaved: url.searchParams.has('saved')
});

export const actions: Actions = {
	default: async ({ request, locals, params, url }) => {
		const { db } = requireRight(locals, 'surveys');
		try {
			const fields = await draftFields(request);
			const written = new Map(
				fields.flatMap(([name, value]) =>
					name.startsWith('text.') ? [[name.slice(5), cleanText(value).trim()] as const] : []
				)
			);
			const confirmed = new Set(
				fields.flatMap(([name]) => (name.startsWith('right.') ? name.slice(6) : []))
			);
			const { content } = await drafts.edited(db, params.code);
			const translated = withTranslations(content, written);
			const issues = draftIssues(translated, locals.locale);
			if (issues.length > 0) return fail(422, { content: translated, issues });
			await drafts.save(db, params.code, translated, { confirmed });
		} catch (caught) {
			if (!(caught instanceof DbError)) throw caught;
			return fail(caught.status, { words: errorWords(caught.code, locals.locale) });
		}
		const show = url.searchParams.get('show') === 'all' ? '&show=all' : '';
		redirect(303, `/surveys/${params.code}/translations?saved${show}`);
	}
};
