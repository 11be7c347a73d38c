/** The code of a form as a file, for the organisation's own layouts. */
import { error } from '@sveltejs/kit';
import { environment } from '#lib/server/gateway/gateway.ts';
import * as openForms from '#lib/server/open-forms.ts';
import { qrFile } from '#lib/server/qr.ts';
import { requireRight } from '../../../../../require-right.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { db } = requireRight(locals, 'measurement');
	const form = await openForms.find(db, params.code, params.slug);
	if (!form) error(404, 'not_found');
	const { baseUrl } = await environment();
	const address = openForms.addressOf(baseUrl, form.slug);
	return new Response(qrFile(address, address), {
		headers: {
			'content-type': 'image/svg+xml',
			'content-disposition': `attachment; filename="${form.slug}.svg"`,
			// Opened by itself it is a picture and nothing more.
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'"
		}
	});
};
