/** The fields of what a points card lists: words that demand action, and answers that count. */
import {
	answersThatCount,
	answersThatMayCount,
	isAnswered
} from '#lib/domain/risk/card-answers.ts';
import {
	byLanguage,
	WORD_SIGNALS,
	wordChanges,
	wordProblem,
	wordsOnCard,
	writtenWords,
	type WordSignal
} from '#lib/domain/risk/card-words.ts';

type Fields = Readonly<Record<string, string>>;
type Parameters = Readonly<Record<string, unknown>>;

export function hasWords(signal: string): signal is WordSignal {
	return WORD_SIGNALS.some((one) => one === signal);
}

/** The lists of one signal as fields; none for a signal without. */
export function listFieldsOf(signal: string, parameters: Parameters): Fields {
	const fields: Record<string, string> = {};
	if (hasWords(signal)) {
		const { zh, en } = byLanguage(wordsOnCard(signal, parameters));
		fields[`words.${signal}.zh`] = zh.join('、');
		fields[`words.${signal}.en`] = en.join(', ');
	}
	if (isAnswered(signal)) {
		for (const code of answersThatCount(parameters)) fields[`answers.${signal}.${code}`] = 'on';
	}
	return fields;
}

/** The lists of one signal as its parameters. Errors: `choose_one`, and those of words, by their field. */
export function readLists(
	signal: string,
	fields: Fields,
	errors: Record<string, string[]>
): Record<string, unknown> {
	return { ...readWords(signal, fields, errors), ...readAnswers(signal, fields, errors) };
}

function readWords(signal: string, fields: Fields, errors: Record<string, string[]>) {
	if (!hasWords(signal)) return {};
	const written = (['zh', 'en'] as const).map((locale) => {
		const name = `words.${signal}.${locale}`;
		const words = writtenWords(fields[name] ?? '');
		const problem = wordProblem(wordChanges(signal, words));
		if (problem !== null) errors[name] = [problem];
		return words;
	});
	return { words: wordChanges(signal, [...new Set(written.flat())]) };
}

function readAnswers(signal: string, fields: Fields, errors: Record<string, string[]>) {
	if (!isAnswered(signal)) return {};
	const answers = answersThatMayCount(signal)
		.options.map(({ code }) => code)
		.filter((code) => fields[`answers.${signal}.${code}`] === 'on');
	if (answers.length === 0) errors[`answers.${signal}`] = ['choose_one'];
	return { answers };
}
