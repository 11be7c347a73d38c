import { requireRight } from '../require-right.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => {
	requireRight(locals, 'administration');
	return { pathname: url.pathname };
};
