import { error, fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { dayIn } from '#lib/domain/day-in.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { inviteForm } from '#lib/schemas/invite-form.ts';
import { leaveForm } from '#lib/schemas/leaving.ts';
import * as alertLabels from '#lib/server/alert-labels.ts';
import * as clusters from '#lib/server/clusters.ts';
import * as customers from '#lib/server/customers.ts';
import { DbError } from '#lib/server/db.ts';
import { environment } from '#lib/server/gateway/gateway.ts';
import { invite } from '#lib/server/invitations.ts';
import * as surveys from '#lib/server/surveys.ts';
import { labelAlert } from '#lib/server/web/label-action.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from '../../require-right.ts';
import { customerView } from './customer-view.ts';
import type { Actions, PageServerLoad } from './$types';

/** More surveys than this are never open at once. */
const SURVEYS_MOST = 200;

export type InviteMessage = { link: string } | { refused: string };

export const load: PageServerLoad = async ({ locals, params }) => {
	const { db, organization, userId } = requireRight(locals, 'customers');
	const [record, marks, risk, all] = await Promise.all([
		customers.record(db, params.external_id),
		customers.marks(db, params.external_id),
		customers.learned(db, params.external_id),
		surveys.list(db, { after: undefined, limit: SURVEYS_MOST })
	]);
	if (record === null) error(404, 'not_found');
	const latest = record.alerts.at(-1);
	return {
		labels: latest ? await alertLabels.of(db, latest.id, userId) : null,
		waiting: latest?.closedAt === null && latest.caseReference === null ? record.externalId : null,
		isVulnerable: marks?.isVulnerable === true,
		leftAt: marks?.leftAt ?? null,
		today: dayIn(organization.timeZone, new Date()),
		clusterCases: await clusters.openFor(db, params.external_id),
		...customerView(record, risk, organization.timeZone, new Date()),
		surveys: all
			.filter(({ status }) => status === 'open')
			.map(({ code, title }) => ({ code, title })),
		inviteForm: await superValidate<{ survey: string }, InviteMessage>(zod4(inviteForm), {
			errors: false
		})
	};
};

export const actions: Actions = {
	label: ({ request, locals, params }) =>
		labelAlert(
			requireRight(locals, 'customers').db,
			request,
			`/customers/${encodeURIComponent(params.external_id)}`,
			locals.locale
		),
	protect: async ({ request, locals, params }) => {
		const { db } = requireRight(locals, 'customers');
		const wanted = (await request.formData()).get('vulnerable') === 'yes';
		await customers.protect(db, params.external_id, wanted);
		redirect(303, `/customers/${encodeURIComponent(params.external_id)}`);
	},
	/** Without a day: they are back. */
	leave: async ({ request, locals, params }) => {
		const { db, organization } = requireRight(locals, 'customers');
		const given = leaveForm(organization.timeZone, new Date()).safeParse(
			Object.fromEntries(await request.formData())
		);
		if (!given.success) return fail(400, { refusal: errorWords('invalid', locals.locale) });
		try {
			await customers.leave(db, params.external_id, given.data);
		} catch (refusal) {
			if (!(refusal instanceof DbError)) throw refusal;
			return fail(refusal.status, { refusal: errorWords(refusal.code, locals.locale) });
		}
		redirect(303, `/customers/${encodeURIComponent(params.external_id)}`);
	},
	invite: async ({ request, locals, params }) => {
		const { db } = requireRight(locals, 'customers');
		const form = await superValidate<{ survey: string }, InviteMessage>(request, zod4(inviteForm));
		if (!form.valid) return fail(400, { form });
		try {
			const { baseUrl } = await environment();
			const given = { customer: params.external_id, channel: 'link' as const };
			const { url } = await invite(db, form.data.survey, given, baseUrl);
			return message(form, { link: url });
		} catch (refusal) {
			if (!(refusal instanceof DbError)) throw refusal;
			const refused = errorWords(refusal.code, locals.locale);
			return message(form, { refused }, { status: statusOf(refusal) });
		}
	}
};
