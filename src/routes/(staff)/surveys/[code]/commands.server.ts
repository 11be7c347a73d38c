/** What the page of a survey can do to it. Each answers what the page shows, or why not. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { freeCode } from '#lib/domain/surveys/survey-code.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { fieldWords } from '#lib/messages/fields.ts';
import { isLocale } from '#lib/messages/message.ts';
import { InvalidRequest } from '#lib/server/api/schema-errors.ts';
import { DbError, type Db } from '#lib/server/db.ts';
import { environment } from '#lib/server/gateway/gateway.ts';
import { importResponses } from '#lib/server/imports.ts';
import { copy } from '#lib/server/survey-drafts.ts';
import * as tests from '#lib/server/survey-tests.ts';
import * as surveys from '#lib/server/surveys.ts';
import { requireRight } from '../../require-right.ts';

/** As many as somebody reads; the number of the others is told. */
const REJECTED_SHOWN = 200;
/** What one upload may hold; larger files go through the API in parts. */
const FILE_MAX_BYTES = 16 * 1024 * 1024;
const CODE = /^[a-z0-9][a-z0-9_-]{0,62}$/;

type Event = RequestEvent<{ code: string }>;

/** Does it for a manager of surveys; a listed refusal becomes the words of the page. */
function command<T>(act: (db: Db, event: Event) => Promise<T>) {
	return async (event: Event) => {
		const { db } = requireRight(event.locals, 'surveys');
		try {
			return await act(db, event);
		} catch (caught) {
			if (!(caught instanceof DbError)) throw caught;
			return fail(caught.status, { words: errorWords(caught.code, event.locals.locale) });
		}
	};
}

export const open = command(async (db, { params }) => ({
	status: (await surveys.open(db, params.code)).status
}));

export const close = command(async (db, { params }) => ({
	status: (await surveys.close(db, params.code)).status
}));

/** A link for trying the draft out; the answer of this request is the only place that shows it. */
export const test = command(async (db, { request, params, locals }) => {
	const wanted = (await request.formData()).get('locale');
	const locale = isLocale(wanted) ? wanted : locals.locale;
	const { baseUrl } = await environment();
	return { testLink: await tests.invite(db, params.code, locale, baseUrl) };
});

/** Everything under another code; the way leads on to the copy. */
export const copySurvey = command(async (db, { request, params, locals }) => {
	const given = (await request.formData()).get('code');
	const wanted = typeof given === 'string' ? given.trim().toLowerCase() : '';
	if (wanted !== '' && !CODE.test(wanted)) {
		return fail(400, { copyErrors: fieldWords(['code'], locals.locale) });
	}
	const code = wanted || (await copyCode(db, params.code));
	await copy(db, params.code, code);
	redirect(303, `/surveys/${code}/edit?copied`);
});

export const importFile = command(async (db, { request, params, locals }) => {
	const file = (await request.formData()).get('file');
	if (!(file instanceof File) || file.size === 0) {
		return fail(400, { fileErrors: fieldWords(['file_needed'], locals.locale) });
	}
	if (file.size > FILE_MAX_BYTES) throw new DbError('payload_too_large');
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		const report = await importResponses(db, params.code, bytes, locals.locale);
		const { accepted, duplicates, rejected } = report;
		const shown = rejected.slice(0, REJECTED_SHOWN);
		return { imported: { accepted, duplicates, rejected: rejected.length, shown } };
	} catch (caught) {
		if (caught instanceof InvalidRequest) return fail(422, { columnErrors: caught.fields });
		throw caught;
	}
});

/** The code that a copy gets unless somebody names one. */
export async function copyCode(db: Db, code: string): Promise<string> {
	const all = await surveys.list(db, { after: undefined, limit: 500 });
	return freeCode(
		`${code}-copy`,
		all.map((survey) => survey.code)
	);
}
