/**
 * The public pages of an open form, by itself and in a frame of another site: they show and take the
 * same form. Reading it changes nothing; sending it any number of times counts once.
 */
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { FILE_BODY_LIMIT_BYTES } from '#lib/domain/surveys/attachments.ts';
import type { FieldProblem, FieldValues } from '#lib/domain/surveys/form-fields.ts';
import { isLocale } from '#lib/messages/message.ts';
import type { ShownForm } from '#lib/schemas/open-form.ts';
import { bodyLimit, readAnswer, type PostedForm } from '#lib/schemas/response.ts';
import { DbError } from '../db.ts';
import { countAnswer, WAIT_MINUTES } from '../form-velocity.ts';
import { anonymousClient, type Client } from '../gateway/gateway.ts';
import * as answers from '../open-form-answers.ts';
import { readAnswers } from './limited-form.ts';
import { offeredLocale } from './offered-locale.ts';
import { askPublicly, askToRetry, isNoAnswer } from './public-door.ts';

type FormEvent = RequestEvent<{ slug: string }>;

/** What a form that was not accepted is shown with again. */
export type Kept = {
	values: FieldValues;
	problems: Record<string, FieldProblem>;
	/** The database is silent. */
	isUnsaved: boolean;
	/** Files came with it; a page cannot keep them. */
	hasLostFiles: boolean;
	/** Far too many answers came from this network: minutes to wait. */
	waitMinutes: number | null;
};

/** The id that a posted form came with: it draws the same items when the form is shown again. */
const sentIds = new WeakMap<Request, string>();
/** Forms to which the database was silent: it is not asked again for the page that keeps them. */
const unanswered = new WeakSet<Request>();

const unknown = () => error(404, { message: 'not_found' });

/** Nobody in particular; a colleague who is signed in, because their observation names them. */
async function clientOf({ locals }: FormEvent): Promise<Client> {
	return locals.staff ? locals.client : anonymousClient();
}

/** What both pages show; `survey` is null while the form is closed, or the database silent. */
export async function loadForm(event: FormEvent) {
	const isSent = event.request.method === 'POST';
	const submissionId = sentIds.get(event.request) ?? crypto.randomUUID();
	const shown = await shownForm(event, submissionId, isSent);
	const languages = shown?.languages ?? [];
	// The language a form was sent in is the one to answer in.
	if (!isSent || !languages.includes(event.locals.locale)) {
		const known = isSent ? event.locals.locale : null;
		event.locals.locale = offeredLocale(event, languages, known);
	}
	return {
		slug: event.params.slug,
		survey: shown?.survey ?? null,
		isClosed: shown !== null && shown.survey === null,
		organization: shown?.organization,
		origins: shown?.origins ?? [],
		languages,
		locale: event.locals.locale,
		...(shown?.survey && { form: 'answers' }),
		submissionId,
		shownAt: new Date().toISOString()
	};
}

async function shownForm(
	event: FormEvent,
	submissionId: string,
	isSent: boolean
): Promise<ShownForm | null> {
	const ask = async () => answers.show(await clientOf(event), event.params.slug, submissionId);
	if (!isSent) return (await askPublicly(event, ask)) ?? unknown();
	if (unanswered.has(event.request)) return null;
	try {
		return (await ask()) ?? unknown();
	} catch (problem) {
		if (isNoAnswer(problem)) return null;
		throw problem;
	}
}

/** Takes a posted form: leads to the page of its receipt, or shows the form again with what is wrong. */
export async function takeForm(event: FormEvent, receiptPath: (receipt: string) => string) {
	const { fields, files } = await postedForm(event);
	const { switch: wanted, ...values } = fields;
	const id = z.uuid().safeParse(values['submission_id']);
	if (id.success) sentIds.set(event.request, id.data);
	const locale = [wanted, values['locale']].find(isLocale);
	if (locale) event.locals.locale = locale;
	const kept: Kept = { ...NOTHING_WRONG, values, hasLostFiles: Object.keys(files).length > 0 };
	try {
		if (isLocale(wanted)) return kept;
		const receipt = await receiptFor(event, { fields: values, files });
		if (typeof receipt === 'string') redirect(303, receiptPath(receipt));
		return fail(receipt.status, { ...kept, problems: receipt.problems });
	} catch (problem) {
		const { status, ...why } = refusal(event, problem);
		return fail(status, { ...kept, ...why });
	}
}

const NOTHING_WRONG = { problems: {}, isUnsaved: false, waitMinutes: null };

/** The receipt of the form, or what keeps it from having one. */
async function receiptFor(
	event: FormEvent,
	posted: PostedForm
): Promise<string | { status: 400 | 410; problems: Kept['problems'] }> {
	const { slug } = event.params;
	const submissionId = sentIds.get(event.request) ?? '';
	const client = await clientOf(event);
	const shown = (await answers.show(client, slug, submissionId)) ?? unknown();
	if (shown.survey === null) {
		const known = submissionId && (await answers.receiptOf(client, slug, submissionId));
		return known || { status: 410, problems: {} };
	}
	const read = readAnswer(shown.survey, posted, new Date());
	if ('problems' in read) return { status: 400, problems: read.problems };
	const { answer } = read;
	// Nobody is known here, so that a wish without a way to be reached could not be met.
	if (answer.contact_requested && answer.contact_detail === null) {
		return { status: 400, problems: { contact_detail: 'answer_needed' } };
	}
	const velocity = await countAnswer(slug, event.getClientAddress());
	return answers.submit(client, slug, answer, velocity);
}

/** Small forms are read at once; a larger one only where the survey asks for files. */
async function postedForm({ request, params }: FormEvent): Promise<PostedForm> {
	const small = bodyLimit({ questions: [] });
	const isSmall = Number(request.headers.get('content-length') ?? Infinity) <= small;
	try {
		return await readAnswers(request, isSmall ? small : await limitOf(params.slug));
	} catch (problem) {
		if (!(problem instanceof DbError)) throw problem;
		error(problem.status, { message: problem.code });
	}
}

async function limitOf(slug: string): Promise<number> {
	try {
		const shown = await answers.show(await anonymousClient(), slug, '');
		return bodyLimit(shown?.survey ?? { questions: [] });
	} catch (problem) {
		// What cannot be asked is given the benefit of the doubt, so that nothing written is lost.
		if (isNoAnswer(problem)) return FILE_BODY_LIMIT_BYTES;
		throw problem;
	}
}

/** What a refusal means to whoever sent the form; other problems are thrown on. */
function refusal(event: FormEvent, problem: unknown): { status: number } & Partial<Kept> {
	if (isNoAnswer(problem)) {
		askToRetry(event);
		unanswered.add(event.request);
		return { status: 503, isUnsaved: true };
	}
	if (!(problem instanceof DbError)) throw problem;
	if (problem.code === 'too_many_attempts') {
		event.setHeaders({ 'retry-after': String(WAIT_MINUTES * 60) });
		return { status: 429, waitMinutes: WAIT_MINUTES };
	}
	if (problem.code === 'form_unusable') return { status: 410 };
	if (problem.code !== 'submission_id_taken') throw problem;
	return { status: 409, problems: { submission_id: 'unreadable' } };
}
