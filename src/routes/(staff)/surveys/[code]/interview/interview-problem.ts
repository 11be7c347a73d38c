import { fieldWords } from '#lib/messages/fields.ts';
import type { Locale } from '#lib/messages/message.ts';

/** Words of a schema's problem; what the database refused comes in words already. */
export function interviewProblem(
	found: readonly string[] | undefined,
	locale: Locale
): string[] | undefined {
	return found?.map((each) =>
		/^[a-z_]+$/.test(each) ? (fieldWords([each], locale)?.[0] ?? each) : each
	);
}
