import { fail } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { errorWords } from '#lib/messages/errors.ts';
import { fieldWords } from '#lib/messages/fields.ts';
import { say } from '#lib/messages/message.ts';
import { invitationPages } from '#lib/messages/invitation-pages.ts';
import { inviteCustomerForm } from '#lib/schemas/invite-form.ts';
import * as channels from '#lib/server/channels.ts';
import { DbError } from '#lib/server/db.ts';
import { environment } from '#lib/server/gateway/gateway.ts';
import { invite } from '#lib/server/invitations.ts';
import { inviteList } from '#lib/server/invite-list.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from '../../../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

/** As many as somebody reads; the number of the others is told. */
const ROWS_SHOWN = 500;
const FILE_MAX_BYTES = 4 * 1024 * 1024;

type Made = { link: string; channel: string } | { refused: string };

export const load: PageServerLoad = async ({ locals }) => {
	const { db } = requireRight(locals, 'customers');
	const [all, inviteOne] = await Promise.all([
		channels.list(db),
		superValidate<{ customer: string; channel: string; locale: '' | 'zh' | 'en' }, Made>(
			zod4(inviteCustomerForm)
		)
	]);
	const active = all.filter(({ is_active }) => is_active);
	return { carriers: active.map(({ code, kind }) => ({ code, kind })), inviteOne };
};

export const actions: Actions = {
	one: async ({ request, locals, params }) => {
		const { db } = requireRight(locals, 'customers');
		const form = await superValidate<
			{ customer: string; channel: string; locale: '' | 'zh' | 'en' },
			Made
		>(request, zod4(inviteCustomerForm));
		if (!form.valid) return fail(400, { form });
		const { customer, channel, locale } = form.data;
		try {
			const { baseUrl } = await environment();
			const given = { customer, channel, ...(locale !== '' && { locale }) };
			const { url } = await invite(db, params.code, given, baseUrl);
			return message(form, { link: url, channel });
		} catch (refusal) {
			if (!(refusal instanceof DbError)) throw refusal;
			const words = errorWords(refusal.code, locals.locale);
			if (refusal.code === 'unknown_customer')
				return setError(form, 'customer', 'unknown_customer');
			return message(form, { refused: words }, { status: statusOf(refusal) });
		}
	},
	list: async ({ request, locals, params }) => {
		const { db } = requireRight(locals, 'surveys');
		const fields = await request.formData();
		const file = fields.get('file');
		const channel = fields.get('channel');
		if (!(file instanceof File) || file.size === 0 || typeof channel !== 'string') {
			return fail(400, { fileErrors: fieldWords(['file_needed'], locals.locale) });
		}
		const t = say(invitationPages, locals.locale);
		if (file.size > FILE_MAX_BYTES) return fail(413, { fileErrors: [t.tooManyRows] });
		try {
			const bytes = new Uint8Array(await file.arrayBuffer());
			const report = await inviteList(
				db,
				params.code,
				channel,
				bytes,
				fields.get('act') !== 'invite'
			);
			const { rows } = report;
			const invited = rows.filter(({ code }) => code === 'invited' || code === 'waits').length;
			return {
				report: { ...report, rows: rows.slice(0, ROWS_SHOWN), total: rows.length, invited }
			};
		} catch (refusal) {
			if (!(refusal instanceof DbError)) throw refusal;
			if (refusal.code === 'invalid') return fail(422, { fileErrors: [t.noCustomerColumn] });
			if (refusal.code === 'payload_too_large') return fail(413, { fileErrors: [t.tooManyRows] });
			return fail(statusOf(refusal), { refused: errorWords(refusal.code, locals.locale) });
		}
	}
};
