import { fail, redirect } from '@sveltejs/kit';
import { isChecked } from '#lib/domain/risk/card-check.ts';
import { may } from '#lib/domain/staff-roles.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { fieldsOf, proposedFields, readCardForm, type CardFields } from '#lib/schemas/card-form.ts';
import { DbError } from '#lib/server/db.ts';
import { timeZone } from '#lib/server/organizations.ts';
import * as learning from '#lib/server/learning.ts';
import * as riskCards from '#lib/server/risk-cards.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, role } = requireRight(locals, 'surveys');
	const proposed = Number(url.searchParams.get('proposal'));
	const [card, zone, proposal] = await Promise.all([
		riskCards.page(db),
		timeZone(db),
		Number.isSafeInteger(proposed) && proposed > 0 ? learning.proposal(db, proposed) : null
	]);
	return {
		card,
		fields: { ...fieldsOf(card), ...proposedFields(proposal ?? [], card) },
		proposal: proposal !== null,
		isGuess: !isChecked({ n: card.observed.customers, complaints: card.observed.complaints }),
		mayChange: may(role, 'administration'),
		accepted: url.searchParams.get('accepted'),
		zone
	};
};

export const actions: Actions = {
	preview: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const fields = await fieldsFrom(request);
		const card = await riskCards.page(db);
		const { draft, errors } = readCardForm(fields, card);
		if (draft === null) return fail(400, { fields, errors });
		try {
			return { fields, preview: await riskCards.preview(db, draft, card) };
		} catch (caught) {
			if (!(caught instanceof DbError)) throw caught;
			return fail(caught.status, { fields, refusal: errorWords(caught.code, locals.locale) });
		}
	},
	accept: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const fields = await fieldsFrom(request);
		const { draft, errors } = readCardForm(fields, await riskCards.page(db));
		if (draft === null) return fail(400, { fields, errors });
		let version: number;
		try {
			version = await riskCards.accept(db, draft);
		} catch (caught) {
			if (!(caught instanceof DbError)) throw caught;
			return fail(caught.status, { fields, refusal: errorWords(caught.code, locals.locale) });
		}
		redirect(303, `/settings/risk?accepted=${version}#accepted`);
	}
};

async function fieldsFrom(request: Request): Promise<CardFields> {
	const entries = [...(await request.formData()).entries()];
	return Object.fromEntries(
		entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
	);
}
