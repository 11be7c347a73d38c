/** Raw answers as a download. A plain link or form; the file begins to arrive at once. */
import { error } from '@sveltejs/kit';
import { isLocale } from '#lib/messages/message.ts';
import { EXPORT_FORMATS } from '#lib/schemas/answer-export.ts';
import { flagList, flagsIn } from '#lib/schemas/answer-quality.ts';
import { DbError } from '#lib/server/db.ts';
import { exportFile } from '#lib/server/exports.ts';
import { requireRight } from '../../../../require-right.ts';
import type { RequestHandler } from './$types';

/** `csv-excel` is CSV with the mark by which spreadsheets know UTF-8. */
const EXCEL_CSV = 'csv-excel';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { db } = requireRight(locals, 'surveys');
	const asked = url.searchParams.get('format');
	const format = EXPORT_FORMATS.find((one) => one === (asked === EXCEL_CSV ? 'csv' : asked));
	const exclude = flagList.safeParse(flagsIn(url.searchParams, 'exclude'));
	if (format === undefined || !exclude.success) error(400, 'invalid');
	const labels = url.searchParams.get('labels');
	try {
		const { body, headers } = await exportFile(db, params.code, {
			format,
			locale: isLocale(labels) ? labels : locals.locale,
			hasMark: asked === EXCEL_CSV,
			filter: { exclude: exclude.data }
		});
		return new Response(body, { headers });
	} catch (caught) {
		if (!(caught instanceof DbError)) throw caught;
		error(caught.status, caught.code);
	}
};
