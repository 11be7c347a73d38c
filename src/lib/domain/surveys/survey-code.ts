/** Names for programs, proposed so that nobody has to invent one. */

type Naming = { readonly separator: string; readonly longest: number };

const OF_SURVEYS: Naming = { separator: '-', longest: 63 };
/** They become variable names in exports, where a hyphen cannot stand. */
const OF_QUESTIONS: Naming = { separator: '_', longest: 31 };
/** Room for the number of a code that was taken. */
const COUNTER = 4;

/** Lower case letters, digits and hyphens of a text; empty where it has none, as Chinese has. */
export function slug(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/['’]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, OF_SURVEYS.longest - COUNTER)
		.replace(/-+$/, '');
}

/** The first of `wanted`, `wanted-2`, `wanted-3` … that is not taken. */
export function freeCode(
	wanted: string,
	taken: Iterable<string>,
	{ separator, longest }: Naming = OF_SURVEYS
): string {
	const known = new Set(taken);
	const base = wanted.slice(0, longest - COUNTER);
	let code = base;
	for (let number = 2; known.has(code); number += 1) code = `${base}${separator}${number}`;
	return code;
}

/** A code for a question that wants `wanted`; it begins with a letter. */
export function freeQuestionCode(wanted: string, taken: Iterable<string>): string {
	const plain = wanted.replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+/, '');
	return freeCode(plain || 'q', taken, OF_QUESTIONS);
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
