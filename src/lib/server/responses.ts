/** Answers of customers, through the doors that stand open to everybody. */
import type { Json } from '#lib/database.types.ts';
import type { FieldValues } from '#lib/domain/surveys/form-fields.ts';
import {
	openSurveySchema,
	receiptSchema,
	submittedSchema,
	type OpenSurvey,
	type Receipt
} from '#lib/schemas/open-survey.ts';
import type { SurveyAnswer } from '#lib/schemas/response.ts';
import { DbError, unwrap } from './db.ts';
import { within } from './deadline.ts';
import type { Client } from './gateway/gateway.ts';
import { withReading } from './readings.ts';

const ANSWER_WITHIN_MS = 5_000;

/** Anything else cannot be a token; an empty one stands for it, so that both take equally long. */
const TOKEN = /^[\w-]{8,200}$/;
const RECEIPT = /^[0-9A-HJKMNP-TV-Z]{12}$/i;

/** What the link shows; null for unknown, spent, expired, closed and malformed alike. */
export async function open(client: Client, token: string): Promise<OpenSurvey | null> {
	const asked = client.rpc('open_invitation', { p_token: usable(token) });
	const found = unwrap(await within(ANSWER_WITHIN_MS, asked));
	return found === null ? null : openSurveySchema.parse(found);
}

/**
 * Stores the answer and gives its receipt. A link that was answered before gives the receipt of
 * that answer, whatever is sent now: so a sender who never saw the reply may simply send again.
 *
 * Errors: `DbError('invitation_unusable')` for a link that is neither open nor answered.
 */
export async function submit(client: Client, token: string, answer: SurveyAnswer): Promise<string> {
	return send(client, token, answer);
}

/** The receipt of a link that was answered before; null for any other. */
export async function receiptOf(client: Client, token: string): Promise<string | null> {
	try {
		// An answer without ratings: the database looks at the link first and could not store it.
		return await send(client, token, {});
	} catch (error) {
		if (error instanceof DbError && error.code === 'invitation_unusable') return null;
		throw error;
	}
}

/** Notes that somebody has the link before them; a mail scanner, which only reads it, is nobody. */
export async function markOpened(client: Client, token: string): Promise<void> {
	unwrap(await within(ANSWER_WITHIN_MS, client.rpc('mark_opened', { p_token: usable(token) })));
}

/** Keeps answers on the way under their link; false where that may not or cannot be. */
export async function saveDraft(
	client: Client,
	token: string,
	fields: FieldValues
): Promise<boolean> {
	const asked = client.rpc('save_draft', { p_token: usable(token), p_fields: fields as Json });
	return unwrap(await within(ANSWER_WITHIN_MS, asked));
}

/** What a receipt proves; null for an unknown one. */
export async function receipt(client: Client, code: string): Promise<Receipt | null> {
	if (!RECEIPT.test(code)) return null;
	const asked = client.rpc('find_receipt', { p_receipt: code });
	const found = unwrap(await within(ANSWER_WITHIN_MS, asked));
	return found === null ? null : receiptSchema.parse(found);
}

async function send(
	client: Client,
	token: string,
	answer: SurveyAnswer | Record<string, never>
): Promise<string> {
	const sent = client.rpc('submit_response', {
		p_token: usable(token),
		p_answer: withReading(answer, 'comment' in answer ? answer.comment : null)
	});
	return submittedSchema.parse(unwrap(await within(ANSWER_WITHIN_MS, sent))).receipt;
}

function usable(token: string): string {
	return TOKEN.test(token) ? token : '';
}
