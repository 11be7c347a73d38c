/** What a survey says while it is being edited: read, kept, discarded, copied whole. */
import type { Json } from '#lib/database.types.ts';
import type { SurveyContent } from '#lib/domain/surveys/content.ts';
import type { Form } from '#lib/domain/surveys/form-facts.ts';
import { inReadingOrder } from '#lib/domain/surveys/reading-order.ts';
import { withNewCodes, type Renamed } from '#lib/domain/surveys/rename-questions.ts';
import { textHash } from '#lib/domain/surveys/text-hash.ts';
import { trackTranslations } from '#lib/domain/surveys/translation-state.ts';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import { DbError, unwrap, type Db } from './db.ts';

/** A survey with what is being edited and what is published. */
export type Edited = {
	/** What the builder shows: the draft, else what is published. */
	content: SurveyContent;
	/** What customers see; null before the first publication. */
	published: SurveyContent | null;
	version: number | null;
	hasDraft: boolean;
	form: Form;
	/** Version of the privacy notice shown with it. */
	notice: string;
	/** Fingerprint of the content, by which somebody who edits notices that another one has. */
	mark: string;
};

/** Errors: `not_found`. */
export async function edited(db: Db, code: string): Promise<Edited> {
	const { id, title, languages, draft, version, form, notice_version } = await rowOf(db, code);
	const stored = version === null ? null : await contentOf(db, id, version);
	const published = stored === null ? null : surveyDraft.parse(stored);
	const content = surveyDraft.parse(draft ?? stored ?? { title, languages });
	return {
		content,
		mark: textHash(JSON.stringify(content)),
		published,
		version,
		form,
		notice: notice_version,
		hasDraft: draft !== null
	};
}

/**
 * Keeps what is being edited, with its translations tracked. `confirmed` names texts whose
 * translation somebody has said to be still right; `renamed` codes of questions that changed.
 *
 * Errors: `not_found`.
 */
export async function save(
	db: Db,
	code: string,
	given: SurveyContent,
	{ confirmed, renamed }: { confirmed?: ReadonlySet<string>; renamed?: Renamed } = {}
): Promise<void> {
	const { content: before, published } = await edited(db, code);
	const content = trackTranslations(
		renamed ? withNewCodes(before, renamed) : before,
		inReadingOrder(given),
		confirmed
	);
	// Nothing but what is published: then there is no draft, and the database sees that by itself.
	const isAsPublished = published !== null && isSame(content, published);
	unwrap(
		await db.client.rpc('save_survey_draft', {
			p_organization: db.organization,
			p_code: code,
			p_content: json(isAsPublished ? await storedContent(db, code) : content)
		})
	);
}

/** Forgets what is not published. Errors: `not_found`. */
export async function discard(db: Db, code: string): Promise<void> {
	const stored = await storedContent(db, code);
	if (stored === null) return;
	unwrap(
		await db.client.rpc('save_survey_draft', {
			p_organization: db.organization,
			p_code: code,
			p_content: json(stored)
		})
	);
}

/** A full copy under another code, as a draft. Errors: `not_found`, `survey_exists`. */
export async function copy(db: Db, code: string, copyCode: string): Promise<void> {
	unwrap(
		await db.client.rpc('copy_survey', {
			p_organization: db.organization,
			p_code: code,
			p_copy: copyCode
		})
	);
}

async function rowOf({ client, organization }: Db, code: string) {
	const [found] = unwrap(
		await client
			.from('surveys')
			.select('id, title, languages, draft, version, form, notice_version')
			.eq('organization_id', organization)
			.eq('code', code)
	);
	if (!found) throw new DbError('not_found', code);
	return found;
}

async function contentOf({ client, organization }: Db, survey: string, version: number) {
	const [found] = unwrap(
		await client
			.from('survey_versions')
			.select('content')
			.eq('organization_id', organization)
			.eq('survey_id', survey)
			.eq('version', version)
	);
	return found?.content ?? null;
}

/** The published content exactly as it is stored. */
async function storedContent(db: Db, code: string): Promise<Json | null> {
	const { id, version } = await rowOf(db, code);
	return version === null ? null : contentOf(db, id, version);
}

function isSame(one: SurveyContent, other: SurveyContent): boolean {
	const said = (content: SurveyContent) =>
		JSON.stringify(surveyDraft.parse({ ...content, translated_from: {} }));
	return said(one) === said(other);
}

function json(value: unknown): Json {
	return JSON.parse(JSON.stringify(value)) as Json;
}
