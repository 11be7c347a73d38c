/** What stands in a survey and what came back: for the staff pages. */
import { instrumentAnswer, type InstrumentAnswer } from '#lib/schemas/instrument.ts';
import { unwrap, DbError, type Db } from './db.ts';

/** The very version of the instrument that a survey puts to customers. Errors: `not_found`. */
export async function instrumentOf(
	{ client, organization }: Db,
	survey: string
): Promise<InstrumentAnswer> {
	const [found] = unwrap(
		await client
			.from('surveys')
			.select('instruments (version, definition)')
			.eq('organization_id', organization)
			.eq('code', survey)
			.limit(1)
	);
	if (!found) throw new DbError('not_found', survey);
	const { version, definition } = found.instruments;
	return instrumentAnswer.parse({ ...(definition as object), version });
}

/** How many answers each survey has received. For roles that may read answers; others read 0 rows. */
export async function answerCounts(
	{ client, organization }: Db,
	codes: readonly string[]
): Promise<Map<string, number>> {
	const surveys = unwrap(
		await client
			.from('surveys')
			.select('id, code')
			.eq('organization_id', organization)
			.in('code', [...codes])
	);
	const counted = await Promise.all(
		surveys.map(async ({ id, code }) => {
			const { count, error } = await client
				.from('responses')
				.select('id', { count: 'exact', head: true })
				.eq('organization_id', organization)
				.eq('survey_id', id);
			if (error || count === null) throw new DbError('service_unavailable');
			return [code, count] as const;
		})
	);
	return new Map(counted);
}
