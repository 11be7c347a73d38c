/** Customers' own words, without who wrote them. */
import { z } from 'zod';
import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import { unwrap, type Db } from './db.ts';

const MOST_COMMENTS = 6;

const words = z.object({
	is_shown: z.boolean(),
	/** Answers of the selection; null where comments are not shown. */
	n: z.int().nullable(),
	comments: z.array(z.object({ text: z.string(), locale: z.enum(['zh', 'en']).nullable() }))
});

export type Comments = z.output<typeof words>;

/**
 * What the least content customers of a selection wrote, without what says who they are. Not shown of
 * fewer than ten answers.
 *
 * Errors: `not_found`.
 *
 * @param dimension of those who rated this dimension lowest; null: of those least satisfied over all
 */
export async function ofSelection(
	{ client, organization }: Db,
	survey: string,
	{ from, to, site, service, channel, locale, exclude }: MeasurementFilter,
	dimension: string | null = null
): Promise<Comments> {
	return words.parse(
		unwrap(
			await client.rpc('place_comments', {
				p_organization: organization,
				p_survey: survey,
				p_filter: { from, to, site, service, channel, locale, exclude: exclude && [...exclude] },
				p_limit: MOST_COMMENTS,
				...(dimension !== null && { p_dimension: dimension })
			})
		)
	);
}
