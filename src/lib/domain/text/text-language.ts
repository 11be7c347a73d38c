/**
 * Which of the two languages a text is in, by its script alone: a Han character says about as much as three letters.
 *
 * Missing: null for a text with neither, and for one in kana, hangul or another script.
 */
export function languageOf(text: string): 'zh' | 'en' | null {
	const count = (script: RegExp) => text.match(script)?.length ?? 0;
	const han = count(/\p{Script=Han}/gu);
	const latin = count(/\p{Script=Latin}/gu);
	const other = count(/[\p{L}--[\p{Script=Han}\p{Script=Latin}]]/gv);
	if (
		other > han + latin ||
		count(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu) > 1
	)
		return null;
	if (han === 0 && latin < LEAST_LETTERS) return null;
	return han * LETTERS_PER_CHARACTER >= latin ? 'zh' : 'en';
}

const LETTERS_PER_CHARACTER = 3;
const LEAST_LETTERS = 2;
