/** What a survey says: edited as a draft, published in versions that never change, copied whole. */
import type { Json } from '#lib/database.types.ts';
import type { SurveyContent } from '#lib/domain/surveys/content.ts';
import type { Form } from '#lib/domain/surveys/form-facts.ts';
import {
	isRefusing,
	publishProblems,
	type GatedInstrument
} from '#lib/domain/surveys/publish-gate.ts';
import { textHash } from '#lib/domain/surveys/text-hash.ts';
import { trackTranslations } from '#lib/domain/surveys/translation-state.ts';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import { DbError, unwrap, type Db } from './db.ts';
import { instrumentOf } from './survey-contents.ts';

/** A survey with what is being edited and what is published. */
export type Edited = {
	/** What the builder shows: the draft, else what is published. */
	content: SurveyContent;
	/** What customers see; null before the first publication. */
	published: SurveyContent | null;
	version: number | null;
	hasDraft: boolean;
	form: Form;
	/** Fingerprint of the content, by which somebody who edits notices that another one has. */
	mark: string;
};

/** Errors: `not_found`. */
export async function edited(db: Db, code: string): Promise<Edited> {
	const { id, title, languages, draft, version, form } = await rowOf(db, code);
	const stored = version === null ? null : await contentOf(db, id, version);
	const published = stored === null ? null : surveyDraft.parse(stored);
	const content = surveyDraft.parse(draft ?? stored ?? { title, languages });
	return {
		content,
		mark: textHash(JSON.stringify(content)),
		published,
		version,
		form,
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
	{
		confirmed,
		renamed
	}: { confirmed?: ReadonlySet<string>; renamed?: ReadonlyMap<string, string> } = {}
): Promise<void> {
	const { content: before, published } = await edited(db, code);
	const content = trackTranslations(withNewCodes(before, renamed), given, confirmed);
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
			.select('id, title, languages, draft, version, form')
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

function withNewCodes(
	content: SurveyContent,
	renamed: ReadonlyMap<string, string> = new Map()
): SurveyContent {
	const translated_from = Object.fromEntries(
		Object.entries(content.translated_from).map(([path, hash]) => {
			const [top, code = '', ...rest] = path.split('.');
			const known = top === 'questions' ? renamed.get(code) : undefined;
			return [known ? [top, known, ...rest].join('.') : path, hash];
		})
	);
	const questions = content.questions.map((question) => ({
		...question,
		code: renamed.get(question.code) ?? question.code
	}));
	return { ...content, questions, translated_from };
}

function json(value: unknown): Json {
	return JSON.parse(JSON.stringify(value)) as Json;
}
