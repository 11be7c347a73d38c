import { error } from '@sveltejs/kit';
import { instrumentOf } from '#lib/server/survey-contents.ts';
import * as versions from '#lib/server/survey-versions.ts';
import { requireRight } from '../../../../require-right.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { db } = requireRight(locals, 'measurement');
	if (!/^[1-9]\d{0,5}$/.test(params.version)) error(404, 'not_found');
	const [found, instrument] = await Promise.all([
		versions.find(db, params.code, Number(params.version)),
		instrumentOf(db, params.code)
	]);
	return { version: found ?? error(404, 'not_found'), instrument };
};
