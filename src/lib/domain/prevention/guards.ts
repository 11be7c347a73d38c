/** What must not become worse while complaints become fewer. */
import type { Interval } from '../statistics/interval.ts';
import { shareDifference, type Share } from '../statistics/newcombe.ts';
import type { Arm } from './arms.ts';
import { gateOf, type Gate } from './gate.ts';

/**
 * - `next_survey`: the next rating is in the lowest two steps
 * - `churn`: the customer left
 * - `opt_outs`: the customer wants no more contact
 */
export const GUARDS = ['next_survey', 'churn', 'opt_outs'] as const;
export type Guard = (typeof GUARDS)[number];

/** Problems told before a complaint are watched too, but more of them are no harm: they were listened to. */
export const WATCHED = [...GUARDS, 'pre_complaints'] as const;

export type GuardResult = {
	readonly arms: Readonly<Record<Arm, Share>>;
	/** Held-out customers and events in both arms, as for the outcome. */
	readonly gate: Gate;
	/** Share held out − contacted, as for the outcome: negative means that it happens to more of the contacted. */
	readonly difference: number | null;
	readonly ci95: Interval | null;
	/** Reliably more of the contacted; null while the gate is closed. */
	readonly isWorse: boolean | null;
};

/**
 * One guard of a programme, by intention to treat.
 *
 * A guard has no prior and no verdict: it is watched for harm, and its interval says how much may hide.
 *
 * Unit: share, −1 … 1. Range: 95 % interval; worse when all of it lies below 0.
 * Missing: null while the gate of 30 held-out customers and 10 events in both arms is closed.
 * Source: Newcombe (1998), Statistics in Medicine 17(8), method 10.
 */
export function guardResult(arms: Readonly<Record<Arm, Share>>): GuardResult {
	const gate = gateOf({ contact: asOutcome(arms.contact), holdout: asOutcome(arms.holdout) });
	const told = gate.isOpen ? shareDifference(arms.holdout, arms.contact).value : null;
	if (told === null) return { arms, gate, difference: null, ci95: null, isWorse: null };
	return { arms, gate, ...told, isWorse: told.ci95[1] < 0 };
}

const asOutcome = ({ count, n }: Share) => ({ n, complaints: count });
