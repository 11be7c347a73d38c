import { edited } from '#lib/server/survey-drafts.ts';
import { instrumentOf } from '#lib/server/survey-contents.ts';
import { requireRight } from '../../../require-right.ts';
import type { LayoutServerLoad } from './$types';

/** What every step of editing looks at: the draft, and the instrument that it is asked with. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	const { db } = requireRight(locals, 'surveys');
	const [draft, instrument] = await Promise.all([
		edited(db, params.code),
		instrumentOf(db, params.code)
	]);
	return { draft, instrument };
};
