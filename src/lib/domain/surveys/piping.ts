/** Facts of a service contact put into the texts of a survey: "How was {{service|our service}}?" */
import { MENTION, type FactName } from './fact-names.ts';

/** What is known, each in the text's own language. */
export type Facts = Readonly<Partial<Record<FactName, string | null | undefined>>>;

/** Where nothing was to be put; no text of ours holds it, see text/clean-text.ts. */
const NOTHING = '\u0000';
// eslint-disable-next-line no-control-regex -- it stands for nothing
const AROUND_NOTHING = /\s*\u0000[\s\u0000]*(?=([,.;:!?，。；：！？、)）])?)/g;

/**
 * The text with each `{{name|fallback}}` replaced by its fact, else by its fallback, else by nothing.
 *
 * Nothing leaves no double space and none before a full stop. Braces never remain, also of a
 * placeholder that was not closed; facts are put in as they are and not read for placeholders.
 */
export function pipe(text: string, facts: Facts): string {
	const known: Readonly<Record<string, string | null | undefined>> = facts;
	const parts: string[] = [];
	let from = 0;
	for (const found of text.matchAll(MENTION)) {
		const [whole, name = '', fallback = ''] = found;
		const fact = Object.hasOwn(known, name.trim()) ? known[name.trim()]?.trim() : undefined;
		parts.push(withoutBraces(text.slice(from, found.index)), fact || fallback.trim() || NOTHING);
		from = found.index + whole.length;
	}
	parts.push(withoutBraces(text.slice(from)));
	return parts
		.join('')
		.replace(AROUND_NOTHING, (gap: string, mark?: string) =>
			mark || !/^\s|\s$/.test(gap) ? '' : ' '
		)
		.trim();
}

function withoutBraces(text: string): string {
	return text.replace(/\{\{+|\}\}+/g, '');
}
