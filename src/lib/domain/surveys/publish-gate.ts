/**
 * What keeps a draft from being published, and what somebody should look at before it is.
 *
 * Everything is told at once, each with the place where it can be mended. The database refuses
 * missing texts too; here are the words and the rest.
 */
import { LOCALES, type Locale } from '#lib/messages/message.ts';
import type { MeasuredInstrument } from './condition-fields.ts';
import { conditionProblems } from './condition-problems.ts';
import type { Question, SurveyContent } from './content.ts';
import { contentStrings, wordsIn, type Words } from './content-strings.ts';
import { factsWithoutFallback, unknownFacts } from './fact-names.ts';
import { columnsOfForm, type Form } from './form-facts.ts';
import { translationStates } from './translation-state.ts';

export const REFUSING = [
	'missing',
	'missing_in_instrument',
	'unknown_fact',
	'repeated_code',
	'few_options',
	'bad_scale',
	'no_rules',
	'unknown_field',
	'later_field',
	'operator_unfit',
	'value_outside',
	'nothing_asked'
] as const;
export const WARNING = ['outdated', 'identical', 'no_fallback', 'sometimes_asked'] as const;
type Kind = (typeof REFUSING)[number] | (typeof WARNING)[number];

export type GateProblem = {
	readonly kind: Kind;
	/** As in contentStrings, or `questions.<code>.show_if.rules.<n>` and the like. */
	readonly path: string;
	readonly locale?: Locale;
	/** What was found: a fact's name, a field, a value. */
	readonly found?: string;
};

export type GatedInstrument = Omit<MeasuredInstrument, 'dimensions'> & {
	readonly dimensions: readonly { readonly code: string; readonly name: Words }[];
	readonly name: Words;
};

const OPTIONS_LEAST = 2;

export function isRefusing({ kind }: GateProblem): boolean {
	return (REFUSING as readonly Kind[]).includes(kind);
}

/** Refusals first, then warnings, each in the order of the survey. */
export function publishProblems(
	content: SurveyContent,
	form: Form,
	instrument: GatedInstrument
): GateProblem[] {
	const found = [
		...instrumentProblems(content, form, instrument),
		...textProblems(content),
		...content.questions.flatMap((question) => questionProblems(question, content.questions)),
		...content.questions.flatMap((question, position) =>
			conditionProblems(question, position, content, form, instrument)
		),
		...emptiness(content, form)
	];
	return [...found.filter(isRefusing), ...found.filter((problem) => !isRefusing(problem))];
}

function textProblems(content: SurveyContent): GateProblem[] {
	const states = translationStates(content).flatMap(({ path, locale, state }) =>
		state === 'ok' ? [] : [{ kind: state, path, locale }]
	);
	const facts = contentStrings(content).flatMap(({ path, words }) =>
		LOCALES.flatMap((locale) => {
			const text = wordsIn(words, locale);
			const at = { path, locale };
			return [
				...unknownFacts(text).map((found) => ({ kind: 'unknown_fact' as const, ...at, found })),
				...factsWithoutFallback(text).map((found) => ({
					kind: 'no_fallback' as const,
					...at,
					found
				}))
			];
		})
	);
	return [...states, ...facts];
}

function instrumentProblems(
	{ languages }: SurveyContent,
	form: Form,
	{ dimensions, items }: GatedInstrument
): GateProblem[] {
	if (columnsOfForm(form).length === 0) return [];
	const texts = [
		...dimensions.map(({ code, name }) => [`dimensions.${code}`, name] as const),
		...items.map(({ code, text }) => [`items.${code}`, text] as const)
	];
	return texts.flatMap(([path, words]) =>
		languages
			.filter((locale) => wordsIn(words, locale) === '')
			.map((locale) => ({ kind: 'missing_in_instrument', path, locale }))
	);
}

function questionProblems(question: Question, all: readonly Question[]): GateProblem[] {
	const path = `questions.${question.code}`;
	const isChoice = question.type === 'single' || question.type === 'multiple';
	const options = question.options ?? [];
	const repeated = options.filter(
		({ code }, place) => options.findIndex((other) => other.code === code) !== place
	);
	return [
		...(all.filter(({ code }) => code === question.code).length > 1
			? [{ kind: 'repeated_code' as const, path: `${path}.code`, found: question.code }]
			: []),
		...(isChoice && options.length < OPTIONS_LEAST
			? [{ kind: 'few_options' as const, path: `${path}.options` }]
			: []),
		...repeated.map(({ code }) => ({
			kind: 'repeated_code' as const,
			path: `${path}.options.${code}`,
			found: code
		})),
		...(question.type === 'rating' && !isScale(question.scale)
			? [{ kind: 'bad_scale' as const, path: `${path}.scale` }]
			: [])
	];
}

function isScale(scale: Question['scale']): boolean {
	if (!scale) return false;
	const { min, max } = scale;
	return min >= 0 && min <= 1 && max >= 2 && max <= 10;
}

function emptiness({ overall, comment, questions }: SurveyContent, form: Form): GateProblem[] {
	const asksNothing = columnsOfForm(form).length === 0 && !overall && !comment;
	return asksNothing && questions.length === 0 ? [{ kind: 'nothing_asked', path: 'overall' }] : [];
}
