/** One question of the builder's form, read back from its fields. */
import {
	CONDITION_OPERATORS,
	QUESTION_PLACES,
	QUESTION_PRESETS,
	QUESTION_TYPES,
	type Condition,
	type LocalText,
	type Question
} from '#lib/domain/surveys/content.ts';
import { freeCode, slug } from '#lib/domain/surveys/survey-code.ts';
import { oneOf, wholeNumber, wordsOf, type FieldReader } from './field-reader.ts';

const MATCHES = ['all', 'any'] as const;

export function questionOf(read: FieldReader, at: string): Question {
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
export function withTypedRules(question: Question, all: readonly Question[]): Question {
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
export function withCodes<Coded extends { readonly code: string; readonly text: LocalText }>(
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

function codeOf(given: string): string {
	return given.trim().toLowerCase();
}
