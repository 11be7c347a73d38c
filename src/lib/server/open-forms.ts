/** Open forms as staff make and keep them. Their public side is open-form-answers.ts. */
import type { Json } from '#lib/database.types.ts';
import type { FormKind } from '#lib/domain/surveys/form-kinds.ts';
import type { SurveyContent } from '#lib/domain/surveys/content.ts';
import { openFormAnswer, type OpenForm } from '#lib/schemas/open-form.ts';
import { DbError, unwrap, type Db } from './db.ts';

type Words = { zh?: string | undefined; en?: string | undefined };

/** What a form is made of, beside its survey. */
export type FormDetails = {
	slug: string;
	kind: FormKind;
	label: Words;
	site?: string | undefined;
	service?: string | undefined;
	channel?: string | undefined;
	origins?: string[] | undefined;
};

/** A survey that is made together with its form. */
export type FormSurvey = {
	instrument: string;
	form: string;
	title: Words;
	languages: ('zh' | 'en')[];
	content: SurveyContent;
};

const COLUMNS =
	'slug, kind, label, channel, origins, is_open, created_at, surveys!inner (code, languages), sites (code), services (code)';

/** Where the public finds a form. */
export function addressOf(baseUrl: string, slug: string): string {
	return `${baseUrl}/f/${slug}`;
}

/** The forms of a survey by slug, beginning after one. */
export async function list(
	{ client, organization }: Db,
	survey: string,
	{ after = '', limit = 200 }: { after?: string | undefined; limit?: number } = {}
): Promise<OpenForm[]> {
	const found = unwrap(
		await client
			.from('open_forms')
			.select(COLUMNS)
			.eq('organization_id', organization)
			.eq('surveys.code', survey)
			.gt('slug', after)
			.order('slug')
			.limit(limit)
	);
	return found.map(answerOf);
}

/** One form of a survey; null for one that the organisation does not have. */
export async function find(
	{ client, organization }: Db,
	survey: string,
	slug: string
): Promise<OpenForm | null> {
	const [found] = unwrap(
		await client
			.from('open_forms')
			.select(COLUMNS)
			.eq('organization_id', organization)
			.eq('surveys.code', survey)
			.eq('slug', slug)
	);
	return found ? answerOf(found) : null;
}

/** How many answers came through each form. For roles that may read answers; others read 0 rows. */
export async function answerCounts(
	{ client, organization }: Db,
	slugs: readonly string[]
): Promise<Map<string, number>> {
	const forms = unwrap(
		await client
			.from('open_forms')
			.select('id, slug')
			.eq('organization_id', organization)
			.in('slug', [...slugs])
	);
	const counted = await Promise.all(
		forms.map(async ({ id, slug }) => {
			const { count, error } = await client
				.from('responses')
				.select('id', { count: 'exact', head: true })
				.eq('organization_id', organization)
				.eq('form_id', id);
			if (error || count === null) throw new DbError('service_unavailable');
			return [slug, count] as const;
		})
	);
	return new Map(counted);
}

/**
 * Gives a survey a public address; with `made`, the survey is made and opened in the same step.
 *
 * Errors: `form_exists`, `unknown_survey`, `unknown_site`, `unknown_service`, and those of making
 * and opening a survey.
 */
export async function create(
	db: Db,
	survey: string,
	details: FormDetails,
	made?: FormSurvey
): Promise<OpenForm> {
	const answered = await db.client.rpc('create_open_form', {
		p_organization: db.organization,
		p_survey: survey,
		p_details: asJson(details),
		...(made && { p_content: asJson(made) })
	});
	unwrap(answered);
	const form = await find(db, survey, details.slug);
	if (!form) throw new DbError('not_found', details.slug);
	return form;
}

/** Opens or closes a form, renames it, or says who may frame it. Errors: `not_found`. */
export async function change(
	{ client, organization }: Db,
	slug: string,
	changes: { is_open?: boolean; label?: Words; origins?: string[] }
): Promise<void> {
	unwrap(
		await client.rpc('set_open_form', {
			p_organization: organization,
			p_form: slug,
			p_details: asJson(changes)
		})
	);
}

type Row = Record<string, unknown> & {
	surveys: { code: string; languages: string[] };
	sites: { code: string } | null;
	services: { code: string } | null;
};

function answerOf({ surveys, sites, services, ...row }: Row): OpenForm {
	return openFormAnswer.parse({
		...row,
		survey: surveys.code,
		languages: surveys.languages,
		site: sites?.code ?? null,
		service: services?.code ?? null
	});
}

function asJson(value: unknown): Json {
	return JSON.parse(JSON.stringify(value)) as Json;
}
