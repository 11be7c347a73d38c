/** Answers through open forms: the door that anybody may use. Staff's side is open-forms.ts. */
import { shownFormSchema, type ShownForm } from '#lib/schemas/open-form.ts';
import { submittedSchema } from '#lib/schemas/open-survey.ts';
import type { SurveyAnswer } from '#lib/schemas/response.ts';
import { DbError, unwrap } from './db.ts';
import { within } from './deadline.ts';
import type { Velocity } from './form-velocity.ts';
import type { Client } from './gateway/gateway.ts';
import { withReading } from './readings.ts';

const ANSWER_WITHIN_MS = 5_000;
const SLUG = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/**
 * What a form shows to the holder of one submission id, which draws the items and their order; its
 * `survey` is null while it is closed. Null for an unknown form.
 */
export async function show(
	client: Client,
	slug: string,
	submissionId: string
): Promise<ShownForm | null> {
	if (!SLUG.test(slug)) return null;
	const asked = client.rpc('open_form', { p_slug: slug, p_seed: submissionId });
	const found = unwrap(await within(ANSWER_WITHIN_MS, asked));
	return found === null ? null : shownFormSchema.parse(found);
}

/**
 * Stores an answer and gives its receipt; the same submission id gives the same receipt again.
 *
 * Errors: `form_unusable`; `submission_id_taken` for an id of another form of the same survey.
 */
export async function submit(
	client: Client,
	slug: string,
	answer: SurveyAnswer,
	velocity: Velocity
): Promise<string> {
	const sent = client.rpc('submit_form', {
		p_slug: slug,
		p_answer: withReading(
			{ ...answer, signs: { ...answer.signs, ...velocity } },
			answer.comment ?? wordsIn(answer)
		)
	});
	return submittedSchema.parse(unwrap(await within(ANSWER_WITHIN_MS, sent))).receipt;
}

/** The form's own question takes the place of the comment. */
function wordsIn({ answers }: SurveyAnswer): string | null {
	return typeof answers['words'] === 'string' ? answers['words'] : null;
}

/** The receipt of an answer that is stored already, also after the form has closed; else null. */
export async function receiptOf(
	client: Client,
	slug: string,
	submissionId: string
): Promise<string | null> {
	try {
		// An answer without ratings: a closed form could not store it.
		const sent = client.rpc('submit_form', {
			p_slug: slug,
			p_answer: { submission_id: submissionId }
		});
		return submittedSchema.parse(unwrap(await within(ANSWER_WITHIN_MS, sent))).receipt;
	} catch (error) {
		if (error instanceof DbError && error.code === 'form_unusable') return null;
		throw error;
	}
}
