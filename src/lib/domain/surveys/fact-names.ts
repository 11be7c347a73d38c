/**
 * Facts of a service contact that texts may name: `{{site}}`, or `{{site|our office}}` with the
 * words for a survey that is about no contact in particular.
 */
export const FACT_NAMES = ['site', 'service', 'date', 'channel', 'organization'] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** The only fact that is always known. */
const ALWAYS_KNOWN: FactName = 'organization';

/** A fact named in a text: its name, and the words in its place where it is not known. */
export const MENTION = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;

/** What stands between braces and names no fact, as it was written; braces without a partner too. */
export function unknownFacts(text: string): string[] {
	const unknown = [...text.matchAll(MENTION)]
		.filter(([, name = '']) => !isFactName(name.trim()))
		.map(([mention]) => mention);
	const [loose] = /\{\{.{0,20}|.{0,20}\}\}/.exec(text.replace(MENTION, '')) ?? [];
	return [...new Set(loose === undefined ? unknown : [...unknown, loose.trim()])];
}

/** Facts that would leave a hole in the sentence where nothing is known. */
export function factsWithoutFallback(text: string): FactName[] {
	const names = [...text.matchAll(MENTION)].flatMap(([, name = '', fallback = '']) => {
		const fact = name.trim();
		return isFactName(fact) && fact !== ALWAYS_KNOWN && fallback.trim() === '' ? [fact] : [];
	});
	return [...new Set(names)];
}

function isFactName(name: string): name is FactName {
	return (FACT_NAMES as readonly string[]).includes(name);
}
