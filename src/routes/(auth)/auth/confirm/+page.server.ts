import { fail, redirect } from '@sveltejs/kit';
import { errorWords } from '#lib/messages/errors.ts';
import { mailLink, mailLinkParameters } from '#lib/schemas/account.ts';
import { useMailLink } from '#lib/server/account.ts';
import { DbError } from '#lib/server/db.ts';
import { nextPath } from '#lib/server/web/next-path.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only shows a button: mail scanners open links, and must not use them up. */
export const load: PageServerLoad = ({ url }) => {
	const link = mailLink.safeParse(mailLinkParameters(url.search));
	return { link: link.success ? link.data : null };
};

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const link = mailLink.safeParse(Object.fromEntries(await request.formData()));
		if (!link.success) return refusal(new DbError('invitation_unusable'));
		try {
			await useMailLink(locals.client, link.data, getClientAddress());
		} catch (error) {
			if (!(error instanceof DbError)) throw error;
			return refusal(error);
		}
		redirect(303, nextPath(link.data.next, '/set-password'));

		function refusal({ code, status }: DbError) {
			return fail(status, { code, words: errorWords(code, locals.locale) });
		}
	}
};
