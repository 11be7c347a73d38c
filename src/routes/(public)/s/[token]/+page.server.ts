/** A survey by invitation. Reading it changes nothing; sending it any number of times counts once. */
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { FILE_BODY_LIMIT_BYTES } from '#lib/domain/surveys/attachments.ts';
import type { FieldProblem, FieldValues } from '#lib/domain/surveys/form-fields.ts';
import { isLocale } from '#lib/messages/message.ts';
import type { OpenSurvey } from '#lib/schemas/open-survey.ts';
import { bodyLimit, readAnswer, type PostedForm } from '#lib/schemas/response.ts';
import { DbError } from '#lib/server/db.ts';
import { anonymousClient } from '#lib/server/gateway/gateway.ts';
import * as responses from '#lib/server/responses.ts';
import { readAnswers } from '#lib/server/web/limited-form.ts';
import { offeredLocale } from '#lib/server/web/offered-locale.ts';
import { rememberedFor } from '#lib/server/web/preference-cookie.ts';
import { LOCALE_COOKIE } from '#lib/server/web/preferences.ts';
import { askPublicly, askToRetry, isNoAnswer } from '#lib/server/web/public-door.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a form that was not accepted is shown with again. */
type Kept = {
	values: FieldValues;
	problems: Record<string, FieldProblem>;
	isUnsaved: boolean;
	hasLostFiles: boolean;
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
		submissionId: crypto.randomUUID(),
		shownAt: new Date().toISOString()
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
		const asked = await askFirst(event);
		const { fields, files } = await read(event.request, asked);
		const { switch: wanted, ...values } = fields;
		const locale = [wanted, values['locale']].find(isLocale);
		if (locale) event.locals.locale = locale;
		const hasLostFiles = Object.keys(files).length > 0;
		const keep: Kept = { values, problems: {}, isUnsaved: false, hasLostFiles };
		try {
			if (asked instanceof DbError) throw asked;
			if (asked && isLocale(wanted)) {
				event.cookies.set(LOCALE_COOKIE, wanted, rememberedFor(event.url));
				return keep;
			}
			const problems = await answer(event, asked, { fields: values, files });
			return fail(400, { ...keep, problems });
		} catch (problem) {
			if (isNoAnswer(problem)) {
				askToRetry(event);
				unanswered.add(event.request);
				return fail(503, { ...keep, isUnsaved: true });
			}
			if (!(problem instanceof DbError)) throw problem;
			if (problem.code === 'invitation_unusable') unusable();
			if (problem.code !== 'submission_id_taken') throw problem;
			return fail(409, { ...keep, problems: { submission_id: 'unreadable' } } satisfies Kept);
		}
	}
};

/** Goes on to the receipt; returns only what is wrong with the form. */
async function answer(
	{ params }: RequestEvent<{ token: string }>,
	survey: OpenSurvey | null,
	posted: PostedForm
): Promise<Kept['problems']> {
	const client = await anonymousClient();
	if (!survey) {
		redirect(303, receiptPath((await responses.receiptOf(client, params.token)) ?? unusable()));
	}
	const found = readAnswer(survey, posted, new Date());
	if ('problems' in found) return found.problems;
	redirect(303, receiptPath(await responses.submit(client, params.token, found.answer)));
}

/** The survey, which knows how large its form may be; the problem if the database is silent. */
async function askFirst(event: RequestEvent<{ token: string }>) {
	try {
		return await responses.open(await anonymousClient(), event.params.token);
	} catch (problem) {
		if (problem instanceof DbError && isNoAnswer(problem)) return problem;
		throw problem;
	}
}

async function read(request: Request, asked: Awaited<ReturnType<typeof askFirst>>) {
	// What cannot be asked is given the benefit of the doubt, so that nothing that was written is lost.
	const limit =
		asked instanceof DbError ? FILE_BODY_LIMIT_BYTES : bodyLimit(asked ?? { questions: [] });
	try {
		return await readAnswers(request, limit);
	} catch (problem) {
		if (!(problem instanceof DbError)) throw problem;
		error(problem.status, { message: problem.code });
	}
}

function receiptPath(receipt: string): string {
	return `/receipt/${receipt}`;
}
