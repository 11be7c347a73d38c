/** Complaints of the public: the doors that stand open to everybody. Staff's side is complaints.ts. */
import type { Json } from '#lib/database.types.ts';
import {
	complaintOffer,
	complaintOffices,
	filedComplaint,
	trackedComplaint,
	type ComplaintOffer,
	type ComplaintOffices,
	type FiledComplaint,
	type TrackedComplaint
} from '#lib/schemas/complaint-form.ts';
import { unwrap } from './db.ts';
import { within } from './deadline.ts';
import type { Client } from './gateway/gateway.ts';
import { withReading } from './readings.ts';

const ANSWER_WITHIN_MS = 5_000;
const CODE = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** To whom anybody can complain: the only organisation, or those that are listed. */
export async function offices(client: Client): Promise<ComplaintOffices> {
	const asked = client.rpc('complaint_form', { p_organization_code: '' });
	return complaintOffices.parse(unwrap(await within(ANSWER_WITHIN_MS, asked)));
}

/** What the form of an organisation offers; null for an unknown code. */
export async function offer(client: Client, code: string): Promise<ComplaintOffer | null> {
	if (!CODE.test(code)) return null;
	const asked = client.rpc('complaint_form', { p_organization_code: code });
	const found = unwrap(await within(ANSWER_WITHIN_MS, asked));
	return found === null ? null : complaintOffer.parse(found);
}

/**
 * Stores a complaint and gives its reference; the same submission id gives the same reference again.
 *
 * Errors: `not_found` for an unknown organisation.
 */
export async function file(
	client: Client,
	code: string,
	complaint: FiledComplaint
): Promise<string> {
	const sent = client.rpc('file_complaint', {
		p_organization_code: code,
		p_complaint: withReading(complaint, complaint.words) as unknown as Json
	});
	return filedComplaint.parse(unwrap(await within(ANSWER_WITHIN_MS, sent))).reference;
}

/**
 * Keeps further words of the holder of a reference; the same submission is kept once.
 *
 * Errors: `not_found` for an unknown reference, `too_many_additions`.
 */
export async function add(
	client: Client,
	reference: string,
	{ submission, words }: { submission: string; words: string }
): Promise<void> {
	const sent = client.rpc('add_to_complaint', {
		p_reference: reference,
		p_words: words,
		p_submission: submission
	});
	unwrap(await within(ANSWER_WITHIN_MS, sent));
}

/** What the holder of a reference may know; null for an unknown one. */
export async function track(client: Client, reference: string): Promise<TrackedComplaint | null> {
	const asked = client.rpc('track_case', { p_reference: reference });
	const found = unwrap(await within(ANSWER_WITHIN_MS, asked));
	return found === null ? null : trackedComplaint.parse(found);
}
