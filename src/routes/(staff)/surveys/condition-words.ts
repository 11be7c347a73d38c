import {
	allFields,
	type ConditionField,
	type MeasuredInstrument
} from '#lib/domain/surveys/condition-fields.ts';
import type { Condition, ConditionRule, SurveyContent } from '#lib/domain/surveys/content.ts';
import type { Form } from '#lib/domain/surveys/form-facts.ts';
import { inLocale } from '#lib/format/text.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { builder, operators } from '#lib/messages/survey-builder.ts';

/** A condition as a sentence: "When all of these are true: “Overall satisfaction” is at most 3". */
export function conditionWords(
	{ match, rules }: Condition,
	content: SurveyContent,
	form: Form,
	instrument: MeasuredInstrument,
	locale: Locale
): string {
	const t = say(builder, locale);
	const fields = allFields(content, form, instrument);
	const told = rules.map((rule) => ruleWords(rule, fields, locale));
	const [zh, en] = [match === 'all' ? '，并且' : '，或者', match === 'all' ? ' and ' : ' or '];
	return `${t.condition}${locale === 'zh' ? '：' : ': '}${told.join(locale === 'zh' ? zh : en)}`;
}

function ruleWords(
	{ field: name, op, value }: ConditionRule,
	fields: readonly ConditionField[],
	locale: Locale
): string {
	const field = fields.find((one) => one.field === name);
	const subject = field
		? field.text === null
			? say(builder, locale).overall
			: inLocale(field.text, locale)
		: name;
	const option = field?.kind === 'choice' ? field.options.find(({ code }) => code === value) : null;
	const object = option ? inLocale(option.text, locale) : String(value);
	const verb = say(operators, locale)[op];
	return locale === 'zh' ? `“${subject}”${verb}“${object}”` : `“${subject}” ${verb} “${object}”`;
}
