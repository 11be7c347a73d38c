/** The finer wall behind the staff wall of the hooks: what the role may see or do. */
import { error } from '@sveltejs/kit';
import { may, type Right } from '#lib/domain/staff-roles.ts';

type SignedIn = NonNullable<App.Locals['staff']>;

/** The staff member of this request. Errors: 401 without one, 403 without the right. */
export function requireRight(locals: App.Locals, right: Right): SignedIn {
	if (locals.staff === null) error(401, 'unauthenticated');
	if (!may(locals.staff.role, right)) error(403, 'forbidden');
	return locals.staff;
}
