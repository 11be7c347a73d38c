/**
 * A survey's conditions as a style sheet, so that questions come and go without a script. A browser
 * without `:has()` shows all of them; the server drops what did not apply.
 */
import type { RatingScale } from '#lib/domain/servqual/scale.ts';
import { pointsOf, ratingField, type AskedSurvey } from '#lib/domain/surveys/asked-survey.ts';
import { questionField, reasonsToHide, type Fact } from '#lib/domain/surveys/conditions.ts';
import {
	lowAnswerAtMost,
	lowItemAtMost,
	lowOverallAtMost,
	lowReversedAtLeast
} from '#lib/domain/surveys/low-rating.ts';

type Asked = Pick<AskedSurvey, 'scale' | 'items' | 'questions' | 'asks'>;

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
		const offered = [...lowRatings(survey), '[name="contact_requested"]:checked'];
		rules.push(hide([`#${form}:not(:has(${offered.join()})) .contact`]));
	}
	return rules.length > 0 ? `@supports selector(:has(*)){${rules.join('')}}` : '';
}

/** What is chosen when something was rated low. */
function lowRatings({ scale, items, questions }: Asked): string[] {
	const low = upTo(scale, lowItemAtMost(scale));
	const reversed = items
		.filter((item) => item.reversed && PLAIN.test(item.code))
		.map(({ code }) => `[name="${ratingField('perception', code)}"]`);
	const keyed = reversed.length > 0 ? `:not(${reversed.join()})` : '';
	return [
		chosen(`[name^="p_"]${keyed}`, low),
		...reversed.map((field) => chosen(field, downTo(scale, lowReversedAtLeast(scale)))),
		chosen('[name="overall"]', upTo(scale, lowOverallAtMost(scale))),
		...questions.flatMap((question) => {
			const highest = lowAnswerAtMost(question);
			if (highest === null || !question.scale || !PLAIN.test(question.code)) return [];
			return [chosen(`[name="${questionField(question.code)}"]`, upTo(question.scale, highest))];
		})
	];
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

function upTo(scale: RatingScale, highest: number): number[] {
	return pointsOf(scale).filter((point) => point <= highest);
}

function downTo(scale: RatingScale, lowest: number): number[] {
	return pointsOf(scale).filter((point) => point >= lowest);
}

function hide(selectors: readonly string[]): string {
	return `${selectors.join()}{display:none}`;
}
