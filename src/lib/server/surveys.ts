/** Instruments, and the surveys that put them to customers. */
import { z } from 'zod';
import type { Json } from '#lib/database.types.ts';
import { bilingualAnswer } from '#lib/schemas/fields.ts';
import {
	instrumentAnswer,
	type Instrument,
	type InstrumentAnswer
} from '#lib/schemas/instrument.ts';
import { surveyAnswer, type Survey, type SurveyAnswer } from '#lib/schemas/survey.ts';
import { DbError, unwrap, type Db } from './db.ts';

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
	const title = survey.title ?? (await nameOf(db, survey.instrument));
	const added = await db.client.rpc('create_survey', {
		p_organization: db.organization,
		p_survey: JSON.parse(JSON.stringify({ ...survey, title })) as Json
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

/** Lets a survey take answers; an open one stays open. Errors: `not_found`. */
export async function open(db: Db, code: string): Promise<SurveyAnswer> {
	unwrap(await db.client.rpc('open_survey', { p_organization: db.organization, p_code: code }));
	return required(db, code);
}

/** Stops a survey; its links answer like unknown ones. Errors: `not_found`. */
export async function close(db: Db, code: string): Promise<SurveyAnswer> {
	unwrap(await db.client.rpc('close_survey', { p_organization: db.organization, p_code: code }));
	return required(db, code);
}

const COLUMNS =
	'code, form, title, languages, status, created_at, opened_at, closed_at, instruments (code, version)';

type Row = Record<string, unknown> & { instruments: { code: string; version: number } };

function answerOf({ instruments: { code, version }, ...row }: Row): SurveyAnswer {
	return surveyAnswer.parse({ ...row, instrument: code, instrument_version: version });
}

async function required(db: Db, code: string): Promise<SurveyAnswer> {
	const found = await find(db, code);
	if (!found) throw new DbError('not_found', code);
	return found;
}

async function nameOf(
	{ client, organization }: Db,
	instrument: string
): Promise<z.output<typeof bilingualAnswer>> {
	const [latest] = unwrap(
		await client
			.from('instruments')
			.select('name')
			.eq('organization_id', organization)
			.eq('code', instrument)
			.order('version', { ascending: false })
			.limit(1)
	);
	if (!latest) throw new DbError('unknown_instrument', instrument);
	return bilingualAnswer.parse(latest.name);
}
