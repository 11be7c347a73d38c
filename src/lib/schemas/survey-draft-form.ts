/**
 * The builder's page as one plain form, read back into the content of a survey.
 *
 * Field names are paths: `title.zh`, `questions.2.options.0.text.en`. Numbers in them only order;
 * gaps close. What is read may still be incomplete, as drafts are: what a draft must not be is said
 * by draftIssues in survey-draft-issues.ts.
 */
import {
	CONSENT_TIERS,
	CONTACT_OFFERS,
	type Question,
	type SurveyContent
} from '#lib/domain/surveys/content.ts';
import { withNewRules, type Renamed } from '#lib/domain/surveys/rename-questions.ts';
import { freeQuestionCode } from '#lib/domain/surveys/survey-code.ts';
import { LOCALES, isLocale, type Locale } from '#lib/messages/message.ts';
import { fieldReader, oneOf, wholeNumber, wordsOf, type FieldReader } from './field-reader.ts';
import { questionOf, withCodes, withTypedRules } from './question-form.ts';

export type DraftForm = {
	readonly content: SurveyContent;
	/** What the pressed button asks for, see domain/surveys/draft-command.ts. */
	readonly command: string;
	/** Fingerprint of the draft that the form was made from; empty where it was not sent. */
	readonly mark: string;
	/** Codes of questions that were given another one: old → new. */
	readonly renamed: Renamed;
};

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

function renamedCodes(read: FieldReader, questions: readonly Question[]): Map<string, string> {
	const pairs = read.places('questions').map((place, index) => {
		return [read.one(`questions.${place}.was`), questions[index]?.code ?? ''] as const;
	});
	return new Map(pairs.filter(([was, code]) => was !== '' && was !== code));
}

/** People think in percent; shares are 0–1. */
function shareOf(percent: string): number {
	const number = wholeNumber(percent);
	return number === null ? 1 : Math.min(100, number) / 100;
}
