/** The problems of the publish gate in words, with the place and the field where each is mended. */
import type { SurveyContent } from '#lib/domain/surveys/content.ts';
import type { GateProblem } from '#lib/domain/surveys/publish-gate.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { contentPlaces, gateProblems } from '#lib/messages/survey-gate.ts';

export function problemWords({ kind, found = '' }: GateProblem, locale: Locale): string {
	return say(gateProblems, locale)[kind](found);
}

/** Where something stands, for people: "Question 2 · Option late". */
export function placeWords(path: string, content: SurveyContent, locale: Locale): string {
	const t = say(contentPlaces, locale);
	const [top = '', code = '', part = '', ...rest] = path.split('.');
	if (top === 'items') return t.item(code);
	if (top === 'dimensions') return t.dimension(code);
	if (top !== 'questions') return top in t ? t[top as 'title'] : top;
	const number = content.questions.findIndex((question) => question.code === code) + 1;
	return t.question(number, partWords(part, rest, content, code, locale));
}

function partWords(
	part: string,
	rest: readonly string[],
	content: SurveyContent,
	question: string,
	locale: Locale
): string {
	const t = say(contentPlaces, locale);
	switch (part) {
		case 'options': {
			const options = content.questions.find(({ code }) => code === question)?.options ?? [];
			const number = options.findIndex(({ code }) => code === rest[0]) + 1;
			return rest[0] === undefined ? t.options : t.option(String(number));
		}
		case 'show_if':
			return rest[1] === undefined ? t.condition : t.rule(Number(rest[1]) + 1);
		case 'scale':
			return rest[1] === undefined ? t.scale : rest[1] === 'min' ? t.scaleMin : t.scaleMax;
		case 'help':
			return t.help;
		case 'code':
			return t.code;
		default:
			return t.text;
	}
}

/** The field of the builder's form in which a text or a problem is mended; its id too. */
export function fieldName(path: string, content: SurveyContent, locale?: Locale): string {
	const [top = '', code = '', part = '', ...rest] = path.split('.');
	const language = locale === undefined ? '' : `.${locale}`;
	if (top === 'items' || top === 'dimensions') return 'languages';
	if (top !== 'questions') return `${path}${language}`;
	const place = content.questions.findIndex((question) => question.code === code);
	const at = `questions.${place}`;
	if (part !== 'options' || rest[0] === undefined) {
		const inside = [part, ...rest].filter((one) => one !== '').join('.');
		const isRule = part === 'show_if' && rest.length > 0;
		return `${at}.${inside}${isRule ? '.field' : language}`;
	}
	const options = content.questions[place]?.options ?? [];
	const option = options.findIndex((one) => one.code === rest[0]);
	return `${at}.options.${option}.${locale === undefined ? 'code' : `text${language}`}`;
}

/** The address of a field in the builder, with its question unfolded. */
export function fieldAddress(survey: string, field: string): string {
	const [, place] = /^questions\.(\d+)/.exec(field) ?? [];
	return `/surveys/${survey}/edit${place === undefined ? '' : `?at=${place}`}#${field}`;
}

/** Where a field of the builder's form is, for people; the other way round from `fieldName`. */
export function placeOfField(field: string, content: SurveyContent, locale: Locale): string {
	const t = say(contentPlaces, locale);
	const language = /\.(zh|en)$/.exec(field)?.[1];
	const path = field.replace(/\.(zh|en)$/, '');
	const [top = '', place = '', part = '', ...rest] = path.split('.');
	const name = language === undefined ? '' : ` (${language})`;
	if (top !== 'questions' || place === '') return `${top in t ? t[top as 'title'] : path}${name}`;
	const option = part === 'options' && rest[0] !== undefined ? Number(rest[0]) + 1 : null;
	const words =
		option === null ? partWords(part, rest, content, '', locale) : t.option(String(option));
	return `${t.question(Number(place) + 1, words)}${name}`;
}
