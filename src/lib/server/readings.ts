/** What was found in somebody's words goes with them into the transaction that stores them. */
import type { Json } from '#lib/database.types.ts';
import { readText } from '#lib/domain/text/read-text.ts';

/**
 * What was told, with what was found in the words of it; unchanged without words.
 *
 * Read with what comes with the product: what an organisation has taught is read with afterwards, by the worker, since
 * nobody who answers may see it.
 */
export function withReading<Told extends object>(
	told: Told,
	words: string | null | undefined
): Told & { reading?: Json } {
	const reading = readText(words ?? '');
	return reading === null ? told : { ...told, reading: reading as unknown as Json };
}
