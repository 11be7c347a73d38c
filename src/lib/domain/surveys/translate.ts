/** Translations written in a table, put back into the content by their paths. */
import type { SurveyContent } from './content.ts';
import { mapStrings } from './content-strings.ts';
import { sourceOf } from './translation-state.ts';

/** Words by path of the text; of a language other than the source. Paths that there are not are left out. */
export function withTranslations(
	content: SurveyContent,
	written: ReadonlyMap<string, string>
): SurveyContent {
	const source = sourceOf(content);
	const target = content.languages.find((locale) => locale !== source);
	if (!target) return content;
	return mapStrings(content, (path, words) => {
		const text = written.get(path);
		if (text === undefined) return words;
		const { [target]: _, ...rest } = words;
		return text === '' ? rest : { ...rest, [target]: text };
	});
}
