import { error } from '@sveltejs/kit';
import { may } from '#lib/domain/staff-roles.ts';
import * as surveys from '#lib/server/surveys.ts';
import { requireRight } from '../../require-right.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, url }) => {
	const { db, role } = requireRight(locals, 'measurement');
	const survey = await surveys.find(db, params.code);
	if (!survey) error(404, 'not_found');
	return { survey, isManager: may(role, 'surveys'), pathname: url.pathname };
};
