/** Exact sums of surveys, for page, export and API alike; `domain/servqual` calculates from them. */
import type { QualitySums } from '#lib/domain/responses/quality.ts';
import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import type { SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import { qualitySums } from '#lib/schemas/answer-quality.ts';
import { filterOptions as optionsSchema, type FilterOptions } from '#lib/schemas/measurement.ts';
import { surveySums } from '#lib/schemas/survey-sums.ts';
import { unwrap, type Db } from './db.ts';

export type GroupBy = 'site' | 'service' | 'channel' | 'locale' | 'month';

/**
 * What the database counted for one survey; the totals come with either grouping.
 *
 * Errors: `not_found` for a survey the organisation does not have.
 */
export async function sums(
	{ client, organization }: Db,
	survey: string,
	{ from, to, site, service, channel, locale, exclude }: MeasurementFilter,
	by: GroupBy | null = null
): Promise<SurveySums> {
	const counted = unwrap(
		await client.rpc('survey_sums', {
			p_organization: organization,
			p_survey: survey,
			// What was not given is not sent: undefined does not survive JSON.
			p_filter: { from, to, site, service, channel, locale, exclude: exclude && [...exclude] },
			...(by === null ? {} : { p_by: by })
		})
	);
	return surveySums.parse(counted);
}

/**
 * How often each flag occurs among the answers of a selection, and the sums of the overall score
 * without the answers that have it. What the selection itself leaves out by flags counts here.
 *
 * Errors: `not_found`.
 */
export async function quality(
	{ client, organization }: Db,
	survey: string,
	{ from, to, site, service, channel, locale }: MeasurementFilter
): Promise<QualitySums> {
	const counted = unwrap(
		await client.rpc('answer_quality', {
			p_organization: organization,
			p_survey: survey,
			p_filter: { from, to, site, service, channel, locale }
		})
	);
	return qualitySums.parse(counted);
}

/** What the measurement of an organisation can be narrowed down to. */
export async function filterOptions({ client, organization }: Db): Promise<FilterOptions> {
	return optionsSchema.parse(
		unwrap(await client.rpc('measurement_options', { p_organization: organization }))
	);
}
