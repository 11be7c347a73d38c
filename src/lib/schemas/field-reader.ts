/** Fields of a form whose names are paths, such as `questions.2.text.zh`. */
import type { LocalText } from '#lib/domain/surveys/content.ts';
import { cleanText } from '#lib/domain/text/clean-text.ts';
import { LOCALES } from '#lib/messages/message.ts';

export type FieldReader = {
	/** The value of a field; the last one if it was sent several times, empty if it was not. */
	one: (name: string) => string;
	all: (name: string) => readonly string[];
	/** The numbers below a path, in rising order: 0 and 2 for `a.2.x` and `a.0.y` below `a`. */
	places: (path: string) => readonly number[];
};

export function fieldReader(entries: Iterable<readonly [string, string]>): FieldReader {
	const values = new Map<string, string[]>();
	for (const [name, value] of entries) {
		const known = values.get(name);
		if (known) known.push(value);
		else values.set(name, [value]);
	}
	const names = [...values.keys()];
	return {
		one: (name) => values.get(name)?.at(-1) ?? '',
		all: (name) => values.get(name) ?? [],
		places: (path) => {
			const start = `${path}.`;
			const numbers = names
				.filter((name) => name.startsWith(start))
				.map((name) => /^\d{1,4}(?=\.)/.exec(name.slice(start.length))?.[0])
				.filter((place) => place !== undefined);
			return [...new Set(numbers.map(Number))].sort((a, b) => a - b);
		}
	};
}

/** The words of each language; undefined where there are none at all. */
export function wordsOf(read: FieldReader, at: string): LocalText | undefined {
	const words: LocalText = {};
	for (const locale of LOCALES) {
		const text = cleanText(read.one(`${at}.${locale}`)).trim();
		if (text !== '') words[locale] = text;
	}
	return Object.keys(words).length > 0 ? words : undefined;
}

export function oneOf<Value extends string>(
	values: readonly [Value, ...Value[]],
	given: string
): Value {
	return values.find((value) => value === given) ?? values[0];
}

export function wholeNumber(given: string): number | null {
	return /^\s*\d{1,6}\s*$/.test(given) ? Number(given) : null;
}
