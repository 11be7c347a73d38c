/** Instruments, and the surveys that put them to customers. */
import type { Json } from '#lib/database.types.ts';
import { completeLanguages } from '#lib/domain/surveys/complete-languages.ts';
import { inReadingOrder } from '#lib/domain/surveys/reading-order.ts';
import { trackTranslations } from '#lib/domain/surveys/translation-state.ts';
import {
	instrumentAnswer,
	type Instrument,
	type InstrumentAnswer
} from '#lib/schemas/instrument.ts';
import {
	surveyAnswer,
	surveyDetail,
	type Survey,
	type SurveyAnswer,
	type SurveyDetail
} from '#lib/schemas/survey.ts';
import { surveyContent } from '#lib/schemas/survey-content.ts';
import { DbError, unwrap, type Db } from './db.ts';
import { latest } from './instrument-library.ts';
import { edited } from './survey-drafts.ts';
import { refuseUnready, requireReady } from './survey-publishing.ts';

/** Adds an instrument as the next version of its code; an equal definition keeps its version. */
export async function createInstrument(db: Db, definition: Instrument): Promise<InstrumentAnswer> {
	const [made] = unwrap(
		await db.client.rpc('create_instrument', {
			p_organization: db.organization,
			p_definition: JSON.parse(JSON.stringify(definition)) as Json
		})
	);
	if (!made) throw new Error('create_instrument answered nothing');
	return instrumentAnswer.parse({ ...definition, version: made.version });
}

/** The latest version of each instrument, by code, beginning after one. */
export async function instruments(
	{ client, organization }: Db,
	{ after = '', limit }: { after: string | undefined; limit: number }
): Promise<InstrumentAnswer[]> {
	const found = unwrap(
		await client
			.from('instruments')
			.select('code, version, definition')
			.eq('organization_id', organization)
			.gt('code', after)
			.order('code')
			.order('version', { ascending: false })
	);
	return found
		.filter(({ code }, place) => found[place - 1]?.code !== code)
		.slice(0, limit)
		.map(({ version, definition }) =>
			instrumentAnswer.parse({ ...(definition as object), version })
		);
}

/**
 * Adds a survey on the latest version of its instrument.
 *
 * Errors: `unknown_instrument`, `instrument_lacks_expectation`, `survey_exists`, and
 * `translation_missing` when it is to be open at once.
 */
export async function create(db: Db, survey: Survey): Promise<SurveyAnswer> {
	const content = await firstContent(db, survey);
	const { title, languages } = content;
	const added = await db.client.rpc('create_survey', {
		p_organization: db.organization,
		p_survey: JSON.parse(JSON.stringify({ ...survey, title, languages, content })) as Json
	});
	try {
		unwrap(added);
	} catch (error) {
		// Two at once: the unique code refuses the second one, and unwrap knows only one unique key.
		const isTaken = error instanceof DbError && error.code === 'submission_id_taken';
		throw isTaken ? new DbError('survey_exists', survey.code) : error;
	}
	if (survey.status === 'closed') await close(db, survey.code);
	return required(db, survey.code);
}

/** Surveys by code, beginning after one. */
export async function list(
	{ client, organization }: Db,
	{ after = '', limit }: { after: string | undefined; limit: number }
): Promise<SurveyAnswer[]> {
	const found = unwrap(
		await client
			.from('surveys')
			.select(COLUMNS)
			.eq('organization_id', organization)
			.gt('code', after)
			.order('code')
			.limit(limit)
	);
	return found.map(answerOf);
}

/** One survey; null for one the organisation does not have. */
export async function find(
	{ client, organization }: Db,
	code: string
): Promise<SurveyAnswer | null> {
	const [found] = unwrap(
		await client
			.from('surveys')
			.select(COLUMNS)
			.eq('organization_id', organization)
			.eq('code', code)
	);
	return found ? answerOf(found) : null;
}

/**
 * Lets a survey take answers, and publishes one that never was; an open one stays open.
 *
 * Errors: `not_found`, `survey_not_ready`, `translation_missing`.
 */
export async function open(db: Db, code: string): Promise<SurveyAnswer> {
	if ((await required(db, code)).version === null) await requireReady(db, code);
	unwrap(await db.client.rpc('open_survey', { p_organization: db.organization, p_code: code }));
	return required(db, code);
}

/** Stops a survey; its links answer like unknown ones. Errors: `not_found`. */
export async function close(db: Db, code: string): Promise<SurveyAnswer> {
	unwrap(await db.client.rpc('close_survey', { p_organization: db.organization, p_code: code }));
	return required(db, code);
}

const COLUMNS =
	'code, form, title, languages, status, version, created_at, opened_at, closed_at, instruments (code, version)';

type Row = Record<string, unknown> & { instruments: { code: string; version: number } };

function answerOf({ instruments: { code, version }, ...row }: Row): SurveyAnswer {
	return surveyAnswer.parse({ ...row, instrument: code, instrument_version: version });
}

async function required(db: Db, code: string): Promise<SurveyAnswer> {
	const found = await find(db, code);
	if (!found) throw new DbError('not_found', code);
	return found;
}

/** What a new survey says: what was given, else what its instrument brings along. */
async function firstContent(db: Db, { content: given, ...survey }: Survey) {
	const instrument = await latest(db, survey.instrument);
	if (!instrument) throw new DbError('unknown_instrument', survey.instrument);
	const title = survey.title ?? given?.title ?? instrument.name;
	const content = surveyContent.parse({
		...(given ?? { questions: instrument.questions ?? [] }),
		title,
		languages: survey.languages ?? given?.languages ?? ['zh', 'en']
	});
	const isTold = survey.languages !== undefined || given?.languages !== undefined;
	const languages = isTold
		? content.languages
		: completeLanguages(content, survey.form, instrument);
	const tracked = trackTranslations(null, inReadingOrder({ ...content, languages }));
	// Before anything is stored: a survey that cannot be opened as asked is not made either.
	if (survey.status === 'open') refuseUnready(tracked, survey.form, instrument);
	return tracked;
}

/** One survey with its content; null for one the organisation does not have. */
export async function detail(db: Db, code: string): Promise<SurveyDetail | null> {
	const survey = await find(db, code);
	if (!survey) return null;
	const { content, published } = await edited(db, code);
	return surveyDetail.parse({ ...survey, content: published ?? content });
}
