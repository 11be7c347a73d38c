import { error, redirect } from '@sveltejs/kit';
import { isAnswerFlag } from '#lib/domain/responses/quality.ts';
import { may } from '#lib/domain/staff-roles.ts';
import * as answers from '#lib/server/answers.ts';
import { DbError } from '#lib/server/db.ts';
import * as surveys from '#lib/server/surveys.ts';
import { requireRight } from '../../../require-right.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db, role } = requireRight(locals, 'customers');
	const survey = await surveys.find(db, params.code);
	if (!survey) error(404, 'not_found');
	const asked = url.searchParams.get('flag');
	const flag = isAnswerFlag(asked) || asked === 'any' ? asked : undefined;
	const after = url.searchParams.get('after') ?? undefined;
	const { items, next } = await answers
		.list(db, params.code, { flag, after })
		.catch((caught: unknown) => {
			// An address that was cut short on its way leads to the first page, not to an error.
			if (!(caught instanceof DbError) || caught.code !== 'invalid') throw caught;
			redirect(303, url.pathname);
		});
	return {
		survey: { code: survey.code, title: survey.title },
		flag: flag ?? null,
		isFirstPage: after === undefined,
		next,
		answers: items,
		mayExport: may(role, 'surveys')
	};
};
