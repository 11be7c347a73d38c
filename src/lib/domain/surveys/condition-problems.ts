/** What is wrong with the condition of a question: it looks at nothing, too early, or for no answer. */
import {
	allFields,
	CHOICE_OPERATORS,
	fieldsBefore,
	type ConditionField,
	type MeasuredInstrument
} from './condition-fields.ts';
import type { ConditionRule, Question, SurveyContent } from './content.ts';
import type { Form } from './form-facts.ts';
import type { GateProblem } from './publish-gate.ts';

export function conditionProblems(
	{ code, show_if }: Question,
	position: number,
	content: SurveyContent,
	form: Form,
	instrument: MeasuredInstrument
): GateProblem[] {
	if (!show_if) return [];
	const path = `questions.${code}.show_if`;
	if (show_if.rules.length === 0) return [{ kind: 'no_rules', path }];
	const known = allFields(content, form, instrument).map(({ field }) => field);
	const before = fieldsBefore(content, form, instrument, position);
	return show_if.rules.flatMap((rule, place) => {
		const at = { path: `${path}.rules.${place}`, found: rule.field };
		const field = before.find((one) => one.field === rule.field);
		if (field) return ruleProblems(rule, field, at.path);
		return [{ kind: known.includes(rule.field) ? 'later_field' : 'unknown_field', ...at } as const];
	});
}

function ruleProblems(rule: ConditionRule, field: ConditionField, path: string): GateProblem[] {
	const found = String(rule.value);
	if (field.kind === 'choice') {
		if (!CHOICE_OPERATORS.some((op) => op === rule.op)) {
			return [{ kind: 'operator_unfit', path, found: rule.op }];
		}
		const isOption = field.options.some(({ code }) => code === rule.value);
		return isOption ? [] : [{ kind: 'value_outside', path, found }];
	}
	const { value } = rule;
	const isOnScale =
		typeof value === 'number' &&
		Number.isInteger(value) &&
		value >= field.min &&
		value <= field.max;
	if (!isOnScale) return [{ kind: 'value_outside', path, found }];
	return field.isSampled ? [{ kind: 'sometimes_asked', path, found: rule.field }] : [];
}
