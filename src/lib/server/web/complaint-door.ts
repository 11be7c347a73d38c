/** The public complaint form: reading it changes nothing, sending it any number of times counts once. */
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { FieldValues } from '#lib/domain/surveys/form-fields.ts';
import { isLocale, LOCALES } from '#lib/messages/message.ts';
import {
	readComplaint,
	type ComplaintOffer,
	type ComplaintOffices,
	type ComplaintProblems
} from '#lib/schemas/complaint-form.ts';
import { countComplaint, isTooMany, WAIT_MINUTES } from '../complaint-velocity.ts';
import { DbError } from '../db.ts';
import { anonymousClient, type Client } from '../gateway/gateway.ts';
import * as tracking from '../tracking.ts';
import { FORM_BYTES } from './limited-body.ts';
import { readAnswers } from './limited-form.ts';
import { offeredLocale } from './offered-locale.ts';
import { askPublicly, askToRetry, isNoAnswer } from './public-door.ts';

/** What a form that was not accepted is shown with again. */
export type KeptComplaint = {
	values: FieldValues;
	problems: ComplaintProblems;
	/** The database is silent. */
	isUnsaved: boolean;
	/** Far too many complaints came from this network: minutes to wait. */
	waitMinutes: number | null;
};

/** Whose form was sent: the page that comes back is theirs, whatever its address says. */
const sentTo = new WeakMap<Request, string>();
/** Forms to which the database was silent: it is not asked again for the page that keeps them. */
const unanswered = new WeakSet<Request>();

const unknown = () => error(404, { message: 'not_found' });

/** The form of the organisation that was asked for, or of the only one; else those that are listed. */
export async function loadComplaintForm(event: RequestEvent) {
	const isSent = event.request.method === 'POST';
	if (!isSent) event.locals.locale = offeredLocale(event, LOCALES, null);
	const asked = sentTo.get(event.request) ?? event.url.searchParams.get('organization') ?? '';
	const { offices, offer } = unanswered.has(event.request)
		? { offices: [], offer: null }
		: await askPublicly(event, (client) => shown(client, asked));
	return {
		offices,
		offer,
		...(offer && { organization: offer.organization.name, form: 'complaint' }),
		languages: [...LOCALES],
		locale: event.locals.locale,
		submissionId: crypto.randomUUID(),
		today: new Date().toISOString().slice(0, 10)
	};
}

async function shown(
	client: Client,
	asked: string
): Promise<{ offices: ComplaintOffices['organizations']; offer: ComplaintOffer | null }> {
	if (asked !== '')
		return { offices: [], offer: (await tracking.offer(client, asked)) ?? unknown() };
	const { is_alone, organizations } = await tracking.offices(client);
	const [only] = organizations;
	// One that is listed among others is not taken for the one that is meant.
	if (!is_alone || only === undefined) return { offices: organizations, offer: null };
	return { offices: [], offer: await tracking.offer(client, only.code) };
}

/** Takes a posted form: leads to where it can be followed, or shows it again with what is wrong. */
export async function takeComplaint(event: RequestEvent) {
	const { switch: wanted, ...values } = await postedFields(event);
	const code = z.string().max(63).catch('').parse(values['organization']);
	sentTo.set(event.request, code);
	const locale = [wanted, values['locale']].find(isLocale);
	if (locale) event.locals.locale = locale;
	const kept: KeptComplaint = { values, problems: {}, isUnsaved: false, waitMinutes: null };
	if (isLocale(wanted)) return kept;
	let reference: string;
	try {
		const client = await anonymousClient();
		const offer = (await tracking.offer(client, code)) ?? unknown();
		const read = readComplaint(offer, values, new Date());
		if ('problems' in read) return fail(400, { ...kept, problems: read.problems });
		await countComplaint(event.getClientAddress());
		reference = await tracking.file(client, code, read.complaint);
	} catch (problem) {
		const { status, ...why } = refusal(event, problem);
		return fail(status, { ...kept, ...why });
	}
	redirect(303, `/track/${reference}?new=1`);
}

async function postedFields({ request }: RequestEvent): Promise<FieldValues> {
	try {
		return (await readAnswers(request, FORM_BYTES)).fields;
	} catch (problem) {
		if (!(problem instanceof DbError)) throw problem;
		error(problem.status, { message: problem.code });
	}
}

/** What a refusal means to whoever sent the form; other problems are thrown on. */
function refusal(
	event: RequestEvent,
	problem: unknown
): { status: number } & Partial<KeptComplaint> {
	if (isNoAnswer(problem)) {
		askToRetry(event);
		unanswered.add(event.request);
		return { status: 503, isUnsaved: true };
	}
	if (!isTooMany(problem)) throw problem;
	event.setHeaders({ 'retry-after': String(WAIT_MINUTES * 60) });
	return { status: 429, waitMinutes: WAIT_MINUTES };
}
