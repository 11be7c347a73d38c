/** Names for programs, proposed so that nobody has to invent one. */

const LONGEST = 63;

/** Lower case letters, digits and hyphens of a text; empty where it has none, as Chinese has. */
export function slug(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/['’]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, LONGEST - 4)
		.replace(/-+$/, '');
}

/** The first of `wanted`, `wanted-2`, `wanted-3` … that is not taken. */
export function freeCode(wanted: string, taken: Iterable<string>): string {
	const known = new Set(taken);
	const base = wanted.slice(0, LONGEST - 4);
	let code = base;
	for (let number = 2; known.has(code); number += 1) code = `${base}-${number}`;
	return code;
}

/** A code for a new survey: from its English title, else from what it asks. */
export function proposeCode(
	title: { zh?: string | undefined; en?: string | undefined },
	instrument: string,
	form: string,
	taken: Iterable<string>
): string {
	const fromTitle = slug(title.en ?? '') || slug(title.zh ?? '');
	return freeCode(fromTitle || slug(`${instrument}-${form}`) || 'survey', taken);
}
