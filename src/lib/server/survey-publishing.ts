/** From a draft to a version that never changes, through the gate. */
import type { SurveyContent } from '#lib/domain/surveys/content.ts';
import type { Form } from '#lib/domain/surveys/form-facts.ts';
import {
	isRefusing,
	publishProblems,
	type GatedInstrument
} from '#lib/domain/surveys/publish-gate.ts';
import { DbError, unwrap, type Db } from './db.ts';
import { instrumentOf } from './survey-contents.ts';
import { edited } from './survey-drafts.ts';

/**
 * Makes the draft the next version, and answers its number.
 *
 * Errors: `not_found`; `translation_missing` and `survey_not_ready` with what is wrong.
 */
export async function publish(db: Db, code: string): Promise<number> {
	await requireReady(db, code);
	return unwrap(
		await db.client.rpc('publish_survey', { p_organization: db.organization, p_code: code })
	);
}

/** Errors: `not_found`, `survey_not_ready`. */
export async function requireReady(db: Db, code: string): Promise<void> {
	const [{ content, form }, instrument] = await Promise.all([
		edited(db, code),
		instrumentOf(db, code)
	]);
	refuseUnready(content, form, instrument);
}

/**
 * Errors: `survey_not_ready`, with every place and what is wrong there. Missing words are left to
 * the database, which knows them too and has a code of its own.
 */
export function refuseUnready(
	content: SurveyContent,
	form: Form,
	instrument: GatedInstrument
): void {
	const wrong = publishProblems(content, form, instrument).filter(
		(problem) => isRefusing(problem) && !problem.kind.startsWith('missing')
	);
	if (wrong.length === 0) return;
	throw new DbError(
		'survey_not_ready',
		wrong.map(({ kind, path }) => `${path}: ${kind}`).join(', ')
	);
}
