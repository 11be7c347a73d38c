import { fail } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { signalQuality } from '#lib/domain/risk/signal-quality.ts';
import { preventionRulesForm, type PreventionRulesForm } from '#lib/schemas/alert-queue.ts';
import * as alertLabels from '#lib/server/alert-labels.ts';
import * as alerts from '#lib/server/alerts.ts';
import * as surveys from '#lib/server/surveys.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

/** More surveys than this are never open at once. */
const SURVEYS_MOST = 200;

export const load: PageServerLoad = async ({ locals }) => {
	const { db } = requireRight(locals, 'surveys');
	const [counts, all] = await Promise.all([
		alertLabels.bySignal(db),
		surveys.list(db, { after: undefined, limit: SURVEYS_MOST })
	]);
	return {
		surveys: all
			.filter(({ status }) => status === 'open')
			.map(({ code, title }) => ({ code, title })),
		signals: counts.map(signalQuality),
		rules: await superValidate<PreventionRulesForm, string>(
			await alerts.rules(db),
			zod4(preventionRulesForm)
		)
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'surveys');
		const form = await superValidate<PreventionRulesForm, string>(
			request,
			zod4(preventionRulesForm)
		);
		if (!form.valid) return fail(400, { form });
		await alerts.setRules(db, form.data);
		return message(form, 'saved');
	}
};
