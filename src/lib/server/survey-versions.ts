/** What was published, when and by whom: for reading only. */
import type { SurveyContent } from '#lib/domain/surveys/content.ts';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import { DbError, unwrap, type Db } from './db.ts';

export type Version = {
	version: number;
	publishedAt: string;
	/** Null: another system, or somebody who has left. */
	publishedBy: string | null;
};

/** The versions of a survey, the latest first. Errors: `not_found`. */
export async function list(db: Db, survey: string): Promise<Version[]> {
	const found = unwrap(
		await db.client
			.from('survey_versions')
			.select('version, published_at, published_by')
			.eq('organization_id', db.organization)
			.eq('survey_id', await idOf(db, survey))
			.order('version', { ascending: false })
			.limit(200)
	);
	const names = await namesOf(
		db,
		found.map(({ published_by }) => published_by)
	);
	return found.map(({ version, published_at, published_by }) => ({
		version,
		publishedAt: published_at,
		publishedBy: names.get(published_by ?? '') ?? null
	}));
}

/** One version with its content; null for one that there is not. Errors: `not_found`. */
export async function find(
	db: Db,
	survey: string,
	version: number
): Promise<(Version & { content: SurveyContent }) | null> {
	const [found] = unwrap(
		await db.client
			.from('survey_versions')
			.select('version, content, published_at, published_by')
			.eq('organization_id', db.organization)
			.eq('survey_id', await idOf(db, survey))
			.eq('version', version)
	);
	if (!found) return null;
	const names = await namesOf(db, [found.published_by]);
	return {
		version: found.version,
		publishedAt: found.published_at,
		publishedBy: names.get(found.published_by ?? '') ?? null,
		content: surveyDraft.parse(found.content)
	};
}

/** Codes of questions that were ever published: they stand for their answers and are not used again. */
export async function publishedCodes(db: Db, survey: string): Promise<string[]> {
	const found = unwrap(
		await db.client
			.from('survey_versions')
			.select('codes:content->questions')
			.eq('organization_id', db.organization)
			.eq('survey_id', await idOf(db, survey))
	);
	const codes = found.flatMap(({ codes: questions }) =>
		Array.isArray(questions) ? (questions as { code: string }[]).map(({ code }) => code) : []
	);
	return [...new Set(codes)];
}

async function namesOf(
	{ client, organization }: Db,
	people: readonly (string | null)[]
): Promise<Map<string, string>> {
	const wanted = [...new Set(people.filter((one) => one !== null))];
	if (wanted.length === 0) return new Map();
	const found = unwrap(
		await client
			.from('memberships')
			.select('user_id, display_name')
			.eq('organization_id', organization)
			.in('user_id', wanted)
	);
	return new Map(found.map(({ user_id, display_name }) => [user_id, display_name]));
}

async function idOf({ client, organization }: Db, survey: string): Promise<string> {
	const [found] = unwrap(
		await client.from('surveys').select('id').eq('organization_id', organization).eq('code', survey)
	);
	if (!found) throw new DbError('not_found', survey);
	return found.id;
}
