import { fail } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { readInstant } from '#lib/domain/instant.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { outreachForm, waveForm, waveToStop } from '#lib/schemas/outreach.ts';
import * as channels from '#lib/server/channels.ts';
import { DbError } from '#lib/server/db.ts';
import * as outreach from '#lib/server/outreach.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import * as waves from '#lib/server/waves.ts';
import { requireRight } from '../../../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { db } = requireRight(locals, 'surveys');
	const [all, rules, own, planned] = await Promise.all([
		channels.list(db),
		outreach.rules(db),
		outreach.ofSurvey(db, params.code),
		waves.list(db, params.code)
	]);
	const shown = {
		channel: own.channel,
		share: Math.round(own.share * 100),
		monthly_quota: own.monthly_quota === null ? '' : String(own.monthly_quota),
		own_reminders: own.reminder_days !== null,
		reminder_days: (own.reminder_days ?? rules.reminder_days).join(', ')
	};
	return {
		carriers: all.filter(({ is_active }) => is_active).map(({ code, kind }) => ({ code, kind })),
		planOfOrganization: rules.reminder_days,
		outreach: await superValidate<typeof shown, string>(shown, zod4(outreachForm), {
			id: 'outreach'
		}),
		wave: await superValidate(zod4(waveForm), { id: 'wave', errors: false }),
		waves: planned
	};
};

export const actions: Actions = {
	outreach: async ({ request, locals, params }) => {
		const { db } = requireRight(locals, 'surveys');
		const form = await superValidate(request, zod4(outreachForm), { id: 'outreach' });
		if (!form.valid) return fail(400, { form });
		await outreach.setOfSurvey(db, params.code, form.data);
		return message(form, 'saved');
	},
	wave: async ({ request, locals, params }) => {
		const { db, organization } = requireRight(locals, 'surveys');
		const form = await superValidate(request, zod4(waveForm), { id: 'wave' });
		if (!form.valid) return fail(400, { form });
		const { repeats, every_days, segment, starts_at, ...wave } = form.data;
		const start = readInstant(starts_at, organization.timeZone);
		if (start === null) return setError(form, 'starts_at', 'date_needed');
		await waves.add(db, params.code, {
			...wave,
			repeats,
			starts_at: start,
			every_days: repeats === 'days' ? every_days : null,
			segment: segment === '' ? null : segment
		});
		return message(form, 'planned');
	},
	stop: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'surveys');
		const given = waveToStop.safeParse(Object.fromEntries(await request.formData()));
		if (!given.success) return fail(400, { refusal: errorWords('invalid', locals.locale) });
		try {
			await waves.stop(db, given.data.id);
			return { isStopped: true };
		} catch (refusal) {
			if (!(refusal instanceof DbError)) throw refusal;
			return fail(statusOf(refusal), { refusal: errorWords(refusal.code, locals.locale) });
		}
	}
};
