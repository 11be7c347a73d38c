/** Which answers to the ready-made questions count as a signal. */
import type { LocalText } from '../surveys/content.ts';
import { PRESET_QUESTIONS } from '../surveys/question-presets.ts';
import type { Signal } from './signals.ts';

/** By signal, the ready-made question whose options it is read from; the first option is the good one. */
export const QUESTION_OF = {
	information_unclear: 'information_clear',
	felt_ignored: 'respected'
} as const satisfies Partial<Record<Signal, keyof typeof PRESET_QUESTIONS>>;
export type AnsweredSignal = keyof typeof QUESTION_OF;

export function isAnswered(signal: string): signal is AnsweredSignal {
	return Object.hasOwn(QUESTION_OF, signal);
}

/** The question, and the answers that may count: all but the good one. */
export function answersThatMayCount(signal: AnsweredSignal): {
	question: LocalText;
	options: readonly { code: string; text: LocalText }[];
} {
	const { text, options = [] } = PRESET_QUESTIONS[QUESTION_OF[signal]];
	return { question: text, options: options.slice(1) };
}

/** The answers that count on a card. */
export function answersThatCount(parameters: Readonly<Record<string, unknown>>): string[] {
	const answers = parameters['answers'];
	return Array.isArray(answers) ? answers.filter((one) => typeof one === 'string') : [];
}
