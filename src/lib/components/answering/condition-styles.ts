/**
 * A survey's conditions as a style sheet, so that questions come and go without a script. A browser
 * without `:has()` shows all of them; the server drops what did not apply.
 */
import { pointsOf, type AskedSurvey } from '#lib/domain/surveys/asked-survey.ts';
import { reasonsToHide, type Fact } from '#lib/domain/surveys/conditions.ts';
import { lowItemAtMost, lowOverallAtMost } from '#lib/domain/surveys/low-rating.ts';

type Asked = Pick<AskedSurvey, 'scale' | 'questions' | 'asks'>;

/** Codes are plain by their schema; anything else must not get into a style sheet. */
const PLAIN = /^[\w-]*$/;

/** The rules for the form with this id; empty when everything always shows. */
export function conditionStyles(survey: Asked, form: string): string {
	const rules = survey.questions.flatMap((question) => {
		const selectors = reasonsToHide(survey, question).map(
			(facts) => `#${form}${facts.map(asSelector).join('')} #ask-${question.code}`
		);
		return selectors.length > 0 && PLAIN.test(question.code) ? [hide(selectors)] : [];
	});
	if (survey.asks.contact === 'after_low') {
		const offered = [
			chosen('[name^="p_"]', upTo(survey.scale, lowItemAtMost(survey.scale))),
			chosen('[name="overall"]', upTo(survey.scale, lowOverallAtMost(survey.scale))),
			'[name="contact_requested"]:checked'
		];
		rules.push(hide([`#${form}:not(:has(${offered.join()})) .contact`]));
	}
	return rules.length > 0 ? `@supports selector(:has(*)){${rules.join('')}}` : '';
}

function asSelector({ field, values, isChosen }: Fact): string {
	const plain = values.filter((value) => PLAIN.test(value));
	// Nobody can have chosen one of no values.
	if (plain.length === 0) return isChosen ? ':not(*)' : '';
	const one = `:has(${chosen(`[name="${field}"]`, plain)})`;
	return isChosen ? one : `:not(${one})`;
}

function chosen(field: string, values: readonly (string | number)[]): string {
	return `${field}:is(${values.map((value) => `[value="${value}"]`).join()}):checked`;
}

function upTo(scale: Asked['scale'], highest: number): number[] {
	return pointsOf(scale).filter((point) => point <= highest);
}

function hide(selectors: readonly string[]): string {
	return `${selectors.join()}{display:none}`;
}
