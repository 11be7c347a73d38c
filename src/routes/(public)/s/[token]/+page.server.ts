/** A survey by invitation. Reading it changes nothing; sending it any number of times counts once. */
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isLocale, type Locale } from '#lib/messages/message.ts';
import {
	fieldProblems,
	responseSchema,
	SURVEY_BODY_LIMIT_BYTES,
	type FieldProblem
} from '#lib/schemas/response.ts';
import { DbError } from '#lib/server/db.ts';
import { anonymousClient } from '#lib/server/gateway/gateway.ts';
import * as responses from '#lib/server/responses.ts';
import { readForm } from '#lib/server/web/limited-form.ts';
import { offeredLocale } from '#lib/server/web/offered-locale.ts';
import { rememberedFor } from '#lib/server/web/preference-cookie.ts';
import { LOCALE_COOKIE } from '#lib/server/web/preferences.ts';
import { askPublicly, askToRetry, isNoAnswer } from '#lib/server/web/public-door.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a form that was not accepted is shown with again. */
type Kept = {
	values: Record<string, string>;
	problems: Record<string, FieldProblem>;
	isUnsaved: boolean;
};

/** One page for every link that cannot be used, so that it tells nothing about the reason. */
const unusable = () => error(404, { message: 'invitation_unusable' });

/** Forms to which the database was silent: it is not asked again for the page that keeps them. */
const unanswered = new WeakSet<Request>();

export const load: PageServerLoad = async (event) => {
	const isSent = event.request.method === 'POST';
	const survey = await openSurvey(event, isSent);
	const languages = survey?.languages ?? [];
	// The language a form was sent in is the one to answer in.
	const known = isSent ? event.locals.locale : (survey?.locale ?? null);
	if (!isSent || !languages.includes(event.locals.locale)) {
		event.locals.locale = offeredLocale(event, languages, known);
	}
	return {
		survey,
		organization: survey?.organization,
		languages,
		locale: event.locals.locale,
		form: 'answers',
		submissionId: crypto.randomUUID()
	};
};

/** The survey of the link; null only when the database is silent and a sent form must be kept. */
async function openSurvey(event: RequestEvent<{ token: string }>, isSent: boolean) {
	const { token } = event.params;
	if (!isSent)
		return (await askPublicly(event, (client) => responses.open(client, token))) ?? unusable();
	if (unanswered.has(event.request)) return null;
	try {
		return (await responses.open(await anonymousClient(), token)) ?? unusable();
	} catch (problem) {
		if (isNoAnswer(problem)) return null;
		throw problem;
	}
}

export const actions: Actions = {
	default: async (event) => {
		const { switch: wanted, ...values } = await fieldsOf(event.request);
		const locale = [wanted, values['locale']].find(isLocale);
		if (locale) event.locals.locale = locale;
		try {
			return await answer(event, values, isLocale(wanted) ? wanted : null);
		} catch (problem) {
			if (isNoAnswer(problem)) {
				askToRetry(event);
				unanswered.add(event.request);
				return fail(503, { values, problems: {}, isUnsaved: true } satisfies Kept);
			}
			if (!(problem instanceof DbError)) throw problem;
			if (problem.code === 'invitation_unusable') unusable();
			if (problem.code !== 'submission_id_taken') throw problem;
			const problems = { submission_id: 'unreadable' } as const;
			return fail(409, { values, problems, isUnsaved: false } satisfies Kept);
		}
	}
};

async function answer(
	event: RequestEvent<{ token: string }>,
	values: Record<string, string>,
	wanted: Locale | null
) {
	const { token } = event.params;
	const client = await anonymousClient();
	const survey = await responses.open(client, token);
	if (!survey) redirect(303, receiptPath((await responses.receiptOf(client, token)) ?? unusable()));
	if (wanted) {
		event.cookies.set(LOCALE_COOKIE, wanted, rememberedFor(event.url));
		return { values, problems: {}, isUnsaved: false } satisfies Kept;
	}
	const { data, error: invalid } = responseSchema(survey).safeParse(values);
	if (invalid) {
		const problems = fieldProblems(invalid);
		return fail(400, { values, problems, isUnsaved: false } satisfies Kept);
	}
	redirect(303, receiptPath(await responses.submit(client, token, data)));
}

async function fieldsOf(request: Request): Promise<Record<string, string>> {
	try {
		return await readForm(request, SURVEY_BODY_LIMIT_BYTES);
	} catch (problem) {
		if (!(problem instanceof DbError)) throw problem;
		error(problem.status, { message: problem.code });
	}
}

function receiptPath(receipt: string): string {
	return `/receipt/${receipt}`;
}
