import { fail } from '@sveltejs/kit';
import { ENCOUNTER_COLUMNS } from '#lib/domain/encounters/encounter-line.ts';
import { ENCOUNTER_FACTS } from '#lib/domain/encounters/facts.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { fieldWords } from '#lib/messages/fields.ts';
import { signals } from '#lib/messages/risk.ts';
import { InvalidRequest } from '#lib/server/api/schema-errors.ts';
import { DbError } from '#lib/server/db.ts';
import { importEncounters } from '#lib/server/encounter-imports.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

/** As many as somebody reads; the number of the others is told. */
const REJECTED_SHOWN = 200;
const FILE_MAX_BYTES = 16 * 1024 * 1024;

export const load: PageServerLoad = ({ locals }) => {
	requireRight(locals, 'surveys');
	return {
		columns: [...ENCOUNTER_COLUMNS],
		facts: ENCOUNTER_FACTS.map((code) => ({ code, name: signals[code][locals.locale] }))
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'surveys');
		const { locale } = locals;
		const file = (await request.formData()).get('file');
		if (!(file instanceof File) || file.size === 0) {
			return fail(400, { fileErrors: fieldWords(['file_needed'], locale) });
		}
		if (file.size > FILE_MAX_BYTES) {
			return fail(413, { fileErrors: [errorWords('payload_too_large', locale)] });
		}
		try {
			const bytes = new Uint8Array(await file.arrayBuffer());
			const { accepted, duplicates, rejected } = await importEncounters(db, bytes, locale);
			const shown = rejected.slice(0, REJECTED_SHOWN);
			return { imported: { accepted, duplicates, rejected: rejected.length, shown } };
		} catch (caught) {
			if (caught instanceof InvalidRequest) return fail(422, { columnErrors: caught.fields });
			if (!(caught instanceof DbError)) throw caught;
			return fail(caught.status, { fileErrors: [errorWords(caught.code, locale)] });
		}
	}
};
