/** Raw answers of a survey on their way out: audited before the first row, read page by page. */
import { z } from 'zod';
import {
	prefixesOf,
	questionsOfAll,
	type ExportLayout,
	type ExportRow
} from '#lib/domain/responses/export-layout.ts';
import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import type { Locale } from '#lib/messages/message.ts';
import type { Question } from '#lib/domain/surveys/content.ts';
import { exportPage, type ExportPlace } from '#lib/schemas/answer-export.ts';
import { bilingualAnswer } from '#lib/schemas/fields.ts';
import { instrumentAnswer } from '#lib/schemas/instrument.ts';
import { surveyContent } from '#lib/schemas/survey-content.ts';
import { DbError, unwrap, type Db } from './db.ts';
import { csvFile, ndjsonFile, rFile, spssFile, xlsxFile } from './export-files.ts';

/** As many answers as one question to the database brings; a few megabytes at the most. */
const ROWS_A_PAGE = 2000;

const TYPES = {
	csv: { ending: '.csv', type: 'text/csv; charset=utf-8' },
	ndjson: { ending: '.ndjson', type: 'application/x-ndjson' },
	xlsx: {
		ending: '.xlsx',
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
	},
	spss: { ending: '-spss.zip', type: 'application/zip' },
	r: { ending: '-r.zip', type: 'application/zip' }
};
export type FileFormat = keyof typeof TYPES;

export type ExportRequest = {
	format: FileFormat;
	/** Of labels. */
	locale: Locale;
	/** CSV only: begin with the byte order mark. */
	hasMark?: boolean;
	filter?: Omit<MeasurementFilter, 'by'>;
};

export type ExportFile = {
	headers: Record<string, string>;
	body: ReadableStream<Uint8Array>;
};

/**
 * A file of raw answers. What can be refused is refused before it begins; later, the connection
 * breaks off, so that half a file is never taken for a whole one.
 *
 * Errors: `not_found`; `forbidden`.
 */
export async function exportFile(
	db: Db,
	survey: string,
	asked: ExportRequest
): Promise<ExportFile> {
	const layout = await exportLayout(db, survey);
	unwrap(
		await db.client.rpc('record_export', {
			p_organization: db.organization,
			p_survey: survey,
			p_format: asked.format
		})
	);
	const pages = pagesOf(db, survey, asked.filter ?? {});
	const first = await pages.next();
	const { ending, type } = TYPES[asked.format];
	return {
		headers: {
			'content-type': type,
			// The compressor waits in a way that does not end for a body of very many pieces.
			'cache-control': 'private, no-store, no-transform',
			'content-disposition': `attachment; filename="${survey}${ending}"`
		},
		body: streamOf(writer(layout, beginningWith(first, pages), asked))
	};
}

function writer(
	layout: ExportLayout,
	pages: AsyncGenerator<ExportRow[]>,
	{ format, locale, hasMark = false }: ExportRequest
): AsyncGenerator<Uint8Array> {
	switch (format) {
		case 'csv':
			return csvFile(layout, pages, hasMark);
		case 'ndjson':
			return ndjsonFile(layout, pages);
		case 'xlsx':
			return xlsxFile(layout, pages, locale);
		case 'spss':
			return spssFile(layout, pages, locale);
		case 'r':
			return rFile(layout, pages, locale);
	}
}

/** Nothing is made before somebody reads it, and nothing more once nobody does. */
export function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
	return new ReadableStream(
		{
			async pull(controller) {
				const next = await bytes.next();
				if (next.done) controller.close();
				else controller.enqueue(next.value);
			},
			async cancel() {
				await bytes.return(undefined);
			}
		},
		{ highWaterMark: 0 }
	);
}

async function* beginningWith(
	first: IteratorResult<ExportRow[], void>,
	rest: AsyncGenerator<ExportRow[], void>
): AsyncGenerator<ExportRow[]> {
	if (first.done) return;
	yield first.value;
	yield* rest;
}

async function* pagesOf(
	{ client, organization }: Db,
	survey: string,
	{ from, to, site, service, channel, locale, exclude }: NonNullable<ExportRequest['filter']>
): AsyncGenerator<ExportRow[], void> {
	let after: ExportPlace | null = null;
	do {
		const read = exportPage.parse(
			unwrap(
				await client.rpc('export_responses', {
					p_organization: organization,
					p_survey: survey,
					p_limit: ROWS_A_PAGE,
					// What was not given is not sent: undefined does not survive JSON.
					p_filter: { from, to, site, service, channel, locale, exclude: exclude && [...exclude] },
					...(after === null ? {} : { p_after: after })
				})
			)
		);
		yield read.rows;
		after = read.next;
	} while (after !== null);
}

/** What the survey's answers are made of. Errors: `not_found`. */
export async function exportLayout(
	{ client, organization }: Db,
	survey: string
): Promise<ExportLayout> {
	const [found] = unwrap(
		await client
			.from('surveys')
			.select('id, title, form, instruments (definition)')
			.eq('organization_id', organization)
			.eq('code', survey)
	);
	if (!found) throw new DbError('not_found', survey);
	const { scale, items, dimensions } = instrumentAnswer
		.omit({ version: true })
		.parse(found.instruments.definition);
	return {
		survey,
		title: bilingualAnswer.parse(found.title),
		scale: { min: scale.min, max: scale.max, labels: scaleLabels.parse(scale.labels ?? null) },
		items: items.map(({ code, dimension, text, reversed }) => ({
			...{ code, dimension, text },
			isReversed: reversed ?? false
		})),
		dimensions,
		questions: await allQuestions({ client, organization }, found.id),
		columns: prefixesOf(found.form)
	};
}

/** The questions of every version of a survey. */
export async function allQuestions(
	{ client, organization }: Db,
	survey: string
): Promise<Question[]> {
	const versions = unwrap(
		await client
			.from('survey_versions')
			.select('content')
			.eq('organization_id', organization)
			.eq('survey_id', survey)
			.order('version')
	);
	return questionsOfAll(versions.map(({ content }) => questionsIn(content)));
}

const scaleLabels = z.object({ min: bilingualAnswer, max: bilingualAnswer }).nullable();

function questionsIn(content: unknown) {
	return surveyContent.shape.questions.parse((content as { questions?: unknown }).questions ?? []);
}
