/** Problems of fields in words: beside the field, and once in the summary. */
import { say, type Locale } from '#lib/messages/message.ts';
import { survey as words } from '#lib/messages/survey.ts';
import type { OpenSurvey } from '#lib/schemas/open-survey.ts';
import {
	COMMENT_LIMIT_CODE_POINTS,
	CONTACT_LIMIT_CODE_POINTS,
	type FieldProblem
} from '#lib/schemas/response.ts';

type Words = Record<string, string>;

export function problemWords(
	problems: Readonly<Record<string, FieldProblem>>,
	locale: Locale
): Words {
	const t = say(words, locale);
	return Object.fromEntries(
		Object.entries(problems).map(([field, problem]) => {
			if (problem === 'rating_needed') return [field, t.ratingNeeded];
			if (problem === 'unreadable') return [field, t.choiceUnreadable];
			return field === 'comment'
				? [field, t.commentTooLong(COMMENT_LIMIT_CODE_POINTS)]
				: [field, t.contactTooLong(CONTACT_LIMIT_CODE_POINTS)];
		})
	);
}

/** One line for each problem in the order of the page; what has no field to go to comes last. */
export function summaryOf(
	explained: Readonly<Words>,
	survey: Pick<OpenSurvey, 'items'>,
	locale: Locale
): { href: string | null; words: string }[] {
	const t = say(words, locale);
	const fields = [
		...survey.items.flatMap(({ code }) => [`e_${code}`, `p_${code}`]),
		...['overall', 'comment', 'contact_detail']
	];
	const shown = fields.flatMap((field) =>
		explained[field] ? [{ href: `#${field}`, words: explained[field] }] : []
	);
	const isAllShown = Object.keys(explained).every((field) => fields.includes(field));
	return isAllShown ? shown : [...shown, { href: null, words: t.formUnreadable }];
}
