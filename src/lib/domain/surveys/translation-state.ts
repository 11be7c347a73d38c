/**
 * Where each translation of a survey stands.
 *
 * The source is the first language of the survey. What the source said when a translation was last
 * written is kept as a fingerprint in `translated_from`; when the source has changed since, the
 * translation may be wrong and somebody has to look at it.
 */
import { LOCALES, type Locale } from '#lib/messages/message.ts';
import type { SurveyContent } from './content.ts';
import { contentStrings, wordsIn, type Words } from './content-strings.ts';
import { textHash } from './text-hash.ts';

/**
 * - `missing`: no words, though another language has some or the text cannot be left out
 * - `outdated`: the source has changed since the translation was last written
 * - `identical`: the same words as the source; right for names, a slip for sentences
 */
export type TranslationState = 'ok' | 'missing' | 'outdated' | 'identical';

export type TranslatedString = {
	readonly path: string;
	readonly words: Words;
	/** The language that this entry is about. */
	readonly locale: Locale;
	readonly state: TranslationState;
};

export function sourceOf({ languages }: Pick<SurveyContent, 'languages'>): Locale {
	return languages[0] ?? LOCALES[0] ?? 'zh';
}

/** One entry for each text and language; a source is `ok` or `missing`. Texts left out are not listed. */
export function translationStates(content: SurveyContent): TranslatedString[] {
	const source = sourceOf(content);
	return contentStrings(content)
		.filter(({ words, isOptional }) => !isOptional || isSaid(words))
		.flatMap(({ path, words }) =>
			content.languages.map((locale) => ({
				path,
				words,
				locale,
				state: stateOf(words, locale, source, content.translated_from[path])
			}))
		);
}

/** Those that somebody has to look at. */
export function needingAttention(content: SurveyContent): TranslatedString[] {
	return translationStates(content).filter(({ state }) => state !== 'ok');
}

/**
 * The content with its fingerprints brought up to date, after somebody has edited it.
 *
 * A translation that was changed, or is new, now stands for the present source; one that was left
 * alone keeps what it stood for. `confirmed` names the texts of which somebody said: still right.
 * When another language becomes the source, what was in step stays in step.
 */
export function trackTranslations(
	before: SurveyContent | null,
	after: SurveyContent,
	confirmed: ReadonlySet<string> = new Set()
): SurveyContent {
	const source = sourceOf(after);
	const known = new Map(
		before ? contentStrings(before).map(({ path, words }) => [path, words]) : []
	);
	const translated_from: Record<string, string> = {};
	for (const { path, words } of contentStrings(after)) {
		if (!isTranslated(words, after.languages)) continue;
		const old = known.get(path);
		const isWrittenNow =
			before === null || !old || isEdited(old, words, source) || confirmed.has(path);
		translated_from[path] = isWrittenNow
			? textHash(wordsIn(words, source))
			: keptStamp(before, old, path, source);
	}
	return { ...after, translated_from };
}

function stateOf(
	words: Words,
	locale: Locale,
	source: Locale,
	stamp: string | undefined
): TranslationState {
	const own = wordsIn(words, locale);
	const original = wordsIn(words, source);
	if (own === '') return 'missing';
	if (locale === source || original === '') return 'ok';
	if (stamp !== undefined && stamp !== textHash(original)) return 'outdated';
	return own === original && /\p{L}/u.test(own) ? 'identical' : 'ok';
}

/** In any language, also one that is not on offer: those who read another would be shown it. */
function isSaid(words: Words): boolean {
	return LOCALES.some((locale) => wordsIn(words, locale) !== '');
}

function isTranslated(words: Words, languages: readonly Locale[]): boolean {
	return languages.length > 1 && languages.every((locale) => wordsIn(words, locale) !== '');
}

/** Whether a translation, that is any language but the source, says something else now. */
function isEdited(before: Words, after: Words, source: Locale): boolean {
	return LOCALES.some(
		(locale) => locale !== source && wordsIn(before, locale) !== wordsIn(after, locale)
	);
}

/** What a translation that was left alone stood for, in terms of the source as it is now. */
function keptStamp(before: SurveyContent, old: Words, path: string, source: Locale): string {
	const stamp = before.translated_from[path];
	const stampOf = (locale: Locale) => textHash(wordsIn(old, locale));
	const isTurned = sourceOf(before) !== source;
	const wasInStep = stamp === undefined || stamp === stampOf(sourceOf(before));
	if (isTurned && wasInStep) return stampOf(source);
	return stamp ?? stampOf(source);
}
