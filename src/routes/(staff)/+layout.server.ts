import { error } from '@sveltejs/kit';
import { pulse } from '#lib/server/pulse.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
	if (locals.staff === null) error(401, 'unauthenticated');
	const { name, role, organization, db } = locals.staff;
	return {
		locale: locals.locale,
		theme: locals.theme,
		person: { name, role },
		organization: organization.name,
		timeZone: organization.timeZone,
		// Read with the page, so that what happens between now and the first look is not missed.
		pulse: await pulse(db)
	};
};
