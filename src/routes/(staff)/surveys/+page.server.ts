import { may } from '#lib/domain/staff-roles.ts';
import { answerCounts } from '#lib/server/survey-contents.ts';
import * as surveys from '#lib/server/surveys.ts';
import { requireRight } from '../require-right.ts';
import type { PageServerLoad } from './$types';

/** More than any organisation has; the list has no pages. */
const ALL = { after: undefined, limit: 500 };

export const load: PageServerLoad = async ({ locals }) => {
	const { db, role } = requireRight(locals, 'measurement');
	const found = await surveys.list(db, ALL);
	const isManager = may(role, 'surveys');
	const codes = found.map(({ code }) => code);
	const counts = isManager ? await answerCounts(db, codes) : new Map<string, number>();
	return {
		isManager,
		surveys: found.map((survey) => ({ ...survey, answers: counts.get(survey.code) ?? null }))
	};
};
