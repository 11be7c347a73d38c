/** Single answers for those who may read them, with what is doubtful about each. */
import { z } from 'zod';
import type { AnswerFlag } from '#lib/domain/responses/quality.ts';
import { listedAnswer, type ListedAnswer } from '#lib/schemas/answer-quality.ts';
import { decodeCursor, encodeCursor, placed } from './cursor.ts';
import { unwrap, type Db } from './db.ts';

export const ANSWERS_PER_PAGE = 50;

const position = z.object({ at: placed.instant, id: z.uuid() });

/**
 * One page of answers, the latest first, and where the next one begins. Test answers are not among them.
 *
 * Errors: `not_found`; `invalid` for an `after` that is not ours.
 */
export async function list(
	db: Db,
	survey: string,
	{ flag, after }: { flag?: AnswerFlag | 'any' | undefined; after?: string | undefined }
): Promise<{ items: ListedAnswer[]; next: string | null }> {
	const rows = z.array(listedAnswer).parse(
		unwrap(
			await db.client.rpc('list_answers', {
				p_organization: db.organization,
				p_survey: survey,
				p_limit: ANSWERS_PER_PAGE + 1,
				...(flag && { p_flag: flag }),
				...(after && { p_after: decodeCursor(after, position) })
			})
		)
	);
	const items = rows.slice(0, ANSWERS_PER_PAGE);
	const last = items.at(-1);
	const hasMore = rows.length > ANSWERS_PER_PAGE;
	return { items, next: last && hasMore ? encodeCursor({ at: last.at, id: last.id }) : null };
}

export type AttachedFile = { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> };

/** A file that came with an answer; null for one the organisation does not have. */
export async function file(db: Db, id: string): Promise<AttachedFile | null> {
	const [found] = unwrap(
		await db.client.rpc('read_attachment', { p_organization: db.organization, p_id: id })
	);
	if (!found) return null;
	const bytes = new Uint8Array(Buffer.from(found.base64, 'base64'));
	return { name: found.name, mediaType: found.media_type, bytes };
}
