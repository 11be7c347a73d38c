import { error } from '@sveltejs/kit';
import { isLocale } from '#lib/messages/message.ts';
import { environment } from '#lib/server/gateway/gateway.ts';
import * as openForms from '#lib/server/open-forms.ts';
import { drawQr } from '#lib/server/qr.ts';
import { requireRight } from '../../../../../require-right.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db, organization } = requireRight(locals, 'measurement');
	const form = await openForms.find(db, params.code, params.slug);
	if (!form) error(404, 'not_found');
	const { baseUrl } = await environment();
	const address = openForms.addressOf(baseUrl, form.slug);
	const spoken = url.searchParams.get('lang');
	return {
		survey: params.code,
		form,
		organization: organization.name,
		size: url.searchParams.get('size') === 'a6' ? ('a6' as const) : ('a4' as const),
		languages: isLocale(spoken) ? [spoken] : form.languages,
		asked: isLocale(spoken) ? spoken : ('both' as const),
		address,
		qr: drawQr(address)
	};
};
