/** What a refused form shows again. */

type Refused = { data: Record<string, unknown>; errors: Record<string, unknown> };

/** Leaves out what is far too long for its field: nobody typed it, and it is not sent back. */
export function dropTooLong({ data, errors }: Refused): void {
	for (const [name, problems] of Object.entries(errors)) {
		if (Array.isArray(problems) && problems.includes('too_long')) data[name] = '';
	}
}
