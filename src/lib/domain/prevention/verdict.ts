import type { Estimate } from '../statistics/estimate.ts';
import type { ArmCounts } from './arms.ts';
import { effectOf, type Effect } from './estimate.ts';
import { gateOf } from './gate.ts';

export const VERDICTS = ['works', 'no_visible_effect', 'may_do_harm', 'cannot_tell'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Contact works when this probable; read once, a useless programme passes in about one of twenty. */
export const WORKS_FROM = 0.95;
/** Contact may do harm when that is more probable than this; seen at any time, not only on the date. */
export const HARM_ABOVE = 0.9;
/** Part of the complaints that a programme should save to be worth its while. */
export const WORTHWHILE = 0.5;

export type Judgement = {
	verdict: Verdict;
	/** null while the gate is closed: what cannot be judged is not shown either. */
	effect: Effect | null;
};

/**
 * The verdict of a programme, meant for one look on the date that was fixed beforehand.
 *
 * - `works`: contact is better with a probability of at least 95 %, that is, the 90 % interval lies above 0
 * - `may_do_harm`: contact is worse with a probability above 90 %
 * - `no_visible_effect`: neither, and the interval excludes that half of the complaints are prevented
 * - `cannot_tell`: neither, or not enough customers
 *
 * Unit: none. Range: the four words.
 * Missing: a closed gate is `cannot_tell`.
 */
export function judge(arms: ArmCounts): Judgement {
	if (!gateOf(arms).isOpen) return { verdict: 'cannot_tell', effect: null };
	const effect = effectOf(arms).value;
	if (effect === null) return { verdict: 'cannot_tell', effect: null };
	return { verdict: wordFor(effect, arms), effect };
}

/** Whether contact looks harmful; asked at every look, since harm must not wait for a date. */
export function mayDoHarm(effect: Estimate<Effect>['value']): boolean {
	return effect !== null && 1 - effect.better > HARM_ABOVE;
}

function wordFor(effect: Effect, { holdout }: ArmCounts): Verdict {
	if (effect.better >= WORKS_FROM) return 'works';
	if (mayDoHarm(effect)) return 'may_do_harm';
	const worthwhile = WORTHWHILE * (holdout.complaints / holdout.n);
	return effect.interval90[1] < worthwhile ? 'no_visible_effect' : 'cannot_tell';
}
