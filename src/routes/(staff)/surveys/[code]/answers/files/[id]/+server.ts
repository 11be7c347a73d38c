/** A file that a customer sent with an answer: always a download, never shown inside our own pages. */
import { error } from '@sveltejs/kit';
import { z } from 'zod';
import * as answers from '#lib/server/answers.ts';
import { requireRight } from '../../../../../require-right.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { db } = requireRight(locals, 'customers');
	const { data: id } = z.uuid().safeParse(params.id);
	const file = id === undefined ? null : await answers.file(db, id);
	if (!file) error(404, 'not_found');
	return new Response(file.bytes, {
		headers: {
			'content-type': file.mediaType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
			'content-security-policy': "default-src 'none'; sandbox"
		}
	});
};
