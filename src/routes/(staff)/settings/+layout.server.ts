import { may } from '#lib/domain/staff-roles.ts';
import { redirect } from '@sveltejs/kit';
import { requireRight } from '../require-right.ts';
import type { LayoutServerLoad } from './$types';

/** Sections that quality managers set too; all others are for administrators. */
const OF_MANAGERS = ['/settings/risk', '/settings/prevention', '/settings/learning'];

export const load: LayoutServerLoad = ({ locals, url }) => {
	if (url.pathname === '/settings' && !may(requireRight(locals, 'surveys').role, 'administration'))
		redirect(303, '/settings/prevention');
	const isOfManagers = OF_MANAGERS.some((path) => url.pathname.startsWith(path));
	const { role } = requireRight(locals, isOfManagers ? 'surveys' : 'administration');
	return { pathname: url.pathname, ofManagers: OF_MANAGERS, isAdmin: may(role, 'administration') };
};
