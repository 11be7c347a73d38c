import { fail, redirect } from '@sveltejs/kit';
import { INVITATION_STATES } from '#lib/domain/reaching/response-rate.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { DbError } from '#lib/server/db.ts';
import * as lists from '#lib/server/invitation-lists.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from '../../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

const HELD_BACK = 'held_back';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db } = requireRight(locals, 'customers');
	const asked = url.searchParams.get('state');
	const after = url.searchParams.get('after') ?? undefined;
	const state = INVITATION_STATES.find((each) => each === asked);
	const isHeldBack = asked === HELD_BACK;
	try {
		const [overview, invitations, heldBack] = await Promise.all([
			lists.overview(db, params.code),
			isHeldBack ? null : lists.list(db, params.code, { state, after }),
			isHeldBack ? lists.listHeldBack(db, params.code, after) : null
		]);
		return {
			overview,
			invitations,
			heldBack,
			view: isHeldBack ? HELD_BACK : (state ?? null),
			isFirstPage: after === undefined
		};
	} catch (problem) {
		// An address that was cut short on its way leads to the first page, not to an error.
		if (problem instanceof DbError && problem.code === 'invalid') redirect(303, url.pathname);
		throw problem;
	}
};

export const actions: Actions = {
	usable: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'surveys');
		const customer = (await request.formData()).get('customer');
		if (typeof customer !== 'string')
			return fail(400, { refused: errorWords('invalid', locals.locale) });
		try {
			await lists.liftBounce(db, customer);
			return { usable: customer };
		} catch (refusal) {
			if (!(refusal instanceof DbError)) throw refusal;
			return fail(statusOf(refusal), { refused: errorWords(refusal.code, locals.locale) });
		}
	}
};
