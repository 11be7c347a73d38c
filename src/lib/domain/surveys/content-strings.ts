/** Every text of a survey that a customer reads, under a path that stays when questions move. */
import { LOCALES, type Locale } from '#lib/messages/message.ts';
import type { LocalText, Question, SurveyContent } from './content.ts';

export type Words = Readonly<LocalText>;

export type ContentString = {
	/** For example `title`, `questions.reason.text`, `questions.reason.options.late`. */
	readonly path: string;
	readonly words: Words;
	/** A text that may be left out, in all languages at once. */
	readonly isOptional: boolean;
};

/** The texts in the order in which they are read. */
export function contentStrings(content: SurveyContent): ContentString[] {
	return [
		needed('title', content.title),
		optional('intro', content.intro),
		...content.questions.flatMap(questionStrings),
		optional('thanks', content.thanks)
	];
}

/** The words in one language; blank ones are none. */
export function wordsIn(words: Words | undefined, locale: Locale): string {
	return words?.[locale]?.trim() ?? '';
}

/** The same content with every text replaced by what `change` makes of it. */
export function mapStrings(
	content: SurveyContent,
	change: (path: string, words: Words) => LocalText
): SurveyContent {
	const { intro, thanks, ...rest } = content;
	return {
		...rest,
		title: change('title', content.title),
		...said('intro', intro && change('intro', intro)),
		...said('thanks', thanks && change('thanks', thanks)),
		questions: content.questions.map((question) => mapQuestion(question, change))
	};
}

function questionStrings(question: Question): ContentString[] {
	const path = `questions.${question.code}`;
	const labels = question.scale?.labels;
	return [
		needed(`${path}.text`, question.text),
		optional(`${path}.help`, question.help),
		...(question.options ?? []).map(({ code, text }) => needed(`${path}.options.${code}`, text)),
		// Words at one end of a scale without the other would be half a scale.
		...(labels
			? [
					needed(`${path}.scale.labels.min`, labels.min),
					needed(`${path}.scale.labels.max`, labels.max)
				]
			: [])
	];
}

function mapQuestion(question: Question, change: (path: string, words: Words) => Words): Question {
	const path = `questions.${question.code}`;
	const { help, ...rest } = question;
	const { options, scale } = rest;
	const labels = scale?.labels;
	return {
		...rest,
		text: change(`${path}.text`, question.text),
		...said('help', help && change(`${path}.help`, help)),
		...(options && {
			options: options.map((option) => ({
				...option,
				text: change(`${path}.options.${option.code}`, option.text)
			}))
		}),
		...(scale &&
			labels && {
				scale: {
					...scale,
					labels: {
						min: change(`${path}.scale.labels.min`, labels.min),
						max: change(`${path}.scale.labels.max`, labels.max)
					}
				}
			})
	};
}

const needed = (path: string, words: Words): ContentString => ({ path, words, isOptional: false });
const optional = (path: string, words: Words | undefined): ContentString => ({
	path,
	words: words ?? {},
	isOptional: true
});

/** A text that may be left out is left out when it has no words. */
function said<Key extends string>(
	key: Key,
	words: LocalText | undefined
): Partial<Record<Key, LocalText>> {
	const hasWords = words !== undefined && LOCALES.some((locale) => wordsIn(words, locale) !== '');
	return hasWords ? ({ [key]: words } as Record<Key, LocalText>) : {};
}
