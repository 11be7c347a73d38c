/**
 * The builder's page as one plain form, read back into the content of a survey.
 *
 * Field names are paths: `title.zh`, `questions.2.options.0.text.en`. Numbers in them only order;
 * gaps close. What is read may still be incomplete, as drafts are: what a draft must not be is said
 * by draftIssues in survey-draft-issues.ts.
 */
import {
	CONDITION_OPERATORS,
	CONSENT_TIERS,
	CONTACT_OFFERS,
	QUESTION_PLACES,
	QUESTION_PRESETS,
	QUESTION_TYPES,
	type Condition,
	type LocalText,
	type Question,
	type SurveyContent
} from '#lib/domain/surveys/content.ts';
import { withNewRules, type Renamed } from '#lib/domain/surveys/rename-questions.ts';
import { freeCode, freeQuestionCode, slug } from '#lib/domain/surveys/survey-code.ts';
import { cleanText } from '#lib/domain/text/clean-text.ts';
import { LOCALES, isLocale, type Locale } from '#lib/messages/message.ts';
import { fieldReader, type FieldReader } from './field-reader.ts';

export type DraftForm = {
	readonly content: SurveyContent;
	/** What the pressed button asks for, see domain/surveys/draft-command.ts. */
	readonly command: string;
	/** Fingerprint of the draft that the form was made from; empty where it was not sent. */
	readonly mark: string;
	/** Codes of questions that were given another one: old → new. */
	readonly renamed: Renamed;
};

const MATCHES = ['all', 'any'] as const;

export function readDraftForm(entries: Iterable<readonly [string, string]>): DraftForm {
	const read = fieldReader(entries);
	const given = read.places('questions').map((place) => questionOf(read, `questions.${place}`));
	const questions = withCodes(given, 'q', freeQuestionCode);
	const renamed = renamedCodes(read, questions);
	const intro = wordsOf(read, 'intro');
	const thanks = wordsOf(read, 'thanks');
	return {
		command: read.one('do'),
		mark: read.one('mark'),
		renamed,
		content: {
			title: wordsOf(read, 'title') ?? {},
			...(intro && { intro }),
			...(thanks && { thanks }),
			languages: languagesOf(read),
			consent: oneOf(CONSENT_TIERS, read.one('consent')),
			overall: read.one('overall') === 'on',
			comment: read.one('comment') === 'on',
			importance: read.one('importance') === 'on',
			contact: oneOf(CONTACT_OFFERS, read.one('contact')),
			expectation: {
				share: shareOf(read.one('expectation.share')),
				every_days: wholeNumber(read.one('expectation.every_days'))
			},
			questions: questions.map((question) =>
				withTypedRules(withNewRules(question, renamed), questions)
			),
			translated_from: {}
		}
	};
}

/** The source language first; it decides which texts the others are translations of. */
function languagesOf(read: FieldReader): Locale[] {
	const chosen = LOCALES.filter((locale) => read.all('languages').includes(locale));
	const source = read.one('source');
	return isLocale(source) && chosen.includes(source)
		? [source, ...chosen.filter((locale) => locale !== source)]
		: chosen;
}

function questionOf(read: FieldReader, at: string): Question {
	const type = oneOf(QUESTION_TYPES, read.one(`${at}.type`));
	const preset = QUESTION_PRESETS.find((known) => known === read.one(`${at}.preset`));
	const help = wordsOf(read, `${at}.help`);
	const isChoice = type === 'single' || type === 'multiple';
	const options = read.places(`${at}.options`).map((place) => ({
		code: codeOf(read.one(`${at}.options.${place}.code`)),
		text: wordsOf(read, `${at}.options.${place}.text`) ?? {}
	}));
	const show_if = conditionOf(read, at);
	return {
		code: codeOf(read.one(`${at}.code`)),
		type,
		text: wordsOf(read, `${at}.text`) ?? {},
		...(help && { help }),
		required: read.one(`${at}.required`) === 'on',
		place: oneOf(QUESTION_PLACES, read.one(`${at}.place`)),
		...(isChoice && { options: withCodes(options, 'o', freeCode) }),
		...(type === 'rating' && { scale: scaleOf(read, `${at}.scale`) }),
		...(preset && { preset }),
		...(show_if && { show_if })
	};
}

function scaleOf(read: FieldReader, at: string): NonNullable<Question['scale']> {
	const min = wordsOf(read, `${at}.labels.min`);
	const max = wordsOf(read, `${at}.labels.max`);
	return {
		min: wholeNumber(read.one(`${at}.min`)) ?? 1,
		max: wholeNumber(read.one(`${at}.max`)) ?? 5,
		...((min ?? max) && { labels: { min: min ?? {}, max: max ?? {} } })
	};
}

function conditionOf(read: FieldReader, at: string): Condition | undefined {
	const match = MATCHES.find((known) => known === read.one(`${at}.show_if.match`));
	if (!match) return undefined;
	const rules = read.places(`${at}.show_if.rules`).map((place) => {
		const rule = `${at}.show_if.rules.${place}`;
		return {
			field: read.one(`${rule}.field`),
			op: oneOf(CONDITION_OPERATORS, read.one(`${rule}.op`)),
			value: read.one(`${rule}.value`)
		};
	});
	return { match, rules };
}

/** A form sends text only: where a rule looks at a number, its value is one. */
function withTypedRules(question: Question, all: readonly Question[]): Question {
	if (!question.show_if) return question;
	const rules = question.show_if.rules.map((rule) => {
		const asked = all.find(({ code }) => rule.field === `q_${code}`);
		const isNumber = asked ? asked.type === 'rating' : !rule.field.startsWith('q_');
		const number = wholeNumber(String(rule.value));
		return isNumber && number !== null ? { ...rule, value: number } : rule;
	});
	return { ...question, show_if: { ...question.show_if, rules } };
}

/** Codes that were left empty follow from the English words, else they are counted. */
function withCodes<Coded extends { readonly code: string; readonly text: LocalText }>(
	given: readonly Coded[],
	prefix: string,
	free: (wanted: string, taken: Iterable<string>) => string
): Coded[] {
	const taken = new Set(given.map(({ code }) => code));
	return given.map((one, place) => {
		if (one.code !== '') return one;
		const code = free(slug(one.text.en ?? '').slice(0, 24) || `${prefix}${place + 1}`, taken);
		taken.add(code);
		return { ...one, code };
	});
}

function renamedCodes(read: FieldReader, questions: readonly Question[]): Map<string, string> {
	const pairs = read.places('questions').map((place, index) => {
		return [read.one(`questions.${place}.was`), questions[index]?.code ?? ''] as const;
	});
	return new Map(pairs.filter(([was, code]) => was !== '' && was !== code));
}

/** The words of each language; undefined where there are none at all. */
function wordsOf(read: FieldReader, at: string): LocalText | undefined {
	const words: LocalText = {};
	for (const locale of LOCALES) {
		const text = cleanText(read.one(`${at}.${locale}`)).trim();
		if (text !== '') words[locale] = text;
	}
	return Object.keys(words).length > 0 ? words : undefined;
}

function codeOf(given: string): string {
	return given.trim().toLowerCase();
}

function oneOf<Value extends string>(values: readonly [Value, ...Value[]], given: string): Value {
	return values.find((value) => value === given) ?? values[0];
}

function wholeNumber(given: string): number | null {
	return /^\s*\d{1,6}\s*$/.test(given) ? Number(given) : null;
}

/** People think in percent; shares are 0–1. */
function shareOf(percent: string): number {
	const number = wholeNumber(percent);
	return number === null ? 1 : Math.min(100, number) / 100;
}
