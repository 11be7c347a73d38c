/**
 * Ready-made questions that a survey can take over: recommendation, effort, satisfaction, loyalty,
 * and what tells of trouble early (switching, unclear information, disrespect, an unwritten promise).
 *
 * The wording is our own. Methods: NPS, Reichheld (2003), Harvard Business Review 81(12), answers
 * 0–10 only; customer effort, Dixon, Freeman & Toman (2010), Harvard Business Review 88(7/8), in its
 * later form of agreement, 1–7; satisfaction (CSAT), 1–5; loyalty and switching after the intention
 * items of Zeithaml, Berry & Parasuraman (1996), Journal of Marketing 60(2), 1–7.
 */
import {
	clearness,
	presetHelp,
	presetTexts,
	respect,
	scaleEnds,
	type presetNames
} from '#lib/messages/question-presets.ts';
import type { LocalText, Question } from './content.ts';

export type PresetName = keyof typeof presetNames;

const AFTER_THE_ITEMS = { required: false, place: 'after' } as const;
const AGREEMENT = { min: 1, max: 7, labels: { min: scaleEnds.disagree, max: scaleEnds.agree } };

/** A fresh copy each time, because a survey changes what it has taken over. */
export function presetQuestion(preset: PresetName): Question {
	return structuredClone(PRESET_QUESTIONS[preset]);
}

/** In the order in which they are offered. */
export const PRESET_QUESTIONS: Readonly<Record<PresetName, Question>> = {
	nps: {
		...rating('nps', { min: 0, max: 10, labels: ends('unlikely', 'likely') }),
		preset: 'nps'
	},
	effort: { ...rating('effort', AGREEMENT), preset: 'effort' },
	csat: {
		...rating('csat', { min: 1, max: 5, labels: ends('dissatisfied', 'satisfied') }),
		preset: 'csat'
	},
	loyalty: rating('loyalty', AGREEMENT),
	intention: rating('intention', AGREEMENT),
	/** Agreement is bad news here. */
	switching: rating('switching', AGREEMENT),
	information_clear: single('information_clear', clearness),
	respected: single('respected', respect),
	unwritten_expectation: {
		...AFTER_THE_ITEMS,
		code: 'unwritten_expectation',
		type: 'text',
		text: presetTexts.unwritten_expectation,
		help: presetHelp.unwritten_expectation
	}
};

function ends(min: keyof typeof scaleEnds, max: keyof typeof scaleEnds) {
	return { min: scaleEnds[min], max: scaleEnds[max] };
}

function rating(code: PresetName, scale: NonNullable<Question['scale']>): Question {
	return { ...AFTER_THE_ITEMS, code, type: 'rating', text: presetTexts[code], scale };
}

function single(code: PresetName, words: Record<string, LocalText>): Question {
	const options = Object.entries(words).map(([option, text]) => ({ code: option, text }));
	return { ...AFTER_THE_ITEMS, code, type: 'single', text: presetTexts[code], options };
}
