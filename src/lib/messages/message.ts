/**
 * Words for people, in pairs: Chinese and English side by side, so that neither can be forgotten.
 *
 * A pair is two strings, or two functions with the same parameters.
 */
export type Locale = 'zh' | 'en';

export const LOCALES: readonly Locale[] = ['zh', 'en'];

/** What the `lang` attribute and `Intl` call each locale. English dates put the day first. */
export const LANGUAGE_TAGS: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en-GB' };

export function isLocale(value: unknown): value is Locale {
	return value === 'zh' || value === 'en';
}

type Words = string | ((...values: never[]) => string);
type Pair = { readonly zh: Words; readonly en: Words };
type Pairs = Readonly<Record<string, Pair>>;

/** The type of one finished entry; `never` for a pair whose halves differ in kind or parameters. */
type Said<P extends Pair> = P extends { zh: string; en: string }
	? string
	: P extends { zh: (...values: infer Zh) => string; en: (...values: infer En) => string }
		? [Zh, En] extends [En, Zh]
			? (...values: Zh) => string
			: never
		: never;

type Matched<T extends Pairs> = {
	[Key in keyof T]: [Said<T[Key]>] extends [never] ? never : T[Key];
};

/** Declares a set of pairs; a pair that does not match is a type error where it is written. */
export function messages<T extends Pairs>(pairs: T & Matched<T>): T {
	return pairs;
}

/** Each set is taken apart once: every card of a page asks for the same words again. */
const spoken = new WeakMap<Pairs, Record<Locale, object>>();

/** The words of a set in one language. */
export function say<T extends Pairs>(
	pairs: T,
	locale: Locale
): { readonly [Key in keyof T]: Said<T[Key]> } {
	const words = spoken.get(pairs) ?? { zh: inOne(pairs, 'zh'), en: inOne(pairs, 'en') };
	spoken.set(pairs, words);
	return words[locale] as { [Key in keyof T]: Said<T[Key]> };
}

function inOne(pairs: Pairs, locale: Locale): object {
	return Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[locale]]));
}
