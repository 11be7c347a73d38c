import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { columnsOf } from '#lib/domain/responses/import-line.ts';
import { may } from '#lib/domain/staff-roles.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { fieldWords } from '#lib/messages/fields.ts';
import { InvalidRequest } from '#lib/server/api/schema-errors.ts';
import { DbError } from '#lib/server/db.ts';
import { importResponses } from '#lib/server/imports.ts';
import { answerCounts, instrumentOf } from '#lib/server/survey-contents.ts';
import * as surveys from '#lib/server/surveys.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

/** As many as somebody reads; the number of the others is told. */
const REJECTED_SHOWN = 200;
/** What one upload may hold; larger files go through the API in parts. */
const FILE_MAX_BYTES = 16 * 1024 * 1024;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { db, role } = requireRight(locals, 'measurement');
	const survey = await surveys.find(db, params.code);
	if (!survey) error(404, 'not_found');
	const isManager = may(role, 'surveys');
	const [instrument, counts] = await Promise.all([
		instrumentOf(db, params.code),
		isManager ? answerCounts(db, [params.code]) : null
	]);
	const columns = columnsOf({
		items: instrument.items.map(({ code }) => code),
		dimensions: instrument.dimensions.map(({ code }) => code),
		scale: instrument.scale,
		asksExpectation: survey.form === 'expectation_perception',
		timeZone: 'UTC'
	});
	return {
		survey,
		instrument,
		isManager,
		answers: counts?.get(params.code) ?? null,
		columns: [...columns]
	};
};

export const actions: Actions = {
	open: (event) => change(event, surveys.open),
	close: (event) => change(event, surveys.close),
	import: async ({ request, locals, params }) => {
		const { db } = requireRight(locals, 'surveys');
		const file = (await request.formData()).get('file');
		if (!(file instanceof File) || file.size === 0) {
			return fail(400, { fileErrors: fieldWords(['file_needed'], locals.locale) });
		}
		if (file.size > FILE_MAX_BYTES) return refusal(new DbError('payload_too_large'));
		try {
			const bytes = new Uint8Array(await file.arrayBuffer());
			const report = await importResponses(db, params.code, bytes, locals.locale);
			const { accepted, duplicates, rejected } = report;
			const shown = rejected.slice(0, REJECTED_SHOWN);
			return { imported: { accepted, duplicates, rejected: rejected.length, shown } };
		} catch (caught) {
			if (!(caught instanceof DbError)) throw caught;
			return refusal(caught);
		}

		function refusal(refused: DbError) {
			if (refused instanceof InvalidRequest) return fail(422, { columnErrors: refused.fields });
			return fail(refused.status, { words: errorWords(refused.code, locals.locale) });
		}
	}
};

async function change({ locals, params }: RequestEvent, act: typeof surveys.open) {
	const { db } = requireRight(locals, 'surveys');
	try {
		const { status } = await act(db, params['code'] ?? '');
		return { status };
	} catch (caught) {
		if (!(caught instanceof DbError)) throw caught;
		return fail(caught.status, { words: errorWords(caught.code, locals.locale) });
	}
}
