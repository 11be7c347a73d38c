import { fail } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { contactRulesForm } from '#lib/schemas/outreach.ts';
import * as outreach from '#lib/server/outreach.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { db } = requireRight(locals, 'administration');
	const rules = await outreach.rules(db);
	const shown = { ...rules, reminder_days: rules.reminder_days.join(', ') };
	return { rules: await superValidate<typeof shown, string>(shown, zod4(contactRulesForm)) };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const form = await superValidate(request, zod4(contactRulesForm));
		if (!form.valid) return fail(400, { form });
		await outreach.setRules(db, form.data);
		return message(form, 'saved');
	}
};
