/** What the script of a survey page says; it travels in the page, in the page's language only. */
import { say, type Locale } from '#lib/messages/message.ts';
import { survey as words } from '#lib/messages/survey.ts';

/** Stands for a number in a sentence. */
export const NUMBER = '#';
/** Stands for the second number in a sentence. */
export const OTHER_NUMBER = '@';

export function scriptWords(locale: Locale) {
	const t = say(words, locale);
	return {
		answered: t.answered(NUMBER, OTHER_NUMBER),
		notAnswered: t.notAnswered,
		noOpinion: t.noOpinion,
		pointsLeft: t.pointsLeft(NUMBER),
		pointsOver: t.pointsOver(NUMBER),
		pointsDone: t.pointsDone,
		kept: t.kept,
		sending: t.sending,
		noNetwork: t.noNetwork,
		noService: t.noService
	};
}

export type ScriptWords = ReturnType<typeof scriptWords>;
