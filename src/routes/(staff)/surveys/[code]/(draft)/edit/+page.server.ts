import { fail, redirect } from '@sveltejs/kit';
import { applyCommand } from '#lib/domain/surveys/draft-command.ts';
import { PRESET_QUESTIONS } from '#lib/domain/surveys/question-presets.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { readDraftForm, type DraftForm } from '#lib/schemas/survey-draft-form.ts';
import { DbError } from '#lib/server/db.ts';
import { draftIssues, lockedIssues } from '#lib/server/survey-draft-issues.ts';
import * as drafts from '#lib/server/survey-drafts.ts';
import { publishedCodes } from '#lib/server/survey-versions.ts';
import { draftFields } from '#lib/server/web/draft-fields.ts';
import { requireRight } from '../../../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db } = requireRight(locals, 'surveys');
	return {
		lockedCodes: await publishedCodes(db, params.code),
		isSaved: url.searchParams.has('saved'),
		isCopy: url.searchParams.has('copied'),
		at: placeOf(url.searchParams.get('at'))
	};
};

export const actions: Actions = {
	/** Every button of the builder: does what it says to the form as it was sent, then keeps the draft. */
	default: async ({ request, locals, params }) => {
		const { db } = requireRight(locals, 'surveys');
		let form: DraftForm | null = null;
		let focus: string | null;
		try {
			form = readDraftForm(await draftFields(request));
			const locked = await publishedCodes(db, params.code);
			const changed = applyCommand(form.content, form.command, PRESET_QUESTIONS, locked);
			focus = changed.focus;
			const issues = [
				...lockedIssues(form.renamed, locked, changed.content, locals.locale),
				...draftIssues(changed.content, locals.locale)
			];
			if (issues.length > 0) return fail(422, { content: changed.content, issues, focus });
			const { mark } = await drafts.edited(db, params.code);
			if (form.mark !== '' && form.mark !== mark) {
				return fail(409, { content: changed.content, mark, isOvertaken: true, focus: 'issues' });
			}
			await drafts.save(db, params.code, changed.content, { renamed: form.renamed });
		} catch (caught) {
			if (!(caught instanceof DbError)) throw caught;
			const words = errorWords(caught.code, locals.locale);
			return fail(caught.status, { words, ...(form && { content: form.content }) });
		}
		redirect(303, `/surveys/${params.code}/edit?saved${wayTo(focus)}`);
	}
};

/** Where to go on: the question that stays unfolded, and the field. */
function wayTo(focus: string | null): string {
	if (focus === null) return '';
	const [, place] = /^questions\.(\d+)/.exec(focus) ?? [];
	return `${place === undefined ? '' : `&at=${place}`}#${focus}`;
}

function placeOf(given: string | null): number | null {
	return given !== null && /^\d{1,3}$/.test(given) ? Number(given) : null;
}
